//! Scores from the command line: a class of units by its own rubric, from the first score to
//! the exported table.

#![expect(
    clippy::disallowed_methods,
    reason = "a test looks at what is on the disk"
)]

mod common;

use std::path::PathBuf;

use common::{Batch, Home, REPORT};
use serde_json::Value;

/// A usual rubric of 10 points, and one of 20 for offices.
const PROFILE: &str = "format = \"zhupi-profile\"\nversion = 1\nid = \"two\"\nname = \"两类\"\n\
    [rubric]\ntotal = 10\n\
    [[rubric.criterion]]\nid = \"plan\"\nname = \"打算\"\nmax = 10\n\
    [[class]]\nid = \"office\"\nname = \"部门\"\nwords = [\"县直\"]\n[class.rubric]\ntotal = 20\n\
    [[class.rubric.criterion]]\nid = \"plan\"\nname = \"打算\"\nmax = 5\n\
    [[class.rubric.criterion]]\nid = \"service\"\nname = \"服务\"\nmax = 15\n\
    [[class.rubric.criterion.deduction]]\nid = \"late\"\nlabel = \"逾期\"\npoints = 0.5\ncap = 1.5\n\
    [[class]]\nid = \"park\"\nname = \"园区\"\n[class.rubric]\ntotal = 8\n\
    [[class.rubric.criterion]]\nid = \"plan\"\nname = \"打算\"\nmax = 8\n";

/// A batch of a township and an office, named so by `units.csv`.
fn offices() -> Batch {
    let home = Home::new();
    home.write("two.toml", PROFILE);
    home.write("b/青石镇.txt", REPORT);
    home.write("b/水务局.txt", REPORT.replace("青石镇", "水务局"));
    home.write(
        "b/units.csv",
        "单位,类别,报告\n青石镇,乡镇,青石镇.txt\n水务局,县直,水务局.txt\n",
    );
    Batch::new(home).with_profile("two.toml")
}

#[test]
fn each_report_is_scored_totalled_and_exported_by_its_class() {
    let batch = offices();
    let refused = batch.fails(&["score", "水务局", "plan", "8"]);
    assert!(refused.contains('5'), "{refused}");
    assert!(
        batch
            .fails(&["score", "青石镇", "service", "8"])
            .contains("plan")
    );
    batch.ok(&["score", "青石镇", "plan", "8"]);
    let lines = "水务局\tplan\t4\n水务局\tservice\t12.5\n";
    let said = batch.run_with(&["score", "-"], lines);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let mixed = batch.run_with(&["score", "-"], "水务局\tplan\t3\n青石镇\tservice\t1\n");
    assert_eq!(mixed.code, Some(2));
    batch.ok(&["note", "水务局", "--whole", "--criterion", "service", "好"]);
    batch.fails(&["note", "青石镇", "--whole", "--criterion", "service", "好"]);

    let shown = batch.ok(&["show", "水务局"]);
    assert!(
        shown.contains("16.5") && shown.contains("12.5/15"),
        "{shown}"
    );
    let json = batch.json(&["export", ".", "--format", "json"]);
    let reports = json["reports"].as_array().unwrap();
    let facts = |path: &str| {
        let report = reports.iter().find(|one| one["report"] == path).unwrap();
        let total = &report["total"];
        format!("{} {}/{}", report["class"], total["points"], total["max"])
    };
    assert_eq!(facts("水务局.txt"), "\"office\" 16.5/20");
    assert_eq!(facts("青石镇.txt"), "null 8/10");
    let table = batch.ok(&["export", ".", "--format", "csv"]);
    let head = table.lines().next().unwrap();
    assert!(head.contains("打算,服务,"), "{head}");
    assert!(table.contains(",4,12.5,16.5,20,"), "{table}");
    assert!(table.contains(",8,,8,10,"), "{table}");
}

#[test]
fn a_score_says_what_it_rests_on_as_far_as_the_exported_table() {
    let batch = offices();
    let note = batch.ok(&["note", "水务局", "--quote", "审查文件92份", "逾期"]);
    let note = note.trim();
    let refused = batch.fails(&["score", "水务局", "service", "--deduct", "nix"]);
    assert!(refused.contains("late"), "{refused}");
    batch.fails(&["score", "水务局", "service", "--deduct", "late=4"]);
    batch.fails(&["score", "水务局", "service", "12", "--cite", "ffff"]);
    batch.fails(&["score", "水务局", "service"]);
    let (short, late) = (&note.chars().take(6).collect::<String>(), "late=3");
    batch.ok(&[
        "score",
        "水务局",
        "service",
        "--deduct",
        late,
        "--cite",
        short,
    ]);
    batch.ok(&["score", "水务局", "service", "--confidence", "low"]);
    let shown = batch.ok(&["show", "水务局"]);
    for expected in ["服务  13.5/15", "逾期 × 3（−1.5）", note, "把握 low"] {
        assert!(shown.contains(expected), "{expected}: {shown}");
    }
    let table = batch.ok(&["export", ".", "--format", "csv-long"]);
    let score = table.lines().find(|line| line.contains(",service,"));
    assert!(score.unwrap().contains(note), "{table}");
    batch.ok(&["score", "水务局", "service", "--cite", "-"]);
    let table = batch.ok(&["export", ".", "--format", "csv-long"]);
    let score = table.lines().find(|line| line.contains(",service,"));
    assert!(!score.unwrap().contains(note), "{table}");
}

