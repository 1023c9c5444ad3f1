//! Coming back to where one was, in a report and in the batch; lines typed before.

use super::super::effect::Effect;
use super::super::state::{Memory, Pane};
use super::Screen;
use crate::lang::Lang;

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
