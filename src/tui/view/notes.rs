//! Notes in the annotation pane: kind, section, passage and comment of each, and drafts that wait.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::lang::{Lang, common, tui as words};
use crate::profile::Criterion;
use crate::review::anchor::Grade;
use crate::review::{Item, Note, NoteKind, Target};
use crate::text::{Ambiguous, Cols, Text, WrapStyle, wrap};

use super::super::blocks::Block;
use super::super::state::{Open, Pane, State};
use super::navigator::pick;
use super::paint::{Canvas, inset, row_of};
use super::{advice, hints, total_word};

/// Rows of a quoted passage; the reading pane has the rest.
const QUOTE_ROWS: usize = 2;

/// A line of a block and its style.
pub(super) type Line = (String, Style);

/// Draws head and notes; the selected one is always in view.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let theme = &state.settings.theme;
    let lang = state.settings.lang;
    let focused = state.focus == Pane::Notes;
    head(state, canvas, area, focused);
    let open = state.opened()?;
    let area = hints::draw(state, canvas, area);
    let area = troubles(open, canvas, area);
    let room = inset(area, 1);
    let cols = usize::from(room.width);
    let blocks = state.blocks();
    if blocks.is_empty() {
        let hint = wrapped(words::no_notes(lang), cols, canvas.ambiguous());
        for (nth, line) in hint.iter().enumerate() {
            let row = row_of(room, nth + 2);
            canvas.put(row, row.x, line, theme.dim);
        }
        return focused.then_some(Position {
            x: room.x,
            y: area.y + 1,
        });
    }
    let height = usize::from(area.height.saturating_sub(1));
    let selected = state.note;
    let lines = |nth: usize| block_lines(state, open, blocks[nth], Some(nth) == selected, cols);
    let first = first_shown(blocks.len(), selected.unwrap_or(0), height, lines);
    let mut at = 1;
    let mut cursor = None;
    for nth in first..blocks.len() {
        if at > height {
            break;
        }
        let block = lines(nth);
        if Some(nth) == selected {
            cursor = Some(Position {
                x: room.x,
                y: area.y + u16::try_from(at).unwrap_or(0),
            });
        }
        for (line_nth, (line, style)) in block.iter().enumerate() {
            let row = row_of(area, at);
            if row.height > 0 {
                let inner = Rect {
                    x: room.x,
                    width: room.width,
                    ..row
                };
                canvas.put(inner, inner.x, line, *style);
                if Some(nth) == selected && line_nth == 0 {
                    let style = if focused {
                        theme.cursor_row
                    } else {
                        theme.cursor_row_away
                    };
                    canvas.tint(row, style);
                }
            }
            at += 1;
        }
        at += 1;
    }
    cursor.filter(|_| focused)
}

/// Draws why there may be more than is shown below the head; what is left of the area begins
/// with the last row drawn upon.
fn troubles(open: &Open, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    let room = inset(area, 1);
    let cols = usize::from(room.width);
    let sentences = open.troubles.iter();
    let lines: Vec<String> = sentences
        .flat_map(|why| wrapped(&format!("!{why}"), cols, canvas.ambiguous()))
        .take(usize::from(area.height / 2))
        .collect();
    for (nth, line) in lines.iter().enumerate() {
        let row = row_of(room, nth + 1);
        canvas.put(row, row.x, line, canvas.settings.theme.error);
    }
    let used = u16::try_from(lines.len()).unwrap_or(0);
    Rect {
        y: area.y + used,
        height: area.height - used,
        ..area
    }
}

/// Both faces of the annotation pane in one head, the shown one first.
pub(super) fn head(state: &State, canvas: &mut Canvas<'_>, area: Rect, focused: bool) {
    let lang = state.settings.lang;
    let n_notes = state.opened().map_or(0, |open| open.review.notes.len());
    let n_findings = state
        .opened()
        .map_or(0, |open| open.findings(&state.muted).count());
    let notes = match n_findings {
        0 => words::head_notes(lang, n_notes),
        n_findings => crate::lang::advice::head_notes(lang, n_notes, n_findings),
    };
    let total = state.opened().map(|open| {
        let total = open.total();
        // Before anything is scored nobody takes nothing for a result.
        let n_empty = if open.review.scores.is_empty() {
            0
        } else {
            total.empty.len()
        };
        total_word(total.points, n_empty)
    });
    let total = total.unwrap_or_default();
    let scores = words::head_scores(lang, &total);
    let (name, other) = if state.side == Pane::Scores {
        (scores, notes)
    } else {
        (notes, scores)
    };
    canvas.head(area, focused, &name, &other);
}

/// The first block shown, so that the selected one fits whole if it can.
fn first_shown(
    n_blocks: usize,
    selected: usize,
    height: usize,
    lines: impl Fn(usize) -> Vec<Line>,
) -> usize {
    let mut first = selected.min(n_blocks.saturating_sub(1));
    let mut used = if first < n_blocks {
        lines(first).len()
    } else {
        0
    };
    while let Some(above) = first.checked_sub(1) {
        used += lines(above).len() + 1;
        if used > height {
            break;
        }
        first = above;
    }
    first
}

