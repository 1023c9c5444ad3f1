//! Pickers: their keys, where their entries come from, what picking one does.

use crate::lang::picking as words;
use crate::review::{Note, Target};
use crate::term::{Key, KeyCode};

use super::super::blocks::Block;
use super::super::effect::Effect;
use super::super::msg::Now;
use super::super::picker::{Noted, Phrase, Picker, Picking, n_entries};
use super::super::state::{Arrival, Draft, DraftPlace, Mode, Overlay, Pane, State};
use super::{notes, opening, palette, searching, writing};

/// A key in a picker.
pub(super) fn key(state: &mut State, key: Key, now: &Now) -> Vec<Effect> {
    let page = isize::try_from(n_entries(state.size)).unwrap_or(1);
    let Some(Overlay::Picker(picker)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    let line = &mut picker.line;
    match (key.code, key.ctrl) {
        (KeyCode::Esc, _) | (KeyCode::Char('c'), true) => return close(state),
        (KeyCode::Enter, _) => return pick(state, now),
        (KeyCode::Down, _) | (KeyCode::Char('n' | 'j'), true) => return step(state, 1),
        (KeyCode::Up, _) | (KeyCode::Char('p' | 'k'), true) => return step(state, -1),
        (KeyCode::PageDown, _) => return step(state, page),
        (KeyCode::PageUp, _) => return step(state, -page),
        (KeyCode::Tab | KeyCode::BackTab, _) => return other_notes(state),
        (KeyCode::Backspace, _) if line.text.is_empty() => return close(state),
        (KeyCode::Backspace, _) => line.erase(1),
        (KeyCode::Char('u'), true) => line.erase(usize::MAX),
        (KeyCode::Left, _) => {
            line.go(-1);
            return Vec::new();
        }
        (KeyCode::Right, _) => {
            line.go(1);
            return Vec::new();
        }
        (KeyCode::Home, _) => {
            line.go(isize::MIN);
            return Vec::new();
        }
        (KeyCode::End, _) => {
            line.go(isize::MAX);
            return Vec::new();
        }
        (KeyCode::Char(ch), false) => line.insert(&ch.to_string()),
        _ => return Vec::new(),
    }
    changed(state)
}

/// Text typed into a picker.
pub(super) fn text(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(Overlay::Picker(picker)) = state.overlays.last_mut() {
        picker.line.insert(text);
    }
    changed(state)
}

fn changed(state: &mut State) -> Vec<Effect> {
    let Some(Overlay::Picker(picker)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    picker.narrow();
    match picker.what {
        Picking::Hits => {
            let pattern = picker.line.text.clone();
            searching::typed(state, &pattern)
        }
        Picking::Notes { .. } | Picking::Phrases { .. } | Picking::Commands(_) => Vec::new(),
    }
}

/// Number of entries under the cursor's list.
fn len(state: &State, picker: &Picker) -> usize {
    match picker.what {
        Picking::Hits => state.hits.as_ref().map_or(0, |hits| hits.hits.len()),
        _ => picker.fitting.len(),
    }
}

fn step(state: &mut State, delta: isize) -> Vec<Effect> {
    let height = n_entries(state.size);
    let Some(Overlay::Picker(mut picker)) = state.overlays.pop() else {
        return Vec::new();
    };
    let len = len(state, &picker);
    picker.list.step(delta, len, height);
    state.overlays.push(Overlay::Picker(picker));
    Vec::new()
}

/// Scrolls so that the cursor shows.
pub(super) fn scroll(state: &mut State) {
    step(state, 0);
}

fn close(state: &mut State) -> Vec<Effect> {
    let Some(Overlay::Picker(picker)) = state.overlays.pop() else {
        return Vec::new();
    };
    match picker.what {
        // What was found stays for the next time; what is still searched stops.
        Picking::Hits => {
            let unfinished = state.hits.as_ref().is_some_and(|hits| !hits.finished);
            if unfinished {
                return searching::typed(state, "");
            }
            vec![searching::finished(state)]
        }
        Picking::Notes { .. } | Picking::Phrases { .. } | Picking::Commands(_) => Vec::new(),
    }
}

fn pick(state: &mut State, now: &Now) -> Vec<Effect> {
    let Some(Overlay::Picker(picker)) = state.overlays.last() else {
        return Vec::new();
    };
    let at = picker.list.at;
    if at >= len(state, picker) {
        return Vec::new();
    }
    let note = picker.note().cloned();
    let phrase = picker.phrase().cloned();
    let command = picker.command().cloned();
    state.overlays.pop();
    if let Some(command) = command {
        return palette::chosen(state, &command, now);
    }
    match (note, phrase) {
        (Some(note), _) => go_to_note(state, &note),
        (_, Some(phrase)) => insert(state, &phrase, now),
        _ => searching::pick(state, at),
    }
}

/// Opens the list of notes: of the open report where it has some, else of the batch.
pub(super) fn ask_notes(state: &mut State) -> Vec<Effect> {
    let here = state
        .opened()
        .is_some_and(|open| !open.review.notes.is_empty() || !state.drafts.is_empty());
    show_notes(state, !here, String::new())
}

/// From the notes of the report to those of the batch, and back.
fn other_notes(state: &mut State) -> Vec<Effect> {
    let Some(Overlay::Picker(picker)) = state.overlays.last() else {
        return Vec::new();
    };
    let Picking::Notes { whole_batch, .. } = picker.what else {
        return Vec::new();
    };
    let typed = picker.line.text.clone();
    state.overlays.pop();
    show_notes(state, !whole_batch, typed)
}

fn show_notes(state: &mut State, whole_batch: bool, typed: String) -> Vec<Effect> {
    let notes = if whole_batch {
        None
    } else {
        let open = state.opened();
        let notes = open.map(|open| {
            let notes = open.review.notes.iter();
            let drafts = state.drafts.iter();
            notes
                .map(|note| noted(state, open.report_idx, note))
                .chain(drafts.filter_map(|draft| half_typed(state, open.report_idx, draft)))
                .collect()
        });
        Some(notes.unwrap_or_default())
    };
    let what = Picking::Notes { whole_batch, notes };
    state
        .overlays
        .push(Overlay::Picker(Picker::new(what, typed)));
    if whole_batch {
        vec![Effect::ListNotes]
    } else {
        Vec::new()
    }
}

/// A note as the list shows it.
fn noted(state: &State, report_idx: usize, note: &Note) -> Noted {
    Noted {
        report_idx,
        report: state.report_name(report_idx).to_owned(),
        id: note.id.clone(),
        kind: Some(note.kind),
        passage: passage(&note.target),
        body: note.body.clone(),
    }
}

/// A draft as the list shows it; points that wait are none to be read.
fn half_typed(state: &State, report_idx: usize, draft: &Draft) -> Option<Noted> {
    let passage = match &draft.place {
        DraftPlace::Note { target, .. } => passage(target),
        DraftPlace::Comment { .. } | DraftPlace::Summary => String::new(),
        DraftPlace::Score { .. } => return None,
    };
    Some(Noted {
        report_idx,
        report: state.report_name(report_idx).to_owned(),
        id: draft.id.clone(),
        kind: None,
        passage,
        body: draft.text.clone(),
    })
}

fn passage(target: &Target) -> String {
    match target {
        Target::Span(anchor) | Target::Section { anchor, .. } => anchor.exact.clone(),
        Target::Whole => String::new(),
    }
}

/// The notes of the batch came.
pub(super) fn notes_came(
    state: &mut State,
    mut came: Vec<(usize, Note)>,
    mut drafts: Vec<(usize, Draft)>,
) -> Vec<Effect> {
    // Of the open report the screen knows more than the disk.
    if let Some(open) = state.opened() {
        came.retain(|(report_idx, _)| *report_idx != open.report_idx);
        let here = open.review.notes.iter();
        came.extend(here.map(|note| (open.report_idx, note.clone())));
        drafts.retain(|(report_idx, _)| *report_idx != open.report_idx);
        let here = state.drafts.iter();
        drafts.extend(here.map(|draft| (open.report_idx, draft.clone())));
    }
    let notes = came.iter();
    let notes = notes.map(|(report_idx, note)| noted(state, *report_idx, note));
    let drafts = drafts.iter();
    let drafts = drafts.filter_map(|(report_idx, draft)| half_typed(state, *report_idx, draft));
    let mut entries: Vec<Noted> = notes.chain(drafts).collect();
    entries.sort_by_key(|entry| entry.report_idx);
    if let Some(Overlay::Picker(picker)) = state.overlays.last_mut()
        && let Picking::Notes {
            whole_batch: true,
            notes,
        } = &mut picker.what
    {
        *notes = Some(entries);
        picker.narrow();
    }
    Vec::new()
}

fn go_to_note(state: &mut State, note: &Noted) -> Vec<Effect> {
    state.side = Pane::Notes;
    let is_open = state
        .opened()
        .is_some_and(|open| open.report_idx == note.report_idx);
    let id = note.id.clone();
    match note.kind {
        Some(_) if is_open => return notes::go_to(state, &id),
        None if is_open => {
            notes::go_to_draft(state, &id);
            return Vec::new();
        }
        _ => super::reading::remember(state),
    }
    let arrival = match note.kind {
        Some(_) => Arrival::Note(id),
        None => Arrival::Draft(id),
    };
    opening::open(state, note.report_idx, arrival)
}

/// Opens the phrase bank.
pub(super) fn ask_phrases(state: &mut State) -> Vec<Effect> {
    let what = Picking::Phrases { phrases: None };
    let picker = Picker::new(what, String::new());
    state.overlays.push(Overlay::Picker(picker));
    vec![Effect::ReadPhrases]
}

/// The phrase bank came.
pub(super) fn phrases_came(
    state: &mut State,
    came: Vec<(String, bool)>,
    trouble: Option<String>,
) -> Vec<Effect> {
    if let Some(Overlay::Picker(picker)) = state.overlays.last_mut()
        && let Picking::Phrases { phrases } = &mut picker.what
    {
        let came = came.into_iter();
        *phrases = Some(came.map(|(text, own)| Phrase { text, own }).collect());
        picker.narrow();
    }
    if let Some(trouble) = trouble {
        state.complain(trouble);
    }
    Vec::new()
}

/// Puts a phrase into the note being written, or begins one with it.
fn insert(state: &mut State, phrase: &Phrase, now: &Now) -> Vec<Effect> {
    let mut effects = Vec::new();
    if !matches!(state.mode, Mode::Write(_)) {
        effects = match (state.focus, state.block()) {
            (Pane::Notes, Some(Block::Note(_) | Block::Draft(_))) => notes::edit(state, now),
            _ => notes::write(state, now),
        };
    }
    if matches!(state.mode, Mode::Write(_)) {
        effects.extend(writing::insert(state, &phrase.text));
    }
    effects
}

/// Begins with the phrase bank, after asking who writes.
pub(super) fn phrases_for(state: &mut State, _now: &Now) -> Vec<Effect> {
    if super::saving::may_edit(state) {
        ask_phrases(state)
    } else {
        Vec::new()
    }
}

/// Keeps the note at hand as a phrase.
pub(super) fn keep_phrase(state: &mut State) -> Vec<Effect> {
    match notes::body_at_hand(state) {
        Some(body) if !body.trim().is_empty() => vec![Effect::AddPhrase(body)],
        _ => {
            let lang = state.settings.lang;
            state.complain(crate::lang::tui::no_note_here(lang));
            Vec::new()
        }
    }
}

/// A phrase was kept, or was there already, or a sentence says why not.
pub(super) fn phrase_kept(state: &mut State, result: Result<bool, String>) -> Vec<Effect> {
    let lang = state.settings.lang;
    match result {
        Ok(true) => state.say(words::phrase_added(lang)),
        Ok(false) => state.say(words::phrase_known(lang)),
        Err(sentence) => state.complain(sentence),
    }
    Vec::new()
}
