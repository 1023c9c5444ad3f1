//! How far a long command is: one line on standard error, where that is a terminal.
//!
//! The line goes before anything else is printed and when the command is through. A command
//! that is quick shows none.

#![expect(
    clippy::disallowed_methods,
    reason = "whether a command is long is a matter of the clock"
)]

use std::io::{self, IsTerminal, StdoutLock, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::error::CliError;
use super::out::Out;
use super::paint;
use crate::lang::{Lang, cli as words};
use crate::session::Session;

/// Shorter commands say nothing.
const PATIENCE: Duration = Duration::from_millis(500);
/// Often enough to be seen moving, seldom enough for a slow line.
const PAUSE: Duration = Duration::from_millis(200);

/// Whether the line stands on the terminal. There is one standard error, and whoever prints
/// anything takes the line off it first.
static STANDS: Mutex<bool> = Mutex::new(false);

/// Takes the line away and keeps it away while the guard lives.
pub(super) fn hush() -> MutexGuard<'static, bool> {
    let mut stands = STANDS.lock().unwrap_or_else(PoisonError::into_inner);
    if *stands {
        // Progress that cannot be said is no failure.
        let _ = write!(io::stderr(), "\r\x1b[K");
        *stands = false;
    }
    stands
}

/// Standard output, which may be the same terminal.
pub(super) struct Stdout(pub(super) StdoutLock<'static>);

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let _hushed = hush();
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// How many of how many are done; steps may be counted from any thread.
pub(super) struct Progress {
    said: fn(Lang, usize, usize) -> String,
    lang: Lang,
    all: usize,
    done: AtomicUsize,
    /// When the line is due; `None` where nobody could see it.
    due: Option<Mutex<Instant>>,
}

impl Progress {
    /// Of reports that are read.
    pub(super) fn reading(lang: Lang, all: usize) -> Self {
        Self::new(words::progress, lang, all)
    }

    /// Of reviews that are written.
    pub(super) fn writing(lang: Lang, all: usize) -> Self {
        Self::new(words::progress_written, lang, all)
    }

    fn new(said: fn(Lang, usize, usize) -> String, lang: Lang, all: usize) -> Self {
        let is_seen = paint::can_erase() && io::stderr().is_terminal();
        let due = is_seen.then(|| Instant::now() + PATIENCE);
        Self::due_at(due, said, lang, all)
    }

    fn due_at(
        due: Option<Instant>,
        said: fn(Lang, usize, usize) -> String,
        lang: Lang,
        all: usize,
    ) -> Self {
        Self {
            said,
            lang,
            all,
            done: AtomicUsize::new(0),
            due: due.map(Mutex::new),
        }
    }

    /// One more is done.
    pub(super) fn step(&self) {
        if let Some(line) = self.line(Instant::now()) {
            let mut stands = hush();
            let _ = write!(io::stderr(), "{line}");
            *stands = true;
        }
    }

    /// Counts one more, and gives the line where it is due.
    fn line(&self, now: Instant) -> Option<String> {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let mut due = self.due.as_ref()?.lock();
        let due = due.as_deref_mut().ok()?;
        if now < *due || done > self.all {
            return None;
        }
        *due = now + PAUSE;
        Some((self.said)(self.lang, done, self.all))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(hush());
    }
}

/// [`Session::for_each`] for a command: says how far it is, and ends with the first failure of
/// what is printed. A terminal shows each result at once.
pub(super) fn each<T: Send>(
    session: &Session,
    out: &mut Out,
    work: impl Fn(usize) -> T + Sync,
    mut emit: impl FnMut(&mut Out, usize, T) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let progress = Progress::reading(session.lang(), session.discover().entries.len());
    let mut printed = Ok(());
    session.for_each(
        |report_idx| {
            let worked = work(report_idx);
            progress.step();
            worked
        },
        |report_idx, worked| {
            printed = emit(out, report_idx, worked);
            if printed.is_ok() && out.terminal {
                printed = out.flush();
            }
            printed.is_ok()
        },
    );
    printed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_late_and_seldom_and_only_where_it_is_seen() {
        let start = Instant::now();
        let progress = Progress::due_at(Some(start + PATIENCE), words::progress, Lang::Zh, 4);
        let at = |millis| progress.line(start + Duration::from_millis(millis));
        assert_eq!(at(499), None);
        assert_eq!(at(500).as_deref(), Some("已读 2/4"));
        assert_eq!(at(699), None);
        assert_eq!(at(700).as_deref(), Some("已读 4/4"));
        assert_eq!(at(1_000), None, "no more than there are");
        let unseen = Progress::due_at(None, words::progress, Lang::Zh, 4);
        assert_eq!(unseen.line(start + PATIENCE), None);
    }
}
