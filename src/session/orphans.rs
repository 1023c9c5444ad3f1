//! Reviews whose report is gone, and the reports they may belong to.
//!
//! A review is never dropped and never moved in silence: it is offered, and taking the
//! offer copies its history to the report's own review.

use std::collections::BTreeMap;

use super::open::Session;
use super::reviews::CommitError;
use crate::review::Review;

/// A review whose path is gone, and the only unreviewed report with the same text.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The review, with the path it was written for.
    pub review: Review,
    /// The report, by index; `None` where no report has this text, or several have.
    pub report_idx: Option<usize>,
}

impl Session {
    /// The current reviewer's reviews whose report is not in the batch any more. Reads the
    /// texts of the batch only if there are any.
    ///
    /// # Errors
    ///
    /// The store cannot be opened or listed.
    pub fn offers(&self) -> Result<Vec<Offer>, CommitError> {
        let Some(reviewer) = self.reviewer() else {
            return Ok(Vec::new());
        };
        let batch = self.discover();
        let mut is_taken = vec![false; batch.entries.len()];
        let mut orphans = Vec::new();
        for loaded in self.store()?.reviews(&reviewer)? {
            match batch.position(&loaded.review.report) {
                Some(report_idx) => is_taken[report_idx] = true,
                None if loaded.problem.is_none() => orphans.push(loaded.review),
                None => {}
            }
        }
        if orphans.is_empty() {
            return Ok(Vec::new());
        }
        let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        self.for_each(
            |report_idx| {
                let read = !is_taken[report_idx];
                let entry = &batch.entries[report_idx];
                let text = read.then(|| self.reader.read(entry, None).ok())??.text;
                Some(crate::store::sha256_hex(text.as_str().as_bytes()))
            },
            |report_idx, hash| {
                if let Some(hash) = hash {
                    by_text.entry(hash).or_default().push(report_idx);
                }
                true
            },
        );
        let only = |review: &Review| match by_text.get(&review.text_sha256).map(Vec::as_slice) {
            Some([report_idx]) => Some(*report_idx),
            _ => None,
        };
        Ok(orphans
            .into_iter()
            .map(|review| Offer {
                report_idx: only(&review),
                review,
            })
            .collect())
    }

    /// Gives an offered review to the report: its history becomes that of the report's own
    /// review; the old file stays where it is.
    ///
    /// # Errors
    ///
    /// As [`Session::commit`].
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn adopt(&self, review: &Review, report_idx: usize) -> Result<Review, CommitError> {
        self.commit_spent(report_idx, &review.history, review.seconds)
    }
}
