//! The numbers that can open a heading: which style, which value, where the
//! heading's words begin, and what is wrong with the number as printed.
//!
//! What is left out: whether the line is a heading at all (`select.rs`).

use crate::text::numerals::{Enclosure, enclosed, is_chinese_numeral, parse_numeral, parse_roman};

use super::page::{is_blank, is_han};

/// A style of numbering, highest first as official and academic documents rank them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// The document's own heading level: `#`, `<h2>`, a Word style.
    Hint(u8),
    /// 第一部分, 第一篇, `Part I`.
    Part,
    /// 第一章, `Chapter 2`, `Appendix A`.
    Chapter,
    /// 第一节, `Section 3`.
    Section,
    /// `II.`
    Roman,
    /// 一、 and headings without a number that stand in its place.
    Han,
    /// `A.`
    Letter,
    /// （一）
    ParenHan,
    /// 一、 inside a section that is itself numbered 一、.
    InnerHan,
    /// `1.`
    Arabic,
    /// `1.1` with the number of its places.
    Dotted(u8),
    /// （1）
    ParenArabic,
    /// ①
    Circled,
}

/// What is wrong with a number as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// Bracket or numeral lost.
    Mangled,
    /// The wrong mark follows.
    Punctuation,
    /// Nothing but a blank follows; believed only in a sequence.
    Bare,
    /// Not even a blank follows; believed only where just this number is missing.
    Glued,
}

/// A number that may open a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Its style.
    pub(super) style: Style,
    /// Its value; `None` where the numeral is lost.
    pub(super) value: Option<u32>,
    /// First and last-but-one position of the numeral alone; empty where it is lost.
    pub(super) numeral: (usize, usize),
    /// Where the heading's words begin.
    pub(super) body: usize,
    /// What is wrong with it.
    pub(super) flaw: Option<Flaw>,
    /// For `1.1`: the number before the first point.
    pub(super) group: Option<u32>,
}

/// Longest numeral that numbers a heading: 二十一, `XVIII`, `10.12.3`.
const MAX_NUMERAL: usize = 8;

/// The number that opens the stretch `at..end`, if one does.
pub(super) fn number_at(chars: &[char], at: usize, end: usize) -> Option<Number> {
    let end = end.min(chars.len());
    let scan = Scan { chars, end };
    let number = match scan.ch(at) {
        '(' | '[' | '【' | '〔' => scan.bracketed(at),
        ch if is_dash(ch) && scan.ch(at + 1) == '、' => scan.dashed(at, at + 1, Style::Han),
        ')' | '】' => scan.lost_numeral(at, Style::ParenHan),
        '、' => scan.lost_numeral(at, Style::Han),
        '.' => scan.lost_numeral(at, Style::Arabic),
        '第' => scan.chapter(at),
        ch if is_chinese_numeral(ch) => scan.chinese(at),
        ch if ch.is_ascii_digit() => scan.arabic(at),
        ch if ch.is_ascii_alphabetic() => scan.latin(at),
        ch => scan.enclosed(at, ch),
    }?;
    (number.body < end).then_some(number)
}

/// Characters with a limit beyond which nothing is read.
struct Scan<'c> {
    chars: &'c [char],
    end: usize,
}

