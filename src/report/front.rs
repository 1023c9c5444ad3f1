//! What stands around the body: the lines above it, the lines of its
//! signature, and where attachments begin.

use super::page::{Page, is_blank, is_han};

/// Where the parts of a report's frame are.
#[derive(Debug)]
pub(super) struct Front {
    /// Lines that print something above the preamble (or the first heading), at most [`MOST`].
    pub(super) head: Vec<usize>,
    /// The first paragraph before the first heading.
    pub(super) preamble: Option<usize>,
    /// Where the first heading begins, or the text ends.
    pub(super) body: usize,
}

/// How many lines above the body are looked at.
const MOST: usize = 120;
/// A line with a comma or full stop from this length on is a paragraph.
const PARAGRAPH: usize = 40;

/// Words that page chrome and tables of metadata carry, and titles do not.
const CHROME: [&str; 42] = [
    "来源",
    "发布时间",
    "发布日期",
    "发文日期",
    "成文日期",
    "生成日期",
    "公开日期",
    "索引号",
    "浏览",
    "点击",
    "阅读",
    "打印",
    "关闭",
    "字体",
    "字号",
    "分享",
    "首页",
    "当前位置",
    "位置:",
    "文号",
    "信息分类",
    "主题词",
    "主题分类",
    "公开方式",
    "公开范围",
    "责任编辑",
    "作者:",
    "http",
    "www.",
    "ICP",
    "版权",
    "主办",
    "收藏",
    "无障碍",
    "登录",
    "注册",
    "搜索",
    "名称:",
    "网站",
    "有效性",
    "体裁",
    "朗读",
];

/// Finds the frame of a report whose first heading begins at `body`.
pub(super) fn front(page: &Page, body: usize) -> Front {
    let mut head = Vec::new();
    let mut preamble = None;
    for (idx, line) in page.lines.iter().enumerate() {
        if line.first >= body || head.len() >= MOST {
            break;
        }
        if line.is_empty() || line.chrome {
            continue;
        }
        let last = line.last.min(body);
        if is_paragraph(page, line.first, last) {
            if is_letter(page.slice(line.first, last)) && title_follows(page, idx, body) {
                head.clear();
                continue;
            }
            preamble = Some(idx);
            break;
        }
        head.push(idx);
    }
    Front {
        head,
        preamble,
        body,
    }
}

/// Whether a paragraph is that of a cover letter: 现将《…报告》报送你局，请审阅。
fn is_letter(words: &[char]) -> bool {
    let sends = ["报送", "呈报", "上报", "报上", "送上"];
    let asks = ["请审", "请予", "请查收", "请批", "请阅", "特此"];
    words.len() <= 160
        && sends.iter().any(|word| contains(words, word))
        && asks.iter().any(|word| contains(words, word))
}

/// Whether the title of a report stands alone on a line behind a letter.
fn title_follows(page: &Page, letter: usize, body: usize) -> bool {
    let behind = page.lines.iter().skip(letter + 1);
    let mut behind = behind.take_while(|line| line.first < body);
    behind.any(|line| {
        let words = page.slice(line.first, line.last.min(body));
        let named = ["报告", "总结", "汇报"]
            .iter()
            .any(|end| ends_with(words, end));
        named && words.len() <= 60 && !contains(words, "附件") && contains(words, "法治")
    })
}

/// Whether a stretch is running text and not a line of a title or of chrome.
fn is_paragraph(page: &Page, start: usize, end: usize) -> bool {
    let words = page.slice(start, end);
    let stopped = words.iter().any(|&ch| matches!(ch, '。' | ';' | '；'));
    let paused = words.contains(&',');
    let opens = words.len() >= 12 && stopped && words.last() == Some(&'。');
    let announces = words.last() == Some(&':') && contains(words, "如下");
    let long = words.len() >= PARAGRAPH && (stopped || paused);
    // Chrome run together with the text of a one-line report is text.
    (long || opens || announces) && (words.len() > 90 || !is_chrome(words))
}

/// Whether a line reads like page chrome.
pub(super) fn is_chrome(words: &[char]) -> bool {
    let pipes = words
        .iter()
        .filter(|&&ch| matches!(ch, '|' | '>' | '›' | '»'))
        .count();
    pipes >= 2 || (words.len() < 160 && CHROME.iter().any(|word| contains(words, word)))
}

/// Whether a stretch of characters holds a word; `word` is in half width.
pub(super) fn contains(words: &[char], word: &str) -> bool {
    find(words, word).is_some()
}

/// Where a word first stands in a stretch of characters.
pub(super) fn find(words: &[char], word: &str) -> Option<usize> {
    let mut chars = word.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    let mut from = 0;
    loop {
        let at = from + words.get(from..)?.iter().position(|&ch| ch == first)?;
        let mut behind = words[at + 1..].iter();
        if rest.chars().all(|ch| behind.next() == Some(&ch)) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Whether a stretch of characters ends with a word.
pub(super) fn ends_with(words: &[char], word: &str) -> bool {
    let mut rest = words.iter().rev();
    word.chars().rev().all(|ch| rest.next() == Some(&ch))
}

/// The characters of a stretch without blanks (those between ASCII words become one space), each
/// with its position.
pub(super) fn compact(page: &Page, start: usize, end: usize) -> Vec<(char, usize)> {
    let mut form: Vec<(char, usize)> = Vec::new();
    let mut blank = None;
    for at in start..end.min(page.len()) {
        let ch = page.at(at);
        if is_blank(ch) {
            blank.get_or_insert(at);
            continue;
        }
        let latin = |ch: char| ch.is_alphanumeric() && !is_han(ch) && !ch.is_ascii_digit();
        if let Some(gap) = blank.take()
            && form
                .last()
                .is_some_and(|&(last, _)| latin(last) || (latin(ch) && last.is_ascii()))
            && ch.is_alphanumeric()
            && !is_han(ch)
        {
            form.push((' ', gap));
        }
        form.push((ch, at));
    }
    form
}

/// The line from which on only attachments and page chrome follow; the number of lines where
/// there is none.
pub(super) fn tail(page: &Page) -> usize {
    let n_lines = page.lines.len();
    let starts = |line: usize, word: &str| page.starts_with(page.lines[line].first, word);
    // 附件 alone on its line heads the attachments, even long ones.
    let headed = n_lines / 2;
    let from = n_lines - n_lines / 3;
    (headed..n_lines)
        .find(|&line| {
            let len = page.lines[line].len();
            let alone = len <= 4 && starts(line, "附件");
            let short = line >= from && len <= 40;
            alone
                || short
                    && (starts(line, "附件")
                        || starts(line, "附:")
                        || starts(line, "相关链接")
                        || starts(line, "相关文章"))
        })
        .unwrap_or(n_lines)
}
