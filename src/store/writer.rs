//! A thread that does all the writing, so that no key waits for the disk.
//!
//! Jobs that wait are joined: of a draft only the last state is written, and the edits of one
//! review in one save. What could not be saved stays here and is tried again, at once when
//! something new comes, else after two seconds, then ever more rarely up to half a minute.
//!
//! What is left out: the clock, and what the person is told; both are the screen's.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use super::commit::Commit;
use super::draft::Draft;
use super::error::StoreError;
use super::file::Shape;
use super::open::Store;
use crate::review::Review;

/// What is to be written.
#[derive(Clone, Debug)]
pub enum Job {
    /// Save edits; then, and only then, drop the draft of this id that they came from.
    Commit(Box<Commit>, Option<String>),
    /// Save half-typed text.
    Draft(Box<Draft>),
    /// The person gave up a draft.
    DropDraft {
        /// Whose.
        reviewer: String,
        /// On which report.
        report: String,
        /// Which.
        id: String,
    },
    /// Try now what could not be saved: the person asks, or the program wakes up.
    Retry,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Answer {
    /// On the disk, with what other sessions wrote.
    Saved(Shape, Box<Review>),
    /// The draft of this id is on the disk.
    DraftSaved(String),
    /// Not saved, and kept for another try. Said again only when the reason changes.
    Failed {
        /// Of which report.
        report: String,
        /// Why.
        error: StoreError,
    },
}

const FIRST_PAUSE: Duration = Duration::from_secs(2);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// The writing thread of a session.
#[derive(Debug)]
pub struct Writer {
    jobs: Sender<Job>,
    thread: JoinHandle<Vec<(String, StoreError)>>,
}

impl Writer {
    /// Starts the thread; `answer` is called on it.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn start(
        store: Arc<Store>,
        answer: impl Fn(Answer) + Send + 'static,
    ) -> std::io::Result<Self> {
        let (jobs, inbox) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || Desk::new(&store, &answer).work(&inbox))?;
        Ok(Self { jobs, thread })
    }

    /// Hands over a job; never waits.
    pub fn send(&self, job: Job) {
        // The thread ends only when this end of the channel is dropped.
        let _ = self.jobs.send(job);
    }

    /// Writes what is left, tries once more what failed, and ends. Gives what could not be
    /// saved: report and reason.
    #[must_use]
    pub fn finish(self) -> Vec<(String, StoreError)> {
        drop(self.jobs);
        self.thread.join().unwrap_or_default()
    }
}

type Key = (Shape, String, String);

/// What lies to be written.
struct Desk<'a> {
    store: &'a Store,
    answer: &'a dyn Fn(Answer),
    /// In order of arrival of the first edit.
    commits: Vec<(Key, Commit, BTreeSet<String>)>,
    drafts: BTreeMap<String, Draft>,
    drops: BTreeSet<(String, String, String)>,
    /// What was said of each report or draft that could not be saved.
    said: BTreeMap<String, StoreError>,
}

impl<'a> Desk<'a> {
    fn new(store: &'a Store, answer: &'a dyn Fn(Answer)) -> Self {
        Self {
            store,
            answer,
            commits: Vec::new(),
            drafts: BTreeMap::new(),
            drops: BTreeSet::new(),
            said: BTreeMap::new(),
        }
    }

    fn work(mut self, inbox: &Receiver<Job>) -> Vec<(String, StoreError)> {
        let mut pause = FIRST_PAUSE;
        loop {
            let next = if self.is_clear() {
                pause = FIRST_PAUSE;
                inbox.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                inbox.recv_timeout(pause)
            };
            match next {
                Ok(job) => {
                    self.take(job);
                    while let Ok(job) = inbox.try_recv() {
                        self.take(job);
                    }
                    self.write();
                }
                Err(RecvTimeoutError::Timeout) => {
                    pause = (pause * 2).min(LONGEST_PAUSE);
                    self.write();
                }
                Err(RecvTimeoutError::Disconnected) => {
                    self.write();
                    return self.said.into_iter().collect();
                }
            }
        }
    }

    fn is_clear(&self) -> bool {
        self.commits.is_empty() && self.drafts.is_empty() && self.drops.is_empty()
    }

    fn take(&mut self, job: Job) {
        match job {
            Job::Commit(commit, draft) => {
                let key = (commit.shape, commit.reviewer.clone(), commit.report.clone());
                match self.commits.iter_mut().find(|(known, ..)| *known == key) {
                    Some((_, waiting, drafts)) => {
                        let mut entries = std::mem::take(&mut waiting.entries);
                        let seconds = waiting.seconds.saturating_add(commit.seconds);
                        *waiting = *commit;
                        entries.append(&mut waiting.entries);
                        waiting.entries = entries;
                        waiting.seconds = seconds;
                        drafts.extend(draft);
                    }
                    None => self
                        .commits
                        .push((key, *commit, draft.into_iter().collect())),
                }
            }
            Job::Draft(draft) => {
                // Typed again after it was given up: it lives.
                self.drops.retain(|(_, _, id)| *id != draft.id);
                self.drafts.insert(draft.id.clone(), *draft);
            }
            Job::DropDraft {
                reviewer,
                report,
                id,
            } => {
                self.drafts.remove(&id);
                self.drops.insert((reviewer, report, id));
            }
            Job::Retry => {}
        }
    }

    /// Drafts first: they are quick, and what they hold is nowhere else.
    fn write(&mut self) {
        for (id, draft) in std::mem::take(&mut self.drafts) {
            match self.store.save_draft(&draft) {
                Ok(()) => {
                    self.said.remove(&draft.report);
                    (self.answer)(Answer::DraftSaved(id));
                }
                Err(error) => {
                    self.failed(&draft.report, error);
                    self.drafts.insert(id, draft);
                }
            }
        }
        for (key, commit, drafts) in std::mem::take(&mut self.commits) {
            match self.store.commit(&commit) {
                Ok(review) => {
                    self.said.remove(&commit.report);
                    for id in drafts {
                        self.drafts.remove(&id);
                        self.drops
                            .insert((commit.reviewer.clone(), commit.report.clone(), id));
                    }
                    (self.answer)(Answer::Saved(commit.shape, Box::new(review)));
                }
                Err(error) => {
                    self.failed(&commit.report, error);
                    self.commits.push((key, commit, drafts));
                }
            }
        }
        // A draft that cannot be dropped is offered again at the next start, which is no loss.
        self.drops.retain(|(reviewer, report, id)| {
            self.store
                .drop_draft(reviewer, report, id)
                .is_err_and(|error| error.may_pass())
        });
    }

    fn failed(&mut self, report: &str, error: StoreError) {
        if self.said.get(report) != Some(&error) {
            self.said.insert(report.to_owned(), error.clone());
            (self.answer)(Answer::Failed {
                report: report.to_owned(),
                error,
            });
        }
    }
}
