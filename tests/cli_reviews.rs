//! The commands that write and show reviews, stores, exports and profiles: what they keep, what
//! they refuse, and what they say.

#![expect(
    clippy::disallowed_methods,
    reason = "a test makes and reads its folder on disk"
)]

mod common;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use common::json::check_keys;
use common::two_reports;
use serde_json::Value;

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
    assert_eq!(names_in(&batch.dir.join("notes")), ["1 青石镇-评审甲.md"]);
    batch.fails(&["export", ".", "--format", "rtf"]);
}

#[track_caller]
fn names_in(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).expect("the folder is there");
    let name = |file: std::io::Result<fs::DirEntry>| {
        let name = file.expect("it can be listed").file_name();
        name.into_string().expect("our names are UTF-8")
    };
    let mut names: Vec<String> = files.map(name).collect();
    names.sort();
    names
}

/// With `--force` one report's letter would take the place of the other's.
#[test]
fn a_report_exported_by_itself_is_called_what_it_is_called_among_all() {
    let batch = two_reports();
    fs::copy(
        batch.dir.join("1 青石镇.txt"),
        batch.dir.join("1 青石镇.md"),
    )
    .unwrap();
    for report in ["1 青石镇.txt", "1 青石镇.md"] {
        batch.ok(&["score", report, "measures", "30"]);
        let path = batch.dir.join(report);
        let path = path.to_str().expect("our names are UTF-8");
        batch.ok(&["export", path, "--format", "html", "-o", "../out/"]);
    }
    assert_eq!(
        names_in(&batch.home.path().join("out")),
        ["1 青石镇.md-评审甲.html", "1 青石镇.txt-评审甲.html"]
    );
}

#[test]
fn a_name_that_is_neither_file_nor_folder_is_refused_with_both() {
    let batch = two_reports();
    batch.ok(&["score", "青石", "measures", "30"]);
    let before = names_in(&batch.dir);
    for (format, expected) in [
        ("docx", ["意见/", "意见.docx"]),
        ("form", ["意见/", "意见.txt"]),
        ("xlsx", ["意见", "意见.xlsx"]),
    ] {
        let said = batch.fails(&["export", ".", "--format", format, "-o", "意见"]);
        for expected in expected {
            assert!(said.contains(&format!("`{expected}`")), "{said}");
        }
    }
    assert_eq!(names_in(&batch.dir), before);
    // Data without an ending is read by programs that are told its name.
    batch.ok(&["export", ".", "--format", "json", "-o", "../out"]);
    let printed = batch.ok(&["export", ".", "--format", "json", "-o", "-"]);
    let written = fs::read_to_string(batch.dir.join("../out")).unwrap();
    assert_eq!(printed, written);
}

#[test]
fn a_folder_of_notes_names_what_could_not_be_read() {
    let batch = two_reports();
    batch.ok(&["score", "青石", "measures", "30"]);
    batch.ok(&["score", "石桥", "measures", "30"]);
    fs::write(batch.dir.join("2 空.txt"), "").unwrap();
    let store = batch.ok(&["store", "path"]);
    let reviews = Path::new(store.trim_end()).join("reviews/评审甲");
    fs::write(reviews.join("x-0.json"), "{").unwrap();
    for (format, ending) in [
        ("md", "md"),
        ("html", "html"),
        ("annotations", "jsonld"),
        ("form", "txt"),
    ] {
        let out = batch.home.path().join(format);
        let ran = batch.run(&[
            "export",
            ".",
            "--format",
            format,
            "-o",
            &format!("../{format}/"),
        ]);
        assert_eq!(ran.code, Some(2), "{}", ran.stderr);
        let extra = format!("未能读取的记录.{ending}");
        let names = names_in(&out);
        assert!(names.contains(&extra), "{names:?}");
        let page = fs::read_to_string(out.join(extra)).unwrap();
        assert!(page.contains("x-0.json"), "{format}: {page}");
        // A form has a file for every report, which says so itself.
        assert_eq!(
            page.contains("2 空.txt"),
            format != "form",
            "{format}: {page}"
        );
    }
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
    let stats = batch.json(&["stats", ".", "--json"]);
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
fn a_note_on_a_report_without_a_text_says_that_there_is_none() {
    let batch = two_reports();
    fs::write(batch.dir.join("空.txt"), "").unwrap();
    let ran = batch.run(&["note", "空.txt", "--whole", "请重新报送"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains("空.txt"), "{}", ran.stderr);
    assert!(batch.run(&["show", "空.txt"]).stdout.contains("请重新报送"));
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
fn the_history_and_a_merge_read_like_a_log() {
    let batch = two_reports();
    batch.ok(&["init"]);
    let note = batch.ok(&["note", "青石", "--whole", "尚可"]);
    let note = note.trim();
    batch.ok(&["score", "青石", "measures", "30"]);
    batch.ok(&["score", "青石", "measures", "25", "--comment", "重复"]);
    batch.ok(&["score", "青石", "plan", "na"]);
    batch.ok(&["note", "青石", "--delete", note]);
    let log = batch.ok(&["store", "history", "青石"]);
    let lines: Vec<&str> = log
        .lines()
        .filter_map(|line| line.split_once('#'))
        .map(|(_, entry)| entry)
        .collect();
    assert_eq!(
        lines,
        [
            &format!("1  批注 {note}：“尚可”"),
            "2  主要举措和成效 的分值：30",
            "3  主要举措和成效 的分值：30 → 25 “重复”",
            "4  下一年度安排 的分值：不适用",
            &format!("5  批注 {note}：删去 “尚可”"),
        ]
    );
    let other = two_reports();
    other.ok(&["init"]);
    let from = batch.dir.to_str().unwrap();
    other.ok(&["merge", from, "--into", "."]);
    batch.ok(&["score", "青石", "measures", "20"]);
    let planned = other.ok(&["merge", from, "--into", ".", "--dry-run"]);
    assert!(
        planned.contains("主要举措和成效 的分值：25 “重复” → 20"),
        "{planned}"
    );
    other.ok(&["score", "青石", "measures", "22"]);
    let planned = other.ok(&["merge", from, "--into", ".", "--dry-run"]);
    assert!(planned.contains("主要举措和成效 的分值："), "{planned}");
    assert!(!planned.contains("measures"), "{planned}");
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
