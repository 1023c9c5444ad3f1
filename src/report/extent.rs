//! Where a heading ends and its body begins on the same line.
//!
//! A heading on a line of its own ends with the line. One that runs into its
//! body ends at the first 。；：, and where the writer forgot that, at a blank,
//! before a word that opens bodies (一是, 我镇), or at the first comma.

use super::page::{Page, is_blank, is_han};
use super::steps;

/// What ends a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// The line.
    Line,
    /// 。；！？ or a colon, then nothing: one sentence that is the whole line.
    Sentence,
    /// 。；！？ or a colon, and the body follows on the line.
    Stop,
    /// A comma, a blank, or nothing at all before the body.
    Loose,
}

/// The words of a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// After the last character of the heading, without the mark that ends it.
    pub(super) end: usize,
    /// Where the body begins on the line; the line's end where nothing follows.
    pub(super) rest: usize,
    /// What ends it.
    pub(super) ended: Ended,
}

/// How far a heading's end is looked for, in characters.
const REACH: usize = 160;
/// A first sentence up to this length that is followed by a body is a heading as it stands.
/// The longest official heading (党政主要负责人…有关情况) has 37 characters.
const MAX_SENTENCE: usize = 42;
/// A line without a stop up to this length is a heading as it stands.
const MAX_LINE: usize = 64;
/// A line that is one sentence (a point of a list) up to this length is a heading as it stands.
const MAX_POINT: usize = 84;

/// Words that open a body and hardly ever stand inside a heading.
const OPENERS: [&str; 26] = [
    "一是",
    "主要是",
    "主要表现",
    "主要体现",
    "表现在",
    "具体表现",
    "我镇",
    "我乡",
    "我街道",
    "我县",
    "我区",
    "我市",
    "我局",
    "我委",
    "我办",
    "我单位",
    "全镇",
    "全乡",
    "全街道",
    "全县",
    "全局",
    "镇党委",
    "乡党委",
    "街道党工委",
    "局党组",
    "今年以来",
];

/// Finds the end of the heading whose words begin at `body`, on a line that ends at `end`.
pub(super) fn extent(page: &Page, body: usize, end: usize) -> Extent {
    let limit = end.min(body + REACH);
    let reading = read(page, body, limit);
    steps::add(limit.saturating_sub(body));
    let stop = reading.stop.unwrap_or(limit);
    let rest = skip_stop(page, stop, end);
    let ended = match (reading.stop.is_some(), rest < end) {
        (false, _) => Ended::Line,
        (true, false) => Ended::Sentence,
        (true, true) => Ended::Stop,
    };
    let len = stop - body;
    if is_latin(page, body) {
        return latin(page, body, end);
    }
    if let Some(list) = reading.list.filter(|&list| list < stop) {
        return finish(
            page,
            body,
            list,
            list,
            loose_unless_stopped(page, body, list),
        );
    }
    if let Some(colon) = reading.colon.filter(|&colon| colon < stop) {
        let whole_line = ended == Ended::Line && len <= 45 && limit == end;
        if !whole_line && colon - body <= MAX_SENTENCE {
            let rest = skip_stop(page, colon, end);
            let ended = if rest < end {
                Ended::Stop
            } else {
                Ended::Sentence
            };
            return finish(page, body, colon, rest, ended);
        }
    }
    let longest = match ended {
        Ended::Line if limit == end => MAX_LINE,
        Ended::Line => 0,
        Ended::Sentence => MAX_POINT,
        Ended::Stop | Ended::Loose => MAX_SENTENCE,
    };
    // A blank between words: two halves of a heading, or heading and body.
    let paragraph = ended != Ended::Line || len > MAX_LINE;
    if paragraph && let Some(space) = reading.space {
        let pauses = reading.comma.is_some_and(|comma| comma > space);
        let halves = len <= longest && (stop - space).abs_diff(space - body) <= 5;
        if pauses || (len > 24 && !halves) {
            return finish(page, body, space, space, Ended::Loose);
        }
    }
    if ended != Ended::Line
        && let Some(opener) = reading.opener
        && (len > 36 || opens_body(page, opener, stop))
    {
        return finish(page, body, opener, opener, Ended::Loose);
    }
    if len <= longest {
        return finish(page, body, stop, rest, ended);
    }
    let cut = reading
        .opener
        .or(reading.comma)
        .unwrap_or(stop.min(body + MAX_POINT));
    finish(page, body, cut, cut, Ended::Loose)
}

