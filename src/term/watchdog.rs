//! The thread that notices when the terminal is gone without a signal: `nohup`,
//! a killed tmux, a lost line whose SIGHUP was ignored.
//!
//! It sleeps in `poll` without a timeout and without asking for any event: a
//! hang-up is reported all the same, and an idle screen wakes nobody.

use std::io;
use std::os::fd::OwnedFd;
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};

use super::reader::terminal;
use super::rescue::{Emergency, die};

/// Starts the thread; when the terminal is gone it saves and ends the process as SIGHUP would.
///
/// # Errors
/// There is no terminal, or no thread can be started.
pub fn watch_terminal(emergency: Emergency) -> io::Result<()> {
    let terminal = terminal()?;
    thread::Builder::new()
        .name("watchdog".to_owned())
        .spawn(move || {
            wait_for_hangup(&terminal);
            die(signal_hook::consts::SIGHUP, &emergency);
        })?;
    Ok(())
}

/// Sleeps until the other end of the terminal is closed.
fn wait_for_hangup(terminal: &OwnedFd) {
    let mut fds = [PollFd::new(terminal, PollFlags::empty())];
    loop {
        match poll(&mut fds, None) {
            Ok(_) if fds[0].revents().is_empty() => {}
            Err(rustix::io::Errno::INTR) => {}
            _ => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use portable_pty::{PtySize, native_pty_system};
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn a_closed_master_is_noticed() {
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let name = pair.master.tty_name().unwrap();
        let terminal = std::fs::OpenOptions::new().read(true).open(name).unwrap();
        let (done, ended) = mpsc::channel();
        thread::spawn(move || {
            wait_for_hangup(&terminal.into());
            done.send(()).unwrap();
        });
        drop(pair);
        ended
            .recv_timeout(Duration::from_secs(3))
            .expect("the hang-up was seen");
    }
}
