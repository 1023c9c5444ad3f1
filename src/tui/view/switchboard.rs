//! The list of checks: whether each runs, how grave its findings are, what it is called; below
//! it what the one at hand finds, or why that matters.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::checks::Heading;
use crate::lang::{Lang, advice as words};
use crate::session::CheckState;

use super::super::switchboard::{Switchboard, n_lines};
use super::advice::severity;
use super::cursor_in;
use super::notes::wrapped;
use super::paint::{Canvas, inset, row_of, sheet};

/// Widest list.
const COLS: u16 = 84;

/// Columns up to the severity, and up to the name.
const COLUMNS: (u16, u16) = (5, 13);

/// Draws the list.
pub(super) fn draw(board: &Switchboard, canvas: &mut Canvas<'_>, screen: Rect) -> Option<Position> {
    let lang = canvas.settings.lang;
    let theme = canvas.settings.theme;
    let area = sheet(screen, COLS);
    canvas.clear(area);
    let n_on = board.states.iter().filter(|state| state.on).count();
    let head = words::head_checks(lang, n_on, board.states.len());
    canvas.head(area, true, &head, "");
    let room = inset(area, 2);
    let height = n_lines(screen.height);
    let mut cursor = None;
    let shown = board.states.iter().enumerate().skip(board.list.top);
    for (place, (nth, state)) in shown.take(height).enumerate() {
        let row = row_of(room, place + 1);
        draw_check(state, canvas, row);
        if nth == board.list.at {
            canvas.tint(row_of(area, place + 1), theme.cursor_row);
            cursor = cursor_in(screen, row.x + 1, row.y);
        }
    }
    let said = board.at_hand().map(|state| said(board, state, lang));
    let used = u16::try_from(height + 2).unwrap_or(u16::MAX);
    let below = Rect {
        y: room.y.saturating_add(used),
        height: room.height.saturating_sub(used + 1),
        ..room
    };
    let cols = usize::from(below.width);
    let lines = wrapped(&said.unwrap_or_default(), cols, canvas.ambiguous());
    for (nth, line) in lines.iter().enumerate() {
        let row = row_of(below, nth);
        canvas.put(row, row.x, line, Style::new());
    }
    let foot = row_of(room, usize::from(area.height).saturating_sub(1));
    canvas.put(foot, foot.x, words::hint_checks(lang), theme.dim);
    if board.states.iter().any(|state| state.switched) {
        canvas.put_right(foot, words::switched_here(lang), theme.dim);
    }
    cursor
}

/// What stands below the list.
fn said(board: &Switchboard, state: &CheckState, lang: Lang) -> String {
    if board.explains {
        return words::why(lang, state.about.why(lang));
    }
    let finds = state.about.below(Heading::Finds, lang).split_whitespace();
    let between = match lang {
        Lang::Zh => "",
        Lang::En => " ",
    };
    finds.collect::<Vec<_>>().join(between)
}

/// One check: its box, its severity, its name and id.
fn draw_check(state: &CheckState, canvas: &mut Canvas<'_>, row: Rect) {
    let lang = canvas.settings.lang;
    let theme = canvas.settings.theme;
    let about = state.about;
    let style = if state.on { Style::new() } else { theme.dim };
    let mark = if state.on { "[x]" } else { "[ ]" };
    let behind = canvas.put(row, row.x, mark, style);
    if state.switched {
        canvas.put(row, behind, "*", style);
    }
    let (severity_at, name_at) = COLUMNS;
    let word = severity(about.severity, lang);
    canvas.put(row, row.x + severity_at, word, theme.dim);
    let id_at = canvas.put_right(row, about.id, theme.dim);
    let room = Rect {
        width: id_at.saturating_sub(row.x + 1),
        ..row
    };
    canvas.put(room, row.x + name_at, about.title(lang), style);
}
