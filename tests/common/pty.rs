//! A program in a real pseudo-terminal, and the screen it draws there.
//!
//! Waiting is always for something, with a deadline; nothing sleeps. What a
//! wait did not find it shows: the panic carries the screen.

#![expect(
    clippy::disallowed_methods,
    reason = "deadlines need the clock, hanging up needs the terminal's file"
)]

use std::ffi::OsStr;
use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};

use super::Home;

/// Long enough for a busy machine; reached only by a test that fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// Keys that are not one printable character.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Key {
    Enter,
    /// Wait for its effect before sending more: bytes that follow it at once
    /// make it the beginning of another key.
    Esc,
    Tab,
    ShiftTab,
    Up,
    Down,
    Right,
    Left,
    Home,
    End,
    PageUp,
    PageDown,
    Backspace,
    Delete,
    Ctrl(char),
}

impl Key {
    fn bytes(self) -> Vec<u8> {
        match self {
            Self::Enter => b"\r".to_vec(),
            Self::Esc => b"\x1b".to_vec(),
            Self::Tab => b"\t".to_vec(),
            Self::ShiftTab => b"\x1b[Z".to_vec(),
            Self::Up => b"\x1b[A".to_vec(),
            Self::Down => b"\x1b[B".to_vec(),
            Self::Right => b"\x1b[C".to_vec(),
            Self::Left => b"\x1b[D".to_vec(),
            Self::Home => b"\x1b[H".to_vec(),
            Self::End => b"\x1b[F".to_vec(),
            Self::PageUp => b"\x1b[5~".to_vec(),
            Self::PageDown => b"\x1b[6~".to_vec(),
            Self::Backspace => b"\x7f".to_vec(),
            Self::Delete => b"\x1b[3~".to_vec(),
            Self::Ctrl(letter) => {
                let letter = u8::try_from(letter).expect("Ctrl goes with an ASCII letter");
                vec![letter.to_ascii_lowercase() & 0x1f]
            }
        }
    }
}

/// The terminal's own side of the conversation: questions a program asks it,
/// answered as xterm answers, and what it put on the clipboard.
#[derive(Default)]
struct Conversation {
    answers: Vec<u8>,
    clipboard: Vec<Vec<u8>>,
}

impl vt100::Callbacks for Conversation {
    fn unhandled_csi(
        &mut self,
        screen: &mut vt100::Screen,
        i1: Option<u8>,
        _: Option<u8>,
        params: &[&[u16]],
        c: char,
    ) {
        let first = params.first().and_then(|param| param.first());
        match (i1, c, first) {
            (None, 'n', Some(6)) => {
                let (row, col) = screen.cursor_position();
                let answer = format!("\x1b[{};{}R", row + 1, col + 1);
                self.answers.extend(answer.bytes());
            }
            (None, 'n', Some(5)) => self.answers.extend(b"\x1b[0n"),
            (None, 'c', _) => self.answers.extend(b"\x1b[?62;c"),
            _ => {}
        }
    }

    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        self.clipboard.push(data.to_vec());
    }
}

/// A running program and its terminal.
pub(crate) struct Screen {
    parser: vt100::Parser<Conversation>,
    output: Receiver<Vec<u8>>,
    n_bytes: usize,
    /// A frame whose end has not come: terminals with synchronised output show it whole.
    unfinished: Vec<u8>,
    reader: Option<JoinHandle<()>>,
    closing: Arc<AtomicBool>,
    writer: Option<Box<dyn Write + Send>>,
    master: Option<Box<dyn MasterPty + Send>>,
    tty: PathBuf,
    pid: Pid,
    exit: Receiver<ExitStatus>,
    exited: Option<ExitStatus>,
}

impl Screen {
    /// Starts the built program with `args` in the home folder.
    pub(crate) fn open<A: AsRef<OsStr>>(args: &[A], cols: u16, rows: u16, home: &Home) -> Self {
        let program = Path::new(env!("CARGO_BIN_EXE_zhupi"));
        Self::open_program(program, args, cols, rows, home)
    }

