//! One reviewer's scores, notes, status and summary for one report, and every
//! edit to them as a value.
//!
//! **A review is what its history makes of the empty review: entries are
//! ordered by ([`EntryId`]: sequence, session) and never by the clock, so that
//! merging two copies is the union of their entries and therefore commutative,
//! associative and idempotent.** This room knows no file, no clock and no
//! random number: times and ids come in with a [`Stamp`].

mod act;
pub mod anchor;
mod carry;
mod correct;
pub mod edit;
mod ids;
mod model;
mod refusal;
mod replay;
mod verdicts;

pub use correct::{Fix, choose_class, correct};
pub use ids::IdSource;
pub use model::{
    Anchor, Change, Confidence, Entry, EntryId, EntryKind, FindingVerdict, Item, Note, NoteKind,
    Review, Score, ScoreValue, Stamp, Status, Target, Value,
};
pub use refusal::EditError;

#[cfg(test)]
mod laws;
