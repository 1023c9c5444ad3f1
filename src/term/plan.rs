//! Chooses between writing the changed rows anew and scrolling a band first.
//!
//! With several panes the band carries the side panes along, which must then
//! be repaired; whether that is cheaper is not guessed: both are encoded.

use super::cell::{Cell, Stock};
use super::encode::Pen;
use super::grid::Grid;

/// Below this many bytes nobody notices a saving.
const WORTH_A_LOOK: usize = 96;

/// What stands in a stretch of fewer bytes may stand anywhere.
const WORTH_A_VOTE: usize = 6;

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
    let plain = || rewrite(pen, Before { have, scroll: None }, want, stock, Vec::new());
    if !may_scroll {
        return plain();
    }
    let rows = (0..want.height).map(|y| cost(have.row(y), want.row(y)));
    let costs: Vec<Cost> = rows.collect();
    let total: usize = costs.iter().map(|cost| cost.about).sum();
    if total < WORTH_A_LOOK {
        return plain();
    }
    // No way without scrolling is shorter than this.
    let least: usize = costs.iter().map(|cost| cost.least).sum();
    let mut best: Option<Plan> = None;
    for by in shifts(have, want, &costs) {
        let Some(scroll) = best_band(have, want, &costs, by) else {
            continue;
        };
        let (mut pen, mut bytes) = (pen, Vec::with_capacity(total));
        pen.scroll(scroll.top, scroll.end, scroll.by, stock, &mut bytes);
        let before = Before {
            have,
            scroll: Some(scroll),
        };
        let mut with_scroll = rewrite(pen, before, want, stock, bytes);
        if best
            .as_ref()
            .is_none_or(|best| with_scroll.bytes.len() < best.bytes.len())
        {
            with_scroll.n_rows += scroll.end - scroll.top;
            // What saves most of the bytes is not worth looking further for.
            let is_good = with_scroll.bytes.len() * 3 < least;
            best = Some(with_scroll);
            if is_good {
                break;
            }
        }
    }
    match best {
        Some(best) if best.bytes.len() <= least => best,
        Some(best) => {
            let plain = plain();
            if best.bytes.len() < plain.bytes.len() {
                best
            } else {
                plain
            }
        }
        None => plain(),
    }
}

/// The screen that is there, after a band of it was scrolled.
#[derive(Clone, Copy)]
struct Before<'g> {
    have: &'g Grid,
    scroll: Option<Scroll>,
}

impl Before<'_> {
    /// What is in a row; nothing where a row comes in.
    fn row(&self, y: usize) -> Option<&[Cell]> {
        match self.scroll {
            Some(Scroll { top, end, by }) if (top..end).contains(&y) => {
                let from = y.checked_add_signed(by)?;
                (top..end).contains(&from).then(|| self.have.row(from))
            }
            _ => Some(self.have.row(y)),
        }
    }
}

/// Rewrites every row that differs after `bytes`.
fn rewrite(
    mut pen: Pen,
    before: Before<'_>,
    want: &Grid,
    stock: &Stock,
    mut bytes: Vec<u8>,
) -> Plan {
    let erased = vec![Cell::default(); want.width];
    let mut n_rows = 0;
    for y in 0..want.height {
        let have = before.row(y).unwrap_or(&erased);
        if have != want.row(y) {
            n_rows += 1;
            pen.rewrite(y, have, want.row(y), stock, &mut bytes);
        }
    }
    Plan { bytes, pen, n_rows }
}

/// What turning a row into another takes, in bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Cost {
    /// The glyphs alone, which no way can save.
    least: usize,
    /// With the moves between them and changes of look, roughly.
    about: usize,
    /// The stretch of changed cells with most to write.
    longest: Stretch,
}

/// Changed cells side by side.
#[derive(Clone, Copy, Debug, Default)]
struct Stretch {
    start: usize,
    end: usize,
    /// The bytes of its glyphs.
    n_bytes: usize,
}

/// What going to a stretch of changes takes, and another look.
const GO_COST: usize = 5;

fn cost(have: &[Cell], want: &[Cell]) -> Cost {
    let mut cost = Cost::default();
    let mut now = Stretch::default();
    let mut look = None;
    for (x, (before, cell)) in have.iter().zip(want).enumerate() {
        if before == cell {
            continue;
        }
        if x != now.end {
            // A glyph or two between are written again.
            if x > now.end + 2 || cost.about == 0 {
                cost.about += GO_COST;
            }
            cost.take(now);
            now = Stretch {
                start: x,
                end: x,
                n_bytes: 0,
            };
        }
        now.end = x + 1;
        if !cell.is_erased() {
            now.n_bytes += cell.n_bytes();
        }
        if look.is_some_and(|look| look != cell.look()) {
            cost.about += GO_COST;
        }
        look = Some(cell.look());
    }
    cost.take(now);
    cost.about += cost.least;
    cost
}

impl Cost {
    fn take(&mut self, stretch: Stretch) {
        self.least += stretch.n_bytes;
        if stretch.n_bytes > self.longest.n_bytes {
            self.longest = stretch;
        }
    }
}

/// By how many rows text seems to have moved: the two shifts that explain most of what changed.
///
/// Each changed row votes with its longest changed stretch for the rows where that stretch
/// stood before; a stretch, because side panes stand still while the text moves.
fn shifts(have: &Grid, want: &Grid, costs: &[Cost]) -> Vec<isize> {
    let height = want.height;
    let mut votes = vec![0_usize; height * 2];
    for (y, cost) in costs.iter().enumerate() {
        let Stretch {
            start,
            end,
            n_bytes,
        } = cost.longest;
        if n_bytes < WORTH_A_VOTE {
            continue;
        }
        let stretch = &want.row(y)[start..end];
        for (from, vote) in (0..height).map(|from| (from, from + height - y)) {
            if from != y && have.row(from)[start..end] == *stretch {
                votes[vote] += n_bytes;
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

/// The band for which scrolling by so many rows saves most; `None` if it saves nothing.
/// `costs` is what each row takes without scrolling.
fn best_band(have: &Grid, want: &Grid, costs: &[Cost], by: isize) -> Option<Scroll> {
    let (height, n_rows) = (want.height, by.unsigned_abs());
    // What each row saves when it moves with the band, and when it is one that comes in.
    let (mut moved, mut new) = (vec![0_isize], vec![0_isize]);
    for (y, now) in costs.iter().enumerate() {
        let now = now.about.cast_signed();
        let from = y.checked_add_signed(by).filter(|&from| from < height);
        let after = |from| cost(have.row(from), want.row(y)).about.cast_signed();
        moved.push(moved[y] + from.map_or(0, |from| now - after(from)));
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

/// About what a row takes that is written where nothing is: its glyphs, and going there.
fn new_cost(row: &[Cell]) -> isize {
    let glyphs = row.iter().filter(|cell| !cell.is_erased());
    let n_bytes: usize = glyphs.map(|cell| cell.n_bytes()).sum();
    8 + n_bytes.cast_signed()
}