    /// Starts any program with `args` in the home folder and its environment.
    pub(crate) fn open_program<A: AsRef<OsStr>>(
        program: &Path,
        args: &[A],
        cols: u16,
        rows: u16,
        home: &Home,
    ) -> Self {
        let pair = native_pty_system()
            .openpty(pty_size(cols, rows))
            .expect("the machine has a free pseudo-terminal");
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.cwd(home.path());
        command.env_clear();
        for (name, value) in home.environment() {
            command.env(name, value);
        }
        let mut child = pair
            .slave
            .spawn_command(command)
            .expect("the program can be started");
        drop(pair.slave);

        let pid = child
            .process_id()
            .and_then(|pid| i32::try_from(pid).ok())
            .and_then(Pid::from_raw)
            .expect("a started program has an id");
        let (exit_sender, exit) = mpsc::channel();
        std::thread::spawn(move || {
            if let Ok(status) = child.wait() {
                // A test that is over no longer listens.
                let _ = exit_sender.send(status);
            }
        });

        let closing = Arc::new(AtomicBool::new(false));
        let (output_sender, output) = mpsc::channel();
        let mut from_program = pair
            .master
            .try_clone_reader()
            .expect("a new terminal can be read");
        let reader = std::thread::spawn({
            let closing = Arc::clone(&closing);
            move || {
                let mut buffer = [0; 4096];
                while let Ok(n) = from_program.read(&mut buffer) {
                    let bytes = buffer.get(..n).unwrap_or_default().to_vec();
                    if n == 0
                        || closing.load(Ordering::SeqCst)
                        || output_sender.send(bytes).is_err()
                    {
                        break;
                    }
                }
            }
        });

        Self {
            parser: vt100::Parser::new_with_callbacks(
                nonzero(rows),
                nonzero(cols),
                0,
                Conversation::default(),
            ),
            output,
            n_bytes: 0,
            unfinished: Vec::new(),
            reader: Some(reader),
            closing,
            writer: Some(pair.master.take_writer().expect("taken only here")),
            tty: pair.master.tty_name().expect("a terminal has a name"),
            master: Some(pair.master),
            pid,
            exit,
            exited: None,
        }
    }

    /// Types the characters as they are.
    #[track_caller]
    pub(crate) fn send(&mut self, text: &str) {
        self.send_bytes(text.as_bytes());
    }

    #[track_caller]
    pub(crate) fn send_key(&mut self, key: Key) {
        self.send_bytes(&key.bytes());
    }

    /// Pastes as a terminal with bracketed paste does.
    #[track_caller]
    pub(crate) fn paste(&mut self, text: &str) {
        self.send(&format!("\x1b[200~{text}\x1b[201~"));
    }

    #[track_caller]
    fn send_bytes(&mut self, bytes: &[u8]) {
        let writer = self.writer.as_mut().expect("the terminal is open");
        let sent = writer.write_all(bytes).and_then(|()| writer.flush());
        if let Err(error) = sent {
            panic!("the program no longer reads ({error})\n{}", self.framed());
        }
    }

