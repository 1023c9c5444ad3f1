//! Holds the arrows between the rooms, as the map in `src/lib.rs` draws them,
//! and what each room says it knows nothing of.
//!
//! The rules are read from the sources as text, tests included: a test that
//! needs a room to the right stands in the wrong room. Paths that a macro
//! builds are not seen.

#![expect(
    clippy::disallowed_methods,
    reason = "this test reads the sources from disk"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Above this a file no longer fits one sitting and is split by subject.
const MAX_LINES: usize = 500;

/// Rooms that may touch disk, environment, processes and the clock; of `tui` only its shell.
const OUTSIDE: &[&str] = &[
    "batch",
    "store",
    "home",
    "session",
    "term",
    "cli",
    "main",
    "tui::shell",
];

/// Paths that only the named places may use. A pattern matches at the start of
/// a path, or at its end where it begins with `::`.
const OWNED: &[(&str, &[&str])] = &[
    ("crossterm", &["term"]),
    ("ratatui", &["tui", "term"]),
    ("ratatui::crossterm", &["term"]),
    ("tui_textarea", &["tui", "term"]),
    ("signal_hook", &["term"]),
    ("directories", &["home"]),
    ("clap", &["cli", "main"]),
    ("std::fs", OUTSIDE),
    ("std::env", OUTSIDE),
    ("std::process", OUTSIDE),
    ("std::net", &[]),
    ("tempfile", OUTSIDE),
    ("rustix", OUTSIDE),
    ("std::time::SystemTime", OUTSIDE),
    ("::SystemTime::now", OUTSIDE),
    ("::Instant::now", OUTSIDE),
    ("::Timestamp::now", OUTSIDE),
    ("::Zoned::now", OUTSIDE),
    ("::io::stdin", OUTSIDE),
    ("::io::stdout", OUTSIDE),
    ("::io::stderr", OUTSIDE),
];

/// One source file: its path below `src`, with `/`, and what it says.
struct Source {
    path: String,
    code: String,
}

/// For each room, the rooms it may use.
type Map = BTreeMap<String, BTreeSet<String>>;

#[test]
fn the_arrows_hold() {
    let sources = sources();
    assert!(
        sources.len() > 20,
        "found only {} source files",
        sources.len()
    );
    let faults = faults(&sources);
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// What breaks a rule, one line each, in the order of the files.
fn faults(sources: &[Source]) -> Vec<String> {
    let Some(lib) = sources.iter().find(|source| source.path == "lib.rs") else {
        return vec!["lib.rs is missing".to_owned()];
    };
    let map = arrows(&lib.code);
    let mut faults = Vec::new();
    for source in sources {
        let module = module_of(&source.path);
        let room = module.first().map_or("", String::as_str);
        let n_lines = source.code.lines().count();
        if n_lines > MAX_LINES {
            faults.push(format!("{}: {n_lines} lines; split it", source.path));
        }
        if room == "lib" {
            continue;
        }
        if !map.contains_key(room) {
            faults.push(format!("{}: {room} is not on the map", source.path));
            continue;
        }
        let is_room_top = source.path == format!("{room}/mod.rs");
        if is_room_top && has_code(&source.code) && !states_invariant(&source.code) {
            faults.push(format!("{}: states no invariant in bold", source.path));
        }
        for path in paths(&source.code) {
            if let Some(used) = room_used(&path, &module, &map, sources)
                && used != room
                && !map.get(room).is_some_and(|allowed| allowed.contains(&used))
            {
                faults.push(format!("{}: {room} uses {used}", source.path));
            }
            for (pattern, owners) in OWNED {
                if matches(&path, pattern) && !owners.iter().any(|owner| within(&module, owner)) {
                    faults.push(format!("{}: {room} uses {}", source.path, path.join("::")));
                }
            }
        }
    }
    faults
}

/// Reads the arrows from the first fenced block of the crate's documentation
/// that holds any. A room may use every room to its left in a chain.
fn arrows(lib: &str) -> Map {
    let fenced: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("//!"))
        .skip_while(|line| !line.trim().starts_with("```"))
        .skip(1)
        .take_while(|line| !line.trim().starts_with("```"))
        .map(str::trim)
        .collect();
    let mut map = Map::new();
    let chains = fenced.join("\n").replace("\n←", " ←");
    for chain in chains.lines() {
        let mut left: BTreeSet<String> = BTreeSet::new();
        for group in chain.split('←') {
            let rooms: Vec<String> = group
                .split(|c: char| !c.is_ascii_lowercase())
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect();
            for room in &rooms {
                map.entry(room.clone()).or_default().extend(left.clone());
            }
            left.extend(rooms);
        }
    }
    map
}

/// The module a file holds: `tui/view/list.rs` is `tui::view::list`.
fn module_of(path: &str) -> Vec<String> {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').map(str::to_owned).collect()
}

