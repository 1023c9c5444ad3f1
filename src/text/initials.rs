//! Words as people type them to find a name: the characters themselves, or the initials of
//! their pinyin (`slz` for 石梁镇), or both mixed.
//!
//! Every reading of a character counts: 重 is found by `c` and by `z`. What is left out:
//! whole syllables (`shiliang`), tones, and letters that are left out in between.
//!
//! `initials.txt` lists for every set of initials its characters, U+4E00 to U+9FFF; it was
//! made from pypinyin 0.55 (MIT, <https://github.com/mozillazg/python-pinyin>).

use std::sync::LazyLock;

use memchr::memmem;

use super::compare::fold_char;
use super::width::is_han;

/// The first character of the table.
const FIRST: u32 = 0x4E00;
/// The longest word that is compared; what is typed beyond it counts no more.
const LONGEST: usize = 64;

/// For each character from [`FIRST`] on the letters that it may begin with, as bits.
static INITIALS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let mut table = vec![0; 0x5200];
    for line in include_str!("initials.txt").lines() {
        let (letters, chars) = line.split_once(' ').unwrap_or((line, ""));
        let bits = letters.bytes().fold(0, |bits, letter| bits | bit(letter));
        for ch in chars.chars() {
            if let Some(known) = place(ch).and_then(|at| table.get_mut(at)) {
                *known = bits;
            }
        }
    }
    table
});

fn bit(letter: u8) -> u32 {
    1 << (letter - b'a')
}

fn place(ch: char) -> Option<usize> {
    usize::try_from(u32::from(ch).checked_sub(FIRST)?).ok()
}

/// The letters that a character's pinyin may begin with, as bits from `a` on; 0 for what is
/// no Han character, and for rare ones.
#[must_use]
pub fn initials(ch: char) -> u32 {
    place(ch)
        .and_then(|at| INITIALS.get(at))
        .map_or(0, |&bits| bits)
}

/// A word to be found in names.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its characters in comparing form.
    chars: Vec<char>,
    /// For each ASCII character the places of the word it fits, as bits.
    ascii: [u64; 128],
    /// For a word of Han characters alone: they fold to themselves and are found as bytes.
    exact: Option<memmem::Finder<'static>>,
}

impl Word {
    /// Prepares a word; `None` where nothing was typed.
    #[must_use]
    pub fn new(typed: &str) -> Option<Self> {
        let chars = typed.chars().filter(|ch| !ch.is_whitespace());
        let chars: Vec<char> = chars.map(fold_char).take(LONGEST).collect();
        if chars.is_empty() {
            return None;
        }
        let mut ascii = [0; 128];
        for (nth, ch) in chars.iter().enumerate() {
            if let Ok(code) = u8::try_from(*ch)
                && let Some(places) = ascii.get_mut(usize::from(code))
            {
                *places |= 1 << nth;
            }
        }
        let exact = chars.iter().all(|ch| is_han(*ch)).then(|| {
            let word: String = chars.iter().collect();
            memmem::Finder::new(word.as_bytes()).into_owned()
        });
        Some(Self {
            chars,
            ascii,
            exact,
        })
    }

    /// Every word of a line, parted by spaces.
    #[must_use]
    pub fn all(line: &str) -> Vec<Self> {
        line.split_whitespace().filter_map(Self::new).collect()
    }

    /// Whether the word stands in a name. Linear in the name's length.
    #[must_use]
    pub fn is_in(&self, name: &str) -> bool {
        match &self.exact {
            Some(exact) => exact.find(name.as_bytes()).is_some(),
            None => self.end_in(name).is_some(),
        }
    }

    /// The characters of a name for which the word stands there first, counted from 0: the
    /// first of them and the one behind the last.
    #[must_use]
    pub fn place_in(&self, name: &str) -> Option<(usize, usize)> {
        self.end_in(name).map(|end| (end - self.chars.len(), end))
    }

    /// Goes over the name once and keeps, as bits, how much of the word ends at each character.
    fn end_in(&self, name: &str) -> Option<usize> {
        let last = 1 << (self.chars.len() - 1);
        let mut reached: u64 = 0;
        for (nth, ch) in name.chars().enumerate() {
            reached = ((reached << 1) | 1) & self.places_of(ch);
            if reached & last != 0 {
                return Some(nth + 1);
            }
        }
        None
    }

    /// The places of the word that a character of a name fits, as bits.
    fn places_of(&self, ch: char) -> u64 {
        let folded = fold_char(ch);
        if folded.is_ascii() {
            return self.ascii[folded as usize];
        }
        let mut places = 0;
        let mut letters = initials(folded);
        while letters != 0 {
            let letter = letters.trailing_zeros();
            places |= self.ascii[usize::from(b'a') + letter as usize];
            letters &= letters - 1;
        }
        for (nth, wanted) in self.chars.iter().enumerate() {
            places |= u64::from(*wanted == folded) << nth;
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(typed: &str, name: &str, expected: Option<(usize, usize)>) {
        let word = Word::new(typed).unwrap();
        assert_eq!(word.place_in(name), expected, "{typed} in {name}");
        assert_eq!(word.is_in(name), expected.is_some(), "{typed} in {name}");
    }

    #[test]
    fn names_are_found_by_characters_initials_and_both() {
        check("石梁", "01-石梁镇.txt", Some((3, 5)));
        check("slz", "石梁镇", Some((0, 3)));
        check("SLZ", "石梁镇人民政府", Some((0, 3)));
        check("石l", "石梁镇", Some((0, 2)));
        check("ｓｌ", "青岚县石梁镇", Some((3, 5)));
        check("cq", "重庆市", Some((0, 2)));
        check("zq", "重庆市", Some((0, 2)));
        check("la", "六安市", Some((0, 2)));
        check("01-s", "01-石梁镇.txt", Some((0, 4)));
        check("TXT", "a.txt", Some((2, 5)));
        check("sz", "石梁镇", None);
        check("石桥", "石梁镇", None);
        check("aab", "aaab", Some((1, 4)));
        check("１月", "1月", Some((0, 2)));
    }

    #[test]
    fn nothing_typed_is_no_word() {
        assert!(Word::new(" \u{3000}").is_none());
        assert_eq!(Word::all(" 石梁  2025 ").len(), 2);
    }

    #[test]
    fn places_of_every_county_office_have_initials() {
        for (ch, letter) in "石梁镇双桥乡圩岚垌濠街道县"
            .chars()
            .zip("slzsqxwldhjdx".chars())
        {
            let letter = u8::try_from(letter).unwrap();
            assert!(initials(ch) & bit(letter) != 0, "{ch}");
        }
        assert_eq!(initials('a'), 0);
        assert_eq!(initials('，'), 0);
    }

    proptest! {
        #[test]
        fn a_stretch_of_a_name_is_found_in_it(
            name in "[石梁镇乡a1B-]{1,12}",
            start in 0_usize..12,
            len in 1_usize..6,
        ) {
            let chars: Vec<char> = name.chars().collect();
            let start = start % chars.len();
            let typed: String = chars.iter().skip(start).take(len).collect();
            prop_assert!(Word::new(&typed).unwrap().is_in(&name));
        }
    }
}
