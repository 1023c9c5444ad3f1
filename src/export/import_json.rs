//! Reads back what the JSON and JSON Lines exports wrote.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::incoming::{
    Fault, InNote, InScore, InTarget, Incoming, Origin, Problem, Record, refused,
};
use super::jsonl::LINE;
use super::place::Place;
use crate::report::{Correction, Corrections};
use crate::review::{Confidence, FindingVerdict, NoteKind, Status};
use crate::text::CharIdx;

/// The latest version that is understood.
const VERSION: u64 = 1;

#[derive(Deserialize)]
struct Document {
    version: u64,
    #[serde(flatten)]
    head: Head,
    reports: Vec<Value>,
    #[serde(default)]
    unreadable: Vec<Value>,
}

#[derive(Deserialize)]
struct Line {
    format: String,
    version: u64,
    #[serde(flatten)]
    head: Head,
    error: Option<String>,
}

#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    batch: String,
    batch_id: Option<String>,
    profile: Option<ProfileIn>,
}

#[derive(Deserialize)]
struct ProfileIn {
    id: String,
    sha256: String,
}

impl From<Head> for Origin {
    fn from(head: Head) -> Self {
        Self {
            batch: head.batch,
            batch_id: head.batch_id,
            profile: head.profile.map(|profile| (profile.id, profile.sha256)),
        }
    }
}

#[derive(Deserialize)]
struct ReportIn {
    report: String,
    text_sha256: Option<String>,
    #[serde(default)]
    reviewer: String,
    status: Option<String>,
    #[serde(default)]
    scores: BTreeMap<String, ScoreIn>,
    #[serde(default)]
    notes: Vec<NoteIn>,
    summary: Option<String>,
    #[serde(default)]
    findings: Vec<FindingIn>,
    outline: Option<OutlineIn>,
}

#[derive(Deserialize)]
struct ScoreIn {
    value: Value,
    deductions: Option<BTreeMap<String, u32>>,
    comment: Option<String>,
    cites: Option<Vec<String>>,
    confidence: Option<String>,
    #[serde(default)]
    at: String,
}

#[derive(Deserialize)]
struct NoteIn {
    #[serde(default)]
    id: String,
    kind: String,
    target: String,
    body: String,
    criterion: Option<String>,
    check: Option<String>,
    #[serde(default)]
    created: String,
    modified: Option<String>,
    anchor: Option<AnchorIn>,
}

#[derive(Deserialize)]
struct AnchorIn {
    section: Option<String>,
    start: u32,
    end: u32,
    exact: String,
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    suffix: String,
    #[serde(default)]
    text_sha256: String,
}

#[derive(Deserialize)]
struct FindingIn {
    check: String,
    start: u32,
    note: Option<String>,
    reason: Option<String>,
}

#[derive(Deserialize)]
struct OutlineIn {
    title: Option<String>,
    issuer: Option<String>,
    year: Option<i32>,
    #[serde(default)]
    class: Option<String>,
    #[serde(default)]
    headings: Vec<HeadingIn>,
}

#[derive(Deserialize)]
struct HeadingIn {
    start: u32,
    heading: Option<bool>,
    level: Option<u8>,
    part: Option<String>,
    #[serde(default)]
    quote: String,
}

/// Reads a `zhupi-export`.
pub(super) fn document(text: &str) -> Incoming {
    let document: Document = match serde_json::from_str(text) {
        Ok(document) => document,
        Err(error) => return refused(Problem::of_json(&error)),
    };
    if document.version > VERSION {
        return refused(Problem::Newer(document.version));
    }
    let mut incoming = Incoming {
        n_unreadable: document.unreadable.len(),
        ..Incoming::default()
    };
    incoming.comes_from(document.head.into());
    for (nth, report) in document.reports.into_iter().enumerate() {
        take(&mut incoming, Place::item("reports", nth), report);
    }
    incoming
}

/// Reads lines, where the first is one of ours.
pub(super) fn lines(text: &str) -> Option<Incoming> {
    let mut incoming = Incoming::default();
    let lines = text.lines().enumerate();
    let mut is_ours = false;
    for (nth, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let place = Place::line(nth + 1);
        let head: Result<Line, _> = serde_json::from_str(line);
        is_ours |= head.as_ref().is_ok_and(|head| head.format == LINE);
        match head {
            _ if !is_ours => return None,
            Ok(head) if head.format != LINE => {
                incoming.faults.push(Fault::new(place, Problem::Unknown));
            }
            Ok(head) if head.version > VERSION => {
                let newer = Problem::Newer(head.version);
                incoming.faults.push(Fault::new(place, newer));
            }
            Ok(head) => {
                incoming.comes_from(head.head.into());
                if head.error.is_some() {
                    incoming.n_unreadable += 1;
                    continue;
                }
                match serde_json::from_str(line) {
                    Ok(report) => take(&mut incoming, place, report),
                    Err(error) => broken(&mut incoming, place, &error),
                }
            }
            Err(error) => broken(&mut incoming, place, &error),
        }
    }
    is_ours.then_some(incoming)
}

