//! Coming back to where one was, in a report and in the batch; lines typed before.

use super::super::effect::Effect;
use super::super::msg::Msg;
use super::super::state::{Memory, Pane};
use super::super::theme::Theme;
use super::Screen;
use crate::lang::Lang;
use crate::text::Ambiguous;

/// The last place that was to be remembered.
fn remembered(screen: &Screen) -> Memory {
    let places = screen.effects.iter().rev();
    let mut places = places.filter_map(|effect| match effect {
        Effect::SavePlace(place) => Some(place.clone()),
        _ => None,
    });
    places.next().expect("a place was to be remembered")
}

#[test]
fn every_report_reopens_at_its_row() {
    let mut screen = Screen::new((80, 15));
    screen.keys("<Enter>]]]]]]");
    let (cursor, top) = (screen.state.reader.cursor, screen.state.reader.top);
    screen.keys("J");
    screen.answer();
    screen.keys("K");
    screen.answer();
    assert_eq!(screen.state.reader.cursor, cursor);
    assert_eq!(screen.state.reader.top, top);
}

#[test]
fn a_session_reopens_where_the_last_one_stopped() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>J");
    screen.answer();
    screen.keys("]]s");
    let place = remembered(&screen);
    let cursor = screen.state.reader.cursor;
    assert_eq!(place.report.as_deref(), Some("02-双桥乡.txt"));
    let again = Screen::starting((80, 24), place);
    assert_eq!(again.state.list.at, 1);
    assert_eq!(again.state.focus, Pane::Scores);
    assert_eq!(again.state.reader.cursor, cursor);
}

#[test]
fn a_selection_comes_back_with_its_report_and_after_a_restart() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>]]jV");
    screen.keys("j");
    let selected = screen.state.selection().expect("selecting");
    screen.keys("J");
    screen.answer();
    assert_eq!(screen.state.selection(), None, "the other report has none");
    let place = remembered(&screen);
    screen.keys("K");
    screen.answer();
    assert_eq!(screen.state.selection(), Some(selected));
    let mut again = Screen::starting(
        (80, 24),
        Memory {
            report: Some("01-石梁镇.txt".to_owned()),
            ..place
        },
    );
    assert_eq!(again.state.selection(), Some(selected));
    again.keys("<Esc>J");
    again.answer();
    again.keys("K");
    again.answer();
    assert_eq!(
        again.state.selection(),
        None,
        "one that was given up stays so"
    );
}

#[test]
fn a_line_typed_before_comes_back() {
    let mut screen = Screen::new((80, 24));
    screen.keys(":set lang en<Enter>");
    assert_eq!(screen.state.settings.lang, Lang::En);
    assert!(screen.effects.contains(&Effect::SetLang(Lang::En)));
    let kept = Effect::SaveHistory(vec!["set lang en".to_owned()]);
    assert!(screen.effects.contains(&kept));
    screen.keys(":se<Up>");
    assert!(screen.drawn().contains(":set lang en"));
    screen.keys("<Down>");
    assert!(screen.drawn().contains(":se "));
}

/// The settings that were to be kept, as lines of `config.toml`.
fn kept(screen: &Screen) -> Vec<String> {
    let kept = screen.effects.iter().filter_map(|effect| match effect {
        Effect::KeepSetting(name, value) => Some(format!("{name} = {value}")),
        _ => None,
    });
    kept.collect()
}

#[test]
fn settings_hold_at_once_and_are_kept() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>:set ascii on<Enter>");
    assert!(screen.state.settings.ascii);
    screen.keys(":set ascii off<Enter>:set measure 60<Enter>");
    assert!(!screen.state.settings.ascii);
    assert_eq!(screen.state.settings.measure, 60);
    screen.keys(":set theme=light<Enter>:set ambiguous＝wide<Enter>:set mouse off<Enter>");
    assert_eq!(screen.state.settings.theme, Theme::light());
    assert_eq!(screen.state.settings.ambiguous, Ambiguous::Wide);
    assert!(screen.effects.contains(&Effect::SetMouse(false)));
    screen.keys(":set lang en<Enter>");
    assert_eq!(screen.said(), "lang=en, also from now on");
    let lines = [
        "ascii = true",
        "ascii = false",
        "measure = 60",
        "theme = \"light\"",
        "ambiguous = \"wide\"",
        "mouse = false",
        "lang = \"en\"",
    ];
    assert_eq!(kept(&screen), lines);
}

#[test]
fn what_is_no_setting_is_answered_with_what_is_and_not_kept() {
    let mut screen = Screen::new((80, 24));
    for (typed, named) in [
        ("measure 5", "30 至 120"),
        ("measure wide", "30 至 120"),
        ("ascii maybe", "on off"),
        ("ascii", "on off"),
        ("theme pink", "dark light mono"),
        (
            "colour pink",
            "可用：theme ambiguous ascii measure lang mouse",
        ),
        ("", "可设：theme ambiguous ascii measure lang mouse"),
    ] {
        screen.keys(&format!(":set {typed}<Enter>"));
        assert!(screen.said().contains(named), "{typed}: {}", screen.said());
    }
    assert_eq!(kept(&screen), Vec::<String>::new());
    screen.send(Msg::SettingKept(Err("没有记下".to_owned())));
    assert_eq!(screen.said(), "没有记下");
}
