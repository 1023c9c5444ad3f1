//! How a row of points is spread.

use super::fraction::Fraction;
use crate::profile::Points;

/// The spread of at least one value, each figure rounded once, half away from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distribution {
    /// How many values.
    pub n: usize,
    /// The arithmetic mean.
    pub mean: Points,
    /// The middle value, or the mean of the two in the middle.
    pub median: Points,
    /// The lowest.
    pub min: Points,
    /// The highest.
    pub max: Points,
    /// The sample standard deviation (divided by n − 1, a spreadsheet's `STDEV.S`);
    /// `None` for a single value.
    pub sd: Option<Points>,
}

/// The spread of values in any order; `None` where there is none.
///
/// Cost: sorts a copy.
#[must_use]
pub fn distribution(values: &[Points]) -> Option<Distribution> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let (&min, &max) = (sorted.first()?, sorted.last()?);
    let middle = sorted.len() / 2;
    let above = sorted[middle];
    let median = if sorted.len() % 2 == 1 {
        above
    } else {
        let below = sorted[middle - 1];
        (Fraction::from(below) + above.into()).scaled(1, 2).round()
    };
    let n = i32::try_from(sorted.len()).unwrap_or(i32::MAX);
    let sum = sorted
        .iter()
        .fold(Fraction::from(Points(0)), |sum, &value| sum + value.into());
    Some(Distribution {
        n: sorted.len(),
        mean: sum.scaled(1, n).round(),
        median,
        min,
        max,
        sd: deviation(&sorted),
    })
}

/// √((n·Σx² − (Σx)²) / (n·(n − 1))), rounded to whole hundredths without a float.
fn deviation(values: &[Points]) -> Option<Points> {
    if values.len() < 2 {
        return None;
    }
    let n = i128::try_from(values.len()).ok()?;
    let hundredths = || values.iter().map(|value| i128::from(value.0));
    let sum: i128 = hundredths().sum();
    let squares: i128 = hundredths().map(|value| value * value).sum();
    let above = u128::try_from(n * squares - sum * sum).ok()?;
    let below = u128::try_from(n * (n - 1)).ok()?;
    let root = (above / below).isqrt();
    // The next half is reached where (root + ½)² · below ≤ above.
    let doubled = 2 * root + 1;
    let rounded = root + u128::from(doubled * doubled * below <= 4 * above);
    i32::try_from(rounded).ok().map(Points)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(list: &str) -> Vec<Points> {
        list.split_whitespace()
            .map(|value| value.parse().unwrap())
            .collect()
    }

    /// `mean median min max sd`.
    #[track_caller]
    fn check(list: &str, expected: &str) {
        let found = distribution(&points(list)).unwrap();
        let sd = found.sd.map_or("-".to_owned(), |sd| sd.to_string());
        let shown = format!(
            "{} {} {} {} {sd}",
            found.mean, found.median, found.min, found.max
        );
        assert_eq!(shown, expected);
        assert_eq!(found.n, points(list).len());
    }

    #[test]
    fn figures_agree_with_a_spreadsheet() {
        check("80", "80 80 80 80 -");
        check("80 90", "85 85 80 90 7.07");
        check("2 4 4 4 5 5 7 9", "5 4.5 2 9 2.14");
        check("85.5 91.25 78 66.5 91.25", "82.5 85.5 66.5 91.25 10.47");
        check("1 1 2", "1.33 1 1 2 0.58");
        check("0.01 0.02", "0.02 0.02 0.01 0.02 0.01");
        check("7 7 7", "7 7 7 7 0");
        assert_eq!(distribution(&[]), None);
    }
}
