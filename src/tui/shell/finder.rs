//! Looking into the open report on threads of their own: the checks, and what it shares with
//! the others of the batch. Of several reports asked for only the last is looked into.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use crate::batch::Death;
use crate::report::Report;
use crate::session::Session;

use super::super::msg::Msg;
use super::Event;

/// So many reports are compared with each other without being asked: reading them costs a
/// second or two of the background and little memory.
const COMPARED_UNASKED: usize = 60;

/// The shortest match, in letters and digits; the command line's default.
const MIN_CHARS: u32 = 60;

/// One report to look into.
#[derive(Clone)]
struct Request {
    number: u64,
    report_idx: usize,
    report: Arc<Report>,
    /// The person asked for the comparison.
    asked: bool,
}

/// The threads.
pub(super) struct Finder {
    checks: Sender<Request>,
    matches: Sender<Request>,
    /// Number of the newest request: older comparisons give up.
    newest: Arc<AtomicU64>,
}

impl Finder {
    /// Starts the threads.
    pub(super) fn start(session: &Arc<Session>, events: &Sender<Event>) -> Self {
        let newest = Arc::new(AtomicU64::new(0));
        let (checks, to_check) = mpsc::channel();
        let (matches, to_match) = mpsc::channel();
        let (own, told) = (Arc::clone(session), events.clone());
        thread::spawn(move || serve_checks(&own, &to_check, &told));
        let (own, told, number) = (Arc::clone(session), events.clone(), Arc::clone(&newest));
        thread::spawn(move || serve_matches(&own, &to_match, &told, &number));
        Self {
            checks,
            matches,
            newest,
        }
    }

    /// Runs the checks over a report; compares it too where the batch is small or `compare`
    /// says so.
    pub(super) fn look_into(&self, report_idx: usize, report: Arc<Report>, compare: bool) {
        let number = self.newest.fetch_add(1, Ordering::SeqCst) + 1;
        let request = Request {
            number,
            report_idx,
            report,
            asked: compare,
        };
        if !compare {
            let _ = self.checks.send(request.clone());
        }
        let _ = self.matches.send(request);
    }
}

fn serve_checks(session: &Session, requests: &Receiver<Request>, events: &Sender<Event>) {
    while let Ok(request) = requests.recv() {
        let request = requests.try_iter().last().unwrap_or(request);
        let looked = Death::caught(|| {
            let findings = session.findings_in(&request.report);
            let new = session.newly_found(request.report_idx, &request.report, &findings);
            (findings, new)
        });
        // A check that panics must not take the others' screen away.
        let (findings, new) = looked.unwrap_or_default();
        let msg = Msg::Findings {
            text_sha256: request.report.text_sha256.clone(),
            findings,
            new,
        };
        if events.send(Event::Msg(msg)).is_err() {
            return;
        }
    }
}

fn serve_matches(
    session: &Session,
    requests: &Receiver<Request>,
    events: &Sender<Event>,
    newest: &AtomicU64,
) {
    while let Ok(request) = requests.recv() {
        let request = requests.try_iter().last().unwrap_or(request);
        let n_reports = session.discover().entries.len();
        if n_reports > COMPARED_UNASKED && !request.asked {
            continue;
        }
        let go_on = || newest.load(Ordering::SeqCst) == request.number;
        let looked = Death::caught(|| session.matches_of(request.report_idx, MIN_CHARS, &go_on));
        if let Ok(Ok(Some(matches))) = looked {
            let msg = Msg::Matches {
                text_sha256: request.report.text_sha256.clone(),
                matches,
            };
            if events.send(Event::Msg(msg)).is_err() {
                return;
            }
        }
    }
}
