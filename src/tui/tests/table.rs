//! The table of keys of `DESIGN.md` section 7, row by row: that each key does in each pane what
//! the row says, also as a full-width character and as what an input method gives for it.

use super::super::effect::Effect;
use super::super::picker::Picking;
use super::super::prompt::PromptFor;
use super::super::state::{Confirmed, Mode, Overlay, Pane};
use super::Screen;
use super::workers::shared;
use crate::text::{CharIdx, CharSpan};

/// Where one stands in the pane that has the focus, and what is shown of it.
fn place(screen: &Screen) -> (usize, usize, usize) {
    let state = &screen.state;
    match state.focus {
        Pane::List => (state.list.at, 0, 0),
        Pane::Navigator => (state.navigator.at, 0, 0),
        Pane::Text => (state.reader.cursor.get(), state.reader.top, 0),
        Pane::Notes => (state.note.map_or(0, |nth| nth + 1), 0, 0),
        Pane::Scores => (state.scores.at, state.scores.top, 0),
    }
}

/// A pane of the first report with the focus: it has two notes, a score, findings, a match.
fn at(pane: char) -> Screen {
    let mut screen = Screen::new((120, 24));
    screen.keys("<Enter>/12次<Enter>visc数字不符<C-s>/单一<Enter>visc请补充<C-s>s30<Enter>");
    screen.keys("<Esc><Esc>gg");
    let noticed = screen.noticed(None).remove(0);
    let findings = [90, 230].map(|start| {
        let mut finding = noticed.clone();
        finding.span = Some(CharSpan::new(start, start + 9));
        finding
    });
    screen.findings(findings.to_vec());
    let matches = [60, 200].map(|at| shared((0, at, at + 9), (1, at, at + 9), 9));
    screen.matches(matches.to_vec());
    screen.keys(match pane {
        'T' => "",
        'L' => "<S-Tab><S-Tab>",
        'N' => "<S-Tab>",
        'A' => "<Tab>gg",
        'S' => "s",
        _ => panic!("no pane {pane}"),
    });
    let wanted = match pane {
        'T' => Pane::Text,
        'L' => Pane::List,
        'N' => Pane::Navigator,
        'A' => Pane::Notes,
        _ => Pane::Scores,
    };
    assert_eq!(screen.state.focus, wanted);
    screen.effects.clear();
    screen
}

/// The keys as an input method in full width gives them, and with its own punctuation.
fn other_forms(keys: &str) -> [String; 2] {
    let mut in_name = false;
    let mut forms = [String::new(), String::new()];
    for ch in keys.chars() {
        in_name |= ch == '<' && keys.contains('>');
        let wide = char::from_u32(u32::from(ch) + 0xFEE0).filter(|_| ch.is_ascii_graphic());
        let punctuation = match ch {
            '[' => Some('【'),
            ']' => Some('」'),
            '/' => Some('、'),
            '.' => Some('。'),
            '\'' => Some('‘'),
            _ => wide,
        };
        forms[0].push(wide.filter(|_| !in_name).unwrap_or(ch));
        forms[1].push(punctuation.filter(|_| !in_name).unwrap_or(ch));
        in_name &= ch != '>';
    }
    forms
}

/// Presses the keys of a row in each pane named, in every form; `does` tells by the place
/// before and the screen after whether what the row says was done.
#[track_caller]
fn row(panes: &str, keys: &str, does: impl Fn((usize, usize, usize), &Screen) -> bool) {
    let [wide, composed] = other_forms(keys);
    for pane in panes.chars() {
        for keys in [keys, &wide, &composed] {
            let mut screen = at(pane);
            let before = place(&screen);
            // Keys of the rows are pressed one by one: a text field is what they open.
            screen.keys(keys);
            assert!(
                does(before, &screen),
                "{keys} in {pane}: {:?} {}\n{}",
                screen.state.focus,
                screen.said(),
                screen.drawn()
            );
        }
    }
}

fn moves(before: (usize, usize, usize), screen: &Screen) -> bool {
    place(screen) != before
}

fn returns(before: (usize, usize, usize), screen: &Screen) -> bool {
    place(screen).0 == before.0
}

fn opens(screen: &Screen, report_idx: usize) -> bool {
    let opened = |effect: &Effect| matches!(effect, Effect::Open { report_idx: it, .. } if *it == report_idx);
    screen.effects.iter().any(opened)
}

