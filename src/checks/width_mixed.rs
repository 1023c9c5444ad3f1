use super::{Check, Found, Reading, documented};
use crate::checks::Severity;
use crate::lang::say;
use crate::text::{CharSpan, is_han};

documented! {
    /// Half-width punctuation in Chinese text
    ///
    /// # What it finds
    /// `,` `;` `:` `!` `?` `.` and brackets of half width between Chinese words where the report
    /// otherwise uses full width; full-width marks between English words. Where half width is the
    /// report's habit, that is said once (info).
    ///
    /// # Why it matters
    /// A report keeps to one form; mixed widths show text joined from several sources.
    ///
    /// # Reported
    /// ```text fazhi
    /// 全镇开展“法律进乡村”活动⟦,⟧切实推动法治文化建设⟦;⟧普法宣传深入人心，成效明显。
    /// ```
    /// ```text generic
    /// We met twice⟦，⟧ and settled 36 cases, all of them in time.
    /// ```
    ///
    /// # Not reported
    /// Half-width marks in numbers, times, addresses and English words; numbers of headings as (一)
    /// and `1.`; brackets around English words or figures; straight quotes where no curly ones stand.
    /// ```text fazhi
    /// 上午9:30，全镇15,000人，网址http://www.qss.gov.cn，电话0371-123，
    /// (一)普法宣传（Legal publicity, 2023），微信(WeChat)推送，
    /// ```
    /// ```text generic
    /// We met twice, and settled 36 cases.
    /// ```
    ///
    /// # Source
    /// GB/T 15834-2011 《标点符号用法》, 5.1: marks in Chinese text take the room of a character.
    WidthMixed = "width-mixed", Warning;

    /// 中文里使用半角标点
    ///
    /// # 检查内容
    /// 全文以全角标点为主，个别处的逗号、分号、冒号、句号、问号、叹号、括号用了半角；英文词句之间用了全角标点。全文习惯用半角的，只提示一次（提示级）。
    ///
    /// # 为什么重要
    /// 同一份报告标点应当统一；全角半角混用，往往是从几处拼接而来。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 加强村⟦(⟧社区⟦)⟧法治建设，化解矛盾纠纷36起⟦.⟧下一步，继续加强（含村组）宣传。
    /// ```
    ///
    /// # 不报告的情形
    /// 数字、时间、网址和英文里的半角标点；“(一)”“1.”等序号；括住英文或数字的括号；通篇不用弯引号时的直引号。
    /// ```text fazhi
    /// 9:30召开会议，增长3.5%，发布于www.qss.gov.cn。
    /// 1.普法宣传；
    /// ```
    ///
    /// # 依据
    /// GB/T 15834—2011《标点符号用法》5.1：标点符号在文中占一个字的位置。
    chinese
}

/// Marks of one class, which a report writes in one width.
#[derive(Default)]
struct Class {
    half: Vec<usize>,
    full: Vec<usize>,
}

impl Check for WidthMixed {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let mut pauses = Class::default();
        let mut brackets = Class::default();
        let mut quotes = Class::default();
        let mut in_english = Vec::new();
        let mut line = 0;
        for (at, &ch) in reading.chars.iter().enumerate() {
            if ch == '\n' {
                line = at + 1;
            }
            if ch.is_alphanumeric() || reading.is_aside(at) {
                continue;
            }
            match ch {
                '，' | '；' | '：' | '！' | '？' | '。' | '、' if is_english(reading, at) => {
                    in_english.push(at);
                }
                '，' | '；' | '：' | '！' | '？' | '。' => pauses.full.push(at),
                ',' | ';' | ':' | '!' | '?' | '.' if is_chinese_pause(reading, line, at) => {
                    pauses.half.push(at);
                }
                '（' | '）' => brackets.full.push(at),
                '(' | ')' if is_chinese_bracket(reading, at) => brackets.half.push(at),
                '“' | '”' => quotes.full.push(at),
                '"' if is_han(reading.at(at + 1)) || at > 0 && is_han(reading.at(at - 1)) => {
                    quotes.half.push(at);
                }
                _ => {}
            }
        }
        for class in [&pauses, &brackets, &quotes] {
            report(reading, class, found);
        }
        for at in in_english {
            found.push(mark(reading, at, false));
        }
    }
}

fn report(reading: &Reading<'_>, class: &Class, found: &mut Vec<Found>) {
    let (n_half, n_full) = (class.half.len(), class.full.len());
    let Some(&first) = class.half.first() else {
        return;
    };
    // Half width throughout is a habit, and one finding says so; so is a mixture that goes
    // through the whole report.
    let is_habit = n_half > 3 && n_half * 3 >= n_full;
    if !is_habit {
        // With nothing in full width there is nothing it is mixed with.
        if n_full > 0 {
            found.extend(class.half.iter().map(|&at| mark(reading, at, true)));
        }
        return;
    }
    let ch = reading.at(first);
    let found_here = Found::at(
        CharSpan::new(first, first + 1),
        say!(
            "全文有 {n_half} 处“{ch}”类标点用半角，{n_full} 处用全角",
            "{n_half} marks like {ch} are half width, {n_full} full width"
        ),
        say!("请统一改为全角", "use full width throughout"),
    );
    found.push(found_here.with_severity(Severity::Info));
}

