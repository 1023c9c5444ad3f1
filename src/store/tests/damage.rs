//! Files that were edited, damaged or written by another version.

#![expect(
    clippy::disallowed_methods,
    reason = "looks at what the store left on the disk"
)]

use super::*;

#[test]
fn an_edited_file_is_used_named_and_kept() {
    let dir = tempdir();
    let store = store(dir.path());
    save_summary(&store, "s1", "总评").unwrap();
    let path = file(&store);
    let text = fs::read_to_string(&path).unwrap();
    // The first occurrence is the value, the second the history's.
    let edited = text.replacen("\"总评\"", "\"手改\"", 1);
    assert_ne!(edited, text);
    fs::write(&path, &edited).unwrap();

    let loaded = store.load(REVIEWER, REPORT).unwrap();
    assert!(loaded.hand_edited && !loaded.read_only);
    assert_eq!(loaded.review.summary, "手改");
    assert_eq!(loaded.review.history.len(), 2);
    assert_eq!(loaded.review.history[1].kind, EntryKind::ByHand);
    assert_eq!(
        store.load(REVIEWER, REPORT).unwrap(),
        loaded,
        "deterministic"
    );
    assert_eq!(store.check().unwrap(), [Problem::ByHand(path)]);

    // Saved by a session that knew nothing of it; undone by one that does.
    let mut review = loaded.review;
    let entries = review.set(&stamp("s2"), edit::set_status(Status::Done));
    let saved = store.commit(&commit(entries)).unwrap();
    assert_eq!(
        (saved.summary.as_str(), saved.status),
        ("手改", Status::Done)
    );
    assert!(store.check().unwrap().is_empty());
    let trash = everything(&store.dir().join("trash"));
    assert_eq!(trash.len(), 1);
    assert!(trash.iter().all(|(_, bytes)| bytes == edited.as_bytes()));
    let mut review = saved;
    review.undo(&stamp("s2"));
    review.undo(&stamp("s2"));
    assert_eq!(review.summary, "总评");
}

#[test]
fn an_editors_line_ends_and_mark_break_nothing() {
    let dir = tempdir();
    let store = store(dir.path());
    let saved = save_summary(&store, "s1", "总评").unwrap();
    let text = fs::read_to_string(file(&store)).unwrap();
    fs::write(
        file(&store),
        format!("\u{FEFF}{}", text.replace('\n', "\r\n")),
    )
    .unwrap();
    let loaded = store.load(REVIEWER, REPORT).unwrap();
    assert_eq!((loaded.review, loaded.hand_edited), (saved, false));
}

#[test]
fn what_this_version_does_not_know_is_written_again() {
    let dir = tempdir();
    let store = store(dir.path());
    let mut review = Review::empty(REPORT, REVIEWER);
    let note = edit::NewNote {
        id: "00000000000000f1".to_owned(),
        kind: crate::review::NoteKind::Praise,
        target: crate::review::Target::Whole,
        body: "好",
        criterion: None,
        check: None,
    };
    let profile = &crate::profile::builtin()[0];
    let changes = edit::add_note(profile, note, "t").unwrap();
    let entries = review.set(&stamp("s1"), changes);
    store.commit(&commit(entries)).unwrap();
    let text = fs::read_to_string(file(&store)).unwrap();
    let text = text
        .replacen(
            "  \"title\"",
            "  \"mood\": {\"b\": 1.50, \"a\": [null]},\n  \"title\"",
            1,
        )
        .replacen(
            "\"kind\": \"praise\",",
            "\"kind\": \"praise\", \"stars\": 5,",
            1,
        )
        .replacen("\"seq\": 1,", "\"seq\": 1, \"via\": \"web\",", 1);
    fs::write(file(&store), text).unwrap();
    save_summary(&store, "s2", "总评").unwrap();
    let text = fs::read_to_string(file(&store)).unwrap();
    for kept in [
        "\"mood\": {\n    \"b\": 1.5,\n    \"a\"",
        "\"stars\": 5",
        "\"via\": \"web\"",
    ] {
        assert!(text.contains(kept), "{kept} in {text}");
    }
    assert!(store.check().unwrap().is_empty());
}

/// A field that nobody knows in every object of a file, told by where it stands.
fn mark(json: &mut serde_json::Value, place: &str) {
    match json {
        serde_json::Value::Object(fields) => {
            for (key, value) in fields.iter_mut() {
                mark(value, &format!("{place}.{key}"));
            }
            if !place.ends_with("scores") && !place.ends_with("deductions") {
                fields.insert("unknown".to_owned(), place.into());
            }
        }
        serde_json::Value::Array(values) => {
            for (nth, value) in values.iter_mut().enumerate() {
                mark(value, &format!("{place}[{nth}]"));
            }
        }
        _ => {}
    }
}

