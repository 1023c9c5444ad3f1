//! The orders that the list can be brought into.

use std::cmp::Ordering;

use crate::lang::{Lang, listing as words};
use crate::session::Row;

use super::derived::unit_name;

/// What the list is ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// As the batch has them.
    #[default]
    Path,
    /// How far the review is.
    Status,
    /// The total.
    Score,
    /// The year reported on.
    Year,
    /// The unit's name.
    Issuer,
    /// The number of required parts that are missing.
    Missing,
    /// The number of notes.
    Notes,
}

impl SortBy {
    /// Every order, with the key of the menu that chooses it.
    pub const ALL: [(char, Self); 7] = [
        ('p', Self::Path),
        ('s', Self::Status),
        ('c', Self::Score),
        ('y', Self::Year),
        ('i', Self::Issuer),
        ('m', Self::Missing),
        ('n', Self::Notes),
    ];

    /// What it is called on the screen.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Path => words::sort_path(lang),
            Self::Status => words::sort_status(lang),
            Self::Score => words::sort_score(lang),
            Self::Year => words::sort_year(lang),
            Self::Issuer => words::sort_issuer(lang),
            Self::Missing => words::sort_missing(lang),
            Self::Notes => words::sort_notes(lang),
        }
    }

    /// Its name on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Status => "status",
            Self::Score => "score",
            Self::Year => "year",
            Self::Issuer => "issuer",
            Self::Missing => "missing",
            Self::Notes => "notes",
        }
    }
}

/// Puts reports in order; what is not known of a report stands behind what is, either way.
/// Reports that are equal keep the order of the batch.
pub fn sort<'a>(
    reports: &mut [u32],
    by: SortBy,
    reversed: bool,
    row: impl Fn(u32) -> Option<&'a Row>,
) {
    let number = |row: &Row| -> Option<i64> {
        Some(match by {
            SortBy::Status => row.status as i64,
            SortBy::Score => i64::from(row.score?.0),
            SortBy::Year => i64::from(row.year?),
            SortBy::Missing => i64::try_from(row.missing.len()).ok()?,
            SortBy::Notes => i64::try_from(row.n_notes).ok()?,
            SortBy::Path | SortBy::Issuer => 0,
        })
    };
    let turned = |order: Ordering| if reversed { order.reverse() } else { order };
    match by {
        SortBy::Path if reversed => reports.sort_unstable_by(|left, right| right.cmp(left)),
        SortBy::Path => reports.sort_unstable(),
        SortBy::Issuer => {
            let name = |report: &u32| row(*report).and_then(unit_name);
            reports.sort_by(|left, right| known_first(name(left), name(right), turned));
        }
        _ => {
            let key = |report: &u32| row(*report).and_then(number);
            reports.sort_by(|left, right| known_first(key(left), key(right), turned));
        }
    }
}

/// Compares what is known; what is not known comes last.
fn known_first<T: Ord>(
    left: Option<T>,
    right: Option<T>,
    turned: impl Fn(Ordering) -> Ordering,
) -> Ordering {
    match (left, right) {
        (Some(left), Some(right)) => turned(left.cmp(&right)),
        (left, right) => right.is_some().cmp(&left.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::Status;

    #[track_caller]
    fn check(by: SortBy, reversed: bool, expected: &[u32]) {
        let row = |score: Option<&str>, status, year, n_notes| Row {
            score: score.map(|score| score.parse().unwrap()),
            status,
            year,
            n_notes,
            ..Row::default()
        };
        let rows = [
            Some(row(Some("80"), Status::Done, Some(2025), 0)),
            None,
            Some(row(None, Status::New, Some(2024), 3)),
            Some(row(Some("9.5"), Status::Reading, Some(2025), 1)),
        ];
        let mut reports = vec![0, 1, 2, 3];
        sort(&mut reports, by, reversed, |report| {
            rows[report as usize].as_ref()
        });
        assert_eq!(reports, expected, "{by:?} {reversed}");
    }

    #[test]
    fn reports_are_ordered_by_what_is_known_of_them() {
        check(SortBy::Path, false, &[0, 1, 2, 3]);
        check(SortBy::Path, true, &[3, 2, 1, 0]);
        check(SortBy::Score, false, &[3, 0, 1, 2]);
        check(SortBy::Score, true, &[0, 3, 1, 2]);
        check(SortBy::Status, false, &[2, 3, 0, 1]);
        check(SortBy::Year, false, &[2, 0, 3, 1]);
        check(SortBy::Notes, true, &[2, 3, 0, 1]);
    }
}
