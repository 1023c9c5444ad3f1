//! Which files of a batch are reports.
//!
//! Folders are walked in parallel, one task each; a file costs no system call
//! of its own. No ignore file is consulted. Links to folders are not followed
//! unless asked for, and then only once each.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::entry::{Entry, printed, printed_name};
use super::order::natural;
use super::root::Root;
use super::units::{self, Unit, UnitsError};

/// The endings of report files, in lower case.
const ENDINGS: [&[u8]; 10] = [
    b"txt",
    b"md",
    b"markdown",
    b"html",
    b"htm",
    b"docx",
    b"pdf",
    b"doc",
    b"wps",
    b"ofd",
];

/// What a batch holds.
#[derive(Debug, Default)]
pub struct Batch {
    /// The batch root, without links.
    pub root: PathBuf,
    /// The reports, by path, numbers by value.
    pub entries: Vec<Entry>,
    /// How many files were passed over: other endings, hidden, `~$…`.
    pub passed_over: usize,
    /// What could not be looked at.
    pub problems: Vec<Problem>,
    /// The units expected, from `units.csv`; empty without one.
    pub units: Vec<Unit>,
}

impl Batch {
    /// The index of a listed path.
    #[must_use]
    pub fn position(&self, path: &str) -> Option<usize> {
        self.entries
            .binary_search_by(|entry| natural(&entry.path, path))
            .ok()
    }
}

/// So many folders are looked through on one core: a small batch is known by the time the
/// others would have begun.
const FEW_FOLDERS: usize = 8;

/// So many names are looked at for [`discover_few`]: about a millisecond.
const FEW_NAMES: usize = 2_000;

/// Something of a batch that could not be looked at.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// A folder cannot be opened.
    #[error("{path}: {source}")]
    Folder {
        /// As printed.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// A link to a folder outside the batch.
    #[error("{path}: link leaves the batch: {}", target.display())]
    LinkLeaves {
        /// As printed.
        path: String,
        /// Where it leads.
        target: PathBuf,
    },
    /// `units.csv` cannot be used.
    #[error("units.csv: {0}")]
    Units(UnitsError),
}

/// How to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Select {
    /// Follow links that leave the batch.
    pub follow: bool,
}

/// Whether a folder's file of this name is a report: not hidden, not a lock
/// file of an office program, one of the known endings.
#[must_use]
pub fn is_report_name(name: &OsStr) -> bool {
    let name = name.as_bytes();
    if name.starts_with(b".") || name.starts_with(b"~$") {
        return false;
    }
    let Some(dot) = name.iter().rposition(|&byte| byte == b'.') else {
        return false;
    };
    ENDINGS
        .iter()
        .any(|ending| name[dot + 1..].eq_ignore_ascii_case(ending))
}

/// Walks what was asked for. Never fails: what cannot be looked at is a
/// [`Problem`], and a file that cannot be read is known only when it is read.
#[must_use]
pub fn discover(root: &Root, select: Select) -> Batch {
    let walk = Walk::new(root, select, usize::MAX);
    let waiting = walk.begin(root);
    walk.all(waiting);
    walk.batch(root)
}

/// As [`discover`], on one core and only if the batch is small; `None` where it is not, which
/// costs about a millisecond to know.
#[must_use]
pub fn discover_few(root: &Root, select: Select) -> Option<Batch> {
    let walk = Walk::new(root, select, FEW_NAMES);
    let waiting = walk.begin(root);
    let left = walk.first_folders(waiting);
    let is_whole = left.is_empty() && !walk.found().is_cut;
    is_whole.then(|| walk.batch(root))
}

/// What one folder gave.
#[derive(Default)]
struct Found {
    entries: Vec<Entry>,
    passed_over: usize,
    problems: Vec<Problem>,
    /// There are more names than were to be looked at.
    is_cut: bool,
}

/// A folder to be looked through: its printed path and where it is.
struct Folder {
    path: String,
    file: PathBuf,
}

struct Walk<'a> {
    root: &'a Path,
    select: Select,
    /// So many names are looked at.
    most: usize,
    found: Mutex<Found>,
    /// Folders outside the batch that a link led to, so that none is walked twice.
    followed: Mutex<HashSet<PathBuf>>,
}

impl<'a> Walk<'a> {
    fn new(root: &'a Root, select: Select, most: usize) -> Self {
        Self {
            root: &root.dir,
            select,
            most,
            found: Mutex::default(),
            followed: Mutex::default(),
        }
    }

    fn found(&self) -> MutexGuard<'_, Found> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many files were looked at.
    fn n_seen(&self) -> usize {
        let found = self.found();
        found.entries.len() + found.passed_over
    }

