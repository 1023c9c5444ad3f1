//! Conflict copies: the second file of one review that a synchroniser leaves beside the first.
//!
//! Every service names them its own way (`…(conflicted copy …).json`, `….sync-conflict-….json`,
//! `… (1).json`), but all of them keep the beginning of the name, which here ends with a hash.
//! So a copy is any file whose name goes on behind that hash; whether it truly is one is told
//! by its content. Reading takes copies in; the next save writes what all of them say together
//! and only then puts the copies into `trash/`.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use super::error::StoreError;
use super::file::{self, Parsed, Shape};
use super::io;
use super::join::join;
use super::open::Store;
use super::read::is_review;
use crate::review::Review;

/// Files that may be copies, by the stem of the file they are a copy of.
pub(super) type Copies = BTreeMap<String, Vec<PathBuf>>;

/// By folder: its state when it was listed, and the files in it that may be copies.
pub(super) type Listed = BTreeMap<PathBuf, (Option<[i128; 3]>, Copies)>;

/// Digits of the hash in a file's name.
const DIGITS: usize = 16;

/// The stem that a file's name begins with, where it goes on behind it: `<slug>-<hash>` of
/// `<slug>-<hash> (1).json`.
pub(super) fn copied_stem(name: &str) -> Option<&str> {
    let stem = name.strip_suffix(".json")?;
    let mut ends = stem.match_indices('-').filter_map(|(at, _)| {
        let end = at + 1 + DIGITS;
        let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let hash = stem.get(at + 1..end)?;
        let next = stem.get(end..)?.chars().next();
        let ends = next.is_none_or(|next| !next.is_ascii_alphanumeric());
        (hash.bytes().all(is_hex) && ends).then_some(end)
    });
    // A report's own name may hold what looks like a hash; the store's stands last.
    let end = ends.next_back()?;
    stem.get(..end).filter(|found| *found != stem)
}

/// Sorts the names of a folder into review files by stem, and files that may be copies.
pub(super) fn sort_out(folder: &Path, names: &[OsString]) -> (Vec<OsString>, Copies) {
    let (mut files, mut copies) = (Vec::new(), Copies::new());
    for name in names.iter().filter(|name| is_review(name)) {
        match name.to_str().and_then(copied_stem) {
            Some(stem) => copies
                .entry(stem.to_owned())
                .or_default()
                .push(folder.join(name)),
            None => files.push(name.clone()),
        }
    }
    (files, copies)
}

/// What a review's file and its copies say together.
#[derive(Debug)]
pub(super) struct Joined {
    pub(super) parsed: Parsed,
    /// The bytes of the file itself, where there is one.
    pub(super) bytes: Option<Vec<u8>>,
    /// The copies that were taken in, with their bytes.
    pub(super) copies: Vec<(PathBuf, Vec<u8>)>,
}

/// What stands beside a file as a copy, and why it cannot be taken in if so.
pub(super) fn read_copy(path: &Path, shape: Shape, of: &Review) -> Result<Parsed, StoreError> {
    let bytes = io::read(path)?
        .ok_or_else(|| StoreError::io(super::Doing::Read, path, rustix::io::Errno::NOENT))?;
    parse_copy(&bytes, path, shape, (&of.reviewer, &of.report))
}

fn parse_copy(
    bytes: &[u8],
    path: &Path,
    shape: Shape,
    (reviewer, report): (&str, &str),
) -> Result<Parsed, StoreError> {
    let parsed = file::parse(bytes, shape, path)?;
    if let Some(version) = parsed.newer {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            version,
        });
    }
    if parsed.review.reviewer != reviewer || parsed.review.report != report {
        return Err(super::read::misnamed(path.to_owned(), &parsed.review));
    }
    Ok(parsed)
}

/// Takes copies into what the file says; one that cannot be read, or speaks of another
/// review, stays where it is for `check` to name.
pub(super) fn take_in(
    found: Option<(Parsed, Vec<u8>)>,
    copies: &[PathBuf],
    shape: Shape,
    reviewer: &str,
    report: &str,
) -> Option<Joined> {
    let (mut parsed, bytes) = match found {
        Some((parsed, bytes)) => (Some(parsed), Some(bytes)),
        None => (None, None),
    };
    let mut taken = Vec::new();
    // A file of a newer version is not ours to join.
    let is_ours = parsed.as_ref().is_none_or(|parsed| parsed.newer.is_none());
    for path in copies.iter().filter(|_| is_ours) {
        let Ok(Some(bytes)) = io::read(path) else {
            continue;
        };
        let Ok(copy) = parse_copy(&bytes, path, shape, (reviewer, report)) else {
            continue;
        };
        let is_by_hand = parsed.as_ref().is_some_and(|parsed| parsed.is_by_hand);
        parsed = Some(match parsed.take() {
            Some(parsed) => Parsed {
                is_by_hand,
                ..join(parsed, copy)
            },
            None => Parsed {
                is_by_hand: false,
                ..copy
            },
        });
        taken.push((path.clone(), bytes));
    }
    Some(Joined {
        parsed: parsed?,
        bytes,
        copies: taken,
    })
}

impl Store {
    /// The files that may be copies of a review's file. The folder is listed again only when
    /// something in it changed.
    pub(super) fn copies_of(&self, folder: &Path, stem: &str) -> Result<Vec<PathBuf>, StoreError> {
        let state = io::folder_state(folder);
        if state.is_none() {
            return Ok(Vec::new());
        }
        let mut known = self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, copies)) = known.get(folder)
            && *at == state
        {
            return Ok(copies.get(stem).cloned().unwrap_or_default());
        }
        let (_, copies) = sort_out(folder, &io::list(folder)?);
        let found = copies.get(stem).cloned().unwrap_or_default();
        known.insert(folder.to_owned(), (state, copies));
        Ok(found)
    }

    /// Puts copies whose content is safe elsewhere into `trash/`; for who holds the lock.
    pub(super) fn put_away(&self, copies: &[(PathBuf, Vec<u8>)]) -> Result<(), StoreError> {
        for (path, bytes) in copies {
            self.keep_in_trash(path, bytes)?;
            io::remove(path)?;
        }
        match copies.first().and_then(|(path, _)| path.parent()) {
            Some(folder) => io::sync_dir(folder),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, stem: Option<&str>) {
        assert_eq!(copied_stem(name), stem, "{name}");
    }

    #[test]
    fn a_copy_is_told_by_what_follows_the_hash() {
        let stem = "瓦屋镇-0123456789abcdef";
        for tail in [
            " (1)",
            " (conflicted copy 2026-01-05)",
            " (甲科员的冲突副本 2026-01-05)",
            ".sync-conflict-20260105-093000-ABCDEFG",
            "_conflict-20260105",
            "-DESKTOP-1",
            " - 副本",
            "~1",
        ] {
            check(&format!("{stem}{tail}.json"), Some(stem));
        }
        check(&format!("{stem}.json"), None);
        check(&format!("{stem} (1).txt"), None);
        check("笔记.json", None);
        check("a-0123456789abcdefa.json", None);
        check("a-0123456789abcdef-0123456789abcdea.json", None);
        let own = "a-0123456789abcdef-b-0123456789abcdea";
        check(&format!("{own} (1).json"), Some(own));
    }
}
