//! The lock of one reviewer's folder.
//!
//! The system drops it when its holder dies, however it dies; the file stays, and nobody has
//! to delete it.

use std::fs::File;
use std::path::Path;
use std::time::Duration;

use super::error::StoreError;
use super::io::{self, Modes};

/// How long to wait in all. A save under the lock takes some milliseconds.
const PATIENCE: Duration = Duration::from_secs(10);

/// Held until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// Takes the lock, waiting for others up to ten seconds.
pub(super) fn take(path: &Path, modes: Modes) -> Result<Lock, StoreError> {
    let file = io::open_lock(path, modes)?;
    let mut pause = Duration::from_millis(1);
    let mut waited = Duration::ZERO;
    loop {
        if io::try_lock(&file, path)? {
            return Ok(Lock { _file: file });
        }
        if waited >= PATIENCE {
            return Err(StoreError::Busy {
                path: path.to_owned(),
            });
        }
        std::thread::sleep(pause);
        waited += pause;
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}
