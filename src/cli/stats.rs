//! `stats PATH…`: the batch as numbers.

use std::sync::Arc;

use serde::Serialize;
use serde_json::Number;

use super::args::Args;
use super::command::Paths;
use super::error::CliError;
use super::exit::Exit;
use super::out::{Out, say};
use super::progress::Progress;
use super::shape::{one_line, points};
use super::stats_text;
use crate::export;
use crate::lang::{Lang, stats as words};
use crate::profile::Profile;
use crate::session::{Numbers, Outlier, Reviewed, Session, SheetNumbers, Standing};
use crate::stats::{Bin, Distribution, total};

/// What the batch comes to, as JSON has it.
#[derive(Serialize)]
struct Document<'n> {
    reports: usize,
    reviewer: Option<String>,
    progress: ProgressOut,
    sheets: Vec<SheetOut<'n>>,
    ranking: Vec<RankedOut<'n>>,
    classes: Vec<ClassOut<'n>>,
    outliers: Vec<OutlierOut<'n>>,
    drift: Vec<SpreadOut>,
    unreadable: &'n [Unreadable],
}

/// A review that could not be read, or not be trusted.
#[derive(Serialize)]
pub(super) struct Unreadable {
    pub(super) report: String,
    pub(super) reviewer: String,
    pub(super) problem: String,
}

/// What the batch comes to.
pub(super) struct Counted {
    pub(super) numbers: Numbers,
    pub(super) profile: Arc<Profile>,
    /// Of each report in the ranking, how its totals came about where that is not plain.
    pub(super) reckoning: Vec<Vec<String>>,
    pub(super) unreadable: Vec<Unreadable>,
}

#[derive(Serialize)]
struct ProgressOut {
    new: usize,
    reading: usize,
    done: usize,
    hold: usize,
    /// Seconds spent on all, on a finished one on average, and what the rest will take so.
    seconds: u64,
    seconds_each: Option<u64>,
    seconds_left: Option<u64>,
}

#[derive(Serialize)]
struct SpreadOut {
    n: usize,
    mean: Number,
    median: Number,
    min: Number,
    max: Number,
    sd: Option<Number>,
}

#[derive(Serialize)]
struct BinOut {
    from: Number,
    to: Number,
    n: usize,
}

#[derive(Serialize)]
struct SheetOut<'n> {
    class: Option<&'n str>,
    name: &'n str,
    max: Number,
    total: Option<SpreadOut>,
    histogram: Vec<BinOut>,
    criteria: Vec<CriterionOut<'n>>,
}

#[derive(Serialize)]
struct CriterionOut<'n> {
    criterion: &'n str,
    name: &'n str,
    max: Number,
    spread: Option<SpreadOut>,
    not_applicable: usize,
    histogram: Vec<BinOut>,
}

#[derive(Serialize)]
struct RankedOut<'n> {
    rank: Option<usize>,
    report: &'n str,
    unit: Option<&'n str>,
    class: Option<&'n str>,
    score: Option<Number>,
    max: Number,
    grade: Option<&'n str>,
    flags: &'n [String],
    readers: usize,
    reckoning: &'n [String],
}

#[derive(Serialize)]
struct ClassOut<'n> {
    class: &'n str,
    spread: SpreadOut,
}

#[derive(Serialize)]
struct OutlierOut<'n> {
    report: &'n str,
    reviewer: &'n str,
    criterion: Option<&'n str>,
    value: Number,
    mean: Number,
    sd: Option<Number>,
}

pub(super) fn run(paths: &Paths, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let lang = args.lang();
    let session = Session::open(args.options(&paths.paths))?;
    super::own_store(&session)?;
    let readers = session.readers(args.everybody())?;
    let mut unreadable = Vec::new();
    let n_reviews = session.discover().entries.len() * readers.len();
    let progress = Progress::reading(lang, n_reviews);
    let reviewed = session.reviewed(&readers, |report_idx, reader, loaded| {
        progress.step();
        if let Some(trouble) = super::trouble(loaded, lang) {
            say(&trouble);
            unreadable.push(Unreadable {
                report: session.discover().entries[report_idx].path.clone(),
                reviewer: reader.to_owned(),
                problem: one_line(&trouble),
            });
        }
    })?;
    drop(progress);
    let numbers = session.numbers(&reviewed, !args.everybody());
    let counted = Counted {
        reckoning: numbers
            .ranking
            .iter()
            .map(|row| reckoned(row, &reviewed, lang))
            .collect(),
        numbers,
        profile: session.profile(),
        unreadable,
    };
    if out.json {
        let reviewer = session.reviewer().filter(|_| !args.everybody());
        out.document(&document(&counted, reviewer, lang))?;
    } else {
        stats_text::write(&counted, lang, &mut out)?;
    }
    super::say_faults(&session);
    let is_troubled = super::problems(&session)
        | super::say_strays(&session, args)?
        | !counted.unreadable.is_empty();
    out.end(Exit::of(is_troubled))
}

