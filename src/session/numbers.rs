//! The batch as numbers: progress and pace, how points lie, who stands where, what lies far
//! off, and whether the reader became stricter.
//!
//! Every figure is `stats`'; here is only what goes into it. What is left out: how it is shown
//! (`cli`, `tui`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::open::Session;
use super::reviews::CommitError;
use crate::profile::{Bilingual, Points, Profile};
use crate::review::{Review, ScoreValue, Status};
use crate::stats::{
    Bin, Distribution, Progress, Sheet, Statistics, combine, distribution, drift, histogram,
    is_far, ranks, statistics, total,
};
use crate::store::Loaded;

/// Ranges of the total's histogram, and of a criterion's.
const N_BINS: (usize, usize) = (10, 5);

/// A review with the sheet it is scored by.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// Of which report.
    pub report_idx: usize,
    /// The review.
    pub review: Review,
    /// The profile with the rubric it is scored by.
    pub sheet: Arc<Profile>,
}

/// A batch as numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers {
    /// Reports in the batch.
    pub n_reports: usize,
    /// How many reviews stand where; reports that nobody began are new.
    pub progress: Progress,
    /// Seconds spent on all.
    pub seconds: u64,
    /// Seconds spent on a finished one on average.
    pub seconds_each: Option<u64>,
    /// What the rest will take at that pace.
    pub seconds_left: Option<u64>,
    /// One for each rubric in use, by class.
    pub sheets: Vec<SheetNumbers>,
    /// Every reviewed report, those of one rubric together, the highest total first.
    pub ranking: Vec<Standing>,
    /// The spread of the ranked totals of each class of unit.
    pub classes: Vec<(String, Distribution)>,
    /// Values more than two deviations from the mean.
    pub outliers: Vec<Outlier>,
    /// The totals in the order of scoring, in stretches, as percent of the maximum; only of
    /// one reader.
    pub drift: Vec<Distribution>,
}

/// How the scores of one rubric lie.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetNumbers {
    /// Id of its class; `None` for the usual rubric.
    pub class: Option<String>,
    /// The class's name, or the profile's.
    pub name: Bilingual,
    /// The most a total can be.
    pub max: Points,
    /// Of the ranked totals.
    pub total: Option<Distribution>,
    /// The same in ranges.
    pub histogram: Vec<Bin>,
    /// In the rubric's order.
    pub criteria: Vec<CriterionNumbers>,
}

/// How the points of one criterion lie.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionNumbers {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// The most points it can have.
    pub max: Points,
    /// `None` where nobody gave points.
    pub spread: Option<Distribution>,
    /// Reviews in which it does not apply.
    pub n_not_applicable: usize,
    /// The points in ranges.
    pub histogram: Vec<Bin>,
}

/// Where a report stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Which report.
    pub report_idx: usize,
    /// Its printed path.
    pub report: String,
    /// Among those of its rubric, equal totals alike; `None` while criteria are empty and for
    /// rejected reports.
    pub rank: Option<usize>,
    /// Another report has the same rank.
    pub tied: bool,
    /// The unit's short name.
    pub unit: Option<String>,
    /// The class of the unit.
    pub class: Option<String>,
    /// The total, once it is complete.
    pub points: Option<Points>,
    /// The most it can be.
    pub max: Points,
    /// Id and name of the grade.
    pub grade: Option<(String, Bilingual)>,
    /// Ids of raised flags.
    pub flags: Vec<String>,
    /// Whose totals went into it.
    pub n_readers: usize,
    /// A flag rejects it or sends it back: no rank.
    rejected: bool,
    /// Id of the class whose rubric it is scored by.
    pub sheet: Option<String>,
}

impl Standing {
    /// A report without a rank.
    #[must_use]
    pub fn unranked(report_idx: usize, report: &str, max: Points) -> Self {
        Self {
            report_idx,
            report: report.to_owned(),
            rank: None,
            tied: false,
            unit: None,
            class: None,
            points: None,
            max,
            grade: None,
            flags: Vec::new(),
            n_readers: 0,
            rejected: false,
            sheet: None,
        }
    }

    /// The points it is ranked by.
    fn ranked(&self) -> Option<Points> {
        self.points.filter(|_| !self.rejected)
    }
}

/// A value more than two deviations from the mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlier {
    /// Which report.
    pub report_idx: usize,
    /// Its printed path.
    pub report: String,
    /// Whose value.
    pub reviewer: String,
    /// Id and name of the criterion; `None` for the total.
    pub criterion: Option<(String, Bilingual)>,
    /// The value.
    pub value: Points,
    /// What it is far from.
    pub spread: Distribution,
}

