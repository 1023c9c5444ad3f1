use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::report::ParseNoteKind;
use crate::text::{CharIdx, CharSpan, is_han};

documented! {
    /// A sentence is cut in two
    ///
    /// # What it finds
    /// A paragraph that breaks off in the middle of a sentence and goes on in the next one, as page
    /// breaks of another document leave it; one that ends with a comma or 、 before a heading.
    ///
    /// # Why it matters
    /// It is a trace of pasting; words may be missing where the page ended.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次。全镇按照要求，教育⟦引导
    ///
    /// 广大⟧领导干部不断提高依法行政的能力和水平，认真落实各项制度，确保工作取得实效。
    /// 二、存在的不足和原因
    /// 普法形式比较单一，⟦针对性不强，⟧
    /// 三、2024年工作安排
    /// 增加专职人员2名。
    /// ```
    ///
    /// # Not reported
    /// Lines broken at a fixed width throughout, headings, signatures, addresses, items of a list,
    /// lines that end with a colon or semicolon.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 现将有关情况报告如下：
    /// 一是普法宣传；
    /// 二是依法行政。
    /// 青石镇人民政府
    /// 2023年12月20日
    /// ```
    ///
    /// # Source
    /// 《党政机关公文处理工作条例》, article 19.
    SentenceCut = "sentence-cut", Warning;

    /// 句子被断开
    ///
    /// # 检查内容
    /// 段落在句子中间断开，下一段接着写（多为从其他文档分页处粘贴所致）；段落以逗号、顿号结尾而后面是标题。
    ///
    /// # 为什么重要
    /// 这是粘贴的痕迹，分页处可能漏掉了文字。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年审查合同26份。全镇认真落实普法责任制，组织⟦开展
    ///
    /// 法治⟧宣传活动20次，覆盖群众五千余人次，取得了较好的效果。
    /// 二、存在的不足和原因
    /// 普法形式比较单一。
    /// ```
    ///
    /// # 不报告的情形
    /// 全文按固定宽度折行；标题、落款、称谓；列举的各项；以冒号、分号结尾的行。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 县委依法治县办：
    /// 一、主要举措和成效
    /// （一）加强普法宣传
    /// 全年开展普法活动20次。
    /// ```
    ///
    /// # 依据
    /// 《党政机关公文处理工作条例》第十九条：公文应当内容简洁、表述准确。
    chinese
}

impl Check for SentenceCut {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let notes = reading.report.notes.iter();
        let mut spans: Vec<CharSpan> = notes
            .filter(|note| note.kind == ParseNoteKind::SentenceCut)
            .map(|note| around(reading, note.span))
            .collect();
        spans.extend(breaks(reading));
        spans.sort_unstable();
        spans.dedup_by(|later, before| later.overlaps(*before));
        for span in spans {
            found.push(Found::at(
                span,
                say!(
                    "句子在段落末尾断开",
                    "the sentence is cut at the end of the paragraph"
                ),
                say!(
                    "请核对是否漏字，并接为一段",
                    "see whether words are missing, and join the halves"
                ),
            ));
        }
    }
}

/// The last two characters before a break and the first two behind it.
fn around(reading: &Reading<'_>, note: CharSpan) -> CharSpan {
    let (mut start, mut end) = (note.start.get(), note.end.get());
    while start > 0 && reading.at(start - 1).is_whitespace() {
        start -= 1;
    }
    while end < reading.chars.len() && reading.at(end).is_whitespace() {
        end += 1;
    }
    CharSpan {
        start: CharIdx::new(start.saturating_sub(2)),
        end: CharIdx::new(end + 2).min(reading.text().len()),
    }
}

/// A paragraph of the text: its first and last words, without blanks around.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
    is_heading: bool,
}

/// Breaks that the outline did not note.
fn breaks(reading: &Reading<'_>) -> Vec<CharSpan> {
    let lines = lines(reading);
    let body = reading
        .report
        .sections
        .iter()
        .find(|section| section.level > 0)
        .map_or(usize::MAX, |section| section.span.start.get());
    // Lines of a fixed width are all about as long as the longest.
    let longest = lines.iter().map(|line| line.end - line.start).max();
    let n_full = lines
        .iter()
        .filter(|line| Some((line.end - line.start) * 10 / 9) >= longest)
        .count();
    if n_full * 3 > lines.len() && lines.len() > 8 {
        return Vec::new();
    }
    let pairs = Pairs::default();
    let mut spans = Vec::new();
    for pair in lines.windows(2) {
        let [line, next] = [pair[0], pair[1]];
        // Before the first heading only a long line is body.
        let is_short = line.end - line.start < 60;
        let is_front = line.start < body && is_short && !has_pause(reading, line);
        if is_front || line.is_heading || reading.is_signature(line.start) {
            continue;
        }
        let last = reading.at(line.end - 1);
        let is_pause = matches!(last, '，' | '、' | ',');
        let long = line.end - line.start >= 8;
        // 整合司法⏎、社区力量: no line begins with a pause.
        let is_inner = matches!(
            reading.at(next.start),
            '，' | '、' | '。' | '；' | '：' | '”' | '）' | '》' | ','
        );
        if is_pause && (next.is_heading || reading.is_signature(next.start)) {
            let start = clause(reading, line);
            spans.push(CharSpan::new(start, line.end));
        } else if long
            && !next.is_heading
            && !reading.is_signature(next.start)
            && (is_inner && is_han(last)
                || goes_on(reading, line, next, &pairs) && !begins_anew(reading, next))
        {
            spans.push(CharSpan::new(line.end - 2, next.start + 2));
        }
    }
    spans
}

