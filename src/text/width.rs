//! How many cells a text takes on the screen, and cutting and filling it to a
//! number of cells.
//!
//! What counts is the text as it is shown: a character that must not reach a
//! terminal counts with the eight cells of its `⟨U+202E⟩`.

use super::cells::{Piece, Shown, escape_symbols, is_single, pieces};

/// How many cells the terminal gives to characters of ambiguous width
/// (“ ” … — ① and the like; Unicode Standard Annex 11).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ambiguous {
    /// One cell, as nearly all terminals do.
    #[default]
    Narrow,
    /// Two cells, as terminals set up for Chinese may do.
    Wide,
}

/// Tab stops stand this many cells apart.
pub(crate) const TAB: usize = 4;

/// The cells of a piece that begins in this column.
pub(crate) fn cols_at(piece: &Piece<'_>, col: usize) -> usize {
    match piece.shown {
        Shown::Tab => TAB - col % TAB,
        Shown::Plain | Shown::Escape(_) => piece.cols,
    }
}

/// Whether the character is a Han ideograph (with 〇 and 々).
#[must_use]
pub fn is_han(ch: char) -> bool {
    matches!(ch,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{3005}' | '\u{3007}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// The number of cells of a text as it is shown.
#[must_use]
pub fn width(text: &str, ambiguous: Ambiguous) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    pieces(text, ambiguous).fold(0, |col, piece| col + cols_at(&piece, col))
}

/// The text as it is shown, cut at the end with `…` where it is wider than `cols` cells.
///
/// Cuts between graphemes; the result is never wider than `cols` and holds nothing
/// that acts on a terminal.
#[must_use]
pub fn fit(text: &str, cols: usize, ambiguous: Ambiguous) -> String {
    let mark_cols = width("…", ambiguous);
    let mut shown = String::with_capacity(text.len().min(cols * 4));
    let (mut col, mut cut_at) = (0, (0, 0));
    for piece in pieces(text, ambiguous) {
        let piece_cols = cols_at(&piece, col);
        if col + piece_cols > cols {
            shown.truncate(cut_at.0);
            if cut_at.1 + mark_cols <= cols {
                shown.push('…');
            }
            return shown;
        }
        push_shown(&mut shown, &piece, piece_cols);
        col += piece_cols;
        if col + mark_cols <= cols {
            cut_at = (shown.len(), col);
        }
    }
    shown
}

/// [`fit`], then filled with spaces at the end to exactly `cols` cells.
#[must_use]
pub fn pad(text: &str, cols: usize, ambiguous: Ambiguous) -> String {
    let mut shown = fit(text, cols, ambiguous);
    let missing = cols.saturating_sub(width(&shown, ambiguous));
    shown.extend(std::iter::repeat_n(' ', missing));
    shown
}

/// Appends what a piece shows.
pub(crate) fn push_shown(shown: &mut String, piece: &Piece<'_>, cols: usize) {
    match piece.shown {
        Shown::Plain => shown.push_str(piece.text),
        Shown::Escape(ch) => shown.extend(escape_symbols(ch)),
        Shown::Tab => shown.extend(std::iter::repeat_n(' ', cols)),
    }
}

/// Whether every character stands alone and does nothing but show itself.
pub(crate) fn is_plain(text: &str) -> bool {
    text.chars().all(is_single)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, narrow: usize, wide: usize) {
        assert_eq!(width(text, Ambiguous::Narrow), narrow, "{text:?} narrow");
        assert_eq!(width(text, Ambiguous::Wide), wide, "{text:?} wide");
    }

    #[test]
    fn widths_are_those_of_the_screen() {
        check("", 0, 0);
        check("2023年", 6, 6);
        check("“关键”", 6, 8);
        check("——……①", 5, 10);
        check("（一）", 6, 6);
        check("\u{3000}\u{3000}各", 6, 6);
        check("a\tb", 5, 5);
        check("e\u{301}", 1, 1);
        check("\u{202E}", 8, 8);
        check("☀\u{FE0F}", 2, 2);
    }

    #[test]
    fn texts_are_cut_by_grapheme_with_a_mark() {
        let narrow = |text, cols| fit(text, cols, Ambiguous::Narrow);
        assert_eq!(narrow("依法行政", 8), "依法行政");
        assert_eq!(narrow("依法行政", 7), "依法行…");
        assert_eq!(narrow("依法行政", 6), "依法…");
        assert_eq!(narrow("依法行政", 1), "…");
        assert_eq!(narrow("依法行政", 0), "");
        assert_eq!(narrow("ae\u{301}bc", 3), "ae\u{301}…");
        assert_eq!(fit("依法行政", 7, Ambiguous::Wide), "依法…");
        assert_eq!(fit("依法行政", 1, Ambiguous::Wide), "");
        assert_eq!(pad("依法行政", 7, Ambiguous::Wide), "依法… ");
        assert_eq!(pad("法", 4, Ambiguous::Narrow), "法  ");
    }

    proptest! {
        #[test]
        fn a_text_that_was_fitted_fits(text in "\\PC{0,40}", cols in 0_usize..40, wide: bool) {
            let ambiguous = if wide { Ambiguous::Wide } else { Ambiguous::Narrow };
            let fitted = fit(&text, cols, ambiguous);
            prop_assert!(width(&fitted, ambiguous) <= cols);
            if width(&text, ambiguous) <= cols && !text.contains('\t') {
                prop_assert_eq!(width(&fitted, ambiguous), width(&text, ambiguous));
            }
            prop_assert_eq!(width(&pad(&text, cols, ambiguous), ambiguous), cols);
        }
    }
}
