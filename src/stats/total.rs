//! The total of one sheet of scores, and its grade.
//!
//! # Arithmetic
//!
//! - Every award and deduct criterion adds its value, scaled from its maximum to what it
//!   counts for where the rubric gives it, or its group, a weight. The sum is an exact
//!   fraction; it is rounded to hundredths once, at the end, half away from zero.
//! - A criterion that does not apply is taken out and the sum of the others scaled up to
//!   the rubric's total (`rescale`), or adds what it counts for (`full`), or nothing (`zero`).
//! - Bonus is added after that and penalty taken off, their caps applied; the points may
//!   exceed the total and never fall below 0.
//! - A flag never changes the points. Flags that lower the grade by steps act first, then
//!   those that hold it to a highest one, whatever their order on the sheet.
//! - There is a grade only when no award or deduct criterion is empty; bonus and flag may
//!   be left empty.
//! - A score outside the criterion's range or off its step (a rubric that changed later)
//!   counts as it stands and is named; a score of a criterion the rubric does not know
//!   does not count.

use std::collections::BTreeMap;

use super::fraction::Fraction;
use crate::profile::{
    Band, Criterion, CriterionKind, FlagEffect, Group, NotApplicable, Points, Rubric,
};
use crate::review::{Score, ScoreValue};

/// What a sheet of scores adds up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total<'r> {
    /// The total, bonus and penalty included; what is scored so far where criteria are empty.
    pub points: Points,
    /// The same before rounding.
    pub(super) exact: Fraction,
    /// The bonus in it, cap applied.
    pub bonus: Points,
    /// The penalty taken off it, cap applied.
    pub penalty: Points,
    /// The rubric's total.
    pub max: Points,
    /// What each group of criteria adds up to, in the rubric's order.
    pub groups: Vec<Subtotal<'r>>,
    /// The grade, flags applied; `None` while criteria are empty, after a flag that rejects
    /// or returns, when nothing applies, and under a rubric without grades.
    pub grade: Option<&'r Band>,
    /// Ids of the award and deduct criteria without a score, in the rubric's order.
    pub empty: Vec<String>,
    /// How many award and deduct criteria there are.
    pub n_criteria: usize,
    /// Ids of the award and deduct criteria that do not apply, each with what the rubric makes
    /// of it, in the rubric's order.
    pub not_applicable: Vec<(String, NotApplicable)>,
    /// What the sum was scaled up from, where criteria that do not apply were taken out.
    pub scaled: Option<Scaled>,
    /// Ids of the flags that are raised, in the rubric's order.
    pub flags: Vec<String>,
    /// Whether a raised flag rejects or returns the report: no grade, no rank.
    pub rejected: bool,
    /// Whether it is to come again.
    pub returned: bool,
    /// Ids of criteria whose score is out of range or off the step.
    pub doubtful: Vec<String>,
    /// Ids of scores that are of no criterion of the rubric.
    pub unknown: Vec<String>,
}

/// A sum that was scaled up to the rubric's total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scaled {
    /// The sum of what applies, bonus and penalty not in it.
    pub from: Points,
    /// The most it could be.
    pub of: Points,
    /// What it became.
    pub to: Points,
}

/// What a group of criteria adds up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subtotal<'r> {
    /// The group.
    pub group: &'r Group,
    /// Its points in the total, before what does not apply is made up for.
    pub points: Points,
    /// What the group counts for in the total.
    pub max: Points,
}

