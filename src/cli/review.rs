//! `summary`, `status`, `undo`, `redo`: the short edits.

use serde::Serialize;

use super::args::Args;
use super::command::{ReportArg, StatusArgs, SummaryArgs};
use super::edit::{self, Edited};
use super::error::CliError;
use super::exit::Exit;
use super::out::{Out, say};
use super::shape;
use crate::lang::{Lang, cli as words};
use crate::profile::Profile;
use crate::review::edit::{read_status, set_status, set_summary};
use crate::review::{Entry, Item};
use crate::session::Session;
use crate::store::Shape;

#[derive(Serialize)]
struct StatusDocument<'a> {
    report: &'a str,
    reviewer: Option<String>,
    status: &'static str,
}

pub(super) fn summary(summary: &SummaryArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let Some(typed) = &summary.body else {
        let (session, report_idx) = Session::open_report(args.options(&[]), &summary.report)?;
        let review = session.review(report_idx)?.review;
        if out.terminal {
            out.lines(&review.summary)?;
        } else if !review.summary.is_empty() {
            out.exactly(&review.summary)?;
            out.exactly("\n")?;
        }
        return out.end(Exit::Success);
    };
    let body = edit::body(typed)?;
    let mut edited = Edited::open(args, &summary.report, Shape::Review)?;
    let entries = edited.set(|_, _, _| set_summary(&body))?;
    say_saved(&edited, &entries, args.lang());
    out.end(Exit::Success)
}

pub(super) fn status(status: &StatusArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let lang = args.lang();
    let (session, report_idx) = Session::open_report(args.options(&[]), &status.report)?;
    let review = if let Some(id) = &status.status {
        let wanted = read_status(id)?;
        let mut edited = Edited::of(session, report_idx, Shape::Review)?;
        let entries = edited.set(|_, _, _| Ok(set_status(wanted)))?;
        say_saved(&edited, &entries, lang);
        if !out.json {
            return out.end(Exit::Success);
        }
        edited.review
    } else {
        super::say_offers(&session);
        session.review(report_idx)?.review
    };
    if out.json {
        out.document(&StatusDocument {
            report: &review.report,
            reviewer: Some(review.reviewer.clone()).filter(|name| !name.is_empty()),
            status: review.status.id(),
        })?;
    } else {
        let id = review.status.id();
        let word = shape::status(review.status, lang);
        out.line(&if word == id {
            id.to_owned()
        } else {
            format!("{id}  {word}")
        })?;
    }
    out.end(Exit::Success)
}

pub(super) fn undo(report: &ReportArg, args: &Args, out: Out) -> Result<Exit, CliError> {
    let mut edited = Edited::open(args, &report.report, Shape::Review)?;
    let entries = edited.undo()?;
    if entries.is_empty() {
        return Err(CliError::Said(words::nothing_to_undo(
            args.lang(),
            edited.path(),
        )));
    }
    say(&words::undone(
        args.lang(),
        &items(&entries, &edited, args.lang()),
    ));
    out.end(Exit::Success)
}

pub(super) fn redo(report: &ReportArg, args: &Args, out: Out) -> Result<Exit, CliError> {
    let mut edited = Edited::open(args, &report.report, Shape::Review)?;
    let entries = edited.redo()?;
    if entries.is_empty() {
        return Err(CliError::Said(words::nothing_to_redo(
            args.lang(),
            edited.path(),
        )));
    }
    say(&words::redone(
        args.lang(),
        &items(&entries, &edited, args.lang()),
    ));
    out.end(Exit::Success)
}

/// Says what was saved, or that nothing changed.
pub(super) fn say_saved(edited: &Edited, entries: &[Entry], lang: Lang) {
    if entries.is_empty() {
        say(&words::unchanged(lang, edited.path()));
    } else {
        say(&words::saved(
            lang,
            edited.path(),
            &items(entries, edited, lang),
        ));
    }
}

/// What entries speak of, in words.
fn items(entries: &[Entry], edited: &Edited, lang: Lang) -> String {
    let profile = edited.profile();
    let names: Vec<String> = entries
        .iter()
        .map(|entry| item(&entry.item, Some(&profile), lang))
        .collect();
    names.join(words::between(lang))
}

/// What an item is called; a criterion by its id where no profile gives its name.
pub(super) fn item(item: &Item, profile: Option<&Profile>, lang: Lang) -> String {
    match item {
        Item::Status => words::item_status(lang).to_owned(),
        Item::Summary => words::item_summary(lang).to_owned(),
        Item::Score(id) => {
            let known = profile.and_then(|profile| profile.rubric.criterion(id));
            words::item_score(lang, known.map_or(id, |known| known.name.get(lang)))
        }
        Item::Note(id) => words::item_note(lang, id),
        Item::Outline => words::item_outline(lang).to_owned(),
        Item::Finding(check, _) => words::item_finding(lang, check),
    }
}
