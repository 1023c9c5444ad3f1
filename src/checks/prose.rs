//! What a part says, as the checks on substance judge it: by words, figures and names.

use std::collections::BTreeSet;

use super::Reading;
use crate::text::Words;
use crate::text::{CharIdx, CharSpan, is_han};

/// The words of one part of the profile.
pub(super) struct Prose {
    /// Its first heading, or its first characters where it has none.
    pub(super) heading: CharSpan,
    /// Its words without headings, chrome and signature.
    pub(super) body: String,
    /// Where they stand.
    pub(super) spans: Vec<CharSpan>,
    pub(super) n_letters: usize,
    pub(super) n_figures: usize,
    /// Whether a village, a community or another place below the issuer is named.
    pub(super) names_place: bool,
}

/// The part with this id, unless the report has none.
pub(super) fn of_part(reading: &Reading<'_>, id: &str) -> Option<Prose> {
    reading.profile.parts.iter().find(|part| part.id == id)?;
    let sections = reading.report.sections.iter();
    let carried: Vec<(CharSpan, CharSpan)> = sections
        .flat_map(|section| {
            let parts = section.parts.iter().filter(|part| part.part == id);
            parts.map(|part| (section.heading_span, part.span))
        })
        .collect();
    let &(heading, first) = carried.first()?;
    let spans: Vec<CharSpan> = carried.iter().map(|&(_, span)| span).collect();
    let mut prose = Prose {
        heading: if heading.is_empty() {
            CharSpan::new(
                first.start.get(),
                (first.start.get() + 12).min(first.end.get()),
            )
        } else {
            heading
        },
        body: String::new(),
        n_letters: 0,
        n_figures: 0,
        names_place: false,
        spans,
    };
    for span in &prose.spans {
        for at in span.start.get()..span.end.get() {
            let ch = reading.at(at);
            let skip = heading.contains(CharIdx::new(at))
                || reading.is_aside(at)
                || reading.is_signature(at);
            if !skip {
                prose.body.push(ch);
                prose.n_letters += usize::from(ch.is_alphanumeric());
            }
        }
    }
    let inside = |at: CharIdx| prose.spans.iter().any(|span| span.contains(at));
    let figures = reading.figures().iter();
    prose.n_figures = figures.filter(|figure| inside(figure.span.start)).count();
    prose.names_place = names_place(&prose.body);
    Some(prose)
}

/// Whether any of the words stands in a text; small letters in English.
pub(super) fn says(text: &str, words: &[&str]) -> bool {
    let lower = text.to_lowercase();
    words.iter().any(|word| lower.contains(word))
}

/// Whether a place or a project of the unit's own is named.
pub(super) fn names_place(text: &str) -> bool {
    const GENERAL: &str = "各全农乡本每个在到进驻联入村下该某一两多行和与的示美新市及我我由化包试";
    let chars: Vec<char> = text.chars().collect();
    let village = chars.windows(3).any(|three| {
        matches!(
            three[2],
            '村' | '寨' | '屯' | '庄' | '沟' | '湾' | '街' | '路' | '河' | '桥' | '渠'
        ) && is_han(three[0])
            && is_han(three[1])
            && !GENERAL.contains(three[1])
            && !GENERAL.contains(three[0])
    });
    let community = text.match_indices("社区").any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let mut last = before.chars().rev();
        matches!((last.next(), last.next()), (Some(one), Some(two))
            if is_han(one) && is_han(two) && !GENERAL.contains(one) && !"、（村，。强进设".contains(one) && !"加推建".contains(two))
    });
    village || community
}

/// How clauses end that say nothing of their own.
const ENDINGS: [&str; 40] = [
    "有待提高",
    "有待加强",
    "有待提升",
    "有待增强",
    "有待完善",
    "有待改进",
    "有待进一步提高",
    "有待进一步加强",
    "有待进一步提升",
    "需加强",
    "需提高",
    "需提升",
    "需完善",
    "需进一步加强",
    "需进一步提高",
    "需进一步提升",
    "还不够",
    "不够深入",
    "不够强",
    "不够高",
    "不够到位",
    "不够扎实",
    "不够规范",
    "不够完善",
    "不够健全",
    "不够丰富",
    "不够鲜活",
    "不够平衡",
    "不到位",
    "不强",
    "不足",
    "不高",
    "不深",
    "不够",
    "单一",
    "不平衡",
    "不充分",
    "一定差距",
    "意识不强",
    "水平不高",
];

