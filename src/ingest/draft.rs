//! The text under construction: every format pushes into a [`Draft`].
//!
//! Positions are counted as the text grows, so marks never need converting.

#![expect(
    dead_code,
    reason = "the documents of this room, landing next, push piece by piece"
)]

use super::chrome;
use super::model::{Format, HeadingHint, Ingested, Mark, MarkKind, Notice, NoticeKind};
use crate::text::{CharIdx, CharSpan, Text};

/// A text being put together, with its marks and hints.
#[derive(Debug, Default)]
pub(super) struct Draft {
    text: String,
    n_chars: usize,
    marks: Vec<Mark>,
    hints: Vec<HeadingHint>,
    notices: Vec<Notice>,
    encoding: Option<String>,
    unsure: bool,
}

impl Draft {
    /// Takes over a whole text, its line ends already `\n`, in place of what was written.
    pub(super) fn set_text(&mut self, text: String) {
        self.n_chars = text.chars().count();
        self.text = text;
    }

    /// The position after the last character.
    pub(super) fn at(&self) -> usize {
        self.n_chars
    }

    /// The text so far.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// What was written since `start`; costs the length of that part.
    pub(super) fn tail(&self, start: usize) -> &str {
        let n = self.n_chars.saturating_sub(start);
        if n == 0 {
            return "";
        }
        let byte = self.text.char_indices().rev().nth(n - 1);
        byte.and_then(|(byte, _)| self.text.get(byte..))
            .unwrap_or("")
    }

    /// Adds a character; a carriage return becomes a newline.
    pub(super) fn push(&mut self, ch: char) {
        self.text.push(if ch == '\r' { '\n' } else { ch });
        self.n_chars += 1;
    }

    /// Adds a string; CR LF and CR become newlines.
    pub(super) fn push_str(&mut self, s: &str) {
        if s.contains('\r') {
            let mut chars = s.chars().peekable();
            while let Some(ch) = chars.next() {
                if ch == '\r' && chars.peek() == Some(&'\n') {
                    continue;
                }
                self.push(ch);
            }
        } else {
            self.text.push_str(s);
            self.n_chars += s.chars().count();
        }
    }

    /// Begins a new line unless the text stands at the beginning of one.
    pub(super) fn break_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.push('\n');
        }
    }

    /// Takes a tab off the end.
    pub(super) fn pop_tab(&mut self) {
        if self.text.ends_with('\t') {
            self.text.pop();
            self.n_chars -= 1;
        }
    }

    /// Takes newlines off the end, but not beyond `start`; marks and hints that
    /// reached over them are cut.
    pub(super) fn trim_newlines(&mut self, start: usize) {
        while self.n_chars > start && self.text.ends_with('\n') {
            self.text.pop();
            self.n_chars -= 1;
        }
        let end = CharIdx::new(self.n_chars);
        for mark in self
            .marks
            .iter_mut()
            .rev()
            .take_while(|mark| mark.span.end > end)
        {
            mark.span.end = end;
        }
    }

    /// Marks everything from `start` to here; nothing where that is empty.
    pub(super) fn mark(&mut self, start: usize, kind: MarkKind) {
        self.mark_span(CharSpan::new(start, self.n_chars), kind);
    }

    /// Marks a span; nothing where it is empty.
    pub(super) fn mark_span(&mut self, span: CharSpan, kind: MarkKind) {
        if !span.is_empty() {
            self.marks.push(Mark { span, kind });
        }
    }

    /// Takes everything from `start` to here for a heading of `level`.
    pub(super) fn hint(&mut self, start: usize, level: u8) {
        self.hint_span(CharSpan::new(start, self.n_chars), level);
    }

    /// Takes a span for a heading of `level`; nothing where it is empty.
    pub(super) fn hint_span(&mut self, span: CharSpan, level: u8) {
        if !span.is_empty() {
            self.hints.push(HeadingHint {
                span,
                level: level.min(9),
            });
        }
    }

    /// Adds a notice on the whole text; the same one only once.
    pub(super) fn notice(&mut self, kind: NoticeKind) {
        self.notice_at(None, kind);
    }

    /// Adds a notice with its place; the same one only once.
    pub(super) fn notice_at(&mut self, span: Option<CharSpan>, kind: NoticeKind) {
        let notice = Notice { span, kind };
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// Names the encoding and whether it is beyond doubt.
    pub(super) fn set_encoding(&mut self, name: &str, sure: bool) {
        self.encoding = Some(name.to_owned());
        self.unsure |= !sure;
    }

    /// Says that the reading as a whole is a guess.
    pub(super) fn doubt(&mut self) {
        self.unsure = true;
    }

    /// The finished text, with chrome and residue marked and all marks in order.
    pub(super) fn finish(mut self, format: Format) -> Ingested {
        chrome::mark(&self.text, &mut self.marks);
        let text = Text::new(self.text);
        let end = text.len();
        self.marks
            .retain(|mark| mark.span.end <= end && !mark.span.is_empty());
        self.marks.sort_unstable();
        self.marks.dedup();
        self.hints
            .sort_unstable_by_key(|hint| (hint.span, hint.level));
        self.hints
            .dedup_by(|later, earlier| later.span.overlaps(earlier.span));
        Ingested {
            text,
            format,
            encoding: self.encoding,
            sure: !self.unsure,
            marks: self.marks,
            hints: self.hints,
            notices: self.notices,
        }
    }
}
