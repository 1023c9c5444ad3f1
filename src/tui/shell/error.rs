//! Why the screen ends before the reviewer leaves it, in the reviewer's language.

use std::io;

use crate::lang::{Lang, system, tui as words};
use crate::term;
use crate::text::Safe;

/// Why the screen cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum ScreenError {
    /// Standard input or output is no terminal.
    #[error("standard input or output is no terminal")]
    NoTerminal,
    /// The terminal cannot carry a screen.
    #[error(transparent)]
    Unfit(#[from] term::Unfit),
    /// Edits could not be saved to the end: the reports, and why.
    #[error("edits of {} reports could not be saved", .0.len())]
    Unsaved(Vec<(String, String)>),
    /// The terminal cannot be used.
    #[error("the terminal cannot be used: {0}")]
    Io(#[from] io::Error),
}

impl ScreenError {
    /// What happened and what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::NoTerminal => words::no_terminal(lang).to_owned(),
            Self::Unfit(term::Unfit::Dumb(name)) => {
                words::unfit_terminal(lang, Safe::new(name).as_str())
            }
            Self::Unsaved(left) => {
                let lines: Vec<String> = left
                    .iter()
                    .map(|(report, why)| words::left_unsaved(lang, report, why))
                    .collect();
                lines.join("\n")
            }
            Self::Io(error) => words::terminal_failed(lang, &system::reason(lang, error)),
        }
    }
}
