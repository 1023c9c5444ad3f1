//! The form of a text used for comparing: width and case folded, spaces between
//! Chinese characters dropped; with a map back to the text.
//!
//! What is left out: look-alike characters (靑/青), synonyms, numerals.

use super::fold::fold_width_char;
use super::units::{CharIdx, CharSpan};
use super::width::is_han;

/// A text in comparing form.
///
/// Memory: the folded text, and 8 bytes for every run of dropped spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    content: String,
    /// Where characters were dropped: the folded byte before which they stood, and how many
    /// were dropped up to there.
    drops: Vec<(u32, u32)>,
    /// Folded byte and character of every so many characters.
    strides: Vec<u32>,
}

/// How many characters lie between two remembered bytes.
const STRIDE: usize = 64;

impl Folded {
    /// Folds a text; linear in its length.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut folded = Self {
            content: String::with_capacity(text.len()),
            ..Self::default()
        };
        let (mut n_kept, mut n_dropped) = (0_usize, 0_u32);
        let mut before = None;
        let mut chars = text.chars().peekable();
        while let Some(ch) = chars.next() {
            if is_space(ch) && before.is_some_and(is_chinese) {
                // A run of spaces is dropped when both its neighbours are Chinese.
                let mut run = 1_u32;
                let mut spaces = vec![ch];
                while let Some(&space) = chars.peek().filter(|&&next| is_space(next)) {
                    spaces.push(space);
                    run += 1;
                    chars.next();
                }
                if chars.peek().is_some_and(|&next| is_chinese(next)) {
                    n_dropped += run;
                    let byte = u32::try_from(folded.content.len()).unwrap_or(u32::MAX);
                    folded.drops.push((byte, n_dropped));
                } else {
                    for space in spaces {
                        folded.push(space, &mut n_kept);
                    }
                }
                before = None;
                continue;
            }
            folded.push(ch, &mut n_kept);
            before = Some(ch);
        }
        folded
    }

    fn push(&mut self, ch: char, n_kept: &mut usize) {
        if n_kept.is_multiple_of(STRIDE) {
            let byte = u32::try_from(self.content.len()).unwrap_or(u32::MAX);
            self.strides.push(byte);
        }
        *n_kept += 1;
        self.content.push(fold_char(ch));
    }

    /// The folded text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// The characters of the text that a stretch of bytes of [`Self::as_str`] stands for.
    #[must_use]
    pub fn span_of(&self, start: usize, end: usize) -> CharSpan {
        let start_at = self.char_of(start, true);
        // Spaces dropped right after the stretch do not belong to it.
        CharSpan {
            start: start_at,
            end: self.char_of(end, false).max(start_at),
        }
    }

    fn char_of(&self, byte: usize, with_drops_here: bool) -> CharIdx {
        let stride = self
            .strides
            .partition_point(|&at| at as usize <= byte)
            .saturating_sub(1);
        let base = self.strides.get(stride).map_or(0, |&at| at as usize);
        let steps = self
            .content
            .get(base..byte)
            .map_or(0, |rest| rest.chars().count());
        let passed = self.drops.partition_point(|&(at, _)| {
            let at = at as usize;
            at < byte || with_drops_here && at == byte
        });
        let n_dropped = passed
            .checked_sub(1)
            .and_then(|last| self.drops.get(last))
            .map_or(0, |&(_, n_dropped)| n_dropped as usize);
        CharIdx::new(stride * STRIDE + steps + n_dropped)
    }
}

/// One character in comparing form; always one, so that places are easily mapped.
#[must_use]
pub fn fold_char(ch: char) -> char {
    let ch = fold_width_char(ch);
    if ch.is_ascii() {
        return ch.to_ascii_lowercase();
    }
    if is_han(ch) {
        return ch;
    }
    let mut lower = ch.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(small), None) => small,
        _ => ch,
    }
}

pub(crate) fn is_space(ch: char) -> bool {
    matches!(ch, ' ' | '\t' | '\u{3000}' | '\u{A0}')
}

/// Han characters and the punctuation of Chinese text.
pub(crate) fn is_chinese(ch: char) -> bool {
    is_han(ch)
        || matches!(ch, '\u{3001}'..='\u{3029}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}'
            | '“' | '”' | '‘' | '’' | '—' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_spaces_between_chinese_are_folded() {
        let check = |text: &str, folded: &str| assert_eq!(Folded::new(text).as_str(), folded);
        check("ＡＢ（１）Ｃd", "ab(1)cd");
        check("法 治\u{3000}政府", "法治政府");
        check("工作， 依法", "工作,依法");
        check("共 3 次 a b", "共 3 次 a b");
        check("法 \n治", "法 \n治");
        check("法  ", "法  ");
        check("ÉİΣ", "éİσ");
    }

    #[test]
    fn every_folded_stretch_finds_its_characters() {
        let text = "\u{3000}\u{3000}法 治　政 府Ａ 建设，依 法".repeat(9);
        let folded = Folded::new(&text);
        let chars: Vec<char> = text.chars().collect();
        let mut at = 0;
        for (byte, ch) in folded.as_str().char_indices() {
            let span = folded.span_of(byte, byte + ch.len_utf8());
            assert_eq!(span.len(), 1);
            assert!(span.start.get() >= at, "places go forward");
            assert_eq!(fold_char(chars[span.start.get()]), ch);
            at = span.end.get();
        }
        assert_eq!(at, chars.len());
    }
}
