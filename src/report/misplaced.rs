//! Numbers of the wrong style for their place: （三） where 三、 is missing,
//! 二、 or `2.` where （二） is.
//!
//! Only a gap that the number fills exactly, and a sequence that it would break
//! where it stands, speak for a slip of the writer.

use std::collections::BTreeMap;

use super::candidates::{Candidate, Slip};
use super::markers::{Flaw, Number, Style};

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
    if !gap {
        return;
    }
    let runs_on = right.is_none() && prior == Some(value);
    let mut before = None;
    for idx in left + 1..right.unwrap_or(candidates.len()) {
        let candidate = &candidates[idx];
        let style = candidate.style;
        if !candidate.opens_line()
            || !matches!(style, Style::ParenHan | Style::Arabic | Style::ParenArabic)
        {
            continue;
        }
        let named = likely(candidate) && candidate.len() <= 45;
        // Behind （二） a （三） goes on, unless it is the heading of a part before 四、.
        let goes_on = before == Some((style, value)) && !(named && right.is_some());
        let runs_on = runs_on && style == Style::ParenHan;
        let fills = candidate.value == Some(value + 1) && !goes_on && !runs_on;
        let is_alone = right.is_some() && before.is_none();
        if fills && (named || is_alone && (style == Style::ParenHan || candidate.is_short_line())) {
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
        // The last number of each lower style so far, and how far that was read.
        let mut counted: BTreeMap<Style, u32> = BTreeMap::new();
        let mut read = 0;
        for pair in headings.windows(2) {
            let pair = [pair[0], pair[1]];
            for candidate in &candidates[read..pair[0]] {
                if let Some(value) = candidate.value.filter(|_| candidate.picked) {
                    counted.insert(candidate.style, value);
                }
            }
            read = pair[0];
            let Some((missing, is_last)) = missing(candidates, own, pair) else {
                continue;
            };
            let is_stand_in = stand_in(candidates, own, missing, pair, &counted);
            if let Some(idx) = is_stand_in {
                candidates[idx].style = own;
                candidates[idx].picked = true;
                candidates[idx].slip = Some(Slip::Mixed);
            } else if let Some(idx) = remains(candidates, missing, is_last, pair) {
                let candidate = &mut candidates[idx];
                (candidate.style, candidate.value) = (own, Some(missing));
                candidate.picked = true;
                candidate.number = candidate.number.map(|number| Number {
                    flaw: Some(Flaw::Mangled),
                    ..number
                });
            }
        }
    }
}

/// The number that a style lacks between two neighbours, and whether it would be its last.
fn missing(candidates: &[Candidate], own: Style, [left, right]: [usize; 2]) -> Option<(u32, bool)> {
    let value = |idx: usize| {
        let candidate: &Candidate = candidates.get(idx)?;
        candidate.value.filter(|_| candidate.style == own)
    };
    match (value(left), value(right)) {
        (Some(before), Some(after)) if after == before + 2 => Some((before + 1, false)),
        (Some(before), None) => Some((before + 1, true)),
        (None, Some(2)) if candidates[left].style >= Style::Han => Some((1, false)),
        _ => None,
    }
}

/// What is left of a number between two neighbours: 、 or `二 ` for （二）, `.` for `2.`.
///
/// What would be the last of its kind fills no gap: there only what nothing else begins with
/// is believed.
fn remains(
    candidates: &[Candidate],
    missing: u32,
    is_last: bool,
    [left, right]: [usize; 2],
) -> Option<usize> {
    let is_certain = |candidate: &Candidate| match candidate.flaw() {
        Some(Flaw::Bare) => candidate.style == Style::Han,
        Some(Flaw::Mangled) => candidate.value.is_none() && candidate.style == Style::Arabic,
        _ => false,
    };
    (left + 1..right).find(|&idx| {
        let candidate = &candidates[idx];
        candidate.opens_line()
            && (!is_last || is_certain(candidate))
            && !candidate.picked
            && candidate.value.is_none_or(|value| value == missing)
            && candidate.len() <= 45
            && matches!(candidate.style, Style::Han | Style::Arabic)
            && matches!(
                candidate.flaw(),
                Some(Flaw::Bare | Flaw::Glued | Flaw::Mangled)
            )
            && (candidate.flaw() != Some(Flaw::Glued) || candidate.is_short_line())
    })
}

/// The heading between two neighbours that stands for the one their style lacks.
fn stand_in(
    candidates: &[Candidate],
    own: Style,
    missing: u32,
    [left, right]: [usize; 2],
    counted: &BTreeMap<Style, u32>,
) -> Option<usize> {
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
    // （二） above a `3.` whose `2.` stands under （一）: the count runs on.
    let runs_on = |candidate: &Candidate| {
        let last = counted.get(&candidate.style).copied();
        own < Style::Arabic && last == missing.checked_sub(1)
    };
    let mut found = between().filter(|&(idx, candidate)| {
        candidate.opens_line()
            && matches!(candidate.style, Style::Arabic | Style::ParenArabic)
            && candidate.style != own
            && candidate.value == Some(missing)
            && candidate.len() <= 45
            && (!matches!(candidate.flaw(), Some(Flaw::Bare | Flaw::Mangled))
                || candidate.style == Style::ParenArabic)
            && !is_listed(idx)
            && !runs_on(candidate)
    });
    match (found.next(), found.next()) {
        (Some((idx, _)), None) => Some(idx),
        _ => None,
    }
}
