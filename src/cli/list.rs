//! `list PATH…`: one row per report.

use std::sync::Arc;

use serde::Serialize;

use super::args::Args;
use super::command::Paths;
use super::error::CliError;
use super::exit::Exit;
use super::out::{Out, say};
use super::paint::Weight;
use super::progress::each;
use super::shape::{date, one_line, points, status};
use super::table::{self, Align, Column};
use crate::batch::Unit;
use crate::lang::{Lang, cli as words};
use crate::profile::{Class, Profile};
use crate::session::{Row, Session};

/// A row in the shape of `DESIGN.md` section 6.
#[derive(Serialize, Default)]
struct JsonRow {
    report: Option<String>,
    title: Option<String>,
    issuer: Option<String>,
    year: Option<i32>,
    date: Option<String>,
    chars: Option<u32>,
    sections: Option<usize>,
    parts: Option<Vec<String>>,
    missing: Option<Vec<String>>,
    findings: Option<usize>,
    status: Option<&'static str>,
    score: Option<serde_json::Number>,
    max: Option<serde_json::Number>,
    grade: Option<String>,
    reviewer: Option<String>,
    error: Option<String>,
}

impl JsonRow {
    fn of(row: &Row, lang: Lang) -> Self {
        let read = row.error.is_none();
        Self {
            report: Some(row.report.clone()),
            title: row.title.clone(),
            issuer: row.issuer.as_ref().map(|issuer| issuer.name.clone()),
            year: row.year,
            date: row.date.map(date),
            chars: read.then_some(row.chars),
            sections: read.then_some(row.n_sections),
            parts: read.then(|| row.parts.clone()),
            missing: read.then(|| row.missing.clone()),
            findings: read.then_some(row.n_findings),
            status: Some(row.status.id()),
            score: row.score.map(points),
            max: Some(points(row.max)),
            grade: row.grade.clone(),
            reviewer: row.reviewer.clone(),
            error: error(row, lang).map(|error| one_line(&error)),
        }
    }

    fn of_missing(unit: &Unit) -> Self {
        Self {
            issuer: Some(unit.unit.clone()),
            ..Self::default()
        }
    }
}

pub(super) fn run(list: &Paths, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let session = Session::open(args.options(&list.paths))?;
    let (lang, json) = (args.lang(), out.json);
    super::own_store(&session)?;
    let mut exit = Exit::Success;
    let mut rows = Vec::new();
    each(
        &session,
        &mut out,
        |report_idx| rows_of(&session, args, report_idx),
        |out, _, of_report| {
            if of_report.iter().any(|row| error(row, lang).is_some()) {
                exit = Exit::Failure;
            }
            if json {
                return of_report
                    .iter()
                    .try_for_each(|row| out.json(&JsonRow::of(row, lang)));
            }
            rows.extend(of_report);
            Ok(())
        },
    )?;
    let missing = session.missing_units();
    if json {
        for unit in &missing {
            out.json(&JsonRow::of_missing(unit))?;
        }
    } else if rows.is_empty() && missing.is_empty() {
        say(&words::no_reports(lang, &session.root().to_string_lossy()));
    } else {
        let profile = session.profile();
        out.table(&table_of(&rows, &profile, args.everybody(), lang))?;
        for unit in &missing {
            out.line(&words::unit_missing(lang, &unit.unit))?;
        }
        if rows.iter().any(|row| is_partial(row)) {
            out.line(words::list_partial(lang))?;
        }
        out.weighted(&foot(&session, &rows, missing.len(), lang), Weight::Dim)?;
    }
    if !json {
        out.flush()?;
        for row in &rows {
            if let Some(error) = error(row, lang) {
                say(&error);
            }
        }
    }
    if super::problems(&session) | super::say_strays(&session, args)? {
        exit = Exit::Failure;
    }
    let exit = out.end(exit)?;
    super::say_faults(&session);
    super::say_offers(&session);
    Ok(exit)
}

