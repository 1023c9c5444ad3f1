use std::sync::LazyLock;

use super::{Check, Found, Reading, documented};
use crate::checks::Severity;
use crate::ingest::MarkKind;
use crate::lang::say;
use crate::text::{CharIdx, CharSpan, Words};

documented! {
    /// What pasting left behind
    ///
    /// # What it finds
    /// Bookmarks and field codes of word processors, HTML, broken references, place-fillers of
    /// forms, page chrome in the middle of the body; page chrome before and after it (info).
    ///
    /// # Why it matters
    /// It shows that the text was pasted from elsewhere and not read again; it has no place in a
    /// report.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// ⟦[bookmark: _GoBack]⟧全年开展普法活动20次，⟦&nbsp;⟧化解纠纷⟦<br/>⟧36起，见⟦错误!未找到引用源。⟧
    /// ```
    /// ```text generic
    /// # Report
    ///
    /// The council ⟦[bookmark: _Toc1234]⟧ met ⟦&nbsp;⟧ twice.
    /// ```
    ///
    /// # Not reported
    /// Web addresses, headings that speak of printing or sharing, comparison signs.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 开设“普法课堂”栏目，网址http://www.qss.gov.cn，阅读量>5000次。
    /// ```
    ///
    /// # Source
    /// 《党政机关公文处理工作条例》, article 19.
    Residue = "residue", Warning;

    /// 粘贴残留
    ///
    /// # 检查内容
    /// 文字处理软件的书签和域代码、网页代码、失效的引用、表单提示语，以及夹在正文中的网页文字；正文前后的网页文字只作提示。
    ///
    /// # 为什么重要
    /// 说明文稿从别处粘贴而来、没有通读，不应出现在报告里。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次。⟦【打印页面】⟧化解矛盾纠纷36起，⟦单击此处输入文字⟧。
    /// ```
    ///
    /// # 不报告的情形
    /// 网址；谈到打印、分享、来源的正常文字；大于号、小于号。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 印发宣传册，分享到各村微信群，做到来源清楚，化解率>95%。
    /// ```
    ///
    /// # 依据
    /// 《党政机关公文处理工作条例》第十九条：公文应当内容简洁、表述准确。
    chinese
}

/// What is residue wherever it stands.
const TRACES: &[&str] = &[
    "未找到引用源",
    "未定义书签",
    "Reference source not found",
    "Bookmark not defined",
    "MERGEFORMAT",
    "_GoBack",
    "_Toc",
    "_Hlk",
    "HYPERLINK \"",
    "PAGEREF ",
    "mso-",
    "&nbsp;",
    "&amp;",
    "&lt;",
    "&gt;",
    "&quot;",
    "&ldquo;",
    "&rdquo;",
    "&mdash;",
    "&hellip;",
    "&middot;",
    "&emsp;",
    "&ensp;",
    "&#",
    "{ PAGE }",
    "{PAGE}",
    "![if ",
    "![endif]",
    "<!--",
    "-->",
    "document.write",
    "undefined",
    "style=\"",
    "class=\"",
    "点击蓝字关注",
    "¶",
    "↵",
    "␣",
    "$$",
    "[object Object]",
    "file:///",
    "EMBED Word",
    "\\* MERGE",
    "\\* ARABIC",
    "TOC \\o",
    "```",
    "\u{FFFD}",
    "[图片]",
    "【图片】",
    "[链接]",
    "[超链接]",
    "[复制链接]",
    "[返回]",
    "[批注",
    "批注 [",
    "带格式的：",
    "删除的内容：",
    "单击此处",
    "点击此处输入",
    "点击此处添加",
    "单击或点击此处",
    "请在此处输入",
    "此处输入文字",
    "Click here to enter",
    "【打印页面】",
    "【关闭页面】",
    "【打印本页】",
    "【关闭窗口】",
    "【关闭本页】",
    "【字体",
    "[打印]",
    "[关闭]",
    "[打印本页]",
    "打印本页",
    "关闭窗口",
    "打印页面",
    "关闭页面",
    "当前位置：",
    "当前位置:",
    "您现在的位置",
    "您的位置：",
    "您当前的位置",
    "字体：大中小",
    "字体：[",
    "扫一扫在手机",
    "上一篇：",
    "下一篇：",
    "分享到：",
    "分享到:",
    "字体：",
    "字体:",
    "字号：",
    "【字号",
    "浏览次数：",
    "浏览次数:",
    "浏览量：",
    "阅读次数：",
    "点击次数：",
    "点击数：",
    "责任编辑：",
    "责任编辑:",
    "【打印】",
    "【关闭】",
    "收藏 分享",
    "返回顶部",
    "返回列表",
    "点击下载",
    "（点击查看",
    "点击查看附件",
    "点击查看更多",
    "点击查看原文",
    "点击查看大图",
    "点击查看详情",
    "附件下载：",
    "阅读全文",
    "展开全文",
    "微信扫一扫",
    "相关链接：",
    "主办单位：",
    "承办单位：",
    "版权所有",
    "ICP备",
    "登录 注册",
    "登录|注册",
    "发布时间：",
    "发布日期：",
    "信息来源：",
    "文章来源：",
    "繁體",
];