fn lines(reading: &Reading<'_>) -> Vec<Line> {
    let sections = &reading.report.sections;
    // A heading that runs into its body is a line of body.
    let is_heading = |start: usize, end: usize| {
        let at = CharIdx::new(start);
        let nth = sections.partition_point(|section| section.span.start <= at);
        let section = nth.checked_sub(1).map(|nth| &sections[nth]);
        section.is_some_and(|section| section.heading_span.end.get() + 1 >= end)
    };
    let spans = reading.text().lines().filter_map(|line| {
        let line = reading.trimmed(line);
        let (start, end) = (line.start.get(), line.end.get());
        let is_text = start < end && !reading.is_aside(start) && !is_page_number(reading, line);
        is_text.then(|| Line {
            start,
            end,
            is_heading: is_heading(start, end),
        })
    });
    spans.collect()
}

/// Whether a line holds nothing but `- 3 -`, `3/8` or 第3页.
fn is_page_number(reading: &Reading<'_>, line: CharSpan) -> bool {
    let words = reading.slice(line);
    words.chars().count() <= 12
        && words.contains(|ch: char| ch.is_ascii_digit())
        && words
            .chars()
            .all(|ch| ch.is_ascii_digit() || ch.is_whitespace() || "-—–－/第页共".contains(ch))
}

fn has_pause(reading: &Reading<'_>, line: Line) -> bool {
    (line.start..line.end - 1).any(|at| matches!(reading.at(at), '，' | ','))
}

/// Whether a line ends where no sentence does: with a word, a comma, an opening mark.
fn goes_on(reading: &Reading<'_>, line: Line, next: Line, pairs: &Pairs) -> bool {
    let last = reading.at(line.end - 1);
    // A line with sentences in it is body; one without may be a heading or a name. A short one
    // with a comma is body where the halves make a word of the report, or where no heading ends.
    let is_body = line.end - line.start >= 24
        || (line.start..line.end - 1).any(|at| matches!(reading.at(at), '。' | '；'))
        || has_pause(reading, line)
            && ("各的和与及对在将为以把被从向".contains(last)
                || pairs.stand(reading, (last, reading.at(next.start))));
    matches!(last, '，' | '、' | '“' | '《' | '（') || is_han(last) && is_body
}

/// Every two characters that stand next to each other in a text, looked through when first
/// asked for.
#[derive(Default)]
struct Pairs(OnceCell<BTreeSet<(char, char)>>);

impl Pairs {
    fn stand(&self, reading: &Reading<'_>, pair: (char, char)) -> bool {
        let all = || {
            let pairs = reading.chars.windows(2);
            pairs.map(|pair| (pair[0], pair[1])).collect()
        };
        self.0.get_or_init(all).contains(&pair)
    }
}

/// Whether a line begins a new thought: a number, a point, a bracket, a date.
fn begins_anew(reading: &Reading<'_>, line: Line) -> bool {
    let first = reading.at(line.start);
    let second = reading.at(line.start + 1);
    let third = reading.at(line.start + 2);
    !is_han(first)
        || "一二三四五六七八九十".contains(first)
            && (matches!(second, '、' | '是' | '.' | '．' | ' ') || third == '是')
        || first == '第' && "一二三四五六七八九十".contains(second)
        || matches!(
            (first, second),
            ('下', '一')
                | ('附', '件')
                | ('首', '先')
                | ('其', '次')
                | ('最', '后')
                | ('另', '外')
                | ('同', '时')
        )
        || line.end - line.start < 8
}

/// Where the last clause of a line begins.
fn clause(reading: &Reading<'_>, line: Line) -> usize {
    (line.start..line.end - 1)
        .rfind(|&at| matches!(reading.at(at), '，' | '。' | '；' | '、' | '：'))
        .map_or(line.start, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn a_page_number_a_short_line_and_a_comma_do_not_hide_the_cut() {
        let title = "青石镇2023年法治政府建设情况报告\n";
        for text in [
            "2023年，青石镇坚持⟦推进\n\n依法⟧行政，推进依法治理。\n一、主要举措和成效\n开展普法活动。\n",
            "一、主要举措和成效\n落实普法责任制，制定⟦年度\n- 3 -\n普法⟧责任清单，落实年度普法任务。\n",
            "一、主要举措和成效\n开展普法活动，整合⟦司法\n\n、社⟧区网格力量，化解矛盾纠纷20起。\n二、存在的不足和原因\n人员少，原因是编制不足。\n",
            "一、主要举措和成效\n强化理论武装，筑牢思想根基\n我镇开展普法活动二十次，化解矛盾纠纷二十起。\n",
        ] {
            check("sentence-cut", &format!("{title}{text}"));
        }
    }
}
