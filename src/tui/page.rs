//! A report's text as the rows of a page: what stands where, what is set aside, what is folded.
//!
//! What is left out: where on the page one is (`reader`), colours and marks (`view::reader`).

use std::collections::BTreeSet;

use crate::ingest::MarkKind;
use crate::report::{Report, Section};
use crate::text::{Ambiguous, CharIdx, CharSpan, Cols, Row, WrapStyle, motion, wrap};

/// What a row is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// The report's title.
    Title,
    /// A heading of this level; its characters are told by the section's span.
    Heading(u8),
    /// Body.
    Body,
    /// Page chrome, residue, headers: dimmed.
    Aside,
    /// An empty row that the page sets before a heading.
    Space,
    /// A row that stands for the body of a folded section.
    Folded,
    /// A row that stands for folded asides.
    FoldedAside,
}

/// A row of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRow {
    /// The characters and their indent.
    pub row: Row,
    /// What it is part of.
    pub kind: RowKind,
}

impl PageRow {
    /// Whether it stands for text that is folded away: its span is all of that text.
    #[must_use]
    pub fn is_fold(&self) -> bool {
        matches!(self.kind, RowKind::Folded | RowKind::FoldedAside)
    }
}

/// What is folded away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folds {
    /// Sections of which only the heading shows, by their place in the report.
    pub sections: BTreeSet<usize>,
    /// Asides show as one row.
    pub asides: bool,
}

impl Folds {
    /// What the folded sections hide, in order, none within another: the lines behind the
    /// heading's.
    fn hidden(&self, report: &Report) -> Vec<CharSpan> {
        let mut hidden: Vec<CharSpan> = Vec::new();
        for section in self
            .sections
            .iter()
            .filter_map(|&nth| report.sections.get(nth))
        {
            let Some(body) = body_of(report, section) else {
                continue;
            };
            if hidden.last().is_none_or(|last| last.end <= body.start) {
                hidden.push(body);
            }
        }
        hidden
    }

    /// Opens every fold that hides a position.
    pub fn open_at(&mut self, report: &Report, at: CharIdx) {
        self.sections.retain(|&nth| {
            let section = report.sections.get(nth);
            let body = section.and_then(|section| body_of(report, section));
            body.is_some_and(|body| !body.contains(at))
        });
    }
}

/// The lines of a section behind those of its heading; `None` where there are none.
#[must_use]
pub fn body_of(report: &Report, section: &Section) -> Option<CharSpan> {
    let heading = section.heading_span;
    if heading.is_empty() {
        return None;
    }
    let text = &report.source.text;
    let last = CharIdx(heading.end.0.saturating_sub(1));
    let start = motion::line_at(text, last).end + 1;
    (start < section.span.end).then_some(CharSpan {
        start,
        end: section.span.end,
    })
}

/// The rows of a report's page; linear in the text's length.
#[must_use]
pub fn page(report: &Report, cols: u16, ambiguous: Ambiguous, folds: &Folds) -> Vec<PageRow> {
    let text = &report.source.text;
    let style = WrapStyle::new(Cols(cols), ambiguous);
    let mut rows: Vec<PageRow> = Vec::new();
    let mut marks = report
        .source
        .marks
        .iter()
        .filter(|mark| is_aside(mark.kind))
        .peekable();
    let mut headings = report
        .sections
        .iter()
        .filter(|section| !section.heading_span.is_empty())
        .peekable();
    let mut blank_before = true;
    let mut hidden = folds.hidden(report).into_iter().peekable();
    for line in text.lines() {
        if let Some(fold) = hidden.peek().filter(|fold| fold.contains(line.start)) {
            if fold.start == line.start {
                rows.push(made(*fold, RowKind::Folded));
            }
            if fold.end <= line.end + 1 {
                hidden.next();
            }
            blank_before = false;
            continue;
        }
        while headings
            .next_if(|section| section.heading_span.end <= line.start)
            .is_some()
        {}
        while marks.next_if(|mark| mark.span.end <= line.start).is_some() {}
        let blank = text.slice(line).trim().is_empty();
        if blank && blank_before {
            continue;
        }
        let kind = if marks.peek().is_some_and(|mark| mark.span.covers(line)) && !line.is_empty() {
            RowKind::Aside
        } else if report
            .title
            .as_ref()
            .and_then(|title| title.span)
            .is_some_and(|span| span.overlaps(line))
        {
            RowKind::Title
        } else if let Some(section) = headings
            .peek()
            .filter(|section| section.heading_span.overlaps(line))
        {
            RowKind::Heading(section.level)
        } else {
            RowKind::Body
        };
        if kind == RowKind::Aside && folds.asides {
            match rows.last_mut() {
                Some(last) if last.kind == RowKind::FoldedAside => last.row.span.end = line.end,
                _ => rows.push(made(line, RowKind::FoldedAside)),
            }
            blank_before = true;
            continue;
        }
        if kind == RowKind::Heading(1) && !blank_before {
            let span = CharSpan {
                start: line.start,
                end: line.start,
            };
            rows.push(made(span, RowKind::Space));
        }
        rows.extend(
            wrap(text, line, &style)
                .into_iter()
                .map(|row| PageRow { row, kind }),
        );
        blank_before = blank;
    }
    rows
}

/// Marks whose text is set aside while reading.
#[must_use]
pub fn is_aside(kind: MarkKind) -> bool {
    matches!(
        kind,
        MarkKind::Chrome
            | MarkKind::Residue
            | MarkKind::Header
            | MarkKind::PageNumber
            | MarkKind::Hidden
            | MarkKind::Deleted
    )
}

/// A row that the page makes by itself.
fn made(span: CharSpan, kind: RowKind) -> PageRow {
    PageRow {
        row: Row {
            span,
            n_hung: 0,
            indent: Cols(0),
            first: true,
        },
        kind,
    }
}
