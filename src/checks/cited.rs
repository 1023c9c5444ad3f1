//! Names of laws and documents as reports cite them: 《…》, and the form in which they are
//! compared with official names.

use super::Reading;
use crate::text::{CharSpan, compare::fold_char, is_han};

/// A name between 《 and 》.
pub(super) struct Cited {
    /// The name without its brackets.
    pub(super) span: CharSpan,
    /// The name in comparing form, without 中华人民共和国 and what stands in brackets.
    pub(super) base: Vec<char>,
}

/// The longest name that is looked at.
const LONGEST: usize = 80;
const PREFIX: &str = "中华人民共和国";

/// Every name between 《 and 》 of the report's own words, in order.
pub(super) fn cited(reading: &Reading<'_>) -> Vec<Cited> {
    let mut names = Vec::new();
    let mut open = None;
    for (at, &ch) in reading.chars.iter().enumerate() {
        match (ch, open) {
            ('《', _) => open = Some(at + 1),
            ('\n', _) => open = None,
            ('》', Some(start)) => {
                open = None;
                if at > start && at - start <= LONGEST && !reading.is_aside(start) {
                    let (mut base, _) = comparing(&reading.chars[start..at]);
                    strip_prefix(&mut base);
                    let span = CharSpan::new(start, at);
                    names.push(Cited { span, base });
                }
            }
            _ => {}
        }
    }
    names
}

/// An official name in comparing form, and the years of the plan.
pub(super) fn official(name: &str) -> (Vec<char>, Option<(i32, i32)>) {
    let chars: Vec<char> = name.chars().collect();
    let (mut base, years) = comparing(&chars);
    strip_prefix(&mut base);
    (base, years)
}

/// Width folded, spaces dropped, what stands in brackets left out and read for years.
fn comparing(name: &[char]) -> (Vec<char>, Option<(i32, i32)>) {
    let (mut base, mut inside, mut years) = (Vec::new(), Vec::new(), None);
    let mut depth = 0_u32;
    for &ch in name {
        let ch = fold_char(ch);
        match ch {
            '(' | '〔' | '[' | '【' => depth += 1,
            ')' | '〕' | ']' | '】' => {
                depth = depth.saturating_sub(1);
                years = years.or_else(|| year_range(&inside));
                inside.clear();
            }
            ch if ch.is_whitespace() => {}
            ch if depth > 0 => inside.push(ch),
            ch => base.push(ch),
        }
    }
    (base, years)
}

fn strip_prefix(base: &mut Vec<char>) {
    let prefix: Vec<char> = PREFIX.chars().collect();
    if base.starts_with(&prefix) && base.len() > prefix.len() {
        base.drain(..prefix.len());
    }
}

/// `2021—2025年` with any dash, also with 年 behind the first year.
pub(super) fn year_range(words: &[char]) -> Option<(i32, i32)> {
    let (first, rest) = year(words)?;
    let rest = rest.strip_prefix(&['年']).unwrap_or(rest);
    let n_dashes = rest.iter().take_while(|&&ch| is_dash(ch)).count();
    let (last, rest) = year(&rest[n_dashes..])?;
    let rest = rest.strip_prefix(&['年']).unwrap_or(rest);
    (n_dashes > 0 && rest.is_empty()).then_some((first, last))
}

pub(super) fn is_dash(ch: char) -> bool {
    matches!(
        ch,
        '-' | '—'
            | '–'
            | '－'
            | '~'
            | '～'
            | '至'
            | '―'
            | '─'
            | '一'
            | '‐'
            | '‑'
            | '−'
            | '到'
    )
}

fn year(words: &[char]) -> Option<(i32, &[char])> {
    let digits = words.get(..4)?;
    let mut value = 0;
    for &digit in digits {
        value = value * 10 + i32::try_from(digit.to_digit(10)?).ok()?;
    }
    (1900..2100)
        .contains(&value)
        .then_some((value, &words[4..]))
}

/// Whether a name begins with the name of a place whose own rules may be called alike.
pub(super) fn is_local(base: &[char]) -> bool {
    let suffix = |ch: &char| {
        matches!(
            ch,
            '省' | '市' | '县' | '区' | '州' | '盟' | '旗' | '镇' | '乡'
        )
    };
    let upto = base.len().min(12);
    let place = base.get(1..upto).unwrap_or_default();
    // 城市, 城镇, 城乡 and 社区 are no places.
    place.iter().enumerate().any(|(nth, ch)| {
        let before = base[nth];
        let after = base.get(nth + 2).copied().unwrap_or(' ');
        suffix(ch)
            && is_han(before)
            && !matches!(
                (before, *ch),
                ('城' | '都', '市' | '镇' | '乡' | '区')
                    | ('社' | '地' | '护', '区')
                    | ('集', '镇')
                    | ('无', '县')
            )
            && !matches!(
                (*ch, after),
                ('市', '场' | '容' | '县' | '政') | ('乡', '村' | '镇') | ('区', '矫' | '域')
            )
    })
}
