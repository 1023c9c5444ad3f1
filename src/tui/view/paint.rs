//! The one way from text to cells: every character that the panes show goes
//! through [`Canvas::put`], which knows widths and lets nothing act on the terminal.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::term::{Ink, Sheet};
use crate::text::{Ambiguous, CharIdx, Glyph, fit, glyphs_of, width};

use super::super::state::Settings;

/// What is left where a wide glyph gave way to `…`.
const BLANK: &str = " ";

/// What is copied from frame to frame while only the place in the text changes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// The report list.
    List,
    /// The navigator, by the section at hand and its first row.
    Navigator,
    /// A row of the reading pane, by its number on the page.
    Row,
    /// The annotation pane with notes.
    Notes,
    /// The last row, by the section and what is at the cursor.
    Status,
}

/// A sheet with the choices that decide how text is painted on it.
pub(super) struct Canvas<'a> {
    /// Where cells go.
    pub(super) sheet: &'a mut Sheet,
    /// What lies under everything painted: the ground of an overlay, else nothing.
    pub(super) ground: Style,
    /// Widths, colours, language.
    pub(super) settings: &'a Settings,
}

impl Canvas<'_> {
    /// How ambiguous characters are counted.
    pub(super) fn ambiguous(&self) -> Ambiguous {
        self.settings.ambiguous
    }

    /// Paints text from `x` on within `area`'s first row, cut at its right edge with `…`;
    /// returns the column behind it.
    pub(super) fn put(&mut self, area: Rect, x: u16, text: &str, style: Style) -> u16 {
        let room = usize::from((area.x + area.width).saturating_sub(x));
        if area.height == 0 || room == 0 {
            return x;
        }
        // Most of what is painted fits: it is gone over once, and measured only where it does not.
        let (mut at, ink) = (x, self.ink(style));
        for glyph in glyphs_of(text, CharIdx(0), self.ambiguous()) {
            if at + u16::from(glyph.cols) > area.x + area.width {
                let shown = fit(text, room, self.ambiguous());
                let end = self.put(area, x, &shown, style);
                self.put(
                    Rect {
                        width: at - area.x,
                        ..area
                    },
                    end,
                    BLANK,
                    style,
                );
                return end;
            }
            at = self.glyph(area, at, &glyph, ink);
        }
        at
    }

    /// Paints text so that it ends at `area`'s right edge; returns its first column.
    pub(super) fn put_right(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let cols = u16::try_from(width(text, self.ambiguous())).unwrap_or(u16::MAX);
        let x = (area.x + area.width).saturating_sub(cols).max(area.x);
        self.put(area, x, text, style);
        x
    }

    /// A style on the ground, to paint many glyphs with.
    pub(super) fn ink(&mut self, style: Style) -> Ink {
        self.sheet.ink(self.ground.patch(style))
    }

    /// Paints one glyph where it fits; returns the column behind it.
    pub(super) fn glyph(&mut self, area: Rect, x: u16, glyph: &Glyph<'_>, ink: Ink) -> u16 {
        let cols = u16::from(glyph.cols);
        if area.height == 0 || x + cols > area.x + area.width {
            return x;
        }
        self.sheet
            .put_glyph(x, area.y, glyph.symbol, glyph.cols, ink);
        x + cols
    }

    /// Paints a part of the screen that is wholly within `area`, or copies it from the last frame
    /// if that has it: of the same picture (`State::picture`), under the same name. So only what
    /// else it depends on must be in the name. Gives the place of the terminal's cursor.
    pub(super) fn kept(
        &mut self,
        part: Part,
        of: [usize; 2],
        area: Rect,
        paint: impl FnOnce(&mut Self) -> Option<Position>,
    ) -> Option<Position> {
        let name = (part as u8, of);
        let cursor = match self.sheet.copy(name, area) {
            Some(cursor) => cursor,
            None => paint(self),
        };
        self.sheet.keep(name, area, cursor);
        cursor
    }

    /// Makes an area blank, for something that lies over the panes.
    pub(super) fn clear(&mut self, area: Rect) {
        self.sheet.clear(area, self.ground);
    }

    /// Gives a ground to a whole row without changing what it shows; letters that have a
    /// colour of their own keep it.
    pub(super) fn tint(&mut self, area: Rect, style: Style) {
        self.sheet.tint(area, style);
    }

    /// The head of a pane: its name, and at the right what there is to count.
    pub(super) fn head(&mut self, area: Rect, focused: bool, name: &str, right: &str) {
        let theme = &self.settings.theme;
        let style = if focused {
            theme.head_focused
        } else {
            theme.head
        };
        let row = row_of(area, 0);
        if focused {
            self.tint(row, style);
        }
        let right_at = if right.is_empty() {
            row.x + row.width
        } else {
            self.put_right(inset(row, 1), right, style)
        };
        let left = Rect {
            x: row.x + 1,
            width: right_at.saturating_sub(row.x + 2),
            ..row
        };
        self.put(left, left.x, name, style);
    }
}

/// The `nth` row of an area, as an area of its own; empty below its foot.
pub(super) fn row_of(area: Rect, nth: usize) -> Rect {
    let nth = u16::try_from(nth).unwrap_or(u16::MAX);
    Rect {
        y: area.y.saturating_add(nth),
        height: u16::from(nth < area.height),
        ..area
    }
}

/// An area without `cols` columns at either side.
pub(super) fn inset(area: Rect, cols: u16) -> Rect {
    Rect {
        x: area.x + cols.min(area.width),
        width: area.width.saturating_sub(2 * cols),
        ..area
    }
}

/// A sheet over the middle of the screen: at most `cols` wide, with a row
/// free above and below.
pub(super) fn sheet(screen: Rect, cols: u16) -> Rect {
    let cols = screen.width.min(cols);
    Rect {
        x: screen.x + (screen.width - cols) / 2,
        y: screen.y + 1,
        width: cols,
        height: screen.height.saturating_sub(2),
    }
}
