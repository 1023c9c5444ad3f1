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

impl Exit {
    /// How a command ends that printed its results and met trouble on the way or not.
    pub(super) fn of(is_troubled: bool) -> Self {
        if is_troubled {
            Self::Failure
        } else {
            Self::Success
        }
    }
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