/// The trace with which the words of web pages begin.
const FIRST_OF_PAGES: &str = "【打印页面】";

/// Tags of HTML that pasting leaves.
const TAGS: [&str; 22] = [
    "br", "p", "/p", "span", "/span", "div", "/div", "font", "/font", "b", "/b", "strong",
    "/strong", "a", "/a", "img", "td", "/td", "tr", "/tr", "o:p", "/o:p",
];

impl Check for Residue {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let body = body(reading);
        let mut spans: Vec<(CharSpan, bool)> = Vec::new();
        for mark in &reading.report.source.marks {
            let edge = match mark.kind {
                MarkKind::Residue => false,
                MarkKind::Chrome => !body.covers(mark.span),
                _ => continue,
            };
            spans.push((reading.trimmed(mark.span), edge));
        }
        spans.extend(
            traces(reading)
                .into_iter()
                .map(|(span, is_chrome)| (span, is_chrome && !body.covers(span))),
        );
        spans.extend(tags(reading).into_iter().map(|span| (span, false)));
        spans.extend(
            super::strays::strays(reading)
                .into_iter()
                .map(|span| (span, false)),
        );
        spans.retain(|(span, _)| !span.is_empty());
        spans.sort_unstable();
        let mut groups: Vec<(CharSpan, bool)> = Vec::new();
        for (span, edge) in spans {
            match groups.last_mut() {
                Some((last, is_edge))
                    if span.start <= last.end
                        || edge && *is_edge && is_blank(reading, last.end, span.start) =>
                {
                    last.end = last.end.max(span.end);
                    *is_edge &= edge;
                }
                _ => groups.push((span, edge)),
            }
        }
        for (span, edge) in groups {
            let here = if edge {
                Found::at(
                    span,
                    say!(
                        "正文前后带有网页文字",
                        "words of a web page stand around the body"
                    ),
                    say!("报送前请删去", "delete them before sending the report"),
                )
                .with_severity(Severity::Info)
            } else {
                Found::at(
                    span,
                    say!("正文中有粘贴残留", "something that pasting left behind"),
                    say!("请删去", "delete it"),
                )
            };
            found.push(here.info_unless(span.len() <= 200));
        }
    }
}

/// From the first heading to the end of the last sentence.
fn body(reading: &Reading<'_>) -> CharSpan {
    let sections = &reading.report.sections;
    let first = sections.iter().find(|section| section.level > 0);
    let start = first.map_or(CharIdx(0), |section| section.span.start);
    let last = (0..reading.chars.len())
        .rev()
        .find(|&at| reading.at(at) == '。' && !reading.is_aside(at));
    CharSpan {
        start,
        end: CharIdx::new(last.unwrap_or_default()),
    }
}

fn is_blank(reading: &Reading<'_>, start: CharIdx, end: CharIdx) -> bool {
    (start.get()..end.get()).all(|at| reading.at(at).is_whitespace())
}

