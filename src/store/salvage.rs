//! What can still be read of a damaged review file.
//!
//! Our files have one record after the other, each at the same depth, so that a damaged one
//! spoils no other: every block of lines that begins and ends at the depth of a record is
//! read by itself.

use super::decode;
use super::file::Shape;
use super::json::Json;
use super::names;
use super::read::Stored;
use crate::review::{Change, Entry, Item, Note, Review, Score, Stamp, Status, Value};

/// What was read.
pub(super) struct Salvaged {
    /// The review, as far as it could be read.
    pub(super) review: Review,
    /// Records that could not be read.
    pub(super) n_lost: usize,
}

#[derive(Default)]
struct Found {
    meta: Review,
    status: Option<Status>,
    summary: Option<String>,
    sources: Vec<String>,
    entries: Vec<Entry>,
    notes: Vec<Note>,
    scores: Vec<(String, Score)>,
    n_lost: usize,
}

/// Reads what can be read. `stem` is the file's name: the report must fit it, be it
/// named in the file or among the `known` ones. `None` where not even the report is known.
pub(super) fn salvage(
    bytes: &[u8],
    stored: &Stored,
    stem: &str,
    known: &[&str],
) -> Option<Salvaged> {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    // Written by another hand, but sound as JSON: in our form its records can be told apart.
    let text = Json::parse(&text).map_or(text, |json| json.pretty());
    let mut found = Found::default();
    let mut block: Option<String> = None;
    for line in text.lines() {
        let inner = line
            .strip_prefix("    ")
            .filter(|inner| !inner.starts_with(' '));
        match inner {
            Some(start) if start.ends_with('{') => {
                found.n_lost += usize::from(block.is_some());
                block = Some(format!("{start}\n"));
            }
            Some("}" | "},") => {
                if let Some(block) = block.take() {
                    found.record(&format!("{block}}}"));
                }
            }
            _ => match &mut block {
                Some(block) => {
                    block.push_str(line);
                    block.push('\n');
                }
                None => found.line(line),
            },
        }
    }
    found.n_lost += usize::from(block.is_some());
    found
        .sources
        .extend(known.iter().map(|&path| path.to_owned()));
    found.into_review(stored, stem)
}

impl Found {
    /// A key of the file that has a plain value.
    fn line(&mut self, line: &str) {
        let Some(field) = line.strip_prefix("  \"") else {
            return;
        };
        let field = field.trim_end_matches(',');
        let Ok(Json::Object(fields)) = Json::parse(&format!("{{\"{field}}}")) else {
            return;
        };
        for (key, value) in fields {
            match (key.as_str(), value) {
                ("report", Json::Text(text)) => self.sources.push(text),
                ("title", Json::Text(text)) => self.meta.title = text,
                ("text_sha256", Json::Text(text)) => self.meta.text_sha256 = text,
                ("summary", Json::Text(text)) => self.summary = Some(text),
                ("status", Json::Text(id)) => self.status = Status::of_id(&id),
                ("seconds", Json::Number(n)) => self.meta.seconds = n.as_u64().unwrap_or(0),
                ("revision", Json::Number(n)) => self.meta.revision = n.as_u64().unwrap_or(0),
                _ => {}
            }
        }
    }

    /// A block at the depth of records.
    fn record(&mut self, block: &str) {
        if block.starts_with('{') {
            let Ok(json) = Json::parse(block) else {
                self.n_lost += 1;
                return;
            };
            if let Ok(entry) = decode::entry(json.clone(), "") {
                self.entries.push(entry);
            } else if let Ok((note, _)) = decode::note(json.clone(), "") {
                self.sources.extend(source(&json));
                self.notes.push(note);
            } else if decode::Object::new(json, "").is_ok_and(|mut it| it.take("seq").is_some()) {
                self.n_lost += 1;
            }
            return;
        }
        match Json::parse(&format!("{{{block}}}")) {
            Ok(Json::Object(fields)) => {
                for (criterion, json) in fields {
                    if let Ok((score, _)) = decode::score(json, "") {
                        self.scores.push((criterion, score));
                    }
                }
            }
            _ => self.n_lost += 1,
        }
    }

    fn into_review(mut self, stored: &Stored, stem: &str) -> Option<Salvaged> {
        // The name of the file is a hash of the report's path, so the right one is known.
        let report = self
            .sources
            .iter()
            .find(|report| names::file_stem(report) == stem)?;
        let mut review = Review {
            report: report.clone(),
            reviewer: stored.reviewer.clone(),
            ..std::mem::take(&mut self.meta)
        };
        let mut entries: Vec<Entry> = Vec::new();
        for entry in self.entries {
            if !entries.iter().any(|known| known.id == entry.id) {
                entries.push(entry);
            }
        }
        review.absorb(&entries);
        let mut changes: Vec<Change> = Vec::new();
        let mut add = |item: Item, new: Value| {
            if !review.value(&item).same(&new) {
                changes.push(Change { item, new });
            }
        };
        for (criterion, score) in self.scores {
            add(Item::Score(criterion), Value::Score(score));
        }
        for note in self.notes {
            add(Item::Note(note.id.clone()), Value::Note(note));
        }
        if let Some(summary) = self.summary.filter(|_| stored.shape == Shape::Review)
            && !summary.is_empty()
        {
            add(Item::Summary, Value::Text(summary));
        }
        if let Some(status @ (Status::Done | Status::Hold)) = self.status {
            add(Item::Status, Value::Status(status));
        }
        let stamp = Stamp {
            session: "salvaged".to_owned(),
            at: entries
                .last()
                .map_or_else(String::new, |entry| entry.at.clone()),
        };
        review.set_by_hand(&stamp, changes);
        Some(Salvaged {
            review,
            n_lost: self.n_lost,
        })
    }
}

/// The report that an annotation is on.
fn source(note: &Json) -> Option<String> {
    let mut note = decode::Object::new(note.clone(), "").ok()?;
    note.object("target").ok()??.text("source").ok()?
}
