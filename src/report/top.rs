//! Which of the 一、二、三、 are headings, and which of them are the top level.
//!
//! The sequence decides: a number believed at the beginning of a line, a number
//! inside a line only where it fills a gap, a list that begins again at 一、
//! and after which the sequence goes on is a level of its own.

use super::candidates::{Before, Candidate, Slip};
use super::markers::{Flaw, Style};

/// Picks the 一、 among the candidates. `likely` tells whether a heading's words name a part.
pub(super) fn pick(candidates: &mut [Candidate], likely: &dyn Fn(&Candidate) -> bool) {
    let sequence = believed(candidates, likely);
    let values: Vec<u32> = sequence.iter().map(|&(_, value)| value).collect();
    let inner = inner(&values, &|nth| likely(&candidates[sequence[nth].0]));
    for (&(idx, value), inner) in sequence.iter().zip(inner) {
        let candidate = &mut candidates[idx];
        candidate.picked = true;
        candidate.value = Some(value);
        if inner {
            candidate.style = Style::InnerHan;
            candidate.slip = Some(Slip::Misplaced);
        }
    }
}

/// Indices and values of the 一、 that are headings at all.
fn believed(candidates: &[Candidate], likely: &dyn Fn(&Candidate) -> bool) -> Vec<(usize, u32)> {
    let sure = |candidate: &Candidate| {
        candidate.opens_line()
            && candidate.style == Style::Han
            && !matches!(
                candidate.flaw(),
                Some(Flaw::Bare | Flaw::Glued | Flaw::Mangled)
            )
    };
    // The next sure value after each candidate.
    let mut next_sure = vec![None; candidates.len()];
    let mut next = None;
    for (idx, candidate) in candidates.iter().enumerate().rev() {
        next_sure[idx] = next;
        if sure(candidate) {
            next = candidate.value;
        }
    }
    let any_sure = next.is_some();
    let others = candidates
        .iter()
        .filter(|candidate| candidate.opens_line() && candidate.style == Style::ParenHan)
        .count();
    let bare_run = !any_sure && is_bare_run(candidates, likely);
    let mut taken: Vec<(usize, u32)> = Vec::new();
    let mut last = 0;
    for (idx, candidate) in candidates.iter().enumerate() {
        if candidate.style != Style::Han {
            continue;
        }
        let fills = next_sure[idx].is_none_or(|next| next > last + 1);
        let value = match (candidate.value, candidate.flaw()) {
            _ if sure(candidate) => candidate.value,
            (None, _) if fills && candidate.len() <= 45 && (any_sure || likely(candidate)) => {
                Some(last + 1)
            }
            (Some(value), Some(Flaw::Bare)) if value == last + 1 && fills => {
                let fits = candidate.is_short_line() && (any_sure || bare_run || likely(candidate));
                fits.then_some(value)
            }
            (Some(value), Some(Flaw::Glued)) => {
                let fills = match next_sure[idx] {
                    Some(next) => next == value + 1,
                    None => any_sure && likely(candidate),
                };
                (fills && value == last + 1 && candidate.is_short_line()).then_some(value)
            }
            (Some(value), Some(Flaw::Mangled))
                if candidate.opens_line() && value == last + 1 && fills =>
            {
                Some(value)
            }
            (Some(value), _) if !candidate.opens_line() && value == last + 1 && fills => {
                let spoken_for = match candidate.before {
                    Before::Line | Before::Stop => {
                        !any_sure || next_sure[idx].is_some() || likely(candidate)
                    }
                    Before::Weak | Before::Word => likely(candidate),
                };
                // Where （一） opens lines, 一、 inside one is a list, unless its words say more.
                let spoken_for = spoken_for && (any_sure || others < 2 || likely(candidate));
                spoken_for.then_some(value)
            }
            _ => None,
        };
        if let Some(value) = value {
            taken.push((idx, value));
            last = value;
        }
    }
    let lone =
        |&(idx, _): &(usize, u32)| !candidates[idx].opens_line() && !likely(&candidates[idx]);
    if taken.len() == 1 && taken.iter().all(lone) {
        taken.clear();
    }
    taken
}

