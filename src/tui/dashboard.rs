//! What lies over the panes to compare with: the batch as numbers, and the reports nearest in
//! score.
//!
//! What is left out: the numbers themselves (`session`, from `stats`), and their lines
//! (`view::dashboard`).

use std::sync::Arc;

use crate::session::{Numbers, Peer};

use super::state::ListCursor;

/// The batch as numbers.
#[derive(Clone, Debug, Default)]
pub struct Dashboard {
    /// `None` while they are being worked out.
    pub numbers: Option<Arc<Numbers>>,
    /// The cursor among the lines.
    pub list: ListCursor,
}

/// The reports nearest in score.
#[derive(Clone, Debug)]
pub struct Nearest {
    /// Id of the criterion they are compared on.
    pub criterion: String,
    /// From the nearest on; `None` while they are being looked up.
    pub peers: Option<Vec<Peer>>,
    /// The cursor among them.
    pub list: ListCursor,
}

/// Rows of either list on a screen of so many rows: the head and the foot take one each, and
/// the status row stays.
#[must_use]
pub fn n_lines(rows: u16) -> usize {
    usize::from(rows).saturating_sub(3).max(1)
}

/// Reports shown of the nearest: below the list stands what was said of the one at hand.
#[must_use]
pub fn n_peers(rows: u16) -> usize {
    usize::from(rows).saturating_sub(10).max(1)
}
