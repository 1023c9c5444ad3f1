//! The menu of the list's orders.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::lang::listing as words;
use crate::text::width;

use super::super::sort::SortBy;
use super::super::state::State;
use super::cursor_in;
use super::paint::{Canvas, inset, row_of};

/// Draws the menu over the list's corner; the order that holds bears its direction.
pub(super) fn draw(
    state: &State,
    at: usize,
    canvas: &mut Canvas<'_>,
    screen: Rect,
) -> Option<Position> {
    let lang = state.settings.lang;
    let theme = &state.settings.theme;
    let keys = words::sort_keys(lang);
    let cols = u16::try_from(width(keys, canvas.ambiguous()) + 4).unwrap_or(u16::MAX);
    let n_rows = u16::try_from(SortBy::ALL.len() + 4).unwrap_or(u16::MAX);
    let area = Rect {
        x: screen.x + 2,
        y: screen.y + 2,
        width: cols.min(screen.width.saturating_sub(4)),
        height: n_rows.min(screen.height.saturating_sub(3)),
    };
    canvas.clear(area);
    canvas.head(area, true, words::head_sort(lang), "");
    let room = inset(area, 2);
    let mut cursor = None;
    for (nth, (letter, by)) in SortBy::ALL.iter().enumerate() {
        let row = row_of(room, nth + 1);
        canvas.put(row, row.x, &letter.to_string(), theme.heading);
        let behind = canvas.put(row, row.x + 3, by.name(lang), Style::new());
        if *by == state.listing.by {
            canvas.put(row, behind + 1, state.order_sign(), theme.heading);
        }
        if nth == at {
            canvas.tint(row_of(inset(area, 1), nth + 1), theme.selection);
            cursor = cursor_in(screen, row.x, row.y);
        }
    }
    let foot = row_of(room, usize::from(area.height).saturating_sub(1));
    canvas.put(foot, foot.x, keys, theme.dim);
    cursor
}
