//! The last row: what is being typed, or what was said, or where one is and what the next key may be.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::checks::Finding;
use crate::lang::{Lang, command, listing, tui as words};
use crate::text::{Ambiguous, fit, width};

use super::super::blocks::Block;
use super::super::derived::unit_name;
use super::super::keymap::Action;
use super::super::layout::layout;
use super::super::prompt::{Prompt, PromptFor};
use super::super::state::{Mode, Overlay, Pane, State};
use super::super::update::beside;
use super::super::update::besiding;
use super::cursor_in;
use super::paint::{Canvas, Part};

/// What stands between two hints.
const BETWEEN: &str = "  ";

/// The columns that a section's name takes at least and at most.
const LEAST_SECTION: usize = 8;
const MOST_SECTION: usize = 24;

/// Draws the row; returns the caret where a line is being typed there.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, row: Rect) -> Option<Position> {
    if let Some(Overlay::Prompt(prompt)) = state.overlays.last() {
        return draw_prompt(state, prompt, canvas, row);
    }
    if state.message.is_some() || !state.typed.is_empty() {
        draw_place(state, canvas, row);
        return None;
    }
    let finding = finding_read(state).map_or(0, |finding| std::ptr::from_ref(finding).addr());
    let has_note = usize::from(state.has_note_at_hand());
    let section = state
        .opened()
        .map_or(0, |open| open.report.section_at(state.reader.cursor));
    let of = [
        section * 4 + has_note * 2 + usize::from(state.saved),
        finding,
    ];
    canvas.kept(Part::Status, of, row, |canvas| {
        draw_place(state, canvas, row);
        None
    })
}

/// Draws where one is, what was said, and what the next keys do.
fn draw_place(state: &State, canvas: &mut Canvas<'_>, row: Rect) {
    let theme = &state.settings.theme;
    let lang = state.settings.lang;
    let saving = saving(state);
    let right_at = if saving.is_empty() {
        row.x + row.width
    } else {
        let style = if state.trouble().is_some() {
            theme.error
        } else {
            theme.dim
        };
        let cols = usize::from(row.width) * 2 / 3;
        canvas.put_right(row, &fit(&saving, cols, canvas.ambiguous()), style)
    };
    let gap = if saving.is_empty() { 1 } else { 2 };
    let room = Rect {
        width: right_at.saturating_sub(row.x + gap),
        ..row
    };
    let cols = usize::from(room.width);
    let (hints, help) = (hints(state), help(state));
    let (said, style) = match &state.message {
        Some(message) if message.error => (format!("!{}", message.text), theme.error),
        Some(message) => (message.text.clone(), theme.status),
        None => {
            // The likeliest keys are worth more than the end of a heading.
            let likeliest = hints.get(..2).unwrap_or(&hints);
            let first = whole(likeliest, &help, cols / 2, canvas.ambiguous());
            let taken = width(&first, canvas.ambiguous()) + BETWEEN.len();
            let place = place(state, lang, cols.saturating_sub(taken));
            (place, theme.status)
        }
    };
    let behind = canvas.put(room, room.x, &said, style);
    let rest = Rect {
        x: behind + 2,
        width: (room.x + room.width).saturating_sub(behind + 2),
        ..room
    };
    let cols = usize::from(rest.width);
    let typed = state.typed.shown();
    let hint = match state.message {
        Some(_) => whole(&[], &help, cols, canvas.ambiguous()),
        None if typed.is_empty() => whole(&hints, &help, cols, canvas.ambiguous()),
        None => typed,
    };
    canvas.put_right(rest, &hint, theme.dim);
}

/// As many hints, from the first, as fit whole, and always the last one if it does.
fn whole(hints: &[String], last: &str, cols: usize, ambiguous: Ambiguous) -> String {
    (0..=hints.len())
        .rev()
        .map(|n_shown| {
            let shown = hints.iter().take(n_shown).map(String::as_str);
            let shown: Vec<&str> = shown.chain([last]).filter(|it| !it.is_empty()).collect();
            shown.join(BETWEEN)
        })
        .find(|shown| width(shown, ambiguous) <= cols)
        .unwrap_or_default()
}

