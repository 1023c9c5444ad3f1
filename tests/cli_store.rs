//! `store` and what the other commands make of a store that is elsewhere, damaged or changed.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test makes and reads its folder on disk, and fails by panicking"
)]

mod common;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use common::json::check_keys;
use common::{Batch, two_reports};
use serde_json::Value;

#[test]
fn a_store_of_the_batch_is_found_from_anywhere() {
    let batch = two_reports();
    batch.ok(&["init"]);
    let inside = batch.dir.join(".zhupi");
    assert_eq!(
        batch.ok(&["store", "path"]).trim_end(),
        inside.to_str().unwrap()
    );
    batch.ok(&["status", "青石", "hold"]);
    assert!(inside.join("store.json").is_file());
    let from_home = batch
        .home
        .run(&["--reviewer", "评审甲", "status", "b/1 青石镇.txt", "--json"]);
    let status: Value = serde_json::from_str(&from_home.stdout).unwrap();
    assert_eq!(status["status"], "hold");
    let other = batch.home.write("c/3 别处.txt", "别处的文本。\n");
    let args = [
        OsStr::new("--store"),
        inside.as_os_str(),
        OsStr::new("show"),
        other.as_os_str(),
    ];
    let foreign = batch.home.run(&args);
    assert_eq!(foreign.code, Some(2), "{}", foreign.stdout);
}

