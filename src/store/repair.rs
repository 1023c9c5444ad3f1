//! `store repair` and `store purge`.
//!
//! Repairing keeps the original: first a copy goes to `trash/`, then what can be read of it
//! takes its place at once. Killed in between, the next repair ends where this one would
//! have.

use std::path::{Path, PathBuf};

use super::atomic::{self, Durable};
use super::conflict;
use super::copies::Joined;
use super::error::StoreError;
use super::file::{self, Kept, Shape};
use super::io;
use super::names;
use super::open::Store;
use super::read::Stored;
use super::salvage;

/// A file that was repaired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// The file.
    pub path: PathBuf,
    /// Where its original is kept.
    pub original: PathBuf,
    /// Entries of the history that were taken over; `None` where nothing could be, and the
    /// file was taken away.
    pub n_entries: Option<usize>,
    /// Records that could not be read.
    pub n_lost: usize,
}

/// Whether a file in `trash/` is a profile that another took the place of.
#[must_use]
pub fn is_replaced_profile(kept: &Path) -> bool {
    kept.extension().is_some_and(|ending| ending == "toml")
}

impl Store {
    /// Repairs every damaged file of a reviewer. Files of a newer version and files that
    /// speak for somebody else are sound, and left alone. `known` are paths of the batch: a
    /// file that can no longer say which report it is on is told by its name.
    ///
    /// # Errors
    /// Something could not be written; what was repaired stays so.
    pub fn repair(&self, reviewer: &str, known: &[&str]) -> Result<Vec<Repaired>, StoreError> {
        let mut repaired = Vec::new();
        for shape in [Shape::Review, Shape::Remarks] {
            for stored in self.stored(reviewer, shape)? {
                if matches!(stored.read(), Err(StoreError::Damaged { .. })) {
                    repaired.extend(self.repair_file(&stored, known)?);
                }
                self.join_copies(&stored)?;
            }
        }
        Ok(repaired)
    }

    /// Repairs the review of one report, as [`Store::repair`] does.
    ///
    /// # Errors
    /// Something could not be written; the file is as it was.
    pub fn repair_report(
        &self,
        shape: Shape,
        reviewer: &str,
        report: &str,
    ) -> Result<Option<Repaired>, StoreError> {
        let stored = Stored {
            reviewer: names::reviewer_name(reviewer)?,
            path: self.path_of(shape, reviewer, report)?,
            shape,
            copies: Vec::new(),
        };
        self.repair_file(&stored, &[report])
    }

    /// Takes the copies that a synchroniser left into their file.
    fn join_copies(&self, stored: &Stored) -> Result<(), StoreError> {
        if stored.copies.is_empty() {
            return Ok(());
        }
        let Ok(parsed) = stored.read() else {
            return Ok(());
        };
        self.make(None)?;
        let _lock = self.lock(&stored.reviewer)?;
        let joined = self.joined(stored.shape, &stored.reviewer, &parsed.review.report)?;
        if let Some(joined) = joined.filter(|joined| !joined.copies.is_empty()) {
            self.write(&stored.path, stored.shape, joined)?;
        }
        Ok(())
    }

