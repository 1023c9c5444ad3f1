//! What one cell of a screen shows, in eight bytes, so that screens are quick to copy and compare.
//!
//! **Nothing that acts on a terminal becomes a glyph**: this is the last gate
//! behind `text::Safe`.

use std::collections::HashMap;

use ratatui::style::Style;
use unicode_width::UnicodeWidthChar;

use super::look::{Depth, Look};

/// What a cell shows: a character, or (top bit set) a grapheme of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph(u32);

const CLUSTER: u32 = 1 << 31;

impl Glyph {
    pub(super) const BLANK: Self = Self(' ' as u32);
    /// What cannot be shown.
    pub(super) const UNKNOWN: Self = Self('?' as u32);
    /// The right half of the wide glyph in the cell before.
    const COVERED: Self = Self(u32::MAX);
}

/// How a cell looks: its place in [`Stock`]'s list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct LookId(u16);

/// One cell: from the top, look (16 bits), cells it takes (16 bits), glyph (32 bits).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell(u64);

impl Default for Cell {
    fn default() -> Self {
        Self::new(Glyph::BLANK, 1, LookId::default())
    }
}

impl Cell {
    /// A glyph of 1 or 2 cells.
    fn new(glyph: Glyph, cols: u64, look: LookId) -> Self {
        Self(u64::from(glyph.0) | cols << 32 | u64::from(look.0) << 48)
    }

    /// The right half of a wide glyph of this look.
    pub(super) fn covered(look: LookId) -> Self {
        Self::new(Glyph::COVERED, 0, look)
    }

    #[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
    pub(super) fn glyph(self) -> Glyph {
        Glyph(self.0 as u32)
    }

    /// 1 or 2; 0 for a covered cell.
    pub(super) fn cols(self) -> usize {
        (self.0 >> 32 & 3) as usize
    }

    /// About the bytes of its glyph, never more: one, or three for a wide one.
    pub(super) fn n_bytes(self) -> usize {
        (2 * self.cols()).saturating_sub(1)
    }

    pub(super) fn look(self) -> LookId {
        LookId((self.0 >> 48) as u16)
    }

    /// Whether it is the right half of a wide glyph.
    pub(super) fn is_covered(self) -> bool {
        self.glyph() == Glyph::COVERED
    }

    /// Whether erasing gives this cell.
    pub(super) fn is_erased(self) -> bool {
        self == Self::default()
    }
}

/// Graphemes of several characters and looks, each kept once: cells hold their numbers.
#[derive(Debug)]
pub(super) struct Stock {
    symbols: Vec<Box<str>>,
    known: HashMap<Box<str>, u32>,
    /// Each with the one that a blank has instead. The first is the default one.
    looks: Vec<(Look, LookId)>,
    /// What was asked for last: most cells look like the one before.
    last: (Style, LookId),
}

/// How sure we are of what a glyph does to the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// Every terminal gives it the cells we think.
    Sure,
    /// The cursor must be placed anew after it.
    Doubtful,
    /// And its second cell must be cleared before it: the terminal may paint only one.
    Narrower,
}

impl Default for Stock {
    fn default() -> Self {
        Self {
            symbols: Vec::new(),
            known: HashMap::new(),
            looks: vec![(Look::default(), LookId::default())],
            last: Default::default(),
        }
    }
}

impl Stock {
    /// The glyph of a symbol; what would act or has no width becomes a `?` or a blank.
    pub(super) fn glyph(&mut self, symbol: &str) -> Glyph {
        let mut chars = symbol.chars();
        let Some(first) = chars.next() else {
            return Glyph::BLANK;
        };
        let alone = chars.next().is_none();
        // Most of what is shown: printable ASCII and the Han characters of the basic block.
        if alone && matches!(first, ' '..='~' | '\u{4E00}'..='\u{9FFF}') {
            return Glyph(u32::from(first));
        }
        if symbol.chars().any(crate::text::acts) {
            return Glyph::UNKNOWN;
        }
        if alone {
            return Glyph(u32::from(first));
        }
        let next = u32::try_from(self.symbols.len()).unwrap_or(CLUSTER - 1);
        let nth = *self.known.entry(symbol.into()).or_insert_with(|| {
            self.symbols.push(symbol.into());
            next
        });
        Glyph(nth | CLUSTER)
    }

    /// The look of a style on a terminal of this depth.
    pub(super) fn look_of(&mut self, style: Style, depth: Depth) -> LookId {
        if self.last.0 != style {
            let look = self.id_of(Look::default().patched(style, depth));
            self.last = (style, look);
        }
        self.last.1
    }

    /// The number of a look. A theme has some dozens; beyond what can be numbered, the default.
    pub(super) fn id_of(&mut self, look: Look) -> LookId {
        let known = self.looks.iter().position(|(known, _)| *known == look);
        let nth = known.unwrap_or(self.looks.len());
        let Ok(id) = u16::try_from(nth).map(LookId) else {
            return LookId::default();
        };
        if known.is_none() {
            self.looks.push((look, id));
            let on_blank = self.id_of(look.on_blank());
            self.looks[nth].1 = on_blank;
        }
        id
    }

    /// The look of a number.
    pub(super) fn look(&self, id: LookId) -> Look {
        self.looks[usize::from(id.0)].0
    }

    /// A blank cell of this look.
    pub(super) fn blank(&self, id: LookId) -> Cell {
        Cell::new(Glyph::BLANK, 1, self.looks[usize::from(id.0)].1)
    }

    /// A cell with another look.
    pub(super) fn relooked(&self, cell: Cell, look: LookId) -> Cell {
        self.cell(cell.glyph(), cell.0 >> 32 & 3, look)
    }

    /// A cell that shows a glyph of 1 or 2 cells.
    pub(super) fn cell(&self, glyph: Glyph, cols: u64, look: LookId) -> Cell {
        if glyph == Glyph::BLANK {
            self.blank(look)
        } else {
            Cell::new(glyph, cols, look)
        }
    }

    /// Forgets all; only when no grid holds anything any more.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Appends what the terminal must receive to show a glyph.
    pub(super) fn encode(&self, glyph: Glyph, out: &mut Vec<u8>) {
        if glyph.0 & CLUSTER == 0 {
            let ch = char::from_u32(glyph.0).unwrap_or(' ');
            out.extend_from_slice(ch.encode_utf8(&mut [0; 4]).as_bytes());
        } else if let Some(symbol) = self.symbols.get((glyph.0 & !CLUSTER) as usize) {
            out.extend_from_slice(symbol.as_bytes());
        }
    }
}

/// How much a terminal can be trusted with a cell's glyph.
pub(super) fn trust(cell: Cell) -> Trust {
    let code = cell.glyph().0;
    if code & CLUSTER != 0 {
        return if cell.cols() == 2 {
            Trust::Narrower
        } else {
            Trust::Doubtful
        };
    }
    match code {
        // ASCII, Han, and the punctuation between: nobody doubts these.
        0x20..=0x7E | 0x3000..=0x3029 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xFF01..=0xFF60 => {
            Trust::Sure
        }
        // Frames: a terminal that draws them wide cannot be drawn upon at all
        // until the setting says so.
        0x2500..=0x259F if cell.cols() == 1 => Trust::Sure,
        // Symbols that became wide with some version of Unicode.
        0x2300..=0x2BFF | 0x4DC0..=0x4DFF | 0x1F000..=0x1FFFF if cell.cols() == 2 => {
            Trust::Narrower
        }
        _ => match char::from_u32(code) {
            Some(ch) if ch.width() == ch.width_cjk() => Trust::Sure,
            _ => Trust::Doubtful,
        },
    }
}
