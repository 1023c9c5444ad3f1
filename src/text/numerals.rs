//! Numerals as reports print them: Chinese, Arabic of either width, Roman,
//! and the enclosed forms that carry their own bracket (㈠, ①, ⑴, ⒈).
//!
//! What is left out: finding where a numeral begins and ends in running text,
//! which depends on what stands around it (`report/markers.rs`).

use super::fold_width_char;

/// The number a Chinese or Arabic numeral stands for: `一`, `十二`, `二十`, `一百零三`,
/// `一千二百`, `三万五千`, `二〇二三`, `12`, `１２`. `None` for anything else, the empty text,
/// and numbers beyond `u32`.
#[must_use]
pub fn parse_chinese(numeral: &str) -> Option<u32> {
    parse_numeral(numeral.chars())
}

/// [`parse_chinese`] over characters; linear, without allocation.
pub fn parse_numeral(numeral: impl IntoIterator<Item = char>) -> Option<u32> {
    // What stands before 万 or 亿, what stands before the next unit, and the digits read since.
    let (mut total, mut group, mut digits) = (0_u32, 0_u32, None::<u32>);
    let mut any = false;
    for ch in numeral {
        any = true;
        if let Some(digit) = digit(ch) {
            let before = digits.unwrap_or(0).checked_mul(10)?;
            digits = Some(before.checked_add(digit)?);
            continue;
        }
        match unit(ch)? {
            unit @ (10 | 100 | 1_000) => {
                // 十二 begins with its unit; 一百零三 has a zero that only fills the place.
                let times = digits.take().filter(|&times| times > 0).unwrap_or(1);
                group = group.checked_add(times.checked_mul(unit)?)?;
            }
            unit => {
                group = group.checked_add(digits.take().unwrap_or(0))?;
                total = total.checked_add(group.max(1).checked_mul(unit)?)?;
                group = 0;
            }
        }
    }
    if !any {
        return None;
    }
    total.checked_add(group)?.checked_add(digits.unwrap_or(0))
}

/// The value of one digit: ASCII, full width, or Chinese (also 两, 〇, 零, ○ and the forms of
/// bank notes).
#[must_use]
pub fn digit(ch: char) -> Option<u32> {
    match ch {
        '〇' | '零' | '○' => Some(0),
        '一' | '壹' => Some(1),
        '二' | '两' | '贰' => Some(2),
        '三' | '叁' => Some(3),
        '四' | '肆' => Some(4),
        '五' | '伍' => Some(5),
        '六' | '陆' => Some(6),
        '七' | '柒' => Some(7),
        '八' | '捌' => Some(8),
        '九' | '玖' => Some(9),
        _ => fold_width_char(ch).to_digit(10),
    }
}

