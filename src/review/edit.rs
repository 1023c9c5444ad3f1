//! Edits, checked before they become changes. The command line and the screen make every
//! change here, so that neither can write what the other would refuse.
//!
//! What is left out: carrying a change out ([`Review::set`]).

use std::collections::BTreeMap;

use super::model::{
    Anchor, Change, Confidence, FindingVerdict, Item, Note, NoteKind, Review, Score, ScoreValue,
    Status, Target, Value,
};
use super::refusal::EditError;
use crate::profile::{Criterion, CriterionKind, NotApplicable, Points, Profile, ValueError};
use crate::report::{Corrections, Report};

/// Characters that a note, comment or summary may have: what a terminal can paste in one go.
pub const TEXT_LIMIT: usize = 1 << 20;

/// What a criterion is to be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given<'a> {
    /// As typed: `12.5`, `na`; for a flag also `yes` and `no`.
    Text(&'a str),
    /// A value.
    Value(ScoreValue),
}

/// An edit of one score. What is `None` stays as it was.
#[derive(Clone, Debug, Default)]
pub struct ScoreEdit<'a> {
    /// The points; a new score needs them.
    pub value: Option<Given<'a>>,
    /// How often each deduction is taken.
    pub deductions: Option<BTreeMap<String, u32>>,
    /// Why.
    pub comment: Option<&'a str>,
    /// Ids of notes it rests on.
    pub cites: Option<Vec<String>>,
    /// How sure.
    pub confidence: Option<Confidence>,
}

/// Gives a criterion its points, or changes what is said about them.
///
/// # Errors
/// An unknown criterion, deduction or note; points out of range or between two steps.
pub fn set_score(
    profile: &Profile,
    review: &Review,
    criterion: &str,
    edit: ScoreEdit<'_>,
    at: &str,
) -> Result<Vec<Change>, EditError> {
    let known = criterion_of(profile, criterion)?;
    let old = review.scores.get(criterion);
    let value = match (edit.value, old) {
        (Some(Given::Text(text)), _) => read_value(known, text)?,
        (Some(Given::Value(value)), _) => value,
        (None, _) if edit.deductions.is_some() && !known.deductions.is_empty() => {
            let taken = edit.deductions.as_ref();
            ScoreValue::Points(taken.map_or(known.max, |taken| known.after_deductions(taken)))
        }
        (None, Some(old)) => old.value,
        (None, None) => return Err(EditError::not_points("", known)),
    };
    check_value(profile, known, value)?;
    let deductions = match value {
        // Where nothing is scored, nothing is taken off.
        ScoreValue::NotApplicable => BTreeMap::new(),
        ScoreValue::Points(_) => edit
            .deductions
            .or_else(|| old.map(|old| old.deductions.clone()))
            .unwrap_or_default(),
    };
    check_deductions(known, &deductions)?;
    let comment = edit
        .comment
        .or(old.map(|old| old.comment.as_str()))
        .unwrap_or_default();
    check_length(comment)?;
    let cites = match edit.cites {
        Some(cites) => {
            for id in &cites {
                note_of(review, id)?;
            }
            cites
        }
        None => old.map(|old| old.cites.clone()).unwrap_or_default(),
    };
    let score = Score {
        value,
        deductions: deductions.into_iter().filter(|(_, n)| *n > 0).collect(),
        comment: comment.to_owned(),
        cites,
        confidence: edit.confidence.or(old.and_then(|old| old.confidence)),
        at: at.to_owned(),
    };
    let item = Item::Score(criterion.to_owned());
    Ok(one(item, Value::Score(score)))
}

