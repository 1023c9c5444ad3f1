//! The score pane: points typed, deductions counted, and what a score rests on.

use crate::lang::tui as words;
use crate::profile::{Criterion, Profile};
use crate::review::{Confidence, edit as edits};
use crate::term::{Key, KeyCode};

use super::super::effect::Effect;
use super::super::keymap::Action;
use super::super::layout::layout;
use super::super::msg::Now;
use super::super::scores::{DEDUCTION_KEYS, read};
use super::super::state::{Awaiting, Draft, DraftPlace, Mode, Pane, State};
use super::super::view::score_lines;
use super::grounds::{asks_for_grounds, rest_on_what_is_at_hand, to_passage};
use super::{notes, prompts, saving};

/// Opens the pane; a selection is what the next score rests on.
pub(super) fn open(state: &mut State) -> Vec<Effect> {
    let selected = state.selection().zip(state.opened());
    // A passage without a word in it is no ground.
    state.scores.passage = selected.and_then(|(span, open)| {
        let text = open.report.source.text.slice(span);
        (!text.trim().is_empty()).then_some(span)
    });
    if matches!(state.mode, Mode::Select { .. }) {
        state.mode = Mode::Normal;
    }
    state.focus = Pane::Scores;
    state.side = Pane::Scores;
    state.scores.cited = None;
    state.scores.entered = None;
    saving::place(state)
}

/// Moves among criteria, what was typed saved first; pages turn what stands below the total.
pub(super) fn step(state: &mut State, action: Action, times: isize, now: &Now) -> Vec<Effect> {
    let turn = match action {
        Action::PageDown | Action::HalfPageDown => 1,
        Action::PageUp | Action::HalfPageUp => -1,
        _ => 0,
    };
    if turn != 0 {
        turn_page(state, turn);
        return Vec::new();
    }
    let len = state.sheet().rubric.criteria.len();
    let Some(effects) = save(state, now) else {
        return Vec::new();
    };
    let at = match action {
        Action::Top => 0,
        Action::Bottom => len.saturating_sub(1),
        Action::Up => state.scores.at.saturating_add_signed(-times),
        _ => state.scores.at.saturating_add_signed(times),
    };
    go_to(state, at.min(len.saturating_sub(1)));
    effects
}

/// Stands on a criterion.
fn go_to(state: &mut State, at: usize) {
    state.scores.at = at;
    state.scores.entered = None;
    state.scores.jumped = 0;
    state.scores.top = 0;
}

/// Turns what stands below the total by a page.
fn turn_page(state: &mut State, turn: isize) {
    let Some(area) = layout(state).side else {
        return;
    };
    let (n_lines, height) = score_lines(state, area);
    let height = isize::try_from(height.max(2) - 1).unwrap_or(1);
    let last = n_lines.saturating_sub(1);
    state.scores.top = state
        .scores
        .top
        .saturating_add_signed(turn * height)
        .min(last);
}

/// `Enter`: saves what was typed and goes to the next criterion; with nothing typed, goes to
/// the passage that the score rests on.
pub(super) fn enter(state: &mut State, now: &Now) -> Vec<Effect> {
    if state.scores.pending.is_empty() {
        return to_passage(state);
    }
    save_and_go_on(state, now)
}

/// Saves what was typed and goes to the next criterion; the one left can still be spoken of.
fn save_and_go_on(state: &mut State, now: &Now) -> Vec<Effect> {
    let here = state.scores.at;
    let effects = step(state, Action::Down, 1, now);
    if state.scores.at != here {
        state.scores.entered = Some(here);
    }
    effects
}

/// Goes back to the criterion that `Enter` just left, where the one it led to has no score that
/// a reason, a citation or a doubt could be about.
fn back_to_entered(state: &mut State) {
    let has_score = at_hand(state)
        .zip(state.opened())
        .is_some_and(|((_, criterion), open)| open.review.scores.contains_key(&criterion.id));
    if !has_score && let Some(entered) = state.scores.entered {
        go_to(state, entered);
    }
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
    state.scores.top = 0;
    if state.session.reviewer.is_none() {
        return prompts::ask_reviewer(state, Awaiting::Points);
    }
    keep(state, now)
}

/// The sheet and the criterion at hand.
pub(super) fn at_hand(state: &State) -> Option<(std::sync::Arc<Profile>, Criterion)> {
    let sheet = state.sheet();
    let criterion = sheet.rubric.criteria.get(state.scores.at)?.clone();
    Some((sheet, criterion))
}

