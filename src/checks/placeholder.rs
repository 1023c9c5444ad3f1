use super::{Check, Found, Reading, documented};
use crate::ingest::Format;
use crate::lang::say;
use crate::text::{CharSpan, is_han};

documented! {
    /// A blank of the template was not filled in
    ///
    /// # What it finds
    /// What templates leave to be filled in: xx镇, 20xx年, X个, ___, empty brackets, 待填写, TBD.
    ///
    /// # Why it matters
    /// A blank shows that nobody read the report before it went out.
    ///
    /// # Reported
    /// ```text generic
    /// # Harbour report 2023
    /// ## 1. Summary
    /// In ⟦20XX⟧ the port handled ⟦[number]⟧ ships; costs are ⟦TBD⟧.
    /// ```
    ///
    /// # Not reported
    /// Names hidden on purpose (张某某, 李XX), a multiplication sign, X光.
    /// ```text generic
    /// # Harbour report 2023
    /// ## 1. Summary
    /// The crane is 4 x 6 m; the X-ray scanner is new; see [the list](list.md).
    /// ```
    ///
    /// # Source
    /// Ours.
    Placeholder = "placeholder", Warning;

    /// 模板中的空没有填
    ///
    /// # 检查内容
    /// 模板留待填写的内容：xx镇、20xx年、X个、___、空括号、待填写。
    ///
    /// # 为什么重要
    /// 留着空，说明报送前没有人通读。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// ⟦20xx⟧年以来，⟦XX⟧镇开展普法活动⟦X⟧次，化解纠纷⟦××⟧起。
    /// ```
    ///
    /// # 不报告的情形
    /// 有意隐去的人名（张某某、李XX）；乘号；X光。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 调解李XX与某公司的劳动争议，修建3×5米法治宣传栏，开展普法活动20次。
    /// ```
    ///
    /// # 依据
    /// 本程序所定。
    chinese
}

impl Check for Placeholder {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let is_markdown = reading.report.source.format == Format::Md;
        let mut at = 0;
        while at < reading.chars.len() {
            let run = run_at(reading, at, is_markdown).or_else(|| word_at(reading, at));
            let Some(end) = run else {
                at += 1;
                continue;
            };
            if !reading.is_aside(at) {
                found.push(Found::at(
                    CharSpan::new(at, end),
                    say!("留有未填写的内容", "a blank was not filled in"),
                    say!("请填写实际内容，或删去", "fill it in, or take it out"),
                ));
            }
            at = end;
        }
    }
}

/// What a blank is counted in, or the unit it names.
const COUNTED: &str =
    "年月日个次件场份起条项名余多期人户村镇乡县市区局街省州所站支部篇项处家批例万亿元%％届号";

/// Whether a blank before the character would be one to fill in.
pub(super) fn is_counted(ch: char) -> bool {
    COUNTED.contains(ch)
}

fn is_blank_mark(ch: char) -> bool {
    matches!(
        ch,
        'x' | 'X' | 'ｘ' | 'Ｘ' | '×' | '✕' | '╳' | '*' | '＊' | '○' | '□' | '_' | '＿' | 'Ⅹ'
    )
}

/// A run of blank marks, with the 20 of a year before it.
fn run_at(reading: &Reading<'_>, at: usize, is_markdown: bool) -> Option<usize> {
    let first = reading.at(at);
    let before = at.checked_sub(1).map_or('\n', |at| reading.at(at));
    if first == '2' && reading.at(at + 1) == '0' && !before.is_ascii_digit() {
        let mut end = at + 2;
        while end < at + 4
            && (is_blank_mark(reading.at(end))
                || (end > at + 2 && reading.at(end).is_ascii_digit()))
        {
            end += 1;
        }
        // 20XX, and 202X before 年.
        let behind = at + 4 + usize::from(reading.at(at + 4) == ' ');
        let last = is_blank_mark(reading.at(at + 3)) && reading.at(behind) == '年';
        if last && reading.at(at + 2).is_ascii_digit() {
            return Some(at + 4);
        }
        let is_year = is_blank_mark(reading.at(at + 2)) && end == at + 4;
        // 20  年.
        let n_blanks = (at + 2..at + 8)
            .take_while(|&at| matches!(reading.at(at), ' ' | '\u{3000}' | '\u{A0}'))
            .count();
        if n_blanks > 1 && reading.at(at + 2 + n_blanks) == '年' {
            return Some(at + 2 + n_blanks);
        }
        return (is_year && !reading.at(end).is_ascii_alphanumeric()).then_some(end);
    }
    if !is_blank_mark(first) || is_blank_mark(before) {
        return None;
    }
    let mut end = at + 1;
    while is_blank_mark(reading.at(end)) {
        end += 1;
    }
    let (n_marks, next) = (end - at, reading.at(end));
    let is_emphasis = is_markdown && matches!(first, '*' | '_');
    if before.is_ascii_alphanumeric() || next.is_ascii_alphanumeric() || is_emphasis {
        return None;
    }
    // 二○○八 and 一○一 are numbers.
    let is_number = first == '○' && "一二三四五六七八九十".contains(before);
    if is_number || matches!(first, '_' | '＿') {
        return (!is_number && n_marks >= 2).then_some(end);
    }
    let n_blanks = (end..end + 3)
        .take_while(|&at| matches!(reading.at(at), ' ' | '\u{3000}'))
        .count();
    let next = reading.at(end + n_blanks);
    // ××律师事务所, XX公司, XXX同志; a single one may be a times sign.
    let counted = COUNTED.contains(next) || n_marks > 1 && "律公学同银企小中".contains(next);
    let behind = !is_han_name(before);
    let enough = n_marks >= 2 || matches!(first, 'x' | 'X' | 'ｘ' | 'Ｘ' | '×' | '*' | '＊');
    (counted && behind && enough && !(n_marks == 1 && next == '万')).then_some(end)
}