/// Takes a deduction of a criterion once more, or, where it counts no further, not at all:
/// one key goes round. The points follow by as much as the deductions take off now, so that
/// what was given by hand on top stays; a criterion without points begins with its maximum.
///
/// # Errors
/// An unknown criterion, deduction or note.
pub fn count_deduction(
    profile: &Profile,
    review: &Review,
    criterion: &str,
    deduction: &str,
    cites: Option<Vec<String>>,
    at: &str,
) -> Result<Vec<Change>, EditError> {
    let known = criterion_of(profile, criterion)?;
    let old = review.scores.get(criterion);
    let before = old.map(|old| old.deductions.clone()).unwrap_or_default();
    let mut taken = before.clone();
    let times = taken.entry(deduction.to_owned()).or_default();
    *times += 1;
    if check_deductions(known, &taken).is_err() {
        // Unknown deductions are refused, those that count no further begin anew.
        taken.remove(deduction);
        check_deductions(known, &BTreeMap::from([(deduction.to_owned(), 1)]))?;
    }
    let value = match old.map(|old| old.value) {
        Some(ScoreValue::Points(points)) => {
            points + known.taken_off(&before) - known.taken_off(&taken)
        }
        _ => known.after_deductions(&taken),
    };
    let edit = ScoreEdit {
        value: Some(Given::Value(ScoreValue::Points(
            value.max(Points(0)).min(known.max),
        ))),
        deductions: Some(taken),
        cites,
        ..ScoreEdit::default()
    };
    set_score(profile, review, criterion, edit, at)
}

/// Takes a score away.
///
/// # Errors
/// An unknown criterion.
pub fn clear_score(profile: &Profile, criterion: &str) -> Result<Vec<Change>, EditError> {
    criterion_of(profile, criterion)?;
    Ok(one(Item::Score(criterion.to_owned()), Value::Absent))
}

/// A note to be written.
#[derive(Clone, Debug)]
pub struct NewNote<'a> {
    /// Its id, from [`super::IdSource`].
    pub id: String,
    /// Problem, question, praise or suggestion.
    pub kind: NoteKind,
    /// What it speaks of.
    pub target: Target,
    /// The comment.
    pub body: &'a str,
    /// The criterion it bears on.
    pub criterion: Option<&'a str>,
    /// The check whose finding it was made from.
    pub check: Option<&'a str>,
}

/// Writes a note.
///
/// # Errors
/// No words, too many words, an empty passage, an unknown criterion.
pub fn add_note(profile: &Profile, note: NewNote<'_>, at: &str) -> Result<Vec<Change>, EditError> {
    check_body(note.body)?;
    if matches!(&note.target, Target::Span(anchor) if anchor.exact.is_empty()) {
        return Err(EditError::EmptyPassage);
    }
    if let Some(criterion) = note.criterion {
        criterion_of(profile, criterion)?;
    }
    let item = Item::Note(note.id.clone());
    let note = Note {
        id: note.id,
        kind: note.kind,
        target: note.target,
        body: note.body.to_owned(),
        criterion: note.criterion.map(str::to_owned),
        check: note.check.map(str::to_owned),
        created: at.to_owned(),
        modified: None,
    };
    Ok(one(item, Value::Note(note)))
}

/// Takes over a note written elsewhere, with its id and times; one of the same id is
/// replaced.
///
/// # Errors
/// As [`add_note`].
pub fn take_note(profile: &Profile, note: Note) -> Result<Vec<Change>, EditError> {
    check_body(&note.body)?;
    if matches!(&note.target, Target::Span(anchor) if anchor.exact.is_empty()) {
        return Err(EditError::EmptyPassage);
    }
    if let Some(criterion) = &note.criterion {
        criterion_of(profile, criterion)?;
    }
    Ok(one(Item::Note(note.id.clone()), Value::Note(note)))
}

/// An edit of a note. What is `None` stays as it was.
#[derive(Clone, Debug, Default)]
pub struct NoteEdit<'a> {
    /// The comment.
    pub body: Option<&'a str>,
    /// Its kind.
    pub kind: Option<NoteKind>,
    /// The criterion it bears on; `Some(None)` for none.
    pub criterion: Option<Option<&'a str>>,
    /// Another passage: a note in the repair queue is bound anew.
    pub target: Option<Target>,
}

