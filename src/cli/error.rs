//! What ends a subcommand early.

use std::io;

use super::exit::Exit;
use super::out::say;
use crate::lang::{Lang, cli as words, system};
use crate::session::{ResolveError, SessionError};

/// What ends a subcommand early.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// Standard output cannot be written.
    #[error("standard output: {0}")]
    Output(#[from] io::Error),
    /// The batch could not be opened.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// REPORT names no report.
    #[error(transparent)]
    Resolve(#[from] ResolveError),
    /// Whatever else, as it is said to the user.
    #[error("{0}")]
    Said(String),
}

impl CliError {
    /// Says what is wrong, and how the program ends.
    pub(super) fn end(&self, lang: Lang) -> Exit {
        let message = match self {
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                return Exit::Success;
            }
            Self::Output(error) => words::no_output(lang, &system::reason(lang, error)),
            Self::Session(error) => error.message(lang),
            Self::Resolve(error) => error.message(lang),
            Self::Said(message) => message.clone(),
        };
        say(&message);
        Exit::Failure
    }
}
