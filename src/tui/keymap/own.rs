//! The keys as the person has them: the table with `keys.toml` laid over it.
//!
//! A line of the file is `action = "key"` or `action = ["key", "key"]`, keys parted by a space
//! where several make one sequence. The keys named there take the place of the action's own;
//! `[]` takes them away. A line that clashes is left out and named.

use std::borrow::Cow;

use super::{Action, BINDINGS, Binding, Place, action_name, shown};
use crate::lang::{Lang, own_keys as words};

/// Every binding with the keys that hold now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    /// Key sequences, in the order of the table.
    keys: Vec<Vec<Cow<'static, str>>>,
}

/// A line of the key file that does not hold, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Counted from 1.
    pub line: usize,
    /// Why.
    pub fault: Fault,
}

/// What is wrong with a line of the key file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no `action = keys`.
    Unreadable,
    /// No action has this name.
    NoAction(String),
    /// The digits of the score pane stay what they are.
    Fixed(String),
    /// No key is written so.
    NoKey(String),
    /// The keys, and the action that has them or that they would hide.
    Clash(String, String),
}

impl Fault {
    /// The fault in words.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Unreadable => words::unreadable(lang).to_owned(),
            Self::NoAction(name) => words::no_action(lang, name),
            Self::Fixed(name) => words::fixed(lang, name),
            Self::NoKey(keys) => words::no_key(lang, keys),
            Self::Clash(keys, action) => words::clash(lang, keys, action),
        }
    }
}

impl Default for Keymap {
    fn default() -> Self {
        let keys = BINDINGS.iter().map(|binding| {
            let keys = binding.keys.iter();
            keys.map(|keys| Cow::Borrowed(*keys)).collect()
        });
        Self {
            keys: keys.collect(),
        }
    }
}

impl Keymap {
    /// Lays a key file over the table; gives the lines that do not hold.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<Refused>) {
        let (mut keymap, mut refused) = (Self::default(), Vec::new());
        for (nth, line) in text.lines().enumerate() {
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if let Err(fault) = keymap.take(content) {
                let line = nth + 1;
                refused.push(Refused { line, fault });
            }
        }
        (keymap, refused)
    }

    /// Takes one line over, or leaves everything as it was.
    fn take(&mut self, line: &str) -> Result<(), Fault> {
        let table: toml::Table = toml::from_str(line).map_err(|_| Fault::Unreadable)?;
        let Some((name, value)) = table.into_iter().next() else {
            return Err(Fault::Unreadable);
        };
        let keys: Vec<String> = match value {
            toml::Value::String(keys) => vec![keys],
            toml::Value::Array(all) => all
                .into_iter()
                .map(|keys| keys.as_str().map(str::to_owned).ok_or(Fault::Unreadable))
                .collect::<Result<_, _>>()?,
            _ => return Err(Fault::Unreadable),
        };
        let of_action: Vec<usize> = BINDINGS
            .iter()
            .enumerate()
            .filter(|(_, binding)| action_name(binding.action) == name)
            .map(|(nth, _)| nth)
            .collect();
        let Some(&first) = of_action.first() else {
            return Err(Fault::NoAction(name));
        };
        if matches!(
            BINDINGS[first].action,
            Action::PointsGiven | Action::PointsOff
        ) {
            return Err(Fault::Fixed(name));
        }
        for sequence in &keys {
            if sequence.is_empty() || !sequence.split(' ').all(is_key) {
                return Err(Fault::NoKey(sequence.clone()));
            }
        }
        let mut changed = self.clone();
        for &nth in &of_action {
            changed.keys[nth] = keys.iter().cloned().map(Cow::Owned).collect();
        }
        match changed.clash(&of_action) {
            Some((keys, action)) => Err(Fault::Clash(shown(&keys), action_name(action))),
            None => {
                *self = changed;
                Ok(())
            }
        }
    }

    /// The first sequence of these bindings that another binding of the same place has, hides,
    /// or is hidden by.
    fn clash(&self, own: &[usize]) -> Option<(String, Action)> {
        for &nth in own {
            for (other, binding) in BINDINGS.iter().enumerate() {
                let meets = binding.places.0 & BINDINGS[nth].places.0 != 0;
                if own.contains(&other) || !meets {
                    continue;
                }
                for keys in &self.keys[nth] {
                    let hides = |theirs: &Cow<'static, str>| {
                        let begins = |long: &str, short: &str| {
                            long.strip_prefix(short)
                                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                        };
                        begins(theirs, keys) || begins(keys, theirs)
                    };
                    if self.keys[other].iter().any(hides) {
                        return Some((keys.to_string(), binding.action));
                    }
                }
            }
        }
        None
    }

    /// Bindings of a place with the keys that hold now.
    pub fn at(
        &self,
        place: Place,
    ) -> impl Iterator<Item = (&'static Binding, &[Cow<'static, str>])> + '_ {
        let all = BINDINGS.iter().zip(self.keys.iter().map(Vec::as_slice));
        all.filter(move |(binding, _)| binding.places.holds(place))
    }

    /// The first keys of an action at a place, as people write them: `]]`, `gg`, `Ctrl-d`.
    #[must_use]
    pub fn keys_of(&self, action: Action, place: Place) -> Option<String> {
        let mut bindings = self.at(place);
        let (_, keys) = bindings.find(|(binding, _)| binding.action == action)?;
        keys.first().map(|keys| shown(keys))
    }
}

