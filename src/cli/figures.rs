//! `figures FILE…`: quantities with unit, section and sentence.

use serde::Serialize;

use super::args::Args;
use super::command::Paths;
use super::error::CliError;
use super::exit::Exit;
use super::out::Out;
use super::progress::each;
use super::search::unread;
use crate::report::{self, Figure, Report};
use crate::session::Session;

/// A row in the shape of `DESIGN.md` section 6; all but the report is null for one that
/// could not be read. `quote` is the quantity as it stands between `start` and `end`.
#[derive(Serialize, Default)]
struct JsonFigure<'a> {
    report: &'a str,
    section: Option<&'a str>,
    start: Option<u32>,
    end: Option<u32>,
    value: Option<serde_json::Number>,
    max: Option<serde_json::Number>,
    unit: Option<&'a str>,
    approx: Option<bool>,
    of: Option<&'a str>,
    quote: Option<&'a str>,
}

pub(super) fn run(paths: &Paths, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let session = Session::open(args.options(&paths.paths))?;
    let lang = args.lang();
    let mut exit = Exit::Success;
    each(
        &session,
        &mut out,
        |report_idx| {
            let report = session.read(report_idx)?;
            let figures = report::figures(&report);
            Ok((report, figures))
        },
        |out, report_idx, found| {
            let path = session.discover().entries[report_idx].path.as_str();
            match found {
                Ok((report, figures)) => write(out, path, &report, &figures),
                Err(error) => {
                    exit = Exit::Failure;
                    let row = JsonFigure {
                        report: path,
                        ..JsonFigure::default()
                    };
                    let error: crate::batch::ReadError = error;
                    unread(out, row, &error.message(lang, path))
                }
            }
        },
    )?;
    if super::problems(&session) {
        exit = Exit::Failure;
    }
    out.end(exit)
}

fn write(out: &mut Out, path: &str, report: &Report, figures: &[Figure]) -> Result<(), CliError> {
    for figure in figures {
        let section = &report.sections[figure.section];
        let quote = report.source.text.slice(figure.span);
        if out.json {
            out.json(&JsonFigure {
                report: path,
                section: Some(&section.id),
                start: Some(figure.span.start.0),
                end: Some(figure.span.end.0),
                value: Some(number(figure.value)),
                max: figure.max.map(number),
                unit: Some(&figure.unit),
                approx: Some(figure.approx),
                of: figure.of.as_deref(),
                quote: Some(quote),
            })?;
        } else {
            let text = &report.source.text;
            let sentence = text.slice(report::sentence_of(text, figure.span)).trim();
            out.placed(
                &format!("{path}:{}: ", section.id),
                &format!("{quote}  {sentence}"),
            )?;
        }
    }
    Ok(())
}

/// A whole number without a point, as people and spreadsheets write it.
fn number(value: f64) -> serde_json::Number {
    let digits = value.to_string();
    let whole = digits.parse::<i64>().map(serde_json::Number::from).ok();
    whole
        .or_else(|| serde_json::Number::from_f64(value))
        .unwrap_or_else(|| serde_json::Number::from(0))
}
