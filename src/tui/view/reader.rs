//! The reading pane: the page, its margin, and what lies over it.

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use crate::lang::tui as words;
use crate::text::{CharSpan, glyphs};

use super::super::blocks::Block;
use super::super::layout::MARGIN;
use super::super::reader::{PageRow, RowKind, is_aside};
use super::super::state::{Open, Pane, State};
use super::cursor_in;
use super::margins::{self, Margins};
use super::paint::{Canvas, row_of};

/// Draws head, margin and page; the terminal's cursor stands on the cursor's character.
pub(super) fn draw(
    state: &State,
    canvas: &mut Canvas<'_>,
    area: Rect,
    page: Rect,
) -> Option<Position> {
    let lang = state.settings.lang;
    let theme = &state.settings.theme;
    let focused = state.focus == Pane::Text;
    let open = match &state.open {
        Some(Ok(open)) => open,
        Some(Err(sentence)) => {
            canvas.head(area, focused, words::head_text(lang), "");
            for (nth, line) in sentence.lines().enumerate() {
                let row = row_of(page, nth + 1);
                canvas.put(row, row.x, line, theme.status);
            }
            return None;
        }
        None => {
            canvas.head(area, focused, words::head_text(lang), "");
            let row = row_of(page, 1);
            canvas.put(row, row.x, words::opening(lang), theme.dim);
            return None;
        }
    };
    let report = &open.report;
    let title = report
        .title
        .as_ref()
        .map_or(open.review.report.as_str(), |title| title.value.as_str());
    canvas.head(area, focused, title, &position(state));
    let over = Layers::new(state, open);
    let mut cursor = None;
    let shown = state.reader.rows.iter().skip(state.reader.top);
    for (nth, page_row) in shown.take(usize::from(page.height)).enumerate() {
        let row = row_of(page, nth);
        let line = page_row.row.whole();
        let margin = Rect {
            x: row.x - MARGIN,
            width: 1,
            ..row
        };
        if let Some(sign) = margins::own(state, &over.margins, page_row) {
            canvas.put(margin, margin.x, sign, theme.vermilion);
        }
        if let Some(sign) = margins::noticed(state, &over.margins, page_row) {
            let margin = Rect {
                x: row.x + row.width,
                width: 1,
                ..row
            };
            let style = if sign == "!" {
                theme.heading
            } else {
                theme.dim
            };
            canvas.put(margin, margin.x, sign, style);
        }
        let found = draw_row(state, open, &over, canvas, row, page_row);
        if line.contains(state.reader.cursor)
            || (line.is_empty() && line.start == state.reader.cursor)
        {
            cursor = found.or(cursor);
        }
    }
    cursor.filter(|_| focused)
}

/// Spans of the open report that change how characters look.
struct Layers<'a> {
    noted: Vec<CharSpan>,
    margins: Margins,
    pointed: Option<CharSpan>,
    selected: Option<CharSpan>,
    hits: &'a [CharSpan],
}

impl<'a> Layers<'a> {
    /// Collects what touches the rows on screen.
    fn new(state: &'a State, open: &'a Open) -> Self {
        let rows = &state.reader.rows;
        let first = rows.get(state.reader.top);
        let last = rows.get(
            (state.reader.top + state.reader.height)
                .min(rows.len())
                .saturating_sub(1),
        );
        let shown = CharSpan {
            start: first.map(|row| row.row.span.start).unwrap_or_default(),
            end: last.map(|row| row.row.whole().end).unwrap_or_default(),
        };
        let hits = state.search.as_ref().map_or(&[][..], |search| &search.hits);
        let from = hits.partition_point(|hit| hit.end <= shown.start);
        let to = hits.partition_point(|hit| hit.start < shown.end);
        Self {
            margins: Margins::new(state, open, shown),
            noted: open
                .note_spans()
                .map(|(_, span)| span)
                .filter(|span| span.overlaps(shown) || span.is_empty())
                .collect(),
            pointed: pointed(state, open),
            selected: state.selection(),
            hits: hits.get(from..to.max(from)).unwrap_or(&[]),
        }
    }
}

/// The passage of the finding or match that is selected in the annotation pane.
fn pointed(state: &State, open: &Open) -> Option<CharSpan> {
    match state.block()? {
        Block::Finding(nth) => open.advice.findings.as_ref()?.get(nth)?.span,
        Block::Match(nth) => open.matches().get(nth).map(|shared| shared.a.span),
        _ => None,
    }
}

/// Draws the characters of one row; returns where the cursor's character stands, if here.
fn draw_row(
    state: &State,
    open: &Open,
    over: &Layers<'_>,
    canvas: &mut Canvas<'_>,
    area: Rect,
    page_row: &PageRow,
) -> Option<Position> {
    let theme = &state.settings.theme;
    let report = &open.report;
    let text = &report.source.text;
    if page_row.is_fold() {
        let sentence = margins::fold_sentence(state, open, page_row);
        let style = theme.dim;
        canvas.put(area, area.x, &sentence, style);
        return (page_row.row.span.start == state.reader.cursor)
            .then(|| cursor_in(area, area.x, area.y))
            .flatten();
    }
    let span = page_row.row.span;
    let heading = report.sections[report.section_at(span.start)].heading_span;
    let asides: Vec<CharSpan> = report
        .source
        .marks
        .iter()
        .filter(|mark| is_aside(mark.kind) && mark.span.overlaps(span))
        .map(|mark| mark.span)
        .collect();
    let mut x = area.x + page_row.row.indent.0;
    let mut cursor = (span.is_empty() || span.start == state.reader.cursor)
        .then_some(())
        .and_then(|()| cursor_in(area, x.min(area.x + area.width.saturating_sub(1)), area.y));
    for glyph in glyphs(text, span, canvas.ambiguous()) {
        let at = glyph.at;
        let mut style = match page_row.kind {
            RowKind::Title => theme.heading,
            RowKind::Aside => theme.dim,
            RowKind::Heading(_) if heading.contains(at) => theme.heading,
            _ => Style::new(),
        };
        if asides.iter().any(|span| span.contains(at)) || glyph.escaped {
            style = style.patch(theme.dim);
        }
        if glyph.escaped {
            style = style.add_modifier(Modifier::REVERSED);
        }
        if over.noted.iter().any(|span| span.contains(at)) {
            style = style.patch(theme.noted);
        }
        if let Some(hit) = over.hits.iter().find(|hit| hit.contains(at)) {
            let current = hit.contains(state.reader.cursor);
            style = style.patch(if current {
                theme.hit_current
            } else {
                theme.hit
            });
        }
        if over.pointed.is_some_and(|span| span.contains(at)) {
            style = style.patch(theme.hit);
        }
        if over.selected.is_some_and(|span| span.contains(at)) {
            style = style.patch(theme.selection);
        }
        if at == state.reader.cursor && glyph.n_chars > 0 {
            cursor = cursor_in(area, x, area.y);
        }
        x = canvas.glyph(area, x, &glyph, style);
    }
    cursor
}

/// How far down the page the screen is.
fn position(state: &State) -> String {
    let rows = state.reader.rows.len();
    let end = state.reader.top + state.reader.height;
    if end >= rows {
        return "100%".to_owned();
    }
    format!("{}%", end * 100 / rows.max(1))
}