/// Words that stand for what is to come.
fn word_at(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let first = reading.at(at);
    let before = at.checked_sub(1).map_or('\n', |at| reading.at(at));
    if matches!(first, '（' | '(' | '[' | '【' | '〔') {
        let close = (at + 1..at + 10)
            .find(|&idx| matches!(reading.at(idx), '）' | ')' | ']' | '】' | '〕' | '\n'))?;
        if reading.at(close) == '\n' || matches!(reading.at(close + 1), '(' | '[') {
            return None;
        }
        let inside: String = reading.chars[at + 1..close].iter().collect();
        let inside = inside.trim().to_ascii_lowercase();
        let words = [
            "number",
            "date",
            "name",
            "year",
            "tbd",
            "todo",
            "xx",
            "x",
            "insert",
            "amount",
            "数字",
            "日期",
            "单位",
            "名称",
            "填写",
            "待填",
            "待补充",
            "待填写",
            "此处填写",
            "单位名称",
            "待核实",
            "具体数字",
        ];
        // Empty round brackets are boxes to tick in English lists.
        let is_empty = inside.is_empty() && is_han(before) && matches!(first, '（' | '(' | '〔');
        let asks = [
            "待核实",
            "待补充",
            "待完善",
            "待确认",
            "请补充",
            "请填写",
            "请核实",
            "此处",
        ];
        let is_blank = is_empty
            || words.contains(&inside.as_str())
            || asks.iter().any(|word| inside.contains(word));
        return is_blank.then_some(close + 1);
    }
    let starts = |word: &str| reading.says(at, word);
    let apart =
        |end: usize| !before.is_ascii_alphanumeric() && !reading.at(end).is_ascii_alphanumeric();
    // 2023年  月  日.
    if first == '年' && before.is_ascii_digit() {
        let blank = |at: &usize| matches!(reading.at(*at), ' ' | '\u{3000}' | '\u{A0}');
        let month = at + 1 + (at + 1..at + 12).take_while(blank).count();
        let day = month + 1 + (month + 1..month + 12).take_while(blank).count();
        let is_blank = month > at + 1 && day > month + 1;
        if is_blank && reading.at(month) == '月' && reading.at(day) == '日' {
            return Some(day + 1);
        }
    }
    if let Some(end) = stands_for_digits(reading, at, before) {
        return Some(end);
    }
    for word in ["TBD", "TODO", "TBC", "XXX"] {
        if starts(word) && apart(at + word.len()) && !is_blank_mark(before) {
            return Some(at + word.len());
        }
    }
    for word in [
        "某某镇",
        "某某乡",
        "某某街道",
        "某某局",
        "某某县",
        "某某区",
        "某某单位",
        "某镇",
        "某县",
        "某街道",
        "待填写",
        "待补充",
        "此处填写",
    ] {
        if starts(word) && !is_han_name(before) {
            return Some(at + word.chars().count());
        }
    }
    None
}

/// N起, ？次, …件 where a number should stand, and 2O23年 with a letter in it.
fn stands_for_digits(reading: &Reading<'_>, at: usize, before: char) -> Option<usize> {
    let first = reading.at(at);
    let counts = "次件起份名场个人条户处期例批".contains(reading.at(at + 1));
    let stands = match first {
        'N' | 'n' | '…' => is_han(before),
        '？' => is_han(before) && !"吗呢么何谁".contains(before),
        _ => false,
    };
    if counts && stands {
        return Some(at + 1);
    }
    let is_year =
        |digit: char| digit.is_ascii_digit() || matches!(digit, 'O' | 'o' | 'X' | 'x' | 'l');
    let is_written = first == '2'
        && !before.is_ascii_alphanumeric()
        && (at + 1..at + 4).all(|at| is_year(reading.at(at)))
        && !(at + 1..at + 4).all(|at| reading.at(at).is_ascii_digit())
        && (reading.at(at + 4) == '年' || reading.says(at + 4, " 年"));
    is_written.then_some(at + 4)
}

/// Whether a character may be a family name before 某某.
fn is_han_name(ch: char) -> bool {
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕".contains(ch)
}
