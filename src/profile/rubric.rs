//! The rubric: what is scored, with which maximum, and what a total means.

use super::{Bilingual, Points};

/// How a criterion counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CriterionKind {
    /// Points are given up to the maximum.
    Award,
    /// Points are taken off from the maximum.
    Deduct,
    /// Points outside the total, with a cap of their own.
    Bonus,
    /// Raised or not; acts on the grade and not on the number.
    Flag,
}

/// A usual reason for taking points off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deduction {
    /// ASCII id within the criterion (`no-figures`).
    pub id: String,
    /// The reason, as the score sheet words it.
    pub label: Bilingual,
    /// Points taken off each time; positive.
    pub points: Points,
    /// The most it may take off in all; `None` where it can count only once.
    pub cap: Option<Points>,
}

/// What a range of a criterion's points means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// ASCII id (`good`).
    pub id: String,
    /// What the screen calls it (良好).
    pub name: Bilingual,
    /// The lowest points that fall into it.
    pub min: Points,
    /// What work of this band looks like; may be empty.
    pub text: Bilingual,
}

/// One criterion of a rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// ASCII id, never renamed (`shortcomings`).
    pub id: String,
    /// What the screen calls it.
    pub name: Bilingual,
    /// How it counts.
    pub kind: CriterionKind,
    /// The most points it can give; 0 for a flag.
    pub max: Points,
    /// Scores are multiples of this; at least 0.01.
    pub step: Points,
    /// The part it looks at, if one: opened when the criterion is scored.
    pub part: Option<String>,
    /// Text that explains, readable while scoring.
    pub text: Bilingual,
    /// Usual deductions, in the order of the score sheet.
    pub deductions: Vec<Deduction>,
    /// Level descriptions from the highest down; may be empty.
    pub levels: Vec<Band>,
}

/// What is scored, and what the total means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rubric {
    /// What a report without fault gets, bonus aside; the sum of the criteria's maxima.
    pub total: Points,
    /// Criteria in the order of the score sheet.
    pub criteria: Vec<Criterion>,
    /// Grades from the highest down; the last has `min` 0.
    pub grades: Vec<Band>,
}

impl Rubric {
    /// The criterion of an id.
    #[must_use]
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }
}
