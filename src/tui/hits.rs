//! The search over the batch: what came of it so far, and the way from hit to hit.
//!
//! What is left out: the searching itself, which is the shell's.

use crate::text::{CharIdx, CharSpan};

/// The most hits that are kept; those beyond are counted.
pub const MOST_HITS: usize = 5_000;

/// A place where the pattern stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which report.
    pub report_idx: usize,
    /// How the section is called.
    pub section: String,
    /// Where in the text.
    pub span: CharSpan,
    /// The line it stands in, or a stretch of a long one.
    pub line: String,
    /// The characters of that line that are the hit.
    pub marked: (usize, usize),
}

/// A search and what it found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Which search; answers of another are stale.
    pub generation: u64,
    /// What is searched.
    pub pattern: String,
    /// Names that it stands for by their initials; they are hits too.
    pub names: Vec<String>,
    /// In the order of the batch and of the text, as far as kept.
    pub hits: Vec<Hit>,
    /// Number of hits found so far.
    pub n_found: usize,
    /// Number of reports that hold one.
    pub n_reports: usize,
    /// Whether every report was looked at.
    pub finished: bool,
    /// Reports that could not be read.
    pub n_unread: usize,
}

/// More of what a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MoreHits {
    /// Which search.
    pub generation: u64,
    /// In order, behind those that came before.
    pub hits: Vec<Hit>,
    /// Number of hits found, also beyond those kept.
    pub n_found: usize,
    /// Number of reports that hold one.
    pub n_reports: usize,
    /// Number of reports that could not be read.
    pub n_unread: usize,
    /// Whether every report was looked at.
    pub finished: bool,
}

impl Hits {
    /// Takes over what came, if it is of this search.
    pub fn take(&mut self, more: MoreHits) {
        if more.generation != self.generation {
            return;
        }
        self.hits.extend(more.hits);
        self.n_found += more.n_found;
        self.n_reports += more.n_reports;
        self.n_unread += more.n_unread;
        self.finished |= more.finished;
    }

    /// The `n`-th hit behind (or before) a place of a report, around the ends of the batch.
    #[must_use]
    pub fn from(&self, report_idx: usize, at: CharIdx, forward: bool, n: usize) -> Option<&Hit> {
        let len = self.hits.len();
        if len == 0 {
            return None;
        }
        let here = (report_idx, at);
        let n = n.max(1) % len;
        let wanted = if forward {
            let first = self
                .hits
                .partition_point(|hit| (hit.report_idx, hit.span.start) <= here);
            first + n + len - 1
        } else {
            let first = self
                .hits
                .partition_point(|hit| (hit.report_idx, hit.span.start) < here);
            first + len - n
        };
        self.hits.get(wanted % len)
    }

    /// The number of the hit at a place, counted from 1.
    #[must_use]
    pub fn number_at(&self, report_idx: usize, at: CharIdx) -> Option<usize> {
        let found = self
            .hits
            .binary_search_by_key(&(report_idx, at), |hit| (hit.report_idx, hit.span.start));
        found.ok().map(|nth| nth + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_lead_through_the_batch_and_around_its_ends() {
        let hit = |report_idx, start| Hit {
            report_idx,
            section: String::new(),
            span: CharSpan::new(start, start + 2),
            line: String::new(),
            marked: (0, 2),
        };
        let mut hits = Hits::default();
        hits.take(MoreHits {
            hits: vec![hit(0, 5), hit(0, 9), hit(3, 1)],
            n_found: 3,
            ..MoreHits::default()
        });
        let from = |report_idx, at, forward, n| {
            let found = hits.from(report_idx, CharIdx(at), forward, n).unwrap();
            (found.report_idx, found.span.start.0)
        };
        assert_eq!(from(0, 0, true, 1), (0, 5));
        assert_eq!(from(0, 5, true, 1), (0, 9));
        assert_eq!(from(0, 9, true, 1), (3, 1));
        assert_eq!(from(3, 1, true, 1), (0, 5));
        assert_eq!(from(0, 5, true, 2), (3, 1));
        assert_eq!(from(0, 5, false, 1), (3, 1));
        assert_eq!(from(1, 0, false, 1), (0, 9));
        assert_eq!(from(3, 1, false, 2), (0, 5));
        assert_eq!(hits.number_at(0, CharIdx(9)), Some(2));
        assert_eq!(hits.number_at(0, CharIdx(8)), None);
    }

    #[test]
    fn answers_of_another_search_are_dropped() {
        let mut hits = Hits {
            generation: 2,
            ..Hits::default()
        };
        hits.take(MoreHits {
            generation: 1,
            n_found: 4,
            ..MoreHits::default()
        });
        assert_eq!(hits.n_found, 0);
    }
}
