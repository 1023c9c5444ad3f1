//! Numerals in running text: digits with separators and decimals, 万 and 亿, Chinese
//! numerals, percentages in words, and ranges of all of them.

use crate::text::numerals::{digit, parse_numeral, unit};

/// A numeral, or a range of two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    /// The value, or the lower end.
    pub(super) value: f64,
    /// The upper end.
    pub(super) max: Option<f64>,
    /// The character behind it.
    pub(super) end: usize,
    /// Written in Chinese characters.
    pub(super) chinese: bool,
    /// Blurred by 余, 多, 来 or as 三四.
    pub(super) approx: bool,
    /// 百分之….
    pub(super) percent: bool,
    /// What 万 and 亿 multiplied the digits by.
    pub(super) times: f64,
}

/// The longest numeral read: as many digits as a value can hold exactly.
const LONGEST: usize = 15;

/// Reads the numeral that begins at `at`; the characters are folded to half width.
pub(super) fn read(chars: &[char], at: usize) -> Option<Numeral> {
    let begins_with = |words: &str| {
        let length = words.chars().count();
        let start = chars.get(at..at + length)?;
        start
            .iter()
            .copied()
            .eq(words.chars())
            .then_some(at + length)
    };
    if let Some(behind) = begins_with("百分之") {
        let number = one(chars, behind)?;
        return Some(Numeral {
            percent: true,
            ..number
        });
    }
    let first = one(chars, at)?;
    // 三分之一 and 1/3 are fractions, 1.2.3 and 2023-12-07 codes.
    let rest = chars.get(first.end..).unwrap_or_default();
    if rest.starts_with(&['分', '之'])
        || matches!(rest.first(), Some('/' | '.') if rest.get(1).is_some_and(char::is_ascii_digit))
    {
        return None;
    }
    let second = after_range_sign(chars, first.end)
        .filter(|_| first.max.is_none())
        .and_then(|next| one(chars, next));
    let Some(second) = second else {
        return Some(first);
    };
    let is_code = matches!(chars.get(second.end), Some('-' | '/' | '.'));
    if is_code || second.value <= first.value {
        return Some(first);
    }
    // 2到3万 is 20000 to 30000, 5000到1万 is as it stands.
    let shared = first.times < second.times && first.value < second.value / second.times;
    Some(Numeral {
        value: first.value * if shared { second.times } else { 1.0 },
        max: Some(second.value),
        approx: second.approx,
        end: second.end,
        ..first
    })
}

/// Where the second numeral of a range begins, if a range sign stands at `at`.
pub(super) fn after_range_sign(chars: &[char], at: usize) -> Option<usize> {
    let skip = |at: usize| {
        at + chars
            .get(at..)
            .unwrap_or_default()
            .iter()
            .take_while(|ch| **ch == ' ')
            .count()
    };
    let at = skip(at);
    let sign = matches!(
        chars.get(at)?,
        '-' | '–' | '—' | '~' | '〜' | '至' | '到' | '−'
    );
    sign.then(|| skip(at + 1))
}

/// One numeral with its 余 or 多.
fn one(chars: &[char], at: usize) -> Option<Numeral> {
    let first = *chars.get(at)?;
    let mut numeral = if first.is_ascii_digit() {
        arabic(chars, at)
    } else {
        chinese(chars, at)?
    };
    let next = chars.get(numeral.end).copied();
    let round = numeral.value >= 10.0;
    match next {
        Some('几') => return None,
        Some('余' | '多') if round => {
            numeral.approx = true;
            numeral.end += 1;
            // 3千多万: the unit may stand behind.
            if let Some(unit) = chars.get(numeral.end).copied().and_then(unit)
                && unit >= 10_000
                && numeral.value < 10_000.0
            {
                numeral.value *= f64::from(unit);
                numeral.end += 1;
            }
        }
        Some('来') if round && numeral.chinese => {
            numeral.approx = true;
            numeral.end += 1;
        }
        _ => {}
    }
    Some(numeral)
}