/// The rows of a report: the current reviewer's, or one for each who reviewed it.
fn rows_of(session: &Session, args: &Args, report_idx: usize) -> Vec<Arc<Row>> {
    if args.everybody() {
        session.rows_of_everybody(report_idx)
    } else {
        vec![session.row(report_idx)]
    }
}

/// What is wrong with a report or its review, in words.
fn error(row: &Row, lang: Lang) -> Option<String> {
    let by_hand = || {
        row.hand_edited
            .then(|| words::hand_edited(lang, &row.report))
    };
    row.error(lang).or_else(by_hand)
}

fn table_of(rows: &[Arc<Row>], profile: &Profile, everybody: bool, lang: Lang) -> Vec<String> {
    let left = |name, most| Column {
        name,
        align: Align::Left,
        most,
    };
    let right = |name| Column {
        name,
        align: Align::Right,
        most: 8,
    };
    let mut columns = vec![
        left(words::col_report(lang), 36),
        left(words::col_issuer(lang), 24),
        right(words::col_year(lang)),
        right(words::col_chars(lang)),
        right(words::col_sections(lang)),
        left(words::col_status(lang), 8),
        right(words::col_score(lang)),
        left(words::col_scored(lang), 8),
        left(words::col_grade(lang), 8),
        left(words::col_missing(lang), 40),
    ];
    if everybody {
        columns.insert(5, left(words::col_reviewer(lang), 16));
    }
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| cells_of(row, profile, everybody, lang))
        .collect();
    table::lines(&columns, &cells)
}

fn cells_of(row: &Row, profile: &Profile, everybody: bool, lang: Lang) -> Vec<String> {
    let read = row.error.is_none();
    let shown = |value: Option<String>| value.unwrap_or_default();
    let grade = row.grade.as_ref().map(|id| {
        let of_row = |class: &&Class| row.class.as_ref() == Some(&class.id);
        let class = profile.classes.iter().find(of_row);
        let rubric = class.map_or(&profile.rubric, |class| &*class.rubric);
        let band = rubric.grades.iter().find(|band| band.id == *id);
        band.map_or_else(|| id.clone(), |band| band.name.get(lang).to_owned())
    });
    let missing = if read {
        let names = row.missing.iter().map(|id| {
            let part = profile.parts.iter().find(|part| part.id == *id);
            part.map_or(id.as_str(), |part| part.name.get(lang))
        });
        names.collect::<Vec<_>>().join(words::between(lang))
    } else {
        words::unreadable(lang).to_owned()
    };
    let (n_scored, n_criteria) = row.n_scored;
    let star = if is_partial(row) { "*" } else { "" };
    let mut cells = vec![
        row.report.clone(),
        shown(row.issuer.as_ref().map(|issuer| issuer.name.clone())),
        shown(row.year.map(|year| year.to_string())),
        shown(read.then(|| row.chars.to_string())),
        shown(read.then(|| row.n_sections.to_string())),
        status(row.status, lang).to_owned(),
        shown(row.score.map(|score| format!("{score}{star}"))),
        shown(row.score.map(|_| format!("{n_scored}/{n_criteria}"))),
        shown(grade),
        missing,
    ];
    if everybody {
        cells.insert(5, shown(row.reviewer.clone()));
    }
    cells
}

/// Whether the score is only what is scored so far.
fn is_partial(row: &Row) -> bool {
    row.score.is_some() && row.n_scored.0 < row.n_scored.1
}

fn foot(session: &Session, rows: &[Arc<Row>], n_missing: usize, lang: Lang) -> String {
    let batch = session.discover();
    let n_unreadable = rows.iter().filter(|row| row.error.is_some()).count();
    let mut foot = words::foot(lang, batch.entries.len());
    if n_unreadable > 0 {
        foot += &words::foot_unreadable(lang, n_unreadable);
    }
    if n_missing > 0 {
        foot += &words::foot_missing_units(lang, n_missing);
    }
    if batch.passed_over > 0 {
        foot += &words::foot_passed(lang, batch.passed_over);
    }
    foot
}
