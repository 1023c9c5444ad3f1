use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::{CharSpan, compare::fold_char, is_han};

documented! {
    /// A document number in a wrong form
    ///
    /// # What it finds
    /// A document number whose year stands in other brackets than 〔〕, whose year is cut, or whose
    /// serial number has 第 or a leading zero.
    ///
    /// # Why it matters
    /// Documents are found by their numbers, which have one form.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 印发《普法工作方案》（青政发⟦【2023】02号⟧），开展普法活动20次。
    /// ```
    ///
    /// # Not reported
    /// Numbers of cases at court, which take round brackets, and of decrees.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 印发《普法工作方案》（青政发〔2023〕2号），旁听（2023）湘1127行初12号案件庭审，学习国务院令第713号。
    /// ```
    ///
    /// # Source
    /// GB/T 9704-2012 《党政机关公文格式》, 7.2.5: 〔2023〕2号, no 第, no leading zero.
    DocumentNumber = "document-number", Warning;

    /// 发文字号不规范
    ///
    /// # 检查内容
    /// 发文字号的年份没有用六角括号〔〕，年份简写，或者序号加“第”、编虚位（02号）。
    ///
    /// # 为什么重要
    /// 公文靠发文字号查找，写法只有一种。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 印发《普法工作方案》（青政发⟦[2023]2号⟧）和《法治建设要点》（青依法治镇发⟦〔2023〕第3号⟧）。
    /// ```
    ///
    /// # 不报告的情形
    /// 用圆括号的法院案号；令的编号。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 落实《督察工作规定》（厅字〔2019〕28号），旁听（2023）湘1127行初12号案件庭审。
    /// ```
    ///
    /// # 依据
    /// GB/T 9704-2012《党政机关公文格式》7.2.5：年份用六角括号“〔〕”括入，序号不加“第”字，不编虚位。
    chinese
}

impl Check for DocumentNumber {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let mut at = 0;
        while at < reading.chars.len() {
            match number_at(reading, at).or_else(|| swapped_at(reading, at)) {
                Some(number) => {
                    if !number.is_right() && !reading.is_aside(at) {
                        let (year, serial) = (number.year, number.serial);
                        found.push(Found::at(
                            CharSpan::new(at, number.end),
                            say!(
                                "发文字号不规范，应为“〔{year}〕{serial}号”",
                                "the document number should read “〔{year}〕{serial}号”"
                            ),
                            say!(
                                "请改为“〔{year}〕{serial}号”",
                                "write “〔{year}〕{serial}号”"
                            ),
                        ));
                    }
                    at = number.end;
                }
                None => at += 1,
            }
        }
    }
}

/// A document number from its opening bracket on.
struct Number {
    open: char,
    close: char,
    year: u32,
    n_year_digits: usize,
    has_word: bool,
    serial: u32,
    is_padded: bool,
    end: usize,
}

impl Number {
    fn is_right(&self) -> bool {
        let brackets = matches!((self.open, self.close), ('〔', '〕') | ('﹝', '﹞'));
        brackets && self.n_year_digits == 4 && !self.has_word && !self.is_padded
    }
}

/// A bracket, a year, a bracket, a serial number and 号, where a letter stands before them.
fn number_at(reading: &Reading<'_>, open: usize) -> Option<Number> {
    let bracket = reading.at(open);
    if !matches!(
        bracket,
        '〔' | '﹝' | '[' | '【' | '(' | '（' | '［' | '{' | '〈' | '<' | '「' | '『'
    ) {
        return None;
    }
    let mut before = open;
    while before > 0 && matches!(reading.at(before - 1), ' ' | '\u{3000}') {
        before -= 1;
    }
    let letter = before.checked_sub(1).map_or('\n', |at| reading.at(at));
    if !is_han(letter) && !letter.is_ascii_alphabetic() {
        return None;
    }
    let (year, n_year_digits, mut at) = digits(reading, open + 1)?;
    let mut has_word = false;
    if reading.at(at) == '年' {
        has_word = true;
        at += 1;
    }
    let close = reading.at(at);
    if !matches!(
        close,
        '〕' | '﹞' | ']' | '】' | ')' | '）' | '］' | '}' | '〉' | '>' | '」' | '』'
    ) {
        return None;
    }
    at += 1;
    while matches!(reading.at(at), ' ' | '\u{3000}') {
        at += 1;
    }
    if reading.at(at) == '第' {
        has_word = true;
        at += 1;
    }
    let first = reading.at(at);
    let (serial, _, end) = digits(reading, at)?;
    let is_year = n_year_digits == 4 && (1949..2100).contains(&year) || n_year_digits == 2;
    // 〔2023〕5） has lost its 号.
    let has_mark = reading.at(end) == '号';
    let lost_mark = matches!(bracket, '〔' | '﹝') && matches!(reading.at(end), '）' | ')');
    has_word |= lost_mark;
    (is_year && (has_mark || lost_mark)).then_some(Number {
        open: bracket,
        close,
        year: if n_year_digits == 2 {
            2000 + year
        } else {
            year
        },
        n_year_digits,
        has_word,
        serial,
        is_padded: matches!(first, '0' | '０'),
        end: end + usize::from(has_mark),
    })
}

/// 2023(5)号, 云政发2023年5号: the brackets around the serial number, or around nothing.
fn swapped_at(reading: &Reading<'_>, start: usize) -> Option<Number> {
    let before = start.checked_sub(1).map(|at| reading.at(at))?;
    if !is_han(before) {
        return None;
    }
    let (year, n_year_digits, open) = digits(reading, start)?;
    // 公告2023年第5号 is as it should be.
    let is_bare = reading.at(open) == '年' && "发办字函委".contains(before);
    let (serial, _, close) = digits(reading, open + 1)?;
    let in_brackets = matches!(reading.at(open), '(' | '（' | '[' | '【' | '〔')
        && matches!(reading.at(close), ')' | '）' | ']' | '】' | '〕');
    let mark = if is_bare { close } else { close + 1 };
    let is_number = n_year_digits == 4
        && (1949..2100).contains(&year)
        && (in_brackets || is_bare)
        && reading.at(mark) == '号';
    is_number.then_some(Number {
        open: reading.at(open),
        close: reading.at(close),
        year,
        n_year_digits,
        has_word: true,
        serial,
        is_padded: false,
        end: mark + 1,
    })
}

/// A number of at most six digits, how many they are, and where it ends; spaces within count
/// as not there.
fn digits(reading: &Reading<'_>, start: usize) -> Option<(u32, usize, usize)> {
    let (mut value, mut n_digits, mut at) = (0, 0, start);
    loop {
        match fold_char(reading.at(at)).to_digit(10) {
            Some(digit) if n_digits < 6 => {
                value = value * 10 + digit;
                n_digits += 1;
            }
            None if reading.at(at) == ' ' && n_digits > 0 => {}
            _ => break,
        }
        at += 1;
    }
    (n_digits > 0).then_some((value, n_digits, at))
}
