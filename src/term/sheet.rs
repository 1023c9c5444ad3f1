//! What a frame is painted on: the one way from text to cells, by our own widths, nothing that
//! acts, and no half glyphs where one thing is painted over another.
//!
//! It is the screen that is wanted, in the form in which it is compared and sent: nothing is
//! copied or compared on the way. What is left out: wrapping (`text`) and what is painted
//! where (`tui`).

use ratatui::buffer::{Buffer, Cell as RawCell, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;

use super::cell::{Glyph, LookId, Stock};
use super::grid::Grid;
use super::look::Depth;
#[cfg(test)]
use super::look::Look;
use super::strips::{StripName, Strips};

/// The largest screen that is drawn; a terminal that claims more gets this much.
const MAX_SIDE: u16 = 1_000;

/// A style in the form in which cells hold it.
#[derive(Clone, Copy, Debug)]
pub struct Ink(LookId);

/// A screen that is being painted.
#[derive(Debug)]
pub struct Sheet {
    pub(super) grid: Grid,
    /// The frame before.
    pub(super) last: Grid,
    pub(super) stock: Stock,
    depth: Depth,
    strips: Strips,
    /// Glyphs painted in this frame, what was copied aside.
    #[cfg(test)]
    pub(crate) n_painted: usize,
}

impl Sheet {
    /// A blank sheet of at least one cell, for a terminal of so many colours.
    #[must_use]
    pub fn new(size: Size, depth: Depth) -> Self {
        let bounded = |cells: u16| usize::from(cells.clamp(1, MAX_SIDE));
        let grid = Grid::new(bounded(size.width), bounded(size.height));
        Self {
            last: grid.clone(),
            grid,
            stock: Stock::default(),
            depth,
            strips: Strips::default(),
            #[cfg(test)]
            n_painted: 0,
        }
    }

    /// Begins a frame on a blank sheet.
    pub(crate) fn begin(&mut self) {
        std::mem::swap(&mut self.grid, &mut self.last);
        self.grid.erase();
        self.strips.begin();
        #[cfg(test)]
        {
            self.n_painted = 0;
        }
    }

    /// Begins a frame of which nothing was there before.
    pub(super) fn begin_anew(&mut self) {
        self.last.erase();
        self.grid.erase();
        self.stock.clear();
        self.strips = Strips::default();
    }

    /// All of it.
    #[must_use]
    pub fn area(&self) -> Rect {
        let side = |cells: usize| u16::try_from(cells).unwrap_or(MAX_SIDE);
        Rect::new(0, 0, side(self.grid.width), side(self.grid.height))
    }

    /// Paints one glyph (see [`crate::text::Glyph`]) of 1 or 2 cells.
    ///
    /// Outside of the sheet nothing happens; a glyph of two cells that would cross the right
    /// edge becomes a blank.
    pub fn put_glyph(&mut self, x: u16, y: u16, symbol: &str, cols: u8, ink: Ink) {
        let (x, y) = (usize::from(x), usize::from(y));
        if x < self.grid.width && y < self.grid.height {
            let glyph = self.stock.glyph(symbol);
            let cell = self.stock.cell(glyph, cols.into(), ink.0);
            self.grid.set(x, y, cell, &self.stock);
            #[cfg(test)]
            {
                self.n_painted += 1;
            }
        }
    }

    /// The ink of a style.
    pub fn ink(&mut self, style: Style) -> Ink {
        Ink(self.stock.look_of(style, self.depth))
    }

    /// What is kept from the frame before is of this picture; what is of another is forgotten.
    pub fn of_picture(&mut self, picture: u64) {
        self.strips.of_picture(picture);
    }

    /// Copies an area from where the frame before had it under this name, in the same size and
    /// columns; gives what came with it. `None` if it was not there.
    pub fn copy(&mut self, name: StripName, area: Rect) -> Option<Option<Position>> {
        let (from, cursor) = self.strips.take(name, area)?;
        let xs = usize::from(area.left())..usize::from(area.right());
        for nth in 0..area.height {
            let before = &self.last.row(usize::from(from + nth))[xs.clone()];
            self.grid.row_mut(usize::from(area.y + nth))[xs.clone()].copy_from_slice(before);
        }
        Some(cursor)
    }

    /// Keeps what an area shows now for [`Sheet::copy`] in the next frame, with the place of the
    /// terminal's cursor. Whatever is painted over it later in this frame must be cleared first.
    pub fn keep(&mut self, name: StripName, area: Rect, cursor: Option<Position>) {
        if self.area().intersection(area) == area {
            self.strips.add(name, area, cursor);
        }
    }

    /// Makes an area blank in this style, with what half glyphs at its edges need.
    pub fn clear(&mut self, area: Rect, style: Style) {
        let look = self.stock.look_of(style, self.depth);
        let blank = self.stock.blank(look);
        self.strips.drop_under(area);
        for position in area.intersection(self.area()).positions() {
            let (x, y) = (usize::from(position.x), usize::from(position.y));
            self.grid.set(x, y, blank, &self.stock);
        }
    }

    /// Lays a style over what an area shows; letters that have a colour of their own keep it.
    pub fn tint(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.area());
        let mut last = (LookId::default(), self.tinted(LookId::default(), style));
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                let cell = self.grid.row(y.into())[usize::from(x)];
                if cell.look() != last.0 {
                    last = (cell.look(), self.tinted(cell.look(), style));
                }
                let tinted = self.stock.relooked(cell, last.1);
                self.grid.row_mut(y.into())[usize::from(x)] = tinted;
            }
        }
    }

    fn tinted(&mut self, look: LookId, style: Style) -> LookId {
        let look = self.stock.look(look);
        let keep_colour = Style { fg: None, ..style };
        let style = if look.is_uncoloured() {
            style
        } else {
            keep_colour
        };
        self.stock.id_of(look.patched(style, self.depth))
    }

    /// Paints what a widget of ratatui's drew, where it drew it.
    pub fn paste(&mut self, buffer: &Buffer) {
        let area = buffer.area.intersection(self.area());
        for y in area.top()..area.bottom() {
            let mut x = area.left();
            while x < area.right() {
                x += self.paste_cell(x, y, &buffer[(x, y)]);
            }
        }
    }

    /// Gives the number of cells that ratatui takes it to have.
    fn paste_cell(&mut self, x: u16, y: u16, raw: &RawCell) -> u16 {
        let cols = match raw.diff_option {
            CellDiffOption::ForcedWidth(cols) => cols.get(),
            _ if raw.symbol().contains(|ch: char| ch.is_control()) => 1,
            _ => raw.symbol().cell_width(),
        };
        let (at, y) = (usize::from(x), usize::from(y));
        let look = self.stock.look_of(raw.style(), self.depth);
        let (glyph, n_cols) = match cols {
            0 => (Glyph::BLANK, 1),
            1 => (self.stock.glyph(raw.symbol()), 1),
            2 => (self.stock.glyph(raw.symbol()), 2),
            _ => (Glyph::UNKNOWN, 1),
        };
        let cell = self.stock.cell(glyph, n_cols, look);
        self.grid.set(at, y, cell, &self.stock);
        for covered in at + cell.cols()..(at + usize::from(cols)).min(self.grid.width) {
            let blank = self.stock.blank(look);
            self.grid.set(covered, y, blank, &self.stock);
        }
        cols.max(1)
    }
}

