//! The built program without a terminal: every command, its JSON keys, its exit
//! codes, and what it makes of bad input.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test makes and reads its folder on disk, and fails by panicking"
)]

mod common;

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Stdio;

use common::pty::{PATIENCE, Screen};
use common::{Batch, Home};
use serde_json::Value;

/// A report of a fictional township with all four parts.
const REPORT: &str = "青石镇2025年法治政府建设情况报告\n\n\
    现将我镇2025年法治政府建设情况报告如下：\n\
    一、主要举措和成效\n\
    （一）健全制度\n　　全年召开党委会3次，审查文件92份。依法行政。\n\
    （二）普法宣传\n　　开展宣传12次。依法行政。\n\
    二、存在的不足和原因\n　　执法力量不足。\n\
    三、党政主要负责人履行推进法治建设第一责任人职责情况\n　　主要负责人带头学法4次。\n\
    四、2026年工作安排\n　　加强队伍建设。\n\
    \n青石镇人民政府\n2025年12月20日\n";

/// A batch of two reports, with a reviewer.
fn two_reports() -> Batch {
    let home = Home::new();
    home.write("b/1 青石镇.txt", REPORT);
    home.write("b/10 石桥乡.txt", REPORT.replace("青石镇", "石桥乡"));
    Batch::new(home)
}

/// The keys of a JSON object as they stand in the text.
#[track_caller]
fn keys(line: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(line).unwrap();
    let mut keys: Vec<(usize, String)> = value
        .as_object()
        .unwrap()
        .keys()
        .map(|key| (line.find(&format!("\"{key}\":")).unwrap(), key.clone()))
        .collect();
    keys.sort();
    keys.into_iter().map(|(_, key)| key).collect()
}

#[track_caller]
fn check_keys(line: &str, expected: &str) {
    assert_eq!(keys(line).join(" "), expected);
}

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
fn a_review_is_made_shown_undone_and_redone() {
    let batch = two_reports();
    batch.ok(&["score", "青石", "measures", "30.5", "--comment", "有数据"]);
    let id = batch.ok(&["note", "青石", "--quote", "审查文件92份", "请附清单"]);
    batch.ok(&["summary", "青石", "总体较好"]);
    batch.ok(&["status", "青石", "done"]);
    let review = batch.ok(&["show", "青石", "--json"]);
    check_keys(
        &review,
        "format version report title text_sha256 text_version reviewer profile status scores notes \
         summary outline seconds revision history checksum",
    );
    let review: Value = serde_json::from_str(&review).unwrap();
    assert_eq!(review["scores"]["measures"]["value"].to_string(), "30.5");
    assert_eq!(review["status"], "done");
    assert!(batch.ok(&["show", "青石"]).contains("请附清单"));
    batch.ok(&["undo", "青石"]);
    assert_eq!(
        batch.json(&["status", "青石", "--json"])["status"],
        "reading"
    );
    batch.ok(&["redo", "青石"]);
    assert_eq!(batch.json(&["status", "青石", "--json"])["status"], "done");
    batch.ok(&["note", "青石", "--edit", id.trim(), "请附文件清单"]);
    batch.ok(&["note", "青石", "--delete", id.trim()]);
    assert_eq!(
        batch.json(&["show", "青石", "--json"])["notes"],
        serde_json::json!([])
    );
    let row = batch.ok(&["list", "1 青石镇.txt", "--json"]);
    let row: Value = serde_json::from_str(&row).unwrap();
    assert_eq!(row["score"].to_string(), "30.5");
    assert_eq!(batch.ok(&["store", "dump"]).lines().count(), 1);
    assert_eq!(batch.ok(&["store", "history", "青石"]).lines().count(), 8);
    batch.ok(&["store", "check"]);
}

#[test]
fn edits_that_are_wrong_change_nothing() {
    let batch = two_reports();
    assert!(
        batch
            .fails(&["score", "青石", "measures", "99"])
            .contains("35")
    );
    batch.fails(&["score", "青石", "nothing", "1"]);
    let said = batch.fails(&["note", "青石", "--quote", "依法行政", "空"]);
    assert!(said.contains("--nth 2"), "{said}");
    batch.fails(&["note", "青石", "没有位置"]);
    batch.fails(&["note", "青石", "--span", "5..99999", "x"]);
    batch.fails(&["status", "青石", "finished"]);
    batch.fails(&["undo", "青石"]);
    assert!(batch.fails(&["show", "乡镇"]).contains("乡镇"));
    let said = batch.fails(&["show", ".txt"]);
    assert!(said.contains("10 石桥乡.txt"), "{said}");
    assert_eq!(batch.ok(&["store", "dump"]), "");
    let unnamed = batch.home.run(&["status", "b/1 青石镇.txt", "done"]);
    assert_eq!(unnamed.code, Some(2));
    assert!(unnamed.stderr.contains("--reviewer"), "{}", unnamed.stderr);
}

