//! One file in the place of another, so that whoever looks, and whenever the program or the
//! machine stops, there is the old one or the new one.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::error::{Doing, StoreError};
use super::io::{self, Modes};

/// The end of the names of files being written.
const TEMPORARY: &str = ".zhupi-tmp";

/// Whether a name is that of a file being written, or left by a writer that died.
pub(super) fn is_temporary(name: &str) -> bool {
    name.starts_with('.') && name.ends_with(TEMPORARY)
}

/// A name beside a file that no other process and no other thread uses.
fn beside(path: &Path) -> PathBuf {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let nth = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // File names have at most 255 bytes; the first characters are for people.
    let name: String = name.chars().take(24).collect();
    path.with_file_name(format!(".{name}.{}-{nth}{TEMPORARY}", std::process::id()))
}

/// How much of the writing has to be on the disk before it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Durable {
    /// The file and its name.
    Name,
    /// The file: whether its name survives a power cut is left to the system. For drafts.
    Content,
}

/// Writes a file in the place of another: new file, fsync, rename, fsync of the folder.
///
/// After a failed fsync the system may hold pages that it will never write, and says so
/// only once; so all is done again with another file, and then given up.
pub(super) fn replace(
    path: &Path,
    bytes: &[u8],
    modes: Modes,
    durable: Durable,
) -> Result<(), StoreError> {
    let write = || {
        let temporary = beside(path);
        let done = io::write_new(&temporary, bytes, modes)
            .map_err(|error| error.of(path))
            .and_then(|()| io::rename(&temporary, path))
            .inspect_err(|_| drop(io::remove(&temporary)));
        match durable {
            Durable::Name => done.and_then(|()| sync_folder(path)),
            Durable::Content => done,
        }
    };
    match write() {
        Err(StoreError::Io {
            doing: Doing::Sync, ..
        }) => write(),
        result => result,
    }
}

/// Writes a file that is written only once; where there is one it stays.
pub(super) fn create(path: &Path, bytes: &[u8], modes: Modes) -> Result<(), StoreError> {
    if io::exists(path) {
        return Ok(());
    }
    let temporary = beside(path);
    let made = io::write_new(&temporary, bytes, modes)
        .map_err(|error| error.of(path))
        .and_then(|()| io::rename_new(&temporary, path))
        .inspect_err(|_| drop(io::remove(&temporary)))?;
    if !made {
        io::remove(&temporary)?;
    }
    sync_folder(path)
}

/// Removes what dead writers left in a folder that is written without a lock: whatever was
/// not touched for an hour before `now`, as the file system's own clock says. Best effort.
pub(super) fn sweep_old(dir: &Path, now: i64) {
    for name in io::list(dir).unwrap_or_default() {
        let path = dir.join(&name);
        if name.to_str().is_some_and(is_temporary)
            && io::changed(&path).is_some_and(|at| at.saturating_add(3600) < now)
        {
            let _ = io::remove(&path);
        }
    }
}

fn sync_folder(path: &Path) -> Result<(), StoreError> {
    io::sync_dir(path.parent().unwrap_or(Path::new(".")))
}

/// Removes what dead writers left in a folder. Only for who holds the lock under which the
/// folder is written.
pub(super) fn sweep(dir: &Path) -> Result<(), StoreError> {
    for name in io::list(dir)? {
        if name.to_str().is_some_and(is_temporary) {
            io::remove(&dir.join(name))?;
        }
    }
    Ok(())
}
