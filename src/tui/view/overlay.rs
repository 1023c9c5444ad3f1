//! What lies over the panes: help and questions.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::lang::{Lang, tui as words};
use crate::text::width;

use super::super::help::Help;
use super::super::keymap::{Action, Group, Keymap, Place, shown};
use super::super::picker::area;
use super::super::state::{Confirm, State};
use super::cursor_in;
use super::notes::wrapped;
use super::paint::{Canvas, inset, row_of};

/// Columns that the keys and what they do take in the middle of a wide screen.
const HELP_COLS: u16 = 84;

/// Widest line of a question.
const QUESTION_COLS: usize = 60;

/// Draws the keys of a pane.
pub(super) fn help(
    state: &State,
    help: &Help,
    canvas: &mut Canvas<'_>,
    screen: Rect,
) -> Option<Position> {
    let lang = canvas.settings.lang;
    let theme = canvas.settings.theme;
    let area = area(state.size);
    canvas.clear(area);
    let title = words::head_help(lang, place_word(help.place, lang));
    canvas.head(area, true, &title, words::help_keys(lang));
    let lines = help_lines(help, &canvas.settings.keymap, lang);
    let room = inset(area, 2.max(area.width.saturating_sub(HELP_COLS) / 2));
    let height = usize::from(area.height.saturating_sub(2));
    let top = help.top.min(lines.len().saturating_sub(height));
    for (nth, (left, right, action)) in lines.iter().skip(top).take(height).enumerate() {
        let row = row_of(room, nth + 1);
        // What cannot act now stands back and says why.
        let why_not = action.and_then(|action| state.why_not(action));
        let style = match (action, &why_not) {
            (None, _) => theme.heading,
            (_, Some(_)) => theme.dim,
            (_, None) => Style::new(),
        };
        canvas.put(row, row.x, left, style);
        let column = Rect {
            x: row.x + 26,
            width: row.width.saturating_sub(26),
            ..row
        };
        let behind = canvas.put(column, column.x, right, style);
        if let Some(why_not) = why_not {
            canvas.put(column, behind + 2, &why_not, theme.dim);
        }
    }
    let foot = row_of(room, usize::from(area.height).saturating_sub(1));
    let behind = canvas.put(foot, foot.x, "/", theme.dim);
    let behind = canvas.put(foot, behind, &help.filter, theme.heading);
    help.typing
        .then(|| cursor_in(screen, behind, foot.y))
        .flatten()
}

/// Keys, what they do, and the action; the head of a group has none.
type Line = (String, String, Option<Action>);

/// The lines of the help overlay.
pub(in crate::tui) fn help_lines(help: &Help, keymap: &Keymap, lang: Lang) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut group = None;
    for (binding, keys) in help.bindings(keymap, lang) {
        if group != Some(binding.group) {
            group = Some(binding.group);
            lines.push((
                group_word(binding.group, lang).to_owned(),
                String::new(),
                None,
            ));
        }
        let sequences: Vec<String> = keys.iter().map(|keys| shown(keys)).collect();
        lines.push((
            sequences.join("  "),
            (binding.doc)(lang).to_owned(),
            Some(binding.action),
        ));
    }
    lines
}

/// Draws a question.
pub(super) fn confirm(
    confirm: &Confirm,
    canvas: &mut Canvas<'_>,
    screen: Rect,
) -> Option<Position> {
    let lang = canvas.settings.lang;
    let theme = canvas.settings.theme;
    let keys = words::confirm_keys(lang);
    let room = usize::from(screen.width.saturating_sub(8)).min(QUESTION_COLS);
    let lines: Vec<String> = confirm
        .lines
        .iter()
        .flat_map(|line| wrapped(line, room, canvas.ambiguous()))
        .collect();
    let widest = lines
        .iter()
        .map(|line| width(line, canvas.ambiguous()))
        .chain([width(keys, canvas.ambiguous())])
        .max()
        .unwrap_or(0);
    let cols = u16::try_from(widest + 4)
        .unwrap_or(u16::MAX)
        .min(screen.width);
    let rows = u16::try_from(lines.len() + 4)
        .unwrap_or(u16::MAX)
        .min(screen.height);
    let area = Rect {
        x: screen.x + (screen.width - cols) / 2,
        y: screen.y + (screen.height - rows) / 3,
        width: cols,
        height: rows,
    };
    canvas.clear(area);
    canvas.head(area, true, words::head_question(lang), "");
    let room = inset(area, 2);
    for (nth, line) in lines.iter().enumerate() {
        let row = row_of(room, nth + 2);
        canvas.put(row, row.x, line, Style::new());
    }
    let last = row_of(room, usize::from(rows).saturating_sub(1));
    canvas.put(last, last.x, keys, theme.dim);
    cursor_in(screen, last.x, last.y)
}

/// The word for a pane.
fn place_word(place: Place, lang: Lang) -> &'static str {
    match place {
        Place::Text => words::place_text(lang),
        Place::Select => words::place_select(lang),
        Place::List => words::place_list(lang),
        Place::Navigator => words::place_navigator(lang),
        Place::Notes => words::place_notes(lang),
        Place::Scores => words::place_scores(lang),
    }
}

/// The head of a group of keys.
pub(in crate::tui) fn group_word(group: Group, lang: Lang) -> &'static str {
    match group {
        Group::Move => words::group_move(lang),
        Group::Go => words::group_go(lang),
        Group::Select => words::group_select(lang),
        Group::Note => words::group_note(lang),
        Group::Score => words::group_score(lang),
        Group::Outline => words::group_outline(lang),
        Group::Find => words::group_find(lang),
        Group::View => words::group_view(lang),
        Group::Program => words::group_program(lang),
    }
}
