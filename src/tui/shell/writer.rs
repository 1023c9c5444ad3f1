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

use crate::home::Place;
use crate::review::Entry;
use crate::session::{CommitError, Session};
use crate::store::Draft;

use super::super::msg::Msg;
use super::Event;

/// How long to wait before a write that failed is tried again by itself.
const RETRY: Duration = Duration::from_secs(3);

/// The place is written no more often than this: it changes with every key.
const PLACE_EVERY: Duration = Duration::from_secs(1);

/// What waits to be written.
#[derive(Default)]
struct Queue {
    commits: BTreeMap<usize, Vec<Entry>>,
    /// The newest state of each draft by report and id, and whether it is to be dropped.
    drafts: BTreeMap<(String, String), (Draft, bool)>,
    place: Option<Place>,
    /// The last attempt failed: wait before the next one.
    failed: bool,
}

impl Queue {
    fn is_empty(&self) -> bool {
        self.commits.is_empty() && self.drafts.is_empty() && self.place.is_none()
    }

    fn keep(&mut self, draft: Draft, drop: bool) {
        let key = (draft.report.clone(), draft.id.clone());
        self.drafts.insert(key, (draft, drop));
    }
}

/// The queue and the thread that empties it.
pub(super) struct Writer {
    session: Arc<Session>,
    events: Mutex<Sender<Event>>,
    queue: Mutex<Queue>,
    wake: Condvar,
    /// Held while writing, so that the emergency exit and the thread do not write at once.
    writing: Mutex<Option<Instant>>,
}

impl Writer {
    /// Starts the thread.
    pub(super) fn start(session: Arc<Session>, events: Sender<Event>) -> Arc<Self> {
        let writer = Arc::new(Self {
            session,
            events: Mutex::new(events),
            queue: Mutex::default(),
            wake: Condvar::new(),
            writing: Mutex::new(None),
        });
        let serving = Arc::clone(&writer);
        thread::spawn(move || serving.serve());
        writer
    }

    /// Writes entries to a review, in order, behind those that already wait.
    pub(super) fn commit(&self, report_idx: usize, entries: Vec<Entry>) {
        self.enqueue(|queue| queue.commits.entry(report_idx).or_default().extend(entries));
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
        self.enqueue(|queue| queue.place = Some(place));
    }

    /// Writes everything that waits, now and on this thread: the way out.
    pub(super) fn flush(&self) {
        self.write(true);
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
            let only_place = queue.commits.is_empty() && queue.drafts.is_empty();
            let queue = if queue.is_empty() {
                self.wake
                    .wait(queue)
                    .unwrap_or_else(PoisonError::into_inner)
            } else if queue.failed {
                let waited = self.wake.wait_timeout(queue, RETRY);
                waited.unwrap_or_else(PoisonError::into_inner).0
            } else if only_place && !self.place_is_due() {
                let waited = self.wake.wait_timeout(queue, PLACE_EVERY);
                waited.unwrap_or_else(PoisonError::into_inner).0
            } else {
                queue
            };
            drop(queue);
            self.write(false);
        }
    }

    fn place_is_due(&self) -> bool {
        let written = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        written.is_none_or(|at| at.elapsed() >= PLACE_EVERY)
    }

    /// One round over the queue. What fails stays in it.
    fn write(&self, all: bool) {
        let mut place_written = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let commits: Vec<(usize, Vec<Entry>)> = self
            .lock()
            .commits
            .iter()
            .map(|(report_idx, entries)| (*report_idx, entries.clone()))
            .collect();
        let mut failed = false;
        for (report_idx, entries) in commits {
            match self.session.commit(report_idx, &entries) {
                Ok(review) => {
                    let ids = entries
                        .into_iter()
                        .map(|entry| entry.id)
                        .collect::<Vec<_>>();
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
                Err(error) => {
                    failed = true;
                    let reason = error.message(self.session.lang());
                    self.tell(Msg::SaveFailed { report_idx, reason });
                }
            }
        }
        failed |= self.write_drafts();
        if all || place_written.is_none_or(|at| at.elapsed() >= PLACE_EVERY) {
            let place = self.lock().place.take();
            if let Some(place) = place {
                // Nothing of the reviewer's work is in it: a place that cannot be kept is no message.
                let _ = self.session.save_place(&place);
                *place_written = Some(Instant::now());
            }
        }
        self.lock().failed = failed;
    }

    /// Drafts: kept at once, dropped only when no edit waits any more, so that a text is
    /// never without a place on the disk.
    fn write_drafts(&self) -> bool {
        let drafts: Vec<_> = self
            .lock()
            .drafts
            .iter()
            .map(|(key, state)| (key.clone(), state.clone()))
            .collect();
        let mut failed = false;
        for (key, (draft, drop)) in drafts {
            if drop && !self.lock().commits.is_empty() {
                continue;
            }
            let result = if drop {
                self.drop_now(&draft)
            } else {
                self.session.save_draft(&draft)
            };
            match result {
                Ok(()) => {
                    let mut queue = self.lock();
                    if queue
                        .drafts
                        .get(&key)
                        .is_some_and(|newest| *newest == (draft, drop))
                    {
                        queue.drafts.remove(&key);
                    }
                    std::mem::drop(queue);
                    self.tell(Msg::DraftSaved);
                }
                Err(error) => {
                    failed = true;
                    self.tell(Msg::DraftFailed(error.message(self.session.lang())));
                }
            }
        }
        failed
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
