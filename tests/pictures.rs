//! The pictures in the README are the screen as it is: each is drawn here from
//! the built program in a real terminal and compared with the file.

#![expect(
    clippy::disallowed_methods,
    reason = "the pictures are files; waiting has a deadline"
)]

mod common;

use std::fs;
use std::path::Path;

use common::pty::{Key, PATIENCE, Screen};
use common::{Home, svg};

const COLS: u16 = 120;
const ROWS: u16 = 36;

/// `UPDATE_DOCS=1 cargo test --test pictures` draws the file anew.
#[track_caller]
fn check(name: &str, screen: &Screen) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/pictures")
        .join(name);
    let drawn = svg::svg(screen.emulated());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&file, drawn).expect("the folder of pictures is writable");
        return;
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == drawn,
        "{name} is not the screen any more: UPDATE_DOCS=1 cargo test --test pictures"
    );
}

/// A review of two reports, as an afternoon leaves it.
fn reviewed(lang: &str) -> (Home, String) {
    let home = Home::new();
    // The page of the picture is light.
    home.write(".config/zhupi/config.toml", "theme = \"light\"\n");
    let batch = home.batch();
    let batch = batch
        .to_str()
        .expect("temporary paths are UTF-8")
        .to_owned();
    let run = |args: &[&str]| {
        let options = ["--batch", &batch, "--reviewer", "评阅一组", "--lang", lang];
        let ran = home.run(&[&options[..], args].concat());
        assert_eq!(ran.code, Some(0), "{args:?}: {}", ran.stderr);
    };
    for (criterion, points) in [
        ("measures", "33"),
        ("shortcomings", "19"),
        ("leaders", "18.5"),
        ("plan", "14"),
        ("form", "10"),
        ("bonus", "2"),
    ] {
        run(&["score", "01-", criterion, points]);
    }
    run(&["status", "01-", "done"]);
    let notes = [
        ("《重大行政决策程序暂定条例》", "名称有误，应为“暂行条例”。"),
        (
            "存在的不足及下一步打算",
            "不足与打算合为一节，请分写；缺党政主要负责人履职情况。",
        ),
    ];
    for (quote, body) in notes {
        run(&["note", "02-", "--quote", quote, "--nth", "1", body]);
    }
    run(&["score", "02-", "measures", "29"]);
    (home, batch)
}

fn open(home: &Home, batch: &str, lang: &str, size: (u16, u16)) -> Screen {
    let args = ["--reviewer", "评阅一组", "--lang", lang, batch];
    let mut screen = Screen::open(&args, size.0, size.1, home);
    screen.wait_for("县委、县政府：", PATIENCE);
    screen
}

#[test]
fn reading_with_notes_in_the_margin() {
    let (home, batch) = reviewed("zh");
    let mut screen = open(&home, &batch, "zh", (COLS, ROWS));
    screen.send_key(Key::Enter);
    screen.wait_for("v 选字", PATIENCE);
    screen.send("J");
    screen.wait_for("名称有误", PATIENCE);
    screen.send("]c");
    // All rows are read, and the review of the first is among them.
    screen.wait_until("every row", PATIENCE, |screen| {
        let shown = screen.contents();
        ["已评 1/14", "松涧镇 2025", "发现 7"]
            .iter()
            .all(|text| shown.contains(text))
    });
    check("reading.svg", &screen);
}
