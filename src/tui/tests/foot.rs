//! The last row: whole hints, help always among them, and what a narrow screen leaves out.

use super::super::msg::Msg;
use super::super::state::{Mode, Pane};
use super::Screen;
use crate::lang::Lang;

fn foot(screen: &Screen) -> String {
    let drawn = screen.drawn();
    drawn.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn help_is_named_at_every_width_and_hints_are_whole() {
    let panes = ["", "<Enter>", "<Enter>v", "<Tab>", "<Enter><Tab>", "s"];
    for lang in [Lang::Zh, Lang::En] {
        let help = match lang {
            Lang::Zh => "? 帮助",
            Lang::En => "? help",
        };
        for keys in panes {
            let mut screen = Screen::new((240, 24));
            screen.state.settings.lang = lang;
            screen.keys(keys);
            let all = foot(&screen);
            let hints: Vec<String> = all
                .rsplit_once("    ")
                .map_or("", |(_, hints)| hints)
                .split("  ")
                .map(|hint| hint.trim().to_owned())
                .collect();
            assert!(hints.len() > 1, "{keys}: {all}");
            for cols in 60..240 {
                screen.send(Msg::Resized(cols, 15));
                let foot = foot(&screen);
                assert!(foot.ends_with(help), "{keys} at {cols}: {foot}");
                let shown = foot.split("  ").skip(1).map(str::trim);
                for hint in shown.filter(|hint| !hint.is_empty()) {
                    assert!(
                        hints.iter().any(|it| it == hint),
                        "{cols}: `{hint}` of {all}"
                    );
                }
            }
        }
    }
}

#[test]
fn where_there_is_little_room_unit_and_progress_are_left() {
    let mut screen = Screen::new((60, 15));
    screen.keys("<Enter>]]]]");
    let foot = foot(&screen);
    assert!(
        foot.starts_with("01-石梁镇") && foot.contains("已评 0/2"),
        "{foot}"
    );
}

#[test]
fn a_sentence_leaves_help_in_sight() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>u");
    let foot = foot(&screen);
    assert!(
        foot.starts_with("没有可撤销的操作") && foot.ends_with("? 帮助"),
        "{foot}"
    );
}

#[test]
fn a_selection_left_in_the_text_does_not_hide_what_keys_do_in_another_pane() {
    let mut screen = Screen::new((120, 24));
    screen.keys("<Enter>v<Tab>");
    assert!(matches!(screen.state.mode, Mode::Select { .. }));
    assert_ne!(screen.state.focus, Pane::Text);
    assert!(!foot(&screen).contains("y 复制"), "{}", foot(&screen));
}
