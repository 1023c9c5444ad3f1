//! The built program without a terminal: how it is called wrongly, where its output goes, and
//! what it says where nothing is asked of it.

mod common;

use std::fs;
use std::path::Path;
use std::process::Stdio;

use common::pty::{PATIENCE, Screen};
use common::two_reports;

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
