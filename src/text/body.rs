//! The one text of a report, with fast ways between characters and bytes.

use super::units::{CharIdx, CharSpan};

/// How many characters lie between two remembered byte offsets. At 64 a report
/// of 10,000 characters carries an index of 640 bytes, and a look-up walks at
/// most 63 characters.
const STRIDE: usize = 64;

/// An immutable text whose positions are Unicode scalar values.
///
/// Look-ups by [`CharIdx`] cost at most 63 steps; spans that reach beyond the
/// end are cut there, so no position can panic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    content: String,
    /// Byte offset of every `STRIDE`-th character.
    strides: Vec<u32>,
    n_chars: u32,
}

impl Text {
    /// Takes the content as it is; linear in its length.
    #[must_use]
    pub fn new(content: String) -> Self {
        let mut strides = Vec::with_capacity(content.len() / (STRIDE * 2) + 1);
        let mut n_chars = 0_u32;
        for (nth, (byte, _)) in content.char_indices().enumerate() {
            if nth.is_multiple_of(STRIDE) {
                strides.push(u32::try_from(byte).unwrap_or(u32::MAX));
            }
            n_chars += 1;
        }
        Self {
            content,
            strides,
            n_chars,
        }
    }

    /// The whole text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Number of characters; also the position after the last one.
    #[must_use]
    pub fn len(&self) -> CharIdx {
        CharIdx(self.n_chars)
    }

    /// Whether the text holds no character at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.n_chars == 0
    }

    /// The span of the whole text.
    #[must_use]
    pub fn span(&self) -> CharSpan {
        CharSpan {
            start: CharIdx(0),
            end: self.len(),
        }
    }

    /// Byte offset of a character; the length in bytes for positions at or beyond the end.
    #[must_use]
    pub fn byte_of(&self, idx: CharIdx) -> usize {
        if idx >= self.len() {
            return self.content.len();
        }
        let base = self.strides[idx.get() / STRIDE] as usize;
        self.content
            .get(base..)
            .and_then(|rest| rest.char_indices().nth(idx.get() % STRIDE))
            .map_or(self.content.len(), |(byte, _)| base + byte)
    }

    /// The character position of a byte offset; offsets within a character count as
    /// that character, offsets beyond the end as the end.
    #[must_use]
    pub fn char_of(&self, byte: usize) -> CharIdx {
        if byte >= self.content.len() {
            return self.len();
        }
        let stride = self
            .strides
            .partition_point(|&start| start as usize <= byte)
            .saturating_sub(1);
        let base = self.strides.get(stride).map_or(0, |&start| start as usize);
        let steps = self.content.get(base..).map_or(0, |rest| {
            rest.char_indices()
                .take_while(|(offset, ch)| base + offset + ch.len_utf8() <= byte)
                .count()
        });
        CharIdx::new(stride * STRIDE + steps)
    }

    /// The characters of a span; a span reaching beyond the end is cut there.
    #[must_use]
    pub fn slice(&self, span: CharSpan) -> &str {
        let (start, end) = (self.byte_of(span.start), self.byte_of(span.end));
        self.content.get(start..end.max(start)).unwrap_or("")
    }

    /// The character at a position, `None` at and beyond the end.
    #[must_use]
    pub fn char_at(&self, idx: CharIdx) -> Option<char> {
        self.content.get(self.byte_of(idx)..)?.chars().next()
    }

    /// The spans of the lines, each without its `\n`; never empty (an empty text has one empty line).
    pub fn lines(&self) -> impl Iterator<Item = CharSpan> + '_ {
        let mut start = 0_usize;
        self.content.split('\n').map(move |line| {
            let end = start + line.chars().count();
            let span = CharSpan::new(start, end);
            start = end + 1;
            span
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Text {
        Text::new("瓦屋镇🙂a\n".repeat(50))
    }

    #[test]
    fn bytes_and_characters_agree_everywhere() {
        let text = sample();
        for (nth, (byte, ch)) in text.as_str().char_indices().enumerate() {
            let idx = CharIdx::new(nth);
            assert_eq!(text.byte_of(idx), byte);
            assert_eq!(text.char_at(idx), Some(ch));
            for inside in byte..byte + ch.len_utf8() {
                assert_eq!(text.char_of(inside), idx);
            }
        }
        assert_eq!(text.len(), CharIdx(300));
        assert_eq!(text.byte_of(CharIdx(9_999)), text.as_str().len());
        assert_eq!(text.char_of(9_999), text.len());
    }

    #[test]
    fn slices_are_cut_at_the_end_of_the_text() {
        let text = sample();
        assert_eq!(text.slice(CharSpan::new(0, 3)), "瓦屋镇");
        assert_eq!(text.slice(CharSpan::new(298, 999)), "a\n");
        assert_eq!(text.slice(CharSpan::new(999, 1_200)), "");
    }

    #[test]
    fn lines_do_not_hold_their_newline() {
        let text = Text::new("一\n\n二".to_owned());
        let lines: Vec<&str> = text.lines().map(|span| text.slice(span)).collect();
        assert_eq!(lines, ["一", "", "二"]);
        assert_eq!(Text::new(String::new()).lines().count(), 1);
    }
}
