//! A disk that loses its power: what it may hold afterwards, by what POSIX promises.
//!
//! It keeps of a file what was synced, and perhaps any beginning of what was written since; of a
//! folder the names that were synced, and of every change since then either all or nothing, in
//! any selection.

#![expect(
    clippy::disallowed_methods,
    reason = "builds the folders that a power cut may leave"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;
use crate::store::fault::Done;

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
enum Entry {
    Dir,
    File(usize),
}

#[derive(Clone, Debug, Default)]
struct Inode {
    synced: Vec<u8>,
    written: Vec<u8>,
}

/// Names that change at once in a folder; `None` where a name goes.
type Change = Vec<(PathBuf, Option<Entry>)>;

#[derive(Clone, Debug, Default)]
pub(super) struct Disk {
    files: Vec<Inode>,
    /// What the running system sees.
    seen: BTreeMap<PathBuf, Entry>,
    /// What is on the disk for certain.
    synced: BTreeMap<PathBuf, Entry>,
    /// What may be on the disk, with the folder whose sync makes it certain.
    pending: Vec<(PathBuf, Change)>,
}

impl Disk {
    /// A folder that has been on the disk for long.
    pub(super) fn of(root: &Path) -> Self {
        let mut disk = Self::default();
        for (path, bytes) in everything(root) {
            let entry = if path.is_dir() {
                Entry::Dir
            } else {
                disk.files.push(Inode {
                    synced: bytes.clone(),
                    written: bytes,
                });
                Entry::File(disk.files.len() - 1)
            };
            disk.synced.insert(path, entry);
        }
        disk.seen = disk.synced.clone();
        disk
    }

    fn file(&mut self, path: &Path) -> &mut Inode {
        let Some(Entry::File(idx)) = self.seen.get(path) else {
            panic!("no file {}", path.display());
        };
        &mut self.files[*idx]
    }

    fn change(&mut self, change: Change) {
        for (path, entry) in &change {
            match entry {
                Some(entry) => self.seen.insert(path.clone(), *entry),
                None => self.seen.remove(path),
            };
        }
        let folder = change[0].0.parent().unwrap().to_owned();
        self.pending.push((folder, change));
    }

    pub(super) fn play(&mut self, done: &Done) {
        match done {
            Done::Create(path) => {
                self.files.push(Inode::default());
                let entry = Entry::File(self.files.len() - 1);
                self.change(vec![(path.clone(), Some(entry))]);
            }
            Done::MakeDir(path) => self.change(vec![(path.clone(), Some(Entry::Dir))]),
            Done::Remove(path) => self.change(vec![(path.clone(), None)]),
            Done::Rename(from, to) => {
                assert_eq!(from.parent(), to.parent(), "renamed within a folder");
                let entry = self.seen.get(from).copied();
                self.change(vec![(from.clone(), None), (to.clone(), entry)]);
            }
            Done::Write(path, bytes) => self.file(path).written.extend(bytes),
            Done::Sync(path) => {
                let file = self.file(path);
                file.synced.clone_from(&file.written);
            }
            Done::SyncDir(folder) => {
                let (certain, pending) = std::mem::take(&mut self.pending)
                    .into_iter()
                    .partition(|(of, _)| of == folder);
                self.pending = pending;
                apply(&mut self.synced, &certain);
            }
        }
    }

    /// How many selections of pending changes there are.
    fn n_selections(&self) -> u32 {
        assert!(self.pending.len() < 8, "{:?}", self.pending);
        1 << self.pending.len()
    }

    /// Builds in an empty folder what a disk may hold: the pending changes whose bits are set,
    /// and so many halves of what was written and not synced.
    fn build(&self, selection: u32, n_halves: usize, root: &Path, at: &Path) {
        let chosen = self.pending.iter().enumerate();
        let chosen: Vec<_> = chosen
            .filter(|(nth, _)| selection & (1 << nth) != 0)
            .map(|(_, change)| change.clone())
            .collect();
        let mut names = self.synced.clone();
        apply(&mut names, &chosen);
        // In order of path, so that a folder comes before what is in it.
        for (path, entry) in names {
            let to = at.join(path.strip_prefix(root).unwrap());
            if !to.parent().unwrap().is_dir() {
                continue;
            }
            match entry {
                Entry::Dir => fs::create_dir(to).unwrap(),
                Entry::File(idx) => {
                    let Inode { synced, written } = &self.files[idx];
                    let more = (written.len() - synced.len()) * n_halves / 2;
                    fs::write(to, &written[..synced.len() + more]).unwrap();
                }
            }
        }
    }

    /// Every folder that a power cut may leave now, handed to `check` one after the other.
    pub(super) fn every_state(&self, root: &Path, mut check: impl FnMut(&Path)) {
        for selection in 0..self.n_selections() {
            for n_halves in 0..=2 {
                let after = tempdir();
                self.build(selection, n_halves, root, after.path());
                check(after.path());
            }
        }
    }
}

fn apply(names: &mut BTreeMap<PathBuf, Entry>, changes: &[(PathBuf, Change)]) {
    for (path, entry) in changes.iter().flat_map(|(_, change)| change) {
        match entry {
            Some(entry) => names.insert(path.clone(), *entry),
            None => names.remove(path),
        };
    }
}

/// The model itself: without the syncs it finds what would be lost.
#[test]
fn a_rename_without_a_sync_may_be_lost_or_come_before_what_was_written() {
    let dir = tempdir();
    let (temporary, path) = (dir.path().join("t"), dir.path().join("f"));
    fs::write(&path, "old").unwrap();
    let mut disk = Disk::of(dir.path());
    for done in [
        Done::Create(temporary.clone()),
        Done::Write(temporary.clone(), b"new!".to_vec()),
        Done::Rename(temporary, path),
    ] {
        disk.play(&done);
    }
    let mut found = BTreeSet::new();
    disk.every_state(dir.path(), |at| {
        found.insert(fs::read_to_string(at.join("f")).unwrap());
    });
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    assert_eq!(found, ["", "ne", "new!", "old"]);
}
