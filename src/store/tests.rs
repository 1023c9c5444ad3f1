//! What a store promises, on real folders.

#![expect(
    clippy::disallowed_methods,
    reason = "looks at what the store left on the disk"
)]

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::*;
use crate::lang::Lang;
use crate::review::{EntryKind, Item, Review, Stamp, Status, Value, edit};

mod damage;
mod disk;
mod faults;
mod identity;
mod joining;
mod mending;
mod power;

const REVIEWER: &str = "甲科员";
const REPORT: &str = "2025/瓦屋镇.txt";

fn store(dir: &Path) -> Store {
    Store::without_batch(&dir.join(".zhupi"), "00000000000000aa", "示例批次")
}

fn stamp(session: &str) -> Stamp {
    Stamp {
        session: session.to_owned(),
        at: "2026-01-05T09:30:00+08:00".to_owned(),
    }
}

/// In memory where the machine allows it: the tests make some ten thousand saves.
fn tempdir() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .unwrap()
}

/// One session that sets the summary and saves it.
fn save_summary(store: &Store, session: &str, text: &str) -> Result<Review, StoreError> {
    let mut review = store.load(REVIEWER, REPORT)?.review;
    let changes = edit::set_summary(text).expect("short");
    let entries = review.set(&stamp(session), changes);
    store.commit(&commit(entries))
}

fn commit(entries: Vec<crate::review::Entry>) -> Commit {
    Commit {
        reviewer: REVIEWER.to_owned(),
        report: REPORT.to_owned(),
        title: "瓦屋镇报告".to_owned(),
        text_sha256: "ab".repeat(32),
        text_version: 1,
        profile: PinnedProfile {
            id: "generic".to_owned(),
            sha256: "cd".repeat(32),
            source: "id = \"generic\"\n".to_owned(),
        },
        entries,
        seconds: 3,
        ..Commit::default()
    }
}

fn file(store: &Store) -> std::path::PathBuf {
    store.path_of(Shape::Review, REVIEWER, REPORT).unwrap()
}

/// Every file below a folder with its bytes.
fn everything(dir: &Path) -> BTreeSet<(std::path::PathBuf, Vec<u8>)> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(dir).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(everything(&path));
            found.insert((path, Vec::new()));
        } else {
            let bytes = fs::read(&path).unwrap();
            found.insert((path, bytes));
        }
    }
    found
}

#[test]
fn the_first_edit_makes_the_layout_and_reading_makes_nothing() {
    let dir = tempdir();
    let store = store(dir.path());
    assert_eq!(store.load(REVIEWER, REPORT).unwrap().review.history, []);
    assert!(store.reviewers().unwrap().is_empty());
    assert!(store.drafts(REVIEWER).unwrap().0.is_empty());
    assert!(store.check().unwrap().is_empty());
    assert!(!store.exists());

    let saved = save_summary(&store, "s1", "总评").unwrap();
    assert_eq!((saved.revision, saved.seconds), (1, 3));
    let names = |dir: &Path| -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(dir)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(
        names(store.dir()),
        [
            ".gitattributes",
            ".gitignore",
            "locks",
            "profile.toml",
            "reserve",
            "reviews",
            "store.json"
        ]
    );
    assert_eq!(names(&store.dir().join("locks")), ["甲科员.lock"]);
    assert_eq!(
        names(&store.dir().join("reviews/甲科员")),
        ["瓦屋镇-13da371c6b042cc7.json"]
    );
    assert_eq!(
        fs::read_to_string(store.dir().join("store.json")).unwrap(),
        "{\n  \"format\": \"zhupi-store\",\n  \"version\": 1,\n  \"batch\": {\n    \
         \"id\": \"00000000000000aa\",\n    \"name\": \"示例批次\"\n  }\n}\n"
    );
    assert!(fs::metadata(store.dir().join("reserve")).unwrap().len() >= 65_536);
    assert_eq!(store.reviewers().unwrap(), [REVIEWER]);
    assert_eq!(store.load(REVIEWER, REPORT).unwrap().review, saved);
    assert_eq!(store.profile().unwrap().unwrap(), "id = \"generic\"\n");
    assert!(store.check().unwrap().is_empty());

    // Looking does not touch.
    let before = everything(dir.path());
    store.dump(&mut Vec::new()).unwrap().unwrap();
    store.check().unwrap();
    assert_eq!(everything(dir.path()), before);
}

