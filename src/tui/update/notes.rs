//! Notes: writing, changing, deleting, going from one to the next.

use crate::lang::tui as words;
use crate::review::{NoteKind, Target, anchor, edit as edits};
use crate::text::CharSpan;

use super::super::blocks::Block;
use super::super::editor::Editor;
use super::super::effect::Effect;
use super::super::keymap::Action;
use super::super::msg::Now;
use super::super::reader::Scroll;
use super::super::state::{Confirm, Confirmed, Draft, DraftPlace, Mode, Overlay, Pane, State};
use super::{reading, saving};

/// Begins a note on the selection, or on the section at the cursor.
pub(super) fn write(state: &mut State, now: &Now) -> Vec<Effect> {
    match target(state) {
        Some(target) => begin(state, target, false, now),
        None => Vec::new(),
    }
}

/// Begins a private remark on it.
pub(super) fn write_remark(state: &mut State, now: &Now) -> Vec<Effect> {
    match target(state) {
        Some(target) => begin(state, target, true, now),
        None => Vec::new(),
    }
}

fn target(state: &State) -> Option<Target> {
    let open = state.opened()?;
    let report = &open.report;
    let text = &report.source.text;
    let bind = |span: CharSpan| anchor::make(text, &report.text_sha256, span);
    Some(match state.selection().filter(|span| !span.is_empty()) {
        Some(span) => Target::Span(bind(span)),
        None => {
            let section_idx = match state.focus {
                Pane::Navigator => state.navigator.at,
                _ => report.section_at(state.reader.cursor),
            };
            match report.sections.get(section_idx) {
                Some(section) if !section.heading_span.is_empty() => Target::Section {
                    id: section.id.clone(),
                    anchor: bind(section.heading_span),
                },
                _ => Target::Whole,
            }
        }
    })
}

/// Begins a note on the whole report.
pub(super) fn write_whole(state: &mut State, now: &Now) -> Vec<Effect> {
    begin(state, Target::Whole, false, now)
}

fn begin(state: &mut State, target: Target, private: bool, now: &Now) -> Vec<Effect> {
    let place = DraftPlace::Note {
        target,
        kind: NoteKind::default(),
        criterion: None,
        edits: None,
        private,
    };
    open_editor(state, place, String::new(), now)
}

/// Opens the editor on a text.
pub(super) fn open_editor(
    state: &mut State,
    place: DraftPlace,
    text: String,
    now: &Now,
) -> Vec<Effect> {
    if !saving::may_edit(state) {
        return Vec::new();
    }
    // What was left half-typed at this very place is gone on with; a new note is another one.
    let is_new = matches!(place, DraftPlace::Note { edits: None, .. });
    let left = state.drafts.iter().position(|draft| draft.place == place);
    if let Some(left) = left.filter(|_| !is_new) {
        return go_on(state, left);
    }
    let id = state.session.ids.next_id();
    let Some(draft) = new_draft(state, id, place, text, now) else {
        return Vec::new();
    };
    super::lists::focus(state, Pane::Notes);
    state.mode = Mode::Write(Box::new(Editor::over(draft)));
    Vec::new()
}

/// Goes on with a draft that waits.
fn go_on(state: &mut State, nth: usize) -> Vec<Effect> {
    let draft = state.drafts.remove(nth);
    super::lists::focus(state, Pane::Notes);
    state.mode = Mode::Write(Box::new(Editor::new(draft)));
    Vec::new()
}

/// A draft for the open report, the caret behind its text.
pub(super) fn new_draft(
    state: &State,
    id: String,
    place: DraftPlace,
    text: String,
    now: &Now,
) -> Option<Draft> {
    let open = state.opened()?;
    Some(Draft {
        id,
        reviewer: state.session.reviewer.clone()?,
        report: open.review.report.clone(),
        place,
        caret: u32::try_from(text.chars().count()).unwrap_or(u32::MAX),
        text,
        at: now.at.clone(),
    })
}

/// What stands under the cursor: in the notes the selected block, in the text the note there.
fn at_cursor(state: &State) -> Option<Block> {
    match state.focus {
        Pane::Notes => return state.block(),
        Pane::Text => {}
        Pane::List | Pane::Navigator | Pane::Scores => return None,
    }
    let open = state.opened()?;
    let at = state.reader.cursor;
    let remark = |nth: &usize| open.remark_span(*nth).is_some_and(|span| span.contains(at));
    let note = open.note_at(at).map(Block::Note);
    note.or_else(|| {
        let mut remarks = 0..open.remarks.notes.len();
        remarks.find(remark).map(Block::Remark)
    })
}

/// Changes the note at the cursor, or goes on with the draft that is selected.
pub(super) fn edit(state: &mut State, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    if !saving::may_edit(state) {
        return Vec::new();
    }
    match at_cursor(state).or_else(|| state.draft_at_hand()) {
        Some(block @ (Block::Note(nth) | Block::Remark(nth))) => {
            let private = matches!(block, Block::Remark(_));
            let note = state.opened().and_then(|open| {
                let review = if private { &open.remarks } else { &open.review };
                review.notes.get(nth).cloned()
            });
            match note {
                Some(note) => {
                    let place = DraftPlace::Note {
                        target: note.target,
                        kind: note.kind,
                        criterion: note.criterion,
                        edits: Some(note.id),
                        private,
                    };
                    open_editor(state, place, note.body, now)
                }
                None => Vec::new(),
            }
        }
        Some(Block::Draft(nth)) => go_on(state, nth),
        Some(Block::Summary) => {
            let summary = state.opened().map(|open| open.review.summary.clone());
            open_editor(state, DraftPlace::Summary, summary.unwrap_or_default(), now)
        }
        Some(Block::Finding(_) | Block::Match(_)) | None => {
            state.complain(words::no_note_here(lang));
            Vec::new()
        }
    }
}

