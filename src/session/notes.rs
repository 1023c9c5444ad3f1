//! The notes of the whole batch, and the phrase bank with what was written before.

use std::collections::BTreeSet;

use super::open::Session;
use super::reviews::CommitError;
use crate::home::SettingsError;
use crate::lang::{Lang, session as words};
use crate::review::Note;
use crate::store::Draft;
use crate::text::Safe;

impl Session {
    /// Every note that the current reviewer wrote in this batch, with its report's index, in
    /// the order of the batch and of each text. Notes of reports that are gone are left out.
    ///
    /// # Errors
    ///
    /// The store cannot be opened or listed.
    pub fn notes(&self) -> Result<Vec<(usize, Note)>, CommitError> {
        let Some(reviewer) = self.reviewer() else {
            return Ok(Vec::new());
        };
        let batch = self.discover();
        let mut notes = Vec::new();
        for loaded in self.store()?.reviews(&reviewer)? {
            if let Some(report_idx) = batch.position(&loaded.review.report) {
                notes.extend(
                    loaded
                        .review
                        .notes
                        .into_iter()
                        .map(|note| (report_idx, note)),
                );
            }
        }
        notes.sort_by_key(|(report_idx, _)| *report_idx);
        Ok(notes)
    }

    /// What the current reviewer left half-typed in this batch, with its report's index.
    ///
    /// # Errors
    ///
    /// The store cannot be opened or listed.
    pub fn half_typed(&self) -> Result<Vec<(usize, Draft)>, CommitError> {
        let batch = self.discover();
        // Those that cannot be read are told of when a report is opened.
        let (drafts, _) = self.drafts()?;
        let placed = drafts.into_iter().filter_map(|draft| {
            let report_idx = batch.position(&draft.report)?;
            Some((report_idx, draft))
        });
        Ok(placed.collect())
    }

    /// The phrase bank: the person's own phrases, then what was written in this batch, the
    /// latest first, each once; with each whether it is the person's own. What could not be
    /// read is a sentence.
    #[must_use]
    pub fn phrases(&self) -> (Vec<(String, bool)>, Option<String>) {
        let lang = self.lang();
        let (own, mut trouble) = match self.home.phrases() {
            Ok(own) => (own, None),
            Err(error) => (Vec::new(), Some(message(&error, lang))),
        };
        let mut written = self.notes().unwrap_or_else(|error| {
            trouble = Some(error.message(lang));
            Vec::new()
        });
        written.sort_by(|(_, left), (_, right)| written_at(right).cmp(written_at(left)));
        let own = own.into_iter().map(|text| (text, true));
        let written = written.into_iter().map(|(_, note)| (note.body, false));
        let mut seen = BTreeSet::new();
        let phrases = own
            .chain(written)
            .filter(|(text, _)| seen.insert(text.clone()));
        (phrases.collect(), trouble)
    }

    /// Adds a phrase to the person's own; `false` where it is there already.
    ///
    /// # Errors
    ///
    /// A sentence that says why not.
    pub fn add_phrase(&self, phrase: &str) -> Result<bool, String> {
        let added = self.home.add_phrase(phrase);
        added.map_err(|error| message(&error, self.lang()))
    }
}

fn message(error: &SettingsError, lang: Lang) -> String {
    let file = Safe::new(&error.file().to_string_lossy()).into_string();
    words::phrases_unused(lang, &file, &error.reason(lang))
}

fn written_at(note: &Note) -> &str {
    note.modified.as_deref().unwrap_or(&note.created)
}
