//! Our own way from painted cells to the terminal, in as few bytes as we know how.
//!
//! Keeps two screens: the one that is painted and the one that is there. A
//! frame is the difference, sent in one write within a synchronised update
//! (DEC mode 2026); nothing is sent when nothing changed. Terminals that do not
//! know a mode ignore it, so none is asked. What is left out: raw mode and
//! the rest of the terminal's state (`guard`).
//!
//! ratatui's own `Terminal` is not between: it would keep two screens more, and compare them
//! before we do. A scrolled line of three panes cost 0.4 ms of CPU with it.

use std::io::{self, Write};

use ratatui::layout::{Position, Size};

use super::abilities::Abilities;
use super::cell::LookId;
use super::encode::{Cursor, Pen};
use super::plan::plan;
use super::sheet::Sheet;

/// Draws frames on a terminal behind any writer.
#[derive(Debug)]
pub struct Backend<W> {
    out: W,
    abilities: Abilities,
    sheet: Sheet,
    pen: Pen,
    /// What is on the terminal is unknown: clear it before the next frame.
    stale: bool,
    /// Whether the terminal shows its cursor; `None` when unknown.
    cursor_shown: Option<bool>,
}

impl<W: Write> Backend<W> {
    /// A backend for a terminal of this size whose content is unknown.
    pub fn new(out: W, size: Size, abilities: Abilities) -> Self {
        Self {
            out,
            abilities,
            sheet: Sheet::new(size, abilities.depth),
            pen: Pen::default(),
            stale: true,
            cursor_shown: None,
        }
    }

    /// The terminal has another size now: the next frame has it too and is sent whole.
    pub fn resize(&mut self, size: Size) {
        self.sheet = Sheet::new(size, self.abilities.depth);
        self.reset();
    }

    /// What is on the terminal is not what we wrote: another program had it, or the reviewer asks
    /// for a fresh picture. The next frame clears it and sends everything.
    pub fn reset(&mut self) {
        self.stale = true;
    }

    /// The writer, for tests that look at what was sent.
    #[cfg(test)]
    pub(super) fn writer_mut(&mut self) -> &mut W {
        &mut self.out
    }

    /// Paints a frame on a blank sheet and sends what differs from what is there. The terminal's
    /// cursor goes where painting says, and hides where it says nothing.
    ///
    /// # Errors
    /// The terminal cannot be written to; what is on it is then taken to be unknown.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Sheet) -> Option<Position>) -> io::Result<()> {
        if self.stale {
            self.sheet.begin_anew();
        } else {
            self.sheet.begin();
        }
        let cursor = paint(&mut self.sheet);
        let bytes = self.frame(cursor);
        if !bytes.is_empty() {
            let sent = self.out.write_all(&bytes).and_then(|()| self.out.flush());
            if let Err(error) = sent {
                self.cursor_shown = None;
                self.reset();
                return Err(error);
            }
        }
        self.stale = false;
        Ok(())
    }

    /// Everything of one frame, in the order it is sent.
    fn frame(&mut self, cursor: Option<Position>) -> Vec<u8> {
        let mut bytes = Vec::new();
        let Sheet {
            grid, last, stock, ..
        } = &self.sheet;
        if self.stale {
            // Outside of the synchronised update: tmux 3.7a loses what is cleared within one.
            bytes.extend_from_slice(b"\x1b[r\x1b[m\x1b[H\x1b[2J");
            self.pen = Pen {
                width: grid.width,
                height: grid.height,
                cursor: Cursor::At(0, 0),
                look: Some(LookId::default()),
                band: None,
            };
        }
        let may_scroll = self.abilities.scroll && !self.stale;
        let plan = plan(self.pen, last, grid, stock, may_scroll);
        self.pen = plan.pen;
        let synchronised = plan.n_rows > 1;
        if synchronised {
            bytes.extend_from_slice(b"\x1b[?2026h");
        }
        bytes.extend_from_slice(&plan.bytes);
        self.place_cursor(cursor, &mut bytes);
        if synchronised {
            bytes.extend_from_slice(b"\x1b[?2026l");
        }
        bytes
    }

    fn place_cursor(&mut self, cursor: Option<Position>, bytes: &mut Vec<u8>) {
        if let Some(Position { x, y }) = cursor {
            let x = usize::from(x).min(self.pen.width - 1);
            let y = usize::from(y).min(self.pen.height - 1);
            self.pen.move_to(x, y, bytes);
        }
        if self.cursor_shown != Some(cursor.is_some()) {
            let sequence: &[u8] = if cursor.is_some() {
                b"\x1b[?25h"
            } else {
                b"\x1b[?25l"
            };
            bytes.extend_from_slice(sequence);
            self.cursor_shown = Some(cursor.is_some());
        }
    }
}
