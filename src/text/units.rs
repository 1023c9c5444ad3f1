//! The units of position: characters (Unicode scalar values) and columns.
//!
//! Bytes stay inside `text/`; every room above speaks in [`CharIdx`].

use std::fmt;
use std::ops::{Add, Sub};

/// A position in a text, counted in Unicode scalar values from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CharIdx(pub u32);

impl CharIdx {
    /// The position as a `usize`, for indexing tables that have one entry per character.
    #[must_use]
    pub fn get(self) -> usize {
        self.0 as usize
    }

    /// A position from a count of characters; counts beyond `u32::MAX` stop there
    /// (texts are limited to far less, see `ingest`).
    #[must_use]
    pub fn new(chars: usize) -> Self {
        Self(u32::try_from(chars).unwrap_or(u32::MAX))
    }
}

impl Add<u32> for CharIdx {
    type Output = Self;
    fn add(self, chars: u32) -> Self {
        Self(self.0.saturating_add(chars))
    }
}

impl Sub<CharIdx> for CharIdx {
    type Output = u32;
    /// The number of characters from `other` to `self`; 0 where `other` lies behind.
    fn sub(self, other: Self) -> u32 {
        self.0.saturating_sub(other.0)
    }
}

impl fmt::Display for CharIdx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A stretch of a text: `start` inclusive, `end` exclusive, in Unicode scalar values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CharSpan {
    /// First character of the stretch.
    pub start: CharIdx,
    /// The character after the last one.
    pub end: CharIdx,
}

impl CharSpan {
    /// A span from two counts of characters. `end < start` gives the empty span at `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start: CharIdx::new(start),
            end: CharIdx::new(end.max(start)),
        }
    }

    /// Number of characters.
    #[must_use]
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span holds no character.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the character at `idx` lies in the span.
    #[must_use]
    pub fn contains(self, idx: CharIdx) -> bool {
        self.start <= idx && idx < self.end
    }

    /// Whether all of `other` lies within this span.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one character.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl fmt::Display for CharSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A width or position on the screen, in terminal cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cols(pub u16);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_touching_at_an_end_do_not_overlap() {
        let left = CharSpan::new(0, 3);
        let right = CharSpan::new(3, 5);
        assert!(!left.overlaps(right));
        assert!(!left.contains(CharIdx(3)));
        assert!(right.contains(CharIdx(3)));
    }

    #[test]
    fn a_span_written_backwards_is_empty() {
        assert!(CharSpan::new(5, 2).is_empty());
        assert_eq!(CharSpan::new(5, 2).len(), 0);
    }
}
