//! Marks of batches of edits under way: many files written by one command, each of them at
//! once, but not all of them together.
//!
//! A mark is written before the first file and removed after the last. One that is left says
//! that the command was cut short; the same command run again finds its mark by what it is
//! given, ends where an undisturbed run ends, and removes it. Marks lie in `locks/`: they
//! concern this machine alone.

use std::path::PathBuf;

use super::atomic;
use super::decode::{Object, Wrong};
use super::error::StoreError;
use super::io;
use super::json::Json;
use super::names;
use super::open::Store;

const FORMAT: &str = "zhupi-half-done";
const SUFFIX: &str = ".half";

/// A batch of edits that was cut short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HalfDone {
    /// Its mark.
    pub path: PathBuf,
    /// The command, for people: `merge …`, `score -`.
    pub command: String,
    /// How many files it was to write.
    pub n_files: u64,
    /// When it began, RFC 3339.
    pub at: String,
}

/// A batch of edits under way. Dropped without [`Begun::end`] it stays marked as half done.
#[derive(Debug)]
#[must_use = "end it when the last file is written"]
pub struct Begun {
    /// Its mark; `None` where there was nothing to do.
    path: Option<PathBuf>,
}

impl Begun {
    /// Every file is written.
    ///
    /// # Errors
    /// The mark could not be removed: `check` will say that the command was cut short, and
    /// running it again changes nothing else.
    pub fn end(self) -> Result<(), StoreError> {
        let Some(path) = self.path else {
            return Ok(());
        };
        io::remove(&path)?;
        io::sync_dir(path.parent().unwrap_or(&path))
    }
}

impl Store {
    /// Marks a batch of edits as begun; one of no files is not marked, but ends a mark that an
    /// earlier run left behind its last file. `command` is shown to people and must hold no text of
    /// reports or notes; `input` is all that the command works on, so that the same command
    /// finds its mark again.
    ///
    /// # Errors
    /// The mark cannot be written; then nothing else must be.
    pub fn begin(
        &self,
        command: &str,
        input: &[u8],
        n_files: usize,
        at: &str,
    ) -> Result<Begun, StoreError> {
        let path = self.mark_of(input);
        if n_files == 0 {
            let path = io::exists(&path).then_some(path);
            return Ok(Begun { path });
        }
        self.make(None)?;
        let mark = Json::object([
            ("format", Json::text(FORMAT)),
            ("version", Json::number(super::file::VERSION)),
            ("command", Json::text(command)),
            ("files", Json::number(n_files as u64)),
            ("at", Json::text(at)),
        ]);
        let text = format!("{}\n", mark.pretty());
        atomic::create(&path, text.as_bytes(), self.modes())?;
        Ok(Begun { path: Some(path) })
    }

    /// The mark of a batch of edits, whether it is there or not.
    pub(super) fn mark_of(&self, input: &[u8]) -> PathBuf {
        let sum = names::sha256_hex(input);
        let name = format!("{}{SUFFIX}", sum.get(..16).unwrap_or(&sum));
        self.dir.join("locks").join(name)
    }

    /// What was begun and not ended; it may be under way just now.
    ///
    /// # Errors
    /// The folder cannot be listed.
    pub fn half_done(&self) -> Result<Vec<HalfDone>, StoreError> {
        let folder = self.dir.join("locks");
        let mut found = Vec::new();
        for name in io::list(&folder)? {
            if !name.to_str().is_some_and(|name| name.ends_with(SUFFIX)) {
                continue;
            }
            let path = folder.join(name);
            // Ended meanwhile.
            let Some(bytes) = io::read(&path)? else {
                continue;
            };
            // A mark that cannot be read still says that something was begun.
            let mut mark = read(&bytes).unwrap_or_else(|why| HalfDone {
                path: PathBuf::new(),
                command: why,
                n_files: 0,
                at: String::new(),
            });
            mark.path = path;
            found.push(mark);
        }
        Ok(found)
    }

    /// Forgets what was begun and not ended: what was written stays, the rest is not.
    ///
    /// # Errors
    /// A mark could not be removed.
    pub fn forget_half_done(&self) -> Result<Vec<HalfDone>, StoreError> {
        let marks = self.half_done()?;
        for mark in &marks {
            io::remove(&mark.path)?;
        }
        if !marks.is_empty() {
            io::sync_dir(&self.dir.join("locks"))?;
        }
        Ok(marks)
    }
}

fn read(bytes: &[u8]) -> Result<HalfDone, Wrong> {
    let text = std::str::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned())?;
    let mut fields = Object::new(Json::parse(text)?, "")?;
    if fields.text_or_empty("format")? != FORMAT {
        return Err(format!("`format` is not `{FORMAT}`"));
    }
    Ok(HalfDone {
        path: PathBuf::new(),
        command: fields.text_or_empty("command")?,
        n_files: fields.number_or_zero("files")?,
        at: fields.text_or_empty("at")?,
    })
}
