//! Passages that reports share, with their exact places: prints of texts, an
//! index over a batch, matches.
//!
//! **Every run of letters and digits that two reports share and that is at
//! least [`Grain::shortest`] long is seen, at its exact place**, whatever its
//! punctuation, spaces, width and case. Runs that lie close together in the same
//! order are joined; set phrases (of the profile, or found in many reports of
//! the batch) are discounted.
//!
//! What is left out: passages that a report repeats within itself, paraphrase, and
//! pages' chrome, which the caller names.

mod index;
mod join;
mod one;
mod print;
mod runs;
mod stock;
#[cfg(test)]
mod tests;

pub use index::{Index, Work};
pub use one::Search;
pub use print::Print;

use crate::text::CharSpan;

/// The fewest letters and digits a match must have where nobody says otherwise.
pub const MIN_CHARS: u32 = 60;
/// The least that can be asked for: shorter passages are words.
pub const LEAST_CHARS: u32 = 10;

/// How finely texts are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grain {
    /// How many characters one fingerprint stands for.
    gram: usize,
    /// Of so many fingerprints in a row at least one is kept.
    window: usize,
    min_chars: u32,
}

impl Grain {
    /// The grain that finds matches of so many letters and digits.
    #[must_use]
    pub fn new(min_chars: u32) -> Self {
        let min_chars = min_chars.max(LEAST_CHARS);
        // A run of 23 is what joining starts from; for less, the run itself.
        let shortest = min_chars.min(23) as usize;
        let gram = shortest.div_ceil(2);
        Self {
            gram,
            window: shortest + 1 - gram,
            min_chars,
        }
    }

    /// The shortest run of letters and digits that is always seen.
    #[must_use]
    pub fn shortest(self) -> usize {
        self.gram + self.window - 1
    }
}

/// A passage of one report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The report, as the caller counts them.
    pub report: usize,
    /// The passage, from its first to its last letter or digit.
    pub span: CharSpan,
}

/// A passage shared by two reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// In the report that comes first.
    pub a: Place,
    /// In the other.
    pub b: Place,
    /// How many letters and digits are shared.
    pub chars: u32,
    /// The runs that are the same in both, letter by letter, in order.
    pub pieces: Vec<(CharSpan, CharSpan)>,
}

impl Match {
    /// The order of a list: longest first, then by place.
    #[must_use]
    pub fn longest_first(&self, other: &Self) -> std::cmp::Ordering {
        let by_place = || (self.a, self.b).cmp(&(other.a, other.b));
        other.chars.cmp(&self.chars).then_with(by_place)
    }
}
