//! Marks over the final text that hold for every format: page chrome of web
//! sites, paste residue, sentences that a page break cut.
//!
//! Chrome stands before the first and after the last line of body; what stands
//! between is never marked, however it reads.

use super::model::{Mark, MarkKind};
use crate::text::CharSpan;

/// A line of the text.
struct Line<'t> {
    /// Position of its first character.
    start: usize,
    /// Position of its end.
    end: usize,
    text: &'t str,
}

/// Adds the marks found in `text`; linear in its length.
pub(super) fn mark(text: &str, marks: &mut Vec<Mark>) {
    let mut at = 0;
    let lines: Vec<Line<'_>> = text
        .split('\n')
        .map(|text| {
            let start = at;
            let end = start + text.chars().count();
            at = end + 1;
            Line { start, end, text }
        })
        .collect();
    let mut add = |start, end, kind| {
        let span = CharSpan::new(start, end);
        if !span.is_empty() {
            marks.push(Mark { span, kind });
        }
    };
    let first = lines.iter().position(is_body).unwrap_or(lines.len());
    let last = lines.iter().rposition(is_body).unwrap_or(0);
    for (nth, line) in lines.iter().enumerate() {
        if (nth < first || nth > last) && is_chrome(line.text.trim()) {
            add(line.start, line.end, MarkKind::Chrome);
        }
        for (start, end) in residue(line.text) {
            add(line.start + start, line.start + end, MarkKind::Residue);
        }
    }
    let mut written = lines.iter().filter(|line| !line.text.trim().is_empty());
    let Some(mut before) = written.next() else {
        return;
    };
    for line in written {
        if is_cut(before.text, line.text) {
            add(before.end, line.start, MarkKind::PageBreak);
        }
        before = line;
    }
}

/// Body lines are at least this long; lines of chrome are shorter.
const BODY_CHARS: usize = 60;

fn is_body(line: &Line<'_>) -> bool {
    line.end - line.start >= BODY_CHARS
        && line.text.contains(['，', '。', '；', ',', ';'])
        && !is_foot(line.text)
}

/// What only the foot and head of a site say, whatever the line's length.
const FOOT: &[&str] = &[
    "ICP备",
    "公网安备",
    "IE版本",
    "您的浏览器",
    "网站标识码",
    "网站地图",
    "版权所有",
];

fn is_foot(line: &str) -> bool {
    FOOT.iter().any(|words| line.contains(words))
}

/// Labels that sites put before a colon.
const LABELS: &[&str] = &[
    "当前位置",
    "您的位置",
    "您现在的位置",
    "您当前的位置",
    "您所在的位置",
    "所在位置",
    "来源",
    "信息来源",
    "文章来源",
    "稿件来源",
    "发布时间",
    "发布日期",
    "发布机构",
    "发布者",
    "更新时间",
    "时间",
    "日期",
    "浏览次数",
    "浏览量",
    "浏览",
    "点击数",
    "点击次数",
    "点击率",
    "点击量",
    "阅读",
    "阅读次数",
    "阅读量",
    "阅读数",
    "访问量",
    "访问次数",
    "字体",
    "字号",
    "字体大小",
    "分享到",
    "分享",
    "作者",
    "编辑",
    "责任编辑",
    "责编",
    "索引号",
    "信息索引号",
    "信息索引",
    "信息分类",
    "主题分类",
    "主题词",
    "发文机关",
    "成文日期",
    "公开方式",
    "公开范围",
    "生成日期",
    "有效性",
    "文号",
    "发文字号",
    "信息名称",
    "主办单位",
    "主办",
    "承办单位",
    "承办",
    "技术支持",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "扫一扫",
];

/// Words of buttons; a line of nothing else is chrome.
const BUTTONS: &[&str] = &[
    "打印",
    "打印页面",
    "打印本页",
    "打印文章",
    "打印此页",
    "关闭",
    "关闭页面",
    "关闭窗口",
    "关闭本页",
    "分享",
    "分享到",
    "收藏",
    "返回",
    "返回顶部",
    "返回首页",
    "字体",
    "字号",
    "大",
    "中",
    "小",
    "首页",
    "上一篇",
    "下一篇",
    "上一页",
    "下一页",
    "微信",
    "微博",
    "新浪微博",
    "QQ空间",
    "朗读",
    "语音播报",
    "复制链接",
    "我要纠错",
    "下载",
    "全文下载",
    "x",
    "X",
    "×",
    "-",
    "+",
    "|",
];

fn is_chrome(line: &str) -> bool {
    if line.is_empty() || line.contains('。') {
        return false;
    }
    if is_foot(line) {
        return true;
    }
    if line.chars().nth(2 * BODY_CHARS).is_some() {
        return false;
    }
    let n_arrows = line.matches(['>', '＞', '»', '›']).count();
    if n_arrows >= 1 && line.contains("首页") || n_arrows >= 2 {
        return true;
    }
    let bare = line.trim_start_matches(['|', '【', '[', '［', ' ', '\u{3000}']);
    if let Some((label, _)) = bare.split_once([':', '：', '|', '\t']) {
        let label: String = label.chars().filter(|ch| !ch.is_whitespace()).collect();
        if LABELS.contains(&label.as_str()) {
            return true;
        }
    }
    let is_separator = |ch: char| ch.is_whitespace() || "【】[]［］「」()（）:：".contains(ch);
    let mut words = line
        .split(is_separator)
        .filter(|word| !word.is_empty())
        .peekable();
    words.peek().is_some() && words.all(|word| BUTTONS.contains(&word))
}

