//! The same quantity given twice.

use std::collections::BTreeMap;

use super::Reading;
use super::quantity::{before, between, class};
use crate::text::{CharIdx, CharSpan};

/// A quantity given a second time with another value.
pub(super) struct Twice {
    /// The clause that says it again, up to its unit.
    pub(super) span: CharSpan,
    /// As it was given first.
    pub(super) first: String,
    /// As it is given here.
    pub(super) second: String,
    /// Whether nothing but the same quantity can be meant.
    pub(super) sure: bool,
    /// Whether one value is the other with noughts added.
    pub(super) power_of_ten: bool,
}

/// Words that say nothing of what is counted.
const FILLERS: [&str; 26] = [
    "虽然",
    "今年以来",
    "一年来",
    "截至目前",
    "年内",
    "全年",
    "今年",
    "本年度",
    "本年",
    "共计",
    "累计",
    "先后",
    "总共",
    "合计",
    "共",
    "已",
    "分别",
    "我镇",
    "我乡",
    "我街道",
    "我局",
    "我单位",
    "全面",
    "认真",
    "扎实",
    "了",
];

/// Words that bound a quantity to a part of the year, of the place or of the whole.
const BOUNDED: [&str; 34] = [
    "上半年",
    "下半年",
    "季度",
    "月",
    "去年",
    "上年",
    "同期",
    "每",
    "平均",
    "户均",
    "人均",
    "其中",
    "各村",
    "某",
    "周",
    "日",
    "由",
    "从",
    "至",
    "计划",
    "拟",
    "力争",
    "目标",
    "将",
    "不少于",
    "不低于",
    "另",
    "再",
    "又",
    "其他",
    "其余",
    "新增",
    "第",
    "分别",
];

/// Words that speak of the whole place or year.
const WHOLE: [&str; 8] = [
    "全镇",
    "全乡",
    "全街道",
    "全县",
    "全区",
    "全局",
    "全年",
    "共",
];

struct Said {
    start: usize,
    end: usize,
    matter: String,
    value: f64,
    whole: bool,
    sentence: usize,
}

/// Quantities that are given twice with different values, in order of the second place.
pub(super) fn twice(reading: &Reading<'_>) -> Vec<Twice> {
    let mut known: BTreeMap<(String, String), Vec<Said>> = BTreeMap::new();
    let mut pairs = Vec::new();
    let mut last_end = 0;
    for figure in reading.figures() {
        let (start, end) = (figure.span.start.get(), figure.span.end.get());
        let words = before(reading, last_end, start);
        last_end = end;
        let lead = sentence_start(reading, start);
        let around = between(reading, lead, start);
        let year = reading.report.year.as_ref().map(|year| year.value);
        let other_year = year.is_some_and(|year| {
            [year - 1, year + 1]
                .iter()
                .any(|year| around.contains(&format!("{year}年")))
        });
        let is_bounded = BOUNDED.iter().any(|word| around.contains(word)) || other_year;
        let is_past = around.contains("今年以来") || around.contains("截至目前");
        let is_plan = !is_past && is_plan(reading, start);
        if figure.approx || figure.max.is_some() || is_bounded || is_plan {
            continue;
        }
        let whole = WHOLE.iter().any(|word| words.contains(word));
        let undated = year.map(|year| words.replace(&format!("{year}年"), ""));
        let Some(matter) = matter(undated.as_deref().unwrap_or(&words)) else {
            continue;
        };
        let n_before = words.chars().count();
        let clause = start - n_before.min(start);
        let said = Said {
            start: clause,
            end,
            matter: matter.clone(),
            value: figure.value,
            whole,
            sentence: lead,
        };
        // Another subject may stand before the same words.
        let n_chars = matter.chars().count();
        let tail = matter.chars().skip(n_chars.saturating_sub(5)).collect();
        let key = (tail, class(&figure.unit).to_owned());
        let places = known.entry(key).or_default();
        let before = places.iter().find(|first| {
            let differs = (first.value - said.value).abs() > f64::EPSILON;
            let noughts = pair(reading, first, &said).power_of_ten;
            differs && first.sentence != said.sentence && (noughts || first.matter == said.matter)
        });
        pairs.extend(before.map(|first| pair(reading, first, &said)));
        places.push(said);
    }
    pairs
}

fn pair(reading: &Reading<'_>, first: &Said, said: &Said) -> Twice {
    let (small, large) = if first.value < said.value {
        (first.value, said.value)
    } else {
        (said.value, first.value)
    };
    let ratio = if small > 0.0 { large / small } else { 0.0 };
    let power = ratio.log10().round();
    // 20 and 200 may well be two things, 12 and 120000 with the same digits are not.
    let least = if first.matter == said.matter {
        1.0
    } else {
        3.0
    };
    let power_of_ten = power >= least && (ratio / 10_f64.powf(power) - 1.0).abs() < 0.001;
    let number = |said: &Said| {
        let words = between(reading, said.start, said.end);
        let digits = words.find(|ch: char| ch.is_ascii_digit());
        digits
            .and_then(|at| words.get(at..))
            .unwrap_or(&words)
            .to_owned()
    };
    let near = ratio > 1.0 && ratio <= 2.0;
    Twice {
        span: CharSpan::new(said.start, said.end),
        first: number(first),
        second: number(said),
        sure: near && (first.whole && said.whole),
        power_of_ten,
    }
}

/// What is counted, where the words say it: at least four characters.
fn matter(words: &str) -> Option<String> {
    let mut matter = words.to_owned();
    for filler in FILLERS {
        matter = matter.replace(filler, "");
    }
    for whole in ["全镇", "全乡", "全街道", "督促", "各类"] {
        matter = matter.replace(whole, "");
    }
    let matter: String = matter.chars().filter(|ch| ch.is_alphabetic()).collect();
    // The deed says less than its object: 组织开展 and 开展 count the same.
    let matter = matter.trim_start_matches("组织").to_owned();
    (matter.chars().count() >= 4).then_some(matter)
}

fn sentence_start(reading: &Reading<'_>, at: usize) -> usize {
    const LONGEST: usize = 120;
    (at.saturating_sub(LONGEST)..at)
        .rfind(|&at| matches!(reading.at(at), '。' | '；' | '！' | '\n'))
        .map_or(at.saturating_sub(LONGEST), |at| at + 1)
}

/// Whether a place belongs to a part that speaks of the next year.
fn is_plan(reading: &Reading<'_>, at: usize) -> bool {
    let at = CharIdx::new(at);
    let plans = reading
        .profile
        .parts
        .iter()
        .filter(|part| part.year == Some(1));
    let plans: Vec<&str> = plans.map(|part| part.id.as_str()).collect();
    reading.report.sections.iter().any(|section| {
        let mut parts = section.parts.iter();
        parts.any(|part| plans.contains(&part.part.as_str()) && part.span.contains(at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillers_do_not_make_another_matter() {
        assert_eq!(
            matter("全年共化解矛盾纠纷"),
            matter("今年以来累计化解矛盾纠纷")
        );
        assert_eq!(matter("共计"), None);
    }
}
