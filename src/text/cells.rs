//! Cuts text into the pieces a terminal shows: one grapheme, one tab, or one
//! character that must not reach a terminal as it is.
//!
//! A grapheme stays whole only where every terminal agrees on its cells:
//! where the widths of its characters add up to the width of the whole.
//! Sequences that terminals join or not as they like (emoji with joiners or
//! skin tones) are cut into their characters, so that cells stay true. What is
//! left out: tab stops, which depend on the column (`glyphs`, `wrap`).

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::width::Ambiguous;

/// More characters than this never share a cell: piled-up marks would paint
/// over the rows around. Living scripts need four.
const MAX_CHARS: usize = 8;

/// How many characters are looked at to find the end of a grapheme; keeps a
/// megabyte of combining marks linear.
const WINDOW: usize = MAX_CHARS * 2;

/// What a piece shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The characters as they are.
    Plain,
    /// `⟨U+202E⟩` in place of this character.
    Escape(char),
    /// A tab; how many spaces depends on the column.
    Tab,
}

/// One piece of text with its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    /// The characters of the source.
    pub(crate) text: &'a str,
    /// How many they are.
    pub(crate) n_chars: u32,
    /// What stands for them on the screen.
    pub(crate) shown: Shown,
    /// Cells; for a tab 0, because they depend on the column.
    pub(crate) cols: usize,
}

/// Iterator over the pieces of a text; linear in its length.
#[derive(Clone, Debug)]
pub(crate) struct Pieces<'a> {
    rest: &'a str,
    /// What [`single`] says of `rest`, so that every character is looked at once.
    n_bytes: usize,
    ambiguous: Ambiguous,
}

/// The pieces of a text, in order; together they are the whole text.
pub(crate) fn pieces(text: &str, ambiguous: Ambiguous) -> Pieces<'_> {
    Pieces {
        rest: text,
        n_bytes: single(text),
        ambiguous,
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some((text, rest)) = self.rest.split_at_checked(self.n_bytes)
            && !text.is_empty()
        {
            let n_bytes = single(rest);
            if n_bytes > 0 || rest.is_empty() {
                (self.rest, self.n_bytes) = (rest, n_bytes);
                return Some(Piece {
                    text,
                    n_chars: 1,
                    shown: Shown::Plain,
                    cols: single_cols(text, self.ambiguous),
                });
            }
        }
        let first = self.rest.chars().next()?;
        let piece = cut(self.rest, first, self.ambiguous);
        self.rest = self.rest.get(piece.text.len()..).unwrap_or("");
        self.n_bytes = single(self.rest);
        Some(piece)
    }
}

/// How many bytes the first character of a text takes if [`is_single`]; else 0. Told from its
/// bytes: most of what is drawn or wrapped are such characters.
fn single(text: &str) -> usize {
    match text.as_bytes() {
        [b' '..=b'~', ..] => 1,
        // U+4E00 to U+9FFF.
        [0xE5..=0xE9, ..] | [0xE4, 0xB8..=0xBF, ..] => 3,
        [0xE2 | 0xE3 | 0xE4 | 0xEF, ..] if text.starts_with(is_single) => 3,
        _ => 0,
    }
}

/// The cells of a character that is single.
fn single_cols(text: &str, ambiguous: Ambiguous) -> usize {
    match text.as_bytes() {
        [_] => 1,
        [0xE3..=0xE9 | 0xEF, ..] => 2,
        _ => text.chars().map(|ch| char_cols(ch, ambiguous)).sum(),
    }
}