/// The places at which a heading could end, the first of each kind.
#[derive(Default)]
struct Reading {
    stop: Option<usize>,
    colon: Option<usize>,
    space: Option<usize>,
    comma: Option<usize>,
    opener: Option<usize>,
    list: Option<usize>,
}

fn read(page: &Page, body: usize, limit: usize) -> Reading {
    let mut reading = Reading::default();
    // Depth of brackets and book-title marks: what stands inside ends nothing but a sentence.
    let mut depth = 0_u32;
    for at in body..limit {
        let ch = page.at(at);
        let inside = at - body;
        match ch {
            '。' | '！' | '？' | '；' | ';' | '!' | '?' if inside > 0 => {
                reading.stop = Some(at);
                return reading;
            }
            '.' if inside > 1 && stops(page, at, limit) => {
                reading.stop = Some(at);
                return reading;
            }
            // A break within joined lines divides nothing.
            '\n' => {}
            '《' | '(' | '〔' => depth += 1,
            '》' | ')' | '〕' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ':' if inside > 1 => {
                reading.colon.get_or_insert(at);
            }
            ',' if (4..=36).contains(&inside) => {
                reading.comma.get_or_insert(at);
            }
            _ if is_blank(ch) && (4..=36).contains(&inside) && splits(page, at, limit) => {
                reading.space.get_or_insert(at);
            }
            '①' | '㈠' | '⑴' if inside > 1 => {
                reading.list.get_or_insert(at);
            }
            '1' if inside > 1 && opens_list(page, at) => {
                reading.list.get_or_insert(at);
            }
            '一' if inside > 1 && opens_points(page, at) => {
                reading.list.get_or_insert(at);
            }
            _ => {}
        }
        let may_open = matches!(
            ch,
            '一' | '主' | '表' | '具' | '我' | '全' | '镇' | '乡' | '街' | '局' | '今'
        );
        if may_open && reading.opener.is_none() && inside >= 5 && depth == 0 {
            let opens = OPENERS.iter().any(|word| page.starts_with(at, word));
            reading.opener = opens.then_some(at);
        }
        if ch == '2' && reading.opener.is_none() && inside >= 6 && depth == 0 {
            reading.opener = opens_with_year(page, at).then_some(at);
        }
    }
    reading
}

/// Whether a point stands for a 。 and not within a number.
fn stops(page: &Page, at: usize, limit: usize) -> bool {
    let before = page.at(at - 1);
    let inside_number = before.is_ascii_alphanumeric() || page.at(at + 1).is_ascii_alphanumeric();
    (is_han(before) && !page.at(at + 1).is_ascii_alphanumeric())
        || (!inside_number && at + 1 == limit)
}

/// Whether a blank stands between Chinese words and not beside a number.
fn splits(page: &Page, at: usize, limit: usize) -> bool {
    let mut next = at;
    while next < limit && is_blank(page.at(next)) {
        next += 1;
    }
    let before = page.at(at - 1);
    (is_han(before) || matches!(before, '”' | '》' | ')'))
        && (is_han(page.at(next)) || page.at(next) == '“')
}

/// Whether （一）, （1）, `1.` or `1、` begins here and not a number in a sentence.
fn opens_list(page: &Page, at: usize) -> bool {
    let window = [
        page.at(at),
        page.at(at + 1),
        page.at(at + 2),
        page.at(at + 3),
    ];
    match window {
        ['(', '一' | '1', ')', next] => !matches!(next, '项' | '类' | '》' | '款'),
        ['1', '.' | '、', next, _] => {
            is_han(next) && !page.at(at - 1).is_ascii_digit() && page.at(at - 1) != '.'
        }
        _ => false,
    }
}

/// Whether 一是 begins a list here: not the end of 统一是, 唯一是.
fn opens_points(page: &Page, at: usize) -> bool {
    page.at(at + 1) == '是'
        && !matches!(
            page.at(at - 1),
            '统' | '唯' | '单' | '之' | '同' | '万' | '第' | '不'
        )
}

