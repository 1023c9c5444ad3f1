//! `.`: the last edit once more, at the cursor or on the selection.

use crate::lang::fold as words;
use crate::review::{NoteKind, Target, anchor, edit as edits};
use crate::term::Key;
use crate::text::CharSpan;

use super::super::effect::Effect;
use super::super::grasp;
use super::super::keymap::Action;
use super::super::msg::Now;
use super::super::repeat::{Reach, Repeat};
use super::super::state::{Draft, DraftPlace, Mode, State};
use super::{act, saving};

/// Remembers a note that was just written.
pub(super) fn noted(state: &mut State, draft: &Draft) {
    let DraftPlace::Note {
        target,
        kind,
        criterion,
        edits: None,
        private: false,
    } = &draft.place
    else {
        return;
    };
    let Some(open) = state.opened() else {
        return;
    };
    let reach = match target {
        Target::Whole => Reach::Whole,
        Target::Section { .. } => Reach::Section,
        Target::Span(anchor) => match grasp::action_of(&open.report, anchor.span) {
            Some(object) => Reach::Object(object),
            None => Reach::Chars(anchor.span.len()),
        },
    };
    state.repeat = Some(Repeat::Note {
        reach,
        kind: *kind,
        body: draft.text.trim_end().to_owned(),
        criterion: criterion.clone(),
    });
}

/// Whether an action is an edit that `.` can do again.
pub(super) fn is_repeatable(action: Action) -> bool {
    matches!(
        action,
        Action::DeleteNote
            | Action::AcceptFinding
            | Action::ToggleHeading
            | Action::Deeper
            | Action::Higher
            | Action::Hold
    )
}

/// Does the last edit once more.
pub(super) fn again(state: &mut State, now: &Now) -> Vec<Effect> {
    match state.repeat.clone() {
        Some(Repeat::Action(action)) => act::act(state, action, Key::char('.'), 0, now),
        Some(Repeat::Note {
            reach,
            kind,
            body,
            criterion,
        }) => note(state, reach, kind, &body, criterion.as_deref(), now),
        None => {
            state.complain(words::nothing_to_repeat(state.settings.lang));
            Vec::new()
        }
    }
}

fn note(
    state: &mut State,
    reach: Reach,
    kind: NoteKind,
    body: &str,
    criterion: Option<&str>,
    now: &Now,
) -> Vec<Effect> {
    let lang = state.settings.lang;
    let profile = state.session.profile.clone();
    let Some(target) = target(state, reach) else {
        state.complain(words::nowhere_to_repeat(lang));
        return Vec::new();
    };
    let note = edits::NewNote {
        id: state.session.ids.next_id(),
        kind,
        target,
        body,
        criterion,
        check: None,
    };
    let id = note.id.clone();
    let changes = edits::add_note(&profile, note, &now.at);
    let Ok(effects) = saving::commit(state, changes, now) else {
        return Vec::new();
    };
    if matches!(state.mode, Mode::Select { .. }) {
        state.mode = Mode::Normal;
    }
    state.note = state
        .opened()
        .and_then(|open| open.review.notes.iter().position(|note| note.id == id));
    let shown = crate::text::fit(
        body.lines().next().unwrap_or_default(),
        40,
        state.settings.ambiguous,
    );
    state.say(words::repeated(lang, &shown));
    effects
}

/// What the note speaks of here: the selection if there is one.
fn target(state: &State, reach: Reach) -> Option<Target> {
    let open = state.opened()?;
    let report = &open.report;
    let text = &report.source.text;
    let at = state.reader.cursor;
    let bind = |span: CharSpan| anchor::make(text, &report.text_sha256, span);
    let selected = state.selection().filter(|span| !span.is_empty());
    match (selected, reach) {
        (Some(span), _) => Some(Target::Span(bind(span))),
        (None, Reach::Whole) => Some(Target::Whole),
        (None, Reach::Section) => {
            let section = report.sections.get(report.section_at(at))?;
            (!section.heading_span.is_empty()).then(|| Target::Section {
                id: section.id.clone(),
                anchor: bind(section.heading_span),
            })
        }
        (None, Reach::Object(object)) => {
            grasp::object(report, object, at).map(|span| Target::Span(bind(span)))
        }
        (None, Reach::Chars(n_chars)) => {
            let end = (at + n_chars).min(text.len());
            (end > at).then(|| Target::Span(bind(CharSpan { start: at, end })))
        }
    }
}