/// Digits, thousands separated or not, with a decimal, then 百, 千, 万, 亿.
#[expect(
    clippy::cast_precision_loss,
    reason = "powers of ten up to 10^12, which floats hold exactly"
)]
fn arabic(chars: &[char], at: usize) -> Numeral {
    let mut end = at;
    let (mut digits, mut n_decimals, mut n_digits) = (0_u64, 0_u32, 0_usize);
    let mut point = false;
    while let Some(&ch) = chars.get(end) {
        let next_is_digit = chars.get(end + 1).is_some_and(char::is_ascii_digit);
        if let Some(value) = ch.to_digit(10) {
            n_digits += 1;
            if n_digits <= LONGEST {
                digits = digits * 10 + u64::from(value);
                n_decimals += u32::from(point);
            }
        } else if ch == '.' && !point && next_is_digit {
            point = true;
        } else if !(ch == ',' && !point && thousand_follows(chars, at, end)) {
            break;
        }
        end += 1;
    }
    if n_digits > LONGEST {
        return Numeral {
            value: f64::NAN,
            max: None,
            end,
            chinese: false,
            approx: false,
            percent: false,
            times: 1.0,
        };
    }
    let mut times = 1_u64;
    while let Some(&ch) = chars.get(end) {
        // 5千克 is a weight.
        let weighs = ch == '千' && matches!(chars.get(end + 1), Some('克' | '米' | '瓦'));
        match unit(ch) {
            Some(unit) if unit > 10 && !weighs && times < 100_000_000 => times *= u64::from(unit),
            _ => break,
        }
        end += 1;
    }
    Numeral {
        value: scaled(digits, times, n_decimals),
        max: None,
        end,
        chinese: false,
        approx: false,
        percent: false,
        times: times as f64,
    }
}

/// A comma with exactly three digits behind it and one to three before.
fn thousand_follows(chars: &[char], start: usize, comma: usize) -> bool {
    let behind = chars.get(comma + 1..).unwrap_or_default();
    let n_behind = behind
        .iter()
        .take(4)
        .take_while(|ch| ch.is_ascii_digit())
        .count();
    let first = chars[start..comma]
        .iter()
        .position(|ch| *ch == ',')
        .unwrap_or(comma - start);
    n_behind == 3 && (1..=3).contains(&first)
}

/// `digits × times / 10^decimals`, multiplied before it is divided, so that 0.29万 is 2900.
#[expect(
    clippy::cast_precision_loss,
    reason = "at most 15 digits, and figures are floats by design"
)]
fn scaled(digits: u64, times: u64, n_decimals: u32) -> f64 {
    let divisor = 10_u64.saturating_pow(n_decimals);
    digits.saturating_mul(times) as f64 / divisor as f64
}

/// A Chinese numeral; two neighbouring digits (三四) are a range.
fn chinese(chars: &[char], at: usize) -> Option<Numeral> {
    let rest = chars.get(at..)?;
    let is_part = |ch: char| !ch.is_ascii_digit() && (digit(ch).is_some() || unit(ch).is_some());
    let length = rest
        .iter()
        .take(LONGEST)
        .take_while(|ch| is_part(**ch))
        .count();
    let word = rest.get(..length).filter(|word| !word.is_empty())?;
    let made = |value: f64, max: Option<f64>| Numeral {
        value,
        max,
        end: at + length,
        chinese: true,
        approx: max.is_some(),
        percent: false,
        times: 1.0,
    };
    let digits: Vec<u32> = word.iter().filter_map(|ch| digit(*ch)).collect();
    let all_digits = digits.len() == word.len();
    match (all_digits, digits.as_slice()) {
        (true, [one]) => Some(made(f64::from(*one), None)),
        (true, [low, high]) if low + 1 == *high && *low > 0 => {
            Some(made(f64::from(*low), Some(f64::from(*high))))
        }
        // 二〇二三 and 八五 count nothing.
        (true, _) => Some(made(f64::NAN, None)),
        (false, _) => {
            let value = parse_numeral(word.iter().copied()).map_or(f64::NAN, f64::from);
            Some(made(value, None))
        }
    }
}
