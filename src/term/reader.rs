//! The thread that reads the terminal and hands on everything that waits as one batch.
//!
//! It sleeps in `poll` without a timeout. crossterm is asked only when bytes
//! are there: left alone it spins when the terminal vanishes (its issue 793).

use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, OwnedFd};
use std::thread;
use std::time::Duration;

use crossterm::event;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::ioctl_fionread;

use super::guard::wait_until_ours;
use super::input::Input;

/// So many times in a row reading may be announced without a byte to read before the terminal
/// counts as gone.
const MAX_EMPTY: usize = 100;

/// Starts the reading thread. Each call of `send` brings everything that was waiting, in
/// order, never nothing; the thread ends when `send` returns `false` or the terminal is gone.
///
/// # Errors
/// There is no terminal to read from, or no thread can be started.
pub fn read_inputs(mut send: impl FnMut(Vec<Input>) -> bool + Send + 'static) -> io::Result<()> {
    let terminal = terminal()?;
    thread::Builder::new()
        .name("input".to_owned())
        .spawn(move || {
            let mut n_empty = 0;
            while n_empty < MAX_EMPTY && wait(&terminal) {
                // The keys of an editor that we started are not for us.
                if wait_until_ours() {
                    continue;
                }
                let nothing = ioctl_fionread(&terminal).unwrap_or(0) == 0;
                n_empty = if nothing { n_empty + 1 } else { 0 };
                let Ok(inputs) = waiting() else { return };
                if !inputs.is_empty() && !send(inputs) {
                    return;
                }
            }
        })?;
    Ok(())
}

/// The terminal the keys come from, as crossterm chooses it.
pub(super) fn terminal() -> io::Result<OwnedFd> {
    if io::stdin().is_terminal() {
        return io::stdin().as_fd().try_clone_to_owned();
    }
    let terminal = std::fs::OpenOptions::new()
        .read(true)
        .write(true)
        .open("/dev/tty")?;
    Ok(OwnedFd::from(terminal))
}

/// Sleeps until there is something to read; `false` when the terminal is gone.
fn wait(terminal: &OwnedFd) -> bool {
    let mut fds = [PollFd::new(terminal, PollFlags::IN)];
    loop {
        match poll(&mut fds, None) {
            Ok(_) => {
                let seen = fds[0].revents();
                return !seen.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL);
            }
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}

/// Everything that waits, without waiting for more.
fn waiting() -> io::Result<Vec<Input>> {
    let mut inputs = Vec::new();
    while event::poll(Duration::ZERO)? {
        inputs.extend(Input::from_event(event::read()?));
    }
    Ok(inputs)
}
