//! What ends a subcommand early.

use std::io;

use super::exit::Exit;
use super::out::say;
use crate::lang::{Lang, cli as words, system};
use crate::review::EditError;
use crate::session::{CommitError, InitError, ResolveError, SessionError};
use crate::store::StoreError;

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
    /// The store refused.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// The edit was refused.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// Standard input cannot be read.
    #[error("standard input: {0}")]
    Input(io::Error),
    /// Whatever else, as it is said to the user.
    #[error("{0}")]
    Said(String),
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        Self::Commit(error.into())
    }
}

impl From<InitError> for CliError {
    fn from(error: InitError) -> Self {
        match error {
            InitError::Session(error) => Self::Session(error),
            InitError::Commit(error) => Self::Commit(error),
        }
    }
}

impl CliError {
    /// What is wrong, in words.
    pub(super) fn message(&self, lang: Lang) -> String {
        match self {
            Self::Output(error) => words::no_output(lang, &system::reason(lang, error)),
            Self::Input(error) => words::no_input(lang, &system::reason(lang, error)),
            Self::Session(error) => error.message(lang),
            Self::Resolve(error) => error.message(lang),
            Self::Commit(error) => error.message(lang),
            Self::Edit(error) => error.message(lang),
            Self::Said(message) => message.clone(),
        }
    }

    /// Says what is wrong, and how the program ends. A closed pipe is no error.
    pub(super) fn end(&self, lang: Lang) -> Exit {
        if matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe) {
            return Exit::Success;
        }
        say(&self.message(lang));
        Exit::Failure
    }
}
