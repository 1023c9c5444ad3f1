//! Running the checks over a report.

use std::collections::{BTreeMap, BTreeSet};

use super::{About, CHECKS, Finding, Reading, Severity};
use crate::profile::{CheckSetting, Profile};
use crate::report::Report;
use crate::text::CharSpan;

/// Which checks run beyond what the profile says, and which findings count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Switches {
    /// Only these run, also where the profile has them off; all where it is `None`.
    pub only: Option<BTreeSet<String>>,
    /// What was switched for the batch: it goes before what the profile says.
    pub batch: BTreeMap<String, CheckSetting>,
    /// Findings less grave than this are left out.
    pub at_least: Option<Severity>,
}

impl Switches {
    /// Whether a check runs.
    #[must_use]
    pub fn runs(&self, about: &About, profile: &Profile) -> bool {
        self.severity_of(about, profile).is_some()
    }

    /// How grave the findings of a check are, `None` where it does not run.
    fn severity_of(&self, about: &About, profile: &Profile) -> Option<Setting> {
        let switched = self.batch.get(about.id);
        let setting = switched.or_else(|| profile.checks.get(about.id)).copied();
        let wanted = match &self.only {
            Some(only) => only.contains(about.id),
            None => match setting {
                Some(CheckSetting::Off) => false,
                Some(_) => true,
                None => about.on,
            },
        };
        wanted.then_some(match setting {
            Some(CheckSetting::Severity(severity)) => Setting::Fixed(severity),
            _ => Setting::Usual(about.severity),
        })
    }
}

/// How grave the findings of a check are.
#[derive(Clone, Copy)]
enum Setting {
    /// As the profile says.
    Fixed(Severity),
    /// As the check says, unless a finding has its own.
    Usual(Severity),
}

/// The findings of a report: those without a place first, then in order of the text.
/// Linear in the length of the report.
#[must_use]
pub fn run(report: &Report, profile: &Profile, switches: &Switches) -> Vec<Finding> {
    let reading = Reading::new(report, profile);
    let mut findings = Vec::new();
    for check in CHECKS {
        let about = check.about();
        let Some(setting) = switches.severity_of(about, profile) else {
            continue;
        };
        let mut found = Vec::new();
        check.find(&reading, &mut found);
        findings.extend(found.into_iter().map(|found| {
            let severity = match setting {
                Setting::Fixed(severity) => severity,
                Setting::Usual(severity) => found.severity().unwrap_or(severity),
            };
            let quote = found.span().map_or("", |span| reading.slice(span));
            Finding::new(about, severity, found, quote)
        }));
    }
    findings.retain(|finding| Some(finding.severity) >= switches.at_least);
    let place = |span: Option<CharSpan>| span.map(|span| (span.start, span.end));
    findings.sort_by_key(|finding| (place(finding.span), finding.check(), finding.start()));
    // Check and start say which finding it is, so there is one of each.
    findings.dedup_by_key(|finding| (finding.span.is_some(), finding.start(), finding.check()));
    findings
}
