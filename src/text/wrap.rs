//! Breaks one line of text into rows of a given width: Unicode line breaking
//! (UAX 14) with the rules of `kinsoku` on top.
//!
//! Greedy: each row takes what fits. What is left out: justification and
//! hanging punctuation; a row may be two cells short instead.

use unicode_linebreak::linebreaks;

use super::body::Text;
use super::cells::{Shown, pieces};
use super::kinsoku::{Kinsoku, Verdict, not_at_end, not_at_start};
use super::units::{CharSpan, Cols};
use super::width::{Ambiguous, TAB};

/// One row of a wrapped line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The characters that are painted; with the `n_hung` spaces behind them, the
    /// rows of a line hold each of its characters exactly once.
    pub span: CharSpan,
    /// Spaces at the end of the row that would not fit: they belong to the row and are not painted.
    pub n_hung: u32,
    /// Empty cells before the first character.
    pub indent: Cols,
    /// Whether it is the first row of its line.
    pub first: bool,
}

impl Row {
    /// The characters of the row with the hung spaces.
    #[must_use]
    pub fn whole(&self) -> CharSpan {
        CharSpan {
            start: self.span.start,
            end: self.span.end + self.n_hung,
        }
    }
}

/// How lines become rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrapStyle {
    /// Cells of a row, at least 2. A row is never wider, except where one `⟨U+XXXX⟩`
    /// (up to 10 cells) or one tab (up to 4) alone does not fit.
    pub width: Cols,
    /// Cells of characters of ambiguous width.
    pub ambiguous: Ambiguous,
    /// Indent of the first row of a line that does not begin with white space itself.
    pub first: Cols,
    /// Indent of all other rows.
    pub hanging: Cols,
}

impl WrapStyle {
    /// Rows of this width without any indent but the text's own.
    #[must_use]
    pub fn new(width: Cols, ambiguous: Ambiguous) -> Self {
        Self {
            width,
            ambiguous,
            first: Cols(0),
            hanging: Cols(0),
        }
    }
}

/// The rows of one line; at least one, also for the empty line.
///
/// `line` must not hold a `\n` (see [`Text::lines`]). Indents wider than half a row
/// are cut to that. Linear in the length of the line.
#[must_use]
pub fn wrap(text: &Text, line: CharSpan, style: &WrapStyle) -> Vec<Row> {
    let content = text.slice(line);
    let width = usize::from(style.width.0).max(2);
    let half = |cols: Cols| usize::from(cols.0).min(width / 2);
    let first_indent = if content.starts_with(char::is_whitespace) {
        0
    } else {
        half(style.first)
    };
    let items = items(content, style.ambiguous);
    let mut rows = Vec::with_capacity(content.len() / width / 2 + 1);
    let (mut start, mut at) = (0, line.start);
    loop {
        let first = rows.is_empty();
        let indent = if first {
            first_indent
        } else {
            half(style.hanging)
        };
        let (end, next) = row_end(&items, start, width - indent);
        let n_chars =
            |from: usize, to: usize| items[from..to].iter().map(|item| item.n_chars).sum::<u32>();
        let span = CharSpan {
            start: at,
            end: at + n_chars(start, end),
        };
        let row = Row {
            span,
            n_hung: n_chars(end, next),
            indent: Cols(u16::try_from(indent).unwrap_or(u16::MAX)),
            first,
        };
        rows.push(row);
        (start, at) = (next, row.whole().end);
        if start >= items.len() {
            return rows;
        }
    }
}

/// A piece of the line as the breaking sees it.
#[derive(Clone, Copy, Debug)]
struct Item {
    n_chars: u32,
    cols: u32,
    /// Its first character.
    head: char,
    /// Its last character.
    tail: char,
    is_tab: bool,
    /// Whether a row may end before it.
    may_break: bool,
}

impl Item {
    fn cols_at(self, col: usize) -> usize {
        if self.is_tab {
            TAB - col % TAB
        } else {
            self.cols as usize
        }
    }

    fn is_space(self) -> bool {
        self.n_chars == 1 && matches!(self.head, ' ' | '\t' | '\u{3000}')
    }
}

