//! Repair: what can be read is taken over, the original is kept.

#![expect(
    clippy::disallowed_methods,
    reason = "damages files and looks at what became of them"
)]

use super::*;
use crate::review::{Entry, NoteKind, Target};
use crate::store::fault::{self, Fault};

/// A saved review with a few records of each kind, and its bytes.
fn saved(dir: &Path) -> (Store, Review, Vec<u8>) {
    let disk = store(dir);
    let mut review = Review::empty(REPORT, REVIEWER);
    let profile = &crate::profile::builtin()[0];
    let mut entries: Vec<Entry> = Vec::new();
    for nth in 0..4 {
        let note = edit::NewNote {
            id: format!("{nth:016x}"),
            kind: NoteKind::Problem,
            target: Target::Whole,
            body: "缺少数据",
            criterion: None,
            check: None,
        };
        let changes = edit::add_note(profile, note, "t").unwrap();
        entries.extend(review.set(&stamp("s1"), changes));
    }
    let criterion = profile.rubric.criteria[0].id.clone();
    let given = edit::ScoreEdit {
        value: Some(edit::Given::Text("1")),
        ..edit::ScoreEdit::default()
    };
    let changes = edit::set_score(profile, &review, &criterion, given, "t").unwrap();
    entries.extend(review.set(&stamp("s1"), changes));
    entries.extend(review.set(&stamp("s1"), edit::set_summary("总评").unwrap()));
    let review = disk.commit(&commit(entries)).unwrap();
    let bytes = fs::read(file(&disk)).unwrap();
    (disk, review, bytes)
}

fn repair(store: &Store, damaged: &[u8]) -> (Review, Repaired) {
    fs::write(file(store), damaged).unwrap();
    assert!(store.load(REVIEWER, REPORT).unwrap().read_only);
    let repaired = store.repair(REVIEWER, &[]).unwrap();
    assert_eq!(repaired.len(), 1);
    assert_eq!(fs::read(&repaired[0].original).unwrap(), damaged);
    let loaded = store.load(REVIEWER, REPORT).unwrap();
    assert_eq!(loaded.problem, None);
    assert!(!loaded.hand_edited);
    assert_eq!(store.repair(REVIEWER, &[]).unwrap(), []);
    (loaded.review, repaired[0].clone())
}

#[test]
fn a_damaged_record_spoils_no_other() {
    let dir = tempdir();
    let (store, whole, bytes) = saved(dir.path());
    // A byte of each line in turn; what is not damaged by that needs no repair.
    let mut n_tried = 0;
    let text = String::from_utf8(bytes).unwrap();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mut damaged = text.clone().into_bytes();
        damaged[at + line.len() / 2] = b'\x01';
        at += line.len();
        fs::write(file(&store), &damaged).unwrap();
        if !matches!(
            store.load(REVIEWER, REPORT).unwrap().problem,
            Some(StoreError::Damaged { .. })
        ) {
            continue;
        }
        n_tried += 1;
        let (review, _) = repair(&store, &damaged);
        let n_kept = whole
            .history
            .iter()
            .filter(|entry| review.history.contains(entry))
            .count();
        assert!(n_kept + 1 >= whole.history.len(), "{line}");
        // Every record stands twice: where it is in force, and in the history.
        assert_eq!(review.notes, whole.notes, "{line}");
        assert_eq!(review.scores, whole.scores, "{line}");
        assert_eq!(review.summary, whole.summary, "{line}");
    }
    assert!(n_tried > 100, "{n_tried}");
}

#[test]
fn of_a_file_cut_short_the_rest_is_taken_over() {
    let dir = tempdir();
    let (store, whole, bytes) = saved(dir.path());
    let start = bytes.len() / 2;
    let (review, repaired) = repair(&store, &bytes[..start]);
    assert_eq!(review.notes, whole.notes);
    assert_eq!(review.summary, whole.summary);
    assert!(repaired.n_entries.is_some());
}

