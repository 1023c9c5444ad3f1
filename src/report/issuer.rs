//! Who sent the report, as title, signature, preamble or source name it.
//!
//! The title decides which unit it is; the longest form of that unit's name
//! that title, signature or source gives is its name, and one that says where
//! the unit lies is longer than one that does not. A report that names no unit
//! has no issuer.

use crate::text::{CharSpan, Text};

use super::dates::closing_date;
use super::front::{Front, compact, contains};
use super::labels::after_label;
use super::model::{Issuer, Located, Rank};
use super::orgs;
use super::page::{Page, is_blank, is_han};
use super::title::{Title, prefix};

/// A unit's name and where it stands.
type Named = (String, CharSpan);

/// Finds the issuer; `file` is the name of the file.
pub(super) fn issuer(
    text: &Text,
    page: &Page,
    front: &Front,
    metadata: &[usize],
    title: Option<&Title>,
    file: &str,
) -> Option<Located<Issuer>> {
    let by_title = title.and_then(|title| in_title(page, title));
    let by_signature = in_signature(page);
    let above: Vec<usize> = metadata
        .iter()
        .copied()
        .filter(|&idx| page.lines[idx].first < front.body)
        .collect();
    let by_source = after_label(
        page,
        &above,
        &[
            "来源",
            "发布机构",
            "发文机关",
            "发布单位",
            "信息来源",
            "制发机关",
        ],
    )
    .and_then(|(start, end)| {
        let end = (start..end)
            .find(|&at| is_blank(page.at(at)))
            .unwrap_or(end);
        whole_name(page, start, end)
    });
    let chosen = by_title
        .or_else(|| title.and_then(|title| below_title(page, front, title)))
        .or_else(|| {
            let spoken = || announced(page, front).or_else(|| in_preamble(text, page, front, file));
            signed_or_spoken(text, by_signature.clone(), spoken)
        })
        .or_else(|| by_source.clone())?;
    let short = orgs::short(&chosen.0);
    let longest = [by_signature, by_source]
        .into_iter()
        .flatten()
        .filter(|(name, _)| orgs::short(name) == short || abbreviates(&chosen.0, name))
        .chain([chosen.clone()])
        .max_by_key(|(name, _)| (!name.starts_with(&short), name.chars().count()))?;
    let (name, span) = longest;
    Some(Located {
        value: Issuer {
            rank: orgs::rank(&name),
            short: orgs::short(&name),
            name,
        },
        span: Some(span),
    })
}

/// The unit that signs, unless the text never speaks of it and often of another of its rank, as
/// where the signature of another report was left in.
fn signed_or_spoken(
    text: &Text,
    signed: Option<Named>,
    spoken: impl Fn() -> Option<Named>,
) -> Option<Named> {
    let n_places = |name: &str| text.as_str().matches(orgs::short(name).as_str()).count();
    let Some(signed) = signed else {
        return spoken();
    };
    if n_places(&signed.0) > 1 {
        return Some(signed);
    }
    let is_meant =
        |(name, _): &Named| orgs::rank(name) == orgs::rank(&signed.0) && n_places(name) > 2;
    spoken().filter(is_meant).or(Some(signed))
}

/// Whether a department's name is short for another: 发改局 for 发展和改革局.
fn abbreviates(short: &str, name: &str) -> bool {
    let mut rest = name.chars();
    let subsequence = short.chars().all(|ch| rest.any(|other| other == ch));
    subsequence && rest.next().is_none() && orgs::rank(short) == Some(Rank::Department)
}

/// The issuer that the reviewer set.
pub(super) fn by_hand(name: &str) -> Located<Issuer> {
    let value = Issuer {
        name: name.to_owned(),
        short: orgs::short(name),
        rank: orgs::rank(name),
    };
    Located { value, span: None }
}

fn in_title(page: &Page, title: &Title) -> Option<Named> {
    let form = compact(page, title.span.start.get(), title.span.end.get());
    let words: Vec<char> = form.iter().map(|&(ch, _)| ch).collect();
    let (start, end) = prefix(&words)?;
    let name: String = words[start..end].iter().collect();
    let government = orgs::government(&name);
    let first = end - government.chars().count();
    // XX镇, 某镇: the form was not filled in.
    let is_blank = government.starts_with('某')
        || government.contains(['x', 'X', 'ｘ', 'Ｘ', '×', '*', '＊', '○', '□', '_']);
    (!is_blank).then(|| {
        let span = CharSpan::new(form[first].1, form[end - 1].1 + 1);
        (government.to_owned(), span)
    })
}