/// Whether `2023年，` or `2023年以来` begins a body here and does not go on with the heading
/// (存在的问题及2024年打算).
fn opens_with_year(page: &Page, at: usize) -> bool {
    let digits = (at..at + 4).all(|at| page.at(at).is_ascii_digit());
    let behind = page.starts_with(at + 5, ",") || page.starts_with(at + 5, "以来");
    let governed = matches!(
        page.at(at - 1),
        '及' | '和' | '与' | '、' | ',' | '至' | '在' | '对'
    );
    digits && page.at(at + 4) == '年' && behind && !governed && is_han(page.at(at - 1))
}

/// Whether 我镇 and its like begin a sentence here (我镇始终…，…) and do not stand within a
/// heading (推动我镇法治建设).
fn opens_body(page: &Page, opener: usize, stop: usize) -> bool {
    const VERBS: [&str; 32] = [
        "始终", "认真", "坚持", "成立", "积极", "严格", "高度", "持续", "按照", "通过", "紧紧",
        "深入", "大力", "组织", "切实", "充分", "不断", "共", "现", "先后", "党委", "以", "将",
        "把", "利用", "依托", "结合", "全面", "建立", "政府", "高位", "围绕",
    ];
    let governed = matches!(
        page.at(opener - 1),
        '在' | '对'
            | '为'
            | '将'
            | '使'
            | '让'
            | '动'
            | '升'
            | '进'
            | '和'
            | '与'
            | '合'
            | '由'
            | '的'
            | '了'
            | ','
            | '、'
            | '是'
            | '足'
            | '绕'
    );
    let length = if page.at(opener + 1) == '街' || page.at(opener + 1) == '单' {
        3
    } else {
        2
    };
    let verb = VERBS
        .iter()
        .any(|verb| page.starts_with(opener + length, verb));
    let pauses = page.slice(opener, stop).contains(&',');
    // 镇党委政府高度重视: a committee that acts.
    let committee = matches!(page.at(opener), '镇' | '乡') && page.starts_with(opener + 3, "政府");
    let year = page.at(opener) == '2';
    year || (!governed && pauses && (committee || (page.at(opener) == '我' && verb)))
}

fn loose_unless_stopped(page: &Page, body: usize, at: usize) -> Ended {
    let before = (body..at)
        .rev()
        .map(|at| page.at(at))
        .find(|&ch| !is_blank(ch));
    match before {
        Some(':' | '。' | ';') => Ended::Stop,
        _ => Ended::Loose,
    }
}

/// The position after a mark that ends a sentence, quotes and blanks behind it included.
fn skip_stop(page: &Page, stop: usize, end: usize) -> usize {
    (stop..end)
        .find(|&at| {
            let ch = page.at(at);
            !(is_blank(ch) || matches!(ch, '。' | '！' | '？' | ';' | '!' | '?' | ':' | '.' | '；'))
        })
        .unwrap_or(end)
}

fn finish(page: &Page, body: usize, end: usize, rest: usize, ended: Ended) -> Extent {
    let trailing = |ch: char| {
        is_blank(ch)
            || matches!(
                ch,
                ',' | '，' | ':' | ';' | '、' | '。' | '；' | '*' | '#' | '_'
            )
    };
    let kept = (body..end)
        .rfind(|&at| !trailing(page.at(at)))
        .map_or(body, |at| at + 1);
    let kept =
        if page.at(kept.saturating_sub(1)) == '.' && kept > body + 1 && is_han(page.at(kept - 2)) {
            kept - 1
        } else {
            kept
        };
    Extent {
        end: kept,
        rest,
        ended,
    }
}

fn is_latin(page: &Page, body: usize) -> bool {
    let mut letters = page
        .slice(body, body + 24)
        .iter()
        .filter(|ch| ch.is_alphabetic());
    let (mut latin, mut other) = (0, 0);
    letters
        .by_ref()
        .for_each(|&ch| if is_han(ch) { other += 2 } else { latin += 1 });
    latin > other
}

/// A heading in an alphabetic script: the line, or what stands before its first `. ` or `: `.
fn latin(page: &Page, body: usize, end: usize) -> Extent {
    let limit = end.min(body + REACH);
    if end - body <= 100 {
        return finish(page, body, end, end, Ended::Line);
    }
    let stop = (body + 1..limit)
        .find(|&at| matches!(page.at(at), '.' | ':' | ';' | '—') && is_blank(page.at(at + 1)))
        .unwrap_or(limit);
    finish(page, body, stop, skip_stop(page, stop, end), Ended::Stop)
}