#[test]
fn a_file_that_cannot_say_which_report_it_is_on_is_told_by_its_name() {
    let dir = tempdir();
    let store = store(dir.path());
    save_summary(&store, "s1", "总评").unwrap();
    let text = fs::read_to_string(file(&store)).unwrap();
    let damaged = text.replacen("\"report\": \"", "\"report\": ", 1);
    fs::write(file(&store), damaged).unwrap();
    let repaired = store
        .repair_report(Shape::Review, REVIEWER, REPORT)
        .unwrap();
    assert_eq!(repaired.unwrap().n_entries, Some(1));
    assert_eq!(store.load(REVIEWER, REPORT).unwrap().review.summary, "总评");
}

#[test]
fn of_a_file_without_sense_nothing_is_taken_over_and_nothing_lost() {
    let dir = tempdir();
    let (store, _, _) = saved(dir.path());
    fs::write(file(&store), b"\x00\xff").unwrap();
    let repaired = store.repair(REVIEWER, &[]).unwrap();
    assert_eq!(repaired[0].n_entries, None);
    assert_eq!(fs::read(&repaired[0].original).unwrap(), b"\x00\xff");
    assert_eq!(store.trash().unwrap().len(), 1);
    let loaded = store.load(REVIEWER, REPORT).unwrap();
    assert!(!loaded.read_only && loaded.review.history.is_empty());
    let left = store.dir().join("drafts/甲科员/.x.1-0.zhupi-tmp");
    fs::create_dir_all(left.parent().unwrap()).unwrap();
    fs::write(&left, "半句").unwrap();
    let removed = [repaired[0].original.clone(), left.clone()];
    assert_eq!(store.purge().unwrap(), removed);
    assert!(!left.exists());
    assert!(store.trash().unwrap().is_empty());
}

#[test]
fn a_repair_killed_anywhere_can_be_made_again() {
    let dir = tempdir();
    let (store, whole, bytes) = saved(dir.path());
    let damaged = &bytes[..bytes.len() - 40];
    fs::write(file(&store), damaged).unwrap();
    fault::arm(None);
    store.repair(REVIEWER, &[]).unwrap();
    let n_calls = fault::disarm().len();
    for at in 0..n_calls {
        store.purge().unwrap();
        fs::write(file(&store), damaged).unwrap();
        fault::arm(Some((at, Fault::Kill)));
        let _ = store.repair(REVIEWER, &[]);
        fault::disarm();
        store.repair(REVIEWER, &[]).unwrap();
        let loaded = store.load(REVIEWER, REPORT).unwrap();
        assert_eq!(loaded.review.history, whole.history, "call {at}");
        let kept = store.trash().unwrap();
        let kept = kept.iter().any(|path| fs::read(path).unwrap() == damaged);
        assert!(kept, "call {at}");
    }
}

#[test]
fn what_dead_writers_left_goes_when_it_is_an_hour_old() {
    let dir = tempdir();
    let store = store(dir.path());
    store.save_draft(&super::faults::draft("半句")).unwrap();
    let drafts = fs::read_dir(dir.path().join(".zhupi/drafts")).unwrap();
    let drafts = drafts.map(|entry| entry.unwrap().path()).next().unwrap();
    let leavings = [store.dir().to_owned(), drafts].map(|folder| {
        ["old", "new"].map(|age| {
            let path = folder.join(format!(".x.{age}.zhupi-tmp"));
            fs::write(&path, "").unwrap();
            if age == "old" {
                let file = fs::File::options().write(true).open(&path).unwrap();
                file.set_modified(std::time::UNIX_EPOCH).unwrap();
            }
            path
        })
    });
    save_summary(&store, "s1", "总评").unwrap();
    for [old, new] in leavings {
        assert!(!old.exists(), "{}", old.display());
        // It may be another session's, still at work.
        assert!(new.exists(), "{}", new.display());
    }
}