    /// Keeps the files that are named by themselves; gives the folders.
    fn begin(&self, root: &Root) -> Vec<Folder> {
        let mut waiting = Vec::new();
        for target in &root.targets {
            let prefix = target.strip_prefix(&root.dir).map(printed);
            let path = prefix.unwrap_or_default();
            let file = target.clone();
            if target.is_dir() {
                waiting.push(Folder { path, file });
            } else {
                self.keep(Found {
                    entries: vec![Entry { path, file }],
                    ..Found::default()
                });
            }
        }
        waiting
    }

    /// What was found, in order, with the units expected.
    fn batch(self, root: &Root) -> Batch {
        let mut found = self
            .found
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        found
            .entries
            .par_sort_unstable_by(|a, b| natural(&a.path, &b.path));
        found.entries.dedup_by(|a, b| a.path == b.path);
        let units = match units::load(&root.dir) {
            Ok(units) => units,
            Err(error) => {
                found.problems.push(Problem::Units(error));
                Vec::new()
            }
        };
        Batch {
            root: root.dir.clone(),
            entries: found.entries,
            passed_over: found.passed_over,
            problems: found.problems,
            units,
        }
    }

    fn keep(&self, mut part: Found) {
        let mut found = self.found();
        found.entries.append(&mut part.entries);
        found.problems.append(&mut part.problems);
        found.passed_over += part.passed_over;
        found.is_cut |= part.is_cut;
    }

    /// Looks through folders and all below them.
    fn all(&self, waiting: Vec<Folder>) {
        let waiting = self.first_folders(waiting);
        if waiting.is_empty() {
            return;
        }
        rayon::scope(|scope| {
            for folder in waiting {
                scope.spawn(move |scope| self.tree(scope, &folder));
            }
        });
    }

    /// Looks through the folders as long as they are few; gives those that are left.
    fn first_folders(&self, mut waiting: Vec<Folder>) -> Vec<Folder> {
        for left in (1..=FEW_FOLDERS).rev() {
            if waiting.len() > left {
                break;
            }
            let Some(folder) = waiting.pop() else {
                break;
            };
            waiting.extend(self.folder(&folder));
        }
        waiting
    }

    /// Looks through a folder and all below it, on all cores.
    fn tree<'scope>(&'scope self, scope: &rayon::Scope<'scope>, folder: &Folder) {
        for below in self.folder(folder) {
            scope.spawn(move |scope| self.tree(scope, &below));
        }
    }

    /// Looks through one folder; gives the folders in it.
    fn folder(&self, Folder { path: prefix, file }: &Folder) -> Vec<Folder> {
        let mut below_it = Vec::new();
        let mut part = Found::default();
        let listing = match fs::read_dir(file) {
            Ok(listing) => listing,
            Err(source) => {
                part.problems.push(Problem::Folder {
                    path: prefix.clone(),
                    source,
                });
                self.keep(part);
                return below_it;
            }
        };
        let n_before = self.n_seen();
        for (nth, item) in listing.enumerate() {
            if n_before + nth >= self.most {
                part.is_cut = true;
                break;
            }
            let (item, kind) = match item.and_then(|item| item.file_type().map(|kind| (item, kind)))
            {
                Ok(pair) => pair,
                Err(source) => {
                    part.problems.push(Problem::Folder {
                        path: prefix.clone(),
                        source,
                    });
                    break;
                }
            };
            let name = item.file_name();
            if kind.is_dir() {
                if name.as_bytes().starts_with(b".") {
                    continue;
                }
                below_it.push(Folder {
                    path: below(prefix, &name),
                    file: file.join(&name),
                });
                continue;
            }
            let file = file.join(&name);
            if kind.is_symlink() && file.is_dir() {
                let path = below(prefix, &name);
                below_it.extend(self.link(Folder { path, file }, &mut part));
            } else if is_report_name(&name) {
                let path = below(prefix, &name);
                part.entries.push(Entry { path, file });
            } else if !(prefix.is_empty() && name == units::FILE_NAME) {
                part.passed_over += 1;
            }
        }
        self.keep(part);
        below_it
    }

    /// A link to a folder: one inside the batch is walked in its own place.
    fn link(&self, link: Folder, part: &mut Found) -> Option<Folder> {
        let path = link.path.clone();
        let target = match link.file.canonicalize() {
            Ok(target) => target,
            Err(source) => {
                part.problems.push(Problem::Folder { path, source });
                return None;
            }
        };
        if target.starts_with(self.root) {
            part.passed_over += 1;
            return None;
        }
        if !self.select.follow {
            part.problems.push(Problem::LinkLeaves { path, target });
            return None;
        }
        let mut followed = self.followed.lock().unwrap_or_else(PoisonError::into_inner);
        followed.insert(target).then_some(link)
    }
}

