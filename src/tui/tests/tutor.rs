//! The tutor: each step done by doing the thing.

use std::sync::Arc;

use insta::assert_snapshot;

use super::super::effect::Effect;
use super::super::msg::Msg;
use super::super::state::Memory;
use super::super::tutor::{STEPS, Tutor};
use super::Screen;
use super::workers::shared;
use crate::lang::Lang;
use crate::session::Row;

/// The practice batch, nothing done yet.
fn practice(size: (u16, u16)) -> Screen {
    let mut screen = Screen::new(size);
    screen.state.tutor = Some(Tutor::default());
    screen
}

fn at(screen: &Screen) -> usize {
    screen.state.tutor.as_ref().expect("practising").at
}

#[test]
fn every_step_is_done_by_doing_the_thing() {
    let mut screen = practice((120, 40));
    let row = |nth: usize| (nth, Arc::new(Row::default()));
    screen.send(Msg::Rows(vec![row(0), row(1)]));
    assert_snapshot!("tutor_at_120", screen.drawn());
    screen.keys("jk");
    screen.answer();
    assert_eq!(at(&screen), 0, "moving in the list is not opening");
    screen.keys("<Enter>");
    assert_eq!(at(&screen), 1);
    screen.keys("]]");
    assert_eq!(at(&screen), 2);
    screen.keys("/法<Esc>");
    assert_eq!(at(&screen), 2, "a search that was given up");
    screen.keys("/合法性审查<Enter>");
    assert_eq!(at(&screen), 3);
    screen.keys("<Esc>J");
    screen.answer();
    assert_eq!(at(&screen), 4);
    screen.findings(screen.noticed(None));
    screen.keys("<Tab>]fa");
    assert_eq!(at(&screen), 5);
    screen.keys("]fx不必<Enter>");
    assert_eq!(at(&screen), 6);
    screen.keys("<Esc>visc写得空。<C-s>");
    assert_eq!(at(&screen), 7);
    screen.keys("u");
    assert_eq!(at(&screen), 8);
    screen.keys("s30<Enter>");
    assert_eq!(at(&screen), 9);
    screen.matches(vec![shared((1, 30, 51), (0, 40, 61), 60)]);
    screen.keys("<Esc>gg]m=");
    assert_eq!(at(&screen), 10);
    screen.keys("=gt");
    assert_eq!(at(&screen), 10);
    screen.send(Msg::Numbers(Ok(Arc::default())));
    screen.keys("q");
    assert_eq!(at(&screen), 11);
    screen.keys("D<Enter>");
    assert_eq!(at(&screen), STEPS.len());
    assert!(screen.drawn().contains("练习完了"), "{}", screen.drawn());
    let remembers =
        |effect: &Effect| matches!(effect, Effect::SavePlace(place) if place.tutor == STEPS.len());
    assert!(screen.effects.iter().any(remembers));
}

#[test]
fn it_can_be_left_and_taken_up_again() {
    let mut screen = practice((80, 24));
    screen.keys("<Enter>");
    assert_snapshot!("tutor_at_80", screen.drawn());
    screen.state.settings.lang = Lang::En;
    assert_snapshot!("tutor_at_80_en", screen.drawn());
    screen.state.settings.lang = Lang::Zh;
    screen.keys(":tutor<Enter>");
    assert!(!screen.drawn().contains("练习 2/"), "put away");
    screen.keys("]]");
    assert_eq!(at(&screen), 1, "put away it sees nothing");
    screen.keys("g?[[]]");
    assert_eq!(at(&screen), 2);
    screen.state.tutor = Some(Tutor {
        at: STEPS.len(),
        hidden: true,
        well_done: false,
    });
    screen.keys(":tutor<Enter>");
    assert_eq!(at(&screen), 0, "once more from the first step");
}

#[test]
fn from_another_batch_the_practice_batch_opens() {
    let mut screen = Screen::starting((80, 24), Memory::default());
    screen.keys("<Enter>:tutor<Enter>");
    assert!(screen.effects.contains(&Effect::Practise));
    assert!(screen.state.tutor.is_none());
}

#[test]
fn the_strip_leaves_room_at_the_floor() {
    let mut screen = practice((60, 15));
    screen.keys("<Enter>");
    assert!(screen.drawn().contains("练习 2/"), "{}", screen.drawn());
    screen.state.zoom = true;
    screen.drawn();
}
