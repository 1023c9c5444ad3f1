//! What is promised of a store, asked of the built program: whose it is, and what several
//! processes do to it at once.

#![expect(
    clippy::disallowed_methods,
    reason = "a test makes and reads its folder on disk"
)]

mod common;

use std::os::unix::process::ExitStatusExt;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use common::Home;
use common::home::Ran;
use serde_json::Value;

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

/// Who writes at once, and how often each.
const WRITERS: u64 = 8;
const EDITS: u64 = 6;

/// What became of one edit by a process of its own.
struct Edit {
    /// Words that nothing else in the store holds.
    text: String,
    /// It said that the edit is saved.
    is_acknowledged: bool,
    was_killed: bool,
}

/// The edits of one writer, one process each; every third is killed at a moment that the
/// numbers choose.
fn edits_of(home: &Home, writer: u64) -> Vec<Edit> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(writer + 1);
    let mut random = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let edit = |nth: u64| {
        let text = format!("第{writer}人第{nth}次");
        // Half of them add a note, half of them set one and the same score.
        let mut args = match writer % 2 {
            0 => vec!["note", "甲批/1 瓦屋镇.txt", "--whole", &text],
            _ => vec![
                "score",
                "甲批/1 瓦屋镇.txt",
                "content",
                "3",
                "--comment",
                &text,
            ],
        };
        args.extend(["--reviewer", "评审甲"]);
        let mut child = home
            .command(&args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program can be started");
        if (nth + writer).is_multiple_of(3) {
            std::thread::park_timeout(Duration::from_micros(random() % 60_000));
            child.kill().expect("a child can be killed");
        }
        let status = child.wait().expect("a child ends");
        Edit {
            is_acknowledged: status.success(),
            was_killed: status.signal().is_some(),
            text,
        }
    };
    (0..EDITS).map(edit).collect()
}

#[test]
fn eight_writers_at_once_some_of_them_killed_lose_nothing() {
    let home = &two_batches();
    let args = ["store", "dump", "--batch", "甲批"];
    let are_writing = AtomicBool::new(true);
    let edits: Vec<Edit> = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| scope.spawn(move || edits_of(home, writer)))
            .collect();
        let reader = scope.spawn(|| {
            // Whoever looks meanwhile finds a whole file, and never an older one than before.
            let mut n_before = 0;
            while are_writing.load(Ordering::Relaxed) {
                let dumped = ok(home, &args);
                let review: Value = serde_json::from_str(dumped.trim()).expect("one line");
                let n_entries = review["history"].as_array().map_or(0, Vec::len);
                assert!(n_entries >= n_before);
                n_before = n_entries;
            }
        });
        let joined = writers.into_iter().map(|it| it.join().expect("no panic"));
        let edits = joined.flatten().collect();
        are_writing.store(false, Ordering::Relaxed);
        reader.join().expect("no torn read");
        edits
    });
    assert_eq!(edits.len() as u64, WRITERS * EDITS);
    assert!(edits.iter().any(|edit| edit.was_killed));
    let dumped = ok(home, &args);
    for edit in &edits {
        let is_there = dumped.contains(&edit.text);
        assert!(is_there || !edit.is_acknowledged, "lost: {}", edit.text);
        assert!(edit.is_acknowledged || edit.was_killed, "{}", edit.text);
    }
    // Nothing of the dead is in anybody's way.
    ok(home, &["note", "甲批/1 瓦屋镇.txt", "--whole", "之后"]);
    let checked = ok(home, &["store", "check", "--batch", "甲批"]);
    assert!(!checked.contains("手工"), "{checked}");
}

#[test]
fn a_disk_or_limit_that_takes_no_more_costs_the_edit_and_says_so() {
    let home = two_batches();
    let zhupi = home.command(&[""; 0]).get_program().to_owned();
    let limited = |limit: &str, text: &str| {
        let line = format!("ulimit {limit} && exec \"$@\"");
        let mut command = std::process::Command::new("sh");
        command
            .env_clear()
            .envs(home.environment())
            .current_dir(home.path())
            .args(["-c", &line, "sh"])
            .arg(&zhupi)
            .args(["note", "甲批/1 瓦屋镇.txt", "--whole", text])
            .args(["--reviewer", "评审甲"]);
        command.output().expect("there is a shell")
    };
    for (limit, why) in [
        ("-f 0", "文件大小"),
        ("-f 1", "文件大小"),
        ("-n 4", "打开的文件"),
    ] {
        let before = ok(&home, &["store", "dump", "--batch", "甲批"]);
        let ran = limited(limit, "写不下的一条");
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(2), "{limit}: {said}");
        assert!(said.contains(why), "{limit}: {said}");
        assert_eq!(ok(&home, &["store", "dump", "--batch", "甲批"]), before);
        let checked = ok(&home, &["store", "check", "--batch", "甲批"]);
        assert!(checked.contains("没有问题"), "{limit}: {checked}");
    }
    ok(&home, &["note", "甲批/1 瓦屋镇.txt", "--whole", "写下了"]);
}

#[test]
fn a_review_changed_or_damaged_by_hand_is_named_by_all_that_shows_reviews() {
    let home = two_batches();
    let folder = home.path().join("甲批/.zhupi/reviews/评审甲");
    let file = std::fs::read_dir(&folder).expect("a folder").next();
    let path = file.expect("a review").expect("a name").path();
    let sound = std::fs::read_to_string(&path).expect("readable");
    // The last is a file that no report of the batch would have.
    let elsewhere = folder.join("别处-0123456789abcdef.json");
    let newer = ("\"version\": 1", "\"version\": 99");
    for (at, (from, to), says) in [
        (&path, ("写得实", "写得很实"), "手工改过"),
        (&path, newer, "更新的版本"),
        (&path, ("\"title\"", "\"ti\"tle\""), "已损坏"),
        (&path, ("瓦屋镇.txt", "别处.txt"), "与文件名不符"),
        (&elsewhere, ("\"title\"", "\"title\""), "与文件名不符"),
        (&elsewhere, ("{", "{{"), "已损坏"),
    ] {
        std::fs::write(&path, &sound).expect("writable");
        std::fs::write(at, sound.replacen(from, to, 1)).expect("writable");
        for args in [
            &["list", "甲批"][..],
            &["list", "甲批", "--json"],
            &["stats", "甲批"],
            &["export", "甲批", "--format", "md"],
            &["export", "甲批", "--format", "json"],
            &["store", "check", "--batch", "甲批"],
        ] {
            for reviewer in ["评审甲", "all"] {
                let ran = home.run(&[args, &["--reviewer", reviewer]].concat());
                let said = format!("{}{}", ran.stdout, ran.stderr);
                assert!(said.contains(says), "{says} {args:?}: {said}");
                assert_eq!(ran.code, Some(2), "{says} {args:?}: {said}");
                let n_said = ran.stderr.matches(says).count();
                assert!(n_said <= 1, "{says} {args:?}: {}", ran.stderr);
            }
        }
    }
}
