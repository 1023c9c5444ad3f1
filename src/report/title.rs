//! The title: on one line, broken over two or three, letter-spaced, doubled,
//! run together with the text, or absent.
//!
//! A line is a title by how it ends (报告, 总结…) and by what it names (关于,
//! a year, a unit). Nothing is made up: a report without such a line has no
//! title.

use crate::text::{CharSpan, Text};

use super::dates::date_at;
use super::front::{Front, compact, contains, ends_with, find, is_chrome};
use super::model::Rank;
use super::orgs;
use super::page::{Page, is_blank, is_han};

/// A title and how it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// The title without blanks between Chinese characters.
    pub(super) value: String,
    /// From its first to its last line.
    pub(super) span: CharSpan,
    /// Broken over several lines.
    pub(super) broken: bool,
    /// The first of two equal titles.
    pub(super) doubled: Option<CharSpan>,
}

/// Ends of titles.
const ENDS: [&str; 13] = [
    "报告",
    "总结",
    "汇报",
    "年报",
    "情况",
    "小结",
    "报告书",
    "工作要点",
    "情况说明",
    "总结材料",
    "汇报材料",
    "自评",
    "通报",
];
/// The longest title; real ones reach 45 characters.
const LONGEST: usize = 80;

/// Finds the title; `styled` is a line that the document itself styles as one.
pub(super) fn title(
    text: &Text,
    page: &Page,
    front: &Front,
    styled: Option<(usize, usize)>,
) -> Option<Title> {
    let mut found = candidates(text, page, front);
    if let Some((start, end)) = styled
        && !found
            .iter()
            .any(|title| title.span.start.get() <= start && end <= title.span.end.get())
        && (found.is_empty() || is_title(&chars(&compact(page, start, end))))
    {
        found.insert(0, of_span(text, page, start, end, false));
    }
    if found.is_empty() {
        return run_on(text, page, front).or_else(|| latin(text, page, front));
    }
    let best = found.iter().map(rank).max()?;
    let chosen = found.iter().rposition(|title| rank(title) == best)?;
    let mut title = found.remove(chosen);
    let same = |other: &&Title| {
        other.value == title.value
            || (title.value.ends_with(&other.value) && other.value.chars().count() >= 10)
    };
    title.doubled = found.iter().find(same).map(|other| other.span);
    Some(title)
}

/// How much a title tells: one that names a unit beats one that does not.
fn rank(title: &Title) -> u8 {
    let words: Vec<char> = title.value.chars().collect();
    u8::from(prefix(&words).is_some()) * 2
        + u8::from(contains(&words, "关于") || contains(&words, "年"))
}

/// All titles above the preamble.
fn candidates(text: &Text, page: &Page, front: &Front) -> Vec<Title> {
    let mut found = Vec::new();
    // Lines up to here belong to a title already.
    let mut used = 0;
    for (nth, &idx) in front.head.iter().enumerate() {
        let line = page.lines[idx];
        let last = words_end(page, line.first, line.last.min(front.body));
        let own = words_begin(page, line.first, last);
        let form = chars(&compact(page, own, last));
        if !(2..=LONGEST).contains(&form.len()) || !ends_title(&form) || is_chrome(&form) {
            continue;
        }
        let mut first = nth;
        let mut joined = form.clone();
        while first > used && nth - first < 3 && !is_whole(&joined) {
            let above = page.lines[front.head[first - 1]];
            let near = front.head[first] - front.head[first - 1] <= 2;
            let part = chars(&compact(page, above.first, above.last));
            if !near || !is_piece(&part, &joined) {
                break;
            }
            joined.splice(0..0, part);
            first -= 1;
        }
        if is_title(&joined) {
            let above = page.lines[front.head[first]];
            let start = words_begin(page, above.first, above.last);
            found.push(of_span(text, page, start, last, first < nth));
            used = nth + 1;
        }
    }
    found
}

/// Where the words of a line begin, behind Markdown's `#` and `**`.
fn words_begin(page: &Page, first: usize, last: usize) -> usize {
    (first..last)
        .find(|&at| !is_blank(page.at(at)) && !matches!(page.at(at), '#' | '*' | '_'))
        .unwrap_or(first)
}

/// Where the words of a line end, before Markdown's `**`.
fn words_end(page: &Page, first: usize, last: usize) -> usize {
    (first..last)
        .rfind(|&at| !is_blank(page.at(at)) && !matches!(page.at(at), '*' | '_' | '#'))
        .map_or(last, |at| at + 1)
}

