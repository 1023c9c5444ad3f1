//! Units that were expected to report and did not.

use super::open::Session;
use crate::batch::Unit;

impl Session {
    /// The units of `units.csv` without a report, in its order, by the rule of
    /// [`Unit::sent`]. Looks at the reports only where a line names none.
    pub fn missing_units(&self) -> Vec<Unit> {
        let batch = self.discover();
        let has_report = |unit: &Unit| {
            if !unit.report.is_empty() {
                return batch.position(&unit.report).is_some();
            }
            let mut entries = batch.entries.iter().enumerate();
            // The file's name says it in most batches, and costs no reading.
            batch
                .entries
                .iter()
                .any(|entry| unit.sent(&entry.path, None))
                || entries.any(|(report_idx, entry)| {
                    unit.sent(&entry.path, self.row(report_idx).issuer.as_ref())
                })
        };
        let missing = batch.units.iter().filter(|unit| !has_report(unit));
        missing.cloned().collect()
    }
}
