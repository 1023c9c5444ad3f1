//! Reading on threads of their own: the report asked for last, and the rows of the list.

#![expect(
    clippy::disallowed_methods,
    reason = "the screen's clock is read in the shell and nowhere else"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::batch::Death;
use crate::lang::{beside as beside_words, tui as words};
use crate::review::Review;
use crate::session::{Row, Session};
use crate::text::Safe;

use super::super::beside::Shown;
use super::super::msg::{Msg, Opened};
use super::Event;

/// Rows of the list reach the screen no more often than this.
const ROWS_EVERY: Duration = Duration::from_millis(100);

/// How long the background waits for the first report to be open.
const FIRST_REPORT: Duration = Duration::from_millis(300);

/// The priority of threads that work in the background, as `nice` counts.
const BACKGROUND: i32 = 10;

/// What the opening thread is asked for.
#[derive(Clone, Copy)]
struct Request {
    generation: u64,
    report_idx: usize,
}

/// Opens reports, the last one asked for first.
pub(super) struct Opener {
    requests: Sender<Request>,
}

impl Opener {
    /// Starts the thread; `first` ends when the first report is open.
    pub(super) fn start(session: Arc<Session>, events: Sender<Event>, first: Sender<()>) -> Self {
        let (requests, receiver) = mpsc::channel();
        thread::spawn(move || serve(&session, &receiver, &events, first));
        Self { requests }
    }

    /// Asks for a report; requests that were not begun yet are forgotten.
    pub(super) fn open(&self, generation: u64, report_idx: usize) {
        let request = Request {
            generation,
            report_idx,
        };
        let _ = self.requests.send(request);
    }
}

fn serve(
    session: &Session,
    requests: &Receiver<Request>,
    events: &Sender<Event>,
    first: Sender<()>,
) {
    let mut first = Some(first);
    while let Ok(request) = requests.recv() {
        let request = requests.try_iter().last().unwrap_or(request);
        let msg = Msg::Opened {
            generation: request.generation,
            report_idx: request.report_idx,
            result: Box::new(opened_or_why(session, request.report_idx)),
        };
        // No report is shown in the words of another profile.
        let profile = first.take().map(|_| Msg::Profile(session.profile()));
        for msg in profile.into_iter().chain([msg]) {
            if events.send(Event::Msg(msg)).is_err() {
                return;
            }
        }
    }
}

/// As [`opened`]; a panic is an answer too, or the screen would wait for ever.
fn opened_or_why(session: &Session, report_idx: usize) -> Result<Opened, String> {
    Death::caught(|| opened(session, report_idx)).unwrap_or_else(|death| {
        let said = Safe::new(&death.to_string());
        Err(words::fault(session.lang(), said.as_str()))
    })
}

/// Reads a report and its review.
fn opened(session: &Session, report_idx: usize) -> Result<Opened, String> {
    let lang = session.lang();
    let path = &session.discover().entries[report_idx].path;
    let report = session
        .read(report_idx)
        .map_err(|error| error.message(lang, path))?;
    let (review, read_only) = match session.review(report_idx) {
        Ok(loaded) => {
            let why = loaded.problem.map(|problem| problem.message(lang));
            let read_only = loaded.read_only.then(|| why.unwrap_or_default());
            (loaded.review, read_only)
        }
        // Reading goes on; what cannot be saved must not be begun.
        Err(error) => (Review::empty(path, ""), Some(error.message(lang))),
    };
    // Reading goes on, but what could not be read is not shown as if there were none.
    let mut troubles = Vec::new();
    let remarks = match session.remarks(report_idx) {
        Ok(loaded) => {
            let problem = loaded.problem.map(|problem| problem.message(lang));
            troubles.extend(problem.map(|why| words::remarks_unread(lang, &why)));
            loaded.review
        }
        Err(error) => {
            troubles.push(words::remarks_unread(lang, &error.message(lang)));
            Review::empty(path, "")
        }
    };
    let drafts = match session.drafts() {
        Ok((drafts, damaged)) => {
            let damaged = damaged.iter().map(|error| error.message(lang));
            troubles.extend(damaged.map(|why| words::drafts_unread(lang, &why)));
            drafts
        }
        Err(error) => {
            troubles.push(words::drafts_unread(lang, &error.message(lang)));
            Vec::new()
        }
    };
    Ok(Opened {
        report,
        sheet: session.profile_of(report_idx),
        review,
        read_only,
        remarks,
        drafts: drafts
            .into_iter()
            .filter(|draft| draft.report == *path)
            .collect(),
        troubles,
    })
}

