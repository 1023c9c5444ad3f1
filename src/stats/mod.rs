//! Totals by rubric, distributions, ranking.
//!
//! **Every number comes from whole hundredths by exact arithmetic and is rounded once, half
//! away from zero, when it is final**: it agrees with a spreadsheet to the last digit.
//!
//! Left out for now: agreement between reviewers.

mod fraction;
mod total;

pub use total::{Total, total};
