//! The reading pane: the open text in rows, the cursor in it, the part of it on screen.
//!
//! What is left out: how a text becomes rows (`page`), colours and marks (`view::reader`), and
//! what the keys do beyond moving (`update`).

use crate::report::Report;
use crate::text::{Ambiguous, CharIdx, Text, glyphs};

use super::page::page;

pub use super::page::{Folds, PageRow, RowKind, is_aside};

/// Where a jump puts the cursor's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scroll {
    /// No further than needed.
    Least,
    /// Near the top, as for a heading.
    Heading,
    /// To the top.
    Top,
    /// To the middle.
    Centre,
    /// To the bottom.
    Bottom,
}

/// Rows that stay in view above and below the cursor while scrolling.
const MARGIN: usize = 3;

/// The reading pane.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// The page, row by row.
    pub rows: Vec<PageRow>,
    /// Width of the rows.
    pub cols: u16,
    /// Rows on screen.
    pub height: usize,
    /// First row on screen.
    pub top: usize,
    /// The character the cursor stands on.
    pub cursor: CharIdx,
    /// What is folded away.
    pub folds: Folds,
    /// The rows no longer fit what is folded or how wide characters are.
    pub stale: bool,
    /// The column that moving by rows tries to keep.
    goal: Option<u16>,
    /// How ambiguous characters are counted.
    ambiguous: Ambiguous,
}

impl Reader {
    /// Lays out a report for a pane of this size and keeps the cursor's row where it was
    /// on screen; linear in the text's length.
    pub fn lay_out(&mut self, report: &Report, cols: u16, height: usize, ambiguous: Ambiguous) {
        let from_top = self.row_of(self.cursor).saturating_sub(self.top);
        self.cols = cols;
        self.height = height;
        self.ambiguous = ambiguous;
        self.stale = false;
        self.rows = page(report, cols, ambiguous, &self.folds);
        let row = self.row_of(self.cursor);
        self.top = row.saturating_sub(from_top.min(height.saturating_sub(1)));
        self.scroll(row, Scroll::Least);
    }

    /// The row that shows a character.
    #[must_use]
    pub fn row_of(&self, at: CharIdx) -> usize {
        self.rows
            .partition_point(|row| row.row.span.start <= at)
            .saturating_sub(1)
    }

    /// The row that stands for what is folded away at a position.
    #[must_use]
    pub fn fold_at(&self, at: CharIdx) -> Option<&PageRow> {
        let row = self.rows.get(self.row_of(at))?;
        (row.is_fold() && row.row.span.contains(at)).then_some(row)
    }

    /// The column of a character within the pane's rows.
    #[must_use]
    pub fn col_of(&self, text: &Text, at: CharIdx) -> u16 {
        let Some(page_row) = self.rows.get(self.row_of(at)) else {
            return 0;
        };
        let row = page_row.row;
        if page_row.is_fold() {
            return row.indent.0;
        }
        let before = glyphs(text, row.span, self.ambiguous)
            .take_while(|glyph| glyph.at + glyph.n_chars <= at)
            .map(|glyph| u16::from(glyph.cols))
            .sum::<u16>();
        row.indent.0 + before
    }

    /// Goes to a character.
    pub fn go(&mut self, text: &Text, at: CharIdx, scroll: Scroll) {
        self.cursor = self.settled(text, at);
        self.goal = None;
        self.scroll(self.row_of(self.cursor), scroll);
    }

    /// Goes `delta` rows down (up where negative), keeping the column.
    pub fn step(&mut self, text: &Text, delta: isize) {
        let goal = self.goal.unwrap_or_else(|| self.col_of(text, self.cursor));
        let mut row = self.row_of(self.cursor).saturating_add_signed(delta);
        row = row.min(self.rows.len().saturating_sub(1));
        // A row of white space made by the page holds no character to stand on.
        let down = delta > 0;
        while self
            .rows
            .get(row)
            .is_some_and(|row| row.kind == RowKind::Space)
        {
            match (down, row.checked_sub(1)) {
                (true, _) => row += 1,
                (false, Some(above)) => row = above,
                (false, None) => break,
            }
        }
        self.cursor = self.char_at(text, row, goal);
        self.goal = Some(goal);
        self.scroll(self.row_of(self.cursor), Scroll::Least);
    }

    /// Scrolls a page (or half of one, by `rows`) and takes the cursor along.
    pub fn page(&mut self, text: &Text, rows: isize) {
        let last_top = self.rows.len().saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(rows).min(last_top);
        self.step(text, rows);
    }

    /// The character at a row and column of the page.
    #[must_use]
    pub fn char_at(&self, text: &Text, row: usize, col: u16) -> CharIdx {
        let Some(page_row) = self.rows.get(row) else {
            return text.len();
        };
        let row = page_row.row;
        let mut reached = row.indent.0;
        let mut found = row.span.start;
        if page_row.is_fold() {
            return found;
        }
        for glyph in glyphs(text, row.span, self.ambiguous) {
            found = glyph.at;
            reached += u16::from(glyph.cols);
            if reached > col {
                break;
            }
        }
        found
    }

    /// Puts the cursor's row where `scroll` says.
    pub fn scroll(&mut self, row: usize, scroll: Scroll) {
        let height = self.height.max(1);
        let last_top = self.rows.len().saturating_sub(height);
        let margin = MARGIN.min((height - 1) / 2);
        let wanted = match scroll {
            Scroll::Least => self.top.clamp(
                (row + 1 + margin).saturating_sub(height),
                row.saturating_sub(margin),
            ),
            Scroll::Heading => row.saturating_sub(margin.min(1)),
            Scroll::Top => row,
            Scroll::Centre => row.saturating_sub(height / 2),
            Scroll::Bottom => (row + 1).saturating_sub(height),
        };
        self.top = wanted.min(last_top);
    }

    /// A position the cursor can stand on: a character of a row, not its line's end.
    fn settled(&self, text: &Text, at: CharIdx) -> CharIdx {
        let Some(row) = self.rows.get(self.row_of(at)) else {
            return CharIdx(0);
        };
        // A jump into what is folded away opens it: where it led is not forgotten meanwhile.
        if row.is_fold() {
            return at;
        }
        glyphs(text, row.row.span, self.ambiguous)
            .take_while(|glyph| glyph.at <= at)
            .last()
            .map_or(row.row.span.start, |glyph| glyph.at)
    }
}
