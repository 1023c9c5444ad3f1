//! Chooses between writing the changed rows anew and scrolling a band first.
//!
//! With several panes the band carries the side panes along, which must then
//! be repaired; whether that is cheaper is not guessed: both are encoded.

use super::cell::{Cell, Stock};
use super::encode::{Cursor, Pen};
use super::grid::Grid;

/// Below this many bytes nobody notices a saving.
const WORTH_A_LOOK: usize = 96;

/// What a scroll costs beside the rows: setting the band and going there.
const SCROLL_COST: usize = 16;

/// The bytes that turn one screen into another, and where the pen stands after them.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) bytes: Vec<u8>,
    pub(super) pen: Pen,
    /// Whether the bytes touch more than one row, so that a half-drawn frame could be seen.
    pub(super) n_rows: usize,
}

/// A band of rows `top..end` and by how many rows it moves up (or down, below 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Scroll {
    top: usize,
    end: usize,
    by: isize,
}

/// The shortest way from `have` to `want` that is known here. Neither is changed.
pub(super) fn plan(pen: Pen, have: &Grid, want: &Grid, stock: &Stock, may_scroll: bool) -> Plan {
    let mut costs = vec![0; want.height];
    let plain = rewrite(pen, have, want, stock, Vec::new(), Some(&mut costs));
    if !may_scroll || plain.bytes.len() < WORTH_A_LOOK {
        return plain;
    }
    let n_plain = plain.bytes.len();
    let mut best = plain;
    for by in shifts(have, want) {
        let Some(scroll) = best_band(pen, have, want, stock, &costs, by) else {
            continue;
        };
        let mut scrolled = have.clone();
        scrolled.scroll(scroll.top, scroll.end, scroll.by);
        let (mut pen, mut bytes) = (pen, Vec::new());
        pen.scroll(scroll.top, scroll.end, scroll.by, stock, &mut bytes);
        let mut with_scroll = rewrite(pen, &scrolled, want, stock, bytes, None);
        if with_scroll.bytes.len() < best.bytes.len() {
            with_scroll.n_rows += scroll.end - scroll.top;
            best = with_scroll;
        }
        // What saves most of the bytes is not worth looking further for.
        if best.bytes.len() * 3 < n_plain {
            break;
        }
    }
    best
}

/// Rewrites every row that differs after `bytes`; notes in `costs` what each row takes.
fn rewrite(
    mut pen: Pen,
    have: &Grid,
    want: &Grid,
    stock: &Stock,
    mut bytes: Vec<u8>,
    mut costs: Option<&mut [usize]>,
) -> Plan {
    let mut n_rows = 0;
    for y in 0..want.height {
        if have.row(y) != want.row(y) {
            let before = bytes.len();
            n_rows += 1;
            pen.rewrite(y, have.row(y), want.row(y), stock, &mut bytes);
            if let Some(costs) = &mut costs {
                costs[y] = bytes.len() - before;
            }
        }
    }
    Plan { bytes, pen, n_rows }
}

/// By how many rows text seems to have moved: the two shifts that explain most of what changed.
///
/// Each changed row votes with its longest changed stretch for the rows where that stretch
/// stood before; a stretch, because side panes stand still while the text moves.
fn shifts(have: &Grid, want: &Grid) -> Vec<isize> {
    let height = want.height;
    let mut votes = vec![0_usize; height * 2];
    for y in 0..height {
        let (row, before) = (want.row(y), have.row(y));
        let Some((start, end)) = longest_change(before, row) else {
            continue;
        };
        let weight = row[start..end]
            .iter()
            .filter(|cell| !cell.is_erased())
            .count();
        if weight < 4 {
            continue;
        }
        for (from, vote) in (0..height).map(|from| (from, from + height - y)) {
            if from != y && have.row(from)[start..end] == row[start..end] {
                votes[vote] += weight;
            }
        }
    }
    let mut ranked: Vec<(usize, isize)> = votes
        .iter()
        .enumerate()
        .filter(|&(_, &weight)| weight > 0)
        .map(|(vote, &weight)| (weight, vote.cast_signed() - height.cast_signed()))
        .collect();
    ranked.sort_by_key(|&(weight, by)| (std::cmp::Reverse(weight), by.abs()));
    let most = ranked.first().map_or(0, |&(weight, _)| weight);
    ranked.retain(|&(weight, _)| weight * 2 > most);
    ranked.into_iter().take(2).map(|(_, by)| by).collect()
}

/// The longest run of cells that differ.
fn longest_change(before: &[Cell], row: &[Cell]) -> Option<(usize, usize)> {
    let (mut best, mut start) = ((0, 0), None);
    for x in 0..=row.len() {
        let differs = x < row.len() && before[x] != row[x];
        match (differs, start) {
            (true, None) => start = Some(x),
            (false, Some(from)) => {
                if x - from > best.1 - best.0 {
                    best = (from, x);
                }
                start = None;
            }
            _ => {}
        }
    }
    (best.1 > best.0).then_some(best)
}

/// The band for which scrolling by so many rows saves most; `None` if it saves nothing.
/// `costs` is what each row takes without scrolling.
fn best_band(
    pen: Pen,
    have: &Grid,
    want: &Grid,
    stock: &Stock,
    costs: &[usize],
    by: isize,
) -> Option<Scroll> {
    let (height, n_rows) = (want.height, by.unsigned_abs());
    let mut scratch = Vec::new();
    let mut moved_cost = |before: &[Cell], y: usize| -> isize {
        if before == want.row(y) {
            return 0;
        }
        scratch.clear();
        let mut pen = Pen {
            cursor: Cursor::Unknown,
            ..pen
        };
        pen.rewrite(y, before, want.row(y), stock, &mut scratch);
        scratch.len().cast_signed()
    };
    // What each row saves when it moves with the band, and when it is one that comes in.
    let (mut moved, mut new) = (vec![0_isize], vec![0_isize]);
    for (y, &now) in costs.iter().enumerate() {
        let now = now.cast_signed();
        let from = y.checked_add_signed(by).filter(|&from| from < height);
        let saved = from.map_or(0, |from| now - moved_cost(have.row(from), y));
        moved.push(moved[y] + saved);
        new.push(new[y] + now - new_cost(want.row(y)));
    }
    let mut best: Option<(isize, Scroll)> = None;
    for top in 0..height {
        for end in top + n_rows + 1..=height {
            let saved = if by > 0 {
                moved[end - n_rows] - moved[top] + new[end] - new[end - n_rows]
            } else {
                moved[end] - moved[top + n_rows] + new[top + n_rows] - new[top]
            };
            if saved > SCROLL_COST.cast_signed() && best.is_none_or(|(most, _)| saved > most) {
                best = Some((saved, Scroll { top, end, by }));
            }
        }
    }
    best.map(|(_, scroll)| scroll)
}

/// About what a row takes that is written where nothing is: three bytes a glyph, and going there.
fn new_cost(row: &[Cell]) -> isize {
    let glyphs = row
        .iter()
        .filter(|cell| cell.cols() > 0 && !cell.is_erased());
    let n_bytes: usize = glyphs
        .map(|cell| if cell.cols() == 2 { 3 } else { 1 })
        .sum();
    8 + n_bytes.cast_signed()
}
