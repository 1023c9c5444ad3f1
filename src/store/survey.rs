//! `store check`: looks at everything, changes nothing, names what is wrong.

use std::path::{Path, PathBuf};

use super::atomic;
use super::copies;
use super::error::StoreError;
use super::file::Shape;
use super::halfdone::HalfDone;
use super::io;
use super::names;
use super::open::Store;
use super::read::is_review;

/// Something that `check` noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A file that cannot be used until it is repaired.
    Broken(StoreError),
    /// A review that was changed by hand; it is used, and kept in `trash/` at the next save.
    ByHand(PathBuf),
    /// What a writer left that died; the next save in that folder removes it.
    LeftOver(PathBuf),
    /// A second file of a review, as synchronisers leave them: it is taken in, and goes to
    /// `trash/` at the next save.
    Copy(PathBuf),
    /// Something that is none of the store's files.
    Stranger(PathBuf),
    /// A batch of edits that was cut short.
    HalfDone(HalfDone),
}

impl Store {
    /// Everything that is wrong with the store, in order of path. Works on read-only media.
    ///
    /// # Errors
    /// The store itself cannot be listed.
    pub fn check(&self) -> Result<Vec<Problem>, StoreError> {
        let mut problems: Vec<Problem> = Vec::new();
        problems.extend(self.sealed().cloned().map(Problem::Broken));
        for read in [self.profile(), self.checks()] {
            problems.extend(read.err().map(Problem::Broken));
        }
        for name in io::list(&self.dir)? {
            let path = self.dir.join(&name);
            match name.to_str() {
                Some(
                    "store.json" | "profile.toml" | "checks.toml" | "reviews" | "verdicts"
                    | "private" | "drafts" | "locks" | "reserve" | "trash" | ".gitignore"
                    | ".gitattributes" | ".git",
                ) => {}
                Some(name) if atomic::is_temporary(name) => problems.push(Problem::LeftOver(path)),
                _ => problems.push(Problem::Stranger(path)),
            }
        }
        problems.extend(self.half_done()?.into_iter().map(Problem::HalfDone));
        self.check_shape(Shape::Review, &mut problems)?;
        self.check_shape(Shape::Remarks, &mut problems)?;
        for folder in io::list(&self.dir.join("drafts"))? {
            let reviewer = folder.to_str().and_then(names::reviewer_of_folder);
            if let Some(reviewer) = reviewer {
                let (_, broken) = self.drafts(&reviewer)?;
                problems.extend(broken.into_iter().map(Problem::Broken));
            }
        }
        Ok(problems)
    }

    fn check_shape(&self, shape: Shape, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
        let top = self.dir.join(match shape {
            Shape::Review => "reviews",
            Shape::Remarks => "private",
        });
        for folder in io::list(&top)? {
            let Some(reviewer) = folder.to_str().and_then(names::reviewer_of_folder) else {
                problems.push(Problem::Stranger(top.join(folder)));
                continue;
            };
            let dir = top.join(&folder);
            for name in io::list(&dir)? {
                if let Some(problem) = stranger(&dir, &name) {
                    problems.push(problem);
                }
            }
            for stored in self.stored(&reviewer, shape)? {
                let read = stored.read();
                if let Ok(parsed) = &read {
                    problems.extend(stored.copies.iter().map(|path| {
                        match copies::read_copy(path, shape, &parsed.review) {
                            Ok(_) => Problem::Copy(path.clone()),
                            Err(error) => Problem::Broken(error),
                        }
                    }));
                }
                match read {
                    Ok(parsed) if parsed.is_by_hand => {
                        problems.push(Problem::ByHand(stored.path));
                    }
                    Ok(parsed) => problems.extend(parsed.newer.map(|version| {
                        Problem::Broken(StoreError::Newer {
                            path: stored.path,
                            version,
                        })
                    })),
                    Err(error) => problems.push(Problem::Broken(error)),
                }
            }
        }
        Ok(())
    }
}

fn stranger(dir: &Path, name: &std::ffi::OsStr) -> Option<Problem> {
    if name.to_str().is_some_and(atomic::is_temporary) {
        return Some(Problem::LeftOver(dir.join(name)));
    }
    (!is_review(name)).then(|| Problem::Stranger(dir.join(name)))
}