/// The unit alone on a line below the title: （松涧镇人民政府）, ——县水利局.
fn below_title(page: &Page, front: &Front, title: &Title) -> Option<Named> {
    let below = front
        .head
        .iter()
        .map(|&idx| page.lines[idx])
        .filter(|line| line.first >= title.span.end.get());
    below.take(3).find_map(|line| {
        let mark = |at: &usize| matches!(page.at(*at), '(' | ')' | '-' | '—' | '―' | '─');
        let first = (line.first..line.last).find(|at| !mark(at))?;
        let end = (first..line.last).rfind(|at| !mark(at))? + 1;
        let fits = |(name, span): &Named| span.end.get() == end && is_office(name);
        whole_name(page, first, end).filter(fits)
    })
}

/// The unit of 现将县司法局2023年度…情况报告如下.
fn announced(page: &Page, front: &Front) -> Option<Named> {
    let line = page.lines[front.preamble?];
    let end = line.last.min(front.body);
    let opens = |at: usize| page.starts_with(at, "现将") || page.starts_with(at, "現將");
    let at = (line.first..end).rfind(|&at| opens(at))?;
    let form = compact(page, at + 2, end.min(at + 60));
    let words: Vec<char> = form.iter().map(|&(ch, _)| ch).collect();
    let (start, end) = prefix(&words)?;
    let name: String = words[start..end].iter().collect();
    let government = orgs::government(&name);
    let first = end - government.chars().count();
    (!is_pronoun(government) && government.chars().count() >= 3).then(|| {
        let span = CharSpan::new(form[first].1, form[end - 1].1 + 1);
        (government.to_owned(), span)
    })
}

/// The whole stretch as a unit's name.
fn whole_name(page: &Page, start: usize, end: usize) -> Option<Named> {
    let form = compact(page, start, end);
    let to = form
        .iter()
        .position(|&(ch, _)| !is_han(ch))
        .unwrap_or(form.len());
    let name: String = form[..to].iter().map(|&(ch, _)| ch).collect();
    let government = orgs::government(&name);
    let n_chars = government.chars().count();
    let (first, last) = (
        form.get(to.checked_sub(n_chars)?)?.1,
        form.get(to.checked_sub(1)?)?.1,
    );
    let fits = (2..=30).contains(&n_chars)
        && orgs::rank(government).is_some()
        && !government.starts_with('我');
    fits.then(|| (government.to_owned(), CharSpan::new(first, last + 1)))
}

/// The unit that signs: alone on a line near the end, or before the date that ends the text.
fn in_signature(page: &Page) -> Option<Named> {
    let mut seen = 0;
    for line in page.lines.iter().rev() {
        if line.is_empty() || line.chrome {
            continue;
        }
        seen += 1;
        if seen > 14 {
            return None;
        }
        let dated = closing_date(page, *line);
        let end = dated.map_or(line.last, |date| date.start);
        if line.len() <= 40 {
            let signed =
                whole_name(page, line.first, end).filter(|(_, span)| span.end.get() + 2 >= end);
            if signed.as_ref().is_some_and(|(name, _)| is_office(name)) {
                return signed;
            }
        } else if dated.is_some() {
            // One-line reports: the name between the last full stop and the date.
            let from = end.saturating_sub(40).max(line.first);
            let start = (from..end)
                .rfind(|&at| matches!(page.at(at), '。' | '!' | '！'))
                .map_or(from, |at| at + 1);
            return whole_name(page, start, end);
        }
        if line.len() > 60 {
            return None;
        }
    }
    None
}

/// Whether a name is one that signs, not a mere place.
fn is_office(name: &str) -> bool {
    [
        "政府",
        "办事处",
        "委员会",
        "局",
        "办公室",
        "委",
        "厅",
        "中心",
        "场",
        "队",
        "公司",
        "镇",
        "乡",
        "街道",
        "处",
        "院",
        "党工委",
        "区",
    ]
    .iter()
    .any(|end| name.ends_with(end))
}

