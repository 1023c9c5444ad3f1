//! From the history to the values in force.
//!
//! # The rule
//!
//! Entries are ordered by (sequence, session). An action is *active* until the last
//! entry that speaks of it is an undo. For each item, the active entries over which no
//! active entry stands are its *heads*. No head: the item is not set. One head: its value
//! is in force. Several heads were set by sessions that did not know of each other: the
//! latest in the order that sets something is in force (so an edit beats a deletion), and
//! the others' values stand in [`Review::others`] until an entry is written over all of
//! them, which every later edit of the item by somebody who sees them is.
//!
//! An undo takes back exactly its action: what another session had meanwhile built upon it
//! stays, and what another session had set beside it comes into force.
//!
//! All of this depends on the set of entries alone, so merging is the union of entries.

use std::collections::BTreeMap;

use super::model::{Entry, EntryId, EntryKind, Item, Note, Review, Status, Target, Value};

/// The index of an entry in a history ordered by id.
pub(super) fn index_of(history: &[Entry], id: &EntryId) -> Option<usize> {
    history.binary_search_by(|entry| entry.id.cmp(id)).ok()
}

/// Whether an entry sets something itself, as opposed to undo and redo.
pub(super) fn sets(entry: &Entry) -> bool {
    matches!(entry.kind, EntryKind::Set | EntryKind::ByHand)
}

/// For every entry: whether it sets something and is not undone.
pub(super) fn active(history: &[Entry]) -> Vec<bool> {
    let mut active: Vec<bool> = history.iter().map(sets).collect();
    for (idx, entry) in history.iter().enumerate() {
        let (target, on) = match &entry.kind {
            EntryKind::Undo(target) => (target, false),
            EntryKind::Redo(target) => (target, true),
            EntryKind::Set | EntryKind::ByHand => continue,
        };
        if let Some(target) = index_of(history, target)
            && target < idx
            && sets(&history[target])
        {
            active[target] = on;
        }
    }
    active
}

/// For every item that has any: its heads, as indices in order.
pub(super) fn heads(history: &[Entry]) -> BTreeMap<&Item, Vec<usize>> {
    let active = active(history);
    let mut covered = vec![false; history.len()];
    // Backwards, so that what an entry stands over is known before it is looked at. What
    // is undone hands on that it is covered, and covers nothing of itself.
    for (idx, entry) in history.iter().enumerate().rev() {
        if !sets(entry) || !(active[idx] || covered[idx]) {
            continue;
        }
        for below in &entry.over {
            if let Some(below) = index_of(history, below)
                && below < idx
                && history[below].item == entry.item
            {
                covered[below] = true;
            }
        }
    }
    let mut heads: BTreeMap<&Item, Vec<usize>> = BTreeMap::new();
    for (idx, entry) in history.iter().enumerate() {
        if active[idx] && !covered[idx] {
            heads.entry(&entry.item).or_default().push(idx);
        }
    }
    heads
}

/// Of an item's heads, the one whose value is in force.
fn in_force(history: &[Entry], heads: &[usize]) -> Option<usize> {
    heads
        .iter()
        .copied()
        .max_by_key(|&idx| (history[idx].new != Value::Absent, idx))
}

impl Review {
    /// Sets every value from the history; the history must be ordered by id.
    pub(super) fn replay(&mut self) {
        let history = std::mem::take(&mut self.history);
        // What was undone to the end is as it was in the beginning.
        self.status = if active(&history).contains(&true) {
            Status::Reading
        } else {
            Status::New
        };
        self.scores.clear();
        self.notes.clear();
        self.summary.clear();
        self.outline = crate::report::Corrections::default();
        self.findings.clear();
        self.others.clear();
        for (item, heads) in heads(&history) {
            let Some(winner) = in_force(&history, &heads) else {
                continue;
            };
            let value = &history[winner].new;
            self.put(item, value);
            let mut others: Vec<Value> = Vec::new();
            for &head in heads.iter().filter(|&&head| head != winner) {
                let other = &history[head].new;
                if !other.same(value) && !others.iter().any(|seen| seen.same(other)) {
                    others.push(other.clone());
                }
            }
            if !others.is_empty() {
                self.others.insert(item.clone(), others);
            }
        }
        self.notes.sort_by(|a, b| place(a).cmp(&place(b)));
        self.history = history;
    }

    fn put(&mut self, item: &Item, value: &Value) {
        match (item, value) {
            (Item::Status, Value::Status(status)) => self.status = *status,
            (Item::Summary, Value::Text(text)) => self.summary.clone_from(text),
            (Item::Score(criterion), Value::Score(score)) => {
                self.scores.insert(criterion.clone(), score.clone());
            }
            (Item::Note(_), Value::Note(note)) => self.notes.push(note.clone()),
            (Item::Outline, Value::Outline(outline)) => self.outline = outline.clone(),
            (Item::Finding(check, start), Value::Finding(verdict)) => {
                self.findings
                    .insert((check.clone(), *start), verdict.clone());
            }
            // Absent, or a value that cannot belong to the item and is refused on reading.
            _ => {}
        }
    }

    /// The value an item has now.
    #[must_use]
    pub fn value(&self, item: &Item) -> Value {
        let value = match item {
            // A status that follows from the history was not set by anybody.
            Item::Status => heads(&self.history)
                .get(item)
                .and_then(|heads| in_force(&self.history, heads))
                .map(|idx| self.history[idx].new.clone()),
            Item::Summary => Some(Value::Text(self.summary.clone()).normal()),
            Item::Score(criterion) => self.scores.get(criterion).cloned().map(Value::Score),
            Item::Note(id) => self.note(id).cloned().map(Value::Note),
            Item::Outline => Some(Value::Outline(self.outline.clone()).normal()),
            Item::Finding(check, start) => self
                .findings
                .get(&(check.clone(), *start))
                .cloned()
                .map(Value::Finding),
        };
        value.unwrap_or(Value::Absent)
    }

    /// The note of an id.
    #[must_use]
    pub fn note(&self, id: &str) -> Option<&Note> {
        self.notes.iter().find(|note| note.id == id)
    }
}

/// Where a note stands: notes on the whole report first, then by passage, then by id.
fn place(note: &Note) -> (bool, u32, u32, &str) {
    match &note.target {
        Target::Whole => (false, 0, 0, &note.id),
        Target::Span(anchor) | Target::Section { anchor, .. } => {
            (true, anchor.span.start.0, anchor.span.end.0, &note.id)
        }
    }
}