impl Session {
    /// The reviews of these readers that were begun, in the order of the batch. `look` sees
    /// every one as it was loaded, whatever is wrong with it.
    ///
    /// # Errors
    ///
    /// The store cannot be opened.
    pub fn reviewed(
        &self,
        readers: &[String],
        mut look: impl FnMut(usize, &str, &Loaded),
    ) -> Result<Vec<Reviewed>, CommitError> {
        let mut reviewed = Vec::new();
        for report_idx in 0..self.discover().entries.len() {
            for reader in readers {
                let loaded = self.review_of(reader, report_idx)?;
                look(report_idx, reader, &loaded);
                let review = loaded.review;
                if !(review.history.is_empty() && review.scores.is_empty()) {
                    reviewed.push(Reviewed {
                        report_idx,
                        review,
                        sheet: self.profile_of(report_idx),
                    });
                }
            }
        }
        Ok(reviewed)
    }

    /// The batch as numbers; `alone` where all reviews are of one reader.
    #[must_use]
    pub fn numbers(&self, reviewed: &[Reviewed], alone: bool) -> Numbers {
        let mut by_sheet: BTreeMap<Option<&str>, Vec<&Reviewed>> = BTreeMap::new();
        for one in reviewed {
            let class = one.sheet.class.as_deref();
            by_sheet.entry(class).or_default().push(one);
        }
        let mut numbers = self.pace(reviewed);
        for of_sheet in by_sheet.values() {
            let Some(first) = of_sheet.first() else {
                continue;
            };
            let given: Vec<Sheet> = of_sheet
                .iter()
                .map(|one| Sheet {
                    status: one.review.status,
                    scores: &one.review.scores,
                })
                .collect();
            let counted = statistics(&first.sheet.rubric, &given);
            numbers.outliers.extend(outliers(&counted, of_sheet));
            numbers.sheets.push(sheet(&counted, of_sheet));
        }
        numbers.ranking = self.ranking(reviewed);
        numbers.classes = classes(&numbers.ranking);
        if alone {
            numbers.drift = own_drift(reviewed);
        }
        numbers
    }

    fn pace(&self, reviewed: &[Reviewed]) -> Numbers {
        let n_reports = self.discover().entries.len();
        let of = |status| {
            reviewed
                .iter()
                .filter(move |one| one.review.status == status)
        };
        let begun: BTreeSet<usize> = reviewed.iter().map(|one| one.report_idx).collect();
        let progress = Progress {
            new: n_reports - begun.len() + of(Status::New).count(),
            reading: of(Status::Reading).count(),
            done: of(Status::Done).count(),
            hold: of(Status::Hold).count(),
        };
        let done_seconds: u64 = of(Status::Done).map(|one| one.review.seconds).sum();
        let each = done_seconds.checked_div(progress.done as u64);
        let each = each.filter(|&each| each > 0);
        let n_left = progress.new + progress.reading + progress.hold;
        Numbers {
            n_reports,
            progress,
            seconds: reviewed.iter().map(|one| one.review.seconds).sum(),
            seconds_each: each,
            seconds_left: each.map(|each| each * n_left as u64),
            ..Numbers::default()
        }
    }

    /// Every reviewed report by its total: one reviewer's, or all of them by the rubric's rule.
    fn ranking(&self, reviewed: &[Reviewed]) -> Vec<Standing> {
        let of_reports = reviewed.chunk_by(|a, b| a.report_idx == b.report_idx);
        let mut rows: Vec<Standing> = of_reports
            .map(|of_report| self.standing(of_report))
            .collect();
        // Sheets of another class are another ranking.
        rows.sort_by(|a, b| {
            let key = |row: &Standing| std::cmp::Reverse(row.ranked());
            (&a.sheet, key(a)).cmp(&(&b.sheet, key(b)))
        });
        for of_sheet in rows.chunk_by_mut(|a, b| a.sheet == b.sheet) {
            let ranks = ranks(of_sheet.iter().map(Standing::ranked));
            let shares = |rank: Option<usize>| ranks.iter().filter(|it| **it == rank).count() > 1;
            for (row, &rank) in of_sheet.iter_mut().zip(&ranks) {
                row.rank = rank;
                row.tied = rank.is_some() && shares(rank);
            }
        }
        rows
    }

    fn standing(&self, of_report: &[Reviewed]) -> Standing {
        let first = &of_report[0];
        let rubric = &first.sheet.rubric;
        let mut standing = Standing {
            unit: self.issuer(first.report_idx).map(|issuer| issuer.short),
            class: self.unit_class(first.report_idx),
            sheet: first.sheet.class.clone(),
            ..Standing::unranked(first.report_idx, &first.review.report, rubric.total)
        };
        let totals: Vec<(&str, _)> = of_report
            .iter()
            .map(|one| {
                let reader = one.review.reviewer.as_str();
                (reader, total(rubric, &one.review.scores))
            })
            .collect();
        let grade = match totals.as_slice() {
            // One reviewer's own total is no combination.
            [(_, alone)] => {
                if !alone.empty.is_empty() {
                    return standing;
                }
                standing.points = Some(alone.points);
                standing.flags.clone_from(&alone.flags);
                standing.rejected = alone.rejected;
                standing.n_readers = 1;
                alone.grade
            }
            several => {
                let Ok(all) = combine(rubric, several) else {
                    return standing;
                };
                standing.points = Some(all.points);
                standing.flags = all.flags;
                standing.rejected = all.rejected;
                standing.n_readers = all.n_readers;
                all.grade
            }
        };
        standing.grade = grade.map(|grade| (grade.id.clone(), grade.name.clone()));
        standing
    }
}