/// Unsaved work and why, or that all is saved.
fn saving(state: &State) -> String {
    let lang = state.settings.lang;
    match state.trouble() {
        Some(why) => {
            let since = state.unsaved_since();
            let since = since.and_then(|at| at.get(11..16)).unwrap_or_default();
            let why = why.lines().next().unwrap_or_default();
            match state.n_unsaved() {
                0 => words::draft_unsaved(lang, since, why),
                n => words::unsaved(lang, n, since, why),
            }
        }
        None if state.n_unsaved() > 0 => words::saving(lang).to_owned(),
        None if state.saved => words::saved(lang).to_owned(),
        None => String::new(),
    }
}

/// Report, section and progress; where there is little room, without the section. At a finding
/// that no pane shows, what is found.
fn place(state: &State, lang: Lang, cols: usize) -> String {
    let ambiguous = state.settings.ambiguous;
    if let Some(finding) = finding_read(state).filter(|_| layout(state).side.is_none()) {
        return fit(finding.message.get(lang), cols, ambiguous);
    }
    let Some(open) = state.opened() else {
        return fit(&state.session.batch_name, cols, ambiguous);
    };
    let section = &open.report.sections[open.report.section_at(state.reader.cursor)];
    let number = match section.level {
        0 => words::preamble(lang).to_owned(),
        _ => super::navigator::label(section, &state.session.profile, lang),
    };
    let name = state
        .rows
        .get(open.report_idx)
        .and_then(Option::as_ref)
        .and_then(|row| unit_name(row))
        .unwrap_or(&open.review.report);
    let progress = words::progress(lang, state.tally.n_done, state.n_reports());
    let dot = " · ";
    let n_dot = width(dot, ambiguous);
    let left = cols.saturating_sub(width(&progress, ambiguous) + n_dot);
    let name = fit(name, left, ambiguous);
    let left = left.saturating_sub(width(&name, ambiguous) + n_dot);
    if left < LEAST_SECTION {
        return format!("{name}{dot}{progress}");
    }
    let number = fit(&number, left.min(MOST_SECTION), ambiguous);
    format!("{name}{dot}{number}{dot}{progress}")
}

/// The finding at the cursor of the text, or the one that is missing there.
fn finding_read(state: &State) -> Option<&Finding> {
    let reading = state.focus == Pane::Text && matches!(state.mode, Mode::Normal);
    reading.then(|| state.finding_at_hand()).flatten()
}

/// The key of the help; none while writing, where it is a letter.
fn help(state: &State) -> String {
    if matches!(state.mode, Mode::Write(_)) {
        return String::new();
    }
    hint(state, Action::Help).unwrap_or_default()
}

/// What the next likely keys do, the likeliest first; help aside.
fn hints(state: &State) -> Vec<String> {
    let lang = state.settings.lang;
    let fixed = |hints: &str| hints.split(BETWEEN).map(str::to_owned).collect();
    if let Mode::Write(_) = state.mode {
        return fixed(words::hint_writing(lang));
    }
    let actions: &[Action] = match (&state.mode, state.focus) {
        // Kept while another pane is looked at, where keys speak of that pane.
        (Mode::Select { .. }, Pane::Text) => &[
            Action::Note,
            Action::ObjectSentence,
            Action::Copy,
            Action::Back,
        ],
        (_, Pane::List) => &[
            Action::EditNote,
            Action::Open,
            Action::NextUnfinished,
            Action::Filter,
        ],
        (_, Pane::Navigator) => &[Action::EditNote, Action::Open, Action::Note],
        (_, Pane::Text) if state.search.is_some() => &[Action::NextHit, Action::Note, Action::Back],
        (_, Pane::Text) if state.has_note_at_hand() => {
            &[Action::EditNote, Action::DeleteNote, Action::Scores]
        }
        (_, Pane::Text) if finding_read(state).is_some() => &[
            Action::AcceptFinding,
            Action::DismissFinding,
            Action::NextFinding,
            Action::Note,
        ],
        (_, Pane::Text) => &[
            Action::EditNote,
            Action::Note,
            Action::Select,
            Action::Scores,
        ],
        (_, Pane::Notes) if matches!(state.block(), Some(Block::Finding(_))) => &[
            Action::AcceptFinding,
            Action::DismissFinding,
            Action::NextFinding,
        ],
        (_, Pane::Notes) if state.block().is_none() => &[Action::Scores],
        (_, Pane::Notes) => &[Action::EditNote, Action::DeleteNote, Action::Open],
        (_, Pane::Scores) => return fixed(words::hint_scores(lang)),
    };
    let can = actions.iter().filter(|&&it| state.why_not(it).is_none());
    can.filter_map(|&action| hint(state, action)).collect()
}

