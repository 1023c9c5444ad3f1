//! Draws the state: reads only, and costs by what is on screen, not by the
//! length of a report or a batch.

mod advice;
mod beside;
mod counts;
mod dashboard;
mod explain;
mod hints;
mod list;
mod margins;
mod navigator;
mod nearest;
mod notes;
mod order;
pub(super) mod overlay;
mod paint;
mod picker;
mod queue;
mod reader;
mod scores;
pub(super) mod start;
mod status;
mod switchboard;
mod tutor;
mod writing;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::lang::tui as words;
use crate::profile::Points;
use crate::term::Sheet;

pub(super) use dashboard::lines as dashboard_lines;
pub(super) use scores::{score_lines, value_word};

use super::layout::{self, layout, too_small};
use super::state::{Mode, Overlay, Pane, State};
use paint::{Canvas, Part, row_of};

pub(super) use navigator::label as section_label;

/// Draws the whole screen; gives the place where typing goes, for the terminal's cursor.
pub fn view(state: &State, sheet: &mut Sheet) -> Option<Position> {
    crate::text::drill::point("view");
    sheet.of_picture(state.picture);
    let area = sheet.area();
    let mut canvas = Canvas {
        sheet,
        ground: Style::new(),
        settings: &state.settings,
    };
    if too_small(state.size) || too_small((area.width, area.height)) {
        say_too_small(&mut canvas, area);
        return None;
    }
    let panes = layout(state);
    let mut cursor = None;
    if let Some(area) = panes.list {
        let drawn = canvas.kept(Part::List, [0; 2], area, |canvas| {
            list::draw(state, canvas, area)
        });
        cursor = cursor.or(drawn);
    }
    if let Some(area) = panes.navigator {
        let at = [state.navigator.at, state.navigator.top];
        let drawn = canvas.kept(Part::Navigator, at, area, |canvas| {
            navigator::draw(state, canvas, area)
        });
        cursor = cursor.or(drawn);
    }
    if let (Some(area), Some(page)) = (panes.text, panes.page(state.settings.measure)) {
        cursor = cursor.or(reader::draw(state, &mut canvas, area, page));
    }
    if let (Some(area), Some(beside)) = (panes.beside, &state.beside) {
        beside::draw(state, beside, &mut canvas, area);
    }
    if let Some(area) = panes.side {
        let drawn = match &state.mode {
            Mode::Write(editor) => writing::draw(state, editor, &mut canvas, area),
            _ if state.focus == Pane::Scores || state.side == Pane::Scores => {
                scores::draw(state, &mut canvas, area)
            }
            _ => canvas.kept(Part::Notes, [0; 2], area, |canvas| {
                notes::draw(state, canvas, area)
            }),
        };
        cursor = cursor.or(drawn);
    }
    for rule in panes.rules.into_iter().flatten() {
        let sign = if state.settings.plain_lines() {
            "|"
        } else {
            "│"
        };
        for y in rule.y..rule.y + rule.height {
            let cell = Rect {
                y,
                height: 1,
                ..rule
            };
            canvas.put(cell, cell.x, sign, state.settings.theme.dim);
        }
    }
    if let Some(area) = panes.tutor {
        tutor::draw(state, &mut canvas, area);
    }
    let typed_at = status::draw(state, &mut canvas, panes.status);
    cursor = typed_at.or(cursor);
    canvas.ground = state.settings.theme.overlay;
    for over in &state.overlays {
        match over {
            Overlay::Help(help) => cursor = overlay::help(state, help, &mut canvas, area),
            Overlay::Confirm(confirm) => cursor = overlay::confirm(confirm, &mut canvas, area),
            Overlay::Picker(picker) => cursor = picker::draw(state, picker, &mut canvas, area),
            Overlay::Order(at) => cursor = order::draw(state, *at, &mut canvas, area),
            Overlay::Queue(over) => cursor = queue::draw(state, over, &mut canvas, area),
            Overlay::Dashboard(over) => {
                cursor = dashboard::draw(state, over, &mut canvas, area);
            }
            Overlay::Nearest(over) => cursor = nearest::draw(state, over, &mut canvas, area),
            Overlay::Checks(board) => cursor = switchboard::draw(board, &mut canvas, area),
            Overlay::Prompt(_) => {}
        }
    }
    cursor
}

/// Says that there is no room for anything else, in as many rows as that takes.
fn say_too_small(canvas: &mut Canvas<'_>, area: Rect) {
    let (cols, rows) = layout::FLOOR;
    let sentence = words::too_small(canvas.settings.lang, cols, rows);
    let lines = notes::wrapped(&sentence, usize::from(area.width), canvas.ambiguous());
    let top = usize::from(area.height).saturating_sub(lines.len()) / 2;
    for (nth, line) in lines.iter().enumerate() {
        let row = row_of(area, top + nth);
        canvas.put(row, row.x, line, canvas.settings.theme.status);
    }
}

/// A total; in brackets while criteria are empty, because it is no result yet.
fn total_word(points: Points, n_empty: usize) -> String {
    if n_empty == 0 {
        points.to_string()
    } else {
        format!("({points})")
    }
}

/// A place for the terminal's cursor, if it lies within the area.
fn cursor_in(area: Rect, x: u16, y: u16) -> Option<Position> {
    let position = Position { x, y };
    area.contains(position).then_some(position)
}
