//! All writing of the screen, on one thread: edits, drafts, memory of place.
//!
//! A job stays in the queue until it is on disk. Where writing fails the reason goes to the
//! screen and the job is tried again, with the next job and every few seconds. What is left
//! out: how a write is made safe (`store`).

#![expect(
    clippy::disallowed_methods,
    reason = "the screen's clock is read in the shell and nowhere else"
)]

use std::collections::BTreeMap;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::batch::Death;
use crate::home::Place;
use crate::lang::tui as words;
use crate::review::Entry;
use crate::session::{CommitError, Session};
use crate::store::Draft;
use crate::text::Safe;

use super::super::msg::Msg;
use super::Event;
use super::spent::Spent;

/// How long to wait before a write that failed is tried again by itself.
const RETRY: Duration = Duration::from_secs(3);

/// The place is written no more often than this: it changes with every key.
const PLACE_EVERY: Duration = Duration::from_secs(1);

/// What waits to be written.
#[derive(Default)]
struct Queue {
    commits: BTreeMap<usize, Vec<Entry>>,
    remarks: BTreeMap<usize, Vec<Entry>>,
    /// The newest state of each draft by report and id.
    drafts: BTreeMap<(String, String), Kept>,
    place: Option<Place>,
    /// Time spent on reports that is in no review yet.
    spent: Spent,
    /// When the place was last written.
    place_written: Option<Instant>,
    /// Why the last attempt to save a report's edits failed.
    reasons: BTreeMap<usize, String>,
    /// The last attempt failed: wait before the next one.
    failed: bool,
}

impl Queue {
    fn is_empty(&self) -> bool {
        self.no_edit_waits() && self.drafts.is_empty() && self.place.is_none()
    }

    fn no_edit_waits(&self) -> bool {
        self.commits.is_empty() && self.remarks.is_empty()
    }

    fn place_is_due(&self) -> bool {
        self.place_written
            .is_none_or(|at| at.elapsed() >= PLACE_EVERY)
    }

    fn keep(&mut self, draft: Draft, drop: bool) {
        let key = key(&draft);
        let was_unsaved = self.drafts.get(&key).is_some_and(|old| old.is_unsaved);
        let kept = Kept {
            is_unsaved: !drop || was_unsaved,
            draft,
            drop,
        };
        self.drafts.insert(key, kept);
    }

    fn saved(&mut self, draft: &Draft) {
        let key = key(draft);
        if let Some(kept) = self.drafts.get_mut(&key)
            && kept.draft == *draft
        {
            kept.is_unsaved = false;
            if !kept.drop {
                self.drafts.remove(&key);
            }
        }
    }

    fn dropped(&mut self, dropped: &Kept) {
        let key = key(&dropped.draft);
        if self.drafts.get(&key) == Some(dropped) {
            self.drafts.remove(&key);
        }
    }
}

/// A draft that waits.
#[derive(Clone, PartialEq)]
struct Kept {
    draft: Draft,
    /// To be dropped once the edits that wait are on disk.
    drop: bool,
    /// Some of its text was not on the disk yet when this came.
    is_unsaved: bool,
}

fn key(draft: &Draft) -> (String, String) {
    (draft.report.clone(), draft.id.clone())
}

/// The queue and the thread that empties it.
pub(super) struct Writer {
    session: Arc<Session>,
    events: Mutex<Sender<Event>>,
    queue: Mutex<Queue>,
    wake: Condvar,
    /// Held while writing, so that the emergency exit and the thread do not write at once.
    /// Taken before `queue`, never after it.
    writing: Mutex<()>,
}

impl Writer {
    /// Starts the thread.
    pub(super) fn start(session: Arc<Session>, events: Sender<Event>) -> Arc<Self> {
        let writer = Arc::new(Self {
            session,
            events: Mutex::new(events),
            queue: Mutex::default(),
            wake: Condvar::new(),
            writing: Mutex::new(()),
        });
        let serving = Arc::clone(&writer);
        thread::spawn(move || serving.serve());
        writer
    }

    /// Writes entries to a review, in order, behind those that already wait.
    pub(super) fn commit(&self, report_idx: usize, entries: Vec<Entry>) {
        self.enqueue(|queue| queue.commits.entry(report_idx).or_default().extend(entries));
    }

