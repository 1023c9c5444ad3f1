//! Switching checks on and off, and how grave their findings are.

use std::collections::BTreeMap;

use super::error::{Problem, ProfileError};
use super::read::{Faults, Fields};

/// The ids of all checks, in order; they stand in reviews, scripts and profiles and are never
/// renamed. A test of `checks` holds that each of them is there.
pub const CHECK_IDS: [&str; 46] = [
    "cases-absent",
    "causes-absent",
    "date-impossible",
    "date-late",
    "date-missing",
    "document-number",
    "figures-conflict",
    "figures-magnitude",
    "figures-rate",
    "figures-total",
    "figures-trend",
    "heading-empty",
    "invisible-character",
    "issuer-changes",
    "item-skipped",
    "law-abolished",
    "law-misnamed",
    "level-wrong",
    "mark-doubled",
    "measures-without-figure",
    "nothing-own",
    "number-doubled",
    "number-mangled",
    "number-mixed",
    "number-punctuation",
    "number-skipped",
    "pair-broken",
    "part-empty",
    "part-missing",
    "parts-merged",
    "percent-over-100",
    "phrase-misquoted",
    "phrase-share",
    "phrases-only",
    "place-foreign",
    "placeholder",
    "plan-unanswering",
    "plan-years-wrong",
    "rank-wrong",
    "residue",
    "sentence-cut",
    "signature-missing",
    "typo",
    "width-mixed",
    "word-doubled",
    "year-wrong",
];

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; judged from hints, or a matter of taste.
    Info,
    /// Very likely a fault.
    Warning,
    /// A fault against the rule the check rests on.
    Error,
}

impl Severity {
    /// The id, the same in both languages.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of an id.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        [Self::Info, Self::Warning, Self::Error]
            .into_iter()
            .find(|severity| severity.id() == id)
    }
}

/// What a profile says of one check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckSetting {
    /// It does not run.
    Off,
    /// It runs, also where it is off by itself.
    On,
    /// It runs, and its findings are this grave.
    Severity(Severity),
}

impl CheckSetting {
    fn id(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::On => "on",
            Self::Severity(severity) => severity.id(),
        }
    }

    fn of_id(id: &str) -> Option<Self> {
        match id {
            "off" => Some(Self::Off),
            "on" => Some(Self::On),
            id => Severity::of_id(id).map(Self::Severity),
        }
    }
}

/// What a note made from a finding proposes to the score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// Ids of checks.
    pub checks: Vec<String>,
    /// The criterion their findings bear on; where it is `None`, the one that looks at the
    /// part of the finding.
    pub criterion: Option<String>,
    /// The deduction of that criterion.
    pub deduction: Option<String>,
}

/// Reads the tables `proposal`.
pub(super) fn proposals(faults: &mut Faults, root: &mut Fields) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    for mut fields in root.tables(faults, "proposal") {
        fields.require(faults, "checks");
        let checks = fields.texts(faults, "checks");
        for id in &checks {
            if !CHECK_IDS.contains(&id.as_str()) {
                let known = CHECK_IDS.map(str::to_owned).to_vec();
                fields.fault(faults, "checks", Problem::BadChoice(id.clone(), known));
            }
        }
        proposals.push(Proposal {
            checks,
            criterion: fields.text(faults, "criterion").map(str::to_owned),
            deduction: fields.text(faults, "deduction").map(str::to_owned),
        });
        fields.finish(faults);
    }
    proposals
}

/// Reads the table `checks` that stands alone: what was switched for one batch.
///
/// # Errors
///
/// Every fault with its line and key.
pub fn read_checks(source: &str) -> Result<BTreeMap<String, CheckSetting>, Vec<ProfileError>> {
    let mut faults = Faults::new(source, false);
    let mut read = BTreeMap::new();
    if let Some(document) = super::read::document(source, &mut faults) {
        let mut root = Fields::new(document.get_ref(), "", 0);
        if let Some(fields) = root.table(&mut faults, "checks") {
            read = settings(&mut faults, fields);
        }
        root.finish(&mut faults);
    }
    let faults = faults.finish();
    if faults.is_empty() {
        Ok(read)
    } else {
        Err(faults)
    }
}

/// The same as TOML.
#[must_use]
pub fn write_checks(settings: &BTreeMap<String, CheckSetting>) -> String {
    let lines = settings
        .iter()
        .map(|(id, setting)| format!("{id} = \"{}\"\n", setting.id()));
    format!("[checks]\n{}", lines.collect::<String>())
}

/// Reads the table `checks`.
pub(super) fn settings(faults: &mut Faults, mut fields: Fields) -> BTreeMap<String, CheckSetting> {
    let mut settings = BTreeMap::new();
    for id in CHECK_IDS {
        let Some(given) = fields.text(faults, id) else {
            continue;
        };
        match CheckSetting::of_id(given) {
            Some(setting) => {
                settings.insert(id.to_owned(), setting);
            }
            None => {
                let known = ["off", "on", "info", "warning", "error"];
                let known = known.map(str::to_owned).to_vec();
                fields.fault(faults, id, Problem::BadChoice(given.to_owned(), known));
            }
        }
    }
    fields.finish(faults);
    settings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switches_of_a_batch_come_back_and_faults_are_placed() {
        let settings = BTreeMap::from([
            ("figures-rate".to_owned(), CheckSetting::Off),
            ("typo".to_owned(), CheckSetting::Severity(Severity::Info)),
        ]);
        let source = write_checks(&settings);
        assert_eq!(
            source,
            "[checks]\nfigures-rate = \"off\"\ntypo = \"info\"\n"
        );
        assert_eq!(read_checks(&source), Ok(settings));
        assert_eq!(read_checks(""), Ok(BTreeMap::new()));
        let lines = |source: &str| -> Vec<usize> {
            let faults = read_checks(source).expect_err("it has faults");
            faults.iter().map(|fault| fault.line).collect()
        };
        assert_eq!(
            lines("[checks]\ntypo = \"maybe\"\nno-check = \"on\"\n"),
            [2, 3]
        );
        assert_eq!(lines("[checks\n"), [1]);
    }
}