/// The unit of which the preamble speaks first, or of which the file's name speaks.
fn in_preamble(text: &Text, page: &Page, front: &Front, file: &str) -> Option<Named> {
    let start = front.preamble.map_or(0, |line| page.lines[line].first);
    let end = front.body.min(start + 600);
    let mut found: Vec<(Named, bool)> = Vec::new();
    for at in start..end {
        let ends = "镇乡道县区市局委场办会府处".contains(page.at(at));
        if !ends || (is_han(page.at(at + 1)) && continues_name(page, at + 1)) {
            continue;
        }
        let mut first = at;
        while first > start && at - first < 16 && may_name(page, first - 1) {
            first -= 1;
        }
        let name: String = page.slice(first, at + 1).iter().collect();
        // 和平街道 after a comma is a name, 和平安乡 within a clause is not.
        let within = is_han(page.at(first.saturating_sub(1)));
        let name = name.trim_start_matches(['在', '将', '与', '对', '全']);
        let name = name.strip_prefix('和').filter(|_| within).unwrap_or(name);
        let first = at + 1 - name.chars().count();
        if orgs::rank(name).is_some() && !is_pronoun(name) && name.chars().count() >= 3 {
            // 在…县委、县政府的领导下: those who lead are not those who report.
            let led = page.at(first.saturating_sub(1)) == '在'
                || matches!(page.at(at + 1), '、' | '的' | '坚' | '正');
            found.push(((name.to_owned(), CharSpan::new(first, at + 1)), led));
        }
    }
    let in_file = found
        .iter()
        .find(|((name, _), _)| file.contains(&orgs::short(name)));
    let repeated = |name: &str| {
        text.as_str()
            .matches(orgs::short(name).as_str())
            .nth(1)
            .is_some()
    };
    let below_county = |name: &str| orgs::rank(name) != Some(Rank::County);
    let best = in_file
        .or_else(|| found.iter().find(|((name, _), led)| !led && repeated(name)))
        .or_else(|| {
            found
                .iter()
                .find(|((name, _), led)| !led && below_county(name))
        })
        .or_else(|| {
            found
                .iter()
                .find(|((name, _), _)| repeated(name) && below_county(name))
        });
    best.map(|(named, _)| named.clone())
}

/// Whether the name goes on behind a character that could end it.
fn continues_name(page: &Page, at: usize) -> bool {
    [
        "人民政府",
        "政府",
        "街道",
        "党委",
        "委员会",
        "管理",
        "办事处",
        "局",
        "监督",
        "办公室",
        "农业",
        "镇",
        "乡",
    ]
    .iter()
    .any(|word| page.starts_with(at, word))
        || matches!(
            page.at(at),
            '域' | '县' | '区' | '民' | '级' | '场' | '理' | '议'
        )
}

/// Whether a character can stand in a unit's name.
fn may_name(page: &Page, at: usize) -> bool {
    let ch = page.at(at);
    // 和平街道, 来凤县, 于家堡镇 where a clause begins.
    let begins = matches!(ch, '和' | '来' | '于') && at > 0 && !is_han(page.at(at - 1));
    is_han(ch)
        && (begins
            || !matches!(
                ch,
                '在' | '将'
                    | '將'
                    | '是'
                    | '的'
                    | '对'
                    | '以'
                    | '为'
                    | '和'
                    | '与'
                    | '由'
                    | '我'
                    | '本'
                    | '各'
                    | '年'
                    | '来'
                    | '度'
                    | '了'
                    | '于'
                    | '及'
                    | '据'
                    | '照'
                    | '着'
            ))
}

/// Words that speak of a unit without naming it.
fn is_pronoun(name: &str) -> bool {
    let chars: Vec<char> = name.chars().collect();
    let general = [
        "党委",
        "政府",
        "县委",
        "区委",
        "市委",
        "上级",
        "全县",
        "全区",
        "全镇",
        "省委",
        "县政府",
        "区政府",
        "市政府",
        "街道",
        "党工委",
    ];
    general.contains(&name)
        || chars
            .first()
            .is_some_and(|ch| matches!(ch, '我' | '本' | '各' | '该' | '全'))
        || contains(&chars, "中央")
        || contains(&chars, "依法治")
        || contains(&chars, "领导")
        || contains(&chars, "司法局") && chars.len() <= 4
}
