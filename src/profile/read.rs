//! Reads typed values out of TOML and gathers what is wrong with them.
//!
//! Every fault is kept with its place and key, and reading goes on with a
//! harmless value, so that one look at the messages shows all of them.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::{Expected, Problem, ProfileError};
use super::{Bilingual, Pattern, Points};

/// A value with its place in the source, in bytes.
type Value<'a> = Spanned<DeValue<'a>>;

/// The faults found so far.
pub(super) struct Faults<'a> {
    source: &'a str,
    found: Vec<ProfileError>,
    /// Whether patterns are compiled while reading.
    pub(super) compile: bool,
}

impl<'a> Faults<'a> {
    pub(super) fn new(source: &'a str, compile: bool) -> Self {
        Self {
            source,
            found: Vec::new(),
            compile,
        }
    }

    /// Keeps a fault at a byte of the source.
    pub(super) fn add(&mut self, at: usize, key: String, problem: Problem) {
        let (line, column) = self.place(at);
        self.found.push(ProfileError {
            line,
            column,
            key,
            problem,
        });
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub(super) fn place(&self, at: usize) -> (usize, usize) {
        let before = self.source.get(..at).unwrap_or(self.source);
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = before.get(start..).unwrap_or("").chars().count() + 1;
        (line, column)
    }

    /// The faults in order of place.
    pub(super) fn finish(mut self) -> Vec<ProfileError> {
        self.found.sort_by_key(|error| (error.line, error.column));
        self.found
    }
}

/// The tables of a TOML source; what is wrong with it goes to the faults.
pub(super) fn document<'s>(source: &'s str, faults: &mut Faults) -> Option<Spanned<DeTable<'s>>> {
    let (document, errors) = DeTable::parse_recoverable(source);
    let is_whole = errors.is_empty();
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        faults.add(at, String::new(), Problem::Toml(error.message().to_owned()));
    }
    is_whole.then_some(document)
}

/// The keys of one table, each to be asked for once; what is never asked for is unknown.
pub(super) struct Fields<'t> {
    table: BTreeMap<&'t str, (usize, &'t Value<'t>)>,
    path: String,
    at: usize,
    known: Vec<&'static str>,
}

impl<'t> Fields<'t> {
    /// The fields of `table`, whose path in messages is `path` and which begins at `at`.
    pub(super) fn new(table: &'t DeTable<'t>, path: &str, at: usize) -> Self {
        let table = table
            .iter()
            .map(|(key, value)| (key.get_ref().as_ref(), (key.span().start, value)))
            .collect();
        Self {
            table,
            path: path.to_owned(),
            at,
            known: Vec::new(),
        }
    }

