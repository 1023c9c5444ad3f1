//! The few calls by which the store touches the disk.
//!
//! Every failure names its path. An interrupted call is made again, but not for ever. A
//! failed fsync is never made again: the caller writes a new file. Only regular files are
//! read, so that a pipe or device put into a store cannot hold the program up.

use std::ffi::OsString;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use rustix::fs::{FileType, Mode, OFlags};
use rustix::io::Errno;

use super::error::{Doing, StoreError};

/// How often an interrupted call is made again.
const TRIES: usize = 32;

/// The largest file the store reads. A review of a whole winter has some 100 KB.
const MAX_BYTES: u64 = 256 << 20;

/// The modes of what the store makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Modes {
    pub(super) file: u32,
    pub(super) dir: u32,
}

/// For the owner alone, whatever the umask says.
const OWN: Modes = Modes {
    file: 0o600,
    dir: 0o700,
};

/// For a group that shares the store on purpose.
const SHARED: Modes = Modes {
    file: 0o660,
    dir: 0o2770,
};

impl Modes {
    /// The modes of a store: a folder with the set-group-id bit that its group may write to
    /// was shared on purpose.
    pub(super) fn of(store: &Path) -> Self {
        match rustix::fs::stat(store) {
            Ok(stat) if stat.st_mode & 0o2020 == 0o2020 => SHARED,
            _ => OWN,
        }
    }
}

