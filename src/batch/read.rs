//! Reading one report file: opened once, then to `ingest`, here or in a child process.

use std::io;
use std::path::PathBuf;

use crate::ingest::{self, IngestError, Ingested, Options};
use crate::text::Safe;

use super::child::{self, Death};
use super::entry::Entry;
use super::open::{self, FileKind};

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The system refused.
    #[error("{}: {source}", file.display())]
    Open {
        /// Which file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A pipe, a device, a folder.
    #[error("{}: {kind:?}, not a file", file.display())]
    NotAFile {
        /// Which.
        file: PathBuf,
        /// What it is.
        kind: FileKind,
    },
    /// A link to a file outside the batch.
    #[error("{}: link leaves the batch: {}", file.display(), target.display())]
    LinkLeaves {
        /// The link.
        file: PathBuf,
        /// Where it leads.
        target: PathBuf,
    },
    /// The file holds no byte.
    #[error("{}: empty", file.display())]
    Empty {
        /// Which file.
        file: PathBuf,
    },
    /// The bytes are no text.
    #[error("{}: {source}", file.display())]
    Ingest {
        /// Which file.
        file: PathBuf,
        /// Why.
        source: IngestError,
    },
    /// The parser's process ended without an answer.
    #[error("{}: parser died: {how}", file.display())]
    Parser {
        /// Which file.
        file: PathBuf,
        /// How it ended.
        how: Death,
    },
}

/// Reads the files of one batch.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The batch root, without links.
    pub root: PathBuf,
    /// This program, started again for parsers that can abort.
    pub program: PathBuf,
    /// Read links that leave the batch.
    pub follow: bool,
}

impl Reader {
    /// Reads a file; `encoding` is the one chosen by hand, if any.
    ///
    /// # Errors
    ///
    /// The file cannot be opened, is no regular file, leaves the batch, is no
    /// text, or the parser died of it.
    pub fn read(&self, entry: &Entry, encoding: Option<String>) -> Result<Ingested, ReadError> {
        let file = || entry.file.clone();
        let opened = open::open(&self.root, &entry.file, self.follow)?;
        if opened.bytes.is_empty() {
            return Err(ReadError::Empty { file: file() });
        }
        let options = Options {
            encoding,
            total_bytes: Some(opened.total),
            ..Options::default()
        };
        // The name comes back in messages, so it must not be able to break their lines.
        let name = Safe::new(&entry.path).to_string();
        let name = name.as_str();
        let failed = |source| ReadError::Ingest {
            file: file(),
            source,
        };
        let format = ingest::sniff(name, &opened.bytes).map_err(failed)?;
        if format.needs_child() {
            child::ingest(&self.program, name, &opened.bytes, &options)
                .map_err(|how| ReadError::Parser { file: file(), how })?
                .map_err(failed)
        } else {
            Death::caught(|| ingest::ingest(name, &opened.bytes, &options))
                .map_err(|how| ReadError::Parser { file: file(), how })?
                .map_err(failed)
        }
    }

    /// A small file that needs no parser in a child; `None` where it is another one, or cannot
    /// be read, which [`Reader::read`] tells.
    #[must_use]
    pub fn read_soon(&self, entry: &Entry, most_bytes: u64) -> Option<Ingested> {
        if entry.file.metadata().ok()?.len() > most_bytes {
            return None;
        }
        let opened = open::open(&self.root, &entry.file, self.follow).ok()?;
        let format = ingest::sniff(&entry.path, &opened.bytes).ok()?;
        if opened.bytes.is_empty() || format.needs_child() {
            return None;
        }
        let read = || ingest::ingest(&entry.path, &opened.bytes, &Options::default());
        Death::caught(read).ok()?.ok()
    }

    /// What tells whether a file changed since it was last read: length, time of
    /// last change in nanoseconds, inode; `None` where it would be refused.
    #[must_use]
    pub fn fingerprint(&self, entry: &Entry) -> Option<(u64, i128, u64)> {
        open::fingerprint(&self.root, &entry.file, self.follow)
    }
}
