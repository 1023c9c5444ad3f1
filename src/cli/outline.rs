//! `outline FILE`: the section tree with parts, items and spans; corrections by hand.

use serde::Serialize;

use super::args::Args;
use super::command::OutlineArgs;
use super::correct;
use super::error::CliError;
use super::exit::Exit;
use super::out::Out;
use super::shape::date;
use crate::ingest::TEXT_VERSION;
use crate::lang::{Lang, cli as words, common};
use crate::profile::Profile;
use crate::report::{Corrections, Report, Section};
use crate::session::Session;

/// The shape of `DESIGN.md` section 6.
#[derive(Serialize)]
struct Document<'a> {
    report: &'a str,
    title: Option<&'a str>,
    issuer: Option<&'a str>,
    year: Option<i32>,
    date: Option<String>,
    chars: u32,
    text_version: u32,
    text_sha256: &'a str,
    sections: Vec<JsonSection<'a>>,
    notes: Vec<JsonNote>,
}

#[derive(Serialize)]
struct JsonSection<'a> {
    id: &'a str,
    number: Option<&'a str>,
    heading: Option<&'a str>,
    level: u8,
    parts: Vec<JsonPart<'a>>,
    start: u32,
    end: u32,
    children: Vec<JsonSection<'a>>,
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct JsonPart<'a> {
    part: &'a str,
    start: u32,
    end: u32,
    sure: bool,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    marker: &'a str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct JsonNote {
    kind: &'static str,
    start: u32,
    end: u32,
    message: String,
}

pub(super) fn run(outline: &OutlineArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let (session, report_idx) = Session::open_report(args.options(&[]), &outline.report)?;
    let lang = args.lang();
    let session = if correct::is_asked(outline) {
        correct::run(outline, args, session, report_idx)?
    } else {
        session
    };
    let path = session.discover().entries[report_idx].path.as_str();
    let failed = |error: crate::batch::ReadError| CliError::Said(error.message(lang, path));
    let report = if outline.raw {
        session
            .read_with(report_idx, &Corrections::default())
            .map_err(failed)?
    } else {
        session.read(report_idx).map_err(failed)?.as_ref().clone()
    };
    if out.json {
        out.document(&document(path, &report, lang))?;
    } else {
        out.table(&lines(path, &report, &session.profile(), lang))?;
    }
    out.end(Exit::Success)
}

fn document<'a>(path: &'a str, report: &'a Report, lang: Lang) -> Document<'a> {
    Document {
        report: path,
        title: report.title.as_ref().map(|title| title.value.as_str()),
        issuer: report
            .issuer
            .as_ref()
            .map(|issuer| issuer.value.name.as_str()),
        year: report.year.as_ref().map(|year| year.value),
        date: report.date.as_ref().map(|found| date(found.value)),
        chars: report.source.text.len().0,
        text_version: TEXT_VERSION,
        text_sha256: &report.text_sha256,
        sections: tree(report),
        notes: report
            .notes
            .iter()
            .map(|note| JsonNote {
                kind: note.kind.id(),
                start: note.span.start.0,
                end: note.span.end.0,
                message: note.message(lang),
            })
            .collect(),
    }
}

/// The sections as a tree: built from the last to the first, each handed to its parent.
fn tree(report: &Report) -> Vec<JsonSection<'_>> {
    let mut waiting: Vec<Option<JsonSection<'_>>> = report
        .sections
        .iter()
        .map(|section| Some(json_section(section)))
        .collect();
    let mut top = Vec::new();
    for (nth, section) in report.sections.iter().enumerate().rev() {
        let Some(mut done) = waiting[nth].take() else {
            continue;
        };
        done.children.reverse();
        let parent = section.parent.filter(|&parent| parent < nth);
        match parent.and_then(|parent| waiting[parent].as_mut()) {
            Some(parent) => parent.children.push(done),
            None => top.push(done),
        }
    }
    top.reverse();
    top
}

fn json_section(section: &Section) -> JsonSection<'_> {
    JsonSection {
        id: &section.id,
        number: section.number.as_deref(),
        heading: section.heading.as_deref(),
        level: section.level,
        parts: section
            .parts
            .iter()
            .map(|part| JsonPart {
                part: &part.part,
                start: part.span.start.0,
                end: part.span.end.0,
                sure: part.sure,
            })
            .collect(),
        start: section.span.start.0,
        end: section.span.end.0,
        children: Vec::new(),
        items: section
            .items
            .iter()
            .map(|item| JsonItem {
                marker: &item.marker,
                start: item.span.start.0,
                end: item.span.end.0,
            })
            .collect(),
    }
}

fn lines(path: &str, report: &Report, profile: &Profile, lang: Lang) -> Vec<String> {
    let unknown = words::unknown(lang);
    let title = report.title.as_ref().map_or(unknown, |title| &title.value);
    let issuer = report
        .issuer
        .as_ref()
        .map_or(unknown, |issuer| &issuer.value.name);
    let year = report.year.as_ref().map(|year| year.value.to_string());
    let mut lines = vec![
        format!("{}  {path}", common::report(lang)),
        format!("{}  {title}", words::head_title(lang)),
        format!(
            "{}  {issuer}    {}  {}    {}",
            words::col_issuer(lang),
            words::col_year(lang),
            year.as_deref().unwrap_or(unknown),
            common::n_chars(lang, report.source.text.len().0),
        ),
        String::new(),
    ];
    lines.extend(
        report
            .sections
            .iter()
            .map(|section| line(section, profile, lang)),
    );
    let name = |id: &String| part_name(profile, id, lang);
    if !report.missing_parts.is_empty() {
        let missing: Vec<String> = report.missing_parts.iter().map(name).collect();
        lines.push(String::new());
        lines.push(words::missing_parts(
            lang,
            &missing.join(words::between(lang)),
        ));
    }
    if !report.notes.is_empty() {
        lines.push(String::new());
        lines.push(words::parse_notes(lang, report.notes.len()));
        let notes = report.notes.iter();
        lines.extend(notes.map(|note| format!("  {}  {}", note.span, note.message(lang))));
    }
    lines
}

fn line(section: &Section, profile: &Profile, lang: Lang) -> String {
    let indent = "  ".repeat(usize::from(section.level.max(1)) - 1);
    let heading = section.heading.as_deref().unwrap_or(words::preamble(lang));
    let number = section.number.as_ref().map(|number| format!("{number} "));
    let mut pieces = vec![format!(
        "{indent}{}  {}{heading}",
        section.id,
        number.unwrap_or_default()
    )];
    let mut parts: Vec<String> = Vec::new();
    for part in &section.parts {
        let name = part_name(profile, &part.part, lang);
        let shown = if part.sure {
            name
        } else {
            words::unsure(lang, &name)
        };
        if !parts.contains(&shown) {
            parts.push(shown);
        }
    }
    // What a section inherits from its parent is said there.
    if !parts.is_empty() && section.parent.is_none() {
        pieces.push(format!("[{}]", parts.join(words::between(lang))));
    }
    if !section.items.is_empty() {
        pieces.push(words::n_items(lang, section.items.len()));
    }
    pieces.push(section.span.to_string());
    pieces.join("  ")
}

fn part_name(profile: &Profile, id: &str, lang: Lang) -> String {
    let part = profile.parts.iter().find(|part| part.id == id);
    part.map_or_else(|| id.to_owned(), |part| part.name.get(lang).to_owned())
}
