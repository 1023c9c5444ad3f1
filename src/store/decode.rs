//! From the JSON of a file to what it says of a review.
//!
//! A key that is missing is taken as not set; a value of the wrong kind is an error that
//! names its place. Nothing is guessed, because what is read here is written again.

use std::collections::BTreeMap;

use super::extra::{Extra, told_by};
use super::json::{Fields, Json};
use crate::profile::Points;
use crate::report::{Correction, Corrections};
use crate::review::{
    Anchor, Confidence, Entry, EntryId, EntryKind, FindingVerdict, Item, Note, NoteKind, Score,
    ScoreValue, Status, Target, Value,
};
use crate::text::{CharIdx, CharSpan};

/// Where in a file something is wrong, and what.
pub(super) type Wrong = String;

/// The fields of one object, taken out one by one; what remains is not known here.
pub(super) struct Object {
    place: String,
    fields: Fields,
}

impl Object {
    pub(super) fn new(json: Json, place: &str) -> Result<Self, Wrong> {
        match json {
            Json::Object(fields) => Ok(Self {
                place: place.to_owned(),
                fields,
            }),
            _ => Err(format!("`{place}` is no object")),
        }
    }

    fn at(&self, key: &str) -> String {
        if self.place.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.place)
        }
    }

    /// The value of a key; null counts as missing.
    pub(super) fn take(&mut self, key: &str) -> Option<Json> {
        let at = self.fields.iter().position(|(name, _)| name == key)?;
        match self.fields.remove(at).1 {
            Json::Null => None,
            value => Some(value),
        }
    }

    pub(super) fn text(&mut self, key: &str) -> Result<Option<String>, Wrong> {
        match self.take(key) {
            None => Ok(None),
            Some(Json::Text(text)) => Ok(Some(text)),
            Some(_) => Err(format!("`{}` is no text", self.at(key))),
        }
    }

    pub(super) fn text_or_empty(&mut self, key: &str) -> Result<String, Wrong> {
        self.text(key).map(Option::unwrap_or_default)
    }

    pub(super) fn needed(&mut self, key: &str) -> Result<String, Wrong> {
        let missing = format!("`{}` is missing", self.at(key));
        self.text(key)?.ok_or(missing)
    }

    pub(super) fn number<N: TryFrom<i64>>(&mut self, key: &str) -> Result<Option<N>, Wrong> {
        let wrong = format!("`{}` is no whole number in range", self.at(key));
        match self.take(key) {
            None => Ok(None),
            Some(Json::Number(number)) => number
                .as_i64()
                .and_then(|number| N::try_from(number).ok())
                .map(Some)
                .ok_or(wrong),
            Some(_) => Err(wrong),
        }
    }

    pub(super) fn number_or_zero<N: TryFrom<i64> + Default>(
        &mut self,
        key: &str,
    ) -> Result<N, Wrong> {
        self.number(key).map(Option::unwrap_or_default)
    }

    pub(super) fn list(&mut self, key: &str) -> Result<Option<Vec<Json>>, Wrong> {
        match self.take(key) {
            None => Ok(None),
            Some(Json::List(values)) => Ok(Some(values)),
            Some(_) => Err(format!("`{}` is no list", self.at(key))),
        }
    }

    pub(super) fn object(&mut self, key: &str) -> Result<Option<Self>, Wrong> {
        let place = self.at(key);
        self.take(key)
            .map(|value| Self::new(value, &place))
            .transpose()
    }

    fn one_of<T>(&mut self, key: &str, of_id: fn(&str) -> Option<T>) -> Result<Option<T>, Wrong> {
        let place = self.at(key);
        let Some(id) = self.text(key)? else {
            return Ok(None);
        };
        of_id(&id)
            .map(Some)
            .ok_or_else(|| format!("`{place}` is `{id}`, which is not known"))
    }

    pub(super) fn status(&mut self, key: &str) -> Result<Option<Status>, Wrong> {
        self.one_of(key, Status::of_id)
    }

    /// Every field that was not taken.
    pub(super) fn into_fields(self) -> Fields {
        self.fields
    }

    /// What was not taken, and so is not known here.
    pub(super) fn rest(self) -> Extra {
        self.fields.into()
    }
}

/// The largest sequence number that any JSON reader takes exactly.
const MAX_SEQ: u64 = 1 << 53;

