//! A note goes on in the person's own editor: its keys are its own, its text comes back
//! however it ends, and the terminal is the program's again afterwards.

mod common;

use std::ffi::OsStr;
use std::path::Path;

use common::Home;
use common::pty::{Key, PATIENCE, Screen};

/// Opens one report with this script as the editor and begins a note.
#[track_caller]
fn note_begun(home: &Home, script: &str) -> Screen {
    let report = home.write(
        "b/瓦屋镇.txt",
        "瓦屋镇法治政府建设报告\n\n一、主要举措\n开会。\n",
    );
    let editor = home.write("my editor.sh", script);
    let named = format!("EDITOR=/bin/sh '{}'", editor.to_str().expect("UTF-8"));
    let args: [&OsStr; 5] = [
        named.as_ref(),
        env!("CARGO_BIN_EXE_zhupi").as_ref(),
        "--reviewer".as_ref(),
        "评阅一组".as_ref(),
        report.as_os_str(),
    ];
    let mut screen = Screen::open_program(Path::new("/usr/bin/env"), &args, 80, 24, home);
    screen.wait_for("开会。", PATIENCE);
    screen.send("C");
    screen.wait_for("整份报告", PATIENCE);
    screen.send("起头");
    screen.wait_for("起头", PATIENCE);
    screen.send_key(Key::Ctrl('e'));
    screen
}

/// Whether the folder of the editor's files holds anything.
fn is_left(home: &Home) -> bool {
    let folder = home.path().join(".local/state/zhupi/editing");
    std::fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some())
}

#[test]
fn the_editor_has_the_keys_and_its_text_comes_back() {
    let home = Home::new();
    let script = "stat -c 'mode %a' \"$1\"; cat \"$1\"; echo; echo ready; read line; \
                  printf '%s\\n' \"$line\" >> \"$1\"";
    let mut screen = note_begun(&home, script);
    screen.wait_for("ready", PATIENCE);
    assert!(screen.screen_text().contains("mode 600"));
    assert!(screen.screen_text().contains("起头"));
    screen.send("jqD，请核实\n");
    screen.wait_for("Ctrl-s", PATIENCE);
    screen.wait_for("起头jqD，请核实", PATIENCE);
    screen.send_key(Key::Ctrl('s'));
    screen.wait_for("已保存", PATIENCE);
    assert!(!is_left(&home));
    screen.send("Q");
    assert_eq!(screen.exit_code(PATIENCE), Some(0));
}

#[test]
fn an_editor_that_dies_loses_nothing() {
    let home = Home::new();
    let mut screen = note_begun(&home, "printf 写了一半 > \"$1\"; kill -9 $$");
    screen.wait_for("没有正常结束", PATIENCE);
    screen.wait_for("写了一半", PATIENCE);
    screen.send("，接着写");
    screen.wait_for("写了一半，接着写", PATIENCE);
    assert!(!is_left(&home));
}
