//! Which reports the list shows, and in which order.
//!
//! A place is a row of the list, counted from 0; a report is known by its place in the
//! batch. Without filter and in the order of the batch both are the same and nothing is kept.

/// The reports shown, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    n_reports: usize,
    arranged: Option<Arranged>,
}

/// Some reports, or all in another order.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Arranged {
    /// The report at each place.
    reports: Vec<u32>,
    /// The place of each report; [`HIDDEN`] for one that is not shown.
    places: Vec<u32>,
}

const HIDDEN: u32 = u32::MAX;

impl Order {
    /// All reports, as the batch has them.
    #[must_use]
    pub fn whole(n_reports: usize) -> Self {
        Self {
            n_reports,
            arranged: None,
        }
    }

    /// These reports of a batch, in this order.
    #[must_use]
    pub fn of(reports: Vec<u32>, n_reports: usize) -> Self {
        let mut places = vec![HIDDEN; n_reports];
        for (place, report) in (0..).zip(&reports) {
            if let Some(known) = places.get_mut(*report as usize) {
                *known = place;
            }
        }
        Self {
            n_reports,
            arranged: Some(Arranged { reports, places }),
        }
    }

    /// Number of reports shown.
    #[must_use]
    pub fn len(&self) -> usize {
        let arranged = self.arranged.as_ref();
        arranged.map_or(self.n_reports, |arranged| arranged.reports.len())
    }

    /// Whether no report is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of reports that the filter hides.
    #[must_use]
    pub fn n_hidden(&self) -> usize {
        self.n_reports - self.len()
    }

    /// The report at a place.
    #[must_use]
    pub fn report_at(&self, place: usize) -> Option<usize> {
        match &self.arranged {
            None => (place < self.n_reports).then_some(place),
            Some(arranged) => arranged.reports.get(place).map(|&report| report as usize),
        }
    }

    /// The place of a report, if it is shown.
    #[must_use]
    pub fn place_of(&self, report_idx: usize) -> Option<usize> {
        match &self.arranged {
            None => (report_idx < self.n_reports).then_some(report_idx),
            Some(arranged) => {
                let place = arranged.places.get(report_idx).copied()?;
                (place != HIDDEN).then_some(place as usize)
            }
        }
    }

    /// The reports shown, as far as they are some of the batch or stand in another order.
    #[must_use]
    pub fn arranged(&self) -> Option<&[u32]> {
        self.arranged
            .as_ref()
            .map(|arranged| arranged.reports.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_reports_lead_to_each_other() {
        for order in [Order::whole(5), Order::of(vec![4, 1, 2], 5)] {
            for place in 0..order.len() {
                let report = order.report_at(place).unwrap();
                assert_eq!(order.place_of(report), Some(place));
            }
            assert_eq!(order.report_at(order.len()), None);
            assert_eq!(order.place_of(5), None);
            assert_eq!(order.len() + order.n_hidden(), 5);
        }
        assert_eq!(Order::of(vec![4, 1, 2], 5).place_of(3), None);
    }
}
