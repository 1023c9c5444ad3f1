//! One story per thing a reviewer does, in a real terminal, at both sizes:
//! driven by keys, judged by the screen, the exit code and what is on disk.

#![expect(
    clippy::disallowed_methods,
    reason = "what is on disk is read there; waiting has a deadline"
)]

mod common;

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use common::Home;
use common::pty::{Key, PATIENCE, Screen};
use rustix::process::Signal;
use serde_json::Value;

const WIDE: (u16, u16) = (120, 40);
const NARROW: (u16, u16) = (80, 24);

/// Her name for all but the story in which the screen asks for it.
const REVIEWER: &str = "评阅一组";

/// One reviewer's desk: a home with the sample batch in it.
struct Desk {
    home: Home,
    batch: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let home = Home::new();
        let batch = home.batch();
        Self { home, batch }
    }

    /// Opens the batch under her name for the first time: the first report shows its top.
    #[track_caller]
    fn open(&self, size: (u16, u16)) -> Screen {
        let mut screen = self.reopen(size);
        screen.wait_for("县委、县政府：", PATIENCE);
        screen
    }

    /// Opens the batch again; it begins where it was left.
    fn reopen(&self, (cols, rows): (u16, u16)) -> Screen {
        let batch = self.batch.to_str().expect("temporary paths are UTF-8");
        Screen::open(&["--reviewer", REVIEWER, batch], cols, rows, &self.home)
    }

    /// Her review of the report whose name begins so, as it stands on disk.
    #[track_caller]
    fn review(&self, name: &str) -> Value {
        let begins = |path: &PathBuf| {
            path.file_name()
                .is_some_and(|file| file.to_string_lossy().starts_with(name))
        };
        let file = self.files("reviews").into_iter().find(begins);
        let file = file.unwrap_or_else(|| panic!("no review of {name} on disk"));
        let json = fs::read(&file).expect("reviews are readable");
        serde_json::from_slice(&json).expect("reviews are JSON")
    }

    /// Every file of one folder of the store, wherever below home the store is.
    fn files(&self, folder: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![(self.home.path().to_owned(), false)];
        while let Some((path, inside)) = folders.pop() {
            let inside = inside || path.file_name().is_some_and(|name| name == folder);
            for entry in fs::read_dir(path).expect("home can be listed") {
                let path = entry.expect("home can be listed").path();
                if path.is_dir() {
                    folders.push((path, inside));
                } else if inside && !path.to_string_lossy().ends_with("-tmp") {
                    found.push(path);
                }
            }
        }
        found
    }

    /// Whether half-typed text with these words is on disk.
    fn has_draft(&self, text: &str) -> bool {
        // A file may be replaced between the listing and the reading.
        let read = |path: &PathBuf| fs::read_to_string(path).unwrap_or_default();
        self.files("drafts")
            .iter()
            .any(|path| read(path).contains(text))
    }

    /// Waits until the half-typed text is on disk, or is there no longer.
    #[track_caller]
    fn wait_for_draft(&self, text: &str, there: bool) {
        let deadline = Instant::now() + PATIENCE;
        while self.has_draft(text) != there {
            assert!(Instant::now() < deadline, "draft with {text}: {}", !there);
            std::thread::yield_now();
        }
    }
}

/// Searches for `phrase` and stands on it, in the text.
#[track_caller]
fn find(screen: &mut Screen, phrase: &str) {
    screen.send("/");
    screen.send(phrase);
    screen.wait_for(&format!("/{phrase}"), PATIENCE);
    screen.send_key(Key::Enter);
    let last = screen.emulated().size().0.get() - 1;
    screen.wait_until("the cursor in the text", PATIENCE, |screen| {
        screen.cursor_position().0 != last && !screen.hide_cursor()
    });
}

