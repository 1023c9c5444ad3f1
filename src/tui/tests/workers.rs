//! What the workers would answer about the open report: findings and shared passages.

use std::collections::BTreeSet;

use super::super::msg::Msg;
use super::Screen;
use crate::checks::{self, Finding, Switches};
use crate::profile;
use crate::similar::{Match, Place};
use crate::text::CharSpan;

impl Screen {
    /// The hash of the open report's text, by which answers find it.
    pub(super) fn sha(&self) -> String {
        let open = self.state.opened().expect("a report is open");
        open.report.text_sha256.clone()
    }

    /// What one check notices in the open report, or all of them do.
    pub(super) fn noticed(&self, only: Option<&str>) -> Vec<Finding> {
        let report = self
            .state
            .opened()
            .expect("a report is open")
            .report
            .clone();
        let switches = Switches {
            only: only.map(|only| [only.to_owned()].into()),
            ..Switches::default()
        };
        let profile = profile::find("fazhi").expect("built in");
        let findings = checks::run(&report, &profile, &switches);
        assert!(
            !findings.is_empty(),
            "the report gives the checks something"
        );
        findings
    }

    /// Findings come, none of them new.
    pub(super) fn findings(&mut self, findings: Vec<Finding>) {
        self.send(Msg::Findings {
            text_sha256: self.sha(),
            findings,
            new: BTreeSet::new(),
        });
    }

    /// Shared passages come.
    pub(super) fn matches(&mut self, matches: Vec<Match>) {
        self.send(Msg::Matches {
            text_sha256: self.sha(),
            matches,
        });
    }
}

/// A report, by its place, and where in it something begins and ends.
type Stretch = (usize, usize, usize);

/// A passage of two reports.
pub(super) fn shared(a: Stretch, b: Stretch, chars: u32) -> Match {
    let place = |(report, start, end): Stretch| Place {
        report,
        span: CharSpan::new(start, end),
    };
    Match {
        a: place(a),
        b: place(b),
        chars,
        pieces: Vec::new(),
    }
}