impl Scan<'_> {
    fn ch(&self, at: usize) -> char {
        if at < self.end { self.chars[at] } else { '\n' }
    }

    fn skip_blanks(&self, mut at: usize) -> usize {
        while at < self.end && is_blank(self.ch(at)) {
            at += 1;
        }
        at
    }

    fn run(&self, at: usize, of: impl Fn(char) -> bool) -> usize {
        let limit = self.end.min(at + MAX_NUMERAL);
        (at..limit).find(|&at| !of(self.ch(at))).unwrap_or(limit)
    }

    fn value(&self, numeral: (usize, usize)) -> Option<u32> {
        parse_numeral(self.chars.get(numeral.0..numeral.1)?.iter().copied())
            .filter(|&value| (1..=199).contains(&value))
    }

    /// Words after a number, past one mark that should not be there.
    fn after(&self, at: usize, flaw: Option<Flaw>) -> (usize, Option<Flaw>) {
        let next = self.skip_blanks(at);
        if matches!(self.ch(next), '、' | '.' | ',' | ':' | '。') {
            return (self.skip_blanks(next + 1), flaw.or(Some(Flaw::Punctuation)));
        }
        (next, flaw)
    }

    /// （一）, （1）, and what is left of them when the closing bracket is lost.
    fn bracketed(&self, at: usize) -> Option<Number> {
        // `（（一）`: one bracket too many.
        let twice = usize::from(self.ch(at) == '(' && self.ch(at + 1) == '(');
        let from = self.skip_blanks(at + 1 + twice);
        if is_dash(self.ch(from)) && matches!(self.ch(from + 1), ')' | '】' | '〕') {
            return self.dashed(from, from + 1, Style::ParenHan);
        }
        let chinese = is_chinese_numeral(self.ch(from));
        let to = if chinese {
            self.run(from, is_chinese_numeral)
        } else {
            self.run(from, |ch| ch.is_ascii_digit())
        };
        let close = self.skip_blanks(to);
        let closed = matches!(self.ch(close), ')' | ']' | '】' | '〕');
        let round = self.ch(at) == '(';
        if from == to {
            // `()`: the numeral is lost, the brackets stand.
            let (body, _) = self.after(close + 1, None);
            let lost = closed && round && is_han(self.ch(body));
            return lost.then_some(Number {
                style: Style::ParenHan,
                value: None,
                numeral: (from, from),
                body,
                flaw: Some(Flaw::Mangled),
                group: None,
            });
        }
        let value = self.value((from, to))?;
        let style = if chinese {
            Style::ParenHan
        } else {
            Style::ParenArabic
        };
        // `（一）））` and `（一（` close it wrongly.
        let more = self.run(close + 1, |ch| ch == ')');
        let wrongly = round && chinese && (more > close + 1 || twice > 0 || self.ch(close) == '(');
        if closed || wrongly {
            if !chinese && !round {
                return None;
            }
            let (body, flaw) = self.after(more, wrongly.then_some(Flaw::Mangled));
            if wrongly && !is_han(self.ch(body)) {
                return None;
            }
            return Some(Number {
                style,
                value: Some(value),
                numeral: (from, to),
                body,
                flaw,
                group: None,
            });
        }
        // `（一加强…`, `（一、加强…`: the closing bracket is lost.
        let (body, _) = self.after(to, None);
        (chinese && round && is_han(self.ch(body))).then_some(Number {
            style,
            value: Some(value),
            numeral: (from, to),
            body,
            flaw: Some(Flaw::Mangled),
            group: None,
        })
    }

    /// `—、主要工作`, `（—）组织领导`: a dash typed or scanned for 一; `mark` is what follows it.
    fn dashed(&self, at: usize, mark: usize, style: Style) -> Option<Number> {
        let body = self.skip_blanks(mark + 1);
        is_han(self.ch(body)).then_some(Number {
            style,
            value: Some(1),
            numeral: (at, mark),
            body,
            flaw: Some(Flaw::Mangled),
            group: None,
        })
    }

    /// `)健全…`, `、存在…`: only the mark after the numeral is left.
    fn lost_numeral(&self, at: usize, style: Style) -> Option<Number> {
        let body = self.skip_blanks(at + 1);
        (is_han(self.ch(body)) || self.year_follows(body)).then_some(Number {
            style,
            value: None,
            numeral: (at, at),
            body,
            flaw: Some(Flaw::Mangled),
            group: None,
        })
    }

    /// 一、 and its like: `一.`, `一，`, `一)`, `一 `.
    fn chinese(&self, at: usize) -> Option<Number> {
        let to = self.run(at, is_chinese_numeral);
        let value = self.value((at, to))?;
        let mark = self.skip_blanks(to);
        let (style, flaw) = match self.ch(mark) {
            '、' => (Style::Han, None),
            '.' | ',' | ':' | '。' => (Style::Han, Some(Flaw::Punctuation)),
            ')' | '】' | '〕' => (Style::ParenHan, Some(Flaw::Mangled)),
            '(' if mark == to
                && is_han(self.ch(to + 1))
                && !is_chinese_numeral(self.ch(to + 1)) =>
            {
                (Style::ParenHan, Some(Flaw::Mangled))
            }
            _ if mark > to => (Style::Han, Some(Flaw::Bare)),
            next if self.year_follows(to) || is_han(next) && !is_counted(next) => {
                (Style::Han, Some(Flaw::Glued))
            }
            _ => return None,
        };
        let body = match flaw {
            Some(Flaw::Bare | Flaw::Glued) => mark,
            _ => self.skip_blanks(mark + 1),
        };
        // 一、二季度…: two numerals in a row enumerate, they do not number.
        let enumerates = is_chinese_numeral(self.ch(body))
            && style == Style::Han
            && !is_han_word(self.ch(body + 1))
            && !self.han_year_follows(body);
        (!enumerates).then_some(Number {
            style,
            value: Some(value),
            numeral: (at, to),
            body,
            flaw,
            group: None,
        })
    }

    /// `1.`, `1、`, `1)`, `1.1`, `1 Introduction`.
    fn arabic(&self, at: usize) -> Option<Number> {
        let to = self.run(at, |ch| ch.is_ascii_digit());
        let value = self.value((at, to))?;
        if self.ch(to) == '.' && self.ch(to + 1).is_ascii_digit() && !self.year_follows(to + 1) {
            return self.dotted(at, to, value);
        }
        let mark = self.skip_blanks(to);
        let (style, flaw) = match self.ch(mark) {
            '.' => (Style::Arabic, None),
            '、' | ',' | ':' | '。' => (Style::Arabic, Some(Flaw::Punctuation)),
            ')' if mark == to => (Style::ParenArabic, Some(Flaw::Mangled)),
            _ if mark > to => (Style::Arabic, Some(Flaw::Bare)),
            _ => return None,
        };
        let body = match flaw {
            Some(Flaw::Bare) => mark,
            _ => self.skip_blanks(mark + 1),
        };
        // `1. 5万元` and `1、2、3号` count, they do not number.
        (!self.ch(body).is_ascii_digit() || self.year_follows(body)).then_some(Number {
            style,
            value: Some(value),
            numeral: (at, to),
            body,
            flaw,
            group: None,
        })
    }

    /// 四、二〇二六年主要安排: a year, not a second number.
    fn han_year_follows(&self, at: usize) -> bool {
        let to = self.run(at, is_chinese_numeral);
        to == at + 4 && self.ch(self.skip_blanks(to)) == '年'
    }

    fn year_follows(&self, at: usize) -> bool {
        let to = self.run(at, |ch| ch.is_ascii_digit());
        to == at + 4 && matches!(self.ch(self.skip_blanks(to)), '年' | '-')
    }

    fn dotted(&self, at: usize, mut to: usize, group: u32) -> Option<Number> {
        let mut places: u8 = 1;
        let mut last = (at, to);
        while self.ch(to) == '.' && self.ch(to + 1).is_ascii_digit() {
            let next = self.run(to + 1, |ch| ch.is_ascii_digit());
            last = (to + 1, next);
            // A line of nothing but `1.1.1.…` has more places than can be counted here.
            (to, places) = (next, places.saturating_add(1));
        }
        let value = self.value(last)?;
        let mark = usize::from(matches!(self.ch(to), '.' | '、'));
        let body = self.skip_blanks(to + mark);
        let word = is_han(self.ch(body)) || (body > to && self.ch(body).is_alphabetic());
        (places <= 6 && word).then_some(Number {
            style: Style::Dotted(places),
            value: Some(value),
            numeral: (at, to),
            body,
            flaw: None,
            group: Some(group),
        })
    }

    /// 第一章, 第一节, 第一部分.
    fn chapter(&self, at: usize) -> Option<Number> {
        let from = self.skip_blanks(at + 1);
        let to = self.run(from, |ch| is_chinese_numeral(ch) || ch.is_ascii_digit());
        let value = self.value((from, to))?;
        let kind = self.skip_blanks(to);
        let (style, length) = match (self.ch(kind), self.ch(kind + 1)) {
            ('部', '分') => (Style::Part, 2),
            ('篇' | '编', _) => (Style::Part, 1),
            ('章', _) => (Style::Chapter, 1),
            ('节', _) => (Style::Section, 1),
            _ => return None,
        };
        let after = kind + length;
        let marked = matches!(self.ch(after), '、' | ':' | '.' | ',') || is_blank(self.ch(after));
        let body = self.skip_blanks(after + usize::from(marked));
        // 第一章的规定…: a sentence about a chapter.
        (!matches!(self.ch(body), '的' | '第' | '规')).then_some(Number {
            style,
            value: Some(value),
            numeral: (at, after),
            body,
            flaw: None,
            group: None,
        })
    }

    /// `Chapter 2`, `II.`, `A.`
    fn latin(&self, at: usize) -> Option<Number> {
        let word_end = self.run(at, |ch| ch.is_ascii_alphabetic());
        let word: String = self.chars.get(at..word_end)?.iter().collect();
        let named = match word.to_ascii_lowercase().as_str() {
            "part" => Some(Style::Part),
            "chapter" | "appendix" | "annex" => Some(Style::Chapter),
            "section" => Some(Style::Section),
            _ => None,
        };
        if let Some(style) = named {
            return self.named(at, word_end, style);
        }
        let mark = self.ch(word_end);
        let spaced = matches!(mark, '.' | ')' | '、') && is_blank(self.ch(word_end + 1));
        let upper = word.bytes().all(|byte| byte.is_ascii_uppercase());
        if !(spaced || mark == '、') || !upper {
            return None;
        }
        let (style, value) = match (parse_roman(&word), word.as_bytes()) {
            (Some(value), _) => (Style::Roman, value),
            (None, &[letter]) => (Style::Letter, u32::from(letter - b'A') + 1),
            _ => return None,
        };
        Some(Number {
            style,
            value: Some(value),
            numeral: (at, word_end),
            body: self.skip_blanks(word_end + 1),
            flaw: None,
            group: None,
        })
    }

    /// The number after `Chapter`, `Section`, `Part`, `Appendix`.
    fn named(&self, at: usize, word_end: usize, style: Style) -> Option<Number> {
        let from = self.skip_blanks(word_end);
        let to = self.run(from, |ch| ch.is_ascii_alphanumeric());
        let label: String = self.chars.get(from..to)?.iter().collect();
        let value = label
            .parse()
            .ok()
            .or_else(|| parse_roman(&label))
            .or(match label.as_bytes() {
                &[letter] if letter.is_ascii_uppercase() => Some(u32::from(letter - b'A') + 1),
                _ => None,
            })
            .filter(|&value| from > word_end && (1..=199).contains(&value))?;
        let mark = self.skip_blanks(to);
        let marked = matches!(self.ch(mark), '.' | ':' | '-' | '–' | '—');
        let body = self.skip_blanks(mark + usize::from(marked));
        // "Section 3 says…": a sentence goes on in lower case.
        (!self.ch(body).is_ascii_lowercase()).then_some(Number {
            style,
            value: Some(value),
            numeral: (at, to),
            body,
            flaw: None,
            group: None,
        })
    }

    fn enclosed(&self, at: usize, ch: char) -> Option<Number> {
        let (value, style) = match enclosed(ch) {
            Some((value, Enclosure::ParenthesisedChinese)) => (value, Style::ParenHan),
            Some((value, Enclosure::ParenthesisedArabic)) => (value, Style::ParenArabic),
            Some((value, Enclosure::Circled)) => (value, Style::Circled),
            Some((value, Enclosure::WithPoint)) => (value, Style::Arabic),
            None => {
                let value = parse_roman(ch.encode_utf8(&mut [0; 4]))?;
                (value, Style::Roman)
            }
        };
        let (body, flaw) = match (style, self.after(at + 1, None)) {
            (Style::Roman, (body, _)) => (body, None),
            (_, after) => after,
        };
        Some(Number {
            style,
            value: Some(value),
            numeral: (at, at + 1),
            body,
            flaw,
            group: None,
        })
    }
}

/// Whether a character is a dash that can stand for 一.
fn is_dash(ch: char) -> bool {
    matches!(ch, '—' | '―' | '–' | '-' | 'ー' | '─')
}

/// Whether a character behind a numeral makes a word with it: 一是, 三项, 十年.
fn is_counted(next: char) -> bool {
    is_han_word(next) || "来要到批级次名位月季日支条类层步件家起场户村镇乡县市区省元万亿千百十带心些切定般样直起同边面旦律致贯流经级届中办审号股科楼岁倍分点化等".contains(next)
}

/// Whether a numeral begins a word after 一、: 一、一年来的工作, 一、“三项制度”, 一、七五普法.
fn is_han_word(next: char) -> bool {
    matches!(
        next,
        '年' | '项'
            | '是'
            | '体'
            | '重'
            | '个'
            | '把'
            | '五'
            | '大'
            | '网'
            | '抓'
            | '方'
            | '手'
            | '线'
    )
}