fn sheet(counted: &Statistics, of_sheet: &[&Reviewed]) -> SheetNumbers {
    let profile = &of_sheet[0].sheet;
    let rubric = &profile.rubric;
    let class = profile.class.as_deref();
    let class = class.and_then(|id| profile.class_called(id));
    let ranked = counted.ranking.iter().filter(|place| place.rank.is_some());
    let totals: Vec<Points> = ranked.map(|place| place.total.points).collect();
    let criteria = rubric.criteria.iter().zip(&counted.criteria);
    SheetNumbers {
        class: profile.class.clone(),
        name: class.map_or(&profile.name, |class| &class.name).clone(),
        max: rubric.total,
        total: counted.total,
        histogram: histogram(&totals, rubric.total, N_BINS.0),
        criteria: criteria
            .map(|(criterion, counted)| {
                let values: Vec<Points> = given(of_sheet, &criterion.id)
                    .map(|(_, points)| points)
                    .collect();
                CriterionNumbers {
                    id: criterion.id.clone(),
                    name: criterion.name.clone(),
                    max: criterion.highest(),
                    spread: counted.spread,
                    n_not_applicable: counted.n_not_applicable,
                    histogram: histogram(&values, criterion.highest(), N_BINS.1),
                }
            })
            .collect(),
    }
}

/// The points given for a criterion, and by which review.
fn given<'r>(
    of_sheet: &'r [&'r Reviewed],
    criterion: &str,
) -> impl Iterator<Item = (&'r Reviewed, Points)> {
    of_sheet
        .iter()
        .filter_map(move |one| match one.review.scores.get(criterion)?.value {
            ScoreValue::Points(points) => Some((*one, points)),
            ScoreValue::NotApplicable => None,
        })
}

fn outliers(counted: &Statistics, of_sheet: &[&Reviewed]) -> Vec<Outlier> {
    let rubric = &of_sheet[0].sheet.rubric;
    let far = |one: &Reviewed, criterion: Option<(String, Bilingual)>, value, spread| Outlier {
        report_idx: one.report_idx,
        report: one.review.report.clone(),
        reviewer: one.review.reviewer.clone(),
        criterion,
        value,
        spread,
    };
    let mut found = Vec::new();
    if let Some(spread) = counted.total {
        let ranked = counted.ranking.iter().filter(|place| place.rank.is_some());
        let totals = ranked.map(|place| (of_sheet[place.sheet], place.total.points));
        let totals = totals.filter(|(_, value)| is_far(*value, &spread));
        found.extend(totals.map(|(one, value)| far(one, None, value, spread)));
    }
    for (criterion, counted) in rubric.criteria.iter().zip(&counted.criteria) {
        let Some(spread) = counted.spread else {
            continue;
        };
        let values = given(of_sheet, &criterion.id);
        let values = values.filter(|(_, value)| is_far(*value, &spread));
        let named = || Some((criterion.id.clone(), criterion.name.clone()));
        found.extend(values.map(|(one, value)| far(one, named(), value, spread)));
    }
    found
}

fn classes(ranking: &[Standing]) -> Vec<(String, Distribution)> {
    let mut by_class: BTreeMap<&str, Vec<Points>> = BTreeMap::new();
    for row in ranking {
        if let (Some(class), Some(points)) = (&row.class, row.ranked()) {
            by_class.entry(class).or_default().push(points);
        }
    }
    by_class
        .into_iter()
        .filter_map(|(class, points)| Some((class.to_owned(), distribution(&points)?)))
        .collect()
}

/// The totals of one reader in the order in which the reports were last scored.
fn own_drift(reviewed: &[Reviewed]) -> Vec<Distribution> {
    let mut in_order: Vec<(&str, Points)> = reviewed
        .iter()
        .filter_map(|one| {
            let total = total(&one.sheet.rubric, &one.review.scores);
            let at = one.review.scores.values().map(|score| score.at.as_str());
            let at = at.max().filter(|_| total.empty.is_empty())?;
            // Sheets of several maxima are compared by their share of it.
            let share = i64::from(total.points.0) * 10_000 / i64::from(total.max.0.max(1));
            Some((at, Points(i32::try_from(share).unwrap_or(i32::MAX))))
        })
        .collect();
    // What was scored within one second stays in the order of the batch.
    in_order.sort_by_key(|(at, _)| *at);
    let values: Vec<Points> = in_order.into_iter().map(|(_, points)| points).collect();
    drift(&values)
}
