//! JSON: everything, for programs.
//!
//! One document, `format` `zhupi-export`, `version` 1, with the name of the batch and the id
//! that its store gave it (null where there is no store yet); keys stand in the order of the
//! structs below, and a key that does not apply is null. Points are numbers of at most two
//! decimals; a criterion that does not apply is `"na"`. A score's `value` is its criterion's
//! maximum minus the deductions counted plus `by_hand` (null where none is counted). A total is
//! what is scored so far while criteria are `empty`; where some are `not_applicable`, `scaled`
//! says what it was scaled up from before `bonus` came to it and `penalty` off it. Places are in Unicode scalar values
//! of the report's text, `end` exclusive, null where the passage was not found; `anchor` is
//! what finds it again, and what `import` reads. Ids are
//! those of the review files and the profile; nothing is translated but names of criteria
//! and grades, which stand beside their ids in both languages, and `problem`.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;
use serde::ser::Serializer;

use super::Exporter;
use super::bundle::{Placed, ReviewBundle, Row, Unreadable};
use super::json_safe;
use super::reckoning::by_hand;
use crate::lang::{Lang, export as words};
use crate::profile::{Band, Bilingual, Class, Criterion, Points, Profile};
use crate::report::{Corrections, Date};
use crate::review::{FindingVerdict, Review, Score, ScoreValue, Target};

/// The exporter of data.
pub(super) const EXPORTER: Exporter = Exporter {
    id: "json",
    extension: "json",
    about: words::about_json,
    write,
    ..Exporter::TEXT
};

fn write(bundle: &ReviewBundle, _: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let document = Document::of(bundle);
    json_safe::document(&document, out)
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    batch: &'a str,
    batch_id: Option<&'a str>,
    profile: ProfileName<'a>,
    total: Number,
    criteria: Vec<CriterionOut<'a>>,
    grades: Vec<GradeOut<'a>>,
    classes: Vec<ClassOut<'a>>,
    reports: Vec<ReportOut<'a>>,
    unreadable: Vec<UnreadableOut<'a>>,
}

#[derive(Serialize)]
pub(super) struct ProfileName<'a> {
    id: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct NameOut<'a> {
    zh: &'a str,
    en: &'a str,
}

#[derive(Serialize)]
struct CriterionOut<'a> {
    id: &'a str,
    name: NameOut<'a>,
    kind: &'static str,
    max: Number,
    step: Number,
    weight: Option<Number>,
}

/// A class of units with its own rubric.
#[derive(Serialize)]
struct ClassOut<'a> {
    id: &'a str,
    name: NameOut<'a>,
    total: Number,
    criteria: Vec<CriterionOut<'a>>,
    grades: Vec<GradeOut<'a>>,
}

#[derive(Serialize)]
struct GradeOut<'a> {
    id: &'a str,
    name: NameOut<'a>,
    min: Number,
}

#[derive(Serialize)]
pub(super) struct ReportOut<'a> {
    report: &'a str,
    title: Option<&'a str>,
    issuer: Option<&'a str>,
    year: Option<i32>,
    date: Option<String>,
    text_sha256: Option<&'a str>,
    readable: bool,
    problem: Option<&'a str>,
    reviewer: &'a str,
    status: &'static str,
    class: Option<&'a str>,
    scores: BTreeMap<&'a str, ScoreOut<'a>>,
    total: TotalOut<'a>,
    notes: Vec<NoteOut<'a>>,
    summary: &'a str,
    findings: Vec<FindingOut<'a>>,
    outline: OutlineOut<'a>,
}

#[derive(Serialize)]
struct FindingOut<'a> {
    check: &'a str,
    start: u32,
    accepted: bool,
    note: Option<&'a str>,
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct OutlineOut<'a> {
    title: Option<&'a str>,
    issuer: Option<&'a str>,
    year: Option<i32>,
    class: Option<&'a str>,
    headings: Vec<HeadingOut<'a>>,
}

#[derive(Serialize)]
struct HeadingOut<'a> {
    start: u32,
    heading: Option<bool>,
    level: Option<u8>,
    part: Option<&'a str>,
    quote: &'a str,
}

#[derive(Serialize)]
struct ScoreOut<'a> {
    value: Value,
    deductions: &'a BTreeMap<String, u32>,
    by_hand: Option<Number>,
    comment: &'a str,
    cites: &'a [String],
    confidence: Option<&'static str>,
    at: &'a str,
}

