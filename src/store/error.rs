//! What can go wrong with a store, always with the path.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use crate::lang::{Lang, store as words, system};
use crate::text::shell_quoted;

/// What the store was doing when a call failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Reading a file or folder.
    Read,
    /// Making a folder.
    Create,
    /// Writing or renaming a file.
    Write,
    /// Bringing a file or folder to the disk.
    Sync,
    /// Taking a lock.
    Lock,
    /// Removing a file.
    Remove,
}

/// What went wrong. [`StoreError::message`] has the words for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A call failed.
    #[error("{}: {doing:?}: {}", path.display(), reason(*code))]
    Io {
        /// What was being done.
        doing: Doing,
        /// With which file or folder.
        path: PathBuf,
        /// The system's number of the error.
        code: i32,
    },
    /// Another session held the lock all the time.
    #[error("{}: held by another session", path.display())]
    Busy {
        /// The lock.
        path: PathBuf,
    },
    /// A file cannot be read as what it should be.
    #[error("{}: {why}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and where.
        why: String,
    },
    /// A file was written by a later version of the program.
    #[error("{}: written by a newer version ({version})", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: u64,
    },
    /// A file speaks for another reviewer or report than its name.
    #[error("{}: says it is {says}", path.display())]
    Misnamed {
        /// The file.
        path: PathBuf,
        /// Reviewer and report as the file has them.
        says: String,
    },
    /// The store belongs to another batch.
    #[error("{}: belongs to {belongs_to}, not to {batch}", path.display())]
    Foreign {
        /// The store.
        path: PathBuf,
        /// The batch it belongs to.
        belongs_to: String,
        /// The batch it was to be used for.
        batch: String,
    },
    /// A name that no reviewer can have.
    #[error("`{name}` cannot be a reviewer's name")]
    BadReviewer {
        /// The name.
        name: String,
    },
    /// The store would write something that it could not read again; nothing was written.
    #[error("{}: would not be readable: {why}", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
}

impl StoreError {
    pub(super) fn io(doing: Doing, path: &Path, errno: Errno) -> Self {
        Self::Io {
            doing,
            path: path.to_owned(),
            code: errno.raw_os_error(),
        }
    }

    /// The same of the file that was to be written, where a temporary one failed.
    pub(super) fn of(mut self, written: &Path) -> Self {
        if let Self::Io { path, .. } = &mut self {
            written.clone_into(path);
        }
        self
    }

    pub(super) fn damaged(path: &Path, why: impl Into<String>) -> Self {
        Self::Damaged {
            path: path.to_owned(),
            why: why.into(),
        }
    }

    /// The file or folder that it is about; `None` for a name.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Io { path, .. }
            | Self::Busy { path }
            | Self::Damaged { path, .. }
            | Self::Newer { path, .. }
            | Self::Misnamed { path, .. }
            | Self::Foreign { path, .. }
            | Self::Unwritable { path, .. } => Some(path),
            Self::BadReviewer { .. } => None,
        }
    }

    /// Whether the disk or the person's share of it is full.
    #[must_use]
    pub fn is_full(&self) -> bool {
        let full = [Errno::NOSPC, Errno::DQUOT].map(Errno::raw_os_error);
        matches!(self, Self::Io { code, .. } if full.contains(code))
    }

    /// Whether trying the same again later may help, without anybody repairing anything.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Io { .. } | Self::Busy { .. })
    }

    /// What happened, to what, and what to do, in the user's language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let shown = |path: &Path| path.to_string_lossy().into_owned();
        match self {
            Self::Io { doing, path, code } => {
                let (path, why) = (shown(path), reason_in(lang, *code));
                match doing {
                    Doing::Read => words::cannot_read(lang, &path, &why),
                    Doing::Create => words::cannot_create(lang, &path, &why),
                    Doing::Lock if has_no_locks(*code) => words::cannot_lock(lang, &path, &why),
                    Doing::Write | Doing::Sync | Doing::Lock => {
                        words::cannot_write(lang, &path, &why)
                    }
                    Doing::Remove => words::cannot_remove(lang, &path, &why),
                }
            }
            Self::Busy { path } => words::busy(lang, &shown(path)),
            Self::Damaged { path, why } => {
                let repair = repair_said(lang, path);
                words::damaged(lang, &shown(path), &why_in(lang, why), &repair)
            }
            Self::Newer { path, version } => words::newer(lang, &shown(path), *version),
            Self::Misnamed { path, says } => words::misnamed(lang, &shown(path), says),
            Self::Foreign {
                path,
                belongs_to,
                batch,
            } => words::foreign(lang, &shown(path), belongs_to, batch),
            Self::BadReviewer { name } => words::bad_reviewer(lang, name),
            Self::Unwritable { path, why } => words::unwritable(lang, &shown(path), why),
        }
    }
}

/// The command that repairs the store which holds a file, with the batch's folder where the
/// store lies in it.
#[must_use]
pub fn repair_said(lang: Lang, file: &Path) -> String {
    let is_store = |dir: &&Path| dir.file_name() == Some(OsStr::new(".zhupi"));
    let batch = file.ancestors().find(is_store).and_then(Path::parent);
    match batch {
        Some(batch) => words::repair(lang, &shell_quoted(&Path::new(".").join(batch))),
        None => words::repair_in_batch(lang).to_owned(),
    }
}

/// What is wrong with a file, in the reader's language: which key lacks or does not fit.
fn why_in(lang: Lang, why: &str) -> String {
    let key = why.split('`').nth(1).filter(|key| !key.is_empty());
    match (lang, key) {
        (Lang::En, _) => why.to_owned(),
        (Lang::Zh, Some(key)) if why.contains("missing") => words::key_missing(lang, key),
        (Lang::Zh, Some(key)) => words::key_wrong(lang, key),
        (Lang::Zh, None) => words::unintelligible(lang).to_owned(),
    }
}

/// Whether it is the file system that has no locks.
fn has_no_locks(code: i32) -> bool {
    [Errno::NOLCK, Errno::NOTSUP, Errno::NOSYS].contains(&Errno::from_raw_os_error(code))
}

fn reason(code: i32) -> String {
    std::io::Error::from_raw_os_error(code).to_string()
}

fn reason_in(lang: Lang, code: i32) -> String {
    match Errno::from_raw_os_error(code) {
        _ if has_no_locks(code) => words::no_locks(lang).to_owned(),
        // As `io::read` has it of what is no regular file.
        Errno::LOOP | Errno::NODEV => words::no_file(lang).to_owned(),
        _ => system::reason(lang, &std::io::Error::from_raw_os_error(code)),
    }
}
