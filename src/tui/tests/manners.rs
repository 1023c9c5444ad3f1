//! What the screen does with the terminal's clipboard and mouse, and with an input method.

use super::super::effect::Effect;
use super::super::layout::layout;
use super::super::msg::Msg;
use super::super::state::{Mode, Pane};
use super::{Screen, analysed};
use crate::lang::Lang;
use crate::term::{Mouse, MouseKind};

fn point(kind: MouseKind, col: u16, row: u16) -> Msg {
    Msg::Mouse(Mouse { kind, col, row })
}

#[test]
fn what_is_too_long_to_copy_is_not_cut_and_says_so() {
    let long = "推进法治政府建设。".repeat(600);
    let mut screen = Screen::new((80, 24));
    screen.reports[1].1 = analysed("02-双桥乡.txt", &long);
    screen.keys("J");
    screen.answer();
    screen.keys("<Enter>ggvGy");
    let copies = |effect: &Effect| matches!(effect, Effect::Copy(_));
    assert!(!screen.effects.iter().any(copies));
    let said = &screen.state.message.as_ref().expect("a message").text;
    assert!(
        said.contains("5400 字") && said.contains("4000 字"),
        "{said}"
    );
    assert!(said.contains("export"), "{said}");
    assert!(matches!(screen.state.mode, Mode::Select { .. }));
    screen.keys("<Esc>ggv5ly");
    assert!(screen.effects.iter().any(copies));
}

#[test]
fn full_width_punctuation_is_a_command() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>、普法<Enter>");
    assert!(screen.at_cursor().starts_with("普法"), "、 is /");
    screen.keys("：set lang en<Enter>");
    assert_eq!(screen.state.settings.lang, Lang::En, "： is :");
    screen.keys("？");
    assert!(!screen.state.overlays.is_empty(), "？ is ?");
}

#[test]
fn a_paste_where_keys_are_commands_is_refused_aloud() {
    let mut screen = Screen::new((80, 24));
    let focus = screen.state.focus;
    screen.send(Msg::Paste("QQ\ndd".to_owned()));
    assert!(screen.said().contains("未粘贴"), "{}", screen.said());
    assert_eq!(screen.state.focus, focus);
    assert!(!screen.effects.contains(&Effect::Quit));
}

#[test]
fn the_mouse_is_switched_at_run_time() {
    let mut screen = Screen::new((80, 24));
    screen.keys(":set mouse on<Enter>");
    assert!(screen.effects.contains(&Effect::SetMouse(true)));
    assert!(screen.drawn().contains("Shift"));
    screen.keys(":set mouse=off<Enter>");
    assert!(screen.effects.contains(&Effect::SetMouse(false)));
}

#[test]
fn the_wheel_scrolls_what_is_under_it_and_a_click_goes_there() {
    let long = "推进法治政府建设。\n".repeat(200);
    let mut screen = Screen::new((120, 24));
    screen.reports[1].1 = analysed("02-双桥乡.txt", &long);
    screen.keys("J");
    screen.answer();
    let panes = layout(&screen.state);
    let (list, text) = (panes.list.expect("shown"), panes.text.expect("shown"));
    // Some rows stay above the cursor, so that the first notch from the top moves it alone.
    for _ in 0..4 {
        screen.send(point(MouseKind::WheelDown, text.x + 9, text.y + 5));
    }
    assert!(screen.state.reader.top > 0, "the text moved");
    assert_eq!(screen.state.list.at, 1, "the list stayed");
    let before = screen.state.reader.cursor;
    screen.send(point(MouseKind::Press, text.x + 9, text.y + 9));
    assert_eq!(screen.state.focus, Pane::Text);
    assert_ne!(screen.state.reader.cursor, before);
    screen.send(point(MouseKind::WheelUp, list.x + 2, list.y + 2));
    assert_eq!(screen.state.list.at, 0);
}

#[test]
fn the_mouse_over_an_empty_or_tiny_screen_does_nothing() {
    for size in [(0, 0), (1, 1), (60, 15)] {
        let mut screen = Screen::new((80, 24));
        screen.send(Msg::Resized(size.0, size.1));
        for kind in [
            MouseKind::Press,
            MouseKind::Drag,
            MouseKind::Release,
            MouseKind::WheelUp,
            MouseKind::WheelDown,
        ] {
            for (col, row) in [(0, 0), (1, 1), (59, 14), (u16::MAX, u16::MAX)] {
                screen.send(point(kind, col, row));
            }
        }
        screen.drawn();
    }
}
