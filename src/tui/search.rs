//! The search in the open report.

use crate::text::compare::Folded;
use crate::text::find::find_all;
use crate::text::{CharIdx, CharSpan};

/// A pattern and where it stands in the open report.
#[derive(Clone, Debug)]
pub struct Search {
    /// What is searched.
    pub pattern: String,
    /// Names that it stands for by their initials; they are hits too.
    pub names: Vec<String>,
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
            names: Vec::new(),
            hits: find_all(folded, pattern),
            origin,
        }
    }

    /// Finds the names too that a pattern stands for.
    #[must_use]
    pub fn named(folded: &Folded, pattern: &str, names: &[String], origin: CharIdx) -> Self {
        let mut search = Self::new(folded, pattern, origin);
        for name in names {
            search.hits.extend(find_all(folded, name));
        }
        search.hits = apart(search.hits);
        names.clone_into(&mut search.names);
        search
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

/// Places in order, without those that begin within the one before.
#[must_use]
pub fn apart(mut places: Vec<CharSpan>) -> Vec<CharSpan> {
    places.sort_by_key(|place| (place.start, place.end));
    let mut free = CharIdx(0);
    places.retain(|place| {
        let is_apart = place.start >= free;
        if is_apart {
            free = place.end;
        }
        is_apart
    });
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_hits_and_hits_lie_apart() {
        let folded = Folded::new("石梁镇与slz，石梁镇区");
        let names = ["石梁镇".to_owned(), "梁镇区".to_owned()];
        let search = Search::named(&folded, "slz", &names, CharIdx(0));
        let expected = [(0, 3), (4, 7), (8, 11)].map(|(start, end)| CharSpan::new(start, end));
        assert_eq!(search.hits, expected);
    }

    #[test]
    fn hits_go_around_both_ends() {
        let search = Search {
            pattern: "法".to_owned(),
            names: Vec::new(),
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
