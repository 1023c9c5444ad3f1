//! Exit codes.

use std::process::ExitCode;

/// How the program ends; 128+n by a signal is the signal's own doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// All went well.
    Success,
    /// `search` found nothing.
    Nothing,
    /// `check` printed a finding.
    Found,
    /// Wrong use or failure, also of one report among others that went well.
    Failure,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Success => 0,
            Exit::Nothing | Exit::Found => 1,
            Exit::Failure => 2,
        })
    }
}
