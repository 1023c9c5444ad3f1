//! Quantities of the text: 3次党委会, 92份文件, 满意率100％, 15万余元, 一千二百人次.
//!
//! A figure is a numeral with a unit. The value is in the unit itself: 15万余元 is
//! 150000 元, about. Ranges (20～30人, 3至5次, 三四次) have both ends. One pass over the
//! characters; every look to the side is bounded.
//!
//! # Not figures
//!
//! - Ordinals (第3次, 二十大, 十九届), dates, years and times, document numbers, phone
//!   numbers, section numbers: told apart by what stands around the numeral.
//! - What is said without a number: 几次, 数十人, 多次.
//! - Names: anything within 《…》 or within a short “…” (“八五”普法, “三项制度”). The same
//!   words without quotation marks count: 三项制度 is then 3 项 of 制度.
//! - 一 with a unit that mostly means no counting (一个, 一批, 一起, 一些), numerals without
//!   a unit, fractions (三分之一), and what the page's chrome says.
//!
//! Units other than `%` are Chinese; English reports yield their percentages.

mod counted;
mod numeral;
mod unit;

use super::model::{Figure, Report};
use crate::ingest::MarkKind;
use crate::text::{CharSpan, Text, fold_width_char};
use numeral::Numeral;

/// The longest quotation that is taken for a name.
const NAME: usize = 12;
/// The longest title within 《…》.
const TITLE: usize = 80;

/// The figures of a report in order of position.
#[must_use]
pub fn figures(report: &Report) -> Vec<Figure> {
    let hidden = report.source.marks.iter().filter(|mark| {
        matches!(
            mark.kind,
            MarkKind::Chrome | MarkKind::Header | MarkKind::PageNumber | MarkKind::Deleted
        )
    });
    let hidden: Vec<CharSpan> = hidden.map(|mark| mark.span).collect();
    let mut figures = quantities(report.source.text.as_str(), &hidden);
    for figure in &mut figures {
        figure.section = report.section_at(figure.span.start);
    }
    figures
}

/// The sentence that holds a figure, without the line's indent.
#[must_use]
pub fn sentence_of(text: &Text, figure: CharSpan) -> CharSpan {
    let ends = |ch: char| matches!(ch, '。' | '！' | '？' | '；' | '\n');
    let mut start = figure.start.get();
    while start > 0
        && text
            .char_at(CharSpan::new(start - 1, start).start)
            .is_some_and(|ch| !ends(ch))
    {
        start -= 1;
    }
    let mut end = figure.end.get();
    while let Some(ch) = text.char_at(CharSpan::new(end, end).start) {
        if ch == '\n' {
            break;
        }
        end += 1;
        if ends(ch) {
            break;
        }
    }
    while text
        .char_at(CharSpan::new(start, start).start)
        .is_some_and(char::is_whitespace)
    {
        start += 1;
    }
    CharSpan::new(start, end)
}

/// The quantities of a text outside the spans that are hidden; their sections are unset.
fn quantities(text: &str, hidden: &[CharSpan]) -> Vec<Figure> {
    let chars: Vec<char> = text.chars().map(fold_width_char).collect();
    let mut skips: Vec<(usize, usize)> = hidden
        .iter()
        .map(|span| (span.start.get(), span.end.get()))
        .collect();
    skips.sort_unstable();
    let mut skips = skips.into_iter().peekable();
    let mut figures = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        while skips.next_if(|&(_, end)| end <= at).is_some() {}
        if let Some(&(start, end)) = skips.peek()
            && start <= at
        {
            at = end;
            continue;
        }
        if let Some(end) = name_end(&chars, at) {
            at = end;
            continue;
        }
        let Some(numeral) = numeral::read(&chars, at) else {
            at += 1;
            continue;
        };
        match figure(&chars, at, &numeral) {
            Some(figure) => {
                at = figure.span.end.get().max(at + 1);
                figures.push(figure);
            }
            None => at = numeral.end.max(at + 1),
        }
    }
    figures
}

/// Where a name in quotation marks or a title that begins at `at` ends.
fn name_end(chars: &[char], at: usize) -> Option<usize> {
    let (close, most) = match chars[at] {
        '“' | '"' => (['”', '"'], NAME),
        '‘' => (['’', '’'], NAME),
        '《' => (['》', '》'], TITLE),
        _ => return None,
    };
    let inside = chars.get(at + 1..)?.iter().take(most + 1);
    let length = inside
        .take_while(|&&ch| ch != '\n')
        .position(|ch| close.contains(ch))?;
    Some(at + length + 2)
}

/// The figure that a numeral makes with what stands around it.
fn figure(chars: &[char], start: usize, numeral: &Numeral) -> Option<Figure> {
    let before = before(chars, start);
    if before.excludes {
        return None;
    }
    let mut end = numeral.end;
    let mut approx = numeral.approx || before.approx;
    let (value, mut max) = (numeral.value, numeral.max);
    let unit = if numeral.percent {
        "%"
    } else {
        let unit = unit::read(chars, end, numeral)?;
        end = unit.end;
        unit.name
    };
    if let Some(range_end) = second_with_unit(chars, end, unit) {
        max = Some(range_end.value);
        end = range_end.end;
    }
    let sound = |max: f64| max.is_finite() && max > value;
    if !value.is_finite() || !max.is_none_or(sound) {
        return None;
    }
    if unit::is_time(unit) {
        approx = numeral.approx;
        if before.recent {
            return None;
        }
    }
    if let Some(behind) = behind(chars, end) {
        approx = true;
        end = behind;
    }
    let time_of_day = unit == "分" && start > 0 && matches!(chars[start - 1], '时' | '点');
    if time_of_day {
        return None;
    }
    let start = if unit::is_time(unit) {
        start
    } else {
        before.start
    };
    Some(Figure {
        section: 0,
        span: CharSpan::new(start, end),
        value,
        max,
        unit: unit.to_owned(),
        approx,
        of: counted::of(chars, start, end, unit),
    })
}

