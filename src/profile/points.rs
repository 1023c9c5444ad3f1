//! Points: decimal numbers with at most two places, kept as hundredths.
//!
//! Scores never pass through a float, so that sums agree with a spreadsheet to
//! the last digit.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};
use std::str::FromStr;

use crate::text::fold_width;

/// A number of points in hundredths: `Points(1250)` is 12.5.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(pub i32);

/// Why a text is no number of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PointsError {
    /// Not a decimal number.
    #[error("not a decimal number")]
    NotANumber,
    /// More than two decimal places.
    #[error("more than two decimal places")]
    TooFine,
    /// Beyond ±10,000,000.
    #[error("out of range")]
    TooLarge,
}

/// Largest number of points either way, in hundredths.
const LIMIT: i64 = 1_000_000_000;

impl FromStr for Points {
    type Err = PointsError;

    /// Reads `12`, `12.5`, `-0.25`, also with full-width digits and point; trailing
    /// zeros beyond the second place are no error.
    fn from_str(text: &str) -> Result<Self, PointsError> {
        let folded = fold_width(text.trim());
        let (negative, digits) = match folded.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, folded.strip_prefix('+').unwrap_or(&folded)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction)
        {
            return Err(PointsError::NotANumber);
        }
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > 2 {
            return Err(PointsError::TooFine);
        }
        let whole: i64 = match whole {
            "" => 0,
            _ => whole.parse().map_err(|_| PointsError::TooLarge)?,
        };
        let hundredths: i64 = format!("{fraction:0<2}").parse().unwrap_or(0);
        let value = whole
            .checked_mul(100)
            .map(|whole| whole + hundredths)
            .filter(|&value| value <= LIMIT)
            .ok_or(PointsError::TooLarge)?;
        let value = if negative { -value } else { value };
        i32::try_from(value)
            .map(Self)
            .map_err(|_| PointsError::TooLarge)
    }
}

impl fmt::Display for Points {
    /// The shortest decimal: `12`, `12.5`, `-0.25`. Honours width and alignment.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let shown = match rest {
            0 => format!("{sign}{whole}"),
            rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
            rest => format!("{sign}{whole}.{rest:02}"),
        };
        f.pad(&shown)
    }
}

impl Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Points {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Points {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self(0), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<i32, PointsError>) {
        assert_eq!(text.parse::<Points>().map(|points| points.0), expected);
    }

    #[test]
    fn decimals_are_read_exactly() {
        check("12", Ok(1_200));
        check("12.5", Ok(1_250));
        check(" 0.29 ", Ok(29));
        check("-0.25", Ok(-25));
        check(".5", Ok(50));
        check("3.500", Ok(350));
        check("１２．５", Ok(1_250));
        check("1.005", Err(PointsError::TooFine));
        check("", Err(PointsError::NotANumber));
        check(".", Err(PointsError::NotANumber));
        check("1e3", Err(PointsError::NotANumber));
        check("99999999999", Err(PointsError::TooLarge));
    }

    #[test]
    fn decimals_are_shown_as_short_as_they_can_be() {
        for shown in ["0", "12", "12.5", "-0.25", "0.05", "-3"] {
            assert_eq!(
                shown.parse::<Points>().map(|p| p.to_string()),
                Ok(shown.to_owned())
            );
        }
        assert_eq!(format!("{:>6}", Points(1_250)), "  12.5");
    }
}
