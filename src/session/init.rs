//! Making a store in the batch's own folder.

use std::path::{Path, PathBuf};

use super::open::{Options, Session};
use super::reviews::CommitError;
use crate::batch::STORE_FOLDER;
use crate::session::SessionError;

/// What `init` did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The store's folder.
    pub dir: PathBuf,
    /// Whether it was made now.
    pub is_new: bool,
    /// The store that held this batch's reviews until now.
    pub earlier: Option<PathBuf>,
}

/// Makes `.zhupi/` in a folder, which thereby becomes a batch root.
///
/// # Errors
///
/// The folder does not exist, or the store cannot be made.
pub fn init(folder: &Path, options: &Options) -> Result<Made, InitError> {
    let before = Session::open(Options {
        paths: vec![folder.to_path_buf()],
        batch: None,
        store: None,
        ..options.clone()
    })?;
    let dir = match &options.store {
        Some(given) => given.clone(),
        None => folder
            .canonicalize()
            .unwrap_or_else(|_| folder.to_path_buf())
            .join(STORE_FOLDER),
    };
    let earlier = before.store_dir().0.map(Path::to_path_buf);
    let earlier = earlier.filter(|earlier| *earlier != dir && earlier.join("reviews").is_dir());
    let is_new = !dir.join("store.json").exists();
    let made = Session::open(Options {
        paths: vec![folder.to_path_buf()],
        batch: None,
        store: Some(dir.clone()),
        ..options.clone()
    })?;
    made.store()?.init().map_err(CommitError::Store)?;
    Ok(Made {
        dir,
        is_new,
        earlier,
    })
}

/// Why a store was not made.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// The folder is no batch.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// The store refused.
    #[error(transparent)]
    Commit(#[from] CommitError),
}
