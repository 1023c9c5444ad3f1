//! Everything the screen shows, as plain values: one struct per pane.
//!
//! Nothing here touches disk, terminal or clock. `update` changes it, `view`
//! reads it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::batch::Batch;
use crate::lang::Lang;
use crate::profile::Profile;
use crate::review::{Entry, EntryId, IdSource, Review};
use crate::session::Row;
use crate::term::Key;
use crate::text::{Ambiguous, CharIdx};

use super::advice::Muted;
use super::beside::Beside;
use super::dashboard::{Dashboard, Nearest};
use super::editor::Editor;
use super::help::Help;
use super::history::History;
use super::hits::Hits;
use super::keymap::{Action, Keymap};
use super::listing::Listing;
use super::msg::Msg;
use super::picker::Picker;
use super::prompt::Prompt;
use super::queue::Queue;
use super::reader::Reader;
use super::scores::Scores;
use super::search::Search;
use super::switchboard::Switchboard;
use super::tally::Tally;
use super::theme::Theme;
use super::tutor::Tutor;

pub use super::open::Open;
pub use super::repeat::Repeat;
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
    /// The keys that hold.
    pub keymap: Arc<Keymap>,
    /// Widest reading column, in cells.
    pub measure: u16,
    /// Page chrome and residue show as one row.
    pub fold_asides: bool,
}

impl Settings {
    /// Whether lines and marks are drawn with ASCII: asked for, or because ambiguous
    /// characters are wide here and box drawing is ambiguous.
    #[must_use]
    pub fn plain_lines(&self) -> bool {
        self.ascii || self.ambiguous == Ambiguous::Wide
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
    /// When the oldest was made, RFC 3339.
    pub since: String,
    /// Why the last attempt failed, if it did.
    pub reason: Option<String>,
}

impl Unsaved {
    /// More entries, made at `at`, behind those that wait.
    pub fn add(&mut self, entries: &[Entry], at: &str) {
        if self.entries.is_empty() {
            at.clone_into(&mut self.since);
        }
        self.entries.extend_from_slice(entries);
    }

    /// These are on disk now.
    pub fn written(&mut self, ids: &[EntryId]) {
        self.entries.retain(|entry| !ids.contains(&entry.id));
        self.reason = None;
    }
}

/// Half-typed text is not on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftTrouble {
    /// Since when, RFC 3339.
    pub since: String,
    /// What failed.
    pub why: String,
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
    /// A list narrowed by what is typed.
    Picker(Picker),
    /// The orders of the list, the cursor on one of them.
    Order(usize),
    /// A question that `Enter` affirms and `Esc` declines.
    Confirm(Confirm),
    /// What waits to be settled.
    Queue(Queue),
    /// The batch as numbers.
    Dashboard(Dashboard),
    /// The reports nearest in score.
    Nearest(Nearest),
    /// The checks, to be switched.
    Checks(Switchboard),
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// Mark done although something is missing.
    Done,
    /// Give a low score although nothing shows what it rests on.
    LowScore,
    /// Drop a draft, by its place.
    DropDraft(usize),
    /// Copy these words.
    Copy(String),
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

/// An edit that waits for the reviewer's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Awaiting {
    /// An action of the key table, and the key that stood for it.
    Action(Action, Key),
    /// The points that are being typed in the score pane.
    Points,
    /// A line of the command line.
    Command(String),
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
    /// At the passage of a note, by its id.
    Note(String),
    /// Where it was left, at a draft by its id.
    Draft(String),
    /// At the beginning of a part.
    Part(String),
}

