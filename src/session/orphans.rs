//! Reviews whose report is gone, and the reports they may belong to.
//!
//! A review is never dropped and never moved in silence: it is offered, and taking the
//! offer copies its history to the report's own review.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::open::Session;
use super::reviews::{CommitError, holds};
use crate::review::{EntryId, Review};
use crate::store::{Loaded, Shape, StoreError};

/// A review whose path is gone, and the only unreviewed report with the same text.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The review, with the path it was written for.
    pub review: Review,
    /// The report, by index; `None` where no report has this text, or several have, or
    /// several such reviews lay claim to it.
    pub report_idx: Option<usize>,
}

impl Session {
    /// The current reviewer's reviews whose report is gone from the batch, but for those
    /// that another report has taken over. Looks at the reports only if there are any, and
    /// then only at those this session was opened with.
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
        let mut known: BTreeSet<EntryId> = BTreeSet::new();
        let mut orphans = Vec::new();
        for loaded in self.store()?.reviews(&reviewer)? {
            let review = loaded.review;
            if let Some(report_idx) = batch.position(&review.report) {
                is_taken[report_idx] = true;
            }
            if holds(self.root(), &review.report) {
                known.extend(review.history.into_iter().map(|entry| entry.id));
            } else if loaded.problem.is_none() {
                orphans.push(review);
            }
        }
        orphans.retain(|review| {
            let mut entries = review.history.iter();
            !entries.all(|entry| known.contains(&entry.id))
        });
        if orphans.is_empty() {
            return Ok(Vec::new());
        }
        let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        self.for_each(
            |report_idx| (!is_taken[report_idx]).then(|| self.row(report_idx)),
            |report_idx, row| {
                if let Some(hash) = row.and_then(|row| row.text_sha256.clone()) {
                    by_text.entry(hash).or_default().push(report_idx);
                }
                true
            },
        );
        let claims = |hash: &str| {
            let claiming = orphans.iter().filter(|review| review.text_sha256 == hash);
            claiming.count()
        };
        let only = |review: &Review| match by_text.get(&review.text_sha256).map(Vec::as_slice) {
            Some([report_idx]) if claims(&review.text_sha256) == 1 => Some(*report_idx),
            _ => None,
        };
        let reports: Vec<Option<usize>> = orphans.iter().map(only).collect();
        Ok(std::iter::zip(orphans, reports)
            .map(|(review, report_idx)| Offer { review, report_idx })
            .collect())
    }

    /// What a reviewer's part of the store holds besides the reviews of this batch's reports:
    /// those whose report is gone and that no other report has taken over, and files that
    /// cannot be read as any review. A bad file that a listed report's review would have is
    /// that report's, and not here.
    ///
    /// # Errors
    ///
    /// The store cannot be opened or listed.
    pub fn strays(&self, reviewer: &str) -> Result<Vec<Loaded>, CommitError> {
        let reviews = match self.store() {
            Ok(store) => store.reviews(reviewer)?,
            Err(CommitError::Nowhere) => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let (held, mut strays): (Vec<Loaded>, Vec<Loaded>) =
            reviews.into_iter().partition(|loaded| {
                let report = &loaded.review.report;
                !report.is_empty() && holds(self.root(), report)
            });
        let known: BTreeSet<EntryId> = held
            .into_iter()
            .flat_map(|loaded| loaded.review.history)
            .map(|entry| entry.id)
            .collect();
        let is_listed = |problem: &StoreError| {
            let file = problem.path().and_then(Path::file_name);
            file.is_some_and(|file| !self.reports_of(&[file.to_owned()]).is_empty())
        };
        strays.retain(|loaded| {
            let mut entries = loaded.review.history.iter();
            match &loaded.problem {
                Some(problem) => !is_listed(problem),
                None => !entries.all(|entry| known.contains(&entry.id)),
            }
        });
        Ok(strays)
    }

    /// Gives an offered review to the report: its history, and that of the remarks beside
    /// it, becomes that of the report's own; the old files stay where they are.
    ///
    /// # Errors
    ///
    /// As [`Session::commit`].
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn adopt(&self, review: &Review, report_idx: usize) -> Result<Review, CommitError> {
        let remarks = self
            .store()?
            .load_shape(Shape::Remarks, &review.reviewer, &review.report)?;
        if !remarks.review.history.is_empty() {
            let history = &remarks.review.history;
            self.save(Shape::Remarks, report_idx, history, 0)?;
        }
        self.save(Shape::Review, report_idx, &review.history, review.seconds)
    }
}
