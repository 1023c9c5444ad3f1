//! Finding the batch root: the folder that report paths are relative to.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

/// The name of a batch's own store folder, which marks the batch root.
pub const STORE_FOLDER: &str = ".zhupi";

/// Where a batch begins, and which of its paths were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// The batch root, without links.
    pub dir: PathBuf,
    /// Whether the root holds `.zhupi/`.
    pub marked: bool,
    /// What to look through: folders, and files named by themselves; without
    /// links in their parents. The root itself where nothing was named.
    pub targets: Vec<PathBuf>,
}

/// Whether a folder holds a store. Not knowing is no reason to keep its reviews elsewhere: the
/// store is then taken to be there, and says itself what is wrong with it.
#[must_use]
pub fn is_marked(folder: &Path) -> bool {
    match folder.join(STORE_FOLDER).metadata() {
        Ok(found) => found.is_dir(),
        Err(error) => {
            let absent = [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory];
            !absent.contains(&error.kind())
        }
    }
}

/// Why no batch root was found.
#[derive(Debug, thiserror::Error)]
pub enum RootError {
    /// None of the paths exists; holds the first.
    #[error("{}: no such file or folder", .0.display())]
    Missing(PathBuf),
    /// A folder cannot be looked at.
    #[error("{}: {source}", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A path lies outside the folder given with `--batch`.
    #[error("{}: outside the batch {}", path.display(), root.display())]
    Outside {
        /// The path.
        path: PathBuf,
        /// The batch root.
        root: PathBuf,
    },
}

/// Finds the batch root of some paths, or of `batch` where one is given: going
/// up from the nearest common folder, the first that holds `.zhupi/`; else that
/// common folder. With neither path nor batch, the current folder counts.
///
/// # Errors
///
/// When none of the paths exists, when a folder cannot be looked at, when a
/// path lies outside the batch given.
pub fn find_root(paths: &[PathBuf], batch: Option<&Path>) -> Result<Root, RootError> {
    let mut targets = Vec::with_capacity(paths.len());
    let mut common: Option<PathBuf> = None;
    for path in paths {
        let (folder, target) = place(path)?;
        common = Some(match common {
            None => folder,
            Some(so_far) => shared(&so_far, &folder),
        });
        targets.push(target);
    }
    if let Some(first) = paths.first()
        && paths.iter().all(|path| path.symlink_metadata().is_err())
    {
        return Err(RootError::Missing(first.clone()));
    }
    let start = match (batch, common) {
        (Some(batch), _) => canonical(batch)?,
        (None, Some(common)) => common,
        (None, None) => canonical(Path::new("."))?,
    };
    let found = start.ancestors().find(|folder| is_marked(folder));
    let marked = found.is_some();
    let dir = found.unwrap_or(&start).to_path_buf();
    if let Some(outside) = targets.iter().position(|target| !target.starts_with(&dir)) {
        return Err(RootError::Outside {
            path: paths[outside].clone(),
            root: dir,
        });
    }
    if targets.is_empty() {
        targets.push(dir.clone());
    }
    Ok(Root {
        dir,
        marked,
        targets,
    })
}

/// The folder a path counts as, and the path with the links of its parents resolved.
/// A path that does not exist keeps its name under the nearest folder that does.
fn place(path: &Path) -> Result<(PathBuf, PathBuf), RootError> {
    if path.is_dir() {
        let folder = canonical(path)?;
        return Ok((folder.clone(), folder));
    }
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let name: OsString = path.file_name().unwrap_or_default().to_owned();
    match canonical(parent) {
        Ok(folder) => {
            let target = folder.join(name);
            Ok((folder, target))
        }
        Err(RootError::Missing(_)) => {
            let (folder, target) = place(parent)?;
            Ok((folder, target.join(name)))
        }
        Err(other) => Err(other),
    }
}

fn canonical(path: &Path) -> Result<PathBuf, RootError> {
    path.canonicalize().map_err(|source| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            RootError::Missing(path.to_path_buf())
        }
        _ => RootError::Unreadable {
            path: path.to_path_buf(),
            source,
        },
    })
}

/// The longest folder that holds both.
fn shared(left: &Path, right: &Path) -> PathBuf {
    left.components()
        .zip(right.components())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a)
        .collect()
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write the files they read")]
mod tests {
    use super::*;
    use std::fs;

    struct Tree(tempfile::TempDir);

    impl Tree {
        fn new(folders: &[&str], files: &[&str]) -> Self {
            let dir = tempfile::tempdir().unwrap();
            for folder in folders {
                fs::create_dir_all(dir.path().join(folder)).unwrap();
            }
            for file in files {
                fs::write(dir.path().join(file), "x").unwrap();
            }
            Self(dir)
        }

        #[track_caller]
        fn check(&self, paths: &[&str], expected: &str) {
            let base = self.0.path().canonicalize().unwrap();
            let paths: Vec<PathBuf> = paths.iter().map(|path| base.join(path)).collect();
            let root = find_root(&paths, None).unwrap();
            assert_eq!(
                root.dir,
                base.join(expected).components().collect::<PathBuf>()
            );
        }
    }

    #[test]
    fn the_root_is_the_nearest_common_folder_or_the_marked_one_above_it() {
        let plain = Tree::new(&["b/c", "b/d"], &["b/c/1.txt", "b/d/2.txt"]);
        plain.check(&["b/c/1.txt"], "b/c");
        plain.check(&["b/c"], "b/c");
        plain.check(&["b/c/1.txt", "b/d/2.txt"], "b");
        plain.check(&["b/c/nowhere.txt", "b/d/2.txt"], "b");
        let marked = Tree::new(&["b/.zhupi", "b/c"], &["b/c/1.txt"]);
        marked.check(&["b/c/1.txt"], "b");
        marked.check(&["b/c"], "b");
        marked.check(&["b"], "b");
    }

    #[test]
    fn paths_that_do_not_exist_and_paths_outside_are_refused() {
        let tree = Tree::new(&["b", "e"], &["b/1.txt", "e/2.txt"]);
        let at = |path: &str| tree.0.path().join(path);
        assert!(matches!(
            find_root(&[at("no"), at("no/way.txt")], None),
            Err(RootError::Missing(_))
        ));
        assert!(matches!(
            find_root(&[at("e/2.txt")], Some(&at("b"))),
            Err(RootError::Outside { .. })
        ));
    }
}
