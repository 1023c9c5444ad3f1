//! Turns changes of rows into the fewest bytes.
//!
//! [`Pen`] knows where the terminal's cursor stands, also after a wide glyph,
//! and how the next character would look. After a glyph that terminals do not
//! agree about it knows the row only, and the next move is absolute.

use super::cell::{Cell, LookId, Stock, Trust, trust};

/// What is known of the cursor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Cursor {
    #[default]
    Unknown,
    /// Somewhere in this row.
    Row(usize),
    /// Column and row.
    At(usize, usize),
}

/// The state of the terminal's pen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pen {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) cursor: Cursor,
    /// Colours and attributes; `None` when unknown.
    pub(super) look: Option<LookId>,
    /// The rows that scroll, `top..end`. Kept from frame to frame: setting it again would cost
    /// ten bytes for every line scrolled.
    pub(super) band: Option<(usize, usize)>,
}

/// Erasing a run costs up to 6 bytes and a move behind it 4; shorter runs are written.
const ERASE_FROM: usize = 10;

impl Pen {
    /// Moves the cursor by the shortest way.
    pub(super) fn move_to(&mut self, x: usize, y: usize, out: &mut Vec<u8>) {
        if self.cursor == Cursor::At(x, y) {
            return;
        }
        let mut best = Way::default();
        best.push(b"\x1b[");
        if x > 0 {
            best.number(y + 1);
            best.push(b";");
            best.number(x + 1);
        } else if y > 0 {
            best.number(y + 1);
        }
        best.push(b"H");
        let row = match self.cursor {
            Cursor::Row(row) | Cursor::At(_, row) => Some(row),
            Cursor::Unknown => None,
        };
        let mut try_way = |way: Way| {
            if way.len < best.len {
                best = way;
            }
        };
        if row == Some(y) {
            if let Cursor::At(col, _) = self.cursor {
                try_way(Way::default().along(col, x));
            }
            try_way(Way::from(b"\r").along(0, x));
            if x > 0 {
                let mut way = Way::from(b"\x1b[");
                way.number(x + 1);
                way.push(b"G");
                try_way(way);
            }
        } else if y > 0 && row == Some(y - 1) && !self.scrolls_at(y - 1) {
            try_way(Way::from(b"\r\n").along(0, x));
        }
        out.extend_from_slice(best.bytes());
        self.cursor = Cursor::At(x, y);
    }

    /// Whether a line feed in this row would scroll.
    fn scrolls_at(&self, y: usize) -> bool {
        y + 1 == self.band.map_or(self.height, |(_, end)| end) || y + 1 == self.height
    }

    fn set_look(&mut self, look: LookId, stock: &Stock, out: &mut Vec<u8>) {
        if self.look != Some(look) {
            let from = self.look.map(|look| stock.look(look));
            stock.look(look).switch(from, out);
            self.look = Some(look);
        }
    }

    fn write(&mut self, x: usize, y: usize, cell: Cell, stock: &Stock, out: &mut Vec<u8>) {
        self.move_to(x, y, out);
        self.set_look(cell.look(), stock, out);
        let trust = trust(cell);
        if trust == Trust::Narrower {
            out.extend_from_slice(b"  ");
            self.cursor = Cursor::Row(y);
            self.move_to(x, y, out);
        }
        stock.encode(cell.glyph(), out);
        let next = x + cell.cols();
        self.cursor = if trust == Trust::Sure && next < self.width {
            Cursor::At(next, y)
        } else {
            Cursor::Row(y)
        };
    }

    /// Turns one row into another.
    pub(super) fn rewrite(
        &mut self,
        y: usize,
        have: &[Cell],
        want: &[Cell],
        stock: &Stock,
        out: &mut Vec<u8>,
    ) {
        let end_of = |row: &[Cell]| {
            row.iter()
                .rposition(|cell| !cell.is_erased())
                .map_or(0, |last| last + 1)
        };
        let (want_end, have_end) = (end_of(want), end_of(have));
        let mut x = 0;
        while x < want.len() {
            let cell = want[x];
            if have[x] == cell || cell.is_covered() {
                x += 1;
                continue;
            }
            if x >= want_end && have_end - x > 3 {
                self.move_to(x, y, out);
                self.set_look(LookId::default(), stock, out);
                out.extend_from_slice(b"\x1b[K");
                return;
            }
            self.close_gap(x, y, want, stock, out);
            let n_blank = want[x..].iter().take_while(|cell| cell.is_erased()).count();
            if n_blank >= ERASE_FROM {
                self.move_to(x, y, out);
                self.set_look(LookId::default(), stock, out);
                out.extend_from_slice(b"\x1b[");
                push_number(out, n_blank);
                out.push(b'X');
                x += n_blank;
            } else {
                self.write(x, y, cell, stock, out);
                x += cell.cols();
            }
        }
    }

