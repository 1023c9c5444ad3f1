//! A screenful of small cells, quick to compare.
//!
//! **Nothing that acts on a terminal becomes a glyph**: this is the last gate
//! behind `text::Safe`.

use std::collections::HashMap;

use ratatui::buffer::{Cell as RawCell, CellDiffOption, CellWidth};
use unicode_width::UnicodeWidthChar;

use super::look::{Depth, Look};

/// What a cell shows: a character, or (top bit set) a grapheme of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Glyph(u32);

const CLUSTER: u32 = 1 << 31;

impl Glyph {
    pub(super) const BLANK: Self = Self(' ' as u32);
    /// The right half of the wide glyph in the cell before.
    pub(super) const COVERED: Self = Self(u32::MAX);
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Cell {
    pub(super) glyph: Glyph,
    /// 1 or 2; 0 for a covered cell.
    pub(super) cols: u8,
    pub(super) look: Look,
}

impl Default for Cell {
    fn default() -> Self {
        Self {
            glyph: Glyph::BLANK,
            cols: 1,
            look: Look::default(),
        }
    }
}

impl Cell {
    /// Whether erasing gives this cell.
    pub(super) fn is_erased(self) -> bool {
        self == Self::default()
    }
}

/// Graphemes of several characters, each kept once.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    symbols: Vec<Box<str>>,
    known: HashMap<Box<str>, u32>,
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

impl Clusters {
    /// The glyph of a symbol; what would act or has no width becomes a `?` or a blank.
    fn glyph(&mut self, symbol: &str) -> Glyph {
        let mut chars = symbol.chars();
        let Some(first) = chars.next() else {
            return Glyph::BLANK;
        };
        if symbol.chars().any(crate::text::acts) {
            return Glyph('?' as u32);
        }
        if chars.next().is_none() {
            return Glyph(u32::from(first));
        }
        let next = u32::try_from(self.symbols.len()).unwrap_or(CLUSTER - 1);
        let nth = *self.known.entry(symbol.into()).or_insert_with(|| {
            self.symbols.push(symbol.into());
            next
        });
        Glyph(nth | CLUSTER)
    }

    /// Forgets all; only when no grid holds a cluster any more.
    pub(super) fn clear(&mut self) {
        self.symbols.clear();
        self.known.clear();
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
    let code = cell.glyph.0;
    if code & CLUSTER != 0 {
        return if cell.cols == 2 {
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
        0x2500..=0x259F if cell.cols == 1 => Trust::Sure,
        // Symbols that became wide with some version of Unicode.
        0x2300..=0x2BFF | 0x4DC0..=0x4DFF | 0x1F000..=0x1FFFF if cell.cols == 2 => Trust::Narrower,
        _ => match char::from_u32(code) {
            Some(ch) if ch.width() == ch.width_cjk() => Trust::Sure,
            _ => Trust::Doubtful,
        },
    }
}

/// The cells that ratatui gives to a cell's symbol, quickly for what fills most of a screen:
/// ASCII and the Han characters of the basic block.
pub(super) fn cols_of(raw: &RawCell) -> u16 {
    match (raw.diff_option, raw.symbol().as_bytes()) {
        (CellDiffOption::ForcedWidth(cols), _) => cols.get(),
        (_, [_] | [0xE2, 0x94, 0x80..=0xBF]) => 1,
        (_, [0xE4..=0xE9, _, _] | [0xE3, 0x80, 0x81..=0x93] | [0xEF, 0xBC, 0x81..=0xBF]) => 2,
        _ if raw.symbol().contains(|ch: char| ch.is_control()) => 1,
        _ => raw.cell_width(),
    }
}

/// A screenful of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) width: usize,
    pub(super) height: usize,
    cells: Vec<Cell>,
}

impl Grid {
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self {
            width,
            height,
            cells: vec![Cell::default(); width * height],
        }
    }

    pub(super) fn row(&self, y: usize) -> &[Cell] {
        &self.cells[y * self.width..(y + 1) * self.width]
    }

    /// Makes a row equal to that of another grid of the same size.
    pub(super) fn copy_row(&mut self, y: usize, from: &Self) {
        self.cells[y * self.width..(y + 1) * self.width].copy_from_slice(from.row(y));
    }

    /// Moves the rows of a band up (`by` > 0) or down; the rows left behind are erased.
    pub(super) fn scroll(&mut self, top: usize, end: usize, by: isize) {
        let band = &mut self.cells[top * self.width..end * self.width];
        let n_cells = by.unsigned_abs().min(end - top) * self.width;
        let n_kept = band.len() - n_cells;
        if by > 0 {
            band.copy_within(n_cells.., 0);
            band[n_kept..].fill(Cell::default());
        } else {
            band.copy_within(..n_kept, n_cells);
            band[..n_cells].fill(Cell::default());
        }
    }

