//! The way out against our will: a signal, a terminal that is gone, a panic.
//!
//! Drafts are saved and the terminal is given back within a second, even if
//! the main loop hangs or the terminal takes no more bytes. What is saved is
//! not known here: it comes in as a closure.

use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use super::guard::restore;
use crate::text::Safe;

/// Saves what would be lost. Called from any thread, at most once, and given 600 ms; it must
/// not wait for the main loop.
pub type Emergency = Arc<dyn Fn() + Send + Sync>;

/// Time for saving, and for giving the terminal back.
const SAVE: Duration = Duration::from_millis(600);
const RESTORE: Duration = Duration::from_millis(200);

static ENDING: AtomicBool = AtomicBool::new(false);

/// Messages of panics in worker threads, kept until the screen is gone or the command over.
static WORKER_PANICS: Mutex<Vec<Safe>> = Mutex::new(Vec::new());

/// Saves, gives the terminal back, and ends the process as one ended by this signal.
pub(super) fn die(signal: i32, emergency: &Emergency) -> ! {
    begin_ending();
    save_and_restore(emergency);
    process::exit(128 + signal)
}

/// Ends the program as a hang-up does: for the main loop, when the terminal takes no more frames.
pub fn hang_up(emergency: &Emergency) -> ! {
    die(signal_hook::consts::SIGHUP, emergency)
}

/// Only one thread ends the process; any other stays here until it is over, so that none
/// leaves `main` while drafts are being saved.
fn begin_ending() {
    if ENDING.swap(true, Ordering::SeqCst) {
        loop {
            thread::park();
        }
    }
}

fn save_and_restore(emergency: &Emergency) {
    let save = Arc::clone(emergency);
    within(SAVE, move || save());
    within(RESTORE, || {
        // Nobody is left to tell; the terminal may be gone.
        let _ = restore();
    });
}

/// Runs something on a thread of its own and waits so long for it.
fn within(limit: Duration, work: impl FnOnce() + Send + 'static) {
    let (done, ended) = mpsc::channel::<()>();
    let spawned = thread::Builder::new().spawn(move || {
        work();
        drop(done);
    });
    if spawned.is_ok() {
        // An answer never comes; the channel closes when the work is over or has panicked.
        let _ = ended.recv_timeout(limit);
    }
}

/// Takes over panics. One of this thread saves, gives the terminal back and prints `sentence`
/// with the place and the message; those of worker threads are kept, because they must not
/// write into the screen (see [`worker_panics`]).
pub fn hook_panics(emergency: Emergency, sentence: String) {
    let main_thread = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() != main_thread {
            keep(info);
            return;
        }
        let message = said(info);
        begin_ending();
        save_and_restore(&emergency);
        let _ = writeln!(io::stderr(), "{sentence}\n{message}");
    }));
}

/// Takes over panics where there is no screen: none is printed as it comes, because one that
/// is caught is told in the words of what it cost, and the text of a report may stand in it.
pub fn keep_panics() {
    panic::set_hook(Box::new(keep));
}

fn said(info: &PanicHookInfo<'_>) -> Safe {
    Safe::new(&info.to_string().replace('\n', " "))
}

fn keep(info: &PanicHookInfo<'_>) {
    let mut kept = WORKER_PANICS.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() < 100 {
        kept.push(said(info));
    }
}

/// What was said in panics that did not end the program at once, since the last call.
#[must_use]
pub fn worker_panics() -> Vec<Safe> {
    std::mem::take(&mut *WORKER_PANICS.lock().unwrap_or_else(PoisonError::into_inner))
}
