//! The reviewer's name: asked for once, before the first edit, whatever that edit is.

use super::super::effect::Effect;
use super::super::msg::Msg;
use super::super::state::{Mode, Overlay, State};
use super::Screen;
use crate::review::Status;

/// A screen without a reviewer, the first report open, its findings known, the cursor on one.
fn nameless() -> Screen {
    let mut screen = Screen::new((120, 40));
    screen.state.session.reviewer = None;
    let mut findings = screen.noticed(None);
    findings.truncate(1);
    screen.findings(findings);
    screen.keys("<Enter><Tab>");
    screen
}

#[track_caller]
fn check(keys: &str, then: &str, done: impl Fn(&State) -> bool) {
    let mut screen = nameless();
    screen.keys(keys);
    let drawn = screen.drawn();
    assert!(drawn.contains("评阅人姓名"), "{keys}: {drawn}");
    assert!(
        drawn.contains("login"),
        "{keys}: the login name is proposed"
    );
    // On a slow line one types on before the name is taken over.
    screen.keys("<Enter>");
    screen.keys(then);
    let set = Effect::SetReviewer("login".to_owned());
    assert!(screen.effects.contains(&set), "{keys}");
    screen.send(Msg::ReviewerSet(Ok("login".to_owned())));
    screen.answer();
    assert!(done(&screen.state), "{keys}{then}: {}", screen.drawn());
    let asked = |over: &Overlay| matches!(over, Overlay::Prompt(prompt) if prompt.text == "login");
    assert!(
        !screen.state.overlays.iter().any(asked),
        "{keys}: only once"
    );
}

fn notes(state: &State) -> Vec<String> {
    let notes = state.opened().expect("open").review.notes.iter();
    notes.map(|note| note.body.clone()).collect()
}

fn scores(state: &State) -> usize {
    state.opened().expect("open").review.scores.len()
}

fn writes(state: &State, text: &str) -> bool {
    matches!(&state.mode, Mode::Write(editor) if editor.body() == text)
}

#[test]
fn every_way_to_edit_asks_for_the_name_and_then_goes_on() {
    check("<Esc>c", "数字不符<C-s>", |state| {
        notes(state) == ["数字不符"]
    });
    check("<Esc>C", "写到", |state| writes(state, "写到"));
    check("<Esc>gp", "写到", |state| writes(state, "写到"));
    check("gs", "写到", |state| writes(state, "写到"));
    check("s3", "0<Enter>", |state| scores(state) == 1);
    check("sx", "<Enter>", |state| scores(state) == 1);
    check("s-", "3<Enter>", |state| scores(state) == 1);
    check("sa", "", |state| scores(state) == 1);
    check("D", "", |state| {
        matches!(state.overlays.last(), Some(Overlay::Confirm(_)))
    });
    check("a", "", |state| notes(state).len() == 1);
    check("x", "不是问题<Enter>", |state| {
        state.opened().expect("open").review.findings.len() == 1
    });
    check("i", "", |state| {
        matches!(state.overlays.last(), Some(Overlay::Picker(_)))
    });
    check("gh", "", |state| {
        state.opened().expect("open").review.status == Status::Hold
    });
    check(":status done<Enter>", "", |state| {
        state.opened().expect("open").review.status == Status::Done
    });
}

#[test]
fn points_typed_before_the_name_are_kept_on_disk_after_it() {
    let mut screen = nameless();
    screen.keys("s3<Enter>");
    let keeps = |effect: &Effect| matches!(effect, Effect::SaveDraft(_));
    assert!(!screen.effects.iter().any(keeps));
    screen.send(Msg::ReviewerSet(Ok("login".to_owned())));
    assert!(screen.effects.iter().any(keeps));
}

#[test]
fn who_gives_no_name_edits_nothing() {
    let mut screen = nameless();
    screen.keys("s3<Esc><Enter><Tab>gg");
    let commits = |effect: &Effect| matches!(effect, Effect::Commit { .. });
    assert!(!screen.effects.iter().any(commits));
    assert_eq!(scores(&screen.state), 0);
}

#[test]
fn a_name_that_cannot_be_is_asked_for_again_with_the_reason() {
    let mut screen = nameless();
    screen.keys("gs<C-u><Enter>");
    assert!(screen.drawn().contains("请填写姓名"), "{}", screen.drawn());
    screen.keys("甲<Enter>");
    screen.send(Msg::ReviewerSet(Err("名字太长".to_owned())));
    let drawn = screen.drawn();
    assert!(
        drawn.contains("名字太长") && drawn.contains("评阅人姓名"),
        "{drawn}"
    );
    screen.keys("<Enter>");
    screen.send(Msg::ReviewerSet(Ok("login".to_owned())));
    assert!(writes(&screen.state, ""), "the edit still goes on");
}
