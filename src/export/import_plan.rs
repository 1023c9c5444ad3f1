//! From a record that came back to edits of a review, checked whole before any is made.
//!
//! Every change goes through [`crate::review::edit`], so that a file can say nothing that
//! the screen would refuse. What the review says already is not said again, and a note
//! without an id gets one from its own words: taking the same record twice changes nothing.

use sha2::{Digest, Sha256};

use super::form::visible;
use super::incoming::{Fault, InNote, InScore, InTarget, Problem, Record};
use super::place::Place;
use crate::profile::Profile;
use crate::report::Report;
use crate::review::anchor::{self, Grade};
use crate::review::edit::{self, Given, ScoreEdit};
use crate::review::{
    Anchor, Change, EditError, Entry, IdSource, Note, Review, Stamp, Status, Target,
};
use crate::text::find::{Finder, Mode};
use crate::text::{CharIdx, CharSpan};

/// What a record would change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// One action; empty where the review says all of it already.
    pub entries: Vec<Entry>,
    /// What could not be placed.
    pub faults: Vec<Fault>,
    /// Notes that are taken though their passage is not found: they wait for repair.
    pub lost: Vec<Fault>,
}

/// Works out what a record changes in a review, and changes it there.
#[must_use]
pub fn plan(
    profile: &Profile,
    report: Option<&Report>,
    review: &mut Review,
    record: &Record,
    stamp: &Stamp,
) -> Plan {
    let mut taking = Taking {
        profile,
        report,
        stamp,
        scratch: review.clone(),
        changes: Vec::new(),
        plan: Plan::default(),
    };
    if let Some(outline) = &record.outline
        && *outline != taking.scratch.outline
    {
        let set = edit::set_outline(outline.clone());
        taking.take(&record.place, set);
    }
    for note in &record.notes {
        taking.note(record, note);
    }
    for score in &record.scores {
        taking.score(record.is_form, score);
    }
    for (check, start, verdict) in &record.findings {
        let set = edit::verdict(check, *start, verdict.clone());
        taking.take(&record.place, set);
    }
    if let Some(summary) = &record.summary {
        let old = taking.scratch.summary.clone();
        let summary = kept(record.is_form, Some(&old), summary);
        taking.take(&record.place, edit::set_summary(summary));
    }
    // What follows from the edits by itself is not set by hand.
    match record.status {
        Some(status) if status != taking.scratch.status && !taking.untouched(status) => {
            taking.take(&record.place, Ok(edit::set_status(status)));
        }
        _ => {}
    }
    let mut plan = taking.plan;
    plan.entries = review.set(stamp, taking.changes);
    plan
}

/// A record being taken in.
struct Taking<'a> {
    profile: &'a Profile,
    report: Option<&'a Report>,
    stamp: &'a Stamp,
    /// The review with what was taken so far, for the checks of what follows.
    scratch: Review,
    changes: Vec<Change>,
    plan: Plan,
}

