//! What every editing subcommand does around its edit: load, change, save, say.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::sync::Arc;

use super::args::Args;
use super::error::CliError;
use super::out::say;
use crate::lang::cli as words;
use crate::profile::Profile;
use crate::review::{Change, EditError, Entry, Review, Stamp};
use crate::session::{CommitError, Session};
use crate::store::{Loaded, Shape};

/// A report opened for editing, with the review as it stands on the disk.
pub(super) struct Edited {
    pub(super) session: Session,
    pub(super) report_idx: usize,
    pub(super) review: Review,
    shape: Shape,
}

impl Edited {
    /// Opens REPORT for an edit of its review, or of the private remarks on it.
    pub(super) fn open(args: &Args, report: &OsStr, shape: Shape) -> Result<Self, CliError> {
        let (session, report_idx) = Session::open_report(args.options(&[]), report)?;
        Self::of(session, report_idx, shape)
    }

    pub(super) fn of(session: Session, report_idx: usize, shape: Shape) -> Result<Self, CliError> {
        super::say_faults(&session);
        if session.reviewer().is_none() {
            return Err(CliError::Commit(CommitError::NoReviewer));
        }
        let loaded = match shape {
            Shape::Review => session.review(report_idx),
            Shape::Remarks => session.remarks(report_idx),
        };
        let review = writable(&session, loaded?)?;
        Ok(Self {
            session,
            report_idx,
            review,
            shape,
        })
    }

    /// Makes one action of the changes and saves it. Gives what was written; nothing
    /// where the changes change nothing.
    pub(super) fn set(
        &mut self,
        make: impl FnOnce(&Session, &Review, &Stamp) -> Result<Vec<Change>, EditError>,
    ) -> Result<Vec<Entry>, CliError> {
        let stamp = self.session.stamp();
        let changes = make(&self.session, &self.review, &stamp)?;
        let entries = self.review.set(&stamp, changes);
        self.save(entries)
    }

    /// Takes the last action back.
    pub(super) fn undo(&mut self) -> Result<Vec<Entry>, CliError> {
        let entries = self.review.undo(&self.session.stamp());
        self.save(entries)
    }

    /// Does the last undone action again.
    pub(super) fn redo(&mut self) -> Result<Vec<Entry>, CliError> {
        let entries = self.review.redo(&self.session.stamp());
        self.save(entries)
    }

    fn save(&mut self, entries: Vec<Entry>) -> Result<Vec<Entry>, CliError> {
        if entries.is_empty() {
            return Ok(entries);
        }
        self.review = match self.shape {
            Shape::Review => self.session.commit(self.report_idx, &entries),
            Shape::Remarks => self.session.commit_remarks(self.report_idx, &entries),
        }?;
        Ok(entries)
    }

    /// The profile with the rubric of the report's class.
    pub(super) fn profile(&self) -> Arc<Profile> {
        self.session.profile_of(self.report_idx)
    }

    /// The report's printed path.
    pub(super) fn path(&self) -> &str {
        &self.session.discover().entries[self.report_idx].path
    }
}

/// The review, if it may be written; says so where the file was edited by hand.
pub(super) fn writable(session: &Session, loaded: Loaded) -> Result<Review, CliError> {
    let lang = session.lang();
    if let Some(problem) = loaded.problem.filter(|_| loaded.read_only) {
        return Err(CliError::Said(problem.message(lang)));
    }
    if loaded.hand_edited {
        say(&words::hand_edited(lang, &loaded.review.report));
    }
    Ok(loaded.review)
}

/// A body as typed, or standard input where it is `-`; without the last line's end.
pub(super) fn body(typed: &str) -> Result<String, CliError> {
    if typed != "-" {
        return Ok(typed.to_owned());
    }
    Ok(standard_input()?.trim_end_matches(['\n', '\r']).to_owned())
}

/// The whole of standard input as text.
pub(super) fn standard_input() -> Result<String, CliError> {
    let mut text = String::new();
    io::stdin()
        .lock()
        .read_to_string(&mut text)
        .map_err(CliError::Input)?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    Ok(text.replace("\r\n", "\n"))
}