/// Whether a line ends like a title, a bracketed addition aside.
fn ends_title(form: &[char]) -> bool {
    let form = match (form.last(), form.iter().rposition(|&ch| ch == '(')) {
        (Some(')'), Some(open)) if open > 0 => &form[..open],
        _ => form,
    };
    let form = match form.split_last() {
        Some(('。', rest)) => rest,
        _ => form,
    };
    // 2023年工作总结和2024年工作计划: one title for both.
    let plans = ["计划", "打算", "安排", "思路"];
    let twofold = ["总结", "报告", "情况", "汇报"];
    ENDS.iter().any(|end| ends_with(form, end))
        || (plans.iter().any(|end| ends_with(form, end))
            && twofold.iter().any(|word| contains(form, word)))
}

/// Whether a line that ends like a title also says enough to be one.
fn is_title(form: &[char]) -> bool {
    let says = ["关于", "年", "法治", "依法", "工作", "建设", "普法"];
    let sentence =
        form.iter().any(|&ch| matches!(ch, '。' | ';' | '；')) && form.last() != Some(&'。');
    (6..=LONGEST).contains(&form.len())
        && ends_title(form)
        && !sentence
        && !contains(form, "如下")
        && says.iter().any(|word| contains(form, word))
}

/// Whether nothing is missing at the beginning of a title.
fn is_whole(form: &[char]) -> bool {
    is_title(form) && prefix(form).is_some()
}

/// Whether a line can be the beginning of a title that goes on with `rest`.
fn is_piece(form: &[char], rest: &[char]) -> bool {
    let closed = form
        .last()
        .is_none_or(|&ch| matches!(ch, '。' | ':' | ';' | '；' | ',' | '!' | '】' | '>' | '|'));
    if closed
        || form.len() > 40
        || is_chrome(form)
        || ends_title(form)
        || form.iter().any(|ch| matches!(ch, '|' | ':'))
    {
        return false;
    }
    let name: String = form.iter().collect();
    let unit = orgs::rank(&name).is_some() && !name.starts_with('我');
    let begun = contains(form, "关于") || contains(form, "法治") || contains(form, "依法");
    let year = contains(form, "年") && form.iter().filter(|&&ch| is_han(ch)).count() >= 3;
    let goes_on = rest.len() <= 12
        && form.len() >= 4
        && form.iter().all(|&ch| is_han(ch) || ch.is_ascii_digit());
    unit || begun || year || (goes_on && !is_whole(rest))
}

/// The unit that a title names before 关于, before or after the year.
pub(super) fn prefix(form: &[char]) -> Option<(usize, usize)> {
    const STOPS: [&str; 27] = [
        "关于",
        "法治",
        "依法",
        "推进",
        "落实",
        "履行",
        "贯彻",
        "年度",
        "工作",
        "建设",
        "情况",
        "报告",
        "总结",
        "上一年",
        "上半年",
        "普法",
        "全面",
        "开展",
        "述法",
        "党政",
        "主要负责",
        "深化",
        "加强",
        "本年",
        "行政执法",
        "在",
        "的",
    ];
    let mut start = 0;
    // What stands before the unit: a year, 关于, 关于 and a year.
    loop {
        let rest = form.get(start..)?;
        let year = year_length(rest);
        let skipped = if year > 0 {
            year
        } else if [['关', '于'], ['报', '送'], ['呈', '报'], ['上', '报']]
            .iter()
            .any(|word| rest.starts_with(word))
        {
            2
        } else if rest
            .first()
            .is_some_and(|&ch| matches!(ch, '度' | ',' | '《' | '“' | '(' | ')' | ' '))
        {
            1
        } else {
            break;
        };
        start += skipped;
    }
    let rest = form.get(start..)?;
    let stop = (0..rest.len()).find(|&at| {
        year_length(&rest[at..]) > 0
            || STOPS.iter().any(|stop| {
                rest[at..].len() >= 2 && find(&rest[at..(at + 5).min(rest.len())], stop) == Some(0)
            })
    })?;
    // A stop can be part of a department's name (行政执法局, 法治建设办公室).
    let mut best = None;
    for end in 2..=rest.len().min(stop + 20) {
        if end > stop && ends_name(&rest[stop..end]) {
            break;
        }
        let name: String = rest[..end].iter().collect();
        let rank = orgs::rank(&name);
        if rank.is_some() && (end <= stop || rank == Some(Rank::Department) || is_office(&name)) {
            best = Some(end);
        }
    }
    let end = best?;
    let plain = rest[..end]
        .iter()
        .all(|&ch| is_han(ch) || ch.is_ascii_alphabetic() || matches!(ch, '(' | ')' | '、' | '·'));
    let own = rest[0] == '我' || rest[0] == '本';
    (plain && !own).then_some((start, start + end))
}

