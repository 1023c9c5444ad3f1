//! Where a row of Chinese text may not end or begin (避头尾), beyond the
//! Unicode rules: punctuation, dashes, numbers with their units, addresses.
//!
//! Rules: GB/T 15834-2011 section 5.1 (places of punctuation marks) and the habit of
//! official documents; 三是 and 3次 read as one.

use super::fold::fold_width_char;
use super::width::is_han;

/// Characters that never begin a row.
pub(crate) fn not_at_start(ch: char) -> bool {
    matches!(
        ch,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '）'
            | '》'
            | '”'
            | '’'
            | '】'
            | '〕'
            | '…'
            | '—'
            | '」'
            | '』'
            | '〉'
            | '〗'
            | '〙'
            | '〛'
            | '］'
            | '｝'
            | '．'
            | '～'
            | '·'
            | '•'
            | '‧'
            | '・'
            | '％'
            | '‰'
            | '℃'
            | '°'
            | '々'
            | '〜'
            | '–'
            | '⋯'
            | '―'
            | '─'
            | '‥'
            | '｡'
            | '､'
            | '｣'
            | '︰'
            | '﹐'
            | '﹑'
            | '﹒'
            | '﹔'
            | '﹕'
            | '﹖'
            | '﹗'
            | '﹚'
            | ','
            | '.'
            | ';'
            | ':'
            | '?'
            | '!'
            | ')'
            | ']'
            | '}'
            | '%'
    )
}

/// Characters that never end a row.
pub(crate) fn not_at_end(ch: char) -> bool {
    matches!(
        ch,
        '（' | '《'
            | '“'
            | '‘'
            | '【'
            | '〔'
            | '「'
            | '『'
            | '〈'
            | '〖'
            | '〘'
            | '〚'
            | '［'
            | '｛'
            | '｢'
            | '﹙'
            | '('
            | '['
            | '{'
            | '￥'
            | '＄'
            | '￡'
            | '№'
            | '＃'
    )
}

/// Whether the pair belongs together although the Unicode rules would part it.
fn binds(before: char, after: char) -> bool {
    if not_at_start(after) && !(before.is_ascii() && after.is_ascii()) {
        return true;
    }
    let (left, right) = (fold_width_char(before), fold_width_char(after));
    if left.is_ascii_alphanumeric() && right.is_ascii_alphanumeric() {
        return true;
    }
    // 第3届; 政发〔2023〕5号
    right.is_ascii_digit() && matches!(before, '第' | '〕' | '〔' | '＋' | '－')
}

/// Whether a row may be broken here although the Unicode rules forbid it: they take
/// “ and ” for quotes of any direction, and Chinese knows which one opens.
fn opens(before: char, after: char) -> bool {
    let opening = matches!(after, '“' | '‘') && !not_at_end(before) && is_wide_neighbour(before);
    let closed = matches!(before, '”' | '’')
        && !not_at_start(after)
        && (is_han(after) || not_at_end(after) && after != '“' && after != '‘');
    let dash = matches!(before, '—' | '…') && is_han(after);
    opening || closed || dash
}

fn is_wide_neighbour(ch: char) -> bool {
    is_han(ch)
        || matches!(ch, '\u{3000}'..='\u{3029}' | '\u{FF01}'..='\u{FF60}' | '…' | '—' | '”' | '’')
}

/// Number words that may stand between digits and their unit: 15万余元.
fn is_multiplier(ch: char) -> bool {
    matches!(
        ch,
        '十' | '百' | '千' | '万' | '亿' | '余' | '多' | '几' | '来' | '％' | '%'
    )
}

/// Units of two or three characters, so that the second keeps to the first.
const LONG_UNITS: &[&str] = &[
    "人次", "小时", "分钟", "公里", "公顷", "平方", "立方", "平米", "周年", "工作", "百分", "季度",
    "世纪", "场次", "件次", "车次", "户次", "个月", "千米", "厘米", "毫米", "公斤", "千克", "万元",
    "亿元",
];

/// Follows a line of text and says for each place between two characters
/// whether a row may end there. Feed every character once, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kinsoku {
    before: Option<char>,
    /// The last character that is not a space.
    ink: char,
    number: Number,
    /// Byte offset up to which a row may not be broken: the end of an address.
    solid_to: usize,
}

/// Where in a number with its unit the last character stood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Number {
    #[default]
    Outside,
    /// A digit, or a number word after one.
    Digits,
    /// The first character of a unit of two.
    UnitHead(char),
}

/// What the rules of this file say about a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// A row may not end here.
    Forbidden,
    /// A row may end here even where the Unicode rules say no.
    Allowed,
    /// As the Unicode rules say.
    Open,
}

impl Kinsoku {
    /// The verdict on the place before the character at `byte` of `line`.
    pub(crate) fn before(&mut self, line: &str, byte: usize, after: char) -> Verdict {
        let before = self.before.replace(after);
        let digit = fold_width_char(after).is_ascii_digit();
        let unit = match self.number {
            _ if digit => {
                self.number = Number::Digits;
                false
            }
            Number::Digits if is_multiplier(after) => true,
            Number::Digits if is_han(after) => {
                self.number = Number::UnitHead(after);
                true
            }
            Number::UnitHead(head) => {
                self.number = Number::Outside;
                is_han(after) && LONG_UNITS.iter().any(|unit| unit.chars().eq([head, after]))
            }
            Number::Digits | Number::Outside => {
                self.number = Number::Outside;
                false
            }
        };
        if after.is_ascii_graphic() && !before.is_some_and(|ch| ch.is_ascii_graphic()) {
            self.solid_to = byte + address_len(line.get(byte..).unwrap_or(""));
        }
        let opened = not_at_end(self.ink);
        if !after.is_whitespace() {
            self.ink = after;
        }
        let Some(before) = before else {
            return Verdict::Forbidden;
        };
        if unit
            || byte < self.solid_to && before.is_ascii_graphic()
            || opened
            || binds(before, after)
        {
            Verdict::Forbidden
        } else if opens(before, after) {
            Verdict::Allowed
        } else {
            Verdict::Open
        }
    }
}

/// The bytes of the web or mail address at the start of the text; 0 if there is none.
fn address_len(text: &str) -> usize {
    let len = text.bytes().take_while(u8::is_ascii_graphic).count();
    let run = text.get(..len).unwrap_or("");
    let is_address = run.contains("://") || run.starts_with("www.") || run.contains('@');
    if is_address { len } else { 0 }
}
