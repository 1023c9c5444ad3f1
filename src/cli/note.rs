//! `note REPORT …`: one note written, changed or deleted.

use super::args::Args;
use super::command::NoteArgs;
use super::edit::{self, Edited};
use super::error::CliError;
use super::exit::Exit;
use super::out::{Out, say};
use crate::lang::{Lang, cli as words};
use crate::report::Report;
use crate::review::edit::{
    NewNote, NoteEdit, add_note, delete_note, edit_note, note_of, read_kind,
};
use crate::review::{IdSource, NoteKind, Target, anchor};
use crate::session::Session;
use crate::store::Shape;
use crate::text::find::{Finder, Mode};
use crate::text::{CharIdx, CharSpan};

pub(super) fn run(note: &NoteArgs, args: &Args, out: Out) -> Result<Exit, CliError> {
    let kind = match &note.kind {
        Some(kind) => Some(read_kind(kind)?),
        None => None,
    };
    if let Some(id) = note.delete.as_ref().or(note.edit.as_ref()) {
        return change(note, id, kind, args, out);
    }
    write(note, kind, args, out)
}

fn write(
    note: &NoteArgs,
    kind: Option<NoteKind>,
    args: &Args,
    mut out: Out,
) -> Result<Exit, CliError> {
    let lang = args.lang();
    let Some(typed) = &note.body else {
        return Err(CliError::Said(words::note_body(lang).to_owned()));
    };
    let shape = if note.private {
        Shape::Remarks
    } else {
        Shape::Review
    };
    let mut edited = Edited::open(args, &note.report, shape)?;
    let target = target(note, &edited, lang)?;
    let body = edit::body(typed)?;
    let profile = edited.profile();
    let id = IdSource::from_seed(edited.session.id_seed()).next_id();
    edited.set(|_, _, stamp| {
        let new = NewNote {
            id: id.clone(),
            kind: kind.unwrap_or_default(),
            target,
            body: &body,
            criterion: note.criterion.as_deref(),
            check: None,
        };
        add_note(&profile, new, &stamp.at)
    })?;
    out.line(&id)?;
    let exit = out.end(Exit::Success)?;
    // A note on the whole report needs no text; that there is none is worth knowing.
    if let Err(error) = edited.session.read(edited.report_idx) {
        say(&error.message(lang, edited.path()));
    }
    Ok(exit)
}

/// Changes or deletes a note, wherever it stands: among the notes or the private remarks.
fn change(
    note: &NoteArgs,
    id: &str,
    kind: Option<NoteKind>,
    args: &Args,
    mut out: Out,
) -> Result<Exit, CliError> {
    let lang = args.lang();
    let mut edited = Edited::open(args, &note.report, Shape::Review)?;
    if note_of(&edited.review, id).is_err() {
        let (session, report_idx) = (edited.session, edited.report_idx);
        let remarks = Edited::of(session, report_idx, Shape::Remarks)?;
        edited = if note_of(&remarks.review, id).is_ok() {
            remarks
        } else {
            Edited::of(remarks.session, report_idx, Shape::Review)?
        };
    }
    let full = note_of(&edited.review, id)?.id.clone();
    if note.delete.is_some() {
        edited.set(|_, review, _| delete_note(review, &full))?;
        say(&words::note_deleted(lang, &full));
        return out.end(Exit::Success);
    }
    let body = note.body.as_deref().map(edit::body).transpose()?;
    let new_place = note.quote.is_some() || note.span.is_some() || note.section.is_some();
    let target = if new_place || note.whole {
        Some(target(note, &edited, lang)?)
    } else {
        None
    };
    if body.is_none() && kind.is_none() && note.criterion.is_none() && target.is_none() {
        return Err(CliError::Said(words::note_body(lang).to_owned()));
    }
    let profile = edited.profile();
    edited.set(|_, review, stamp| {
        let change = NoteEdit {
            body: body.as_deref(),
            kind,
            criterion: note
                .criterion
                .as_deref()
                .map(|id| (id != "-").then_some(id)),
            target,
        };
        edit_note(&profile, review, &full, change, &stamp.at)
    })?;
    out.line(&full)?;
    out.end(Exit::Success)
}

