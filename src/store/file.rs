//! A review's file: its bytes, its checksum, and what was changed in it by hand.
//!
//! The checksum is SHA-256 of the file without the line that holds it, after a leading BOM
//! is dropped and CR LF made LF, so that an editor or Git that changes only those breaks
//! nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::decode::{self, Object, Wrong};
use super::encode;
use super::error::StoreError;
use super::extra::{Extra, told_by};
use super::json::Json;
use super::names::sha256_hex;
use crate::report::Corrections;
use crate::review::{
    Change, EntryId, FindingVerdict, Item, Note, Review, Score, Stamp, Status, Value,
};

/// The version of the files this program writes.
pub(super) const VERSION: u32 = 1;

/// What a file holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// A review.
    #[default]
    Review,
    /// Private remarks: notes that are never merged, exported or committed.
    Remarks,
}

impl Shape {
    pub(super) fn format(self) -> &'static str {
        match self {
            Self::Review => "zhupi-review",
            Self::Remarks => "zhupi-remarks",
        }
    }
}

/// What a file holds that this version does not know, to be written again.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Kept {
    pub(super) extra: Extra,
    /// Entries of the history as they were read: they are written once and never changed.
    pub(super) history: BTreeMap<EntryId, Json>,
}

/// A file that could be read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Parsed {
    pub(super) review: Review,
    pub(super) kept: Kept,
    /// The checksum does not fit.
    pub(super) is_by_hand: bool,
    /// The version of the file, where it is newer than this program.
    pub(super) newer: Option<u64>,
}

impl Parsed {
    /// What a file holds that is not there.
    pub(super) fn empty(report: &str, reviewer: &str) -> Self {
        Self {
            review: Review::empty(report, reviewer),
            kept: Kept::default(),
            is_by_hand: false,
            newer: None,
        }
    }
}

/// The bytes of a review's file.
pub(super) fn to_bytes(review: &Review, shape: Shape, kept: &Kept) -> Vec<u8> {
    let mut text = encode::review(review, shape, kept).pretty();
    // The last key follows on a line of its own, which the checksum leaves out.
    text.truncate(text.len() - "\n}".len());
    text.push_str(",\n");
    let sum = sha256_hex(format!("{text}}}\n").as_bytes());
    for piece in [CHECKSUM_LINE, "\"", &sum, "\"\n}\n"] {
        text.push_str(piece);
    }
    text.into_bytes()
}

const CHECKSUM_LINE: &str = "  \"checksum\": ";

/// Reads the bytes of a review's file.
pub(super) fn parse(bytes: &[u8], shape: Shape, path: &Path) -> Result<Parsed, StoreError> {
    let damaged = |why: Wrong| StoreError::damaged(path, why);
    let text = normal(bytes).map_err(damaged)?;
    let json = Json::parse(&text).map_err(damaged)?;
    let mut top = Object::new(json, "").map_err(damaged)?;
    let format = top.text_or_empty("format").map_err(damaged)?;
    if format != shape.format() {
        return Err(damaged(format!("`format` is not `{}`", shape.format())));
    }
    let version: u64 = top.number_or_zero("version").map_err(damaged)?;
    let newer = (version > u64::from(VERSION)).then_some(version);
    if version == 0 {
        return Err(damaged("`version` is missing or 0".to_owned()));
    }
    let says_sum = top.text("checksum").map_err(damaged)?;
    let (sum, without) = checksum(&text);
    let said = read(top).map_err(|why| match newer {
        Some(version) => StoreError::Newer {
            path: path.to_owned(),
            version,
        },
        None => damaged(why),
    })?;
    let is_by_hand = newer.is_none() && says_sum.as_deref() != Some(sum.as_str());
    let stamp = Stamp {
        // Two programs that meet the same edited file must write the same entries.
        session: sum.get(..16).unwrap_or(&without).to_owned(),
        at: said
            .meta
            .history
            .last()
            .map_or_else(String::new, |entry| entry.at.clone()),
    };
    let (review, kept) = said.settle(&stamp);
    Ok(Parsed {
        review,
        kept,
        is_by_hand,
        newer,
    })
}

fn normal(bytes: &[u8]) -> Result<String, Wrong> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| format!("not UTF-8 from byte {} on", error.valid_up_to()))?;
    Ok(text
        .strip_prefix('\u{FEFF}')
        .unwrap_or(text)
        .replace("\r\n", "\n"))
}

/// SHA-256 of the text without its checksum's line, and that text.
fn checksum(text: &str) -> (String, String) {
    let mut without = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if !line.starts_with(CHECKSUM_LINE) {
            without.push_str(line);
        }
    }
    (sha256_hex(without.as_bytes()), without)
}

/// What a file says, before it is held against its history.
struct Said {
    /// What stands outside the history, and the history itself.
    meta: Review,
    status: Option<Status>,
    scores: Option<BTreeMap<String, Score>>,
    notes: Option<Vec<Note>>,
    summary: Option<String>,
    outline: Option<Corrections>,
    findings: BTreeMap<(String, u32), FindingVerdict>,
    kept: Kept,
}

