//! Everything the screen shows, as plain values: one struct per pane.
//!
//! Nothing here touches disk, terminal or clock. `update` changes it, `view`
//! reads it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::batch::{Batch, Unit};
use crate::lang::Lang;
use crate::profile::Profile;
use crate::review::{Entry, IdSource, Stamp};
use crate::session::Row;
use crate::term::Key;
use crate::text::{Ambiguous, CharIdx, CharSpan, motion};

use super::editor::Editor;
use super::help::Help;
use super::keymap::{Action, Place, notation};
use super::msg::Now;
use super::prompt::Prompt;
use super::reader::Reader;
use super::scores::Scores;
use super::search::Search;
use super::theme::Theme;

pub use super::open::Open;
pub use crate::home::Place as Memory;
pub use crate::store::{Draft, DraftPlace};

/// Choices that hold for the whole session.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Language of the screen.
    pub lang: Lang,
    /// How wide ambiguous characters are drawn.
    pub ambiguous: Ambiguous,
    /// Only ASCII for lines and marks.
    pub ascii: bool,
    /// Colours.
    pub theme: Theme,
    /// Widest reading column, in cells.
    pub measure: u16,
}

impl Settings {
    /// Whether lines and marks are drawn with ASCII: asked for, or because ambiguous
    /// characters are wide here and box drawing is ambiguous.
    #[must_use]
    pub fn plain_lines(&self) -> bool {
        self.ascii || self.ambiguous == Ambiguous::Wide
    }
}

impl Typed {
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

/// Who reviews what under which profile.
#[derive(Clone, Debug)]
pub struct Session {
    /// This session's id, for stamps.
    pub id: String,
    /// The reviewer, once known.
    pub reviewer: Option<String>,
    /// The name to propose when asked.
    pub proposed: String,
    /// The profile of the store.
    pub profile: Arc<Profile>,
    /// Makes ids of notes and drafts.
    pub ids: IdSource,
    /// What the batch is called.
    pub batch_name: String,
}

/// A pane that can have the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The report list.
    List,
    /// The section navigator.
    Navigator,
    /// The reading pane.
    Text,
    /// Notes in the annotation pane.
    Notes,
    /// Scores in the annotation pane.
    Scores,
}

/// A cursor in rows of a list and the first row shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCursor {
    /// The entry the cursor stands on.
    pub at: usize,
    /// The first entry shown.
    pub top: usize,
}

impl ListCursor {
    /// Goes to an entry and scrolls so that it and some entries around it show.
    pub fn go(&mut self, at: usize, len: usize, height: usize) {
        self.at = at.min(len.saturating_sub(1));
        let margin = 2.min(height.saturating_sub(1) / 2);
        let lowest = (self.at + 1 + margin).saturating_sub(height);
        let highest = self.at.saturating_sub(margin);
        self.top = self
            .top
            .clamp(lowest.min(highest), highest)
            .min(len.saturating_sub(height));
    }

    /// Goes `delta` entries on.
    pub fn step(&mut self, delta: isize, len: usize, height: usize) {
        self.go(self.at.saturating_add_signed(delta), len, height);
    }
}

/// Edits of one report that are not on disk yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unsaved {
    /// The entries, in order.
    pub entries: Vec<Entry>,
    /// When the oldest was made, in seconds of the session.
    pub since: u64,
    /// Why the last attempt failed, if it did.
    pub reason: Option<String>,
}

/// What takes the keys, aside from overlays.
#[derive(Clone, Debug)]
pub enum Mode {
    /// Keys are actions.
    Normal,
    /// A passage is being selected, from `anchor` to the cursor.
    Select {
        /// Where the selection began.
        anchor: CharIdx,
        /// Whole paragraphs.
        paragraphs: bool,
    },
    /// Text is being written.
    Write(Box<Editor>),
}

/// What lies over the panes and takes the keys first.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// Keys of the pane, searchable.
    Help(Help),
    /// A line of input at the foot of the screen.
    Prompt(Prompt),
    /// A question that `Enter` affirms and `Esc` declines.
    Confirm(Confirm),
}

/// A question.
#[derive(Clone, Debug)]
pub struct Confirm {
    /// What is asked, line by line.
    pub lines: Vec<String>,
    /// What `Enter` does.
    pub then: Confirmed,
}

/// What a question was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// Mark done although something is missing.
    Done,
    /// Leave although something is not saved.
    Quit,
}

/// A sentence at the foot of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub error: bool,
}

/// A mark or an entry of the jump list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Which report.
    pub report_idx: usize,
    /// Where in its text.
    pub at: CharIdx,
}

/// Where the reviewer came from, and whereto `forward` leads.
#[derive(Clone, Debug, Default)]
pub struct Jumps {
    /// Spots left behind, oldest first.
    pub back: Vec<Spot>,
    /// Spots to return to, nearest last.
    pub forward: Vec<Spot>,
}

/// Keys typed that are no whole command yet.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// The count, 0 for none.
    pub count: u32,
    /// The beginning of a sequence.
    pub sequence: Vec<Key>,
    /// A mark's name is awaited: set it, or go to it.
    pub mark: Option<MarkUse>,
}

/// What the next key, a mark's name, is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkUse {
    /// Remember this place under it.
    Set,
    /// Go there.
    GoTo,
}

/// Where to stand in a report that is about to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// At its beginning, or where it was left.
    Remembered,
    /// At a position.
    At(CharIdx),
    /// At the beginning of a part.
    Part(String),
}