/// The first piece of a text whose first character may join with others.
fn cut(rest: &str, first: char, ambiguous: Ambiguous) -> Piece<'_> {
    let head = |n_chars: usize| {
        let end = rest
            .char_indices()
            .nth(n_chars)
            .map_or(rest.len(), |(byte, _)| byte);
        rest.get(..end).unwrap_or(rest)
    };
    let first_cols = char_cols(first, ambiguous);
    if first == '\t' || acts(first) || first_cols == 0 {
        let shown = if first == '\t' {
            Shown::Tab
        } else {
            Shown::Escape(first)
        };
        return Piece {
            text: head(1),
            n_chars: 1,
            shown,
            cols: if first == '\t' { 0 } else { escape_cols(first) },
        };
    }
    let cluster = head(WINDOW).graphemes(true).next().unwrap_or(rest);
    let n_chars = cluster.chars().count();
    if n_chars > 1 && n_chars <= MAX_CHARS {
        let whole = str_cols(cluster, ambiguous);
        let sum: usize = cluster.chars().map(|ch| char_cols(ch, ambiguous)).sum();
        let tame = cluster
            .chars()
            .zip(cluster.chars().skip(1))
            .all(|(base, ch)| !acts(ch) && (!is_selector(ch) || selects(base, ch)));
        let emoji = whole == 2 && cluster.contains('\u{FE0F}');
        if tame && (emoji || (whole == sum && whole <= 2)) {
            return Piece {
                text: cluster,
                n_chars: u32::try_from(n_chars).unwrap_or(u32::MAX),
                shown: Shown::Plain,
                cols: whole,
            };
        }
    }
    let n_marks = cluster
        .chars()
        .skip(1)
        .take(MAX_CHARS - 1)
        .take_while(|&ch| !acts(ch) && !is_selector(ch) && char_cols(ch, ambiguous) == 0)
        .count();
    Piece {
        text: head(1 + n_marks),
        n_chars: u32::try_from(1 + n_marks).unwrap_or(u32::MAX),
        shown: Shown::Plain,
        cols: first_cols,
    }
}

/// Characters that always stand alone between others of their kind: nothing
/// in these ranges joins, combines or acts.
pub(crate) fn is_single(ch: char) -> bool {
    matches!(ch,
        ' '..='~'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{3000}'..='\u{3029}'
        | '\u{FF01}'..='\u{FF60}'
        | '\u{2010}'..='\u{2027}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{2460}'..='\u{24FF}')
}

/// Cells of one character; 0 for marks and for what has no width of its own.
pub(crate) fn char_cols(ch: char, ambiguous: Ambiguous) -> usize {
    match ch {
        ' '..='~' => 1,
        '\u{4E00}'..='\u{9FFF}' | '\u{3000}'..='\u{3029}' | '\u{FF01}'..='\u{FF60}' => 2,
        _ => match ambiguous {
            Ambiguous::Narrow => ch.width().unwrap_or(0),
            Ambiguous::Wide => ch.width_cjk().unwrap_or(0),
        },
    }
}

fn str_cols(text: &str, ambiguous: Ambiguous) -> usize {
    match ambiguous {
        Ambiguous::Narrow => text.width(),
        Ambiguous::Wide => text.width_cjk(),
    }
}

/// The width of `⟨U+XXXX⟩`: four digits at least, six at most.
fn escape_cols(ch: char) -> usize {
    match u32::from(ch) {
        0..=0xFFFF => 8,
        0x1_0000..=0xF_FFFF => 9,
        _ => 10,
    }
}

/// The cells of `⟨U+XXXX⟩`, one text per cell.
pub(crate) fn escape_symbols(ch: char) -> impl Iterator<Item = &'static str> {
    const DIGITS: [&str; 16] = [
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B", "C", "D", "E", "F",
    ];
    let n_digits = escape_cols(ch) - 4;
    let code = u32::from(ch);
    ["⟨", "U", "+"]
        .into_iter()
        .chain(
            (0..n_digits)
                .rev()
                .map(move |digit| DIGITS[(code >> (digit * 4) & 0xF) as usize]),
        )
        .chain(["⟩"])
}

