//! Headings without a number: lines that the document styles as headings, and
//! short lines where the evidence is strong.
//!
//! Strong evidence is a short line without a full stop that names a part where
//! no numbered heading does, that stands where a number of the top level is
//! missing, or after which （一） begins anew.

use std::collections::BTreeMap;

use crate::text::numerals::is_chinese_numeral;

use super::candidates::{Before, Candidate};
use super::extent::{Ended, extent};
use super::markers::{Flaw, Style};
use super::page::{Page, is_blank, is_han};

/// Decides about the lines that the document styles as headings. Returns the candidate that is
/// the document's title in that guise.
pub(super) fn pick_hinted(
    candidates: &mut [Candidate],
    likely: &dyn Fn(&Candidate) -> bool,
) -> Option<usize> {
    let hinted = |candidate: &Candidate| candidate.hint.is_some();
    if !candidates.iter().any(hinted) {
        return None;
    }
    // Where the writer numbered by hand, the numbers decide and the style only helps.
    let numbered = candidates
        .iter()
        .any(|candidate| candidate.picked && !hinted(candidate) && candidate.style == Style::Han);
    let mut styles: BTreeMap<u8, Style> = BTreeMap::new();
    for candidate in candidates.iter().filter(|candidate| candidate.picked) {
        if let Some(level) = candidate.hint {
            styles.entry(level).or_insert(candidate.style);
        }
    }
    let uniform = !styles.is_empty();
    for candidate in candidates.iter_mut() {
        let Some(level) = candidate.hint else {
            continue;
        };
        if candidate.number.is_some() && !matches!(candidate.style, Style::Hint(_)) {
            // A number the document styles as a heading needs no sequence.
            candidate.picked = true;
            continue;
        }
        match styles.get(&level) {
            Some(&style) if uniform => {
                candidate.style = style;
                candidate.picked = true;
            }
            _ if numbered || uniform => candidate.picked = likely(candidate),
            _ => candidate.picked = true,
        }
    }
    title_among(candidates)
}

/// The only line of the highest level, first of all: the document's title.
fn title_among(candidates: &mut [Candidate]) -> Option<usize> {
    let first = candidates.iter().position(|candidate| candidate.picked)?;
    let Style::Hint(level) = candidates[first].style else {
        return None;
    };
    let alone = candidates
        .iter()
        .filter(|candidate| candidate.picked)
        .filter(|candidate| matches!(candidate.style, Style::Hint(other) if other <= level))
        .count()
        == 1;
    if !alone || candidates[first].number.is_some() {
        return None;
    }
    candidates[first].picked = false;
    Some(first)
}

/// Adds headings that no number and no style announces.
pub(super) fn add_bare(
    page: &Page,
    candidates: &mut Vec<Candidate>,
    likely: &dyn Fn(&Candidate) -> bool,
) {
    let tops: Vec<usize> = (0..candidates.len())
        .filter(|&idx| candidates[idx].picked && candidates[idx].style <= Style::Han)
        .collect();
    let mut found = Vec::new();
    if tops.is_empty() {
        found.extend(before_restarts(page, candidates));
        found.extend(named_lines(page, candidates, 0, page.lines.len(), likely));
    } else {
        for pair in tops.windows(2) {
            let (left, right) = (&candidates[pair[0]], &candidates[pair[1]]);
            let skips =
                matches!((left.value, right.value), (Some(left), Some(right)) if right == left + 2);
            if left.style == Style::Han && right.style == Style::Han && skips {
                found.extend(
                    named_lines(page, candidates, left.line + 1, right.line, likely)
                        .into_iter()
                        .take(1),
                );
            }
        }
        let first = &candidates[tops[0]];
        if first.style == Style::Han && first.value == Some(2) {
            found.extend(
                named_lines(page, candidates, 0, first.line, likely)
                    .into_iter()
                    .take(1),
            );
        }
    }
    if found.is_empty() {
        return;
    }
    candidates.extend(found);
    candidates.sort_by_key(|candidate| (candidate.at, candidate.number.is_none()));
    candidates.dedup_by(|later, earlier| {
        let is_number = earlier.picked || earlier.flaw() != Some(Flaw::Glued);
        later.at == earlier.at && later.number.is_none() && is_number
    });
}

