//! Hints that go away once one has done what they are about.

use std::sync::Arc;

use super::super::msg::Msg;
use super::super::state::Pane;
use super::Screen;
use crate::lang::{Lang, start as words};
use crate::session::Row;

/// The annotation pane's beginning of a hint, which may be wrapped.
const NOTE: &str = "写第一条批注";
const SCORE: &str = "第一次评分";

fn know(screen: &mut Screen, report_idx: usize, n_notes: usize) {
    let row = Row {
        report: screen.reports[report_idx].0.clone(),
        n_notes,
        ..Row::default()
    };
    screen.send(Msg::Rows(vec![(report_idx, Arc::new(row))]));
}

#[track_caller]
fn check(screen: &Screen, note: bool, score: bool) {
    let drawn = screen.drawn();
    assert_eq!(
        (drawn.contains(NOTE), drawn.contains(SCORE)),
        (note, score),
        "{drawn}"
    );
}

#[test]
fn hints_go_away_when_the_thing_has_been_done() {
    assert!(words::first_note(Lang::Zh).starts_with(NOTE));
    assert!(words::first_score(Lang::Zh).starts_with(SCORE));
    let mut screen = Screen::new((120, 30));
    screen.keys("<Enter>");
    know(&mut screen, 0, 0);
    // The other report may hold notes.
    check(&screen, false, false);
    know(&mut screen, 1, 0);
    check(&screen, true, true);
    insta::assert_snapshot!(screen.drawn());
    screen.keys("c请补充。<C-s>");
    check(&screen, false, true);
    screen.keys("s5<Enter><Esc>");
    screen.keys("<Tab>");
    check(&screen, false, false);
    // Taken back, the hint is due again.
    screen.keys("uu");
    screen.state.focus = Pane::Text;
    screen.state.side = Pane::Notes;
    check(&screen, true, true);
}

#[test]
fn who_wrote_in_this_batch_before_needs_no_hint() {
    let mut screen = Screen::new((120, 30));
    know(&mut screen, 0, 0);
    know(&mut screen, 1, 2);
    check(&screen, false, true);
}

#[test]
fn notes_come_before_hints_where_there_is_little_room() {
    let mut screen = Screen::new((120, 12));
    know(&mut screen, 0, 0);
    know(&mut screen, 1, 0);
    check(&screen, false, false);
}
