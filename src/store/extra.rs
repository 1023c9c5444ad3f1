//! What a file holds that this version does not know: taken aside when it is read, and put
//! back where it stood when the file is written.

use std::collections::BTreeMap;

use super::json::{Fields, Json};

/// The unknown fields of an object, and of the objects within it by their keys. Those of a
/// list's objects are kept by what tells them apart, so that they find their own again.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Extra {
    own: Fields,
    within: BTreeMap<String, Extra>,
}

impl From<Fields> for Extra {
    fn from(own: Fields) -> Self {
        Self {
            own,
            within: BTreeMap::new(),
        }
    }
}

impl Extra {
    /// Adds what is unknown within the value of a key.
    pub(super) fn add(&mut self, key: impl Into<String>, inner: Self) {
        if inner != Self::default() {
            self.within.insert(key.into(), inner);
        }
    }

    /// The same, as a chain.
    pub(super) fn with(mut self, key: &str, inner: Self) -> Self {
        self.add(key, inner);
        self
    }

    /// Puts everything back, where what it stood in is still there.
    pub(super) fn put_back(&self, json: &mut Json) {
        match json {
            Json::Object(fields) => {
                for (key, value) in fields.iter_mut() {
                    if let Some(inner) = self.within.get(key) {
                        inner.put_back(value);
                    }
                }
                fields.extend(self.own.iter().cloned());
            }
            Json::List(values) if !self.within.is_empty() => {
                for value in values {
                    if let Some(inner) = self.within.get(&told_by(value)) {
                        inner.put_back(value);
                    }
                }
            }
            _ => {}
        }
    }

    /// What two copies of one file hold together, whichever comes first.
    pub(super) fn join(self, other: Self) -> Self {
        let mut joined = Self::from(join_fields(self.own, other.own));
        joined.within = self.within;
        for (key, inner) in other.within {
            let known = joined.within.remove(&key).unwrap_or_default();
            joined.add(key, known.join(inner));
        }
        joined
    }
}

/// What tells an object of a list from the others: its id, else the place of a finding, else
/// its type, else where it starts.
pub(super) fn told_by(json: &Json) -> String {
    let Json::Object(fields) = json else {
        return String::new();
    };
    let get = |key: &str| {
        let found = fields.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| match value {
            Json::Text(text) => text.clone(),
            other => other.compact(),
        })
    };
    let start = get("start").unwrap_or_default();
    let of_check = || get("check").map(|check| format!("{check}:{start}"));
    get("id")
        .or_else(of_check)
        .or_else(|| get("type"))
        .unwrap_or(start)
}

/// Fields of both, in order of key unless one side has them all.
fn join_fields(a: Fields, b: Fields) -> Fields {
    if a == b || b.is_empty() {
        return a;
    }
    if a.is_empty() {
        return b;
    }
    let mut joined: BTreeMap<String, Json> = a.into_iter().collect();
    for (key, value) in b {
        let value = match joined.remove(&key) {
            Some(known) => larger(known, value),
            None => value,
        };
        joined.insert(key, value);
    }
    joined.into_iter().collect()
}

/// One of two values nobody here understands; which must not depend on who asks.
pub(super) fn larger(a: Json, b: Json) -> Json {
    if a == b || a.compact() >= b.compact() {
        a
    } else {
        b
    }
}
