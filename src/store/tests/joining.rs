//! Copies, merges, twins: nothing of any version is dropped.

#![expect(
    clippy::disallowed_methods,
    reason = "puts files where synchronisers and colleagues put them"
)]

use std::path::PathBuf;

use super::*;
use crate::store::fault::{self, Fault};

/// Two versions of one review that grew apart: `base` said `一`, ours `二`, theirs set a status.
fn versions(dir: &Path) -> (Store, Vec<u8>, Vec<u8>) {
    let ours = store(dir);
    save_summary(&ours, "s1", "一").unwrap();
    let base = fs::read(file(&ours)).unwrap();
    save_summary(&ours, "s2", "二").unwrap();
    let our_bytes = fs::read(file(&ours)).unwrap();
    fs::write(file(&ours), base).unwrap();
    let mut review = ours.load(REVIEWER, REPORT).unwrap().review;
    let entries = review.set(&stamp("s3"), edit::set_status(Status::Done));
    ours.commit(&commit(entries)).unwrap();
    let their_bytes = fs::read(file(&ours)).unwrap();
    (ours, our_bytes, their_bytes)
}

fn copy_name(store: &Store, tail: &str) -> PathBuf {
    let stem = names::file_stem(REPORT);
    file(store).with_file_name(format!("{stem}{tail}.json"))
}

#[track_caller]
fn check_both(review: &Review) {
    assert_eq!(
        (review.summary.as_str(), review.status),
        ("二", Status::Done)
    );
    assert_eq!(review.history.len(), 3);
}

#[test]
fn conflict_copies_are_seen_joined_and_kept() {
    for tail in [
        " (1)",
        " (冲突副本 2026-01-05)",
        ".sync-conflict-20260105-093000-AB",
    ] {
        let dir = tempdir();
        let (store, ours, theirs) = versions(dir.path());
        fs::write(file(&store), &theirs).unwrap();
        let copy = copy_name(&store, tail);
        fs::write(&copy, &ours).unwrap();
        // Reading shows both and writes nothing.
        check_both(&store.load(REVIEWER, REPORT).unwrap().review);
        assert_eq!(fs::read(file(&store)).unwrap(), theirs);
        assert_eq!(store.check().unwrap(), [Problem::Copy(copy.clone())]);
        let reviews = store.reviews(REVIEWER).unwrap();
        assert_eq!(reviews.len(), 1);
        check_both(&reviews[0].review);
        // The next save takes the copy in.
        let mut review = store.load(REVIEWER, REPORT).unwrap().review;
        let entries = review.set(&stamp("s4"), edit::set_status(Status::Hold));
        store.commit(&commit(entries)).unwrap();
        assert!(!copy.exists());
        let kept = store.trash().unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!(fs::read(&kept[0]).unwrap(), ours);
        assert_eq!(store.load(REVIEWER, REPORT).unwrap().review.summary, "二");
        assert_eq!(store.check().unwrap(), []);
    }
}