#[test]
fn many_scores_are_checked_before_the_first_is_written() {
    let batch = two_reports();
    let faulty = "青石\tmeasures\t30\n石桥\tplan\t99\n";
    let ran = batch.run_with(&["score", "-"], faulty);
    assert_eq!(ran.code, Some(2));
    assert_eq!(batch.ok(&["store", "dump"]), "");
    let sound = "青石\tmeasures\t30\t好\n石桥\tplan\tna\n青石\tplan\t9.5\n";
    assert_eq!(batch.run_with(&["score", "-"], sound).code, Some(0));
    let dump = batch.ok(&["store", "dump"]);
    assert_eq!(dump.lines().count(), 2);
    assert_eq!(batch.run_with(&["score", "-"], sound).code, Some(0));
    assert_eq!(batch.ok(&["store", "dump"]), dump);
}

#[test]
fn a_remark_is_kept_apart() {
    let batch = two_reports();
    batch.ok(&["note", "青石", "--private", "--whole", "只给自己看"]);
    assert_eq!(batch.ok(&["store", "dump"]), "");
    assert!(
        !batch
            .ok(&["export", ".", "--format", "json"])
            .contains("只给自己看")
    );
}

#[test]
fn the_outline_is_corrected_by_hand_and_back() {
    let batch = two_reports();
    batch.ok(&[
        "outline",
        "青石",
        "--issuer",
        "青石镇政府",
        "--year",
        "2024",
        "--set",
        "1.2:body",
    ]);
    let corrected = batch.json(&["outline", "青石", "--json"]);
    assert_eq!(corrected["issuer"], "青石镇政府");
    assert_eq!(corrected["year"], 2024);
    let raw = batch.json(&["outline", "青石", "--json", "--raw"]);
    assert_eq!(raw["year"], 2025);
    assert_ne!(raw["sections"], corrected["sections"]);
    batch.ok(&["outline", "青石", "--reset"]);
    assert_eq!(batch.json(&["outline", "青石", "--json"]), raw);
}

#[test]
fn every_format_leaves_and_what_comes_back_is_the_same() {
    let batch = two_reports();
    batch.ok(&["score", "青石", "measures", "30.5", "--comment", "=1+1"]);
    batch.ok(&["note", "青石", "--quote", "党委会3次", "应写明日期"]);
    batch.ok(&["note", "青石", "--whole", "--private", "只给自己看的话"]);
    batch.ok(&["summary", "青石", "总体较好"]);
    let formats = [
        "md",
        "docx",
        "html",
        "csv",
        "csv-long",
        "xlsx",
        "json",
        "jsonl",
        "annotations",
        "form",
    ];
    let help = batch.ok(&["export", "--help"]);
    for format in formats {
        assert!(help.contains(&format!("\n  {format} ")), "{help}");
        // Beside the batch, where it is not taken for another report.
        let out = format!("../o.{format}");
        batch.ok(&["export", ".", "--format", format, "-o", &out]);
        let first = fs::read(batch.dir.join(&out)).unwrap();
        batch.ok(&["export", ".", "--format", format, "-o", &out, "--force"]);
        assert_eq!(fs::read(batch.dir.join(&out)).unwrap(), first, "{format}");
        let piped = batch.home.command(&["export", ".", "--format", format]);
        let piped = { piped }
            .current_dir(&batch.dir)
            .env("ZHUPI_REVIEWER", "评审甲")
            .output()
            .unwrap();
        assert_eq!(piped.stdout, first, "{format}");
        let private = "只给自己看的话".as_bytes();
        assert!(!first.windows(private.len()).any(|part| part == private));
    }
    // A store of its own with the same reports: the same bytes come out again.
    let other = two_reports();
    let json = fs::read_to_string(batch.dir.join("../o.json")).unwrap();
    let ran = other.run_with(&["import", "-", "--dry-run"], &json);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_ne!(other.ok(&["export", ".", "--format", "json"]), json);
    for _ in 0..2 {
        let ran = other.run_with(&["import", "-"], &json);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        assert_eq!(other.ok(&["export", ".", "--format", "json"]), json);
    }
    for format in ["form", "annotations", "jsonl"] {
        let file = batch.dir.join(format!("../o.{format}"));
        other.ok(&["import", file.to_str().unwrap()]);
        assert_eq!(other.ok(&["export", ".", "--format", "json"]), json);
    }
}

