//! `search PATTERN PATH…`: a phrase in many reports.

use serde::Serialize;

use super::args::Args;
use super::command::SearchArgs;
use super::error::CliError;
use super::exit::Exit;
use super::out::{Out, say};
use super::progress::each;
use super::shape::one_line;
use crate::lang::cli as words;
use crate::report::Report;
use crate::session::Session;
use crate::text::CharSpan;
use crate::text::find::{Finder, Mode, PatternError};

/// A row in the shape of `DESIGN.md` section 6; all but the report is null for one that
/// could not be read.
#[derive(Serialize, Default)]
struct Hit<'a> {
    report: &'a str,
    section: Option<&'a str>,
    line: Option<usize>,
    start: Option<u32>,
    end: Option<u32>,
    quote: Option<&'a str>,
    text: Option<&'a str>,
}

/// The row of a report that could not be read: the keys of any other, and why.
#[derive(Serialize)]
struct Unread<'a, Row> {
    #[serde(flatten)]
    row: Row,
    error: &'a str,
}

pub(super) fn run(search: &SearchArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let lang = args.lang();
    let mode = match (search.regex, search.exact) {
        (true, _) => Mode::Regex,
        (false, true) => Mode::Exact,
        (false, false) => Mode::Folded,
    };
    let finder = Finder::new(&search.pattern, mode).map_err(|error| {
        CliError::Said(match error {
            PatternError::Empty => words::pattern_empty(lang).to_owned(),
            PatternError::Regex(why) => words::pattern_wrong(lang, &search.pattern, &why),
        })
    })?;
    let session = Session::open(args.options(&search.paths))?;
    let mut n_found = 0_usize;
    let mut n_unread = 0_usize;
    each(
        &session,
        &mut out,
        |report_idx| {
            let text = session.text(report_idx)?;
            let places = finder.find_all(text.as_str());
            if places.is_empty() {
                return Ok(None);
            }
            // Only a report that holds the phrase needs its sections.
            let report = session.read(report_idx)?;
            Ok(Some((report, places)))
        },
        |out, report_idx, found| {
            let path = session.discover().entries[report_idx].path.as_str();
            match found {
                Ok(None) => Ok(()),
                Ok(Some((report, places))) => {
                    n_found += places.len();
                    write(out, path, &report, &places)
                }
                Err(error) => {
                    n_unread += 1;
                    let row = Hit {
                        report: path,
                        ..Hit::default()
                    };
                    let error: crate::batch::ReadError = error;
                    unread(out, row, &error.message(lang, path))
                }
            }
        },
    )?;
    let troubled = super::problems(&session) || n_unread > 0;
    out.end(match (troubled, n_found) {
        (true, _) => Exit::Failure,
        (false, 0) => Exit::Nothing,
        (false, _) => Exit::Success,
    })
}

/// A report that could not be read: a row among rows, a sentence for people.
pub(super) fn unread(out: &mut Out, row: impl Serialize, error: &str) -> Result<(), CliError> {
    if out.json {
        out.json(&Unread {
            row,
            error: &one_line(error),
        })
    } else {
        out.flush()?;
        say(error);
        Ok(())
    }
}

fn write(out: &mut Out, path: &str, report: &Report, places: &[CharSpan]) -> Result<(), CliError> {
    let text = &report.source.text;
    let mut lines = text.lines().enumerate().peekable();
    for place in places {
        while lines.peek().is_some_and(|(_, line)| line.end < place.start) {
            lines.next();
        }
        let Some(&(nth, line)) = lines.peek() else {
            break;
        };
        let section = &report.sections[report.section_at(place.start)];
        if out.json {
            out.json(&Hit {
                report: path,
                section: Some(&section.id),
                line: Some(nth + 1),
                start: Some(place.start.0),
                end: Some(place.end.0),
                quote: Some(text.slice(*place)),
                text: Some(text.slice(line)),
            })?;
        } else {
            let around = around(line, *place);
            let place = format!("{path}:{}:{}: ", nth + 1, section.id);
            out.placed(&place, text.slice(around))?;
        }
    }
    Ok(())
}

/// Paragraphs reach a thousand characters on one line: people see what is around the place.
const AROUND: u32 = 30;

fn around(line: CharSpan, place: CharSpan) -> CharSpan {
    let start = place.start.0.saturating_sub(AROUND);
    CharSpan {
        start: crate::text::CharIdx(start).max(line.start),
        end: (place.end + AROUND).min(line.end.max(place.end)),
    }
}
