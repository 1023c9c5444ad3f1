//! `similar PATH…`: passages that reports share, longest first.

use serde::Serialize;

use super::args::Args;
use super::command::SimilarArgs;
use super::error::CliError;
use super::exit::Exit;
use super::out::Out;
use super::progress::{Progress, each};
use super::search::unread;
use crate::batch::ReadError;
use crate::lang::cli as words;
use crate::session::Session;
use crate::similar::{Match, Place};
use crate::text::Text;

/// A row in the shape of `DESIGN.md` section 6.
#[derive(Serialize, Default)]
struct Row<'a> {
    a: Option<JsonPlace<'a>>,
    b: Option<JsonPlace<'a>>,
    chars: Option<u32>,
    quote: Option<&'a str>,
}

/// One side of a match.
#[derive(Serialize)]
struct JsonPlace<'a> {
    report: &'a str,
    section: &'a str,
    start: u32,
    end: u32,
}

/// The row of a report that could not be read.
#[derive(Serialize)]
struct UnreadRow<'a> {
    report: &'a str,
    #[serde(flatten)]
    row: Row<'a>,
}

/// What the texts say of a match: the sections it stands in and its words.
#[derive(Clone, Default)]
struct Told {
    section_a: String,
    section_b: String,
    quote: String,
}

pub(super) fn run(similar: &SimilarArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let lang = args.lang();
    let session = Session::open(args.options(&similar.paths))?;
    let progress = Progress::reading(lang, session.discover().entries.len());
    // It asks before each report that it reads.
    let go_on = || {
        progress.step();
        true
    };
    let found = session.matches(similar.min_chars, &go_on);
    drop(progress);
    let found = found.unwrap_or_default();
    let told = tell(&session, &mut out, &found.matches)?;
    for (found, told) in found.matches.iter().zip(&told) {
        let path = |place: Place| session.discover().entries[place.report].path.as_str();
        let (a, b) = (path(found.a), path(found.b));
        if out.json {
            out.json(&Row {
                a: Some(json_place(a, found.a, &told.section_a)),
                b: Some(json_place(b, found.b, &told.section_b)),
                chars: Some(found.chars),
                quote: Some(&told.quote),
            })?;
        } else {
            let place = |path: &str, section: &str, place: Place| {
                format!("{path}:{section}:{}..{}", place.span.start, place.span.end)
            };
            let (a, b) = (
                place(a, &told.section_a, found.a),
                place(b, &told.section_b, found.b),
            );
            out.head(&words::match_head(lang, found.chars, &a, &b))?;
            for line in told.quote.lines().map(str::trim) {
                if !line.is_empty() {
                    out.line(&format!("    {line}"))?;
                }
            }
        }
    }
    for (report_idx, error) in &found.unread {
        let path = session.discover().entries[*report_idx].path.as_str();
        let row = UnreadRow {
            report: path,
            row: Row::default(),
        };
        unread(&mut out, row, &error.message(lang, path))?;
    }
    let troubled = super::problems(&session) || !found.unread.is_empty();
    out.end(Exit::of(troubled))
}

fn json_place<'a>(report: &'a str, place: Place, section: &'a str) -> JsonPlace<'a> {
    JsonPlace {
        report,
        section,
        start: place.span.start.0,
        end: place.span.end.0,
    }
}

/// Reads the reports that share something once more, for the sections and the words.
fn tell(session: &Session, out: &mut Out, matches: &[Match]) -> Result<Vec<Told>, CliError> {
    let n_reports = session.discover().entries.len();
    let mut places: Vec<Vec<(usize, Place, bool)>> = vec![Vec::new(); n_reports];
    for (nth, found) in matches.iter().enumerate() {
        places[found.a.report].push((nth, found.a, true));
        places[found.b.report].push((nth, found.b, false));
    }
    let mut told = vec![Told::default(); matches.len()];
    each(
        session,
        out,
        |report_idx| {
            let places = &places[report_idx];
            if places.is_empty() {
                return Ok(Vec::new());
            }
            let report = session.read(report_idx)?;
            let text: &Text = &report.source.text;
            let tell = |&(nth, place, is_a): &(usize, Place, bool)| {
                let section = &report.sections[report.section_at(place.span.start)];
                let quote = is_a.then(|| text.slice(place.span).to_owned());
                (nth, section.id.clone(), quote)
            };
            Ok(places.iter().map(tell).collect())
        },
        |_, _, found: Result<Vec<_>, ReadError>| {
            // A file that vanished meanwhile has no sections to name; its places stay.
            for (nth, section, quote) in found.unwrap_or_default() {
                match quote {
                    Some(quote) => {
                        told[nth].section_a = section;
                        told[nth].quote = quote;
                    }
                    None => told[nth].section_b = section,
                }
            }
            Ok(())
        },
    )?;
    Ok(told)
}
