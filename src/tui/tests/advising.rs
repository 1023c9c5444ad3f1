//! Findings, matches and private remarks.

use std::collections::BTreeSet;

use insta::assert_snapshot;

use super::super::effect::Effect;
use super::super::msg::Msg;
use super::super::state::Pane;
use super::Screen;
use super::workers::shared;
use crate::lang::Lang;
use crate::review::{FindingVerdict, Target};

/// The second report open, which lacks a part, with what the checks noticed in it.
fn checked() -> Screen {
    let mut screen = Screen::new((120, 30));
    screen.keys("<Enter>J");
    screen.answer();
    // One check alone, so that what others notice later changes nothing here.
    screen.findings(screen.noticed(Some("part-missing")));
    screen
}

fn n_findings(screen: &Screen) -> usize {
    let open = screen.state.opened().expect("open");
    open.findings(&screen.state.muted).count()
}

#[test]
fn opening_a_report_asks_for_findings_and_stale_ones_are_dropped() {
    let mut screen = Screen::new((120, 30));
    screen.keys("<Enter>J");
    screen.answer();
    screen.send(Msg::Findings {
        text_sha256: "of another text".to_owned(),
        findings: Vec::new(),
        new: BTreeSet::new(),
    });
    let open = screen.state.opened().expect("open");
    assert!(open.advice.findings.is_none());
    screen.keys("]f");
    assert_eq!(screen.said(), "还在检查，稍候");
}

#[test]
fn a_finding_becomes_a_note_with_its_words_and_criterion() {
    let mut screen = checked();
    let before = n_findings(&screen);
    screen.keys("<Tab>]fa");
    let open = screen.state.opened().expect("open");
    let note = &open.review.notes[0];
    assert_eq!(note.check.as_deref(), Some("part-missing"));
    assert_eq!(note.target, Target::Whole);
    assert_eq!(note.criterion.as_deref(), Some("leaders"));
    assert!(screen.said().contains("扣 20 分"), "{}", screen.said());
    assert_eq!(n_findings(&screen), before - 1);
    let verdicts = &screen.state.opened().expect("open").review.findings;
    assert!(matches!(
        verdicts.values().next(),
        Some(FindingVerdict::Accepted { .. })
    ));
    screen.keys("u");
    let open = screen.state.opened().expect("open");
    assert!(open.review.notes.is_empty() && open.review.findings.is_empty());
    assert_eq!(n_findings(&screen), before);
}

#[test]
fn a_finding_is_dismissed_with_a_reason_here_or_in_the_batch() {
    let mut screen = checked();
    let before = n_findings(&screen);
    screen.keys("<Tab>]fx");
    assert!(screen.drawn().contains("不采纳的理由（本报告"));
    screen.keys("已在正文说明<Enter>");
    let verdicts = &screen.state.opened().expect("open").review.findings;
    let said = verdicts.values().next();
    let kept =
        matches!(said, Some(FindingVerdict::Dismissed { reason, .. }) if reason == "已在正文说明");
    assert!(kept, "{said:?}");
    assert_eq!(n_findings(&screen), before - 1);
    screen.keys("ux<Tab><Enter>");
    assert_eq!(screen.state.muted.len(), 1);
    let remembers =
        |effect: &Effect| matches!(effect, Effect::SavePlace(place) if place.muted.len() == 1);
    assert!(screen.effects.iter().any(remembers));
    screen.keys("u");
    assert_eq!(n_findings(&screen), before - 1, "the batch's word holds");
    screen.keys(":findings-reset<Enter>");
    assert_eq!(n_findings(&screen), before);
}

#[test]
fn findings_and_matches_are_drawn_beside_the_text() {
    let mut screen = checked();
    screen.matches(vec![shared((1, 30, 51), (0, 40, 61), 60)]);
    screen.keys("]m");
    assert_eq!(screen.at_cursor(), "开展普法活动30");
    screen.keys("<Tab>]f");
    assert_snapshot!(screen.drawn());
}

#[test]
fn a_private_remark_goes_its_own_way_to_the_store() {
    let mut screen = Screen::new((120, 30));
    screen.keys("<Enter>/12次<Enter>visgp这段像去年的。");
    assert!(screen.drawn().contains("私记"));
    screen.keys("<C-s>");
    let open = screen.state.opened().expect("open");
    assert!(open.review.notes.is_empty());
    assert_eq!(open.remarks.notes[0].body, "这段像去年的。");
    let kinds: Vec<bool> = screen
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::CommitRemarks { .. } => Some(true),
            Effect::Commit { .. } => Some(false),
            _ => None,
        })
        .collect();
    assert_eq!(kinds, [true]);
    screen.keys("eX<C-s>");
    let open = screen.state.opened().expect("open");
    assert_eq!(open.remarks.notes[0].body, "这段像去年的。X");
    assert_snapshot!(screen.drawn());
    screen.keys("d");
    assert!(
        screen
            .state
            .opened()
            .expect("open")
            .remarks
            .notes
            .is_empty()
    );
}

#[test]
fn where_the_notes_are_hidden_the_last_row_says_what_is_found_and_what_can_be_done() {
    let mut screen = checked();
    let finding = |screen: &Screen| {
        let found = screen.state.finding_at_hand();
        let found = found.expect("a finding is at hand");
        found.message.get(Lang::Zh).to_owned()
    };
    let foot = |screen: &Screen| {
        let drawn = screen.drawn();
        drawn.lines().last().unwrap_or_default().to_owned()
    };
    screen.keys("]f<Tab><S-Tab>");
    assert_eq!(screen.state.focus, Pane::Text);
    let message = finding(&screen);
    assert!(!foot(&screen).contains(&message), "the pane says it");
    screen.send(Msg::Resized(80, 24));
    let foot = foot(&screen);
    assert!(foot.starts_with(&message), "{foot}");
    assert!(
        foot.contains("a 采纳") && foot.contains("x 不采纳"),
        "{foot}"
    );
}
