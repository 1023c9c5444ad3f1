//! What a review holds, and what can be changed about it.

use std::collections::BTreeMap;

use crate::profile::Points;
use crate::report::Corrections;
use crate::text::CharSpan;

/// How far the reviewer is with a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing was edited yet.
    #[default]
    New,
    /// Something was edited; where no status was set by hand this follows from the history,
    /// as long as not all of it is undone.
    Reading,
    /// Finished.
    Done,
    /// Put aside.
    Hold,
}

/// What a criterion was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScoreValue {
    /// Points.
    Points(Points),
    /// The criterion does not apply (`"na"`).
    NotApplicable,
}

/// How sure the reviewer is of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Wants another look.
    Low,
    /// The usual.
    Medium,
    /// Beyond doubt.
    High,
}

/// The score of one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// What was given.
    pub value: ScoreValue,
    /// How often each deduction of the criterion was taken, by its id.
    pub deductions: BTreeMap<String, u32>,
    /// Why; may be empty.
    pub comment: String,
    /// Ids of the notes it rests on.
    pub cites: Vec<String>,
    /// How sure the reviewer is, where said.
    pub confidence: Option<Confidence>,
    /// When it was given, RFC 3339 with offset.
    pub at: String,
}

/// Kinds of a note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// Something is wrong.
    #[default]
    Problem,
    /// Something needs asking.
    Question,
    /// Something is good.
    Praise,
    /// Something could be better.
    Suggestion,
}

/// How a note finds its passage again: the W3C selectors `TextQuote` and `TextPosition`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Where the passage stood in the text of `text_sha256`.
    pub span: CharSpan,
    /// The passage.
    pub exact: String,
    /// Up to 32 characters before it.
    pub prefix: String,
    /// Up to 32 characters behind it.
    pub suffix: String,
    /// SHA-256 of the text the span points into.
    pub text_sha256: String,
}

/// What a note speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A passage.
    Span(Anchor),
    /// A section, by its heading.
    Section {
        /// The section's id when the note was written.
        id: String,
        /// Its heading line.
        anchor: Anchor,
    },
    /// The whole report.
    Whole,
}

/// A reviewer's comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// 16 hex digits, made in `session`.
    pub id: String,
    /// Problem, question, praise or suggestion.
    pub kind: NoteKind,
    /// What it speaks of.
    pub target: Target,
    /// The comment.
    pub body: String,
    /// The criterion it bears on.
    pub criterion: Option<String>,
    /// The finding it was made from (`check` id).
    pub check: Option<String>,
    /// When it was written, RFC 3339 with offset.
    pub created: String,
    /// When it was last changed.
    pub modified: Option<String>,
}

/// What the reviewer said of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingVerdict {
    /// Turned into the note of this id.
    Accepted {
        /// Id of the note.
        note: String,
    },
    /// Dismissed.
    Dismissed {
        /// Why; may be empty.
        reason: String,
        /// Its passage, so that it is known again in a changed text; `None` for something
        /// absent.
        anchor: Option<Anchor>,
    },
}

/// One thing of a review that can be set and that two sessions can set differently.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// Status.
    Status,
    /// The summary for the unit.
    Summary,
    /// The score of a criterion, by its id.
    Score(String),
    /// A note, by its id.
    Note(String),
    /// Title, issuer, year and headings corrected by hand, as one value.
    Outline,
    /// What was said of a finding: check id, start of its span.
    Finding(String, u32),
}

/// The value of an [`Item`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Not set: no score, a deleted note, an empty summary, no explicit status.
    Absent,
    /// For [`Item::Status`].
    Status(Status),
    /// For [`Item::Summary`].
    Text(String),
    /// For [`Item::Score`].
    Score(Score),
    /// For [`Item::Note`].
    Note(Note),
    /// For [`Item::Outline`].
    Outline(Corrections),
    /// For [`Item::Finding`].
    Finding(FindingVerdict),
}

impl Status {
    /// The id, the same in both languages.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Reading => "reading",
            Self::Done => "done",
            Self::Hold => "hold",
        }
    }

    /// The status of an id.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        [Self::New, Self::Reading, Self::Done, Self::Hold]
            .into_iter()
            .find(|status| status.id() == id)
    }
}

impl NoteKind {
    /// Every kind, in the order screens show them.
    pub const ALL: [Self; 4] = [
        Self::Problem,
        Self::Question,
        Self::Praise,
        Self::Suggestion,
    ];

    /// The id, the same in both languages.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Problem => "problem",
            Self::Question => "question",
            Self::Praise => "praise",
            Self::Suggestion => "suggestion",
        }
    }

    /// The kind of an id.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