/// What the note speaks of.
fn target(note: &NoteArgs, edited: &Edited, lang: Lang) -> Result<Target, CliError> {
    if note.whole {
        return Ok(Target::Whole);
    }
    let report = read(&edited.session, edited.report_idx, lang)?;
    let bind = |span| anchor::make(&report.source.text, &report.text_sha256, span);
    if let Some(id) = &note.section {
        let section = report.sections.iter().find(|section| section.id == *id);
        let section =
            section.ok_or_else(|| CliError::Said(words::no_section(lang, id, edited.path())))?;
        let heading = if section.heading_span.is_empty() {
            section.span
        } else {
            section.heading_span
        };
        return Ok(Target::Section {
            id: id.clone(),
            anchor: bind(heading),
        });
    }
    let span = match (&note.quote, &note.span) {
        (Some(quote), _) => find_quote(&report, quote, note.nth, edited.path(), lang)?,
        (None, Some(span)) => read_span(&report, span, lang)?,
        (None, None) => return Err(CliError::Said(words::note_place(lang).to_owned())),
    };
    Ok(Target::Span(bind(span)))
}

fn read(
    session: &Session,
    report_idx: usize,
    lang: Lang,
) -> Result<std::sync::Arc<Report>, CliError> {
    let path = &session.discover().entries[report_idx].path;
    let report = session.read(report_idx);
    report.map_err(|error| CliError::Said(error.message(lang, path)))
}

/// The most places of a quote that a message lists.
const MOST_PLACES: usize = 20;

/// The place of a quote: as it stands, else with width, case and spaces folded. Several
/// places need `--nth`.
fn find_quote(
    report: &Report,
    quote: &str,
    nth: Option<usize>,
    path: &str,
    lang: Lang,
) -> Result<CharSpan, CliError> {
    let text = report.source.text.as_str();
    let places = |mode| {
        let finder = Finder::new(quote, mode);
        finder
            .map(|finder| finder.find_all(text))
            .unwrap_or_default()
    };
    let mut found = places(Mode::Exact);
    if found.is_empty() {
        found = places(Mode::Folded);
    }
    match (found.as_slice(), nth) {
        ([], _) => Err(CliError::Said(words::no_quote(lang, quote, path))),
        (places, Some(nth)) => nth
            .checked_sub(1)
            .and_then(|nth| places.get(nth))
            .copied()
            .ok_or_else(|| CliError::Said(words::no_nth(lang, places.len(), nth))),
        ([span], None) => Ok(*span),
        (places, None) => {
            let mut lines = vec![words::many_quotes(lang, quote, places.len())];
            lines.extend(
                places
                    .iter()
                    .enumerate()
                    .take(MOST_PLACES)
                    .map(|(nth, span)| {
                        let start = CharIdx(span.start.0.saturating_sub(10));
                        let around = CharSpan {
                            start,
                            end: span.end + 10,
                        };
                        let around = report.source.text.slice(around).replace('\n', " ");
                        format!("  --nth {}  {span}  …{around}…", nth + 1)
                    }),
            );
            if places.len() > MOST_PLACES {
                lines.push(words::more_places(lang, places.len() - MOST_PLACES));
            }
            Err(CliError::Said(lines.join("\n")))
        }
    }
}

/// `START..END` within the text.
pub(super) fn read_span(report: &Report, typed: &str, lang: Lang) -> Result<CharSpan, CliError> {
    let length = report.source.text.len();
    let parsed = typed.split_once("..").and_then(|(start, end)| {
        Some((
            start.trim().parse::<u32>().ok()?,
            end.trim().parse::<u32>().ok()?,
        ))
    });
    match parsed {
        Some((start, end)) if start < end && end <= length.0 => Ok(CharSpan {
            start: CharIdx(start),
            end: CharIdx(end),
        }),
        _ => Err(CliError::Said(words::bad_span(lang, typed, length.0))),
    }
}
