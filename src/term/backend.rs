//! Our own way from ratatui's cells to the terminal, in as few bytes as we know how.
//!
//! Keeps two screens: the one that is wanted and the one that is there. A
//! frame is the difference, sent in one write within a synchronised update
//! (DEC mode 2026); nothing is sent when nothing changed. Terminals that do not
//! know a mode ignore it, so none is asked. What is left out: raw mode and
//! the rest of the terminal's state (`guard`).

use std::io::{self, Write};

use ratatui::backend::{Backend as RawBackend, ClearType, WindowSize};
use ratatui::buffer::Cell as RawCell;
use ratatui::layout::{Position, Size};

use super::abilities::Abilities;
use super::encode::{Cursor, Pen};
use super::grid::{Clusters, Grid};
use super::plan::plan;

/// The largest screen that is drawn; a terminal that claims more gets this much.
const MAX_SIDE: u16 = 1_000;

/// Draws ratatui's frames on a terminal behind any writer.
#[derive(Debug)]
pub struct Backend<W> {
    out: W,
    abilities: Abilities,
    want: Grid,
    have: Grid,
    clusters: Clusters,
    pen: Pen,
    /// What is on the terminal is unknown: clear it before the next frame.
    stale: bool,
    dirty: bool,
    wanted_cursor: Option<Position>,
    /// Whether the terminal shows its cursor; `None` when unknown.
    cursor_shown: Option<bool>,
    last_cursor: Position,
}

impl<W: Write> Backend<W> {
    /// A backend for a terminal of this size whose content is unknown.
    pub fn new(out: W, size: Size, abilities: Abilities) -> Self {
        let mut backend = Self {
            out,
            abilities,
            want: Grid::default(),
            have: Grid::default(),
            clusters: Clusters::default(),
            pen: Pen::default(),
            stale: true,
            dirty: true,
            wanted_cursor: None,
            cursor_shown: None,
            last_cursor: Position::ORIGIN,
        };
        backend.resize(size);
        backend
    }

    /// The terminal has another size now. ratatui notices at the next `draw` and paints all anew.
    pub fn resize(&mut self, size: Size) {
        let bounded = |cells: u16| usize::from(cells.clamp(1, MAX_SIDE));
        self.want = Grid::new(bounded(size.width), bounded(size.height));
        self.reset();
    }

    /// What is on the terminal is not what we wrote: another program had it, or the reviewer asks
    /// for a fresh picture. The next flush clears it and sends everything.
    pub fn reset(&mut self) {
        self.stale = true;
        self.dirty = true;
    }

    /// Changes what the terminal is taken to be able to do, and paints everything anew.
    pub fn set_abilities(&mut self, abilities: Abilities) {
        self.abilities = abilities;
        self.reset();
    }

    /// The writer, for tests that look at what was sent.
    pub fn writer_mut(&mut self) -> &mut W {
        &mut self.out
    }

    /// Everything of one frame, in the order it is sent.
    fn frame(&mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        if self.stale {
            // Outside of the synchronised update: tmux 3.7a loses what is cleared within one.
            bytes.extend_from_slice(b"\x1b[r\x1b[m\x1b[H\x1b[2J");
            self.have = Grid::new(self.want.width, self.want.height);
            self.pen = Pen {
                width: self.want.width,
                height: self.want.height,
                cursor: Cursor::At(0, 0),
                look: Some(super::look::Look::default()),
                band: None,
            };
        }
        let plan = plan(
            self.pen,
            &self.have,
            &self.want,
            &self.clusters,
            self.abilities.scroll && !self.stale,
        );
        self.pen = plan.pen;
        let synchronised = plan.n_rows > 1;
        if synchronised {
            bytes.extend_from_slice(b"\x1b[?2026h");
        }
        bytes.extend_from_slice(&plan.bytes);
        self.place_cursor(&mut bytes);
        if synchronised {
            bytes.extend_from_slice(b"\x1b[?2026l");
        }
        bytes
    }

    fn place_cursor(&mut self, bytes: &mut Vec<u8>) {
        if let Some(Position { x, y }) = self.wanted_cursor {
            let x = usize::from(x).min(self.want.width - 1);
            let y = usize::from(y).min(self.want.height - 1);
            self.pen.move_to(x, y, bytes);
        }
        let shown = self.wanted_cursor.is_some();
        if self.cursor_shown != Some(shown) {
            let sequence: &[u8] = if shown { b"\x1b[?25h" } else { b"\x1b[?25l" };
            bytes.extend_from_slice(sequence);
            self.cursor_shown = Some(shown);
        }
    }
}

impl<W: Write> RawBackend for Backend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a RawCell)>,
    {
        let mut covered = None;
        for (x, y, raw) in content {
            let (col, row) = (usize::from(x), usize::from(y));
            // ratatui sends the covered cell of some emoji along with them.
            if covered == Some((col, row)) {
                continue;
            }
            let depth = self.abilities.depth;
            let cols = self.want.put(col, row, raw, depth, &mut self.clusters);
            covered = (cols == 2).then_some((col + 1, row));
            self.dirty = true;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.dirty |= self.wanted_cursor.is_some();
        self.wanted_cursor = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.wanted_cursor.is_none() {
            self.wanted_cursor = Some(self.last_cursor);
            self.dirty = true;
        }
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.last_cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        self.last_cursor = position;
        if self.wanted_cursor.is_some() && self.wanted_cursor != Some(position) {
            self.wanted_cursor = Some(position);
            self.dirty = true;
        }
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.want = Grid::new(self.want.width, self.want.height);
        self.clusters.clear();
        self.reset();
        Ok(())
    }

    /// Clears everything, whatever was asked: ratatui asks for less only in inline viewports,
    /// and then paints what it wants to see.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        let side = |cells: usize| u16::try_from(cells).unwrap_or(MAX_SIDE);
        Ok(Size::new(side(self.want.width), side(self.want.height)))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: Size::ZERO,
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.dirty {
            return Ok(());
        }
        let bytes = self.frame();
        if !bytes.is_empty() {
            let sent = self.out.write_all(&bytes).and_then(|()| self.out.flush());
            if let Err(error) = sent {
                self.cursor_shown = None;
                self.reset();
                return Err(error);
            }
        }
        for y in 0..self.want.height {
            self.have.copy_row(y, &self.want);
        }
        (self.stale, self.dirty) = (false, false);
        Ok(())
    }
}
