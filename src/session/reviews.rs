//! Reviews of the batch: loading, saving, drafts, anchors.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::clock;
use super::open::{Session, StorePlace};
use crate::batch::{self, ReadError, Root, unprinted};
use crate::ingest::TEXT_VERSION;
use crate::lang::{Lang, session as words};
use crate::report::{Corrections, Report};
use crate::review::anchor::{self, Found};
use crate::review::{Entry, Review};
use crate::store::{
    Binding, Commit, Draft, Loaded, MergePlan, PinnedProfile, Shape, Store, StoreError,
};

/// Why an edit could not be saved.
#[derive(Clone, Debug, thiserror::Error)]
pub enum CommitError {
    /// Nobody is named as the reviewer.
    #[error("no reviewer")]
    NoReviewer,
    /// The platform names no folder for stores, and none was given.
    #[error("no place for a store")]
    Nowhere,
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl CommitError {
    /// What happened, and on a second line what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::NoReviewer => words::no_reviewer(lang).to_owned(),
            Self::Nowhere => words::store_nowhere(lang).to_owned(),
            Self::Store(error) => error.message(lang),
        }
    }

    /// Whether trying the same again later may help.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Store(error) if error.may_pass())
    }
}

impl Session {
    /// The store, opened on the first call; it need not be there yet.
    ///
    /// # Errors
    ///
    /// It belongs to another batch, cannot be listed, or has no place.
    pub fn store(&self) -> Result<&Store, CommitError> {
        if let Some(store) = self.store.get() {
            return Ok(store);
        }
        // A failure is not kept: the disk may answer the next time.
        let store = self.open_store()?;
        Ok(self.store.get_or_init(|| store))
    }

    fn open_store(&self) -> Result<Store, CommitError> {
        let dir = self.store_dir.as_deref().ok_or(CommitError::Nowhere)?;
        let own = || self.root().join(batch::STORE_FOLDER).canonicalize().ok();
        let in_place = self.store_place != StorePlace::Given
            || dir.canonicalize().is_ok_and(|dir| Some(dir) == own());
        Ok(self.bound(in_place, |binding| Store::open(dir, binding))?)
    }

    /// Works out what merging other stores into this batch's would do; see
    /// [`Store::plan_merge`].
    ///
    /// # Errors
    ///
    /// The store belongs to another batch; a store cannot be listed.
    pub fn plan_merge(&self, from: &[Store]) -> Result<MergePlan, CommitError> {
        let store = self.store()?;
        Ok(self.bound(false, |binding| store.plan_merge(from, binding))?)
    }

