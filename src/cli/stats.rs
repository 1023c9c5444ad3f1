//! `stats PATH…`: the batch as numbers.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::args::Args;
use super::command::Paths;
use super::error::CliError;
use super::exit::Exit;
use super::out::{Out, say};
use super::shape::{one_line, points};
use super::stats_shape::{
    BinOut, ClassOut, CriterionOut, Document, OutlierOut, ProgressOut, RankedOut, SheetOut,
    SpreadOut, UnreadableOut,
};
use super::stats_text;
use crate::export;
use crate::lang::{Lang, stats as words};
use crate::profile::{Points, Profile, Rubric};
use crate::review::{Review, ScoreValue, Status};
use crate::session::Session;
use crate::stats::{
    Distribution, Sheet, Statistics, Total, combine, distribution, drift, histogram, is_far, ranks,
    statistics, total,
};

/// Ranges of the total's histogram, and of a criterion's.
const N_BINS: (usize, usize) = (10, 5);

/// A review with the sheet it is scored by.
struct Reviewed {
    report_idx: usize,
    review: Review,
    profile: Arc<Profile>,
}

pub(super) fn run(paths: &Paths, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let session = Session::open(args.options(&paths.paths))?;
    super::own_store(&session)?;
    let (reviewed, unreadable) = load(&session, args)?;
    let document = Document {
        unreadable,
        ..document(&session, args, &reviewed)
    };
    if out.json {
        out.document(&document)?;
    } else {
        stats_text::write(&document, args.lang(), &mut out)?;
    }
    super::say_faults(&session);
    let is_troubled = super::problems(&session)
        | super::say_strays(&session, args)?
        | !document.unreadable.is_empty();
    out.end(if is_troubled {
        Exit::Failure
    } else {
        Exit::Success
    })
}

/// The reviews there are, and those of which something is wrong.
fn load(session: &Session, args: &Args) -> Result<(Vec<Reviewed>, Vec<UnreadableOut>), CliError> {
    let lang = args.lang();
    let readers = session.readers(args.everybody())?;
    let (mut reviewed, mut unreadable) = (Vec::new(), Vec::new());
    for report_idx in 0..session.discover().entries.len() {
        for reader in &readers {
            let loaded = session.review_of(reader, report_idx)?;
            if let Some(trouble) = super::trouble(&loaded, lang) {
                say(&trouble);
                unreadable.push(UnreadableOut {
                    report: session.discover().entries[report_idx].path.clone(),
                    reviewer: reader.clone(),
                    problem: one_line(&trouble),
                });
            }
            if loaded.review.history.is_empty() && loaded.review.scores.is_empty() {
                continue;
            }
            reviewed.push(Reviewed {
                report_idx,
                review: loaded.review,
                profile: session.profile_of(report_idx),
            });
        }
    }
    Ok((reviewed, unreadable))
}

fn document(session: &Session, args: &Args, reviewed: &[Reviewed]) -> Document {
    let lang = args.lang();
    let mut by_sheet: BTreeMap<Option<&str>, Vec<&Reviewed>> = BTreeMap::new();
    for one in reviewed {
        let class = one.profile.class.as_deref();
        by_sheet.entry(class).or_default().push(one);
    }
    let (mut sheets, mut outliers) = (Vec::new(), Vec::new());
    for of_class in by_sheet.values() {
        let Some(first) = of_class.first() else {
            continue;
        };
        let given: Vec<Sheet> = of_class
            .iter()
            .map(|one| Sheet {
                status: one.review.status,
                scores: &one.review.scores,
            })
            .collect();
        let counted = statistics(&first.profile.rubric, &given);
        outliers.extend(outliers_of(&counted, of_class, lang));
        sheets.push(sheet_out(&counted, of_class, lang));
    }
    let ranking = ranking(session, reviewed, lang);
    Document {
        reports: session.discover().entries.len(),
        reviewer: session.reviewer().filter(|_| !args.everybody()),
        progress: progress(session, reviewed),
        sheets,
        classes: classes(&ranking),
        ranking,
        outliers,
        drift: own_drift(args, reviewed),
        unreadable: Vec::new(),
    }
}

