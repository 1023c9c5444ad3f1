//! The reading pane: the open text in rows, the cursor in it, the part of it on screen.
//!
//! What is left out: colours and marks (`view::reader`), and what the keys do
//! beyond moving (`update`).

use crate::ingest::MarkKind;
use crate::report::Report;
use crate::text::{Ambiguous, CharIdx, CharSpan, Cols, Row, Text, WrapStyle, glyphs, wrap};

/// What a row is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// The report's title.
    Title,
    /// A heading of this level; its characters are told by the section's span.
    Heading(u8),
    /// Body.
    Body,
    /// Page chrome, residue, headers: dimmed.
    Aside,
    /// An empty row that the page sets before a heading.
    Space,
}

/// A row of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRow {
    /// The characters and their indent.
    pub row: Row,
    /// What it is part of.
    pub kind: RowKind,
}

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
        self.rows = page(report, cols, ambiguous);
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

    /// The column of a character within the pane's rows.
    #[must_use]
    pub fn col_of(&self, text: &Text, at: CharIdx) -> u16 {
        let Some(page_row) = self.rows.get(self.row_of(at)) else {
            return 0;
        };
        let row = page_row.row;
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
        glyphs(text, row.row.span, self.ambiguous)
            .take_while(|glyph| glyph.at <= at)
            .last()
            .map_or(row.row.span.start, |glyph| glyph.at)
    }
}

/// The rows of a report's page.
fn page(report: &Report, cols: u16, ambiguous: Ambiguous) -> Vec<PageRow> {
    let text = &report.source.text;
    let style = WrapStyle::new(Cols(cols), ambiguous);
    let mut rows: Vec<PageRow> = Vec::new();
    let mut marks = report
        .source
        .marks
        .iter()
        .filter(|mark| is_aside(mark.kind))
        .peekable();
    let mut headings = report
        .sections
        .iter()
        .filter(|section| !section.heading_span.is_empty())
        .peekable();
    let mut blank_before = true;
    for line in text.lines() {
        while headings
            .next_if(|section| section.heading_span.end <= line.start)
            .is_some()
        {}
        while marks.next_if(|mark| mark.span.end <= line.start).is_some() {}
        let blank = text.slice(line).trim().is_empty();
        if blank && blank_before {
            continue;
        }
        let kind = if marks.peek().is_some_and(|mark| mark.span.covers(line)) && !line.is_empty() {
            RowKind::Aside
        } else if report
            .title
            .as_ref()
            .and_then(|title| title.span)
            .is_some_and(|span| span.overlaps(line))
        {
            RowKind::Title
        } else if let Some(section) = headings
            .peek()
            .filter(|section| section.heading_span.overlaps(line))
        {
            RowKind::Heading(section.level)
        } else {
            RowKind::Body
        };
        if kind == RowKind::Heading(1) && !blank_before {
            let span = CharSpan {
                start: line.start,
                end: line.start,
            };
            rows.push(PageRow {
                row: Row {
                    span,
                    n_hung: 0,
                    indent: Cols(0),
                    first: true,
                },
                kind: RowKind::Space,
            });
        }
        rows.extend(
            wrap(text, line, &style)
                .into_iter()
                .map(|row| PageRow { row, kind }),
        );
        blank_before = blank;
    }
    rows
}

/// Marks whose text is set aside while reading.
#[must_use]
pub fn is_aside(kind: MarkKind) -> bool {
    matches!(
        kind,
        MarkKind::Chrome
            | MarkKind::Residue
            | MarkKind::Header
            | MarkKind::PageNumber
            | MarkKind::Hidden
            | MarkKind::Deleted
    )
}
