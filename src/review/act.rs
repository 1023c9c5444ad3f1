//! What a person does to a review: set, undo, redo; and taking in what others did.

use std::collections::BTreeSet;

use super::model::{Change, Entry, EntryId, EntryKind, Item, Review, Stamp, Value};
use super::replay::{active, heads, index_of, sets};

impl Review {
    /// The review of a report that nobody edited yet.
    #[must_use]
    pub fn empty(report: &str, reviewer: &str) -> Self {
        Self {
            report: report.to_owned(),
            reviewer: reviewer.to_owned(),
            ..Self::default()
        }
    }

    /// Carries out one action. Gives the entries it wrote into the history; changes that
    /// change nothing give none.
    pub fn set(&mut self, stamp: &Stamp, changes: Vec<Change>) -> Vec<Entry> {
        self.write(stamp, &EntryKind::Set, changes)
    }

    /// Takes over what was changed in a file by hand, as an action that can be undone.
    pub fn set_by_hand(&mut self, stamp: &Stamp, changes: Vec<Change>) -> Vec<Entry> {
        self.write(stamp, &EntryKind::ByHand, changes)
    }

    fn write(&mut self, stamp: &Stamp, kind: &EntryKind, changes: Vec<Change>) -> Vec<Entry> {
        let heads = heads(&self.history);
        let mut entries: Vec<Entry> = Vec::new();
        for change in changes {
            let new = change.new.normal();
            let old = entries
                .iter()
                .rev()
                .find(|entry| entry.item == change.item)
                .map_or_else(|| self.value(&change.item), |entry| entry.new.clone());
            let settles = self.others.contains_key(&change.item);
            if !new.fits(&change.item) || (old.same(&new) && !settles) {
                continue;
            }
            let id = self.next_id(stamp, entries.len());
            let earlier = entries.iter().rev().find(|entry| entry.item == change.item);
            let over = match earlier {
                Some(earlier) => vec![earlier.id.clone()],
                None => heads.get(&change.item).map_or_else(Vec::new, |heads| {
                    heads
                        .iter()
                        .map(|&idx| self.history[idx].id.clone())
                        .collect()
                }),
            };
            entries.push(Entry {
                id,
                at: stamp.at.clone(),
                kind: kind.clone(),
                with: None,
                over,
                item: change.item,
                old,
                new,
            });
        }
        join(&mut entries);
        self.absorb(&entries);
        entries
    }

    /// Takes back the last action that is not undone: this session's last one that still
    /// shows, else the last of any session (so that undo works across restarts). Empty
    /// where there is nothing to undo. The entries name what they took back, so that an
    /// action of another session is never undone in silence.
    pub fn undo(&mut self, stamp: &Stamp) -> Vec<Entry> {
        let active = active(&self.history);
        let heads: BTreeSet<usize> = heads(&self.history).into_values().flatten().collect();
        let candidates = || (0..self.history.len()).rev().filter(|&idx| active[idx]);
        let own = candidates()
            .find(|&idx| self.history[idx].id.session == stamp.session && heads.contains(&idx));
        let Some(last) = own.or_else(|| candidates().next()) else {
            return Vec::new();
        };
        let targets = self.action_of(last, |idx| active[idx]);
        self.toggle(stamp, &targets, EntryKind::Undo)
    }

    /// Does the action undone last again. Empty where nothing is undone, or where
    /// something new was done since.
    pub fn redo(&mut self, stamp: &Stamp) -> Vec<Entry> {
        let active = active(&self.history);
        let newest = self.history.iter().rposition(sets);
        // The undo of each entry that is undone, from the latest back.
        let mut undone = self
            .history
            .iter()
            .enumerate()
            .rev()
            .filter_map(|(idx, entry)| {
                let EntryKind::Undo(target) = &entry.kind else {
                    return None;
                };
                let target = index_of(&self.history, target)?;
                let open = newest.is_none_or(|newest| newest < idx);
                (open && sets(&self.history[target]) && !active[target])
                    .then_some((target, entry.id.session == stamp.session))
            });
        let last = undone
            .clone()
            .find_map(|(target, own)| own.then_some(target));
        let Some(last) = last.or_else(|| undone.next().map(|(target, _)| target)) else {
            return Vec::new();
        };
        let targets = self.action_of(last, |idx| !active[idx]);
        self.toggle(stamp, &targets, EntryKind::Redo)
    }

