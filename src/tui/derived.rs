//! What follows from the state: asked by `update` and `view` alike, kept nowhere.

use std::sync::Arc;

use crate::profile::Profile;
use crate::review::Stamp;
use crate::session::Row;
use crate::text::{CharSpan, motion};

use super::keymap::{Place, notation};
use super::msg::Now;
use super::open::Open;
use super::state::{Message, Mode, Pane, State, Typed, Unsaved};

impl State {
    /// The open report, if it could be opened.
    #[must_use]
    pub fn opened(&self) -> Option<&Open> {
        self.open.as_ref().and_then(|open| open.as_ref().ok())
    }

    /// The same, to edit.
    pub fn opened_mut(&mut self) -> Option<&mut Open> {
        self.open.as_mut().and_then(|open| open.as_mut().ok())
    }

    /// The profile with the rubric of the open report.
    #[must_use]
    pub fn sheet(&self) -> Arc<Profile> {
        let open = self.opened().map(|open| &open.sheet);
        Arc::clone(open.unwrap_or(&self.session.profile))
    }

    /// Number of reports in the batch.
    #[must_use]
    pub fn n_reports(&self) -> usize {
        self.batch.as_ref().map_or(0, |batch| batch.entries.len())
    }

    /// How a report is called: its unit where that is known, else its file.
    #[must_use]
    pub fn report_name(&self, report_idx: usize) -> &str {
        let row = self.rows.get(report_idx).and_then(Option::as_deref);
        let path = || {
            let entry = self.batch.as_ref()?.entries.get(report_idx)?;
            let name = entry.path.rsplit('/').next()?;
            Some(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
        };
        row.and_then(unit_name).or_else(path).unwrap_or_default()
    }

    /// Who edits now.
    #[must_use]
    pub fn stamp(&self, now: &Now) -> Stamp {
        Stamp {
            session: self.session.id.clone(),
            at: now.at.clone(),
        }
    }

    /// Where keys are pressed now.
    #[must_use]
    pub fn place(&self) -> Place {
        match (self.focus, &self.mode) {
            (Pane::Text, Mode::Select { .. }) => Place::Select,
            (Pane::Text, _) => Place::Text,
            (Pane::List, _) => Place::List,
            (Pane::Navigator, _) => Place::Navigator,
            (Pane::Notes, _) => Place::Notes,
            (Pane::Scores, _) => Place::Scores,
        }
    }

    /// The selected characters, the one under the cursor included.
    #[must_use]
    pub fn selection(&self) -> Option<CharSpan> {
        let (anchor, paragraphs) = match &self.mode {
            Mode::Select { anchor, paragraphs } => (*anchor, *paragraphs),
            // The passage stays marked while something is written about it.
            Mode::Write(editor) => return editor.passage(),
            Mode::Normal => return None,
        };
        let text = &self.opened()?.report.source.text;
        let (start, last) = (
            anchor.min(self.reader.cursor),
            anchor.max(self.reader.cursor),
        );
        if paragraphs {
            let first = motion::line_at(text, start);
            let last = motion::line_at(text, last);
            return Some(CharSpan {
                start: first.start,
                end: last.end,
            });
        }
        let end = (last + 1).min(text.len());
        Some(CharSpan { start, end })
    }

    /// The passage that is marked in the text: the selection, or while scores are given what
    /// the next one will cite.
    #[must_use]
    pub fn marked(&self) -> Option<CharSpan> {
        let cited_next = self.scores.passage;
        self.selection()
            .or(cited_next.filter(|_| self.focus == Pane::Scores))
    }

    /// Edits that are not on disk, of reviews and of remarks.
    fn all_unsaved(&self) -> impl Iterator<Item = &Unsaved> {
        self.unsaved.values().chain(self.unsaved_remarks.values())
    }

    /// Whether edits of a report are not on disk.
    #[must_use]
    pub fn is_unsaved(&self, report_idx: usize) -> bool {
        self.unsaved.contains_key(&report_idx) || self.unsaved_remarks.contains_key(&report_idx)
    }

    /// Why something is not on disk.
    #[must_use]
    pub fn trouble(&self) -> Option<&str> {
        self.all_unsaved()
            .find_map(|unsaved| unsaved.reason.as_deref())
            .or(self
                .draft_trouble
                .as_ref()
                .map(|trouble| trouble.why.as_str()))
    }

    /// How many edits are not on disk.
    #[must_use]
    pub fn n_unsaved(&self) -> usize {
        self.all_unsaved()
            .map(|unsaved| unsaved.entries.len())
            .sum()
    }

    /// When the oldest edit was made that is not on disk, else since when half-typed text is
    /// not; RFC 3339.
    #[must_use]
    pub fn unsaved_since(&self) -> Option<&str> {
        let edits = self.all_unsaved().map(|unsaved| unsaved.since.as_str());
        let draft = self.draft_trouble.as_ref();
        edits.min().or(draft.map(|trouble| trouble.since.as_str()))
    }

    /// Which hit of the search the cursor stands on, of how many.
    #[must_use]
    pub fn search_count(&self) -> String {
        let Some(search) = &self.search else {
            return String::new();
        };
        let n_hits = search.hits.len();
        match search.number_at(self.reader.cursor) {
            Some(nth) => format!("{nth}/{n_hits}"),
            None => n_hits.to_string(),
        }
    }

    /// Says a sentence until the next key.
    pub fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            error: false,
        });
    }

    /// Says until the next key what went wrong.
    pub fn complain(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            error: true,
        });
    }
}

impl Typed {
    /// Whether nothing of a command was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0 && self.sequence.is_empty()
    }

    /// What was typed of a command so far.
    #[must_use]
    pub fn shown(&self) -> String {
        let mut shown = match self.count {
            0 => String::new(),
            count => count.to_string(),
        };
        shown.extend(self.sequence.iter().map(|key| notation(*key)));
        shown
    }
}

/// How a report's unit is called in one word, where that is known.
#[must_use]
pub fn unit_name(row: &Row) -> Option<&str> {
    let issuer = row.issuer.as_ref()?;
    let name = if issuer.short.is_empty() {
        &issuer.name
    } else {
        &issuer.short
    };
    (!name.is_empty()).then_some(name)
}