fn progress(session: &Session, reviewed: &[Reviewed]) -> ProgressOut {
    let count = |status| {
        let of_status = reviewed.iter().filter(|one| one.review.status == status);
        of_status.count()
    };
    let (reading, done, hold) = (
        count(Status::Reading),
        count(Status::Done),
        count(Status::Hold),
    );
    let begun: std::collections::BTreeSet<usize> =
        reviewed.iter().map(|one| one.report_idx).collect();
    let new = session.discover().entries.len() - begun.len() + count(Status::New);
    let done_seconds: u64 = reviewed
        .iter()
        .filter(|one| one.review.status == Status::Done)
        .map(|one| one.review.seconds)
        .sum();
    let each = done_seconds
        .checked_div(done as u64)
        .filter(|&each| each > 0);
    ProgressOut {
        new,
        reading,
        done,
        hold,
        seconds: reviewed.iter().map(|one| one.review.seconds).sum(),
        seconds_each: each,
        seconds_left: each.map(|each| each * (new + reading + hold) as u64),
    }
}

fn sheet_out(counted: &Statistics, of_class: &[&Reviewed], lang: Lang) -> SheetOut {
    let profile = &of_class[0].profile;
    let rubric = &profile.rubric;
    let class = profile.class.as_deref();
    let name = class.and_then(|id| profile.class_called(id));
    let totals: Vec<Points> = counted
        .ranking
        .iter()
        .filter(|place| place.rank.is_some())
        .map(|place| place.total.points)
        .collect();
    let criteria = rubric.criteria.iter().zip(&counted.criteria);
    SheetOut {
        class: profile.class.clone(),
        name: name
            .map_or(&profile.name, |class| &class.name)
            .get(lang)
            .to_owned(),
        max: points(rubric.total),
        total: counted.total.as_ref().map(spread),
        histogram: bins(&totals, rubric.total, N_BINS.0),
        criteria: criteria
            .map(|(criterion, counted)| {
                let values = values_of(of_class, &criterion.id);
                CriterionOut {
                    criterion: criterion.id.clone(),
                    name: criterion.name.get(lang).to_owned(),
                    max: points(criterion.highest()),
                    spread: counted.spread.as_ref().map(spread),
                    not_applicable: counted.n_not_applicable,
                    histogram: bins(&values, criterion.highest(), N_BINS.1),
                }
            })
            .collect(),
    }
}

fn values_of(of_class: &[&Reviewed], criterion: &str) -> Vec<Points> {
    let given = of_class
        .iter()
        .filter_map(|one| one.review.scores.get(criterion));
    given
        .filter_map(|score| match score.value {
            ScoreValue::Points(points) => Some(points),
            ScoreValue::NotApplicable => None,
        })
        .collect()
}

fn outliers_of(counted: &Statistics, of_class: &[&Reviewed], lang: Lang) -> Vec<OutlierOut> {
    let mut found = Vec::new();
    let mut take = |one: &Reviewed, criterion: Option<&str>, value, spread: &Distribution| {
        if is_far(value, spread) {
            found.push(OutlierOut {
                report: one.review.report.clone(),
                reviewer: one.review.reviewer.clone(),
                criterion: criterion.map(str::to_owned),
                name: criterion
                    .and_then(|id| one.profile.rubric.criterion(id))
                    .map(|known| known.name.get(lang).to_owned()),
                value: points(value),
                mean: points(spread.mean),
                sd: spread.sd.map(points),
            });
        }
    };
    if let Some(spread) = &counted.total {
        for place in counted.ranking.iter().filter(|place| place.rank.is_some()) {
            take(of_class[place.sheet], None, place.total.points, spread);
        }
    }
    for criterion in &counted.criteria {
        let Some(spread) = &criterion.spread else {
            continue;
        };
        for one in of_class {
            let score = one.review.scores.get(&criterion.id);
            if let Some(ScoreValue::Points(value)) = score.map(|score| score.value) {
                take(one, Some(&criterion.id), value, spread);
            }
        }
    }
    found
}

