//! What waits for the reviewer's word on the open report: a review that cannot be read, items
//! that two sessions set differently, notes whose passage is doubtful or gone.

use crate::review::anchor::Grade;
use crate::review::{Item, Value};

use super::open::Open;

/// The overlay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// The line the cursor stands on.
    pub at: usize,
}

/// One thing that waits.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Waiting {
    /// The review is read-only for this reason, and may be repaired.
    ReadOnly(String),
    /// A value of an item that has several.
    Value {
        /// The item.
        item: Item,
        /// The value.
        value: Box<Value>,
        /// It is the one in force.
        in_force: bool,
    },
    /// A note that is not surely where it was.
    Note {
        /// Its place in the review.
        nth: usize,
        /// Doubtful or lost.
        grade: Grade,
    },
}

/// Everything that waits, in the order of the queue.
pub(super) fn waiting(open: &Open) -> Vec<Waiting> {
    let mut waiting: Vec<Waiting> = Vec::new();
    waiting.extend(open.read_only.clone().map(Waiting::ReadOnly));
    for (item, others) in &open.review.others {
        let value = |value: &Value, in_force| Waiting::Value {
            item: item.clone(),
            value: Box::new(value.clone()),
            in_force,
        };
        waiting.push(value(&open.review.value(item), true));
        waiting.extend(others.iter().map(|other| value(other, false)));
    }
    for (nth, found) in open.found.iter().enumerate() {
        if let Some(found) = found
            && found.grade >= Grade::Doubtful
        {
            let grade = found.grade;
            waiting.push(Waiting::Note { nth, grade });
        }
    }
    waiting
}

/// How many things wait: an item with several values is one.
pub(super) fn n_waiting(open: &Open) -> usize {
    let notes = open.found.iter().flatten();
    let doubtful = notes.filter(|found| found.grade >= Grade::Doubtful).count();
    usize::from(open.read_only.is_some()) + open.review.others.len() + doubtful
}