#[cfg(test)]
impl Sheet {
    /// What a cell shows; nothing where a wide glyph covers it.
    pub(super) fn symbol(&self, x: usize, y: usize) -> String {
        let cell = self.grid.row(y)[x];
        let mut symbol = Vec::new();
        if !cell.is_covered() {
            self.stock.encode(cell.glyph(), &mut symbol);
        }
        String::from_utf8(symbol).expect("glyphs are characters")
    }

    /// What it shows, row by row, without trailing spaces.
    pub(crate) fn shown(&self) -> String {
        let row = |y| -> String { (0..self.grid.width).map(|x| self.symbol(x, y)).collect() };
        (0..self.grid.height)
            .map(|y| row(y).trim_end().to_owned() + "\n")
            .collect()
    }

    /// Every cell's symbol and look, to compare with another sheet's.
    pub(crate) fn cells(&self) -> Vec<(String, Look)> {
        let cells = self.area().positions().map(|at| {
            let (x, y) = (usize::from(at.x), usize::from(at.y));
            let look = self.grid.row(y)[x].look();
            (self.symbol(x, y), self.stock.look(look))
        });
        cells.collect()
    }

    /// As ratatui has it, to compare with.
    pub(super) fn buffer(&self) -> Buffer {
        let mut buffer = Buffer::empty(self.area());
        for (x, y) in self.area().positions().map(|at| (at.x, at.y)) {
            let (raw, at) = (&mut buffer[(x, y)], (usize::from(x), usize::from(y)));
            let cell = self.grid.row(at.1)[at.0];
            raw.set_symbol(&self.symbol(at.0, at.1))
                .set_style(self.stock.look(cell.look()).style());
            let cols = u16::try_from(cell.cols()).expect("1 or 2");
            if let Some(cols) = std::num::NonZeroU16::new(cols) {
                raw.set_diff_option(CellDiffOption::ForcedWidth(cols));
            }
        }
        buffer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(puts: &[(u16, &str, u8)]) -> Sheet {
        let mut sheet = Sheet::new(Size::new(8, 1), Depth::True);
        for &(x, symbols, cols) in puts {
            for (nth, symbol) in (0..).zip(symbols.split('|')) {
                let ink = sheet.ink(Style::new());
                sheet.put_glyph(x + nth * u16::from(cols), 0, symbol, cols, ink);
            }
        }
        sheet
    }

    #[test]
    fn what_is_painted_over_a_half_glyph_blanks_the_other_half() {
        let mut both = sheet(&[(0, "依|法|行|政", 2), (3, "a|b", 1)]);
        assert_eq!(both.shown(), "依 ab 政\n");
        both.clear(Rect::new(1, 0, 2, 1), Style::new());
        assert_eq!(both.shown(), "   ab 政\n");
    }

    #[test]
    fn nothing_is_painted_outside() {
        let mut small = sheet(&[(6, "a|法|治", 1), (9, "法", 2), (u16::MAX, "法", 2)]);
        let ink = small.ink(Style::new());
        small.put_glyph(0, 3, "法", 2, ink);
        small.clear(Rect::new(5, 0, 9, 9), Style::new());
        small.tint(Rect::new(5, 0, 9, 9), Style::new());
        assert_eq!(small.shown(), "\n");
        assert_eq!(sheet(&[(7, "法", 2)]).shown(), "\n");
    }

    #[test]
    fn what_acts_does_not_become_a_glyph() {
        let acting = ["\x1b]52;c;AA\x07", "\u{202E}", "a\u{200B}", "e\u{301}"];
        let puts: Vec<(u16, &str, u8)> = (0..).zip(acting).map(|(x, it)| (x, it, 1)).collect();
        assert_eq!(sheet(&puts).shown(), "???e\u{301}\n");
        let mut raw = Buffer::empty(Rect::new(0, 0, 8, 1));
        for (x, symbol) in (0..).zip(acting) {
            raw[(x, 0)].set_symbol(symbol);
        }
        let mut pasted = sheet(&[]);
        pasted.paste(&raw);
        assert_eq!(pasted.shown(), "? ?e\u{301}\n");
    }

    #[test]
    fn a_tint_leaves_letters_their_colour() {
        let mut tinted = Sheet::new(Size::new(2, 1), Depth::True);
        let (red, bold) = (
            tinted.ink(Style::new().red()),
            tinted.ink(Style::new().bold()),
        );
        tinted.put_glyph(0, 0, "a", 1, red);
        tinted.put_glyph(1, 0, "b", 1, bold);
        tinted.tint(tinted.area(), Style::new().blue().on_white());
        let shown = tinted.buffer();
        let style = |x: u16| shown[(x, 0)].style();
        let indexed = |nth| Some(ratatui::style::Color::Indexed(nth));
        assert_eq!((style(0).fg, style(0).bg), (indexed(1), indexed(15)));
        assert_eq!((style(1).fg, style(1).bg), (indexed(4), indexed(15)));
        assert!(
            style(1)
                .add_modifier
                .contains(ratatui::style::Modifier::BOLD)
        );
    }
}
