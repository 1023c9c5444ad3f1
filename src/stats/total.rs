//! The total of one sheet of scores, and its grade.
//!
//! # Arithmetic
//!
//! - Every award and deduct criterion adds its value, scaled from its maximum to what it
//!   counts for where the rubric gives a weight. The sum is an exact fraction; it is
//!   rounded to hundredths once, at the end, half away from zero.
//! - A criterion that does not apply is taken out and the sum of the others scaled up to
//!   the rubric's total (`rescale`), or adds what it counts for (`full`), or nothing (`zero`).
//! - Bonus is added after that, its cap applied; the points may exceed the total.
//! - A flag never changes the points. Flags that lower the grade by steps act first, then
//!   those that hold it to a highest one, whatever their order on the sheet.
//! - There is a grade only when no award or deduct criterion is empty; bonus and flag may
//!   be left empty.
//! - A score outside the criterion's range or off its step (a rubric that changed later)
//!   counts as it stands and is named; a score of a criterion the rubric does not know
//!   does not count.

use std::collections::BTreeMap;

use super::fraction::Fraction;
use crate::profile::{Band, Criterion, CriterionKind, FlagEffect, NotApplicable, Points, Rubric};
use crate::review::{Score, ScoreValue};

/// What a sheet of scores adds up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total<'r> {
    /// The total, bonus included; what is scored so far where criteria are empty.
    pub points: Points,
    /// The bonus in it, cap applied.
    pub bonus: Points,
    /// The rubric's total.
    pub max: Points,
    /// The grade, flags applied; `None` while criteria are empty, after a flag that rejects,
    /// when nothing applies, and under a rubric without grades.
    pub grade: Option<&'r Band>,
    /// Ids of the award and deduct criteria without a score, in the rubric's order.
    pub empty: Vec<String>,
    /// Ids of the flags that are raised, in the rubric's order.
    pub flags: Vec<String>,
    /// Whether a raised flag rejects the report: no grade, no rank.
    pub rejected: bool,
    /// Ids of criteria whose score is out of range or off the step.
    pub doubtful: Vec<String>,
}

/// Adds up a sheet of scores by the rubric.
#[must_use]
pub fn total<'r>(rubric: &'r Rubric, scores: &BTreeMap<String, Score>) -> Total<'r> {
    let mut sum = Fraction::from(Points(0));
    let (mut applies, mut bonus) = (rubric.total, Points(0));
    let (mut empty, mut raised, mut doubtful) = (Vec::new(), Vec::new(), Vec::new());
    for criterion in &rubric.criteria {
        let counts = matches!(criterion.kind, CriterionKind::Award | CriterionKind::Deduct);
        let Some(score) = scores.get(&criterion.id) else {
            if counts {
                empty.push(criterion.id.clone());
            }
            continue;
        };
        let value = match score.value {
            ScoreValue::Points(value) => value,
            ScoreValue::NotApplicable => {
                match rubric.not_applicable {
                    NotApplicable::Rescale => applies = applies - criterion.counts_for(),
                    NotApplicable::Full => sum = sum + criterion.counts_for().into(),
                    NotApplicable::Zero => {}
                }
                continue;
            }
        };
        if criterion.check_value(value).is_err() {
            doubtful.push(criterion.id.clone());
        }
        match criterion.kind {
            CriterionKind::Award | CriterionKind::Deduct => sum = sum + weighted(criterion, value),
            CriterionKind::Bonus => bonus = bonus + value.min(criterion.max),
            CriterionKind::Flag if value > Points(0) => raised.push(criterion),
            CriterionKind::Flag => {}
        }
    }
    if applies != rubric.total && applies > Points(0) {
        sum = sum.scaled(rubric.total.0, applies.0);
    }
    let bonus = rubric.bonus_cap.map_or(bonus, |cap| bonus.min(cap));
    let points = (sum + bonus.into()).round();
    let rejected = raised
        .iter()
        .any(|flag| flag.effect == Some(FlagEffect::Reject));
    let graded = empty.is_empty() && !rejected && applies > Points(0);
    Total {
        points,
        bonus,
        max: rubric.total,
        grade: graded.then(|| grade(rubric, points, &raised)).flatten(),
        empty,
        flags: raised.iter().map(|flag| flag.id.clone()).collect(),
        rejected,
        doubtful,
    }
}

/// The part of the total that a value of a criterion makes.
fn weighted(criterion: &Criterion, value: Points) -> Fraction {
    let points = Fraction::from(value);
    match criterion.weight {
        Some(weight) if criterion.max > Points(0) => points.scaled(weight.0, criterion.max.0),
        _ => points,
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
