//! Totals by rubric, distributions, ranking.
//!
//! **Every number comes from whole hundredths by exact arithmetic and is rounded once, half
//! away from zero, when it is final**: it agrees with a spreadsheet to the last digit.
//!
//! Left out for now: agreement between reviewers.

mod batch;
mod distribution;
mod fraction;
mod nearest;
mod readers;
mod spread;
mod total;

pub use batch::{CriterionSpread, Progress, Ranked, Sheet, Statistics, ranks, statistics};
pub use distribution::{Distribution, distribution};
pub use nearest::{Standpoint, by_nearness};
pub use readers::{Combined, Uncombined, combine};
pub use spread::{Bin, drift, histogram, is_far};
pub use total::{Scaled, Subtotal, Total, total};
