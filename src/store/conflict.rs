//! A review's file with Git's conflict marks in it: what Git leaves where the merge driver is
//! not registered. Both sides are there, so both are read and joined.

use super::file::{self, Parsed};
use super::join::join;
use super::names;
use super::read::Stored;

/// The two sides of a file with conflict marks; `None` where it has none.
fn sides(text: &str) -> Option<(String, String)> {
    let (mut ours, mut theirs) = (String::new(), String::new());
    let (mut in_ours, mut in_theirs, mut n_marks) = (true, true, 0);
    for line in text.split_inclusive('\n') {
        match line.get(..7) {
            Some("<<<<<<<") => (in_ours, in_theirs, n_marks) = (true, false, n_marks + 1),
            // What the common ancestor held is in both.
            Some("|||||||") => (in_ours, in_theirs) = (false, false),
            Some("=======") => (in_ours, in_theirs) = (false, true),
            Some(">>>>>>>") => (in_ours, in_theirs) = (true, true),
            _ => {
                if in_ours {
                    ours.push_str(line);
                }
                if in_theirs {
                    theirs.push_str(line);
                }
            }
        }
    }
    (n_marks > 0).then_some((ours, theirs))
}

/// Both sides as one; `None` where there are no marks, or a side cannot be read or is another
/// review than the file's name says.
pub(super) fn joined(bytes: &[u8], stored: &Stored, stem: &str) -> Option<Parsed> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (ours, theirs) = sides(text)?;
    let read = |side: &str| {
        let parsed = file::parse(side.as_bytes(), stored.shape, &stored.path).ok()?;
        let is_named = names::file_stem(&parsed.review.report) == stem
            && parsed.review.reviewer == stored.reviewer
            && parsed.newer.is_none();
        is_named.then_some(parsed)
    };
    Some(join(read(&ours)?, read(&theirs)?))
}