#[test]
fn a_copy_whose_first_file_is_gone_speaks_for_it_and_repair_joins() {
    let dir = tempdir();
    let (store, ours, theirs) = versions(dir.path());
    fs::remove_file(file(&store)).unwrap();
    fs::write(copy_name(&store, " (1)"), &ours).unwrap();
    fs::write(copy_name(&store, " (2)"), &theirs).unwrap();
    check_both(&store.load(REVIEWER, REPORT).unwrap().review);
    assert_eq!(store.stored(REVIEWER, Shape::Review).unwrap().len(), 1);
    store.repair(REVIEWER, &[]).unwrap();
    check_both(&store.load(REVIEWER, REPORT).unwrap().review);
    assert!(file(&store).exists());
    assert_eq!(store.trash().unwrap().len(), 2);
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_copy_of_somebody_else_or_in_pieces_is_named_and_left_alone() {
    let dir = tempdir();
    let (store, ours, _) = versions(dir.path());
    let before = store.load(REVIEWER, REPORT).unwrap();
    let strange = String::from_utf8(ours.clone())
        .unwrap()
        .replace(REVIEWER, "乙科员");
    for bytes in [strange.as_bytes(), ours.get(..200).unwrap()] {
        let copy = copy_name(&store, " (1)");
        fs::write(&copy, bytes).unwrap();
        assert_eq!(store.load(REVIEWER, REPORT).unwrap(), before);
        assert!(matches!(&store.check().unwrap()[..], [Problem::Broken(_)]));
        store.repair(REVIEWER, &[]).unwrap();
        assert_eq!(fs::read(&copy).unwrap(), bytes);
    }
}

/// The calls that some work makes.
fn calls_of(work: impl FnOnce()) -> usize {
    fault::arm(None);
    work();
    fault::disarm().len()
}

#[test]
fn killed_at_any_call_a_save_that_joins_copies_loses_neither() {
    let prepared = || {
        let dir = tempdir();
        let (disk, ours, theirs) = versions(dir.path());
        fs::write(file(&disk), &theirs).unwrap();
        fs::write(copy_name(&disk, " (1)"), &ours).unwrap();
        let mut review = disk.load(REVIEWER, REPORT).unwrap().review;
        let entries = review.set(&stamp("s4"), edit::set_status(Status::Hold));
        (dir, commit(entries))
    };
    let (dir, commit) = prepared();
    let n_calls = calls_of(|| drop(store(dir.path()).commit(&commit).unwrap()));
    assert!(n_calls > 20, "{n_calls}");
    for at in 0..n_calls {
        let (dir, commit) = prepared();
        fault::arm(Some((at, Fault::Kill)));
        let saved = store(dir.path()).commit(&commit);
        fault::disarm();
        let after = store(dir.path()).load(REVIEWER, REPORT).unwrap();
        assert!(!after.read_only);
        assert_eq!(after.review.summary, "二");
        assert!(after.review.history.len() >= 3);
        assert!(saved.is_err() || after.review.status == Status::Hold);
        // What was put away is what was joined.
        save_summary(&store(dir.path()), "s5", "三").unwrap();
        assert_eq!(store(dir.path()).check().unwrap(), []);
    }
}

#[test]
fn git_joins_two_versions_whoever_is_ours() {
    let dir = tempdir();
    let (store, ours, theirs) = versions(dir.path());
    let (a, b) = (Path::new("a"), Path::new("b"));
    let joined = join_files((a, &ours), (b, &theirs)).unwrap();
    assert_eq!(joined, join_files((b, &theirs), (a, &ours)).unwrap());
    assert_eq!(joined, join_files((a, &joined), (b, &theirs)).unwrap());
    fs::write(file(&store), &joined).unwrap();
    let loaded = store.load(REVIEWER, REPORT).unwrap();
    assert!(!loaded.hand_edited);
    check_both(&loaded.review);
    let strange = String::from_utf8(theirs)
        .unwrap()
        .replace(REVIEWER, "乙科员");
    assert!(matches!(
        join_files((a, &ours), (b, strange.as_bytes())),
        Err(StoreError::Misnamed { .. })
    ));
    assert!(join_files((a, &ours), (b, b"{}")).is_err());
}

#[test]
fn a_file_with_gits_conflict_marks_gives_both_sides_back() {
    let dir = tempdir();
    let (store, ours, theirs) = versions(dir.path());
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_owned()).unwrap();
    let marked = format!(
        "<<<<<<< ours\n{}=======\n{}>>>>>>> theirs\n",
        text(&ours),
        text(&theirs)
    );
    fs::write(file(&store), marked).unwrap();
    assert!(store.load(REVIEWER, REPORT).unwrap().read_only);
    assert_eq!(store.repair(REVIEWER, &[]).unwrap()[0].n_lost, 0);
    check_both(&store.load(REVIEWER, REPORT).unwrap().review);
}

/// Stores of their own, with what each of three colleagues wrote.
fn colleagues(dir: &Path) -> [Store; 3] {
    let at = |name: &str| dir.join(name);
    let stores = ["a", "b", "c"].map(|name| store(&at(name)));
    for (nth, store) in stores.iter().enumerate() {
        for (who, text) in [(REVIEWER, "同一人"), ("乙科员", "各自写")] {
            let mut review = store.load(who, REPORT).unwrap().review;
            let text = format!("{text}{nth}");
            let session = format!("s{nth}");
            let entries = review.set(&stamp(&session), edit::set_summary(&text).unwrap());
            let commit = Commit {
                reviewer: who.to_owned(),
                ..commit(entries)
            };
            store.commit(&commit).unwrap();
        }
    }
    stores
}

fn dump(store: &Store) -> String {
    let mut out = Vec::new();
    assert_eq!(store.dump(&mut out).unwrap().unwrap(), 0);
    String::from_utf8(out).unwrap()
}

fn merge(into: &Store, from: &[Store]) {
    let plan = into.plan_merge(from, &Binding::unknown(false)).unwrap();
    assert_eq!(plan.faults, []);
    into.merge(&plan, from, "merge", "t", &|| ()).unwrap();
}

