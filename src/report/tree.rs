//! Levels and the tree: picked candidates become sections that are ordered,
//! nest, and cover the text.

use crate::text::{CharSpan, Text};

use super::candidates::Candidate;
use super::corrections::Override;
use super::markers::Style;
use super::model::{PartSpan, Section};
use super::page::Page;

/// Deepest level of an outline.
const MAX_LEVEL: u8 = 9;

/// A heading with the level it has in the outline.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    /// Where it stands and what it says.
    pub(super) candidate: Candidate,
    /// Its level, 1 to 9.
    pub(super) level: u8,
    /// The part set by hand.
    pub(super) part: Option<String>,
}

/// Gives every picked candidate its level: the depth of its style among the styles that are open
/// where it stands. A higher style closes the lower ones, so 一、 → 1. is as deep as 一、 → （一）.
pub(super) fn levels(candidates: Vec<Candidate>, overrides: &[Override]) -> Vec<Heading> {
    let mut open: Vec<Style> = Vec::new();
    let mut headings = Vec::new();
    let mut picked = candidates
        .into_iter()
        .filter(|candidate| candidate.picked)
        .peekable();
    while let Some(mut candidate) = picked.next() {
        // A heading that is followed by another on its line ends where that begins.
        if let Some(next) = picked.peek() {
            candidate.extent.end = candidate.extent.end.min(next.at);
            candidate.extent.rest = candidate.extent.rest.min(next.at);
        }
        if candidate.extent.end <= candidate.body {
            continue;
        }
        while open.last().is_some_and(|&style| style > candidate.style) {
            open.pop();
        }
        if open.last() != Some(&candidate.style) {
            open.push(candidate.style);
        }
        let depth = u8::try_from(open.len()).unwrap_or(MAX_LEVEL).min(MAX_LEVEL);
        let set = overrides.iter().find(|set| set.at == candidate.at);
        headings.push(Heading {
            level: set
                .and_then(|set| set.level)
                .map_or(depth, |level| level.clamp(1, MAX_LEVEL)),
            part: set.and_then(|set| set.part.clone()),
            candidate,
        });
    }
    headings
}

/// The sections of a text, section `0` first where something stands before the first heading.
pub(super) fn sections(text: &Text, page: &Page, headings: &[Heading]) -> Vec<Section> {
    let starts: Vec<usize> = headings
        .iter()
        .map(|heading| start_of(page, &heading.candidate))
        .collect();
    let first = starts.first().copied().unwrap_or(page.len());
    let preamble = page
        .lines
        .iter()
        .take_while(|line| line.start < first)
        .any(|line| !line.is_empty() && line.first < first);
    let mut sections = Vec::with_capacity(headings.len() + 1);
    if preamble || headings.is_empty() {
        sections.push(Section {
            id: "0".to_owned(),
            number: None,
            heading: None,
            level: 0,
            span: CharSpan::new(0, first),
            heading_span: CharSpan::new(0, 0),
            parent: None,
            parts: Vec::new(),
            items: Vec::new(),
        });
    }
    // Open sections with the number of children counted so far, outermost first.
    let mut open: Vec<(usize, u32)> = Vec::new();
    let mut n_roots = 0;
    for (nth, (heading, &start)) in headings.iter().zip(&starts).enumerate() {
        let start = if nth == 0 && sections.is_empty() {
            0
        } else {
            start
        };
        while let Some(&(idx, _)) = open.last() {
            if sections[idx].level < heading.level {
                break;
            }
            sections[idx].span = CharSpan::new(sections[idx].span.start.get(), start);
            open.pop();
        }
        let (parent, id) = if let Some((idx, n_children)) = open.last_mut() {
            *n_children += 1;
            (Some(*idx), format!("{}.{n_children}", sections[*idx].id))
        } else {
            n_roots += 1;
            (None, n_roots.to_string())
        };
        let candidate = &heading.candidate;
        open.push((sections.len(), 0));
        sections.push(Section {
            id,
            number: number(text, candidate),
            heading: Some(words(text, candidate)),
            level: heading.level,
            span: CharSpan::new(start, page.len()),
            heading_span: CharSpan::new(candidate.at, candidate.extent.end),
            parent,
            parts: Vec::new(),
            items: Vec::new(),
        });
        if let (Some(part), Some(section)) = (&heading.part, sections.last_mut()) {
            section.parts.push(PartSpan {
                part: part.clone(),
                span: section.span,
                sure: true,
            });
        }
    }
    sections
}

/// A heading that opens its line begins with the line, indent included.
fn start_of(page: &Page, candidate: &Candidate) -> usize {
    let line = page.lines[candidate.line];
    if candidate.opens_line() && candidate.at <= line.first.max(line.start) + 8 {
        line.start
    } else {
        candidate.at
    }
}

/// The numeral as printed, without brackets and points.
fn number(text: &Text, candidate: &Candidate) -> Option<String> {
    let (start, end) = candidate.number?.numeral;
    let numeral = text.slice(CharSpan::new(start, end)).trim();
    (!numeral.is_empty()).then(|| numeral.to_owned())
}

/// The heading's words as printed, breaks within them closed.
fn words(text: &Text, candidate: &Candidate) -> String {
    let words = text.slice(CharSpan::new(candidate.body, candidate.extent.end));
    let pieces: Vec<&str> = words.split('\n').map(str::trim).collect();
    let latin = words.chars().filter(char::is_ascii_alphabetic).count() * 2 > words.len();
    pieces.join(if latin { " " } else { "" }).trim().to_owned()
}