/// The key of an action here and a word or two.
fn hint(state: &State, action: Action) -> Option<String> {
    let lang = state.settings.lang;
    let keys = state.settings.keymap.keys_of(action, state.place())?;
    let goes_on = action == Action::EditNote && state.goes_on_with_draft();
    let what = if goes_on {
        words::do_go_on(lang)
    } else {
        short(action, lang)
    };
    Some(format!("{keys} {what}"))
}

/// A word or two for a hint.
fn short(action: Action, lang: Lang) -> &'static str {
    match action {
        Action::Open => words::do_open(lang),
        Action::NextUnfinished => words::do_next_unfinished(lang),
        Action::Note => words::do_note(lang),
        Action::NextHit => command::do_next_hit(lang),
        Action::Filter => command::do_filter(lang),
        Action::Select => words::do_select(lang),
        Action::ObjectSentence => words::do_sentence(lang),
        Action::Copy => words::do_copy(lang),
        Action::Back => words::do_back(lang),
        Action::Scores => words::do_score(lang),
        Action::EditNote => words::do_edit(lang),
        Action::DeleteNote => words::do_delete(lang),
        Action::AcceptFinding => crate::lang::advice::do_accept(lang),
        Action::DismissFinding => crate::lang::advice::do_dismiss(lang),
        Action::NextFinding => crate::lang::advice::do_next(lang),
        _ => words::do_help(lang),
    }
}

/// What the filter typed so far leaves, or what can be typed.
fn filter_right(state: &State) -> String {
    let lang = state.settings.lang;
    let filter = &state.listing.filter;
    match &filter.trouble {
        Some(value) => listing::filter_trouble(lang, value),
        None if filter.typed.is_empty() => listing::filter_example(lang).to_owned(),
        None => listing::filter_count(lang, state.listing.order.len(), state.n_reports()),
    }
}

/// The line being typed, its caret, and at the right what it has found.
fn draw_prompt(
    state: &State,
    prompt: &Prompt,
    canvas: &mut Canvas<'_>,
    row: Rect,
) -> Option<Position> {
    let theme = &state.settings.theme;
    let lang = state.settings.lang;
    let (lead, right) = match prompt.purpose {
        PromptFor::Search => ("/", state.search_count()),
        PromptFor::Command => {
            let beside = beside(&prompt.text, &state.session.profile, lang);
            let cols = usize::from(row.width) / 2;
            (":", fit(&beside, cols, canvas.ambiguous()))
        }
        PromptFor::Beside => (
            crate::lang::beside::ask(lang),
            besiding::proposal(state, &prompt.text),
        ),
        PromptFor::Dismiss { batch } => (
            if batch {
                crate::lang::advice::ask_reason_batch(lang)
            } else {
                crate::lang::advice::ask_reason(lang)
            },
            crate::lang::advice::reason_keys(lang).to_owned(),
        ),
        PromptFor::Pick => ("", String::new()),
        PromptFor::Filter => (listing::ask_filter(lang), filter_right(state)),
        PromptFor::Reviewer => (
            words::ask_reviewer(lang),
            words::confirm_keys(lang).to_owned(),
        ),
    };
    // What was wrong with the line takes the place of what could be done with it.
    let refused = state.message.as_ref().filter(|message| message.error);
    let right_at = match refused {
        Some(message) => {
            let cols = usize::from(row.width) * 2 / 3;
            let why = fit(&format!("!{}", message.text), cols, canvas.ambiguous());
            canvas.put_right(row, &why, theme.error)
        }
        None => canvas.put_right(row, &right, theme.dim),
    };
    let room = Rect {
        width: right_at.saturating_sub(row.x + 1),
        ..row
    };
    let behind = canvas.put(room, room.x, lead, theme.heading);
    let before: String = prompt.text.chars().take(prompt.caret).collect();
    let after: String = prompt.text.chars().skip(prompt.caret).collect();
    let caret = canvas.put(room, behind, &before, Style::new());
    canvas.put(room, caret, &after, Style::new());
    cursor_in(row, caret.min(row.x + row.width - 1), row.y)
}