fn reopened(store: &Store) -> Store {
    Store::without_batch(store.dir(), "", "")
}

#[test]
fn merging_stores_is_commutative_associative_and_idempotent() {
    let dir = tempdir();
    let [a, b, c] = colleagues(dir.path());
    let fresh = |name: &str| store(&dir.path().join(name));
    let (left, right) = (fresh("l"), fresh("r"));
    merge(&left, &[reopened(&a), reopened(&b), reopened(&c)]);
    merge(&right, &[reopened(&c)]);
    merge(&right, &[reopened(&b), reopened(&a)]);
    assert_eq!(dump(&left), dump(&right));
    let merged = left.load(REVIEWER, REPORT).unwrap().review;
    assert_eq!(merged.others_of(&Item::Summary).len(), 2);
    let plan = left
        .plan_merge(&[reopened(&a), reopened(&right)], &Binding::unknown(false))
        .unwrap();
    assert!(plan.is_empty() && plan.n_same == 2);
    merge(&a, &[reopened(&left)]);
    assert_eq!(dump(&a), dump(&left));
    assert_eq!(left.check().unwrap(), []);
}

#[test]
fn a_source_with_one_bad_file_is_refused_whole() {
    let dir = tempdir();
    let [a, b, _] = colleagues(dir.path());
    let before = dump(&a);
    // A file that speaks for somebody else than its folder.
    let theirs = b.path_of(Shape::Review, "乙科员", REPORT).unwrap();
    let forged = fs::read(b.path_of(Shape::Review, REVIEWER, REPORT).unwrap()).unwrap();
    for bytes in [&forged[..], b"{", &forged[..forged.len() / 2]] {
        fs::write(&theirs, bytes).unwrap();
        let plan = a
            .plan_merge(&[reopened(&b)], &Binding::unknown(false))
            .unwrap();
        assert_eq!(plan.faults.len(), 1);
    }
    assert_eq!(dump(&a), before);
    assert_eq!(a.check().unwrap(), []);
    let nowhere = store(&dir.path().join("nowhere"));
    let plan = a.plan_merge(&[nowhere], &Binding::unknown(false)).unwrap();
    assert!(matches!(&plan.faults[..], [MergeFault::NoStore(_)]));
}

#[test]
fn remarks_and_drafts_of_others_are_never_taken() {
    let dir = tempdir();
    let [a, b, _] = colleagues(dir.path());
    let mut remarks = b
        .load_shape(Shape::Remarks, REVIEWER, REPORT)
        .unwrap()
        .review;
    let entries = remarks.set(&stamp("s9"), edit::set_summary("只给自己看").unwrap());
    let commit = Commit {
        shape: Shape::Remarks,
        ..commit(entries)
    };
    b.commit(&commit).unwrap();
    merge(&a, &[reopened(&b)]);
    assert!(!a.dir().join("private").exists());
    let taken = a.load_shape(Shape::Remarks, REVIEWER, REPORT).unwrap();
    assert!(taken.review.history.is_empty());
}

/// A source of the batch `别的批次`, merged into a store: whether that is refused.
#[track_caller]
fn check_foreign(into: &Store, batch: &Binding<'_>, is_refused: bool) {
    let dir = tempdir();
    let other = Store::without_batch(&dir.path().join("o"), "00000000000000bb", "别的批次");
    let mut review = Review::empty("别的报告.txt", REVIEWER);
    let entries = review.set(&stamp("s9"), edit::set_summary("x").unwrap());
    let commit = Commit {
        report: "别的报告.txt".to_owned(),
        text_sha256: "ef".repeat(32),
        ..commit(entries)
    };
    other.commit(&commit).unwrap();
    let faults = into.plan_merge(&[other], batch).unwrap().faults;
    if !is_refused {
        assert_eq!(faults, []);
        return;
    }
    let [MergeFault::Unusable(error @ StoreError::Foreign { .. })] = &faults[..] else {
        panic!("{faults:?}");
    };
    let message = error.message(Lang::Zh);
    for name in ["别的批次", "示例批次"] {
        assert!(message.contains(name), "{message}");
    }
}

