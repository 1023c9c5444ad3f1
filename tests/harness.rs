//! The pseudo-terminal of `common` itself: what it shows, sends, waits for and
//! how it ends, tried on the shell that every machine has.

mod common;

use std::path::Path;
use std::time::Duration;

use common::Home;
use common::pty::{Key, PATIENCE, Screen};
use rustix::process::Signal;

fn shell(script: &str, home: &Home) -> Screen {
    Screen::open_program(Path::new("/bin/sh"), &["-c", script], 30, 5, home)
}

#[test]
fn what_is_typed_arrives_and_what_is_printed_shows() {
    let home = Home::new();
    let mut screen = shell(
        "printf '姓名？'; read a; printf '\\033[2J\\033[3;5H<%s>' \"$a\"; read b",
        &home,
    );
    screen.wait_for("姓名？", PATIENCE);
    assert_eq!(
        screen.cursor(),
        Some((0, 6)),
        "wide characters take two cells"
    );
    screen.send("法治");
    screen.send_key(Key::Enter);
    screen.wait_for("<法治>", PATIENCE);
    assert_eq!(screen.screen_text(), "\n\n    <法治>\n\n");
    assert_eq!(screen.cursor(), Some((2, 10)));
    screen.send_key(Key::Ctrl('d'));
    assert_eq!(screen.exit_code(PATIENCE), Some(1));
}

#[test]
fn the_environment_is_the_homes_and_nothing_else() {
    let home = Home::new();
    let mut screen = shell(
        "env | cut -d= -f1 | sort | tr '\\n' ' '; echo $HOME | tail -c 8; stty size",
        &home,
    );
    assert_eq!(screen.exit_code(PATIENCE), Some(0));
    let text = screen.screen_text();
    // PWD is the shell's own.
    assert!(text.starts_with("HOME LANG PATH PWD"), "{text}");
    assert!(!text.contains("CARGO"), "{text}");
    assert!(text.contains("5 30"), "{text}");
}

#[test]
fn the_terminal_answers_where_its_cursor_is() {
    let home = Home::new();
    let ask =
        "stty -icanon -echo; printf '\\033[2;4H\\033[6n'; dd bs=1 count=6 2>/dev/null | od -c";
    let mut screen = shell(ask, &home);
    screen.wait_for("033   [   2   ;   4   R", PATIENCE);
}

#[test]
fn a_lost_connection_hangs_up() {
    let home = Home::new();
    let mut screen = shell(
        "trap 'echo gone >left; exit 7' HUP; stty -icanon; printf ready; while :; do read a; done",
        &home,
    );
    screen.wait_for("ready", PATIENCE);
    screen.close_terminal();
    assert_eq!(screen.exit_code(PATIENCE), Some(7));
    assert!(home.path().join("left").exists());
}

#[test]
fn signals_arrive() {
    let home = Home::new();
    let mut screen = shell(
        "trap 'exit 9' TERM; printf ready; while :; do read a; done",
        &home,
    );
    screen.wait_for("ready", PATIENCE);
    screen.kill(Signal::TERM);
    assert_eq!(screen.exit_code(PATIENCE), Some(9));

    let mut screen = shell("printf ready; read a", &home);
    screen.wait_for("ready", PATIENCE);
    screen.kill(Signal::KILL);
    assert_eq!(screen.exit_code(PATIENCE), None);
}

#[test]
fn another_size_is_told() {
    let home = Home::new();
    let mut screen = shell(
        "trap 'stty size' WINCH; printf ready; while :; do read a; done",
        &home,
    );
    screen.wait_for("ready", PATIENCE);
    screen.resize(80, 24);
    screen.send_key(Key::Enter);
    screen.wait_for("24 80", PATIENCE);
}

#[test]
#[should_panic(expected = "只有这些")]
fn a_wait_in_vain_shows_the_screen() {
    let home = Home::new();
    let mut screen = shell("printf 只有这些; read a", &home);
    screen.wait_for("只有这些", PATIENCE);
    screen.wait_for("没有的", Duration::from_millis(50));
}

#[test]
fn the_program_runs_in_it() {
    let home = Home::new();
    let mut screen = Screen::open(&["--help"], 80, 24, &home);
    assert_eq!(screen.exit_code(PATIENCE), Some(0));
    assert!(home.batch().join("units.csv").exists());
    assert_eq!(home.run(&["--help"]).code, Some(0));
}
