//! The report in the reading pane, its review, and where its notes stand in the text.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::profile::Profile;
use crate::report::{Corrections, Report};
use crate::review::anchor::{self, Found, Grade};
use crate::review::{Entry, Review};
use crate::stats::{self, Total};
use crate::text::compare::Folded;
use crate::text::{CharIdx, CharSpan};

use super::advice::Advice;

/// The open report.
#[derive(Clone, Debug)]
pub struct Open {
    /// Its place in the batch.
    pub report_idx: usize,
    /// The report.
    pub report: Arc<Report>,
    /// The text in the form used for comparing, for searches.
    pub folded: Arc<Folded>,
    /// The profile with the rubric it is scored by.
    pub sheet: Arc<Profile>,
    /// The review with every edit made here, saved or not.
    pub review: Review,
    /// The corrections that the report was analysed with.
    pub analysed_with: Corrections,
    /// Why it cannot be edited, if so: a sentence.
    pub read_only: Option<String>,
    /// The reviewer's private remarks, which nobody else ever sees.
    pub remarks: Review,
    /// Why there may be more than is shown: remarks or drafts that could not be read, checks
    /// that failed. One sentence each.
    pub troubles: Vec<String>,
    /// What the program noticed.
    pub advice: Advice,
    /// Where each note stands in this text, in the order of the review's notes; `None` for
    /// notes on the whole report.
    pub found: Vec<Option<Found>>,
    /// The findings of this text of which something was said: check and start.
    pub judged: BTreeSet<(String, u32)>,
}

impl Open {
    /// Puts a report and its review together.
    #[must_use]
    pub fn new(
        report_idx: usize,
        report: Arc<Report>,
        sheet: Arc<Profile>,
        review: Review,
        read_only: Option<String>,
    ) -> Self {
        let folded = Arc::new(Folded::new(report.source.text.as_str()));
        let mut open = Self {
            report_idx,
            report,
            sheet,
            folded,
            analysed_with: review.outline.clone(),
            review,
            read_only,
            remarks: Review::default(),
            troubles: Vec::new(),
            advice: Advice::default(),
            found: Vec::new(),
            judged: BTreeSet::new(),
        };
        open.find_notes();
        open
    }

    /// Keeps in sight, once, why there may be more than is shown.
    pub fn say_trouble(&mut self, why: String) {
        if !self.troubles.contains(&why) {
            self.troubles.push(why);
        }
    }

    /// Takes over entries of this or another session.
    pub fn absorb(&mut self, entries: &[Entry]) {
        self.review.absorb(entries);
        self.find_notes();
    }

    /// Looks up where the notes stand, and of which findings something was said; to be called
    /// whenever the review changed.
    pub fn find_notes(&mut self) {
        let report = &self.report;
        self.found = self
            .review
            .notes
            .iter()
            .map(|note| {
                note.anchor()
                    .map(|at| anchor::find(at, &report.source.text, &report.text_sha256))
            })
            .collect();
        let said = self
            .review
            .verdicts(&report.source.text, &report.text_sha256);
        self.judged = said.into_keys().collect();
    }

    /// Where notes stand whose place is sure: the note's index and its span.
    pub fn note_spans(&self) -> impl Iterator<Item = (usize, CharSpan)> + '_ {
        self.found.iter().enumerate().filter_map(|(nth, found)| {
            let found = found.as_ref()?;
            matches!(found.grade, Grade::Exact | Grade::Moved)
                .then_some(found.span)
                .flatten()
                .map(|span| (nth, span))
        })
    }

    /// Where a remark stands, if its place is sure.
    #[must_use]
    pub fn remark_span(&self, nth: usize) -> Option<CharSpan> {
        let anchor = self.remarks.notes.get(nth)?.anchor()?;
        let found = anchor::find(anchor, &self.report.source.text, &self.report.text_sha256);
        matches!(found.grade, Grade::Exact | Grade::Moved)
            .then_some(found.span)
            .flatten()
    }

    /// The innermost note at a position.
    #[must_use]
    pub fn note_at(&self, at: CharIdx) -> Option<usize> {
        self.note_spans()
            .filter(|(_, span)| span.contains(at))
            .min_by_key(|(_, span)| span.len())
            .map(|(nth, _)| nth)
    }

    /// How many notes stand in a section's own text, children left out.
    #[must_use]
    pub fn notes_in(&self, section_idx: usize) -> usize {
        self.note_spans()
            .filter(|(_, span)| self.report.section_at(span.start) == section_idx)
            .count()
    }

    /// The running total.
    #[must_use]
    pub fn total(&self) -> Total<'_> {
        stats::total(&self.sheet.rubric, &self.review.scores)
    }
}
