//! Text, profile and corrections become a [`Report`]: metadata, outline,
//! parts, items, figures.
//!
//! **Analysing never fails: whatever the text, section spans are ordered,
//! nest, and cover it, and every irregularity comes out as a [`ParseNote`].**

mod candidates;
mod corrections;
mod extent;
mod lower;
mod markers;
mod model;
mod page;
mod select;
mod steps;
#[cfg(test)]
mod tests;
mod top;
mod tree;
mod unnumbered;

pub use model::{
    Correction, Corrections, Date, Figure, Issuer, Item, Located, ParseNote, ParseNoteKind,
    PartSpan, Rank, Report, Section,
};

use sha2::{Digest, Sha256};

use crate::ingest::Ingested;
use crate::profile::Profile;
use crate::text::CharSpan;

/// Analyses one text. `name` is the report's path as printed; it only settles which of several
/// names in the text is the issuer's. Linear in the length of the text.
#[must_use]
pub fn analyse(
    ingested: Ingested,
    name: &str,
    profile: &Profile,
    corrections: &Corrections,
) -> Report {
    let _ = name;
    let page = page::Page::new(&ingested);
    let likely = |candidate: &candidates::Candidate| {
        let words: String = page
            .slice(candidate.body, candidate.extent.end)
            .iter()
            .collect();
        let hits = profile.parts_of_heading(&words, None);
        hits.iter().any(|hit| hit.sure)
    };
    let tail = page.lines.len();
    let mut selection = select::select(&page, &ingested.hints, tail, &likely);
    let overrides = corrections::apply(
        &ingested.text,
        &page,
        &mut selection.candidates,
        corrections,
    );
    let headings = tree::levels(selection.candidates, &overrides);
    let sections = tree::sections(&ingested.text, &page, &headings);
    let title = selection.styled_title.map(|(start, end)| {
        let span = CharSpan::new(start, end);
        Located {
            value: ingested.text.slice(span).to_owned(),
            span: Some(span),
        }
    });
    Report {
        text_sha256: sha256(ingested.text.as_str()),
        title,
        issuer: None,
        year: None,
        date: None,
        published: None,
        addressee: None,
        document_number: None,
        sections,
        missing_parts: Vec::new(),
        notes: Vec::new(),
        source: ingested,
    }
}

/// SHA-256 in lower-case hex.
fn sha256(text: &str) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        hex.push(DIGITS[usize::from(byte >> 4)]);
        hex.push(DIGITS[usize::from(byte & 15)]);
    }
    hex
}