    /// Takes in entries from a file or another session: the union. Taking in what is there
    /// already changes nothing.
    ///
    /// Two different entries of one id are the work of a copied machine, a hand or a forger.
    /// Neither is dropped: all but the first in a fixed order get an id made of their content,
    /// the same whoever meets them, and stand beside the first as another session's.
    pub fn absorb(&mut self, entries: &[Entry]) {
        crate::text::drill::point("review");
        self.history.extend_from_slice(entries);
        in_order(&mut self.history);
        if self.history.windows(2).any(|pair| pair[0].id == pair[1].id) {
            let mut twins = Vec::new();
            self.history.dedup_by(|later, kept| {
                let is_twin = later.id == kept.id;
                if is_twin {
                    let mut twin = later.clone();
                    twin.id.session = twin_session(later);
                    twins.push(twin);
                }
                is_twin
            });
            self.history.extend(twins);
            in_order(&mut self.history);
            self.history.dedup_by(|later, kept| later.id == kept.id);
        }
        self.replay();
    }

    /// One review out of two copies of it. Commutative, associative and idempotent.
    ///
    /// What is not in the history (title, text, profile) comes from the copy with the later
    /// last entry; seconds and revision are the larger.
    #[must_use]
    pub fn merge(a: &Self, b: &Self) -> Self {
        let (older, newer) = if a.rank() <= b.rank() { (a, b) } else { (b, a) };
        let mut merged = newer.clone();
        merged.seconds = a.seconds.max(b.seconds);
        merged.revision = a.revision.max(b.revision);
        merged.absorb(&older.history);
        merged
    }

    fn rank(&self) -> impl Ord + '_ {
        (
            self.history.last().map(|entry| &entry.id),
            self.text_version,
            (&self.text_sha256, &self.title, &self.profile),
            (&self.report, &self.reviewer),
        )
    }

    fn next_id(&self, stamp: &Stamp, nth: usize) -> EntryId {
        let seen = self.history.last().map_or(0, |entry| entry.id.seq);
        EntryId {
            seq: seen.saturating_add(1).saturating_add(nth as u64),
            session: stamp.session.clone(),
        }
    }

    /// The entries of the action that an entry belongs to, as far as `filter` lets them.
    fn action_of(&self, idx: usize, filter: impl Fn(usize) -> bool) -> Vec<usize> {
        let group = |entry: &Entry| entry.with.unwrap_or(entry.id.seq);
        let wanted = &self.history[idx];
        (0..self.history.len())
            .filter(|&other| {
                let entry = &self.history[other];
                sets(entry)
                    && entry.id.session == wanted.id.session
                    && group(entry) == group(wanted)
                    && filter(other)
            })
            .collect()
    }

    fn toggle(
        &mut self,
        stamp: &Stamp,
        targets: &[usize],
        kind: fn(EntryId) -> EntryKind,
    ) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for (nth, &idx) in targets.iter().enumerate() {
            let target = &self.history[idx];
            entries.push(Entry {
                id: self.next_id(stamp, nth),
                at: stamp.at.clone(),
                kind: kind(target.id.clone()),
                with: None,
                over: Vec::new(),
                item: target.item.clone(),
                old: self.value(&target.item),
                new: Value::Absent,
            });
        }
        join(&mut entries);
        let mut after = self.clone();
        after.absorb(&entries);
        for entry in &mut entries {
            entry.new = after.value(&entry.item);
        }
        self.absorb(&entries);
        entries
    }

    /// What two sessions set without knowing of each other, for an item.
    #[must_use]
    pub fn others_of(&self, item: &Item) -> &[Value] {
        self.others.get(item).map_or(&[], Vec::as_slice)
    }
}

/// Marks several entries as one action.
fn join(entries: &mut [Entry]) {
    if entries.len() > 1 {
        let first = entries.first().map(|entry| entry.id.seq);
        for entry in entries {
            entry.with = first;
        }
    }
}

/// Orders entries by id, different ones of one id by their content, and drops repetitions.
fn in_order(history: &mut Vec<Entry>) {
    history.sort_by(|a, b| {
        a.id.cmp(&b.id).then_with(|| {
            if a == b {
                std::cmp::Ordering::Equal
            } else {
                format!("{a:?}").cmp(&format!("{b:?}"))
            }
        })
    });
    history.dedup();
}

/// The session of an entry whose id is taken by another: a hash (FNV-1a,
/// <http://www.isthe.com/chongo/tech/comp/fnv/>) of all that the entry says.
fn twin_session(entry: &Entry) -> String {
    let hash = format!("{entry:?}")
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{hash:016x}")
}