/// Changes a note. `id` may be the beginning of an id that fits one note only.
///
/// # Errors
/// No such note, no words, too many words, an unknown criterion.
pub fn edit_note(
    profile: &Profile,
    review: &Review,
    id: &str,
    edit: NoteEdit<'_>,
    at: &str,
) -> Result<Vec<Change>, EditError> {
    let mut note = note_of(review, id)?.clone();
    if let Some(body) = edit.body {
        check_body(body)?;
        body.clone_into(&mut note.body);
    }
    if let Some(kind) = edit.kind {
        note.kind = kind;
    }
    if let Some(criterion) = edit.criterion {
        if let Some(criterion) = criterion {
            criterion_of(profile, criterion)?;
        }
        note.criterion = criterion.map(str::to_owned);
    }
    if let Some(target) = edit.target {
        note.target = target;
    }
    note.modified = Some(at.to_owned());
    Ok(one(Item::Note(note.id.clone()), Value::Note(note)))
}

/// What a note speaks of once it is bound to another passage: a note on a section stays one
/// where the passage is a section's heading.
#[must_use]
pub fn rebind(target: &Target, anchor: Anchor, report: &Report) -> Target {
    let heading = report
        .sections
        .iter()
        .find(|section| !anchor.span.is_empty() && section.heading_span == anchor.span);
    match (target, heading) {
        (Target::Section { .. }, Some(section)) => Target::Section {
            id: section.id.clone(),
            anchor,
        },
        _ => Target::Span(anchor),
    }
}

/// Takes a note away, and with it the scores' references to it.
///
/// # Errors
/// No such note.
pub fn delete_note(review: &Review, id: &str) -> Result<Vec<Change>, EditError> {
    let note = note_of(review, id)?;
    let mut changes = one(Item::Note(note.id.clone()), Value::Absent);
    for (criterion, score) in &review.scores {
        if score.cites.contains(&note.id) {
            let mut score = score.clone();
            score.cites.retain(|cited| *cited != note.id);
            let item = Item::Score(criterion.clone());
            changes.extend(one(item, Value::Score(score)));
        }
    }
    Ok(changes)
}

/// Sets the summary; the empty text takes it away.
///
/// # Errors
/// Too many words.
pub fn set_summary(text: &str) -> Result<Vec<Change>, EditError> {
    check_length(text)?;
    Ok(one(Item::Summary, Value::Text(text.to_owned())))
}

/// Sets the status.
#[must_use]
pub fn set_status(status: Status) -> Vec<Change> {
    one(Item::Status, Value::Status(status))
}

/// Reads a status as typed.
///
/// # Errors
/// Anything but the four ids.
pub fn read_status(id: &str) -> Result<Status, EditError> {
    Status::of_id(id.trim()).ok_or_else(|| EditError::NoStatus(id.to_owned()))
}

/// Reads a kind of note as typed.
///
/// # Errors
/// Anything but the four ids.
pub fn read_kind(id: &str) -> Result<NoteKind, EditError> {
    NoteKind::of_id(id.trim()).ok_or_else(|| EditError::NoKind(id.to_owned()))
}

/// Sets all corrections of the outline; the default takes them away.
///
/// # Errors
/// A level outside 1 to 9, a title or issuer that is too long.
pub fn set_outline(outline: Corrections) -> Result<Vec<Change>, EditError> {
    for correction in outline.headings.values() {
        if let Some(level) = correction.level
            && !(1..=9).contains(&level)
        {
            return Err(EditError::BadLevel(level));
        }
    }
    for text in [&outline.title, &outline.issuer].into_iter().flatten() {
        check_length(text)?;
    }
    Ok(one(Item::Outline, Value::Outline(outline)))
}

/// Says of a finding that it was accepted as a note, or dismissed.
///
/// # Errors
/// A reason that is too long.
pub fn verdict(check: &str, start: u32, verdict: FindingVerdict) -> Result<Vec<Change>, EditError> {
    if let FindingVerdict::Dismissed { reason, .. } = &verdict {
        check_length(reason)?;
    }
    let item = Item::Finding(check.to_owned(), start);
    Ok(one(item, Value::Finding(verdict)))
}

