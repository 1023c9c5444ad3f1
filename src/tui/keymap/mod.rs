//! Keys as data: one table of bindings, and the way from typed keys to an action.
//!
//! Help, hints, the README's block and the tests are functions of
//! [`BINDINGS`]. What is left out: what an action does (`update`), and text
//! fields, which take their keys themselves.

mod action;
mod own;
mod table;

pub use action::{Action, Group};
pub use own::{Fault, Keymap, Refused};
pub use table::BINDINGS;

use crate::lang::Lang;
use crate::term::{Key, KeyCode};

/// Where keys are pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// T, the reading pane.
    Text = 1,
    /// T while a passage is being selected.
    Select = 2,
    /// L, the report list.
    List = 4,
    /// N, the section navigator.
    Navigator = 8,
    /// A, notes in the annotation pane.
    Notes = 16,
    /// S, the score pane.
    Scores = 32,
}

/// A set of [`Place`]s.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places(pub(super) u8);

impl Places {
    /// Whether a place belongs to the set.
    #[must_use]
    pub fn holds(self, place: Place) -> bool {
        self.0 & place as u8 != 0
    }
}

/// One line of the table.
#[derive(Debug)]
pub struct Binding {
    /// Key sequences that do the same, as [`notation`] writes them, keys parted by a space.
    pub keys: &'static [&'static str],
    /// Where they work.
    pub places: Places,
    /// What they do.
    pub action: Action,
    /// Under which head help lists them.
    pub group: Group,
    /// One line for help, hints and README.
    pub doc: fn(Lang) -> &'static str,
}

/// What typed keys amount to so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// A whole sequence.
    Action(Action),
    /// The beginning of one.
    Prefix,
    /// Nothing begins so.
    Unknown,
}

/// Looks up a sequence among the keys that hold now.
#[must_use]
pub fn resolve(keymap: &Keymap, sequence: &[Key], place: Place) -> Resolved {
    let typed: Vec<String> = sequence.iter().map(|key| notation(*key)).collect();
    let mut prefix = false;
    for (binding, sequences) in keymap.at(place) {
        for keys in sequences {
            match compare(keys, &typed) {
                Some(true) => return Resolved::Action(binding.action),
                Some(false) => prefix = true,
                None => {}
            }
        }
    }
    if prefix {
        Resolved::Prefix
    } else {
        Resolved::Unknown
    }
}

/// `Some(true)` where the sequence is the whole of `keys`, `Some(false)` where it begins it.
fn compare(keys: &str, typed: &[String]) -> Option<bool> {
    let mut expected = keys.split(' ');
    for key in typed {
        if expected.next()? != key {
            return None;
        }
    }
    Some(expected.next().is_none())
}

/// A key as the table and help write it: `j`, `Ctrl-d`, `Shift-Tab`, `PgDn`, `Space`.
#[must_use]
pub fn notation(key: Key) -> String {
    let name = match key.code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(ch) => ch.to_string(),
        KeyCode::Enter => "Enter".to_owned(),
        KeyCode::Esc => "Esc".to_owned(),
        KeyCode::Tab => "Tab".to_owned(),
        KeyCode::BackTab => "Shift-Tab".to_owned(),
        KeyCode::Backspace => "Backspace".to_owned(),
        KeyCode::Delete => "Del".to_owned(),
        KeyCode::Insert => "Ins".to_owned(),
        KeyCode::Up => "Up".to_owned(),
        KeyCode::Down => "Down".to_owned(),
        KeyCode::Left => "Left".to_owned(),
        KeyCode::Right => "Right".to_owned(),
        KeyCode::Home => "Home".to_owned(),
        KeyCode::End => "End".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::F(n) => format!("F{n}"),
    };
    match (key.ctrl, key.alt) {
        (false, false) => name,
        (true, false) => format!("Ctrl-{name}"),
        (false, true) => format!("Alt-{name}"),
        (true, true) => format!("Ctrl-Alt-{name}"),
    }
}

/// An action's name on the command line and in the key file: `NextReport` is `next-report`.
#[must_use]
pub fn action_name(action: Action) -> String {
    let mut name = String::new();
    for ch in format!("{action:?}").chars() {
        if ch.is_ascii_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.push(ch.to_ascii_lowercase());
    }
    name
}

/// A sequence as people write it: single characters run together.
#[must_use]
pub fn shown(keys: &str) -> String {
    let single = keys.split(' ').all(|key| key.chars().count() == 1);
    if single {
        keys.replace(' ', "")
    } else {
        keys.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Place; 6] = [
        Place::Text,
        Place::Select,
        Place::List,
        Place::Navigator,
        Place::Notes,
        Place::Scores,
    ];

    fn sequences(place: Place) -> Vec<(&'static str, Action)> {
        BINDINGS
            .iter()
            .filter(|binding| binding.places.holds(place))
            .flat_map(|binding| binding.keys.iter().map(|keys| (*keys, binding.action)))
            .collect()
    }

    #[test]
    fn no_sequence_stands_twice_and_none_hides_a_longer_one() {
        for place in ALL {
            let all = sequences(place);
            for (nth, (left, action)) in all.iter().enumerate() {
                for (right, other) in &all[nth + 1..] {
                    assert_ne!(left, right, "{place:?}: {action:?} and {other:?}");
                    assert!(
                        !right.starts_with(&format!("{left} "))
                            && !left.starts_with(&format!("{right} ")),
                        "{place:?}: `{left}` ({action:?}) and `{right}` ({other:?})"
                    );
                }
            }
        }
    }

    #[test]
    fn every_binding_is_described_in_both_languages() {
        for binding in BINDINGS {
            for lang in [Lang::Zh, Lang::En] {
                assert!(!(binding.doc)(lang).is_empty(), "{:?}", binding.action);
            }
        }
    }

    #[test]
    fn no_action_has_only_a_control_key() {
        for binding in BINDINGS {
            assert!(
                binding.keys.iter().any(|keys| !keys.starts_with("Ctrl-"))
                    || BINDINGS.iter().any(|other| other.action == binding.action
                        && other.keys.iter().any(|keys| !keys.starts_with("Ctrl-"))),
                "{:?}",
                binding.action
            );
        }
    }
}