/// Whether `module` is `place` or lies inside it.
fn within(module: &[String], place: &str) -> bool {
    let place: Vec<&str> = place.split("::").collect();
    module.len() >= place.len() && module.iter().zip(&place).all(|(a, b)| a == b)
}

fn matches(path: &[String], pattern: &str) -> bool {
    if let Some(end) = pattern.strip_prefix("::") {
        let end: Vec<&str> = end.split("::").collect();
        return path.len() >= end.len()
            && path
                .iter()
                .skip(path.len() - end.len())
                .zip(&end)
                .all(|(a, b)| a == b);
    }
    within(path, pattern)
}

/// The room a path leads to, if it leads to one: through `crate::`, through
/// `zhupi::` in the binary, or through enough `super::`.
fn room_used(path: &[String], module: &[String], map: &Map, sources: &[Source]) -> Option<String> {
    let n_supers = path
        .iter()
        .take_while(|segment| *segment == "super")
        .count();
    let name = match path.first()?.as_str() {
        "crate" | "zhupi" => path.get(1)?,
        "super" if n_supers >= module.len() => path.get(n_supers)?,
        _ => return None,
    };
    // `super::text` in the tests of `report/mod.rs` may be a file of that room.
    let own = format!("{}/{name}.rs", module.first()?);
    if n_supers > 0 && sources.iter().any(|source| source.path == own) {
        return None;
    }
    map.contains_key(name).then(|| name.clone())
}

fn has_code(code: &str) -> bool {
    code.lines()
        .any(|line| !line.trim().is_empty() && !line.starts_with("//"))
}

fn states_invariant(code: &str) -> bool {
    let doc: Vec<&str> = code
        .lines()
        .filter_map(|line| line.strip_prefix("//!"))
        .collect();
    doc.join("\n")
        .split("**")
        .nth(1)
        .is_some_and(|bold| bold.trim().len() > 20)
}

/// Every path in the code, with `a::{b, c::d}` taken apart.
fn paths(code: &str) -> Vec<Vec<String>> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let begins = is_name(&tokens, at) && tokens.get(at + 1).is_some_and(|t| t == "::");
        if begins {
            at = read_tree(&tokens, at, &[], &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// Reads one path or tree of paths at `at`; returns the place after it.
fn read_tree(
    tokens: &[String],
    mut at: usize,
    prefix: &[String],
    found: &mut Vec<Vec<String>>,
) -> usize {
    let mut path = prefix.to_vec();
    while is_name(tokens, at) {
        path.extend(tokens.get(at).cloned());
        at += 1;
        if tokens.get(at).is_none_or(|token| token != "::") {
            break;
        }
        at += 1;
    }
    if tokens.get(at).is_some_and(|token| token == "{")
        && tokens.get(at - 1).is_some_and(|t| t == "::")
    {
        at += 1;
        while let Some(token) = tokens.get(at) {
            if token == "}" {
                return at + 1;
            }
            at = if is_name(tokens, at) {
                read_tree(tokens, at, &path, found)
            } else {
                at + 1
            };
        }
        return at;
    }
    found.push(path);
    at
}

fn is_name(tokens: &[String], at: usize) -> bool {
    tokens
        .get(at)
        .and_then(|token| token.chars().next())
        .is_some_and(|c| c.is_alphabetic() || c == '_')
}

/// The code as names, `::` and single other characters, without comments and literals.
fn tokens(code: &str) -> Vec<String> {
    let chars: Vec<char> = code.chars().collect();
    let next = |at: usize| chars.get(at).copied().unwrap_or('\0');
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let c = next(at);
        if c == '/' && next(at + 1) == '/' {
            while at < chars.len() && next(at) != '\n' {
                at += 1;
            }
        } else if c == '/' && next(at + 1) == '*' {
            at += 2;
            while at < chars.len() && !(next(at) == '*' && next(at + 1) == '/') {
                at += 1;
            }
            at += 2;
        } else if c == 'r'
            && (next(at + 1) == '"' || (next(at + 1) == '#' && matches!(next(at + 2), '"' | '#')))
        {
            at = after_raw_string(&chars, at + 1);
        } else if c == '"' {
            at += 1;
            while at < chars.len() && next(at) != '"' {
                at += if next(at) == '\\' { 2 } else { 1 };
            }
            at += 1;
        } else if c == '\'' && next(at + 1) == '\\' {
            at += 3;
            while at < chars.len() && next(at) != '\'' {
                at += 1;
            }
            at += 1;
        } else if c == '\'' && next(at + 2) == '\'' {
            at += 3;
        } else if c == ':' && next(at + 1) == ':' {
            tokens.push("::".to_owned());
            at += 2;
        } else if c.is_alphanumeric() || c == '_' {
            let start = at;
            while next(at).is_alphanumeric() || next(at) == '_' {
                at += 1;
            }
            tokens.push(chars.iter().skip(start).take(at - start).collect());
        } else {
            if !c.is_whitespace() {
                tokens.push(c.to_string());
            }
            at += 1;
        }
    }
    tokens
}

/// The place after a raw string whose first `#` or quote stands at `at`.
fn after_raw_string(chars: &[char], mut at: usize) -> usize {
    let n_hashes = chars.iter().skip(at).take_while(|c| **c == '#').count();
    at += n_hashes + 1;
    while at < chars.len() {
        let closes = chars.get(at) == Some(&'"')
            && chars
                .iter()
                .skip(at + 1)
                .take(n_hashes)
                .filter(|c| **c == '#')
                .count()
                == n_hashes;
        if closes {
            return at + 1 + n_hashes;
        }
        at += 1;
    }
    at
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    collect(&root, "", &mut sources);
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn collect(folder: &Path, prefix: &str, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("src can be listed") {
        let entry = entry.expect("src can be listed");
        let name = entry.file_name().into_string().expect("names are UTF-8");
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), sources);
        } else if Path::new(&path).extension().is_some_and(|end| end == "rs") {
            let code = fs::read_to_string(entry.path()).expect("sources are UTF-8");
            sources.push(Source { path, code });
        }
    }
}

