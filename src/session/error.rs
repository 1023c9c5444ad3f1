//! Why a session cannot do what it was asked.

use std::io;
use std::path::PathBuf;

use crate::batch::RootError;
use crate::lang::{Lang, session as words, system};
use crate::profile::ProfileError;
use crate::text::Safe;

/// Why a batch could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// There is no batch root.
    #[error(transparent)]
    Root(#[from] RootError),
    /// The profile asked for cannot be used.
    #[error(transparent)]
    Profile(#[from] ProfileFault),
    /// The reviewer's name cannot be used.
    #[error("reviewer `{0}` cannot be used")]
    Reviewer(String),
}

/// Why a profile could not be used.
#[derive(Debug, thiserror::Error)]
pub enum ProfileFault {
    /// No built-in profile, no profile of the user's and no file of this name.
    #[error("profile `{name}`: none of this name")]
    Unknown {
        /// The name as given.
        name: String,
        /// Names that would do.
        known: Vec<String>,
    },
    /// The file cannot be read.
    #[error("{}: {source}", file.display())]
    Read {
        /// Which file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The name of a new profile cannot be used.
    #[error("`{0}` is no name for a profile")]
    Name(String),
    /// A profile of this name is there already.
    #[error("profile `{0}` is there already")]
    Taken(String),
    /// A new profile cannot be written.
    #[error("{}: {source}", file.display())]
    Write {
        /// Which file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file is no profile.
    #[error("{}: {} faults", file.display(), faults.len())]
    Faults {
        /// Which file.
        file: PathBuf,
        /// Each with its line and key.
        faults: Vec<ProfileError>,
    },
}

/// Why REPORT names no report.
#[derive(Debug, thiserror::Error)]
pub enum ResolveError {
    /// Nothing of the batch is meant.
    #[error("`{spec}`: no report of {}", root.display())]
    None {
        /// What was asked for.
        spec: String,
        /// The batch looked through.
        root: PathBuf,
        /// Listed paths that look like it, the likest first.
        near: Vec<String>,
    },
    /// A piece of several listed paths.
    #[error("`{spec}`: {} reports", candidates.len())]
    Several {
        /// What was asked for.
        spec: String,
        /// The listed paths that hold it.
        candidates: Vec<String>,
    },
    /// The batch itself could not be opened.
    #[error(transparent)]
    Session(#[from] SessionError),
}

/// The most candidates a message lists.
const MOST_LISTED: usize = 20;

fn safe(text: &str) -> String {
    Safe::new(text).to_string()
}

impl SessionError {
    /// What happened, and on a second line what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Root(error) => error.message(lang),
            Self::Profile(fault) => fault.message(lang),
            Self::Reviewer(name) => words::bad_reviewer(lang, &safe(name)),
        }
    }
}

impl ProfileFault {
    /// What happened, and on further lines what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Unknown { name, known } => {
                words::unknown_profile(lang, &safe(name), &safe(&known.join(", ")))
            }
            Self::Read { file, source } => {
                let file = safe(&file.to_string_lossy());
                words::profile_unreadable(lang, &file, &system::reason(lang, source))
            }
            Self::Name(name) => words::profile_name(lang, &safe(name)),
            Self::Taken(name) => words::profile_taken(lang, &safe(name)),
            Self::Write { file, source } => {
                let file = safe(&file.to_string_lossy());
                words::profile_unwritten(lang, &file, &system::reason(lang, source))
            }
            Self::Faults { file, faults } => {
                let head =
                    words::profile_faults(lang, &safe(&file.to_string_lossy()), faults.len());
                let lines = faults.iter().map(|fault| safe(&fault.message(lang)));
                std::iter::once(head)
                    .chain(lines)
                    .collect::<Vec<_>>()
                    .join("\n")
            }
        }
    }
}

impl ResolveError {
    /// What happened, and on further lines what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::None { spec, root, near } => {
                let mut message =
                    words::no_report(lang, &safe(spec), &safe(&root.to_string_lossy()));
                if !near.is_empty() {
                    let near: Vec<String> = near.iter().map(|path| safe(path)).collect();
                    message.push('\n');
                    message.push_str(&words::near(lang, &near.join(" · ")));
                }
                message
            }
            Self::Several { spec, candidates } => {
                let mut lines = vec![words::several_reports(lang, &safe(spec), candidates.len())];
                lines.extend(
                    candidates
                        .iter()
                        .take(MOST_LISTED)
                        .map(|path| format!("  {}", safe(path))),
                );
                if candidates.len() > MOST_LISTED {
                    lines.push(words::and_more(lang, candidates.len() - MOST_LISTED));
                }
                lines.join("\n")
            }
            Self::Session(error) => error.message(lang),
        }
    }
}
