//! Stores of released versions: each is opened, says what it said, and is saved without loss.

#![expect(
    clippy::disallowed_methods,
    reason = "copies a fixture and looks at what became of it"
)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use zhupi::review::{Stamp, edit};
use zhupi::store::{Commit, Problem, Shape, Store};

const REVIEWER: &str = "甲科员";
const REPORT: &str = "01-石梁镇.txt";

/// A copy of a released version's store.
fn store(version: u32, dir: &Path) -> Store {
    let from =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/store-{version}"));
    let to = dir.join(".zhupi");
    copy(&from, &to);
    Store::without_batch(&to, "", "")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the fixture is a store");
    for entry in fs::read_dir(from)
        .expect("the fixture is a store")
        .flatten()
    {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("the fixture is a store");
        }
    }
}

/// Every file below a folder with its bytes.
fn bytes(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)
            .expect("the fixture is a store")
            .flatten()
        {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                found.push((
                    entry.path(),
                    fs::read(entry.path()).expect("the fixture is a store"),
                ));
            }
        }
    }
    found.sort();
    found
}

fn dump(store: &Store) -> Value {
    let mut out = Vec::new();
    assert_eq!(
        store
            .dump(&mut out)
            .expect("the fixture is a store")
            .expect("the fixture is a store"),
        0
    );
    let lines = String::from_utf8(out).expect("the fixture is a store");
    lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("the fixture is a store"))
        .collect()
}

/// Whether a value has all that an earlier version wrote; later ones may add keys.
fn holds(now: &Value, then: &Value) -> bool {
    match (now, then) {
        (Value::Object(now), Value::Object(then)) => then
            .iter()
            .filter(|(key, _)| *key != "checksum")
            .all(|(key, then)| now.get(key).is_some_and(|now| holds(now, then))),
        (Value::Array(now), Value::Array(then)) => {
            now.len() == then.len() && now.iter().zip(then).all(|(now, then)| holds(now, then))
        }
        (now, then) => now == then,
    }
}

#[test]
fn version_1_says_what_it_said() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(1, dir.path());
    let before = bytes(dir.path());
    assert_eq!(store.check().unwrap(), []);
    let review = &dump(&store)[0];
    assert_eq!(review["version"], 1);
    assert_eq!(review["scores"]["measures"]["value"], 29.5);
    assert_eq!(review["scores"]["form"]["value"], "na");
    assert_eq!(review["notes"].as_array().unwrap().len(), 3);
    assert_eq!(review["summary"], "总评乙");
    assert_eq!(review["others"][0]["values"][0]["value"], 6);
    assert_eq!(review["outline"]["title"], "石梁镇报告");
    assert_eq!(review["from_a_later_version"], "留存");
    let file = before
        .iter()
        .find(|(path, _)| path.ends_with("reviews/甲科员/01-石梁镇-1fce12ab868e8098.json"));
    let file: Value = serde_json::from_slice(&file.unwrap().1).unwrap();
    assert!(holds(review, &file), "a dump has all that the file has");
    let remarks = store.load_shape(Shape::Remarks, REVIEWER, REPORT).unwrap();
    assert_eq!(remarks.review.notes[0].body, "只给自己看");
    let (drafts, faults) = store.drafts(REVIEWER).unwrap();
    assert_eq!((drafts[0].text.as_str(), faults.len()), ("写到一半", 0));
    assert_eq!(bytes(dir.path()), before, "reading writes nothing");
}

#[test]
fn version_1_is_saved_and_undone_without_loss() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(1, dir.path());
    let before = dump(&store)[0].clone();
    let mut review = store.load(REVIEWER, REPORT).unwrap().review;
    let stamp = Stamp {
        session: "00000000000000ff".to_owned(),
        at: "2027-01-01T00:00:00+08:00".to_owned(),
    };
    let mut entries = review.set(&stamp, edit::set_summary("新的总评").unwrap());
    entries.extend(review.undo(&stamp));
    let saved = store.commit(&Commit {
        shape: Shape::Review,
        reviewer: REVIEWER.to_owned(),
        report: REPORT.to_owned(),
        title: review.title.clone(),
        text_sha256: review.text_sha256.clone(),
        text_version: review.text_version,
        entries,
        ..Commit::default()
    });
    assert_eq!(saved.unwrap().history.len(), review.history.len());
    let after = dump(&store)[0].clone();
    for key in [
        "scores",
        "notes",
        "summary",
        "outline",
        "others",
        "status",
        "from_a_later_version",
    ] {
        assert_eq!(after[key], before[key], "{key}");
    }
    let kept = before["history"].as_array().unwrap();
    let now = after["history"].as_array().unwrap();
    assert_eq!(&now[..kept.len()], &kept[..]);
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_store_from_the_future_is_read_and_never_written() {
    let dir = tempfile::tempdir().unwrap();
    let made = store(1, dir.path());
    let path = made.path_of(Shape::Review, REVIEWER, REPORT).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("\"version\": 1", "\"version\": 99", 1)).unwrap();
    let before = bytes(dir.path());
    let loaded = made.load(REVIEWER, REPORT).unwrap();
    assert!(loaded.read_only);
    assert_eq!(loaded.review.summary, "总评乙");
    let commit = Commit {
        reviewer: REVIEWER.to_owned(),
        report: REPORT.to_owned(),
        ..Commit::default()
    };
    assert!(made.commit(&commit).is_err());
    assert!(matches!(&made.check().unwrap()[..], [Problem::Broken(_)]));
    made.repair(REVIEWER, &[REPORT]).unwrap();
    let reviews = |files: Vec<(PathBuf, Vec<u8>)>| {
        let of_reviews = files
            .into_iter()
            .filter(|(path, _)| path.to_string_lossy().contains("reviews"));
        of_reviews.collect::<Vec<_>>()
    };
    assert_eq!(reviews(bytes(dir.path())), reviews(before));
}
