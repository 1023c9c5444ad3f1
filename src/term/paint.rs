//! The one way from text to ratatui's cells: by our own widths, nothing that acts, and no
//! half glyphs where one thing is painted over another.
//!
//! What is left out: wrapping (`text`) and what is painted where (`tui`).

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::grid::cols_of;
use crate::text::{Ambiguous, CharIdx, glyphs_of};

/// Paints one glyph (see [`crate::text::Glyph`]) of 1 or 2 cells.
///
/// Outside of the buffer nothing happens; a glyph of two cells that would cross the right
/// edge becomes a blank. The second cell of a wide glyph holds the empty text, so that
/// the symbols of a row joined are its text.
pub fn put_glyph(buffer: &mut Buffer, x: u16, y: u16, symbol: &str, cols: u8, style: Style) {
    let area = buffer.area;
    if !area.contains((x, y).into()) {
        return;
    }
    let fits = u32::from(x) + u32::from(cols) <= u32::from(area.right());
    let (symbol, cols) = if fits { (symbol, cols) } else { (" ", 1) };
    part(buffer, x, x + u16::from(cols), y);
    let at = buffer.index_of(x, y);
    let mut cells = buffer.content.iter_mut().skip(at);
    let Some(cell) = cells.next() else {
        return;
    };
    cell.reset();
    cell.set_symbol(symbol).set_style(style);
    if symbol.len() > 1 {
        // Also where ratatui would find the same width: it need not look for it then.
        let width = NonZeroU16::new(u16::from(cols)).unwrap_or(NonZeroU16::MIN);
        cell.set_diff_option(CellDiffOption::ForcedWidth(width));
    }
    if cols == 2
        && let Some(covered) = cells.next()
    {
        covered.reset();
        // Not a space: uncovered, the cell is then always another one and is sent.
        covered.set_symbol("").set_style(style);
    }
}

/// Paints a text in at most `cols` cells, cut where it does not fit; gives the number of cells used.
///
/// What acts on a terminal is shown as `⟨U+202E⟩`, whatever the text has been through before.
pub fn put_text(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    cols: u16,
    text: &str,
    style: Style,
    ambiguous: Ambiguous,
) -> u16 {
    let mut used = 0;
    for glyph in glyphs_of(text, CharIdx(0), ambiguous) {
        let next = used + u16::from(glyph.cols);
        if next > cols {
            break;
        }
        put_glyph(
            buffer,
            x.saturating_add(used),
            y,
            glyph.symbol,
            glyph.cols,
            style,
        );
        used = next;
    }
    used
}

/// Makes an area blank in this style, with what half glyphs at its edges need.
pub fn clear(buffer: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        part(buffer, area.left(), area.right(), y);
        for x in area.left()..area.right() {
            let cell = &mut buffer[(x, y)];
            cell.reset();
            cell.set_style(style);
        }
    }
}

/// Blanks what is left of wide glyphs that lose a half to the cells `x..end`: ratatui would
/// send the glyph and skip what is painted over its right half.
fn part(buffer: &mut Buffer, x: u16, end: u16, y: u16) {
    let area = buffer.area;
    let at = buffer.index_of(x, y);
    // A symbol of one byte is ASCII: most cells are told from wide ones at a glance.
    let is_wide = |cell: &Cell| cell.symbol().len() > 1 && cols_of(cell) == 2;
    if x > area.left() && is_wide(&buffer.content[at - 1]) {
        buffer.content[at - 1]
            .set_symbol(" ")
            .set_diff_option(CellDiffOption::None);
    }
    let last = at + usize::from(end.saturating_sub(x + 1));
    if end > x && end < area.right() && is_wide(&buffer.content[last]) {
        buffer.content[last + 1].set_symbol(" ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::CellWidth;

    fn buffer() -> Buffer {
        Buffer::empty(Rect::new(0, 0, 8, 1))
    }

    fn symbols(buffer: &Buffer) -> String {
        buffer
            .content
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect()
    }

    #[test]
    fn text_is_painted_by_our_widths_and_cut_whole() {
        let mut narrow = buffer();
        let used = put_text(
            &mut narrow,
            (0, 0),
            5,
            "“法治”",
            Style::new(),
            Ambiguous::Narrow,
        );
        assert_eq!((used, symbols(&narrow).as_str()), (5, "“法治   "));
        let mut wide = buffer();
        let used = put_text(
            &mut wide,
            (0, 0),
            5,
            "“法治”",
            Style::new(),
            Ambiguous::Wide,
        );
        assert_eq!((used, symbols(&wide).as_str()), (4, "“法    "));
        assert_eq!(wide[(0, 0)].cell_width(), 2);
    }

    #[test]
    fn what_is_painted_over_a_half_glyph_blanks_the_other_half() {
        let mut both = buffer();
        put_text(
            &mut both,
            (0, 0),
            8,
            "依法行政",
            Style::new(),
            Ambiguous::Narrow,
        );
        put_text(&mut both, (3, 0), 2, "ab", Style::new(), Ambiguous::Narrow);
        assert_eq!(symbols(&both), "依 ab 政");
        clear(&mut both, Rect::new(1, 0, 2, 1), Style::new());
        assert_eq!(symbols(&both), "   ab 政");
    }

    #[test]
    fn nothing_is_painted_outside() {
        let mut small = buffer();
        put_text(
            &mut small,
            (6, 0),
            9,
            "a法治",
            Style::new(),
            Ambiguous::Narrow,
        );
        put_text(&mut small, (0, 3), 9, "法", Style::new(), Ambiguous::Narrow);
        put_glyph(&mut small, u16::MAX, 0, "法", 2, Style::new());
        assert_eq!(symbols(&small), "      a ");
    }
}