#[derive(Serialize)]
struct TotalOut<'a> {
    points: Number,
    max: Number,
    bonus: Number,
    grade: Option<&'a str>,
    rejected: bool,
    penalty: Number,
    empty: Vec<String>,
    not_applicable: Vec<String>,
    scaled: Option<ScaledOut>,
    flags: Vec<String>,
    doubtful: Vec<String>,
}

/// A sum of `from` out of `of`, scaled to `to` out of the total's `max`.
#[derive(Serialize)]
struct ScaledOut {
    from: Number,
    of: Number,
    to: Number,
}

#[derive(Serialize)]
struct NoteOut<'a> {
    id: &'a str,
    kind: &'static str,
    target: &'static str,
    section: Option<&'a str>,
    start: Option<u32>,
    end: Option<u32>,
    found: Option<&'static str>,
    quote: Option<&'a str>,
    body: &'a str,
    criterion: Option<&'a str>,
    check: Option<&'a str>,
    created: &'a str,
    modified: Option<&'a str>,
    anchor: Option<AnchorOut<'a>>,
}

#[derive(Serialize)]
struct AnchorOut<'a> {
    section: Option<&'a str>,
    start: u32,
    end: u32,
    exact: &'a str,
    prefix: &'a str,
    suffix: &'a str,
    text_sha256: &'a str,
}

#[derive(Serialize)]
struct UnreadableOut<'a> {
    report: &'a str,
    problem: &'a str,
}

/// Points as a JSON number.
struct Number(Points);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let hundredths = self.0.0;
        if hundredths % 100 == 0 {
            serializer.serialize_i32(hundredths / 100)
        } else {
            // The nearest float to a decimal of two places within ±10⁷ prints as that
            // decimal again, so nothing is lost on the way to the text.
            serializer.serialize_f64(f64::from(hundredths) / 100.0)
        }
    }
}

/// A score's value.
struct Value(ScoreValue);

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            ScoreValue::Points(points) => Number(points).serialize(serializer),
            ScoreValue::NotApplicable => serializer.serialize_str("na"),
        }
    }
}

impl<'a> Document<'a> {
    fn of(bundle: &'a ReviewBundle) -> Self {
        let profile = &bundle.profile;
        let rubric = &profile.rubric;
        Self {
            format: "zhupi-export",
            version: 1,
            batch: &bundle.batch,
            batch_id: bundle.batch_id.as_deref(),
            profile: profile_name(profile),
            total: Number(rubric.total),
            criteria: rubric.criteria.iter().map(criterion).collect(),
            grades: rubric.grades.iter().map(grade).collect(),
            classes: profile.classes.iter().map(class).collect(),
            reports: bundle.rows.iter().map(|row| report(bundle, row)).collect(),
            unreadable: bundle.unreadable.iter().map(unreadable).collect(),
        }
    }
}

fn name(name: &Bilingual) -> NameOut<'_> {
    NameOut {
        zh: &name.zh,
        en: &name.en,
    }
}

pub(super) fn profile_name(profile: &Profile) -> ProfileName<'_> {
    ProfileName {
        id: &profile.id,
        sha256: &profile.sha256,
    }
}

fn unreadable(unreadable: &Unreadable) -> UnreadableOut<'_> {
    UnreadableOut {
        report: &unreadable.path,
        problem: &unreadable.problem,
    }
}

fn class(class: &Class) -> ClassOut<'_> {
    let rubric = &class.rubric;
    ClassOut {
        id: &class.id,
        name: name(&class.name),
        total: Number(rubric.total),
        criteria: rubric.criteria.iter().map(criterion).collect(),
        grades: rubric.grades.iter().map(grade).collect(),
    }
}

fn grade(grade: &Band) -> GradeOut<'_> {
    GradeOut {
        id: &grade.id,
        name: name(&grade.name),
        min: Number(grade.min),
    }
}

fn criterion(criterion: &Criterion) -> CriterionOut<'_> {
    CriterionOut {
        id: &criterion.id,
        name: name(&criterion.name),
        kind: criterion.kind.id(),
        max: Number(criterion.max),
        step: Number(criterion.step),
        weight: criterion.weight.map(Number),
    }
}

