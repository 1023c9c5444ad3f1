//! The report list, the section navigator, going from pane to pane, the mouse.

use ratatui::layout::{Position, Rect};

use crate::term::{Mouse, MouseKind};

use super::super::effect::Effect;
use super::super::keymap::Action;
use super::super::layout::{Panes, layout};
use super::super::msg::Now;
use super::super::reader::Scroll;
use super::super::state::{ListCursor, Mode, Pane, State};
use super::{notes, opening, reading, saving, scoring};

/// Rows that a turn of the wheel scrolls.
const WHEEL: isize = 3;

/// Where an action takes a cursor in a list of `len` entries, `height` of them on screen.
fn target(cursor: ListCursor, action: Action, count: u32, len: usize, height: usize) -> usize {
    let times = usize::try_from(count.max(1)).unwrap_or(usize::MAX);
    match action {
        Action::Down => cursor.at.saturating_add(times),
        Action::Up => cursor.at.saturating_sub(times),
        Action::HalfPageDown => cursor.at + (height / 2).max(1),
        Action::HalfPageUp => cursor.at.saturating_sub((height / 2).max(1)),
        Action::PageDown => cursor.at + height,
        Action::PageUp => cursor.at.saturating_sub(height),
        Action::Top | Action::Bottom if count > 0 => times - 1,
        Action::Top => 0,
        _ => len.saturating_sub(1),
    }
}

/// Moves in the report list; the text follows.
pub(super) fn list(state: &mut State, action: Action, count: u32) -> Vec<Effect> {
    let height = Panes::body_height(layout(state).list);
    let len = state.listing.order.len();
    let cursor = ListCursor {
        at: state.list_place(),
        top: state.list.top,
    };
    let place = target(cursor, action, count, len, height).min(len.saturating_sub(1));
    match state.listing.order.report_at(place) {
        Some(report_idx) => opening::show(state, report_idx),
        None => Vec::new(),
    }
}

/// Moves in the navigator; the text follows.
pub(super) fn navigator(state: &mut State, action: Action, count: u32) -> Vec<Effect> {
    let height = Panes::body_height(layout(state).navigator);
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let report = open.report.clone();
    let len = report.sections.len();
    let at = target(state.navigator, action, count, len, height);
    state.navigator.go(at, len, height);
    if let Some(section) = report.sections.get(state.navigator.at) {
        let text = &report.source.text;
        state.reader.go(text, section.span.start, Scroll::Heading);
    }
    saving::place(state)
}

/// Keeps the navigator's cursor on the section that is being read.
pub(super) fn follow_section(state: &mut State, height: usize) {
    let Some(open) = state.opened() else {
        return;
    };
    let len = open.report.sections.len();
    let sections = &open.report.sections;
    let cursor = state.reader.cursor;
    let chosen = sections.get(state.navigator.at);
    // What was chosen there stays chosen until the text is elsewhere.
    let at = match state.focus {
        Pane::Navigator if chosen.is_some_and(|it| it.span.start == cursor) => state.navigator.at,
        _ => open.report.section_at(cursor),
    };
    state.navigator.go(at, len, height);
}

/// Left and right in lists: to the parent section, or into what the line shows.
pub(super) fn sideways(state: &mut State, action: Action, now: &Now) -> Vec<Effect> {
    match (state.focus, action) {
        (Pane::Navigator, Action::Left) => {
            let parent = state
                .opened()
                .and_then(|open| open.report.sections.get(state.navigator.at))
                .and_then(|section| section.parent);
            match parent {
                Some(parent) => {
                    let count = u32::try_from(parent + 1).unwrap_or(u32::MAX);
                    navigator(state, Action::Top, count)
                }
                None => {
                    state.focus = Pane::List;
                    Vec::new()
                }
            }
        }
        (_, Action::Right) => open(state, now),
        _ => Vec::new(),
    }
}

/// Opens what the line shows.
pub(super) fn open(state: &mut State, now: &Now) -> Vec<Effect> {
    match state.focus {
        Pane::List | Pane::Navigator => {
            state.focus = Pane::Text;
            saving::place(state)
        }
        Pane::Text => {
            if let Some(note) = state
                .opened()
                .and_then(|open| open.note_at(state.reader.cursor))
            {
                state.note = Some(note);
                state.side = Pane::Notes;
                state.focus = Pane::Notes;
            }
            Vec::new()
        }
        Pane::Notes => notes::go_to_passage(state),
        Pane::Scores => scoring::enter(state, now),
    }
}

