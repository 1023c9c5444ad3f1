//! What every exporter is given: reports with their reviews, and what could not be read.

use std::sync::Arc;

use crate::profile::{Criterion, Profile};
use crate::report::{Date, Report};
use crate::review::anchor::{self, Grade};
use crate::review::{Note, Review, Target};
use crate::stats::{Total, total};
use crate::text::CharSpan;

/// The reviews of a batch, as they are to leave the program.
#[derive(Clone, Debug, Default)]
pub struct ReviewBundle {
    /// The name of the batch.
    pub batch: String,
    /// Its id; `None` where no store was made yet.
    pub batch_id: Option<String>,
    /// The profile that the scores are given under.
    pub profile: Arc<Profile>,
    /// One row per report and reviewer, in the order of the batch, then by reviewer.
    pub rows: Vec<Row>,
    /// Reports and reviews that could not be read, in order.
    pub unreadable: Vec<Unreadable>,
}

/// One report with one review.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The report's printed path.
    pub path: String,
    /// The profile with the rubric of its class; `None` is the bundle's.
    pub profile: Option<Arc<Profile>>,
    /// The report, analysed; `None` where its file is gone or could not be read.
    pub report: Option<Arc<Report>>,
    /// The review; an empty one where there is none yet.
    pub review: Review,
    /// What is to be minded of the review's file, in the user's language: it was changed by
    /// hand, or is of a later version. Its contents are shown all the same.
    pub problem: Option<String>,
}

/// A report or review that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its path.
    pub path: String,
    /// What happened, in the user's language.
    pub problem: String,
}

/// A note with the place of its passage in the report as it is now.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// The note.
    pub note: &'a Note,
    /// Where its passage stands; `None` for notes on the whole report, for lost ones, and
    /// where the report could not be read.
    pub span: Option<CharSpan>,
    /// Index of the section that holds it.
    pub section: Option<usize>,
    /// How surely the passage was found; `None` for notes on the whole report.
    pub grade: Option<Grade>,
}

impl ReviewBundle {
    /// The bundle of one row alone, for formats that write a file per report; it names
    /// what could not be read of that report.
    #[must_use]
    pub fn of_row(&self, row: usize) -> Self {
        let rows: Vec<Row> = self.rows.get(row).cloned().into_iter().collect();
        let concerns = |path: &str| rows.iter().any(|row| row.path == path);
        Self {
            unreadable: self.unreadable_where(concerns),
            rows,
            ..self.without_rows()
        }
    }

    /// What could not be read and stands in none of the files that are written, for formats
    /// that write a file per report.
    #[must_use]
    pub fn of_no_row(&self, is_written: impl Fn(&Row) -> bool) -> Self {
        let is_apart = |path: &str| {
            let mut of_report = self.rows.iter().filter(|row| row.path == path);
            !of_report.any(&is_written)
        };
        Self {
            unreadable: self.unreadable_where(is_apart),
            ..self.without_rows()
        }
    }

    fn unreadable_where(&self, is_meant: impl Fn(&str) -> bool) -> Vec<Unreadable> {
        let unreadable = self.unreadable.iter();
        unreadable
            .filter(|one| is_meant(&one.path))
            .cloned()
            .collect()
    }

    fn without_rows(&self) -> Self {
        Self {
            batch: self.batch.clone(),
            batch_id: self.batch_id.clone(),
            profile: Arc::clone(&self.profile),
            ..Self::default()
        }
    }

    /// The rows that have a review note, and those that are only named: a report that stands
    /// alone has one even before anything is said of it.
    pub(super) fn letters(&self) -> (Vec<&Row>, Vec<&Row>) {
        let alone = self.rows.len() == 1;
        self.rows.iter().partition(|row| alone || row.is_reviewed())
    }

    /// What a row's scores add up to.
    #[must_use]
    pub fn total<'a>(&'a self, row: &'a Row) -> Total<'a> {
        total(&self.profile_of(row).rubric, &row.review.scores)
    }

    /// The profile with the rubric that a row is scored by.
    #[must_use]
    pub fn profile_of<'a>(&'a self, row: &'a Row) -> &'a Profile {
        row.profile.as_ref().unwrap_or(&self.profile)
    }

