//! Numbers of the wrong style for their place: （三） where 三、 is missing,
//! 二、 or `2.` where （二） is.
//!
//! Only a gap that the number fills exactly, and a sequence that it would break
//! where it stands, speak for a slip of the writer.

use super::candidates::{Candidate, Slip};
use super::markers::{Flaw, Style};

/// Moves misplaced headings to the level where their number belongs.
pub(super) fn mend(candidates: &mut [Candidate], likely: &dyn Fn(&Candidate) -> bool) {
    let tops = tops(candidates);
    for nth in 1..tops.len() {
        let after = tops.get(nth + 1).copied();
        demote(candidates, [tops[nth - 1], tops[nth]], after, likely);
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

/// A 二、 that the top level does without is a （二） if it stands between （一） and （三）.
fn demote(
    candidates: &mut [Candidate],
    [before, doubled]: [usize; 2],
    after: Option<usize>,
    likely: &dyn Fn(&Candidate) -> bool,
) {
    let Some(value) = candidates[doubled].value.filter(|&value| value > 1) else {
        return;
    };
    let next = candidates[before].value.map(|before| before + 1);
    let is_missed = match after {
        Some(after) => candidates[after].value != next,
        None => Some(value) == next,
    };
    // The heading of a part stands where it should; only its number is wrong.
    if is_missed || likely(&candidates[doubled]) {
        return;
    }
    let after = after.unwrap_or(candidates.len());
    let paren = |candidate: &&Candidate| candidate.picked && candidate.style == Style::ParenHan;
    let left = candidates[before..doubled].iter().rev().find(paren);
    let right = candidates[doubled..after].iter().find(paren);
    let continues = left.and_then(|left| left.value) == Some(value - 1)
        && right.is_none_or(|right| right.value == Some(value + 1));
    if continues {
        candidates[doubled].style = Style::ParenHan;
        candidates[doubled].slip = Some(Slip::Misplaced);
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
            candidate.slip = Some(Slip::Misplaced);
            return;
        }
        before = candidate.value.map(|value| (style, value));
    }
}

/// A `2.` between （一） and （三）, or a （2） between `1.` and `3.`, or before the end of their
/// section, is the number that is missing there.
pub(super) fn join(candidates: &mut [Candidate]) {
    for own in [Style::ParenHan, Style::Arabic] {
        let is_heading = |&idx: &usize| candidates[idx].picked && candidates[idx].style <= own;
        let mut headings: Vec<usize> = (0..candidates.len()).filter(is_heading).collect();
        headings.push(candidates.len());
        for pair in headings.windows(2) {
            if let Some(idx) = stand_in(candidates, own, [pair[0], pair[1]]) {
                candidates[idx].style = own;
                candidates[idx].picked = true;
                candidates[idx].slip = Some(Slip::Mixed);
            }
        }
    }
}

/// The heading between two neighbours that stands for the one their style lacks.
fn stand_in(candidates: &[Candidate], own: Style, [left, right]: [usize; 2]) -> Option<usize> {
    let value = |idx: usize| {
        let candidate: &Candidate = candidates.get(idx)?;
        candidate.value.filter(|_| candidate.style == own)
    };
    let missing = match (value(left), value(right)) {
        (Some(before), Some(after)) if after == before + 2 => before + 1,
        (Some(before), None) => before + 1,
        (None, Some(2)) if candidates[left].style >= Style::Han => 1,
        _ => return None,
    };
    let between = || (left + 1..right).map(|idx| (idx, &candidates[idx]));
    let place = |style: Style, value: Option<u32>| {
        let fits = move |&(_, other): &(usize, &Candidate)| {
            other.opens_line() && other.style == style && value.is_some() && other.value == value
        };
        between().filter(fits).map(|(idx, _)| idx)
    };
    // `1.` before a `2.`, or `3.` behind it, make it one of a list.
    let lists = [Style::Arabic, Style::ParenArabic].map(|style| {
        let begun = place(style, missing.checked_sub(1)).next();
        let goes_on = place(style, Some(missing + 1)).next_back();
        (style, begun, goes_on)
    });
    let is_listed = |idx: usize| {
        lists.iter().any(|&(style, begun, goes_on)| {
            style == candidates[idx].style
                && (begun.is_some_and(|at| at < idx) || goes_on.is_some_and(|at| at > idx))
        })
    };
    let mut found = between().filter(|&(idx, candidate)| {
        candidate.opens_line()
            && matches!(candidate.style, Style::Arabic | Style::ParenArabic)
            && candidate.style != own
            && candidate.value == Some(missing)
            && candidate.len() <= 45
            && !matches!(candidate.flaw(), Some(Flaw::Bare | Flaw::Mangled))
            && !is_listed(idx)
    });
    match (found.next(), found.next()) {
        (Some((idx, _)), None) => Some(idx),
        _ => None,
    }
}
