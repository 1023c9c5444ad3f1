//! Findings counted in the list, new ones marked, checks switched for the batch.

use std::sync::Arc;

use insta::assert_snapshot;

use super::super::effect::Effect;
use super::super::msg::Msg;
use super::super::state::Overlay;
use super::Screen;
use crate::checks;
use crate::lang::Lang;
use crate::report::Issuer;
use crate::session::{CheckState, FindingCounts, Row};

/// The rows of both reports: one with a fault and likely ones, one with nothing.
fn rows(screen: &mut Screen) {
    let row = |nth: usize, name: &str, undecided| {
        let row = Row {
            report: screen.reports[nth].0.clone(),
            issuer: Some(Issuer {
                name: name.to_owned(),
                short: name.to_owned(),
                rank: None,
            }),
            year: Some(2025),
            undecided,
            ..Row::default()
        };
        (nth, Arc::new(row))
    };
    let counts = FindingCounts {
        errors: 2,
        warnings: 13,
        infos: 5,
    };
    let rows = vec![
        row(0, "石梁镇", FindingCounts::default()),
        row(1, "双桥乡", counts),
    ];
    screen.send(Msg::Rows(rows));
}

#[test]
fn the_list_counts_findings_by_severity() {
    let mut screen = Screen::new((80, 24));
    rows(&mut screen);
    assert_snapshot!("counts_at_80", screen.drawn());
    screen.state.settings.ascii = true;
    assert!(screen.drawn().contains("!2 :13"), "{}", screen.drawn());
    let mut screen = Screen::new((120, 40));
    rows(&mut screen);
    assert_snapshot!("counts_at_120", screen.drawn());
    screen.state.settings.lang = Lang::En;
    assert_snapshot!("counts_at_120_en", screen.drawn());
}

#[test]
fn what_was_decided_here_is_counted_no_more() {
    let mut screen = Screen::new((120, 30));
    rows(&mut screen);
    screen.keys("<Enter>J");
    screen.answer();
    screen.findings(screen.noticed(Some("part-missing")));
    let errors = |screen: &Screen| {
        let row = screen.state.rows[1].as_ref().expect("known");
        row.undecided.errors
    };
    assert_eq!(errors(&screen), 1, "what was found counts");
    screen.keys("<Tab>]fa");
    assert_eq!(errors(&screen), 0);
    screen.keys("u");
    assert_eq!(errors(&screen), 1);
    screen.keys("x<Tab><Enter>");
    assert_eq!(errors(&screen), 0, "dismissed in the batch");
    screen.keys(":findings-reset<Enter>u");
    assert_eq!(errors(&screen), 1);
}

#[test]
fn what_a_changed_text_brought_is_marked_new() {
    let mut screen = Screen::new((120, 30));
    screen.keys("<Enter>J");
    screen.answer();
    screen.findings(screen.noticed(Some("part-missing")));
    let finding = {
        let open = screen.state.opened().expect("open");
        let findings = open.advice.findings.as_ref().expect("checked");
        findings[0].clone()
    };
    assert!(!screen.drawn().contains("新 错误"));
    screen.send(Msg::Findings {
        text_sha256: screen.sha(),
        new: [(finding.check().to_owned(), finding.start())].into(),
        findings: vec![finding],
    });
    screen.keys("<Tab>]f");
    assert!(screen.drawn().contains("新 错误 · "), "{}", screen.drawn());
    screen.state.settings.lang = Lang::En;
    assert!(screen.drawn().contains("new error · "));
}

/// Every check on, but for these.
fn states(off: &[&str]) -> Vec<CheckState> {
    checks::abouts()
        .map(|about| CheckState {
            about,
            on: !off.contains(&about.id),
            switched: off.contains(&about.id),
        })
        .collect()
}

#[test]
fn checks_are_switched_in_a_list_and_by_command() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>gc");
    assert!(screen.effects.contains(&Effect::ListChecks));
    let listed = |screen: &mut Screen, off: &[&str], switched| {
        screen.send(Msg::Checks {
            states: states(off),
            switched,
        });
    };
    listed(&mut screen, &[], None);
    assert_snapshot!("checks_at_80", screen.drawn());
    screen.keys("jj<Enter>");
    let third = checks::abouts().nth(2).expect("there are many");
    let off = Effect::SwitchCheck {
        about: third,
        on: false,
    };
    assert_eq!(screen.effects.last(), Some(&off));
    screen.effects.clear();
    listed(&mut screen, &[third.id], Some(Ok(())));
    let looks = |effect: &Effect| matches!(effect, Effect::LookInto { .. });
    assert!(screen.effects.iter().any(looks));
    assert!(screen.effects.contains(&Effect::Recount));
    screen.state.size = (120, 40);
    assert_snapshot!("checks_at_120", screen.drawn());
    screen.state.settings.lang = Lang::En;
    screen.keys("?");
    assert_snapshot!("checks_at_120_en", screen.drawn());
    screen.keys("<Esc>");
    assert!(screen.state.overlays.is_empty());
    screen.effects.clear();
    screen.keys(":check off typo<Enter>");
    let about = checks::about("typo").expect("known");
    let off = Effect::SwitchCheck { about, on: false };
    assert!(screen.effects.contains(&off));
    listed(&mut screen, &["typo"], Some(Ok(())));
    assert!(
        screen.state.overlays.is_empty(),
        "no list where none was asked for"
    );
    listed(&mut screen, &[], Some(Err("写不进去".to_owned())));
    assert_eq!(screen.said(), "写不进去");
    screen.keys(":check off nothing<Enter>");
    assert!(screen.said().contains("nothing"));
    screen.keys(":check off ty<Tab><Enter>");
    assert_eq!(
        screen
            .effects
            .iter()
            .filter(|&effect| *effect == off)
            .count(),
        2
    );
    assert!(!matches!(
        screen.state.overlays.last(),
        Some(Overlay::Checks(_))
    ));
}
