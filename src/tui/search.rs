//! The search in the open report.

use crate::text::compare::Folded;
use crate::text::find::find_all;
use crate::text::{CharIdx, CharSpan};

/// A pattern and where it stands in the open report.
#[derive(Clone, Debug)]
pub struct Search {
    /// What is searched.
    pub pattern: String,
    /// Where it stands, in order.
    pub hits: Vec<CharSpan>,
    /// Where the search began, to return to.
    pub origin: CharIdx,
}

impl Search {
    /// Finds a pattern, compared with width, case and spaces between Han folded.
    #[must_use]
    pub fn new(folded: &Folded, pattern: &str, origin: CharIdx) -> Self {
        Self {
            pattern: pattern.to_owned(),
            hits: find_all(folded, pattern),
            origin,
        }
    }

    /// The `n`-th hit behind a position, around the end if need be.
    #[must_use]
    pub fn after(&self, at: CharIdx, n: usize) -> Option<CharSpan> {
        let first = self.hits.partition_point(|hit| hit.start <= at);
        let len = self.hits.len();
        (len > 0).then(|| self.hits[(first + n.saturating_sub(1)) % len])
    }

    /// The `n`-th hit before a position, around the beginning if need be.
    #[must_use]
    pub fn before(&self, at: CharIdx, n: usize) -> Option<CharSpan> {
        let first = self.hits.partition_point(|hit| hit.start < at);
        let len = self.hits.len();
        (len > 0).then(|| self.hits[(first + len - n % len.max(1)) % len])
    }

    /// The number of the hit that a position lies in, counted from 1.
    #[must_use]
    pub fn number_at(&self, at: CharIdx) -> Option<usize> {
        self.hits
            .iter()
            .position(|hit| hit.contains(at))
            .map(|nth| nth + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_go_around_both_ends() {
        let search = Search {
            pattern: "法".to_owned(),
            hits: vec![
                CharSpan::new(2, 3),
                CharSpan::new(5, 6),
                CharSpan::new(9, 10),
            ],
            origin: CharIdx(0),
        };
        let start = |hit: Option<CharSpan>| hit.map(|hit| hit.start.0);
        assert_eq!(start(search.after(CharIdx(2), 1)), Some(5));
        assert_eq!(start(search.after(CharIdx(9), 1)), Some(2));
        assert_eq!(start(search.after(CharIdx(0), 2)), Some(5));
        assert_eq!(start(search.before(CharIdx(2), 1)), Some(9));
        assert_eq!(start(search.before(CharIdx(9), 2)), Some(2));
        assert_eq!(search.number_at(CharIdx(5)), Some(2));
    }
}