    /// Waits until the screen shows `text`; spaces count, rows are joined by `\n`.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, text: &str, patience: Duration) {
        self.wait_until(&format!("`{text}`"), patience, |screen| {
            screen.contents().contains(text)
        });
    }

    /// Waits until the screen shows `text`, or no longer shows it; false where that did not
    /// come, because the program ended or the time is up.
    pub(crate) fn comes(&mut self, text: &str, is_shown: bool, patience: Duration) -> bool {
        let deadline = Instant::now() + patience;
        let there = |screen: &Self| screen.parser.screen().contents().contains(text) == is_shown;
        while !there(self) && self.receive(deadline) {}
        there(self)
    }

    /// Draws what comes until then.
    pub(crate) fn take_in(&mut self, deadline: Instant) {
        while self.receive(deadline) {}
    }

    /// Waits until the screen no longer shows `text`.
    #[track_caller]
    pub(crate) fn wait_gone(&mut self, text: &str, patience: Duration) {
        self.wait_until(&format!("no `{text}`"), patience, |screen| {
            !screen.contents().contains(text)
        });
    }

    /// Waits until `there` holds of the screen; `what` says in the panic what was awaited.
    #[track_caller]
    pub(crate) fn wait_until(
        &mut self,
        what: &str,
        patience: Duration,
        there: impl Fn(&vt100::Screen) -> bool,
    ) {
        let deadline = Instant::now() + patience;
        while !there(self.parser.screen()) {
            let more = self.receive(deadline);
            if !more && self.exited.is_none() {
                self.exited = self.exit.try_recv().ok();
            }
            assert!(
                more || there(self.parser.screen()),
                "waited {patience:?} for {what}\n{}",
                self.framed()
            );
        }
    }

    /// Takes in what the program wrote, waiting until `deadline` for some of it;
    /// false when nothing came or nothing can come any more.
    fn receive(&mut self, deadline: Instant) -> bool {
        let left = deadline.saturating_duration_since(Instant::now());
        match self.output.recv_timeout(left) {
            Ok(bytes) => {
                self.draw(&bytes);
                while let Ok(bytes) = self.output.try_recv() {
                    self.draw(&bytes);
                }
                true
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
        }
    }

    fn draw(&mut self, bytes: &[u8]) {
        self.n_bytes += bytes.len();
        self.unfinished.extend(bytes);
        let begun = memchr::memmem::rfind(&self.unfinished, b"\x1b[?2026h");
        let ended = memchr::memmem::rfind(&self.unfinished, b"\x1b[?2026l");
        let rest = match begun {
            Some(begun) if ended.is_none_or(|ended| ended < begun) => {
                self.unfinished.split_off(begun)
            }
            _ => Vec::new(),
        };
        let whole = std::mem::replace(&mut self.unfinished, rest);
        self.parser.process(&whole);
        let answers = std::mem::take(&mut self.parser.callbacks_mut().answers);
        if let Some(writer) = &mut self.writer {
            // A program that is gone needs no answer.
            let _ = writer.write_all(&answers).and_then(|()| writer.flush());
        }
    }

    /// What the screen shows now: one line per row, without trailing blanks.
    pub(crate) fn screen_text(&mut self) -> String {
        while let Ok(bytes) = self.output.try_recv() {
            self.draw(&bytes);
        }
        let (_, cols) = self.parser.screen().size();
        let rows: Vec<String> = self
            .parser
            .screen()
            .rows(0, cols.get())
            .map(|row| row.trim_end().to_owned())
            .collect();
        rows.join("\n")
    }

    /// The emulated screen, for colours and modes.
    pub(crate) fn emulated(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Row and column of the terminal's cursor, from 0; `None` while it is hidden.
    pub(crate) fn cursor(&self) -> Option<(u16, u16)> {
        let screen = self.parser.screen();
        (!screen.hide_cursor()).then(|| screen.cursor_position())
    }

    /// How many bytes the program has written so far, as far as they were taken in.
    pub(crate) fn n_bytes(&self) -> usize {
        self.n_bytes
    }

    /// What the program put on the clipboard, base64 as it came.
    pub(crate) fn clipboard(&self) -> &[Vec<u8>] {
        &self.parser.callbacks().clipboard
    }

    /// Gives the terminal another size; the program is told by SIGWINCH.
    pub(crate) fn resize(&mut self, cols: u16, rows: u16) {
        let master = self.master.as_ref().expect("the terminal is open");
        master
            .resize(pty_size(cols, rows))
            .expect("an open terminal can be resized");
        self.parser.set_size(nonzero(rows), nonzero(cols));
    }

    /// Sends a signal to the program.
    #[track_caller]
    pub(crate) fn kill(&mut self, signal: Signal) {
        kill_process(self.pid, signal).expect("the program is running");
    }

    /// Closes the terminal's side, as a lost connection does.
    pub(crate) fn close_terminal(&mut self) {
        let Some(writer) = self.writer.take() else {
            return;
        };
        // All our ends of the terminal must close, but the reader waits in a
        // read on one: a byte written from the other side wakes it. The writer
        // would type the end-of-file key as it goes; without one it is silent.
        self.closing.store(true, Ordering::SeqCst);
        let other_side = OpenOptions::new().read(true).write(true).open(&self.tty);
        if let Ok(mut other_side) = other_side {
            if let Ok(mut modes) = tcgetattr(&other_side) {
                modes.special_codes[SpecialCodeIndex::VEOF] = 0;
                let _ = tcsetattr(&other_side, OptionalActions::Now, &modes);
            }
            let _ = other_side.write_all(b"\0");
        }
        if let Some(reader) = self.reader.take() {
            reader.join().expect("the reader does not panic");
        }
        drop(writer);
        self.master = None;
    }

    /// Waits for the program's end and gives its exit code, `None` where a signal ended it.
    #[track_caller]
    pub(crate) fn exit_code(&mut self, patience: Duration) -> Option<u32> {
        if self.exited.is_none() {
            self.exited = self.exit.recv_timeout(patience).ok();
            assert!(
                self.exited.is_some(),
                "still running after {patience:?}\n{}",
                self.framed()
            );
        }
        // What it wrote last is still on its way through the reader.
        let deadline = Instant::now() + patience;
        while self.receive(deadline) {}
        let status = self.exited.as_ref()?;
        status.signal().is_none().then(|| status.exit_code())
    }

    fn framed(&mut self) -> String {
        let cursor = self.cursor();
        let rule = "─".repeat(20);
        let text = self.screen_text();
        let exited = self.exited.as_ref();
        let exited = exited.map_or("running".to_owned(), ToString::to_string);
        format!("{rule} cursor {cursor:?}, {exited}\n{text}\n{rule}")
    }
}

impl Drop for Screen {
    /// No program outlives its test.
    fn drop(&mut self) {
        if self.exited.is_none() && self.exit.try_recv().is_err() {
            let _ = kill_process(self.pid, Signal::KILL);
        }
    }
}

fn pty_size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn nonzero(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).expect("a screen has at least one row and column")
}
