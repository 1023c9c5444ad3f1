//! The tutor's strip above the status row.

use ratatui::layout::Rect;

use super::super::state::State;
use super::super::tutor::said;
use super::notes::wrapped;
use super::paint::{Canvas, inset, row_of};

/// Draws the step at hand; quiet, under a ground of its own.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(said) = said(state) else {
        return;
    };
    let theme = canvas.settings.theme;
    let room = inset(area, 1);
    let lines = wrapped(&said, usize::from(room.width), canvas.ambiguous());
    for nth in 0..usize::from(area.height) {
        let row = row_of(room, nth);
        if let Some(line) = lines.get(nth) {
            canvas.put(row, row.x, line, theme.status);
        }
        canvas.tint(row_of(area, nth), theme.cursor_row_away);
    }
}
