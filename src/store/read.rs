//! Reading a store: reviewers, reviews, one review. Takes no lock and writes nothing.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use super::copies::{self, Joined};
use super::error::StoreError;
use super::file::{self, Parsed, Shape};
use super::io;
use super::names;
use super::open::Store;
use crate::review::Review;

/// One review as found on the disk.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The review; empty where there is none or it cannot be read.
    pub review: Review,
    /// What is wrong with the file, if something is.
    pub problem: Option<StoreError>,
    /// Nothing can be saved for this report until the problem is settled.
    pub read_only: bool,
    /// The file was changed by hand: it is used as it is, and goes to `trash/` before it is
    /// written again.
    pub hand_edited: bool,
}

/// The file read or written last.
#[derive(Debug)]
pub(super) struct Last {
    path: PathBuf,
    bytes: Vec<u8>,
    parsed: Parsed,
}

/// A file of the store that holds a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Whose, by its folder.
    pub reviewer: String,
    /// The file.
    pub path: PathBuf,
    /// A review or remarks.
    pub shape: Shape,
    /// Files beside it that may be copies of it, as synchronisers leave them.
    pub copies: Vec<PathBuf>,
}

impl Stored {
    /// Reads it together with its copies, and holds it against its name.
    pub(super) fn read(&self) -> Result<Parsed, StoreError> {
        let found = match io::read(&self.path)? {
            Some(bytes) => Some((file::parse(&bytes, self.shape, &self.path)?, bytes)),
            None => None,
        };
        let report = match &found {
            Some((parsed, _)) => parsed.review.report.clone(),
            None => self.report_of_copies().unwrap_or_default(),
        };
        let gone = || StoreError::io(super::Doing::Read, &self.path, rustix::io::Errno::NOENT);
        let parsed = copies::take_in(found, &self.copies, self.shape, &self.reviewer, &report)
            .ok_or_else(gone)?
            .parsed;
        let stem = names::file_stem(&parsed.review.report);
        let is_named = self.path.file_stem().is_some_and(|name| *name == *stem)
            && parsed.review.reviewer == self.reviewer;
        if !is_named {
            return Err(misnamed(self.path.clone(), &parsed.review));
        }
        Ok(parsed)
    }

    /// The report that the copies of a missing file are on: the one whose hash they carry.
    pub(super) fn report_of_copies(&self) -> Option<String> {
        let stem = self.path.file_stem()?;
        self.copies.iter().find_map(|path| {
            let bytes = io::read(path).ok()??;
            let report = file::parse(&bytes, self.shape, path).ok()?.review.report;
            (*stem == *names::file_stem(&report)).then_some(report)
        })
    }

    /// The review in it.
    #[must_use]
    pub fn load(&self) -> Loaded {
        loaded(self.read(), &self.path, Review::empty("", &self.reviewer))
    }
}

pub(super) fn misnamed(path: PathBuf, review: &Review) -> StoreError {
    StoreError::Misnamed {
        path,
        says: format!("{} / {}", review.reviewer, review.report),
    }
}

/// Whether a file of this name is meant to hold a review; names that are not UTF-8 are looked
/// at, and refused then.
pub(super) fn is_review(name: &OsStr) -> bool {
    let hidden = name.as_encoded_bytes().starts_with(b".");
    !hidden && Path::new(name).extension() == Some(OsStr::new("json"))
}

fn loaded(parsed: Result<Parsed, StoreError>, path: &Path, empty: Review) -> Loaded {
    match parsed {
        Ok(Parsed {
            review,
            is_by_hand,
            newer,
            ..
        }) => Loaded {
            review,
            problem: newer.map(|version| StoreError::Newer {
                path: path.to_owned(),
                version,
            }),
            read_only: newer.is_some(),
            hand_edited: is_by_hand,
        },
        Err(problem) => Loaded {
            review: empty,
            problem: Some(problem),
            read_only: true,
            hand_edited: false,
        },
    }
}

impl Store {
    /// The review of a reviewer for a report; the empty one where there is none.
    ///
    /// # Errors
    /// A name that no reviewer can have. A file that cannot be read is no error: the answer
    /// says what is wrong with it.
    pub fn load(&self, reviewer: &str, report: &str) -> Result<Loaded, StoreError> {
        self.load_shape(Shape::Review, reviewer, report)
    }

