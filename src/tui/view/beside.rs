//! The second text: another report in step with the open one, or another's notes and scores.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::lang::beside as words;
use crate::report::Report;
use crate::review::{Review, ScoreValue, Target};
use crate::text::glyphs;

use super::super::beside::{Beside, Shown};
use super::super::layout::Panes;
use super::super::page::RowKind;
use super::super::state::State;
use super::navigator::pick;
use super::notes::{Line, kind_word, quote, wrapped};
use super::paint::{Canvas, inset, row_of};

/// Draws head and text.
pub(super) fn draw(state: &State, beside: &Beside, canvas: &mut Canvas<'_>, area: Rect) {
    let lang = state.settings.lang;
    canvas.head(
        area,
        false,
        &words::head(lang, &beside.name),
        words::head_keys(lang),
    );
    let page = Panes::page_in(area, state.settings.measure);
    match &beside.shown {
        None => {
            let row = row_of(page, 1);
            canvas.put(
                row,
                row.x,
                crate::lang::tui::opening(lang),
                state.settings.theme.dim,
            );
        }
        Some(Shown::Trouble(sentence)) => {
            let rows = wrapped(sentence, usize::from(page.width), canvas.ambiguous());
            for (nth, line) in rows.iter().enumerate() {
                let row = row_of(page, nth + 1);
                canvas.put(row, row.x, line, state.settings.theme.status);
            }
        }
        Some(Shown::Report(report)) => text(state, beside, report, canvas, page),
        Some(Shown::Review(review)) => written(state, review, canvas, inset(area, 1)),
    }
}

/// The other report's rows.
fn text(state: &State, beside: &Beside, report: &Report, canvas: &mut Canvas<'_>, page: Rect) {
    let theme = &state.settings.theme;
    let text = &report.source.text;
    let pieces = beside.shared.as_ref().map(|(_, there, pieces)| {
        if pieces.is_empty() {
            vec![*there]
        } else {
            pieces.clone()
        }
    });
    let pieces = pieces.unwrap_or_default();
    let rows = beside.reader.rows.iter().skip(beside.reader.top);
    for (nth, page_row) in rows.take(usize::from(page.height)).enumerate() {
        let row = row_of(page, nth);
        let span = page_row.row.span;
        let heading = report.sections[report.section_at(span.start)].heading_span;
        let mut x = row.x + page_row.row.indent.0;
        for glyph in glyphs(text, span, canvas.ambiguous()) {
            let mut style = match page_row.kind {
                RowKind::Title => theme.heading,
                RowKind::Aside => theme.dim,
                RowKind::Heading(_) if heading.contains(glyph.at) => theme.heading,
                _ => Style::new(),
            };
            if pieces.iter().any(|piece| piece.contains(glyph.at)) {
                style = style.patch(theme.hit);
            }
            let ink = canvas.ink(style);
            x = canvas.glyph(row, x, &glyph, ink);
        }
    }
}

/// Another reviewer's scores and notes, from the one nearest to the cursor on.
fn written(state: &State, review: &Review, canvas: &mut Canvas<'_>, room: Rect) {
    let theme = &state.settings.theme;
    let lang = state.settings.lang;
    let cols = usize::from(room.width);
    let mut lines: Vec<Line> = Vec::new();
    for criterion in &state.session.profile.rubric.criteria {
        if let Some(score) = review.scores.get(&criterion.id) {
            let value = match score.value {
                ScoreValue::Points(points) => points.to_string(),
                ScoreValue::NotApplicable => crate::lang::tui::not_applicable(lang).to_owned(),
            };
            let name = pick(&criterion.name, lang);
            lines.push((format!("{name}  {value}"), theme.heading));
            let comment = wrapped(&score.comment, cols, canvas.ambiguous());
            let said = comment.into_iter().filter(|row| !row.is_empty());
            lines.extend(said.map(|row| (row, theme.status)));
        }
    }
    if !review.summary.is_empty() {
        lines.push((crate::lang::tui::summary(lang).to_owned(), theme.heading));
        let summary = wrapped(&review.summary, cols, canvas.ambiguous());
        lines.extend(summary.into_iter().map(|row| (row, theme.status)));
    }
    let cursor = state.reader.cursor;
    let near = review
        .notes
        .iter()
        .position(|note| note.anchor().is_some_and(|anchor| anchor.span.end > cursor));
    let from = near.unwrap_or(0);
    for note in review.notes.iter().skip(from) {
        lines.push((String::new(), theme.status));
        lines.push((kind_word(note.kind, lang).to_owned(), theme.heading));
        if let Target::Span(anchor) = &note.target {
            lines.extend(quote(state, &anchor.exact, 2, cols));
        }
        let body = wrapped(&note.body, cols, canvas.ambiguous());
        lines.extend(body.into_iter().map(|row| (row, theme.status)));
    }
    if lines.is_empty() {
        lines.push((words::nothing_written(lang).to_owned(), theme.dim));
    }
    for (nth, (line, style)) in lines.iter().enumerate() {
        let row = row_of(room, nth + 1);
        canvas.put(row, row.x, line, *style);
    }
}