/// Gives the focus to the next pane in order, the annotation pane with what it shows.
pub(super) fn next_pane(state: &mut State, forward: bool) {
    let order = [
        Pane::List,
        Pane::Navigator,
        Pane::Text,
        Pane::Notes,
        Pane::Scores,
    ];
    let at = order
        .iter()
        .position(|pane| *pane == state.focus)
        .unwrap_or(0);
    let step = if forward { 1 } else { order.len() - 1 };
    focus(state, order[(at + step) % order.len()]);
}

/// Gives the focus to a pane.
pub(super) fn focus(state: &mut State, pane: Pane) {
    state.focus = pane;
    match pane {
        Pane::Notes => {
            state.side = pane;
            // The keys of the pane speak of the selected entry: there is one from the start.
            state.note = state.note.or(Some(0));
        }
        Pane::Scores => state.side = pane,
        Pane::Navigator => {
            if let Some(open) = state.opened() {
                state.navigator.at = open.report.section_at(state.reader.cursor);
            }
        }
        Pane::List | Pane::Text => {}
    }
}

/// The mouse: a click goes there, the wheel scrolls what is under it.
pub(super) fn mouse(state: &mut State, mouse: Mouse, now: &Now) -> Vec<Effect> {
    if !state.overlays.is_empty() || matches!(state.mode, Mode::Write(_)) {
        return Vec::new();
    }
    let mut effects = Vec::new();
    if mouse.kind == MouseKind::Press && state.focus == Pane::Scores {
        match scoring::save(state, now) {
            Some(saved) => effects = saved,
            None => return Vec::new(),
        }
    }
    effects.extend(pointed(state, mouse));
    effects
}

/// What the mouse does to the pane under it.
fn pointed(state: &mut State, mouse: Mouse) -> Vec<Effect> {
    let panes = layout(state);
    let at = Position {
        x: mouse.col,
        y: mouse.row,
    };
    let inside = |pane: Option<Rect>| pane.is_some_and(|rect| rect.contains(at));
    let step = match mouse.kind {
        MouseKind::WheelUp => -WHEEL,
        MouseKind::WheelDown => WHEEL,
        MouseKind::Press => 0,
        MouseKind::Drag | MouseKind::Release => return Vec::new(),
    };
    if inside(panes.text) {
        return text_mouse(state, &panes, at, step);
    }
    let row_in = |rect: Rect| usize::from(at.y.saturating_sub(rect.y + 1));
    let towards = if step < 0 { Action::Up } else { Action::Down };
    let count = u32::try_from(step.unsigned_abs()).unwrap_or(1);
    match (panes.list, panes.navigator) {
        (Some(rect), _) if inside(Some(rect)) && at.y > rect.y => {
            if step != 0 {
                return list(state, towards, count);
            }
            focus(state, Pane::List);
            let wanted = state.list.top + row_in(rect);
            match state.listing.order.report_at(wanted) {
                Some(report_idx) => opening::show(state, report_idx),
                None => Vec::new(),
            }
        }
        (_, Some(rect)) if inside(Some(rect)) && at.y > rect.y => {
            focus(state, Pane::Navigator);
            if step != 0 {
                return navigator(state, towards, count);
            }
            let wanted = u32::try_from(state.navigator.top + row_in(rect) + 1).unwrap_or(u32::MAX);
            navigator(state, Action::Top, wanted)
        }
        _ if inside(panes.side) && step == 0 => {
            focus(state, state.side);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// The mouse over the text.
fn text_mouse(state: &mut State, panes: &Panes, at: Position, step: isize) -> Vec<Effect> {
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let report = open.report.clone();
    let text = &report.source.text;
    if step != 0 {
        state.reader.page(text, step);
        return saving::place(state);
    }
    if let Some(page) = panes.page(state.settings.measure)
        && at.y >= page.y
    {
        state.focus = Pane::Text;
        let row = state.reader.top + usize::from(at.y - page.y);
        let clicked = state.reader.char_at(text, row, at.x.saturating_sub(page.x));
        return reading::go(state, clicked, Scroll::Least);
    }
    Vec::new()
}