    /// The profiles with the rubrics that rows are scored by, one for each class, in order of
    /// the rows; the bundle's where there is no row.
    #[must_use]
    pub fn profiles(&self) -> Vec<&Profile> {
        let mut profiles: Vec<&Profile> = Vec::new();
        for row in &self.rows {
            let profile = self.profile_of(row);
            if !profiles.iter().any(|known| known.class == profile.class) {
                profiles.push(profile);
            }
        }
        if profiles.is_empty() {
            profiles.push(&self.profile);
        }
        profiles
    }

    /// The criteria of all rows, each id once: the columns of a table.
    #[must_use]
    pub fn criteria(&self) -> Vec<&Criterion> {
        let mut criteria: Vec<&Criterion> = Vec::new();
        for criterion in self
            .profiles()
            .into_iter()
            .flat_map(|profile| &profile.rubric.criteria)
        {
            if !criteria.iter().any(|known| known.id == criterion.id) {
                criteria.push(criterion);
            }
        }
        criteria
    }
}

impl Row {
    /// Whether the reviewer said anything yet.
    #[must_use]
    pub fn is_reviewed(&self) -> bool {
        let review = &self.review;
        !(review.scores.is_empty() && review.notes.is_empty() && review.summary.is_empty())
    }

    /// The report's title; where the report cannot be read, the one the review remembers.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let read = self
            .report
            .as_ref()
            .and_then(|report| report.title.as_ref());
        read.map(|title| title.value.as_str())
            .or(Some(self.review.title.as_str()))
            .filter(|title| !title.is_empty())
    }

    /// Who sent the report.
    #[must_use]
    pub fn issuer(&self) -> Option<&str> {
        let issuer = self.report.as_ref()?.issuer.as_ref()?;
        Some(issuer.value.name.as_str())
    }

    /// The year reported on.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        self.report.as_ref()?.year.as_ref().map(|year| year.value)
    }

    /// The day of signature.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.report.as_ref()?.date.as_ref().map(|date| date.value)
    }

    /// The id of a section of the report.
    #[must_use]
    pub fn section_id(&self, section: Option<usize>) -> Option<&str> {
        let report = self.report.as_ref()?;
        report
            .sections
            .get(section?)
            .map(|section| section.id.as_str())
    }

    /// The heading of a section of the report, as printed.
    #[must_use]
    pub fn heading(&self, section: Option<usize>) -> Option<&str> {
        let report = self.report.as_ref()?;
        let section = report.sections.get(section?)?;
        Some(report.source.text.slice(section.heading_span))
    }

    /// The notes with their places: those on the whole report first, then by position,
    /// lost ones last.
    #[must_use]
    pub fn placed(&self) -> Vec<Placed<'_>> {
        let mut placed: Vec<Placed> = self
            .review
            .notes
            .iter()
            .map(|note| self.place(note))
            .collect();
        placed.sort_by_key(|placed| {
            let whole = placed.grade.is_none();
            (!whole, placed.span.is_none(), placed.span, &placed.note.id)
        });
        placed
    }

    fn place<'a>(&self, note: &'a Note) -> Placed<'a> {
        let anchor = match &note.target {
            Target::Span(anchor) | Target::Section { anchor, .. } => anchor,
            Target::Whole => {
                return Placed {
                    note,
                    span: None,
                    section: None,
                    grade: None,
                };
            }
        };
        let found = self
            .report
            .as_ref()
            .map(|report| anchor::find(anchor, &report.source.text, &report.text_sha256));
        let span = found.and_then(|found| found.span);
        let section = self
            .report
            .as_ref()
            .zip(span)
            .map(|(report, span)| report.section_at(span.start));
        Placed {
            note,
            span,
            section,
            grade: Some(found.map_or(Grade::Lost, |found| found.grade)),
        }
    }
}

impl<'a> Placed<'a> {
    /// The passage that the note quotes; empty for notes on the whole report.
    #[must_use]
    pub fn quote(&self) -> &'a str {
        match &self.note.target {
            Target::Span(anchor) | Target::Section { anchor, .. } => &anchor.exact,
            Target::Whole => "",
        }
    }
}