/// Whether a key is written as [`super::notation`] writes it.
fn is_key(name: &str) -> bool {
    const NAMED: &[&str] = &[
        "Space",
        "Enter",
        "Esc",
        "Tab",
        "Shift-Tab",
        "Backspace",
        "Del",
        "Ins",
        "Up",
        "Down",
        "Left",
        "Right",
        "Home",
        "End",
        "PgUp",
        "PgDn",
    ];
    let plain = name.strip_prefix("Ctrl-").unwrap_or(name);
    let plain = plain.strip_prefix("Alt-").unwrap_or(plain);
    let function = plain.strip_prefix('F').and_then(|nth| nth.parse().ok());
    let one = plain.chars().count() == 1;
    one || NAMED.contains(&plain) || function.is_some_and(|nth: u8| (1..=12).contains(&nth))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(usize, Fault)> {
        let (_, refused) = Keymap::read(text);
        refused.into_iter().map(|it| (it.line, it.fault)).collect()
    }

    #[test]
    fn a_line_gives_an_action_other_keys() {
        let (keymap, refused) = Keymap::read(
            "# 我的键\nnext-report = \"g j\"\n\nhelp = [\"F1\", \"Ctrl-g\"]\nzoom = []\n",
        );
        assert_eq!(refused, []);
        let keys = |action| keymap.keys_of(action, Place::Text);
        assert_eq!(keys(Action::NextReport).as_deref(), Some("gj"));
        assert_eq!(keys(Action::Help).as_deref(), Some("F1"));
        assert_eq!(keys(Action::Zoom), None);
        assert_eq!(keys(Action::PrevReport).as_deref(), Some("K"));
    }

    #[test]
    fn what_clashes_or_is_not_understood_is_named_with_its_line() {
        let clash = |keys: &str, action: &str| Fault::Clash(keys.to_owned(), action.to_owned());
        assert_eq!(
            faults("next-report = \"K\"\nundo = \"g\"\nredo = \"] ] x\"\n"),
            [
                (1, clash("K", "prev-report")),
                (2, clash("g", "top")),
                (3, clash("]]x", "next-section")),
            ]
        );
        assert_eq!(
            faults("nonsense = \"x\"\ndone = 3\n???\npoints-given = \"a\"\ndone = \"Strg-x\"\n"),
            [
                (1, Fault::NoAction("nonsense".to_owned())),
                (2, Fault::Unreadable),
                (3, Fault::Unreadable),
                (4, Fault::Fixed("points-given".to_owned())),
                (5, Fault::NoKey("Strg-x".to_owned())),
            ]
        );
        let (keymap, _) = Keymap::read("next-report = \"K\"\n");
        assert_eq!(
            keymap,
            Keymap::default(),
            "a line that clashes changes nothing"
        );
    }

    #[test]
    fn keys_change_hands_in_two_lines() {
        let (keymap, refused) = Keymap::read("prev-report = \"H\"\nnext-report = \"K\"\n");
        assert_eq!(refused, []);
        assert_eq!(
            keymap.keys_of(Action::NextReport, Place::Text).as_deref(),
            Some("K")
        );
    }
}
