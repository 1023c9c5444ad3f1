//! Character and paragraph properties: what was deleted, inserted or hidden,
//! which paragraphs are headings, which marks end a table's row.

use super::fib::{Fib, u16_at, u32_at};
use super::styles::Styles;

/// Stretches of the main stream with a value each, in order.
#[derive(Debug, Default)]
pub(super) struct Ranges(Vec<(u32, u32, u8)>);

impl Ranges {
    /// Deleted under tracked changes.
    pub(super) const DELETED: u8 = 1;
    /// Inserted under tracked changes.
    pub(super) const INSERTED: u8 = 2;
    /// Formatted as hidden.
    pub(super) const HIDDEN: u8 = 4;

    /// The value at an offset, if a range with one covers it.
    pub(super) fn at(&self, offset: u32) -> Option<u8> {
        let after = self.0.partition_point(|(start, ..)| *start <= offset);
        let (_, end, value) = self.0.get(after.checked_sub(1)?)?;
        (offset < *end).then_some(*value)
    }

    fn push(&mut self, start: u32, end: u32, value: u8) {
        if start < end {
            self.0.push((start, end, value));
        }
    }

    fn sorted(mut self) -> Self {
        self.0.sort_unstable();
        self
    }
}

/// The properties that matter for the text.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub(super) changed: Ranges,
    pub(super) headings: Ranges,
    pub(super) row_ends: Ranges,
    /// Whether any paragraph belongs to a list.
    pub(super) has_lists: bool,
}

/// Size of a page of properties.
const PAGE: usize = 512;
/// More pages than this are no document's.
const MAX_PAGES: usize = 100_000;

impl Properties {
    /// Reads all property pages; those that are damaged are left out.
    pub(super) fn parse(main: &[u8], table: &[u8], fib: &Fib) -> Self {
        let mut properties = Self::default();
        let (offset, size) = fib.styles;
        let sheet = table.get(offset as usize..).unwrap_or(&[]);
        let styles = Styles::parse(sheet.get(..size as usize).unwrap_or(sheet));
        for page in pages(main, table, fib.characters) {
            runs(page, 1, |start, end, entry| {
                let offset = usize::from(*entry.first()?) * 2;
                let size = usize::from(*page.get(offset).filter(|_| offset > 0)?);
                let value = character_value(page.get(offset + 1..offset + 1 + size)?);
                if value != 0 {
                    properties.changed.push(start, end, value);
                }
                Some(())
            });
        }
        for page in pages(main, table, fib.paragraphs) {
            runs(page, 13, |start, end, entry| {
                let offset = usize::from(*entry.first()?) * 2;
                let half = usize::from(*page.get(offset).filter(|_| offset > 0)?);
                let (from, size) = if half == 0 {
                    (offset + 2, usize::from(*page.get(offset + 1)?) * 2)
                } else {
                    (offset + 1, half * 2 - 1)
                };
                let content = page.get(from..)?;
                let content = content.get(..size).unwrap_or(content);
                let style = u16_at(content, 0)?;
                let content = content.get(2..)?;
                let (heading, row_end) = paragraph_values(style, content);
                // What the paragraph says of itself goes before what its style says.
                properties.has_lists |=
                    list_of(content).unwrap_or_else(|| styles.makes_list(style));
                if let Some(level) = heading {
                    properties.headings.push(start, end, level);
                }
                if row_end {
                    properties.row_ends.push(start, end, 1);
                }
                Some(())
            });
        }
        Self {
            changed: properties.changed.sorted(),
            headings: properties.headings.sorted(),
            row_ends: properties.row_ends.sorted(),
            has_lists: properties.has_lists,
        }
    }
}

/// The pages that a table of page numbers lists.
fn pages<'m>(main: &'m [u8], table: &[u8], (offset, size): (u32, u32)) -> Vec<&'m [u8]> {
    let plc = table
        .get(offset as usize..)
        .and_then(|rest| rest.get(..size as usize))
        .unwrap_or(&[]);
    let n_pages = (plc.len().saturating_sub(4) / 8).min(MAX_PAGES);
    (0..n_pages)
        .filter_map(|nth| {
            let number = u32_at(plc, (n_pages + 1) * 4 + nth * 4)? & 0x003f_ffff;
            let start = (number as usize).checked_mul(PAGE)?;
            main.get(start..start + PAGE)
        })
        .collect()
}

