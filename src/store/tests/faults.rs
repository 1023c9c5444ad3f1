//! Calls that fail, processes that die, several writers at once, drafts on a full disk.

#![expect(
    clippy::disallowed_methods,
    reason = "looks at what the store left on the disk"
)]

use rustix::io::Errno;

use super::*;
use crate::store::fault::{self, Fault};

/// Every way a save can fail at every call it makes.
#[test]
fn a_save_that_fails_or_dies_anywhere_leaves_the_old_state_or_the_new() {
    // The calls of a second save, and of the very first, which also makes the folders.
    for is_first in [false, true] {
        let n_calls = {
            let dir = tempdir();
            let store = store(dir.path());
            if !is_first {
                save_summary(&store, "s1", "旧").unwrap();
            }
            fault::arm(None);
            save_summary(&store, "s2", "新").unwrap();
            fault::disarm().len()
        };
        assert!(n_calls > 10, "{n_calls} calls");
        let faults = [Errno::IO, Errno::NOSPC, Errno::ACCESS, Errno::INTR]
            .into_iter()
            .flat_map(|errno| [Fault::Once(errno), Fault::Always(errno)])
            .chain([Fault::Kill]);
        for fault in faults {
            for at in 0..n_calls {
                fails_well(is_first, at, fault);
            }
        }
    }
}

#[track_caller]
fn fails_well(is_first: bool, at: usize, fault: Fault) {
    let dir = tempdir();
    let disk = store(dir.path());
    let old = if is_first { "" } else { "旧" };
    if !is_first {
        save_summary(&disk, "s1", old).unwrap();
    }
    // A fresh process, which sweeps again.
    let living = store(dir.path());
    let loaded = living.load(REVIEWER, REPORT).unwrap();
    let mut review = loaded.review;
    let entries = review.set(&stamp("s2"), edit::set_summary("新").unwrap());
    let commit = commit(entries);
    fault::arm(Some((at, fault)));
    let saved = living.commit(&commit);
    fault::disarm();

    let context = format!("first {is_first}, call {at}, {fault:?}: {saved:?}");
    // Whoever opens it now.
    let after = store(dir.path()).load(REVIEWER, REPORT).unwrap();
    assert_eq!(after.problem, None, "{context}");
    assert!(!after.hand_edited, "{context}");
    let found = after.review.summary.as_str();
    assert!(found == old || found == "新", "{context}");
    match &saved {
        Ok(_) => assert_eq!(found, "新", "{context}"),
        Err(error) => {
            let message = error.message(Lang::En);
            assert!(
                message.contains(&*dir.path().to_string_lossy()) && !message.contains("zhupi-tmp"),
                "{message}"
            );
        }
    }
    if matches!(fault, Fault::Kill) {
        // Nothing of the dead one is in the way of the next, and nothing of it remains.
        let next = store(dir.path());
        save_summary(&next, "s3", "再新").unwrap();
        let left = everything(dir.path());
        let temporary = left.iter().filter(|(path, _)| {
            path.starts_with(next.dir().join("reviews"))
                && path.to_string_lossy().contains("zhupi-tmp")
        });
        assert_eq!(temporary.count(), 0, "{context}");
    } else {
        // The same commit again, when the fault is over.
        let again = living.commit(&commit).unwrap();
        assert_eq!(again.summary, "新", "{context}");
        assert_eq!(
            again.history.len(),
            if is_first { 1 } else { 2 },
            "{context}"
        );
        assert_eq!(living.check().unwrap(), [], "{context}");
    }
}

#[test]
fn saved_is_said_only_after_both_syncs_and_a_failed_sync_is_not_repeated_on_its_file() {
    let dir = tempdir();
    let store = store(dir.path());
    save_summary(&store, "s1", "旧").unwrap();
    fault::arm(None);
    save_summary(&store, "s1", "新").unwrap();
    let calls = fault::disarm();
    let tail = &calls[calls.len() - 5..];
    assert_eq!(tail, ["write", "fsync", "rename", "opendir", "fsyncdir"]);

    let at = calls.iter().position(|call| *call == "fsync").unwrap();
    fault::arm(Some((at, Fault::Once(Errno::IO))));
    save_summary(&store, "s1", "更新").unwrap();
    let calls = fault::disarm();
    let after: Vec<&str> = calls[at..].to_vec();
    assert_eq!(after[..3], ["fsync", "unlink", "create"]);
}

#[test]
fn writers_at_once_lose_nothing() {
    const WRITERS: usize = 8;
    const EDITS: usize = 12;
    let dir = tempdir();
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let root = dir.path();
            scope.spawn(move || {
                // As a process of its own: nothing is shared but the disk.
                let store = store(root);
                let mut review = store.load(REVIEWER, REPORT).unwrap().review;
                for nth in 0..u32::try_from(EDITS).unwrap() {
                    let item = Item::Finding(format!("check-{writer}"), nth);
                    let verdict = crate::review::FindingVerdict::Dismissed {
                        reason: String::new(),
                        anchor: None,
                    };
                    let change = crate::review::Change {
                        item,
                        new: Value::Finding(verdict),
                    };
                    let stamp = stamp(&format!("{writer:016x}"));
                    let entries = review.set(&stamp, vec![change]);
                    review = store.commit(&commit(entries)).unwrap();
                }
            });
        }
        let root = dir.path();
        scope.spawn(move || {
            let store = store(root);
            for _ in 0..200 {
                let loaded = store.load(REVIEWER, REPORT).unwrap();
                assert_eq!((loaded.problem, loaded.hand_edited), (None, false));
            }
        });
    });
    let review = store(dir.path()).load(REVIEWER, REPORT).unwrap().review;
    assert_eq!(review.findings.len(), WRITERS * EDITS);
    assert_eq!(review.revision, (WRITERS * EDITS) as u64);
    assert_eq!(review.seconds, (WRITERS * EDITS * 3) as u64);
}

