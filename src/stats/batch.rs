//! A batch as numbers: progress, spread per criterion and of the total, ranking.

use std::collections::BTreeMap;

use super::distribution::{Distribution, distribution};
use super::total::{Total, total};
use crate::profile::{Points, Rubric};
use crate::review::{Score, ScoreValue, Status};

/// What one review gives to the statistics.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// How far it is.
    pub status: Status,
    /// Its scores.
    pub scores: &'a BTreeMap<String, Score>,
}

/// How many reviews stand at each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Not begun.
    pub new: usize,
    /// Begun.
    pub reading: usize,
    /// Finished.
    pub done: usize,
    /// Put aside.
    pub hold: usize,
}

/// The spread of one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionSpread {
    /// The criterion's id.
    pub id: String,
    /// Over the reviews that gave it points; `None` where none did.
    pub spread: Option<Distribution>,
    /// Reviews in which it does not apply.
    pub n_not_applicable: usize,
}

/// A review's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked<'r> {
    /// Index of the sheet.
    pub sheet: usize,
    /// 1 for the highest total; equal totals share a rank and the next is left out
    /// (1, 2, 2, 4). `None` while criteria are empty and for rejected reports.
    pub rank: Option<usize>,
    /// Its total.
    pub total: Total<'r>,
}

/// A batch as numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics<'r> {
    /// By status.
    pub progress: Progress,
    /// In the rubric's order.
    pub criteria: Vec<CriterionSpread>,
    /// Of the totals that have a rank.
    pub total: Option<Distribution>,
    /// Every sheet: ranked ones from the highest down, then the others; ties and others in
    /// the order given.
    pub ranking: Vec<Ranked<'r>>,
}

/// Counts a batch.
#[must_use]
pub fn statistics<'r>(rubric: &'r Rubric, sheets: &[Sheet<'_>]) -> Statistics<'r> {
    let mut progress = Progress::default();
    for sheet in sheets {
        *match sheet.status {
            Status::New => &mut progress.new,
            Status::Reading => &mut progress.reading,
            Status::Done => &mut progress.done,
            Status::Hold => &mut progress.hold,
        } += 1;
    }
    let ranking = rank(rubric, sheets);
    let ranked = ranking.iter().filter(|place| place.rank.is_some());
    let totals: Vec<Points> = ranked.map(|place| place.total.points).collect();
    let criteria = rubric.criteria.iter().map(|criterion| {
        let given = || {
            sheets
                .iter()
                .filter_map(|sheet| sheet.scores.get(&criterion.id))
        };
        let points: Vec<Points> = given()
            .filter_map(|score| match score.value {
                ScoreValue::Points(points) => Some(points),
                ScoreValue::NotApplicable => None,
            })
            .collect();
        CriterionSpread {
            id: criterion.id.clone(),
            n_not_applicable: given().count() - points.len(),
            spread: distribution(&points),
        }
    });
    Statistics {
        progress,
        criteria: criteria.collect(),
        total: distribution(&totals),
        ranking,
    }
}

fn rank<'r>(rubric: &'r Rubric, sheets: &[Sheet<'_>]) -> Vec<Ranked<'r>> {
    let mut places: Vec<Ranked> = sheets
        .iter()
        .enumerate()
        .map(|(sheet, scores)| Ranked {
            sheet,
            rank: None,
            total: total(rubric, scores.scores),
        })
        .collect();
    let has_rank = |place: &Ranked| place.total.empty.is_empty() && !place.total.rejected;
    places.sort_by_key(|place| {
        let points = has_rank(place).then_some(place.total.points);
        std::cmp::Reverse(points)
    });
    let points = places
        .iter()
        .map(|place| has_rank(place).then_some(place.total.points));
    let ranks = ranks(points);
    for (place, rank) in places.iter_mut().zip(ranks) {
        place.rank = rank;
    }
    places
}

/// The ranks of points in order from the highest down: equal ones share a rank and the next
/// is left out (1, 2, 2, 4). What has no points has no rank, and stands at the end.
pub fn ranks(points: impl IntoIterator<Item = Option<Points>>) -> Vec<Option<usize>> {
    let mut last: Option<(Points, usize)> = None;
    let rank = |(nth, points): (usize, Option<Points>)| {
        let points = points?;
        let rank = match last {
            Some((same, rank)) if same == points => rank,
            _ => nth + 1,
        };
        last = Some((points, rank));
        Some(rank)
    };
    points.into_iter().enumerate().map(rank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile;

    /// A sheet of `generic` with these points for content, the rest full, and maybe a gap.
    fn scores(content: &str) -> BTreeMap<String, Score> {
        let score = |points: &str| Score {
            value: match points {
                "na" => ScoreValue::NotApplicable,
                points => ScoreValue::Points(points.parse().unwrap()),
            },
            deductions: BTreeMap::new(),
            comment: String::new(),
            cites: Vec::new(),
            confidence: None,
            at: String::new(),
        };
        let sheet = [
            ("content", content),
            ("evidence", "30"),
            ("structure", "15"),
            ("language", "15"),
        ];
        sheet
            .into_iter()
            .filter(|(_, points)| !points.is_empty())
            .map(|(id, points)| (id.to_owned(), score(points)))
            .collect()
    }

    #[test]
    fn equal_totals_share_a_rank_and_the_next_is_left_out() {
        let rubric = &profile::find("generic").unwrap().rubric;
        let contents = ["30", "", "35.5", "30", "20", "40"].map(scores);
        let sheets: Vec<Sheet> = contents
            .iter()
            .map(|scores| Sheet {
                status: Status::Done,
                scores,
            })
            .collect();
        let found = statistics(rubric, &sheets);
        let ranks: Vec<(usize, Option<usize>)> = found
            .ranking
            .iter()
            .map(|place| (place.sheet, place.rank))
            .collect();
        assert_eq!(
            ranks,
            [
                (5, Some(1)),
                (2, Some(2)),
                (0, Some(3)),
                (3, Some(3)),
                (4, Some(5)),
                (1, None)
            ]
        );
        let spread = found.total.unwrap();
        // 90, 95.5, 90, 80, 100
        assert_eq!(
            (spread.n, spread.mean, spread.median),
            (5, Points(9_110), Points(9_000))
        );
    }

    #[test]
    fn criteria_count_what_was_given_and_what_does_not_apply() {
        let rubric = &profile::find("generic").unwrap().rubric;
        let contents = ["30", "na", "", "20"].map(scores);
        let statuses = [Status::Done, Status::Reading, Status::Hold, Status::Done];
        let sheets: Vec<Sheet> = contents
            .iter()
            .zip(statuses)
            .map(|(scores, status)| Sheet { status, scores })
            .collect();
        let found = statistics(rubric, &sheets);
        let content = &found.criteria[0];
        assert_eq!(content.n_not_applicable, 1);
        assert_eq!(content.spread.unwrap().mean, Points(2_500));
        assert_eq!(
            found.progress,
            Progress {
                new: 0,
                reading: 1,
                done: 2,
                hold: 1
            }
        );
        assert!(statistics(rubric, &[]).total.is_none());
    }
}
