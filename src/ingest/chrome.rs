//! Marks over the final text that hold for every format: page chrome of web
//! sites and paste residue.

use super::model::Mark;

/// Adds the marks found in `text`.
pub(super) fn mark(_text: &str, _marks: &mut Vec<Mark>) {}