/// One entry as lines; the selected one says all it has to say.
fn block_lines(state: &State, open: &Open, block: Block, selected: bool, cols: usize) -> Vec<Line> {
    let theme = &state.settings.theme;
    let lang = state.settings.lang;
    let ambiguous = state.settings.ambiguous;
    match block {
        Block::Note(nth) => note_block(state, open, nth, &open.review.notes[nth], cols),
        Block::Draft(nth) => {
            let mut lines = vec![(words::draft_waits(lang).to_owned(), theme.heading)];
            let body = wrapped(&state.drafts[nth].text, cols, ambiguous);
            lines.extend(body.into_iter().take(3).map(|line| (line, theme.vermilion)));
            lines
        }
        Block::Summary => {
            let mut lines = vec![(words::summary(lang).to_owned(), theme.heading)];
            let body = wrapped(&open.review.summary, cols, ambiguous);
            lines.extend(body.into_iter().map(|line| (line, theme.vermilion)));
            lines
        }
        Block::Remark(nth) => advice::remark(state, open, nth, cols),
        Block::Finding(nth) => advice::finding(state, open, nth, selected, cols),
        Block::Match(nth) => advice::shared(state, open, nth, selected, cols),
    }
}

/// One note as lines.
fn note_block(state: &State, open: &Open, nth: usize, note: &Note, cols: usize) -> Vec<Line> {
    let theme = &state.settings.theme;
    let lang = state.settings.lang;
    let ambiguous = state.settings.ambiguous;
    let found = open.found.get(nth).copied().flatten();
    let place = match found.and_then(|found| found.span) {
        Some(span) => {
            let section = &open.report.sections[open.report.section_at(span.start)];
            super::navigator::label(section, &state.session.profile, lang)
        }
        None => words::whole_report(lang).to_owned(),
    };
    let mut lines = vec![(
        format!("{} · {place}", kind_word(note.kind, lang)),
        theme.heading,
    )];
    match found.map(|found| found.grade) {
        Some(Grade::Doubtful) => lines.push((words::note_doubtful(lang).to_owned(), theme.error)),
        Some(Grade::Lost) => lines.push((words::note_lost(lang).to_owned(), theme.error)),
        Some(Grade::Exact | Grade::Moved) | None => {}
    }
    if open
        .review
        .others
        .contains_key(&Item::Note(note.id.clone()))
    {
        lines.push((
            crate::lang::waiting::another_value(lang).to_owned(),
            theme.error,
        ));
    }
    if let Target::Span(anchor) = &note.target {
        lines.extend(quote(state, &anchor.exact, QUOTE_ROWS, cols));
    }
    let body = wrapped(&note.body, cols, ambiguous);
    lines.extend(body.into_iter().map(|row| (row, theme.vermilion)));
    let names = cited_by(state, open, &note.id);
    if !names.is_empty() {
        let names = names.join(words::and(lang));
        lines.push((crate::lang::fold::cited_by(lang, &names), theme.dim));
    }
    lines
}

/// A passage in at most so many rows.
pub(super) fn quote(state: &State, passage: &str, n_rows: usize, cols: usize) -> Vec<Line> {
    let ambiguous = state.settings.ambiguous;
    let quote: String = passage.split_whitespace().collect::<Vec<_>>().join(" ");
    // What does not fit need not be wrapped: a match may be pages long.
    let quote: String = quote.chars().take(n_rows * cols + 1).collect();
    let mut rows = wrapped(&quote, cols.saturating_sub(2), ambiguous);
    if rows.len() > n_rows {
        rows.truncate(n_rows);
        if let Some(last) = rows.last_mut() {
            *last = crate::text::fit(&format!("{last}…………"), cols.saturating_sub(2), ambiguous);
        }
    }
    let style = state.settings.theme.dim;
    rows.into_iter()
        .map(|row| (format!("> {row}"), style))
        .collect()
}

/// The criteria whose score rests on a note.
fn cited_by<'s>(state: &'s State, open: &Open, id: &str) -> Vec<&'s str> {
    let criteria = &state.session.profile.rubric.criteria;
    let rests = |criterion: &&Criterion| {
        let score = open.review.scores.get(&criterion.id);
        score.is_some_and(|score| score.cites.iter().any(|cited| cited == id))
    };
    let resting = criteria.iter().filter(rests);
    resting
        .map(|criterion| pick(&criterion.name, state.settings.lang))
        .collect()
}

/// The word for a note's kind.
pub(super) fn kind_word(kind: NoteKind, lang: Lang) -> &'static str {
    match kind {
        NoteKind::Problem => common::kind_problem(lang),
        NoteKind::Question => common::kind_question(lang),
        NoteKind::Praise => common::kind_praise(lang),
        NoteKind::Suggestion => common::kind_suggestion(lang),
    }
}

/// A text of several lines, broken for a pane of so many columns.
pub(super) fn wrapped(text: &str, cols: usize, ambiguous: Ambiguous) -> Vec<String> {
    let text = Text::new(text.to_owned());
    let style = WrapStyle::new(
        Cols(u16::try_from(cols.max(2)).unwrap_or(u16::MAX)),
        ambiguous,
    );
    text.lines()
        .flat_map(|line| wrap(&text, line, &style))
        .map(|row| text.slice(row.span).to_owned())
        .collect()
}