/// What stands before a numeral.
struct Before {
    /// Where the figure begins: the numeral or the word that makes it approximate.
    start: usize,
    approx: bool,
    /// The word is 近, which before a time means the last one.
    recent: bool,
    /// The numeral is an ordinal, a part of a code, or a number that is not said.
    excludes: bool,
}

/// Words before a numeral that make it approximate, the longer first.
const ABOUT: [&str; 18] = [
    "不少于",
    "不低于",
    "不超过",
    "不多于",
    "不足",
    "将近",
    "接近",
    "超过",
    "大约",
    "高达",
    "多达",
    "至少",
    "最多",
    "最少",
    "约",
    "近",
    "逾",
    "超",
];

/// Characters that make another word of 约 and 近 (节约, 附近).
const OTHER_WORD: [char; 12] = [
    '节', '预', '签', '违', '公', '契', '合', '附', '临', '邻', '靠', '履',
];

fn before(chars: &[char], start: usize) -> Before {
    let mut found = Before {
        start,
        approx: false,
        recent: false,
        excludes: bare_hundreds(chars, start) && !blurred_behind(chars, start),
    };
    let mut at = start;
    while at > 0 && chars[at - 1] == ' ' {
        at -= 1;
    }
    let Some(&last) = at.checked_sub(1).and_then(|last| chars.get(last)) else {
        return found;
    };
    let beside = at == start;
    let alone = std::mem::take(&mut found.excludes);
    found.excludes = matches!(last, '第' | '几' | '数' if last != '数' || bare_unit(chars, start))
        || (beside
            && (last.is_ascii_alphabetic()
                || matches!(last, '.' | '-' | '/' | '_' | ':' | '+' | '〔' | '[')))
        || last == '前'
        || (last == '无' && chars.get(start) == Some(&'一'));
    for word in ABOUT {
        let length = word.chars().count();
        let Some(from) = at.checked_sub(length) else {
            continue;
        };
        let of_another_word = || {
            length == 1
                && from
                    .checked_sub(1)
                    .is_some_and(|other| OTHER_WORD.contains(&chars[other]))
        };
        if chars[from..at].iter().copied().eq(word.chars()) && !of_another_word() {
            // 高达 and 多达 stress a number; they do not blur it.
            found.approx = !matches!(word, "高达" | "多达");
            found.recent = word == "近";
            if found.approx {
                found.start = from;
            }
            break;
        }
    }
    if last == '上' && bare_unit(chars, start) {
        (found.approx, found.start) = (true, at - 1);
    }
    found.excludes |= alone && !found.approx;
    found
}

/// 十, 百, 千, 万 without a digit before it.
fn bare_unit(chars: &[char], start: usize) -> bool {
    chars
        .get(start)
        .is_some_and(|&ch| crate::text::numerals::unit(ch).is_some())
}

/// 百, 千, 万, 亿 without a digit before it, which alone count nothing (百姓, 万家灯火).
fn bare_hundreds(chars: &[char], start: usize) -> bool {
    let in_words = chars.get(start + 1) == Some(&'分');
    bare_unit(chars, start) && chars.get(start) != Some(&'十') && !in_words
}

fn blurred_behind(chars: &[char], start: usize) -> bool {
    let rest = chars.get(start..).unwrap_or_default();
    let numeral = rest
        .iter()
        .take_while(|ch| crate::text::numerals::unit(**ch).is_some());
    matches!(rest.get(numeral.count()), Some('余' | '多'))
}

/// The second half of a range that repeats the unit: 3次至5次, 3%-5%.
fn second_with_unit(chars: &[char], at: usize, unit: &str) -> Option<Numeral> {
    let next = numeral::after_range_sign(chars, at)?;
    let mut second = numeral::read(chars, next)?;
    if second.percent {
        return (unit == "%").then_some(second);
    }
    let again = unit::read(chars, second.end, &second)?;
    second.end = again.end;
    (again.name == unit).then_some(second)
}

/// Where a word behind the unit ends that makes the figure approximate.
fn behind(chars: &[char], end: usize) -> Option<usize> {
    const WORDS: [&str; 11] = [
        "以上", "以下", "以内", "之内", "左右", "上下", "之多", "有余", "余", "多", "许",
    ];
    let rest = chars.get(end..)?;
    let word = WORDS.iter().find(|word| {
        let length = word.chars().count();
        rest.get(..length)
            .is_some_and(|start| start.iter().copied().eq(word.chars()))
    })?;
    // 多 and 余 behind a unit may begin the next word (2名多次违法人员).
    let length = word.chars().count();
    let next_begins_word =
        matches!(*word, "多" | "余" | "许") && rest.get(1).is_some_and(|ch| ch.is_alphanumeric());
    (!next_begins_word).then_some(end + length)
}

#[cfg(test)]
#[path = "figures/tests.rs"]
mod tests;