#[track_caller]
fn review_one(size: (u16, u16)) {
    let desk = Desk::new();
    let mut screen = desk.open(size);

    // Into the text, to its first section.
    screen.send_key(Key::Enter);
    screen.wait_for("v 选字", PATIENCE);
    screen.send("]]");
    screen.wait_for("一、2025年推进", PATIENCE);

    // A note in Chinese on a sentence.
    find(&mut screen, "茶山林道硬化项目在");
    screen.send("vis");
    screen.wait_for("c 批注", PATIENCE);
    screen.send("c");
    screen.wait_for("写批注", PATIENCE);
    screen.send("采纳意见写得具体，可推广。");
    screen.wait_for("可推广。", PATIENCE);
    assert!(screen.cursor().is_some(), "the caret is the terminal's own");
    screen.send_key(Key::Ctrl('s'));
    screen.wait_for("已批注", PATIENCE);

    // A score, and done.
    screen.send("s");
    screen.wait_for("给分", PATIENCE);
    screen.send("33");
    screen.wait_for("33", PATIENCE);
    screen.send_key(Key::Enter);
    screen.send("D");
    screen.wait_for("仍标为已评", PATIENCE);
    screen.send_key(Key::Enter);
    screen.wait_for("双桥乡", PATIENCE);
    screen.send("Q");
    assert_eq!(screen.exit_code(PATIENCE), Some(0));
    assert!(
        !screen.emulated().alternate_screen(),
        "the screen is given back"
    );

    let review = desk.review("01-");
    assert_eq!(review["status"], "done");
    assert_eq!(review["scores"]["measures"]["value"], 33);
    let notes = review["notes"].as_array().expect("notes are a list");
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(review.to_string().contains("采纳意见写得具体，可推广。"));
}

#[test]
fn a_report_is_reviewed_and_done() {
    review_one(WIDE);
}

#[test]
fn a_report_is_reviewed_and_done_on_a_small_screen() {
    review_one(NARROW);
}

/// Writes one note, begins a second and leaves it half-typed, on disk.
#[track_caller]
fn write_one_and_a_half(screen: &mut Screen, desk: &Desk) {
    screen.send_key(Key::Enter);
    screen.wait_for("v 选字", PATIENCE);
    find(screen, "首次轻微违法行为");
    screen.send("visc");
    screen.wait_for("写批注", PATIENCE);
    screen.send("回访率写得清楚。");
    screen.send_key(Key::Ctrl('s'));
    screen.wait_for("已批注", PATIENCE);
    // It is a note on disk now, and a draft no longer.
    desk.wait_for_draft("回访率写得清楚。", false);

    find(screen, "远村普法覆盖");
    screen.send("visc");
    screen.wait_for("写批注", PATIENCE);
    screen.send("主观原因写到一半");
    screen.wait_for("写到一半", PATIENCE);
    desk.wait_for_draft("主观原因写到一半", true);
}

/// Opens the batch again, finds the saved note and the half-typed one, and finishes it.
#[track_caller]
fn find_everything_again(desk: &Desk, size: (u16, u16)) {
    let notes = desk.review("01-")["notes"].clone();
    assert_eq!(notes.as_array().map(Vec::len), Some(1), "{notes}");
    assert!(notes.to_string().contains("回访率写得清楚。"), "{notes}");

    let mut screen = desk.reopen(size);
    // The draft is selected: one key goes on with it, wherever one stands.
    screen.wait_for("e 续写", PATIENCE);
    screen.send("e");
    screen.wait_for("写批注", PATIENCE);
    screen.wait_for("主观原因写到一半", PATIENCE);
    screen.send("，现已写完。");
    screen.wait_for("写完。", PATIENCE);
    screen.send_key(Key::Ctrl('s'));
    screen.wait_for("已批注", PATIENCE);
    screen.send("Q");
    assert_eq!(screen.exit_code(PATIENCE), Some(0));

    let notes = desk.review("01-")["notes"].to_string();
    assert!(notes.contains("主观原因写到一半，现已写完。"), "{notes}");
    assert!(!desk.has_draft("写到一半"));
}