/// One call to the system, as tests count them, make them fail, and play them again on a disk
/// of their own that loses its power.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(test), expect(dead_code, reason = "what it holds is for tests"))]
pub(super) enum Call<'a> {
    /// Anything that leaves the disk as it is: the name says what.
    Other(&'static str),
    Create(&'a Path),
    Write(&'a Path, &'a [u8]),
    Sync(&'a Path),
    Rename(&'a Path, &'a Path),
    Remove(&'a Path),
    MakeDir(&'a Path),
    SyncDir(&'a Path),
}

fn call<T>(
    call: Call<'_>,
    mut make: impl FnMut() -> rustix::io::Result<T>,
) -> rustix::io::Result<T> {
    let mut tries = 0;
    loop {
        match once(call, &mut make) {
            Err(Errno::INTR) if tries < TRIES => tries += 1,
            result => return result,
        }
    }
}

#[cfg(test)]
fn once<T>(call: Call<'_>, make: impl FnOnce() -> rustix::io::Result<T>) -> rustix::io::Result<T> {
    super::fault::before(call)?;
    make().inspect(|_| super::fault::after(call))
}

#[cfg(not(test))]
fn once<T>(call: Call<'_>, make: impl FnOnce() -> rustix::io::Result<T>) -> rustix::io::Result<T> {
    if !matches!(call, Call::Other(_)) {
        crate::text::drill::point("disk");
    }
    make()
}

/// The bytes of a file; `None` where there is none. A link is not followed: a store that was
/// merged or cloned must not make another file of this machine part of it.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    let failed = |errno| StoreError::io(Doing::Read, path, errno);
    let flags =
        OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::NOFOLLOW;
    let fd = match call(Call::Other("open"), || {
        rustix::fs::open(path, flags, Mode::empty())
    }) {
        Ok(fd) => fd,
        Err(Errno::NOENT) => return Ok(None),
        Err(errno) => return Err(failed(errno)),
    };
    let stat = call(Call::Other("fstat"), || rustix::fs::fstat(&fd)).map_err(failed)?;
    match FileType::from_raw_mode(stat.st_mode) {
        FileType::RegularFile => {}
        FileType::Directory => return Err(failed(Errno::ISDIR)),
        _ => return Err(failed(Errno::NODEV)),
    }
    let size = u64::try_from(stat.st_size).unwrap_or(0);
    if size > MAX_BYTES {
        return Err(StoreError::damaged(path, "larger than 256 MB"));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    let mut block = [0_u8; 1 << 14];
    loop {
        match call(Call::Other("read"), || rustix::io::read(&fd, &mut block)).map_err(failed)? {
            0 => return Ok(Some(bytes)),
            n => bytes.extend_from_slice(&block[..n]),
        }
        if bytes.len() as u64 > MAX_BYTES {
            return Err(StoreError::damaged(path, "larger than 256 MB"));
        }
    }
}

/// Whether something is there under this name.
pub(super) fn exists(path: &Path) -> bool {
    rustix::fs::lstat(path).is_ok()
}

/// When a file was last written, in seconds.
pub(super) fn changed(path: &Path) -> Option<i64> {
    Some(rustix::fs::lstat(path).ok()?.st_mtime)
}

/// What changes whenever a file in a folder is made, replaced or removed.
pub(super) fn folder_state(dir: &Path) -> Option<[i128; 3]> {
    let stat = rustix::fs::stat(dir).ok()?;
    // These have other types on other systems.
    Some([
        i128::from(stat.st_ino),
        i128::from(stat.st_mtime),
        i128::from(stat.st_mtime_nsec),
    ])
}

/// What changes whenever a file is written in the place of another.
pub(super) fn file_state(path: &Path) -> Option<[i128; 3]> {
    let stat = rustix::fs::lstat(path).ok()?;
    Some([
        i128::from(stat.st_ino),
        i128::from(stat.st_mtime),
        i128::from(stat.st_mtime_nsec),
    ])
}

/// The names in a folder, in order; none where there is no folder.
pub(super) fn list(dir: &Path) -> Result<Vec<OsString>, StoreError> {
    let failed = |errno| StoreError::io(Doing::Read, dir, errno);
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(errno_of(&error))),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.map_err(|error| failed(errno_of(&error)))?.file_name());
    }
    names.sort();
    Ok(names)
}

pub(super) fn errno_of(error: &std::io::Error) -> Errno {
    Errno::from_io_error(error).unwrap_or(Errno::IO)
}

/// Makes a folder and those above it that are missing; each is on disk when this returns.
pub(super) fn make_dirs(dir: &Path, modes: Modes) -> Result<(), StoreError> {
    if dir.is_dir() {
        return Ok(());
    }
    let parent = dir.parent().filter(|parent| !parent.as_os_str().is_empty());
    match parent {
        // Made perhaps by a session that died before its name was on the disk.
        Some(parent) if parent.is_dir() => sync_name(parent)?,
        Some(parent) => make_dirs(parent, modes)?,
        None => {}
    }
    let failed = |errno| StoreError::io(Doing::Create, dir, errno);
    let mode = Mode::from_raw_mode(modes.dir);
    match call(Call::MakeDir(dir), || rustix::fs::mkdir(dir, mode)) {
        Ok(()) => call(Call::Other("chmod"), || rustix::fs::chmod(dir, mode)).map_err(failed)?,
        // Another session was quicker.
        Err(Errno::EXIST) if dir.is_dir() => {}
        Err(errno) => return Err(failed(errno)),
    }
    sync_dir(parent.unwrap_or(Path::new(".")))
}

/// Writes a new file, to the disk and not only to the system: an existing one is an error.
pub(super) fn write_new(path: &Path, bytes: &[u8], modes: Modes) -> Result<(), StoreError> {
    let failed = |errno| StoreError::io(Doing::Write, path, errno);
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    let mode = Mode::from_raw_mode(modes.file);
    let fd = call(Call::Create(path), || rustix::fs::open(path, flags, mode)).map_err(failed)?;
    call(Call::Other("fchmod"), || rustix::fs::fchmod(&fd, mode)).map_err(failed)?;
    write_all(&fd, path, bytes).map_err(failed)?;
    once(Call::Sync(path), || rustix::fs::fsync(&fd))
        .map_err(|errno| StoreError::io(Doing::Sync, path, errno))
}

fn write_all(fd: &OwnedFd, path: &Path, mut bytes: &[u8]) -> rustix::io::Result<()> {
    while !bytes.is_empty() {
        // Tests cut every write in two, so that death between the halves is tried as well.
        let now = if cfg!(test) {
            bytes.get(..bytes.len().div_ceil(2)).unwrap_or(bytes)
        } else {
            bytes
        };
        match call(Call::Write(path, now), || {
            rustix::io::write(fd.as_fd(), now)
        })? {
            0 => return Err(Errno::NOSPC),
            n => bytes = bytes.get(n..).unwrap_or(&[]),
        }
    }
    Ok(())
}

/// Puts a file in the place of another, at once; the folder is not synced.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    call(Call::Rename(from, to), || rustix::fs::rename(from, to))
        .map_err(|errno| StoreError::io(Doing::Write, to, errno))
}

/// Puts a file in place unless there is one; `false` where there was.
pub(super) fn rename_new(from: &Path, to: &Path) -> Result<bool, StoreError> {
    let failed = |errno| StoreError::io(Doing::Write, to, errno);
    let flags = rustix::fs::RenameFlags::NOREPLACE;
    let cwd = rustix::fs::CWD;
    match call(Call::Rename(from, to), || {
        rustix::fs::renameat_with(cwd, from, cwd, to, flags)
    }) {
        Ok(()) => Ok(true),
        Err(Errno::EXIST) => Ok(false),
        // File systems that do not know the flag know links, or else nothing better.
        Err(Errno::INVAL | Errno::NOSYS) => {
            match call(Call::Other("link"), || rustix::fs::link(from, to)) {
                Ok(()) => remove(from).map(|()| true),
                Err(Errno::EXIST) => Ok(false),
                Err(_) if exists(to) => Ok(false),
                Err(_) => rename(from, to).map(|()| true),
            }
        }
        Err(errno) => Err(failed(errno)),
    }
}

/// Removes a file; one that is not there is no error.
pub(super) fn remove(path: &Path) -> Result<(), StoreError> {
    match call(Call::Remove(path), || rustix::fs::unlink(path)) {
        Ok(()) | Err(Errno::NOENT) => Ok(()),
        Err(errno) => Err(StoreError::io(Doing::Remove, path, errno)),
    }
}

/// Brings a folder's names to the disk.
pub(super) fn sync_dir(dir: &Path) -> Result<(), StoreError> {
    let failed = |errno| StoreError::io(Doing::Sync, dir, errno);
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let fd = call(Call::Other("opendir"), || {
        rustix::fs::open(dir, flags, Mode::empty())
    })
    .map_err(failed)?;
    match once(Call::SyncDir(dir), || rustix::fs::fsync(&fd)) {
        // Some file systems cannot sync a folder, and keep its names by other means.
        Ok(()) | Err(Errno::INVAL) => Ok(()),
        Err(errno) => Err(failed(errno)),
    }
}

/// Brings a folder's own name to the disk. A folder above that may not be read is somebody
/// else's, who made this one.
pub(super) fn sync_name(dir: &Path) -> Result<(), StoreError> {
    let parent = dir.parent().filter(|parent| !parent.as_os_str().is_empty());
    let forbidden = [Errno::ACCESS, Errno::PERM].map(Errno::raw_os_error);
    match sync_dir(parent.unwrap_or(Path::new("."))) {
        Err(StoreError::Io { code, .. }) if forbidden.contains(&code) => Ok(()),
        result => result.map_err(|error| error.of(dir)),
    }
}

/// Opens a lock file, making it where there is none.
pub(super) fn open_lock(path: &Path, modes: Modes) -> Result<std::fs::File, StoreError> {
    let flags = OFlags::RDWR | OFlags::CREATE | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    let mode = Mode::from_raw_mode(modes.file);
    let fd = call(Call::Other("openlock"), || {
        rustix::fs::open(path, flags, mode)
    })
    .map_err(|errno| StoreError::io(Doing::Lock, path, errno))?;
    // Whatever the umask left of the mode, the next session must be able to open it; where
    // the file is somebody else's, they have seen to that.
    let _ = rustix::fs::fchmod(&fd, mode);
    Ok(std::fs::File::from(fd))
}

/// Tries to take a lock; `false` where another process holds it.
pub(super) fn try_lock(file: &std::fs::File, path: &Path) -> Result<bool, StoreError> {
    let failed = |errno| StoreError::io(Doing::Lock, path, errno);
    let locked = call(Call::Other("lock"), || match file.try_lock() {
        Ok(()) => Ok(true),
        Err(std::fs::TryLockError::WouldBlock) => Ok(false),
        Err(std::fs::TryLockError::Error(error)) => Err(errno_of(&error)),
    });
    locked.map_err(failed)
}
