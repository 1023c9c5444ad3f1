//! The thread that receives signals.
//!
//! HUP, TERM, INT and QUIT end the program with everything saved; TSTP, CONT
//! and WINCH come to the main loop as [`Input`].

use std::io;
use std::sync::Arc;
use std::thread;

use rustix::termios::tcgetwinsize;
use signal_hook::consts::signal::{
    SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ,
};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::guard::is_ours;
use super::input::Input;
use super::rescue::{Emergency, die};

/// Lets a write that goes beyond the limit of a file's size fail as on a full disk, instead of
/// ending the program on the spot.
pub fn survive_size_limit() {
    // Where it cannot be asked for, the limit ends the program as it does any other.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
}

/// Starts the signal thread. `send` brings what concerns the screen; when it returns `false`
/// nothing more is sent, while signals that end the program are still obeyed.
///
/// # Errors
/// The signals cannot be received, or no thread can be started.
pub fn watch_signals(
    emergency: Emergency,
    mut send: impl FnMut(Vec<Input>) -> bool + Send + 'static,
) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                let input = match signal {
                    SIGWINCH => match size() {
                        Ok((cols, rows)) => Input::Resize(cols, rows),
                        Err(_) => continue,
                    },
                    SIGCONT => Input::Continued,
                    SIGTSTP if is_ours() => Input::Stop,
                    SIGTSTP => {
                        let _ = emulate_default_handler(SIGTSTP);
                        continue;
                    }
                    // Ctrl-C in an editor that we started goes to the whole process group.
                    SIGINT | SIGQUIT if !is_ours() => continue,
                    _ => die(signal, &emergency),
                };
                send(vec![input]);
            }
        })?;
    Ok(())
}

/// Columns and rows of the terminal; 80 and 24 where it says 0, as a serial line does.
///
/// # Errors
/// Standard output is no terminal.
pub fn size() -> io::Result<(u16, u16)> {
    let size = tcgetwinsize(io::stdout())?;
    let or = |cells: u16, usual| if cells == 0 { usual } else { cells };
    Ok((or(size.ws_col, 80), or(size.ws_row, 24)))
}