#[test]
fn a_session_that_holds_the_lock_and_dies_blocks_nobody() {
    let dir = tempdir();
    let store = store(dir.path());
    store.init().unwrap();
    let held = store.lock(REVIEWER).unwrap();
    drop(held);
    save_summary(&store, "s1", "总评").unwrap();
    assert!(store.dir().join("locks/甲科员.lock").exists());
}

pub(super) fn draft(text: &str) -> Draft {
    Draft {
        id: "00000000000000d1".to_owned(),
        reviewer: REVIEWER.to_owned(),
        report: REPORT.to_owned(),
        place: DraftPlace::Note {
            target: crate::review::Target::Whole,
            kind: crate::review::NoteKind::Question,
            criterion: Some("form".to_owned()),
            edits: None,
            private: true,
        },
        text: text.to_owned(),
        caret: 2,
        at: "2026-01-05T09:30:00+08:00".to_owned(),
    }
}

#[test]
fn a_draft_comes_back_until_it_is_dropped() {
    let dir = tempdir();
    let store = store(dir.path());
    let mut drafts = vec![draft("半句"), draft("分"), draft("评"), draft("总")];
    drafts[1].place = DraftPlace::Score {
        criterion: "form".to_owned(),
    };
    drafts[2].place = DraftPlace::Comment {
        criterion: "form".to_owned(),
    };
    drafts[3].place = DraftPlace::Summary;
    for (nth, draft) in drafts.iter_mut().enumerate() {
        draft.id = format!("{nth:016x}");
        store.save_draft(draft).unwrap();
    }
    drafts[0].text = "半句话\u{1b}\"".to_owned();
    store.save_draft(&drafts[0]).unwrap();
    assert_eq!(
        store.drafts(REVIEWER).unwrap(),
        (drafts.clone(), Vec::new())
    );
    store.drop_draft(REVIEWER, REPORT, &drafts[0].id).unwrap();
    assert_eq!(store.drafts(REVIEWER).unwrap().0, drafts[1..]);
    assert!(store.check().unwrap().is_empty());
    fs::write(store.dir().join("drafts/甲科员/x.json"), "{").unwrap();
    assert_eq!(store.drafts(REVIEWER).unwrap().1.len(), 1);
    assert_eq!(store.check().unwrap().len(), 1);
}

#[test]
fn a_full_disk_takes_the_draft_and_nothing_else_suffers() {
    let dir = tempdir();
    let store = store(dir.path());
    save_summary(&store, "s1", "总评").unwrap();
    store.save_draft(&draft("半")).unwrap();
    fault::arm(None);
    store.save_draft(&draft("半句")).unwrap();
    let calls = fault::disarm();
    for (at, call) in calls.iter().enumerate() {
        // Full at this call; the room of the reserve then lets the second try through.
        store.lay_reserve();
        fault::arm(Some((at, Fault::Once(Errno::NOSPC))));
        store.save_draft(&draft("半句话")).unwrap();
        fault::disarm();
        let was_needed = *call == "write";
        assert!(!was_needed || !store.dir().join("reserve").exists());
        assert_eq!(store.drafts(REVIEWER).unwrap().0[0].text, "半句话");
        assert_eq!(store.load(REVIEWER, REPORT).unwrap().review.summary, "总评");
    }
    for at in 0..calls.len() {
        fault::arm(Some((at, Fault::Kill)));
        let _ = store.save_draft(&draft("另一句"));
        fault::disarm();
        let (drafts, broken) = store.drafts(REVIEWER).unwrap();
        assert!(broken.is_empty());
        assert!(["半句话", "另一句"].contains(&drafts[0].text.as_str()));
    }
}

#[test]
fn the_first_draft_of_a_store_has_room_on_a_full_disk() {
    let dir = tempdir();
    let store = store(dir.path());
    store.save_draft(&draft("半")).unwrap();
    fault::arm(Some((0, Fault::Once(Errno::NOSPC))));
    store.save_draft(&draft("半句")).unwrap();
    fault::disarm();
    assert_eq!(store.drafts(REVIEWER).unwrap().0[0].text, "半句");
}

#[test]
fn only_a_file_system_without_locks_is_told_to_be_left() {
    let path = Path::new("/s/locks/x.lock");
    let said = |errno| StoreError::io(Doing::Lock, path, errno).message(Lang::Zh);
    assert!(said(Errno::NOLCK).contains("--store"));
    for errno in [Errno::ROFS, Errno::ACCESS, Errno::NOSPC] {
        assert!(!said(errno).contains("--store"), "{errno:?}");
    }
}
