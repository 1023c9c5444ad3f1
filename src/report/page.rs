//! The text as the analysis walks it: characters of one width, lines with
//! their printable ends, and lines that are not body.
//!
//! Everything here counts in characters of the text, so a position found on
//! the page is a position in the text. What is left out: what a line means.

use crate::ingest::{Ingested, MarkKind};
pub(super) use crate::text::is_han;
use crate::text::{CharSpan, fold_width_char};

use super::rejoin::rejoin;
use super::steps;

/// One line of the text, or several that belong together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// First character.
    pub(super) start: usize,
    /// First character that prints and is no residue; equals `last` where nothing does.
    pub(super) first: usize,
    /// After the last character that prints.
    pub(super) last: usize,
    /// Page chrome, running heads, page numbers: never body, never a heading.
    pub(super) chrome: bool,
}

impl Line {
    /// Whether nothing of the line prints.
    pub(super) fn is_empty(self) -> bool {
        self.first >= self.last
    }

    /// Number of characters between the first and the last that print.
    pub(super) fn len(self) -> usize {
        self.last.saturating_sub(self.first)
    }
}

/// The characters and lines of a text.
#[derive(Debug)]
pub(super) struct Page {
    /// Full-width ASCII folded to ASCII, everything else as it stands; as many as the text has.
    pub(super) chars: Vec<char>,
    /// The lines in order; never empty.
    pub(super) lines: Vec<Line>,
}

impl Page {
    /// Reads a text once.
    pub(super) fn new(ingested: &Ingested) -> Self {
        let mut chars = Vec::with_capacity(ingested.text.len().get());
        chars.extend(ingested.text.as_str().chars().map(fold_width_char));
        steps::add(chars.len());
        let mut lines = Vec::with_capacity(chars.len() / 40 + 1);
        let mut start = 0;
        for end in (0..=chars.len()).filter(|&at| chars.get(at).is_none_or(|&ch| ch == '\n')) {
            let (first, last) = trim(&chars, start, end);
            lines.push(Line {
                start,
                first,
                last,
                chrome: false,
            });
            start = end + 1;
        }
        let mut page = Self { chars, lines };
        page.set_aside(ingested);
        page.lines = rejoin(&page.chars, &page.lines);
        page
    }

    /// Number of characters.
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at a position; a newline at and beyond the end.
    pub(super) fn at(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\n')
    }

    /// The characters of a stretch, cut at the end of the text.
    pub(super) fn slice(&self, start: usize, end: usize) -> &[char] {
        let end = end.min(self.chars.len());
        self.chars.get(start.min(end)..end).unwrap_or(&[])
    }

    /// Whether the text goes on with `word` at a position.
    pub(super) fn starts_with(&self, at: usize, word: &str) -> bool {
        let mut rest = self.slice(at, self.len()).iter();
        word.chars().all(|ch| rest.next() == Some(&ch))
    }

    /// Index of the line that holds a position.
    pub(super) fn line_of(&self, at: usize) -> usize {
        self.lines
            .partition_point(|line| line.start <= at)
            .saturating_sub(1)
    }

    /// Marks lines that are chrome throughout and moves the first character past residue.
    fn set_aside(&mut self, ingested: &Ingested) {
        let aside = ingested.marks.iter().filter(|mark| {
            matches!(
                mark.kind,
                MarkKind::Chrome
                    | MarkKind::Residue
                    | MarkKind::Header
                    | MarkKind::PageNumber
                    | MarkKind::Deleted
            )
        });
        for mark in aside {
            let CharSpan { start, end } = mark.span;
            for idx in self.line_of(start.get())..self.lines.len() {
                let line = self.lines[idx];
                if line.start >= end.get() {
                    break;
                }
                if line.is_empty() || line.first < start.get() {
                    continue;
                }
                let (first, last) = trim(&self.chars, end.get().max(line.first), line.last);
                if first >= last {
                    self.lines[idx].chrome = true;
                } else {
                    self.lines[idx].first = first;
                }
            }
        }
    }
}

/// The stretch without blanks at its ends; empty at `end` where nothing prints.
pub(super) fn trim(chars: &[char], start: usize, end: usize) -> (usize, usize) {
    let end = end.min(chars.len());
    let start = start.min(end);
    let Some(first) = (start..end).find(|&at| !is_blank(chars[at])) else {
        return (end, end);
    };
    let last = (first..end)
        .rfind(|&at| !is_blank(chars[at]))
        .map_or(first, |at| at + 1);
    (first, last)
}

/// Whether a character prints nothing: white space, controls, zero-width characters.
pub(super) fn is_blank(ch: char) -> bool {
    ch.is_whitespace()
        || ch.is_control()
        || matches!(ch, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}')
}
