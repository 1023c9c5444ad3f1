//! The report list: one row per report, of which only those on screen are made.

use ratatui::layout::{Position, Rect};

use crate::lang::{listing, tui as words};
use crate::review::Status;
use crate::session::Row;

use super::super::derived::unit_name;
use super::super::listing::Listing;
use super::super::sort::SortBy;
use super::super::state::{Pane, State};
use super::counts;
use super::paint::{Canvas, row_of};
use super::total_word;

/// Draws the list; the terminal's cursor stands on its row where it has the focus.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let lang = state.settings.lang;
    let theme = &state.settings.theme;
    let focused = state.focus == Pane::List;
    let order = &state.listing.order;
    let count = match (&state.batch, order.place_of(state.list.at)) {
        (Some(_), Some(place)) => format!("{}/{}", place + 1, order.len()),
        (Some(_), None) => format!("-/{}", order.len()),
        (None, _) => String::new(),
    };
    canvas.head(area, focused, words::head_reports(lang), &count);
    let Some(batch) = &state.batch else {
        let row = row_of(area, 1);
        canvas.put(row, row.x + 1, words::listing(lang), theme.dim);
        for (nth, path) in state.glimpse.iter().enumerate() {
            let row = row_of(area, nth + 2);
            canvas.put(row, row.x + 2, stem(path), theme.dim);
        }
        return None;
    };
    let height = usize::from(area.height.saturating_sub(1));
    // The foot says what is expected and missing, and what was passed over.
    let foot = foot(state);
    let height = height.saturating_sub(foot.len());
    let mut cursor = None;
    for nth in 0..height {
        let Some(report_idx) = order.report_at(state.list.top + nth) else {
            break;
        };
        let entry = &batch.entries[report_idx];
        let row = row_of(area, nth + 1);
        let known = state.rows.get(report_idx).and_then(Option::as_deref);
        let unsaved = state.is_unsaved(report_idx);
        let at_cursor = report_idx == state.list.at;
        let sign = sign(known, unsaved, state.settings.plain_lines());
        let style = match known {
            Some(Row { error: Some(_), .. }) | None => theme.dim,
            Some(_) => theme.status,
        };
        canvas.put(row, row.x, sign, theme.status);
        let score = known.and_then(|known| Some(total_word(known.score?, known.n_empty())));
        let right = Rect {
            width: row.width.saturating_sub(1),
            ..row
        };
        let right_at = match &score {
            Some(score) => canvas.put_right(right, score, theme.vermilion),
            None => right.x + right.width,
        };
        let name = known
            .and_then(|known| unit_name(known))
            .unwrap_or_else(|| stem(&entry.path));
        let room = Rect {
            x: row.x + 2,
            width: right_at.saturating_sub(row.x + 3),
            ..row
        };
        let mut behind = canvas.put(room, room.x, name, style);
        if let Some(year) = known.and_then(|known| known.year) {
            behind = canvas.put(room, behind + 1, &year.to_string(), theme.dim);
        }
        if let Some(known) = known {
            let rest = Rect {
                x: behind + 1,
                width: (room.x + room.width).saturating_sub(behind + 1),
                ..room
            };
            counts::draw(known.undecided, canvas, rest);
        }
        if at_cursor {
            let style = if focused {
                theme.cursor_row
            } else {
                theme.cursor_row_away
            };
            canvas.tint(row, style);
            cursor = focused.then_some(Position { x: row.x, y: row.y });
        }
    }
    let nothing = match (state.n_reports(), order.is_empty()) {
        (0, _) => words::no_reports(lang),
        (_, true) => listing::nothing_shown(lang),
        _ => "",
    };
    for (nth, line) in nothing.lines().enumerate() {
        let row = row_of(area, nth + 1);
        canvas.put(row, row.x + 1, line, theme.dim);
    }
    for (nth, line) in foot.iter().enumerate() {
        let row = row_of(
            area,
            usize::from(area.height).saturating_sub(foot.len()) + nth,
        );
        canvas.put(row, row.x + 1, line, theme.dim);
    }
    cursor
}

/// The lines at the foot: order and filter, units without a report, files passed over.
fn foot(state: &State) -> Vec<String> {
    let lang = state.settings.lang;
    let Some(batch) = &state.batch else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let Listing {
        filter,
        by,
        reversed,
        order,
        ..
    } = &state.listing;
    if *by != SortBy::Path || *reversed {
        lines.push(listing::sorted(lang, by.name(lang), state.order_sign()));
    }
    if !filter.is_empty() {
        lines.push(listing::filtered(lang, &filter.typed, order.n_hidden()));
    }
    let missing = state.tally.n_missing_units();
    if missing > 0 {
        lines.push(words::units_missing(lang, missing));
    }
    if batch.passed_over > 0 {
        lines.push(words::passed_over(lang, batch.passed_over));
    }
    lines
}

/// What the status looks like at the left of a row.
fn sign(row: Option<&Row>, unsaved: bool, ascii: bool) -> &'static str {
    match row {
        _ if unsaved => "*",
        None => " ",
        Some(Row { error: Some(_), .. }) => "!",
        Some(row) => match row.status {
            Status::New => " ",
            Status::Reading => "~",
            Status::Done if ascii => "v",
            Status::Done => "✓",
            Status::Hold => "=",
        },
    }
}

/// The file's name without folders and extension, for reports whose unit is not known.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
