//! `anchors PATH…`: notes that moved, are doubtful or lost.

use serde::Serialize;

use super::args::Args;
use super::command::Paths;
use super::error::CliError;
use super::exit::Exit;
use super::out::Out;
use super::search::unread;
use super::show;
use crate::review::Note;
use crate::review::anchor::{Found, Grade};
use crate::session::Session;

/// A row; all but the report is null for one that could not be read.
#[derive(Serialize, Default)]
struct JsonAnchor<'a> {
    report: &'a str,
    note: Option<&'a str>,
    grade: Option<&'static str>,
    start: Option<u32>,
    end: Option<u32>,
    quote: Option<&'a str>,
    body: Option<&'a str>,
}

impl<'a> JsonAnchor<'a> {
    fn unread(report: &'a str) -> Self {
        Self {
            report,
            ..Self::default()
        }
    }
}

pub(super) fn run(paths: &Paths, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let session = Session::open(args.options(&paths.paths))?;
    let lang = args.lang();
    let mut exit = Exit::Success;
    for (report_idx, entry) in session.discover().entries.iter().enumerate() {
        let loaded = session.review(report_idx)?;
        if let Some(problem) = &loaded.problem {
            exit = Exit::Failure;
            unread(
                &mut out,
                JsonAnchor::unread(&entry.path),
                &problem.message(lang),
            )?;
        }
        if loaded.review.notes.is_empty() {
            continue;
        }
        let placed = match session.anchors(report_idx, &loaded.review) {
            Ok(placed) => placed,
            Err(error) => {
                exit = Exit::Failure;
                unread(
                    &mut out,
                    JsonAnchor::unread(&entry.path),
                    &error.message(lang, &entry.path),
                )?;
                continue;
            }
        };
        for (id, found) in placed
            .iter()
            .filter(|(_, found)| found.grade != Grade::Exact)
        {
            if let Some(note) = loaded.review.note(id) {
                write(&mut out, &entry.path, note, *found, lang)?;
            }
        }
    }
    out.end(exit)
}

fn write(
    out: &mut Out,
    path: &str,
    note: &Note,
    found: Found,
    lang: crate::lang::Lang,
) -> Result<(), CliError> {
    let quote = note.anchor().map_or("", |anchor| anchor.exact.as_str());
    if out.json {
        return out.json(&JsonAnchor {
            report: path,
            note: Some(&note.id),
            grade: Some(found.grade.id()),
            start: found.span.map(|span| span.start.0),
            end: found.span.map(|span| span.end.0),
            quote: Some(quote),
            body: Some(&note.body),
        });
    }
    let place = found.span.map(|span| span.to_string()).unwrap_or_default();
    let grade = show::grade(found.grade, lang);
    out.line(&format!(
        "{path}  {}  {grade}  {place}  「{quote}」",
        note.id
    ))
}