    /// Writes the unchanged cells between the cursor and `x` again where that is
    /// no longer than moving over them.
    fn close_gap(&mut self, x: usize, y: usize, want: &[Cell], stock: &Stock, out: &mut Vec<u8>) {
        let Cursor::At(col, row) = self.cursor else {
            return;
        };
        if row != y || col >= x || x - col > 4 {
            return;
        }
        let gap = &want[col..x];
        let same = |cell: &Cell| Some(cell.look()) == self.look && trust(*cell) == Trust::Sure;
        if gap.iter().all(|cell| cell.cols() == 0 || same(cell)) && gap[0].cols() > 0 {
            let mut written = Vec::with_capacity(8);
            for cell in gap.iter().filter(|cell| cell.cols() > 0) {
                stock.encode(cell.glyph(), &mut written);
            }
            if written.len() <= Way::default().along(col, x).len {
                out.extend_from_slice(&written);
                self.cursor = Cursor::At(x, y);
            }
        }
    }

    /// Scrolls a band of rows up (`by` > 0) or down; what comes in is erased.
    pub(super) fn scroll(
        &mut self,
        top: usize,
        end: usize,
        by: isize,
        stock: &Stock,
        out: &mut Vec<u8>,
    ) {
        let band = (top > 0 || end < self.height).then_some((top, end));
        if band != self.band {
            out.extend_from_slice(b"\x1b[");
            if band.is_some() {
                push_number(out, top + 1);
                out.push(b';');
                push_number(out, end);
            }
            out.push(b'r');
            (self.band, self.cursor) = (band, Cursor::Unknown);
        }
        // What comes in has the background of the pen.
        self.set_look(LookId::default(), stock, out);
        let n_rows = by.unsigned_abs();
        if by > 0 {
            self.go_to_row(end - 1, out);
            out.extend(std::iter::repeat_n(b'\n', n_rows));
            self.cursor = Cursor::Row(end - 1);
        } else {
            self.go_to_row(top, out);
            if n_rows <= 2 {
                for _ in 0..n_rows {
                    out.extend_from_slice(b"\x1bM");
                }
                self.cursor = Cursor::Row(top);
            } else {
                out.extend_from_slice(b"\x1b[");
                push_number(out, n_rows);
                out.push(b'L');
                self.cursor = Cursor::Row(top);
            }
        }
    }

    fn go_to_row(&mut self, y: usize, out: &mut Vec<u8>) {
        if !matches!(self.cursor, Cursor::Row(row) | Cursor::At(_, row) if row == y) {
            self.move_to(0, y, out);
        }
    }
}

/// A sequence that moves the cursor, kept off the heap: a frame weighs hundreds.
#[derive(Clone, Copy, Debug, Default)]
struct Way {
    bytes: [u8; 24],
    len: usize,
}

impl Way {
    fn from(start: &[u8]) -> Self {
        let mut way = Self::default();
        way.push(start);
        way
    }

    fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    fn push(&mut self, bytes: &[u8]) {
        let end = self.len + bytes.len();
        if let Some(place) = self.bytes.get_mut(self.len..end) {
            place.copy_from_slice(bytes);
            self.len = end;
        }
    }

    fn number(&mut self, number: usize) {
        if number >= 10 {
            self.number(number / 10);
        }
        self.push(&[digit(number)]);
    }

    /// The shortest relative move within a row, added at the end.
    fn along(mut self, from: usize, to: usize) -> Self {
        let n_cells = from.abs_diff(to);
        if to < from && n_cells <= 4 {
            self.push(&[8; 4][..n_cells]);
        } else if n_cells > 0 {
            self.push(b"\x1b[");
            if n_cells > 1 {
                self.number(n_cells);
            }
            self.push(if to < from { b"D" } else { b"C" });
        }
        self
    }
}

/// Appends a number in decimal.
pub(super) fn push_number(out: &mut Vec<u8>, number: usize) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.push(digit(number));
}

fn digit(number: usize) -> u8 {
    b'0' + u8::try_from(number % 10).unwrap_or(0)
}