/// The unit 十, 百, 千, 万, 亿 as a number.
#[must_use]
pub fn unit(ch: char) -> Option<u32> {
    match ch {
        '十' | '拾' => Some(10),
        '百' | '佰' => Some(100),
        '千' | '仟' => Some(1_000),
        '万' | '萬' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// Whether a character can stand in the Chinese ordinal of a heading: 一 to 九, 十, 百, 〇, 零.
#[must_use]
pub fn is_chinese_numeral(ch: char) -> bool {
    matches!(
        ch,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '〇' | '零'
    )
}

/// How an enclosed numeral is enclosed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enclosure {
    /// ㈠ to ㈩.
    ParenthesisedChinese,
    /// ⑴ to ⒇.
    ParenthesisedArabic,
    /// ①, ❶, ㊀.
    Circled,
    /// ⒈ to ⒛.
    WithPoint,
}

/// The number and enclosure of a single character like ㈠, ①, ⑴, ⒈.
#[must_use]
pub fn enclosed(ch: char) -> Option<(u32, Enclosure)> {
    let from = |first: char| u32::from(ch) - u32::from(first) + 1;
    match ch {
        '㈠'..='㈩' => Some((from('㈠'), Enclosure::ParenthesisedChinese)),
        '⑴'..='⒇' => Some((from('⑴'), Enclosure::ParenthesisedArabic)),
        '①'..='⑳' => Some((from('①'), Enclosure::Circled)),
        '❶'..='❿' => Some((from('❶'), Enclosure::Circled)),
        '㊀'..='㊉' => Some((from('㊀'), Enclosure::Circled)),
        '⒈'..='⒛' => Some((from('⒈'), Enclosure::WithPoint)),
        _ => None,
    }
}

/// The number of a Roman numeral of either case in its regular form, up to 39 (`XXXIX`), which
/// is more than outlines need; also the single characters Ⅰ to Ⅻ.
#[must_use]
pub fn parse_roman(numeral: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let mut chars = numeral.chars();
    if let (Some(ch), None) = (chars.next(), chars.next())
        && ('Ⅰ'..='Ⅻ').contains(&ch)
    {
        return Some(u32::from(ch) - u32::from('Ⅰ') + 1);
    }
    let upper = numeral.to_ascii_uppercase();
    let tens = upper
        .bytes()
        .take_while(|&byte| byte == b'X')
        .count()
        .min(3);
    let ones = upper.get(tens..)?;
    let ones = ONES.iter().position(|&form| form == ones)?;
    u32::try_from(tens * 10 + ones)
        .ok()
        .filter(|&value| value > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(numeral: &str, expected: Option<u32>) {
        assert_eq!(parse_chinese(numeral), expected, "{numeral}");
    }

    #[test]
    fn chinese_and_arabic_numerals_are_read() {
        for (numeral, value) in [
            ("一", 1),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("二十一", 21),
            ("一百", 100),
            ("一百零三", 103),
            ("一百一十", 110),
            ("一千二百", 1_200),
            ("两千", 2_000),
            ("三万五千", 35_000),
            ("十五万", 150_000),
            ("一亿", 100_000_000),
            ("二〇二三", 2_023),
            ("二○二三", 2_023),
            ("二零二四", 2_024),
            ("〇", 0),
            ("12", 12),
            ("１２", 12),
            ("3千", 3_000),
        ] {
            check(numeral, Some(value));
        }
    }

    #[test]
    fn what_is_no_numeral_is_none() {
        for numeral in [
            "",
            "镇",
            "一是",
            "1.5",
            "-1",
            "一一一一一一一一一一一",
            "九十亿",
        ] {
            check(numeral, None);
        }
    }

    #[test]
    fn enclosed_and_roman_numerals_are_read() {
        assert_eq!(enclosed('㈢'), Some((3, Enclosure::ParenthesisedChinese)));
        assert_eq!(enclosed('②'), Some((2, Enclosure::Circled)));
        assert_eq!(enclosed('⑽'), Some((10, Enclosure::ParenthesisedArabic)));
        assert_eq!(enclosed('⒈'), Some((1, Enclosure::WithPoint)));
        assert_eq!(enclosed('一'), None);
        for (numeral, value) in [
            ("I", 1),
            ("iv", 4),
            ("IX", 9),
            ("XIV", 14),
            ("XXXIX", 39),
            ("Ⅳ", 4),
        ] {
            assert_eq!(parse_roman(numeral), Some(value), "{numeral}");
        }
        for numeral in ["", "IIII", "VX", "XXXX", "A", "一"] {
            assert_eq!(parse_roman(numeral), None, "{numeral}");
        }
    }

    proptest::proptest! {
        #[test]
        fn decimal_digits_give_their_value(value in 0_u32..=u32::MAX) {
            proptest::prop_assert_eq!(parse_chinese(&value.to_string()), Some(value));
        }

        #[test]
        fn no_text_panics(numeral in "[一二三十百千万亿0-9a-z]{0,24}") {
            let _ = parse_chinese(&numeral);
            let _ = parse_roman(&numeral);
        }
    }
}