/// Where the fields are that nobody knows.
fn marks(json: &serde_json::Value) -> BTreeSet<String> {
    let within: Vec<&serde_json::Value> = match json {
        serde_json::Value::Object(fields) => fields.values().collect(),
        serde_json::Value::Array(values) => values.iter().collect(),
        _ => Vec::new(),
    };
    let mut found: BTreeSet<String> = within.into_iter().flat_map(marks).collect();
    found.extend(json["unknown"].as_str().map(str::to_owned));
    found
}

#[test]
fn what_is_unknown_in_any_object_is_written_again() {
    let dir = tempdir();
    let store = store(dir.path());
    let text = crate::text::Text::new("一、举措\n全年普法12次。\n".to_owned());
    let span = crate::text::CharSpan::new(5, 9);
    let anchor = crate::review::anchor::make(&text, "ab", span);
    let profile = &crate::profile::builtin()[0];
    let mut changes = edit::set_summary("总评").unwrap();
    let new = edit::NewNote {
        id: "00000000000000f1".to_owned(),
        kind: crate::review::NoteKind::Praise,
        target: crate::review::Target::Span(anchor.clone()),
        body: "好",
        criterion: None,
        check: None,
    };
    changes.extend(edit::add_note(profile, new, "t").unwrap());
    changes.push(crate::review::Change {
        item: Item::Finding("placeholder".to_owned(), 5),
        new: Value::Finding(crate::review::FindingVerdict::Dismissed {
            reason: "原文如此".to_owned(),
            anchor: Some(anchor),
        }),
    });
    let entries = Review::empty(REPORT, REVIEWER).set(&stamp("s1"), changes);
    store.commit(&commit(entries)).unwrap();
    let read = |path: &Path| serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let mut json: serde_json::Value = read(&file(&store));
    mark(&mut json, "");
    let marked = marks(&json);
    assert!(marked.len() > 20, "{marked:?}");
    fs::write(file(&store), serde_json::to_string_pretty(&json).unwrap()).unwrap();
    save_summary(&store, "s2", "再评").unwrap();
    assert_eq!(marks(&read(&file(&store))), marked);
}

/// What cannot be read is named, left as it is, and never written over.
#[track_caller]
fn check_refused(change: impl Fn(&str) -> String, expected: &str) {
    let dir = tempdir();
    let store = store(dir.path());
    save_summary(&store, "s1", "总评").unwrap();
    let text = fs::read_to_string(file(&store)).unwrap();
    let bad = change(&text);
    assert_ne!(bad, text);
    fs::write(file(&store), &bad).unwrap();
    let loaded = store.load(REVIEWER, REPORT).unwrap();
    assert!(loaded.read_only);
    let problem = loaded.problem.expect("a problem");
    let message = problem.message(Lang::En);
    assert!(message.contains(expected), "{message}");
    assert!(
        message.contains(&*file(&store).to_string_lossy()),
        "{message}"
    );
    assert!(save_summary(&store, "s2", "新").is_err());
    assert_eq!(fs::read_to_string(file(&store)).unwrap(), bad);
    assert_eq!(store.check().unwrap(), [Problem::Broken(problem)]);
    // The others are not affected.
    let mut other = commit(Vec::new());
    other.report = "别的.txt".to_owned();
    store.commit(&other).unwrap();
    let mut dumped = Vec::new();
    assert_eq!(
        store.dump(&mut dumped).unwrap().unwrap(),
        usize::from(expected != "newer")
    );
    assert_eq!(String::from_utf8(dumped).unwrap().lines().count(), 2);
}

#[test]
fn what_cannot_be_read_is_never_overwritten() {
    check_refused(|text| text.chars().take(200).collect(), "damaged");
    check_refused(|_| String::new(), "damaged");
    check_refused(
        |text| text.replacen('{', "{\"summary\": \"\",", 1),
        "stands twice",
    );
    check_refused(
        |text| text.replacen("\"version\": 1", "\"version\": 9", 1),
        "newer",
    );
    check_refused(
        |text| text.replacen("\"version\": 1", "\"version\": -1", 1),
        "version",
    );
    check_refused(
        |text| text.replacen("zhupi-review", "zhupi-remarks", 1),
        "format",
    );
    check_refused(|text| text.replacen(REPORT, "x.txt", 1), "x.txt");
    check_refused(|text| text.replacen(REVIEWER, "乙科员", 1), "乙科员");
    check_refused(
        |text| text.replacen("\"status\": \"reading\"", "\"status\": \"lost\"", 1),
        "lost",
    );
    check_refused(
        |text| text.replacen("\"seq\": 1", "\"seq\": 99999999999999999999", 1),
        "seq",
    );
    check_refused(
        |text| text.replacen("\"seconds\": 3", "\"seconds\": \"3\"", 1),
        "seconds",
    );
}

