//! The editor for notes: `tui-textarea` with our keys.
//!
//! Soft wrap, undo by bursts, paste verbatim. What is left out: where the
//! text goes (`update::writing`) and how it looks (`view::writing`).

use ratatui::style::Style;
use tui_textarea::{CursorMove, TextArea, WrapMode};

use crate::review::Target;
use crate::text::CharSpan;

use super::state::{Draft, DraftPlace};

/// Undo steps kept; each is a burst of typing, so this is a long evening.
const HISTORY: usize = 2_000;

/// Text being written.
#[derive(Clone, Debug)]
pub struct Editor {
    /// The widget, which owns the text.
    pub area: TextArea<'static>,
    /// What it will become; its text and caret are those of the last call of [`Editor::draft`].
    draft: Draft,
    /// What stood there before: left as it was, it is no draft.
    original: String,
}

impl Editor {
    /// Takes up a draft (a new one has an empty body).
    #[must_use]
    pub fn new(draft: Draft) -> Self {
        let mut area = TextArea::new(draft.text.split('\n').map(str::to_owned).collect());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_max_histories(HISTORY);
        // The terminal's own cursor stands at the caret, so that the input method's window does.
        area.set_cursor_style(Style::default());
        area.set_cursor_line_style(Style::default());
        let mut editor = Self {
            area,
            draft,
            original: String::new(),
        };
        let caret = editor.draft.caret as usize;
        editor.go_to(caret);
        editor
    }

    /// The same over a text that is saved already, which is no draft until it is changed.
    #[must_use]
    pub fn over(draft: Draft) -> Self {
        let original = draft.text.clone();
        Self {
            original,
            ..Self::new(draft)
        }
    }

    /// Whether what stands there is worth keeping as a draft.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        let body = self.body();
        !body.trim().is_empty() && body != self.original
    }

    /// Puts another text in the place of the one there, as one step of undo; the caret goes
    /// behind it.
    pub fn replace(&mut self, text: &str) {
        if text == self.body() {
            return;
        }
        self.area.select_all();
        self.area.insert_str(text);
    }

    /// What was typed.
    #[must_use]
    pub fn body(&self) -> String {
        self.area.lines().join("\n")
    }

    /// The text as it is kept on disk.
    #[must_use]
    pub fn draft(&self) -> Draft {
        Draft {
            text: self.body(),
            caret: u32::try_from(self.caret()).unwrap_or(u32::MAX),
            ..self.draft.clone()
        }
    }

    /// What the text will become.
    #[must_use]
    pub fn place(&self) -> &DraftPlace {
        &self.draft.place
    }

    /// The same, to change a note's kind.
    pub fn place_mut(&mut self) -> &mut DraftPlace {
        &mut self.draft.place
    }

    /// The passage that a new note is being written about.
    #[must_use]
    pub fn passage(&self) -> Option<CharSpan> {
        match &self.draft.place {
            DraftPlace::Note {
                target: Target::Span(anchor),
                edits: None,
                ..
            } => Some(anchor.span),
            _ => None,
        }
    }

    /// The caret in characters of the body.
    #[must_use]
    pub fn caret(&self) -> usize {
        let cursor = self.area.cursor();
        let before: usize = self
            .area
            .lines()
            .iter()
            .take(cursor.0)
            .map(|line| line.chars().count() + 1)
            .sum();
        before + cursor.1
    }

    fn go_to(&mut self, caret: usize) {
        let mut left = caret;
        for (row, line) in self.area.lines().iter().enumerate() {
            let len = line.chars().count();
            if left <= len {
                let (row, col) = (short(row), short(left));
                self.area.move_cursor(CursorMove::Jump(row, col));
                return;
            }
            left -= len + 1;
        }
        self.area.move_cursor(CursorMove::Bottom);
        self.area.move_cursor(CursorMove::End);
    }
}

fn short(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str, caret: u32) -> Draft {
        Draft {
            id: "0".repeat(16),
            reviewer: "评阅员".to_owned(),
            report: "石梁镇.txt".to_owned(),
            place: DraftPlace::Summary,
            text: text.to_owned(),
            caret,
            at: String::new(),
        }
    }

    #[test]
    fn a_draft_comes_back_at_the_same_caret() {
        for caret in [0, 2, 3, 4, 7] {
            let kept = draft("数字不符\n与前\n", caret);
            assert_eq!(Editor::new(kept.clone()).draft(), kept, "caret {caret}");
        }
    }

    #[test]
    fn a_caret_beyond_the_end_comes_back_at_the_end() {
        assert_eq!(Editor::new(draft("数字", 99)).caret(), 2);
    }
}