pub(super) fn report<'a>(bundle: &'a ReviewBundle, row: &'a Row) -> ReportOut<'a> {
    let total = bundle.total(row);
    let review = &row.review;
    let rubric = &bundle.profile_of(row).rubric;
    ReportOut {
        report: &row.path,
        title: row.title(),
        issuer: row.issuer(),
        year: row.year(),
        date: row.date().map(day),
        text_sha256: row
            .report
            .as_ref()
            .map(|report| report.text_sha256.as_str()),
        readable: row.report.is_some(),
        problem: row.problem.as_deref(),
        reviewer: &review.reviewer,
        status: review.status.id(),
        class: bundle.profile_of(row).class.as_deref(),
        scores: review
            .scores
            .iter()
            .map(|(id, given)| (id.as_str(), score(rubric.criterion(id), given)))
            .collect(),
        total: TotalOut {
            points: Number(total.points),
            max: Number(total.max),
            bonus: Number(total.bonus),
            grade: total.grade.map(|grade| grade.id.as_str()),
            rejected: total.rejected,
            penalty: Number(total.penalty),
            empty: total.empty,
            not_applicable: total.not_applicable.into_iter().map(|(id, _)| id).collect(),
            scaled: total.scaled.map(|scaled| ScaledOut {
                from: Number(scaled.from),
                of: Number(scaled.of),
                to: Number(scaled.to),
            }),
            flags: total.flags,
            doubtful: total.doubtful,
        },
        notes: row
            .placed()
            .iter()
            .map(|placed| note(row, placed))
            .collect(),
        summary: &review.summary,
        findings: findings(review),
        outline: outline(&review.outline),
    }
}

fn findings(review: &Review) -> Vec<FindingOut<'_>> {
    let findings = review.findings.iter();
    findings
        .map(|((check, start), verdict)| {
            let (note, reason) = match verdict {
                FindingVerdict::Accepted { note } => (Some(note.as_str()), None),
                FindingVerdict::Dismissed { reason, .. } => (None, Some(reason.as_str())),
            };
            FindingOut {
                check,
                start: *start,
                accepted: note.is_some(),
                note,
                reason,
            }
        })
        .collect()
}

fn outline(outline: &Corrections) -> OutlineOut<'_> {
    OutlineOut {
        title: outline.title.as_deref(),
        issuer: outline.issuer.as_deref(),
        year: outline.year,
        class: outline.class.as_deref(),
        headings: outline
            .headings
            .iter()
            .map(|(at, correction)| HeadingOut {
                start: at.0,
                heading: correction.heading,
                level: correction.level,
                part: correction.part.as_deref(),
                quote: &correction.quote,
            })
            .collect(),
    }
}

fn score<'a>(criterion: Option<&Criterion>, score: &'a Score) -> ScoreOut<'a> {
    ScoreOut {
        value: Value(score.value),
        deductions: &score.deductions,
        by_hand: criterion
            .and_then(|criterion| by_hand(criterion, score))
            .map(Number),
        comment: &score.comment,
        cites: &score.cites,
        confidence: score.confidence.map(crate::review::Confidence::id),
        at: &score.at,
    }
}

fn note<'a>(row: &'a Row, placed: &Placed<'a>) -> NoteOut<'a> {
    let note = placed.note;
    NoteOut {
        id: &note.id,
        kind: note.kind.id(),
        target: match note.target {
            Target::Span(_) => "span",
            Target::Section { .. } => "section",
            Target::Whole => "whole",
        },
        section: row.section_id(placed.section),
        start: placed.span.map(|span| span.start.0),
        end: placed.span.map(|span| span.end.0),
        found: placed.grade.map(crate::review::anchor::Grade::id),
        quote: placed.grade.map(|_| placed.quote()),
        body: &note.body,
        criterion: note.criterion.as_deref(),
        check: note.check.as_deref(),
        created: &note.created,
        modified: note.modified.as_deref(),
        anchor: note.anchor().map(|anchor| AnchorOut {
            section: match &note.target {
                Target::Section { id, .. } => Some(id.as_str()),
                _ => None,
            },
            start: anchor.span.start.0,
            end: anchor.span.end.0,
            exact: &anchor.exact,
            prefix: &anchor.prefix,
            suffix: &anchor.suffix,
            text_sha256: &anchor.text_sha256,
        }),
    }
}

fn day(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}