/// Where `[bookmark: …]` stands in a line, as converters leave it, in characters.
fn residue(line: &str) -> Vec<(usize, usize)> {
    const OPEN: &str = "[bookmark:";
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = line
        .get(from..)
        .and_then(|rest| rest.find(OPEN))
        .map(|at| from + at)
    {
        let Some(length) = line.get(start..).and_then(|rest| rest.find(']')) else {
            break;
        };
        let n_before = line.get(..start).map_or(0, |before| before.chars().count());
        let n_inside = line
            .get(start..=start + length)
            .map_or(0, |inside| inside.chars().count());
        found.push((n_before, n_before + n_inside));
        from = start + length + 1;
    }
    found
}

/// A line of a paragraph that is broken within a sentence is at least this long.
const CUT_CHARS: usize = 20;

/// Whether a paragraph breaks off in the middle of a sentence that the next one
/// goes on with: the last sentence leaves a quote open or ends in an enumeration,
/// or the next line begins with what can only close.
fn is_cut(before: &str, next: &str) -> bool {
    let (before, next) = (before.trim_end(), next.trim_start());
    if before.chars().nth(CUT_CHARS).is_none()
        || !before.contains(['。', '；', '，'])
        || begins_anew(next)
    {
        return false;
    }
    if next.starts_with(['，', '。', '、', '；', '”', '）', '》']) {
        return true;
    }
    let sentence = before
        .rsplit(['。', '；', '！', '？'])
        .next()
        .unwrap_or(before);
    let n = |ch: char| sentence.matches(ch).count();
    let left_open = n('“') > n('”') || n('《') > n('》') || n('（') > n('）');
    let goes_on = before.ends_with(|ch: char| ch.is_alphanumeric() || "、“《（".contains(ch));
    (left_open && goes_on) || before.ends_with('、')
}

/// Whether a line begins a paragraph of its own by its number.
fn begins_anew(line: &str) -> bool {
    let line = line.trim_start_matches(['（', '(']);
    let rest = line
        .trim_start_matches(|ch: char| ch.is_ascii_digit() || "一二三四五六七八九十".contains(ch));
    rest.len() < line.len() && rest.starts_with(['、', '.', '．', '）', ')', '是'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    /// Marks drawn as `kind:text`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut marks = Vec::new();
        mark(text, &mut marks);
        let text = Text::new(text.to_owned());
        let drawn: Vec<String> = marks
            .iter()
            .map(|mark| format!("{:?}:{}", mark.kind, text.slice(mark.span)))
            .collect();
        assert_eq!(drawn, expected);
    }

    const BODY: &str = "今年以来，青石乡坚持依法行政，成立领导小组，定期召开会议，研究部署法治建设工作，压实各村责任，推动各项任务落地见效，群众满意度稳步提升。";

    #[test]
    fn chrome_before_and_after_the_body_is_marked() {
        let text = format!(
            "IE版本小于11,请升级IE版本! x\n当前位置:首页>公开\n青石乡报告\n来源: 青石乡 发布时间: 2026-01-05\n字体 大 中 小\n{BODY}\n青石乡人民政府\n【打印页面】 【关闭页面】\n分享到:"
        );
        check(
            &text,
            &[
                "Chrome:IE版本小于11,请升级IE版本! x",
                "Chrome:当前位置:首页>公开",
                "Chrome:来源: 青石乡 发布时间: 2026-01-05",
                "Chrome:字体 大 中 小",
                "Chrome:【打印页面】 【关闭页面】",
                "Chrome:分享到:",
            ],
        );
    }

    #[test]
    fn body_is_never_chrome() {
        check(&format!("{BODY}\n来源：群众举报\n打印\n{BODY}"), &[]);
        check(
            &format!("青石乡报告\n各村民委员会：\n{BODY}\n附件：1.清单\n2026年1月5日"),
            &[],
        );
        check(
            &format!("| 索引号 | 0001 |\n{BODY}"),
            &["Chrome:| 索引号 | 0001 |"],
        );
    }

    #[test]
    fn residue_is_marked_wherever_it_stands() {
        check(
            &format!("{BODY}\n[bookmark: _GoBack] 法治\n{BODY}"),
            &["Residue:[bookmark: _GoBack]"],
        );
    }

    #[test]
    fn a_sentence_cut_by_a_page_break_is_marked_and_headings_are_not() {
        check(
            "一是加强普法，全乡上下齐心协力，严格落实“谁\n\n“执法谁普法”责任制。",
            &["PageBreak:\n\n"],
        );
        check(
            "我乡召开会议三次，研究部署工作，印发方案、计划、\n清单等文件。",
            &["PageBreak:\n"],
        );
        check(
            "现将我乡今年以来的各项工作情况报告如下，请审阅\n一、主要举措",
            &[],
        );
        check(
            "（一）扛牢政治责任，夯实法治建设基础，推动工作落实\n\n我镇始终从严要求。",
            &[],
        );
    }
}
