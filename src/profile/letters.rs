//! Which characters stand in a text, roughly: one bit for each of 128 classes.
//!
//! A pattern that needs 不 or 问 and finds the bit of neither cannot match, which
//! is known without trying it at every place. Two characters may share a bit; that
//! costs a needless search and never a match.

/// The characters of a text, or those of which a pattern needs one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letters(u128);

impl Letters {
    /// No character.
    pub(super) const NONE: Self = Self(0);

    /// The characters of a text.
    pub(super) fn of(text: &str) -> Self {
        text.chars().fold(Self::NONE, Self::with)
    }

    /// These and one more.
    #[must_use]
    pub(super) fn with(self, ch: char) -> Self {
        // The multiplier of Fibonacci hashing spreads neighbours over the bits.
        let bit = u32::from(ch).wrapping_mul(0x9E37_79B9) >> 25;
        Self(self.0 | 1 << bit)
    }

    /// Those of either.
    #[must_use]
    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of them can be among the others.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// How many bits are set.
    pub(super) fn count(self) -> u32 {
        self.0.count_ones()
    }
}
