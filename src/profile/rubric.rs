//! The rubric: what is scored, with which maximum, and what a total means.
//!
//! What a sheet of scores adds up to is `stats`' business.

use std::collections::BTreeMap;

use super::readers::Readers;
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
    /// Points taken off the total, outside it: late, untrue, not published.
    Penalty,
    /// Raised (1) or not (0, or no score); acts on the grade and not on the number.
    Flag,
}

impl CriterionKind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 5] = [
        Self::Award,
        Self::Deduct,
        Self::Bonus,
        Self::Penalty,
        Self::Flag,
    ];

    /// The word for it in profiles and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Award => "award",
            Self::Deduct => "deduct",
            Self::Bonus => "bonus",
            Self::Penalty => "penalty",
            Self::Flag => "flag",
        }
    }

    /// Whether its maximum is a part of the total.
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Self::Award | Self::Deduct)
    }
}

/// What a raised flag does to the grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlagEffect {
    /// No grade is given, and the report is not ranked.
    Reject,
    /// The report goes back to its unit: no grade, no rank until it comes again.
    Return,
    /// The lowest grade.
    Lowest,
    /// This grade (id of a band) at most.
    AtMost(String),
    /// So many grades lower, at most down to the lowest.
    Down(u8),
}

/// What a criterion that does not apply does to the total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NotApplicable {
    /// The others are scaled up to the full total.
    #[default]
    Rescale,
    /// It counts as its maximum.
    Full,
    /// It counts as nothing.
    Zero,
    /// A score of "not applicable" is refused.
    Never,
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

impl Deduction {
    /// The points that `times` occurrences take off, cap applied.
    #[must_use]
    pub fn taken(&self, times: u32) -> Points {
        let cap = self.cap.unwrap_or(self.points);
        let times = i32::try_from(times).unwrap_or(i32::MAX);
        Points(self.points.0.saturating_mul(times)).min(cap)
    }
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

/// A heading of the score sheet that holds several criteria: an aspect with its
/// sub-criteria, or a source of points (desk review 85, survey 15).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// ASCII id.
    pub id: String,
    /// What the screen calls it.
    pub name: Bilingual,
    /// The points of the total that its criteria stand for together, where that is not
    /// their sum (scored out of 100, counted for 85).
    pub weight: Option<Points>,
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
    /// The points of the total that its maximum stands for, where that is not the
    /// maximum itself (scored out of 100, counted for 35).
    pub weight: Option<Points>,
    /// The heading of the score sheet it stands under, by the id of a [`Group`].
    pub group: Option<String>,
    /// What it does to the total where it does not apply, if not what the rubric says.
    pub not_applicable: Option<NotApplicable>,
    /// What raising it does; flags only.
    pub effect: Option<FlagEffect>,
    /// The part it looks at, if one: opened when the criterion is scored.
    pub part: Option<String>,
    /// Text that explains, readable while scoring.
    pub text: Bilingual,
    /// Usual deductions, in the order of the score sheet.
    pub deductions: Vec<Deduction>,
    /// The most that all its deductions together take off.
    pub deduction_cap: Option<Points>,
    /// Level descriptions from the highest down; may be empty.
    pub levels: Vec<Band>,
}

/// Why a value is no score of a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// Below 0 or above the highest value.
    #[error("not between 0 and {max}")]
    OutOfRange {
        /// The highest value.
        max: Points,
    },
    /// Not a multiple of the step.
    #[error("not a multiple of {step}; nearest are {below} and {above}")]
    OffStep {
        /// The step.
        step: Points,
        /// The nearest value below.
        below: Points,
        /// The nearest value above.
        above: Points,
    },
}

impl Criterion {
    /// The highest value a score may have: the maximum, or 1 for a flag.
    #[must_use]
    pub fn highest(&self) -> Points {
        match self.kind {
            CriterionKind::Flag => Points(100),
            _ => self.max,
        }
    }

    /// Whether `value` is a score of this criterion: in range and on the step.
    ///
    /// # Errors
    /// Says what would be right.
    pub fn check_value(&self, value: Points) -> Result<(), ValueError> {
        let max = self.highest();
        if value < Points(0) || value > max {
            return Err(ValueError::OutOfRange { max });
        }
        let step = match self.kind {
            CriterionKind::Flag => Points(100),
            _ => self.step,
        };
        let rest = value.0 % step.0.max(1);
        if rest == 0 {
            return Ok(());
        }
        let below = Points(value.0 - rest);
        Err(ValueError::OffStep {
            step,
            below,
            above: (below + step).min(max),
        })
    }

    /// The points that its maximum stands for, in the total or in its group where that has
    /// a weight; 0 for what stands outside the total.
    #[must_use]
    pub fn counts_for(&self) -> Points {
        if self.kind.counts() {
            self.weight.unwrap_or(self.max)
        } else {
            Points(0)
        }
    }

    /// What deductions take off together, by id how often each was taken, caps applied; at
    /// most the maximum. Ids the criterion does not know take nothing off.
    #[must_use]
    pub fn taken_off(&self, taken: &BTreeMap<String, u32>) -> Points {
        let off: Points = self
            .deductions
            .iter()
            .filter_map(|deduction| {
                taken
                    .get(&deduction.id)
                    .map(|&times| deduction.taken(times))
            })
            .sum();
        off.min(self.deduction_cap.unwrap_or(self.max))
            .min(self.max)
    }