/// Calls `take` with start, end and entry of each run of a page.
fn runs(page: &[u8], entry_size: usize, mut take: impl FnMut(u32, u32, &[u8]) -> Option<()>) {
    let n_runs = usize::from(page.last().copied().unwrap_or(0));
    for nth in 0..n_runs {
        let entry = (n_runs + 1) * 4 + nth * entry_size;
        let (Some(start), Some(end), Some(entry)) = (
            u32_at(page, nth * 4),
            u32_at(page, nth * 4 + 4),
            page.get(entry..entry + entry_size),
        ) else {
            return;
        };
        // A run whose properties cannot be read has none.
        let _ = take(start, end, entry);
    }
}

/// Property modifiers with their operands ([MS-DOC] 2.2.5.1).
fn modifiers(mut rest: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let code = u16_at(rest, 0)?;
        let operand = rest.get(2..)?;
        let size = match code >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            // Table definitions count their size in two bytes, all others in one.
            _ if code == 0xd608 => usize::from(u16_at(operand, 0)?) + 1,
            _ => usize::from(*operand.first()?) + 1,
        };
        let value = operand.get(..size)?;
        rest = operand.get(size..)?;
        Some((code, value))
    })
}

/// Whether modifiers put a paragraph into a list, or out of one; `None` where they say nothing.
pub(super) fn list_of(modifiers_of: &[u8]) -> Option<bool> {
    // sprmPIlfo: the list a paragraph belongs to, 0 for none.
    modifiers(modifiers_of)
        .filter(|(code, _)| *code == 0x460b)
        .last()
        .map(|(_, operand)| u16_at(operand, 0) != Some(0))
}

fn character_value(modifiers_of: &[u8]) -> u8 {
    let mut value = 0;
    for (code, operand) in modifiers(modifiers_of) {
        let bit = match code {
            0x0800 => Ranges::DELETED,
            0x0801 => Ranges::INSERTED,
            0x083c => Ranges::HIDDEN,
            _ => continue,
        };
        if operand.first().is_some_and(|on| *on == 1) {
            value |= bit;
        } else {
            value &= !bit;
        }
    }
    value
}

/// Heading level and whether the paragraph's mark ends a row. Styles 1 to 9
/// are the built-in headings.
fn paragraph_values(style: u16, modifiers_of: &[u8]) -> (Option<u8>, bool) {
    let mut heading = u8::try_from(style)
        .ok()
        .filter(|level| (1..=9).contains(level));
    let mut row_end = false;
    for (code, operand) in modifiers(modifiers_of) {
        match (code, operand.first()) {
            (0x2640, Some(&level)) => heading = (level < 9).then_some(level + 1),
            (0x2417, Some(&on)) => row_end = on == 1,
            _ => {}
        }
    }
    (heading, row_end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modifiers_are_walked_by_their_sizes() {
        let bytes = [
            0x00, 0x08, 1, 0x43, 0x4a, 24, 0, 0x3c, 0x08, 1, 0x09, 0xc6, 2, 9, 9,
        ];
        assert_eq!(character_value(&bytes), Ranges::DELETED | Ranges::HIDDEN);
        assert_eq!(paragraph_values(2, &[0x17, 0x24, 1]), (Some(2), true));
        assert_eq!(paragraph_values(0, &[0x40, 0x26, 0]), (Some(1), false));
    }

    #[test]
    fn ranges_are_found_by_offset() {
        let ranges = Ranges(vec![(2, 4, 1), (8, 9, 2)]);
        assert_eq!(
            [1, 2, 3, 4, 8, 9].map(|offset| ranges.at(offset)),
            [None, Some(1), Some(1), None, Some(2), None]
        );
    }
}
