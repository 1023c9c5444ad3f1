//! The screen, killed while notes, scores and undo are saved: what it showed as saved is in the
//! store, whole, and the next edit works.
//!
//! Once at calls that change the disk (`ZHUPI_DRILL`, the debug build kills itself), and once by
//! SIGKILL at moments that no call marks.

#![expect(
    clippy::disallowed_methods,
    reason = "orders for the drill are a file; a moment is a matter of the clock"
)]

mod common;

use std::path::Path;
use std::time::{Duration, Instant};

use common::pty::{Key, PATIENCE, Screen};
use common::{Batch, two_reports};
use rustix::process::Signal;
use serde_json::Value;

const REPORT: &str = "1 青石镇.txt";

/// What the status line says of work that is safe.
const SAVED: &str = "已保存";

/// What a reviewer does, each of which the screen calls saved.
#[derive(Clone, Copy, Debug)]
enum Step {
    Note(&'static str),
    Score(&'static str),
    Undo,
}

const NOTES: [&str; 2] = ["第一条批注", "第二条批注"];

const STEPS: [Step; 6] = [
    Step::Note(NOTES[0]),
    Step::Score("33"),
    Step::Note(NOTES[1]),
    Step::Undo,
    Step::Score("18"),
    Step::Undo,
];

/// The bodies of the notes, and the points in the rubric's order, after so many steps.
fn after(n_steps: usize) -> (Vec<&'static str>, Vec<&'static str>) {
    let mut states = vec![(Vec::new(), Vec::new())];
    for step in &STEPS[..n_steps] {
        let (mut notes, mut points) = states[states.len() - 1].clone();
        match step {
            Step::Note(body) => notes.push(*body),
            Step::Score(given) => points.push(*given),
            Step::Undo => {
                states.pop();
                continue;
            }
        }
        states.push((notes, points));
    }
    states.pop().expect("the first is never undone")
}

/// What is on the disk, as `after` says it.
#[track_caller]
fn on_disk(batch: &Batch) -> (Vec<String>, Vec<String>) {
    let review = batch.json(&["show", REPORT, "--json"]);
    let notes = review["notes"].as_array().expect("notes are a list");
    let body = |note: &Value| {
        note["body"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let scores = ["measures", "shortcomings"].map(|id| &review["scores"][id]["value"]);
    let given = scores.iter().filter(|value| !value.is_null());
    let points = given.map(ToString::to_string).collect();
    let mut notes: Vec<String> = notes.iter().map(body).collect();
    notes.sort_by_key(|note| NOTES.iter().position(|known| known == note));
    (notes, points)
}

fn open(batch: &Batch) -> Screen {
    let orders = format!("ZHUPI_DRILL={}", batch.home.path().join("orders").display());
    let dir = batch.dir.to_str().expect("temporary paths are UTF-8");
    let program = env!("CARGO_BIN_EXE_zhupi");
    let args = [&orders, program, "--reviewer", "评审甲", dir];
    Screen::open_program(Path::new("/usr/bin/env"), &args, 120, 40, &batch.home)
}

/// Does one step up to the key that saves it; false where the program died on the way.
fn begin(screen: &mut Screen, step: Step) -> bool {
    // Out of the score pane, which has no `C`; and what was saved before is said no longer.
    screen.send_key(Key::Tab);
    if !screen.comes(SAVED, false, PATIENCE) {
        return false;
    }
    let (key, place, typed, save) = match step {
        Step::Note(body) => ("C", "写批注", body, Key::Ctrl('s')),
        Step::Score(points) => ("s", "给分", points, Key::Enter),
        Step::Undo => {
            screen.send("u");
            return true;
        }
    };
    screen.send(key);
    if !screen.comes(place, true, PATIENCE) {
        return false;
    }
    screen.send(typed);
    if !screen.comes(typed, true, PATIENCE) {
        return false;
    }
    screen.send_key(save);
    true
}

/// Works until the program dies by itself or by `kill`, which is asked after each step is
/// begun. Gives how many steps were shown as saved.
fn work_until_dead(screen: &mut Screen, kill: impl Fn(&mut Screen, usize) -> bool) -> usize {
    for (nth, step) in STEPS.iter().enumerate() {
        let is_begun = begin(screen, *step);
        let is_killed = is_begun && kill(screen, nth);
        if !is_begun || is_killed || !screen.comes(SAVED, true, PATIENCE) {
            assert_eq!(screen.exit_code(PATIENCE), None, "it is dead");
            // What it said with its last breath counts.
            return nth + usize::from(is_begun && screen.screen_text().contains(SAVED));
        }
    }
    screen.send("Q");
    screen.exit_code(PATIENCE);
    STEPS.len()
}

/// Whether the store is whole and holds all that was shown as saved, and takes the next edit.
#[track_caller]
fn check(batch: &Batch, n_saved: usize, moment: &str) {
    let checked = batch.run(&["store", "check"]);
    assert_eq!(checked.code, Some(0), "{moment}: {}", checked.stdout);
    let (notes, points) = on_disk(batch);
    let is_after = |n_steps: usize| {
        let (expected, of) = after(n_steps);
        notes == expected && points == of
    };
    // The step under way may have reached the disk before the screen could say so.
    let is_kept = is_after(n_saved) || n_saved < STEPS.len() && is_after(n_saved + 1);
    assert!(
        is_kept,
        "{moment}: {n_saved} saved, on disk {notes:?} {points:?}"
    );
    batch.ok(&["note", REPORT, "--whole", "后来的批注"]);
    assert_eq!(on_disk(batch).0.len(), notes.len() + 1, "{moment}");
}

#[test]
fn killed_at_a_call_that_changes_the_disk() {
    let mut n_killed = 0;
    for nth in (0..).step_by(7) {
        let batch = two_reports();
        batch.ok(&["init"]);
        batch.home.write("orders", format!("disk {nth}"));
        let mut screen = open(&batch);
        let n_saved = work_until_dead(&mut screen, |_, _| false);
        check(&batch, n_saved, &format!("call {nth}"));
        if n_saved == STEPS.len() {
            break;
        }
        n_killed += 1;
    }
    assert!(n_killed > STEPS.len(), "only {n_killed} runs were killed");
}

#[test]
fn killed_at_any_moment() {
    for nth in 0..2 * STEPS.len() {
        let batch = two_reports();
        batch.ok(&["init"]);
        let mut screen = open(&batch);
        // Saves take from one to some tens of milliseconds.
        let moment = Duration::from_micros(7_300 * (nth as u64 * 5 % 11));
        let n_saved = work_until_dead(&mut screen, |screen, step| {
            if step != nth % STEPS.len() {
                return false;
            }
            screen.take_in(Instant::now() + moment);
            screen.kill(Signal::KILL);
            true
        });
        check(&batch, n_saved, &format!("step {nth} after {moment:?}"));
    }
}