impl Confidence {
    /// The id, the same in both languages.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// The confidence of an id.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        [Self::Low, Self::Medium, Self::High]
            .into_iter()
            .find(|confidence| confidence.id() == id)
    }
}

impl Note {
    /// The passage or heading it is bound to; `None` for notes on the whole report.
    #[must_use]
    pub fn anchor(&self) -> Option<&Anchor> {
        match &self.target {
            Target::Span(anchor) | Target::Section { anchor, .. } => Some(anchor),
            Target::Whole => None,
        }
    }
}

impl Value {
    /// Whether two values say the same, whenever they were written.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Score(a), Self::Score(b)) => {
                a.value == b.value
                    && a.deductions == b.deductions
                    && a.comment == b.comment
                    && a.cites == b.cites
                    && a.confidence == b.confidence
            }
            (Self::Note(a), Self::Note(b)) => {
                a.id == b.id
                    && a.kind == b.kind
                    && a.target == b.target
                    && a.body == b.body
                    && a.criterion == b.criterion
                    && a.check == b.check
            }
            _ => self == other,
        }
    }

    /// Whether an item can have this value.
    #[must_use]
    pub fn fits(&self, item: &Item) -> bool {
        match (item, self) {
            (_, Self::Absent)
            | (Item::Status, Self::Status(_))
            | (Item::Summary, Self::Text(_))
            | (Item::Score(_), Self::Score(_))
            | (Item::Outline, Self::Outline(_))
            | (Item::Finding(..), Self::Finding(_)) => true,
            (Item::Note(id), Self::Note(note)) => note.id == *id,
            _ => false,
        }
    }

    /// The same value, with the empty summary and the empty correction as [`Value::Absent`].
    pub(super) fn normal(self) -> Self {
        match self {
            Self::Text(text) if text.is_empty() => Self::Absent,
            Self::Outline(outline) if outline == Corrections::default() => Self::Absent,
            value => value,
        }
    }
}

/// One edit, as the person made it: sets `item` to `new`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is set.
    pub item: Item,
    /// To what.
    pub new: Value,
}

/// Which edit, in an order that no clock decides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId {
    /// One more than the highest the writing session had seen.
    pub seq: u64,
    /// The session that wrote it: 16 hex digits.
    pub session: String,
}

/// Why an entry was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// The person set something.
    Set,
    /// The person took an entry back.
    Undo(EntryId),
    /// The person did an undone entry again.
    Redo(EntryId),
    /// The file was edited by hand; the difference was taken over.
    ByHand,
}

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub id: EntryId,
    /// When, RFC 3339 with offset; shown, never used for order.
    pub at: String,
    /// Why.
    pub kind: EntryKind,
    /// The first entry of the same action of the same session, where one action set
    /// several items; they are undone together.
    pub with: Option<u64>,
    /// The entries whose values this one replaces: those that stood for the item when
    /// its author looked. Two entries of which neither stands over the other, not even by
    /// way of third ones, were made without knowledge of each other. Empty for undo and redo.
    pub over: Vec<EntryId>,
    /// What was set.
    pub item: Item,
    /// The value in force before, as its author saw it.
    pub old: Value,
    /// The value in force after, as its author saw it.
    pub new: Value,
}

/// Who edits, and when: handed in by `session`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The session's id: 16 hex digits, new at each start of the program.
    pub session: String,
    /// Now, RFC 3339 with offset.
    pub at: String,
}

/// One reviewer's work on one report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// The report's printed path relative to the batch root.
    pub report: String,
    /// The report's title when last saved.
    pub title: String,
    /// SHA-256 of the text that was reviewed.
    pub text_sha256: String,
    /// Version of the rules that made that text.
    pub text_version: u32,
    /// Who reviews.
    pub reviewer: String,
    /// Profile id and SHA-256 of its TOML.
    pub profile: (String, String),
    /// Status.
    pub status: Status,
    /// By criterion id.
    pub scores: BTreeMap<String, Score>,
    /// In order of position, then id.
    pub notes: Vec<Note>,
    /// For the unit; may be empty.
    pub summary: String,
    /// Corrections of the outline.
    pub outline: Corrections,
    /// What was said of findings, by check id and start.
    pub findings: BTreeMap<(String, u32), FindingVerdict>,
    /// Items that two sessions set differently from the same base: the values not in
    /// force, until somebody sets the item again.
    pub others: BTreeMap<Item, Vec<Value>>,
    /// Seconds spent on the report; a session adds to what the file says, two copies merge to the larger.
    pub seconds: u64,
    /// Raised by every write.
    pub revision: u64,
    /// Every edit, in order of id.
    pub history: Vec<Entry>,
}
