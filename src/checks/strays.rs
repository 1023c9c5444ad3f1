//! Residue that only its form shows: references, templates, page numbers within the text, marks
//! of Markdown, buttons of a page. Which words are residue wherever they stand: `residue.rs`.

use super::Reading;
use crate::ingest::Format;
use crate::text::{CharSpan, is_han};

/// What only its form shows: `[1]`, `{{name}}`, `![](image.png)`, `**`, `##`, 第 3 页 共 8 页 and
/// — 3 — within the text, 分享到 and 点击查看 on their own.
pub(super) fn strays(reading: &Reading<'_>) -> Vec<CharSpan> {
    let is_markdown = reading.report.source.format == Format::Md;
    let mut spans = Vec::new();
    let mut at = 0;
    while at < reading.chars.len() {
        let end = match reading.at(at) {
            _ if reading.is_aside(at) => None,
            '[' if !is_markdown => reference(reading, at),
            '{' => template(reading, at),
            '!' if reading.says(at, "![") && !is_markdown => image(reading, at),
            '*' | '#' | '~' | '=' if !is_markdown => marks(reading, at),
            '第' => page_of(reading, at),
            '-' | '—' | '–' | '－' => page_number(reading, at),
            '\\' if reading.at(at + 1).is_ascii_alphanumeric() => {
                Some(run(reading, at + 1, 40, |ch| ch.is_ascii_graphic()))
            }
            'P' if reading.says(at, "Page ") => page_of_english(reading, at),
            '0'..='9' if before(reading, at) == '\n' => lone_number(reading, at),
            '分' if reading.says(at, "分享到") => alone(reading, at, 3),
            '点' if reading.says(at, "点击查看") => alone(reading, at, 4),
            '□' if is_han(before(reading, at)) && is_han(reading.at(at + 1)) => Some(at + 1),
            _ => None,
        };
        spans.extend(end.map(|end| CharSpan::new(at, end)));
        at = end.unwrap_or(at + 1);
    }
    spans
}

fn before(reading: &Reading<'_>, at: usize) -> char {
    at.checked_sub(1).map_or('\n', |at| reading.at(at))
}

/// Where what has the given form ends.
fn run(reading: &Reading<'_>, at: usize, most: usize, of: impl Fn(char) -> bool) -> usize {
    (at..at + most)
        .find(|&at| !of(reading.at(at)))
        .unwrap_or(at + most)
}

/// `[1]`, `[12]`: a reference of an encyclopedia; four digits are a year.
fn reference(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let end = run(reading, at + 1, 3, |ch| ch.is_ascii_digit());
    let closes = end > at + 1 && reading.at(end) == ']';
    (closes && !reading.at(end + 1).is_ascii_digit()).then_some(end + 1)
}

/// `{{}}`, `{{name}}`, `${name}`.
fn template(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let is_double = reading.at(at + 1) == '{';
    if !is_double && before(reading, at) != '$' {
        return None;
    }
    let from = at + 1 + usize::from(is_double);
    let end = run(reading, from, 40, |ch| ch != '}' && ch != '\n');
    let n_closed = run(reading, end, 2, |ch| ch == '}') - end;
    (n_closed > 0).then_some(end + n_closed)
}

/// `![](image.png)` where no Markdown is.
fn image(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let end = run(reading, at + 2, 120, |ch| ch != ')' && ch != '\n');
    (reading.at(end) == ')').then_some(end + 1)
}

/// `**`, `##`, `~~`, `===` where no Markdown is; a `**` that is counted is a blank to fill in.
fn marks(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let mark = reading.at(at);
    let end = run(reading, at, 80, |ch| ch == mark);
    let next = reading.at(end);
    let opens_line = before(reading, at) == '\n' && next == ' ' && mark == '#';
    let stands_free = next.is_whitespace() || is_han(next) || "，。、；：“”（）".contains(next);
    let is_blank = mark == '*' && super::placeholder::is_counted(next);
    let enough = if mark == '=' { 3 } else { 2 };
    let many = end - at >= enough && stands_free && !before(reading, at).is_ascii_alphanumeric();
    ((many && !is_blank) || opens_line).then_some(end)
}

/// 第 3 页 共 8 页, also with a comma between.
fn page_of(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let words: String = (at..at + 20)
        .map(|at| reading.at(at))
        .take_while(|&ch| ch != '\n')
        .collect();
    let blank = |ch: char| matches!(ch, ' ' | '\u{A0}' | '\u{3000}' | ',' | '，' | '/');
    let mut rest = words.as_str();
    for part in ["第", "", "页", "共", "", "页"] {
        rest = rest.trim_start_matches(blank);
        rest = if part.is_empty() {
            let digits = rest.trim_start_matches(|ch: char| ch.is_ascii_digit());
            (digits.len() < rest.len()).then_some(digits)?
        } else {
            rest.strip_prefix(part)?
        };
    }
    Some(at + words.chars().count() - rest.chars().count())
}

/// `Page 3 of 8`.
fn page_of_english(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let digit = |ch: char| ch.is_ascii_digit();
    let of = run(reading, at + 5, 4, digit);
    let end = run(reading, of + 4, 4, digit);
    (of > at + 5 && reading.says(of, " of ") && end > of + 4).then_some(end)
}

/// `3` or `3/8` alone on its line between two paragraphs.
fn lone_number(reading: &Reading<'_>, at: usize) -> Option<usize> {
    const PARAGRAPH: usize = 20;
    let digit = |ch: char| ch.is_ascii_digit();
    let mut end = run(reading, at, 3, digit);
    if reading.at(end) == '/' {
        end = run(reading, end + 1, 3, digit);
    }
    let prose = |at: &usize| reading.at(*at) != '\n';
    let above = (0..at.saturating_sub(1)).rev().take_while(prose);
    let below = (end + 1..reading.chars.len()).take_while(prose);
    let is_between =
        above.take(PARAGRAPH).count() == PARAGRAPH && below.take(PARAGRAPH).count() == PARAGRAPH;
    (reading.at(end) == '\n' && is_between).then_some(end)
}

/// — 3 — between the words of a sentence, or alone on its line.
fn page_number(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let is_dash = |ch: char| matches!(ch, '-' | '—' | '–' | '－');
    let blank = |ch: char| matches!(ch, ' ' | '\u{3000}');
    let first = run(reading, at + 1, 3, blank);
    let digits = run(reading, first, 3, |ch| ch.is_ascii_digit());
    let close = run(reading, digits, 3, blank);
    let is_number = digits > first && is_dash(reading.at(close));
    let is_edge = |ch: char| is_han(ch) || "，。、；：\n ".contains(ch);
    let is_free = is_edge(before(reading, at)) && is_edge(reading.at(close + 1));
    (is_number && is_free).then_some(close + 1)
}

/// Words of a page's buttons where nothing belongs to them.
fn alone(reading: &Reading<'_>, at: usize, len: usize) -> Option<usize> {
    let is_free = |ch: char| !is_han(ch) && !ch.is_ascii_alphanumeric() && ch != '“';
    (is_free(before(reading, at)) && is_free(reading.at(at + len))).then_some(at + len)
}