/// Where traces stand, and whether they are words of a web page.
fn traces(reading: &Reading<'_>) -> Vec<(CharSpan, bool)> {
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(TRACES.iter().copied()));
    let first_of_pages = TRACES.iter().position(|&trace| trace == FIRST_OF_PAGES);
    let mut spans = Vec::new();
    for (start, end, nth) in WORDS.find(&reading.chars) {
        spans.push((widened(reading, start, end), Some(nth) >= first_of_pages));
    }
    spans
}

/// The trace with the brackets, exclamation marks and codes it stands in.
fn widened(reading: &Reading<'_>, start: usize, end: usize) -> CharSpan {
    let (mut first, mut last) = (start, end);
    let is_code = |ch: char| ch.is_ascii_graphic() || ch == ' ';
    let open = (start.saturating_sub(24)..start)
        .rev()
        .take_while(|&at| is_code(reading.at(at)))
        .find(|&at| matches!(reading.at(at), '[' | '{' | '<'));
    if let Some(open) = open {
        let close = match reading.at(open) {
            '[' => ']',
            '{' => '}',
            _ => '>',
        };
        let until = (end..end + 60).take_while(|&at| is_code(reading.at(at)));
        let mut until = until.filter(|&at| reading.at(at) == close);
        if let Some(until) = until.next() {
            (first, last) = (open, until + 1);
        }
    }
    let before: String = (first.saturating_sub(3)..first)
        .map(|at| reading.at(at))
        .collect();
    if before.starts_with("错误") && first >= 3 {
        first -= 3;
    }
    if reading.at(last) == '。' && before.starts_with("错误") {
        last += 1;
    }
    let is_entity = reading.at(start) == '&' && reading.at(start + 1) == '#';
    if is_entity {
        last += (last..last + 6)
            .take_while(|&at| reading.at(at).is_ascii_alphanumeric() || reading.at(at) == ';')
            .count();
    }
    CharSpan::new(first, last.min(reading.chars.len()))
}

fn tags(reading: &Reading<'_>) -> Vec<CharSpan> {
    let mut spans = Vec::new();
    for (at, &ch) in reading.chars.iter().enumerate() {
        if ch != '<' || reading.is_aside(at) {
            continue;
        }
        let inside: String = (at + 1..at + 200)
            .map(|idx| reading.at(idx))
            .take_while(|ch| !matches!(ch, '>' | '<' | '\n'))
            .collect();
        let end = at + 1 + inside.chars().count();
        let name: &str = inside.split([' ', '=']).next().unwrap_or_default();
        let name = name.strip_suffix('/').unwrap_or(name).to_lowercase();
        if reading.at(end) == '>' && TAGS.contains(&name.as_str()) {
            spans.push(CharSpan::new(at, end + 1));
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn traces_are_shown_with_their_brackets() {
        check(
            "residue",
            "青石镇2023年法治政府建设情况报告\n一、主要举措和成效\n全年⟦{ PAGEREF _Toc12 \\h }⟧开展⟦<span lang=EN-US>⟧普法⟦</span>⟧活动，\
             化解⟦&#160;⟧纠纷。\n二、存在的不足\n普法形式单一⟦【关闭页面】⟧，力量不足。\n",
        );
    }

    #[test]
    fn what_only_its_form_shows_is_told() {
        let title = "青石镇2023年法治政府建设情况报告\n一、主要举措和成效\n";
        for text in [
            "开展普法⟦[1]⟧，化解纠纷⟦-->⟧36起，⟦{{name}}⟧落实责任⟦**⟧，⟦##⟧加强监督⟦![](a.png)⟧。",
            "开展普法活动，⟦第 3 页 共 8 页⟧化解纠纷，⟦- 3 -⟧落实责任，⟦— 4 —⟧加强监督⟦\u{FFFD}⟧。",
            "开展普法活动。⟦分享到⟧\n化解纠纷，⟦点击查看⟧。⟦\\u3000⟧推进公开，⟦Page 3 of 8⟧抓好落实。",
            "全年开展普法活动二十次，化解矛盾纠纷三十六起。\n⟦3⟧\n全年开展普法活动二十次，化解矛盾纠纷三十六起。\n",
            "印发文件（青政发[2023]5号），分享到各村微信群，点击查看量500次，2021-2025年，12345#，增长3——5次，见第3页。",
        ] {
            check("residue", &format!("{title}{text}"));
        }
    }
}
