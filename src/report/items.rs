//! Inline points of a section's own text: 一是…；二是…, 第一，…, 首先…其次…,
//! and the `1、` `（1）` ① （一） that are no headings.
//!
//! 一是 is believed wherever a clause begins; every other marker only in a
//! sequence that begins at one.

use crate::text::numerals::{digit, enclosed, is_chinese_numeral, parse_numeral};
use crate::text::{CharSpan, Text};

use super::model::{Item, Section};
use super::page::{Page, is_blank, is_han, trim};
use super::steps;

/// A kind of marker; each counts for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// 一是
    Is,
    /// 一要
    Must,
    /// 第一，
    Ordinal,
    /// 首先，
    First,
    /// 一、
    Han,
    /// （一）
    ParenHan,
    /// `1、`
    Arabic,
    /// （1）
    ParenArabic,
    /// ①
    Circled,
}

/// A marker in the text.
#[derive(Clone, Copy, Debug)]
struct Marker {
    kind: Kind,
    value: u32,
    start: usize,
    end: usize,
    line: usize,
}

/// A step that is missing before an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Skipped {
    /// The marker before which it is missing.
    pub(super) span: CharSpan,
    /// The marker that should stand there.
    pub(super) expected: String,
}

/// Finds the items of all sections; returns the steps that are missing.
pub(super) fn fill(text: &Text, page: &Page, sections: &mut [Section]) -> Vec<Skipped> {
    let mut skipped = Vec::new();
    for idx in 0..sections.len() {
        let section = &sections[idx];
        let start = section.heading_span.end.get().max(section.span.start.get());
        let next = sections
            .get(idx + 1)
            .map_or(page.len(), |next| next.span.start.get());
        let end = section.span.end.get().min(next);
        let markers = believed(markers(page, start, end), &mut skipped);
        sections[idx].items = items(text, page, &markers, end);
    }
    skipped
}

/// All that looks like a marker between two positions.
fn markers(page: &Page, start: usize, end: usize) -> Vec<Marker> {
    let mut found = Vec::new();
    let mut line = page.line_of(start);
    // Whether a clause begins: nothing but blanks since its mark, or since the heading.
    let mut fresh = true;
    let mut at = start;
    steps::add(end.saturating_sub(start));
    while at < end {
        let ch = page.at(at);
        if ch == '\n' {
            // A break within joined lines begins nothing.
            if page
                .lines
                .get(line + 1)
                .is_some_and(|next| next.start == at + 1)
            {
                line += 1;
                fresh = true;
            }
        } else if is_han(ch) && !may_open(ch) {
            fresh = false;
        } else if is_blank(ch) {
            fresh |= at > start && !page.at(at - 1).is_ascii_alphanumeric();
        } else {
            if may_open(ch)
                && !page.lines[line].chrome
                && let Some((kind, value, length)) = marker_at(page, at, end, fresh)
            {
                found.push(Marker {
                    kind,
                    value,
                    start: at,
                    end: at + length,
                    line,
                });
                at += length;
                fresh = false;
                continue;
            }
            fresh = matches!(
                ch,
                '。' | ';'
                    | '；'
                    | ':'
                    | ','
                    | '!'
                    | '！'
                    | '?'
                    | '”'
                    | ')'
                    | '】'
                    | '》'
                    | '-'
                    | '—'
            ) || (ch == '.' && !page.at(at + 1).is_ascii_digit());
        }
        at += 1;
    }
    found
}

/// Whether a character can be the first of a marker.
fn may_open(ch: char) -> bool {
    is_chinese_numeral(ch)
        || ch.is_ascii_digit()
        || matches!(ch, '第' | '首' | '其' | '再' | '最' | '(' | '①'..='⑳' | '⑴'..='⒇' | '㈠'..='㈩')
}

/// The marker at a position: kind, value, length.
fn marker_at(page: &Page, at: usize, end: usize, fresh: bool) -> Option<(Kind, u32, usize)> {
    let ch = page.at(at);
    if is_chinese_numeral(ch) {
        let to = numeral_end(page, at, end);
        let value = value(page, at, to)?;
        let next = page.at(to);
        // A step that runs on from the clause before without a mark is believed from 二是 on.
        let runs_on = value >= 2
            && next == '是'
            && at > 0
            && is_han(page.at(at - 1))
            && !matches!(page.at(at - 1), '第' | '统' | '唯' | '之' | '年' | '月');
        return match next {
            '是' if fresh || runs_on => Some((Kind::Is, value, to + 1 - at)),
            '要' if fresh => Some((Kind::Must, value, to + 1 - at)),
            '、' if fresh && !is_chinese_numeral(page.at(to + 1)) => {
                Some((Kind::Han, value, to + 1 - at))
            }
            _ => None,
        };
    }
    if !fresh && ch != '(' && enclosed(ch).is_none() {
        return None;
    }
    if ch.is_ascii_digit() {
        let to = (at..end.min(at + 3)).find(|&at| !page.at(at).is_ascii_digit())?;
        let value = value(page, at, to)?;
        return match page.at(to) {
            '、' | '.' if !page.at(to + 1).is_ascii_digit() => {
                Some((Kind::Arabic, value, to + 1 - at))
            }
            ')' => Some((Kind::ParenArabic, value, to + 1 - at)),
            _ => None,
        };
    }
    if let Some((value, _)) = enclosed(ch) {
        return Some((Kind::Circled, value, 1));
    }
    match ch {
        '(' => {
            let numeral = page.at(at + 1);
            let kind = if is_chinese_numeral(numeral) {
                Kind::ParenHan
            } else {
                Kind::ParenArabic
            };
            let to = (at + 1..end.min(at + 4))
                .find(|&at| digit(page.at(at)).is_none() && page.at(at) != '十')?;
            let known = page.at(to) == ')' && !matches!(page.at(to + 1), '项' | '款' | '类' | '》');
            Some((
                kind,
                value(page, at + 1, to).filter(|_| known)?,
                to + 1 - at,
            ))
        }
        '第' => {
            let to = numeral_end(page, at + 1, end);
            let known = matches!(page.at(to), ',' | '、' | ':' | '是');
            Some((
                Kind::Ordinal,
                value(page, at + 1, to).filter(|_| known)?,
                to + 1 - at,
            ))
        }
        _ => {
            let words = [("首先", 1), ("其次", 2), ("再次", 3), ("最后", 4)];
            let (_, value) = words
                .into_iter()
                .find(|(word, _)| page.starts_with(at, word))?;
            matches!(page.at(at + 2), ',' | '是' | ':').then_some((Kind::First, value, 2))
        }
    }
}

