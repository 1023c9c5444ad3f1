//! From a review to the JSON of its file.

use serde_json::Number;

use super::file::{Kept, Shape};
use super::json::{Fields, Json};
use crate::profile::Points;
use crate::report::Corrections;
use crate::review::{
    Anchor, Entry, EntryId, EntryKind, FindingVerdict, Item, Note, Review, Score, ScoreValue,
    Target, Value,
};

/// The whole file but for its checksum. What an earlier reading kept is put back where it was.
pub(super) fn review(review: &Review, shape: Shape, kept: &Kept) -> Json {
    let scores = review.scores.iter();
    let scores = scores.map(|(criterion, value)| (criterion.clone(), score(value)));
    let notes = review.notes.iter();
    let notes = notes.map(|value| note(value, &review.report));
    let history = review.history.iter().map(|value| {
        let as_read = kept.history.get(&value.id).cloned();
        as_read.unwrap_or_else(|| entry(value, &review.report))
    });
    let (profile, sha256) = &review.profile;
    let mut fields: Fields = Vec::new();
    let mut put = |key: &str, value: Json| fields.push((key.to_owned(), value));
    put("format", Json::text(shape.format()));
    put("version", Json::number(super::file::VERSION));
    put("report", Json::text(&review.report));
    put("title", Json::text(&review.title));
    put("text_sha256", Json::text(&review.text_sha256));
    put("text_version", Json::number(review.text_version));
    put("reviewer", Json::text(&review.reviewer));
    put(
        "profile",
        Json::object([("id", Json::text(profile)), ("sha256", Json::text(sha256))]),
    );
    put("status", Json::text(review.status.id()));
    put("scores", Json::Object(scores.collect()));
    put("notes", Json::List(notes.collect()));
    put("summary", Json::text(&review.summary));
    put("outline", outline(&review.outline));
    if !review.findings.is_empty() {
        let findings = review.findings.iter().map(|((check, start), verdict)| {
            let mut fields = vec![
                ("check".to_owned(), Json::text(check)),
                ("start".to_owned(), Json::number(*start)),
            ];
            fields.extend(finding(verdict));
            Json::Object(fields)
        });
        put("findings", Json::List(findings.collect()));
    }
    if !review.others.is_empty() {
        let others = review.others.iter().map(|(item, values)| {
            let mut fields = item_fields(item);
            let values = values.iter().map(|other| value(other, &review.report));
            fields.push(("values".to_owned(), Json::List(values.collect())));
            Json::Object(fields)
        });
        put("others", Json::List(others.collect()));
    }
    put("seconds", Json::number(review.seconds));
    put("revision", Json::number(review.revision));
    put("history", Json::List(history.collect()));
    let mut json = Json::Object(fields);
    kept.extra.put_back(&mut json);
    json
}

/// One line of the history.
pub(super) fn entry(entry: &Entry, report: &str) -> Json {
    let (kind, of) = match &entry.kind {
        EntryKind::Set => ("set", None),
        EntryKind::Undo(of) => ("undo", Some(of)),
        EntryKind::Redo(of) => ("redo", Some(of)),
        EntryKind::ByHand => ("by-hand", None),
    };
    let mut edit = vec![("kind".to_owned(), Json::text(kind))];
    edit.extend(item_fields(&entry.item));
    if let Some(of) = of {
        edit.push(("of".to_owned(), entry_id(of)));
    }
    if let Some(with) = entry.with {
        edit.push(("with".to_owned(), Json::number(with)));
    }
    let over = entry.over.iter().map(entry_id).collect();
    edit.push(("over".to_owned(), Json::List(over)));
    Json::object([
        ("seq", Json::number(entry.id.seq)),
        ("session", Json::text(&entry.id.session)),
        ("at", Json::text(&entry.at)),
        ("edit", Json::Object(edit)),
        ("old", value(&entry.old, report)),
        ("new", value(&entry.new, report)),
    ])
}

/// Another entry, named as `<seq>.<session>`.
fn entry_id(id: &EntryId) -> Json {
    Json::Text(format!("{}.{}", id.seq, id.session))
}

fn item_fields(item: &Item) -> Fields {
    let named = |item: &str, id: &str| {
        vec![
            ("item".to_owned(), Json::text(item)),
            ("id".to_owned(), Json::text(id)),
        ]
    };
    match item {
        Item::Status => vec![("item".to_owned(), Json::text("status"))],
        Item::Summary => vec![("item".to_owned(), Json::text("summary"))],
        Item::Outline => vec![("item".to_owned(), Json::text("outline"))],
        Item::Score(criterion) => named("score", criterion),
        Item::Note(id) => named("note", id),
        Item::Finding(check, start) => {
            let mut fields = named("finding", check);
            fields.push(("start".to_owned(), Json::number(*start)));
            fields
        }
    }
}

