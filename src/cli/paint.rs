//! Weight for what people read: heads stand out, what is only said stands back.
//!
//! **Nothing depends on it**: results in JSON, in a pipe or in a file are plain, unless
//! `--color always` asks otherwise. There is no colour here; vermilion belongs to the screen.

#![expect(
    clippy::disallowed_methods,
    reason = "the environment stands for options here and in `args`"
)]

use std::env;
use std::ffi::OsStr;
use std::fmt::{self, Display};
use std::sync::OnceLock;

use clap::ColorChoice;

/// `--color`: known once the arguments are parsed, and never changed.
static CHOICE: OnceLock<ColorChoice> = OnceLock::new();

/// Settles `--color` for the rest of the run.
pub(super) fn settle(choice: ColorChoice) {
    let _ = CHOICE.set(choice);
}

/// Whether an output shows weight; `terminal` says whether it is one.
pub(super) fn is_shown(terminal: bool) -> bool {
    let choice = CHOICE.get().copied().unwrap_or(ColorChoice::Auto);
    let set = |name| env::var_os(name).filter(|value| !value.is_empty());
    shows(
        choice,
        terminal,
        set("NO_COLOR").is_some(),
        set("TERM").as_deref(),
    )
}

/// Whether a terminal can take back what it shows.
pub(super) fn can_erase() -> bool {
    obeys(env::var_os("TERM").as_deref())
}

/// Whether a terminal of this name obeys escape sequences.
fn obeys(term: Option<&OsStr>) -> bool {
    term.is_some_and(|term| !term.is_empty() && term != "dumb")
}

/// As [`is_shown`], of everything it depends on.
fn shows(choice: ColorChoice, terminal: bool, no_color: bool, term: Option<&OsStr>) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => terminal && !no_color && obeys(term),
    }
}

/// How a piece of a line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Heads, and the name of who speaks.
    Bold,
    /// What only says where something stands.
    Dim,
}

/// Something safe to show, in a weight where `shown`.
pub(super) struct Painted<T> {
    pub(super) what: T,
    pub(super) weight: Weight,
    pub(super) shown: bool,
}

impl<T: Display> Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.shown {
            return self.what.fmt(f);
        }
        let begin = match self.weight {
            Weight::Bold => "\x1b[1m",
            Weight::Dim => "\x1b[2m",
        };
        write!(f, "{begin}{}\x1b[0m", self.what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(choice: ColorChoice, terminal: bool, no_color: bool, term: &str, expected: bool) {
        let term = (!term.is_empty()).then_some(OsStr::new(term));
        assert_eq!(shows(choice, terminal, no_color, term), expected);
    }

    #[test]
    fn weight_is_for_terminals_that_want_it() {
        check(ColorChoice::Auto, true, false, "xterm", true);
        check(ColorChoice::Auto, false, false, "xterm", false);
        check(ColorChoice::Auto, true, true, "xterm", false);
        check(ColorChoice::Auto, true, false, "dumb", false);
        check(ColorChoice::Auto, true, false, "", false);
        check(ColorChoice::Always, false, true, "dumb", true);
        check(ColorChoice::Never, true, false, "xterm", false);
    }

    #[test]
    fn what_is_painted_is_the_same_but_for_its_weight() {
        let painted = |shown| {
            Painted {
                what: "报告",
                weight: Weight::Bold,
                shown,
            }
            .to_string()
        };
        assert_eq!(painted(false), "报告");
        assert_eq!(painted(true), "\x1b[1m报告\x1b[0m");
    }
}
