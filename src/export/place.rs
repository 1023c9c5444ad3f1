//! Where in a file that comes back something stands.

use std::fmt;

use crate::lang::{Lang, import as words};

/// Where in a file something stands: a line, or a member of its one list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The key of the list; empty for lines.
    list: &'static str,
    /// The line, from 1, or the index in the list, from 0.
    nth: usize,
    /// The member of it, as `.notes[2]`; empty for all of it.
    within: String,
}

impl Place {
    pub(super) fn line(nth: usize) -> Self {
        Self {
            nth,
            ..Self::default()
        }
    }

    pub(super) fn item(list: &'static str, nth: usize) -> Self {
        Self {
            list,
            nth,
            ..Self::default()
        }
    }

    pub(super) fn within(&self, member: &str) -> Self {
        Self {
            within: format!("{}{member}", self.within),
            ..self.clone()
        }
    }

    /// Whether it is the file as a whole.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        *self == Self::default()
    }

    /// By which places of one file come in its order.
    #[must_use]
    pub fn order(&self) -> usize {
        self.nth
    }

    /// The place in words; empty for the file as a whole.
    pub(super) fn shown(&self, lang: Lang) -> String {
        if self.is_whole() {
            String::new()
        } else if self.list.is_empty() {
            words::at_line(lang, self.nth) + &self.within
        } else {
            self.to_string()
        }
    }
}

/// As programs read it: the number of the line, or the path of the member.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.list, self.nth) {
            ("", 0) => Ok(()),
            ("", line) => write!(f, "{line}{}", self.within),
            (list, nth) => write!(f, "{list}[{nth}]{}", self.within),
        }
    }
}