    /// As [`Store::load`], also for private remarks.
    ///
    /// # Errors
    /// A name that no reviewer can have.
    pub fn load_shape(
        &self,
        shape: Shape,
        reviewer: &str,
        report: &str,
    ) -> Result<Loaded, StoreError> {
        let reviewer = names::reviewer_name(reviewer)?;
        let path = self.path_of(shape, &reviewer, report)?;
        let empty = Review::empty(report, &reviewer);
        let parsed = match self.joined(shape, &reviewer, report) {
            Ok(None) => {
                return Ok(Loaded {
                    review: empty,
                    problem: self.sealed().cloned(),
                    read_only: self.sealed().is_some(),
                    hand_edited: false,
                });
            }
            Ok(Some(joined)) => Ok(joined.parsed),
            Err(error) => Err(error),
        };
        let mut loaded = loaded(parsed, &path, empty);
        if let (None, Some(sealed)) = (&loaded.problem, self.sealed()) {
            loaded.problem = Some(sealed.clone());
            loaded.read_only = true;
        }
        Ok(loaded)
    }

    /// What the file of a review and its copies say together; `None` where there is none.
    pub(super) fn joined(
        &self,
        shape: Shape,
        reviewer: &str,
        report: &str,
    ) -> Result<Option<Joined>, StoreError> {
        let path = self.path_of(shape, reviewer, report)?;
        let found = match io::read(&path)? {
            Some(bytes) => {
                let parsed = self.parse(&bytes, shape, &path)?;
                if parsed.review.report != report || parsed.review.reviewer != reviewer {
                    return Err(misnamed(path, &parsed.review));
                }
                Some((parsed, bytes))
            }
            None => None,
        };
        let folder = path.parent().unwrap_or(&self.dir);
        let copies = self.copies_of(folder, &names::file_stem(report))?;
        Ok(copies::take_in(found, &copies, shape, reviewer, report))
    }

    /// Parses a file, unless it is byte for byte the one that was parsed or written last: a
    /// session mostly reads what it has just written.
    fn parse(&self, bytes: &[u8], shape: Shape, path: &Path) -> Result<Parsed, StoreError> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = &*last
            && last.path == path
            && last.bytes == bytes
        {
            return Ok(last.parsed.clone());
        }
        drop(last);
        let parsed = file::parse(bytes, shape, path)?;
        self.remember(path, bytes, &parsed);
        Ok(parsed)
    }

    pub(super) fn remember(&self, path: &Path, bytes: &[u8], parsed: &Parsed) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        *last = Some(Last {
            path: path.to_owned(),
            bytes: bytes.to_owned(),
            parsed: parsed.clone(),
        });
    }

    /// The reviewers who have a folder here, in order.
    ///
    /// # Errors
    /// The store cannot be listed.
    pub fn reviewers(&self) -> Result<Vec<String>, StoreError> {
        let folders = io::list(&self.dir.join("reviews"))?;
        Ok(folders
            .iter()
            .filter_map(|folder| names::reviewer_of_folder(folder.to_str()?))
            .collect())
    }

    /// The files of a reviewer, in order of their names.
    ///
    /// # Errors
    /// The folder cannot be listed, or the name is none a reviewer can have.
    pub fn stored(&self, reviewer: &str, shape: Shape) -> Result<Vec<Stored>, StoreError> {
        let reviewer = names::reviewer_name(reviewer)?;
        let folder = self.folder(shape, &reviewer)?;
        let (files, mut copies) = copies::sort_out(&folder, &io::list(&folder)?);
        let mut stored: Vec<Stored> = Vec::new();
        for name in files {
            let path = folder.join(name);
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let copies = copies.remove(&*stem).unwrap_or_default();
            stored.push(Stored {
                reviewer: reviewer.clone(),
                path,
                shape,
                copies,
            });
        }
        // Copies of a file that is gone speak for it.
        stored.extend(copies.into_iter().map(|(stem, copies)| Stored {
            reviewer: reviewer.clone(),
            path: folder.join(format!("{stem}.json")),
            shape,
            copies,
        }));
        stored.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(stored)
    }

    /// Every review of a reviewer, in order of its report; those that cannot be read last.
    ///
    /// # Errors
    /// The folder cannot be listed.
    pub fn reviews(&self, reviewer: &str) -> Result<Vec<Loaded>, StoreError> {
        let mut reviews: Vec<Loaded> = self
            .stored(reviewer, Shape::Review)?
            .iter()
            .map(Stored::load)
            .collect();
        reviews.sort_by(|a, b| {
            (a.review.report.is_empty(), &a.review.report)
                .cmp(&(b.review.report.is_empty(), &b.review.report))
        });
        Ok(reviews)
    }
}
