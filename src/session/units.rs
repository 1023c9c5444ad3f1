//! Units that were expected to report and did not.

use super::open::Session;
use crate::batch::Unit;

impl Session {
    /// The units of `units.csv` without a report, in its order. A unit's report is the one
    /// its line names; else one whose path or issuer holds the unit's name.
    pub fn missing_units(&self) -> Vec<Unit> {
        let batch = self.discover();
        let has_report = |unit: &Unit| {
            if !unit.report.is_empty() {
                return batch.position(&unit.report).is_some();
            }
            let name = unit.unit.as_str();
            if batch.entries.iter().any(|entry| entry.path.contains(name)) {
                return true;
            }
            (0..batch.entries.len()).any(|report_idx| {
                let row = self.row(report_idx);
                let issuer = row.issuer.as_ref();
                issuer.is_some_and(|issuer| issuer.name.contains(name) || issuer.short == name)
            })
        };
        let missing = batch.units.iter().filter(|unit| !has_report(unit));
        missing.cloned().collect()
    }
}