#[test]
fn a_broken_review_is_named_and_left_alone() {
    let batch = two_reports();
    batch.ok(&["init"]);
    batch.ok(&["status", "青石", "done"]);
    let folder = batch.dir.join(".zhupi/reviews/评审甲");
    let file = fs::read_dir(&folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    fs::write(&file, "{ broken").unwrap();
    let said = batch.fails(&["score", "青石", "measures", "30"]);
    assert!(
        said.contains(file.file_name().unwrap().to_str().unwrap()),
        "{said}"
    );
    assert_eq!(fs::read(&file).unwrap(), b"{ broken");
    // What to do is a command that can be typed anywhere.
    let repair = format!("`zhupi store repair {}`", batch.dir.display());
    assert!(said.contains(&repair), "{said}");
    let checked = batch.run(&["store", "check"]);
    assert_eq!(checked.code, Some(2));
    assert!(checked.stdout.contains(".json"), "{}", checked.stdout);
    let rows = batch.run(&["list", ".", "--json"]);
    assert_eq!((rows.code, rows.stdout.lines().count()), (Some(2), 2));
    assert_eq!(
        batch.run(&["export", ".", "--format", "json"]).code,
        Some(2)
    );
    // As `store path` does, these take the batch's folder, and so from anywhere.
    let folder = batch.dir.to_str().unwrap();
    let checked = batch.run(&["store", "check", folder]);
    assert_eq!(checked.code, Some(2), "{}", checked.stderr);
    batch.ok(&["store", "repair", folder]);
    batch.ok(&["score", "青石", "measures", "30"]);
    batch.ok(&["score", "石桥", "measures", "30"]);
    assert!(batch.dir.join(".zhupi/trash").is_dir());
}

#[test]
fn the_review_of_a_renamed_report_is_offered_and_taken_when_told() {
    let batch = two_reports();
    batch.ok(&["init"]);
    batch.ok(&["score", "石桥", "measures", "20"]);
    batch.ok(&["note", "石桥", "--whole", "--private", "只给自己看"]);
    let moved = batch.dir.join("乡镇/石桥乡（改）.txt");
    fs::create_dir(moved.parent().unwrap()).unwrap();
    fs::rename(batch.dir.join("10 石桥乡.txt"), &moved).unwrap();

    for args in [
        &["list", "."][..],
        &["list", "乡镇", "--json"],
        &["status", "石桥乡（改）"],
    ] {
        let ran = batch.run(args);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        let repair = format!("`zhupi store repair {}`", batch.dir.display());
        assert!(ran.stderr.contains(&repair), "{}", ran.stderr);
        assert!(
            ran.stderr.contains("`乡镇/石桥乡（改）.txt`"),
            "{}",
            ran.stderr
        );
    }
    let other = batch.run(&["status", "青石镇"]);
    assert_eq!(other.code, Some(0));
    let before = batch.ok(&["store", "dump"]);
    assert_eq!(before.lines().count(), 1, "only told, not moved: {before}");

    let said = batch.ok(&["store", "repair"]);
    assert!(said.contains("已把 `10 石桥乡.txt` 的评阅转给"), "{said}");
    let review = batch.json(&["show", "石桥乡（改）", "--json"]);
    assert_eq!(review["scores"]["measures"]["value"], 20);
    let after = batch.run(&["list", "."]);
    assert!(!after.stderr.contains("store repair"), "{}", after.stderr);
    assert_eq!(
        batch.ok(&["store", "dump"]).lines().count(),
        2,
        "never dropped"
    );
    batch.ok(&["undo", "石桥乡（改）"]);
    let review = batch.json(&["show", "石桥乡（改）", "--json"]);
    assert_eq!(review["scores"].get("measures"), None, "{review}");
}

#[test]
fn what_is_wrong_with_a_store_is_a_line_each() {
    let batch = two_reports();
    let absent = batch.json(&["store", "path", "--json", "1 青石镇.txt"]);
    assert_eq!(absent["exists"], false);
    batch.ok(&["score", "青石", "measures", "30"]);
    assert_eq!(batch.ok(&["store", "check", "--json"]), "");
    let store = batch.ok(&["store", "path", "."]);
    let store = Path::new(store.trim_end());
    fs::write(store.join("notes.txt"), "").unwrap();
    fs::write(store.join("reviews/评审甲/x-0.json"), "{").unwrap();
    let ran = batch.run(&["store", "check", "--json"]);
    assert_eq!(ran.code, Some(2));
    let rows = ran.rows();
    let kinds: Vec<&Value> = rows.iter().map(|row| &row["kind"]).collect();
    assert_eq!(kinds, ["stranger", "broken"]);
    check_keys(
        ran.stdout.lines().next().unwrap(),
        "kind path report message",
    );
    // From a folder that is no batch the path is no answer.
    fs::create_dir(batch.home.path().join("empty")).unwrap();
    let elsewhere = batch.run(&["store", "path", "../empty"]);
    assert!(elsewhere.stderr.contains("不是批次文件夹"));
}

/// The one review file of the batch, with something of it replaced.
fn meddle(batch: &Batch, from: &str, to: &str) {
    let store = batch.ok(&["store", "path"]);
    let folder = Path::new(store.trim_end()).join("reviews/评审甲");
    let file = fs::read_dir(folder).unwrap().next().unwrap().unwrap();
    let text = fs::read_to_string(file.path()).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(file.path(), text.replacen(from, to, 1)).unwrap();
}

#[test]
fn a_review_to_be_minded_is_named_wherever_it_is_counted() {
    for (from, to, said) in [
        ("\"version\": 1", "\"version\": 99", "更新的版本（99）"),
        ("总体较好", "总体很好", "手工改过"),
    ] {
        let batch = two_reports();
        batch.ok(&["score", "青石", "measures", "30"]);
        batch.ok(&["summary", "青石", "总体较好"]);
        meddle(&batch, from, to);
        for format in [
            "md",
            "html",
            "csv",
            "csv-long",
            "json",
            "jsonl",
            "annotations",
            "form",
        ] {
            let ran = batch.run(&["export", ".", "--format", format]);
            assert_eq!(ran.code, Some(2), "{format}");
            assert!(ran.stdout.contains(said), "{format}: {}", ran.stdout);
            assert!(ran.stderr.contains(said), "{format}: {}", ran.stderr);
        }
        let out = batch.home.path().join("notes");
        fs::create_dir(&out).unwrap();
        let ran = batch.run(&["export", ".", "--format", "docx", "-o", "../notes"]);
        assert_eq!(ran.code, Some(2));
        assert_eq!(fs::read_dir(&out).unwrap().count(), 1, "it is written");
        for command in ["list", "stats"] {
            for json in [&[][..], &["--json"]] {
                let ran = batch.run(&[&[command, "."], json].concat());
                assert_eq!(ran.code, Some(2), "{command}");
                let all = ran.stdout + &ran.stderr;
                assert!(all.contains(said), "{command} {json:?}: {all}");
            }
        }
        let ran = batch.run(&["show", "青石"]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
}

#[test]
fn a_damaged_review_is_explained_in_chinese() {
    let batch = two_reports();
    batch.ok(&["score", "青石", "measures", "30"]);
    meddle(&batch, "\"version\": 1", "\"version\": 0");
    let said = batch.run(&["store", "check"]).stdout;
    assert!(said.contains("缺少 `version`（或为 0）"), "{said}");
    assert!(!said.contains("missing"), "{said}");
}