#[test]
fn an_import_with_a_fault_writes_nothing_and_a_mistyped_name_is_met_halfway() {
    let batch = two_reports();
    let form = "==== 报告：1 青石镇.txt\n[measures]：30\n[form]：99\n";
    let ran = batch.run_with(&["import", "-"], form);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("第 3 行："), "{}", ran.stderr);
    assert!(
        !batch
            .ok(&["show", "青石", "--json"])
            .contains("\"measures\"")
    );
    assert_eq!(
        batch.run_with(&["import", "-", "--skip"], form).code,
        Some(2)
    );
    assert!(
        batch
            .ok(&["show", "青石", "--json"])
            .contains("\"measures\"")
    );
    let ran = batch.run(&["show", "1 青山镇.txt"]);
    assert!(
        ran.stderr.contains("是不是：1 青石镇.txt"),
        "{}",
        ran.stderr
    );
    for typed in [
        &["exprot"][..],
        &["exprot", "."],
        &["exprot", ".", "--format", "md"],
    ] {
        let ran = batch.run(typed);
        assert_eq!(ran.code, Some(2));
        assert!(
            ran.stderr.contains("是不是：zhupi export"),
            "{}",
            ran.stderr
        );
    }
    assert!(batch.ok(&["completions", "bash"]).contains("export"));
    assert!(batch.ok(&["man"]).starts_with(".ie"));
}