/// Whether a name is that of a government or its office: 工作委员会…办事处 holds 工作.
fn is_office(name: &str) -> bool {
    name.ends_with("办事处") || name.ends_with("政府")
}

/// Whether no name of a unit reaches so far.
fn ends_name(words: &[char]) -> bool {
    ["关于", "年", "情况", "报告", "总结", "责任", "的"]
        .iter()
        .any(|word| contains(words, word))
}

/// Number of characters of the year that begins a stretch, 年 and 度 included; 0 where none does.
fn year_length(form: &[char]) -> usize {
    let digits = form
        .iter()
        .take_while(|&&ch| ch.is_ascii_digit() || "一二三四五六七八九〇○零Oo".contains(ch))
        .count();
    if digits != 4 {
        return 0;
    }
    match (form.get(4), form.get(5)) {
        (Some('年'), Some('度')) => 6,
        (Some('-' | '—' | '~'), _) => 0,
        (Some('年' | '度'), _) => 5,
        _ if form[0] == '2' || form[0] == '1' => 4,
        _ => 0,
    }
}

/// The title at the beginning of a line that goes on with the text.
fn run_on(text: &Text, page: &Page, front: &Front) -> Option<Title> {
    let long = || {
        front
            .head
            .iter()
            .copied()
            .find(|&idx| page.lines[idx].len() > LONGEST)
    };
    let line = page.lines[front.preamble.or_else(long)?];
    let limit = line.last.min(front.body).min(line.first + LONGEST + 20);
    let mut at = line.first;
    while at < limit {
        let ch = page.at(at);
        if matches!(ch, '。' | ',' | ':' | ';') {
            return None;
        }
        let ended = ["报告", "总结", "汇报"]
            .iter()
            .find(|end| page.starts_with(at, end));
        if ended.is_some() {
            let end = at + 2;
            let form = chars(&compact(page, line.first, end));
            if is_title(&form) && begins_text(page, end, limit) {
                return Some(of_span(text, page, line.first, end, false));
            }
        }
        at += 1;
    }
    None
}

/// Whether a preamble begins here: a year, or words that open one.
fn begins_text(page: &Page, at: usize, limit: usize) -> bool {
    let mut next = at;
    while next < limit && is_blank(page.at(next)) {
        next += 1;
    }
    let opens = [
        "今年",
        "近年",
        "一年来",
        "根据",
        "按照",
        "为",
        "县委",
        "区委",
        "市委",
        "县政府",
        "区政府",
        "市政府",
        "县人民",
        "区人民",
        "市人民",
        "县司法",
        "过去",
        "我镇",
        "我乡",
        "我街道",
        "我局",
        "我县",
        "我区",
        "在",
        "以来",
        "本年",
        "上一年",
        "现将",
        "尊敬",
    ];
    next > at
        || date_at(page, next, page.len()).is_some()
        || opens.iter().any(|word| page.starts_with(next, word))
}

/// The first line of a document in an alphabetic script, where it reads like a title.
fn latin(text: &Text, page: &Page, front: &Front) -> Option<Title> {
    let &idx = front.head.first()?;
    let line = page.lines[idx];
    let first = words_begin(page, line.first, line.last);
    let words = page.slice(first, line.last);
    let letters = words.iter().filter(|ch| ch.is_alphabetic()).count();
    let is_latin = letters * 2 > words.len() && !words.iter().any(|&ch| is_han(ch));
    let closed = words
        .last()
        .is_some_and(|&ch| matches!(ch, '.' | ':' | ';' | ','));
    (is_latin && !closed && words.len() <= 120 && page.len() > line.last + 40)
        .then(|| of_span(text, page, first, line.last, false))
}

fn of_span(text: &Text, page: &Page, start: usize, end: usize, broken: bool) -> Title {
    let form = compact(page, start, end);
    let original = text.slice(CharSpan::new(start, end));
    // Characters as printed, in the places that the compact form kept.
    let mut kept = form.iter().map(|&(_, at)| at - start).peekable();
    let mut value = String::with_capacity(original.len());
    for (nth, ch) in original.chars().enumerate() {
        if kept.next_if_eq(&nth).is_some() {
            value.push(if is_blank(ch) { ' ' } else { ch });
        }
    }
    Title {
        value: value.trim_end_matches('。').to_owned(),
        span: CharSpan::new(start, end),
        broken,
        doubled: None,
    }
}

fn chars(form: &[(char, usize)]) -> Vec<char> {
    form.iter().map(|&(ch, _)| ch).collect()
}
