//! Which of the units expected a report is from: one rule for the list, the screen, and
//! the class that chooses a rubric.
//!
//! What is left out: look-alike and former names of a unit.

use super::units::Unit;
use crate::report::Issuer;
use crate::text::is_han;

/// What a unit's name may be followed by and still be the unit itself.
const ITSELF: [&str; 4] = ["人民政府", "政府", "党委", "委员会"];

/// What a report's name goes on with behind its unit. Anything else Chinese makes it the
/// name of something below the unit: 城关镇财政所 is not 城关镇.
const BEHIND: [&str; 8] = [
    "关于", "法治", "依法", "推进", "报告", "二〇", "二○", "年度",
];

impl Unit {
    /// Whether a report is this unit's: the one its line names; where it names none, one
    /// whose issuer or file bears the unit's name.
    #[must_use]
    pub fn sent(&self, path: &str, issuer: Option<&Issuer>) -> bool {
        if !self.report.is_empty() {
            return self.report == path;
        }
        let unit = self.unit.as_str();
        if unit.is_empty() {
            return false;
        }
        let by_issuer =
            issuer.is_some_and(|issuer| issuer.short == unit || names(&issuer.name, unit));
        let file = path.rsplit('/').next().unwrap_or(path);
        by_issuer || names(file, unit)
    }
}

/// Whether a name is a unit's, alone or with what such names go on with.
fn names(name: &str, unit: &str) -> bool {
    name.match_indices(unit).any(|(at, _)| {
        let rest = name.get(at + unit.len()..).unwrap_or_default();
        let rest = ITSELF
            .iter()
            .find_map(|suffix| rest.strip_prefix(suffix))
            .unwrap_or(rest);
        !rest.starts_with(is_han) || BEHIND.iter().any(|begin| rest.starts_with(begin))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(unit: &str, path: &str, issuer: &str, expected: bool) {
        let unit = Unit {
            unit: unit.to_owned(),
            ..Unit::default()
        };
        let issuer = (!issuer.is_empty()).then(|| Issuer {
            name: issuer.to_owned(),
            short: String::new(),
            rank: None,
        });
        assert_eq!(unit.sent(path, issuer.as_ref()), expected, "{path}");
    }

    #[test]
    fn a_unit_is_known_by_its_issuer_or_its_file() {
        check("石梁镇", "a.txt", "青岚县石梁镇人民政府", true);
        check("石梁镇", "a.txt", "石梁镇党委", true);
        check("县水务局", "a.txt", "青岚县水务局", true);
        check("石梁镇", "乡镇/01-石梁镇.txt", "", true);
        check("石梁镇", "石梁镇人民政府2025年报告.docx", "", true);
        check("石梁镇", "石梁镇关于法治政府建设的报告.docx", "", true);
        check("石梁镇", "石梁镇/总结.docx", "", false);
    }

    #[test]
    fn what_lies_below_a_unit_is_another_unit() {
        check("城关镇", "城关镇财政所.txt", "", false);
        check("城关镇", "a.txt", "青岚县城关镇财政所", false);
        check("城关镇", "a.txt", "城关镇人民政府办公室", false);
        check("", "a.txt", "石梁镇", false);
    }

    #[test]
    fn a_line_that_names_a_report_means_no_other() {
        let unit = Unit {
            unit: "石梁镇".to_owned(),
            report: "1.txt".to_owned(),
            ..Unit::default()
        };
        assert!(unit.sent("1.txt", None));
        assert!(!unit.sent("石梁镇.txt", None));
    }
}
