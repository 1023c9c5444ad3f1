//! `import` on the command line: whose file it is, which batch it is taken into, and what is
//! said of what does not fit.

mod common;

use std::fs;

use common::{Batch, Home, REPORT};
use serde_json::{Value, json};

/// A batch of one report, `b/1.txt`; `year` makes its text another year's.
fn batch(year: &str) -> Batch {
    let home = Home::new();
    home.write("b/1.txt", REPORT.replace("2025", year));
    Batch::new(home)
}

/// A batch with something to export.
fn reviewed() -> Batch {
    let batch = batch("2025");
    batch.ok(&["score", "1.txt", "measures", "30"]);
    batch.ok(&["note", "1.txt", "--quote", "92份", "哪些文件？"]);
    batch
}

fn exported(batch: &Batch, format: &str) -> String {
    batch.ok(&["export", ".", "--format", format])
}

const READABLE: [&str; 4] = ["json", "jsonl", "annotations", "form"];

#[test]
fn every_file_says_which_batch_it_is_of() {
    let batch = reviewed();
    let path = batch.json(&["store", "path", "--json"]);
    let id = path["batch_id"].as_str().unwrap();
    assert_eq!((path["batch"].as_str(), id.len()), (Some("b"), 16));
    for format in READABLE {
        let file = exported(&batch, format);
        assert!(file.contains(id), "{format}: {file}");
    }
}

#[test]
fn a_file_of_another_batch_is_refused_by_both_names() {
    let from = reviewed();
    // Last year's folder has a report of the same name, and a store or none.
    for has_store in [false, true] {
        for format in READABLE {
            let into = batch("2024");
            if has_store {
                into.ok(&["init"]);
            }
            let before = into.run(&["store", "dump"]).stdout;
            let file = exported(&from, format);
            let ran = into.run_with(&["import", "-"], &file);
            assert_eq!(ran.code, Some(2), "{format}");
            assert!(ran.stderr.contains("出自批次 “b”["), "{}", ran.stderr);
            assert!(ran.stderr.contains("这里是批次 “b”"), "{}", ran.stderr);
            assert_eq!(into.run(&["store", "dump"]).stdout, before);
            let store = into.json(&["store", "path", "--json"]);
            assert_eq!(store["exists"], has_store, "nothing was made");
            let ran = into.run_with(&["import", "-", "--force"], &file);
            assert!(!ran.stderr.contains("这里是批次"), "{}", ran.stderr);
        }
    }
    let nowhere = Batch::new(from.home);
    let empty = nowhere.home.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let form = exported(&nowhere, "form");
    nowhere.home.write("form.txt", form);
    let ran = nowhere
        .command(&["import", "../form.txt"])
        .current_dir(&empty)
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("“empty”"));
}

#[test]
fn the_same_reports_with_a_store_of_their_own_are_the_same_batch_and_that_is_said() {
    let from = reviewed();
    for format in READABLE {
        let into = batch("2025");
        into.ok(&["init"]);
        let ran = into.run_with(&["import", "-"], &exported(&from, format));
        assert_eq!(ran.code, Some(0), "{format}: {}", ran.stderr);
        assert!(ran.stderr.contains("出自另一个评阅库"), "{}", ran.stderr);
    }
}

#[test]
fn a_folder_above_a_batch_is_not_the_batch() {
    let from = reviewed();
    for format in READABLE {
        from.home.write("filled", exported(&from, format));
        let mut above = from.command(&["import", "filled"]);
        let ran = above.current_dir(from.home.path()).output().unwrap();
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(2), "{format}: {said}");
        assert!(said.contains("--batch"), "{format}: {said}");
    }
}

#[test]
fn a_store_made_by_an_import_is_the_batchs_own() {
    let from = reviewed();
    let id = |batch: &Batch| batch.json(&["store", "path", "--json"])["batch_id"].clone();
    let into = batch("2025");
    assert_eq!(id(&into), Value::Null);
    let ran = into.run_with(&["import", "-"], &exported(&from, "json"));
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(id(&into), id(&from));
    assert_eq!(exported(&into, "json"), exported(&from, "json"));
}

