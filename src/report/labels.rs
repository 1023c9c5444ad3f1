//! What page chrome and tables of metadata say behind a label: 发布时间：…,
//! `| 索引号 | … |`, and the lines that letters carry: addressee, 发文字号.

use crate::text::{CharSpan, Text};

use super::dates::{Found, closing_date, date_at};
use super::front::{Front, contains, find, is_chrome};
use super::model::{Date, Located};
use super::page::{Page, is_blank, is_han};

/// The stretch behind the first of the labels that stands in one of the lines, or on the line
/// below where the label is alone.
pub(super) fn after_label(page: &Page, lines: &[usize], labels: &[&str]) -> Option<(usize, usize)> {
    for label in labels {
        for &idx in lines {
            let line = page.lines[idx];
            let words = page.slice(line.first, line.last);
            let Some(found) = find(words, label) else {
                continue;
            };
            let behind = line.first + found + label.chars().count();
            let start = skip_marks(page, behind, line.last);
            if start < line.last {
                let end = (start..line.last)
                    .find(|&at| page.at(at) == '|')
                    .unwrap_or(line.last);
                return Some((start, end));
            }
            let next = page
                .lines
                .get(idx + 1..)
                .and_then(|rest| rest.iter().take(3).find(|line| !line.is_empty()));
            if let Some(next) = next {
                return Some((next.first, next.last));
            }
        }
    }
    None
}

fn skip_marks(page: &Page, at: usize, end: usize) -> usize {
    (at..end)
        .find(|&at| {
            !is_blank(page.at(at)) && !matches!(page.at(at), ':' | '|' | '】' | ']' | '*' | '-')
        })
        .unwrap_or(end)
}

/// The lines that can carry metadata: above the body, and the last of the text.
pub(super) fn metadata_lines(page: &Page, front: &Front) -> Vec<usize> {
    let first_body = page.line_of(front.body);
    let above = (0..page.lines.len())
        .take_while(|&idx| page.lines[idx].start < front.body)
        .take(160);
    let mut lines: Vec<usize> = above.filter(|&idx| page.lines[idx].len() <= 300).collect();
    let below = (first_body + 1..page.lines.len())
        .rev()
        .take(30)
        .filter(|&idx| page.lines[idx].len() <= 200);
    let mut below: Vec<usize> = below.collect();
    below.reverse();
    lines.extend(below);
    lines.retain(|&idx| !page.lines[idx].is_empty());
    lines
}

/// The date of publication: behind its label, or a day with a time of day above the body.
pub(super) fn published(page: &Page, front: &Front, lines: &[usize]) -> Option<Located<Date>> {
    let labels = [
        "发布时间",
        "发布日期",
        "发表时间",
        "公开日期",
        "公开时间",
        "发稿时间",
        "更新时间",
        "时间:",
        "日期:",
    ];
    let labelled = labels.iter().find_map(|label| {
        let (start, end) = after_label(page, lines, &[label])?;
        date_at(page, start, end)
    });
    let bare = || {
        front.head.iter().find_map(|&idx| {
            let line = page.lines[idx];
            let date = (line.first..line.last).find_map(|at| date_at(page, at, line.last))?;
            let timed = page.slice(date.end, line.last).contains(&':');
            (timed && date.day.is_some() && line.len() <= 80).then_some(date)
        })
    };
    located(labelled.or_else(bare)?)
}

/// The date of signature: the last lines of the text, or alone in brackets under the title.
pub(super) fn signed(page: &Page, front: &Front) -> Option<Located<Date>> {
    let mut seen = 0;
    // Without a heading the preamble is where the body begins.
    let has_heading = front.body < page.len();
    let preamble = front.preamble.map_or(0, |idx| page.lines[idx].last);
    let body = if has_heading { front.body } else { preamble };
    for line in page.lines.iter().rev() {
        if line.is_empty() || line.chrome || line.last <= body {
            continue;
        }
        seen += 1;
        if seen > 14 {
            break;
        }
        let words = page.slice(line.first, line.last);
        if line.len() <= 60 && is_chrome(words) {
            continue;
        }
        if let Some(date) = closing_date(page, *line) {
            return located(date);
        }
        // A paragraph of the body: what stands above it is no signature.
        if line.len() > 80 {
            break;
        }
    }
    let under_title = front.head.iter().find_map(|&idx| {
        let line = page.lines[idx];
        let inner = line.first + usize::from(page.at(line.first) == '(');
        let date = date_at(page, inner, line.last)?;
        let closes = date.end + usize::from(page.at(date.end) == ')');
        (date.day.is_some() && closes == line.last && page.at(inner + 4) != '-').then_some(date)
    });
    located(under_title?)
}

fn located(found: Found) -> Option<Located<Date>> {
    Some(Located {
        value: found.date()?,
        span: Some(CharSpan::new(found.start, found.end)),
    })
}

/// Whom the report addresses: a short line above the preamble that ends with a colon.
pub(super) fn addressee(text: &Text, page: &Page, front: &Front) -> Option<Located<String>> {
    let whom = [
        "委", "政府", "办", "局", "领导", "同志", "人大", "厅", "小组", "处",
    ];
    let line = front
        .head
        .iter()
        .rev()
        .map(|&idx| page.lines[idx])
        .find(|line| {
            let words = page.slice(line.first, line.last);
            let fits = words.last() == Some(&':') && words.len() <= 40;
            fits && !is_chrome(words)
                && !contains(words, "如下")
                && whom.iter().any(|word| contains(words, word))
        })?;
    let span = CharSpan::new(line.first, line.last - 1);
    let value = text.slice(span).trim().to_owned();
    (!value.is_empty()).then_some(Located {
        value,
        span: Some(span),
    })
}

/// 发文字号: alone on a line above the body, or behind its label.
pub(super) fn document_number(
    text: &Text,
    page: &Page,
    front: &Front,
    lines: &[usize],
) -> Option<Located<String>> {
    let labelled = after_label(page, lines, &["发文字号", "文号", "文件编号"])
        .and_then(|(start, end)| number_in(page, start, end));
    let alone = || {
        front.head.iter().find_map(|&idx| {
            let line = page.lines[idx];
            number_in(page, line.first, line.last)
                .filter(|&(start, end)| start == line.first && end == line.last)
        })
    };
    let (start, end) = labelled.or_else(alone)?;
    let span = CharSpan::new(start, end);
    Some(Located {
        value: text.slice(span).to_owned(),
        span: Some(span),
    })
}

/// 青政发〔2023〕2号 within a stretch.
fn number_in(page: &Page, start: usize, end: usize) -> Option<(usize, usize)> {
    let open = (start..end).find(|&at| matches!(page.at(at), '〔' | '[' | '【' | '('))?;
    let first = (start..open)
        .rev()
        .take_while(|&at| is_han(page.at(at)))
        .last()?;
    let digits = |at: usize| {
        (at..end)
            .take_while(|&at| page.at(at).is_ascii_digit() || is_blank(page.at(at)))
            .count()
    };
    let year_end = open + 1 + digits(open + 1);
    let close = matches!(page.at(year_end), '〕' | ']' | '】' | ')');
    let from = year_end + 1 + usize::from(page.at(year_end + 1) == '第');
    let n_digits = digits(from);
    let mark = from + n_digits;
    let whole =
        close && year_end >= open + 5 && n_digits > 0 && page.at(mark) == '号' && mark < end;
    whole.then_some((first, mark + 1))
}
