//! What each cell of a stretch of text shows, and where in the text it comes from.
//!
//! What is left out: colours, and where on the screen the cells go.

use super::body::Text;
use super::cells::{Pieces, Shown, escape_symbols, pieces};
use super::units::{CharIdx, CharSpan};
use super::width::{Ambiguous, TAB};

/// One thing that is painted: a grapheme, one cell of a tab, or one cell of a `⟨U+XXXX⟩`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph<'a> {
    /// The first character it stands for. All cells of a tab and of a `⟨U+XXXX⟩` have the same.
    pub at: CharIdx,
    /// How many characters it stands for; 0 for the further cells of a tab or a `⟨U+XXXX⟩`.
    pub n_chars: u32,
    /// What to paint; nothing in it acts on a terminal.
    pub symbol: &'a str,
    /// Cells it takes: 1 or 2.
    pub cols: u8,
    /// Whether it is part of a `⟨U+XXXX⟩` in place of a character that would act or hide.
    pub escaped: bool,
}

/// The glyphs of a span, in order. Tab stops count from the span's first cell.
#[must_use]
pub fn glyphs(text: &Text, span: CharSpan, ambiguous: Ambiguous) -> Glyphs<'_> {
    glyphs_of(text.slice(span), span.start, ambiguous)
}

/// The glyphs of a text whose first character has the position `at`.
#[must_use]
pub fn glyphs_of(text: &str, at: CharIdx, ambiguous: Ambiguous) -> Glyphs<'_> {
    Glyphs {
        pieces: pieces(text, ambiguous),
        at,
        col: 0,
        pending: Pending::None,
    }
}

/// Iterator over the glyphs of a span.
#[derive(Clone, Debug)]
pub struct Glyphs<'a> {
    pieces: Pieces<'a>,
    /// The character after the last piece.
    at: CharIdx,
    col: usize,
    pending: Pending,
}

/// The further cells of a piece that has several.
#[derive(Clone, Debug)]
enum Pending {
    None,
    /// The next cell of this character's `⟨U+XXXX⟩`.
    Escape(char, usize),
    /// So many more spaces of a tab.
    Tab(usize),
}

impl<'a> Iterator for Glyphs<'a> {
    type Item = Glyph<'a>;

    fn next(&mut self) -> Option<Glyph<'a>> {
        let further = |at: CharIdx, symbol, escaped| Glyph {
            at: CharIdx(at.0.saturating_sub(1)),
            n_chars: 0,
            symbol,
            cols: 1,
            escaped,
        };
        match self.pending {
            Pending::Escape(ch, nth) => {
                if let Some(symbol) = escape_symbols(ch).nth(nth) {
                    self.pending = Pending::Escape(ch, nth + 1);
                    self.col += 1;
                    return Some(further(self.at, symbol, true));
                }
                self.pending = Pending::None;
            }
            Pending::Tab(left) if left > 0 => {
                self.pending = Pending::Tab(left - 1);
                self.col += 1;
                return Some(further(self.at, " ", false));
            }
            Pending::Tab(_) | Pending::None => {}
        }
        let piece = self.pieces.next()?;
        let at = self.at;
        self.at = at + piece.n_chars;
        let (symbol, cols, escaped) = match piece.shown {
            Shown::Plain => (piece.text, piece.cols, false),
            Shown::Escape(ch) => {
                self.pending = Pending::Escape(ch, 1);
                ("⟨", 1, true)
            }
            Shown::Tab => {
                self.pending = Pending::Tab(TAB - self.col % TAB - 1);
                (" ", 1, false)
            }
        };
        self.col += cols;
        Some(Glyph {
            at,
            n_chars: piece.n_chars,
            symbol,
            cols: u8::try_from(cols).unwrap_or(2),
            escaped,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, ambiguous: Ambiguous, expected: &[(u32, &str, u8)]) {
        let text = Text::new(text.to_owned());
        let got: Vec<(u32, &str, u8)> = glyphs(&text, text.span(), ambiguous)
            .map(|glyph| (glyph.at.0, glyph.symbol, glyph.cols))
            .collect();
        assert_eq!(got, expected, "{:?}", text.as_str());
    }

    #[test]
    fn every_cell_knows_where_it_comes_from() {
        use Ambiguous::{Narrow, Wide};
        check(
            "\u{3000}法a",
            Narrow,
            &[(0, "\u{3000}", 2), (1, "法", 2), (2, "a", 1)],
        );
        check("“”", Wide, &[(0, "“", 2), (1, "”", 2)]);
        check("e\u{301}x", Narrow, &[(0, "e\u{301}", 1), (2, "x", 1)]);
        check(
            "法\ta",
            Narrow,
            &[(0, "法", 2), (1, " ", 1), (1, " ", 1), (2, "a", 1)],
        );
        check(
            "\u{7}a",
            Narrow,
            &[
                (0, "⟨", 1),
                (0, "U", 1),
                (0, "+", 1),
                (0, "0", 1),
                (0, "0", 1),
                (0, "0", 1),
                (0, "7", 1),
                (0, "⟩", 1),
                (1, "a", 1),
            ],
        );
    }

    proptest! {
        #[test]
        fn glyphs_are_as_wide_as_the_text_and_lose_no_character(content in ".{0,40}") {
            let text = Text::new(content.clone());
            let all: Vec<Glyph<'_>> = glyphs(&text, text.span(), Ambiguous::Narrow).collect();
            let cols: usize = all.iter().map(|glyph| usize::from(glyph.cols)).sum();
            prop_assert_eq!(cols, width(&content, Ambiguous::Narrow));
            let n_chars: u32 = all.iter().map(|glyph| glyph.n_chars).sum();
            prop_assert_eq!(n_chars, text.len().0);
            prop_assert!(all.iter().all(|glyph| matches!(glyph.cols, 1 | 2)));
        }
    }
}
