//! A report as checks look at it: what several of them need, worked out once.

use std::cell::OnceCell;

use crate::ingest::MarkKind;
use crate::profile::Profile;
use crate::report::{self, Figure, ParseNote, ParseNoteKind, Report};
use crate::text::{CharIdx, CharSpan, Text};

/// A report and the profile it is read under.
pub(crate) struct Reading<'a> {
    /// The report.
    pub(crate) report: &'a Report,
    /// The profile.
    pub(crate) profile: &'a Profile,
    /// The text, one entry per character.
    pub(crate) chars: Vec<char>,
    /// Stretches that are not the report's own words, in order, none touching another.
    aside: Vec<CharSpan>,
    /// The lines that name who signs and when.
    signature: Vec<CharSpan>,
    figures: OnceCell<Vec<Figure>>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(report: &'a Report, profile: &'a Profile) -> Self {
        let not_own = |kind: MarkKind| {
            matches!(
                kind,
                MarkKind::Chrome
                    | MarkKind::Residue
                    | MarkKind::Header
                    | MarkKind::PageNumber
                    | MarkKind::Deleted
            )
        };
        let mut aside: Vec<CharSpan> = Vec::new();
        for mark in &report.source.marks {
            if !not_own(mark.kind) || mark.span.is_empty() {
                continue;
            }
            match aside.last_mut() {
                Some(last) if mark.span.start <= last.end => {
                    last.end = last.end.max(mark.span.end);
                }
                _ => aside.push(mark.span),
            }
        }
        Self {
            report,
            profile,
            chars: report.source.text.as_str().chars().collect(),
            aside,
            signature: signature(report),
            figures: OnceCell::new(),
        }
    }

    /// The text.
    pub(crate) fn text(&self) -> &'a Text {
        &self.report.source.text
    }

    /// The words of a passage.
    pub(crate) fn slice(&self, span: CharSpan) -> &'a str {
        self.text().slice(span)
    }

    /// The character at a place; `\n` at and beyond the end.
    pub(crate) fn at(&self, idx: usize) -> char {
        self.chars.get(idx).copied().unwrap_or('\n')
    }

    /// Whether the words stand at a place.
    pub(crate) fn says(&self, idx: usize, words: &str) -> bool {
        let mut words = words.chars().enumerate();
        words.all(|(nth, ch)| self.at(idx + nth) == ch)
    }

    /// Whether any of the words stands at a place.
    pub(crate) fn says_any(&self, idx: usize, words: &[&str]) -> bool {
        words.iter().any(|words| self.says(idx, words))
    }

    /// A passage without the white space around it.
    pub(crate) fn trimmed(&self, span: CharSpan) -> CharSpan {
        let (mut start, mut end) = (span.start.get(), span.end.get());
        while start < end && self.at(start).is_whitespace() {
            start += 1;
        }
        while end > start && self.at(end - 1).is_whitespace() {
            end -= 1;
        }
        CharSpan::new(start, end)
    }

    /// Whether a place belongs to page chrome, residue, running heads or deleted text.
    pub(crate) fn is_aside(&self, idx: usize) -> bool {
        let at = CharIdx::new(idx);
        let next = self.aside.partition_point(|span| span.end <= at);
        self.aside.get(next).is_some_and(|span| span.contains(at))
    }

    /// The irregularities of one kind that the analysis met in the report's own words.
    pub(crate) fn notes(&self, kind: ParseNoteKind) -> impl Iterator<Item = &'a ParseNote> {
        let notes = self.report.notes.iter();
        notes.filter(move |note| note.kind == kind && !self.is_aside(note.span.start.get()))
    }

    /// Whether a place belongs to the lines that name who signs and when.
    pub(crate) fn is_signature(&self, idx: usize) -> bool {
        let at = CharIdx::new(idx);
        self.signature.iter().any(|line| line.contains(at))
    }

    /// The quantities of the text.
    pub(crate) fn figures(&self) -> &[Figure] {
        self.figures.get_or_init(|| report::figures(self.report))
    }

    /// Every place of a phrase, as it stands, in order.
    pub(crate) fn places(&self, phrase: &str) -> Vec<CharSpan> {
        let text = self.text();
        let n_chars = CharIdx::new(phrase.chars().count()).0;
        memchr::memmem::find_iter(text.as_str().as_bytes(), phrase.as_bytes())
            .map(|byte| {
                let start = text.char_of(byte);
                CharSpan {
                    start,
                    end: start + n_chars,
                }
            })
            .collect()
    }
}

/// Lines behind the last heading that hold nothing but the date of signature or the issuer.
fn signature(report: &Report) -> Vec<CharSpan> {
    let text = &report.source.text;
    let last = report.sections.last();
    let body = last.map_or(CharIdx(0), |section| section.heading_span.end);
    let date = report.date.as_ref().and_then(|date| date.span);
    let short = report
        .issuer
        .as_ref()
        .map(|issuer| issuer.value.short.as_str());
    let signs = |line: CharSpan| {
        if line.start < body || line.len() > 60 {
            return false;
        }
        let words = text.slice(line).trim();
        let dated = date.is_some_and(|date| line.covers(date) && line.len() <= date.len() + 40);
        let named = short.is_some_and(|short| {
            words.contains(short) && words.chars().count() <= short.chars().count() + 16
        });
        let ends = words.ends_with(['。', '；', '，', '：']);
        (dated || named) && !ends
    };
    text.lines().filter(|&line| signs(line)).collect()
}
