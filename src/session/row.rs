//! One row of the list: a report and how far its review is.

use std::sync::{Arc, PoisonError};

use super::findings::FindingCounts;
use super::open::Session;
use super::reviews::CommitError;
use crate::batch::ReadError;
use crate::lang::Lang;
use crate::profile::{Points, Profile};
use crate::report::{Date, Issuer, Report};
use crate::review::Status;
use crate::stats;
use crate::store::Loaded;

/// What the list shows of a report.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its printed path.
    pub report: String,
    /// Its title.
    pub title: Option<String>,
    /// Who sent it.
    pub issuer: Option<Issuer>,
    /// The year it reports on.
    pub year: Option<i32>,
    /// Date of signature.
    pub date: Option<Date>,
    /// SHA-256 of the text.
    pub text_sha256: Option<String>,
    /// Length of the text.
    pub chars: u32,
    /// Number of sections, the text before the first heading not counted.
    pub n_sections: usize,
    /// Ids of the parts it has, in the profile's order.
    pub parts: Vec<String>,
    /// Ids of required parts it lacks.
    pub missing: Vec<String>,
    /// How far the review is.
    pub status: Status,
    /// Number of findings that were not dismissed.
    pub n_findings: usize,
    /// Findings of which nothing was said yet.
    pub undecided: FindingCounts,
    /// Number of notes.
    pub n_notes: usize,
    /// The total, where anything is scored.
    pub score: Option<Points>,
    /// How many of the criteria that make the total are scored, and how many there are.
    pub n_scored: (usize, usize),
    /// The most the total can be.
    pub max: Points,
    /// Id of the grade, where the total has one.
    pub grade: Option<String>,
    /// Id of the class whose rubric holds; `None` for the usual one.
    pub class: Option<String>,
    /// Whose review it is.
    pub reviewer: Option<String>,
    /// The review's file was changed by hand; it is used as it is.
    pub hand_edited: bool,
    /// What is wrong with the review, if something is.
    pub review_problem: Option<CommitError>,
    /// Why the report could not be read; everything read from it is then absent.
    pub error: Option<Arc<ReadError>>,
}

impl Row {
    /// Why the report or its review could not be read, in words.
    #[must_use]
    pub fn error(&self, lang: Lang) -> Option<String> {
        let report = self
            .error
            .as_ref()
            .map(|error| error.message(lang, &self.report));
        report.or_else(|| Some(self.review_problem.as_ref()?.message(lang)))
    }

    /// How many criteria have no score yet; the total is unfinished while there are some.
    #[must_use]
    pub fn n_empty(&self) -> usize {
        self.n_scored.1 - self.n_scored.0
    }

    /// Whether the report or its review could not be read.
    #[must_use]
    pub fn is_troubled(&self) -> bool {
        self.error.is_some() || self.review_problem.is_some()
    }

    /// Takes over what the list shows of a review.
    pub(super) fn take_review(&mut self, loaded: Result<Loaded, CommitError>, profile: &Profile) {
        let loaded = match loaded {
            Ok(loaded) => loaded,
            Err(error) => {
                self.max = profile.rubric.total;
                self.review_problem = Some(error);
                return;
            }
        };
        let review = loaded.review;
        self.class.clone_from(&profile.class);
        self.status = review.status;
        self.n_notes = review.notes.len();
        let total = stats::total(&profile.rubric, &review.scores);
        self.max = total.max;
        self.n_scored = (total.n_criteria - total.empty.len(), total.n_criteria);
        self.hand_edited = loaded.hand_edited;
        (self.score, self.grade) = (None, None);
        if !review.scores.is_empty() {
            self.score = Some(total.points);
            self.grade = total.grade.map(|grade| grade.id.clone());
        }
        self.review_problem = loaded.problem.map(CommitError::Store);
    }

    /// Takes over what the list shows of an analysed report.
    pub(super) fn take_report(&mut self, report: &Report, profile: &Profile) {
        self.title = report.title.as_ref().map(|title| title.value.clone());
        self.issuer = report.issuer.as_ref().map(|issuer| issuer.value.clone());
        self.year = report.year.as_ref().map(|year| year.value);
        self.date = report.date.as_ref().map(|date| date.value);
        self.text_sha256 = Some(report.text_sha256.clone());
        self.chars = report.source.text.len().0;
        self.n_sections = report
            .sections
            .iter()
            .filter(|section| section.level > 0)
            .count();
        let carried = |part: &str| {
            let mut sections = report.sections.iter();
            sections.any(|section| section.parts.iter().any(|span| span.part == part))
        };
        let parts = profile.parts.iter().map(|part| part.id.clone());
        self.parts = parts.filter(|part| carried(part)).collect();
        self.missing.clone_from(&report.missing_parts);
    }
}

impl Session {
    /// Forgets what rows and reports were worked out: another reviewer corrects otherwise.
    pub(super) fn forget_all(&self) {
        let mut reports = self.reports.lock().unwrap_or_else(PoisonError::into_inner);
        reports.clear();
        drop(reports);
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        rows.clear();
        drop(rows);
        let mut facts = self.facts.lock().unwrap_or_else(PoisonError::into_inner);
        facts.clear();
    }
}