/// The note of an id, or of the beginning of an id where that fits one note only.
///
/// # Errors
/// No note, or several.
pub fn note_of<'r>(review: &'r Review, id: &str) -> Result<&'r Note, EditError> {
    if let Some(note) = review.note(id) {
        return Ok(note);
    }
    let fitting: Vec<&Note> = review
        .notes
        .iter()
        .filter(|note| id.len() >= 4 && note.id.starts_with(id))
        .collect();
    match fitting.as_slice() {
        [note] => Ok(note),
        [] => Err(EditError::NoNote(id.to_owned())),
        several => Err(EditError::NoteAmbiguous {
            id: id.to_owned(),
            candidates: several.iter().map(|note| note.id.clone()).collect(),
        }),
    }
}

fn one(item: Item, new: Value) -> Vec<Change> {
    vec![Change { item, new }]
}

fn criterion_of<'p>(profile: &'p Profile, id: &str) -> Result<&'p Criterion, EditError> {
    let rubric = &profile.rubric;
    rubric.criterion(id).ok_or_else(|| EditError::NoCriterion {
        id: id.to_owned(),
        known: rubric
            .criteria
            .iter()
            .map(|known| known.id.clone())
            .collect(),
    })
}

fn read_value(criterion: &Criterion, text: &str) -> Result<ScoreValue, EditError> {
    let typed = crate::text::fold_width(text.trim()).to_ascii_lowercase();
    match typed.as_str() {
        "na" | "n/a" | "不适用" => return Ok(ScoreValue::NotApplicable),
        "yes" | "是" | "有" if criterion.kind == CriterionKind::Flag => {
            return Ok(ScoreValue::Points(RAISED));
        }
        "no" | "否" | "无" if criterion.kind == CriterionKind::Flag => {
            return Ok(ScoreValue::Points(Points(0)));
        }
        _ => {}
    }
    typed
        .parse()
        .map(ScoreValue::Points)
        .map_err(|_| EditError::not_points(text, criterion))
}

/// The points of a flag that is raised.
pub const RAISED: Points = Points(100);

fn check_value(
    profile: &Profile,
    criterion: &Criterion,
    value: ScoreValue,
) -> Result<(), EditError> {
    let id = || criterion.id.clone();
    let ScoreValue::Points(points) = value else {
        return match profile.rubric.not_applicable_of(criterion) {
            NotApplicable::Never if criterion.kind.counts() => Err(EditError::AlwaysApplies {
                criterion: id(),
                max: criterion.max,
            }),
            _ => Ok(()),
        };
    };
    match criterion.check_value(points) {
        Ok(()) => Ok(()),
        Err(_) if criterion.kind == CriterionKind::Flag => {
            Err(EditError::not_points(&points.to_string(), criterion))
        }
        Err(ValueError::OutOfRange { max }) => Err(EditError::OutOfRange {
            criterion: id(),
            points,
            max,
        }),
        Err(ValueError::OffStep { step, below, above }) => Err(EditError::OffStep {
            criterion: id(),
            points,
            step,
            near: (below, above),
        }),
    }
}

fn check_deductions(criterion: &Criterion, taken: &BTreeMap<String, u32>) -> Result<(), EditError> {
    for (id, &times) in taken {
        let Some(known) = criterion.deductions.iter().find(|known| known.id == *id) else {
            return Err(EditError::NoDeduction {
                id: id.clone(),
                criterion: criterion.id.clone(),
                known: criterion
                    .deductions
                    .iter()
                    .map(|known| known.id.clone())
                    .collect(),
            });
        };
        // The last one may be cut by the cap; one more would take off nothing.
        let most = known.cap.map_or(1, |cap| {
            let (cap, each) = (cap.0.max(1), known.points.0.max(1));
            u32::try_from((cap + each - 1) / each).unwrap_or(1)
        });
        if times > most {
            return Err(EditError::DeductionTooOften {
                id: id.clone(),
                most,
            });
        }
    }
    Ok(())
}

fn check_body(body: &str) -> Result<(), EditError> {
    if body.trim().is_empty() {
        return Err(EditError::EmptyNote);
    }
    check_length(body)
}

fn check_length(text: &str) -> Result<(), EditError> {
    // A text has at most as many characters as bytes, so counting is rarely needed.
    if text.len() > TEXT_LIMIT {
        let n_chars = text.chars().count();
        if n_chars > TEXT_LIMIT {
            return Err(EditError::TooLong { n_chars });
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "edit_tests.rs"]
mod tests;