fn is_selector(ch: char) -> bool {
    matches!(ch, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a variation selector may follow this character and stay unseen:
/// the registered forms of Han characters, and emoji.
fn selects(base: char, selector: char) -> bool {
    match selector {
        '\u{FE0F}' => {
            let mut pair = [0; 8];
            let n_base = base.encode_utf8(&mut pair).len();
            let n_selector = selector.encode_utf8(&mut pair[n_base..]).len();
            let pair_is_emoji = std::str::from_utf8(&pair[..n_base + n_selector])
                .is_ok_and(|pair| pair.width() == 2);
            pair_is_emoji && (base.width() == Some(1) || base >= '\u{1F000}')
        }
        '\u{FE0E}' => false,
        _ => super::width::is_han(base),
    }
}

/// Characters that act on a terminal, on the reading order, or that stand in a
/// text unseen: C0, C1, DEL, bidi controls, zero-width characters, tag
/// characters, line separators, fillers, noncharacters.
///
/// The format characters (general category Cf), the default-ignorable ones
/// (`DerivedCoreProperties.txt`, Unicode 16) without variation selectors, and U+2028, U+2029.
pub(crate) fn acts(ch: char) -> bool {
    matches!(ch,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{34F}'
        | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}'
        | '\u{890}' | '\u{891}' | '\u{8E2}'
        | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{FDD0}'..='\u{FDEF}'
        | '\u{110BD}' | '\u{110CD}' | '\u{13430}'..='\u{1343F}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}')
        || u32::from(ch) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_characters_are_told_from_their_bytes() {
        for ch in '\0'..=char::MAX {
            let text = ch.to_string();
            let n_bytes = if is_single(ch) { ch.len_utf8() } else { 0 };
            assert_eq!(single(&text), n_bytes, "{ch:?}");
            if n_bytes > 0 {
                for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
                    let cols = char_cols(ch, ambiguous);
                    assert_eq!(single_cols(&text, ambiguous), cols, "{ch:?}");
                }
            }
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize)]) {
        let got: Vec<(String, usize)> = pieces(text, Ambiguous::Narrow)
            .map(|piece| {
                let shown = match piece.shown {
                    Shown::Plain => piece.text.to_owned(),
                    Shown::Escape(ch) => escape_symbols(ch).collect(),
                    Shown::Tab => "tab".to_owned(),
                };
                (shown, piece.cols)
            })
            .collect();
        let expected: Vec<(String, usize)> = expected
            .iter()
            .map(|&(shown, cols)| (shown.to_owned(), cols))
            .collect();
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn a_grapheme_stays_whole_where_its_widths_add_up() {
        check("法a", &[("法", 2), ("a", 1)]);
        check("e\u{301}x", &[("e\u{301}", 1), ("x", 1)]);
        check("葛\u{E0100}。", &[("葛\u{E0100}", 2), ("。", 2)]);
        check("🇨🇳🇨", &[("🇨🇳", 2), ("🇨", 1)]);
        check("☀\u{FE0F}1", &[("☀\u{FE0F}", 2), ("1", 1)]);
        check("각ｶﾞ", &[("각", 2), ("ｶﾞ", 2)]);
    }

    #[test]
    fn what_terminals_disagree_about_is_cut_into_characters() {
        check("👩\u{200D}🚒", &[("👩", 2), ("⟨U+200D⟩", 8), ("🚒", 2)]);
        check("👍🏽", &[("👍", 2), ("🏽", 2)]);
        check("a\u{FE0F}", &[("a", 1), ("⟨U+FE0F⟩", 8)]);
    }

    #[test]
    fn what_acts_or_stands_alone_without_width_is_shown() {
        check("\u{301}", &[("⟨U+0301⟩", 8)]);
        check("a\u{1B}", &[("a", 1), ("⟨U+001B⟩", 8)]);
        check("\u{9B}", &[("⟨U+009B⟩", 8)]);
        check("\u{E0041}", &[("⟨U+E0041⟩", 9)]);
        check("\u{10FFFF}", &[("⟨U+10FFFF⟩", 10)]);
        check("\r\n", &[("⟨U+000D⟩", 8), ("⟨U+000A⟩", 8)]);
        check("\t", &[("tab", 0)]);
    }

    #[test]
    fn piled_up_marks_are_bounded_and_none_is_lost() {
        let text = format!("a{}", "\u{301}".repeat(10_000));
        let all: Vec<Piece<'_>> = pieces(&text, Ambiguous::Narrow).collect();
        assert_eq!(all[0].n_chars, 8);
        assert_eq!(all.len(), 1 + 10_000 - 7);
        assert_eq!(all.iter().map(|piece| piece.text).collect::<String>(), text);
    }
}
