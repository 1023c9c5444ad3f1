//! Saving: read, merge, write, under the lock.

use std::path::Path;

use super::atomic::{self, Durable};
use super::copies::Joined;
use super::error::StoreError;
use super::file::{self, Parsed, Shape};
use super::names;
use super::open::Store;
use crate::review::{Entry, Review};

/// The profile that scores are given under.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PinnedProfile {
    /// Its id.
    pub id: String,
    /// SHA-256 of its TOML.
    pub sha256: String,
    /// The TOML; the first edit writes it into the store.
    pub source: String,
}

/// What is to be saved of one review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commit {
    /// A review or remarks.
    pub shape: Shape,
    /// Whose.
    pub reviewer: String,
    /// Of which report: its printed path.
    pub report: String,
    /// The report's title.
    pub title: String,
    /// SHA-256 of its text.
    pub text_sha256: String,
    /// Version of the rules that made the text.
    pub text_version: u32,
    /// The profile.
    pub profile: PinnedProfile,
    /// The edits: all that may not be on the disk yet. One that is there already is not
    /// taken twice, so the same commit can be tried again after a failure.
    pub entries: Vec<Entry>,
    /// Seconds spent on the report, to be added.
    pub seconds: u64,
}

impl Store {
    /// Saves. When this returns `Ok`, the edits are on the disk: after fsync of the file,
    /// rename, and fsync of its folder. Gives the review as it stands there, with what other
    /// sessions have written meanwhile.
    ///
    /// # Errors
    /// Nothing was changed, or the edits are there but perhaps not through a power cut; to
    /// try again is right in both cases. A file that cannot be read is never written.
    pub fn commit(&self, commit: &Commit) -> Result<Review, StoreError> {
        crate::text::drill::point("store");
        let reviewer = names::reviewer_name(&commit.reviewer)?;
        let folder = self.folder(commit.shape, &reviewer)?;
        let path = self.path_of(commit.shape, &reviewer, &commit.report)?;
        self.make(Some(&commit.profile))?;
        let _lock = self.lock(&reviewer)?;
        self.ready(&folder)?;
        let found = self.joined(commit.shape, &reviewer, &commit.report)?;
        let mut joined = found.unwrap_or_else(|| Joined {
            parsed: Parsed::empty(&commit.report, &reviewer),
            bytes: None,
            copies: Vec::new(),
        });
        let Parsed { review, kept, .. } = &mut joined.parsed;
        let before = review.history.clone();
        review.absorb(&commit.entries);
        // Entries are written again as they were read, unless their id went to another.
        for entry in &before {
            let now = review.history.binary_search_by(|now| now.id.cmp(&entry.id));
            if now.is_ok_and(|now| review.history[now] != *entry) {
                kept.history.remove(&entry.id);
            }
        }
        review.title.clone_from(&commit.title);
        review.text_sha256.clone_from(&commit.text_sha256);
        review.text_version = commit.text_version;
        review.profile = (commit.profile.id.clone(), commit.profile.sha256.clone());
        review.seconds = review.seconds.saturating_add(commit.seconds);
        let review = self.write(&path, commit.shape, joined)?;
        self.lay_reserve();
        self.tidy(&reviewer, &path);
        Ok(review)
    }

    /// Writes what a file is to hold in its place, and puts its copies away; for who holds the
    /// lock. What it replaces is kept where a hand had changed it.
    pub(super) fn write(
        &self,
        path: &Path,
        shape: Shape,
        mut joined: Joined,
    ) -> Result<Review, StoreError> {
        let review = &mut joined.parsed.review;
        review.revision = review.revision.saturating_add(1);
        self.write_as_is(path, shape, joined)
    }

    /// As [`Store::write`], under the revision that it has: what merging makes of two files
    /// must not depend on where it is done.
    pub(super) fn write_as_is(
        &self,
        path: &Path,
        shape: Shape,
        joined: Joined,
    ) -> Result<Review, StoreError> {
        let Joined {
            mut parsed,
            bytes: before,
            copies,
        } = joined;
        if let Some(version) = parsed.newer {
            let path = path.to_owned();
            return Err(StoreError::Newer { path, version });
        }
        if let Some(before) = before.filter(|_| parsed.is_by_hand) {
            self.keep_in_trash(path, &before)?;
        }
        parsed.is_by_hand = false;
        let bytes = file::to_bytes(&parsed.review, shape, &parsed.kept);
        // What is written must be readable: found out now, it costs the save and not the file.
        let again = file::parse(&bytes, shape, path);
        let again = again
            .ok()
            .filter(|again| again.review == parsed.review && !again.is_by_hand);
        let Some(again) = again else {
            return Err(StoreError::Unwritable {
                path: path.to_owned(),
                why: "it would not read back the same".to_owned(),
            });
        };
        atomic::replace(path, &bytes, self.modes(), Durable::Name)?;
        self.remember(path, &bytes, &again);
        self.put_away(&copies)?;
        Ok(parsed.review)
    }
}