#[test]
fn every_flipped_bit_is_noticed() {
    let dir = tempdir();
    let store = store(dir.path());
    save_summary(&store, "s1", "a").unwrap();
    let path = file(&store);
    let bytes = fs::read(&path).unwrap();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << bit;
            let noticed = match super::file::parse(&flipped, Shape::Review, &path) {
                Err(_) => true,
                Ok(parsed) => parsed.is_by_hand || parsed.newer.is_some(),
            };
            assert!(noticed, "byte {at} bit {bit}");
        }
    }
}

/// One bit in every byte: it is said, the other review is as it was, and nothing writes over
/// what the damage may have left.
#[test]
fn a_damaged_file_is_named_kept_and_alone() {
    let dir = tempdir();
    save_summary(&store(dir.path()), "s1", "总评").unwrap();
    let other = Commit {
        report: "别的.txt".to_owned(),
        ..commit(
            Review::empty("别的.txt", REVIEWER).set(&stamp("s1"), edit::set_status(Status::Done)),
        )
    };
    let other = store(dir.path()).commit(&other).unwrap();
    let path = file(&store(dir.path()));
    let bytes = fs::read(&path).unwrap();
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (at % 8);
        fs::write(&path, &flipped).unwrap();
        let store = store(dir.path());
        let loaded = store.load(REVIEWER, REPORT).unwrap();
        assert!(loaded.problem.is_some() || loaded.hand_edited, "byte {at}");
        let named = |it: &Problem| match it {
            Problem::Broken(error) => error.message(Lang::Zh).contains(&*path.to_string_lossy()),
            Problem::ByHand(found) => *found == path,
            _ => false,
        };
        assert!(store.check().unwrap().iter().any(named), "byte {at}");
        assert_eq!(store.load(REVIEWER, "别的.txt").unwrap().review, other);
        match save_summary(&store, "s2", "新") {
            Ok(_) => {
                let kept = store.trash().unwrap();
                assert!(
                    kept.iter().any(|it| fs::read(it).unwrap() == flipped),
                    "byte {at}"
                );
                fs::remove_dir_all(store.dir().join("trash")).unwrap();
            }
            Err(_) => assert_eq!(fs::read(&path).unwrap(), flipped, "byte {at}"),
        }
    }
}

#[test]
fn a_newer_store_is_sealed_and_a_damaged_card_too() {
    for card in ["{\"format\":\"zhupi-store\",\"version\":2}", "{"] {
        let dir = tempdir();
        save_summary(&store(dir.path()), "s1", "总评").unwrap();
        fs::write(dir.path().join(".zhupi/store.json"), card).unwrap();
        let before = everything(dir.path());
        let store = store(dir.path());
        let loaded = store.load(REVIEWER, REPORT).unwrap();
        assert_eq!(loaded.review.summary, "总评");
        assert!(loaded.read_only && loaded.problem.is_some());
        assert!(save_summary(&store, "s2", "新").is_err());
        assert_eq!(store.check().unwrap().len(), 1);
        assert_eq!(everything(dir.path()), before);
    }
}

#[test]
fn a_link_in_a_store_brings_no_other_file_into_it() {
    let dir = tempdir();
    let store = store(dir.path());
    save_summary(&store, "s1", "总评").unwrap();
    let secret = dir.path().join("secret.txt");
    fs::write(&secret, "别处的文件").unwrap();
    let folder = store.dir().join("reviews").join(REVIEWER);
    let (link, broken) = (folder.join("a-0.json"), folder.join("b-0.json"));
    std::os::unix::fs::symlink(&secret, &link).unwrap();
    fs::write(&broken, "{").unwrap();
    let named: Vec<String> = store
        .check()
        .unwrap()
        .iter()
        .filter_map(broken_in_words)
        .collect();
    assert_eq!(named.len(), 2, "{named:?}");
    assert!(
        named[0].contains("a-0.json") && named[0].contains("是链接"),
        "{named:?}"
    );
    // What a repair cannot mend does not keep it from the rest.
    assert_eq!(store.repair(REVIEWER, &[]).unwrap().len(), 1);
    for kept in store.trash().unwrap() {
        assert_ne!(fs::read_to_string(kept).unwrap(), "别处的文件");
    }
    assert!(link.is_symlink() && !broken.exists());
}

fn broken_in_words(problem: &Problem) -> Option<String> {
    match problem {
        Problem::Broken(error) => Some(error.message(Lang::Zh)),
        _ => None,
    }
}