fn writes(screen: &Screen) -> bool {
    matches!(screen.state.mode, Mode::Write(_))
}

fn prompts(screen: &Screen, purpose: PromptFor) -> bool {
    matches!(screen.state.overlays.last(), Some(Overlay::Prompt(prompt)) if prompt.purpose == purpose)
}

fn n_notes(screen: &Screen) -> usize {
    screen.state.opened().expect("open").review.notes.len()
}

fn n_scores(screen: &Screen) -> usize {
    screen.state.opened().expect("open").review.scores.len()
}

#[test]
fn moving() {
    // `j k h l`, counts, `gg G`, `Ctrl-d u f b`, `Space`, `PgUp PgDn` | * | move
    for key in ["j", "<Down>", "G", "<End>", "<C-d>", "<C-f>", "<PgDn>", " "] {
        row("TLNAS", key, moves);
    }
    for back in ["jk", "<Down><Up>", "jgg", "G<Home>", "G999k", "2jgg"] {
        row("TLNA", back, returns);
    }
    row("S", "jk", returns);
    row("TN", "3j", |before, screen| {
        let mut single = at(if screen.state.focus == Pane::Text {
            'T'
        } else {
            'N'
        });
        assert_eq!(place(&single), before);
        single.keys("jjj");
        place(&single) == place(screen)
    });
    for back in ["<C-u>", "<C-b>", "<PgUp>"] {
        row("TLNA", &format!("G{back}"), |_, screen| {
            let mut last = at(match screen.state.focus {
                Pane::Text => 'T',
                Pane::List => 'L',
                Pane::Navigator => 'N',
                _ => 'A',
            });
            last.keys("G");
            place(&last) != place(screen)
        });
    }
    row("T", "l", moves);
    row("T", "lh", returns);
    row("T", "<Right><Left>", returns);
    row("LN", "l", |_, screen| screen.state.focus == Pane::Text);
    row("N", "h", |_, screen| screen.state.focus == Pane::List);
    // `w b` · `)` `(` · `}` `{` · `0` `$` | T
    for (forth, back) in [("w", "b"), (")", "("), ("}", "{")] {
        row("T", &format!("jjj0{forth}"), moves);
        row("T", &format!("{forth}{back}"), returns);
    }
    row("T", "$", moves);
    row("T", "$0", returns);
}

#[test]
fn panes_and_reports() {
    // `Tab` `Shift-Tab`, `Enter`, `Esc` | *
    let order = [
        Pane::List,
        Pane::Navigator,
        Pane::Text,
        Pane::Notes,
        Pane::Scores,
    ];
    for (nth, pane) in "LNTAS".chars().enumerate() {
        row(&pane.to_string(), "<Tab>", |_, screen| {
            screen.state.focus == order[(nth + 1) % 5]
        });
        row(&pane.to_string(), "<S-Tab>", |_, screen| {
            screen.state.focus == order[(nth + 4) % 5]
        });
    }
    row("LNA", "<Enter>", |_, screen| {
        screen.state.focus == Pane::Text
    });
    row("T", "]c<Enter>", |_, screen| {
        screen.state.focus == Pane::Notes
    });
    row("S", "j15<Enter>", |_, screen| n_scores(screen) == 2);
    row("AS", "<Esc>", |_, screen| screen.state.focus == Pane::Text);
    row("T", "v<Esc>", |_, screen| {
        matches!(screen.state.mode, Mode::Normal)
    });
    row("TLNAS", "<Esc><Esc><Esc>", |_, screen| {
        !screen.effects.contains(&Effect::Quit) && n_notes(screen) == 2 && n_scores(screen) == 1
    });
    // `J` `K` | * | next, previous report
    row("TLNAS", "J", |_, screen| opens(screen, 1));
    for pane in "TLNAS".chars() {
        let mut screen = at(pane);
        screen.keys("J").answer();
        screen.keys("K");
        assert!(opens(&screen, 0), "{pane}");
    }
}

