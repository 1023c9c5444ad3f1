//! The reading pane: the page, its margin, and what lies over it.

use std::cell::LazyCell;

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use crate::lang::tui as words;
use crate::text::{CharIdx, CharSpan, Glyph, glyphs};

use super::super::blocks::Block;
use super::super::layout::MARGIN;
use super::super::reader::{PageRow, RowKind, is_aside};
use super::super::state::{Open, Pane, State};
use super::cursor_in;
use super::margins::{self, Margins};
use super::paint::{Canvas, Part, row_of};

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
    let over = LazyCell::new(|| Layers::new(state, open));
    let mut cursor = None;
    let shown = state.reader.rows.iter().enumerate().skip(state.reader.top);
    for (y, (nth, page_row)) in shown.take(usize::from(page.height)).enumerate() {
        let row = row_of(page, y);
        let strip = Rect {
            x: row.x - MARGIN,
            width: MARGIN + row.width + 1,
            ..row
        };
        canvas.kept(Part::Row, [nth, 0], strip, |canvas| {
            draw_margins(state, &over, canvas, row, page_row);
            draw_row(state, open, &over, canvas, row, page_row);
            None
        });
        cursor = cursor_of(state, open, row, page_row).or(cursor);
    }
    cursor.filter(|_| focused)
}

/// Draws the signs at both sides of a row.
fn draw_margins(
    state: &State,
    over: &Layers<'_>,
    canvas: &mut Canvas<'_>,
    row: Rect,
    page_row: &PageRow,
) {
    let theme = &state.settings.theme;
    let at = |x: u16| Rect { x, width: 1, ..row };
    if let Some(sign) = margins::own(state, &over.margins, page_row) {
        let left = at(row.x - MARGIN);
        canvas.put(left, left.x, sign, theme.vermilion);
    }
    if let Some(sign) = margins::noticed(state, &over.margins, page_row) {
        let right = at(row.x + row.width);
        let style = if sign == "!" {
            theme.heading
        } else {
            theme.dim
        };
        canvas.put(right, right.x, sign, style);
    }
}

/// Where the cursor's character stands, if it is in this row.
fn cursor_of(state: &State, open: &Open, area: Rect, page_row: &PageRow) -> Option<Position> {
    let at = state.reader.cursor;
    let (line, span) = (page_row.row.whole(), page_row.row.span);
    let is_here = line.contains(at) || line.is_empty() && line.start == at;
    if !is_here {
        return None;
    }
    let indent = if page_row.is_fold() {
        0
    } else {
        page_row.row.indent.0
    };
    let start = (area.x + indent).min(area.x + area.width.saturating_sub(1));
    if span.is_empty() || span.start == at {
        return cursor_in(area, start, area.y);
    }
    if page_row.is_fold() {
        return None;
    }
    let text = &open.report.source.text;
    let mut x = start;
    for glyph in glyphs(text, span, state.settings.ambiguous) {
        if glyph.at == at {
            return cursor_in(area, x, area.y);
        }
        x += u16::from(glyph.cols);
    }
    None
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
            selected: state.marked(),
            hits: hits.get(from..to.max(from)).unwrap_or(&[]),
        }
    }

    /// Whether any lies over a stretch of text.
    fn touch(&self, span: CharSpan) -> bool {
        let mut all = self.noted.iter().chain(self.hits);
        let two = [self.pointed, self.selected];
        all.any(|it| it.overlaps(span)) || two.into_iter().flatten().any(|it| it.overlaps(span))
    }

    /// A style with those over it that lie at a position.
    fn patch(&self, state: &State, mut style: Style, at: CharIdx) -> Style {
        let theme = &state.settings.theme;
        if self.noted.iter().any(|span| span.contains(at)) {
            style = style.patch(theme.noted);
        }
        if let Some(hit) = self.hits.iter().find(|hit| hit.contains(at)) {
            let current = hit.contains(state.reader.cursor);
            style = style.patch(if current {
                theme.hit_current
            } else {
                theme.hit
            });
        }
        if self.pointed.is_some_and(|span| span.contains(at)) {
            style = style.patch(theme.hit);
        }
        if self.selected.is_some_and(|span| span.contains(at)) {
            style = style.patch(theme.selection);
        }
        style
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

/// Draws the characters of one row.
fn draw_row(
    state: &State,
    open: &Open,
    over: &Layers<'_>,
    canvas: &mut Canvas<'_>,
    area: Rect,
    page_row: &PageRow,
) {
    let theme = &state.settings.theme;
    let report = &open.report;
    let text = &report.source.text;
    if page_row.is_fold() {
        let sentence = margins::fold_sentence(state, open, page_row);
        canvas.put(area, area.x, &sentence, theme.dim);
        return;
    }
    let span = page_row.row.span;
    let heading = match page_row.kind {
        RowKind::Heading(_) => Some(report.sections[report.section_at(span.start)].heading_span),
        _ => None,
    };
    let marks = report.source.marks.iter();
    let asides: Vec<CharSpan> = marks
        .filter(|mark| is_aside(mark.kind) && mark.span.overlaps(span))
        .map(|mark| mark.span)
        .collect();
    let base = match page_row.kind {
        RowKind::Title => theme.heading,
        RowKind::Aside => theme.dim,
        _ => Style::new(),
    };
    let style_of = |glyph: &Glyph<'_>| {
        let mut style = base;
        if heading.is_some_and(|heading| heading.contains(glyph.at)) {
            style = theme.heading;
        }
        if glyph.escaped || asides.iter().any(|span| span.contains(glyph.at)) {
            style = style.patch(theme.dim);
        }
        if glyph.escaped {
            style = style.add_modifier(Modifier::REVERSED);
        }
        over.patch(state, style, glyph.at)
    };
    // Most rows look the same from end to end.
    let is_plain = heading.is_none() && asides.is_empty() && !over.touch(span);
    let ink = canvas.ink(base);
    let mut x = area.x + page_row.row.indent.0;
    for glyph in glyphs(text, span, canvas.ambiguous()) {
        let ink = if is_plain && !glyph.escaped {
            ink
        } else {
            canvas.ink(style_of(&glyph))
        };
        x = canvas.glyph(area, x, &glyph, ink);
    }
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