/// The draft of what is pending for the criterion at hand.
fn draft(state: &State, now: &Now) -> Option<Draft> {
    let (_, criterion) = at_hand(state)?;
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
pub(super) fn keep(state: &mut State, now: &Now) -> Vec<Effect> {
    match draft(state, now) {
        Some(draft) if draft.text.is_empty() => {
            let taken_up = state.scores.taken_up.take();
            let both = taken_up.into_iter().chain([draft]);
            both.map(Effect::DropDraft).collect()
        }
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
    let (sheet, criterion) = at_hand(state)?;
    let Ok(value) = read(&state.scores.pending, &criterion) else {
        let sentence = words::not_points(lang, &state.scores.pending);
        state.complain(sentence);
        return None;
    };
    if asks_for_grounds(state, &criterion, value) {
        return None;
    }
    let effects = rest_on_what_is_at_hand(state, &criterion, "", now, |review, cites| {
        let edit = edits::ScoreEdit {
            value: Some(edits::Given::Value(value)),
            cites,
            ..edits::ScoreEdit::default()
        };
        edits::set_score(&sheet, review, &criterion.id, edit, &now.at)
    });
    let mut effects = effects.ok()?;
    effects.extend(draft(state, now).map(Effect::DropDraft));
    effects.extend(state.scores.taken_up.take().map(Effect::DropDraft));
    state.scores.pending.clear();
    Some(effects)
}

/// Counts a usual deduction once more; it needs no `Enter`.
pub(super) fn deduct(state: &mut State, key: Key, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some((sheet, criterion)) = at_hand(state) else {
        return Vec::new();
    };
    let nth = match key.code {
        KeyCode::Char(letter) => DEDUCTION_KEYS.iter().position(|&known| known == letter),
        _ => None,
    };
    let Some(deduction) = nth.and_then(|nth| criterion.deductions.get(nth)) else {
        state.complain(words::no_such_deduction(lang, criterion.deductions.len()));
        return Vec::new();
    };
    let Some(mut effects) = save(state, now) else {
        return Vec::new();
    };
    let label = deduction.label.get(lang);
    let counted = rest_on_what_is_at_hand(state, &criterion, label, now, |review, cites| {
        let (id, at) = (&deduction.id, &now.at);
        edits::count_deduction(&sheet, review, &criterion.id, id, cites, at)
    });
    let Ok(counted) = counted else {
        return effects;
    };
    effects.extend(counted);
    let times = state
        .opened()
        .and_then(|open| open.review.scores.get(&criterion.id))
        .and_then(|score| score.deductions.get(&deduction.id).copied());
    state.say(words::deducted(
        lang,
        label,
        times.unwrap_or(0),
        &deduction.taken(times.unwrap_or(0)).to_string(),
    ));
    effects
}

/// How sure one is of the score at hand: low, medium, high, and round again.
pub(super) fn confidence(state: &mut State, now: &Now) -> Vec<Effect> {
    change(state, now, |old| edits::ScoreEdit {
        confidence: Some(match old.confidence {
            None | Some(Confidence::High) => Confidence::Low,
            Some(Confidence::Low) => Confidence::Medium,
            Some(Confidence::Medium) => Confidence::High,
        }),
        ..edits::ScoreEdit::default()
    })
}

/// Takes the score at hand away.
pub(super) fn clear(state: &mut State, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some((sheet, criterion)) = at_hand(state) else {
        return Vec::new();
    };
    let mut effects: Vec<Effect> = draft(state, now)
        .map(Effect::DropDraft)
        .into_iter()
        .collect();
    state.scores.pending.clear();
    let changes = edits::clear_score(&sheet, &criterion.id);
    let cleared = saving::commit(state, changes, now).unwrap_or_default();
    if !cleared.is_empty() {
        state.say(words::score_cleared(lang));
    }
    effects.extend(cleared);
    effects
}

/// Changes what is said about the score at hand; there must be one.
pub(super) fn change<'a>(
    state: &mut State,
    now: &Now,
    edit: impl FnOnce(&crate::review::Score) -> edits::ScoreEdit<'a>,
) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(mut effects) = save(state, now) else {
        return Vec::new();
    };
    back_to_entered(state);
    let Some((sheet, criterion)) = at_hand(state) else {
        return effects;
    };
    let changes = state.opened().and_then(|open| {
        let old = open.review.scores.get(&criterion.id)?;
        let edit = edit(old);
        Some(edits::set_score(
            &sheet,
            &open.review,
            &criterion.id,
            edit,
            &now.at,
        ))
    });
    let Some(changes) = changes else {
        state.complain(words::score_first(lang));
        return effects;
    };
    effects.extend(saving::commit(state, changes, now).unwrap_or_default());
    effects
}

/// The nearest criterion without a score on that side.
pub(super) fn next_empty(state: &mut State, forward: bool, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(effects) = save(state, now) else {
        return Vec::new();
    };
    let Some(open) = state.opened() else {
        return effects;
    };
    let empty = open.total().empty;
    let criteria = &open.sheet.rubric.criteria;
    let len = criteria.len();
    let here = state.scores.at;
    let in_pane = state.focus == Pane::Scores;
    // From the text the criterion at hand is the first to look at.
    let first = usize::from(in_pane);
    let found = (first..len + first)
        .map(|step| {
            if forward {
                (here + step) % len
            } else {
                (here + len - step) % len
            }
        })
        .find(|&nth| empty.contains(&criteria[nth].id));
    match found {
        Some(nth) => {
            go_to(state, nth);
            state.side = Pane::Scores;
            state.focus = Pane::Scores;
        }
        None => state.say(words::no_empty_criterion(lang)),
    }
    effects
}

/// Begins or changes the comment on the criterion's score.
pub(super) fn comment(state: &mut State, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(effects) = save(state, now) else {
        return Vec::new();
    };
    back_to_entered(state);
    let Some((_, criterion)) = at_hand(state) else {
        return effects;
    };
    let comment = state
        .opened()
        .and_then(|open| open.review.scores.get(&criterion.id))
        .map(|score| score.comment.clone());
    match comment {
        Some(comment) => {
            let target = DraftPlace::Comment {
                criterion: criterion.id,
            };
            notes::open_editor(state, target, comment, now);
        }
        None => state.complain(words::score_first(lang)),
    }
    effects
}

/// The question about a low score was affirmed: it is saved, and on to the next criterion.
pub(super) fn low_all_the_same(state: &mut State, now: &Now) -> Vec<Effect> {
    save_and_go_on(state, now)
}
