//! Many words found in one pass over a text.
//!
//! A text of five thousand characters is looked through once, however many words there are:
//! only where a word's first character stands is anything compared.

use std::collections::BTreeMap;

/// Words to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    all: Vec<Vec<char>>,
    by_first: BTreeMap<char, Vec<usize>>,
    /// Whether any word begins with a character of these low bits.
    known: [bool; 1024],
}

impl Words {
    pub(crate) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let words: Vec<Vec<char>> = words.map(|word| word.chars().collect()).collect();
        let mut by_first: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        let mut known = [false; 1024];
        for (nth, word) in words.iter().enumerate() {
            if let Some(&first) = word.first() {
                by_first.entry(first).or_default().push(nth);
                known[low_bits(first)] = true;
            }
        }
        Self {
            all: words,
            by_first,
            known,
        }
    }

    /// Start, end and number of every word found, in order; they may overlap.
    pub(crate) fn find(&self, chars: &[char]) -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        for (at, first) in chars.iter().enumerate() {
            if !self.known[low_bits(*first)] {
                continue;
            }
            for &nth in self.by_first.get(first).map_or(&[][..], Vec::as_slice) {
                let word = &self.all[nth];
                if chars[at..].starts_with(word) {
                    found.push((at, at + word.len(), nth));
                }
            }
        }
        found
    }
}

fn low_bits(ch: char) -> usize {
    u32::from(ch) as usize & 1023
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_words_are_all_found() {
        let words = Words::new(["法治", "治理", "法治政府", ""].into_iter());
        let chars: Vec<char> = "推进法治政府治理".chars().collect();
        assert_eq!(words.find(&chars), [(2, 4, 0), (2, 6, 2), (6, 8, 1)]);
    }
}
