//! The README says what the program does: its commands are those of `--help`,
//! and what it tells a county office to type works on the sample batch.

#![expect(
    clippy::disallowed_methods,
    reason = "this test reads the README from disk"
)]

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use common::Home;
use zhupi::lang::Lang;
use zhupi::tui::keymap::{BINDINGS, Binding, Place, shown};

fn readme_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

fn readme() -> String {
    std::fs::read_to_string(readme_file()).expect("the README is there")
}

/// The table's first cells name commands between backticks, `zhupi` before some of them.
fn commands_described(readme: &str) -> BTreeSet<String> {
    let section = readme
        .split("\n## Commands\n")
        .nth(1)
        .and_then(|rest| rest.split("\n## ").next())
        .expect("there is a section on commands");
    let cells = section
        .lines()
        .filter_map(|line| line.strip_prefix("| "))
        .filter_map(|row| row.split(" | ").next());
    let spans = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    spans
        .map(|span| span.strip_prefix("zhupi ").unwrap_or(span))
        .filter_map(|span| span.split([' ', '|']).next())
        .filter(|name| name.chars().all(|c| c.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
}

/// The names `--help` lists, one per line, indented by two spaces.
fn commands_offered(home: &Home) -> BTreeSet<String> {
    let help = home.run(&["--help", "--lang", "en"]).stdout;
    let listed = help
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .take_while(|line| !line.is_empty());
    listed
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The panes a key works in, by the letters the README explains.
fn places(binding: &Binding) -> String {
    let letters = [
        (Place::Text, "T"),
        (Place::List, "L"),
        (Place::Navigator, "N"),
        (Place::Notes, "A"),
        (Place::Scores, "S"),
    ];
    let held: Vec<&str> = letters
        .into_iter()
        .filter(|(place, _)| binding.places.holds(*place))
        .map(|(_, letter)| letter)
        .collect();
    match held.len() {
        0 => "v".to_owned(),
        5 => "*".to_owned(),
        _ => held.join(" "),
    }
}

/// The table of keys, from the one that the program itself goes by.
fn keys_block() -> String {
    let head = "| keys | where | 中文 | English |\n|---|---|---|---|\n";
    let mut block = head.to_owned();
    for binding in BINDINGS {
        let keys: Vec<String> = binding
            .keys
            .iter()
            .map(|keys| format!("`{}`", shown(keys)))
            .collect();
        let (zh, en) = ((binding.doc)(Lang::Zh), (binding.doc)(Lang::En));
        let row = [&keys.join(" "), &places(binding), zh, en].join(" | ");
        block.extend(["| ", &row, " |\n"]);
    }
    block
}

/// `UPDATE_DOCS=1 cargo test --test readme` writes the table into the README.
#[test]
fn the_keys_described_are_the_keys_there_are() {
    let (begin, end) = ("<!-- keys -->\n", "<!-- /keys -->");
    let readme = readme();
    let (before, rest) = readme.split_once(begin).expect("the block begins");
    let (described, after) = rest.split_once(end).expect("the block ends");
    let expected = keys_block();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        let updated = [before, begin, &expected, end, after].concat();
        std::fs::write(readme_file(), updated).expect("the README is writable");
    } else {
        assert_eq!(
            described, expected,
            "UPDATE_DOCS=1 cargo test --test readme"
        );
    }
}

#[test]
fn the_first_screen_holds_the_two_commands() {
    let first: String = readme().lines().take(24).collect::<Vec<_>>().join("\n");
    for command in ["cargo run --release -- sample-reports", "cargo test"] {
        assert!(first.contains(command), "{command}");
    }
}

#[test]
fn the_commands_described_are_the_commands_offered() {
    let home = Home::new();
    let offered = commands_offered(&home);
    assert!(offered.contains("list"), "{offered:?}");
    assert_eq!(commands_described(&readme()), offered);
}

#[test]
fn what_a_county_office_is_told_to_type_works() {
    let home = Home::new();
    let batch = home.batch();
    let readme = readme();
    let chinese = readme
        .split("\n## 中文说明")
        .nth(1)
        .expect("there is a Chinese section");
    let blocks = chinese.split("```sh\n").skip(1);
    let lines = blocks
        .filter_map(|block| block.split("```").next())
        .flat_map(str::lines);
    let mut n_run = 0;
    for line in lines.filter_map(|line| line.strip_prefix("zhupi ")) {
        let words = line.split(" #").next().unwrap_or(line).split_whitespace();
        let args: Vec<&str> = words.collect();
        let mut command = home.command(&args);
        let status = command
            .current_dir(&batch)
            .status()
            .expect("the program can be started");
        assert!(status.success(), "zhupi {line}: {status}");
        n_run += 1;
    }
    assert!(n_run >= 3, "only {n_run} commands were run");
    for file in [".zhupi/store.json", "../评阅意见", "成绩表.xlsx"] {
        assert!(batch.join(file).exists(), "{file}");
    }
}

/// What the ten minutes tell to type at a shell prompt, the screen itself left out.
#[test]
fn what_the_ten_minutes_tell_to_type_works() {
    let readme = readme();
    let walk = readme
        .split("\n## Ten minutes")
        .nth(1)
        .and_then(|rest| rest.split("\n## ").next())
        .expect("there is a walk");
    let home = Home::new();
    std::fs::rename(home.batch(), home.path().join("sample-reports")).expect("home is writable");
    let spans = walk.split('`').skip(1).step_by(2);
    let typed = spans.filter_map(|span| span.strip_prefix("zhupi "));
    let mut n_run = 0;
    for line in typed.filter(|line| *line != "sample-reports") {
        let args: Vec<&str> = line.split_whitespace().collect();
        let ran = home.run(&args);
        assert_eq!(ran.code, Some(0), "zhupi {line}: {}", ran.stderr);
        assert!(!ran.stdout.is_empty(), "zhupi {line}");
        n_run += 1;
        // "`--format csv` the table": the same with another end.
        if let Some((command, _)) = line.split_once(" --format ") {
            for option in walk.split('`').skip(1).step_by(2) {
                let Some(rest) = option.strip_prefix("--format ") else {
                    continue;
                };
                let args = command.split_whitespace().chain(["--format"]);
                let args: Vec<&str> = args.chain(rest.split_whitespace()).collect();
                let ran = home.run(&args);
                assert_eq!(ran.code, Some(0), "{option}: {}", ran.stderr);
                n_run += 1;
            }
        }
    }
    assert!(n_run >= 4, "only {n_run} commands were run");
    assert!(home.path().join("notes").is_dir(), "-o notes/ makes it");
}

#[test]
fn the_fields_of_a_template_are_those_that_help_lists() {
    let fields = zhupi::lang::template::fields(Lang::En);
    assert!(
        readme().contains(&format!("```text\n{fields}\n```")),
        "the README lists other fields than lang/template.rs"
    );
}

#[test]
fn the_template_in_the_readme_works() {
    let readme = readme();
    let template = readme
        .split("```jinja\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("there is one");
    let home = Home::new();
    home.write(".config/zhupi/templates/本县.md", template);
    let report = home.batch().join("01-石梁镇.txt");
    let report = report.to_str().expect("the sample's name is UTF-8");
    let args = ["export", report, "--format", "md", "--template"];
    for name in ["本县", "本县.md"] {
        let page = home.run(&[&args[..], &[name]].concat());
        assert!(
            page.stdout.contains("# 石梁镇"),
            "{}{}",
            page.stdout,
            page.stderr
        );
    }
    home.write(
        ".config/zhupi/templates/坏.md",
        "\n{{ letters[0].titel }}\n",
    );
    let refused = home.run(&[&args[..], &["坏"]].concat());
    assert_eq!(refused.stdout, "");
    assert!(
        refused.stderr.contains("第 2 行：没有 `letters[0].titel`"),
        "{}",
        refused.stderr
    );
}