fn broken(incoming: &mut Incoming, place: Place, error: &serde_json::Error) {
    let problem = Problem::of_json(error);
    incoming.faults.push(Fault::new(place, problem));
}

fn take(incoming: &mut Incoming, place: Place, report: Value) {
    match serde_json::from_value::<ReportIn>(report) {
        Ok(report) => match record(&place, report) {
            Ok(record) => incoming.records.push(record),
            Err(problem) => incoming.faults.push(Fault::new(place, problem)),
        },
        Err(error) => broken(incoming, place, &error),
    }
}

/// The value of an id that a key holds.
fn known<T>(
    key: &'static str,
    id: Option<&str>,
    of_id: fn(&str) -> Option<T>,
) -> Result<Option<T>, Problem> {
    id.map(|id| of_id(id).ok_or_else(|| Problem::Value(key, id.to_owned())))
        .transpose()
}

fn record(place: &Place, report: ReportIn) -> Result<Record, Problem> {
    let scores = report.scores.into_iter().map(|(criterion, score)| {
        Ok(InScore {
            place: place.within(&format!(".scores.{criterion}")),
            criterion,
            value: Some(match &score.value {
                Value::String(text) => text.clone(),
                Value::Number(number) => number.to_string(),
                other => return Err(Problem::Value("value", other.to_string())),
            }),
            deductions: score.deductions,
            comment: score.comment,
            cites: score.cites,
            confidence: known("confidence", score.confidence.as_deref(), Confidence::of_id)?,
            at: score.at,
        })
    });
    let notes = report.notes.into_iter().enumerate();
    let notes = notes.map(|(nth, one)| note(place.within(&format!(".notes[{nth}]")), one));
    Ok(Record {
        place: place.clone(),
        report: report.report,
        text_sha256: report.text_sha256,
        reviewer: report.reviewer,
        status: known("status", report.status.as_deref(), Status::of_id)?,
        scores: scores.collect::<Result<_, Problem>>()?,
        notes: notes.collect::<Result<_, Problem>>()?,
        summary: report.summary,
        findings: report
            .findings
            .into_iter()
            .map(|finding| {
                let verdict = match finding.note {
                    Some(note) => FindingVerdict::Accepted { note },
                    None => FindingVerdict::Dismissed {
                        reason: finding.reason.unwrap_or_default(),
                        anchor: None,
                    },
                };
                (finding.check, finding.start, verdict)
            })
            .collect(),
        outline: report.outline.map(outline),
        is_form: false,
    })
}

fn note(place: Place, note: NoteIn) -> Result<InNote, Problem> {
    let target = match (note.target.as_str(), note.anchor) {
        ("whole", _) => InTarget::Whole,
        ("span" | "section", Some(anchor)) => InTarget::Passage {
            section: anchor.section,
            exact: anchor.exact,
            prefix: anchor.prefix,
            suffix: anchor.suffix,
            span: Some((anchor.start, anchor.end)),
            text_sha256: anchor.text_sha256,
        },
        ("span" | "section", None) => return Err(Problem::Missing("anchor".to_owned())),
        (other, _) => return Err(Problem::Value("target", other.to_owned())),
    };
    let kind = known("kind", Some(&note.kind), NoteKind::of_id)?;
    Ok(InNote {
        place,
        id: note.id,
        kind: kind.unwrap_or_default(),
        target,
        body: note.body,
        criterion: note.criterion,
        check: note.check,
        created: note.created,
        modified: note.modified,
    })
}

fn outline(outline: OutlineIn) -> Corrections {
    let headings = outline.headings.into_iter().map(|heading| {
        let correction = Correction {
            heading: heading.heading,
            level: heading.level,
            part: heading.part,
            quote: heading.quote,
        };
        (CharIdx(heading.start), correction)
    });
    Corrections {
        title: outline.title,
        issuer: outline.issuer,
        year: outline.year,
        class: outline.class,
        headings: headings.collect(),
    }
}
