//! What the screen wants done: data, performed by `shell` alone.

use std::sync::Arc;

use crate::checks::About;
use crate::lang::Lang;
use crate::report::Report;
use crate::review::Entry;

use super::advice::Muted;
use super::state::{Draft, Memory};

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read, analyse and load the review of a report; answer with this generation.
    Open {
        /// To be given back with the answer.
        generation: u64,
        /// Which report.
        report_idx: usize,
    },
    /// Run the checks over a report that was opened, and compare it with the others where
    /// that is cheap.
    LookInto {
        /// Which report.
        report_idx: usize,
        /// The report.
        report: Arc<Report>,
    },
    /// Compare a report with all others, however many.
    Compare {
        /// Which report.
        report_idx: usize,
        /// The report.
        report: Arc<Report>,
    },
    /// Let the person practise on the samples, and come back.
    Practise,
    /// Look up which checks run.
    ListChecks,
    /// Switch a check on or off for the batch.
    SwitchCheck {
        /// The check.
        about: &'static About,
        /// It is to run.
        on: bool,
    },
    /// Count findings anew: these, by check and quote, are to be seen no more in this batch.
    Mute(Vec<Muted>),
    /// Work out the batch as numbers.
    Count,
    /// Look up the reports nearest in score.
    Nearest {
        /// To which report.
        report_idx: usize,
        /// On which criterion.
        criterion: String,
    },
    /// Work out the rows of the list anew: what they are counted by is another now.
    Recount,
    /// Read what is to stand beside the open report.
    OpenBeside {
        /// To be given back with the answer.
        generation: u64,
        /// Which report.
        report_idx: usize,
        /// Whose review of it, by a piece of the name; `None` for the report itself.
        reviewer: Option<String>,
    },
    /// Write entries of the private remarks to the store.
    CommitRemarks {
        /// Which report.
        report_idx: usize,
        /// In order of id.
        entries: Vec<Entry>,
    },
    /// Write entries to the store.
    Commit {
        /// Which report.
        report_idx: usize,
        /// In order of id.
        entries: Vec<Entry>,
    },
    /// Repair the review of a report, as far as it can be read.
    Repair {
        /// Which report.
        report_idx: usize,
    },
    /// Put half-typed text on disk.
    SaveDraft(Draft),
    /// This draft became an edit or was given up by the person.
    DropDraft(Draft),
    /// Remember where the reviewer is.
    SavePlace(Memory),
    /// Take this name as the reviewer's.
    SetReviewer(String),
    /// Let the person go on writing in an editor of their own.
    EditOutside(Draft),
    /// Search every report for a phrase; answer with this generation.
    SearchBatch {
        /// To be given back with the answers.
        generation: u64,
        /// What is searched.
        pattern: String,
        /// Names that it stands for by their initials.
        names: Vec<String>,
    },
    /// Stop searching; what may still come is of an older generation.
    StopSearch {
        /// The newest generation.
        generation: u64,
    },
    /// Keep the lines typed on the command line.
    SaveHistory(Vec<String>),
    /// Keep a setting for later sessions: its key in `config.toml`, and its value as TOML.
    KeepSetting(&'static str, String),
    /// Speak this language from now on.
    SetLang(Lang),
    /// Read the notes of the whole batch.
    ListNotes,
    /// Read the phrase bank.
    ReadPhrases,
    /// Keep a phrase.
    AddPhrase(String),
    /// Copy to the person's clipboard.
    Copy(String),
    /// Paint everything anew.
    Repaint,
    /// Let the mouse come to the program, or leave it to the terminal.
    SetMouse(bool),
    /// Stop until the shell continues us.
    Suspend,
    /// Leave.
    Quit,
}
