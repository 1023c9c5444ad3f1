//! The score pane: the criterion at hand and what was typed for it.

use std::collections::BTreeSet;

use crate::profile::{Criterion, CriterionKind, Points, PointsError};
use crate::review::{Score, ScoreValue};
use crate::store::Draft;
use crate::text::CharSpan;

/// Keys of the usual deductions, in the order of the score sheet: letters that mean nothing
/// else in the score pane. A sheet with more of them shows the rest without a key.
pub const DEDUCTION_KEYS: [char; 10] = ['a', 'b', 'c', 'd', 'f', 'h', 'l', 'o', 'p', 'r'];

/// The score pane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// The criterion the cursor stands on; one more than the last is the summary.
    pub at: usize,
    /// What was typed and is not saved: `8.5`, `-3`, `x`.
    pub pending: String,
    /// The draft that what is typed was taken up from, of an earlier session: dropped with it.
    pub taken_up: Option<Draft>,
    /// The note that a score already rests on since the pane was opened: at hand once only,
    /// so that it does not stick to every criterion scored after it.
    pub cited: Option<String>,
    /// The passage that was selected when the pane was opened: the next score rests on it.
    pub passage: Option<CharSpan>,
    /// Report and criterion of the low scores that were asked about: once is enough.
    pub asked: BTreeSet<(usize, String)>,
    /// The criterion that `Enter` saved and left: `e` right after it gives the reason for that.
    pub entered: Option<usize>,
    /// The citation that was jumped to last, to go on from there.
    pub jumped: usize,
    /// The first line shown of what stands below the total.
    pub top: usize,
}

/// What typed points amount to, before range and step are checked.
///
/// `x` is "not applicable", `-3` takes three off the maximum, or, for a penalty, off the
/// total; for a flag any number but 0 raises it.
///
/// # Errors
/// What was typed is no number of points.
pub fn read(pending: &str, criterion: &Criterion) -> Result<ScoreValue, PointsError> {
    if pending == "x" {
        return Ok(ScoreValue::NotApplicable);
    }
    if let Some(off) = pending.strip_prefix('-') {
        let off: Points = off.parse()?;
        match criterion.kind {
            CriterionKind::Award | CriterionKind::Deduct => {
                return Ok(ScoreValue::Points(criterion.max - off));
            }
            CriterionKind::Penalty => return Ok(ScoreValue::Points(off)),
            CriterionKind::Bonus | CriterionKind::Flag => {}
        }
    }
    pending.parse().map(ScoreValue::Points)
}

/// Below three fifths of the maximum, a penalty, or a raised flag: points that somebody may
/// want to see the grounds of.
#[must_use]
pub fn is_low(criterion: &Criterion, value: ScoreValue) -> bool {
    let ScoreValue::Points(points) = value else {
        return false;
    };
    match criterion.kind {
        CriterionKind::Award | CriterionKind::Deduct => {
            i64::from(points.0) * 5 < i64::from(criterion.max.0) * 3
        }
        CriterionKind::Penalty | CriterionKind::Flag => points > Points(0),
        CriterionKind::Bonus => false,
    }
}

/// Whether somebody can see what a score rests on: a note, a reason, a counted deduction.
#[must_use]
pub fn has_grounds(score: &Score) -> bool {
    let counted = score.deductions.values().any(|&times| times > 0);
    counted || !score.cites.is_empty() || !score.comment.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile;

    #[test]
    fn low_is_below_three_fifths() {
        let fazhi = profile::find("fazhi").unwrap();
        let low = |id: &str, points: &str| {
            let criterion = fazhi.rubric.criterion(id).unwrap();
            is_low(criterion, read(points, criterion).unwrap())
        };
        assert!(low("shortcomings", "11.5"));
        assert!(!low("shortcomings", "12"));
        assert!(low("shortcomings", "-9"));
        assert!(!low("shortcomings", "x"));
        assert!(low("reject", "1") && !low("reject", "0"));
        assert!(!low("bonus", "0"));
    }

    #[test]
    fn points_off_are_of_the_maximum_or_of_the_total() {
        let fazhi = profile::find("fazhi").unwrap();
        let mut criterion = fazhi.rubric.criterion("form").unwrap().clone();
        let of = |criterion: &Criterion| read("-3", criterion);
        assert_eq!(of(&criterion), Ok(ScoreValue::Points(Points(700))));
        criterion.kind = CriterionKind::Penalty;
        assert_eq!(of(&criterion), Ok(ScoreValue::Points(Points(300))));
    }
}
