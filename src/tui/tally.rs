//! What the list's rows add up to, brought up to date when rows come and not when a frame is drawn.

use std::sync::Arc;

use crate::batch::Batch;
use crate::review::Status;
use crate::session::Row;

/// Counts over the rows of the batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Reports whose review is done.
    pub n_done: usize,
    /// The units of `units.csv`, by their place in it, of which no report is known.
    missing: Vec<usize>,
}

impl Tally {
    /// Of a batch of which no row is known.
    #[must_use]
    pub fn new(batch: &Batch) -> Self {
        let units = batch.units.iter().enumerate();
        let missing = units
            .filter(|(_, unit)| batch.position(&unit.report).is_none())
            .map(|(nth, _)| nth)
            .collect();
        Self { n_done: 0, missing }
    }

    /// A row became known or is another one now.
    pub fn take(&mut self, batch: &Batch, before: Option<&Row>, now: &Row) {
        let is_done = |row: &Row| row.status == Status::Done;
        self.n_done =
            self.n_done + usize::from(is_done(now)) - usize::from(before.is_some_and(is_done));
        if let Some(issuer) = &now.issuer {
            self.missing.retain(|&nth| {
                let unit = &batch.units[nth].unit;
                issuer.name != *unit && issuer.short != *unit
            });
        }
    }

    /// How many of the units expected have no report here, as far as rows are known.
    #[must_use]
    pub fn n_missing_units(&self) -> usize {
        self.missing.len()
    }
}

/// Puts a row that was worked out in the background in its place and counts it. Of a report
/// edited here the screen knows status and score better than a row that was begun before.
pub(super) fn arrived(state: &mut super::state::State, report_idx: usize, row: Arc<Row>) {
    let edited = state.unsaved.contains_key(&report_idx) || state.latest.contains_key(&report_idx);
    let known = state.rows.get(report_idx).and_then(Option::as_ref);
    let row = match known {
        Some(known) if edited => Arc::new(Row {
            status: known.status,
            score: known.score,
            ..(*row).clone()
        }),
        _ => row,
    };
    put(state, report_idx, row);
}

/// Puts a row in its place and counts it.
pub(super) fn put(state: &mut super::state::State, report_idx: usize, row: Arc<Row>) {
    if let (Some(slot), Some(batch)) = (state.rows.get_mut(report_idx), &state.batch) {
        state.tally.take(batch, slot.as_deref(), &row);
        *slot = Some(row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::Unit;
    use crate::report::Issuer;

    #[test]
    fn rows_are_counted_once_whatever_comes_twice() {
        let unit = |name: &str| Unit {
            unit: name.to_owned(),
            ..Unit::default()
        };
        let batch = Batch {
            units: vec![unit("青石镇"), unit("白水乡")],
            ..Batch::default()
        };
        let row = |status| Row {
            status,
            issuer: Some(Issuer {
                name: "青岚县白水乡人民政府".to_owned(),
                short: "白水乡".to_owned(),
                rank: None,
            }),
            ..Row::default()
        };
        let mut tally = Tally::new(&batch);
        assert_eq!(tally.n_missing_units(), 2);
        let (new, done) = (row(Status::New), row(Status::Done));
        tally.take(&batch, None, &new);
        tally.take(&batch, Some(&new), &done);
        tally.take(&batch, Some(&done), &done);
        assert_eq!((tally.n_done, tally.n_missing_units()), (1, 1));
        tally.take(&batch, Some(&done), &new);
        assert_eq!(tally.n_done, 0);
    }
}
