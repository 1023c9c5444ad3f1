//! `outline REPORT --set …`: corrections of the outline by hand.

use super::args::Args;
use super::command::OutlineArgs;
use super::edit::Edited;
use super::error::CliError;
use super::review::say_saved;
use crate::lang::{Lang, cli as words};
use crate::profile::Profile;
use crate::report::{Corrections, Report};
use crate::review::edit::set_outline;
use crate::review::{self, Fix};
use crate::session::Session;
use crate::store::Shape;

/// Whether anything is to be corrected.
pub(super) fn is_asked(outline: &OutlineArgs) -> bool {
    outline.reset
        || !outline.set.is_empty()
        || outline.title.is_some()
        || outline.issuer.is_some()
        || outline.year.is_some()
        || outline.class.is_some()
}

/// Saves the corrections asked for as one edit, on top of those there are.
pub(super) fn run(
    outline: &OutlineArgs,
    args: &Args,
    session: Session,
    report_idx: usize,
) -> Result<Session, CliError> {
    let lang = args.lang();
    let mut edited = Edited::of(session, report_idx, Shape::Review)?;
    let path = edited.path().to_owned();
    let report = edited
        .session
        .read(report_idx)
        .map_err(|error| CliError::Said(error.message(lang, &path)))?;
    let mut corrections = if outline.reset {
        Corrections::default()
    } else {
        edited.review.outline.clone()
    };
    let given = |text: &Option<String>| text.clone().map(|text| text.trim().to_owned());
    let set_or_clear = |old: Option<String>, new: Option<String>| match new {
        Some(new) => Some(new).filter(|new| !new.is_empty()),
        None => old,
    };
    corrections.title = set_or_clear(corrections.title, given(&outline.title));
    corrections.issuer = set_or_clear(corrections.issuer, given(&outline.issuer));
    corrections.year = outline.year.or(corrections.year);
    let profile = edited.session.profile();
    if let Some(class) = outline.class.as_deref().map(str::trim) {
        corrections.class = review::choose_class(&profile, class)?;
    }
    for typed in &outline.set {
        correct(&mut corrections, typed, &report, &profile, lang)?;
    }
    let entries = edited.set(|_, _, _| set_outline(corrections))?;
    say_saved(&edited, &entries, lang);
    Ok(edited.session)
}

/// Takes over one `ID:WHAT`.
fn correct(
    corrections: &mut Corrections,
    typed: &str,
    report: &Report,
    profile: &Profile,
    lang: Lang,
) -> Result<(), CliError> {
    let wrong = || CliError::Said(words::bad_set(lang, typed));
    let (id, what) = typed.split_once(':').ok_or_else(wrong)?;
    let section = report.sections.iter().find(|section| section.id == id);
    let line = match section {
        Some(section) if !section.heading_span.is_empty() => section.heading_span,
        Some(section) => section.span,
        // A line that is no heading yet is named by the position of its first character.
        None => line_at(report, id.strip_prefix('@').ok_or_else(wrong)?).ok_or_else(wrong)?,
    };
    let fix = match what.split_once('=') {
        None if what == "heading" => Fix::Heading,
        None if what == "body" => Fix::Body,
        Some(("level", level)) => Fix::Level(level.parse().map_err(|_| wrong())?),
        Some(("part", part)) => Fix::Part(part),
        _ => return Err(wrong()),
    };
    let text = &report.source.text;
    Ok(review::correct(corrections, profile, text, line, fix)?)
}

/// The line that holds a position.
fn line_at(report: &Report, typed: &str) -> Option<crate::text::CharSpan> {
    let at: u32 = typed.parse().ok()?;
    let mut lines = report.source.text.lines();
    lines.find(|line| line.start.0 <= at && at <= line.end.0 && !line.is_empty())
}
