//! Web pages: the document told from the page around it.
//!
//! The whole page's text is kept; what stands outside the document is marked as
//! chrome. Scripts and styles are no text. Nothing is fetched, no frame, font
//! or picture.

mod clean;
mod find;
mod walk;

use super::Options;
use super::draft::Draft;
use super::error::Fault;
use super::model::{MarkKind, NoticeKind};
use super::txt;
use crate::text::CharSpan;
use dom_query::Document;
use find::squeezed;
use walk::Walker;

/// Reads a web page.
pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Draft, Fault> {
    let declared = declared_encoding(bytes);
    let (source, mut draft) = txt::decode(bytes, options, declared.as_deref())?;
    let cleaned = clean::clean(&source);
    drop(source);
    if cleaned.too_deep {
        draft.notice(NoticeKind::TooDeep);
    }
    let page = Document::from(cleaned.html.as_str());
    let found = find::containers(&page);
    let (wanted, selector) = found.map_or((Vec::new(), None), |(nodes, selector)| {
        (nodes, Some(selector))
    });
    let mut walker = Walker::new(&mut draft, wanted);
    walker.node(page.root());
    let (bodies, headings) = (walker.found, walker.headings);
    drop(page);
    if draft.as_str().trim().is_empty() {
        return Err(Fault::Empty);
    }
    let (bodies, method) = match selector {
        Some(selector) => (bodies, Some(selector.to_owned())),
        None => match find::article_lines(&cleaned.html) {
            Some(lines) => (lines_of(&draft, &lines), Some("Readability".to_owned())),
            None => (Vec::new(), None),
        },
    };
    if let (Some(method), false) = (method, bodies.is_empty()) {
        let title = squeezed(&cleaned.title);
        let title_line = mark_outside(&mut draft, &bodies, &title);
        draft.notice(NoticeKind::BodyFoundBy(method));
        if let Some(span) = title_line
            && !headings.iter().any(|(heading, _)| heading.overlaps(span))
        {
            draft.hint_span(span, 0);
        }
    }
    hint(&mut draft, &headings);
    Ok(draft)
}

/// A page's only `h1` is its title; elsewhere levels are taken as they are.
fn hint(draft: &mut Draft, headings: &[(CharSpan, u8)]) {
    let n_first = headings
        .iter()
        .filter(|(span, level)| *level == 1 && !span.is_empty())
        .count();
    for &(span, level) in headings {
        draft.hint_span(span, if n_first == 1 { level - 1 } else { level });
    }
}

/// The spans of lines that the article holds, neighbours joined.
fn lines_of(draft: &Draft, article: &[String]) -> Vec<CharSpan> {
    let known: std::collections::BTreeSet<&str> = article.iter().map(String::as_str).collect();
    let mut spans: Vec<CharSpan> = Vec::new();
    for (span, line) in lines(draft.as_str()) {
        let line = squeezed(line);
        if line.is_empty() || !known.contains(line.as_str()) {
            continue;
        }
        match spans.last_mut() {
            Some(last) if last.end + 1 >= span.start => last.end = span.end,
            _ => spans.push(span),
        }
    }
    spans
}

/// Lines with their spans.
fn lines(text: &str) -> impl Iterator<Item = (CharSpan, &str)> {
    let mut at = 0;
    text.split('\n').map(move |line| {
        let start = at;
        let end = start + line.chars().count();
        at = end + 1;
        (CharSpan::new(start, end), line)
    })
}

/// A title shorter than this could be any menu's entry.
const MIN_TITLE: usize = 6;

/// Marks the lines outside the document, but for the one that repeats the
/// page's title, whose span it gives.
fn mark_outside(draft: &mut Draft, bodies: &[CharSpan], title: &str) -> Option<CharSpan> {
    let first = bodies.iter().map(|span| span.start).min()?;
    let all: Vec<(CharSpan, bool)> = lines(draft.as_str())
        .map(|(span, line)| {
            let line = squeezed(line);
            let is_title = line.chars().count() >= MIN_TITLE && title.starts_with(&line);
            (span, is_title)
        })
        .collect();
    // The last such line before the body: breadcrumbs repeat it further up.
    let title_line = all
        .iter()
        .filter(|(span, is_title)| *is_title && span.end <= first)
        .map(|(span, _)| *span)
        .next_back();
    for (span, _) in all {
        let inside = bodies.iter().any(|body| body.covers(span));
        if !inside && Some(span) != title_line {
            draft.mark_span(span, MarkKind::Chrome);
        }
    }
    title_line
}

/// How far into a page its encoding is declared, by the standard.
const DECLARED_WITHIN: usize = 4_096;

/// The label after `charset=` in the page's head.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|ch| ch.is_ascii_alphanumeric() || matches!(ch, '-' | '_' | ':'))
        .collect();
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests;