/// The screen.
#[derive(Clone, Debug)]
pub struct State {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Choices of the session.
    pub settings: Settings,
    /// Who reviews.
    pub session: Session,
    /// The batch, once it is listed.
    pub batch: Option<Arc<Batch>>,
    /// What is known of each report, by its place in the batch.
    pub rows: Vec<Option<Row>>,
    /// The report list.
    pub list: ListCursor,
    /// The section navigator.
    pub navigator: ListCursor,
    /// The reading pane.
    pub reader: Reader,
    /// The selected note, by its place in the review.
    pub note: Option<usize>,
    /// The score pane.
    pub scores: Scores,
    /// Which pane has the focus.
    pub focus: Pane,
    /// What the annotation pane shows: notes or scores.
    pub side: Pane,
    /// Whether the focused pane is alone.
    pub zoom: bool,
    /// What takes the keys.
    pub mode: Mode,
    /// What lies over the panes, the top one last.
    pub overlays: Vec<Overlay>,
    /// Keys typed so far.
    pub typed: Typed,
    /// The search at hand.
    pub search: Option<Search>,
    /// The open report, or why it could not be opened.
    pub open: Option<Result<Open, String>>,
    /// The request under way: its generation, which report, where to stand in it.
    pub opening: Option<(u64, usize, Arrival)>,
    /// Number of requests made so far.
    pub generation: u64,
    /// Where each report was left.
    pub places: BTreeMap<usize, (CharIdx, usize)>,
    /// Where to begin, by printed path.
    pub start: Memory,
    /// Marks by name.
    pub marks: BTreeMap<char, Spot>,
    /// The jump list.
    pub jumps: Jumps,
    /// Edits that are not on disk, by report.
    pub unsaved: BTreeMap<usize, Unsaved>,
    /// Drafts of the open report that wait to be taken up, newest last.
    pub drafts: Vec<Draft>,
    /// Why half-typed text could not be written, while that is so.
    pub draft_trouble: Option<String>,
    /// The sentence at the foot, until the next key.
    pub message: Option<Message>,
    /// Something was saved just now: shown until the next key.
    pub saved: bool,
    /// What to carry out once the reviewer's name is known.
    pub awaiting_reviewer: Option<Action>,
    /// `Ctrl-c` was the last key: a second one says how to leave.
    pub interrupted: bool,
}

impl State {
    /// A screen before the batch is listed.
    #[must_use]
    pub fn new(size: (u16, u16), settings: Settings, session: Session, start: Memory) -> Self {
        Self {
            size,
            settings,
            session,
            batch: None,
            rows: Vec::new(),
            list: ListCursor::default(),
            navigator: ListCursor::default(),
            reader: Reader::default(),
            note: None,
            scores: Scores::default(),
            focus: Pane::List,
            side: Pane::Notes,
            zoom: false,
            mode: Mode::Normal,
            overlays: Vec::new(),
            typed: Typed::default(),
            search: None,
            open: None,
            opening: None,
            generation: 0,
            places: BTreeMap::new(),
            start,
            marks: BTreeMap::new(),
            jumps: Jumps::default(),
            unsaved: BTreeMap::new(),
            drafts: Vec::new(),
            draft_trouble: None,
            message: None,
            saved: false,
            awaiting_reviewer: None,
            interrupted: false,
        }
    }

    /// The open report, if it could be opened.
    #[must_use]
    pub fn opened(&self) -> Option<&Open> {
        self.open.as_ref().and_then(|open| open.as_ref().ok())
    }

    /// The same, to edit.
    pub fn opened_mut(&mut self) -> Option<&mut Open> {
        self.open.as_mut().and_then(|open| open.as_mut().ok())
    }

    /// Number of reports in the batch.
    #[must_use]
    pub fn n_reports(&self) -> usize {
        self.batch.as_ref().map_or(0, |batch| batch.entries.len())
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

    /// The oldest reason why something is not on disk.
    #[must_use]
    pub fn trouble(&self) -> Option<&str> {
        self.unsaved
            .values()
            .find_map(|unsaved| unsaved.reason.as_deref())
            .or(self.draft_trouble.as_deref())
    }

    /// How many edits are not on disk.
    #[must_use]
    pub fn n_unsaved(&self) -> usize {
        self.unsaved
            .values()
            .map(|unsaved| unsaved.entries.len())
            .sum()
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

    /// How many of the units that `units.csv` expects have no report here.
    #[must_use]
    pub fn n_missing_units(&self) -> usize {
        let Some(batch) = &self.batch else {
            return 0;
        };
        let sent = |unit: &Unit| {
            batch.position(&unit.report).is_some()
                || self.rows.iter().flatten().any(|row| {
                    row.issuer
                        .as_ref()
                        .is_some_and(|issuer| issuer.name == unit.unit || issuer.short == unit.unit)
                })
        };
        batch.units.iter().filter(|unit| !sent(unit)).count()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_scrolls_only_as_far_as_it_must() {
        let mut list = ListCursor::default();
        list.go(5, 100, 10);
        assert_eq!(list.top, 0);
        list.go(9, 100, 10);
        assert_eq!(list.top, 2, "two entries stay in view below");
        list.go(8, 100, 10);
        assert_eq!(list.top, 2);
        list.go(99, 100, 10);
        assert_eq!(list.top, 90);
        list.step(-500, 100, 10);
        assert_eq!((list.at, list.top), (0, 0));
        list.go(7, 0, 10);
        assert_eq!((list.at, list.top), (0, 0));
    }
}