    /// Writes entries to the private remarks, in order, behind those that already wait.
    pub(super) fn commit_remarks(&self, report_idx: usize, entries: Vec<Entry>) {
        self.enqueue(|queue| queue.remarks.entry(report_idx).or_default().extend(entries));
    }

    /// Counts time spent on a report; it is written with its next edit, or on leaving.
    pub(super) fn spend(&self, report_idx: usize, time: Duration) {
        self.lock().spent.add(report_idx, time);
    }

    /// Keeps the newest state of a draft.
    pub(super) fn save_draft(&self, draft: Draft) {
        self.enqueue(|queue| queue.keep(draft, false));
    }

    /// Removes a draft, once the edits that wait are on disk.
    pub(super) fn drop_draft(&self, draft: Draft) {
        self.enqueue(|queue| queue.keep(draft, true));
    }

    /// Remembers where the reviewer is.
    pub(super) fn save_place(&self, place: Place) {
        let mut queue = self.lock();
        // A place that waits already has the thread wake in time: a key is no reason to.
        let wakes_anyway = queue.place.replace(place).is_some();
        drop(queue);
        if !wakes_anyway {
            self.wake.notify_one();
        }
    }

    /// Writes everything that waits, now and on this thread: the way out. Gives what could not
    /// be written: the report, and why.
    pub(super) fn flush(&self) -> Vec<(String, String)> {
        self.write(true);
        self.write_spent();
        let queue = self.lock();
        let entries = &self.session.discover().entries;
        let waiting = queue.commits.keys().chain(queue.remarks.keys());
        let left = waiting.map(|report_idx| {
            let path = entries[*report_idx].path.clone();
            let why = queue.reasons.get(report_idx).cloned();
            (path, why.unwrap_or_default())
        });
        left.collect()
    }

