//! What the screen looks like.

use insta::assert_snapshot;

use super::super::keymap::{Place, notation};
use super::super::msg::Msg;
use super::super::view;
use super::{Screen, sheet};
use crate::lang::Lang;
use crate::term::Key;

#[test]
fn reading_at_120_columns() {
    let mut screen = Screen::new((120, 30));
    screen.keys("<Enter>]]");
    assert_snapshot!(screen.drawn());
}

#[test]
fn a_note_and_scores_at_120_columns() {
    let mut screen = Screen::new((120, 30));
    screen.keys("<Enter>/12次<Enter>visc数字与第三部分不符。<C-s>s30<Enter>14<Enter>");
    assert_snapshot!(screen.drawn());
}

#[test]
fn the_list_at_80_columns() {
    let screen = Screen::new((80, 24));
    assert_snapshot!(screen.drawn());
}

#[test]
fn the_text_at_80_columns() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>]]j");
    assert_snapshot!(screen.drawn());
}

#[test]
fn writing_at_80_columns() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>/12次<Enter>visc数字与第三部分不符，请核实后改正，并说明原因。");
    assert_snapshot!(screen.drawn());
}

#[test]
fn help_at_80_columns() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>?");
    assert_snapshot!(screen.drawn());
}

#[test]
fn english_at_100_columns() {
    let mut screen = Screen::new((100, 24));
    screen.state.settings.lang = Lang::En;
    screen.keys("<Enter>s");
    assert_snapshot!(screen.drawn());
}

#[test]
fn the_floor_and_below_it() {
    let mut screen = Screen::new((60, 15));
    screen.keys("<Enter>");
    assert_snapshot!(screen.drawn());
    screen.send(Msg::Resized(59, 15));
    assert!(screen.drawn().contains("窗口太小"), "{}", screen.drawn());
    screen.send(Msg::Resized(20, 5));
    let said: String = screen.drawn().split_whitespace().collect();
    assert!(said.contains("窗口太小：请放大到至少60列15行"), "{said}");
}

#[test]
fn every_size_is_drawn_without_a_panic() {
    for cols in [0, 1, 2, 20, 59, 60, 79, 80, 109, 110, 400] {
        for rows in [0, 1, 2, 14, 15, 24, 150] {
            let mut screen = Screen::new((80, 24));
            screen.keys("<Enter>vj");
            screen.send(Msg::Resized(cols, rows));
            screen.keys("jjG");
            screen.drawn();
            screen.keys("cabc");
            screen.drawn();
        }
    }
}

#[test]
fn every_key_can_be_pressed_anywhere_without_a_panic() {
    let pressed: Vec<Key> = (' '..='~')
        .map(Key::char)
        .chain(('a'..='z').map(Key::ctrl))
        .collect();
    for place in [
        Place::Text,
        Place::List,
        Place::Navigator,
        Place::Notes,
        Place::Scores,
    ] {
        for key in &pressed {
            let mut screen = Screen::new((80, 24));
            screen.keys("<Enter>");
            let tabs = match place {
                Place::Navigator => "<Tab><Tab><Tab><Tab>",
                Place::List => "<Tab><Tab><Tab>",
                Place::Notes => "<Tab>",
                Place::Scores => "<Tab><Tab>",
                _ => "",
            };
            screen.keys(tabs);
            screen.send(Msg::Key(*key));
            screen.answer();
            screen.send(Msg::Key(*key));
            screen.drawn();
            assert!(!notation(*key).is_empty());
        }
    }
}

#[test]
fn a_line_scrolled_paints_what_comes_in_and_no_more() {
    let mut screen = Screen::new((120, 30));
    screen.send(Msg::Resized(120, 15));
    screen.keys("<Enter>9j");
    for (key, most) in [("j", 260), ("j", 260), ("k", 260), ("l", 260)] {
        let top = screen.state.reader.top;
        let mut last = sheet(screen.state.size);
        view(&screen.state, &mut last);
        let whole = last.n_painted;
        screen.keys(key);
        let painted = screen.check_kept(last);
        assert!(painted <= most, "{painted} of {whole}, from row {top}");
    }
    assert!(screen.state.reader.top > 0, "it scrolled");
}

#[test]
fn what_an_overlay_covered_is_not_copied_from_under_it() {
    let mut screen = Screen::new((120, 30));
    screen.keys("<Enter>?");
    let mut last = sheet(screen.state.size);
    view(&screen.state, &mut last);
    // As if closing it were no other picture.
    screen.state.overlays.clear();
    screen.check_kept(last);
}
