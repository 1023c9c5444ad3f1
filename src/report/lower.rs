//! Which numbers below (or instead of) 一、 are headings: （一）, `1.`, `1.1`,
//! （1）, ①, 第一章, `II.`, `A.`
//!
//! Each style is judged within its region, the stretch between two headings of
//! a higher style: a sequence that begins at 1 and goes on is believed, a lone
//! number hardly ever.

use super::candidates::{Before, Candidate};
use super::extent::Ended;
use super::markers::{Flaw, Style};
use super::page::{Page, is_blank, is_han};

/// Picks chapters, sections and parts, which rank above 一、.
pub(super) fn pick_chapters(candidates: &mut [Candidate]) {
    for style in [Style::Part, Style::Chapter, Style::Section] {
        let fits = |candidate: &Candidate| {
            candidate.opens_line() && candidate.style == style && candidate.len() <= 60
        };
        let n = candidates
            .iter()
            .filter(|candidate| fits(candidate))
            .count();
        for candidate in candidates.iter_mut().filter(|candidate| fits(candidate)) {
            candidate.picked = n >= 2 || candidate.extent.ended == Ended::Line;
        }
    }
}

/// Picks the （一） between the headings picked so far.
pub(super) fn pick_paren(page: &Page, candidates: &mut [Candidate]) {
    let is_sure = |candidate: &Candidate| {
        candidate.opens_line() && candidate.style == Style::ParenHan && candidate.value.is_some()
    };
    let n = candidates.len();
    // Per candidate, the next （一） of its region that opens a line, and the next inside a line.
    let (mut next_sure, mut next_inner) = (vec![None; n], vec![None; n]);
    let (mut sure, mut inner) = (None, None);
    for idx in (0..n).rev() {
        let candidate = &candidates[idx];
        (next_sure[idx], next_inner[idx]) = (sure, inner);
        if candidate.picked {
            (sure, inner) = (None, None);
        } else if is_sure(candidate) {
            sure = candidate.value;
        } else if candidate.style == Style::ParenHan {
            // A lost numeral was the one before the next.
            let lost = || inner.map_or(Some(2), |next: u32| next.checked_sub(1));
            inner = candidate.value.or_else(lost);
        }
    }
    let mut region = Region::default();
    for idx in 0..n {
        if candidates[idx].picked {
            region = Region {
                heading: Some(idx),
                ..Region::default()
            };
            continue;
        }
        if candidates[idx].style != Style::ParenHan {
            continue;
        }
        let candidate = &candidates[idx];
        let value = if is_sure(candidate) {
            candidate.value
        } else if candidate.opens_line() {
            // Bracket without numeral: it stands in a sequence or it is stray.
            let fills = next_sure[idx].is_none_or(|next| next > region.last + 1);
            (fills
                && candidate.len() <= 60
                && (region.last > 0 || next_sure[idx].or(next_inner[idx]).is_some()))
            .then_some(region.last + 1)
        } else {
            let head = region.heading.map(|heading| &candidates[heading]);
            let ahead = (next_sure[idx], next_inner[idx]);
            region.inner_value(page, candidate, head, ahead)
        };
        if let Some(value) = value {
            region.any_sure |= candidates[idx].opens_line();
            region.last = value;
            candidates[idx].picked = true;
            candidates[idx].value = Some(value);
        }
    }
}

/// What has been met since the last higher heading.
#[derive(Default)]
struct Region {
    heading: Option<usize>,
    last: u32,
    any_sure: bool,
}

impl Region {
    /// The value of a （一） inside a line, if it is a heading.
    fn inner_value(
        &self,
        page: &Page,
        candidate: &Candidate,
        head: Option<&Candidate>,
        (next_sure, next_inner): (Option<u32>, Option<u32>),
    ) -> Option<u32> {
        let value = candidate.value.unwrap_or(self.last + 1);
        if value != self.last + 1 {
            return None;
        }
        // What is left of a number must fill a gap, or end a sequence.
        let ahead = next_sure.or(next_inner);
        if candidate.flaw().is_some() && ahead.map_or(self.last == 0, |next| next != value + 1) {
            return None;
        }
        let after_head = head
            .is_some_and(|head| head.line == candidate.line && head.extent.rest >= candidate.at);
        if let Some(next) = next_sure {
            let fills = next > value && (after_head || candidate.before >= Before::Weak);
            return fills.then_some(value);
        }
        if self.any_sure {
            let stopped = candidate.before == Before::Stop && page.at(candidate.at - 1) != ':';
            return stopped.then_some(value);
        }
        // No （一） opens a line here: a sequence inside one line, headings where the
        // whole section is that line, points of a list elsewhere.
        let in_sequence = value > 1 || next_inner == Some(2);
        let whole = match head {
            Some(head) => head.line == candidate.line,
            None => page
                .lines
                .iter()
                .filter(|line| !line.is_empty())
                .nth(3)
                .is_none(),
        };
        let listed = prior(page, candidate.at) == ';' && head.is_none_or(Candidate::opens_line);
        (in_sequence && whole && !listed).then_some(value)
    }
}