fn numeral_end(page: &Page, at: usize, end: usize) -> usize {
    let limit = end.min(at + 4);
    (at..limit)
        .find(|&at| !is_chinese_numeral(page.at(at)))
        .unwrap_or(limit)
}

fn value(page: &Page, start: usize, end: usize) -> Option<u32> {
    parse_numeral(page.slice(start, end).iter().copied()).filter(|&value| (1..=50).contains(&value))
}

/// The markers that count points; steps that are missing between them are noted.
fn believed(markers: Vec<Marker>, skipped: &mut Vec<Skipped>) -> Vec<Marker> {
    let kinds = [
        Kind::Is,
        Kind::Must,
        Kind::Ordinal,
        Kind::First,
        Kind::Han,
        Kind::ParenHan,
        Kind::Arabic,
        Kind::ParenArabic,
        Kind::Circled,
    ];
    let mut keep = vec![false; markers.len()];
    for kind in kinds {
        let own: Vec<usize> = (0..markers.len())
            .filter(|&idx| markers[idx].kind == kind)
            .collect();
        let mut last = 0;
        for (nth, &idx) in own.iter().enumerate() {
            let value = markers[idx].value;
            let next = own.get(nth + 1).map(|&next| markers[next].value);
            let goes_on = value == 1 && next == Some(2);
            let follows = last > 0 && value == last + 1;
            // 首先…最后 may leave steps out; others of that kind may not.
            let ends = kind == Kind::First && last > 0 && value > last;
            let is_point = kind == Kind::Is || goes_on || follows || ends;
            if !is_point {
                continue;
            }
            keep[idx] = true;
            if kind == Kind::Is && value > last + 1 && value <= last + 3 && (last > 0 || value == 2)
            {
                let span = CharSpan::new(markers[idx].start, markers[idx].end);
                skipped.push(Skipped {
                    span,
                    expected: format!("{}是", chinese(last + 1)),
                });
            }
            last = value;
        }
    }
    markers
        .into_iter()
        .zip(keep)
        .filter_map(|(marker, keep)| keep.then_some(marker))
        .collect()
}

/// A number up to 99 as a Chinese numeral.
pub(super) fn chinese(value: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: u32| DIGITS.get(value as usize).copied().unwrap_or("");
    match value {
        0..=9 => digit(value).to_owned(),
        10..=19 => format!("十{}", digit(value - 10)),
        20..=99 => format!("{}十{}", digit(value / 10), digit(value % 10)),
        _ => value.to_string(),
    }
}

/// Items from markers: each ends where the next of its kind begins, or one of a kind that holds
/// it, at the latest with its paragraph.
fn items(text: &Text, page: &Page, markers: &[Marker], end: usize) -> Vec<Item> {
    let mut ends = vec![0; markers.len()];
    let mut open: Vec<usize> = Vec::new();
    for (idx, marker) in markers.iter().enumerate() {
        if open
            .last()
            .is_some_and(|&last| markers[last].line != marker.line)
        {
            close(page, markers, &mut ends, &mut open, 0, end);
        }
        if let Some(depth) = open
            .iter()
            .position(|&other| markers[other].kind == marker.kind)
        {
            close(page, markers, &mut ends, &mut open, depth, marker.start);
        }
        open.push(idx);
    }
    close(page, markers, &mut ends, &mut open, 0, end);
    let item = |(marker, end): (&Marker, usize)| Item {
        marker: text
            .slice(CharSpan::new(marker.start, marker.end))
            .to_owned(),
        span: CharSpan::new(marker.start, end),
    };
    markers.iter().zip(ends).map(item).collect()
}

fn close(
    page: &Page,
    markers: &[Marker],
    ends: &mut [usize],
    open: &mut Vec<usize>,
    depth: usize,
    at: usize,
) {
    for idx in open.drain(depth..) {
        let limit = at.min(page.lines[markers[idx].line].last);
        steps::add(1);
        ends[idx] = trim_end(page, markers[idx].end, limit);
    }
}

fn trim_end(page: &Page, start: usize, end: usize) -> usize {
    let mut end = end.max(start);
    while end > start && is_blank(page.at(end - 1)) {
        end -= 1;
    }
    debug_assert!(end == start || trim(&page.chars, start, end).1 == end);
    end
}
