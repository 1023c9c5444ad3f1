//! The style sheet, as far as it says which styles make lists ([MS-DOC] 2.9.271).
//!
//! What is left out: everything else that a style says.

use super::fib::u16_at;
use super::properties::list_of;

/// Which styles make their paragraphs members of a list.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Style>);

#[derive(Clone, Copy, Debug, Default)]
struct Style {
    /// Whether the style itself says that its paragraphs are in a list.
    own: Option<bool>,
    base: u16,
}

/// More styles than these no style sheet holds; the index of "no style".
const NONE: u16 = 0x0fff;
/// Styles rest on styles at most this deep.
const MAX_DEPTH: usize = 12;

impl Styles {
    /// Reads the style sheet; a damaged one ends where it is damaged.
    pub(super) fn parse(sheet: &[u8]) -> Self {
        let mut styles = Vec::new();
        let Some(size) = u16_at(sheet, 0).map(usize::from) else {
            return Self::default();
        };
        let base_size = u16_at(sheet, 4).map_or(10, usize::from);
        let mut at = 2 + size;
        while let Some(size) = u16_at(sheet, at).map(usize::from) {
            let Some(entry) = sheet.get(at + 2..at + 2 + size) else {
                break;
            };
            styles.push(style(entry, base_size).unwrap_or_default());
            // Entries begin at even places.
            at += 2 + size + size % 2;
            if styles.len() >= usize::from(NONE) {
                break;
            }
        }
        Self(styles)
    }

    /// Whether a style, or one it rests on, makes lists.
    pub(super) fn makes_list(&self, mut style: u16) -> bool {
        for _ in 0..MAX_DEPTH {
            let Some(found) = self.0.get(usize::from(style)) else {
                return false;
            };
            if let Some(own) = found.own {
                return own;
            }
            style = found.base;
        }
        false
    }
}

/// A paragraph style; others say nothing of lists.
fn style(entry: &[u8], base_size: usize) -> Option<Style> {
    const PARAGRAPH: u16 = 1;
    let kind = u16_at(entry, 2)?;
    let base = kind >> 4;
    if kind & 0xf != PARAGRAPH {
        return Some(Style {
            own: None,
            base: NONE,
        });
    }
    let n_letters = usize::from(u16_at(entry, base_size)?);
    // The name, its length before it and a zero behind it.
    let from = base_size + 2 + n_letters * 2 + 2;
    let size = usize::from(u16_at(entry, from)?);
    let own = entry.get(from + 4..from + 2 + size).and_then(list_of);
    Some(Style { own, base })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A style sheet of paragraph styles, each with its base and its modifiers.
    fn sheet(styles: &[(u16, &[u8])]) -> Vec<u8> {
        let mut sheet = vec![4, 0, u8::try_from(styles.len()).unwrap(), 0, 10, 0];
        for (base, modifiers) in styles {
            let mut entry = vec![0, 0];
            entry.extend((base << 4 | 1).to_le_bytes());
            entry.extend([0; 6]);
            entry.extend([1, 0, b'a', 0, 0, 0]);
            entry.extend(u16::try_from(modifiers.len() + 2).unwrap().to_le_bytes());
            entry.extend([0, 0]);
            entry.extend(*modifiers);
            sheet.extend(u16::try_from(entry.len()).unwrap().to_le_bytes());
            let odd = entry.len() % 2;
            sheet.extend(entry);
            sheet.extend(vec![0; odd]);
        }
        sheet
    }

    #[test]
    fn lists_are_inherited_and_taken_back() {
        let list: &[u8] = &[0x0b, 0x46, 3, 0];
        let no_list: &[u8] = &[0x0b, 0x46, 0, 0];
        let bytes = sheet(&[(NONE, &[]), (0, list), (1, &[0x40, 0x26, 1]), (2, no_list)]);
        let styles = Styles::parse(&bytes);
        let found: Vec<bool> = (0..5).map(|style| styles.makes_list(style)).collect();
        assert_eq!(found, [false, true, true, false, false]);
        for end in 0..bytes.len() {
            Styles::parse(&bytes[..end]);
        }
    }

    #[test]
    fn styles_that_rest_on_each_other_end() {
        let styles = Styles::parse(&sheet(&[(1, &[]), (0, &[])]));
        assert!(!styles.makes_list(0));
    }
}