/// Adds up a sheet of scores by the rubric.
#[must_use]
pub fn total<'r>(rubric: &'r Rubric, scores: &BTreeMap<String, Score>) -> Total<'r> {
    let nothing = Fraction::from(Points(0));
    let (mut sum, mut applies) = (nothing, Fraction::from(rubric.total));
    let (mut bonus, mut penalty) = (Points(0), Points(0));
    let (mut empty, mut raised, mut doubtful) = (Vec::new(), Vec::new(), Vec::new());
    let mut not_applicable = Vec::new();
    let mut in_groups: BTreeMap<&str, Fraction> = BTreeMap::new();
    for criterion in &rubric.criteria {
        let Some(score) = scores.get(&criterion.id) else {
            if criterion.kind.counts() {
                empty.push(criterion.id.clone());
            }
            continue;
        };
        let mut add = |points: Fraction| {
            sum = sum + points;
            if let Some(group) = criterion.group.as_deref() {
                let so_far = in_groups.entry(group).or_insert(nothing);
                *so_far = *so_far + points;
            }
        };
        let value = match score.value {
            ScoreValue::Points(value) => value,
            ScoreValue::NotApplicable => {
                if !criterion.kind.counts() {
                    continue;
                }
                let whole = weighted(rubric, criterion, criterion.max);
                let treated = rubric.not_applicable_of(criterion);
                not_applicable.push((criterion.id.clone(), treated));
                match treated {
                    NotApplicable::Rescale => applies = applies - whole,
                    NotApplicable::Full => add(whole),
                    NotApplicable::Zero => {}
                    NotApplicable::Never => doubtful.push(criterion.id.clone()),
                }
                continue;
            }
        };
        if criterion.check_value(value).is_err() {
            doubtful.push(criterion.id.clone());
        }
        match criterion.kind {
            CriterionKind::Award | CriterionKind::Deduct => {
                add(weighted(rubric, criterion, value));
            }
            CriterionKind::Bonus => bonus = bonus + value.min(criterion.max),
            CriterionKind::Penalty => penalty = penalty + value.min(criterion.max),
            CriterionKind::Flag if value > Points(0) => raised.push(criterion),
            CriterionKind::Flag => {}
        }
    }
    let mut scaled = None;
    if applies > nothing {
        let from = sum;
        sum = sum.ratio(rubric.total.into(), applies);
        scaled = (applies != rubric.total.into()).then(|| Scaled {
            from: from.round(),
            of: applies.round(),
            to: sum.round(),
        });
    }
    let bonus = rubric.bonus_cap.map_or(bonus, |cap| bonus.min(cap));
    let penalty = rubric.penalty_cap.map_or(penalty, |cap| penalty.min(cap));
    let exact = (sum + bonus.into() - penalty.into()).max(nothing);
    let outcome = Outcome::of(rubric, exact.round(), &raised);
    let graded = empty.is_empty() && applies > nothing;
    let known = |id: &&String| rubric.criterion(id).is_none();
    Total {
        points: exact.round(),
        exact,
        bonus,
        penalty,
        max: rubric.total,
        groups: subtotals(rubric, &in_groups),
        grade: outcome.grade.filter(|_| graded),
        empty,
        n_criteria: rubric.criteria.iter().filter(|it| it.kind.counts()).count(),
        not_applicable,
        scaled,
        flags: raised.iter().map(|flag| flag.id.clone()).collect(),
        rejected: outcome.rejected,
        returned: outcome.returned,
        doubtful,
        unknown: scores.keys().filter(known).cloned().collect(),
    }
}

/// The part of the total that a value of a criterion makes, by its own weight and that of
/// its group.
fn weighted(rubric: &Rubric, criterion: &Criterion, value: Points) -> Fraction {
    let mut points = Fraction::from(value);
    if let Some(weight) = criterion.weight.filter(|_| criterion.max > Points(0)) {
        points = points.scaled(weight.0, criterion.max.0);
    }
    let group = rubric.group_of(criterion);
    match group.and_then(|group| Some((group.weight?, rubric.sum_of_group(&group.id)))) {
        Some((weight, sum)) if sum > Points(0) => points.scaled(weight.0, sum.0),
        _ => points,
    }
}

fn subtotals<'r>(rubric: &'r Rubric, points: &BTreeMap<&str, Fraction>) -> Vec<Subtotal<'r>> {
    let groups = rubric.groups.iter().map(|group| {
        let points = points.get(group.id.as_str());
        Subtotal {
            group,
            points: points.map_or(Points(0), |points| points.round()),
            max: group.weight.unwrap_or(rubric.sum_of_group(&group.id)),
        }
    });
    groups.collect()
}

/// What points and raised flags come to.
pub(super) struct Outcome<'r> {
    pub(super) grade: Option<&'r Band>,
    pub(super) rejected: bool,
    pub(super) returned: bool,
}

impl<'r> Outcome<'r> {
    pub(super) fn of(rubric: &'r Rubric, points: Points, raised: &[&Criterion]) -> Self {
        let has = |effect| {
            raised
                .iter()
                .any(|flag| flag.effect.as_ref() == Some(&effect))
        };
        let returned = has(FlagEffect::Return);
        let rejected = returned || has(FlagEffect::Reject);
        let grade = if rejected {
            None
        } else {
            grade(rubric, points, raised)
        };
        Self {
            grade,
            rejected,
            returned,
        }
    }
}

/// The grade of the points after the raised flags.
fn grade<'r>(rubric: &'r Rubric, points: Points, raised: &[&Criterion]) -> Option<&'r Band> {
    let by_points = rubric.grade(points)?;
    let place_of = |id: &str| rubric.grades.iter().position(|grade| grade.id == id);
    let lowest = rubric.grades.len() - 1;
    let steps_down: usize = raised
        .iter()
        .map(|flag| match flag.effect {
            Some(FlagEffect::Down(steps)) => usize::from(steps),
            _ => 0,
        })
        .sum();
    let highest_allowed = raised
        .iter()
        .filter_map(|flag| match &flag.effect {
            Some(FlagEffect::Lowest) => Some(lowest),
            Some(FlagEffect::AtMost(id)) => place_of(id),
            _ => None,
        })
        .max()
        .unwrap_or(0);
    let place = (place_of(&by_points.id)? + steps_down).min(lowest);
    rubric.grades.get(place.max(highest_allowed))
}

#[cfg(test)]
#[path = "total_tests.rs"]
mod tests;
