//! Which findings are new since the text of a report changed.
//!
//! A finding is known again by its check and its passage, wherever that stands now. What a
//! check finds that did not run over the text of before is not called new.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::open::Session;
use crate::checks::{self, Finding};
use crate::home::{Found, Seen};
use crate::report::Report;

/// How a finding of a report is told from the others: its check, and where it starts.
pub type FindingKey = (String, u32);

impl Session {
    /// The findings of a report that are new since its text changed, and remembers all of
    /// them for the next time it does. For the screen: a command that only looks at a batch
    /// remembers nothing.
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn newly_found(
        &self,
        report_idx: usize,
        report: &Report,
        findings: &[Finding],
    ) -> BTreeSet<FindingKey> {
        let path = &self.discover().entries[report_idx].path;
        let (profile, switches) = (self.profile(), self.switches());
        let ran = checks::abouts().filter(|about| switches.runs(about, &profile));
        let now = Found {
            ran: ran.map(|about| about.id.to_owned()).collect(),
            findings: findings.iter().map(fingerprint).collect(),
        };
        let known = self.home().seen(self.root(), path);
        let seen = follow(known.as_ref(), &report.text_sha256, now);
        let new = match &seen.before {
            Some(before) => beyond(before, findings),
            None => BTreeSet::new(),
        };
        if known.as_ref() != Some(&seen) {
            // Without a writable home nothing is ever new.
            let _ = self.home().save_seen(self.root(), path, seen);
        }
        new
    }
}

/// What is to be remembered once `now` was found in a text.
fn follow(known: Option<&Seen>, text_sha256: &str, now: Found) -> Seen {
    let before = match known {
        None => None,
        Some(known) if known.text_sha256 == text_sha256 => known.before.clone(),
        Some(known) => Some(known.now.clone()),
    };
    Seen {
        text_sha256: text_sha256.to_owned(),
        now,
        before,
    }
}

/// The findings that were not there before; of equal ones the last.
fn beyond(before: &Found, findings: &[Finding]) -> BTreeSet<FindingKey> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for known in &before.findings {
        *left.entry(known).or_default() += 1;
    }
    let is_new = |finding: &&Finding| {
        if !before.ran.contains(finding.check()) {
            return false;
        }
        match left.get_mut(fingerprint(finding).as_str()) {
            Some(n) if *n > 0 => {
                *n -= 1;
                false
            }
            _ => true,
        }
    };
    let new = findings.iter().filter(is_new);
    new.map(|finding| (finding.check().to_owned(), finding.start()))
        .collect()
}

/// Check and passage, without its words.
fn fingerprint(finding: &Finding) -> String {
    let mut hash = Sha256::new();
    hash.update(finding.quote.as_bytes());
    hash.update([0]);
    hash.update(finding.part.as_deref().unwrap_or_default().as_bytes());
    let digest = hash.finalize();
    let head = digest
        .iter()
        .take(8)
        .fold(0_u64, |head, byte| (head << 8) | u64::from(*byte));
    format!("{}:{head:016x}", finding.check())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Switches;
    use crate::ingest::{Options, ingest};
    use crate::profile;
    use crate::report::{Corrections, analyse};

    /// What one check finds in a text.
    fn found(text: &str) -> (Vec<Finding>, Found) {
        let profile = profile::find("fazhi").expect("built in");
        let read = ingest("a.txt", text.as_bytes(), &Options::default()).expect("text");
        let report = analyse(read, "a.txt", &profile, &Corrections::default());
        let only = Switches {
            only: Some(["placeholder".to_owned()].into()),
            ..Switches::default()
        };
        let findings = checks::run(&report, &profile, &only);
        let now = Found {
            ran: ["placeholder".to_owned()].into(),
            findings: findings.iter().map(fingerprint).collect(),
        };
        (findings, now)
    }

    #[test]
    fn what_was_there_before_is_not_new_wherever_it_stands_now() {
        let (first, seen) = found("一、举措\n全年普法XX次。\n");
        assert_eq!(first.len(), 1);
        let seen = follow(None, "a", seen);
        assert_eq!(seen.before, None, "the first time nothing is new");
        let (again, now) = found("新的开头。\n一、举措\n全年普法XX次。检查XX次，其中XX镇1次。\n");
        let seen = follow(Some(&seen), "b", now.clone());
        let before = seen.before.clone().expect("the text changed");
        let new = beyond(&before, &again);
        assert_eq!(new.len(), again.len() - 1, "{again:?}");
        assert!(!new.contains(&("placeholder".to_owned(), again[0].start())));
        assert_eq!(
            follow(Some(&seen), "b", now).before,
            Some(before),
            "a second look at the same text changes nothing"
        );
    }

    #[test]
    fn what_a_check_finds_that_did_not_run_before_is_not_new() {
        let (findings, _) = found("一、举措\n全年普法XX次。\n");
        assert!(beyond(&Found::default(), &findings).is_empty());
    }
}
