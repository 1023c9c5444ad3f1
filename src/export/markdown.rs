//! Markdown: one review note per report, ready to send to the unit.
//!
//! Title block, scores with total and grade, notes by section with the quoted passage,
//! summary; at the end, what was not reviewed and what could not be read. `CommonMark`
//! with GitHub's tables: <https://spec.commonmark.org/0.31.2/>,
//! <https://github.github.com/gfm/>.

use std::io;

use super::Exporter;
use super::bundle::ReviewBundle;
use super::letter::{Chapter, Group, Letter, LetterNote, appendix, heads};
use super::markdown_text::{inline, lines};
use crate::lang::{Lang, export as words};

/// The exporter of review notes.
pub(super) const EXPORTER: Exporter = Exporter {
    id: "md",
    extension: "md",
    about: words::about_md,
    per_report: true,
    write,
    ..Exporter::TEXT
};

fn write(bundle: &ReviewBundle, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let mut page = String::new();
    for row in bundle.letters().0 {
        between(&mut page);
        write_letter(&mut page, &Letter::of(bundle, row, lang), lang);
    }
    for (title, lines) in appendix(bundle, lang) {
        between(&mut page);
        heading(&mut page, 2, &title);
        let items = lines.iter().map(|line| format!("- {}", inline(line)));
        block(&mut page, &items.collect::<Vec<_>>().join("\n"));
    }
    out.write_all(page.as_bytes())
}

/// Adds a block to the page, one empty line before it.
fn block(page: &mut String, text: &str) {
    if !page.is_empty() {
        page.push('\n');
    }
    page.push_str(text.trim_end());
    page.push('\n');
}

fn heading(page: &mut String, level: usize, words: &str) {
    block(page, &format!("{} {words}", "#".repeat(level)));
}

/// A rule between two notes on one page.
fn between(page: &mut String) {
    if !page.is_empty() {
        block(page, "---");
    }
}

fn write_letter(page: &mut String, letter: &Letter, lang: Lang) {
    heading(page, 1, words::title(lang));
    let fields = letter
        .fields
        .iter()
        .map(|(name, value)| format!("- {}", inline(&words::field(lang, name, value))));
    block(page, &fields.collect::<Vec<_>>().join("\n"));
    if let Some(notice) = &letter.notice {
        block(page, &inline(notice));
    }
    for (chapter, name) in letter.chapters(lang) {
        heading(page, 2, &name);
        match chapter {
            Chapter::Scores => scores(page, letter, lang),
            Chapter::Notes => groups(page, &letter.notes, lang),
            Chapter::Findings => groups(page, &letter.findings, lang),
            Chapter::Summary => block(page, &lines(letter.summary).join("\n\n")),
        }
    }
}

fn scores(page: &mut String, letter: &Letter, lang: Lang) {
    let mut table = vec![
        format!("| {} |", heads(lang).join(" | ")),
        "| --- | ---: | ---: | --- |".to_owned(),
    ];
    for line in &letter.scores {
        let (name, why) = (inline(line.name), inline(&line.why));
        let (value, max) = (&line.value, &line.max);
        table.push(format!("| {name} | {value} | {max} | {why} |"));
    }
    let [sum, points, max] = letter.sum(lang).map(|cell| cell.replace('*', "\\*"));
    table.push(format!("| **{sum}** | **{points}** | **{max}** | |"));
    block(page, &table.join("\n"));
    for caution in &letter.cautions {
        block(page, &inline(caution));
    }
}

fn groups(page: &mut String, groups: &[Group], lang: Lang) {
    for group in groups {
        heading(page, 3, &inline(&group.heading));
        for one in &group.notes {
            note(page, one, lang);
        }
    }
}

fn note(page: &mut String, note: &LetterNote, lang: Lang) {
    let kind = words::remark_of_kind(lang, note.kind);
    let body = lines(&note.placed.note.body).join("\n\n  ");
    block(page, &format!("- **{}** {body}", kind.trim_end()));
    let quoted = lines(note.quote);
    if !quoted.is_empty() {
        let quoted: Vec<String> = quoted.iter().map(|line| format!("  > {line}")).collect();
        block(page, &quoted.join("\n"));
    }
    if let Some(caution) = note.caution {
        block(page, &format!("  {caution}"));
    }
}
