//! The built program and what is said of findings: accepted, dismissed, switched for a batch.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test makes and reads its folder on disk, and fails by panicking"
)]

mod common;

use std::fs;
use std::path::PathBuf;

use common::Home;
use common::home::Ran;
use serde_json::Value;

/// A report of a fictional township without 负责人履职, with a law that was never called so.
const REPORT: &str = "柳溪镇2025年法治政府建设情况报告\n\n\
    现将我镇2025年法治政府建设情况报告如下：\n\
    一、主要举措和成效\n　　学习《重大行政决策程序暂定条例》3次，审查文件92份。\n\
    二、存在的不足和原因\n　　执法力量不足，主要是编制空缺两年。\n\
    三、2026年工作安排\n　　补齐执法人员2名。\n\
    \n柳溪镇人民政府\n2026年1月8日\n";

struct Batch {
    home: Home,
    dir: PathBuf,
}

impl Batch {
    fn new() -> Self {
        let home = Home::new();
        home.write("b/1 柳溪镇.txt", REPORT);
        let dir = home.path().join("b");
        fs::create_dir(dir.join(".zhupi")).unwrap();
        Self { home, dir }
    }

    fn run(&self, args: &[&str]) -> Ran {
        let output = self
            .home
            .command(args)
            .current_dir(&self.dir)
            .env("ZHUPI_REVIEWER", "评审甲")
            .env("ZHUPI_PROFILE", "fazhi")
            .output()
            .unwrap();
        Ran {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    #[track_caller]
    fn ok(&self, args: &[&str]) -> Ran {
        let ran = self.run(args);
        assert_eq!(ran.code, Some(0), "{args:?}: {}", ran.stderr);
        ran
    }

    #[track_caller]
    fn fails(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, Some(2), "{args:?}: {}", ran.stdout);
        ran.stderr
    }

    /// What the checks find: check, start and quote.
    fn found(&self, args: &[&str]) -> Vec<(String, Option<u64>, Option<String>)> {
        let ran = self.run(&[&["check", "--json", "."], args].concat());
        assert!(ran.code <= Some(1), "{}", ran.stderr);
        let found = |row: &Value| {
            let quote = row["quote"].as_str().map(str::to_owned);
            let check = row["check"].as_str().unwrap().to_owned();
            (check, row["start"].as_u64(), quote)
        };
        ran.rows().iter().map(found).collect()
    }

    fn shown(&self) -> Value {
        serde_json::from_str(&self.ok(&["show", "柳溪", "--json"]).stdout).unwrap()
    }
}

#[test]
fn an_accepted_finding_is_a_note_with_passage_wording_criterion_and_proposal() {
    let batch = Batch::new();
    let found = batch.found(&["--only", "law-misnamed"]);
    let (_, start, quote) = found[0].clone();
    let start = start.unwrap().to_string();
    let accepted = batch.ok(&["finding", "柳溪", "law-misnamed", &start, "accept"]);
    let id = accepted.stdout.trim();
    let shown = batch.shown();
    let note = &shown["notes"][0];
    assert!(note["id"].as_str().unwrap().contains(id), "{note}");
    let text = note.to_string();
    assert!(text.contains(&quote.unwrap()), "{text}");
    assert!(
        text.contains("重大行政决策程序暂行条例"),
        "what to do: {text}"
    );
    assert!(text.contains("\"form\""), "{text}");
    assert_eq!(shown["findings"][0]["verdict"], "accept");
    let said = &accepted.stderr;
    assert!(
        said.contains("--deduct") && said.contains("规范性"),
        "{said}"
    );
    assert_eq!(shown["scores"], serde_json::json!({}), "it never scores");
    let again = batch.ok(&["finding", "柳溪", "law-misnamed", &start, "accept"]);
    assert_eq!(again.stdout.trim(), id, "accepted once");
    assert_eq!(batch.shown()["notes"].as_array().unwrap().len(), 1);
    batch.ok(&["undo", "柳溪"]);
    let shown = batch.shown();
    assert!(shown["notes"].as_array().unwrap().is_empty());
    assert!(shown["findings"].as_array().is_none_or(Vec::is_empty));
}

#[test]
fn what_is_missing_is_accepted_by_its_part_and_its_deduction_can_be_taken() {
    let batch = Batch::new();
    let accepted = batch.ok(&["finding", "柳溪", "part-missing", "leaders", "accept"]);
    assert!(
        accepted
            .stderr
            .contains("score REPORT leaders --deduct part-missing")
    );
    batch.ok(&["score", "柳溪", "leaders", "--deduct", "part-missing"]);
    let shown = batch.shown();
    assert_eq!(shown["scores"]["leaders"]["value"], 0);
    assert_eq!(shown["notes"][0]["target"]["selector"], Value::Null);
}

#[test]
fn a_dismissed_finding_keeps_its_reason_and_counts_no_more() {
    let batch = Batch::new();
    let count = || {
        let listed = batch.ok(&["list", "--json", "."]).stdout;
        let row: Value = serde_json::from_str(listed.trim()).unwrap();
        row["findings"].as_u64().unwrap()
    };
    let before = count();
    let dismiss = ["finding", "柳溪", "part-missing", "leaders", "dismiss"];
    batch.ok(&[&dismiss[..], &["--reason", "另文报送"]].concat());
    let shown = batch.shown();
    assert_eq!(shown["findings"][0]["verdict"], "dismiss");
    assert_eq!(shown["findings"][0]["reason"], "另文报送");
    assert_eq!(count(), before - 1);
}

#[test]
fn a_finding_that_is_not_there_is_refused_with_those_that_are() {
    let batch = Batch::new();
    let said = batch.fails(&["finding", "柳溪", "part-missing", "plan", "accept"]);
    assert!(said.contains("leaders"), "{said}");
    let said = batch.fails(&["finding", "柳溪", "no-check", "-", "accept"]);
    assert!(said.contains("part-missing"), "{said}");
    let accept = ["finding", "柳溪", "part-missing", "leaders", "accept"];
    batch.fails(&[&accept[..], &["--reason", "不必"]].concat());
    assert!(
        !batch.dir.join(".zhupi/reviews").exists(),
        "nothing was written"
    );
}

#[test]
fn a_check_switched_for_the_batch_is_off_for_every_command() {
    let batch = Batch::new();
    let file = batch.dir.join(".zhupi/checks.toml");
    assert!(
        batch
            .found(&[])
            .iter()
            .any(|found| found.0 == "part-missing")
    );
    fs::write(&file, "[checks]\npart-missing = \"off\"\n").unwrap();
    assert!(
        batch
            .found(&[])
            .iter()
            .all(|found| found.0 != "part-missing")
    );
    let asked = batch.found(&["--only", "part-missing"]);
    assert!(!asked.is_empty(), "asked for by name it runs");
    fs::write(&file, "[checks]\npart-missing = \"perhaps\"\n").unwrap();
    assert!(
        batch
            .found(&[])
            .iter()
            .any(|found| found.0 == "part-missing")
    );
    let listed = batch.run(&["list", "."]);
    assert!(listed.stderr.contains("checks.toml"), "{}", listed.stderr);
}