#[test]
fn from_thing_to_thing() {
    // `]]` `[[` · `]c` `[c` · `]f` `[f` · `]m` `[m` · `]e` `[e` · `]u` `[u` | *
    let cursor = |screen: &Screen| screen.state.reader.cursor.get();
    for (forth, back) in [("]]", "[["), ("]c", "[c"), ("]m", "[m")] {
        row("TLNAS", forth, |_, screen| cursor(screen) > 0);
        // Among the notes going back goes by the list there.
        for pane in "TLNS".chars() {
            let mut once = at(pane);
            once.keys(forth);
            let keys = format!("{forth}{forth}{back}");
            row(&pane.to_string(), &keys, |_, screen| {
                cursor(&once) == cursor(screen)
            });
        }
    }
    row("A", "]c[c", |before, screen| place(screen) == before);
    row("TLNAS", "]f", |_, screen| cursor(screen) > 0);
    row("TLNS", "]f]f[f", |_, screen| cursor(screen) > 0);
    row("TLNA", "]e", |_, screen| {
        screen.state.focus == Pane::Scores && screen.state.scores.at == 1
    });
    row("S", "]e", |_, screen| screen.state.scores.at == 2);
    row("S", "]e[e", |_, screen| screen.state.scores.at == 1);
    row("TLNAS", "]u", |_, screen| opens(screen, 1));
    row("TLNAS", "[u", |_, screen| opens(screen, 1));
    // `]s` `[s` | * | the same part in the next, previous report
    for pane in "TLNAS".chars() {
        let mut screen = at(pane);
        screen.state.reader.cursor = CharIdx(100);
        screen.keys("]s");
        assert!(opens(&screen, 1), "{pane}: {}", screen.said());
    }
    // `m` `'` · `Ctrl-o` `go` | *
    row("TLNS", "ma]]'a", |_, screen| cursor(screen) == 0);
    row("TLNS", "]]<C-o>", |_, screen| cursor(screen) == 0);
    row("TLNAS", "]]<C-o>go", |_, screen| cursor(screen) > 0);
}

#[test]
fn selecting_and_writing() {
    // `v` `V`, then `is` `ip` `ic` `ii` `iq` `in` | T
    row("T", "v", |_, screen| {
        matches!(
            screen.state.mode,
            Mode::Select {
                paragraphs: false,
                ..
            }
        )
    });
    row("T", "V", |_, screen| {
        matches!(
            screen.state.mode,
            Mode::Select {
                paragraphs: true,
                ..
            }
        )
    });
    for object in ["is", "ip", "ic", "in"] {
        row("T", &format!("]c[[jv{object}"), |_, screen| {
            screen.state.selection().is_some_and(|span| span.len() > 1)
        });
    }
    // `c` `C` | T N L · `e` `d` | A, T on a note · `a` `x` | A, T on a finding
    row("TNL", "c", |_, screen| writes(screen));
    row("TNL", "C", |_, screen| writes(screen));
    row("A", "e", |_, screen| writes(screen));
    row("T", "]ce", |_, screen| writes(screen));
    row("A", "d", |_, screen| n_notes(screen) == 1);
    row("T", "]cd", |_, screen| n_notes(screen) == 1);
    row("T", "]fa", |_, screen| n_notes(screen) == 3);
    row("A", "]fa", |_, screen| n_notes(screen) == 3);
    for pane in ["A", "T"] {
        row(pane, "]fx", |_, screen| {
            prompts(screen, PromptFor::Dismiss { batch: false })
        });
    }
    // `y` | * | copy
    row("T", "vy", |_, screen| {
        screen
            .effects
            .iter()
            .any(|it| matches!(it, Effect::Copy(_)))
    });
    row("A", "y", |_, screen| {
        screen
            .effects
            .iter()
            .any(|it| matches!(it, Effect::Copy(_)))
    });
    row("TLNS", "y", |_, screen| screen.said() == "没有选中文字");
    // `i` | T A | insert from the phrase bank
    row("TA", "i", |_, screen| {
        let phrases = |it: &Overlay| matches!(it, Overlay::Picker(it) if matches!(it.what, Picking::Phrases { .. }));
        screen.state.overlays.last().is_some_and(phrases)
    });
    // `.` | * (not S) | repeat
    for pane in "TLNA".chars() {
        let mut screen = at(pane);
        screen.keys(".");
        assert_eq!(n_notes(&screen), 3, "{pane}: {}", screen.said());
        let mut screen = at(pane);
        screen.keys("。");
        assert_eq!(n_notes(&screen), 3, "{pane}: {}", screen.said());
    }
}

