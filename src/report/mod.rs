//! Text, profile and corrections become a [`Report`]: metadata, outline,
//! parts, items, figures.
//!
//! **Analysing never fails: whatever the text, section spans are ordered,
//! nest, and cover it, and every irregularity comes out as a [`ParseNote`].**

mod candidates;
mod corrections;
mod dates;
mod extent;
mod figures;
mod front;
mod issuer;
mod items;
mod labels;
mod lower;
mod markers;
mod misplaced;
mod model;
mod notes;
mod orgs;
mod page;
mod parts;
mod rejoin;
mod select;
mod steps;
#[cfg(test)]
mod tests;
mod title;
mod top;
mod tree;
mod unnumbered;
mod year;

pub use figures::{figures, sentence_of};
pub use model::{
    Correction, Corrections, Date, Figure, Issuer, Item, Located, ParseNote, ParseNoteKind,
    PartSpan, Rank, Report, Section,
};

use std::cell::RefCell;
use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::ingest::Ingested;
use crate::profile::Profile;

/// Analyses one text. `name` is the report's path as printed; it only settles which of several
/// names in the text is the issuer's. Linear in the length of the text.
#[must_use]
pub fn analyse(
    ingested: Ingested,
    name: &str,
    profile: &Profile,
    corrections: &Corrections,
) -> Report {
    let text = &ingested.text;
    let page = page::Page::new(&ingested);
    // The same candidate is asked about by one rule after the other.
    let asked = RefCell::new(BTreeMap::new());
    let likely = |candidate: &candidates::Candidate| {
        let key = (candidate.body, candidate.extent.end);
        if let Some(&known) = asked.borrow().get(&key) {
            return known;
        }
        let words: String = page
            .slice(candidate.body, candidate.extent.end)
            .iter()
            .collect();
        let hits = profile.parts_of_heading(&words, None);
        let known = hits.iter().any(|hit| hit.sure);
        asked.borrow_mut().insert(key, known);
        known
    };
    let tail = front::tail(&page);
    let mut selection = select::select(&page, &ingested.hints, tail, &likely);
    let overrides = corrections::apply(text, &page, &mut selection.candidates, corrections);
    let headings = tree::levels(selection.candidates, &overrides);
    let mut sections = tree::sections(text, &page, &headings);
    let body = headings
        .first()
        .map_or(page.len(), |heading| heading.candidate.at);
    let front = front::front(&page, body);
    let metadata = labels::metadata_lines(&page, &front);
    let title = title::title(text, &page, &front, selection.styled_title);
    let issuer = issuer::issuer(text, &page, &front, &metadata, title.as_ref(), name);
    let date = labels::signed(&page, &front);
    let published = labels::published(&page, &front, &metadata);
    let dates = [date.as_ref(), published.as_ref()];
    let found_year = year::year(&page, &front, title.as_ref(), &headings, dates);
    let year = corrections.year.map(by_hand).or(found_year);
    let value = year.as_ref().map(|year| year.value);
    let missing_parts = parts::assign(text, &page, profile, value, &mut sections);
    let skipped = items::fill(text, &page, &mut sections);
    let notes = notes::notes(&notes::Sources {
        page: &page,
        ingested: &ingested,
        headings: &headings,
        sections: &sections,
        title: title.as_ref(),
        skipped: &skipped,
    });
    let found_title = title.map(|title| Located {
        value: title.value,
        span: Some(title.span),
    });
    Report {
        text_sha256: sha256(text.as_str()),
        title: corrections.title.clone().map(by_hand).or(found_title),
        issuer: corrections
            .issuer
            .as_deref()
            .map(issuer::by_hand)
            .or(issuer),
        year,
        date,
        published,
        addressee: labels::addressee(text, &page, &front),
        document_number: labels::document_number(text, &page, &front, &metadata),
        sections,
        missing_parts,
        notes,
        source: ingested,
    }
}

/// A value that the reviewer set.
fn by_hand<T>(value: T) -> Located<T> {
    Located { value, span: None }
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
