//! Reads W3C Web Annotations: our own collection, a page, a list, or a single one of any
//! other tool that quotes passages of the reports.
//!
//! Whose it is (`creator`), which report (`source`), the passage and the comment are read;
//! what another tool says beyond that is left aside.

use std::collections::BTreeMap;

use serde_json::Value;

use super::annotations::{NOTE, REPORT, decoded};
use super::incoming::{Fault, InNote, InTarget, Incoming, Origin, Problem, Record, refused};
use super::place::Place;
use crate::review::NoteKind;

/// Reads a document.
pub(super) fn read(document: &Value) -> Incoming {
    let Some(items) = items(document) else {
        return refused(Problem::Unknown);
    };
    let mut incoming = Incoming {
        n_unreadable: list(document.get("unreadable")).len(),
        ..Incoming::default()
    };
    if let Some(label) = text(document, "label") {
        incoming.comes_from(Origin {
            batch: label.to_owned(),
            batch_id: text(document, "batchId").map(str::to_owned),
            profile: None,
        });
    }
    let mut records: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (nth, item) in items.iter().enumerate() {
        let place = Place::item("items", nth);
        match annotation(&place, item) {
            Ok((report, reviewer, note)) => {
                let key = (report.clone(), reviewer.clone());
                let at = *records.entry(key).or_insert_with(|| {
                    incoming.records.push(Record {
                        place: place.clone(),
                        report,
                        reviewer,
                        ..Record::default()
                    });
                    incoming.records.len() - 1
                });
                let record = &mut incoming.records[at];
                if let InTarget::Passage { text_sha256, .. } = &note.target
                    && !text_sha256.is_empty()
                {
                    record.text_sha256 = Some(text_sha256.clone());
                }
                record.notes.push(note);
            }
            Err(problem) => incoming.faults.push(Fault::new(place, problem)),
        }
    }
    incoming
}

fn items(document: &Value) -> Option<&[Value]> {
    let pages = [
        Some(document),
        document.get("items"),
        document.get("first").and_then(|page| page.get("items")),
    ];
    let found = pages.into_iter().flatten().find_map(Value::as_array);
    match found {
        Some(items) => Some(items),
        None if document.get("target").is_some() => Some(std::slice::from_ref(document)),
        None => None,
    }
}

/// A value that may stand alone or in a list.
fn list(value: Option<&Value>) -> &[Value] {
    match value {
        None => &[],
        Some(Value::Array(values)) => values,
        Some(one) => std::slice::from_ref(one),
    }
}

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_str)
}

fn annotation(place: &Place, item: &Value) -> Result<(String, String, InNote), Problem> {
    let missing = |key: &str| Problem::Missing(key.to_owned());
    let body = list(item.get("body")).iter().find_map(|body| match body {
        Value::String(text) => Some(text.as_str()),
        body => text(body, "value"),
    });
    let target = list(item.get("target")).first();
    let target = target.ok_or_else(|| missing("target"))?;
    let source = match target {
        Value::String(iri) => Some(iri.as_str()),
        target => match target.get("source") {
            Some(Value::String(iri)) => Some(iri.as_str()),
            Some(source) => text(source, "id"),
            None => text(target, "id"),
        },
    };
    let source = source.ok_or_else(|| missing("source"))?;
    let report = match source.strip_prefix(REPORT) {
        Some(path) => decoded(path),
        None => decoded(source.rsplit('/').next().unwrap_or(source)),
    };
    let creator = list(item.get("creator")).first();
    let reviewer = creator.and_then(|creator| match creator {
        Value::String(name) => Some(name.as_str()),
        creator => text(creator, "name"),
    });
    let id = text(item, "id").and_then(|id| id.strip_prefix(NOTE));
    let kind = match text(item, "kind") {
        Some(id) => NoteKind::of_id(id).ok_or_else(|| Problem::Value("kind", id.to_owned()))?,
        None => match text(item, "motivation") {
            Some("questioning") => NoteKind::Question,
            Some("editing") => NoteKind::Suggestion,
            _ => NoteKind::default(),
        },
    };
    let owned = |key| text(item, key).map(str::to_owned);
    let note = InNote {
        place: place.clone(),
        id: id.unwrap_or_default().to_owned(),
        kind,
        target: passage(target),
        body: body.ok_or_else(|| missing("body"))?.to_owned(),
        criterion: owned("criterion"),
        check: owned("check"),
        created: owned("created").unwrap_or_default(),
        modified: owned("modified"),
    };
    let report = report.ok_or_else(|| missing("source"))?;
    Ok((report, reviewer.unwrap_or_default().to_owned(), note))
}

fn passage(target: &Value) -> InTarget {
    let selectors = list(target.get("selector"));
    let of_type = |name: &str| selectors.iter().find(|one| text(one, "type") == Some(name));
    let (quote, position) = (
        of_type("TextQuoteSelector"),
        of_type("TextPositionSelector"),
    );
    if quote.is_none() && position.is_none() {
        return InTarget::Whole;
    }
    let words = |key| {
        quote
            .and_then(|quote| text(quote, key))
            .unwrap_or_default()
            .to_owned()
    };
    let number = |key| {
        let number = position.and_then(|position| position.get(key))?.as_u64()?;
        u32::try_from(number).ok()
    };
    InTarget::Passage {
        section: text(target, "section").map(str::to_owned),
        exact: words("exact"),
        prefix: words("prefix"),
        suffix: words("suffix"),
        span: number("start").zip(number("end")),
        text_sha256: text(target, "textSha256").unwrap_or_default().to_owned(),
    }
}
