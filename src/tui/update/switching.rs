//! `gc` and `:check`: which checks run in this batch.

use std::sync::Arc;

use crate::checks;
use crate::lang::advice as words;
use crate::session::CheckState;
use crate::term::{Key, KeyCode};

use super::super::effect::Effect;
use super::super::state::{Overlay, State};
use super::super::switchboard::{Switchboard, n_lines};

/// `:check`, `:check on ID`, `:check off ID`.
pub(super) fn command(state: &mut State, typed: &str) -> Vec<Effect> {
    let lang = state.settings.lang;
    let (on, id) = match typed.split_whitespace().collect::<Vec<_>>().as_slice() {
        [] => return vec![Effect::ListChecks],
        ["on", id] => (true, *id),
        ["off", id] => (false, *id),
        _ => {
            state.complain(words::check_how(lang));
            return Vec::new();
        }
    };
    let Some(about) = checks::about(id) else {
        state.complain(words::no_such_check(lang, id));
        return Vec::new();
    };
    state.say(if on {
        words::switched_on(lang, about.title(lang))
    } else {
        words::switched_off(lang, about.title(lang))
    });
    vec![Effect::SwitchCheck { about, on }]
}

/// The checks came: to be listed, or because one was switched.
pub(super) fn came(
    state: &mut State,
    states: Vec<CheckState>,
    switched: Option<Result<(), String>>,
) -> Vec<Effect> {
    match state.overlays.last_mut() {
        Some(Overlay::Checks(board)) => board.states = states,
        _ if switched.is_none() => {
            let board = Switchboard {
                states,
                ..Switchboard::default()
            };
            state.overlays.push(Overlay::Checks(board));
        }
        _ => {}
    }
    match switched {
        None => Vec::new(),
        Some(Err(sentence)) => {
            state.complain(sentence);
            Vec::new()
        }
        Some(Ok(())) => {
            let look = state.opened().map(|open| Effect::LookInto {
                report_idx: open.report_idx,
                report: Arc::clone(&open.report),
            });
            look.into_iter().chain([Effect::Recount]).collect()
        }
    }
}

/// A key in the list.
pub(super) fn key(state: &mut State, key: Key) -> Vec<Effect> {
    let height = n_lines(state.size.1);
    let Some(Overlay::Checks(board)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    let len = board.states.len();
    let page = isize::try_from(height).unwrap_or(1);
    match key.folded().code {
        KeyCode::Char('c') if key.ctrl => drop(state.overlays.pop()),
        KeyCode::Char('q') | KeyCode::Esc => drop(state.overlays.pop()),
        KeyCode::Char('j') | KeyCode::Down => board.list.step(1, len, height),
        KeyCode::Char('k') | KeyCode::Up => board.list.step(-1, len, height),
        KeyCode::Char('g') | KeyCode::Home => board.list.go(0, len, height),
        KeyCode::Char('G') | KeyCode::End => board.list.go(len, len, height),
        KeyCode::PageDown => board.list.step(page, len, height),
        KeyCode::PageUp => board.list.step(-page, len, height),
        KeyCode::Char('?') => board.explains = !board.explains,
        KeyCode::Enter | KeyCode::Char(' ') => {
            let switch = board.at_hand().map(|state| Effect::SwitchCheck {
                about: state.about,
                on: !state.on,
            });
            return switch.into_iter().collect();
        }
        _ => {}
    }
    Vec::new()
}
