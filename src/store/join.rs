//! Two copies of one review's file as one: what Git, synchronisers and colleagues leave.
//!
//! **Commutative, associative and idempotent, and nothing of either is dropped**, also of
//! what this version does not know. Pure; who may speak for whom is decided elsewhere.

use std::collections::BTreeMap;
use std::path::Path;

use super::error::StoreError;
use super::extra::larger;
use super::file::{self, Kept, Parsed, Shape};
use super::json::Json;
use crate::review::Review;

/// Joins what two copies of one file say.
pub(super) fn join(a: Parsed, b: Parsed) -> Parsed {
    let review = Review::merge(&a.review, &b.review);
    let history = {
        let mut history = of_merged(&a, &review);
        for (id, json) in of_merged(&b, &review) {
            let kept = match history.remove(&id) {
                Some(known) => larger(known, json),
                None => json,
            };
            history.insert(id, kept);
        }
        history
    };
    Parsed {
        kept: Kept {
            extra: a.kept.extra.join(b.kept.extra),
            history,
        },
        review,
        is_by_hand: a.is_by_hand || b.is_by_hand,
        newer: a.newer.max(b.newer),
    }
}

/// The entries as they were read, but for those whose id went to another.
fn of_merged(parsed: &Parsed, merged: &Review) -> BTreeMap<crate::review::EntryId, Json> {
    let mut history = parsed.kept.history.clone();
    for entry in &parsed.review.history {
        let now = merged.history.binary_search_by(|now| now.id.cmp(&entry.id));
        if now.is_ok_and(|now| merged.history[now] != *entry) {
            history.remove(&entry.id);
        }
    }
    history
}

/// Reads a file of either shape.
fn parse_any(bytes: &[u8], path: &Path) -> Result<(Shape, Parsed), StoreError> {
    let parsed = match file::parse(bytes, Shape::Review, path) {
        Ok(parsed) => return sound(Shape::Review, parsed, path),
        Err(error) => match file::parse(bytes, Shape::Remarks, path) {
            Ok(parsed) => parsed,
            Err(_) => return Err(error),
        },
    };
    sound(Shape::Remarks, parsed, path)
}

fn sound(shape: Shape, parsed: Parsed, path: &Path) -> Result<(Shape, Parsed), StoreError> {
    match parsed.newer {
        Some(version) => Err(StoreError::Newer {
            path: path.to_owned(),
            version,
        }),
        None => Ok((shape, parsed)),
    }
}

/// Two versions of one review's file as one, byte for byte as the store writes it: Git's
/// merge driver. What a common ancestor holds is in both, because history only grows.
///
/// # Errors
/// One of them cannot be read or is of a newer version, or they are not the same review.
pub fn join_files(ours: (&Path, &[u8]), theirs: (&Path, &[u8])) -> Result<Vec<u8>, StoreError> {
    let (shape, a) = parse_any(ours.1, ours.0)?;
    let (other, b) = parse_any(theirs.1, theirs.0)?;
    if shape != other
        || a.review.report != b.review.report
        || a.review.reviewer != b.review.reviewer
    {
        return Err(super::read::misnamed(theirs.0.to_owned(), &b.review));
    }
    let joined = join(a, b);
    let bytes = file::to_bytes(&joined.review, shape, &joined.kept);
    let again = file::parse(&bytes, shape, ours.0)?;
    if again.review != joined.review {
        return Err(StoreError::Unwritable {
            path: ours.0.to_owned(),
            why: "it would not read back the same".to_owned(),
        });
    }
    Ok(bytes)
}
