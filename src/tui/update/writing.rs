//! Keys of the note editor, and what becomes of the text.

use tui_textarea::{CursorMove, TextArea};

use crate::lang::tui as words;
use crate::review::{NoteKind, edit as edits};
use crate::term::{Key, KeyCode};

use super::super::blocks::Block;
use super::super::editor::Editor;
use super::super::effect::Effect;
use super::super::msg::Now;
use super::super::state::{Draft, DraftPlace, Mode, Open, Pane, State};
use super::{lists, picking, saving};

/// A key in the editor.
pub(super) fn key(state: &mut State, key: Key, now: &Now) -> Vec<Effect> {
    let Mode::Write(editor) = &mut state.mode else {
        return Vec::new();
    };
    match (key.code, key.ctrl) {
        (KeyCode::Esc, _) | (KeyCode::Char('c'), true) => return leave(state),
        (KeyCode::Char('s'), true) => return save(state, now),
        (KeyCode::Char('l'), true) => return vec![Effect::Repaint],
        // Some web terminals keep Ctrl-e for themselves.
        (KeyCode::Char('e'), true) | (KeyCode::F(4), _) => {
            let draft = editor.draft();
            return vec![Effect::SaveDraft(draft.clone()), Effect::EditOutside(draft)];
        }
        (KeyCode::Tab, _) => next_kind(editor, true),
        (KeyCode::BackTab, _) => next_kind(editor, false),
        (KeyCode::Char('p'), true) => return picking::ask_phrases(state),
        (KeyCode::Char(ch), true) => control(&mut editor.area, ch),
        (KeyCode::Char(ch), false) => editor.area.insert_char(ch),
        (KeyCode::Enter, _) => editor.area.insert_newline(),
        (KeyCode::Backspace, _) => {
            editor.area.delete_char();
        }
        (KeyCode::Delete, _) => {
            editor.area.delete_next_char();
        }
        (code, _) => {
            if let Some(step) = caret(code) {
                editor.area.move_cursor(step);
            }
        }
    }
    keep(state)
}

/// What letters with Ctrl do, as in a shell.
fn control(area: &mut TextArea<'static>, ch: char) {
    match ch {
        'z' => {
            area.undo();
        }
        'y' | 'r' => {
            area.redo();
        }
        'a' => area.move_cursor(CursorMove::Head),
        'k' => {
            area.delete_line_by_end();
        }
        'u' => {
            area.delete_line_by_head();
        }
        'w' => {
            area.delete_word();
        }
        _ => {}
    }
}

/// Where a key moves the caret.
fn caret(code: KeyCode) -> Option<CursorMove> {
    Some(match code {
        KeyCode::Left => CursorMove::Back,
        KeyCode::Right => CursorMove::Forward,
        KeyCode::Up => CursorMove::Up,
        KeyCode::Down => CursorMove::Down,
        KeyCode::Home => CursorMove::Head,
        KeyCode::End => CursorMove::End,
        KeyCode::PageUp => CursorMove::Top,
        KeyCode::PageDown => CursorMove::Bottom,
        _ => return None,
    })
}

/// Text that came as one piece: a burst of typing, a paste.
pub(super) fn insert(state: &mut State, text: &str) -> Vec<Effect> {
    if let Mode::Write(editor) = &mut state.mode {
        editor.area.insert_str(text);
    }
    keep(state)
}

/// Takes over what the person's own editor made of the text.
pub(super) fn edited_outside(
    state: &mut State,
    id: &str,
    text: Option<String>,
    trouble: Option<String>,
) -> Vec<Effect> {
    let Mode::Write(editor) = &mut state.mode else {
        return Vec::new();
    };
    if editor.draft().id != id {
        return Vec::new();
    }
    if let Some(text) = text {
        editor.replace(&text);
    }
    match trouble {
        Some(trouble) => state.complain(trouble),
        None => state.say(crate::lang::outside::taken_over(state.settings.lang)),
    }
    keep(state)
}

/// Puts what was typed on disk.
fn keep(state: &State) -> Vec<Effect> {
    match &state.mode {
        Mode::Write(editor) => vec![Effect::SaveDraft(editor.draft())],
        _ => Vec::new(),
    }
}

/// Leaves the editor; what was typed stays as a draft.
fn leave(state: &mut State) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Mode::Write(editor) = std::mem::replace(&mut state.mode, Mode::Normal) else {
        return Vec::new();
    };
    let draft = editor.draft();
    go_back(state, &draft.place, Pane::Notes);
    if !editor.is_changed() {
        return vec![Effect::DropDraft(draft)];
    }
    let is_here = |open: &Open| open.review.report == draft.report;
    if state.opened().is_some_and(is_here) {
        state.drafts.push(draft.clone());
        state.select_block(Block::Draft(state.drafts.len() - 1));
    }
    state.say(words::draft_kept(lang));
    vec![Effect::SaveDraft(draft)]
}

