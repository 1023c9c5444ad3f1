//! The first names of a batch, before all of it is listed.
//!
//! A batch of tens of thousands takes longer to walk than a person waits for a first picture.
//! Folders are entered here in the order of the list and no further than needed. What is left
//! out: links to folders, and everything that only reading would tell; the real list follows.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use super::entry::printed;
use super::order::natural;
use super::root::Root;
use super::walk::{below, is_report_name};

/// So many names of one folder are looked at; in a larger one the first may be others.
const MOST_OF_FOLDER: usize = 2_000;

/// The printed paths of about the first `n_wanted` reports.
#[must_use]
pub fn first_paths(root: &Root, n_wanted: usize) -> Vec<String> {
    let mut paths = Vec::new();
    for target in &root.targets {
        let prefix = target.strip_prefix(&root.dir).map(printed);
        let prefix = prefix.unwrap_or_default();
        if target.is_dir() {
            folder(target, &prefix, n_wanted, &mut paths);
        } else {
            paths.push(prefix);
        }
        if paths.len() >= n_wanted {
            break;
        }
    }
    paths.truncate(n_wanted);
    paths
}

fn folder(dir: &Path, prefix: &str, n_wanted: usize, paths: &mut Vec<String>) {
    let Ok(listing) = fs::read_dir(dir) else {
        return;
    };
    let mut items: Vec<(String, Option<std::path::PathBuf>)> = listing
        .take(MOST_OF_FOLDER)
        .filter_map(|item| {
            let item = item.ok()?;
            let name = item.file_name();
            if item.file_type().ok()?.is_dir() {
                let hidden = OsStr::as_bytes(&name).starts_with(b".");
                // The separator makes the folder's name stand where its files do.
                (!hidden).then(|| (below(prefix, &name) + "/", Some(item.path())))
            } else {
                is_report_name(&name).then(|| (below(prefix, &name), None))
            }
        })
        .collect();
    items.sort_unstable_by(|(a, _), (b, _)| natural(a, b));
    for (path, below) in items {
        if paths.len() >= n_wanted {
            return;
        }
        match below {
            Some(dir) => folder(&dir, path.trim_end_matches('/'), n_wanted, paths),
            None => paths.push(path),
        }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write the files they read")]
mod tests {
    use super::*;
    use crate::batch::{Select, discover, find_root};

    #[test]
    fn the_first_names_are_those_of_the_whole_list() {
        let dir = tempfile::tempdir().unwrap();
        let files = [
            "10.txt",
            "9.txt",
            "乙/2.md",
            "乙/丙/1.md",
            "乙-1.txt",
            "甲/10.pdf",
            "甲/2.pdf",
            ".藏/1.txt",
            "甲/~$2.pdf",
        ];
        for file in files {
            let file = dir.path().join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "正文").unwrap();
        }
        let root = find_root(&[dir.path().to_path_buf()], None).unwrap();
        let all: Vec<String> = discover(&root, Select::default())
            .entries
            .into_iter()
            .map(|entry| entry.path)
            .collect();
        assert_eq!(all.len(), 7);
        for n_wanted in 0..9 {
            let first = first_paths(&root, n_wanted);
            assert_eq!(first, all[..n_wanted.min(7)], "{n_wanted}");
        }
    }
}