/// Deletes the note at the cursor, or drops a draft.
pub(super) fn delete(state: &mut State, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    match at_cursor(state) {
        Some(Block::Note(nth)) => {
            let Some(open) = state.opened() else {
                return Vec::new();
            };
            let id = open.review.notes[nth].id.clone();
            let changes = edits::delete_note(&open.review, &id);
            let Ok(effects) = saving::commit(state, changes, now) else {
                return Vec::new();
            };
            state.say(words::note_deleted(lang));
            effects
        }
        Some(Block::Draft(nth)) => {
            state.overlays.push(Overlay::Confirm(Confirm {
                lines: vec![words::draft_drop(lang).to_owned()],
                then: Confirmed::DropDraft(nth),
            }));
            Vec::new()
        }
        Some(Block::Summary) => {
            let Ok(effects) = saving::commit(state, edits::set_summary(""), now) else {
                return Vec::new();
            };
            state.say(words::note_deleted(lang));
            effects
        }
        Some(Block::Remark(nth)) => {
            let Some(open) = state.opened() else {
                return Vec::new();
            };
            let id = open.remarks.notes[nth].id.clone();
            let changes = edits::delete_note(&open.remarks, &id);
            let Ok(effects) = saving::commit_remarks(state, changes, now) else {
                return Vec::new();
            };
            state.say(words::note_deleted(lang));
            effects
        }
        Some(Block::Finding(_) | Block::Match(_)) | None => {
            state.complain(words::no_note_here(lang));
            Vec::new()
        }
    }
}

/// Drops a draft for good: no undo brings it back, so that this was asked.
pub(super) fn drop_draft(state: &mut State, nth: usize) -> Vec<Effect> {
    if nth >= state.drafts.len() {
        return Vec::new();
    }
    let draft = state.drafts.remove(nth);
    state.note = None;
    state.say(words::draft_dropped(state.settings.lang));
    vec![Effect::DropDraft(draft)]
}

/// Moves among the blocks of the annotation pane; the text follows.
pub(super) fn step(state: &mut State, action: Action, times: isize) -> Vec<Effect> {
    let len = state.blocks().len();
    if len == 0 {
        return Vec::new();
    }
    let at = match (action, state.note) {
        (Action::Bottom, _) => len - 1,
        (Action::Top, _) | (_, None) => 0,
        (Action::Up, Some(nth)) => nth.saturating_add_signed(-times),
        (Action::PageUp | Action::HalfPageUp, Some(nth)) => nth.saturating_sub(5),
        (Action::PageDown | Action::HalfPageDown, Some(nth)) => nth + 5,
        (_, Some(nth)) => nth.saturating_add_signed(times),
    };
    state.note = Some(at.min(len - 1));
    show_passage(state)
}

/// Scrolls the text to the passage of the selected note.
fn show_passage(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let found = state.block().and_then(|block| match block {
        Block::Note(wanted) => {
            let mut spans = open.note_spans();
            spans.find(|(nth, _)| *nth == wanted).map(|(_, span)| span)
        }
        Block::Remark(nth) => open.remark_span(nth),
        Block::Finding(nth) => open.advice.findings.as_ref()?.get(nth)?.span,
        Block::Match(nth) => open.matches().get(nth).map(|shared| shared.a.span),
        Block::Draft(_) | Block::Summary => None,
    });
    let report = open.report.clone();
    if let Some(span) = found {
        state
            .reader
            .go(&report.source.text, span.start, Scroll::Least);
    }
    saving::place(state)
}

/// Goes into the text, to the passage of the selected note; a draft is taken up instead.
pub(super) fn go_to_passage(state: &mut State) -> Vec<Effect> {
    if state.note.is_some() {
        reading::remember(state);
        state.focus = Pane::Text;
    }
    show_passage(state)
}

/// Goes to the passage of a note, by its id, and selects it.
pub(super) fn go_to(state: &mut State, id: &str) -> Vec<Effect> {
    let open = state.opened();
    let notes = open.map(|open| open.review.notes.iter());
    state.note = notes.and_then(|mut notes| notes.position(|note| note.id == id));
    go_to_passage(state)
}

/// Goes to a draft in the annotation pane, by its id: `e` goes on with it.
pub(super) fn go_to_draft(state: &mut State, id: &str) {
    if let Some(nth) = state.drafts.iter().position(|draft| draft.id == id) {
        state.select_block(Block::Draft(nth));
        super::lists::focus(state, Pane::Notes);
    }
}

/// The words of the note under the cursor.
pub(super) fn body_at_hand(state: &State) -> Option<String> {
    match at_cursor(state)? {
        Block::Note(nth) => Some(state.opened()?.review.notes.get(nth)?.body.clone()),
        Block::Draft(nth) => Some(state.drafts.get(nth)?.text.clone()),
        Block::Summary => Some(state.opened()?.review.summary.clone()),
        // What is private stays where it is, and the rest is not the reviewer's.
        Block::Remark(_) | Block::Finding(_) | Block::Match(_) => None,
    }
}

/// The next or previous note in the order of the text.
pub(super) fn next(state: &mut State, forward: bool) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let at = state.reader.cursor;
    let found = if forward {
        open.note_spans()
            .filter(|(_, span)| span.start > at)
            .min_by_key(|(_, span)| span.start)
    } else {
        open.note_spans()
            .filter(|(_, span)| span.start < at)
            .max_by_key(|(_, span)| span.start)
    };
    match found {
        Some((nth, span)) => {
            state.note = Some(nth);
            state.side = Pane::Notes;
            reading::go(state, span.start, Scroll::Least)
        }
        None => {
            state.say(words::no_more_notes(lang));
            Vec::new()
        }
    }
}
