//! Findings counted in the list.

use std::sync::Arc;

use insta::assert_snapshot;

use super::super::msg::Msg;
use super::Screen;
use crate::checks::{self, Switches};
use crate::lang::Lang;
use crate::profile;
use crate::report::Issuer;
use crate::session::{FindingCounts, Row};

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

/// What one check, of errors alone, notices in the open report.
fn check(screen: &mut Screen, only: &str) {
    let report = screen.state.opened().expect("open").report.clone();
    let switches = Switches {
        only: Some([only.to_owned()].into()),
        ..Switches::default()
    };
    let profile = profile::find("fazhi").expect("built in");
    screen.send(Msg::Findings {
        text_sha256: report.text_sha256.clone(),
        findings: checks::run(&report, &profile, &switches),
    });
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
    check(&mut screen, "part-missing");
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
