//! What REPORT on the command line means.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::error::{ResolveError, SessionError};
use super::open::{Options, Session};
use crate::batch::{RootError, printed, printed_name};

impl Session {
    /// Opens the batch that REPORT lies in, and finds it there: an existing file, whose
    /// root is found as for any path; else a path as listed, or a piece of exactly one
    /// listed path, in the batch of `options.batch`, else of the current folder.
    ///
    /// # Errors
    ///
    /// No batch can be opened, or REPORT names no report or several.
    pub fn open_report(options: Options, spec: &OsStr) -> Result<(Self, usize), ResolveError> {
        let file = Path::new(spec);
        let is_file = file.symlink_metadata().is_ok() && !file.is_dir();
        if is_file {
            let named = Options {
                paths: vec![PathBuf::from(spec)],
                ..options.clone()
            };
            let session = match Self::open(named.clone()) {
                // The file lies elsewhere than `--batch` says: its own root holds.
                Err(SessionError::Root(RootError::Outside { .. })) => Self::open(Options {
                    batch: None,
                    ..named
                })?,
                opened => opened?,
            };
            if !session.discover().entries.is_empty() {
                return Ok((session, 0));
            }
        }
        let session = Self::open(Options {
            paths: Vec::new(),
            ..options
        })?;
        let report_idx = session.resolve(&printed_argument(spec))?;
        Ok((session, report_idx))
    }

    /// As [`Session::resolve`], where an existing file of this batch may be named as well.
    ///
    /// # Errors
    ///
    /// Nothing of the batch is meant, or several reports are.
    pub fn resolve_listed(&self, spec: &OsStr) -> Result<usize, ResolveError> {
        let file = Path::new(spec).canonicalize().ok();
        let inside = file
            .as_deref()
            .and_then(|file| file.strip_prefix(self.root()).ok());
        let listed = inside.and_then(|path| self.discover().position(&printed(path)));
        match listed {
            Some(report_idx) => Ok(report_idx),
            None => self.resolve(&printed_argument(spec)),
        }
    }

    /// The index of a listed path, or of the only one that holds the piece.
    ///
    /// # Errors
    ///
    /// Nothing of the batch is meant, or several reports are.
    pub fn resolve(&self, spec: &str) -> Result<usize, ResolveError> {
        let batch = self.discover();
        if let Some(report_idx) = batch.position(spec) {
            return Ok(report_idx);
        }
        let holds = |piece: &str| -> Vec<usize> {
            let entries = batch.entries.iter().enumerate();
            entries
                .filter(|(_, entry)| !piece.is_empty() && entry.path.contains(piece))
                .map(|(report_idx, _)| report_idx)
                .collect()
        };
        match holds(spec)[..] {
            [report_idx] => Ok(report_idx),
            [] => Err(ResolveError::None {
                spec: spec.to_owned(),
                root: batch.root.clone(),
                near: near(spec, batch.entries.iter().map(|entry| entry.path.as_str())),
            }),
            ref several => Err(ResolveError::Several {
                spec: spec.to_owned(),
                candidates: several
                    .iter()
                    .map(|&report_idx| batch.entries[report_idx].path.clone())
                    .collect(),
            }),
        }
    }
}

/// At most three paths like a mistyped one. What the paths hold of it is weighed, so that a
/// short piece is compared with names and not with whole paths; a long list is not looked
/// through.
fn near<'p>(spec: &str, paths: impl Iterator<Item = &'p str>) -> Vec<String> {
    const MOST: usize = 2_000;
    let paths: Vec<&str> = paths.take(MOST).collect();
    let stem = |path: &'p str| {
        let name = path.rsplit('/').next().unwrap_or(path);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    };
    let stems: Vec<&str> = paths.iter().map(|path| stem(path)).collect();
    let names = [paths.as_slice(), stems.as_slice()].concat();
    let likely = similar::get_close_matches(spec, &names, 3, 0.6);
    let mut near: Vec<String> = Vec::new();
    for like in likely {
        let path = paths
            .iter()
            .find(|path| **path == like || stem(path) == like);
        if let Some(path) = path
            && !near.iter().any(|known| known == path)
        {
            near.push((*path).to_owned());
        }
    }
    near
}

/// An argument as a path would be listed: a printed path is UTF-8 and stays as it is,
/// whatever else is printed as its bytes.
fn printed_argument(spec: &OsStr) -> String {
    match spec.to_str() {
        Some(text) => text.strip_prefix("./").unwrap_or(text).to_owned(),
        None => printed_name(spec),
    }
}
