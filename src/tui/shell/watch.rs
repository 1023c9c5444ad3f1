//! Other sessions' edits: a thread that sleeps until the store changes, and then reads what
//! did.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use crate::batch::Death;
use crate::session::{Fresh, Session};

use super::super::msg::Msg;
use super::Event;

/// Watches the current reviewer's reviews until nobody listens or another reviewer comes.
pub(super) fn start(session: Arc<Session>, events: Sender<Event>) {
    thread::spawn(move || {
        let reviewer = session.reviewer();
        let Some(mut watch) = session.watch() else {
            return;
        };
        loop {
            let files = watch.wait();
            if session.reviewer() != reviewer {
                return;
            }
            let fresh = Death::caught(|| read(&session, &files)).unwrap_or_default();
            if !fresh.is_empty() && events.send(Event::Msg(Msg::Synced(fresh))).is_err() {
                return;
            }
        }
    });
}

fn read(session: &Session, files: &[std::ffi::OsString]) -> Vec<Fresh> {
    let changed = session.reports_of(files).into_iter();
    changed
        .filter_map(|report_idx| session.refresh(report_idx).ok())
        .collect()
}
