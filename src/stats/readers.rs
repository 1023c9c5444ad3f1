//! Several readers' totals of one report as one, by the rule of the rubric.
//!
//! Only complete totals are combined. They are combined as exact fractions and rounded once,
//! half away from zero: what a spreadsheet gives over unrounded cells.

use super::fraction::Fraction;
use super::total::{Outcome, Total};
use crate::profile::{Band, Combine, Criterion, Points, Rubric, Share};

/// One total out of several readers'.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Combined<'r> {
    /// The points.
    pub points: Points,
    /// How many totals went into it, those left out by trimming not counted.
    pub n_readers: usize,
    /// The grade, flags applied.
    pub grade: Option<&'r Band>,
    /// Ids of the flags that hold by the rubric's rule.
    pub flags: Vec<String>,
    /// Whether such a flag rejects or returns the report.
    pub rejected: bool,
}

/// Why there is no combined total.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Uncombined {
    /// The rule needs more complete totals than there are.
    #[error("{n} complete totals, {least} needed")]
    TooFew {
        /// How many there are.
        n: usize,
        /// How many there must be.
        least: usize,
    },
    /// Readers that have a share and no complete total.
    #[error("no complete total of {}", .0.join(", "))]
    Missing(Vec<String>),
}

/// Combines the totals of one report; each comes with the reader's name.
///
/// # Errors
/// Too few complete totals for the rule.
pub fn combine<'r>(
    rubric: &'r Rubric,
    totals: &[(&str, Total<'_>)],
) -> Result<Combined<'r>, Uncombined> {
    let complete: Vec<&(&str, Total)> = totals
        .iter()
        .filter(|(_, total)| total.empty.is_empty())
        .collect();
    let rule = &rubric.readers;
    let mut exact: Vec<Fraction> = complete.iter().map(|(_, total)| total.exact).collect();
    exact.sort_unstable();
    if exact.len() < rule.combine.least() && !matches!(rule.combine, Combine::Weighted(_)) {
        return Err(Uncombined::TooFew {
            n: exact.len(),
            least: rule.combine.least(),
        });
    }
    let (points, readers) = match &rule.combine {
        Combine::Mean => (mean(&exact), complete),
        Combine::Median => {
            let half = (exact.len() - 1) / 2;
            (mean(&exact[half..exact.len() - half]), complete)
        }
        Combine::Trimmed(trim) => {
            let trim = usize::from(*trim);
            (mean(&exact[trim..exact.len() - trim]), complete)
        }
        Combine::Weighted(shares) => weighted(shares, &complete)?,
    };
    let n_readers = match rule.combine {
        Combine::Trimmed(trim) => readers.len() - 2 * usize::from(trim),
        _ => readers.len(),
    };
    let raised: Vec<&Criterion> = rubric
        .criteria
        .iter()
        .filter(|criterion| {
            let raises = |(_, total): &&&(&str, Total)| total.flags.contains(&criterion.id);
            let n_raised = readers.iter().filter(raises).count();
            rule.flags.holds(n_raised, readers.len())
        })
        .collect();
    let points = points.round();
    let outcome = Outcome::of(rubric, points, &raised);
    Ok(Combined {
        points,
        n_readers,
        grade: outcome.grade,
        flags: raised.iter().map(|flag| flag.id.clone()).collect(),
        rejected: outcome.rejected,
    })
}

/// The mean of at least one.
fn mean(of: &[Fraction]) -> Fraction {
    let n = i32::try_from(of.len()).unwrap_or(i32::MAX);
    let sum = of
        .iter()
        .fold(Fraction::from(Points(0)), |sum, &next| sum + next);
    sum.scaled(1, n.max(1))
}

type Readers<'t, 'r> = Vec<&'t (&'t str, Total<'r>)>;

/// The totals in their shares, and whose they are.
fn weighted<'t, 'r>(
    shares: &[Share],
    complete: &Readers<'t, 'r>,
) -> Result<(Fraction, Readers<'t, 'r>), Uncombined> {
    let (mut points, mut readers) = (Fraction::from(Points(0)), Vec::new());
    let mut missing = Vec::new();
    for share in shares {
        match complete.iter().find(|(reader, _)| *reader == share.reader) {
            Some(found) => {
                points = points + found.1.exact.scaled(share.percent.0, 10_000);
                readers.push(*found);
            }
            None => missing.push(share.reader.clone()),
        }
    }
    if missing.is_empty() {
        Ok((points, readers))
    } else {
        Err(Uncombined::Missing(missing))
    }
}

#[cfg(test)]
#[path = "readers_tests.rs"]
mod tests;
