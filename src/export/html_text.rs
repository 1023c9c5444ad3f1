//! A report's text as HTML, paragraph by paragraph, with marks on the passages and the
//! notes beside the paragraph in which their passage begins.

use super::html::note;
use super::letter::LetterNote;
use super::markup::{escape, put};
use crate::report::Report;
use crate::text::{CharIdx, CharSpan};

/// Writes the text. `notes` all have a place and come in order of it; `nth` keeps the
/// names of places apart where several reports share a page.
pub(super) fn marked_text(page: &mut String, nth: usize, report: &Report, notes: &[&LetterNote]) {
    let text = &report.source.text;
    let spans: Vec<CharSpan> = notes.iter().filter_map(|note| note.placed.span).collect();
    let headings: Vec<CharSpan> = report
        .sections
        .iter()
        .map(|section| section.heading_span)
        .filter(|span| !span.is_empty())
        .collect();
    for line in text.lines() {
        let shown = text.slice(line).trim_end_matches('\n');
        let begins = |span: &CharSpan| line.start <= span.start && span.start < line.end;
        let here: Vec<usize> = (0..spans.len())
            .filter(|&note| begins(&spans[note]) || (line.start == spans[note].start))
            .collect();
        if shown.trim().is_empty() && here.is_empty() {
            continue;
        }
        page.push_str("<div class=\"row\"><p>");
        let first = headings.partition_point(|span| span.end <= line.start);
        let behind = headings.partition_point(|span| span.start < line.end);
        let headings = headings.get(first..behind).unwrap_or_default();
        pieces(page, nth, report, line, &spans, headings);
        page.push_str("</p><div class=\"margin\">\n");
        for idx in here {
            note(page, notes[idx], Some((&place(nth, idx), idx + 1)));
        }
        page.push_str("</div></div>\n");
    }
}

fn place(nth: usize, note: usize) -> String {
    format!("{nth}-{}", note + 1)
}

/// One line, cut where a passage or heading begins or ends.
fn pieces(
    page: &mut String,
    nth: usize,
    report: &Report,
    line: CharSpan,
    spans: &[CharSpan],
    headings: &[CharSpan],
) {
    let text = &report.source.text;
    let mut cuts: Vec<CharIdx> = spans
        .iter()
        .chain(headings)
        .filter(|span| span.overlaps(line))
        .flat_map(|span| [span.start.max(line.start), span.end.min(line.end)])
        .chain([line.start, line.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    for cut in cuts.windows(2) {
        let piece = CharSpan {
            start: cut[0],
            end: cut[1],
        };
        let words = escape(text.slice(piece).trim_end_matches('\n'));
        let is_heading = headings.iter().any(|span| span.covers(piece));
        let marked = spans.iter().any(|span| span.covers(piece));
        let (open, close) = match (is_heading, marked) {
            (true, true) => ("<b><mark>", "</mark></b>"),
            (true, false) => ("<b>", "</b>"),
            (false, true) => ("<mark>", "</mark>"),
            (false, false) => ("", ""),
        };
        put(page, format_args!("{open}{words}{close}"));
        for (idx, _) in ending_at(spans, line, piece.end) {
            let (place, number) = (place(nth, idx), idx + 1);
            put(
                page,
                format_args!("<sup id=\"m{place}\"><a href=\"#n{place}\">[{number}]</a></sup>"),
            );
        }
    }
}

/// The passages that begin in a line and end, or are cut by its end, at a place.
fn ending_at(
    spans: &[CharSpan],
    line: CharSpan,
    at: CharIdx,
) -> impl Iterator<Item = (usize, &CharSpan)> {
    spans.iter().enumerate().filter(move |(_, span)| {
        line.start <= span.start && span.start < line.end && span.end.min(line.end) == at
    })
}
