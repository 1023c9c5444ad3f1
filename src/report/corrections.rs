//! The reviewer's corrections of the outline, bound to the lines they speak of.
//!
//! A correction whose quote does not stand at its position any more is passed
//! over: the text has changed under it, and a wrong heading is worse than none.

use crate::text::{CharIdx, CharSpan, Text};

use super::candidates::{Before, Candidate};
use super::extent::extent;
use super::markers::{Flaw, Style, number_at};
use super::model::{Correction, Corrections};
use super::page::Page;

/// A level or part set by hand.
#[derive(Clone, Debug)]
pub(super) struct Override {
    /// First character of the heading.
    pub(super) at: usize,
    /// The level it is to have.
    pub(super) level: Option<u8>,
    /// The part it is to carry.
    pub(super) part: Option<String>,
}

/// Makes and unmakes headings, and returns the levels and parts that were set.
pub(super) fn apply(
    text: &Text,
    page: &Page,
    candidates: &mut Vec<Candidate>,
    corrections: &Corrections,
) -> Vec<Override> {
    let mut overrides = Vec::new();
    let mut added = Vec::new();
    for (&position, correction) in &corrections.headings {
        if !holds(text, position, correction) {
            continue;
        }
        let at = position.get();
        let found = candidates
            .binary_search_by_key(&at, |candidate| candidate.at)
            .ok();
        match (found, correction.heading) {
            (Some(idx), Some(heading)) => candidates[idx].picked = heading,
            (None, Some(true)) => added.extend(by_hand(page, at)),
            _ => {}
        }
        if correction.heading != Some(false) {
            overrides.push(Override {
                at,
                level: correction.level,
                part: correction.part.clone(),
            });
        }
    }
    if !added.is_empty() {
        candidates.extend(added);
        candidates.sort_by_key(|candidate| candidate.at);
    }
    overrides
}

/// Whether the text still says what the correction was bound to.
fn holds(text: &Text, at: CharIdx, correction: &Correction) -> bool {
    let n_chars = correction.quote.chars().count();
    let found = text.slice(CharSpan::new(at.get(), at.get() + n_chars));
    at < text.len() && found == correction.quote
}

/// A heading where the reviewer says that there is one.
fn by_hand(page: &Page, at: usize) -> Option<Candidate> {
    let idx = page.line_of(at);
    let line = page.lines[idx];
    if at >= line.last {
        return None;
    }
    let number =
        number_at(&page.chars, at, line.last).filter(|number| number.flaw != Some(Flaw::Glued));
    let body = number.map_or(at, |number| number.body);
    let extent = extent(page, body, line.last);
    (extent.end > body).then_some(Candidate {
        at,
        line: idx,
        before: if at <= line.first {
            Before::Line
        } else {
            Before::Word
        },
        number,
        style: number.map_or(Style::Han, |number| number.style),
        value: number.and_then(|number| number.value),
        body,
        extent,
        hint: None,
        picked: true,
        slip: None,
    })
}
