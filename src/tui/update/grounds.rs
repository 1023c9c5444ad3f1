//! What a score rests on: the note or selection at hand, notes cited by hand, the way to them.

use crate::lang::tui as words;
use crate::profile::Criterion;
use crate::review::{
    Change, EditError, NoteKind, Review, ScoreValue, Target, anchor, edit as edits,
};

use super::super::advice::part_at;
use super::super::effect::Effect;
use super::super::msg::Now;
use super::super::reader::Scroll;
use super::super::scores::{has_grounds, is_low};
use super::super::state::{Confirm, Confirmed, Open, Overlay, Pane, State};
use super::scoring::{at_hand, change};
use super::{reading, saving};

/// Shows the next passage that the score at hand rests on; `s` comes back.
pub(super) fn to_passage(state: &mut State) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some((_, criterion)) = at_hand(state) else {
        return Vec::new();
    };
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let cites = open
        .review
        .scores
        .get(&criterion.id)
        .map(|score| &score.cites);
    let passages: Vec<_> = cites
        .into_iter()
        .flatten()
        .filter_map(|id| open.review.notes.iter().position(|note| note.id == *id))
        .filter_map(|nth| open.note_spans().find(|(found, _)| *found == nth))
        .collect();
    let Some(&(note, span)) = passages.get(state.scores.jumped % passages.len().max(1)) else {
        state.say(words::no_grounds(lang));
        return Vec::new();
    };
    state.scores.jumped += 1;
    state.note = Some(note);
    let effects = reading::go(state, span.start, Scroll::Least);
    state.focus = Pane::Text;
    state.say(words::ground_shown(
        lang,
        (state.scores.jumped - 1) % passages.len() + 1,
        passages.len(),
    ));
    effects
}

/// Lets the score at hand rest on the note at the cursor, or no longer.
pub(super) fn cite(state: &mut State, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let note = state.opened().and_then(|open| {
        let nth = open.note_at(state.reader.cursor).or(state.note)?;
        Some(open.review.notes.get(nth)?.id.clone())
    });
    let Some(note) = note else {
        state.complain(words::no_note_here(lang));
        return Vec::new();
    };
    change(state, now, |old| {
        let mut cites = old.cites.clone();
        match cites.iter().position(|cited| *cited == note) {
            Some(nth) => {
                cites.remove(nth);
            }
            None => cites.push(note),
        }
        edits::ScoreEdit {
            cites: Some(cites),
            ..edits::ScoreEdit::default()
        }
    })
}

/// Whether a low score that rests on nothing is asked about now: once for each.
pub(super) fn asks_for_grounds(
    state: &mut State,
    criterion: &Criterion,
    value: ScoreValue,
) -> bool {
    let lang = state.settings.lang;
    let Some(open) = state.opened() else {
        return false;
    };
    let old = open.review.scores.get(&criterion.id);
    let grounded = old.is_some_and(has_grounds)
        || state.scores.passage.is_some()
        || note_at_hand(state, criterion).is_some();
    let this = (open.report_idx, criterion.id.clone());
    if !is_low(criterion, value) || grounded || !state.scores.asked.insert(this) {
        return false;
    }
    state.overlays.push(Overlay::Confirm(Confirm {
        lines: vec![
            words::low_without_grounds(lang, criterion.name.get(lang)),
            words::low_all_the_same(lang).to_owned(),
        ],
        then: Confirmed::LowScore,
    }));
    true
}

/// Makes a change of the score that adds the note at hand to what it rests on; of a passage
/// at hand a note is made first, in the same action.
pub(super) fn rest_on_what_is_at_hand(
    state: &mut State,
    criterion: &Criterion,
    reason: &str,
    now: &Now,
    edit: impl FnOnce(&Review, Option<Vec<String>>) -> Result<Vec<Change>, EditError>,
) -> Result<Vec<Effect>, ()> {
    let stamp = state.stamp(now);
    let id = state.session.ids.next_id();
    let passage = state.scores.passage;
    let at_hand = note_at_hand(state, criterion);
    let Some(open) = state.opened() else {
        return Err(());
    };
    let mut noted = Vec::new();
    let mut ahead = None;
    let cite = if let Some(span) = passage {
        let report = &open.report;
        let target = anchor::make(&report.source.text, &report.text_sha256, span);
        let body = if reason.is_empty() {
            words::ground_of(state.settings.lang, criterion.name.get(state.settings.lang))
        } else {
            reason.to_owned()
        };
        let note = edits::NewNote {
            id: id.clone(),
            kind: NoteKind::default(),
            target: Target::Span(target),
            body: &body,
            criterion: Some(&criterion.id),
            check: None,
        };
        noted = edits::add_note(&open.sheet, note, &now.at).unwrap_or_default();
        let mut review = open.review.clone();
        review.set(&stamp, noted.clone());
        ahead = Some(review);
        Some(id)
    } else {
        at_hand
    };
    let cites = cite.clone().map(|cite| with_cite(open, criterion, cite));
    let changes = edit(ahead.as_ref().unwrap_or(&open.review), cites);
    let changes = changes.map(|changes| {
        noted.extend(changes);
        noted
    });
    let effects = saving::commit(state, changes, now)?;
    state.scores.passage = None;
    state.scores.cited = cite.or(state.scores.cited.take());
    Ok(effects)
}

/// What a score rests on, and one note more.
fn with_cite(open: &Open, criterion: &Criterion, cite: String) -> Vec<String> {
    let old = open.review.scores.get(&criterion.id);
    let mut cites = old.map(|old| old.cites.clone()).unwrap_or_default();
    cites.retain(|cited| open.review.notes.iter().any(|note| note.id == *cited));
    if !cites.contains(&cite) {
        cites.push(cite);
    }
    cites
}

/// The note that a score of this criterion would rest on: the one under the cursor, where
/// selecting a note puts it, unless it stands in another part than the criterion looks at.
fn note_at_hand(state: &State, criterion: &Criterion) -> Option<String> {
    let open = state.opened()?;
    let nth = open.note_at(state.reader.cursor)?;
    let id = &open.review.notes[nth].id;
    let part = open
        .note_spans()
        .find(|(found, _)| *found == nth)
        .and_then(|(_, span)| part_at(open, span.start));
    let other_part = criterion.part.is_some() && part.is_some() && criterion.part != part;
    (!other_part && state.scores.cited.as_ref() != Some(id)).then(|| id.clone())
}
