//! A text as it is compared: its letters and digits, where they stand, and its
//! fingerprints by winnowing.
//!
//! Winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003): of every window of
//! neighbouring hashes the smallest is kept, so two texts that share a run of a
//! window's length keep the same one. Of equal hashes the last is kept; on a text of
//! one repeated character, one in a window.

use super::Grain;
use crate::text::compare::fold_char;
use crate::text::{CharIdx, CharSpan};

/// A text ready to be compared; about 4 bytes a character.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Print {
    /// Letters and digits, folded, as UTF-16.
    pub(super) units: Vec<u16>,
    /// Where a stretch of `units` begins, and at which character of the text: within the
    /// stretch both go up by one.
    stretches: Vec<(u32, u32)>,
    /// Places in `units` and hashes of the fingerprints kept, in order.
    pub(super) marks: Vec<(u32, u32)>,
}

impl Print {
    /// Prints a text without the spans that are `hidden` (ordered by start). Linear.
    #[must_use]
    pub fn new(text: &str, hidden: &[CharSpan], grain: Grain) -> Self {
        let mut print = Self {
            units: Vec::with_capacity(text.len() / 3),
            ..Self::default()
        };
        let mut hidden = hidden.iter().peekable();
        let mut next_char = u32::MAX;
        for (at, ch) in (0_u32..).zip(text.chars()) {
            while hidden.next_if(|span| span.end.0 <= at).is_some() {}
            let is_hidden = hidden.peek().is_some_and(|span| span.start.0 <= at);
            if is_hidden || !is_compared(ch) {
                continue;
            }
            if at != next_char {
                print.stretches.push((to_u32(print.units.len()), at));
            }
            next_char = at + 1;
            let mut units = [0; 2];
            print
                .units
                .extend_from_slice(fold_char(ch).encode_utf16(&mut units));
            if ch.len_utf16() == 2 {
                // The second unit stands at the same character.
                print.stretches.push((to_u32(print.units.len()) - 1, at));
            }
        }
        print.units.shrink_to_fit();
        print.stretches.shrink_to_fit();
        print.marks = marks(&print.units, grain);
        print
    }

    /// The characters of the text that a stretch of units stands for.
    pub(super) fn span(&self, start: usize, end: usize) -> CharSpan {
        let last = self.char_of(end.saturating_sub(1).max(start));
        CharSpan {
            start: CharIdx(self.char_of(start)),
            end: CharIdx(last + 1),
        }
    }

    fn char_of(&self, unit: usize) -> u32 {
        let unit = to_u32(unit);
        let nth = self.stretches.partition_point(|&(at, _)| at <= unit);
        let (from, char) = nth.checked_sub(1).map_or((0, 0), |nth| self.stretches[nth]);
        char + (unit - from)
    }
}

/// Punctuation, spaces and marks are not compared.
fn is_compared(ch: char) -> bool {
    matches!(ch, '\u{4E00}'..='\u{9FFF}') || ch.is_alphanumeric()
}

pub(super) fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// An odd number without a pattern in its bits.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

fn marks(units: &[u16], grain: Grain) -> Vec<(u32, u32)> {
    let Grain { gram, window, .. } = grain;
    let mut marks: Vec<(u32, u32)> = Vec::with_capacity(units.len() * 2 / (window + 1) + 1);
    if units.len() < gram {
        return marks;
    }
    let leaves = (0..gram).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut rolling = 0_u64;
    // The hashes of the last window, by place modulo its length.
    let mut ring = vec![u32::MAX; window];
    let mut least = 0;
    for (at, &unit) in units.iter().enumerate() {
        rolling = rolling.wrapping_mul(BASE).wrapping_add(u64::from(unit) + 1);
        if let Some(gone) = at.checked_sub(gram) {
            let gone = u64::from(units[gone]) + 1;
            rolling = rolling.wrapping_sub(gone.wrapping_mul(leaves));
        }
        let Some(start) = (at + 1).checked_sub(gram) else {
            continue;
        };
        let hash = mix(rolling);
        ring[start % window] = hash;
        let oldest = (start + 1).saturating_sub(window);
        if least < oldest {
            // The smallest has left the window.
            least = oldest;
            for place in oldest..=start {
                if ring[place % window] <= ring[least % window] {
                    least = place;
                }
            }
        } else if start == 0 || hash <= ring[least % window] {
            least = start;
        }
        let is_whole = start + 1 >= window || at + 1 == units.len();
        let mark = (to_u32(least), ring[least % window]);
        let is_told = |&(last, hash): &(u32, u32)| {
            last == mark.0 || hash == mark.1 && mark.0 - last < to_u32(window)
        };
        if is_whole && !marks.last().is_some_and(is_told) {
            marks.push(mark);
        }
    }
    marks
}

/// The high bits of a product hold something of every bit below.
fn mix(rolling: u64) -> u32 {
    let mixed = (rolling ^ (rolling >> 31)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    u32::try_from(mixed >> 32).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_knows_its_character() {
        let text = "法治，𠮷政府 Ａb。\n１2";
        let hidden = [CharSpan::new(5, 6)];
        let print = Print::new(text, &hidden, Grain::new(60));
        let units = String::from_utf16(&print.units).unwrap();
        assert_eq!(units, "法治𠮷政ab12");
        let chars: Vec<char> = text.chars().collect();
        let shown = |start, end| -> String {
            let span = print.span(start, end);
            chars[span.start.get()..span.end.get()].iter().collect()
        };
        assert_eq!(shown(0, 2), "法治");
        assert_eq!(shown(1, 5), "治，𠮷政");
        assert_eq!(shown(4, 7), "政府 Ａb");
        assert_eq!(shown(7, 9), "１2");
    }

    #[test]
    fn of_every_window_one_mark_is_kept() {
        let grain = Grain::new(60);
        let texts = [
            "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥".repeat(20),
            "一".repeat(400),
        ];
        for text in texts {
            let print = Print::new(&text, &[], grain);
            let mut before = 0;
            for &(at, _) in &print.marks {
                assert!(at as usize - before <= grain.window, "{at} after {before}");
                before = at as usize;
            }
            assert!(print.units.len() - before <= grain.window + grain.gram);
            assert!(print.marks.len() < print.units.len() / 3);
        }
    }
}
