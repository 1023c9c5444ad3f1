//! A second text beside the open one, in step with it: another report, the other side of a
//! match, or what another reviewer wrote.
//!
//! What is left out: choosing it (`update::besiding`) and how it looks (`view::beside`).

use std::sync::Arc;

use crate::profile::comparing_form;
use crate::report::Report;
use crate::review::Review;
use crate::text::{Ambiguous, CharIdx, CharSpan};

use super::open::Open;
use super::reader::Reader;

/// What stands beside the open report.
#[derive(Clone, Debug)]
pub struct Beside {
    /// The request it came or comes by.
    pub generation: u64,
    /// The report it is, or whose review it is.
    pub report_idx: usize,
    /// Whether it is another's review rather than a text.
    pub is_review: bool,
    /// How it is called.
    pub name: String,
    /// The text, or another's review; `None` while it is on its way.
    pub shown: Option<Shown>,
    /// The passages that belong together: here, there, and the pieces that are the same there.
    pub shared: Option<(CharSpan, CharSpan, Vec<CharSpan>)>,
    /// The other text in rows.
    pub reader: Reader,
}

/// The other side.
#[derive(Clone, Debug)]
pub enum Shown {
    /// Another report.
    Report(Arc<Report>),
    /// Another reviewer's review of the open report.
    Review(Box<Review>),
    /// It could not be read: a sentence.
    Trouble(String),
}

impl Beside {
    /// Lays the other text out for a pane of this size, if need be.
    pub fn fit(&mut self, cols: u16, height: usize, ambiguous: Ambiguous) {
        let Some(Shown::Report(report)) = &self.shown else {
            return;
        };
        let report = Arc::clone(report);
        if self.reader.cols != cols || self.reader.height != height || self.reader.stale {
            self.reader.lay_out(&report, cols, height, ambiguous);
        }
    }

    /// Scrolls the other text to where the open one is.
    pub fn follow(&mut self, open: &Open, own: &Reader) {
        let Some(Shown::Report(report)) = &self.shown else {
            return;
        };
        let (here, there) = match &self.shared {
            Some((here, there, _)) => (here.start, there.start),
            None => counterpart(open, report, own.cursor),
        };
        let other = &mut self.reader;
        let row = own.row_of(here);
        let wanted = other.row_of(there);
        // As many rows below the beginning of the passage or section as here.
        let top = if own.top >= row {
            wanted + (own.top - row)
        } else {
            wanted.saturating_sub(row - own.top)
        };
        let last_top = other.rows.len().saturating_sub(other.height);
        other.top = top.min(last_top);
    }
}

/// Where two reports correspond at a position of the open one: the beginning of a section here
/// and of the one there that has the same heading, or carries the same part, or stands at the
/// same place of the outline.
#[must_use]
pub fn counterpart(open: &Open, other: &Report, at: CharIdx) -> (CharIdx, CharIdx) {
    let report = &open.report;
    let mut section_idx = Some(report.section_at(at));
    while let Some(nth) = section_idx {
        let section = &report.sections[nth];
        if let Some(heading) = section.heading.as_deref().map(comparing_form) {
            let same = other.sections.iter().find(|known| {
                known.heading.as_deref().map(comparing_form).as_ref() == Some(&heading)
            });
            if let Some(same) = same {
                return (section.span.start, same.span.start);
            }
        }
        let parts = section
            .parts
            .iter()
            .map(|part| (part.span.start, &part.part));
        for (start, part) in parts {
            let mut theirs = other.sections.iter().flat_map(|known| &known.parts);
            if let Some(same) = theirs.find(|known| known.part == *part) {
                return (start, same.span.start);
            }
        }
        section_idx = section.parent;
    }
    let top = report
        .sections
        .iter()
        .rfind(|section| section.level <= 1 && section.span.start <= at);
    let same = top.and_then(|top| {
        let there = other.sections.iter().find(|known| known.id == top.id)?;
        Some((top.span.start, there.span.start))
    });
    same.unwrap_or((CharIdx(0), CharIdx(0)))
}
