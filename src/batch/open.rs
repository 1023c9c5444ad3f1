//! Opening a report file once, and refusing what is none.
//!
//! The file is opened without following a link and without waiting for a
//! pipe's writer, looked at through its descriptor, and read through the same
//! descriptor, so that nothing can be exchanged in between.

use std::fs::{File, FileType, Metadata, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt};
use std::path::Path;

use rustix::fs::OFlags;

use super::read::ReadError;

/// The most bytes of a file that are read; `ingest` has finer limits by format.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// What a path leads to that is no regular file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A folder.
    Folder,
    /// A named pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A device.
    Device,
}

/// The beginning of a file.
#[derive(Debug)]
pub struct Opened {
    /// At most [`MAX_FILE_BYTES`].
    pub bytes: Vec<u8>,
    /// The size the file says it has.
    pub total: u64,
}

/// Opens and reads a file of a batch.
pub(super) fn open(root: &Path, file: &Path, follow: bool) -> Result<Opened, ReadError> {
    let (opened, metadata) = open_checked(root, file, follow)?;
    let total = metadata.len();
    let mut bytes = Vec::with_capacity(usize::try_from(total.min(MAX_FILE_BYTES)).unwrap_or(0));
    let failed = |source| ReadError::Open {
        file: file.to_path_buf(),
        source,
    };
    (&opened)
        .take(MAX_FILE_BYTES)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    let total = total.max(bytes.len() as u64);
    Ok(Opened { bytes, total })
}

/// Length, time of last change (nanoseconds) and inode of the file that would be
/// read; `None` where it would be refused.
pub(super) fn fingerprint(root: &Path, file: &Path, follow: bool) -> Option<(u64, i128, u64)> {
    let metadata = match file.symlink_metadata() {
        Ok(metadata) if metadata.is_file() => metadata,
        Ok(metadata) if metadata.is_symlink() => open_checked(root, file, follow).ok()?.1,
        _ => return None,
    };
    let changed = i128::from(metadata.mtime()) * 1_000_000_000 + i128::from(metadata.mtime_nsec());
    Some((metadata.len(), changed, metadata.ino()))
}

fn open_checked(root: &Path, file: &Path, follow: bool) -> Result<(File, Metadata), ReadError> {
    let failed = |source: io::Error| ReadError::Open {
        file: file.to_path_buf(),
        source,
    };
    let refused = |kind| ReadError::NotAFile {
        file: file.to_path_buf(),
        kind,
    };
    let opened = match open_itself(file) {
        Ok(opened) => opened,
        Err(_) if file.is_symlink() => {
            let target = file.canonicalize().map_err(failed)?;
            if !follow && !target.starts_with(root) {
                return Err(ReadError::LinkLeaves {
                    file: file.to_path_buf(),
                    target,
                });
            }
            open_itself(&target).map_err(failed)?
        }
        // A socket cannot be opened at all, and says so in many words.
        Err(error) => {
            let kind = file
                .symlink_metadata()
                .ok()
                .and_then(|it| kind_of(it.file_type()));
            return Err(kind.map_or_else(|| failed(error), refused));
        }
    };
    let metadata = opened.metadata().map_err(failed)?;
    match kind_of(metadata.file_type()) {
        Some(kind) => Err(refused(kind)),
        None => Ok((opened, metadata)),
    }
}

/// Opens what stands at the path itself: a link is an error, a pipe does not wait.
fn open_itself(file: &Path) -> io::Result<File> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    OpenOptions::new()
        .read(true)
        .custom_flags(flags.bits().cast_signed())
        .open(file)
}

fn kind_of(kind: FileType) -> Option<FileKind> {
    if kind.is_file() {
        None
    } else if kind.is_dir() {
        Some(FileKind::Folder)
    } else if kind.is_fifo() {
        Some(FileKind::Pipe)
    } else if kind.is_socket() {
        Some(FileKind::Socket)
    } else {
        Some(FileKind::Device)
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write the files they read")]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    #[track_caller]
    fn check(root: &Path, name: &str, expected: &str) {
        let said = match open(root, &root.join(name), false) {
            Ok(opened) => String::from_utf8(opened.bytes).unwrap(),
            Err(ReadError::NotAFile { kind, .. }) => format!("{kind:?}"),
            Err(ReadError::LinkLeaves { .. }) => "leaves".to_owned(),
            Err(ReadError::Open { source, .. }) => format!("{:?}", source.kind()),
            Err(other) => panic!("{other}"),
        };
        assert_eq!(said, expected);
    }

    #[test]
    fn only_regular_files_of_the_batch_are_read() {
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("别处.txt"), "别处").unwrap();
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().canonicalize().unwrap();
        fs::write(root.join("甲.txt"), "甲").unwrap();
        fs::create_dir(root.join("夹.txt")).unwrap();
        symlink("甲.txt", root.join("内.txt")).unwrap();
        symlink(outside.path().join("别处.txt"), root.join("外.txt")).unwrap();
        symlink("/dev/zero", root.join("零.txt")).unwrap();
        symlink("无", root.join("断.txt")).unwrap();
        let _listener = UnixListener::bind(root.join("口.txt")).unwrap();
        rustix::fs::mknodat(
            rustix::fs::CWD,
            root.join("管.txt"),
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
            0,
        )
        .unwrap();
        check(&root, "甲.txt", "甲");
        check(&root, "内.txt", "甲");
        check(&root, "夹.txt", "Folder");
        check(&root, "外.txt", "leaves");
        check(&root, "零.txt", "leaves");
        check(&root, "断.txt", "NotFound");
        check(&root, "口.txt", "Socket");
        check(&root, "管.txt", "Pipe");
        check(&root, "缺.txt", "NotFound");
    }
}
