//! The queue, and what other sessions wrote meanwhile.

use super::super::effect::Effect;
use super::super::msg::Msg;
use super::super::state::{Overlay, Pane};
use super::Screen;
use crate::review::{Item, Review, Stamp, Value, edit};
use crate::session::Fresh;
use crate::store::Loaded;

fn stamp(session: &str) -> Stamp {
    Stamp {
        session: session.to_owned(),
        at: "2026-02-03T09:31:00+08:00".to_owned(),
    }
}

fn fresh(review: Review) -> Msg {
    Msg::Synced(vec![Fresh {
        report_idx: 0,
        loaded: Loaded {
            review,
            problem: None,
            read_only: false,
            hand_edited: false,
        },
        row: None,
    }])
}

/// A screen with a note on 「12次」.
fn noted() -> Screen {
    let mut screen = Screen::new((120, 40));
    screen.keys("<Enter>/12次<Enter>visc数字不符<C-s>");
    screen
}

fn review(screen: &Screen) -> Review {
    screen.state.opened().expect("open").review.clone()
}

#[test]
fn another_sessions_edits_appear_beside_ones_own_unsaved_ones() {
    let mut screen = noted();
    let mut theirs = Review::empty("01-石梁镇.txt", "评阅员");
    theirs.set(&stamp("bb"), edit::set_summary("总体较好").unwrap());
    screen.send(fresh(theirs.clone()));
    let now = review(&screen);
    assert_eq!((now.notes.len(), now.summary.as_str()), (1, "总体较好"));
    assert_eq!(screen.said(), "另一会话的修改已载入");
    // What is known already is no news.
    screen.keys("j");
    screen.send(fresh(theirs));
    assert_eq!(screen.said(), "");
}

#[test]
fn two_values_are_shown_and_settled_by_a_key() {
    let mut screen = noted();
    for (session, text) in [("bb", "甲说"), ("cc", "乙说")] {
        let mut theirs = Review::empty("01-石梁镇.txt", "评阅员");
        theirs.set(&stamp(session), edit::set_summary(text).unwrap());
        screen.send(fresh(theirs));
    }
    assert_eq!(review(&screen).others.len(), 1);
    let in_force = review(&screen).summary;
    screen.keys("gq");
    let drawn = screen.drawn();
    assert!(drawn.contains("甲说") && drawn.contains("乙说"), "{drawn}");
    // The other one is taken; the queue is empty and closes.
    screen.keys("j<Enter>");
    let now = review(&screen);
    assert!(now.others.is_empty() && now.summary != in_force);
    assert!(screen.state.overlays.is_empty());
    let committed = screen.effects.iter().rev().find_map(|effect| match effect {
        Effect::Commit { entries, .. } => entries.last().cloned(),
        _ => None,
    });
    assert_eq!(committed.expect("an edit").item, Item::Summary);
}

/// The review of [`noted`] over a text in which the passage is not there any more.
fn doubtful(exact: &str) -> Screen {
    let mut screen = noted();
    let open = screen.state.opened_mut().expect("open");
    let mut note = open.review.notes[0].clone();
    if let crate::review::Target::Span(anchor) = &mut note.target {
        exact.clone_into(&mut anchor.exact);
        "of another text".clone_into(&mut anchor.text_sha256);
    }
    let change = crate::review::Change {
        item: Item::Note(note.id.clone()),
        new: Value::Note(note),
    };
    open.review.set(&stamp("dd"), vec![change]);
    open.find_notes();
    screen
}

#[test]
fn a_doubtful_note_is_confirmed_where_it_was_found() {
    let mut screen = doubtful("全年召开镇党委会11次，其中研究法治议题4次。");
    screen.keys("gq");
    assert!(screen.drawn().contains("存疑"), "{}", screen.drawn());
    screen.keys("<Enter>");
    let now = review(&screen);
    let anchor = now.notes[0].anchor().expect("bound");
    assert!(
        anchor.exact.contains("召开镇党委会12次"),
        "{}",
        anchor.exact
    );
    assert!(screen.state.overlays.is_empty());
    assert_eq!(now.notes[0].body, "数字不符");
}

#[test]
fn a_lost_note_is_bound_to_a_selection_or_the_whole_report() {
    let mut screen = doubtful("此前的原文已经全部删去不见了");
    screen.keys("gq<Enter>");
    assert!(screen.state.overlays.is_empty());
    assert_eq!(screen.state.focus, Pane::Text);
    screen.keys("gg/9件<Enter>vis:bind<Enter>");
    let now = review(&screen);
    let anchor = now.notes[0].anchor().expect("bound");
    assert!(anchor.exact.contains("行政处罚案件9件"), "{}", anchor.exact);

    let mut screen = doubtful("此前的原文已经全部删去不见了");
    screen.keys("gqw");
    assert!(review(&screen).notes[0].anchor().is_none());

    let mut screen = doubtful("此前的原文已经全部删去不见了");
    screen.keys("gqd");
    assert!(review(&screen).notes.is_empty());
}

#[test]
fn an_unreadable_review_offers_its_repair_on_the_spot() {
    let mut screen = noted();
    screen.state.opened_mut().expect("open").read_only = Some("已损坏".to_owned());
    screen.keys("C");
    assert!(screen.said().contains("gq"), "{}", screen.said());
    screen.keys("gq");
    assert!(screen.drawn().contains("已损坏"), "{}", screen.drawn());
    screen.keys("<Enter>");
    assert!(screen.effects.contains(&Effect::Repair { report_idx: 0 }));
    screen.send(Msg::Repaired {
        report_idx: 0,
        result: Ok("已修复".to_owned()),
    });
    assert!(
        screen
            .effects
            .iter()
            .any(|it| matches!(it, Effect::Open { .. }))
    );
}

#[test]
fn the_queue_says_when_nothing_waits_and_is_left_without_loss() {
    let mut screen = noted();
    screen.keys("gq");
    assert_eq!(screen.said(), "没有待处理的事项");
    let mut screen = doubtful("此前的原文已经全部删去不见了");
    screen.keys("gq");
    assert!(matches!(
        screen.state.overlays.last(),
        Some(Overlay::Queue(_))
    ));
    screen.keys("jk<Esc>");
    assert!(screen.state.overlays.is_empty());
    assert_eq!(review(&screen).notes.len(), 1);
}
