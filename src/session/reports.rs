//! Reading and analysing one report, and rows for many.

use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

use rayon::prelude::*;

use super::open::Session;
use super::reviews::{CommitError, nothing};
use super::row::Row;
use crate::batch::{Death, ReadError};
use crate::profile::Profile;
use crate::report::{self, Corrections, Report};
use crate::store::{Loaded, Shape};
use crate::text::Text;

/// How many analysed reports are kept: those around the one being read.
const MOST_KEPT: usize = 16;
/// Longer files are not read before the first frame, in bytes.
const MOST_AT_ONCE: u64 = 64 << 10;
/// How many rows are worked out before the first of them is handed on, per thread.
const CHUNK: usize = 16;

impl Session {
    /// A report, analysed with the current reviewer's corrections. The last few are kept.
    ///
    /// # Errors
    ///
    /// The file cannot be read; see [`ReadError`].
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn read(&self, report_idx: usize) -> Result<Arc<Report>, ReadError> {
        crate::text::drill::point("session");
        if let Some(report) = self.kept(report_idx) {
            return Ok(report);
        }
        let corrections = self.corrections(report_idx);
        let report = Arc::new(self.read_with(report_idx, &corrections)?);
        self.note_facts(report_idx, &report, &corrections);
        let mut reports = self.reports.lock().unwrap_or_else(PoisonError::into_inner);
        reports.push_back((report_idx, Arc::clone(&report)));
        if reports.len() > MOST_KEPT {
            reports.pop_front();
        }
        Ok(report)
    }

    /// A report, analysed with these corrections; nothing is kept.
    ///
    /// # Errors
    ///
    /// The file cannot be read; see [`ReadError`].
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn read_with(
        &self,
        report_idx: usize,
        corrections: &Corrections,
    ) -> Result<Report, ReadError> {
        self.analyse(report_idx, None, corrections)
    }

    /// A report, read in an encoding chosen by hand; nothing is kept.
    ///
    /// # Errors
    ///
    /// The file cannot be read; see [`ReadError`].
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn read_as(
        &self,
        report_idx: usize,
        encoding: Option<String>,
    ) -> Result<Report, ReadError> {
        self.analyse(report_idx, encoding, &Corrections::default())
    }

    /// The text of a report without its analysis.
    ///
    /// # Errors
    ///
    /// The file cannot be read; see [`ReadError`].
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn text(&self, report_idx: usize) -> Result<Text, ReadError> {
        let entry = &self.discover().entries[report_idx];
        Ok(self.reader.read(entry, None)?.text)
    }

    /// What can be shown of a report at once, before profile and store are read: its text and
    /// such headings as need no profile. `None` where it is long, not plain text, or unreadable.
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    #[must_use]
    pub fn first_sight(&self, report_idx: usize) -> Option<Report> {
        let entry = &self.discover().entries[report_idx];
        let ingested = self.reader.read_soon(entry, MOST_AT_ONCE)?;
        let (profile, corrections) = (Profile::default(), Corrections::default());
        let analyse = || report::analyse(ingested, &entry.path, &profile, &corrections);
        Death::caught(analyse).ok()
    }

    fn analyse(
        &self,
        report_idx: usize,
        encoding: Option<String>,
        corrections: &Corrections,
    ) -> Result<Report, ReadError> {
        let entry = &self.discover().entries[report_idx];
        let ingested = self.reader.read(entry, encoding)?;
        let profile = self.profile();
        let analyse = || {
            crate::text::drill::point("report");
            report::analyse(ingested, &entry.path, &profile, corrections)
        };
        Death::caught(analyse).map_err(|how| ReadError::Parser {
            file: entry.file.clone(),
            how,
        })
    }

    /// Forgets what was worked out of a report, because its review or file changed.
    pub fn forget(&self, report_idx: usize) {
        let mut reports = self.reports.lock().unwrap_or_else(PoisonError::into_inner);
        reports.retain(|(kept, _)| *kept != report_idx);
        drop(reports);
        let mut facts = self.facts.lock().unwrap_or_else(PoisonError::into_inner);
        facts.remove(&report_idx);
        drop(facts);
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(row) = rows.get_mut(report_idx) {
            *row = None;
        }
    }