/// Reads what is to stand beside the open report.
pub(super) fn beside(
    session: &Session,
    generation: u64,
    report_idx: usize,
    reviewer: Option<&str>,
) -> Msg {
    let lang = session.lang();
    let looked = Death::caught(|| match reviewer {
        None => {
            let path = &session.discover().entries[report_idx].path;
            match session.read(report_idx) {
                Ok(report) => (None, Shown::Report(report)),
                Err(error) => (None, Shown::Trouble(error.message(lang, path))),
            }
        }
        Some(reviewer) => review_of(session, report_idx, reviewer),
    });
    let (name, shown) = looked.unwrap_or_else(|death| {
        let said = Safe::new(&death.to_string());
        (None, Shown::Trouble(words::fault(lang, said.as_str())))
    });
    Msg::BesideOpened {
        generation,
        name,
        shown,
    }
}

/// The review of the one other reviewer whose name holds what was typed, of the first of several.
fn review_of(session: &Session, report_idx: usize, typed: &str) -> (Option<String>, Shown) {
    let lang = session.lang();
    let trouble = |sentence| (None, Shown::Trouble(sentence));
    let own = session.reviewer();
    let known = match session.reviewers() {
        Ok(known) => known,
        Err(error) => return trouble(error.message(lang)),
    };
    let others: Vec<String> = known
        .into_iter()
        .filter(|name| Some(name) != own.as_ref())
        .collect();
    if others.is_empty() {
        return trouble(beside_words::nobody_else(lang).to_owned());
    }
    let Some(name) = others.iter().find(|name| name.contains(typed)) else {
        return trouble(beside_words::no_such_reviewer(
            lang,
            typed,
            &others.join("、"),
        ));
    };
    match session.review_of(name, report_idx) {
        Ok(loaded) => (Some(name.clone()), Shown::Review(Box::new(loaded.review))),
        Err(error) => trouble(error.message(lang)),
    }
}

/// Lists the batch unless that is done, then works out its rows in the background. `opened`
/// ends when the first report is open, which has the machine to itself until then.
pub(super) fn list(
    session: Arc<Session>,
    events: Sender<Event>,
    is_listed: bool,
    opened: Receiver<()>,
    rounds: Arc<AtomicU64>,
) {
    thread::spawn(move || {
        let batch = Arc::clone(session.discover());
        let listed = (!is_listed).then_some(Msg::Listed(batch));
        for msg in [Msg::Profile(session.profile())].into_iter().chain(listed) {
            if events.send(Event::Msg(msg)).is_err() {
                return;
            }
        }
        let _ = opened.recv_timeout(FIRST_REPORT);
        work_out_rows(&session, &events, &rounds);
    });
}

/// Works out the rows of the list anew.
pub(super) fn recount(session: Arc<Session>, events: Sender<Event>, rounds: &Arc<AtomicU64>) {
    let rounds = Arc::clone(rounds);
    thread::spawn(move || work_out_rows(&session, &events, &rounds));
}

/// One round over the rows, in the background, until a later one begins.
fn work_out_rows(session: &Session, events: &Sender<Event>, rounds: &AtomicU64) {
    let round = rounds.fetch_add(1, Ordering::SeqCst) + 1;
    let go_on = || rounds.load(Ordering::SeqCst) == round;
    in_background(|| rows(session, events, &go_on));
}

/// Works out all rows and sends them as they come.
fn rows(session: &Session, events: &Sender<Event>, go_on: &(dyn Fn() -> bool + Sync)) {
    let mut rows: Vec<(usize, Arc<Row>)> = Vec::new();
    let mut sent = Instant::now();
    session.for_each(
        |report_idx| session.row(report_idx),
        |report_idx, row| {
            if !go_on() {
                return false;
            }
            rows.push((report_idx, row));
            if sent.elapsed() < ROWS_EVERY {
                return true;
            }
            sent = Instant::now();
            let msg = Msg::Rows(std::mem::take(&mut rows));
            events.send(Event::Msg(msg)).is_ok()
        },
    );
    if go_on() {
        let _ = events.send(Event::Msg(Msg::Rows(rows)));
    }
}

/// Runs work on threads that give way to the screen and to whatever else the machine does.
fn in_background(work: impl FnOnce() + Send) {
    let pool = rayon::ThreadPoolBuilder::new()
        .thread_name(|nth| format!("rows-{nth}"))
        .start_handler(|_| {
            // Linux keeps a priority for each thread. Where it may not be changed, work is as usual.
            let _ = rustix::process::setpriority_process(None, BACKGROUND);
        })
        .build();
    match pool {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}
