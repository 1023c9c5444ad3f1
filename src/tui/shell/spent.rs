//! Time spent on each report: from key to key, a pause counted up to a limit.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// The most that counts between two keys: a page is read in it, a telephone call is not.
const LONGEST_PAUSE: Duration = Duration::from_mins(2);

/// Time spent that is in no review yet, by report.
#[derive(Clone, Default)]
pub(super) struct Spent(BTreeMap<usize, Duration>);

impl Spent {
    pub(super) fn add(&mut self, report_idx: usize, time: Duration) {
        let spent = self.0.entry(report_idx).or_default();
        *spent = spent.saturating_add(time);
    }

    /// Whole seconds spent on a report.
    pub(super) fn seconds(&self, report_idx: usize) -> u64 {
        self.0.get(&report_idx).map_or(0, Duration::as_secs)
    }

    /// Every report with a second or more.
    pub(super) fn whole(&self) -> impl Iterator<Item = (usize, u64)> {
        let all = self
            .0
            .iter()
            .map(|(report_idx, time)| (*report_idx, time.as_secs()));
        all.filter(|(_, seconds)| *seconds > 0)
    }

    /// What is in the review now, counts no more.
    pub(super) fn written(&mut self, report_idx: usize, seconds: u64) {
        if let Some(spent) = self.0.get_mut(&report_idx) {
            *spent = spent.saturating_sub(Duration::from_secs(seconds));
        }
    }
}

/// Measures from key to key.
#[derive(Default)]
pub(super) struct Pace {
    last: Option<Instant>,
}

impl Pace {
    /// The time since the last key that counts.
    pub(super) fn key(&mut self, at: Instant) -> Duration {
        let since = self.last.map(|last| at.saturating_duration_since(last));
        self.last = Some(at);
        since.unwrap_or_default().min(LONGEST_PAUSE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_pause_counts_up_to_the_limit() {
        let mut pace = Pace::default();
        let mut at = Instant::now();
        let mut after = |seconds: u64| {
            at += Duration::from_secs(seconds);
            pace.key(at).as_secs()
        };
        assert_eq!(after(9), 0);
        assert_eq!(after(7), 7);
        assert_eq!(after(3_600), LONGEST_PAUSE.as_secs());
    }

    #[test]
    fn parts_of_a_second_are_not_lost() {
        let mut spent = Spent::default();
        for _ in 0..3 {
            spent.add(4, Duration::from_millis(700));
        }
        assert_eq!(spent.seconds(4), 2);
        spent.written(4, 2);
        assert_eq!(spent.whole().count(), 0);
        spent.add(4, Duration::from_millis(950));
        assert_eq!(spent.whole().collect::<Vec<_>>(), [(4, 1)]);
    }
}
