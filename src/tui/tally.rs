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
    /// Reports with notes.
    pub n_noted: usize,
    /// Reports with scores.
    pub n_scored: usize,
    /// Reports whose row is known.
    pub n_known: usize,
    /// The units of `units.csv`, by their place in it, of which no report is known.
    missing: Vec<usize>,
    /// Of each report the unit of `units.csv` it is from, where there is such a file.
    units: Vec<Option<u32>>,
}

impl Tally {
    /// Of a batch of which no row is known.
    #[must_use]
    pub fn new(batch: &Batch) -> Self {
        let units = batch.units.iter().enumerate();
        let missing = units
            .filter(|(_, unit)| unit.report.is_empty() || batch.position(&unit.report).is_none())
            .map(|(nth, _)| nth)
            .collect();
        let n_known = if batch.units.is_empty() {
            0
        } else {
            batch.entries.len()
        };
        Self {
            missing,
            units: vec![None; n_known],
            ..Self::default()
        }
    }

    /// A row became known or is another one now.
    pub fn take(&mut self, batch: &Batch, report_idx: usize, before: Option<&Row>, now: &Row) {
        let count = |counted: &mut usize, counts: fn(&Row) -> bool| {
            *counted =
                *counted + usize::from(counts(now)) - usize::from(before.is_some_and(counts));
        };
        count(&mut self.n_done, |row| row.status == Status::Done);
        count(&mut self.n_noted, |row| row.n_notes > 0);
        count(&mut self.n_scored, |row| row.score.is_some());
        count(&mut self.n_known, |_| true);
        let Some(unit_of) = self.units.get_mut(report_idx) else {
            return;
        };
        let issuer = now.issuer.as_ref();
        let sent = |nth: &usize| batch.units[*nth].sent(&now.report, issuer);
        let unit = (0..batch.units.len()).find(sent);
        *unit_of = unit.and_then(|nth| u32::try_from(nth).ok());
        self.missing.retain(|nth| Some(*nth) != unit);
    }

    /// The class of the unit that a report is from; empty where none is known.
    #[must_use]
    pub fn class_of<'b>(&self, batch: &'b Batch, report_idx: usize) -> &'b str {
        let unit = self.units.get(report_idx).copied().flatten();
        let unit = unit.and_then(|nth| batch.units.get(nth as usize));
        unit.map_or("", |unit| unit.class.as_str())
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
            n_scored: known.n_scored,
            n_notes: known.n_notes,
            undecided: known.undecided,
            ..(*row).clone()
        }),
        _ => row,
    };
    put(state, report_idx, row);
}

/// Puts a row in its place and counts it.
pub(super) fn put(state: &mut super::state::State, report_idx: usize, row: Arc<Row>) {
    if let (Some(slot), Some(batch)) = (state.rows.get_mut(report_idx), &state.batch) {
        state.tally.take(batch, report_idx, slot.as_deref(), &row);
        *slot = Some(row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    use crate::batch::{Entry, Unit};
    use crate::report::Issuer;

    #[test]
    fn rows_are_counted_once_whatever_comes_twice() {
        let unit = |name: &str| Unit {
            unit: name.to_owned(),
            class: "乡镇".to_owned(),
            ..Unit::default()
        };
        let batch = Batch {
            entries: vec![Entry {
                path: "1.txt".to_owned(),
                file: PathBuf::new(),
            }],
            units: vec![unit("青石镇"), unit("白水乡")],
            ..Batch::default()
        };
        let row = |status| Row {
            report: "1.txt".to_owned(),
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
        tally.take(&batch, 0, None, &new);
        tally.take(&batch, 0, Some(&new), &done);
        tally.take(&batch, 0, Some(&done), &done);
        assert_eq!((tally.n_done, tally.n_missing_units()), (1, 1));
        let noted = Row {
            n_notes: 2,
            ..done.clone()
        };
        tally.take(&batch, 0, Some(&done), &noted);
        tally.take(&batch, 0, Some(&noted), &noted);
        assert_eq!((tally.n_known, tally.n_noted, tally.n_scored), (1, 1, 0));
        tally.take(&batch, 0, Some(&noted), &done);
        assert_eq!((tally.n_known, tally.n_noted), (1, 0));
        assert_eq!(tally.class_of(&batch, 0), "乡镇");
        tally.take(&batch, 0, Some(&done), &new);
        assert_eq!(tally.n_done, 0);
    }
}
