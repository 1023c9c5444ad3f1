//! What happens to the screen: keys, answers of workers, the terminal's news.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::batch::Batch;
use crate::checks::Finding;
use crate::profile::Profile;
use crate::report::Report;
use crate::review::{EntryId, Note, Review};
use crate::session::{CheckState, FindingKey, Fresh, Numbers, Peer, Row};
use crate::similar::Match;
use crate::term::{Key, Mouse};

use super::beside::Shown;
use super::hits::MoreHits;
use super::state::Draft;

/// A moment, handed in because the screen's state knows no clock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Now {
    /// RFC 3339 with offset.
    pub at: String,
}

/// A report read and analysed, with its review as the store has it.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The report.
    pub report: Arc<Report>,
    /// The profile with the rubric it is scored by.
    pub sheet: Arc<Profile>,
    /// The review; empty where there is none.
    pub review: Review,
    /// Why the review cannot be edited, if so: a sentence.
    pub read_only: Option<String>,
    /// The private remarks; empty where there are none.
    pub remarks: Review,
    /// Drafts found in the store for this report.
    pub drafts: Vec<Draft>,
    /// Why there may be more remarks and drafts than these, a sentence each.
    pub troubles: Vec<String>,
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted, line ends already `\n`.
    Paste(String),
    /// The mouse was used.
    Mouse(Mouse),
    /// The terminal has another size: columns, rows.
    Resized(u16, u16),
    /// The profile under which the batch is read is known.
    Profile(Arc<Profile>),
    /// The first paths of a batch that is still being listed.
    Glimpse(Vec<String>),
    /// The batch is known.
    Listed(Arc<Batch>),
    /// Rows of the list became known.
    Rows(Vec<(usize, Arc<Row>)>),
    /// A report was opened, or a sentence says why not. Answers of another generation are stale.
    Opened {
        /// Which request it answers.
        generation: u64,
        /// Which report.
        report_idx: usize,
        /// What came of it.
        result: Box<Result<Opened, String>>,
    },
    /// These entries are on disk, and this is the review as it stands there.
    Saved {
        /// Which report.
        report_idx: usize,
        /// The entries that are safe now.
        entries: Vec<EntryId>,
        /// With what other sessions wrote meanwhile.
        review: Box<Review>,
    },
    /// Saving failed; the entries are kept and tried again.
    SaveFailed {
        /// Which report.
        report_idx: usize,
        /// Entries of the private remarks and not of the review.
        remarks: bool,
        /// What failed, where, what to do.
        reason: String,
    },
    /// The half-typed text of this revision is on disk.
    DraftSaved,
    /// The half-typed text could not be written.
    DraftFailed(String),
    /// The reviewer's name was taken over (or refused with a sentence).
    ReviewerSet(Result<String, String>),
    /// A setting was kept, or a sentence says why not.
    SettingKept(Result<(), String>),
    /// More of what a search over the batch found.
    Hits(MoreHits),
    /// The notes of the batch and the drafts that wait, with the report of each.
    Notes(Vec<(usize, Note)>, Vec<(usize, Draft)>),
    /// The phrase bank: each phrase, and whether it is the person's own; and what was wrong.
    Phrases(Vec<(String, bool)>, Option<String>),
    /// A phrase was kept (`false`: it is there already), or a sentence says why not.
    PhraseKept(Result<bool, String>),
    /// Another session wrote these reviews.
    Synced(Vec<Fresh>),
    /// A review was repaired, or could not be.
    Repaired {
        /// Which report.
        report_idx: usize,
        /// What came of it, as a sentence.
        result: Result<String, String>,
    },
    /// Somebody asks the program to stop for a while.
    Stop,
    /// The checks ran over the report of this text.
    Findings {
        /// SHA-256 of its text.
        text_sha256: String,
        /// What they noticed.
        findings: Vec<Finding>,
        /// Which of it is new since the text changed.
        new: BTreeSet<FindingKey>,
    },
    /// The batch as numbers, or a sentence says why not.
    Numbers(Result<Arc<Numbers>, String>),
    /// The reports nearest in score, or a sentence says why not.
    Nearest(Result<Vec<Peer>, String>),
    /// Which checks run in this batch, asked for or after one was switched; or a sentence says
    /// why it could not be.
    Checks {
        /// Every check.
        states: Vec<CheckState>,
        /// One was switched, so that what was found is no longer true.
        switched: Option<Result<(), String>>,
    },
    /// The checks, or the comparison, failed on the report of this text.
    LookedInVain {
        /// SHA-256 of its text.
        text_sha256: String,
        /// What happened, as a sentence.
        why: String,
    },
    /// The report of this text was compared with the others of the batch.
    Matches {
        /// SHA-256 of its text.
        text_sha256: String,
        /// What it shares with them, `a` being its own place.
        matches: Vec<Match>,
    },
    /// What was to stand beside the open report.
    BesideOpened {
        /// Which request it answers.
        generation: u64,
        /// Its full name, where a piece of it was asked for.
        name: Option<String>,
        /// What came.
        shown: Shown,
    },
    /// These private remarks are on disk, as they stand there.
    RemarksSaved {
        /// Which report.
        report_idx: usize,
        /// The entries that are safe now.
        entries: Vec<EntryId>,
        /// With what other sessions wrote meanwhile.
        remarks: Box<Review>,
    },
    /// What the person's own editor made of the text, and what went wrong with it.
    EditedOutside {
        /// The draft that was edited.
        id: String,
        /// The text; `None` leaves it as it was.
        text: Option<String>,
        /// A sentence about what went wrong.
        trouble: Option<String>,
    },
    /// Something to tell that is no answer.
    Told(String),
}