    /// A row of the list; worked out once and kept until the report is forgotten.
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn row(&self, report_idx: usize) -> Arc<Row> {
        let kept = |rows: &[Option<Arc<Row>>]| rows.get(report_idx).cloned().flatten();
        if let Some(row) = kept(&self.rows.lock().unwrap_or_else(PoisonError::into_inner)) {
            return row;
        }
        let epoch = self.rows_epoch.load(Ordering::SeqCst);
        let row = Arc::new(self.work_out_row(report_idx));
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        if self.rows_epoch.load(Ordering::SeqCst) != epoch {
            // What it was counted by changed meanwhile.
            return row;
        }
        if rows.len() <= report_idx {
            rows.resize(self.discover().entries.len(), None);
        }
        rows[report_idx] = Some(Arc::clone(&row));
        row
    }

    /// The rows of everybody who reviewed a report; one without a reviewer where nobody did.
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn rows_of_everybody(&self, report_idx: usize) -> Vec<Arc<Row>> {
        let path = &self.discover().entries[report_idx].path;
        let has_review = |reviewer: &String| {
            let store = self.store().ok();
            let file = store.and_then(|store| store.path_of(Shape::Review, reviewer, path).ok());
            file.is_some_and(|file| file.exists())
        };
        let reviewers = self.reviewers().unwrap_or_default();
        let rows: Vec<Arc<Row>> = reviewers
            .into_iter()
            .filter(has_review)
            .map(|reviewer| {
                let loaded = self.review_of(&reviewer, report_idx);
                Arc::new(self.row_of(report_idx, Some(reviewer), loaded))
            })
            .collect();
        if rows.is_empty() {
            let nobody = self.row_of(report_idx, None, Ok(nothing(path)));
            return vec![Arc::new(nobody)];
        }
        rows
    }

    /// Works something out of every report on all cores, and hands it on in the order of
    /// the batch. `emit` returns false to stop.
    pub fn for_each<T: Send>(
        &self,
        work: impl Fn(usize) -> T + Sync,
        mut emit: impl FnMut(usize, T) -> bool,
    ) {
        self.profile();
        let n_reports = self.discover().entries.len();
        let chunk = CHUNK * rayon::current_num_threads();
        let worked = |start: usize| -> Vec<T> {
            let end = (start + chunk).min(n_reports);
            (start..end).into_par_iter().map(&work).collect()
        };
        let mut ready = worked(0);
        for start in (0..n_reports).step_by(chunk) {
            // The next ones are worked on while these are handed over.
            let mut next = Vec::new();
            let mut stop = false;
            rayon::in_place_scope(|scope| {
                scope.spawn(|_| next = worked((start + chunk).min(n_reports)));
                for (report_idx, result) in (start..).zip(std::mem::take(&mut ready)) {
                    stop = stop || !emit(report_idx, result);
                }
            });
            if stop {
                return;
            }
            ready = next;
        }
    }

    fn kept(&self, report_idx: usize) -> Option<Arc<Report>> {
        let reports = self.reports.lock().unwrap_or_else(PoisonError::into_inner);
        let found = reports.iter().find(|(kept, _)| *kept == report_idx);
        found.map(|(_, report)| Arc::clone(report))
    }

    fn work_out_row(&self, report_idx: usize) -> Row {
        let review = self.review(report_idx);
        self.row_of(report_idx, self.reviewer(), review)
    }

    fn row_of(
        &self,
        report_idx: usize,
        reviewer: Option<String>,
        loaded: Result<Loaded, CommitError>,
    ) -> Row {
        let profile = self.profile();
        let mut row = Row {
            report: self.discover().entries[report_idx].path.clone(),
            reviewer,
            ..Row::default()
        };
        let corrections = match &loaded {
            Ok(loaded) => loaded.review.outline.clone(),
            Err(_) => Corrections::default(),
        };
        // A copy only where there is something to look up.
        let judged = loaded.as_ref().ok().map(|loaded| &loaded.review);
        let judged = judged.filter(|review| !review.findings.is_empty()).cloned();
        match self.read_with(report_idx, &corrections) {
            Ok(report) => {
                row.take_report(&report, &profile);
                (row.n_findings, row.undecided) = self.count_findings(&report, judged.as_ref());
            }
            Err(error) => row.error = Some(Arc::new(error)),
        }
        let by_hand = corrections.class.as_deref();
        let profile = self.profile_for(&row.report, row.issuer.as_ref(), by_hand);
        row.take_review(loaded, &profile);
        row
    }
}