#[test]
fn scoring() {
    // `s` | * · `j k`, digits `.`, `-`, `x`, `Enter` | S
    row("TLNAS", "s", |_, screen| screen.state.focus == Pane::Scores);
    row("S", "jk", returns);
    row("S", "j7.5", |_, screen| {
        screen.state.scores.pending == "7.5" && n_scores(screen) == 1
    });
    row("S", "j-3", |_, screen| screen.state.scores.pending == "-3");
    row("S", "jx", |_, screen| screen.state.scores.pending == "x");
    // What is typed is pending until `Enter`, `j`, `k`, `Tab` or leaving
    for leave in ["<Enter>", "j", "k", "<Tab>", "<Esc>", "]]", "q"] {
        row("S", &format!("j15{leave}"), |_, screen| {
            n_scores(screen) == 2 && screen.state.scores.pending.is_empty()
        });
    }
    // `D` | * | done; names what is missing first
    row(
        "TLNAS",
        "D",
        |_, screen| matches!(screen.state.overlays.last(), Some(Overlay::Confirm(it)) if it.then == Confirmed::Done),
    );
    // `u`, `U` or `Ctrl-r` | * | undo, redo
    row("TLNAS", "u", |_, screen| n_scores(screen) == 0);
    row("TLNAS", "uU", |_, screen| n_scores(screen) == 1);
    row("TLNAS", "u<C-r>", |_, screen| n_scores(screen) == 1);
}

#[test]
fn finding_and_looking() {
    // `/` `n` `N` · `g/` | *
    row("TLNAS", "/", |_, screen| prompts(screen, PromptFor::Search));
    for pane in "TLNAS".chars() {
        let mut screen = at(pane);
        screen.keys("/法治<Enter>");
        let first = screen.state.reader.cursor;
        screen.keys("n");
        let second = screen.state.reader.cursor;
        screen.keys("N");
        assert!(
            second > first && screen.state.reader.cursor == first,
            "{pane}"
        );
    }
    row("TLNAS", "g/", |_, screen| {
        let hits =
            |it: &Overlay| matches!(it, Overlay::Picker(it) if matches!(it.what, Picking::Hits));
        screen.state.overlays.last().is_some_and(hits)
    });
    // `f` `o` | L | filter, sort
    row("L", "f", |_, screen| prompts(screen, PromptFor::Filter));
    row("L", "o", |_, screen| {
        matches!(screen.state.overlays.last(), Some(Overlay::Order(_)))
    });
    // `z` family | * | fold, centre, zoom a pane
    row("TLNAS", "zo", |_, screen| screen.state.zoom);
    row("TLNAS", "zM", |_, screen| {
        !screen.state.reader.folds.sections.is_empty()
    });
    row("TLNAS", "zMzR", |_, screen| {
        screen.state.reader.folds.sections.is_empty()
    });
    row("TN", "]]za", |_, screen| {
        !screen.state.reader.folds.sections.is_empty()
    });
    row("TLNAS", "]]]]]]]]zt", |_, screen| {
        let reader = &screen.state.reader;
        let last_top = reader.rows.len().saturating_sub(reader.height);
        reader.top == reader.row_of(reader.cursor).min(last_top)
    });
    // `=` | * | side by side
    row("TLNAS", "=", |_, screen| {
        screen.state.beside.is_some() || prompts(screen, PromptFor::Beside)
    });
    // `:` · `?` | *
    row("TLNAS", ":", |_, screen| {
        prompts(screen, PromptFor::Command)
    });
    row("TLNAS", "?", |_, screen| {
        matches!(screen.state.overlays.last(), Some(Overlay::Help(_)))
    });
}

#[test]
fn leaving() {
    // `q` `Q` `Ctrl-z` `Ctrl-l` | * | up one level or quit · quit · suspend · redraw
    let does = |screen: &Screen, effect: &Effect| screen.effects.contains(effect);
    row("AS", "q", |_, screen| screen.state.focus == Pane::Text);
    row("TN", "q", |_, screen| {
        screen.state.focus == Pane::List && !does(screen, &Effect::Quit)
    });
    row("L", "q", |_, screen| does(screen, &Effect::Quit));
    row("TLNAS", "Q", |_, screen| does(screen, &Effect::Quit));
    row("TLNAS", "<C-z>", |_, screen| does(screen, &Effect::Suspend));
    row("TLNAS", "<C-l>", |_, screen| does(screen, &Effect::Repaint));
    // `Ctrl-c` backs out like `Esc` and a second time says how to quit
    row("AS", "<C-c>", |_, screen| screen.state.focus == Pane::Text);
    row("TLNAS", "<C-c><C-c>", |_, screen| {
        screen.said().contains("按 q 退出")
    });
}