/// The screen.
#[derive(Clone, Debug)]
pub struct State {
    /// Counts what happened, except that the cursor moved in the text: all that is drawn under
    /// one number looks the same but for place, cursor, navigator and last row.
    pub picture: u64,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Choices of the session.
    pub settings: Settings,
    /// Who reviews.
    pub session: Session,
    /// The batch, once it is listed.
    pub batch: Option<Arc<Batch>>,
    /// The first paths, while it is being listed.
    pub glimpse: Vec<String>,
    /// What is known of each report, by its place in the batch.
    pub rows: Vec<Option<Arc<Row>>>,
    /// What the rows add up to, kept so that a frame need not count forty thousand of them.
    pub tally: Tally,
    /// The report list: `at` is the report at hand, `top` the first row shown.
    pub list: ListCursor,
    /// Which reports the list shows, and in which order.
    pub listing: Listing,
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
    /// Lines typed on the command line.
    pub history: History,
    /// The search over the batch, and what it found.
    pub hits: Option<Hits>,
    /// Number of searches over the batch so far.
    pub search_generation: u64,
    /// The open report, or why it could not be opened.
    pub open: Option<Result<Open, String>>,
    /// The request under way: its generation, which report, where to stand in it.
    pub opening: Option<(u64, usize, Arrival)>,
    /// Number of requests made so far.
    pub generation: u64,
    /// Where each report was left.
    pub places: BTreeMap<usize, (CharIdx, usize)>,
    /// What was selected there: where it begins, and whether it is of whole paragraphs.
    pub selections: BTreeMap<usize, (CharIdx, bool)>,
    /// The tutor; only in the practice batch.
    pub tutor: Option<Tutor>,
    /// Where to begin, by printed path.
    pub start: Memory,
    /// Marks by name.
    pub marks: BTreeMap<char, Spot>,
    /// The jump list.
    pub jumps: Jumps,
    /// Edits that are not on disk, by report.
    pub unsaved: BTreeMap<usize, Unsaved>,
    /// Edits of the private remarks that are not on disk, by report.
    pub unsaved_remarks: BTreeMap<usize, Unsaved>,
    /// What the store held after the last save of each report edited here: a review that was
    /// read before that save and arrives after it must not take the edit back.
    pub latest: BTreeMap<usize, Review>,
    /// Drafts of the open report that wait to be taken up, newest last.
    pub drafts: Vec<Draft>,
    /// Drafts of other reports that may not be on disk, because writing them failed.
    pub drafts_left: Vec<Draft>,
    /// Half-typed text could not be written, while that is so.
    pub draft_trouble: Option<DraftTrouble>,
    /// What stands beside the open report.
    pub beside: Option<Beside>,
    /// Findings that the reviewer wants to see no more in this batch.
    pub muted: Vec<Muted>,
    /// What `.` does.
    pub repeat: Option<Repeat>,
    /// The sentence at the foot, until the next key.
    pub message: Option<Message>,
    /// Something was saved just now: shown until the next key.
    pub saved: bool,
    /// Keys and pastes that came while a report was on its way: they are meant for it.
    pub held: Vec<Msg>,
    /// What to carry out once the reviewer's name is known; set while it is asked for and
    /// until it is taken over.
    pub awaiting_reviewer: Option<Awaiting>,
    /// `Ctrl-c` was the last key: a second one says how to leave.
    pub interrupted: bool,
}

impl State {
    /// A screen before the batch is listed.
    #[must_use]
    pub fn new(size: (u16, u16), settings: Settings, session: Session, start: Memory) -> Self {
        Self {
            picture: 0,
            size,
            settings,
            session,
            batch: None,
            glimpse: Vec::new(),
            rows: Vec::new(),
            tally: Tally::default(),
            list: ListCursor::default(),
            listing: Listing::default(),
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
            history: History::default(),
            hits: None,
            search_generation: 0,
            open: None,
            opening: None,
            generation: 0,
            places: BTreeMap::new(),
            selections: BTreeMap::new(),
            tutor: None,
            beside: None,
            muted: start.muted.clone(),
            start,
            marks: BTreeMap::new(),
            jumps: Jumps::default(),
            unsaved: BTreeMap::new(),
            unsaved_remarks: BTreeMap::new(),
            latest: BTreeMap::new(),
            drafts: Vec::new(),
            drafts_left: Vec::new(),
            draft_trouble: None,
            repeat: None,
            message: None,
            saved: false,
            held: Vec::new(),
            awaiting_reviewer: None,
            interrupted: false,
        }
    }
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
