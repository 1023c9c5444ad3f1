//! A passage whose own words were changed: the place that is most like it, for the reviewer
//! to confirm.
//!
//! Nothing found here is better than doubtful.

use std::collections::{BTreeMap, HashMap};

use similar::TextDiff;

use super::anchor::{Found, Grade};
use super::model::Anchor;
use crate::text::{CharSpan, Text};

/// Length of the pieces by which a changed passage is recognised: two characters more than
/// most Chinese words.
const PIECE: usize = 4;

/// The least likeness, of 1, at which a place is offered.
const LIKE: f32 = 0.6;

/// Passages longer than this are compared by their beginning only; a note on more is on a
/// section rather than on words.
const COMPARED: usize = 2_000;

/// The place most like a passage that no longer stands anywhere word for word.
pub(super) fn find_changed(anchor: &Anchor, text: &Text) -> Found {
    let mut around: Vec<char> = anchor.prefix.chars().collect();
    let n_prefix = around.len();
    around.extend(anchor.exact.chars().take(COMPARED));
    let quoted = n_prefix..around.len();
    around.extend(anchor.suffix.chars());
    let content: Vec<char> = text.as_str().chars().collect();
    let Some(start) = aligned(&around, &content, anchor) else {
        return Found::LOST;
    };
    // The passage with its context against the stretch where it seems to be, diffed so that
    // the passage's ends are carried through what was put in and taken out.
    let slack = around.len() / 2 + 16;
    let from = start.saturating_sub(slack).min(content.len());
    let to = (start + around.len() + slack).min(content.len());
    let there = &content[from..to];
    let old: String = around.iter().collect();
    let new: String = there.iter().collect();
    let diff = TextDiff::from_chars(&old, &new);
    let (mut first, mut last, mut kept) = (None, 0, 0_usize);
    for op in diff.ops() {
        if let similar::DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = *op
        {
            let lower = old_index.max(quoted.start);
            let upper = (old_index + len).min(quoted.end);
            if lower < upper {
                first.get_or_insert(new_index + lower - old_index);
                last = new_index + upper - old_index;
                kept += upper - lower;
            }
        }
    }
    let Some(first) = first else {
        return Found::LOST;
    };
    let span = CharSpan::new(from + first, from + last);
    #[expect(clippy::cast_precision_loss, reason = "lengths of a few thousand")]
    let likeness = 2.0 * kept as f32 / (quoted.len() + (last - first)) as f32;
    if likeness < LIKE {
        return Found::LOST;
    }
    Found::new(Grade::Doubtful, span)
}

/// Where in the content the characters would begin, by most common pieces on one diagonal.
fn aligned(around: &[char], content: &[char], anchor: &Anchor) -> Option<usize> {
    let mut pieces: HashMap<&[char], Vec<usize>> = HashMap::new();
    for (idx, piece) in around.windows(PIECE).enumerate() {
        pieces.entry(piece).or_default().push(idx);
    }
    // Diagonals are joined in steps of 16, so that small edits do not split the vote.
    let mut votes: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (at, piece) in content.windows(PIECE).enumerate() {
        for &idx in pieces.get(piece).into_iter().flatten().take(8) {
            let start = (at + around.len()).saturating_sub(idx);
            let vote = votes.entry(start / 16).or_insert((0, start));
            vote.0 += 1;
        }
    }
    let home = anchor
        .span
        .start
        .get()
        .saturating_sub(anchor.prefix.chars().count());
    votes
        .values()
        .map(|&(votes, start)| (votes, start.saturating_sub(around.len())))
        .max_by_key(|&(votes, start)| (votes, std::cmp::Reverse(start.abs_diff(home))))
        .map(|(_, start)| start)
}

#[cfg(test)]
mod tests {
    use super::super::anchor;
    use super::*;

    #[track_caller]
    fn check(old: &str, quote: &str, new: &str, expected: Option<&str>) {
        let text = Text::new(old.to_owned());
        let start = text.char_of(old.find(quote).expect("the quote")).get();
        let span = CharSpan::new(start, start + quote.chars().count());
        let made = anchor::make(&text, "old", span);
        let new = Text::new(new.to_owned());
        let found = anchor::find(&made, &new, "new");
        assert_eq!(found.span.map(|span| new.slice(span)), expected);
        assert!(found.grade >= Grade::Doubtful);
    }

    #[test]
    fn a_reworded_passage_is_offered_and_not_trusted() {
        let old =
            "一是强化宣传。全年开展普法宣传12次，发放资料3000余份。二是化解矛盾，排查纠纷22起。";
        check(
            old,
            "全年开展普法宣传12次",
            "一是强化宣传。全年共开展普法宣传15次，发放资料3000余份。二是化解矛盾，排查纠纷22起。",
            Some("全年共开展普法宣传15次"),
        );
        check(
            old,
            "排查纠纷22起",
            "另一份报告谈的是财政收支和招商引资，没有相近的话。",
            None,
        );
    }

    #[test]
    fn a_rewritten_passage_between_kept_neighbours_is_lost_rather_than_guessed() {
        check(
            "前文在此不变，后面的话要改。甲乙丙丁戊己庚辛。后文在此也不变，照旧。",
            "甲乙丙丁戊己庚辛",
            "前文在此不变，后面的话要改。子丑寅卯辰巳午未。后文在此也不变，照旧。",
            None,
        );
    }
}