fn document(counted: &Counted, reviewer: Option<String>, lang: Lang) -> Document<'_> {
    let numbers = &counted.numbers;
    let progress = numbers.progress;
    let rows = numbers.ranking.iter().zip(&counted.reckoning);
    Document {
        reports: numbers.n_reports,
        reviewer,
        progress: ProgressOut {
            new: progress.new,
            reading: progress.reading,
            done: progress.done,
            hold: progress.hold,
            seconds: numbers.seconds,
            seconds_each: numbers.seconds_each,
            seconds_left: numbers.seconds_left,
        },
        sheets: numbers.sheets.iter().map(|it| sheet(it, lang)).collect(),
        ranking: rows
            .map(|(row, reckoning)| ranked(row, reckoning))
            .collect(),
        classes: numbers
            .classes
            .iter()
            .map(|(class, of_class)| ClassOut {
                class,
                spread: spread(of_class),
            })
            .collect(),
        outliers: numbers.outliers.iter().map(outlier).collect(),
        drift: numbers.drift.iter().map(spread).collect(),
        unreadable: &counted.unreadable,
    }
}

impl Counted {
    /// What a class is called: by the profile, else by what `units.csv` may call it, else as it
    /// is written there.
    pub(super) fn class_name<'c>(&'c self, class: &'c str, lang: Lang) -> &'c str {
        let known = self.profile.class_called(class);
        known.map_or_else(|| words::class(lang, class), |known| known.name.get(lang))
    }
}

/// How each reader's total of a report came about, with the name where there are several.
fn reckoned(row: &Standing, reviewed: &[Reviewed], lang: Lang) -> Vec<String> {
    let of_report = reviewed
        .iter()
        .filter(|one| one.report_idx == row.report_idx);
    let several = of_report.clone().count() > 1;
    let mut said = Vec::new();
    for one in of_report {
        let total = total(&one.sheet.rubric, &one.review.scores);
        for sentence in export::reckoning(&one.sheet.rubric, &total, lang) {
            said.push(if several {
                words::of_reader(lang, &one.review.reviewer, &sentence)
            } else {
                sentence
            });
        }
    }
    said
}

fn sheet(sheet: &SheetNumbers, lang: Lang) -> SheetOut<'_> {
    let criteria = sheet.criteria.iter().map(|criterion| CriterionOut {
        criterion: &criterion.id,
        name: criterion.name.get(lang),
        max: points(criterion.max),
        spread: criterion.spread.as_ref().map(spread),
        not_applicable: criterion.n_not_applicable,
        histogram: bins(&criterion.histogram),
    });
    SheetOut {
        class: sheet.class.as_deref(),
        name: sheet.name.get(lang),
        max: points(sheet.max),
        total: sheet.total.as_ref().map(spread),
        histogram: bins(&sheet.histogram),
        criteria: criteria.collect(),
    }
}

fn ranked<'n>(row: &'n Standing, reckoning: &'n [String]) -> RankedOut<'n> {
    RankedOut {
        rank: row.rank,
        report: &row.report,
        unit: row.unit.as_deref(),
        class: row.class.as_deref(),
        score: row.points.map(points),
        max: points(row.max),
        grade: row.grade.as_ref().map(|(id, _)| id.as_str()),
        flags: &row.flags,
        readers: row.n_readers,
        reckoning,
    }
}

fn outlier(far: &Outlier) -> OutlierOut<'_> {
    OutlierOut {
        report: &far.report,
        reviewer: &far.reviewer,
        criterion: far.criterion.as_ref().map(|(id, _)| id.as_str()),
        value: points(far.value),
        mean: points(far.spread.mean),
        sd: far.spread.sd.map(points),
    }
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

fn bins(bins: &[Bin]) -> Vec<BinOut> {
    let out = bins.iter().map(|bin| BinOut {
        from: points(bin.from),
        to: points(bin.to),
        n: bin.n,
    });
    out.collect()
}
