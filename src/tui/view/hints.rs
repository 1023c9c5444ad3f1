//! Hints at the foot of the annotation pane: how to do what nobody has done in this batch yet.
//! They go away once it has been done.

use ratatui::layout::Rect;

use crate::lang::start as words;

use super::super::state::State;
use super::notes::wrapped;
use super::paint::{Canvas, inset, row_of};

/// Draws what is still to be learnt at the foot; what is left of the area stands above.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    let room = inset(area, 1);
    let cols = usize::from(room.width);
    let lines: Vec<String> = due(state)
        .iter()
        .flat_map(|hint| wrapped(hint, cols, canvas.ambiguous()))
        .collect();
    // Notes come first where there is room for little.
    if lines.is_empty() || lines.len() + 8 > usize::from(area.height) {
        return area;
    }
    let top = usize::from(area.height) - lines.len();
    for (nth, line) in lines.iter().enumerate() {
        let row = row_of(room, top + nth);
        canvas.put(row, row.x, line, canvas.settings.theme.dim);
    }
    Rect {
        height: u16::try_from(top.saturating_sub(1)).unwrap_or(0),
        ..area
    }
}

/// The hints, as long as they hold. Before every row is known nobody can tell.
fn due(state: &State) -> Vec<&'static str> {
    let lang = state.settings.lang;
    let writable = state.opened().is_some_and(|open| open.read_only.is_none());
    let tally = &state.tally;
    if !writable || tally.n_known < state.n_reports() {
        return Vec::new();
    }
    let hints = [
        (tally.n_noted == 0, words::first_note(lang)),
        (tally.n_scored == 0, words::first_score(lang)),
    ];
    let due = hints.into_iter().filter(|(is_due, _)| *is_due);
    due.map(|(_, hint)| hint).collect()
}
