//! The form: a plain text that a colleague fills in with any editor and sends back.
//!
//! # What it looks like
//!
//! A line that begins with `#` explains and is not read. The first key is the batch, with the
//! id that its store gave it. `====` begins a report, `§` a
//! section of it with its id in brackets; a score stands behind the colon of its
//! criterion's line, whose id is in brackets; a note begins with its kind and a colon, its
//! passage follows as `原文：`. A text goes on in lines that begin with a space. What was
//! there before carries its id in brackets. `import` reads the form back, and takes colons
//! and brackets of either width; only words of this file's tables and ids are looked at, so
//! that a copy saved in GBK still fits.

use std::io;

use super::Exporter;
use super::bundle::{ReviewBundle, Row};
use super::letter::{kind, notice, value};
use super::markup::put;
use crate::lang::{Lang, common, export as words, form};
use crate::profile::{Criterion, CriterionKind};
use crate::report::Section;
use crate::review::{Note, ScoreValue, Status, Target};
use crate::text::Safe;

/// The exporter of forms.
pub(super) const EXPORTER: Exporter = Exporter {
    id: "form",
    extension: "txt",
    about: words::about_form,
    per_report: true,
    also_unreviewed: true,
    write,
    ..Exporter::TEXT
};

/// The first line: what it is, and its version.
pub(super) const FIRST: &str = "zhupi-form 1";

fn write(bundle: &ReviewBundle, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let mut page = format!("# {FIRST}\n");
    for line in form::how_to(lang).lines() {
        page.push_str(&format_line("# ", line));
    }
    let id = bundle.batch_id.as_deref();
    let id = id.map_or_else(String::new, |id| format!(" [{id}]"));
    field(
        &mut page,
        &format!("{}{id}", form::batch(lang)),
        &bundle.batch,
    );
    for unreadable in &bundle.unreadable {
        let line = words::unreadable_one(lang, &unreadable.path, &unreadable.problem);
        page.push_str(&format_line("# ! ", &line));
    }
    for row in &bundle.rows {
        report(&mut page, bundle, row, lang);
    }
    // Editors of Windows want CR LF; every reader of ours takes both.
    out.write_all(page.replace('\n', "\r\n").as_bytes())
}

fn format_line(before: &str, text: &str) -> String {
    format!("{before}{}\n", Safe::new(text.trim_end()))
}

/// A key and its value on one line.
fn field(page: &mut String, key: &str, value: &str) {
    page.push_str(&format_line(
        "",
        &form::key(Lang::Zh, key, &one_line(value)),
    ));
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// A text behind its key, its further lines indented. What acts on a terminal is shown, as
/// everywhere; `import` knows a text by that again and keeps it as it was.
fn text(page: &mut String, key: &str, text: &str) {
    let mut lines = text.lines().map(visible);
    let first = lines.next().unwrap_or_default();
    page.push_str(form::key(Lang::Zh, key, &first).trim_end());
    page.push('\n');
    for line in lines {
        page.push_str(format!("    {line}").trim_end());
        page.push('\n');
    }
}

/// A line as the form shows it; a tab is harmless and stays.
pub(super) fn visible(line: &str) -> String {
    let parts = line.split('\t').map(|part| Safe::new(part).into_string());
    parts.collect::<Vec<_>>().join("\t")
}

fn report(page: &mut String, bundle: &ReviewBundle, row: &Row, lang: Lang) {
    page.push('\n');
    page.push_str(&format_line(
        "==== ",
        &form::key(Lang::Zh, form::report(lang), &row.path),
    ));
    if let Some(title) = row.title() {
        page.push_str(&format_line("# ", &one_line(title)));
    }
    if let Some(report) = &row.report {
        field(page, form::text(lang), &report.text_sha256);
    }
    if let Some(notice) = notice(row, lang) {
        page.push_str(&format_line("# ! ", &notice));
    }
    field(page, form::reviewer(lang), &row.review.reviewer);
    let status = match row.review.status {
        Status::Done => common::status_done(lang),
        Status::Hold => common::status_hold(lang),
        Status::New | Status::Reading => "",
    };
    page.push_str(&format_line("# ", form::status_hint(lang)));
    field(page, form::status(lang), status);
    put(page, format_args!("\n---- {}\n", words::scores(lang)));
    for criterion in &bundle.profile_of(row).rubric.criteria {
        score(page, row, criterion, lang);
    }
    put(page, format_args!("\n---- {}\n", words::notes(lang)));
    sections(page, row, lang);
    put(page, format_args!("\n---- {}\n", words::summary(lang)));
    text(page, form::summary(lang), &row.review.summary);
}

fn score(page: &mut String, row: &Row, criterion: &Criterion, lang: Lang) {
    let given = row.review.scores.get(&criterion.id);
    for deduction in &criterion.deductions {
        let label = deduction.label.get(lang);
        let line = words::deduction(lang, label, deduction.points);
        page.push_str(&format_line("#   ", &line));
    }
    let range = match criterion.kind {
        CriterionKind::Flag => form::range_flag(lang).to_owned(),
        _ => form::range(lang, criterion.max, criterion.step),
    };
    let shown = match given.map(|score| score.value) {
        None => String::new(),
        Some(ScoreValue::Points(_) | ScoreValue::NotApplicable) => value(criterion, given, lang),
    };
    let name = format!("{} [{}] {range}", criterion.name.get(lang), criterion.id);
    field(page, &name, &shown);
    let comment = given.map_or("", |score| score.comment.as_str());
    text(page, form::comment(lang), comment);
}

fn sections(page: &mut String, row: &Row, lang: Lang) {
    let placed = row.placed();
    head(page, form::whole(lang), "");
    for one in placed.iter().filter(|one| one.grade.is_none()) {
        note(page, one.note, lang);
    }
    let sections: &[Section] = row.report.as_ref().map_or(&[], |report| &report.sections);
    for (idx, section) in sections.iter().enumerate() {
        let heading = row.heading(Some(idx)).unwrap_or_default();
        head(page, &section.id, heading);
        for one in placed.iter().filter(|one| one.section == Some(idx)) {
            note(page, one.note, lang);
        }
    }
    let lost = |one: &&super::Placed| one.grade.is_some() && one.section.is_none();
    if placed.iter().any(|one| lost(&one)) {
        head(page, form::lost(lang), words::lost(lang));
        for one in placed.iter().filter(lost) {
            note(page, one.note, lang);
        }
    }
}

fn head(page: &mut String, id: &str, heading: &str) {
    let line = format!("\n§ [{id}] {}", Safe::new(&one_line(heading)));
    page.push_str(line.trim_end());
    page.push('\n');
}

fn note(page: &mut String, note: &Note, lang: Lang) {
    let key = format!("{} [{}]", kind(lang, note.kind), note.id);
    text(page, &key, &note.body);
    if let Target::Span(anchor) = &note.target {
        field(page, form::quote(lang), &anchor.exact);
    }
}