fn items(content: &str, ambiguous: Ambiguous) -> Vec<Item> {
    let mut items = Vec::with_capacity(content.len() / 2);
    let mut breaks = linebreaks(content).peekable();
    let mut kinsoku = Kinsoku::default();
    let mut byte = 0;
    for piece in pieces(content, ambiguous) {
        let mut by_unicode = false;
        while let Some((at, _)) = breaks.next_if(|&(at, _)| at <= byte) {
            by_unicode = at == byte;
        }
        let mut chars = piece.text.chars();
        let head = chars.next().unwrap_or(' ');
        let may_break = match kinsoku.before(content, byte, head) {
            Verdict::Forbidden => false,
            Verdict::Allowed => true,
            Verdict::Open => by_unicode,
        };
        items.push(Item {
            n_chars: piece.n_chars,
            cols: u32::try_from(piece.cols).unwrap_or(u32::MAX),
            head,
            tail: chars.next_back().unwrap_or(head),
            is_tab: piece.shown == Shown::Tab,
            may_break,
        });
        byte += piece.text.len();
    }
    items
}

/// The end of what a row beginning at `start` paints, and where the next row begins.
fn row_end(items: &[Item], start: usize, width: usize) -> (usize, usize) {
    let (mut col, mut last_break, mut blank) = (0, None, true);
    for (nth, item) in items.iter().enumerate().skip(start) {
        if item.may_break && !blank {
            last_break = Some(nth);
        }
        col += item.cols_at(col);
        if col > width {
            if item.is_space() && nth > start {
                let n_spaces = items[nth..]
                    .iter()
                    .take_while(|item| item.is_space())
                    .count();
                let next = nth + n_spaces;
                if items.get(next).is_none_or(|item| item.may_break) {
                    return (nth, next);
                }
            }
            let end = last_break.unwrap_or_else(|| forced_break(items, start, nth));
            return (end, end);
        }
        blank &= item.is_space();
    }
    (items.len(), items.len())
}

