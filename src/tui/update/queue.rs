//! Settling what waits: keys of the queue, and binding a note to another passage.

use crate::lang::{tui as words, waiting as queue_words};
use crate::review::anchor::{self, Grade};
use crate::review::edit::{self as edits, NoteEdit};
use crate::review::{Change, Target, Value};
use crate::term::{Key, KeyCode};
use crate::text::CharSpan;

use super::super::effect::Effect;
use super::super::msg::Now;
use super::super::queue::{Queue, Waiting, waiting};
use super::super::reader::Scroll;
use super::super::state::{Awaiting, Mode, Overlay, Pane, State};
use super::{opening, prompts, reading, saving};

/// Opens the queue, or says that nothing waits.
pub(super) fn open(state: &mut State) -> Vec<Effect> {
    let lang = state.settings.lang;
    let n_waiting = state.opened().map_or(0, |open| waiting(open).len());
    if n_waiting == 0 {
        state.say(queue_words::nothing_waits(lang));
    } else {
        state.overlays.push(Overlay::Queue(Queue::default()));
    }
    Vec::new()
}

/// A key while the queue is open.
pub(super) fn key(state: &mut State, key: Key, now: &Now) -> Vec<Effect> {
    let lines = state.opened().map(waiting).unwrap_or_default();
    let Some(Overlay::Queue(queue)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    let last = lines.len().saturating_sub(1);
    queue.at = queue.at.min(last);
    let chosen = lines.get(queue.at);
    match key.folded().code {
        KeyCode::Char('j') | KeyCode::Down => queue.at = (queue.at + 1).min(last),
        KeyCode::Char('k') | KeyCode::Up => queue.at = queue.at.saturating_sub(1),
        KeyCode::Char('q') | KeyCode::Esc => drop(state.overlays.pop()),
        KeyCode::Char('c') if key.ctrl => drop(state.overlays.pop()),
        KeyCode::Enter => {
            if let Some(chosen) = chosen {
                return settle(state, chosen, now);
            }
        }
        KeyCode::Char('w') => {
            if let Some(Waiting::Note { nth, .. }) = chosen {
                return rebind(state, *nth, Target::Whole, now);
            }
        }
        KeyCode::Char('d') => {
            if let Some(Waiting::Note { nth, .. }) = chosen {
                return delete(state, *nth, now);
            }
        }
        KeyCode::Char('o') => {
            if let Some(Waiting::Note { nth, .. }) = chosen {
                return look(state, *nth);
            }
        }
        _ => {}
    }
    Vec::new()
}

/// `Enter`: repair, take this value, or confirm the place that was found.
fn settle(state: &mut State, chosen: &Waiting, now: &Now) -> Vec<Effect> {
    match chosen {
        Waiting::ReadOnly(_) => {
            state.overlays.pop();
            let report_idx = state.opened().map(|open| open.report_idx);
            let repair = report_idx.map(|report_idx| Effect::Repair { report_idx });
            repair.into_iter().collect()
        }
        Waiting::Value { item, value, .. } => {
            let change = Change {
                item: item.clone(),
                new: Value::clone(value),
            };
            done(state, Ok(vec![change]), now)
        }
        Waiting::Note { nth, grade } => {
            let found = state.opened().and_then(|open| *open.found.get(*nth)?);
            match found.and_then(|found| found.span) {
                Some(span) if *grade != Grade::Lost => bind(state, *nth, span, now),
                _ => look(state, *nth),
            }
        }
    }
}

/// Makes an edit of the queue; the queue closes when nothing waits any more.
fn done(
    state: &mut State,
    changes: Result<Vec<Change>, crate::review::EditError>,
    now: &Now,
) -> Vec<Effect> {
    let Ok(effects) = saving::commit(state, changes, now) else {
        return Vec::new();
    };
    let n_left = state.opened().map_or(0, |open| waiting(open).len());
    if n_left == 0 {
        state.overlays.pop();
        state.say(queue_words::all_settled(state.settings.lang));
    }
    effects
}

/// Goes to where a note may belong, with the note selected, so that a passage can be chosen.
fn look(state: &mut State, nth: usize) -> Vec<Effect> {
    let lang = state.settings.lang;
    state.overlays.pop();
    state.note = Some(nth);
    state.side = Pane::Notes;
    state.focus = Pane::Text;
    let found = state.opened().and_then(|open| *open.found.get(nth)?);
    let near = state.opened().and_then(|open| {
        let anchor = open.review.notes.get(nth)?.anchor()?;
        let span = found.and_then(|found| found.span).unwrap_or(anchor.span);
        Some(span.start.min(open.report.source.text.len()))
    });
    let effects = near.map(|at| reading::go(state, at, Scroll::Centre));
    state.say(queue_words::choose_passage(lang));
    effects.unwrap_or_default()
}

/// `:bind`: binds the selected note to the selection.
pub(super) fn bind_to_selection(state: &mut State, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    if state.session.reviewer.is_none() {
        return prompts::ask_reviewer(state, Awaiting::Command("bind".to_owned()));
    }
    let selected = state.selection().filter(|span| !span.is_empty());
    let n_notes = state.opened().map_or(0, |open| open.review.notes.len());
    match (state.note.filter(|nth| *nth < n_notes), selected) {
        (Some(nth), Some(span)) => {
            state.mode = Mode::Normal;
            bind(state, nth, span, now)
        }
        _ => {
            state.complain(queue_words::bind_how(lang));
            Vec::new()
        }
    }
}

fn bind(state: &mut State, nth: usize, span: CharSpan, now: &Now) -> Vec<Effect> {
    let Some(target) = state.opened().and_then(|open| {
        let note = open.review.notes.get(nth)?;
        let report = &open.report;
        let anchor = anchor::make(&report.source.text, &report.text_sha256, span);
        Some(edits::rebind(&note.target, anchor, report))
    }) else {
        return Vec::new();
    };
    rebind(state, nth, target, now)
}

fn rebind(state: &mut State, nth: usize, target: Target, now: &Now) -> Vec<Effect> {
    let profile = state.session.profile.clone();
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let Some(id) = open.review.notes.get(nth).map(|note| note.id.clone()) else {
        return Vec::new();
    };
    let edit = NoteEdit {
        target: Some(target),
        ..NoteEdit::default()
    };
    let changes = edits::edit_note(&profile, &open.review, &id, edit, &now.at);
    state.say(queue_words::bound(state.settings.lang));
    done(state, changes, now)
}

fn delete(state: &mut State, nth: usize, now: &Now) -> Vec<Effect> {
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let Some(id) = open.review.notes.get(nth).map(|note| note.id.clone()) else {
        return Vec::new();
    };
    let changes = edits::delete_note(&open.review, &id);
    state.say(words::note_deleted(state.settings.lang));
    done(state, changes, now)
}

/// A review was repaired, or could not be: it is opened anew in both cases.
pub(super) fn repaired(
    state: &mut State,
    report_idx: usize,
    result: Result<String, String>,
) -> Vec<Effect> {
    match result {
        Ok(sentence) => state.say(sentence),
        Err(sentence) => state.complain(sentence),
    }
    if state
        .opened()
        .is_some_and(|open| open.report_idx == report_idx)
    {
        opening::again(state)
    } else {
        Vec::new()
    }
}