fn value(value: &Value, report: &str) -> Json {
    match value {
        Value::Absent => Json::Null,
        Value::Status(status) => Json::text(status.id()),
        Value::Text(text) => Json::text(text),
        Value::Score(value) => score(value),
        Value::Note(value) => note(value, report),
        Value::Outline(value) => outline(value),
        Value::Finding(verdict) => Json::Object(finding(verdict)),
    }
}

fn score(score: &Score) -> Json {
    let deductions = score
        .deductions
        .iter()
        .map(|(id, times)| (id.clone(), Json::number(*times)));
    let cites = score.cites.iter().map(Json::text);
    Json::object([
        (
            "value",
            match score.value {
                ScoreValue::Points(value) => points(value),
                ScoreValue::NotApplicable => Json::text("na"),
            },
        ),
        ("deductions", Json::Object(deductions.collect())),
        ("comment", Json::text(&score.comment)),
        ("cites", Json::List(cites.collect())),
        (
            "confidence",
            Json::maybe(score.confidence.map(crate::review::Confidence::id)),
        ),
        ("at", Json::text(&score.at)),
    ])
}

/// Points as a JSON number: whole ones without a fraction, others with the digits they are
/// shown with. The shortest form of the nearest double has just those digits again.
fn points(points: Points) -> Json {
    if points.0 % 100 == 0 {
        return Json::number(points.0 / 100);
    }
    let nearest: f64 = points.to_string().parse().unwrap_or_default();
    Number::from_f64(nearest).map_or(Json::Null, Json::Number)
}

/// A note as an annotation of the W3C's Web Annotation Data Model,
/// <https://www.w3.org/TR/annotation-model/>; `kind`, `criterion`, `check`, `section` and
/// `text_sha256` are ours.
pub(super) fn note(note: &Note, report: &str) -> Json {
    let mut target = vec![("source".to_owned(), Json::text(report))];
    match &note.target {
        Target::Whole => {}
        Target::Span(anchor) => target.extend(selectors(anchor)),
        Target::Section { id, anchor } => {
            target.push(("section".to_owned(), Json::text(id)));
            target.extend(selectors(anchor));
        }
    }
    Json::object([
        ("@context", Json::text("http://www.w3.org/ns/anno.jsonld")),
        ("id", Json::text(&note.id)),
        ("type", Json::text("Annotation")),
        ("motivation", Json::text("commenting")),
        ("created", Json::text(&note.created)),
        ("modified", Json::maybe(note.modified.as_deref())),
        (
            "body",
            Json::object([
                ("type", Json::text("TextualBody")),
                ("value", Json::text(&note.body)),
                ("format", Json::text("text/plain")),
            ]),
        ),
        ("target", Json::Object(target)),
        ("kind", Json::text(note.kind.id())),
        ("criterion", Json::maybe(note.criterion.as_deref())),
        ("check", Json::maybe(note.check.as_deref())),
    ])
}

fn selectors(anchor: &Anchor) -> Fields {
    let quote = Json::object([
        ("type", Json::text("TextQuoteSelector")),
        ("exact", Json::text(&anchor.exact)),
        ("prefix", Json::text(&anchor.prefix)),
        ("suffix", Json::text(&anchor.suffix)),
    ]);
    let position = Json::object([
        ("type", Json::text("TextPositionSelector")),
        ("start", Json::number(anchor.span.start.0)),
        ("end", Json::number(anchor.span.end.0)),
    ]);
    vec![
        ("selector".to_owned(), Json::List(vec![quote, position])),
        ("text_sha256".to_owned(), Json::text(&anchor.text_sha256)),
    ]
}

/// Null where nothing is corrected.
fn outline(outline: &Corrections) -> Json {
    if *outline == Corrections::default() {
        return Json::Null;
    }
    let headings = outline.headings.iter().map(|(start, correction)| {
        Json::object([
            ("start", Json::number(start.0)),
            ("quote", Json::text(&correction.quote)),
            ("heading", correction.heading.map_or(Json::Null, Json::Bool)),
            ("level", correction.level.map_or(Json::Null, Json::number)),
            ("part", Json::maybe(correction.part.as_deref())),
        ])
    });
    Json::object([
        ("title", Json::maybe(outline.title.as_deref())),
        ("issuer", Json::maybe(outline.issuer.as_deref())),
        ("year", outline.year.map_or(Json::Null, Json::number)),
        ("class", Json::maybe(outline.class.as_deref())),
        ("headings", Json::List(headings.collect())),
    ])
}

fn finding(verdict: &FindingVerdict) -> Fields {
    let (fields, anchor) = match verdict {
        FindingVerdict::Accepted { note } => ([("verdict", "accept"), ("note", note)], &None),
        FindingVerdict::Dismissed { reason, anchor } => {
            ([("verdict", "dismiss"), ("reason", reason)], anchor)
        }
    };
    let fields = fields.map(|(key, text)| (key.to_owned(), Json::text(text)));
    let mut fields = Fields::from(fields);
    if let Some(anchor) = anchor {
        let target = Json::Object(selectors(anchor));
        fields.push(("target".to_owned(), target));
    }
    fields
}
