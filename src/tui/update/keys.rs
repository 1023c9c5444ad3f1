//! From a key to what takes it: overlay, editor, or the table of keys.

use crate::lang::{manners, tui as words};
use crate::term::{Key, KeyCode};

use super::super::effect::Effect;
use super::super::keymap::{Action, Place, Resolved, notation, resolve};
use super::super::msg::Now;
use super::super::state::{MarkUse, Mode, Overlay, Pane, Spot, State, Typed};
use super::{act, listing, numbers, picking, prompts, queue, reading, switching, writing};

/// The largest count that makes sense; more digits are ignored.
const MAX_COUNT: u32 = 99_999;

/// A key.
pub(super) fn key(state: &mut State, key: Key, now: &Now) -> Vec<Effect> {
    state.message = None;
    if let Some(tutor) = &mut state.tutor {
        tutor.well_done = false;
    }
    state.saved = false;
    let interrupted = std::mem::replace(&mut state.interrupted, key == Key::ctrl('c'));
    if interrupted && state.interrupted {
        state.say(words::how_to_quit(state.settings.lang));
        return Vec::new();
    }
    match state.overlays.last() {
        Some(Overlay::Prompt(_)) => return prompts::prompt_key(state, key, now),
        Some(Overlay::Help(_)) => return prompts::help_key(state, key),
        Some(Overlay::Picker(_)) => return picking::key(state, key, now),
        Some(Overlay::Order(_)) => return listing::order_key(state, key),
        Some(Overlay::Confirm(_)) => return prompts::confirm_key(state, key, now),
        Some(Overlay::Queue(_)) => return queue::key(state, key, now),
        Some(Overlay::Dashboard(_)) => return numbers::key(state, key),
        Some(Overlay::Nearest(_)) => return numbers::nearest_key(state, key),
        Some(Overlay::Checks(_)) => return switching::key(state, key),
        None => {}
    }
    if matches!(state.mode, Mode::Write(_)) {
        return writing::key(state, key, now);
    }
    command(state, key, now)
}

/// Whether a key means the same while a report is on its way: it leaves the program, or moves
/// in the list or towards it.
pub(super) fn goes_on(state: &State, key: Key) -> bool {
    let folded = key.folded();
    if folded == Key::ctrl('c') || folded == Key::char('Q') {
        return true;
    }
    if state.focus != Pane::List || state.batch.is_none() || state.awaiting_reviewer.is_some() {
        return false;
    }
    let mut sequence = state.typed.sequence.clone();
    sequence.push(folded);
    match resolve(&state.settings.keymap, &sequence, Place::List) {
        Resolved::Prefix => true,
        Resolved::Action(action) => matches!(
            action,
            Action::Down
                | Action::Up
                | Action::Top
                | Action::Bottom
                | Action::HalfPageDown
                | Action::HalfPageUp
                | Action::PageDown
                | Action::PageUp
                | Action::NextReport
                | Action::PrevReport
                | Action::NextUnfinished
                | Action::PrevUnfinished
                | Action::Filter
                | Action::Sort
                | Action::Quit
        ),
        Resolved::Unknown => matches!(folded.code, KeyCode::Char('0'..='9')),
    }
}

/// Whether a key does nothing but move the cursor in the text, or is part of such a command.
pub(super) fn moves_in_text(state: &State, key: Key) -> bool {
    // What is found, selected or shown beside looks different by where the cursor is.
    let reads = state.focus == Pane::Text
        && matches!(state.mode, Mode::Normal)
        && state.overlays.is_empty()
        && state.search.is_none()
        && state.beside.is_none()
        && state.tutor.is_none()
        && state.typed.mark.is_none();
    if !reads {
        return false;
    }
    let mut sequence = state.typed.sequence.clone();
    sequence.push(key.folded());
    match resolve(&state.settings.keymap, &sequence, Place::Text) {
        Resolved::Prefix | Resolved::Unknown => true,
        Resolved::Action(action) => matches!(
            action,
            Action::Down
                | Action::Up
                | Action::Left
                | Action::Right
                | Action::HalfPageDown
                | Action::HalfPageUp
                | Action::PageDown
                | Action::PageUp
                | Action::Top
                | Action::Bottom
                | Action::ScrollCentre
                | Action::ScrollTop
                | Action::ScrollBottom
                | Action::NextClause
                | Action::PrevClause
                | Action::NextSentence
                | Action::PrevSentence
                | Action::NextParagraph
                | Action::PrevParagraph
                | Action::LineStart
                | Action::LineEnd
        ),
    }
}

/// Text that came as one piece.
pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    match state.overlays.last() {
        Some(Overlay::Prompt(_)) => return prompts::prompt_text(state, text),
        Some(Overlay::Picker(_)) => return picking::text(state, text),
        Some(Overlay::Help(help)) if help.typing => return prompts::help_text(state, text),
        Some(_) => return Vec::new(),
        None => {}
    }
    if matches!(state.mode, Mode::Write(_)) {
        return writing::insert(state, text);
    }
    // A paste where keys are commands never runs keys.
    state.complain(manners::paste_refused(state.settings.lang));
    Vec::new()
}

/// A key that is a command, or part of one.
fn command(state: &mut State, key: Key, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let folded = key.folded();
    if let Some(mark) = state.typed.mark.take() {
        state.typed = Typed::default();
        return match folded.code {
            KeyCode::Char(name) if name.is_alphanumeric() => name_mark(state, mark, name),
            _ => Vec::new(),
        };
    }
    let place = state.place();
    let mut sequence = state.typed.sequence.clone();
    sequence.push(folded);
    if sequence.len() == 1
        && let KeyCode::Char(digit @ '0'..='9') = folded.code
        && !folded.ctrl
        && !folded.alt
        && (digit != '0' || state.typed.count > 0)
        && resolve(&state.settings.keymap, &[Key::char('5')], place) == Resolved::Unknown
    {
        let digit = u32::from(digit) - u32::from('0');
        state.typed.count = (state.typed.count * 10 + digit).min(MAX_COUNT);
        return Vec::new();
    }
    match resolve(&state.settings.keymap, &sequence, place) {
        Resolved::Action(action) => {
            let count = std::mem::take(&mut state.typed).count;
            act::act(state, action, folded, count, now)
        }
        Resolved::Prefix => {
            state.typed.sequence = sequence;
            Vec::new()
        }
        Resolved::Unknown => {
            let was_typed = !state.typed.sequence.is_empty() || state.typed.count > 0;
            state.typed = Typed::default();
            if was_typed && matches!(folded.code, KeyCode::Esc) {
                return Vec::new();
            }
            if key.is_composed()
                && let KeyCode::Char(ch) = key.code
            {
                state.complain(words::input_method_on(lang, ch));
                return Vec::new();
            }
            let shown: Vec<String> = sequence.iter().map(|key| notation(*key)).collect();
            state.complain(words::unknown_key(lang, &shown.concat()));
            Vec::new()
        }
    }
}

/// Sets a mark, or goes to it.
fn name_mark(state: &mut State, mark: MarkUse, name: char) -> Vec<Effect> {
    let lang = state.settings.lang;
    match mark {
        MarkUse::Set => {
            if let Some(open) = state.opened() {
                let spot = Spot {
                    report_idx: open.report_idx,
                    at: state.reader.cursor,
                };
                state.marks.insert(name, spot);
                state.say(words::mark_set(lang, name));
            }
            Vec::new()
        }
        MarkUse::GoTo => match state.marks.get(&name).copied() {
            Some(spot) => reading::jump(state, spot),
            None => {
                state.complain(words::no_mark(lang, name));
                Vec::new()
            }
        },
    }
}
