//! The commands that read reports: their JSON keys and exit codes, and what they make of bad
//! files and names.

#![expect(
    clippy::disallowed_methods,
    reason = "a test makes and reads its folder on disk"
)]

mod common;

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use common::json::check_keys;
use common::{REPORT, two_reports};
use serde_json::Value;

#[test]
fn list_has_its_keys_one_row_per_report_in_order() {
    let batch = two_reports();
    let rows = batch.ok(&["list", ".", "--json"]);
    let rows: Vec<&str> = rows.lines().collect();
    assert_eq!(rows.len(), 2);
    check_keys(
        rows[0],
        "report title issuer year date chars sections parts missing findings status score max \
         grade reviewer error",
    );
    let first: Value = serde_json::from_str(rows[0]).unwrap();
    assert_eq!(first["report"], "1 青石镇.txt");
    assert_eq!(first["issuer"], "青石镇人民政府");
    assert_eq!(first["year"], 2025);
    assert_eq!(first["date"], "2025-12-20");
    assert_eq!(first["missing"], serde_json::json!([]));
    assert_eq!(first["score"], Value::Null);
    assert_eq!(first["status"], "new");
    let table = batch.ok(&["list", "."]);
    assert!(table.contains("共 2 份报告"), "{table}");
    assert!(
        batch
            .ok(&["--lang", "en", "list", "."])
            .contains("2 reports")
    );
}

#[test]
fn text_is_exact_and_outline_speaks_of_it() {
    let batch = two_reports();
    assert_eq!(batch.ok(&["text", "1 青石镇.txt"]), REPORT);
    let text = batch.ok(&["text", "青石", "--json"]);
    check_keys(
        &text,
        "report format encoding sure text_version text_sha256 text marks",
    );
    let outline = batch.ok(&["outline", "青石", "--json"]);
    check_keys(
        &outline,
        "report title issuer year date chars text_version text_sha256 sections notes",
    );
    let outline: Value = serde_json::from_str(&outline).unwrap();
    let sections = outline["sections"].as_array().unwrap();
    let one = sections
        .iter()
        .find(|section| section["id"] == "1")
        .unwrap();
    assert_eq!(one["heading"], "主要举措和成效");
    assert_eq!(one["parts"][0]["part"], "measures");
    assert_eq!(one["children"][1]["number"], "二");
}

#[test]
fn search_finds_folded_and_says_when_there_is_nothing() {
    let batch = two_reports();
    let hits = batch.ok(&["search", "９２份", ".", "--json"]);
    let hit = hits.lines().next().unwrap();
    check_keys(hit, "report section line start end quote text");
    let hit: Value = serde_json::from_str(hit).unwrap();
    assert_eq!(hit["quote"], "92份");
    assert_eq!(hit["section"], "1.1");
    assert_eq!(
        batch.run(&["search", "--exact", "９２份", "."]).code,
        Some(1)
    );
    assert_eq!(
        batch
            .ok(&["search", "--regex", "[0-9]+次", "."])
            .lines()
            .count(),
        6
    );
    batch.fails(&["search", "--regex", "(", "."]);
}

#[test]
fn figures_have_their_keys() {
    let batch = two_reports();
    let rows = batch.ok(&["figures", "1 青石镇.txt", "--json"]);
    let row = rows
        .lines()
        .find(|row| row.contains("\"value\":92"))
        .unwrap();
    check_keys(
        row,
        "report section start end value max unit approx of quote",
    );
    let row: Value = serde_json::from_str(row).unwrap();
    let place = |key: &str| usize::try_from(row[key].as_u64().unwrap()).unwrap();
    let (start, end) = (place("start"), place("end"));
    let quoted: String = REPORT.chars().take(end).skip(start).collect();
    assert_eq!(row["quote"], quoted);
}

#[test]
fn a_report_that_cannot_be_read_is_a_row_of_nulls_in_its_place() {
    let batch = two_reports();
    fs::write(batch.dir.join("2 空.txt"), "").unwrap();
    batch.ok(&["note", "石桥", "--quote", "92", "请核对"]);
    let changed = REPORT.replace("审查文件92份", "审查文件若干");
    fs::write(batch.dir.join("10 石桥乡.txt"), changed).unwrap();
    let figures = "report section start end value max unit approx of quote";
    let search = "report section line start end quote text";
    for (args, expected) in [(&["figures"][..], figures), (&["search", "依法"], search)] {
        let ran = batch.run(&[args, &[".", "--json"]].concat());
        assert_eq!(ran.code, Some(2), "{}", ran.stderr);
        let rows: Vec<&str> = ran.stdout.lines().collect();
        let bad = rows
            .iter()
            .position(|row| row.contains("\"error\""))
            .unwrap();
        assert!(0 < bad && bad < rows.len() - 1, "{rows:?}");
        check_keys(rows[0], expected);
        check_keys(rows[bad], &format!("{expected} error"));
        let row: Value = serde_json::from_str(rows[bad]).unwrap();
        assert_eq!(row["report"], "2 空.txt");
        let said = row
            .as_object()
            .unwrap()
            .values()
            .filter(|value| !value.is_null());
        assert_eq!(said.count(), 2, "{row}");
    }
    let moved = batch.ok(&["anchors", ".", "--json"]);
    check_keys(moved.trim_end(), "report note grade start end quote body");
}

