use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::numerals::parse_numeral;
use crate::text::{CharSpan, fold_width_char};

documented! {
    /// A date that does not exist
    ///
    /// # What it finds
    /// Months beyond 12, days beyond the month's end (2月30日, 4月31日, 29 February of a common year),
    /// also as 2023-02-30 and 二月三十日; a date of signature of which marks are lost (2025110).
    ///
    /// # Why it matters
    /// Nothing can have happened on that day; the date was mistyped or invented.
    ///
    /// # Reported
    /// ```text fazhi
    /// ⟦2月30日⟧召开专题会议，⟦2023年13月5日⟧开展检查，⟦11月31日⟧前完成。
    /// ```
    /// ```text generic
    /// The council met on ⟦2023-02-30⟧.
    /// ```
    ///
    /// # Not reported
    /// Days of the lunar calendar, 29 February where no year is given that is a common one, spans of
    /// months (13个月), document numbers, versions and fractions.
    /// ```text fazhi
    /// 2024年2月29日召开会议，农历二月三十走访，历时13个月，第3.31条，6月30日。
    /// ```
    /// ```text generic
    /// Version 2023.13.45 of 2024-02-29.
    /// ```
    ///
    /// # Source
    /// GB/T 7408.1-2023 《日期和时间 信息交换表示法》; GB/T 9704-2012, 7.3.5.
    DateImpossible = "date-impossible", Warning;

    /// 日期不存在
    ///
    /// # 检查内容
    /// 月份大于12，日期超过当月天数（2月30日、4月31日、平年的2月29日），包括2023-02-30、二月三十日等写法；落款日期缺少年月日（2025110）。
    ///
    /// # 为什么重要
    /// 这一天并不存在，日期属于误写或编造。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// ⟦2023年2月29日⟧组织学习，⟦6月31日⟧开展宣传，⟦九月三十一日⟧前上报。
    /// ```
    ///
    /// # 不报告的情形
    /// 农历日期；没有写明年份、无法判断的2月29日；时长（13个月）；文号、版本号、小数。
    /// ```text fazhi
    /// 2月28日召开会议，12月31日前完成，农历腊月三十慰问。
    /// ```
    ///
    /// # 依据
    /// GB/T 7408.1—2023《日期和时间 信息交换表示法》；GB/T 9704—2012 第7.3.5条。
    chinese
}

impl Check for DateImpossible {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let chars: Vec<char> = reading
            .chars
            .iter()
            .map(|&ch| fold_width_char(ch))
            .collect();
        let mut spans = Vec::new();
        for (at, &ch) in chars.iter().enumerate() {
            match ch {
                '月' => spans.extend(month(reading, &chars, at)),
                '-' | '/' | '.' => spans.extend(numeric(&chars, at)),
                _ => {}
            }
        }
        spans.extend(damaged(reading, &chars));
        spans.sort_unstable();
        spans.dedup_by(|later, before| later.0 < before.1);
        for (start, end) in spans {
            if reading.is_aside(start) {
                continue;
            }
            let words: String = reading.chars[start..end].iter().collect();
            let words = words.trim();
            found.push(Found::at(
                CharSpan::new(start, end),
                say!("“{words}”不是有效日期", "{words} is no date"),
                say!("请核对日期", "see what the date should be"),
            ));
        }
    }
}

const DIGITS: &str = "0123456789〇○零一二三四五六七八九十";

fn is_digit(ch: char) -> bool {
    DIGITS.contains(ch)
}

/// The numeral that ends before a place: where it begins and its value.
fn numeral_before(chars: &[char], end: usize) -> Option<(usize, u32)> {
    let mut end = end;
    while end > 0 && chars[end - 1] == ' ' {
        end -= 1;
    }
    let mut start = end;
    while start > 0 && is_digit(chars[start - 1]) && end - start < 5 {
        start -= 1;
    }
    let value = parse_numeral(chars[start..end].iter().copied())?;
    let whole = start == 0 || !matches!(chars[start - 1], '.' | '-' | '/' | '〔' | '[');
    whole.then_some((start, value))
}

/// The numeral that begins at a place: where it ends and its value.
fn numeral_after(chars: &[char], start: usize) -> Option<(usize, u32)> {
    let mut start = start;
    while chars.get(start) == Some(&' ') {
        start += 1;
    }
    let mut end = start;
    while chars.get(end).is_some_and(|&ch| is_digit(ch)) && end - start < 4 {
        end += 1;
    }
    Some((end, parse_numeral(chars[start..end].iter().copied())?))
}

