//! Every example that a help page shows is typed, in a folder that has what it names.

mod common;

use std::fs;
use std::process::Command;

use common::Home;

/// The samples with everything that examples name: a store with a reviewer's work, folders of
/// other years, files that came back.
fn desk() -> Home {
    let home = Home::new();
    let batch = home.batch();
    for folder in ["今年", "去年", "乡镇"] {
        fs::create_dir(batch.join(folder)).expect("home is writable");
        let report = batch.join("02-双桥乡.txt");
        fs::copy(report, batch.join(folder).join("某乡.txt")).expect("home is writable");
    }
    home.write("batch/旧报告.txt", b"\xb1\xa8\xb8\xe6\xa1\xa3\n");
    home.write("batch/scores.tsv", "01\tplan\t12\n");
    home.write("batch/memo.txt", "只给自己看\n");
    home.write("batch/本县.md", "{{ batch }}\n");
    let store = "zhupi init .; zhupi score 01 form 8; zhupi note 01 --whole 好; mkdir ../乙; \
        cp -r . ../乙/; zhupi export . --format form -o ../评阅表.txt; \
        zhupi export . --format annotations -o ../notes.jsonld; \
        mkdir -p ~/.local/share/man/man1 ~/.local/share/bash-completion/completions ~/.zfunc";
    let (code, said) = typed(&home, store);
    assert_eq!(code, Some(0), "{said}");
    home
}

/// What a shell makes of a line, in the batch's folder.
fn typed(home: &Home, line: &str) -> (Option<i32>, String) {
    let program = env!("CARGO_BIN_EXE_zhupi");
    let line = format!("zhupi() {{ '{program}' \"$@\"; }}; {line}");
    let ran = Command::new("/bin/sh")
        .args(["-c", &line])
        .current_dir(home.path().join("batch"))
        .env_clear()
        .envs(home.environment())
        .env("ZHUPI_REVIEWER", "王评阅")
        .output()
        .expect("there is a shell");
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    (ran.status.code(), said)
}

#[test]
fn every_example_of_the_help_can_be_typed() {
    let home = desk();
    let help = home.run(&["--help"]).stdout;
    let commands = help.lines().filter_map(|line| {
        let name = line.strip_prefix("  ")?.split_whitespace().next()?;
        name.chars()
            .all(|ch| ch.is_ascii_lowercase())
            .then_some(name)
    });
    let (mut n_typed, mut refused) = (0, Vec::new());
    for command in commands {
        let help = home.run(&[command, "--help"]).stdout;
        let examples = help.rsplit("\n例:\n").next().unwrap_or_default();
        for line in examples
            .lines()
            .filter_map(|line| line.strip_prefix("  zhupi "))
        {
            // What a pipe is for is another program, which may not be here.
            let (own, _) = line.split_once(" | ").unwrap_or((line, ""));
            let (code, said) = typed(&home, &format!("zhupi {own}"));
            if !matches!(code, Some(0 | 1)) {
                refused.push(format!("zhupi {own}: {said}"));
            }
            n_typed += 1;
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    assert!(n_typed > 40, "{n_typed} examples");
}
