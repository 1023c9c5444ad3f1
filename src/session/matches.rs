//! What the reports of a batch share with one another.

use rayon::prelude::*;

use super::open::Session;
use crate::batch::ReadError;
use crate::ingest::{Ingested, MarkKind};
use crate::similar::{Grain, Index, Match, Print, Search};
use crate::text::CharSpan;

/// The matches of a batch, and what could not be looked at.
#[derive(Debug, Default)]
pub struct Matches {
    /// Longest first.
    pub matches: Vec<Match>,
    /// Reports that cannot be read, in the order of the batch.
    pub unread: Vec<(usize, ReadError)>,
}

impl Session {
    /// All matches of the batch with at least so many letters and digits; `None` once `go_on`
    /// says no. Reads every report, and holds about six bytes for each of their characters
    /// meanwhile.
    pub fn matches(&self, min_chars: u32, go_on: &(dyn Fn() -> bool + Sync)) -> Option<Matches> {
        let grain = Grain::new(min_chars);
        let mut prints = Vec::new();
        let mut unread = Vec::new();
        self.for_each(
            |report_idx| go_on().then(|| self.print(report_idx, grain)),
            |report_idx, print| {
                let Some(print) = print else {
                    return false;
                };
                prints.push(print.unwrap_or_else(|error| {
                    unread.push((report_idx, error));
                    Print::default()
                }));
                true
            },
        );
        let index = Index::new(prints, &self.profile().stock_phrases, grain);
        let work = index.matches(go_on)?;
        Some(Matches {
            matches: work.matches,
            unread,
        })
    }

    /// The matches of one report with any other, longest first, `a` being its own place;
    /// `None` once `go_on` says no. Reports that cannot be read are passed over. Reads every
    /// report and keeps none; to be called off the screen's thread.
    ///
    /// # Errors
    ///
    /// The report itself cannot be read.
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn matches_of(
        &self,
        report_idx: usize,
        min_chars: u32,
        go_on: &(dyn Fn() -> bool + Sync),
    ) -> Result<Option<Vec<Match>>, ReadError> {
        let grain = Grain::new(min_chars);
        let own = self.print(report_idx, grain)?;
        let profile = self.profile();
        let search = Search::new(report_idx, own, &profile.stock_phrases, grain);
        let n_reports = self.discover().entries.len();
        let seen: Option<Vec<_>> = (0..n_reports)
            .into_par_iter()
            .filter(|&other| other != report_idx)
            .map(|other| {
                go_on().then(|| {
                    let print = self.print(other, grain);
                    print.map_or_else(|_| None, |print| Some(search.look(other, &print)))
                })
            })
            .collect();
        let seen = seen.map(|seen| seen.into_iter().flatten().collect());
        Ok(seen.map(|seen| search.finish(seen, n_reports)))
    }

    fn print(&self, report_idx: usize, grain: Grain) -> Result<Print, ReadError> {
        let entry = &self.discover().entries[report_idx];
        let ingested = self.reader.read(entry, None)?;
        Ok(Print::new(
            ingested.text.as_str(),
            &not_the_authors(&ingested),
            grain,
        ))
    }
}

/// What of a text its author did not write: the page around it.
fn not_the_authors(ingested: &Ingested) -> Vec<CharSpan> {
    let marks = ingested.marks.iter().filter(|mark| {
        matches!(
            mark.kind,
            MarkKind::Chrome
                | MarkKind::Residue
                | MarkKind::Header
                | MarkKind::PageNumber
                | MarkKind::Deleted
        )
    });
    marks.map(|mark| mark.span).collect()
}
