//! A picker over the panes: what is typed, the entries on screen, how many there are.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::lang::{Lang, common, picking as words};
use crate::review::NoteKind;
use crate::text::fit;

use super::super::hits::{Hit, MOST_HITS};
use super::super::picker::{Listed, Noted, Phrase, Picker, Picking, area, n_entries};
use super::super::state::State;
use super::cursor_in;
use super::paint::{Canvas, inset, row_of};

/// Draws a picker.
pub(super) fn draw(
    state: &State,
    picker: &Picker,
    canvas: &mut Canvas<'_>,
    screen: Rect,
) -> Option<Position> {
    let lang = state.settings.lang;
    let theme = &state.settings.theme;
    let area = area(state.size);
    canvas.clear(area);
    canvas.head(area, true, head(picker, lang), &count(state, picker));
    let room = inset(area, 2);
    let line = row_of(room, 1);
    let behind = canvas.put(line, line.x, sign(picker), theme.dim);
    let before: String = picker.line.text.chars().take(picker.line.caret).collect();
    let after: String = picker.line.text.chars().skip(picker.line.caret).collect();
    let caret = canvas.put(line, behind + 1, &before, theme.heading);
    canvas.put(line, caret, &after, theme.heading);
    if let Some(sentence) = nothing(state, picker) {
        let row = row_of(room, 3);
        canvas.put(row, row.x, sentence, theme.dim);
    }
    let n_shown = n_entries(state.size);
    let mut above: Option<&Hit> = None;
    for nth in 0..n_shown {
        let place = picker.list.top + nth;
        let row = row_of(room, nth + 3);
        let drawn = match &picker.what {
            Picking::Hits => {
                let hits = state.hits.as_ref();
                let hit = hits.and_then(|hits| hits.hits.get(place));
                let Some(hit) = hit else { break };
                draw_hit(state, canvas, row, hit, above);
                above = Some(hit);
                true
            }
            Picking::Notes { whole_batch, notes } => {
                let note = entry(notes.as_deref(), &picker.fitting, place);
                note.map(|note| draw_note(canvas, row, note, *whole_batch))
                    .is_some()
            }
            Picking::Commands(commands) => entry(Some(commands), &picker.fitting, place)
                .map(|command| draw_command(canvas, row, command))
                .is_some(),
            Picking::Phrases { phrases } => entry(phrases.as_deref(), &picker.fitting, place)
                .map(|phrase| draw_phrase(canvas, row, phrase))
                .is_some(),
        };
        if drawn && place == picker.list.at {
            canvas.tint(row_of(inset(area, 1), nth + 3), theme.selection);
        }
    }
    let foot = row_of(room, usize::from(area.height).saturating_sub(1));
    let keys = match picker.what {
        Picking::Hits => words::hint_hits(lang),
        Picking::Notes { .. } => words::hint_notes(lang),
        Picking::Phrases { .. } => words::hint_phrases(lang),
        Picking::Commands(_) => words::hint_commands(lang),
    };
    canvas.put(foot, foot.x, keys, theme.dim);
    cursor_in(screen, caret, line.y)
}

fn entry<'e, T>(entries: Option<&'e [T]>, fitting: &[usize], place: usize) -> Option<&'e T> {
    entries?.get(*fitting.get(place)?)
}

fn head(picker: &Picker, lang: Lang) -> &'static str {
    match &picker.what {
        Picking::Hits => words::head_hits(lang),
        Picking::Notes {
            whole_batch: true, ..
        } => words::head_notes_all(lang),
        Picking::Notes { .. } => words::head_notes_here(lang),
        Picking::Phrases { .. } => words::head_phrases(lang),
        Picking::Commands(_) => words::head_commands(lang),
    }
}

/// What stands before the line typed.
fn sign(picker: &Picker) -> &'static str {
    match picker.what {
        Picking::Hits => "/",
        Picking::Commands(_) => ":",
        _ => ">",
    }
}

/// How much there is.
fn count(state: &State, picker: &Picker) -> String {
    let lang = state.settings.lang;
    let n_all = match &picker.what {
        Picking::Hits => {
            let Some(hits) = &state.hits else {
                return String::new();
            };
            if !hits.finished {
                return words::hits_so_far(lang, hits.n_found, hits.n_reports);
            }
            let mut count = words::hits_found(lang, hits.n_found, hits.n_reports);
            if hits.n_unread > 0 {
                count += &words::hits_unread(lang, hits.n_unread);
            }
            if hits.n_found > hits.hits.len() {
                count += &words::hits_shown(lang, MOST_HITS.min(hits.hits.len()));
            }
            return count;
        }
        Picking::Notes { notes, .. } => notes.as_ref().map(Vec::len),
        Picking::Phrases { phrases } => phrases.as_ref().map(Vec::len),
        Picking::Commands(commands) => Some(commands.len()),
    };
    n_all.map_or_else(String::new, |n_all| {
        words::count(lang, picker.fitting.len(), n_all)
    })
}