/// The short lines after which （一） begins anew, if it does so more than once.
fn before_restarts(page: &Page, candidates: &[Candidate]) -> Vec<Candidate> {
    let begins: Vec<usize> = candidates
        .iter()
        .filter(|candidate| {
            candidate.picked && candidate.style == Style::ParenHan && candidate.value == Some(1)
        })
        .map(|candidate| candidate.line)
        .collect();
    if begins.len() < 2 {
        return Vec::new();
    }
    let above = |line: usize| {
        (0..line)
            .rev()
            .take(4)
            .find(|&line| !page.lines[line].is_empty())
    };
    begins
        .into_iter()
        .filter_map(above)
        .filter_map(|line| bare(page, line))
        .collect()
}

/// The short lines of a stretch of lines that name a part.
fn named_lines(
    page: &Page,
    candidates: &[Candidate],
    from: usize,
    to: usize,
    likely: &dyn Fn(&Candidate) -> bool,
) -> Vec<Candidate> {
    let mut taken = candidates
        .iter()
        .filter(|candidate| candidate.opens_line())
        .map(|candidate| candidate.line)
        .peekable();
    let mut found = Vec::new();
    let mut body_seen = from > 0;
    for line in from..to {
        while taken.peek().is_some_and(|&taken| taken < line) {
            taken.next();
        }
        let is_body = page.lines[line].len() > 30;
        if !is_body && body_seen_or_follows(page, line, body_seen) && taken.peek() != Some(&line) {
            found.extend(bare(page, line).filter(|candidate| likely(candidate)));
        }
        body_seen |= is_body;
    }
    found
}

/// Whether a line stands among paragraphs: one before it, and one after it within three lines.
fn body_seen_or_follows(page: &Page, line: usize, seen: bool) -> bool {
    let next = (line + 1..page.lines.len())
        .take(3)
        .find(|&line| !page.lines[line].is_empty());
    seen && next.is_some_and(|next| {
        let line = page.lines[next];
        line.len() > 20 || page.at(line.first) == '(' || page.at(line.first).is_ascii_digit()
    })
}

/// A short line of Chinese words without a mark at its end, as a heading.
fn bare(page: &Page, idx: usize) -> Option<Candidate> {
    let line = page.lines[idx];
    if line.chrome || !(4..=30).contains(&line.len()) || page.at(line.first) == '|' {
        return None;
    }
    let ends_open =
        is_han(page.at(line.last - 1)) || matches!(page.at(line.last - 1), '”' | ')' | ':');
    let words = page.slice(line.first, line.last);
    let han = words.iter().filter(|&&ch| is_han(ch)).count();
    let counted = words
        .iter()
        .filter(|&&ch| is_han(ch) || ch.is_ascii_digit())
        .count();
    let sentence = words
        .iter()
        .any(|&ch| matches!(ch, '。' | ';' | '；' | '|' | '>' | '【'));
    let printed = words.iter().filter(|&&ch| !is_blank(ch)).count();
    if !ends_open || sentence || counted * 4 < printed * 3 || han * 2 < printed {
        return None;
    }
    // 一是主要做法 alone on its line is a heading, its 一是 no part of the words.
    let is_point = page.at(line.first + 1) == '是' && is_chinese_numeral(page.at(line.first));
    let body = line.first + if is_point { 2 } else { 0 };
    let extent = extent(page, body, line.last);
    (extent.ended == Ended::Line || extent.end + 1 >= line.last).then_some(Candidate {
        at: line.first,
        line: idx,
        before: Before::Line,
        number: None,
        style: Style::Han,
        value: None,
        body,
        extent,
        hint: None,
        picked: true,
        slip: None,
    })
}
