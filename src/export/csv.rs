//! CSV for spreadsheets: wide, one row per report; long, one row per score and note.
//!
//! RFC 4180 (<https://www.rfc-editor.org/rfc/rfc4180>) in UTF-8 with a byte order mark, so
//! that Excel reads the Chinese, and CR LF. What text cells begin with is guarded as
//! `csv_cell` says. Reports and reviews that could not be read are rows of their own:
//! the path, and the problem in the last column.

use std::io;

use super::Exporter;
use super::bundle::{ReviewBundle, Row};
use super::csv_cell::{Cell, record};
use super::letter::{grade_name, kind, notice, reckoned, status};
use crate::lang::{Lang, common, export as words};
use crate::review::ScoreValue;
use crate::stats::Total;

/// The exporter of the wide table.
pub(super) const WIDE: Exporter = Exporter {
    id: "csv",
    extension: "csv",
    about: words::about_csv,
    write: write_wide,
    ..Exporter::TEXT
};

/// The exporter of the long table: one row per score and note instead of one per report.
pub(super) const LONG: Exporter = Exporter {
    id: "csv-long",
    about: words::about_csv_long,
    write: write_long,
    ..WIDE
};

fn write_wide(bundle: &ReviewBundle, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let mut rows = String::new();
    for row in &bundle.rows {
        let total = bundle.total(row);
        let reckoned = reckoned(bundle, row, &total, lang);
        let problem = notice(row, lang).unwrap_or_default();
        let said = [reckoned.as_str(), &problem];
        rows.push_str(&record(&wide_row(bundle, row, &total, said, lang)));
    }
    write(&wide_header(bundle, lang), &rows, bundle, out)
}

fn write_long(bundle: &ReviewBundle, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let mut rows = String::new();
    for row in &bundle.rows {
        long_rows(&mut rows, bundle, row, lang);
    }
    write(&long_header(lang), &rows, bundle, out)
}

/// A table with its header, and below it what could not be read.
fn write(
    header: &[Cell],
    rows: &str,
    bundle: &ReviewBundle,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut table = format!("\u{feff}{}{rows}", record(header));
    for unreadable in &bundle.unreadable {
        let mut cells = vec![Cell::Text(""); header.len()];
        cells[0] = Cell::Text(&unreadable.path);
        cells[header.len() - 1] = Cell::Text(&unreadable.problem);
        table.push_str(&record(&cells));
    }
    out.write_all(table.as_bytes())
}

fn wide_header(bundle: &ReviewBundle, lang: Lang) -> Vec<Cell<'_>> {
    let mut cells = vec![
        Cell::Text(words::column_path(lang)),
        Cell::Text(words::column_title(lang)),
        Cell::Text(words::issuer(lang)),
        Cell::Text(words::year(lang)),
        Cell::Text(words::status(lang)),
    ];
    let criteria = bundle.criteria();
    cells.extend(
        criteria
            .iter()
            .map(|criterion| Cell::Text(criterion.name.get(lang))),
    );
    cells.extend([
        Cell::Text(words::total(lang)),
        Cell::Text(words::max(lang)),
        Cell::Text(words::grade(lang)),
        Cell::Text(words::column_empty(lang)),
        Cell::Text(words::column_reckoning(lang)),
        Cell::Text(words::column_notes(lang)),
        Cell::Text(words::reviewer(lang)),
        Cell::Text(words::column_problem(lang)),
    ]);
    cells
}

fn wide_row<'a>(
    bundle: &'a ReviewBundle,
    row: &'a Row,
    total: &Total<'a>,
    [reckoned, problem]: [&'a str; 2],
    lang: Lang,
) -> Vec<Cell<'a>> {
    let review = &row.review;
    let mut cells = vec![
        Cell::Text(&row.path),
        Cell::Text(row.title().unwrap_or_default()),
        Cell::Text(row.issuer().unwrap_or_default()),
        Cell::value(row.year()),
        Cell::Text(status(lang, review.status)),
    ];
    for criterion in bundle.criteria() {
        cells.push(score(
            review.scores.get(&criterion.id).map(|score| score.value),
            lang,
        ));
    }
    let scored = !review.scores.is_empty();
    let grade = grade_name(total, lang).unwrap_or_default();
    cells.extend([
        Cell::value(scored.then_some(total.points)),
        Cell::value(Some(total.max)),
        Cell::Text(grade),
        Cell::value(Some(total.empty.len())),
        Cell::Text(reckoned),
        Cell::value(Some(review.notes.len())),
        Cell::Text(&review.reviewer),
        Cell::Text(problem),
    ]);
    cells
}

fn score(value: Option<ScoreValue>, lang: Lang) -> Cell<'static> {
    match value {
        None => Cell::Text(""),
        Some(ScoreValue::NotApplicable) => Cell::Text(words::not_applicable(lang)),
        Some(ScoreValue::Points(points)) => Cell::value(Some(points)),
    }
}

fn long_header(lang: Lang) -> Vec<Cell<'static>> {
    [
        words::column_path(lang),
        words::column_title(lang),
        words::issuer(lang),
        words::year(lang),
        words::reviewer(lang),
        words::column_record(lang),
        words::column_id(lang),
        words::column_name(lang),
        words::column_value(lang),
        words::column_section(lang),
        words::column_start(lang),
        words::column_end(lang),
        words::quote(lang),
        words::column_comment(lang),
        words::column_cites(lang),
        words::column_at(lang),
        words::column_problem(lang),
    ]
    .map(Cell::Text)
    .to_vec()
}

/// Scores in the rubric's order, notes by position, the summary.
fn long_rows(table: &mut String, bundle: &ReviewBundle, row: &Row, lang: Lang) {
    let first = [
        Cell::Text(&row.path),
        Cell::Text(row.title().unwrap_or_default()),
        Cell::Text(row.issuer().unwrap_or_default()),
        Cell::value(row.year()),
        Cell::Text(&row.review.reviewer),
    ];
    let problem = notice(row, lang).unwrap_or_default();
    let mut push = |cells: [Cell; 11]| {
        let mut line = first.to_vec();
        line.extend(cells);
        line.push(Cell::Text(&problem));
        table.push_str(&record(&line));
    };
    let empty = || Cell::Text("");
    for criterion in &bundle.profile_of(row).rubric.criteria {
        let Some(given) = row.review.scores.get(&criterion.id) else {
            continue;
        };
        push([
            Cell::Text(words::score(lang)),
            Cell::Text(&criterion.id),
            Cell::Text(criterion.name.get(lang)),
            score(Some(given.value), lang),
            empty(),
            empty(),
            empty(),
            empty(),
            Cell::Text(&given.comment),
            Cell::Text(&given.cites.join(" ")),
            Cell::value(Some(&given.at)),
        ]);
    }
    for placed in row.placed() {
        let note = placed.note;
        push([
            Cell::Text(common::note(lang)),
            Cell::Text(&note.id),
            Cell::Text(kind(lang, note.kind)),
            empty(),
            Cell::Text(row.section_id(placed.section).unwrap_or_default()),
            Cell::value(placed.span.map(|span| span.start)),
            Cell::value(placed.span.map(|span| span.end)),
            Cell::Text(placed.quote()),
            Cell::Text(&note.body),
            empty(),
            Cell::value(Some(&note.created)),
        ]);
    }
    if !row.review.summary.is_empty() {
        push([
            Cell::Text(words::summary(lang)),
            empty(),
            empty(),
            empty(),
            empty(),
            empty(),
            empty(),
            empty(),
            Cell::Text(&row.review.summary),
            empty(),
            empty(),
        ]);
    }
}
