//! Totals say how they came about: in every export, `show`, `list` and `stats`, whoever adds
//! up what stands above a total comes to it.

mod common;

use common::{Batch, Home, REPORT};
use serde_json::{Value, json};

/// 100 points in three criteria, a bonus, and a deduction that may be counted three times.
const PROFILE: &str = "format = \"zhupi-profile\"\nversion = 1\nid = \"three\"\nname = \"三项\"\n\
    [rubric]\ntotal = 100\n\
    [[rubric.criterion]]\nid = \"work\"\nname = \"举措\"\nmax = 50\n\
    [[rubric.criterion.deduction]]\nid = \"late\"\nlabel = \"逾期\"\npoints = 5\ncap = 15\n\
    [[rubric.criterion]]\nid = \"lacks\"\nname = \"不足\"\nmax = 30\n\
    [[rubric.criterion]]\nid = \"plan\"\nname = \"打算\"\nmax = 20\n\
    [[rubric.criterion]]\nid = \"extra\"\nname = \"附加\"\nkind = \"bonus\"\nmax = 5\n";

fn batch() -> Batch {
    let home = Home::new();
    home.write("three.toml", PROFILE);
    home.write("b/1.txt", REPORT);
    Batch::new(home).with_profile("three.toml")
}

fn scored(scores: &[(&str, &str)]) -> Batch {
    let batch = batch();
    for (criterion, value) in scores {
        batch.ok(&["score", "1.txt", criterion, value]);
    }
    batch
}

/// What people read of the batch.
fn for_people(batch: &Batch) -> Vec<(String, String)> {
    let exports = ["md", "html", "csv"];
    let mut pages: Vec<(String, String)> = exports
        .map(|format| {
            let page = batch.ok(&["export", ".", "--format", format]);
            (format.to_owned(), page)
        })
        .into();
    pages.push(("show".to_owned(), batch.ok(&["show", "1.txt"])));
    pages
}

#[track_caller]
fn all_say(batch: &Batch, expected: &str) {
    for (name, page) in for_people(batch) {
        assert!(page.contains(expected), "{name} lacks {expected}: {page}");
    }
}

fn row(batch: &Batch) -> Value {
    let document = batch.json(&["export", ".", "--format", "json"]);
    document["reports"][0].clone()
}

#[test]
fn what_does_not_apply_and_what_became_of_the_total_is_said() {
    let batch = scored(&[
        ("work", "25"),
        ("lacks", "18"),
        ("plan", "na"),
        ("extra", "2"),
    ]);
    let how = "不适用：打算。其余各项得 43 分，满分 80 分，按 100 分折算为 53.75 分\
        （43 ÷ 80 × 100），另加 2 分。";
    all_say(&batch, how);
    assert!(batch.ok(&["stats", "."]).contains(how));
    let stats = batch.json(&["stats", ".", "--json"]);
    assert_eq!(stats["ranking"][0]["reckoning"], json!([how]));
    let total = &row(&batch)["total"];
    assert_eq!(total["points"], 55.75);
    assert_eq!(total["not_applicable"], json!(["plan"]));
    assert_eq!(total["scaled"], json!({"from": 43, "of": 80, "to": 53.75}));
    let plain = scored(&[("work", "25"), ("lacks", "18"), ("plan", "10")]);
    assert_eq!(row(&plain)["total"]["scaled"], Value::Null);
}

#[test]
fn a_total_of_a_sheet_not_filled_in_is_marked() {
    let batch = scored(&[("work", "30")]);
    all_say(&batch, "未评完（1/3），尚未评分：不足、打算");
    let page = batch.ok(&["export", ".", "--format", "md"]);
    assert!(page.contains("30\\*（满分 100，未评完 1/3）"), "{page}");
    assert!(page.contains("**30\\***"), "{page}");
    let list = batch.ok(&["list", "."]);
    assert!(list.contains("30*") && list.contains("1/3"), "{list}");
    assert!(list.contains("\n* 未评完"), "{list}");
    assert!(batch.ok(&["show", "1.txt"]).contains("30*/100"));
    assert!(batch.ok(&["stats", "."]).contains("未评完（1/3）"));
    let table = batch.ok(&["export", ".", "--format", "csv"]);
    assert!(table.contains(",未评项,总分说明,"), "{table}");
    let done = scored(&[("work", "30"), ("lacks", "20"), ("plan", "20")]);
    for (name, page) in for_people(&done) {
        assert!(
            !page.contains("未评完") && !page.contains("70\\*"),
            "{name}"
        );
    }
    let list = done.ok(&["list", "."]);
    assert!(list.contains("3/3") && !list.contains('*'), "{list}");
}

#[test]
fn points_typed_over_counted_deductions_leave_no_contradiction() {
    let batch = scored(&[("lacks", "30"), ("plan", "20")]);
    batch.ok(&["score", "1.txt", "work", "--deduct", "late=2"]);
    let by_hand = |batch: &Batch| row(batch)["scores"]["work"]["by_hand"].clone();
    assert_eq!(by_hand(&batch), 0);
    for (typed, said, difference) in [("37.5", "另扣 2.5", -2.5), ("42", "酌情加回 2", 2.0)] {
        batch.ok(&["score", "1.txt", "work", typed]);
        for (name, page) in for_people(&batch) {
            // The wide table has no deductions to contradict.
            let has = page.contains("逾期");
            assert_eq!(page.contains(said), has, "{name}: {page}");
            assert_eq!(has, name != "csv", "{name}");
        }
        assert_eq!(by_hand(&batch).as_f64(), Some(difference));
    }
    // Nothing is taken off what does not apply.
    batch.ok(&["score", "1.txt", "work", "na"]);
    assert_eq!(row(&batch)["scores"]["work"]["deductions"], json!({}));
    for (name, page) in for_people(&batch) {
        assert!(!page.contains("逾期"), "{name}: {page}");
    }
    batch.ok(&["undo", "1.txt"]);
    assert!(batch.ok(&["show", "1.txt"]).contains("逾期 × 2"));
}
