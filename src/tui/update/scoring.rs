//! The score pane, and what closes a report.

use crate::lang::{Lang, tui as words};
use crate::profile::{Bilingual, Criterion};
use crate::review::{Status, edit as edits};
use crate::term::{Key, KeyCode};

use super::super::derived::unit_name;
use super::super::effect::Effect;
use super::super::keymap::Action;
use super::super::msg::Now;
use super::super::scores::read;
use super::super::state::{Confirm, Confirmed, Draft, DraftPlace, Overlay, Pane, State};
use super::{notes, opening, prompts, saving};

/// Moves among criteria; what was typed is saved first.
pub(super) fn step(state: &mut State, action: Action, times: isize, now: &Now) -> Vec<Effect> {
    let len = state.session.profile.rubric.criteria.len();
    let Some(effects) = save(state, now) else {
        return Vec::new();
    };
    let at = match action {
        Action::Top => 0,
        Action::Bottom => len.saturating_sub(1),
        Action::Up | Action::PageUp | Action::HalfPageUp => {
            state.scores.at.saturating_add_signed(-times)
        }
        _ => state.scores.at.saturating_add_signed(times),
    };
    state.scores.at = at.min(len.saturating_sub(1));
    effects
}

/// `Enter`: saves what was typed and goes to the next criterion.
pub(super) fn enter(state: &mut State, now: &Now) -> Vec<Effect> {
    if state.scores.pending.is_empty() {
        return Vec::new();
    }
    step(state, Action::Down, 1, now)
}

/// A digit, a point, a minus, a correction.
pub(super) fn typed(state: &mut State, action: Action, key: Key, now: &Now) -> Vec<Effect> {
    if !saving::may_edit(state) {
        return Vec::new();
    }
    let pending = &mut state.scores.pending;
    match (action, key.code) {
        (Action::PointsGiven, KeyCode::Char(digit)) => {
            if pending == "x" {
                pending.clear();
            }
            pending.push(digit);
        }
        (Action::PointsOff, _) => "-".clone_into(pending),
        (Action::ErasePoint, _) => {
            pending.pop();
        }
        (Action::NotApplicable, _) => "x".clone_into(pending),
        _ => {}
    }
    if state.session.reviewer.is_none() {
        return prompts::ask_reviewer(state, None);
    }
    keep(state, now)
}