#[test]
fn files_are_the_owners_or_the_groups_when_shared_on_purpose() {
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    let dir = tempdir();
    let own = store(dir.path());
    save_summary(&own, "s1", "总评").unwrap();
    assert_eq!(mode(&file(&own)), 0o600);
    assert_eq!(mode(file(&own).parent().unwrap()), 0o700);
    assert_eq!(mode(own.dir()), 0o700);

    let dir = tempdir();
    let shared = store(dir.path());
    fs::create_dir(shared.dir()).unwrap();
    fs::set_permissions(shared.dir(), fs::Permissions::from_mode(0o2770)).unwrap();
    save_summary(&shared, "s1", "总评").unwrap();
    assert_eq!(mode(&file(&shared)), 0o660);
    assert_eq!(mode(file(&shared).parent().unwrap()), 0o2770);
}

#[test]
fn a_file_is_as_the_design_has_it() {
    let dir = tempdir();
    let store = store(dir.path());
    save_summary(&store, "s1", "总评").unwrap();
    let text = fs::read_to_string(file(&store)).unwrap();
    let keys: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("  \"")?.split('"').next())
        .collect();
    assert_eq!(
        keys.join(" "),
        "format version report title text_sha256 text_version reviewer profile status scores \
         notes summary outline seconds revision history checksum"
    );
    assert!(text.ends_with("\"\n}\n"));
    // As any tool can recompute it.
    let without: String = text
        .split_inclusive('\n')
        .filter(|line| !line.contains("\"checksum\""))
        .collect();
    assert!(text.contains(&sha256_hex(without.as_bytes())));
    assert_eq!(
        document(&store.load(REVIEWER, REPORT).unwrap().review),
        text
    );
}

#[test]
fn a_store_serves_its_own_batch() {
    let dir = tempdir();
    let folder = dir.path().join(".zhupi");
    let opened = |name, path: &str, text: &str, in_place, force| {
        let binding = Binding {
            id: "00000000000000bb",
            name,
            knows_path: &|known| known == path,
            knows_text: &|known| known.contains(&text.repeat(32)),
            in_place,
            force,
        };
        Store::open(&folder, &binding)
    };
    let refuses = |name, path, text, in_place| {
        let Err(error) = opened(name, path, text, in_place, false) else {
            return false;
        };
        let message = error.message(Lang::Zh);
        assert!(
            message.contains("示例批次") && message.contains(name),
            "{message}"
        );
        true
    };
    assert!(!refuses("另一批", "x", "y", false), "nothing there yet");
    assert!(!folder.exists());
    // Made for a batch, and nothing reviewed yet.
    store(dir.path()).init().unwrap();
    assert!(!refuses("示例批次", "x", "y", false));
    assert!(!refuses("另一批", "x", "y", true), "its folder was renamed");
    assert!(refuses("另一批", "x", "y", false));
    save_summary(&store(dir.path()), "s1", "总评").unwrap();
    assert!(!refuses("另一批", REPORT, "y", false));
    assert!(!refuses("另一批", "x", "ab", false));
    assert!(refuses("另一批", "x", "y", false));
    assert!(refuses("示例批次", "x", "y", false));
    // In the place of a batch's own store: copied there from elsewhere, or its own.
    assert!(refuses("另一批", "x", "y", true));
    assert!(!refuses("示例批次", "x", "y", true));
    assert!(opened("另一批", "x", "y", true, true).is_ok());
    // A store that cannot be read is named, and not called another's.
    fs::write(file(&store(dir.path())), "{").unwrap();
    assert!(!refuses("另一批", "x", "y", true));
}

#[test]
fn remarks_are_kept_apart() {
    let dir = tempdir();
    let store = store(dir.path());
    let mut remarks = commit(
        Review::empty(REPORT, REVIEWER).set(&stamp("s1"), edit::set_summary("私下").unwrap()),
    );
    remarks.shape = Shape::Remarks;
    store.commit(&remarks).unwrap();
    let read = store.load_shape(Shape::Remarks, REVIEWER, REPORT).unwrap();
    assert_eq!(read.review.summary, "私下");
    assert!(
        store
            .load(REVIEWER, REPORT)
            .unwrap()
            .review
            .history
            .is_empty()
    );
    let mut dumped = Vec::new();
    store.dump(&mut dumped).unwrap().unwrap();
    assert!(dumped.is_empty());
    assert!(store.check().unwrap().is_empty());
}

#[test]
fn another_session_is_noticed_as_soon_as_it_saved() {
    let dir = tempdir();
    let (mine, theirs) = (store(dir.path()), store(dir.path()));
    let mut watch = mine.watch(REVIEWER).unwrap();
    let (told, heard) = std::sync::mpsc::channel();
    std::thread::spawn(move || while told.send(watch.wait()).is_ok() {});
    let name = file(&mine).file_name().unwrap().to_owned();
    // The folder is made by the first save, and watched from then on.
    for text in ["一", "二"] {
        save_summary(&theirs, "s2", text).unwrap();
        let changed = heard
            .recv_timeout(std::time::Duration::from_mins(1))
            .unwrap();
        assert_eq!(changed, std::slice::from_ref(&name));
    }
}
