//! Panics in any room, and a second session at the same work: nothing is lost, the terminal is
//! given back, the other's edits show.

#![expect(
    clippy::disallowed_methods,
    reason = "what is on disk is read there; waiting has a deadline"
)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use common::Home;
use common::pty::{Key, PATIENCE, Screen};

const REVIEWER: &str = "评阅一组";

/// Opens the samples with a file of orders for panics, and stands in the text.
fn open(home: &Home) -> (Screen, PathBuf, PathBuf) {
    let batch = home.batch();
    let orders = home.path().join("orders");
    let order = format!("ZHUPI_DRILL={}", orders.display());
    let program = env!("CARGO_BIN_EXE_zhupi");
    let paths = batch.to_str().expect("temporary paths are UTF-8");
    let args = [order.as_str(), program, "--reviewer", REVIEWER, paths];
    let mut screen = Screen::open_program(Path::new("/usr/bin/env"), &args, 120, 40, home);
    screen.wait_for("县委、县政府：", PATIENCE);
    screen.send_key(Key::Enter);
    screen.wait_for("v 选字", PATIENCE);
    (screen, batch, orders)
}

/// Waits until a file somewhere below home holds these words.
#[track_caller]
fn wait_on_disk(home: &Home, words: &str) {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let mut folders = vec![home.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("home can be listed").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|kind| kind == "json")
                    && fs::read_to_string(&path).is_ok_and(|text| text.contains(words))
                {
                    return;
                }
            }
        }
        assert!(Instant::now() < deadline, "{words} is not on the disk");
        std::thread::yield_now();
    }
}

#[track_caller]
fn check_fatal(room: &str) {
    let home = Home::new();
    let (mut screen, _, orders) = open(&home);
    screen.send("C");
    screen.wait_for("写批注", PATIENCE);
    screen.send("写到一半的话");
    screen.wait_for("写到一半的话", PATIENCE);
    wait_on_disk(&home, "写到一半的话");
    fs::write(&orders, room).expect("home is writable");
    screen.send("。");
    let before = Instant::now();
    assert_eq!(screen.exit_code(PATIENCE), Some(2), "{room}");
    assert!(before.elapsed() < Duration::from_secs(2), "{room}");
    let left = screen.emulated();
    assert!(!left.alternate_screen() && !left.hide_cursor() && !left.bracketed_paste());
    assert!(
        screen.screen_text().contains(&format!("drill in {room}")),
        "{room}"
    );
    wait_on_disk(&home, "写到一半的话");
    fs::remove_file(&orders).expect("home is writable");
    let batch = home.path().join("batch");
    let batch = batch.to_str().expect("temporary paths are UTF-8");
    let mut screen = Screen::open(&["--reviewer", REVIEWER, batch], 120, 40, &home);
    screen.wait_for("草稿", PATIENCE);
    screen.send("Q");
    assert_eq!(screen.exit_code(PATIENCE), Some(0));
}

#[test]
fn a_panic_where_keys_are_taken_saves_and_gives_the_terminal_back() {
    check_fatal("update");
}

#[test]
fn a_panic_where_the_screen_is_drawn_saves_and_gives_the_terminal_back() {
    check_fatal("view");
}

/// A room that works on a thread of its own: the panic costs one thing, and is told after
/// leaving.
#[track_caller]
fn check_survived(room: &str) {
    let home = Home::new();
    let (mut screen, _, orders) = open(&home);
    fs::write(&orders, room).expect("home is writable");
    screen.send("J");
    screen.wait_for(&format!("drill in {room}"), PATIENCE);
    fs::remove_file(&orders).expect("home is writable");
    screen.send("K");
    screen.wait_for("县委、县政府：", PATIENCE);
    screen.send("Q");
    assert_eq!(screen.exit_code(PATIENCE), Some(0));
    assert!(
        screen.screen_text().contains(&format!("drill in {room}")),
        "{room}"
    );
}

#[test]
fn a_panic_in_reading_a_report_costs_that_report() {
    for room in ["session", "report"] {
        check_survived(room);
    }
}

#[test]
fn a_panic_in_saving_is_a_failed_save_that_is_tried_again() {
    let home = Home::new();
    let (mut screen, _, orders) = open(&home);
    fs::write(&orders, "store").expect("home is writable");
    screen.send("C");
    screen.wait_for("写批注", PATIENCE);
    screen.send("总的印象很好");
    screen.send_key(Key::Ctrl('s'));
    screen.wait_for("drill in store", PATIENCE);
    fs::remove_file(&orders).expect("home is writable");
    screen.wait_for("已保存", PATIENCE);
    screen.send("Q");
    assert_eq!(screen.exit_code(PATIENCE), Some(0));
    wait_on_disk(&home, "\"history\"");
}

#[test]
fn another_sessions_note_shows_within_two_seconds() {
    let home = Home::new();
    let (mut screen, batch, _) = open(&home);
    let report = fs::read_dir(&batch)
        .expect("the batch can be listed")
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.to_string_lossy().contains("01-"))
        .expect("the first sample");
    let report = report.to_str().expect("temporary paths are UTF-8");
    for body in ["另一个窗口写的", "又写了一条"] {
        let args = [
            "note",
            report,
            "--whole",
            body,
            "--reviewer",
            REVIEWER,
            "--batch",
        ];
        let batch = batch.to_str().expect("temporary paths are UTF-8");
        let ran = home.run(&[&args[..], &[batch]].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        screen.wait_for(body, Duration::from_secs(2));
    }
    screen.send("Q");
    assert_eq!(screen.exit_code(PATIENCE), Some(0));
}
