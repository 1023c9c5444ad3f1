//! The checks of the batch as a list to switch them in.

use crate::session::CheckState;

use super::state::ListCursor;

/// The overlay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Switchboard {
    /// Every check, in order of id.
    pub states: Vec<CheckState>,
    /// The cursor among them.
    pub list: ListCursor,
    /// Why the check at hand matters is shown, not what it finds.
    pub explains: bool,
}

impl Switchboard {
    /// The check under the cursor.
    #[must_use]
    pub fn at_hand(&self) -> Option<&CheckState> {
        self.states.get(self.list.at)
    }
}

/// Rows of the list on a screen of so many rows: head, foot, and what the check at hand finds
/// take the others.
#[must_use]
pub fn n_lines(rows: u16) -> usize {
    usize::from(rows).saturating_sub(10).max(1)
}
