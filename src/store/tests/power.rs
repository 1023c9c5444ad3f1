//! The power fails while a store is written, or after a session was killed.

#![expect(
    clippy::disallowed_methods,
    reason = "puts a store into the states that a power cut meets"
)]

use super::disk::Disk;
use super::*;
use crate::store::fault::{self, Fault};

/// A store to begin with, what is done to it, and what can be told of it afterwards.
struct Case {
    prepare: fn(&Path),
    work: fn(&Path) -> Result<(), StoreError>,
    tell: fn(&Path) -> String,
}

impl Case {
    /// At every moment the power may fail: what is found is what was before, or after; once the
    /// work is done, after. The work can then be done again.
    #[track_caller]
    fn check(&self) {
        let dir = tempdir();
        (self.prepare)(dir.path());
        let mut disk = Disk::of(dir.path());
        let before = (self.tell)(dir.path());
        fault::arm(None);
        (self.work)(dir.path()).unwrap();
        let done = fault::recorded();
        let after = (self.tell)(dir.path());
        assert_ne!(before, after);
        for nth in 0..=done.len() {
            let mut n_states = 0;
            disk.every_state(dir.path(), |at| {
                n_states += 1;
                let found = (self.tell)(at);
                let is_whole = found == after || nth < done.len() && found == before;
                assert!(is_whole, "after {nth} calls: {found}");
                if n_states < 4 {
                    (self.work)(at).unwrap();
                    assert_eq!((self.tell)(at), after, "again after {nth}");
                }
            });
            if let Some(done) = done.get(nth) {
                disk.play(done);
            }
        }
    }

    /// A first session is killed anywhere, what it did is only in memory; a second one does the
    /// work. When it says so, no power cut takes it back.
    #[track_caller]
    fn check_after_a_kill(&self) {
        let n_calls = {
            let dir = tempdir();
            (self.prepare)(dir.path());
            fault::arm(None);
            (self.work)(dir.path()).unwrap();
            fault::disarm().len()
        };
        for at_call in 0..n_calls {
            let dir = tempdir();
            (self.prepare)(dir.path());
            let mut disk = Disk::of(dir.path());
            fault::arm(Some((at_call, Fault::Kill)));
            let _ = (self.work)(dir.path());
            let mut done = fault::recorded();
            fault::arm(None);
            (self.work)(dir.path()).unwrap();
            done.extend(fault::recorded());
            for done in &done {
                disk.play(done);
            }
            let after = (self.tell)(dir.path());
            disk.every_state(dir.path(), |at| {
                assert_eq!((self.tell)(at), after, "killed at {at_call}");
            });
        }
    }
}

/// What is told of a store is its reviews, as far as a power cut may not change them.
fn reviews(root: &Path) -> String {
    let store = store(root);
    let loaded = store.load(REVIEWER, REPORT).unwrap();
    assert_eq!(loaded.problem, None);
    let broken = |it: &Problem| matches!(it, Problem::Broken(_));
    assert!(!store.check().unwrap().iter().any(broken));
    format!("{:?} {:?}", loaded.review.summary, loaded.hand_edited)
}

fn nothing(_: &Path) {}

fn old(root: &Path) {
    save_summary(&store(root), "s1", "旧").unwrap();
}

fn new(root: &Path) -> Result<(), StoreError> {
    save_summary(&store(root), "s2", "新").map(drop)
}

const FIRST: Case = Case {
    prepare: nothing,
    work: new,
    tell: reviews,
};

const SECOND: Case = Case {
    prepare: old,
    work: new,
    tell: reviews,
};

/// A hand changed the file: its bytes are told as well, wherever they are.
const BY_HAND: Case = Case {
    prepare: |root| {
        old(root);
        let path = file(&store(root));
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, text.replacen("旧", "手改", 1)).unwrap();
    },
    work: new,
    tell: |root| {
        format!(
            "{} kept {}",
            reviews(root),
            holds(root, "\"summary\": \"手改\"")
        )
    },
};

/// A copy that a synchroniser left goes to `trash/` when it is joined.
const COPY: Case = Case {
    prepare: |root| {
        old(root);
        let copy =
            file(&store(root)).with_file_name(format!("{} (1).json", names::file_stem(REPORT)));
        fs::copy(file(&store(root)), copy).unwrap();
        save_summary(&store(root), "s3", "旧二").unwrap();
    },
    work: new,
    tell: |root| {
        format!(
            "{} kept {}",
            reviews(root),
            holds(root, "\"summary\": \"旧\"")
        )
    },
};

/// Repairing keeps what was damaged.
const REPAIR: Case = Case {
    prepare: |root| {
        old(root);
        let path = file(&store(root));
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen("\"title\"", "\"ti\"tle\"", 1)).unwrap();
    },
    work: |root| store(root).repair(REVIEWER, &[REPORT]).map(drop),
    tell: |root| {
        let loaded = store(root).load(REVIEWER, REPORT).unwrap();
        let is_kept = holds(root, "\"ti\"tle\"");
        format!(
            "{:?} {} kept {is_kept}",
            loaded.review.summary, loaded.read_only
        )
    },
};

/// Whether any file below holds a text.
fn holds(root: &Path, text: &str) -> bool {
    everything(root)
        .iter()
        .any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(text))
}

#[test]
fn a_power_cut_leaves_the_old_state_or_the_new() {
    for case in [FIRST, SECOND, BY_HAND, COPY, REPAIR] {
        case.check();
    }
}

#[test]
fn what_a_killed_session_began_is_on_the_disk_when_the_next_says_saved() {
    // A repair that finds nothing to do any more says that it saved nothing.
    for case in [FIRST, SECOND, BY_HAND, COPY] {
        case.check_after_a_kill();
    }
}