impl Taking<'_> {
    /// Whether a report nobody touched is to stay so.
    fn untouched(&self, status: Status) -> bool {
        status == Status::New && self.scratch.history.is_empty()
    }

    fn take(&mut self, place: &Place, changes: Result<Vec<Change>, EditError>) {
        match changes {
            Ok(changes) => {
                self.scratch.set(self.stamp, changes.clone());
                self.changes.extend(changes);
            }
            Err(error) => self.fault(place, Problem::Refused(error)),
        }
    }

    fn fault(&mut self, place: &Place, problem: Problem) {
        self.plan.faults.push(Fault::new(place.clone(), problem));
    }

    fn at<'s>(&'s self, at: &'s str) -> &'s str {
        if at.is_empty() { &self.stamp.at } else { at }
    }

    fn score(&mut self, is_form: bool, score: &InScore) {
        if score.value.as_deref() == Some("-") {
            let set = edit::clear_score(self.profile, &score.criterion);
            return self.take(&score.place, set);
        }
        let old = self.scratch.scores.get(&score.criterion);
        let old = old.map(|score| score.comment.as_str());
        let comment = score.comment.as_deref();
        let comment = comment.map(|new| kept(is_form, old, new).to_owned());
        let edit = ScoreEdit {
            value: score.value.as_deref().map(Given::Text),
            deductions: score.deductions.clone(),
            comment: comment.as_deref(),
            cites: score.cites.clone(),
            confidence: score.confidence,
        };
        let at = self.at(&score.at);
        let set = edit::set_score(self.profile, &self.scratch, &score.criterion, edit, at);
        self.take(&score.place, set);
    }

    fn note(&mut self, record: &Record, note: &InNote) {
        if note.body.trim() == "-" && self.scratch.note(&note.id).is_some() {
            let set = edit::delete_note(&self.scratch, &note.id);
            return self.take(&note.place, set);
        }
        let target = match self.target(note) {
            Ok(target) => target,
            Err(problem) => return self.fault(&note.place, problem),
        };
        let id = if is_id(&note.id) {
            note.id.clone()
        } else {
            made_id(&record.report, note)
        };
        let old = self.scratch.note(&id);
        let old_body = old.map(|old| old.body.as_str());
        let body = kept(record.is_form, old_body, &note.body).to_owned();
        // A form has no line for what else a note says.
        let unsaid = old.filter(|_| record.is_form);
        let or_old = |said: &Option<String>, of: fn(&Note) -> &Option<String>| {
            said.clone()
                .or_else(|| unsaid.and_then(|old| of(old).clone()))
        };
        let new = Note {
            id,
            kind: note.kind,
            target,
            criterion: or_old(&note.criterion, |note| &note.criterion),
            check: or_old(&note.check, |note| &note.check),
            created: match old {
                Some(old) if note.created.is_empty() => old.created.clone(),
                _ => self.at(&note.created).to_owned(),
            },
            modified: match (&note.modified, old) {
                (Some(modified), _) => Some(modified.clone()),
                (None, Some(old)) if old.body != body => Some(self.stamp.at.clone()),
                (None, old) => old.and_then(|old| old.modified.clone()),
            },
            body,
        };
        let set = edit::take_note(self.profile, new);
        self.take(&note.place, set);
    }

    /// Where a note is bound. One whose passage is gone keeps the anchor it came with.
    fn target(&mut self, note: &InNote) -> Result<Target, Problem> {
        let InTarget::Passage {
            section,
            exact,
            prefix,
            suffix,
            span,
            text_sha256,
        } = &note.target
        else {
            return Ok(Target::Whole);
        };
        let known = self.scratch.note(&note.id).map(|note| &note.target);
        let (start, end) = span.unwrap_or_default();
        let mut anchor = Anchor {
            span: CharSpan {
                start: CharIdx(start),
                end: CharIdx(end.max(start)),
            },
            exact: exact.clone(),
            prefix: prefix.clone(),
            suffix: suffix.clone(),
            text_sha256: text_sha256.clone(),
        };
        if text_sha256.is_empty() {
            match known {
                // A form gives a note back with no more than its words.
                Some(target) if span.is_none() => return Ok(target.clone()),
                _ => anchor = self.found(&anchor, section.as_deref(), span.is_some())?,
            }
        } else if let Some(report) = self.report {
            let found = anchor::find(&anchor, &report.source.text, &report.text_sha256);
            if found.grade == Grade::Lost {
                let lost = Problem::NotFound(exact.clone());
                self.plan.lost.push(Fault::new(note.place.clone(), lost));
            }
        }
        Ok(match section {
            Some(id) if exact.is_empty() || !text_sha256.is_empty() => Target::Section {
                id: id.clone(),
                anchor,
            },
            _ => Target::Span(anchor),
        })
    }

    /// Finds a passage that came without the text it was made in: in its section if it
    /// says one, else where it stands once.
    fn found(
        &self,
        anchor: &Anchor,
        section: Option<&str>,
        is_placed: bool,
    ) -> Result<Anchor, Problem> {
        let report = self.report.ok_or(Problem::Unread)?;
        let text = &report.source.text;
        let bind = |span| anchor::make(text, &report.text_sha256, span);
        let within = match section {
            Some(id) => {
                let sections = &report.sections;
                let found = sections.iter().find(|section| section.id == id);
                Some(found.ok_or_else(|| Problem::NoSection(id.to_owned()))?)
            }
            None => None,
        };
        if anchor.exact.is_empty() {
            return match within {
                Some(section) if section.heading_span.is_empty() => Ok(bind(section.span)),
                Some(section) => Ok(bind(section.heading_span)),
                None if is_placed && anchor.span.end <= text.len() => Ok(bind(anchor.span)),
                None => Err(Problem::NotFound(String::new())),
            };
        }
        let not_found = || Problem::NotFound(anchor.exact.clone());
        let finder = Finder::new(&anchor.exact, Mode::Folded).map_err(|_| not_found())?;
        let mut places = finder.find_all(text.as_str());
        if places.len() > 1
            && let Some(section) = within
        {
            places.retain(|place| section.span.covers(*place));
        }
        match places.as_slice() {
            [] => Err(not_found()),
            [place] => Ok(bind(*place)),
            several => {
                let found = anchor::find(anchor, text, "");
                match (found.grade, found.span) {
                    (Grade::Exact | Grade::Moved, Some(span)) => Ok(bind(span)),
                    _ => Err(Problem::Ambiguous(anchor.exact.clone(), several.len())),
                }
            }
        }
    }
}

/// The old text where a new one that came with a form differs from it in no more than
/// what an editor and its encoding change; else the new one.
fn kept<'t>(is_form: bool, old: Option<&'t str>, new: &'t str) -> &'t str {
    match old {
        Some(old) if is_form && worn(old) == worn(new) => old,
        _ => new,
    }
}

/// A text without what a trip through an editor that saves in GBK may change.
fn worn(text: &str) -> String {
    let mut worn = String::new();
    for line in text.lines().map(str::trim) {
        let mut bytes = [0; 4];
        for ch in visible(line).chars() {
            let (_, _, lacks) = encoding_rs::GBK.encode(ch.encode_utf8(&mut bytes));
            if !lacks && ch != '?' {
                worn.push(ch);
            } else if !worn.ends_with('?') {
                worn.push('?');
            }
        }
        worn.push('\n');
    }
    worn.trim_matches('\n').to_owned()
}

fn is_id(id: &str) -> bool {
    id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The id of a note that has none: from the report, the passage and the words, so that the
/// same note has the same id each time it is taken.
fn made_id(report: &str, note: &InNote) -> String {
    let words = format!(
        "{report}\n{}\n{:?}\n{}\n{}",
        note.id,
        note.target,
        note.kind.id(),
        note.body
    );
    let hash = Sha256::digest(words.as_bytes());
    let seed = hash
        .iter()
        .take(8)
        .fold(0, |seed, &byte| seed << 8 | u64::from(byte));
    IdSource::from_seed(seed).next_id()
}
