//! Years and days as reports print them: `2023年`, `2023 年度`, 二〇二三年,
//! `2023年12月7日`, `2023-12-07`, `2023.12.7`, 二〇二三年十二月七日.
//!
//! A damaged date (`2025110`) is no date; nothing is guessed.

use crate::text::numerals::parse_numeral;

use super::model::Date;
use super::page::{Line, Page, is_blank};

/// A date found in the text; month and day where they stand with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The year.
    pub(super) year: i32,
    /// The month, 1 to 12.
    pub(super) month: Option<u8>,
    /// The day, checked against the calendar.
    pub(super) day: Option<u8>,
    /// First character.
    pub(super) start: usize,
    /// After the last character; `年` and `日` included, 度 not.
    pub(super) end: usize,
}

impl Found {
    /// The day of the calendar, where the date is complete.
    pub(super) fn date(&self) -> Option<Date> {
        Some(Date {
            year: self.year,
            month: self.month?,
            day: self.day?,
        })
    }
}

/// The years reports can speak of.
const YEARS: std::ops::RangeInclusive<u32> = 1949..=2199;

/// The date that begins at a position, with at least its year; `end` is a limit.
pub(super) fn date_at(page: &Page, at: usize, end: usize) -> Option<Found> {
    if at > 0 && is_digit(page.at(at - 1)) {
        return None;
    }
    let year_end = run(page, at, end, 4);
    let year =
        value(page, at, year_end).filter(|year| year_end == at + 4 && YEARS.contains(year))?;
    let year = i32::try_from(year).ok()?;
    let only = Found {
        year,
        month: None,
        day: None,
        start: at,
        end: year_end,
    };
    let mark = skip(page, year_end, end);
    let separator = page.at(mark);
    if mark >= end {
        return None;
    }
    match separator {
        '年' => Some(with_month(
            page,
            Found {
                end: mark + 1,
                ..only
            },
            end,
        )),
        '-' | '/' | '.' => numeric(page, only, mark, end),
        _ => None,
    }
}

/// Month and day after 年, as far as they stand there.
fn with_month(page: &Page, year: Found, end: usize) -> Found {
    let month_at = skip(page, year.end, end);
    let month_end = run(page, month_at, end, 3);
    let mark = skip(page, month_end, end);
    let month = value(page, month_at, month_end).and_then(|month| u8::try_from(month).ok());
    let Some(month) = month.filter(|month| (1..=12).contains(month) && page.at(mark) == '月')
    else {
        return year;
    };
    let with_month = Found {
        month: Some(month),
        end: mark + 1,
        ..year
    };
    let day_at = skip(page, mark + 1, end);
    let day_end = run(page, day_at, end, 3);
    let mark = skip(page, day_end, end);
    match value(page, day_at, day_end).and_then(|day| u8::try_from(day).ok()) {
        Some(day) if matches!(page.at(mark), '日' | '号') && exists(year.year, month, day) => {
            Found {
                day: Some(day),
                end: mark + 1,
                ..with_month
            }
        }
        _ => with_month,
    }
}

/// `2023-12-07` and its like: month and day must both stand there.
fn numeric(page: &Page, year: Found, mark: usize, end: usize) -> Option<Found> {
    let separator = page.at(mark);
    let month_at = skip(page, mark + 1, end);
    let month_end = run(page, month_at, end, 2);
    let month = u8::try_from(value(page, month_at, month_end)?).ok()?;
    let mark = skip(page, month_end, end);
    if page.at(mark) != separator {
        return None;
    }
    let day_at = skip(page, mark + 1, end);
    let day_end = run(page, day_at, end, 2);
    let day = u8::try_from(value(page, day_at, day_end)?).ok()?;
    let whole = !is_digit(page.at(day_end)) && exists(year.year, month, day);
    whole.then_some(Found {
        month: Some(month),
        day: Some(day),
        end: day_end,
        ..year
    })
}

/// The years of a stretch that stand with 年, in order.
pub(super) fn years(page: &Page, start: usize, end: usize) -> Vec<Found> {
    let end = end.min(page.len());
    let mut found: Vec<Found> = Vec::new();
    for at in start..end {
        if page.at(at) != '年' {
            continue;
        }
        let mut first = at;
        while first > start && is_blank(page.at(first - 1)) {
            first -= 1;
        }
        let year = first
            .checked_sub(4)
            .filter(|&first| first >= start)
            .and_then(|first| date_at(page, first, end));
        found.extend(year);
    }
    found
}