/// The character before a position, blanks skipped.
fn prior(page: &Page, at: usize) -> char {
    (at.saturating_sub(20)..at)
        .rev()
        .map(|at| page.at(at))
        .find(|&ch| !is_blank(ch))
        .map_or('\n', |ch| if ch == '；' { ';' } else { ch })
}

/// Picks the styles of which one number alone proves nothing, each between the headings of
/// higher styles picked so far; `tail` is the line from which on only attachments follow.
pub(super) fn pick_sequences(page: &Page, candidates: &mut [Candidate], tail: usize) {
    let chinese = candidates.iter().any(|candidate| {
        candidate.picked && matches!(candidate.style, Style::Han | Style::ParenHan)
    });
    for style in [Style::Roman, Style::Letter, Style::Arabic] {
        if chinese && style != Style::Arabic {
            continue;
        }
        pick_runs(page, candidates, style, tail);
    }
    pick_dotted(candidates, tail);
    for style in [Style::ParenArabic, Style::Circled] {
        pick_runs(page, candidates, style, tail);
    }
}

/// Picks the runs of one style that begin at 1, or go on from the run before.
fn pick_runs(page: &Page, candidates: &mut [Candidate], style: Style, tail: usize) {
    let mut run: Vec<usize> = Vec::new();
    let mut last = 0;
    // Whether the run goes on from the one before, under the heading above.
    let mut runs_on = false;
    // A `1.` that stood alone in its region; a `2.` in the next shows that the count runs on.
    let mut alone = None;
    for idx in 0..candidates.len() {
        let candidate = &candidates[idx];
        if candidate.picked && candidate.style < style {
            if let [only] = run[..] {
                alone = Some(only);
            }
            settle(page, candidates, &mut run, runs_on);
            // A chapter begins its own count; below （一） a count may run on.
            if candidates[idx].style < Style::ParenHan {
                (last, alone) = (0, None);
            }
            continue;
        }
        if candidate.picked
            || candidate.style != style
            || !candidate.opens_line()
            || candidate.line >= tail
        {
            continue;
        }
        let Some(value) = candidate.value else {
            continue;
        };
        if candidate.flaw() == Some(Flaw::Bare) && !candidate.is_short_line() {
            continue;
        }
        if value == last + 1 || value == 1 {
            // Right below a short `1.` another is the `2.` with a wrong number.
            let is_doubled = last == 1 && run.len() == 1 && is_heading_like(candidate);
            if value == 1 && !run.is_empty() && !is_doubled {
                settle(page, candidates, &mut run, runs_on);
            }
        } else if run.is_empty() || value > last + 2 {
            // A short line of its own is a heading whose number is wrong, and so is a `2.` where
            // another follows.
            let is_wrong_first = run.is_empty()
                && value == 2
                && (goes_on(candidates, idx) || follows_remains(candidates, idx));
            let is_wrong = candidate.is_short_line() && (last..=last + 6).contains(&value);
            if !is_wrong && !is_wrong_first {
                continue;
            }
        }
        if run.is_empty() {
            runs_on = value > 1 && value == last + 1;
            if value > 1 {
                run.extend(alone.take());
            }
        }
        last = value;
        run.push(idx);
    }
    settle(page, candidates, &mut run, runs_on);
}

/// Whether a number's words are as short as a heading's.
fn is_heading_like(candidate: &Candidate) -> bool {
    candidate.extent.ended != Ended::Loose && candidate.len() <= 30
}

/// Whether the number before, in the same region, has lost its numeral.
fn follows_remains(candidates: &[Candidate], idx: usize) -> bool {
    let before = candidates[..idx].iter().rev();
    let mut region = before.take_while(|other| !other.picked);
    region
        .find(|other| other.opens_line())
        .is_some_and(|other| other.style == candidates[idx].style && other.value.is_none())
}

/// Whether the next of its kind that opens a line below a `2.` is a `2.` too.
fn goes_on(candidates: &[Candidate], idx: usize) -> bool {
    let candidate = &candidates[idx];
    let behind = candidates[idx + 1..].iter();
    let mut region = behind.take_while(|other| !other.picked || other.style >= candidate.style);
    region
        .find(|other| other.opens_line() && other.style == candidate.style)
        .is_some_and(|other| other.value == candidate.value)
}

/// Picks a run if it is one of headings.
fn settle(page: &Page, candidates: &mut [Candidate], run: &mut Vec<usize>, runs_on: bool) {
    let members = std::mem::take(run);
    let Some(&first) = members.first() else {
        return;
    };
    let bare = members
        .iter()
        .filter(|&&idx| candidates[idx].flaw() == Some(Flaw::Bare))
        .count();
    let believed = if members.len() == 1 {
        let candidate = &candidates[first];
        let is_short = candidate.is_short_line()
            && candidate.flaw() != Some(Flaw::Bare)
            && candidate.len() <= 30
            && is_han(page.at(candidate.body));
        is_short
            || has_stand_in(page, candidates, first)
            || runs_on && is_heading_like(candidate) && candidate.flaw().is_none()
    } else if is_han(page.at(candidates[first].body)) {
        bare * 2 <= members.len() || over_dotted(candidates, &members)
    } else {
        with_bodies(page, candidates, &members)
    };
    if believed && !only_points(page, candidates, &members) {
        for idx in members {
            candidates[idx].picked = true;
        }
    }
}