#[test]
fn an_export_replaces_nothing_unasked() {
    let batch = two_reports();
    batch.ok(&["score", "青石", "measures", "30"]);
    batch.ok(&["export", ".", "--format", "csv", "-o", "o.csv"]);
    let file = batch.dir.join("o.csv");
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    fs::write(&file, "mine").unwrap();
    batch.fails(&["export", ".", "--format", "csv", "-o", "o.csv"]);
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    batch.ok(&["export", ".", "--format", "csv", "-o", "o.csv", "--force"]);
    assert_ne!(fs::read(&file).unwrap(), b"mine");
    symlink(&file, batch.dir.join("link.csv")).unwrap();
    batch.fails(&[
        "export", ".", "--format", "csv", "-o", "link.csv", "--force",
    ]);
    fs::create_dir(batch.dir.join("notes")).unwrap();
    batch.ok(&["export", ".", "--format", "md", "-o", "notes"]);
    assert_eq!(fs::read_dir(batch.dir.join("notes")).unwrap().count(), 1);
    batch.fails(&["export", ".", "--format", "rtf"]);
}

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
fn profiles_are_listed_shown_made_and_checked() {
    let batch = two_reports();
    let listed = batch.json(&["profile", "list", "--json"]);
    assert_eq!(listed["profiles"][0]["id"], "fazhi");
    let shown = batch.json(&["profile", "show", "fazhi", "--json"]);
    assert_eq!(shown["criteria"][0]["id"], "measures");
    let file = batch.ok(&["profile", "new", "harbour"]);
    batch.ok(&["profile", "check", file.trim()]);
    batch.fails(&["profile", "new", "harbour"]);
    fs::write(file.trim(), "format = 1\n").unwrap();
    assert!(
        batch
            .fails(&["profile", "check", "harbour"])
            .contains("harbour.toml")
    );
    batch.fails(&["--profile", "nothing", "list", "."]);
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
    let rows: Vec<Value> = ran
        .stdout
        .lines()
        .map(|row| serde_json::from_str(row).unwrap())
        .collect();
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
    let checked = batch.run(&["store", "check"]);
    assert_eq!(checked.code, Some(2));
    assert!(checked.stdout.contains(".json"), "{}", checked.stdout);
    let rows = batch.run(&["list", ".", "--json"]);
    assert_eq!((rows.code, rows.stdout.lines().count()), (Some(2), 2));
    assert_eq!(
        batch.run(&["export", ".", "--format", "json"]).code,
        Some(2)
    );
    batch.ok(&["store", "repair"]);
    batch.ok(&["score", "青石", "measures", "30"]);
    batch.ok(&["score", "石桥", "measures", "30"]);
    assert!(batch.dir.join(".zhupi/trash").is_dir());
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
fn a_closed_pipe_is_no_error() {
    let batch = two_reports();
    let mut child = batch
        .home
        .command(&["text", "b/1 青石镇.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let full = Path::new("/dev/full");
    if full.exists() {
        let out = fs::OpenOptions::new().write(true).open(full).unwrap();
        let status = batch
            .home
            .command(&["text", "b/1 青石镇.txt"])
            .stdout(out)
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert_eq!(status.code(), Some(2));
    }
}

#[test]
fn wrong_use_and_no_terminal_exit_with_two() {
    let batch = two_reports();
    assert_eq!(batch.run(&["list"]).code, Some(2));
    assert_eq!(batch.run(&["--lang", "fr", "list", "."]).code, Some(2));
    assert_eq!(batch.run(&["--help"]).code, Some(0));
    let said = batch.fails(&["."]);
    assert!(said.contains("zhupi list"), "{said}");
}

#[test]
fn without_a_path_a_start_page_says_what_to_type() {
    let batch = two_reports();
    let ran = batch.home.run::<&str>(&[]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.contains("zhupi list 文件夹"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("最近打开"), "{}", ran.stdout);

    let root = batch.dir.to_str().unwrap();
    let place = serde_json::json!({
        "format": "zhupi-place", "version": 1, "root": root, "at": "2026-01-09T20:00:00+08:00",
        "report": null, "pane": null, "cursors": {},
    });
    batch
        .home
        .write(".local/state/zhupi/places/0.json", place.to_string());
    for (lang, head) in [("zh", "最近打开的批次"), ("en", "Batches opened lately")] {
        let ran = batch.home.run(&["--lang", lang]);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        assert!(ran.stdout.contains(head), "{}", ran.stdout);
        let line = format!("2026-01-09  zhupi {root}");
        assert!(ran.stdout.contains(&line), "{}", ran.stdout);
    }
    // Where there is a report, the screen opens; here it lacks a terminal.
    let ran = batch.run(&[]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
}

#[test]
fn weight_is_shown_where_it_is_asked_for_and_never_in_json() {
    let batch = two_reports();
    let plain = batch.ok(&["list", "."]);
    assert!(!plain.contains('\x1b'), "{plain}");
    let bold = batch.ok(&["list", ".", "--color", "always"]);
    assert!(bold.starts_with("\x1b[1m报告"), "{bold}");
    let bare = bold.replace("\x1b[1m", "").replace("\x1b[2m", "");
    assert_eq!(bare.replace("\x1b[0m", ""), plain);
    let json = batch.ok(&["list", ".", "--json", "--color=always"]);
    assert!(!json.contains('\x1b'), "{json}");
    assert_eq!(batch.run(&["list", ".", "--color", "red"]).code, Some(2));

    let home = &batch.home;
    for (args, is_bold) in [(&[][..], true), (&["--color", "never"], false)] {
        let args = [&["list", "b"], args].concat();
        let mut screen = Screen::open(&args, 100, 12, home);
        assert_eq!(screen.exit_code(PATIENCE), Some(0));
        let head = screen.emulated().cell(0, 0).unwrap();
        assert_eq!((head.contents(), head.bold()), ("报", is_bold));
    }
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
        assert!(ran.stderr.contains("zhupi store repair"), "{}", ran.stderr);
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
    let shown = batch.ok(&["show", "石桥乡（改）", "--json"]);
    let review: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(review["scores"]["measures"]["value"], 20);
    let after = batch.run(&["list", "."]);
    assert!(!after.stderr.contains("store repair"), "{}", after.stderr);
    assert_eq!(
        batch.ok(&["store", "dump"]).lines().count(),
        2,
        "never dropped"
    );
    batch.ok(&["undo", "石桥乡（改）"]);
    let shown = batch.ok(&["show", "石桥乡（改）", "--json"]);
    let review: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(review["scores"].get("measures"), None, "{shown}");
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
    let rows: Vec<Value> = ran
        .stdout
        .lines()
        .map(|row| serde_json::from_str(row).unwrap())
        .collect();
    let failed = |row: &Value| !row["error"].is_null();
    let failed: Vec<bool> = rows.iter().map(failed).collect();
    assert_eq!(
        failed,
        [false, true, true, true, true, false, false],
        "{}",
        ran.stdout
    );
}

#[test]
fn stats_count_rank_and_tell_who_is_incomplete() {
    let batch = two_reports();
    for (criterion, value) in [
        ("measures", "30.5"),
        ("shortcomings", "14"),
        ("leaders", "16"),
        ("plan", "na"),
        ("form", "8.5"),
    ] {
        batch.ok(&["score", "青石", criterion, value]);
    }
    let stats: Value = serde_json::from_str(&batch.ok(&["stats", ".", "--json"])).unwrap();
    assert_eq!(stats["progress"]["reading"], 1);
    assert_eq!(stats["reports"], 2);
    // 69 of 85, scaled to 100: 81.176…
    let first = &stats["ranking"][0];
    assert_eq!(first["score"].to_string(), "81.18");
    assert_eq!(
        (&first["rank"], &first["grade"]),
        (&1.into(), &"good".into())
    );
    let plan = &stats["sheets"][0]["criteria"][3];
    assert_eq!(plan["not_applicable"], 1);
    assert!(plan["spread"].is_null());
    let said = batch.ok(&["--lang", "en", "stats", "."]);
    assert!(
        said.contains("0 done  1 reading  0 on hold  1 new"),
        "{said}"
    );
    assert!(said.contains("81.18"), "{said}");
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
    let kinds: Vec<Value> = ran
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["kind"].clone())
        .collect();
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
fn a_review_whose_report_cannot_be_read_is_shown_and_that_is_said() {
    let batch = two_reports();
    batch.ok(&["note", "青石", "--quote", "92份", "哪些文件？"]);
    fs::remove_file(batch.dir.join("1 青石镇.txt")).unwrap();
    symlink("/nowhere", batch.dir.join("1 青石镇.txt")).unwrap();
    let ran = batch.run(&["show", "1 青石镇.txt"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("1 青石镇.txt"), "{}", ran.stderr);
    assert!(ran.stdout.contains("哪些文件？"), "{}", ran.stdout);
}

#[test]
fn wrong_use_is_explained_in_the_readers_language() {
    let batch = two_reports();
    for (typed, said) in [
        (&["list", "--nope", "."][..], "没有 `--nope` 这个选项"),
        (&["list"], "还缺 <PATH>..."),
        (&["export", "."], "还缺 --format <FORMAT>"),
        (&["store", "nope"], "没有 `nope` 这个命令"),
        (&["completions", "basj"], "是不是：bash"),
        (&["list", ".", "--lang"], "`--lang <zh|en>` 后面还要写值"),
        (
            &["无此文件夹", "."],
            "没有名为 `无此文件夹` 的文件、文件夹或命令",
        ),
        (
            &["search", "--regex", "(", "."],
            "不是正则表达式（例如括号没有成对）",
        ),
    ] {
        let said_there = batch.fails(typed);
        assert!(said_there.contains(said), "{typed:?}: {said_there}");
        for english in ["error", "Usage", "unexpected", "tip"] {
            assert!(!said_there.contains(english), "{typed:?}: {said_there}");
        }
    }
    let english = batch.fails(&["list", "--nope", ".", "--lang", "en"]);
    assert!(english.contains("there is no option `--nope`"), "{english}");
}

#[test]
fn a_note_on_a_report_without_a_text_says_that_there_is_none() {
    let batch = two_reports();
    fs::write(batch.dir.join("空.txt"), "").unwrap();
    let ran = batch.run(&["note", "空.txt", "--whole", "请重新报送"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains("空.txt"), "{}", ran.stderr);
    assert!(batch.run(&["show", "空.txt"]).stdout.contains("请重新报送"));
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

#[test]
fn no_byte_of_a_note_acts_on_a_terminal_where_text_is_for_people() {
    let batch = two_reports();
    batch.ok(&[
        "note",
        "青石",
        "--whole",
        "一\u{1b}[31m二\u{9b}三\u{202e}四",
    ]);
    for format in ["form", "md", "html", "json", "jsonl", "annotations"] {
        let page = batch.ok(&["export", ".", "--format", format]);
        let acts = ['\u{1b}', '\u{9b}', '\u{202e}'];
        assert!(!page.contains(acts), "{format}: {page}");
    }
    // The form comes back without a change all the same.
    let form = batch.ok(&["export", ".", "--format", "form"]);
    let ran = batch.run_with(&["import", "-"], &form);
    assert!(ran.stderr.contains("没有需要改动的"), "{}", ran.stderr);
}

#[test]
fn what_was_edited_is_called_by_its_name() {
    let batch = two_reports();
    batch.ok(&["score", "青石", "measures", "30"]);
    let undone = batch.run(&["undo", "青石"]).stderr;
    assert!(undone.contains("主要举措和成效 的分值"), "{undone}");
    assert!(!undone.contains("measures"), "{undone}");
}

#[test]
fn a_template_with_a_fault_is_explained_in_chinese() {
    let batch = two_reports();
    for (template, said) in [
        ("{% for l in letters %}", "语法错误"),
        ("{{ batch | nope }}", "没有 `nope` 这个过滤器"),
    ] {
        let file = batch.home.write("note.md", template);
        let file = file.to_str().unwrap();
        let refused = batch.fails(&["export", ".", "--format", "md", "--template", file]);
        assert!(refused.contains(said), "{refused}");
        for english in ["unexpected", "unknown", "expected"] {
            assert!(!refused.contains(english), "{refused}");
        }
    }
}