/// Where to part what has no place to break and does not fit: as late as possible, and if
/// there is one, at a place where no mark begins or ends a row.
fn forced_break(items: &[Item], start: usize, over: usize) -> usize {
    (start + 1..=over)
        .rev()
        .find(|&nth| !not_at_start(items[nth].head) && !not_at_end(items[nth - 1].tail))
        .unwrap_or(over.max(start + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{CharIdx, width};
    use proptest::prelude::*;

    fn rows_of(content: &str, style: WrapStyle) -> (Text, Vec<Row>) {
        let text = Text::new(content.to_owned());
        let rows = wrap(&text, text.span(), &style);
        (text, rows)
    }

    /// Rows are drawn one below the other, `_` for a hung space.
    #[track_caller]
    fn check(cols: u16, content: &str, expected: &[&str]) {
        let (text, rows) = rows_of(content, WrapStyle::new(Cols(cols), Ambiguous::Narrow));
        let got: Vec<String> = rows
            .iter()
            .map(|row| text.slice(row.span).to_owned() + &"_".repeat(row.n_hung as usize))
            .collect();
        assert_eq!(got, expected, "{content:?} at {cols}");
    }

    #[test]
    fn marks_neither_begin_nor_end_a_row_where_they_must_not() {
        check(8, "依法行政，工作", &["依法行", "政，工作"]);
        check(8, "依法行政。）》工作", &["依法行", "政。）》", "工作"]);
        check(8, "学习了《条例》", &["学习了", "《条例》"]);
        check(6, "推进（法治）", &["推进", "（法", "治）"]);
        check(10, "推进法治“关键少数”", &["推进法治", "“关键少数”"]);
        check(12, "推进法治政府·建设", &["推进法治政", "府·建设"]);
    }

    #[test]
    fn dashes_and_ellipses_stay_whole_and_with_what_they_follow() {
        check(9, "推进法治——政府", &["推进法", "治——政府"]);
        check(11, "推进法治政……建设", &["推进法治", "政……建设"]);
    }

    #[test]
    fn numbers_keep_their_units() {
        check(9, "共召开了3次会", &["共召开了", "3次会"]);
        check(10, "支出共计15万余元", &["支出共计", "15万余元"]);
        check(10, "达到了今年100％。", &["达到了今年", "100％。"]);
        check(10, "我们镇在2023年", &["我们镇在", "2023年"]);
        check(10, "我们镇在２０年", &["我们镇在", "２０年"]);
        check(12, "累计宣传法120人次", &["累计宣传法", "120人次"]);
        check(10, "召开会议第12届会", &["召开会议", "第12届会"]);
    }

    #[test]
    fn words_and_addresses_stay_whole_unless_longer_than_a_row() {
        check(12, "the rule of law", &["the rule of ", "law"]);
        check(12, "见http://a.cn/b。", &["见", "http://a.cn/", "b。"]);
        check(16, "登录www.a-b.cn/c查看", &["登录www.a-b.cn/c", "查看"]);
        check(4, "abcdefghij", &["abcd", "efgh", "ij"]);
    }

    #[test]
    fn indents_of_the_source_are_shown_and_spaces_hang() {
        check(
            8,
            "\u{3000}\u{3000}依法行政",
            &["\u{3000}\u{3000}依法", "行政"],
        );
        check(4, "ab  cd", &["ab  ", "cd"]);
        check(3, "abc  d", &["abc__", "d"]);
        check(8, "", &[""]);
    }

    #[test]
    fn indents_of_the_style_narrow_the_rows() {
        let style = WrapStyle {
            first: Cols(4),
            hanging: Cols(2),
            ..WrapStyle::new(Cols(8), Ambiguous::Narrow)
        };
        let (_, rows) = rows_of("依法行政工作", style);
        let drawn: Vec<(u32, u16, bool)> = rows
            .iter()
            .map(|row| (row.span.len(), row.indent.0, row.first))
            .collect();
        assert_eq!(drawn, [(2, 4, true), (3, 2, false), (1, 2, false)]);
    }

    #[test]
    fn what_is_wider_than_a_row_stands_alone() {
        check(4, "a\u{202E}b", &["a", "\u{202E}", "b"]);
    }

    /// Text as reports have it, with what makes breaking hard.
    fn report_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            6 => "[依法行政工作推进年度镇人民政府三一]{1,6}",
            2 => "[，。、；：？！）》”’】〕]{1,2}",
            2 => "[（《“‘【〔]",
            1 => Just("——".to_owned()),
            1 => Just("……".to_owned()),
            2 => "[0-9]{1,4}(万余元|次|％|年|%|\\.5)?",
            1 => "[a-z]{1,9} ",
            1 => "[\u{3000} \t]{1,3}",
            1 => "[①№℃☀\u{FE0F}e\u{301}👩\u{200D}]",
            1 => Just("www.a.cn/b ".to_owned()),
        ];
        proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn no_character_is_lost_and_no_row_too_wide(
            content in prop_oneof![report_text(), "[^\n]{0,80}"],
            cols in 2_u16..60,
            wide: bool,
            hanging in 0_u16..6,
        ) {
            let ambiguous = if wide { Ambiguous::Wide } else { Ambiguous::Narrow };
            let style = WrapStyle { hanging: Cols(hanging), ..WrapStyle::new(Cols(cols), ambiguous) };
            let (text, rows) = rows_of(&content, style);
            let mut at = CharIdx(0);
            for (nth, row) in rows.iter().enumerate() {
                prop_assert_eq!(row.span.start, at);
                prop_assert_eq!(row.first, nth == 0);
                at = row.whole().end;
                prop_assert!(at > row.span.start || content.is_empty());
                let painted = text.slice(row.span);
                let room = usize::from(cols - row.indent.0);
                let fits = width(painted, ambiguous) <= room;
                prop_assert!(fits || super::pieces(painted, ambiguous).count() == 1 && cols < 20, "{:?}", painted);
                let hung = text.slice(CharSpan { start: row.span.end, end: at });
                let only_spaces = hung.chars().all(|ch| " \t\u{3000}".contains(ch));
                prop_assert!(only_spaces);
            }
            prop_assert_eq!(at, text.len());
        }

        #[test]
        fn marks_stay_where_they_belong(content in report_text(), cols in 40_u16..90) {
            let (text, rows) = rows_of(&content, WrapStyle::new(Cols(cols), Ambiguous::Narrow));
            for pair in rows.windows(2) {
                let (end, start) = (text.slice(pair[0].span), text.slice(pair[1].span));
                let (last, head) = (end.chars().last().unwrap_or(' '), start.chars().next().unwrap_or(' '));
                prop_assert!(!(head != ' ' && !head.is_ascii() && not_at_start(head)), "{end:?} | {start:?}");
                prop_assert!(!not_at_end(last), "{end:?} | {start:?}");
                prop_assert!(!(pair[0].n_hung == 0 && last.is_ascii_digit() && (head.is_ascii_digit() || "万次年％元".contains(head))), "{end:?} | {start:?}");
            }
        }
    }
}
