//! Errors of this room in the reviewer's language: what happened, to what, what to do.

use std::path::Path;

use super::child::Death;
use super::open::FileKind;
use super::read::ReadError;
use super::root::RootError;
use super::units::UnitsError;
use super::walk::Problem;
use crate::lang::{Lang, batch as words, system};
use crate::text::Safe;

/// A path that may stand in a message: no name breaks a line or moves the terminal.
fn shown(path: &Path) -> String {
    Safe::new(&path.to_string_lossy()).to_string()
}

impl RootError {
    /// What happened, and on a second line what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Missing(path) => words::path_missing(lang, &shown(path)),
            Self::Unreadable { path, source } => {
                words::cannot_look(lang, &shown(path), &system::reason(lang, source))
            }
            Self::Outside { path, root } => words::outside(lang, &shown(path), &shown(root)),
        }
    }
}

impl Problem {
    /// What happened, and on a second line what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Folder { path, source } => {
                let path = Safe::new(if path.is_empty() { "." } else { path });
                words::cannot_look(lang, path.as_ref(), &system::reason(lang, source))
            }
            Self::LinkLeaves { path, target } => {
                words::folder_link_leaves(lang, Safe::new(path).as_ref(), &shown(target))
            }
            Self::Units(error) => words::units(lang, &error.message(lang)),
        }
    }
}

impl UnitsError {
    fn message(&self, lang: Lang) -> String {
        match self {
            Self::Read(error) => system::reason(lang, error),
            Self::NotText => words::units_not_text(lang).to_owned(),
            Self::Line(line) => words::units_line(lang, *line),
            Self::NoUnitColumn => words::units_no_column(lang).to_owned(),
        }
    }
}

impl FileKind {
    fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Folder => words::kind_folder(lang),
            Self::Pipe => words::kind_pipe(lang),
            Self::Socket => words::kind_socket(lang),
            Self::Device => words::kind_device(lang),
        }
    }
}

impl ReadError {
    /// What happened, and on a second line what to do; `path` is the report's printed path.
    #[must_use]
    pub fn message(&self, lang: Lang, path: &str) -> String {
        let path = Safe::new(path);
        let path = path.as_ref();
        match self {
            Self::Open { source, .. } => {
                words::cannot_open(lang, path, &system::reason(lang, source))
            }
            Self::NotAFile { kind, .. } => words::not_a_file(lang, path, kind.word(lang)),
            Self::LinkLeaves { target, .. } => words::link_leaves(lang, path, &shown(target)),
            Self::Empty { .. } => words::empty(lang, path),
            Self::Ingest { source, .. } => source.message(lang),
            Self::Parser { how, .. } => match how {
                Death::Start(error) => {
                    words::parser_start(lang, path, &system::reason(lang, error))
                }
                Death::Timeout(seconds) => words::parser_slow(lang, path, *seconds),
                Death::Ended(status) => words::parser_died(lang, path, &status.to_string()),
                Death::Panicked(said) => words::parser_fault(lang, path, Safe::new(said).as_ref()),
            },
        }
    }
}
