//! Why an action of the key table cannot act now: for help and for hints.
//!
//! What is left out: the refusals of the actions themselves, which name what they speak of.

use crate::lang::{command as words, tui};

use super::blocks::Block;
use super::keymap::Action;
use super::state::{Pane, State};

impl State {
    /// Why an action cannot act now; `None` where it can, as far as that is known before it
    /// is tried.
    #[must_use]
    pub fn why_not(&self, action: Action) -> Option<String> {
        let lang = self.settings.lang;
        let open = self.opened();
        let said = |sentence: &'static str| Some(sentence.to_owned());
        let needs_text = is_reading(action) || is_edit(action);
        if needs_text && open.is_none() {
            return said(tui::no_open_report(lang));
        }
        if is_edit(action)
            && let Some(why) = open.and_then(|open| open.read_only.as_deref())
        {
            let why = why.lines().next().unwrap_or_default();
            return Some(tui::read_only(lang, why));
        }
        let has_notes = open.is_some_and(|open| !open.review.notes.is_empty());
        match action {
            Action::NextReport | Action::PrevReport if self.listing.order.len() < 2 => {
                said(words::one_report(lang))
            }
            Action::Filter | Action::Sort if self.n_reports() == 0 => said(tui::no_reports(lang)),
            Action::NextNote | Action::PrevNote if !has_notes => said(words::no_notes(lang)),
            // What waits to be gone on with is at hand from everywhere.
            Action::EditNote if self.goes_on_with_draft() => None,
            Action::EditNote | Action::DeleteNote | Action::KeepPhrase
                if !self.has_note_at_hand() =>
            {
                said(tui::no_note_here(lang))
            }
            Action::NextHit | Action::PrevHit if self.search.is_none() => {
                said(tui::no_search(lang))
            }
            Action::GoToMark if self.marks.is_empty() => said(words::no_marks(lang)),
            Action::JumpBack if self.jumps.back.is_empty() => said(tui::no_jump(lang)),
            Action::JumpForward if self.jumps.forward.is_empty() => said(tui::no_jump(lang)),
            _ => None,
        }
    }

    /// Whether `e` goes on with the draft that is selected.
    pub(super) fn goes_on_with_draft(&self) -> bool {
        let at_cursor = self.focus == Pane::Text && self.has_note_at_hand();
        !at_cursor && self.draft_at_hand().is_some()
    }

    /// Whether there is a note, a draft or a summary that keys of notes would speak of.
    pub(super) fn has_note_at_hand(&self) -> bool {
        match (self.focus, self.opened()) {
            (Pane::Notes, _) => matches!(
                self.block(),
                Some(Block::Note(_) | Block::Remark(_) | Block::Draft(_) | Block::Summary)
            ),
            (Pane::Text, Some(open)) => open.note_at(self.reader.cursor).is_some(),
            _ => false,
        }
    }
}

/// Whether an action moves in a report or looks at it.
fn is_reading(action: Action) -> bool {
    matches!(
        action,
        Action::NextSection
            | Action::PrevSection
            | Action::SamePartNext
            | Action::SamePartPrev
            | Action::Search
            | Action::Select
            | Action::SelectParagraphs
            | Action::SetMark
    )
}

/// Whether an action changes the review.
fn is_edit(action: Action) -> bool {
    matches!(
        action,
        Action::Note
            | Action::NoteWhole
            | Action::EditNote
            | Action::DeleteNote
            | Action::Phrase
            | Action::Summary
            | Action::PointsGiven
            | Action::PointsOff
            | Action::NotApplicable
            | Action::ScoreComment
            | Action::Done
            | Action::Hold
            | Action::ToggleHeading
            | Action::Deeper
            | Action::Higher
            | Action::Undo
            | Action::Redo
    )
}