#[test]
fn a_killed_program_loses_nothing() {
    for size in [WIDE, NARROW] {
        let desk = Desk::new();
        let mut screen = desk.open(size);
        write_one_and_a_half(&mut screen, &desk);
        screen.kill(Signal::KILL);
        assert_eq!(screen.exit_code(PATIENCE), None);
        find_everything_again(&desk, size);
    }
}

#[test]
fn a_lost_connection_loses_nothing() {
    let desk = Desk::new();
    let mut screen = desk.open(WIDE);
    write_one_and_a_half(&mut screen, &desk);
    screen.close_terminal();
    assert_eq!(screen.exit_code(PATIENCE), Some(129));
    find_everything_again(&desk, WIDE);
}

#[test]
fn a_terminated_program_gives_the_terminal_back() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let desk = Desk::new();
        let mut screen = desk.open(WIDE);
        write_one_and_a_half(&mut screen, &desk);
        screen.kill(signal);
        assert_eq!(screen.exit_code(PATIENCE), Some(code));
        let left = screen.emulated();
        assert!(!left.alternate_screen() && !left.hide_cursor() && !left.bracketed_paste());
        find_everything_again(&desk, WIDE);
    }
}

#[test]
fn the_screen_follows_the_window() {
    let desk = Desk::new();
    let mut screen = desk.open(WIDE);
    screen.resize(50, 10);
    screen.wait_for("窗口太小", PATIENCE);
    screen.resize(80, 24);
    screen.wait_for("石梁镇", PATIENCE);
    screen.send("Q");
    assert_eq!(screen.exit_code(PATIENCE), Some(0));
}

#[test]
fn the_reviewers_name_is_asked_once() {
    let desk = Desk::new();
    let batch = desk.batch.to_str().expect("temporary paths are UTF-8");
    let mut screen = Screen::open(&[batch], WIDE.0, WIDE.1, &desk.home);
    screen.wait_for("县委、县政府：", PATIENCE);
    screen.send("C");
    screen.wait_for("评阅人姓名", PATIENCE);
    screen.send_key(Key::Ctrl('u'));
    screen.send(REVIEWER);
    screen.wait_for(REVIEWER, PATIENCE);
    screen.send_key(Key::Enter);
    screen.wait_for("写批注", PATIENCE);
    screen.send("总体较好。");
    screen.send_key(Key::Ctrl('s'));
    screen.wait_for("已批注", PATIENCE);
    screen.send("Q");
    assert_eq!(screen.exit_code(PATIENCE), Some(0));
    assert_eq!(desk.review("01-")["reviewer"], REVIEWER);

    // The next session knows it.
    let mut screen = Screen::open(&[batch], WIDE.0, WIDE.1, &desk.home);
    screen.wait_for("总体较好。", PATIENCE);
    screen.send("Q");
    assert_eq!(screen.exit_code(PATIENCE), Some(0));
}

#[test]
fn a_batch_left_before_is_opened_from_the_start_page() {
    let desk = Desk::new();
    let mut screen = desk.open(NARROW);
    screen.send("Q");
    assert_eq!(screen.exit_code(PATIENCE), Some(0));

    let mut screen = Screen::open::<&str>(&[], NARROW.0, NARROW.1, &desk.home);
    screen.wait_for("最近打开的批次", PATIENCE);
    // What is typed ahead is meant for the batch.
    screen.send("\r?");
    screen.wait_for("帮助：", PATIENCE);
    screen.send("q");
    screen.wait_gone("帮助：", PATIENCE);
    screen.send("Q");
    assert_eq!(screen.exit_code(PATIENCE), Some(0));

    let mut screen = Screen::open::<&str>(&[], NARROW.0, NARROW.1, &desk.home);
    screen.wait_for("最近打开的批次", PATIENCE);
    screen.send("q");
    assert_eq!(screen.exit_code(PATIENCE), Some(0));
    assert!(!screen.emulated().alternate_screen());
}