/// What is said where there is no entry.
fn nothing(state: &State, picker: &Picker) -> Option<&'static str> {
    let lang = state.settings.lang;
    let of = |n_all: Option<usize>, empty| match n_all {
        None => Some(words::reading(lang)),
        Some(0) => Some(empty),
        Some(_) if picker.fitting.is_empty() => Some(words::nothing_fits(lang)),
        Some(_) => None,
    };
    match &picker.what {
        Picking::Hits => match &state.hits {
            None => Some(words::hits_none_typed(lang)),
            Some(hits) if hits.finished && hits.hits.is_empty() => Some(words::nothing_fits(lang)),
            Some(_) => None,
        },
        Picking::Notes { notes, .. } => of(notes.as_ref().map(Vec::len), words::no_notes(lang)),
        Picking::Phrases { phrases } => of(phrases.as_ref().map(Vec::len), words::no_phrases(lang)),
        Picking::Commands(commands) => of(Some(commands.len()), words::nothing_fits(lang)),
    }
}

/// Cuts `cols` columns off a row, and leaves two between them and the rest.
fn column(row: &mut Rect, cols: u16) -> Rect {
    let cut = Rect {
        width: cols.min(row.width),
        ..*row
    };
    let gone = (cols + 2).min(row.width);
    row.x += gone;
    row.width -= gone;
    cut
}

/// Report, section and line; what is the same as above is not said again.
fn draw_hit(state: &State, canvas: &mut Canvas<'_>, row: Rect, hit: &Hit, above: Option<&Hit>) {
    let theme = &state.settings.theme;
    let mut row = row;
    let wide = row.width >= 90;
    let report = column(&mut row, if wide { 16 } else { 12 });
    let section = column(&mut row, if wide { 24 } else { 16 });
    let same_report = above.is_some_and(|above| above.report_idx == hit.report_idx);
    if !same_report {
        canvas.put(
            report,
            report.x,
            state.report_name(hit.report_idx),
            Style::new(),
        );
    }
    if !same_report || above.is_some_and(|above| above.section != hit.section) {
        let name = fit(&hit.section, usize::from(section.width), canvas.ambiguous());
        canvas.put(section, section.x, &name, theme.dim);
    }
    // The hit stands in the first third of its column, so that what follows it can be read.
    let (start, end) = hit.marked;
    let lead = usize::from(row.width) / 6;
    let skipped = start.saturating_sub(lead);
    let piece = |from: usize, to: usize| -> String {
        hit.line
            .chars()
            .skip(from)
            .take(to.saturating_sub(from))
            .collect()
    };
    let dots = if skipped > 0 { "…" } else { "" };
    let at = canvas.put(row, row.x, dots, theme.dim);
    let at = canvas.put(row, at, &piece(skipped, start), Style::new());
    let at = canvas.put(row, at, &piece(start, end), theme.hit);
    canvas.put(row, at, &piece(end, usize::MAX), Style::new());
}

fn draw_note(canvas: &mut Canvas<'_>, row: Rect, note: &Noted, whole_batch: bool) {
    let lang = canvas.settings.lang;
    let theme = canvas.settings.theme;
    let mut row = row;
    if whole_batch {
        let report = column(&mut row, 12);
        canvas.put(report, report.x, &note.report, Style::new());
    }
    let word = note
        .kind
        .map_or(words::draft(lang), |kind| kind_word(kind, lang));
    let kind = column(&mut row, if lang == Lang::Zh { 4 } else { 10 });
    canvas.put(kind, kind.x, word, theme.dim);
    let cols = row.width * 3 / 5;
    let body = column(&mut row, cols);
    canvas.put(body, body.x, &one_line(&note.body), theme.vermilion);
    canvas.put(row, row.x, &one_line(&note.passage), theme.dim);
}

fn draw_command(canvas: &mut Canvas<'_>, row: Rect, command: &Listed) {
    let theme = canvas.settings.theme;
    let mut row = row;
    let name = column(&mut row, 18);
    canvas.put(name, name.x, &command.name, theme.heading);
    let keys = column(&mut row, 12);
    canvas.put(keys, keys.x, &command.keys, theme.dim);
    canvas.put(row, row.x, &command.about, Style::new());
}

fn draw_phrase(canvas: &mut Canvas<'_>, row: Rect, phrase: &Phrase) {
    let lang = canvas.settings.lang;
    let theme = canvas.settings.theme;
    let mut row = row;
    let from = column(&mut row, if lang == Lang::Zh { 4 } else { 7 });
    let origin = if phrase.own {
        words::own(lang)
    } else {
        words::written_here(lang)
    };
    canvas.put(from, from.x, origin, theme.dim);
    canvas.put(row, row.x, &one_line(&phrase.text), Style::new());
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

fn kind_word(kind: NoteKind, lang: Lang) -> &'static str {
    match kind {
        NoteKind::Problem => common::kind_problem(lang),
        NoteKind::Question => common::kind_question(lang),
        NoteKind::Praise => common::kind_praise(lang),
        NoteKind::Suggestion => common::kind_suggestion(lang),
    }
}
