//! Why an edit was refused, and what would be right.

use super::edit::TEXT_LIMIT;
use crate::lang::{Lang, review as words};
use crate::profile::{Criterion, CriterionKind, Points};

/// Why an edit was refused. [`EditError::message`] has the words for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The rubric has no such criterion.
    #[error("no criterion `{id}`")]
    NoCriterion {
        /// What was asked for.
        id: String,
        /// What there is.
        known: Vec<String>,
    },
    /// Neither a number nor `na`.
    #[error("`{text}` is no number of points for `{criterion}`")]
    NotPoints {
        /// What was typed.
        text: String,
        /// For which criterion.
        criterion: String,
        /// Its maximum.
        max: Points,
        /// Whether it is a flag.
        flag: bool,
    },
    /// `na` for a criterion that always applies.
    #[error("`{criterion}` always applies")]
    AlwaysApplies {
        /// Which.
        criterion: String,
        /// Its maximum.
        max: Points,
    },
    /// Below 0 or above the maximum.
    #[error("{points} is out of range for `{criterion}`")]
    OutOfRange {
        /// For which criterion.
        criterion: String,
        /// What was given.
        points: Points,
        /// Its maximum.
        max: Points,
    },
    /// Between two steps.
    #[error("{points} is between two steps of `{criterion}`")]
    OffStep {
        /// For which criterion.
        criterion: String,
        /// What was given.
        points: Points,
        /// Its step.
        step: Points,
        /// The steps below and above.
        near: (Points, Points),
    },
    /// The criterion has no such deduction.
    #[error("`{criterion}` has no deduction `{id}`")]
    NoDeduction {
        /// What was asked for.
        id: String,
        /// Of which criterion.
        criterion: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A deduction beyond its cap.
    #[error("deduction `{id}` counts {most} times at most")]
    DeductionTooOften {
        /// Which.
        id: String,
        /// How often it can count.
        most: u32,
    },
    /// The review has no such note.
    #[error("no note `{0}`")]
    NoNote(String),
    /// The beginning of an id fits several notes.
    #[error("`{id}` fits several notes")]
    NoteAmbiguous {
        /// What was asked for.
        id: String,
        /// The ids it fits.
        candidates: Vec<String>,
    },
    /// The note has no words.
    #[error("the note is empty")]
    EmptyNote,
    /// The passage has no characters.
    #[error("the passage is empty")]
    EmptyPassage,
    /// The text is beyond the limit.
    #[error("{n_chars} characters are too many")]
    TooLong {
        /// How many it has.
        n_chars: usize,
    },
    /// Not a status.
    #[error("no status `{0}`")]
    NoStatus(String),
    /// Not a kind of note.
    #[error("no kind of note `{0}`")]
    NoKind(String),
    /// Not a level of a heading.
    #[error("no heading level {0}")]
    BadLevel(u8),
    /// The profile has no part of this id.
    #[error("no part {id}")]
    NoPart {
        /// What was given.
        id: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The profile has no class of this id or name.
    #[error("no class {id}")]
    NoClass {
        /// What was given.
        id: String,
        /// What there is.
        known: Vec<String>,
    },
}

impl EditError {
    pub(super) fn not_points(text: &str, criterion: &Criterion) -> Self {
        Self::NotPoints {
            text: text.to_owned(),
            criterion: criterion.id.clone(),
            max: criterion.max,
            flag: criterion.kind == CriterionKind::Flag,
        }
    }

    /// What happened and what would be right, in the user's language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let list = |ids: &[String]| match ids {
            [] => words::none(lang).to_owned(),
            ids => ids.join(", "),
        };
        match self {
            Self::NoCriterion { id, known } => words::no_criterion(lang, id, &list(known)),
            Self::NotPoints {
                text,
                criterion,
                flag: true,
                ..
            } => words::not_a_flag(lang, text, criterion),
            Self::NotPoints {
                text,
                criterion,
                max,
                ..
            } => words::not_points(lang, text, criterion, &max.to_string()),
            Self::AlwaysApplies { criterion, max } => {
                words::always_applies(lang, criterion, &max.to_string())
            }
            Self::OutOfRange {
                criterion,
                points,
                max,
            } => words::out_of_range(lang, &points.to_string(), criterion, &max.to_string()),
            Self::OffStep {
                criterion,
                points,
                step,
                near: (below, above),
            } => {
                let near = format!("{below}, {above}");
                words::off_step(
                    lang,
                    &points.to_string(),
                    criterion,
                    &step.to_string(),
                    &near,
                )
            }
            Self::NoDeduction {
                id,
                criterion,
                known,
            } => words::no_deduction(lang, id, criterion, &list(known)),
            Self::DeductionTooOften { id, most } => words::deduction_too_often(lang, id, *most),
            Self::NoNote(id) => words::no_note(lang, id),
            Self::NoteAmbiguous { id, candidates } => {
                words::note_ambiguous(lang, id, &list(candidates))
            }
            Self::EmptyNote => words::empty_note(lang).to_owned(),
            Self::EmptyPassage => words::empty_passage(lang).to_owned(),
            Self::TooLong { n_chars } => words::too_long(lang, *n_chars, TEXT_LIMIT),
            Self::NoStatus(id) => words::no_status(lang, id),
            Self::NoKind(id) => words::no_kind(lang, id),
            Self::NoClass { id, known } => words::no_class(lang, id, &list(known)),
            Self::NoPart { id, known } => words::no_part(lang, id, &list(known)),
            Self::BadLevel(level) => words::bad_level(lang, *level),
        }
    }
}
