//! The year a report reports on.
//!
//! The title says it, else the preamble, else the headings, else the date: a
//! report signed in the first half of a year speaks of the year before.

use crate::text::CharSpan;

use super::dates::{Found, years};
use super::front::Front;
use super::model::{Date, Located};
use super::page::Page;
use super::title::Title;
use super::tree::Heading;

/// Finds the year.
pub(super) fn year(
    page: &Page,
    front: &Front,
    title: Option<&Title>,
    headings: &[Heading],
    dates: [Option<&Located<Date>>; 2],
) -> Option<Located<i32>> {
    in_title(page, title)
        .or_else(|| in_preamble(page, front))
        .or_else(|| in_headings(page, headings))
        .or_else(|| since(page, front, dates))
        .or_else(|| in_dates(dates))
}

fn located(found: &Found) -> Located<i32> {
    Located {
        value: found.year,
        span: Some(CharSpan::new(found.start, found.end)),
    }
}

fn in_title(page: &Page, title: Option<&Title>) -> Option<Located<i32>> {
    let title = title?;
    let (start, end) = (title.span.start.get(), title.span.end.get());
    if let Some(year) = years(page, start, end).first() {
        return Some(located(year));
    }
    // 2023法治政府建设…, 2023年 without 年; four digits alone.
    let at = (start..end.saturating_sub(3)).find(|&at| {
        let digit = |at: usize| page.at(at).is_ascii_digit();
        page.at(at) == '2'
            && page.at(at + 1) == '0'
            && digit(at + 2)
            && digit(at + 3)
            && !digit(at + 4)
            && (at == start || !digit(at - 1))
    })?;
    let value: String = page.slice(at, at + 4).iter().collect();
    Some(Located {
        value: value.parse().ok()?,
        span: Some(CharSpan::new(at, at + 4)),
    })
}

/// The first year of the preamble that stands for a whole year of work.
fn in_preamble(page: &Page, front: &Front) -> Option<Located<i32>> {
    let start = front
        .preamble
        .map_or(front.body, |line| page.lines[line].first);
    let found = years(page, start, front.body.min(start + 1_500));
    found
        .iter()
        .find(|year| speaks_of_work(page, year))
        .map(located)
}

/// Whether a year stands for the time reported: not a day, not the year of a plan or a law.
fn speaks_of_work(page: &Page, year: &Found) -> bool {
    let next = page.at(year.end);
    let before = page.at(year.start.saturating_sub(1));
    let since = ["以来", "起", "底", "初", "末", "至", "-", "—", "修"]
        .iter()
        .any(|word| page.starts_with(year.end, word));
    year.month.is_none()
        && !since
        && !matches!(before, '-' | '—' | '至' | '(' | '〔' | '自' | '《')
        && next != ')'
}

/// The year of the first heading that names one and is not the last heading of all: plans name
/// the year to come.
fn in_headings(page: &Page, headings: &[Heading]) -> Option<Located<i32>> {
    let tops: Vec<&Heading> = headings
        .iter()
        .filter(|heading| heading.level == 1)
        .collect();
    let (_, earlier) = tops.split_last()?;
    let mut named = earlier.iter().filter_map(|heading| {
        years(page, heading.candidate.body, heading.candidate.extent.end)
            .first()
            .copied()
    });
    let first = named.next()?;
    Some(located(&first))
}

/// The year of 2023年以来, 2023年1月至12月 in the preamble, unless the report is signed years later.
fn since(page: &Page, front: &Front, dates: [Option<&Located<Date>>; 2]) -> Option<Located<i32>> {
    let start = front
        .preamble
        .map_or(front.body, |line| page.lines[line].first);
    let found = years(page, start, front.body.min(start + 1_500));
    let signed = dates.into_iter().flatten().next();
    let opens = |year: &&Found| {
        let since = ["以来", "来", "至", "-", "—"]
            .iter()
            .any(|word| page.starts_with(year.end, word));
        let before = page.at(year.start.saturating_sub(1));
        since
            && year.day.is_none()
            && (year.month.is_none() || year.month == Some(1))
            && !matches!(before, '-' | '—' | '至' | '(' | '〔' | '《')
            && signed.is_none_or(|date| (0..=1).contains(&(date.value.year - year.year)))
    };
    found.iter().find(opens).map(located)
}

fn in_dates(dates: [Option<&Located<Date>>; 2]) -> Option<Located<i32>> {
    let date = dates.into_iter().flatten().next()?;
    // 今年以来 in a report signed early in the year still speaks of the year before.
    let early = date.value.month <= 6;
    Some(Located {
        value: date.value.year - i32::from(early),
        span: date.span,
    })
}
