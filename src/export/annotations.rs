//! W3C Web Annotations: every note as other annotation tools read it.
//!
//! One `AnnotationCollection` in JSON-LD (<https://www.w3.org/TR/annotation-model/>,
//! <https://www.w3.org/TR/annotation-vocab/>). The passage is given by a `TextQuoteSelector`
//! and a `TextPositionSelector` in scalar values of the report's text. What the model has
//! no word for is in the context under `urn:zhupi:term:`: `kind`, `criterion`, `check`,
//! `section`, `textSha256`, `batchId`, `unreadable`, `inDoubt`,
//! `report`, `problem`. A report is
//! `urn:zhupi:report:` and its path, percent-encoded. Scores are no annotations and are not
//! here.

use std::fmt::Write;
use std::io;

use serde_json::{Map, Value, json};

use super::Exporter;
use super::bundle::{ReviewBundle, Row};
use super::json_safe;
use crate::lang::{Lang, export as words};
use crate::review::{Anchor, Note, NoteKind, Target};

/// What a report's name begins with.
pub(super) const REPORT: &str = "urn:zhupi:report:";
/// What a note's name begins with.
pub(super) const NOTE: &str = "urn:zhupi:note:";

/// The exporter of annotations.
pub(super) const EXPORTER: Exporter = Exporter {
    id: "annotations",
    extension: "jsonld",
    about: words::about_annotations,
    per_report: true,
    write,
    ..Exporter::TEXT
};

fn write(bundle: &ReviewBundle, _: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let mut items = Vec::new();
    for row in &bundle.rows {
        let placed = row.placed();
        items.extend(placed.iter().map(|placed| annotation(row, placed.note)));
    }
    let unreadable = bundle.unreadable.iter();
    let in_doubt = bundle.rows.iter().filter_map(|row| {
        let problem = row.problem.as_ref()?;
        Some(json!({"report": row.path, "problem": problem}))
    });
    let in_doubt: Vec<Value> = in_doubt.collect();
    let unreadable: Vec<Value> = unreadable
        .map(|one| json!({"report": one.path, "problem": one.problem}))
        .collect();
    let collection = json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", context()],
        "id": "urn:zhupi:annotations",
        "type": "AnnotationCollection",
        "label": bundle.batch,
        "batchId": bundle.batch_id,
        "total": items.len(),
        "first": {
            "id": "urn:zhupi:annotations:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
        "unreadable": unreadable,
        "inDoubt": in_doubt,
    });
    json_safe::document(&collection, out)
}

fn context() -> Value {
    let terms = [
        "kind",
        "criterion",
        "check",
        "section",
        "textSha256",
        "batchId",
        "unreadable",
        "inDoubt",
        "report",
        "problem",
    ];
    let terms = terms.map(|term| (term.to_owned(), json!(format!("urn:zhupi:term:{term}"))));
    Value::Object(terms.into_iter().collect())
}

fn annotation(row: &Row, note: &Note) -> Value {
    let mut fields = Map::new();
    let mut put = |key: &str, value: Value| {
        fields.insert(key.to_owned(), value);
    };
    put("id", json!(format!("{NOTE}{}", note.id)));
    put("type", json!("Annotation"));
    put("motivation", json!(motivation(note.kind)));
    put(
        "creator",
        json!({"type": "Person", "name": row.review.reviewer}),
    );
    put("created", json!(note.created));
    if let Some(modified) = &note.modified {
        put("modified", json!(modified));
    }
    put(
        "body",
        json!({"type": "TextualBody", "value": note.body, "format": "text/plain"}),
    );
    put("target", target(&row.path, &note.target));
    put("kind", json!(note.kind.id()));
    for (key, id) in [("criterion", &note.criterion), ("check", &note.check)] {
        if let Some(id) = id {
            put(key, json!(id));
        }
    }
    Value::Object(fields)
}

fn motivation(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Question => "questioning",
        NoteKind::Suggestion => "editing",
        NoteKind::Problem | NoteKind::Praise => "commenting",
    }
}

fn target(path: &str, target: &Target) -> Value {
    let source = format!("{REPORT}{}", encoded(path));
    match target {
        Target::Whole => json!(source),
        Target::Span(anchor) => specific(&source, anchor, None),
        Target::Section { id, anchor } => specific(&source, anchor, Some(id)),
    }
}

fn specific(source: &str, anchor: &Anchor, section: Option<&str>) -> Value {
    let mut target = json!({
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": anchor.exact,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
            },
            {
                "type": "TextPositionSelector",
                "start": anchor.span.start.0,
                "end": anchor.span.end.0,
            },
        ],
        "textSha256": anchor.text_sha256,
    });
    if let (Some(section), Value::Object(fields)) = (section, &mut target) {
        fields.insert("section".to_owned(), json!(section));
    }
    target
}

/// A path in an IRI: unreserved characters and `/` stay, every other byte is `%XX`.
fn encoded(path: &str) -> String {
    let mut encoded = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// The path that was encoded; `None` where the bytes are no text.
pub(super) fn decoded(iri: &str) -> Option<String> {
    let bytes = iri.as_bytes();
    let mut path = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = bytes
            .get(at + 1..at + 3)
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (byte, hex) {
            (b'%', Some(value)) => {
                path.push(value);
                at += 3;
            }
            _ => {
                path.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_path_comes_back(path in ".*") {
            let encoded = encoded(&path);
            prop_assert!(encoded.is_ascii());
            prop_assert_eq!(decoded(&encoded), Some(path));
        }
    }
}