#[test]
fn a_class_is_chosen_by_hand_and_given_back() {
    let batch = offices();
    assert!(
        batch
            .fails(&["outline", "青石镇", "--class", "nix"])
            .contains("park")
    );
    batch.ok(&["outline", "青石镇", "--class", "园区"]);
    batch.fails(&["score", "青石镇", "plan", "9"]);
    batch.ok(&["outline", "水务局", "--class", "two"]);
    batch.ok(&["score", "水务局", "plan", "9"]);
    batch.ok(&["outline", "青石镇", "--class", ""]);
    batch.ok(&["score", "青石镇", "plan", "9"]);
}

#[test]
fn another_profile_is_taken_after_all_it_changes_is_listed() {
    let batch = offices();
    batch.ok(&["score", "青石镇", "plan", "8"]);
    batch.ok(&["score", "水务局", "service", "12.5"]);
    batch.ok(&["score", "水务局", "plan", "5"]);
    let tightened = PROFILE
        .replacen("total = 10\n", "total = 6\n", 1)
        .replacen("max = 10\n", "max = 6\n", 1)
        .replacen("id = \"service\"", "id = \"help\"", 1);
    let file = batch.home.write("tight.toml", tightened);
    let file = file.to_str().unwrap();
    let before = batch.ok(&["store", "dump"]);
    // Used for once it is a warning, and the store's own holds the next time.
    let ran = batch.run(&["--profile", file, "stats", "."]);
    assert!(ran.stderr.contains("profile take"), "{}", ran.stderr);
    let ran = batch.run(&["profile", "take", file]);
    assert_eq!(ran.code, Some(2), "{}", ran.stdout);
    assert!(ran.stderr.contains("--yes"), "{}", ran.stderr);
    for expected in [
        "青石镇.txt  评审甲：8/10 → 8/6",
        "水务局.txt  评审甲：17.5/20 → 5/20",
    ] {
        assert!(ran.stdout.contains(expected), "{expected}: {}", ran.stdout);
    }
    for expected in ["待改：打算", "不计入：服务", "待评：服务"] {
        assert!(ran.stdout.contains(expected), "{expected}: {}", ran.stdout);
    }
    assert_eq!(batch.ok(&["store", "dump"]), before);
    let store = PathBuf::from(batch.ok(&["store", "path"]).trim_end());
    let pinned = || std::fs::read_to_string(store.join("profile.toml")).unwrap();
    assert_eq!(pinned(), PROFILE);
    let json = batch.run(&["profile", "take", file, "--json"]);
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(
        (&json["taken"], pinned().as_str()),
        (&false.into(), PROFILE)
    );
    assert_eq!(json["affected"][1]["after"]["out_of_range"][0], "plan");

    batch.ok(&["profile", "take", file, "--yes"]);
    assert_ne!(pinned(), PROFILE);
    let kept = std::fs::read_dir(store.join("trash")).unwrap();
    let kept = kept.map(|it| std::fs::read_to_string(it.unwrap().path()).unwrap());
    assert_eq!(kept.collect::<Vec<_>>(), [PROFILE]);
    // No score was touched, and what no longer fits is flagged.
    assert_eq!(batch.ok(&["store", "dump"]), before);
    let shown = batch.run(&["--profile", file, "show", "青石镇"]);
    assert!(shown.stdout.contains("8/6（不合"), "{}", shown.stdout);
    assert!(!shown.stderr.contains("profile take"), "{}", shown.stderr);
    // What is put aside goes when the trash is emptied, which names it first.
    let asked = batch.run(&["store", "purge"]);
    assert_eq!(asked.code, Some(2));
    assert!(asked.stdout.contains("换下的模板"), "{}", asked.stdout);
    assert_eq!(std::fs::read_dir(store.join("trash")).unwrap().count(), 1);
    batch.ok(&["store", "purge", "--yes"]);
    assert_eq!(std::fs::read_dir(store.join("trash")).unwrap().count(), 0);
    assert_ne!(pinned(), PROFILE);
    assert_eq!(batch.ok(&["store", "dump"]), before);
    let again = batch.run(&["profile", "take", file]);
    assert!(again.stderr.contains("无需更换"), "{}", again.stderr);
}