#[test]
fn a_store_of_another_batch_is_taken_only_by_force() {
    let dir = tempdir();
    let [used, _, _] = colleagues(dir.path());
    let empty = store(&dir.path().join("empty"));
    empty.init().unwrap();
    let unknown = || Binding::unknown(false);
    for into in [&used, &empty] {
        check_foreign(into, &unknown(), true);
        check_foreign(into, &Binding::unknown(true), false);
        // The report lies in the folder that the store is for.
        let knows_path: &dyn Fn(&str) -> bool = &|path| path == "别的报告.txt";
        let batch = Binding {
            knows_path,
            ..unknown()
        };
        check_foreign(into, &batch, false);
        let knows_text: &dyn Fn(&BTreeSet<String>) -> bool = &|it| it.contains(&"ef".repeat(32));
        let batch = Binding {
            knows_text,
            ..unknown()
        };
        check_foreign(into, &batch, false);
    }
    let namesake = Store::without_batch(&dir.path().join("n"), "00000000000000cc", "别的批次");
    namesake.init().unwrap();
    check_foreign(&namesake, &unknown(), false);
    let new = Store::without_batch(&dir.path().join("new"), "00000000000000bb", "别的批次");
    check_foreign(&new, &unknown(), false);
}

#[test]
fn a_folder_of_other_things_does_not_become_a_store() {
    let dir = tempdir();
    let [from, _, _] = colleagues(dir.path());
    let folder = dir.path().join("reports");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join(".hidden"), "x").unwrap();
    let into = Store::without_batch(&folder, "00000000000000aa", "示例批次");
    let plan = |into: &Store| into.plan_merge(&[reopened(&from)], &Binding::unknown(false));
    assert_eq!(plan(&into).unwrap().faults, []);
    fs::write(folder.join("a.txt"), "x").unwrap();
    let faults = plan(&into).unwrap().faults;
    assert_eq!(faults, [MergeFault::NoStore(folder)]);
}

#[test]
fn killed_at_any_call_a_merge_is_called_half_done_and_ends_the_same() {
    let dir = tempdir();
    let [a, b, _] = colleagues(dir.path());
    let whole = store(&dir.path().join("whole"));
    merge(&whole, &[reopened(&a), reopened(&b)]);
    let wanted = dump(&whole);
    let from = [reopened(&a), reopened(&b)];
    let counted = store(&dir.path().join("counted"));
    let plan = counted.plan_merge(&from, &Binding::unknown(false)).unwrap();
    let n_calls = calls_of(|| counted.merge(&plan, &from, "merge", "t", &|| ()).unwrap());
    let mut n_half = 0;
    for at in 0..n_calls {
        let into = store(&dir.path().join(format!("into{at}")));
        let plan = into.plan_merge(&from, &Binding::unknown(false)).unwrap();
        fault::arm(Some((at, Fault::Kill)));
        let done = into.merge(&plan, &from, "merge", "t", &|| ());
        fault::disarm();
        let into = reopened(&into);
        let problems = into.check().unwrap();
        let is_begun = into.dir().join("reviews").exists();
        let is_whole = is_begun && dump(&into) == wanted;
        let is_named = problems.iter().any(|it| matches!(it, Problem::HalfDone(_)));
        assert!(is_named || is_whole || !is_begun, "at call {at}");
        assert!(done.is_err() || is_whole);
        n_half += usize::from(is_named);
        let into = store(&dir.path().join(format!("into{at}")));
        merge(&into, &from);
        assert_eq!(dump(&into), wanted);
        // What a dead writer left where no lock is held goes when it is old.
        let problems = into.check().unwrap();
        let left_over = |it: &Problem| matches!(it, Problem::LeftOver(_));
        assert!(problems.iter().all(left_over), "{problems:?}");
    }
    assert!(n_half > 20, "{n_half}");
}

#[test]
fn a_mark_can_be_given_up() {
    let dir = tempdir();
    let store = store(dir.path());
    drop(store.begin("score -", b"x", 3, "t").unwrap());
    let marks = store.half_done().unwrap();
    assert_eq!(
        (marks[0].command.as_str(), marks[0].n_files),
        ("score -", 3)
    );
    assert_eq!(store.forget_half_done().unwrap(), marks);
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn an_entry_of_a_known_id_and_other_content_is_kept_beside_it() {
    let dir = tempdir();
    let store = store(dir.path());
    let empty = store.load(REVIEWER, REPORT).unwrap().review;
    // One session twice: a machine that was copied while the program ran.
    for text in ["一", "二", "二"] {
        let entries = empty
            .clone()
            .set(&stamp("s1"), edit::set_summary(text).unwrap());
        store.commit(&commit(entries)).unwrap();
    }
    let review = store.load(REVIEWER, REPORT).unwrap().review;
    assert_eq!(review.history.len(), 2);
    let mut values = review.others_of(&Item::Summary).to_vec();
    values.push(review.value(&Item::Summary));
    for text in ["一", "二"] {
        assert!(values.contains(&Value::Text(text.to_owned())));
    }
}