    /// What is left of the maximum after deductions; never below 0.
    #[must_use]
    pub fn after_deductions(&self, taken: &BTreeMap<String, u32>) -> Points {
        self.max - self.taken_off(taken)
    }

    /// The level that a value reaches, where the criterion describes levels.
    #[must_use]
    pub fn level(&self, value: Points) -> Option<&Band> {
        self.levels.iter().find(|level| level.min <= value)
    }
}

/// What is scored, and what the total means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rubric {
    /// What a report without fault gets, bonus aside; the sum of what the criteria count for.
    pub total: Points,
    /// Criteria in the order of the score sheet.
    pub criteria: Vec<Criterion>,
    /// Headings of the score sheet, in order; may be empty.
    pub groups: Vec<Group>,
    /// Grades from the highest down; the last has `min` 0. May be empty: no grades.
    pub grades: Vec<Band>,
    /// What a criterion that does not apply does to the total.
    pub not_applicable: NotApplicable,
    /// The most that all bonus criteria together may add.
    pub bonus_cap: Option<Points>,
    /// The most that all penalty criteria together may take off.
    pub penalty_cap: Option<Points>,
    /// How the totals of several reviewers become one.
    pub readers: Readers,
}

impl Rubric {
    /// The criterion of an id.
    #[must_use]
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }

    /// The group that a criterion stands in.
    #[must_use]
    pub fn group_of(&self, criterion: &Criterion) -> Option<&Group> {
        let id = criterion.group.as_ref()?;
        self.groups.iter().find(|group| group.id == *id)
    }

    /// The sum of what a group's criteria count for, before its weight.
    #[must_use]
    pub fn sum_of_group(&self, id: &str) -> Points {
        let in_group = |criterion: &&Criterion| criterion.group.as_deref() == Some(id);
        self.criteria
            .iter()
            .filter(in_group)
            .map(Criterion::counts_for)
            .sum()
    }

    /// What a criterion that does not apply does to the total.
    #[must_use]
    pub fn not_applicable_of(&self, criterion: &Criterion) -> NotApplicable {
        criterion.not_applicable.unwrap_or(self.not_applicable)
    }

    /// The grade of a total, flags aside; `None` where the rubric has no grades.
    #[must_use]
    pub fn grade(&self, points: Points) -> Option<&Band> {
        self.grades
            .iter()
            .find(|grade| grade.min <= points)
            .or(self.grades.last())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criterion(kind: CriterionKind, max: i32, step: i32) -> Criterion {
        Criterion {
            id: "form".to_owned(),
            name: Bilingual::default(),
            kind,
            max: Points(max),
            step: Points(step),
            weight: None,
            group: None,
            not_applicable: None,
            effect: None,
            part: None,
            text: Bilingual::default(),
            deductions: Vec::new(),
            deduction_cap: None,
            levels: Vec::new(),
        }
    }

    #[test]
    fn a_value_off_the_step_names_its_neighbours() {
        let form = criterion(CriterionKind::Award, 1_000, 30);
        assert_eq!(form.check_value(Points(90)), Ok(()));
        assert_eq!(
            form.check_value(Points(100)),
            Err(ValueError::OffStep {
                step: Points(30),
                below: Points(90),
                above: Points(120)
            })
        );
        let out = Err(ValueError::OutOfRange { max: Points(1_000) });
        assert_eq!(form.check_value(Points(1_001)), out);
        assert_eq!(form.check_value(Points(-30)), out);
    }

    #[test]
    fn a_flag_is_raised_or_not() {
        let flag = criterion(CriterionKind::Flag, 0, 100);
        assert_eq!(flag.check_value(Points(100)), Ok(()));
        assert_eq!(flag.check_value(Points(0)), Ok(()));
        assert!(flag.check_value(Points(50)).is_err());
        assert!(flag.check_value(Points(200)).is_err());
    }

    #[test]
    fn deductions_stop_at_their_cap_and_at_nothing() {
        let mut form = criterion(CriterionKind::Deduct, 200, 10);
        let deduction = |id: &str, points, cap| Deduction {
            id: id.to_owned(),
            label: Bilingual::default(),
            points: Points(points),
            cap,
        };
        form.deductions = vec![
            deduction("late", 50, Some(Points(120))),
            deduction("unsigned", 100, None),
        ];
        let left = |taken: &[(&str, u32)]| {
            let taken = taken.iter().map(|&(id, n)| (id.to_owned(), n)).collect();
            form.after_deductions(&taken)
        };
        assert_eq!(left(&[]), Points(200));
        assert_eq!(left(&[("late", 2)]), Points(100));
        assert_eq!(left(&[("late", 3)]), Points(80));
        assert_eq!(left(&[("unsigned", 3)]), Points(100));
        assert_eq!(left(&[("late", u32::MAX), ("unsigned", 1)]), Points(0));
        assert_eq!(left(&[("unknown", 1)]), Points(200));
        form.deduction_cap = Some(Points(130));
        let taken = BTreeMap::from([("late".to_owned(), 3), ("unsigned".to_owned(), 1)]);
        assert_eq!(form.after_deductions(&taken), Points(70));
    }
}