/// Every reviewed report by its total: one reviewer's, or all of them by the rubric's rule.
fn ranking(session: &Session, reviewed: &[Reviewed], lang: Lang) -> Vec<RankedOut> {
    let mut rows: Vec<RankedOut> = Vec::new();
    for of_report in reviewed.chunk_by(|a, b| a.report_idx == b.report_idx) {
        let first = &of_report[0];
        let rubric = &first.profile.rubric;
        let totals: Vec<(&str, _)> = of_report
            .iter()
            .map(|one| {
                let reader = one.review.reviewer.as_str();
                (reader, total(rubric, &one.review.scores))
            })
            .collect();
        let combined = match totals.as_slice() {
            // One reviewer's own total is no combination.
            [(_, alone)] => alone.empty.is_empty().then(|| {
                let flags = alone.flags.clone();
                (alone.points, alone.grade, flags, alone.rejected, 1)
            }),
            several => combine(rubric, several).ok().map(|all| {
                (
                    all.points,
                    all.grade,
                    all.flags,
                    all.rejected,
                    all.n_readers,
                )
            }),
        };
        let unit = session.issuer(first.report_idx).map(|issuer| issuer.short);
        let class = session.unit_class(first.report_idx);
        let named = class
            .as_deref()
            .map(|class| class_name(&first.profile, class, lang));
        let ranked = combined.as_ref().filter(|all| !all.3).map(|all| all.0);
        rows.push(RankedOut {
            rank: None,
            report: first.review.report.clone(),
            unit,
            class,
            class_name: named,
            score: combined.as_ref().map(|all| points(all.0)),
            max: points(rubric.total),
            grade: combined
                .as_ref()
                .and_then(|all| all.1)
                .map(|it| it.id.clone()),
            flags: combined
                .as_ref()
                .map(|all| all.2.clone())
                .unwrap_or_default(),
            grade_name: combined
                .as_ref()
                .and_then(|all| all.1)
                .map(|it| it.name.get(lang).to_owned()),
            readers: combined.map_or(0, |all| all.4),
            reckoning: reckoned(rubric, &totals, lang),
            points: ranked,
            sheet: first.profile.class.clone(),
        });
    }
    // Sheets of another class are another ranking.
    rows.sort_by(|a, b| {
        (&a.sheet, std::cmp::Reverse(a.points)).cmp(&(&b.sheet, std::cmp::Reverse(b.points)))
    });
    for of_sheet in rows.chunk_by_mut(|a, b| a.sheet == b.sheet) {
        let ranks = ranks(of_sheet.iter().map(|row| row.points));
        for (row, rank) in of_sheet.iter_mut().zip(ranks) {
            row.rank = rank;
        }
    }
    rows
}

/// What a class is called: by the profile, else by what `units.csv` may call it, else as it is
/// written there.
fn class_name(profile: &Profile, class: &str, lang: Lang) -> String {
    match profile.class_called(class) {
        Some(known) => known.name.get(lang),
        None => match class {
            "township" => words::township(lang),
            "county" => words::county(lang),
            "department" => words::department(lang),
            other => other,
        },
    }
    .to_owned()
}

/// How each reader's total came about, with the name where there are several.
fn reckoned(rubric: &Rubric, totals: &[(&str, Total)], lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    for (reader, total) in totals {
        for sentence in export::reckoning(rubric, total, lang) {
            said.push(match totals.len() {
                1 => sentence,
                _ => words::of_reader(lang, reader, &sentence),
            });
        }
    }
    said
}

fn classes(ranking: &[RankedOut]) -> Vec<ClassOut> {
    let mut by_class: BTreeMap<(&str, Option<&str>), Vec<Points>> = BTreeMap::new();
    for row in ranking {
        if let (Some(class), Some(points)) = (&row.class, row.points) {
            let key = (class.as_str(), row.class_name.as_deref());
            by_class.entry(key).or_default().push(points);
        }
    }
    by_class
        .into_iter()
        .filter_map(|((class, name), points)| {
            Some(ClassOut {
                class: class.to_owned(),
                name: name.unwrap_or(class).to_owned(),
                spread: spread(&distribution(&points)?),
            })
        })
        .collect()
}

/// The totals of one reviewer in the order in which the reports were last scored.
fn own_drift(args: &Args, reviewed: &[Reviewed]) -> Vec<SpreadOut> {
    if args.everybody() {
        return Vec::new();
    }
    let mut in_order: Vec<(&str, Points)> = reviewed
        .iter()
        .filter_map(|one| {
            let total = total(&one.profile.rubric, &one.review.scores);
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
    drift(&values).iter().map(spread).collect()
}

fn spread(spread: &Distribution) -> SpreadOut {
    SpreadOut {
        n: spread.n,
        mean: points(spread.mean),
        median: points(spread.median),
        min: points(spread.min),
        max: points(spread.max),
        sd: spread.sd.map(points),
    }
}

fn bins(values: &[Points], max: Points, n_bins: usize) -> Vec<BinOut> {
    let bins = histogram(values, max, n_bins);
    let out = bins.into_iter().map(|bin| BinOut {
        from: points(bin.from),
        to: points(bin.to),
        n: bin.n,
    });
    out.collect()
}