/// The impossible date around a 月.
fn month(reading: &Reading<'_>, chars: &[char], at: usize) -> Option<(usize, usize)> {
    let (mut start, month) = numeral_before(chars, at)?;
    let mut year = None;
    let before = chars[..start].iter().rposition(|ch| *ch != ' ');
    if let Some(mark) = before.filter(|&mark| chars[mark] == '年')
        && let Some((from, value)) = numeral_before(chars, mark)
    {
        (start, year) = (from, Some(value));
    }
    let lunar: String = chars[start.saturating_sub(4)..start].iter().collect();
    if ["农历", "阴历", "旧历", "闰"]
        .iter()
        .any(|word| lunar.contains(word))
    {
        return None;
    }
    if month == 0 || month > 12 {
        // 20月 could be the end of 2020月: only a whole numeral counts.
        let follows =
            numeral_after(chars, at + 1).is_some_and(|(end, _)| chars.get(end) == Some(&'日'));
        let is_month = (year.is_some() || follows) && month < 100;
        let end = numeral_after(chars, at + 1)
            .filter(|_| follows)
            .map_or(at + 1, |(end, _)| end + 1);
        return is_month.then_some((start, end));
    }
    let (mut end, day) = numeral_after(chars, at + 1)?;
    while chars.get(end) == Some(&' ') {
        end += 1;
    }
    if !matches!(chars.get(end), Some('日' | '号')) {
        return None;
    }
    let days = days_of(reading, year, month);
    if day == 0 || day > days {
        return Some((start, end + 1));
    }
    // 2月28日至30日.
    let join = *chars.get(end + 1)?;
    if !matches!(join, '至' | '到' | '-' | '—' | '~' | '～' | '、') {
        return None;
    }
    let (last, until) = numeral_after(chars, end + 2)?;
    let is_day = chars.get(last) == Some(&'日');
    (is_day && until > days).then_some((start, last + 1))
}

/// How many days a month has; February where no year is told has 29 unless the report's
/// year and the next are both common ones.
fn days_of(reading: &Reading<'_>, year: Option<u32>, month: u32) -> u32 {
    let leap = |year: u32| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => {
            let stated = year.filter(|year| *year > 1900);
            let own = reading.report.year.as_ref();
            let own = own.and_then(|year| u32::try_from(year.value).ok());
            let may_be_leap = match (stated, own) {
                (Some(year), _) => leap(year),
                (None, Some(year)) => leap(year) || leap(year + 1),
                (None, None) => true,
            };
            28 + u32::from(may_be_leap)
        }
        _ => 31,
    }
}

/// `2023-02-30`, from its first separator.
fn numeric(chars: &[char], at: usize) -> Option<(usize, usize)> {
    let mark = chars[at];
    let start = at.checked_sub(4)?;
    let ascii = |from: usize, to: usize| -> Option<u32> {
        let digits = chars.get(from..to)?;
        digits
            .iter()
            .all(char::is_ascii_digit)
            .then(|| parse_numeral(digits.iter().copied()))?
    };
    let year = ascii(start, at).filter(|year| (1949..2100).contains(year))?;
    let clean = |ch: Option<&char>| {
        !ch.is_some_and(|ch| ch.is_ascii_alphanumeric() || matches!(ch, '.' | '-' | '/' | '_'))
    };
    if start > 0 && !clean(chars.get(start - 1)) {
        return None;
    }
    let second = (at + 2..=at + 3).find(|&second| chars.get(second) == Some(&mark))?;
    let month = ascii(at + 1, second)?;
    let end = (second + 1..second + 4)
        .find(|&end| !chars.get(end).is_some_and(char::is_ascii_digit))
        .filter(|&end| end > second + 1)?;
    let day = ascii(second + 1, end)?;
    // Points part the numbers of versions too: there only a plausible date is wrong.
    let is_version = mark == '.' && (month > 12 || day > 31);
    let ends = chars.get(end) == Some(&'.')
        && !chars.get(end + 1).is_some_and(char::is_ascii_alphanumeric);
    if !(clean(chars.get(end)) || ends) || is_version {
        return None;
    }
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        1..=12 => 31,
        _ => 0,
    };
    (day == 0 || day > days).then_some((start, end))
}

/// A last line of nothing but six or seven digits that begin like a year: a date whose marks
/// were lost.
fn damaged(reading: &Reading<'_>, chars: &[char]) -> Option<(usize, usize)> {
    let lines: Vec<CharSpan> = reading.text().lines().collect();
    let is_damaged = |line: &CharSpan| {
        let words: String = chars[line.start.get()..line.end.get()].iter().collect();
        let words = words.trim();
        (6..=7).contains(&words.len())
            && words.starts_with("20")
            && words.chars().all(|ch| ch.is_ascii_digit())
    };
    let from = lines.len().saturating_sub(12);
    let line = lines[from..].iter().find(|line| is_damaged(line))?;
    let (mut start, mut end) = (line.start.get(), line.end.get());
    while chars[start] == ' ' {
        start += 1;
    }
    while chars[end - 1] == ' ' {
        end -= 1;
    }
    Some((start, end))
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn impossible_days_in_every_dress() {
        for text in [
            "⟦2023 年 2 月 30 日⟧召开会议",
            "⟦二〇二三年二月二十九日⟧召开会议",
            "⟦4月31号⟧召开会议，⟦13月1日⟧上报，⟦5月0日⟧通报，⟦5月32日⟧督查",
            "⟦2月28日至30日⟧集中学习",
            "青石镇人民政府\n⟦2025110⟧\n",
            "会议于⟦2023/11/31⟧ 10:00召开",
            "⟦2023年00月12日⟧",
        ] {
            check("date-impossible", text);
        }
    }

    #[test]
    fn days_that_exist_are_left_alone() {
        for text in [
            "2023年12月31日、1月1日、2月28日至3月2日、9月30日",
            "青依发〔2023〕13号，12.4国家宪法宣传日，历时18个月",
            "2月29日召开会议",
            "青石镇人民政府\n20250110\n",
            "每月30日前，当月31日",
        ] {
            check("date-impossible", text);
        }
    }
}
