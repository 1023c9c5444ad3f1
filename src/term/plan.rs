//! Chooses between writing the changed rows anew and scrolling a band first.
//!
//! With several panes the band carries the side panes along, which must then
//! be repaired: what each row takes is estimated, and where that does not settle it both ways
//! are encoded.

use super::encode::Pen;
use super::grid::{Cell, Clusters, Grid};

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
pub(super) fn plan(
    pen: Pen,
    have: &Grid,
    want: &Grid,
    clusters: &Clusters,
    may_scroll: bool,
) -> Plan {
    let plain = || rewrite(pen, have, want, clusters, Vec::new());
    if !may_scroll {
        return plain();
    }
    let rows = 0..want.height;
    let costs: Vec<usize> = rows.map(|y| cost(have.row(y), want.row(y))).collect();
    let n_plain: usize = costs.iter().sum();
    if n_plain < WORTH_A_LOOK {
        return plain();
    }
    let bands = shifts(have, want).into_iter();
    let bands = bands.filter_map(|by| best_band(have, want, &costs, by));
    let Some((saved, scroll)) = bands.max_by_key(|(saved, _)| *saved) else {
        return plain();
    };
    let mut scrolled = have.clone();
    scrolled.scroll(scroll.top, scroll.end, scroll.by);
    let (mut moved_pen, mut bytes) = (pen, Vec::new());
    moved_pen.scroll(scroll.top, scroll.end, scroll.by, &mut bytes);
    let mut with_scroll = rewrite(moved_pen, &scrolled, want, clusters, bytes);
    with_scroll.n_rows += scroll.end - scroll.top;
    // What is guessed to save that much saves something; the rest is weighed.
    if saved * 3 > n_plain.cast_signed() {
        return with_scroll;
    }
    let plain = plain();
    if with_scroll.bytes.len() < plain.bytes.len() {
        with_scroll
    } else {
        plain
    }
}

/// Rewrites every row that differs after `bytes`.
fn rewrite(
    mut pen: Pen,
    have: &Grid,
    want: &Grid,
    clusters: &Clusters,
    mut bytes: Vec<u8>,
) -> Plan {
    let mut n_rows = 0;
    for y in 0..want.height {
        if have.row(y) != want.row(y) {
            n_rows += 1;
            pen.rewrite(y, have.row(y), want.row(y), clusters, &mut bytes);
        }
    }
    Plan { bytes, pen, n_rows }
}

/// What a move to a stretch takes, and another look.
const MOVE_COST: usize = 5;

/// About the bytes that turn one row into another: what a plan is chosen by, at a fraction of
/// what writing it takes.
fn cost(have: &[Cell], want: &[Cell]) -> usize {
    let changed = have.iter().zip(want).map(|(before, cell)| before != cell);
    let (mut n_bytes, mut going, mut look) = (0, false, None);
    let mut n_erased = 0;
    for (cell, changed) in want.iter().zip(changed) {
        if !changed || cell.cols == 0 {
            going &= changed;
            continue;
        }
        n_bytes += if going { 0 } else { MOVE_COST };
        going = true;
        // A long run is erased by one sequence.
        n_erased = if cell.is_erased() { n_erased + 1 } else { 0 };
        if n_erased <= 2 * MOVE_COST {
            n_bytes += if cell.cols == 2 { 3 } else { 1 };
        }
        if look.replace(cell.look) != Some(cell.look) {
            n_bytes += MOVE_COST;
        }
    }
    n_bytes
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

/// The band for which scrolling by so many rows saves most, and how much; `None` if it saves
/// nothing. `costs` is what each row takes without scrolling.
fn best_band(have: &Grid, want: &Grid, costs: &[usize], by: isize) -> Option<(isize, Scroll)> {
    let (height, n_rows) = (want.height, by.unsigned_abs());
    // What each row saves when it moves with the band, and when it is one that comes in.
    let (mut moved, mut new) = (vec![0_isize], vec![0_isize]);
    for (y, &now) in costs.iter().enumerate() {
        let now = now.cast_signed();
        let from = y.checked_add_signed(by).filter(|&from| from < height);
        let then = from.map(|from| cost(have.row(from), want.row(y)).cast_signed());
        let saved = then.map_or(0, |then| now - then);
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
    best
}

/// About what a row takes that is written where nothing is: three bytes a glyph, and going there.
fn new_cost(row: &[Cell]) -> isize {
    let glyphs = row.iter().filter(|cell| cell.cols > 0 && !cell.is_erased());
    let n_bytes: usize = glyphs.map(|cell| if cell.cols == 2 { 3 } else { 1 }).sum();
    8 + n_bytes.cast_signed()
}
