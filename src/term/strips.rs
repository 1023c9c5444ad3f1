//! Which parts of the last frame can be copied into the next one.
//!
//! What is left out: the cells themselves (`grid`), and whether a part still looks as it did:
//! whoever paints says so, by the picture.

use ratatui::layout::{Position, Rect};

/// What a strip is called within a picture: a pane, and which of its rows or states.
pub type StripName = (u8, [usize; 2]);

/// A part of a frame.
#[derive(Clone, Copy, Debug)]
struct Strip {
    name: StripName,
    area: Rect,
    /// Where the terminal's cursor stands in it.
    cursor: Option<Position>,
}

/// The strips of the last frame and of the one being painted.
#[derive(Debug, Default)]
pub(super) struct Strips {
    picture: u64,
    last: Vec<Strip>,
    now: Vec<Strip>,
    /// Where in `last` the next one is looked for first: a page is painted in the same order,
    /// a line on.
    next: usize,
}

impl Strips {
    /// Begins the next frame.
    pub(super) fn begin(&mut self) {
        std::mem::swap(&mut self.last, &mut self.now);
        self.now.clear();
        self.next = 0;
    }

    /// Forgets the last frame's unless they are of this picture.
    pub(super) fn of_picture(&mut self, picture: u64) {
        if self.picture != picture {
            self.picture = picture;
            self.last.clear();
        }
    }

    /// The row at which the last frame had a strip of this name, columns and size, and its
    /// cursor, moved along.
    pub(super) fn take(&mut self, name: StripName, area: Rect) -> Option<(u16, Option<Position>)> {
        let (before, after) = self.last.split_at(self.next.min(self.last.len()));
        let same = |strip: &&Strip| {
            let moved = Rect {
                y: area.y,
                ..strip.area
            };
            strip.name == name && moved == area
        };
        let nth = match after.iter().position(|strip| same(&strip)) {
            Some(nth) => before.len() + nth,
            None => before.iter().position(|strip| same(&strip))?,
        };
        self.next = nth + 1;
        let Strip {
            area: from, cursor, ..
        } = self.last[nth];
        let cursor = cursor.map(|at| Position {
            x: at.x,
            y: area.y + (at.y - from.y),
        });
        Some((from.y, cursor))
    }

    /// A strip of the frame that is being painted.
    pub(super) fn add(&mut self, name: StripName, area: Rect, cursor: Option<Position>) {
        self.now.push(Strip { name, area, cursor });
    }

    /// Something else is painted over an area.
    pub(super) fn drop_under(&mut self, area: Rect) {
        self.now.retain(|strip| !strip.area.intersects(area));
    }
}