    /// Repairs one file; `None` where it needs no repair, perhaps because another session
    /// was quicker.
    fn repair_file(&self, stored: &Stored, known: &[&str]) -> Result<Option<Repaired>, StoreError> {
        self.make(None)?;
        let _lock = self.lock(&stored.reviewer)?;
        if !matches!(stored.read(), Err(StoreError::Damaged { .. })) {
            return Ok(None);
        }
        let path = &stored.path;
        let Some(bytes) = io::read(path)? else {
            return Ok(None);
        };
        let original = self.keep_in_trash(path, &bytes)?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        if let Some(parsed) = conflict::joined(&bytes, stored, &stem) {
            let n_entries = Some(parsed.review.history.len());
            let joined = Joined {
                parsed,
                bytes: None,
                copies: Vec::new(),
            };
            self.write(path, stored.shape, joined)?;
            return Ok(Some(Repaired {
                path: path.clone(),
                original,
                n_entries,
                n_lost: 0,
            }));
        }
        let salvaged = salvage::salvage(&bytes, stored, &stem, known);
        let Some(mut salvaged) = salvaged else {
            io::remove(path)?;
            io::sync_dir(path.parent().unwrap_or(Path::new(".")))?;
            return Ok(Some(Repaired {
                path: path.clone(),
                original,
                n_entries: None,
                n_lost: 0,
            }));
        };
        salvaged.review.revision = salvaged.review.revision.saturating_add(1);
        let bytes = file::to_bytes(&salvaged.review, stored.shape, &Kept::default());
        file::parse(&bytes, stored.shape, path)?;
        atomic::replace(path, &bytes, self.modes(), Durable::Name)?;
        Ok(Some(Repaired {
            path: path.clone(),
            original,
            n_entries: Some(salvaged.review.history.len()),
            n_lost: salvaged.n_lost,
        }))
    }

    /// What was replaced or could not be read, in order of name.
    ///
    /// # Errors
    /// The folder cannot be listed.
    pub fn trash(&self) -> Result<Vec<PathBuf>, StoreError> {
        let trash = self.dir.join("trash");
        let names = io::list(&trash)?;
        Ok(names.into_iter().map(|name| trash.join(name)).collect())
    }

    /// What [`Store::purge`] would remove, in order.
    ///
    /// # Errors
    /// A folder cannot be listed.
    pub fn purgeable(&self) -> Result<Vec<PathBuf>, StoreError> {
        let mut files = self.trash()?;
        let drafts = self.dir.join("drafts");
        for folder in io::list(&drafts)? {
            let folder = drafts.join(folder);
            let names = io::list(&folder)?.into_iter();
            files.extend(
                names
                    .filter(|name| name.to_str().is_some_and(atomic::is_temporary))
                    .map(|name| folder.join(name)),
            );
        }
        Ok(files)
    }

    /// Empties `trash/` for good, and removes what dead writers left of drafts. Gives what was
    /// removed. Copies that Git, backups or the disk itself keep are out of its reach.
    ///
    /// # Errors
    /// A file could not be removed; those before it are gone.
    pub fn purge(&self) -> Result<Vec<PathBuf>, StoreError> {
        let files = self.purgeable()?;
        for file in &files {
            io::remove(file)?;
        }
        for folder in files.iter().filter_map(|file| file.parent()) {
            io::sync_dir(folder)?;
        }
        Ok(files)
    }

    /// Copies a file to `trash/`, under a name made of its own and its content's, so that
    /// nothing there is ever overwritten.
    pub(super) fn keep_in_trash(&self, path: &Path, bytes: &[u8]) -> Result<PathBuf, StoreError> {
        let trash = self.dir.join("trash");
        io::make_dirs(&trash, self.modes())?;
        let sum = names::sha256_hex(bytes);
        let inside = path.strip_prefix(&self.dir).unwrap_or(path);
        let folder = inside
            .parent()
            .and_then(Path::file_name)
            .unwrap_or_default();
        let stem = path.file_stem().unwrap_or_default();
        // A name has 255 bytes at most: here up to 80, 137 and 23.
        let folder: String = folder.to_string_lossy().chars().take(20).collect();
        let ending = path.extension().unwrap_or_default();
        let name = format!(
            "{folder}--{}--{}.{}",
            stem.to_string_lossy(),
            sum.get(..12).unwrap_or(&sum),
            ending.to_string_lossy()
        );
        let kept = trash.join(name);
        atomic::create(&kept, bytes, self.modes())?;
        // Perhaps a session kept it that died before the name was on the disk.
        io::sync_dir(&trash)?;
        io::sync_name(&trash)?;
        Ok(kept)
    }
}