fn read(mut top: Object) -> Result<Said, Wrong> {
    let mut kept = Kept::default();
    let mut meta = Review {
        report: top.needed("report")?,
        title: top.text_or_empty("title")?,
        text_sha256: top.text_or_empty("text_sha256")?,
        text_version: top.number_or_zero("text_version")?,
        reviewer: top.needed("reviewer")?,
        seconds: top.number_or_zero("seconds")?,
        revision: top.number_or_zero("revision")?,
        ..Review::default()
    };
    let mut extra = Extra::default();
    if let Some(mut profile) = top.object("profile")? {
        meta.profile = (
            profile.text_or_empty("id")?,
            profile.text_or_empty("sha256")?,
        );
        extra.add("profile", profile.rest());
    }
    let mut history = Vec::new();
    for (nth, json) in top
        .list("history")?
        .unwrap_or_default()
        .into_iter()
        .enumerate()
    {
        let entry = decode::entry(json.clone(), &format!("history[{nth}]"))?;
        if kept.history.insert(entry.id.clone(), json).is_some() {
            return Err(format!("`history[{nth}]` stands twice"));
        }
        history.push(entry);
    }
    meta.absorb(&history);
    let scores = match top.object("scores")? {
        Some(object) => {
            let (mut scores, mut in_scores) = (BTreeMap::new(), Extra::default());
            for (criterion, json) in object.into_fields() {
                let (score, unknown) = decode::score(json, &format!("scores.{criterion}"))?;
                in_scores.add(criterion.clone(), unknown);
                scores.insert(criterion, score);
            }
            extra.add("scores", in_scores);
            Some(scores)
        }
        None => None,
    };
    let notes = match top.list("notes")? {
        Some(list) => {
            let mut notes: Vec<Note> = Vec::new();
            let (mut ids, mut in_notes) = (BTreeSet::new(), Extra::default());
            for (nth, json) in list.into_iter().enumerate() {
                let (note, unknown) = decode::note(json, &format!("notes[{nth}]"))?;
                if !ids.insert(note.id.clone()) {
                    return Err(format!("`notes[{nth}]` has the id of another note"));
                }
                in_notes.add(note.id.clone(), unknown);
                notes.push(note);
            }
            extra.add("notes", in_notes);
            Some(notes)
        }
        None => None,
    };
    let (mut findings, mut in_findings) = (BTreeMap::new(), Extra::default());
    for (nth, json) in top
        .list("findings")?
        .unwrap_or_default()
        .into_iter()
        .enumerate()
    {
        let name = told_by(&json);
        let mut fields = Object::new(json, &format!("findings[{nth}]"))?;
        let key = (fields.needed("check")?, fields.number_or_zero("start")?);
        let (verdict, unknown) = decode::finding(fields)?;
        findings.insert(key, verdict);
        in_findings.add(name, unknown);
    }
    extra.add("findings", in_findings);
    let (outline, in_outline) = decode::outline(top.take("outline"), "outline")?;
    extra.add("outline", in_outline);
    let said = Said {
        status: top.status("status")?,
        scores,
        notes,
        summary: top.text("summary")?,
        outline: Some(outline),
        findings,
        meta,
        kept: Kept::default(),
    };
    // Follows from the history.
    top.take("others");
    kept.extra = extra.join(top.rest());
    Ok(Said { kept, ..said })
}

impl Said {
    /// The review: what its history makes of it, and what stands otherwise in the file as
    /// edits by hand.
    fn settle(self, stamp: &Stamp) -> (Review, Kept) {
        let mut review = self.meta;
        let mut changes: Vec<Change> = Vec::new();
        let mut differ = |item: Item, new: Value| {
            if !review.value(&item).same(&new) {
                changes.push(Change { item, new });
            }
        };
        if let Some(scores) = self.scores {
            let known: BTreeSet<&String> = review.scores.keys().chain(scores.keys()).collect();
            for criterion in known {
                let new = scores.get(criterion).cloned();
                differ(
                    Item::Score(criterion.clone()),
                    new.map_or(Value::Absent, Value::Score),
                );
            }
        }
        if let Some(notes) = self.notes {
            for gone in &review.notes {
                if !notes.iter().any(|note| note.id == gone.id) {
                    differ(Item::Note(gone.id.clone()), Value::Absent);
                }
            }
            for note in notes {
                differ(Item::Note(note.id.clone()), Value::Note(note));
            }
        }
        if let Some(summary) = self.summary {
            let new = if summary.is_empty() {
                Value::Absent
            } else {
                Value::Text(summary)
            };
            differ(Item::Summary, new);
        }
        if let Some(outline) = self.outline {
            let new = if outline == Corrections::default() {
                Value::Absent
            } else {
                Value::Outline(outline)
            };
            differ(Item::Outline, new);
        }
        let known: BTreeSet<_> = review.findings.keys().chain(self.findings.keys()).collect();
        for key in known {
            let new = self.findings.get(key).cloned();
            differ(
                Item::Finding(key.0.clone(), key.1),
                new.map_or(Value::Absent, Value::Finding),
            );
        }
        if let Some(status) = self.status {
            // `new` and `reading` follow from the history where nobody set a status.
            let follows = matches!(status, Status::New | Status::Reading)
                && review.value(&Item::Status) == Value::Absent;
            if !follows {
                differ(Item::Status, Value::Status(status));
            }
        }
        review.set_by_hand(stamp, changes);
        (review, self.kept)
    }
}
