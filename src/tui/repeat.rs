//! What `.` does again.

use crate::review::NoteKind;

use super::keymap::Action;

/// An edit that can be done again elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// A note of this kind and these words on what is chosen so.
    Note {
        /// What it speaks of.
        reach: Reach,
        /// Its kind.
        kind: NoteKind,
        /// Its words.
        body: String,
        /// The criterion it bears on.
        criterion: Option<String>,
    },
    /// An action of the key table.
    Action(Action),
}

/// What a note speaks of, told without the place it was written at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The whole report.
    Whole,
    /// The section at the cursor.
    Section,
    /// The object at the cursor.
    Object(Action),
    /// So many characters from the cursor on.
    Chars(u32),
}