/// One line of the history.
pub(super) fn entry(json: Json, place: &str) -> Result<Entry, Wrong> {
    let mut fields = Object::new(json, place)?;
    let seq: u64 = fields.number_or_zero("seq")?;
    if seq == 0 || seq > MAX_SEQ {
        return Err(format!("`{place}.seq` is not between 1 and 2^53"));
    }
    let session = fields.needed("session")?;
    let at = fields.text_or_empty("at")?;
    let Some(mut edit) = fields.object("edit")? else {
        return Err(format!("`{place}.edit` is missing"));
    };
    let item = item(&mut edit)?;
    let of = match edit.text("of")? {
        Some(of) => Some(entry_id(&of, place)?),
        None => None,
    };
    let kind = match (edit.text_or_empty("kind")?.as_str(), of) {
        ("set", None) => EntryKind::Set,
        ("by-hand", None) => EntryKind::ByHand,
        ("undo", Some(of)) => EntryKind::Undo(of),
        ("redo", Some(of)) => EntryKind::Redo(of),
        (kind, _) => {
            return Err(format!(
                "`{place}.edit.kind` is `{kind}`, which is not known"
            ));
        }
    };
    let mut over = Vec::new();
    for below in edit.list("over")?.unwrap_or_default() {
        match below {
            Json::Text(id) => over.push(entry_id(&id, place)?),
            _ => {
                return Err(format!(
                    "`{place}.edit.over` holds something else than texts"
                ));
            }
        }
    }
    Ok(Entry {
        id: EntryId { seq, session },
        at,
        kind,
        with: edit.number("with")?,
        over,
        old: value(&item, fields.take("old"), &format!("{place}.old"))?,
        new: value(&item, fields.take("new"), &format!("{place}.new"))?,
        item,
    })
}

fn entry_id(id: &str, place: &str) -> Result<EntryId, Wrong> {
    id.split_once('.')
        .and_then(|(seq, session)| {
            Some(EntryId {
                seq: seq.parse().ok()?,
                session: session.to_owned(),
            })
        })
        .ok_or_else(|| format!("`{place}.edit` speaks of `{id}`, which is no entry's name"))
}

fn item(fields: &mut Object) -> Result<Item, Wrong> {
    let kind = fields.needed("item")?;
    match kind.as_str() {
        "status" => Ok(Item::Status),
        "summary" => Ok(Item::Summary),
        "outline" => Ok(Item::Outline),
        "score" => fields.needed("id").map(Item::Score),
        "note" => fields.needed("id").map(Item::Note),
        "finding" => Ok(Item::Finding(
            fields.needed("id")?,
            fields.number_or_zero("start")?,
        )),
        _ => Err(format!(
            "`{}` is `{kind}`, which is not known",
            fields.at("item")
        )),
    }
}

fn value(item: &Item, json: Option<Json>, place: &str) -> Result<Value, Wrong> {
    let Some(json) = json else {
        return Ok(Value::Absent);
    };
    match (item, json) {
        (Item::Status, Json::Text(id)) => Status::of_id(&id)
            .map(Value::Status)
            .ok_or_else(|| format!("`{place}` is `{id}`, which is not known")),
        (Item::Summary, Json::Text(text)) => Ok(Value::Text(text)),
        (Item::Score(_), json) => score(json, place).map(|(score, _)| Value::Score(score)),
        (Item::Note(id), json) => {
            let (note, _) = note(json, place)?;
            if note.id != *id {
                return Err(format!("`{place}` is another note than `{id}`"));
            }
            Ok(Value::Note(note))
        }
        (Item::Outline, json) => {
            outline(Some(json), place).map(|(outline, _)| Value::Outline(outline))
        }
        (Item::Finding(..), json) => {
            finding(Object::new(json, place)?).map(|(verdict, _)| Value::Finding(verdict))
        }
        _ => Err(format!("`{place}` is of the wrong kind")),
    }
}

/// A score and what of it is not known here.
pub(super) fn score(json: Json, place: &str) -> Result<(Score, Extra), Wrong> {
    let mut fields = Object::new(json, place)?;
    let value = match fields.take("value") {
        Some(Json::Text(na)) if na == "na" => ScoreValue::NotApplicable,
        Some(Json::Number(number)) => number
            .to_string()
            .parse::<Points>()
            .map(ScoreValue::Points)
            .map_err(|error| format!("`{place}.value` is {number}: {error}"))?,
        _ => return Err(format!("`{place}.value` is neither a number nor `na`")),
    };
    let mut deductions = BTreeMap::new();
    if let Some(mut taken) = fields.object("deductions")? {
        let ids: Vec<String> = taken.fields.iter().map(|(id, _)| id.clone()).collect();
        for id in ids {
            let times = taken.number_or_zero(&id)?;
            deductions.insert(id, times);
        }
    }
    let mut cites = Vec::new();
    for cited in fields.list("cites")?.unwrap_or_default() {
        match cited {
            Json::Text(id) => cites.push(id),
            _ => return Err(format!("`{place}.cites` holds something else than texts")),
        }
    }
    let score = Score {
        value,
        deductions,
        comment: fields.text_or_empty("comment")?,
        cites,
        confidence: fields.one_of("confidence", Confidence::of_id)?,
        at: fields.text_or_empty("at")?,
    };
    Ok((score, fields.rest()))
}

