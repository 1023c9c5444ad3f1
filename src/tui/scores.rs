//! The score pane: the criterion at hand and what was typed for it.

use crate::profile::{Criterion, CriterionKind, Points, PointsError};
use crate::review::ScoreValue;

/// The score pane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// The criterion the cursor stands on; one more than the last is the summary.
    pub at: usize,
    /// What was typed and is not saved: `8.5`, `-3`, `x`.
    pub pending: String,
    /// The note that a score already rests on since the pane was opened: at hand once only,
    /// so that it does not stick to every criterion scored after it.
    pub cited: Option<String>,
}

/// What typed points amount to, before range and step are checked.
///
/// `x` is "not applicable", `-3` takes three off the maximum; for a flag any number but
/// 0 raises it.
///
/// # Errors
/// What was typed is no number of points.
pub fn read(pending: &str, criterion: &Criterion) -> Result<ScoreValue, PointsError> {
    if pending == "x" {
        return Ok(ScoreValue::NotApplicable);
    }
    if let Some(off) = pending.strip_prefix('-')
        && criterion.kind != CriterionKind::Bonus
    {
        let off: Points = off.parse()?;
        return Ok(ScoreValue::Points(criterion.max - off));
    }
    pending.parse().map(ScoreValue::Points)
}
