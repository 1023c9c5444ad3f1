//! A screenful of cells: whole glyphs only.

use super::cell::{Cell, Stock};

/// A screenful of cells. Every wide glyph is followed by its right half, and no half stands alone.
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

    pub(super) fn row_mut(&mut self, y: usize) -> &mut [Cell] {
        &mut self.cells[y * self.width..(y + 1) * self.width]
    }

    /// Erases everything.
    pub(super) fn erase(&mut self) {
        self.cells.fill(Cell::default());
    }

    /// Puts a cell into its place; a wide one takes the next cell along. What is left of glyphs
    /// that lose a half becomes blank and keeps its look. The place must lie within the grid.
    pub(super) fn set(&mut self, x: usize, y: usize, cell: Cell, stock: &Stock) {
        let row = self.row_mut(y);
        // Half a glyph at the right edge: terminals disagree, so nothing is there.
        let cell = if x + cell.cols() > row.len() {
            stock.blank(cell.look())
        } else {
            cell
        };
        let last = x + cell.cols() - 1;
        if row[x].is_covered() && x > 0 {
            row[x - 1] = stock.blank(row[x - 1].look());
        }
        if row[last].cols() == 2 && last + 1 < row.len() {
            row[last + 1] = stock.blank(row[last].look());
        }
        row[x] = cell;
        if last > x {
            row[last] = Cell::covered(cell.look());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::cell::LookId;
    use super::*;

    fn shown(grid: &Grid, stock: &Stock) -> String {
        let mut out = Vec::new();
        for y in 0..grid.height {
            for cell in grid.row(y) {
                if cell.is_covered() {
                    out.push(b'<');
                } else {
                    stock.encode(cell.glyph(), &mut out);
                }
            }
        }
        String::from_utf8(out).unwrap()
    }

    fn put(grid: &mut Grid, stock: &mut Stock, (x, y): (usize, usize), symbol: &str) {
        let cols = if symbol.len() > 1 { 2 } else { 1 };
        let glyph = stock.glyph(symbol);
        let cell = stock.cell(glyph, cols, LookId::default());
        grid.set(x, y, cell, stock);
    }

    #[track_caller]
    fn check(puts: &[(usize, &str)], expected: &str) {
        let (mut grid, mut stock) = (Grid::new(6, 1), Stock::default());
        for &(x, symbol) in puts {
            put(&mut grid, &mut stock, (x, 0), symbol);
        }
        assert_eq!(shown(&grid, &stock), expected);
    }

    #[test]
    fn half_glyphs_become_blank() {
        check(&[(0, "法"), (2, "a")], "法<a   ");
        check(&[(0, "法"), (0, "a")], "a     ");
        check(&[(0, "法"), (1, "a")], " a    ");
        check(&[(1, "法"), (0, "治")], "治<    ");
        check(&[(0, "法"), (2, "治"), (1, "a")], " a治<  ");
        check(&[(0, "法"), (2, "治"), (1, "行")], " 行<   ");
        check(&[(5, "法")], "      ");
    }
}
