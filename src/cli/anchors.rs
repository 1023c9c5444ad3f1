//! `anchors PATH…`: notes that moved, are doubtful or lost; `--fix` settles one of them.

use serde::Serialize;

use super::args::Args;
use super::command::AnchorsArgs;
use super::edit::Edited;
use super::error::CliError;
use super::exit::Exit;
use super::note::read_span;
use super::out::{Out, say};
use super::progress::Progress;
use super::search::unread;
use super::show;
use crate::lang::{Lang, upkeep as words};
use crate::review::anchor::{self, Found, Grade};
use crate::review::edit::{NoteEdit, delete_note, edit_note, note_of, rebind};
use crate::review::{Note, Target};
use crate::session::Session;
use crate::store::Shape;

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

pub(super) fn run(anchors: &AnchorsArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let session = Session::open(args.options(&anchors.paths))?;
    let lang = args.lang();
    if let Some(id) = &anchors.fix {
        fix(session, id, anchors, lang)?;
        return out.end(Exit::Success);
    }
    let mut exit = Exit::Success;
    let progress = Progress::reading(lang, session.discover().entries.len());
    for (report_idx, entry) in session.discover().entries.iter().enumerate() {
        progress.step();
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
    drop(progress);
    out.end(exit)
}

/// Settles one note: binds it anew, makes it a note on the whole report, or deletes it.
fn fix(session: Session, id: &str, anchors: &AnchorsArgs, lang: Lang) -> Result<(), CliError> {
    let n_reports = session.discover().entries.len();
    let mut holding = Vec::new();
    for report_idx in 0..n_reports {
        let loaded = session.review(report_idx)?;
        if note_of(&loaded.review, id).is_ok() {
            holding.push(report_idx);
        }
    }
    let [report_idx] = holding[..] else {
        return Err(CliError::Said(words::fix_no_note(lang, id)));
    };
    let mut edited = Edited::of(session, report_idx, Shape::Review)?;
    let note = note_of(&edited.review, id)?.clone();
    let id = note.id.as_str();
    if anchors.drop {
        edited.set(|_, review, _| delete_note(review, id))?;
        say(&crate::lang::cli::note_deleted(lang, id));
        return Ok(());
    }
    let profile = edited.profile();
    let target = if anchors.whole {
        Target::Whole
    } else {
        let path = edited.path().to_owned();
        let report = edited.session.read(report_idx);
        let report = report.map_err(|error| CliError::Said(error.message(lang, &path)))?;
        let (text, sha256) = (&report.source.text, &report.text_sha256);
        let span = match (&anchors.to, note.anchor()) {
            (Some(typed), _) => read_span(&report, typed, lang)?,
            (None, None) => return Err(CliError::Said(words::fix_exact(lang, id))),
            (None, Some(bound)) => {
                let found = anchor::find(bound, text, sha256);
                if found.grade == Grade::Exact && bound.text_sha256 == *sha256 {
                    return Err(CliError::Said(words::fix_exact(lang, id)));
                }
                let span = found.span;
                span.ok_or_else(|| CliError::Said(words::fix_lost(lang, id)))?
            }
        };
        rebind(&note.target, anchor::make(text, sha256, span), &report)
    };
    let quote = match &target {
        Target::Span(anchor) | Target::Section { anchor, .. } => Some(anchor.exact.clone()),
        Target::Whole => None,
    };
    edited.set(|_, review, stamp| {
        let edit = NoteEdit {
            target: Some(target),
            ..NoteEdit::default()
        };
        edit_note(&profile, review, id, edit, &stamp.at)
    })?;
    say(&match quote {
        Some(quote) => words::fixed(lang, id, &quote.replace('\n', " ")),
        None => words::fixed_whole(lang, id),
    });
    Ok(())
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
