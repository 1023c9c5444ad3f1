//! Two texts in step.

use insta::assert_snapshot;

use super::super::beside::Shown;
use super::super::effect::Effect;
use super::super::msg::Msg;
use super::workers::shared;
use super::{Screen, TWO_BRIDGES, analysed};
use crate::review::Review;
use crate::similar::Match;
use crate::text::CharSpan;

fn screen(size: (u16, u16)) -> Screen {
    let mut screen = Screen::new(size);
    screen.keys("<Enter>");
    screen
}

/// The request for a second text: its number, which report, whose review.
fn request(screen: &Screen) -> (u64, usize, Option<String>) {
    let asked = screen.effects.iter().rev().find_map(|effect| match effect {
        Effect::OpenBeside {
            generation,
            report_idx,
            reviewer,
        } => Some((*generation, *report_idx, reviewer.clone())),
        _ => None,
    });
    asked.expect("a second text was asked for")
}

fn arrive(screen: &mut Screen, shown: Shown) {
    let (generation, _, _) = request(screen);
    screen.send(Msg::BesideOpened {
        generation,
        name: None,
        shown,
    });
}

fn beside_two_bridges(size: (u16, u16)) -> Screen {
    let mut screen = screen(size);
    screen.keys("=双桥<Enter>");
    assert_eq!(request(&screen).1, 1);
    let report = analysed("02-双桥乡.txt", TWO_BRIDGES);
    arrive(&mut screen, Shown::Report(report));
    screen
}

#[test]
fn another_report_stands_beside_at_120_columns() {
    let mut screen = beside_two_bridges((120, 18));
    screen.keys("3]]zt");
    assert_snapshot!(screen.drawn());
}

#[test]
fn another_report_stands_below_at_80_columns() {
    let mut screen = beside_two_bridges((80, 24));
    screen.keys("4]]");
    assert_snapshot!(screen.drawn());
}

#[test]
fn the_second_text_keeps_in_step_and_closes() {
    let mut screen = beside_two_bridges((100, 8));
    let top = |screen: &Screen| screen.state.beside.as_ref().expect("beside").reader.top;
    let before = top(&screen);
    screen.keys("4]]zt");
    assert!(top(&screen) > before, "{before} {}", top(&screen));
    screen.keys("=");
    assert!(screen.state.beside.is_none());
    screen.keys("=双桥<Enter><Esc>");
    assert!(screen.state.beside.is_none(), "Esc closes it too");
}

#[test]
fn a_match_opens_with_its_passages_in_one_row() {
    let mut screen = screen((120, 14));
    screen.matches(vec![Match {
        pieces: vec![(CharSpan::new(230, 240), CharSpan::new(60, 70))],
        ..shared((0, 230, 250), (1, 60, 80), 60)
    }]);
    screen.keys("]m=");
    assert_eq!(request(&screen).1, 1);
    let report = analysed("02-双桥乡.txt", TWO_BRIDGES);
    arrive(&mut screen, Shown::Report(report));
    let state = &screen.state;
    let beside = state.beside.as_ref().expect("beside");
    let (here, there, pieces) = beside.shared.clone().expect("a match");
    assert_eq!((here.start.0, there.start.0, pieces.len()), (230, 60, 1));
}

#[test]
fn anothers_review_is_hidden_until_ones_own_is_done() {
    let mut screen = screen((120, 20));
    screen.keys("=@乙<Enter>");
    assert_eq!(screen.said(), "先评完自己的（D），再看他人的评阅");
    assert!(screen.state.beside.is_none());
    screen.keys(":status done<Enter>=@乙<Enter>");
    assert_eq!(request(&screen).2.as_deref(), Some("乙"));
    let review = Review {
        summary: "写得实".to_owned(),
        ..Review::empty("01-石梁镇.txt", "乙")
    };
    arrive(&mut screen, Shown::Review(Box::new(review)));
    assert!(screen.drawn().contains("写得实"), "{}", screen.drawn());
}

#[test]
fn what_is_late_or_unknown_is_no_second_text() {
    let mut screen = screen((120, 20));
    screen.keys("=没有这份<Enter>");
    assert_eq!(screen.said(), "没有名称含“没有这份”的报告");
    screen.keys("=<Enter>");
    assert!(screen.said().contains("没有同一单位"), "{}", screen.said());
    screen.keys("=双桥<Enter>");
    let (generation, _, _) = request(&screen);
    screen.send(Msg::BesideOpened {
        generation: generation - 1,
        name: None,
        shown: Shown::Trouble("stale".to_owned()),
    });
    assert!(
        screen
            .state
            .beside
            .as_ref()
            .expect("beside")
            .shown
            .is_none()
    );
    for size in [(0, 0), (1, 1), (60, 15), (99, 3), (400, 150)] {
        screen.send(Msg::Resized(size.0, size.1));
        screen.drawn();
    }
}

#[test]
fn a_report_that_is_opened_does_not_stand_beside_itself() {
    let mut screen = beside_two_bridges((120, 18));
    screen.keys("J");
    screen.answer();
    assert_eq!(screen.state.opened().expect("open").report_idx, 1);
    assert!(screen.state.beside.is_none());
    screen.keys("K");
    screen.answer();
    assert!(screen.state.beside.is_none());
}

#[test]
fn a_review_beside_goes_with_its_report() {
    let mut screen = screen((120, 18));
    let now = |screen: &Screen| screen.state.beside.as_ref().map(|it| it.name.clone());
    screen.keys(":status done<Enter>=@乙<Enter>");
    assert_eq!(request(&screen).2.as_deref(), Some("乙"));
    assert_eq!(now(&screen).as_deref(), Some("乙"));
    screen.keys("J");
    screen.answer();
    assert_eq!(now(&screen), None);
}
