//! Takes the terminal and gives it back as it was: raw mode, alternate screen,
//! paste marks, mouse, focus, line wrap, cursor.
//!
//! What was switched on is remembered for the whole process, so that a panic
//! or a signal can undo it from any thread. What is left out: what to do then
//! (`signals`).

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// What to switch on besides raw mode and the alternate screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Modes {
    /// Clicks and the wheel come to the program; off, the terminal keeps them for selecting.
    pub mouse: bool,
}

/// What is switched on now; `None` outside of the screen.
static ENTERED: Mutex<Option<Modes>> = Mutex::new(None);

/// Told when the terminal is ours again.
static ENTERED_AGAIN: Condvar = Condvar::new();

/// Alternate screen, no wrap at the right edge (so that a glyph that the terminal takes
/// to be wider than we do cannot push a row), paste marks, focus reports, cursor hidden.
const ON: &str = "\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?1004h\x1b[?25l\x1b[H\x1b[2J";
const MOUSE_ON: &str = "\x1b[?1002h\x1b[?1006h";
/// Undoes both, and ends a frame that was cut off: synchronised output, colours, scroll band.
/// The alternate screen is emptied first: tmux otherwise leaves a row of it behind after a resize.
const OFF: &str = "\x1b[?2026l\x1b[m\x1b[r\x1b[H\x1b[2J\x1b[?1006l\x1b[?1002l\x1b[?1004l\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[?1049l";

/// The terminal is ours as long as this lives.
#[derive(Debug)]
pub struct Guard {
    modes: Modes,
}

/// Takes the terminal.
///
/// # Errors
/// The terminal cannot be put into raw mode, or writing to it fails; everything is then undone.
pub fn enter(modes: Modes) -> io::Result<Guard> {
    switch_on(modes)?;
    Ok(Guard { modes })
}

impl Guard {
    /// Gives the terminal back for a while, for an editor or a shell. Does nothing if it is not ours.
    ///
    /// # Errors
    /// Writing to the terminal fails; what could be undone is undone.
    pub fn leave(&mut self) -> io::Result<()> {
        restore()
    }

    /// Takes it again; the screen must then be painted anew.
    ///
    /// # Errors
    /// As for [`enter`].
    pub fn enter_again(&mut self) -> io::Result<()> {
        switch_on(self.modes)
    }

    /// Stops the program as Ctrl-Z does in a shell, and takes the terminal again when it goes on.
    ///
    /// # Errors
    /// As for [`enter`].
    pub fn suspend(&mut self) -> io::Result<()> {
        restore()?;
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        switch_on(self.modes)
    }

    /// Switches the mouse on or off.
    ///
    /// # Errors
    /// Writing to the terminal fails.
    pub fn set_mouse(&mut self, mouse: bool) -> io::Result<()> {
        self.modes.mouse = mouse;
        let mut entered = lock();
        if entered.is_none() {
            // It is switched when the terminal is ours again.
            return Ok(());
        }
        *entered = Some(self.modes);
        drop(entered);
        let sequence = if mouse {
            MOUSE_ON
        } else {
            "\x1b[?1006l\x1b[?1002l"
        };
        output()?.write_all(sequence.as_bytes())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        // Nobody is left to tell; the terminal may be gone.
        let _ = restore();
    }
}

/// Gives the terminal back as it was, from any thread, as often as wanted.
///
/// # Errors
/// Writing to the terminal fails; what could be undone is undone.
pub fn restore() -> io::Result<()> {
    if lock().take().is_none() {
        return Ok(());
    }
    let written = output().and_then(|mut out| out.write_all(OFF.as_bytes()));
    disable_raw_mode()?;
    written
}

/// Standard output without a lock and without a buffer: a frame is one `write`, and a
/// signal can write although a frame is stuck.
///
/// # Errors
/// There is no standard output.
pub fn output() -> io::Result<File> {
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

fn switch_on(modes: Modes) -> io::Result<()> {
    let mut entered = lock();
    if entered.is_some() {
        return Ok(());
    }
    enable_raw_mode()?;
    *entered = Some(modes);
    drop(entered);
    ENTERED_AGAIN.notify_all();
    let mouse = if modes.mouse { MOUSE_ON } else { "" };
    output()
        .and_then(|mut out| out.write_all([ON, mouse].concat().as_bytes()))
        .inspect_err(|_| {
            let _ = restore();
        })
}

/// Whether the terminal is ours now.
pub(super) fn is_ours() -> bool {
    lock().is_some()
}

/// Sleeps while somebody else has the terminal; `true` if that was so.
pub(super) fn wait_until_ours() -> bool {
    let mut entered = lock();
    let waited = entered.is_none();
    while entered.is_none() {
        entered = ENTERED_AGAIN
            .wait(entered)
            .unwrap_or_else(PoisonError::into_inner);
    }
    waited
}

fn lock() -> MutexGuard<'static, Option<Modes>> {
    ENTERED.lock().unwrap_or_else(PoisonError::into_inner)
}
