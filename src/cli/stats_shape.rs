//! The batch as numbers, in the shape that `stats --json` prints and its text is made of.

use serde::Serialize;
use serde_json::Number;

use crate::profile::Points;

/// What the batch comes to, as JSON has it; text is made of the same.
#[derive(Serialize)]
pub(super) struct Document {
    pub(super) reports: usize,
    pub(super) reviewer: Option<String>,
    pub(super) progress: ProgressOut,
    pub(super) sheets: Vec<SheetOut>,
    pub(super) ranking: Vec<RankedOut>,
    pub(super) classes: Vec<ClassOut>,
    pub(super) outliers: Vec<OutlierOut>,
    pub(super) drift: Vec<SpreadOut>,
    pub(super) unreadable: Vec<UnreadableOut>,
}

/// A review that could not be read, or not be trusted.
#[derive(Serialize)]
pub(super) struct UnreadableOut {
    pub(super) report: String,
    pub(super) reviewer: String,
    pub(super) problem: String,
}

#[derive(Serialize)]
pub(super) struct ProgressOut {
    pub(super) new: usize,
    pub(super) reading: usize,
    pub(super) done: usize,
    pub(super) hold: usize,
    /// Seconds spent on all, on a finished one on average, and what the rest will take so.
    pub(super) seconds: u64,
    pub(super) seconds_each: Option<u64>,
    pub(super) seconds_left: Option<u64>,
}

#[derive(Serialize)]
pub(super) struct SpreadOut {
    pub(super) n: usize,
    pub(super) mean: Number,
    pub(super) median: Number,
    pub(super) min: Number,
    pub(super) max: Number,
    pub(super) sd: Option<Number>,
}

#[derive(Serialize)]
pub(super) struct BinOut {
    pub(super) from: Number,
    pub(super) to: Number,
    pub(super) n: usize,
}

#[derive(Serialize)]
pub(super) struct SheetOut {
    pub(super) class: Option<String>,
    pub(super) name: String,
    pub(super) max: Number,
    pub(super) total: Option<SpreadOut>,
    pub(super) histogram: Vec<BinOut>,
    pub(super) criteria: Vec<CriterionOut>,
}

#[derive(Serialize)]
pub(super) struct CriterionOut {
    pub(super) criterion: String,
    pub(super) name: String,
    pub(super) max: Number,
    pub(super) spread: Option<SpreadOut>,
    pub(super) not_applicable: usize,
    pub(super) histogram: Vec<BinOut>,
}

#[derive(Serialize)]
pub(super) struct RankedOut {
    pub(super) rank: Option<usize>,
    pub(super) report: String,
    pub(super) unit: Option<String>,
    pub(super) class: Option<String>,
    pub(super) score: Option<Number>,
    pub(super) max: Number,
    pub(super) grade: Option<String>,
    pub(super) flags: Vec<String>,
    pub(super) readers: usize,
    /// How the totals came about, where that is not plain.
    pub(super) reckoning: Vec<String>,
    #[serde(skip)]
    pub(super) grade_name: Option<String>,
    #[serde(skip)]
    pub(super) class_name: Option<String>,
    #[serde(skip)]
    pub(super) points: Option<Points>,
    #[serde(skip)]
    pub(super) sheet: Option<String>,
}

#[derive(Serialize)]
pub(super) struct ClassOut {
    pub(super) class: String,
    #[serde(skip)]
    pub(super) name: String,
    pub(super) spread: SpreadOut,
}

#[derive(Serialize)]
pub(super) struct OutlierOut {
    pub(super) report: String,
    pub(super) reviewer: String,
    pub(super) criterion: Option<String>,
    #[serde(skip)]
    pub(super) name: Option<String>,
    pub(super) value: Number,
    pub(super) mean: Number,
    pub(super) sd: Option<Number>,
}