/// The printed path of a name in a folder of this printed path.
pub(super) fn below(prefix: &str, name: &OsStr) -> String {
    let name = printed_name(name);
    if prefix.is_empty() {
        name
    } else {
        format!("{prefix}/{name}")
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write the files they read")]
mod tests {
    use super::*;
    use crate::batch::find_root;
    use std::os::unix::fs::symlink;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for file in files {
            let file = dir.path().join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "正文").unwrap();
        }
        dir
    }

    fn paths(batch: &Batch) -> Vec<&str> {
        batch
            .entries
            .iter()
            .map(|entry| entry.path.as_str())
            .collect()
    }

    fn walk(dir: &Path) -> Batch {
        discover(
            &find_root(&[dir.to_path_buf()], None).unwrap(),
            Select::default(),
        )
    }

    #[test]
    fn reports_are_found_in_order_and_the_rest_is_counted() {
        let dir = tree(&[
            "10.txt",
            "9.TXT",
            "乡镇/2.docx",
            "乡镇/1.pdf",
            "附件.xlsx",
            ".隐藏.txt",
            "~$10.docx",
            ".git/a.txt",
            "无后缀",
            "units.csv",
            ".gitignore",
        ]);
        let batch = walk(dir.path());
        assert_eq!(
            paths(&batch),
            ["9.TXT", "10.txt", "乡镇/1.pdf", "乡镇/2.docx"]
        );
        assert_eq!(batch.passed_over, 5);
        assert_eq!(batch.position("乡镇/1.pdf"), Some(2));
        assert_eq!(batch.position("乡镇/3.pdf"), None);
    }

    #[test]
    fn a_small_batch_is_known_at_once_and_whole_or_not_at_all() {
        let few = |dir: &Path| {
            let root = find_root(&[dir.to_path_buf()], None).unwrap();
            discover_few(&root, Select::default())
        };
        let dir = tree(&["10.txt", "9.txt", "乡镇/1.pdf", "附件.xlsx"]);
        let batch = few(dir.path()).unwrap();
        assert_eq!(paths(&batch), paths(&walk(dir.path())));
        assert_eq!(batch.passed_over, 1);
        for nth in 0..FEW_FOLDERS {
            fs::create_dir(dir.path().join(nth.to_string())).unwrap();
        }
        assert!(few(dir.path()).is_none(), "too many folders");
        let dir = tree(&["1.txt"]);
        for nth in 0..FEW_NAMES {
            fs::hard_link(
                dir.path().join("1.txt"),
                dir.path().join(format!("{nth}.md")),
            )
            .unwrap();
        }
        assert!(few(dir.path()).is_none(), "too many names");
        let dir = tree(&["甲/1.txt", "乙/1.txt"]);
        for nth in 0..FEW_NAMES / 2 {
            for folder in ["甲", "乙"] {
                let folder = dir.path().join(folder);
                fs::hard_link(folder.join("1.txt"), folder.join(format!("{nth}.md"))).unwrap();
            }
        }
        assert!(few(dir.path()).is_none(), "too many names in all");
    }

    #[test]
    fn a_file_named_by_itself_is_always_tried_and_none_twice() {
        let dir = tree(&["a/1.txt", "a/无后缀"]);
        let named = [
            dir.path().join("a"),
            dir.path().join("a/1.txt"),
            dir.path().join("a/无后缀"),
        ];
        let batch = discover(&find_root(&named, None).unwrap(), Select::default());
        assert_eq!(paths(&batch), ["1.txt", "无后缀"]);
    }

    #[test]
    fn links_to_folders_outside_are_problems_unless_followed() {
        let outside = tree(&["b.txt"]);
        let dir = tree(&["a.txt"]);
        symlink(outside.path(), dir.path().join("外")).unwrap();
        symlink(dir.path(), dir.path().join("圈")).unwrap();
        symlink(outside.path(), outside.path().join("再")).unwrap();
        let batch = walk(dir.path());
        assert_eq!(paths(&batch), ["a.txt"]);
        assert!(matches!(&batch.problems[..], [Problem::LinkLeaves { path, .. }] if path == "外"));
        let root = find_root(&[dir.path().to_path_buf()], None).unwrap();
        let batch = discover(&root, Select { follow: true });
        assert_eq!(paths(&batch), ["a.txt", "外/b.txt"]);
    }
}