/// Whether a lone `1.` is followed by a （2）, `2）` or `.` that stands for its `2.`.
fn has_stand_in(page: &Page, candidates: &[Candidate], first: usize) -> bool {
    let candidate = &candidates[first];
    let behind = candidates[first + 1..].iter();
    let mut region = behind.take_while(|other| !other.picked || other.style > candidate.style);
    candidate.style == Style::Arabic
        && candidate.value == Some(1)
        && candidate.flaw() != Some(Flaw::Bare)
        && is_han(page.at(candidate.body))
        && region
            .find(|other| other.opens_line())
            .is_some_and(|other| match other.style {
                Style::ParenArabic => other.value == Some(2),
                style => style == Style::Arabic && other.value.is_none(),
            })
}

/// Whether a run is a list of points and not of headings: each a sentence with its full stop that
/// is the whole line, longer than headings are, and nothing beneath it.
fn only_points(page: &Page, candidates: &[Candidate], members: &[usize]) -> bool {
    const HEADING: usize = 24;
    let total: usize = members.iter().map(|&idx| candidates[idx].len()).sum();
    members.len() >= 2
        && total > HEADING * members.len()
        && members.windows(2).all(|pair| {
            let (upper, lower) = (&candidates[pair[0]], &candidates[pair[1]]);
            let between = upper.line + 1..lower.line;
            let empty = between.into_iter().all(|idx| page.lines[idx].is_empty());
            empty && upper.extent.ended == Ended::Sentence && upper.hint.is_none()
        })
        && candidates[members[members.len() - 1]].extent.ended == Ended::Sentence
}

/// Whether `1 主要工作` stands over `1.1`: right below one of a run is its first `1.1`.
fn over_dotted(candidates: &[Candidate], members: &[usize]) -> bool {
    members.iter().any(|&idx| {
        candidates.get(idx + 1).is_some_and(|next| {
            let group = next.number.and_then(|number| number.group);
            next.opens_line() && group.is_some() && group == candidates[idx].value
        })
    })
}

/// Whether a run in an alphabetic script is one of headings: short lines without a full stop,
/// most of them with a body beneath, not lines of a list.
fn with_bodies(page: &Page, candidates: &[Candidate], members: &[usize]) -> bool {
    let heading_like = |&&idx: &&usize| {
        let candidate = &candidates[idx];
        let end = page.lines[candidate.line].last;
        candidate.extent.ended == Ended::Line
            && candidate.len() <= 90
            && !matches!(page.at(end.saturating_sub(1)), '.' | ';' | ',' | ':')
    };
    let bodied = |&&idx: &&usize| {
        let next_candidate = candidates
            .get(idx + 1)
            .map_or(page.lines.len(), |next| next.line);
        let next_line =
            (candidates[idx].line + 1..page.lines.len()).find(|&line| !page.lines[line].is_empty());
        next_line.is_some_and(|line| line < next_candidate)
            || candidates
                .get(idx + 1)
                .is_some_and(|next| matches!(next.style, Style::Dotted(_)))
    };
    let n = members.len();
    members.iter().filter(heading_like).count() == n
        && members.iter().filter(bodied).count() * 2 >= n
}

/// Picks `1.1` where it belongs to the number above it, and no `12.4国家宪法日`.
fn pick_dotted(candidates: &mut [Candidate], tail: usize) {
    let mut above = None::<u32>;
    let mut last = None::<(u32, u8, u32)>;
    let n_above = candidates
        .iter()
        .filter(|candidate| candidate.picked && candidate.style < Style::Dotted(0))
        .count();
    for candidate in candidates.iter_mut() {
        if candidate.picked && candidate.style < Style::Dotted(0) {
            above = candidate.value;
            continue;
        }
        let (Style::Dotted(places), Some(value)) = (candidate.style, candidate.value) else {
            continue;
        };
        let group = candidate.number.and_then(|number| number.group);
        if !candidate.opens_line() || candidate.line >= tail || candidate.len() > 90 {
            continue;
        }
        let fits = match last {
            Some((last_group, last_places, last_value)) => match places.cmp(&last_places) {
                std::cmp::Ordering::Equal => value == last_value + 1 || value == 1,
                std::cmp::Ordering::Greater => value == 1 && group == Some(last_group),
                std::cmp::Ordering::Less => value >= 1,
            },
            None => value == 1,
        };
        let belongs = group == above
            || n_above == 0
            || last.is_some_and(|(last_group, ..)| group == Some(last_group));
        if fits && belongs {
            candidate.picked = true;
            last = group.map(|group| (group, places, value));
        }
    }
}