#[test]
fn scores_under_another_rubric_are_said_to_be() {
    let from = reviewed();
    let mut file: Value = serde_json::from_str(&exported(&from, "json")).unwrap();
    let own = from.run_with(&["import", "-"], &file.to_string());
    assert!(!own.stderr.contains("另一份评分表"), "{}", own.stderr);
    file["profile"]["sha256"] = json!("0123456789abcdef");
    let ran = from.run_with(&["import", "-"], &file.to_string());
    assert_eq!(ran.code, Some(0));
    assert!(ran.stderr.contains("fazhi:01234567"), "{}", ran.stderr);
    file["reports"][0]["scores"] = json!({});
    let ran = from.run_with(&["import", "-"], &file.to_string());
    assert!(!ran.stderr.contains("另一份评分表"), "{}", ran.stderr);
}

#[test]
fn faults_come_in_the_order_of_the_file_with_their_lines() {
    let batch = batch("2025");
    let form = "==== 报告：1.txt\n建义：改\n[measures]：99\n不是行\n[form]：99\n";
    let ran = batch.run_with(&["import", "-"], form);
    let faults: Vec<&str> = ran
        .stderr
        .lines()
        .filter_map(|line| line.trim_start_matches("zhupi: ").strip_prefix("第 "))
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_eq!(faults, ["2", "3", "4", "5"], "{}", ran.stderr);
}

#[test]
fn a_broken_file_is_explained_in_chinese() {
    let batch = batch("2025");
    for (file, expected) in [
        ("{\"format\":", "JSON 写法有误（第 1 行"),
        (
            "{\"format\":\"zhupi-export\",\"version\":1}",
            "缺少 `reports`",
        ),
        (
            "{\"format\":\"zhupi-export\",\"version\":1,\"reports\":7}",
            "类型不对",
        ),
        ("[{\"body\":\"一\"}]", "items[0]：缺少 `target`"),
    ] {
        let ran = batch.run_with(&["import", "-"], file);
        assert_eq!(ran.code, Some(2));
        assert!(ran.stderr.contains(expected), "{file}: {}", ran.stderr);
        assert!(!ran.stderr.contains("expected"), "{}", ran.stderr);
    }
}

#[test]
fn an_import_without_a_reviewer_proposes_those_of_the_file() {
    let from = reviewed();
    let form = from.home.write("表 1.txt", exported(&from, "form"));
    let into = batch("2025");
    let (batch, file) = (into.dir.to_str().unwrap(), form.to_str().unwrap());
    let import = ["--batch", batch, "import", file];
    // The home knows no reviewer.
    let ran = into.home.run(&import);
    assert_eq!(ran.code, Some(2));
    let expected = format!("zhupi import '{file}' --reviewer 评审甲");
    assert!(ran.stderr.contains(&expected), "{}", ran.stderr);
    let ran = into
        .home
        .run(&[&import[..], &["--reviewer", "评审甲"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
}

#[test]
fn a_form_may_come_from_any_editor() {
    let from = reviewed();
    let form = exported(&from, "form")
        .replace("\r\n", "\n")
        .replace("间隔 0.5：30\n", "间隔 0.5：２８.5 分。\n")
        .replace("哪些文件？", "哪些文件?");
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(form.replace('\n', "\r\n").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for (name, bytes) in [
        (
            "bom",
            format!("\u{feff}{}", form.replace('\n', "\r\n")).into_bytes(),
        ),
        ("cr", form.replace('\n', "\r").into_bytes()),
        ("utf16", utf16),
    ] {
        let into = batch("2025");
        let file = into.home.write("来件.txt", bytes);
        into.ok(&["import", file.to_str().unwrap()]);
        let shown = into.json(&["show", "1.txt", "--json"]);
        assert_eq!(shown["scores"]["measures"]["value"], 28.5, "{name}");
        assert_eq!(shown["notes"][0]["body"]["value"], "哪些文件?", "{name}");
    }
}

#[test]
fn what_is_no_file_to_import_is_named_and_nothing_is_skipped() {
    let into = batch("2025");
    let form = exported(&reviewed(), "form");
    for (bytes, said) in [
        (&b""[..], "不是可以导入的文件"),
        (
            b"\0\x01\x02\xff".repeat(99).as_slice(),
            "不是可以导入的文件",
        ),
        ("今天天气不错\n".as_bytes(), "不是可以导入的文件"),
        (
            form.replace("zhupi-form 1", "zhupi-form 9").as_bytes(),
            "更新的版本",
        ),
        (b"{\"format\": \"zhupi-export\", ", "JSON 写法有误"),
    ] {
        let file = into.home.write("来件.txt", bytes);
        let refused = into.fails(&["import", file.to_str().unwrap()]);
        assert!(
            refused.contains("来件.txt`：") && refused.contains(said),
            "{refused}"
        );
        assert!(!refused.contains("--skip"), "{refused}");
    }
}