/// A note and what of it is not known here.
pub(super) fn note(json: Json, place: &str) -> Result<(Note, Extra), Wrong> {
    let mut fields = Object::new(json, place)?;
    for written in ["@context", "type", "motivation"] {
        fields.take(written);
    }
    let Some(mut body) = fields.object("body")? else {
        return Err(format!("`{place}.body` is missing"));
    };
    let (target, in_target) = match fields.object("target")? {
        Some(target) => read_target(target)?,
        None => (Target::Whole, Extra::default()),
    };
    let note = Note {
        id: fields.needed("id")?,
        kind: fields.one_of("kind", NoteKind::of_id)?.unwrap_or_default(),
        target,
        body: body.text_or_empty("value")?,
        criterion: fields.text("criterion")?,
        check: fields.text("check")?,
        created: fields.text_or_empty("created")?,
        modified: fields.text("modified")?,
    };
    for written in ["type", "format"] {
        body.take(written);
    }
    let extra = fields.rest().with("body", body.rest());
    Ok((note, extra.with("target", in_target)))
}

fn read_target(mut target: Object) -> Result<(Target, Extra), Wrong> {
    target.take("source");
    let Some(selectors) = target.list("selector")? else {
        return Ok((Target::Whole, target.rest()));
    };
    let mut in_selectors = Extra::default();
    let mut anchor = Anchor {
        span: CharSpan::default(),
        exact: String::new(),
        prefix: String::new(),
        suffix: String::new(),
        text_sha256: target.text_or_empty("text_sha256")?,
    };
    let place = target.at("selector");
    for selector in selectors {
        let name = told_by(&selector);
        let mut selector = Object::new(selector, &place)?;
        match selector.text_or_empty("type")?.as_str() {
            "TextQuoteSelector" => {
                anchor.exact = selector.text_or_empty("exact")?;
                anchor.prefix = selector.text_or_empty("prefix")?;
                anchor.suffix = selector.text_or_empty("suffix")?;
            }
            "TextPositionSelector" => {
                let start: u32 = selector.number_or_zero("start")?;
                let end: u32 = selector.number_or_zero("end")?;
                if end < start {
                    return Err(format!("`{place}` ends before it starts"));
                }
                anchor.span = CharSpan {
                    start: CharIdx(start),
                    end: CharIdx(end),
                };
            }
            other => return Err(format!("`{place}` is a `{other}`, which is not known")),
        }
        in_selectors.add(name, selector.rest());
    }
    let read = match target.text("section")? {
        Some(id) => Target::Section { id, anchor },
        None => Target::Span(anchor),
    };
    Ok((read, target.rest().with("selector", in_selectors)))
}

/// Corrections of the outline, null for none, and what of them is not known here.
pub(super) fn outline(json: Option<Json>, place: &str) -> Result<(Corrections, Extra), Wrong> {
    let Some(json) = json else {
        return Ok(<(Corrections, Extra)>::default());
    };
    let mut fields = Object::new(json, place)?;
    let (mut headings, mut in_headings) = (BTreeMap::new(), Extra::default());
    for heading in fields.list("headings")?.unwrap_or_default() {
        let name = told_by(&heading);
        let mut heading = Object::new(heading, &format!("{place}.headings"))?;
        let is_heading = match heading.take("heading") {
            None => None,
            Some(Json::Bool(is_heading)) => Some(is_heading),
            Some(_) => {
                return Err(format!(
                    "`{place}.headings.heading` is neither true nor false"
                ));
            }
        };
        let correction = Correction {
            heading: is_heading,
            level: heading.number("level")?,
            part: heading.text("part")?,
            quote: heading.text_or_empty("quote")?,
        };
        headings.insert(CharIdx(heading.number_or_zero("start")?), correction);
        in_headings.add(name, heading.rest());
    }
    let outline = Corrections {
        title: fields.text("title")?,
        issuer: fields.text("issuer")?,
        year: fields.number("year")?,
        class: fields.text("class")?,
        headings,
    };
    Ok((outline, fields.rest().with("headings", in_headings)))
}

/// What was said of a finding, and what of it is not known here.
pub(super) fn finding(mut fields: Object) -> Result<(FindingVerdict, Extra), Wrong> {
    match fields.text_or_empty("verdict")?.as_str() {
        "accept" => {
            let note = fields.text_or_empty("note")?;
            Ok((FindingVerdict::Accepted { note }, fields.rest()))
        }
        "dismiss" => {
            let reason = fields.text_or_empty("reason")?;
            let target = fields.object("target")?.map(read_target).transpose()?;
            let (anchor, in_target) = match target {
                Some((Target::Span(anchor), extra)) => (Some(anchor), extra),
                _ => (None, Extra::default()),
            };
            let verdict = FindingVerdict::Dismissed { reason, anchor };
            Ok((verdict, fields.rest().with("target", in_target)))
        }
        other => Err(format!(
            "`{}` is `{other}`, which is not known",
            fields.at("verdict")
        )),
    }
}
