//! What is promised of a store, asked of the built program: whose it is, and what several
//! processes do to it at once.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test makes and reads its folder on disk, and fails by panicking"
)]

mod common;

use common::Home;
use common::home::Ran;

/// Two batches without a report in common, each with a store; the first has a review.
fn two_batches() -> Home {
    let home = Home::new();
    home.write("甲批/1 瓦屋镇.txt", "一、主要举措\n今年办结案件三件。\n");
    home.write("乙批/2 石桥局.txt", "一、主要举措\n今年另有安排。\n");
    for batch in ["甲批", "乙批"] {
        ok(&home, &["init", batch]);
    }
    ok(&home, &["note", "甲批/1 瓦屋镇.txt", "--whole", "写得实"]);
    home
}

fn run(home: &Home, args: &[&str]) -> Ran {
    let mut args = args.to_vec();
    args.extend(["--reviewer", "评审甲"]);
    home.run(&args)
}

#[track_caller]
fn ok(home: &Home, args: &[&str]) -> String {
    let ran = run(home, args);
    assert_eq!(ran.code, Some(0), "{args:?}: {}", ran.stderr);
    ran.stdout
}

/// Runs what must be refused, and gives what it says.
#[track_caller]
fn fails(home: &Home, args: &[&str]) -> String {
    let ran = run(home, args);
    assert_eq!(ran.code, Some(2), "{args:?}: {}{}", ran.stdout, ran.stderr);
    ran.stderr
}

#[test]
fn a_store_is_not_bound_to_another_batch_in_silence() {
    let home = two_batches();
    let copied = home.path().join("丙批/.zhupi");
    home.write("丙批/3 青石镇.txt", "一、主要举措\n又一份。\n");
    let both = |said: &str, batch: &str| {
        assert!(said.contains("甲批") && said.contains(batch), "{said}");
        assert!(said.contains("--force"), "{said}");
    };
    // By merging, into a store with nothing in it yet, and with `--dry-run` as well.
    for into in ["乙批", "乙批/.zhupi"] {
        both(&fails(&home, &["merge", "甲批", "--into", into]), "乙批");
        both(
            &fails(&home, &["merge", "甲批", "--into", into, "--dry-run"]),
            "乙批",
        );
    }
    assert_eq!(ok(&home, &["store", "dump", "--batch", "乙批"]), "");
    // Into a folder of reports that has no store.
    let said = fails(&home, &["merge", "甲批", "--into", "丙批"]);
    assert!(said.contains("zhupi init"), "{said}");
    assert!(!home.path().join("丙批/store.json").exists());
    // By naming it.
    let named = ["--store", "乙批/.zhupi", "note", "甲批/1 瓦屋镇.txt"];
    let mut named = named.to_vec();
    named.extend(["--whole", "好"]);
    let said = fails(&home, &named);
    assert!(said.contains("甲批") && said.contains("乙批"), "{said}");
    // By copying it.
    for folder in ["", "reviews", "reviews/评审甲"] {
        std::fs::create_dir_all(copied.join(folder)).unwrap();
        for entry in std::fs::read_dir(home.path().join("甲批/.zhupi").join(folder)).unwrap() {
            let from = entry.unwrap().path();
            if from.is_file() {
                let to = copied.join(folder).join(from.file_name().unwrap());
                std::fs::copy(from, to).unwrap();
            }
        }
    }
    both(&fails(&home, &["list", "丙批"]), "丙批");
    // All of it by force.
    ok(&home, &["list", "丙批", "--force"]);
    ok(&home, &["merge", "甲批", "--into", "乙批", "--force"]);
    assert!(ok(&home, &["store", "dump", "--batch", "乙批", "--force"]).contains("写得实"));
}

#[test]
fn stores_of_one_batch_are_merged_whatever_their_folders_are_called() {
    let home = two_batches();
    // A colleague's copy of the batch under another name, who reviewed another report.
    let text = "一、主要举措\n今年办结案件三件。\n";
    home.write("副本/1 瓦屋镇.txt", text);
    home.write("副本/4 河口乡.txt", "一、主要举措\n河口乡的。\n");
    home.write("甲批/4 河口乡.txt", "一、主要举措\n河口乡的。\n");
    ok(&home, &["init", "副本"]);
    ok(&home, &["note", "副本/4 河口乡.txt", "--whole", "欠具体"]);
    ok(&home, &["merge", "副本", "--into", "甲批"]);
    let dumped = ok(&home, &["store", "dump", "--batch", "甲批"]);
    assert!(dumped.contains("欠具体") && dumped.contains("写得实"));
    // Into a store that is made by it, and again into one whose folder was renamed.
    ok(&home, &["merge", "甲批", "--into", "总库"]);
    std::fs::rename(home.path().join("乙批"), home.path().join("改名")).unwrap();
    ok(&home, &["note", "改名/2 石桥局.txt", "--whole", "好"]);
}