/// The date of signature that a line ends with. Behind the last sentence of a one-line report
/// the signature can be followed by page chrome.
pub(super) fn closing_date(page: &Page, line: Line) -> Option<Found> {
    const SHORT: usize = 60;
    const SIGNATURE: usize = 120;
    let last_sentence = |from: usize| {
        let full_stop = |&at: &usize| matches!(page.at(at), '。' | '！' | '!' | '”');
        (from..line.last).rfind(full_stop).map(|at| at + 1)
    };
    let (start, chrome) = if line.len() <= SHORT {
        (line.first, false)
    } else {
        (
            last_sentence(line.last.saturating_sub(SIGNATURE).max(line.first))?,
            true,
        )
    };
    let mut dates = (start..line.last).filter_map(|at| date_at(page, at, line.last));
    dates.find(|date| {
        let ends = (date.end..line.last)
            .all(|at| is_blank(page.at(at)) || matches!(page.at(at), ')' | '。'));
        let follows = page.at(date.start.saturating_sub(1)) == ',';
        date.day.is_some() && !follows && (ends || (chrome && date.start - start <= 40))
    })
}

fn exists(year: i32, month: u8, day: u8) -> bool {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    };
    (1..=12).contains(&month) && (1..=days).contains(&day)
}

/// Digits of a date: ASCII, Chinese, and the letters that are typed for 〇.
fn is_digit(ch: char) -> bool {
    ch.is_ascii_digit()
        || matches!(ch, '〇' | '○' | '零' | 'O' | 'o' | '一'..='龥')
            && "一二三四五六七八九十〇○零Oo".contains(ch)
}

fn run(page: &Page, at: usize, end: usize, longest: usize) -> usize {
    let limit = end.min(at + longest);
    (at..limit)
        .find(|&at| !is_digit(page.at(at)))
        .unwrap_or(limit.max(at))
}

fn skip(page: &Page, at: usize, end: usize) -> usize {
    let limit = end.min(at + 6);
    (at..limit)
        .find(|&at| !is_blank(page.at(at)) || page.at(at) == '\n')
        .unwrap_or(limit.max(at))
}

fn value(page: &Page, start: usize, end: usize) -> Option<u32> {
    let zero = |&ch: &char| if matches!(ch, 'O' | 'o') { '〇' } else { ch };
    parse_numeral(page.slice(start, end).iter().map(zero))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::ingested;

    #[track_caller]
    fn check(text: &str, expected: Option<(i32, Option<u8>, Option<u8>)>) {
        let page = Page::new(&ingested(text));
        let found = date_at(&page, 0, page.len());
        assert_eq!(
            found.map(|found| (found.year, found.month, found.day)),
            expected,
            "{text}"
        );
    }

    #[test]
    fn dates_are_read_in_every_dress() {
        let day = |year, month, day| Some((year, Some(month), Some(day)));
        check("2023年12月7日", day(2023, 12, 7));
        check("２０２３ 年 12 月 7 日", day(2023, 12, 7));
        check("2023-12-07", day(2023, 12, 7));
        check("2023.1.7", day(2023, 1, 7));
        check("2023/1/17 10:20", day(2023, 1, 17));
        check("二〇二三年十二月三十一日", day(2023, 12, 31));
        check("二○二四年一月十日", day(2024, 1, 10));
        check("二O二四年一月十日", day(2024, 1, 10));
        check("2023年", Some((2023, None, None)));
        check("2023 年度", Some((2023, None, None)));
        check("2023年12月", Some((2023, Some(12), None)));
        check("2023年13月1日", Some((2023, None, None)));
        check("2023年2月30日", Some((2023, Some(2), None)));
    }

    #[test]
    fn what_is_damaged_is_no_date() {
        for text in [
            "2025110",
            "20230110",
            "2023",
            "123年",
            "12023年",
            "2023-13-01",
            "2023-02-30",
            "十二年",
            "",
        ] {
            check(text, None);
        }
    }
}
