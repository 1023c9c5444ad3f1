//! Exact fractions of points, rounded once at the end.

use std::cmp::Ordering;
use std::ops::{Add, Sub};

use crate::profile::Points;

/// A number of hundredths of a point as a fraction in lowest terms, its denominator
/// positive.
///
/// Numbers of a rubric are at most 10⁹ hundredths, so that sums over any real rubric stay
/// far within 128 bits; beyond that they saturate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    fn new(numerator: i128, denominator: i128) -> Self {
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs()).max(1);
        let divisor = i128::try_from(divisor).unwrap_or(1);
        Self {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
        }
    }

    /// The fraction times `by / of`; `of` is positive.
    pub(super) fn scaled(self, by: i32, of: i32) -> Self {
        Self::new(
            self.numerator.saturating_mul(i128::from(by)),
            self.denominator.saturating_mul(i128::from(of)),
        )
    }

    /// The fraction times `by / of`; nothing where `of` is nothing.
    pub(super) fn ratio(self, by: Self, of: Self) -> Self {
        if of.numerator == 0 {
            return Self::from(Points(0));
        }
        let sign = of.numerator.signum();
        let by = Self::new(
            by.numerator.saturating_mul(of.denominator) * sign,
            by.denominator.saturating_mul(of.numerator) * sign,
        );
        Self::new(
            self.numerator.saturating_mul(by.numerator),
            self.denominator.saturating_mul(by.denominator),
        )
    }

    /// The nearest hundredth, half away from zero.
    pub(super) fn round(self) -> Points {
        let (numerator, denominator) = (
            self.numerator.unsigned_abs(),
            self.denominator.unsigned_abs(),
        );
        let rounded = (numerator.saturating_mul(2) + denominator) / (denominator.saturating_mul(2));
        let rounded = i32::try_from(rounded).unwrap_or(i32::MAX);
        Points(if self.numerator < 0 {
            -rounded
        } else {
            rounded
        })
    }
}

impl From<Points> for Fraction {
    fn from(points: Points) -> Self {
        Self::new(i128::from(points.0), 1)
    }
}

impl Add for Fraction {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        let left = self.numerator.saturating_mul(other.denominator);
        let right = other.numerator.saturating_mul(self.denominator);
        Self::new(
            left.saturating_add(right),
            self.denominator.saturating_mul(other.denominator),
        )
    }
}

impl Sub for Fraction {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + Self::new(-other.numerator, other.denominator)
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = self.numerator.saturating_mul(other.denominator);
        let right = other.numerator.saturating_mul(self.denominator);
        left.cmp(&right)
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(hundredths: i32, by: i32, of: i32, expected: i32) {
        assert_eq!(
            Fraction::from(Points(hundredths)).scaled(by, of).round(),
            Points(expected)
        );
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        check(1, 1, 2, 1);
        check(-1, 1, 2, -1);
        check(5, 1, 2, 3);
        check(1, 49, 100, 0);
        check(200, 2, 3, 133);
    }

    #[test]
    fn fractions_are_ordered_and_divided_exactly() {
        let third = Fraction::from(Points(100)).scaled(1, 3);
        let half = Fraction::from(Points(100)).scaled(1, 2);
        assert!(third < half && half <= half);
        assert_eq!(third.ratio(half, third), half);
        assert_eq!((half - third).scaled(6, 1).round(), Points(100));
        assert_eq!(half.ratio(half, Points(0).into()).round(), Points(0));
    }

    #[test]
    fn thirds_add_up_to_the_whole() {
        let third = Fraction::from(Points(100)).scaled(1, 3);
        assert_eq!((third + third + third).round(), Points(100));
    }
}