#[test]
fn bad_files_are_rows_and_the_rest_goes_on() {
    let batch = two_reports();
    fs::write(
        batch.dir.join("2 二进制.txt"),
        [0_u8, 159, 146, 150, 0, 0, 1, 2].repeat(64),
    )
    .unwrap();
    fs::write(batch.dir.join("3 空.txt"), "").unwrap();
    symlink("/etc/passwd", batch.dir.join("4 链接.txt")).unwrap();
    let ran = batch.run(&["list", ".", "--json"]);
    assert_eq!(ran.code, Some(2));
    let rows = ran.rows();
    let errors: Vec<bool> = rows.iter().map(|row| row["error"].is_string()).collect();
    assert_eq!(errors, [false, true, true, true, false], "{}", ran.stdout);
    assert_eq!(rows[1]["chars"], Value::Null);
    assert!(!ran.stdout.contains("root:"));
}

#[test]
fn missing_paths_and_empty_folders_are_said() {
    let batch = two_reports();
    assert!(batch.fails(&["list", "没有这里"]).contains("没有这里"));
    fs::create_dir(batch.dir.join("空")).unwrap();
    let empty = batch.run(&["list", "空"]);
    assert_eq!((empty.code, empty.stdout.as_str()), (Some(0), ""));
    assert!(empty.stderr.contains("没有报告"), "{}", empty.stderr);
    let partly = batch.run(&["list", "1 青石镇.txt", "没有这份.txt"]);
    assert_eq!(partly.code, Some(2));
    assert!(
        partly.stdout.contains("青石镇人民政府"),
        "{}",
        partly.stdout
    );
    assert!(partly.stderr.contains("没有这份.txt"), "{}", partly.stderr);
}

#[test]
fn names_of_any_bytes_are_one_row_each_and_can_be_used() {
    let batch = two_reports();
    let names: [&[u8]; 4] = [
        b"-dash.txt",
        b"a\xFF%.txt",
        b"new\nline.txt",
        "esc\u{1b}[31m\u{202e}.txt".as_bytes(),
    ];
    for name in names {
        fs::write(batch.dir.join(OsStr::from_bytes(name)), REPORT).unwrap();
    }
    let table = batch.ok(&["list", "."]);
    assert_eq!(table.lines().count(), 2 + 6, "{table}");
    let shown = |ch: char| (ch.is_control() && ch != '\n') || ch == '\u{202e}';
    assert!(!table.contains(shown), "{table:?}");
    let rows = batch.ok(&["list", ".", "--json"]);
    assert!(!rows.contains(shown), "{rows:?}");
    for row in rows.lines() {
        let row: Value = serde_json::from_str(row).unwrap();
        let path = row["report"].as_str().unwrap();
        batch.ok(&["status", "--", path, "done"]);
    }
    assert!(rows.contains("a%FF%25.txt"), "{rows}");
    assert_eq!(batch.ok(&["store", "dump"]).lines().count(), 6);
}

#[test]
fn one_unusual_report_does_not_choose_the_profile_of_its_batch() {
    let batch = two_reports();
    fs::write(batch.dir.join("0 空.txt"), "").unwrap();
    batch.ok(&["note", "0 空.txt", "--whole", "打不开，请重报"]);
    batch.ok(&["score", "1 青石镇.txt", "measures", "30"]);
}

/// A PDF of these objects, the first of which is its root.
fn pdf(objects: &[&str]) -> String {
    let size = objects.len() + 1;
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (nth, object) in (1..).zip(objects) {
        places.push(format!("{:010} 00000 n \n", file.len()));
        file = format!("{file}{nth} 0 obj\n{object}\nendobj\n");
    }
    let start = file.len();
    let places = places.concat();
    format!(
        "{file}xref\n0 {size}\n0000000000 65535 f \n{places}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
    )
}

#[test]
fn hostile_files_cost_one_row_each() {
    let batch = two_reports();
    let write = |name: &str, text: String| fs::write(batch.dir.join(name), text).unwrap();
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>";
    let form = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 11>>stream\n/F Do /F Do\nendstream";
    let root = "<</Type/Catalog/Pages 2 0 R>>";
    let pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
    let drawing = "<</Length 5>>stream\n/F Do\nendstream";
    write("2 自画.pdf", pdf(&[root, pages, page, drawing, form]));
    write(
        "3 自含.pdf",
        pdf(&[root, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1>>"]),
    );
    let deep = format!("<</Type/Catalog/Pages 2 0 R/X {}>>", "[".repeat(100_000));
    write("4 深.pdf", pdf(&[&deep, pages]));
    write("5 深.html", "<div>".repeat(20_000));
    write("6 点.txt", "1.".repeat(1_000));
    let ran = batch.run(&["list", ".", "--json"]);
    assert_eq!(ran.code, Some(2));
    let rows = ran.rows();
    let failed = |row: &Value| !row["error"].is_null();
    let failed: Vec<bool> = rows.iter().map(failed).collect();
    assert_eq!(
        failed,
        [false, true, true, true, true, false, false],
        "{}",
        ran.stdout
    );
}
