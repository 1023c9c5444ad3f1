//! Commands that write many files, killed at every call that changes the disk: the same command
//! run again ends where an undisturbed run ends, and until then `store check` says that it is
//! half done.
//!
//! The debug build kills itself (`ZHUPI_DRILL`), so that each run dies at a known call on any
//! machine; what single saves leave behind is tested beside the store.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test makes and reads its folder on disk, and fails by panicking"
)]

mod common;

use std::fs;
use std::path::Path;
use std::process::Stdio;

use common::home::Ran;
use common::{Batch, Home};

const REPORTS: [&str; 2] = ["青石镇", "石桥乡"];

fn batch() -> Batch {
    let home = Home::new();
    for (nth, name) in REPORTS.iter().enumerate() {
        let text = format!("{name}2025年报告\n\n一、主要举措\n　　审查文件{nth}2份。\n");
        home.write(&format!("b/{name}.txt"), text);
    }
    home.write("profile.toml", PROFILE);
    let batch = Batch::new(home).with_profile("profile.toml");
    batch.ok(&["init"]);
    batch
}

const PROFILE: &str = "format = \"zhupi-profile\"\nversion = 1\nid = \"one\"\nname = \"一项\"\n\
    [rubric]\ntotal = 10\n\
    [[rubric.criterion]]\nid = \"work\"\nname = \"举措\"\nmax = 10\n";

/// What the batch says, without times.
fn said(batch: &Batch) -> String {
    batch.ok(&["export", ".", "--format", "md"])
}

/// Runs a command that dies at a call, where it comes so far.
fn killed_at(batch: &Batch, args: &[&str], input: &Path, nth: usize) -> Ran {
    let orders = batch.home.write("orders", format!("disk {nth}"));
    let input = fs::File::open(input).unwrap();
    let ran = batch
        .command(args)
        .env("ZHUPI_DRILL", orders)
        .stdin(Stdio::from(input))
        .output()
        .unwrap();
    Ran::from(ran)
}

/// Kills a command at each of its calls in turn; gives how often `store check` called it half
/// done.
#[track_caller]
fn kill_everywhere(args: &[&str], input: &str, after: impl Fn(&Batch) -> String) -> usize {
    let whole = batch();
    let undisturbed = whole.run_with(args, input);
    assert_eq!(undisturbed.code, Some(0), "{}", undisturbed.stderr);
    let expected = after(&whole);
    let (mut n_killed, mut n_half_done) = (0, 0);
    loop {
        let batch = batch();
        let file = batch.home.write("input", input);
        let ran = killed_at(&batch, args, &file, n_killed);
        if ran.code == Some(0) {
            break;
        }
        assert_eq!(ran.code, None, "{}", ran.stderr);
        n_killed += 1;
        let check = batch.run(&["store", "check"]);
        n_half_done += usize::from(check.stdout.contains("只做了一半"));
        let again = batch.run_with(args, input);
        assert_eq!(again.code, Some(0), "call {n_killed}: {}", again.stderr);
        assert_eq!(after(&batch), expected, "call {n_killed}");
        let check = batch.run(&["store", "check"]);
        assert_eq!(check.code, Some(0), "call {n_killed}: {}", check.stdout);
        // A temporary file of the dead is no half work; a later save sweeps it away.
        assert!(!check.stdout.contains("只做了一半"), "{}", check.stdout);
    }
    assert!(n_killed > 3 * REPORTS.len(), "only {n_killed} calls");
    n_half_done
}

#[test]
fn many_scores_killed_anywhere_are_all_there_when_given_again() {
    let lines = REPORTS.map(|name| format!("{name}\twork\t7\n")).concat();
    assert!(kill_everywhere(&["score", "-"], &lines, said) > REPORTS.len());
}

#[test]
fn an_import_killed_anywhere_is_whole_when_it_is_run_again() {
    let form = REPORTS
        .map(|name| format!("==== 报告：{name}.txt\n[work]：7\n问题：缺少日期\n"))
        .concat();
    assert!(kill_everywhere(&["import", "-"], &form, said) > REPORTS.len());
}

/// Names and bytes of a folder's files.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let listed = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<(String, Vec<u8>)> = listed
        .map(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            (name, fs::read(file.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn an_export_killed_anywhere_is_whole_when_it_is_run_again() {
    let args = ["export", ".", "--format", "form", "-o", "../out/"];
    let batch_id = |batch: &Batch| batch.json(&["store", "path", "--json"])["batch_id"].clone();
    let after = |batch: &Batch| {
        let id = batch_id(batch);
        let id = id.as_str().unwrap();
        let files = files(&batch.home.path().join("out"));
        let shown = files.iter().map(|(name, bytes)| {
            let text = String::from_utf8_lossy(bytes).replace(id, "");
            format!("{name}\n{text}\n")
        });
        shown.collect()
    };
    kill_everywhere(&args, "", after);
    let batch = batch();
    batch.ok(&args);
    assert_eq!(files(&batch.home.path().join("out")).len(), REPORTS.len());
    // The same again is no overwriting; another's file is.
    batch.ok(&args);
    let name = &files(&batch.home.path().join("out"))[1].0;
    batch.home.write(&format!("out/{name}"), "mine");
    batch.fails(&args);
    assert_eq!(files(&batch.home.path().join("out"))[1].1, b"mine");
}