/// Makes the text what it was written for.
pub(super) fn save(state: &mut State, now: &Now) -> Vec<Effect> {
    let Mode::Write(editor) = &state.mode else {
        return Vec::new();
    };
    let draft = editor.draft();
    let Some(effects) = become_edit(state, &draft, now) else {
        return Vec::new();
    };
    state.mode = Mode::Normal;
    go_back(state, &draft.place, Pane::Text);
    effects
}

/// Gives the focus back: to the scores where one wrote about a score, else to `pane`.
fn go_back(state: &mut State, place: &DraftPlace, pane: Pane) {
    lists::focus(
        state,
        match place {
            DraftPlace::Score { .. } | DraftPlace::Comment { .. } => Pane::Scores,
            DraftPlace::Note { .. } | DraftPlace::Summary => pane,
        },
    );
}

/// Makes the draft left last what it was written for; `:w`.
pub(super) fn save_left(state: &mut State, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(draft) = state.drafts.last().cloned() else {
        state.say(words::nothing_to_save(lang));
        return Vec::new();
    };
    let Some(effects) = become_edit(state, &draft, now) else {
        return Vec::new();
    };
    state.drafts.retain(|left| left.id != draft.id);
    effects
}

/// The edit that a draft stands for; `None` where it was refused, with the reason said.
fn become_edit(state: &mut State, draft: &Draft, now: &Now) -> Option<Vec<Effect>> {
    let lang = state.settings.lang;
    let profile = state.sheet();
    let open = state.opened()?;
    if open.review.report != draft.report {
        state.complain(words::draft_of_another(lang, &draft.report));
        return None;
    }
    let body = draft.text.trim_end();
    if body.trim().is_empty() && matches!(draft.place, DraftPlace::Note { .. }) {
        state.complain(words::empty_note(lang));
        return None;
    }
    let private = matches!(&draft.place, DraftPlace::Note { private: true, .. });
    let written_in = if private { &open.remarks } else { &open.review };
    let changes = match &draft.place {
        DraftPlace::Note {
            edits: Some(id),
            kind,
            ..
        } => {
            let edit = edits::NoteEdit {
                body: Some(body),
                kind: Some(*kind),
                ..edits::NoteEdit::default()
            };
            edits::edit_note(&profile, written_in, id, edit, &now.at)
        }
        DraftPlace::Note {
            target,
            kind,
            criterion,
            edits: None,
            ..
        } => edits::add_note(
            &profile,
            edits::NewNote {
                id: draft.id.clone(),
                kind: *kind,
                target: target.clone(),
                body,
                criterion: criterion.as_deref(),
                check: None,
            },
            &now.at,
        ),
        DraftPlace::Summary => edits::set_summary(body),
        DraftPlace::Comment { criterion } => {
            let edit = edits::ScoreEdit {
                comment: Some(body),
                ..edits::ScoreEdit::default()
            };
            edits::set_score(&profile, &open.review, criterion, edit, &now.at)
        }
        DraftPlace::Score { criterion } => {
            let edit = edits::ScoreEdit {
                value: Some(edits::Given::Text(body)),
                ..edits::ScoreEdit::default()
            };
            edits::set_score(&profile, &open.review, criterion, edit, &now.at)
        }
    };
    let mut effects = if private {
        saving::commit_remarks(state, changes, now).ok()?
    } else {
        saving::commit(state, changes, now).ok()?
    };
    effects.push(Effect::DropDraft(draft.clone()));
    if let DraftPlace::Note { edits, .. } = &draft.place {
        let id = edits.as_ref().unwrap_or(&draft.id);
        let found = state.opened().and_then(|open| {
            let review = if private { &open.remarks } else { &open.review };
            let nth = review.notes.iter().position(|note| note.id == *id)?;
            Some(if private {
                Block::Remark(nth)
            } else {
                Block::Note(nth)
            })
        });
        if let Some(block) = found {
            state.select_block(block);
        }
        super::repeating::noted(state, draft);
        state.say(if private {
            crate::lang::advice::remark_made(lang)
        } else {
            words::note_made(lang)
        });
    }
    Some(effects)
}

/// The next kind of note.
fn next_kind(editor: &mut Editor, forward: bool) {
    if let DraftPlace::Note {
        kind,
        private: false,
        ..
    } = editor.place_mut()
    {
        let at = NoteKind::ALL
            .iter()
            .position(|known| known == kind)
            .unwrap_or(0);
        let step = if forward { 1 } else { NoteKind::ALL.len() - 1 };
        *kind = NoteKind::ALL[(at + step) % NoteKind::ALL.len()];
    }
}
