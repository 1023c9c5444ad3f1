//! What the planters share: the findings of a text, and the tally of what was found.

use std::collections::BTreeMap;
use std::ops::Range;

use zhupi::checks::{self, Severity, Switches};
use zhupi::ingest::{Options, ingest};
use zhupi::profile::{self, Profile};
use zhupi::report::{self, Corrections};

/// A finding, as far as planting needs to know it.
pub(crate) struct Found {
    pub(crate) check: &'static str,
    pub(crate) grave: bool,
    pub(crate) place: Range<usize>,
    pub(crate) said: String,
}

/// What the checks say of a text.
pub(crate) fn findings(profile: &Profile, text: &str) -> Vec<Found> {
    let ingested = ingest("a.txt", text.as_bytes(), &Options::default()).expect("it is text");
    let report = report::analyse(ingested, "a.txt", profile, &Corrections::default());
    checks::run(&report, profile, &Switches::default())
        .into_iter()
        .map(|finding| Found {
            check: finding.check(),
            grave: finding.severity >= Severity::Warning,
            place: finding
                .span
                .map_or(0..0, |span| span.start.get()..span.end.get()),
            said: format!("{} {}", finding.check(), finding.quote),
        })
        .collect()
}

/// Demands that nothing grave is said of any of the texts.
#[track_caller]
pub(crate) fn check_clean<'t>(texts: impl IntoIterator<Item = &'t str>) {
    let profile = profile::find("fazhi").expect("it is built in");
    for text in texts {
        let grave: Vec<String> = findings(&profile, text)
            .into_iter()
            .filter(|found| found.grave)
            .map(|found| format!("{} at {:?}", found.said, found.place))
            .collect();
        assert!(grave.is_empty(), "{grave:#?} in {text}");
    }
}

/// How many of the planted faults are found, by check.
#[derive(Default)]
pub(crate) struct Tally {
    n_of: BTreeMap<String, (usize, usize)>,
    missed: Vec<String>,
}

impl Tally {
    /// Counts one planted fault; `place` is shown where it is missed.
    pub(crate) fn count(&mut self, check: &str, is_found: bool, place: impl FnOnce() -> String) {
        let n = self.n_of.entry(check.to_owned()).or_default();
        n.1 += 1;
        if is_found {
            n.0 += 1;
        } else {
            self.missed.push(format!("{check}: {}", place()));
        }
    }

    /// Demands that at least 95 in a hundred are found of every check.
    #[track_caller]
    pub(crate) fn demand(&self) {
        let poor: Vec<_> = self
            .n_of
            .iter()
            .filter(|(_, (n_found, n_planted))| n_found * 100 < n_planted * 95)
            .collect();
        assert!(
            poor.is_empty(),
            "{poor:?} of {:#?}\nmissed: {:#?}",
            self.n_of,
            self.missed
        );
    }
}