    fn enqueue(&self, change: impl FnOnce(&mut Queue)) {
        let mut queue = self.lock();
        change(&mut queue);
        queue.failed = false;
        drop(queue);
        self.wake.notify_one();
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn serve(&self) {
        loop {
            let queue = self.lock();
            let only_place = queue.no_edit_waits() && queue.drafts.is_empty();
            let queue = if queue.is_empty() {
                self.wake
                    .wait(queue)
                    .unwrap_or_else(PoisonError::into_inner)
            } else if queue.failed {
                let waited = self.wake.wait_timeout(queue, RETRY);
                waited.unwrap_or_else(PoisonError::into_inner).0
            } else if only_place && !queue.place_is_due() {
                let waited = self.wake.wait_timeout(queue, PLACE_EVERY);
                waited.unwrap_or_else(PoisonError::into_inner).0
            } else {
                queue
            };
            drop(queue);
            self.write(false);
        }
    }

    /// One round over the queue. What fails stays in it. Half-typed text goes first: it is
    /// nowhere else, while a save may have to wait for another session's lock.
    fn write(&self, all: bool) {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut failed = self.save_drafts();
        failed |= self.write_commits();
        failed |= self.write_remarks();
        failed |= self.drop_drafts();
        let mut queue = self.lock();
        queue.failed = failed;
        let place = if all || queue.place_is_due() {
            queue.place.take()
        } else {
            None
        };
        if let Some(place) = place {
            queue.place_written = Some(Instant::now());
            drop(queue);
            // Nothing of the reviewer's work is in it: a place that cannot be kept is no message.
            let _ = self.session.save_place(&place);
        }
    }

    fn write_commits(&self) -> bool {
        let commits = self.lock().commits.clone();
        let mut failed = false;
        for (report_idx, entries) in commits {
            let seconds = self.lock().spent.seconds(report_idx);
            let saved = self.caught(|| self.session.commit_spent(report_idx, &entries, seconds));
            match saved {
                Ok(review) => {
                    self.lock().spent.written(report_idx, seconds);
                    let ids: Vec<_> = entries.into_iter().map(|entry| entry.id).collect();
                    let mut queue = self.lock();
                    if let Some(waiting) = queue.commits.get_mut(&report_idx) {
                        waiting.retain(|entry| !ids.contains(&entry.id));
                        if waiting.is_empty() {
                            queue.commits.remove(&report_idx);
                        }
                    }
                    drop(queue);
                    self.tell(Msg::Saved {
                        report_idx,
                        entries: ids,
                        review: Box::new(review),
                    });
                }
                Err(reason) => {
                    failed = true;
                    self.lock().reasons.insert(report_idx, reason.clone());
                    self.tell(Msg::SaveFailed {
                        report_idx,
                        remarks: false,
                        reason,
                    });
                }
            }
        }
        failed
    }

    /// Adds what was spent since the last edits to the reviews that there are. Time alone
    /// begins no review, and time that cannot be kept is no message.
    fn write_spent(&self) {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let spent = self.lock().spent.clone();
        for (report_idx, seconds) in spent.whole() {
            let review = self.session.review(report_idx);
            if review.is_ok_and(|loaded| !loaded.read_only && !loaded.review.history.is_empty())
                && self
                    .caught(|| self.session.commit_spent(report_idx, &[], seconds))
                    .is_ok()
            {
                self.lock().spent.written(report_idx, seconds);
            }
        }
    }

    fn write_remarks(&self) -> bool {
        let remarks = self.lock().remarks.clone();
        let mut failed = false;
        for (report_idx, entries) in remarks {
            match self.caught(|| self.session.commit_remarks(report_idx, &entries)) {
                Ok(remarks) => {
                    let ids: Vec<_> = entries.into_iter().map(|entry| entry.id).collect();
                    let mut queue = self.lock();
                    if let Some(waiting) = queue.remarks.get_mut(&report_idx) {
                        waiting.retain(|entry| !ids.contains(&entry.id));
                        if waiting.is_empty() {
                            queue.remarks.remove(&report_idx);
                        }
                    }
                    drop(queue);
                    self.tell(Msg::RemarksSaved {
                        report_idx,
                        entries: ids,
                        remarks: Box::new(remarks),
                    });
                }
                Err(reason) => {
                    failed = true;
                    self.lock().reasons.insert(report_idx, reason.clone());
                    self.tell(Msg::SaveFailed {
                        report_idx,
                        remarks: true,
                        reason,
                    });
                }
            }
        }
        failed
    }

    /// Writes half-typed text, and that whose edit is not on the disk yet.
    fn save_drafts(&self) -> bool {
        let queue = self.lock();
        let no_edit_waits = queue.no_edit_waits();
        let unsaved = |kept: &&Kept| kept.is_unsaved && !(kept.drop && no_edit_waits);
        let drafts: Vec<Kept> = queue.drafts.values().filter(unsaved).cloned().collect();
        drop(queue);
        let mut failed = false;
        for kept in drafts {
            match self.caught(|| self.session.save_draft(&kept.draft)) {
                Ok(()) => {
                    self.lock().saved(&kept.draft);
                    self.tell(Msg::DraftSaved);
                }
                Err(reason) => {
                    failed = true;
                    self.tell(Msg::DraftFailed(reason));
                }
            }
        }
        failed
    }

    /// Drops drafts, but only when no edit waits any more, so that a text is never without a
    /// place on the disk.
    fn drop_drafts(&self) -> bool {
        let queue = self.lock();
        if !queue.no_edit_waits() {
            return false;
        }
        let drafts: Vec<Kept> = queue
            .drafts
            .values()
            .filter(|it| it.drop)
            .cloned()
            .collect();
        drop(queue);
        let mut failed = false;
        for kept in drafts {
            match self.caught(|| self.drop_now(&kept.draft)) {
                Ok(()) => {
                    self.lock().dropped(&kept);
                    self.tell(Msg::DraftSaved);
                }
                Err(reason) => {
                    failed = true;
                    self.tell(Msg::DraftFailed(reason));
                }
            }
        }
        failed
    }

    /// Does a piece of work; a panic is a failure like any other, or this thread would end
    /// and nothing be saved any more.
    fn caught<T>(&self, work: impl FnOnce() -> Result<T, CommitError>) -> Result<T, String> {
        let lang = self.session.lang();
        match Death::caught(work) {
            Ok(result) => result.map_err(|error| error.message(lang)),
            Err(death) => Err(words::fault(lang, Safe::new(&death.to_string()).as_str())),
        }
    }

    /// Removes a draft; one of a report that is no longer there stays, and the store shows it.
    fn drop_now(&self, draft: &Draft) -> Result<(), CommitError> {
        match self.session.discover().position(&draft.report) {
            Some(report_idx) => self.session.drop_draft(report_idx, &draft.id),
            None => Ok(()),
        }
    }

    fn tell(&self, msg: Msg) {
        let events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
        // The screen may be gone; then nobody needs to be told.
        let _ = events.send(Event::Msg(msg));
    }
}

#[cfg(test)]
mod tests;
