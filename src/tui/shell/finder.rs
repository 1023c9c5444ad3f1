//! Looking into the open report on threads of their own: the checks, and what it shares with
//! the others of the batch. Of several reports asked for only the last is looked into.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use crate::batch::Death;
use crate::lang::tui as words;
use crate::report::Report;
use crate::session::Session;
use crate::text::Safe;

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
        let text_sha256 = request.report.text_sha256.clone();
        // A check that panics must not take the screen away, nor look as if nothing was found.
        let msg = match looked {
            Ok((findings, new)) => Msg::Findings {
                text_sha256,
                findings,
                new,
            },
            Err(death) => failed(session, text_sha256, &death),
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
        let text_sha256 = request.report.text_sha256.clone();
        let msg = match looked {
            Ok(Ok(Some(matches))) => Msg::Matches {
                text_sha256,
                matches,
            },
            // A newer request is looked into instead.
            Ok(Ok(None)) => continue,
            Ok(Err(error)) => Msg::LookedInVain {
                text_sha256,
                why: {
                    let path = &session.discover().entries[request.report_idx].path;
                    error.message(session.lang(), path)
                },
            },
            Err(death) => failed(session, text_sha256, &death),
        };
        if events.send(Event::Msg(msg)).is_err() {
            return;
        }
    }
}

/// A panic of the checks or of the comparison, as an answer.
fn failed(session: &Session, text_sha256: String, death: &Death) -> Msg {
    let said = Safe::new(&death.to_string());
    Msg::LookedInVain {
        text_sha256,
        why: words::fault(session.lang(), said.as_str()),
    }
}
