//! What is said where the screen cannot open.

use std::io::{self, IsTerminal};

use super::out::say;
use crate::lang::{Lang, cli as words};

/// Whether the screen has a terminal to read from and to draw on; says so if not.
#[must_use]
pub fn has_terminal(lang: Lang) -> bool {
    let has = io::stdin().is_terminal() && io::stdout().is_terminal();
    if !has {
        say(words::no_terminal(lang));
    }
    has
}
