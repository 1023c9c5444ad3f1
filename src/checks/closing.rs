//! The end of a report: who signs, and whether anybody does.

use super::Reading;
use crate::text::{CharIdx, CharSpan};

/// Ends of the names of those who sign.
const OFFICES: [&str; 22] = [
    "人民政府",
    "政府",
    "办事处",
    "党委",
    "党工委",
    "委员会",
    "局",
    "办公室",
    "中心",
    "厅",
    "镇",
    "乡",
    "街道",
    "大队",
    "管委会",
    "林场",
    "处",
    "院",
    "公司",
    "所",
    "司",
    "委",
];

/// How many of the last lines may hold the signature.
const LAST_LINES: usize = 14;

/// The name of who signs and where it stands: alone on a line near the end, or before the
/// date that ends the text.
pub(super) fn signatory(reading: &Reading<'_>) -> Option<(String, CharSpan)> {
    let date = reading.report.date.as_ref().and_then(|date| date.span);
    let lines: Vec<CharSpan> = reading.text().lines().collect();
    let own = |line: &&CharSpan| {
        let words = reading.trimmed(**line);
        !words.is_empty() && !reading.is_aside(words.start.get())
    };
    let last = lines.iter().rev().filter(own).take(LAST_LINES);
    for line in last {
        let dated = date.is_some_and(|date| line.covers(date));
        let end = match date {
            Some(date) if dated => date.start,
            _ => line.end,
        };
        let mut start = trimmed(
            reading,
            CharSpan {
                start: line.start,
                end,
            },
        )
        .start;
        if end - start > 44 {
            if !dated {
                // A paragraph: what stands above it is no signature.
                return None;
            }
            // One-line reports: the name between the last full stop and the date.
            start = (start.get()..end.get())
                .rfind(|&at| matches!(reading.at(at), '。' | '！' | '!' | '；'))
                .map_or(start, |at| CharIdx::new(at + 1));
        }
        let span = CharSpan { start, end };
        let name: String = reading
            .slice(span)
            .chars()
            .filter(|ch| !ch.is_whitespace())
            .collect();
        let name = name
            .trim_start_matches("特此报告。")
            .trim_matches(|ch: char| !ch.is_alphanumeric());
        let n_chars = name.chars().count();
        let is_plain = !name.contains(['，', '。', '：', '、', '；', ',', ';', '《']);
        if (2..=34).contains(&n_chars)
            && is_plain
            && OFFICES.iter().any(|office| name.ends_with(office))
        {
            return Some((name.to_owned(), trimmed(reading, span)));
        }
    }
    None
}

/// A passage without the blanks and marks around it.
fn trimmed(reading: &Reading<'_>, span: CharSpan) -> CharSpan {
    let (mut start, mut end) = (span.start.get(), span.end.get());
    while start < end && !reading.at(start).is_alphanumeric() {
        start += 1;
    }
    while end > start && !reading.at(end - 1).is_alphanumeric() {
        end -= 1;
    }
    CharSpan::new(start, end)
}
