//! How values lie: in equal ranges, far from the mean, and over time.

use super::distribution::{Distribution, distribution};
use crate::profile::Points;

/// Values in one of several equal ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The lowest value.
    pub from: Points,
    /// The value above the highest; the last range holds it too.
    pub to: Points,
    /// How many values.
    pub n: usize,
}

/// Counts values in `n_bins` equal ranges from 0 to `max`; what lies outside counts in the
/// first or last.
#[must_use]
pub fn histogram(values: &[Points], max: Points, n_bins: usize) -> Vec<Bin> {
    let n_bins = i32::try_from(n_bins.clamp(1, 100)).unwrap_or(1);
    let edge = |nth: i32| {
        let hundredths = i64::from(max.0) * i64::from(nth) / i64::from(n_bins);
        Points(i32::try_from(hundredths).unwrap_or(i32::MAX))
    };
    let bin_of = |value: Points| {
        let inner = (1..n_bins).filter(|&nth| value >= edge(nth));
        inner.count()
    };
    let mut bins: Vec<Bin> = (0..n_bins)
        .map(|nth| Bin {
            from: edge(nth),
            to: edge(nth + 1),
            n: 0,
        })
        .collect();
    for &value in values {
        bins[bin_of(value)].n += 1;
    }
    bins
}

/// Whether a value lies more than two standard deviations from the mean.
#[must_use]
pub fn is_far(value: Points, spread: &Distribution) -> bool {
    let distance = (value - spread.mean).0.unsigned_abs();
    spread
        .sd
        .is_some_and(|sd| sd > Points(0) && distance > 2 * sd.0.unsigned_abs())
}

/// The spread of values in the order in which they were given, in two to five successive
/// stretches of equal length: whether the same reader became stricter or milder. Empty for
/// fewer than four values.
#[must_use]
pub fn drift(in_order: &[Points]) -> Vec<Distribution> {
    if in_order.len() < 4 {
        return Vec::new();
    }
    let n_stretches = (in_order.len() / 5).clamp(2, 5);
    let edge = |nth: usize| in_order.len() * nth / n_stretches;
    (0..n_stretches)
        .filter_map(|nth| distribution(&in_order[edge(nth)..edge(nth + 1)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(list: &str) -> Vec<Points> {
        let values = list.split_whitespace();
        values.map(|value| value.parse().unwrap()).collect()
    }

    #[test]
    fn ranges_hold_their_lower_edge_and_the_last_its_upper() {
        let counted = |list: &str| {
            let bins = histogram(&points(list), Points(10_000), 4);
            bins.iter().map(|bin| bin.n).collect::<Vec<_>>()
        };
        assert_eq!(counted("0 24.99 25 75 100 103"), [2, 1, 0, 3]);
        let thirds = histogram(&[], Points(1_000), 3);
        assert_eq!((thirds[0].to, thirds[1].from), (Points(333), Points(333)));
    }

    #[test]
    fn far_is_beyond_two_deviations() {
        let values = points("80 80 80 80 80 80 80 80 80 50");
        let spread = distribution(&values).unwrap();
        assert!(is_far(Points(5_000), &spread));
        assert!(!is_far(Points(8_000), &spread));
        let same = distribution(&points("80 80")).unwrap();
        assert!(!is_far(Points(9_000), &same));
    }

    #[test]
    fn drift_is_the_mean_of_successive_stretches() {
        let means = |list: &str| {
            let found = drift(&points(list));
            found
                .iter()
                .map(|it| it.mean.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(means("90 80 70 60"), ["85", "65"]);
        assert_eq!(means("90 80 70"), <[&str; 0]>::default());
    }
}
