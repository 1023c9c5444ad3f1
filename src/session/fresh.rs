//! What was worked out of reports, kept true while reviews change: one's own saves, and what
//! other sessions write meanwhile.
//!
//! A save costs no reading of the report. Its analysis is thrown away only where the outline
//! was corrected, because nothing else of a review enters into it.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::sync::{Arc, PoisonError};

use super::clock;
use super::open::Session;
use super::reviews::CommitError;
use super::row::Row;
use crate::report::{Corrections, Report};
use crate::review::Review;
use crate::store::{self, Loaded, Watch};

/// What a save must know of a report.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub(super) title: String,
    pub(super) text_sha256: String,
    /// The corrections it was analysed with.
    outline: Corrections,
}

/// A review as another session left it.
#[derive(Clone, Debug)]
pub struct Fresh {
    /// Of which report.
    pub report_idx: usize,
    /// The review.
    pub loaded: Loaded,
    /// The list's row, where it was worked out before.
    pub row: Option<Arc<Row>>,
}

impl Session {
    /// Remembers of an analysed report what saves need.
    pub(super) fn note_facts(&self, report_idx: usize, report: &Report, outline: &Corrections) {
        let title = report.title.as_ref().map(|title| title.value.clone());
        let facts = Facts {
            title: title.unwrap_or_default(),
            text_sha256: report.text_sha256.clone(),
            outline: outline.clone(),
        };
        let mut known = self.facts.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(report_idx, facts);
    }

    /// What is known of a report, which is read for it only where it was not read before;
    /// `None` where it cannot be read.
    pub(super) fn facts(&self, report_idx: usize) -> Option<Facts> {
        let known = || {
            let known = self.facts.lock().unwrap_or_else(PoisonError::into_inner);
            known.get(&report_idx).cloned()
        };
        known().or_else(|| {
            self.read(report_idx).ok()?;
            known()
        })
    }

    /// Takes a review that was saved or loaded into what is kept of its report.
    pub(super) fn take_up(&self, report_idx: usize, review: &Review) {
        let facts = self.facts.lock().unwrap_or_else(PoisonError::into_inner);
        let known = facts.get(&report_idx).map(|facts| facts.outline.clone());
        drop(facts);
        if known.is_none_or(|outline| outline != review.outline) {
            self.forget(report_idx);
            return;
        }
        let profile = self.profile();
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(Some(row)) = rows.get_mut(report_idx) {
            let mut fresh = Row::clone(row);
            let loaded = Loaded {
                review: review.clone(),
                problem: None,
                read_only: false,
                hand_edited: false,
            };
            fresh.take_review(Ok(loaded), &profile);
            *row = Arc::new(fresh);
        }
    }

    /// Watches for what others write into the current reviewer's folder; `None` where nobody
    /// reviews or there is no place for a store.
    #[must_use]
    pub fn watch(&self) -> Option<Watch> {
        self.store().ok()?.watch(&self.reviewer()?).ok()
    }

    /// The reports whose review files these are.
    #[must_use]
    pub fn reports_of(&self, files: &[OsString]) -> BTreeSet<usize> {
        let stems = self.stems.get_or_init(|| {
            let entries = self.discover().entries.iter().enumerate();
            entries
                .map(|(report_idx, entry)| (store::file_stem(&entry.path), report_idx))
                .collect::<BTreeMap<_, _>>()
        });
        files
            .iter()
            .filter_map(|name| stems.get(store::stem_of(name.to_str()?)?).copied())
            .collect()
    }

    /// Loads the current reviewer's review anew, after another session may have written it.
    ///
    /// # Errors
    ///
    /// As [`Session::review`].
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn refresh(&self, report_idx: usize) -> Result<Fresh, CommitError> {
        let loaded = self.review(report_idx)?;
        if loaded.problem.is_none() {
            self.take_up(report_idx, &loaded.review);
        } else {
            self.forget(report_idx);
        }
        let rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        let row = rows.get(report_idx).cloned().flatten();
        Ok(Fresh {
            report_idx,
            loaded,
            row,
        })
    }

    /// Marks a command that writes several reviews as begun, so that `store check` says so if
    /// it is cut short; see [`store::Store::begin`].
    ///
    /// # Errors
    ///
    /// The mark cannot be written; then nothing else must be.
    pub fn begin(
        &self,
        command: &str,
        input: &[u8],
        n_files: usize,
    ) -> Result<store::Begun, CommitError> {
        let reviewer = self.reviewer().unwrap_or_default();
        let of_whom = [command.as_bytes(), b"\0", reviewer.as_bytes(), b"\0", input].concat();
        let begun = self
            .store()?
            .begin(command, &of_whom, n_files, &clock::now());
        Ok(begun?)
    }

    /// Repairs the current reviewer's review of a report, which must not be lost for it: what
    /// can be read is taken over, the original goes to `trash/`.
    ///
    /// # Errors
    ///
    /// Nobody is named as the reviewer, or the store could not write; the file is as it was.
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn repair(&self, report_idx: usize) -> Result<Option<store::Repaired>, CommitError> {
        let reviewer = self.reviewer().ok_or(CommitError::NoReviewer)?;
        let path = &self.discover().entries[report_idx].path;
        let repaired = self
            .store()?
            .repair_report(store::Shape::Review, &reviewer, path)?;
        self.forget(report_idx);
        Ok(repaired)
    }
}
