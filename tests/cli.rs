//! The built program without a terminal: how it is called wrongly, where its output goes, and
//! what it says where nothing is asked of it.

#![expect(clippy::disallowed_methods, reason = "a test makes its folder on disk")]

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

/// The Latin words of a message that are no names of files, formats, programs or commands.
fn english_in(said: &str) -> Vec<&str> {
    const KNOWN: &[&str] = &[
        "zhupi", "WPS", "Word", "docx", "PDF", "OFD", "OCR", "TERM", "xterm", "color", "dumb",
    ];
    let quoted = said.split('`').step_by(2);
    quoted
        .flat_map(|plain| plain.split(|ch: char| !ch.is_ascii_alphabetic()))
        .filter(|word| word.len() > 2 && !KNOWN.contains(word))
        .collect()
}

#[test]
fn broken_files_settings_and_terminals_are_explained_in_chinese_alone() {
    let batch = two_reports();
    let docx = include_bytes!("fixtures/ingest/report.docx");
    let write = |name: &str, bytes: &[u8]| fs::write(batch.dir.join(name), bytes).unwrap();
    write("1.docx", &docx[..docx.len() / 2]);
    write("2.docx", b"no archive");
    write("3.ofd", b"no archive");
    write(
        "4.doc",
        &[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat(),
    );
    write("5.pdf", b"%PDF-1.4\n garbage");
    write("6.docx", b"\x89PNG\r\n\x1a\n0000000000000000");
    batch.home.write(
        ".config/zhupi/config.toml",
        "theme = \"dark\"\nreviewer = [\n",
    );
    let ran = batch.run(&["list", "."]);
    assert_eq!(ran.code, Some(2));
    for name in ["1.docx", "2.docx", "3.ofd", "4.doc", "5.pdf", "6.docx"] {
        assert!(ran.stderr.contains(&format!("`{name}`")), "{}", ran.stderr);
    }
    assert!(
        ran.stderr.contains("config.toml` 未采用：第 "),
        "{}",
        ran.stderr
    );
    assert_eq!(english_in(&ran.stderr), [""; 0], "{}", ran.stderr);
    // A word processor opens no OFD.
    let of_ofd = ran.stderr.split("`3.ofd`").nth(1).unwrap();
    let of_ofd = of_ofd.lines().take(2).collect::<String>();
    assert!(
        of_ofd.contains("OFD") && !of_ofd.contains("WPS"),
        "{of_ofd}"
    );

    let dumb = format!("TERM=dumb exec '{}' b", env!("CARGO_BIN_EXE_zhupi"));
    let shell = Path::new("/bin/sh");
    let mut screen = Screen::open_program(shell, &["-c", &dumb], 100, 12, &batch.home);
    assert_eq!(screen.exit_code(PATIENCE), Some(2));
    let said = screen.screen_text();
    assert!(said.contains("TERM=dumb，不能定位光标"), "{said}");
}