    fn bound<T>(&self, in_place: bool, ask: impl FnOnce(&Binding<'_>) -> T) -> T {
        let new = || (format!("{:016x}", clock::random()), self.folder_name());
        let (id, name) = self.options.known_as.clone().unwrap_or_else(new);
        ask(&Binding {
            id: &id,
            name: &name,
            knows_path: &|path| holds(self.root(), path),
            knows_text: &|texts| self.holds_text(texts),
            in_place,
            force: self.options.force,
        })
    }

    fn folder_name(&self) -> String {
        let name = self.root().file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// The batch's id, once its store is made, and its name: the store's, else its folder's.
    #[must_use]
    pub fn batch_name(&self) -> (Option<String>, String) {
        let store = self.store().ok().filter(|store| store.is_bound());
        let (id, name) = store.map_or(("", ""), Store::batch);
        let named = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        (named(id), named(name).unwrap_or_else(|| self.folder_name()))
    }

    /// Whether the batch, all of it, holds a text of one of these hashes.
    fn holds_text(&self, texts: &BTreeSet<String>) -> bool {
        !texts.is_empty()
            && self.whole_batch().iter().any(|entry| {
                let read = self.reader.read(entry, None);
                read.is_ok_and(|read| {
                    texts.contains(&crate::store::sha256_hex(read.text.as_str().as_bytes()))
                })
            })
    }

    /// The reports of the batch, whatever part of it this session was opened on.
    #[must_use]
    pub fn whole_batch(&self) -> Vec<batch::Entry> {
        let targets = vec![self.root.dir.clone()];
        if targets == self.root.targets {
            return self.discover().entries.clone();
        }
        let whole = Root {
            targets,
            ..self.root.clone()
        };
        batch::discover(&whole, self.select()).entries
    }

    /// The current reviewer's review of a report; the empty one where there is none.
    ///
    /// # Errors
    ///
    /// The store cannot be opened. A review that cannot be read is no error: see [`Loaded`].
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn review(&self, report_idx: usize) -> Result<Loaded, CommitError> {
        self.load(Shape::Review, report_idx)
    }

    /// The current reviewer's private remarks on a report.
    ///
    /// # Errors
    ///
    /// As [`Session::review`].
    ///
    /// # Panics
    ///
    /// As [`Session::review`].
    pub fn remarks(&self, report_idx: usize) -> Result<Loaded, CommitError> {
        self.load(Shape::Remarks, report_idx)
    }

    fn load(&self, shape: Shape, report_idx: usize) -> Result<Loaded, CommitError> {
        match self.reviewer() {
            Some(reviewer) => self.load_of(shape, &reviewer, report_idx),
            None => match self.store() {
                Ok(_) | Err(CommitError::Nowhere) => {
                    Ok(nothing(&self.discover().entries[report_idx].path))
                }
                Err(error) => Err(error),
            },
        }
    }

    /// Somebody's review of a report.
    ///
    /// # Errors
    ///
    /// As [`Session::review`].
    ///
    /// # Panics
    ///
    /// As [`Session::review`].
    pub fn review_of(&self, reviewer: &str, report_idx: usize) -> Result<Loaded, CommitError> {
        self.load_of(Shape::Review, reviewer, report_idx)
    }

    fn load_of(
        &self,
        shape: Shape,
        reviewer: &str,
        report_idx: usize,
    ) -> Result<Loaded, CommitError> {
        let path = &self.discover().entries[report_idx].path;
        match self.store() {
            Ok(store) => Ok(store.load_shape(shape, reviewer, path)?),
            Err(CommitError::Nowhere) => Ok(nothing(path)),
            Err(error) => Err(error),
        }
    }

    /// Saves edits of the current reviewer's review. `Ok` only when they are on the disk;
    /// gives the review as it stands there, with what others sessions wrote meanwhile.
    ///
    /// # Errors
    ///
    /// Nobody is named as the reviewer, or the store refused; the same can be tried again.
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn commit(&self, report_idx: usize, entries: &[Entry]) -> Result<Review, CommitError> {
        self.save(Shape::Review, report_idx, entries, 0)
    }

    /// Saves edits of the current reviewer's private remarks.
    ///
    /// # Errors
    ///
    /// As [`Session::commit`].
    ///
    /// # Panics
    ///
    /// As [`Session::commit`].
    pub fn commit_remarks(
        &self,
        report_idx: usize,
        entries: &[Entry],
    ) -> Result<Review, CommitError> {
        self.save(Shape::Remarks, report_idx, entries, 0)
    }

    /// As [`Session::commit`], adding seconds spent on the report.
    ///
    /// # Errors
    ///
    /// As [`Session::commit`].
    ///
    /// # Panics
    ///
    /// As [`Session::commit`].
    pub fn commit_spent(
        &self,
        report_idx: usize,
        entries: &[Entry],
        seconds: u64,
    ) -> Result<Review, CommitError> {
        self.save(Shape::Review, report_idx, entries, seconds)
    }

    /// Saves entries in either file; see [`Session::commit_spent`].
    pub(super) fn save(
        &self,
        shape: Shape,
        report_idx: usize,
        entries: &[Entry],
        seconds: u64,
    ) -> Result<Review, CommitError> {
        let reviewer = self.reviewer().ok_or(CommitError::NoReviewer)?;
        let store = self.store()?;
        let path = &self.discover().entries[report_idx].path;
        let profile = self.profile();
        let (title, text_sha256, text_version) = match self.facts(report_idx) {
            Some(facts) => (facts.title, facts.text_sha256, TEXT_VERSION),
            None => {
                // The file is gone or broken: what the review knows of it stays.
                let known = store.load_shape(shape, &reviewer, path)?.review;
                (known.title, known.text_sha256, known.text_version)
            }
        };
        let saved = store.commit(&Commit {
            shape,
            reviewer,
            report: path.clone(),
            title,
            text_sha256,
            text_version,
            profile: PinnedProfile {
                id: profile.id.clone(),
                sha256: profile.sha256.clone(),
                source: profile.source.clone(),
            },
            entries: entries.to_vec(),
            seconds,
        })?;
        if shape == Shape::Review {
            self.take_up(report_idx, &saved);
        }
        Ok(saved)
    }

    /// The current reviewer's corrections of a report's outline.
    pub(super) fn corrections(&self, report_idx: usize) -> Corrections {
        self.review(report_idx)
            .map(|loaded| loaded.review.outline)
            .unwrap_or_default()
    }

    /// Where the notes of a review stand in the report as it is now, by id of the note;
    /// notes on the whole report have no place.
    ///
    /// # Errors
    ///
    /// The report cannot be read.
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn anchors(
        &self,
        report_idx: usize,
        review: &Review,
    ) -> Result<Vec<(String, Found)>, ReadError> {
        let report: Arc<Report> = self.read(report_idx)?;
        let placed = review.notes.iter().filter_map(|note| {
            let anchor = note.anchor()?;
            let found = anchor::find(anchor, &report.source.text, &report.text_sha256);
            Some((note.id.clone(), found))
        });
        Ok(placed.collect())
    }

    /// Puts half-typed text on the disk.
    ///
    /// # Errors
    ///
    /// It could not be written.
    pub fn save_draft(&self, draft: &Draft) -> Result<(), CommitError> {
        Ok(self.store()?.save_draft(draft)?)
    }

    /// The current reviewer's drafts in order of time, and what could not be read as one.
    ///
    /// # Errors
    ///
    /// The store cannot be opened or listed.
    pub fn drafts(&self) -> Result<(Vec<Draft>, Vec<StoreError>), CommitError> {
        match (self.reviewer(), self.store()) {
            (Some(reviewer), Ok(store)) => Ok(store.drafts(&reviewer)?),
            (None, _) | (_, Err(CommitError::Nowhere)) => Ok((Vec::new(), Vec::new())),
            (_, Err(error)) => Err(error),
        }
    }

    /// Removes a draft, after what it became is saved or when the person says so.
    ///
    /// # Errors
    ///
    /// It could not be removed.
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn drop_draft(&self, report_idx: usize, id: &str) -> Result<(), CommitError> {
        let reviewer = self.reviewer().ok_or(CommitError::NoReviewer)?;
        let path = &self.discover().entries[report_idx].path;
        Ok(self.store()?.drop_draft(&reviewer, path, id)?)
    }

    /// Whose reviews are asked for: the current reviewer's, or everybody's.
    ///
    /// # Errors
    ///
    /// The store cannot be opened or listed.
    pub fn readers(&self, everybody: bool) -> Result<Vec<String>, CommitError> {
        if everybody {
            self.reviewers()
        } else {
            Ok(self.reviewer().into_iter().collect())
        }
    }

    /// Everybody who has reviews in the store.
    ///
    /// # Errors
    ///
    /// The store cannot be opened or listed.
    pub fn reviewers(&self) -> Result<Vec<String>, CommitError> {
        match self.store() {
            Ok(store) => Ok(store.reviewers()?),
            Err(CommitError::Nowhere) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }
}

/// What there is where no store can be.
pub(super) fn nothing(path: &str) -> Loaded {
    Loaded {
        review: Review::empty(path, ""),
        problem: None,
        read_only: false,
        hand_edited: false,
    }
}

/// Whether a file of this printed path lies below the root.
pub(super) fn holds(root: &Path, path: &str) -> bool {
    unprinted(path).is_some_and(|path| root.join(path).symlink_metadata().is_ok())
}