/// A small house with the real map, one file planted in it.
#[track_caller]
fn check(path: &str, code: &str, expected: &[&str]) {
    let lib = "//! ```text\n\
               //! {text, lang} ← {ingest, profile} ← report\n\
               //!     ← {store, home} ← session ← {cli, tui} ← main\n\
               //! text ← term ← {tui, main}\n\
               //! ```\n";
    let planted = [("lib.rs", lib), (path, code)].map(|(path, code)| Source {
        path: path.to_owned(),
        code: code.to_owned(),
    });
    assert_eq!(faults(&planted), expected, "{path}: {code}");
}

#[test]
fn planted_arrows_are_caught() {
    let doc = "//! **Nothing here knows a file, a clock or a terminal.**\n";
    check("report/a.rs", "use crate::text::Text;", &[]);
    check(
        "report/a.rs",
        "use crate::store::Store;",
        &["report/a.rs: report uses store"],
    );
    check(
        "text/a.rs",
        "use crate::lang::Lang;",
        &["text/a.rs: text uses lang"],
    );
    check(
        "report/a.rs",
        "use crate::{text::{Text, CharSpan}, session::Session};",
        &["report/a.rs: report uses session"],
    );
    check(
        "cli/a.rs",
        "fn a() { crate::tui::run() }",
        &["cli/a.rs: cli uses tui"],
    );
    check(
        "cli/a.rs",
        "use crate::term::Key;",
        &["cli/a.rs: cli uses term"],
    );
    check("tui/a.rs", "use crate::term::Key;", &[]);
    check("main.rs", "use zhupi::{cli, tui, term};", &[]);
    check(
        "term/a.rs",
        "use crate::session::Session;",
        &["term/a.rs: term uses session"],
    );
    check(
        "report/a.rs",
        "use super::super::store;",
        &["report/a.rs: report uses store"],
    );
    check("report/a.rs", "mod tests { use super::*; }", &[]);
    check(
        "gossip/a.rs",
        "",
        &["gossip/a.rs: gossip is not on the map"],
    );
    check(
        "report/mod.rs",
        "//! Reads.\nmod a;",
        &["report/mod.rs: states no invariant in bold"],
    );
    check("report/mod.rs", &format!("{doc}mod a;"), &[]);
    let long = "\n".repeat(MAX_LINES + 1);
    check("report/a.rs", &long, &["report/a.rs: 501 lines; split it"]);
}

#[test]
fn planted_outside_world_is_caught() {
    check(
        "report/a.rs",
        "use std::fs;",
        &["report/a.rs: report uses std::fs"],
    );
    check(
        "report/a.rs",
        "use std::{fmt, env::var};",
        &["report/a.rs: report uses std::env::var"],
    );
    check(
        "tui/update.rs",
        "fn a() { let b = Instant::now(); }",
        &["tui/update.rs: tui uses Instant::now"],
    );
    check("tui/shell.rs", "use std::time::{Instant, SystemTime};", &[]);
    check("tui/shell/save.rs", "use std::fs::File;", &[]);
    check(
        "store/a.rs",
        "use directories::ProjectDirs;",
        &["store/a.rs: store uses directories::ProjectDirs"],
    );
    check("home/a.rs", "use directories::ProjectDirs;", &[]);
    check(
        "tui/a.rs",
        "use crossterm::event;",
        &["tui/a.rs: tui uses crossterm::event"],
    );
    check(
        "tui/a.rs",
        "use ratatui::crossterm::event;",
        &["tui/a.rs: tui uses ratatui::crossterm::event"],
    );
    check("term/a.rs", "use crossterm::event;", &[]);
    check(
        "report/a.rs",
        "// std::fs\nlet a = \"std::fs\"; let b = r#\"std::env\"#; let c = '\"';",
        &[],
    );
}
