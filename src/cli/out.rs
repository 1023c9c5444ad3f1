//! The only way to standard output and standard error.

use std::io::{self, BufWriter, IsTerminal, Write};

use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use serde::Serialize;

use super::args::Args;
use super::error::CliError;
use super::exit::Exit;
use super::paint::{self, Painted, Weight};
use super::progress::{self, Stdout};
use crate::export::json_safe;
use crate::text::Safe;

/// Standard output, with what the options say of it.
pub(super) struct Out {
    to: BufWriter<Stdout>,
    /// Whether results are JSON.
    pub(super) json: bool,
    /// Whether a terminal shows the results.
    pub(super) terminal: bool,
    /// Whether heads stand out.
    weighted: bool,
}

impl Out {
    pub(super) fn new(args: &Args) -> Self {
        let stdout = io::stdout();
        let terminal = stdout.is_terminal();
        Self {
            terminal,
            weighted: paint::is_shown(terminal),
            to: BufWriter::with_capacity(1 << 16, Stdout(stdout.lock())),
            json: args.json,
        }
    }

    /// One line for people; whatever is in it, it stays one line and acts on nothing.
    pub(super) fn line(&mut self, text: &str) -> Result<(), CliError> {
        writeln!(self.to, "{}", Safe::new(text))?;
        Ok(())
    }

    /// A line in one weight.
    pub(super) fn weighted(&mut self, text: &str, weight: Weight) -> Result<(), CliError> {
        let line = Painted {
            what: Safe::new(text),
            weight,
            shown: self.weighted && !text.is_empty(),
        };
        Ok(writeln!(self.to, "{line}")?)
    }

    /// The head over what follows.
    pub(super) fn head(&mut self, text: &str) -> Result<(), CliError> {
        self.weighted(text, Weight::Bold)
    }

    /// A line that begins with where it stands.
    pub(super) fn placed(&mut self, place: &str, text: &str) -> Result<(), CliError> {
        let place = Painted {
            what: Safe::new(place),
            weight: Weight::Dim,
            shown: self.weighted,
        };
        Ok(writeln!(self.to, "{place}{}", Safe::new(text))?)
    }

    /// Lines of which the first is the head.
    pub(super) fn table(&mut self, lines: &[String]) -> Result<(), CliError> {
        for (nth, line) in lines.iter().enumerate() {
            if nth == 0 {
                self.head(line)?;
            } else {
                self.line(line)?;
            }
        }
        Ok(())
    }

    /// A text of several lines for people.
    pub(super) fn lines(&mut self, text: &str) -> Result<(), CliError> {
        for line in Safe::lines(text) {
            writeln!(self.to, "{line}")?;
        }
        Ok(())
    }

    /// Text exactly as it is; for results that are no terminal's to show.
    pub(super) fn exactly(&mut self, text: &str) -> Result<(), CliError> {
        self.to.write_all(text.as_bytes())?;
        Ok(())
    }

    /// Bytes of a file exactly as they are.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), CliError> {
        Ok(self.to.write_all(bytes)?)
    }

    /// A path exactly as the system has it, on a line.
    pub(super) fn path(&mut self, path: &Path) -> Result<(), CliError> {
        self.to.write_all(path.as_os_str().as_bytes())?;
        Ok(writeln!(self.to)?)
    }

    /// One value as one line of JSON.
    pub(super) fn json(&mut self, value: &impl Serialize) -> Result<(), CliError> {
        let text = serde_json::to_string(value).map_err(io::Error::from)?;
        writeln!(self.to, "{}", json_safe(&text))?;
        Ok(())
    }

    /// One value as a whole document of JSON.
    pub(super) fn document(&mut self, value: &impl Serialize) -> Result<(), CliError> {
        let text = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
        writeln!(self.to, "{}", json_safe(&text))?;
        Ok(())
    }

    /// Everything is out.
    pub(super) fn end(mut self, exit: Exit) -> Result<Exit, CliError> {
        self.to.flush()?;
        Ok(exit)
    }

    /// Hands on what was written so far.
    pub(super) fn flush(&mut self) -> Result<(), CliError> {
        Ok(self.to.flush()?)
    }
}

/// Says something on standard error, each line made safe. Where even that is closed,
/// there is nobody to tell.
pub fn say(message: &str) {
    let _hushed = progress::hush();
    let mut stderr = io::stderr().lock();
    let name = Painted {
        what: "zhupi:",
        weight: Weight::Bold,
        shown: paint::is_shown(stderr.is_terminal()),
    };
    for (nth, line) in Safe::lines(message).iter().enumerate() {
        let _ = if nth == 0 {
            writeln!(stderr, "{name} {line}")
        } else {
            writeln!(stderr, "       {line}")
        };
    }
}