    /// Puts a cell of ratatui's buffer into its place, with what it does to its neighbours.
    /// Gives the number of cells it takes.
    pub(super) fn put(
        &mut self,
        x: usize,
        y: usize,
        raw: &RawCell,
        depth: Depth,
        clusters: &mut Clusters,
    ) -> usize {
        if x >= self.width || y >= self.height {
            return 0;
        }
        let cols = usize::from(cols_of(raw));
        let mut cell = Cell {
            glyph: match cols {
                0 => Glyph::BLANK,
                1 | 2 => clusters.glyph(raw.symbol()),
                _ => Glyph('?' as u32),
            },
            cols: if cols == 2 { 2 } else { 1 },
            look: Look::default(),
        };
        if cell.cols == 2 && x + 1 >= self.width {
            // Half a glyph at the right edge: terminals disagree, so nothing is there.
            (cell.glyph, cell.cols) = (Glyph::BLANK, 1);
        }
        cell.look = Look::of(raw, depth, cell.glyph == Glyph::BLANK);
        self.set(x, y, cell);
        for covered in x + usize::from(cell.cols)..(x + cols).min(self.width) {
            self.set(covered, y, Cell::default());
        }
        cols.max(1)
    }

    fn set(&mut self, x: usize, y: usize, cell: Cell) {
        let row = &mut self.cells[y * self.width..(y + 1) * self.width];
        // What is left of glyphs that lose a half becomes blank, as it does on the terminal.
        if row[x].cols == 0 && x > 0 {
            row[x - 1] = Cell::default();
        }
        let last = x + usize::from(cell.cols) - 1;
        if row[last].cols == 2 && last + 1 < row.len() {
            row[last + 1] = Cell::default();
        }
        row[x] = cell;
        if cell.cols == 2 {
            row[last] = Cell {
                glyph: Glyph::COVERED,
                cols: 0,
                look: cell.look,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid_of(puts: &[(usize, &str)]) -> String {
        let (mut grid, mut clusters) = (Grid::new(6, 1), Clusters::default());
        for &(x, symbol) in puts {
            let mut raw = RawCell::default();
            raw.set_symbol(symbol);
            grid.put(x, 0, &raw, Depth::True, &mut clusters);
        }
        let mut out = Vec::new();
        for cell in grid.row(0) {
            if cell.cols == 0 {
                out.push(b'<');
            } else {
                clusters.encode(cell.glyph, &mut out);
            }
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn half_glyphs_become_blank() {
        assert_eq!(grid_of(&[(0, "法"), (2, "a")]), "法<a   ");
        assert_eq!(grid_of(&[(0, "法"), (0, "a")]), "a     ");
        assert_eq!(grid_of(&[(0, "法"), (1, "a")]), " a    ");
        assert_eq!(grid_of(&[(1, "法"), (0, "治")]), "治<    ");
        assert_eq!(grid_of(&[(5, "法")]), "      ");
    }

    #[test]
    fn what_acts_does_not_become_a_glyph() {
        assert_eq!(grid_of(&[(0, "\x1b]52;c;AA\x07")]), "?     ");
        assert_eq!(grid_of(&[(0, "\u{202E}")]), "      ");
        assert_eq!(grid_of(&[(0, "a\u{200B}")]), "?     ");
        assert_eq!(grid_of(&[(0, "e\u{301}")]), "e\u{301}     ");
    }

    #[test]
    fn the_quick_width_is_ratatuis_own() {
        for ch in (' '..='~')
            .chain('\u{2500}'..='\u{253F}')
            .chain('\u{3000}'..='\u{A000}')
            .chain('\u{FF00}'..='\u{FFEF}')
        {
            let raw = RawCell::default().set_char(ch).clone();
            assert_eq!(cols_of(&raw), raw.cell_width(), "{ch:?}");
        }
    }

    #[test]
    fn bands_move_and_leave_erased_rows() {
        let (mut grid, mut clusters) = (Grid::new(1, 4), Clusters::default());
        for (y, symbol) in ["a", "b", "c", "d"].into_iter().enumerate() {
            grid.put(0, y, &RawCell::new(symbol), Depth::True, &mut clusters);
        }
        let shown = |grid: &Grid| -> String {
            (0..4)
                .map(|y| char::from_u32(grid.row(y)[0].glyph.0).unwrap())
                .collect()
        };
        grid.scroll(0, 3, 1);
        assert_eq!(shown(&grid), "bc d");
        grid.scroll(1, 4, -2);
        assert_eq!(shown(&grid), "b  c");
    }
}
