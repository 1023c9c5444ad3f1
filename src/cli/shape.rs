//! Small pieces of output that several subcommands share.

use crate::lang::{Lang, common};
use crate::profile::Points;
use crate::report::Date;
use crate::review::Status;

/// `YYYY-MM-DD`.
pub(super) fn date(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

/// Points as a JSON number of at most two decimals, from its own digits.
pub(super) fn points(points: Points) -> serde_json::Number {
    let digits = points.to_string();
    let whole = digits.parse::<i64>().map(serde_json::Number::from);
    whole
        .ok()
        .or_else(|| serde_json::Number::from_f64(digits.parse().ok()?))
        .unwrap_or_else(|| serde_json::Number::from(0))
}

/// A message of several lines as one.
pub(super) fn one_line(message: &str) -> String {
    message.lines().collect::<Vec<_>>().join(" ")
}

/// How far a review is, in words.
pub(super) fn status(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::New => common::status_new(lang),
        Status::Reading => common::status_reading(lang),
        Status::Done => common::status_done(lang),
        Status::Hold => common::status_hold(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_printed_from_their_digits() {
        let shown = |hundredths| points(Points(hundredths)).to_string();
        assert_eq!(shown(1_250), "12.5");
        assert_eq!(shown(-29), "-0.29");
        assert_eq!(shown(10_000), "100");
    }
}