/// The draft of what is pending for the criterion at hand.
fn draft(state: &State, now: &Now) -> Option<Draft> {
    let criterion = state.session.profile.rubric.criteria.get(state.scores.at)?;
    let place = DraftPlace::Score {
        criterion: criterion.id.clone(),
    };
    // One draft per session and criterion: its id is made of both.
    let session = state.session.id.bytes();
    let id = session
        .chain(criterion.id.bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    let text = state.scores.pending.clone();
    notes::new_draft(state, format!("{id:016x}"), place, text, now)
}

/// Puts what is pending on disk.
fn keep(state: &State, now: &Now) -> Vec<Effect> {
    match draft(state, now) {
        Some(draft) if draft.text.is_empty() => vec![Effect::DropDraft(draft)],
        Some(draft) => vec![Effect::SaveDraft(draft)],
        None => Vec::new(),
    }
}

/// Saves what was typed; `None` where it was refused, with the reason said: it then stays
/// pending, and whatever would give it to another criterion or report must not go on.
pub(super) fn save(state: &mut State, now: &Now) -> Option<Vec<Effect>> {
    if state.scores.pending.is_empty() {
        return Some(Vec::new());
    }
    let lang = state.settings.lang;
    let profile = state.session.profile.clone();
    let criterion = profile.rubric.criteria.get(state.scores.at)?;
    let Ok(value) = read(&state.scores.pending, criterion) else {
        let sentence = words::not_points(lang, &state.scores.pending);
        state.complain(sentence);
        return None;
    };
    let open = state.opened()?;
    let at_hand = note_at_hand(state, criterion);
    let cites = at_hand.clone().map(|id| vec![id]);
    let edit = edits::ScoreEdit {
        value: Some(edits::Given::Value(value)),
        cites,
        ..edits::ScoreEdit::default()
    };
    let changes = edits::set_score(&profile, &open.review, &criterion.id, edit, &now.at);
    let mut effects = saving::commit(state, changes, now).ok()?;
    effects.extend(draft(state, now).map(Effect::DropDraft));
    state.scores.pending.clear();
    state.scores.cited = at_hand.or(state.scores.cited.take());
    Some(effects)
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
        .and_then(|(_, span)| super::super::advice::part_at(open, span.start));
    let other_part = criterion.part.is_some() && part.is_some() && criterion.part != part;
    (!other_part && state.scores.cited.as_ref() != Some(id)).then(|| id.clone())
}

/// The nearest criterion without a score on that side.
pub(super) fn next_empty(state: &mut State, forward: bool, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(effects) = save(state, now) else {
        return Vec::new();
    };
    let profile = state.session.profile.clone();
    let Some(open) = state.opened() else {
        return effects;
    };
    let empty = open.total(&profile).empty;
    let len = profile.rubric.criteria.len();
    let here = state.scores.at;
    let found = (1..=len)
        .map(|step| {
            if forward {
                (here + step) % len
            } else {
                (here + len - step) % len
            }
        })
        .find(|&nth| empty.contains(&profile.rubric.criteria[nth].id));
    match found {
        Some(nth) => {
            state.scores.at = nth;
            state.side = Pane::Scores;
            state.focus = Pane::Scores;
        }
        None => state.say(words::no_empty_criterion(lang)),
    }
    effects
}

/// Marks the report done and opens the next unfinished one; names first what is missing.
pub(super) fn done(state: &mut State, now: &Now) -> Vec<Effect> {
    if !saving::may_edit(state) {
        return Vec::new();
    }
    let missing = missing(state);
    if missing.is_empty() {
        return done_anyway(state, now);
    }
    let lang = state.settings.lang;
    let mut lines = missing;
    lines.push(words::done_anyway(lang).to_owned());
    state.overlays.push(Overlay::Confirm(Confirm {
        lines,
        then: Confirmed::Done,
    }));
    Vec::new()
}

/// The same, whatever is missing.
pub(super) fn done_anyway(state: &mut State, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Ok(mut effects) = saving::commit(state, Ok(edits::set_status(Status::Done)), now) else {
        return Vec::new();
    };
    let name = state
        .rows
        .get(state.list.at)
        .and_then(Option::as_ref)
        .and_then(|row| unit_name(row).map(str::to_owned))
        .or_else(|| state.opened().map(|open| open.review.report.clone()))
        .unwrap_or_default();
    effects.extend(opening::next_unfinished(state, true));
    if state.message.is_none() {
        state.say(words::marked_done(lang, &name));
    }
    effects
}

/// What a report lacks to be done, line by line.
fn missing(state: &State) -> Vec<String> {
    let lang = state.settings.lang;
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let profile = &state.session.profile;
    let total = open.total(profile);
    let names: Vec<&str> = profile
        .rubric
        .criteria
        .iter()
        .filter(|criterion| total.empty.contains(&criterion.id))
        .map(|criterion| pick(&criterion.name, lang))
        .collect();
    let mut lines = Vec::new();
    if !names.is_empty() {
        lines.push(words::done_missing_scores(
            lang,
            &names.join(words::and(lang)),
        ));
    }
    if open.review.summary.trim().is_empty() {
        lines.push(words::done_missing_summary(lang).to_owned());
    }
    if !state.drafts.is_empty() {
        lines.push(words::done_missing_drafts(lang, state.drafts.len()));
    }
    lines
}

/// Puts the report aside, or takes it up again.
pub(super) fn hold(state: &mut State, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let held = open.review.status == Status::Hold;
    let status = if held { Status::Reading } else { Status::Hold };
    let Ok(effects) = saving::commit(state, Ok(edits::set_status(status)), now) else {
        return Vec::new();
    };
    state.say(if held {
        words::taken_up(lang)
    } else {
        words::put_aside(lang)
    });
    effects
}

/// Begins or changes the comment on the criterion's score.
pub(super) fn comment(state: &mut State, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(effects) = save(state, now) else {
        return Vec::new();
    };
    let profile = state.session.profile.clone();
    let Some(criterion) = profile.rubric.criteria.get(state.scores.at) else {
        return effects;
    };
    let comment = state
        .opened()
        .and_then(|open| open.review.scores.get(&criterion.id))
        .map(|score| score.comment.clone());
    match comment {
        Some(comment) => {
            let target = DraftPlace::Comment {
                criterion: criterion.id.clone(),
            };
            notes::open_editor(state, target, comment, now);
        }
        None => state.complain(words::score_first(lang)),
    }
    effects
}

/// Begins or changes the summary.
pub(super) fn summary(state: &mut State, now: &Now) -> Vec<Effect> {
    let summary = state
        .opened()
        .map(|open| open.review.summary.clone())
        .unwrap_or_default();
    notes::open_editor(state, DraftPlace::Summary, summary, now)
}

fn pick(text: &Bilingual, lang: Lang) -> &str {
    match lang {
        Lang::Zh => &text.zh,
        Lang::En => &text.en,
    }
}