    /// The path of a key of this table.
    pub(super) fn key(&self, name: &str) -> String {
        if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        }
    }

    /// Where a key's value stands, or the table where the key is missing.
    pub(super) fn at(&self, name: &str) -> usize {
        self.table
            .get(name)
            .map_or(self.at, |(_, value)| value.span().start)
    }

    fn take(&mut self, name: &'static str) -> Option<&'t Value<'t>> {
        self.known.push(name);
        self.table.get(name).map(|&(_, value)| value)
    }

    /// Keeps a fault of a key.
    pub(super) fn fault(&self, faults: &mut Faults, name: &str, problem: Problem) {
        faults.add(self.at(name), self.key(name), problem);
    }

    fn typed<T>(
        &mut self,
        faults: &mut Faults,
        name: &'static str,
        expected: Expected,
        read: impl FnOnce(&'t DeValue<'t>) -> Option<T>,
    ) -> Option<T> {
        let value = self.take(name)?;
        let read = read(value.get_ref());
        if read.is_none() {
            self.fault(faults, name, Problem::WrongType(expected));
        }
        read
    }

    /// Whether the key stands there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.table.contains_key(name)
    }

    /// Says that a key is missing, where it is.
    pub(super) fn require(&self, faults: &mut Faults, name: &str) {
        if !self.has(name) {
            self.fault(faults, name, Problem::Missing);
        }
    }

    /// A string, where there is one.
    pub(super) fn text(&mut self, faults: &mut Faults, name: &'static str) -> Option<&'t str> {
        self.typed(faults, name, Expected::Text, |value| value.as_str())
    }

    /// An id, which must be there; empty where it is wrong.
    pub(super) fn id(&mut self, faults: &mut Faults) -> String {
        self.require(faults, "id");
        let id = self.text(faults, "id").unwrap_or_default();
        let mut bytes = id.bytes();
        let good = bytes.next().is_some_and(|first| first.is_ascii_lowercase())
            && bytes.all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte)
            });
        if !good && self.has("id") {
            self.fault(faults, "id", Problem::BadId(id.to_owned()));
        }
        id.to_owned()
    }

    /// A text in both languages: a string stands for both.
    pub(super) fn bilingual(&mut self, faults: &mut Faults, name: &'static str) -> Bilingual {
        let Some(value) = self.take(name) else {
            return Bilingual::default();
        };
        if let Some(text) = value.get_ref().as_str() {
            return Bilingual {
                zh: text.to_owned(),
                en: text.to_owned(),
            };
        }
        let Some(table) = value.get_ref().as_table() else {
            self.fault(faults, name, Problem::WrongType(Expected::Bilingual));
            return Bilingual::default();
        };
        let mut fields = Fields::new(table, &self.key(name), value.span().start);
        let zh = fields.text(faults, "zh").map(str::to_owned);
        let en = fields.text(faults, "en").map(str::to_owned);
        fields.finish(faults);
        if zh.is_none() && en.is_none() {
            self.fault(faults, name, Problem::WrongType(Expected::Bilingual));
        }
        Bilingual {
            zh: zh.clone().or_else(|| en.clone()).unwrap_or_default(),
            en: en.or(zh).unwrap_or_default(),
        }
    }

    /// A number of points, read from the decimal as it is written.
    pub(super) fn points(&mut self, faults: &mut Faults, name: &'static str) -> Option<Points> {
        let value = self.take(name)?;
        let written = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            DeValue::String(text) => text.as_ref(),
            _ => {
                self.fault(faults, name, Problem::WrongType(Expected::Points));
                return None;
            }
        };
        match written.parse() {
            Ok(points) => Some(points),
            Err(error) => {
                self.fault(faults, name, Problem::BadPoints(error));
                None
            }
        }
    }

    /// A whole number.
    pub(super) fn whole(&mut self, faults: &mut Faults, name: &'static str) -> Option<i32> {
        self.typed(faults, name, Expected::Whole, |value| {
            value.as_integer()?.to_string().parse().ok()
        })
    }

    /// `true` or `false`; `false` where it does not stand there.
    pub(super) fn flag(&mut self, faults: &mut Faults, name: &'static str) -> bool {
        self.typed(faults, name, Expected::Bool, DeValue::as_bool)
            .unwrap_or(false)
    }

    /// A day as TOML's date or as a string; returned as `YYYY-MM-DD`.
    pub(super) fn date(&mut self, faults: &mut Faults, name: &'static str) -> Option<String> {
        let value = self.take(name)?;
        let written = match value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => String::new(),
        };
        let is_day = written
            .parse::<toml::value::Datetime>()
            .is_ok_and(|day| day.date.is_some() && day.time.is_none() && day.offset.is_none());
        if !is_day {
            self.fault(faults, name, Problem::BadDate);
        }
        is_day.then_some(written)
    }

    /// A list of strings with their places; empty where it does not stand there.
    fn list(&mut self, faults: &mut Faults, name: &'static str) -> Vec<(Range<usize>, &'t str)> {
        let Some(value) = self.take(name) else {
            return Vec::new();
        };
        let texts: Option<Vec<_>> = value.get_ref().as_array().and_then(|list| {
            list.iter()
                .map(|item| Some((item.span(), item.get_ref().as_str()?)))
                .collect()
        });
        texts.unwrap_or_else(|| {
            self.fault(faults, name, Problem::WrongType(Expected::TextList));
            Vec::new()
        })
    }

    /// A list of strings; empty where it does not stand there.
    pub(super) fn texts(&mut self, faults: &mut Faults, name: &'static str) -> Vec<String> {
        let list = self.list(faults, name);
        list.into_iter().map(|(_, text)| text.to_owned()).collect()
    }

    /// A list of regular expressions; empty where it does not stand there.
    pub(super) fn patterns(&mut self, faults: &mut Faults, name: &'static str) -> Vec<Pattern> {
        let list = self.list(faults, name);
        let mut patterns = Vec::with_capacity(list.len());
        for (nth, (span, source)) in list.into_iter().enumerate() {
            if !faults.compile {
                patterns.push(Pattern::lazy(source));
                continue;
            }
            match Pattern::compiled(source) {
                Ok(pattern) => patterns.push(pattern),
                Err(why) => {
                    let key = format!("{}[{}]", self.key(name), nth + 1);
                    faults.add(span.start, key, Problem::BadPattern(why));
                }
            }
        }
        patterns
    }

    /// A table, where there is one.
    pub(super) fn table(&mut self, faults: &mut Faults, name: &'static str) -> Option<Fields<'t>> {
        let (path, at) = (self.key(name), self.at(name));
        self.typed(faults, name, Expected::Table, DeValue::as_table)
            .map(|table| Fields::new(table, &path, at))
    }

    /// A list of tables; empty where it does not stand there.
    pub(super) fn tables(&mut self, faults: &mut Faults, name: &'static str) -> Vec<Fields<'t>> {
        let path = self.key(name);
        let Some(value) = self.take(name) else {
            return Vec::new();
        };
        let tables: Option<Vec<_>> = value.get_ref().as_array().and_then(|list| {
            list.iter()
                .enumerate()
                .map(|(nth, item)| {
                    let path = format!("{path}[{}]", nth + 1);
                    let table = item.get_ref().as_table()?;
                    Some(Fields::new(table, &path, item.span().start))
                })
                .collect()
        });
        tables.unwrap_or_else(|| {
            self.fault(faults, name, Problem::WrongType(Expected::TableList));
            Vec::new()
        })
    }

    /// Says which keys were never asked for, and which could have been.
    pub(super) fn finish(self, faults: &mut Faults) {
        for (&name, &(at, _)) in &self.table {
            if !self.known.contains(&name) {
                let problem = Problem::Unknown(self.known.clone());
                faults.add(at, self.key(name), problem);
            }
        }
    }
}

/// Says which ids stand twice; each comes with its place in the source.
pub(super) fn unique<'i>(
    faults: &mut Faults,
    ids: impl IntoIterator<Item = (&'i str, usize, String)>,
) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, at, key) in ids {
        if id.is_empty() {
            continue;
        }
        if let Some(&first) = seen.get(id) {
            let (line, _) = faults.place(first);
            faults.add(at, key, Problem::Duplicate(id.to_owned(), line));
        } else {
            seen.insert(id, at);
        }
    }
}
