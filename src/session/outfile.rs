//! Writing a file that the person asked for: whole, private, and over nothing.
//!
//! A file that holds the same bytes already is as good as written: an export that was cut
//! short is simply run again.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use crate::lang::{Lang, cli as words, system};
use crate::text::{Safe, drill};

/// How to write a file that the person named.
#[derive(Clone, Copy, Debug, Default)]
pub struct Outfile {
    /// Replace a file that is there.
    pub force: bool,
}

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum OutfileError {
    /// There is a file of this name.
    #[error("{}: exists", .0.display())]
    Exists(PathBuf),
    /// There is a link, or something that is no file.
    #[error("{}: not a regular file", .0.display())]
    NotAFile(PathBuf),
    /// It could not be written.
    #[error("{}: {source}", file.display())]
    Write {
        /// Which.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl OutfileError {
    /// What happened, and on a second line what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let shown = |file: &Path| Safe::new(&file.to_string_lossy()).into_string();
        match self {
            Self::Exists(file) => words::out_exists(lang, &shown(file)),
            Self::NotAFile(file) => words::out_not_a_file(lang, &shown(file)),
            Self::Write { file, source } => {
                words::out_unwritten(lang, &shown(file), &system::reason(lang, source))
            }
        }
    }
}

/// Whether `path` means a folder: it is one, or its name ends in `/` and it can be made, for
/// this user alone. Folders above it are not made.
///
/// # Errors
///
/// A folder is asked for and cannot be made.
pub fn is_folder(path: &Path) -> Result<bool, OutfileError> {
    if path.is_dir() {
        return Ok(true);
    }
    if !path.as_os_str().as_bytes().ends_with(b"/") {
        return Ok(false);
    }
    let made = fs::DirBuilder::new().mode(0o700).create(path);
    made.map(|()| true).map_err(|source| OutfileError::Write {
        file: path.to_path_buf(),
        source,
    })
}

impl Outfile {
    /// Whether these bytes may be written there.
    ///
    /// # Errors
    ///
    /// A link or no file is there, or a file with other bytes that may not be replaced.
    pub fn check(self, file: &Path, bytes: &[u8]) -> Result<(), OutfileError> {
        match file.symlink_metadata() {
            Ok(there) if !there.is_file() => Err(OutfileError::NotAFile(file.to_path_buf())),
            Ok(there) if !self.force && !holds(file, there.len(), bytes) => {
                Err(OutfileError::Exists(file.to_path_buf()))
            }
            _ => Ok(()),
        }
    }

    /// Writes a file with mode 0600, in one step: beside its place, synced, then named.
    ///
    /// # Errors
    ///
    /// As [`Outfile::check`], or the file cannot be written; then nothing changed.
    pub fn write(self, file: &Path, bytes: &[u8]) -> Result<(), OutfileError> {
        self.check(file, bytes)?;
        match self.publish(file, bytes) {
            Err(source) if source.kind() == io::ErrorKind::AlreadyExists => {
                Err(OutfileError::Exists(file.to_path_buf()))
            }
            written => written.map_err(|source| OutfileError::Write {
                file: file.to_path_buf(),
                source,
            }),
        }
    }

    fn publish(self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = match file.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let name = beside(file);
        sweep(&folder.join(&name))?;
        // A temporary file is new, and made with mode 0600.
        let mut beside = tempfile::Builder::new()
            .prefix(&name)
            .rand_bytes(0)
            .tempfile_in(folder)?;
        drill::point("disk");
        beside.write_all(bytes)?;
        drill::point("disk");
        beside.as_file().sync_all()?;
        drill::point("disk");
        if self.force || file.symlink_metadata().is_ok() {
            // What is there holds the same bytes, or may be replaced.
            beside.persist(file).map_err(|failed| failed.error)?;
        } else {
            beside
                .persist_noclobber(file)
                .map_err(|failed| failed.error)?;
        }
        drill::point("disk");
        sync_folder(folder)
    }
}

/// Removes what a run that was killed left behind; a link is removed and not followed.
#[expect(
    clippy::disallowed_methods,
    reason = "only what an export of ours left, by the name that it alone uses"
)]
fn sweep(left: &Path) -> io::Result<()> {
    match fs::remove_file(left) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => {
            drill::point("disk");
            Ok(())
        }
    }
}

/// The name of a file while it is written: hidden, and the same each time.
fn beside(file: &Path) -> OsString {
    let name = file.file_name().unwrap_or_default().as_bytes();
    let mut beside = OsString::from(".");
    beside.push(OsStr::from_bytes(name.get(..LONGEST_NAME).unwrap_or(name)));
    beside.push(".zhupi-tmp");
    beside
}

/// Bytes of a name that leave room for what is put around it.
const LONGEST_NAME: usize = 200;

/// Whether a file of this length holds these bytes.
fn holds(file: &Path, length: u64, bytes: &[u8]) -> bool {
    length == bytes.len() as u64 && super::read_file(file).is_ok_and(|there| there == bytes)
}

#[expect(
    clippy::disallowed_methods,
    reason = "a folder is synced through its descriptor"
)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "tests read the files that were written"
)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn nothing_is_overwritten_unasked_and_no_link_is_followed() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.csv");
        let out = Outfile::default();
        out.write(&file, b"1").unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert!(matches!(
            out.write(&file, b"2"),
            Err(OutfileError::Exists(_))
        ));
        assert_eq!(fs::read(&file).unwrap(), b"1");
        Outfile { force: true }.write(&file, b"3").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"3");
        let link = dir.path().join("link.csv");
        symlink(&file, &link).unwrap();
        let forced = Outfile { force: true }.write(&link, b"4");
        assert!(matches!(forced, Err(OutfileError::NotAFile(_))));
        assert_eq!(fs::read(&file).unwrap(), b"3");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_name_that_ends_in_a_slash_is_a_folder() {
        let dir = tempfile::tempdir().unwrap();
        assert!(is_folder(dir.path()).unwrap());
        assert!(!is_folder(&dir.path().join("notes")).unwrap());
        let notes = dir.path().join("notes/");
        assert!(is_folder(&notes).unwrap());
        assert_eq!(
            notes.metadata().unwrap().permissions().mode() & 0o777,
            0o700
        );
        assert!(is_folder(&dir.path().join("none/notes/")).is_err());
    }
}
