//! Which candidates are headings: the styles are asked one after the other,
//! highest first, and each sees what the one before has taken.

use crate::ingest::HeadingHint;

use super::candidates::{Candidate, collect};
use super::markers::Style;
use super::page::Page;
use super::{lower, misplaced, top, unnumbered};

/// The headings of a page and the line that the document itself styles as its title.
pub(super) struct Selection {
    /// All candidates in order; the picked ones are headings.
    pub(super) candidates: Vec<Candidate>,
    /// First and last-but-one character of a title that only its style announces.
    pub(super) styled_title: Option<(usize, usize)>,
}

/// Selects the headings. `likely` tells whether the words of a heading name a part; `tail` is
/// the line from which on only attachments and page chrome follow.
pub(super) fn select(
    page: &Page,
    hints: &[HeadingHint],
    tail: usize,
    likely: &dyn Fn(&Candidate) -> bool,
) -> Selection {
    let mut candidates = collect(page, hints);
    drop_attachments(&mut candidates, tail);
    lower::pick_chapters(&mut candidates);
    let by_hand = candidates
        .iter()
        .filter(|candidate| candidate.opens_line() && candidate.style == Style::Han)
        .count();
    let mut title = None;
    if by_hand < 2 {
        title = unnumbered::pick_hinted(&mut candidates, likely);
    }
    for region in candidates.split_mut(|candidate| candidate.picked) {
        top::pick(region, likely);
    }
    if by_hand >= 2 {
        title = unnumbered::pick_hinted(&mut candidates, likely);
    }
    lower::pick_paren(page, &mut candidates);
    misplaced::mend(&mut candidates, likely);
    let styled_title = title.map(|idx| (candidates[idx].body, candidates[idx].extent.end));
    unnumbered::add_bare(page, &mut candidates, likely);
    lower::pick_sequences(page, &mut candidates, tail);
    misplaced::join(&mut candidates);
    Selection {
        candidates,
        styled_title,
    }
}

/// Drops what stands in the attachments, where the count of the report's own 一、 begins again.
fn drop_attachments(candidates: &mut Vec<Candidate>, tail: usize) {
    let top = |candidate: &&Candidate| candidate.opens_line() && candidate.style == Style::Han;
    let from = candidates.partition_point(|candidate| candidate.line < tail);
    let (body, attached) = candidates.split_at(from);
    let own = body.iter().filter(top).count() >= 2;
    let again = attached
        .iter()
        .find(top)
        .is_none_or(|first| first.value == Some(1));
    if own && again {
        candidates.truncate(from);
    }
}