/// Whether the report numbers its headings by `一 组织领导` throughout: short lines that count up
/// from one, of which some name a part.
fn is_bare_run(candidates: &[Candidate], likely: &dyn Fn(&Candidate) -> bool) -> bool {
    let bare = |candidate: &&Candidate| {
        candidate.style == Style::Han
            && candidate.flaw() == Some(Flaw::Bare)
            && candidate.is_short_line()
    };
    let run: Vec<&Candidate> = candidates.iter().filter(bare).collect();
    let counts = run
        .iter()
        .zip(1..)
        .all(|(candidate, value)| candidate.value == Some(value));
    run.len() >= 3 && counts && run.iter().filter(|candidate| likely(candidate)).count() >= 2
}

/// For each value of a sequence, whether it belongs to a list within a section of the same style.
fn inner(values: &[u32], likely: &dyn Fn(usize) -> bool) -> Vec<bool> {
    let mut roles = Vec::with_capacity(values.len());
    // The value the top level expects next, and the last one of the inner list we are in.
    let mut expected = None::<u32>;
    let mut inner_last = None::<u32>;
    for (nth, &value) in values.iter().enumerate() {
        let Some(next) = expected else {
            expected = Some(value + 1);
            roles.push(false);
            continue;
        };
        let is_inner = match inner_last {
            Some(before) if value == before + 1 => value != next || !likely(nth),
            Some(_) => value == 1 && next != 1,
            None => value == 1 && next != 1 && begins_list(values, nth, next, likely),
        };
        roles.push(is_inner);
        if is_inner {
            inner_last = Some(value);
        } else {
            inner_last = None;
            expected = Some(value + 1);
        }
    }
    roles
}

/// Whether the 一、 at `nth` begins an inner list, and is not the top level numbered wrongly.
fn begins_list(values: &[u32], nth: usize, next: u32, likely: &dyn Fn(usize) -> bool) -> bool {
    let run = values[nth..]
        .iter()
        .zip(1_u32..)
        .take_while(|&(&value, expected)| value == expected)
        .count();
    let resumed = values.get(nth + run) == Some(&next);
    // The top level may go on with the very number the list would have next.
    let at_next = nth + next as usize - 1;
    let taken_over = next as usize > 2 && (next as usize) <= run && likely(at_next);
    if resumed || taken_over {
        return true;
    }
    next > 2 && !likely(nth)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` has one letter per value: `t` for the top level, `i` for an inner list.
    #[track_caller]
    fn check(values: &[u32], likely: &[usize], expected: &str) {
        let roles = inner(values, &|nth| likely.contains(&nth));
        let shown: String = roles
            .iter()
            .map(|&is_inner| if is_inner { 'i' } else { 't' })
            .collect();
        assert_eq!(shown, expected, "{values:?}");
    }

    #[test]
    fn a_list_that_begins_again_is_inner_when_the_sequence_goes_on_after_it() {
        check(&[1, 2, 3, 4], &[], "tttt");
        check(&[1, 1, 2, 3, 2, 1, 2, 3], &[], "tiiitiii");
        check(&[1, 1, 2, 3, 2, 1, 2, 3], &[7], "tiiitiit");
        check(&[1, 1, 2, 2, 3], &[], "tiitt");
        check(&[1, 2, 3, 1, 2, 3, 4], &[], "tttiiii");
        check(&[1, 2, 1, 2, 3], &[4], "ttiit");
    }

    #[test]
    fn doubled_and_skipped_numbers_stay_at_the_top() {
        check(&[1, 2, 2, 3], &[], "tttt");
        check(&[1, 1, 2, 3], &[], "tttt");
        check(&[1, 3, 4], &[], "ttt");
        check(&[2, 3, 4], &[], "ttt");
        check(&[1, 2, 1, 4], &[2], "tttt");
    }
}
