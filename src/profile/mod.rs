//! Everything particular to a kind of report, as data: required parts, rubric,
//! law names, stock phrases, switched-on checks.
//!
//! **The code knows only profiles; no other room names a part, a criterion or
//! a law.** Profiles are TOML; the built-in ones stand beside this code.

mod points;
mod rubric;

pub use points::{Points, PointsError};
pub use rubric::{Band, Criterion, CriterionKind, Deduction, Rubric};

/// A text in both languages; profiles that give one language show it in both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A part that the profile requires (or allows) a report to contain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// ASCII id, the same in both languages (`measures`).
    pub id: String,
    /// What the screen calls it.
    pub name: Bilingual,
    /// Whether a report without it has a fault.
    pub required: bool,
    /// Regular expressions over a heading in comparing form; the first part that matches wins.
    pub patterns: Vec<String>,
}

/// One profile, validated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// ASCII id (`fazhi`).
    pub id: String,
    /// What the screen calls it.
    pub name: Bilingual,
    /// SHA-256 of the TOML it was read from, in lower-case hex.
    pub sha256: String,
    /// The TOML it was read from, kept so that a store can pin it.
    pub source: String,
    /// Regular expressions: a profile is chosen where one of them meets in at least half of the first 20 files.
    pub recognise: Vec<String>,
    /// Parts in the order of the regulation.
    pub parts: Vec<Part>,
    /// What is scored.
    pub rubric: Rubric,
    /// Official names of laws and rules.
    pub law_names: Vec<String>,
    /// Set phrases that say nothing of their own.
    pub stock_phrases: Vec<String>,
}