/// How many clauses are set phrases, of how many.
pub(super) fn stock_share(body: &str, stock: &[String]) -> (usize, usize) {
    let clauses = body.split(['，', '。', '；', '\n', '：', ',', ';']);
    let (mut n_stock, mut n_clauses) = (0, 0);
    for clause in clauses {
        let clause = clause.trim();
        if clause.chars().count() < 5 {
            continue;
        }
        n_clauses += 1;
        let is_stock = ENDINGS.iter().any(|ending| clause.ends_with(ending))
            || stock
                .iter()
                .any(|phrase| phrase.contains(clause) || clause.contains(phrase.as_str()));
        n_stock += usize::from(is_stock);
    }
    (n_stock, n_clauses)
}

/// The points of a part: its 一是…二是…, its sub-headings, or its sentences.
pub(super) fn items(reading: &Reading<'_>, part: &Prose) -> Vec<(CharSpan, String)> {
    let sections = reading.report.sections.iter();
    let inside = |span: CharSpan| part.spans.iter().any(|part| part.covers(span));
    let mut spans: Vec<CharSpan> = sections
        .clone()
        .flat_map(|section| section.items.iter().map(|item| item.span))
        .filter(|&span| inside(span))
        .collect();
    if spans.is_empty() {
        let below = sections.filter(|section| section.heading_span != part.heading);
        spans = below
            .map(|section| section.span)
            .filter(|&span| inside(span))
            .collect();
    }
    spans
        .into_iter()
        .map(|span| reading.trimmed(span))
        .map(|span| (span, reading.slice(span).to_owned()))
        .collect()
}

/// Characters whose pairs say nothing of what is spoken of.
const USUAL: [&str; 60] = [
    "工作", "法治", "建设", "政府", "问题", "不足", "不够", "进一", "一步", "加强", "提高", "提升",
    "需要", "有待", "存在", "部分", "干部", "人员", "开展", "推进", "落实", "深入", "完善", "机制",
    "制度", "能力", "水平", "意识", "依法", "一是", "二是", "三是", "四是", "五是", "主要", "方面",
    "情况", "还有", "有的", "比较", "较多", "较少", "不强", "不高", "一定", "单位", "群众", "社会",
    "我镇", "我乡", "全镇", "全面", "增强", "强化", "健全", "相关", "组织", "力度", "原因", "由于",
];

/// The words of a text that matter: pairs of Chinese characters, English words.
pub(super) fn key_words(text: &str) -> BTreeSet<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut words = BTreeSet::new();
    for pair in chars.windows(2) {
        let word: String = pair.iter().collect();
        let is_usual = USUAL.contains(&word.as_str());
        let is_function = pair
            .iter()
            .any(|ch| "的了是和与及在为对等不有也都就还较".contains(*ch));
        if pair.iter().all(|&ch| is_han(ch)) && !is_usual && !is_function {
            words.insert(word);
        }
    }
    for word in text.split(|ch: char| !ch.is_ascii_alphabetic()) {
        if word.len() > 4 {
            words.insert(word.to_lowercase());
        }
    }
    words
}

/// The report's own letters and digits.
pub(super) fn letters_of(reading: &Reading<'_>) -> Vec<char> {
    let chars = reading.chars.iter().enumerate();
    chars
        .filter(|&(at, ch)| ch.is_alphanumeric() && !reading.is_aside(at))
        .map(|(_, ch)| *ch)
        .collect()
}

/// How many of the letters belong to any of the phrases.
pub(super) fn covered(letters: &[char], phrases: &[String]) -> usize {
    let bare: Vec<String> = phrases
        .iter()
        .map(|phrase| phrase.chars().filter(|ch| ch.is_alphanumeric()).collect())
        .collect();
    let mut until = 0;
    let mut n_covered = 0;
    for (start, end, _) in Words::new(bare.iter().map(String::as_str)).find(letters) {
        n_covered += end.saturating_sub(start.max(until));
        until = until.max(end);
    }
    n_covered
}
