//! Numbers of the wrong style for their place: （三） where 三、 is missing,
//! 二、 where （二） is.
//!
//! Only a gap that the number fills exactly, and a sequence that it would break
//! where it stands, speak for a slip of the writer.

use super::candidates::Candidate;
use super::markers::Style;

/// Moves misplaced headings to the level where their number belongs.
pub(super) fn mend(candidates: &mut [Candidate], likely: &dyn Fn(&Candidate) -> bool) {
    let tops = tops(candidates);
    for pair in tops.windows(3) {
        demote(candidates, [pair[0], pair[1], pair[2]], likely);
    }
    let tops = self::tops(candidates);
    for (nth, &left) in tops.iter().enumerate() {
        let right = tops.get(nth + 1).copied();
        promote(candidates, left, right, likely);
    }
}

fn tops(candidates: &[Candidate]) -> Vec<usize> {
    let is_top = |&idx: &usize| candidates[idx].picked && candidates[idx].style == Style::Han;
    (0..candidates.len()).filter(is_top).collect()
}

/// Of two 二、 the first is a （二） if it stands between （一） and （三）.
fn demote(
    candidates: &mut [Candidate],
    [before, doubled, after]: [usize; 3],
    likely: &dyn Fn(&Candidate) -> bool,
) {
    let Some(value) = candidates[doubled].value.filter(|&value| value > 1) else {
        return;
    };
    // The heading of a part stands where it should; only its number is wrong.
    if candidates[after].value != Some(value) || likely(&candidates[doubled]) {
        return;
    }
    let paren = |candidate: &&Candidate| candidate.picked && candidate.style == Style::ParenHan;
    let left = candidates[before..doubled].iter().rev().find(paren);
    let right = candidates[doubled..after].iter().find(paren);
    let continues = left.and_then(|left| left.value) == Some(value - 1)
        && right.is_none_or(|right| right.value == Some(value + 1));
    if continues {
        candidates[doubled].style = Style::ParenHan;
        candidates[doubled].misplaced = true;
    }
}

/// Between 二、 and 四、 (or behind the last) a （三） or `3.` that goes on from nothing is the 三、.
fn promote(
    candidates: &mut [Candidate],
    left: usize,
    right: Option<usize>,
    likely: &dyn Fn(&Candidate) -> bool,
) {
    let Some(value) = candidates[left].value else {
        return;
    };
    let gap = match right {
        Some(right) => candidates[right].value == Some(value + 2),
        None => true,
    };
    // （三） may run on from the （二） of the section before.
    let paren = |candidate: &&Candidate| candidate.picked && candidate.style == Style::ParenHan;
    let prior = candidates[..left]
        .iter()
        .rev()
        .find(paren)
        .and_then(|prior| prior.value);
    if !gap || (right.is_none() && prior == Some(value)) {
        return;
    }
    let mut before = None;
    for idx in left + 1..right.unwrap_or(candidates.len()) {
        let candidate = &candidates[idx];
        let style = candidate.style;
        if !candidate.opens_line() || !matches!(style, Style::ParenHan | Style::Arabic) {
            continue;
        }
        let named = likely(candidate) && candidate.len() <= 45;
        // Behind （二） a （三） goes on, unless it is the heading of a part before 四、.
        let goes_on = before == Some((style, value)) && !(named && right.is_some());
        let fills = candidate.value == Some(value + 1) && !goes_on;
        if fills && (named || (right.is_some() && style == Style::ParenHan && before.is_none())) {
            let candidate = &mut candidates[idx];
            candidate.style = Style::Han;
            candidate.picked = true;
            candidate.misplaced = true;
            return;
        }
        before = candidate.value.map(|value| (style, value));
    }
}
