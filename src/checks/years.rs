//! Years as reports write them: 2023年, 2023 年度, 二〇二三年.

use super::Reading;
use super::cited::is_dash;
use crate::text::{CharSpan, compare::fold_char};

/// A year and where its digits stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Year {
    pub(super) value: i32,
    pub(super) span: CharSpan,
    /// The character behind 年, 度 passed over.
    pub(super) next: char,
}

/// The years of a passage that stand for themselves: no end of a range, no edition, nothing
/// between 《 and 》 or in brackets.
pub(super) fn years(reading: &Reading<'_>, span: CharSpan) -> Vec<Year> {
    let mut found = Vec::new();
    let (mut at, end) = (span.start.get(), span.end.get());
    let mut depth = 0_usize;
    while at < end {
        match reading.at(at) {
            '《' | '（' | '(' | '〔' | '[' | '【' => depth += 1,
            '》' | '）' | ')' | '〕' | ']' | '】' => depth = depth.saturating_sub(1),
            '\n' => depth = 0,
            _ => {}
        }
        let year = year_at(reading, at).filter(|_| depth == 0);
        match year {
            Some((value, digits_end, year_end)) => {
                let mut behind = year_end;
                while matches!(reading.at(behind), '度' | ' ' | '\u{3000}') {
                    behind += 1;
                }
                let next = reading.at(behind);
                let before = at.checked_sub(1).map_or('\n', |at| reading.at(at));
                let is_range = (is_dash(next) && next != '一')
                    || (is_dash(before) && before != '一')
                    || (matches!(next, '以' | '版' | '修' | '底' | '末' | '初' | '前' | '起'));
                if !is_range {
                    found.push(Year {
                        value,
                        span: CharSpan::new(at, digits_end),
                        next,
                    });
                }
                at = year_end;
            }
            None => at += 1,
        }
    }
    found
}

/// The year whose digits begin here, where they end, and where 年 ends.
pub(super) fn year_at(reading: &Reading<'_>, at: usize) -> Option<(i32, usize, usize)> {
    let digit = |ch: char| match ch {
        '〇' | '○' | '零' | 'Ｏ' => Some(0),
        ch => {
            let chinese = "一二三四五六七八九".chars().position(|other| other == ch);
            let chinese = chinese.and_then(|nth| u32::try_from(nth + 1).ok());
            chinese.or(fold_char(ch).to_digit(10))
        }
    };
    let before = at.checked_sub(1).map_or('\n', |at| reading.at(at));
    if digit(before).is_some() {
        return None;
    }
    let mut value = 0;
    for nth in 0..4 {
        value = value * 10 + digit(reading.at(at + nth))?;
    }
    let digits_end = at + 4;
    let mut end = digits_end;
    while matches!(reading.at(end), ' ' | '\u{3000}' | '\u{A0}') {
        end += 1;
    }
    let value = i32::try_from(value).ok()?;
    ((1990..2100).contains(&value) && reading.at(end) == '年').then_some((
        value,
        digits_end,
        end + 1,
    ))
}
