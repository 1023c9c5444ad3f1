//! The margins of the page: at the left what the reviewer wrote, and what stands for folded text.

use crate::checks::Severity;
use crate::lang::fold as words;
use crate::text::CharSpan;

use super::super::page::{PageRow, RowKind};
use super::super::state::{Open, State};
use super::counts;

/// Spans that have a mark in the margin.
pub(super) struct Margins {
    /// Passages with a note.
    noted: Vec<CharSpan>,
    /// Those of them that a score rests on.
    cited: Vec<CharSpan>,
    /// Passages with a finding, and whether it is an error.
    found: Vec<(CharSpan, bool)>,
    /// Passages shared with other reports.
    shared: Vec<CharSpan>,
}

impl Margins {
    /// Collects what touches the rows on screen.
    pub(super) fn new(state: &State, open: &Open, shown: CharSpan) -> Self {
        let (mut noted, mut cited) = (Vec::new(), Vec::new());
        for (nth, span) in open.note_spans() {
            if !touches(span, shown) && span.start != shown.end {
                continue;
            }
            let id = &open.review.notes[nth].id;
            if open
                .review
                .scores
                .values()
                .any(|score| score.cites.contains(id))
            {
                cited.push(span);
            }
            noted.push(span);
        }
        let remarks = (0..open.remarks.notes.len()).filter_map(|nth| open.remark_span(nth));
        noted.extend(remarks.filter(|span| touches(*span, shown)));
        let found = open
            .findings(&state.muted)
            .filter_map(|(_, finding)| Some((finding.span?, finding.severity == Severity::Error)))
            .filter(|(span, _)| touches(*span, shown))
            .collect();
        let shared = open.matches().iter().map(|shared| shared.a.span);
        Self {
            noted,
            cited,
            found,
            shared: shared.filter(|span| touches(*span, shown)).collect(),
        }
    }
}

/// The reviewer's sign at the left of a row: a passage with a note, and where one begins that
/// a score rests on.
pub(super) fn own(state: &State, margins: &Margins, row: &PageRow) -> Option<&'static str> {
    if row.kind == RowKind::Space {
        return None;
    }
    let line = row.row.whole();
    let plain = state.settings.plain_lines();
    let begins = |span: &CharSpan| line.contains(span.start) || line.start == span.start;
    if margins.cited.iter().any(begins) {
        Some(if plain { "$" } else { "┣" })
    } else if margins.noted.iter().any(|span| touches(*span, line)) {
        Some(if plain { "#" } else { "┃" })
    } else {
        None
    }
}

/// The program's sign at the right of a row: a finding, or else a passage shared with another
/// report.
pub(super) fn noticed(state: &State, margins: &Margins, row: &PageRow) -> Option<&'static str> {
    if row.kind == RowKind::Space {
        return None;
    }
    let line = row.row.whole();
    let plain = state.settings.plain_lines();
    let mut found = margins
        .found
        .iter()
        .filter(|(span, _)| touches(*span, line));
    match found.next() {
        Some((_, true)) => Some(counts::ERROR),
        Some((_, false)) if found.any(|(_, is_error)| *is_error) => Some(counts::ERROR),
        Some((_, false)) => Some(counts::other(plain)),
        None if margins.shared.iter().any(|span| touches(*span, line)) => {
            Some(if plain { "=" } else { "║" })
        }
        None => None,
    }
}

/// What stands in the place of folded text.
pub(super) fn fold_sentence(state: &State, open: &Open, row: &PageRow) -> String {
    let lang = state.settings.lang;
    let span = row.row.span;
    let n_chars = open
        .report
        .source
        .text
        .slice(span)
        .chars()
        .filter(|ch| !ch.is_whitespace())
        .count();
    let n_notes = open
        .note_spans()
        .filter(|(_, noted)| noted.overlaps(span))
        .count();
    let lead = if state.settings.plain_lines() {
        "--"
    } else {
        "──"
    };
    let said = match (row.kind, n_notes) {
        (RowKind::FoldedAside, _) => words::folded_aside(lang, n_chars),
        (_, 0) => words::folded(lang, n_chars),
        (_, n_notes) => words::folded_with_notes(lang, n_chars, n_notes),
    };
    format!("{lead} {said} {lead}")
}

/// Whether a span marks a row: overlaps it, or is empty and lies in it.
fn touches(span: CharSpan, row: CharSpan) -> bool {
    span.overlaps(row) || (span.is_empty() && row.contains(span.start))
}