fn mark(reading: &Reading<'_>, at: usize, is_half: bool) -> Found {
    let ch = reading.at(at);
    let span = CharSpan::new(at, at + 1);
    if is_half {
        Found::at(
            span,
            say!("“{ch}”为半角标点", "{ch} is half width"),
            say!("请改为全角标点", "use the full-width mark"),
        )
    } else {
        Found::at(
            span,
            say!(
                "英文中的“{ch}”为全角标点",
                "{ch} is full width within English"
            ),
            say!("请改为半角标点", "use the half-width mark"),
        )
    }
}

fn is_word(ch: char) -> bool {
    is_han(ch)
        || matches!(
            ch,
            '“' | '”' | '《' | '》' | '（' | '）' | '【' | '】' | '、'
        )
}

/// Whether a half-width mark of pause stands between Chinese words.
fn is_chinese_pause(reading: &Reading<'_>, line: usize, at: usize) -> bool {
    let mut before = '\n';
    let mut first = at;
    while first > line && matches!(before, '\n' | ' ') {
        first -= 1;
        before = reading.at(first);
    }
    let blanks = (at + 1..at + 4).take_while(|&idx| matches!(reading.at(idx), ' ' | '\u{3000}'));
    let behind = reading.at(at + 1 + blanks.count());
    let mark = reading.at(at);
    let (word_before, word_behind) = (is_word(before), is_word(behind));
    match mark {
        // `1.`, 一., `3.5`, `www.`: only between two Chinese words that are no number.
        '.' => {
            let is_number = (line..at).all(|idx| {
                let ch = reading.at(idx);
                ch.is_whitespace() || "一二三四五六七八九十（(".contains(ch)
            });
            is_han(before) && !is_number && (word_behind || behind == '\n')
        }
        ':' => word_before && (word_behind || behind == '\n') || is_han(before) && is_han(behind),
        _ => {
            let ends = behind == '\n' && word_before;
            word_before && word_behind
                || ends
                || word_before && behind.is_ascii_digit()
                || before.is_ascii_alphanumeric() && is_han(behind) && !is_latin(reading, at)
                || matches!(before, '%' | '％' | ')') && is_han(behind)
        }
    }
}

/// Whether English words stand before a mark, so that it is theirs.
fn is_latin(reading: &Reading<'_>, at: usize) -> bool {
    let letters = (at.saturating_sub(2)..at).filter(|&idx| reading.at(idx).is_ascii_alphabetic());
    letters.count() == 2
}

/// Whether a half-width bracket holds Chinese words and is no number.
fn is_chinese_bracket(reading: &Reading<'_>, at: usize) -> bool {
    const LONG: usize = 60;
    let opens = reading.at(at) == '(';
    let inside: Vec<char> = if opens {
        (at + 1..at + LONG)
            .map(|idx| reading.at(idx))
            .take_while(|ch| !matches!(ch, ')' | '）' | '\n'))
            .collect()
    } else {
        (at.saturating_sub(LONG)..at)
            .rev()
            .map(|idx| reading.at(idx))
            .take_while(|ch| !matches!(ch, '(' | '（' | '\n'))
            .collect()
    };
    let is_number = inside.iter().all(|&ch| {
        ch.is_ascii_alphanumeric() || ch.is_whitespace() || "一二三四五六七八九十".contains(ch)
    });
    !is_number && inside.iter().any(|&ch| is_han(ch))
}

/// Whether a full-width mark stands between English words.
fn is_english(reading: &Reading<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or('\n', |idx| reading.at(idx));
    let blank = usize::from(reading.at(at + 1) == ' ');
    let behind = |forth: usize| reading.at(at + blank + forth);
    let letters = |one: char, other: char| one.is_ascii_alphabetic() && other.is_ascii_lowercase();
    letters(before(2), before(1)) && letters(behind(1), behind(2)) && behind(1).is_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::tests::{check, findings_of};

    #[test]
    fn single_half_width_marks_are_shown_one_by_one() {
        for text in [
            "全年开展宣传12次⟦,⟧化解纠纷36起，成效明显。",
            "存在以下问题⟦:⟧一是力量不足⟦;⟧二是创新不够，成效不明显。",
            "满意率100%⟦,⟧成效明显，《宪法》⟦,⟧《民法典》。",
            "高质量发展⟦!⟧\n下一步，继续加强。",
            "落实⟦\"⟧三重一大⟦\"⟧制度，坚持“枫桥经验”。",
        ] {
            check("width-mixed", text);
        }
    }

    #[test]
    fn a_habit_is_said_once() {
        let text = "全年开展宣传,化解纠纷,审查合同,办理案件,成效明显,群众满意。";
        let findings = findings_of("width-mixed", text, "fazhi");
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].severity, Severity::Info);
    }

    #[test]
    fn what_is_not_chinese_keeps_its_width() {
        for text in [
            "上午9:30，共1,500人，v2.0，A,B两类，(2023)，",
            "发布者:qss，见http://a.cn/b?c=1;d。",
            "一.总体情况，\n(一)普法，\n　(1)执法，\n1.宣传，",
        ] {
            check("width-mixed", text);
        }
    }
}
