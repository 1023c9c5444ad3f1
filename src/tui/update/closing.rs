//! What closes a report: done, put aside, its summary.

use crate::lang::tui as words;
use crate::review::{Item, Review, Status, Value, edit as edits};

use super::super::derived::unit_name;
use super::super::effect::Effect;
use super::super::msg::Now;
use super::super::state::{Confirm, Confirmed, DraftPlace, Overlay, State};
use super::{notes, opening, saving};

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
    let total = open.total();
    let named = |ids: &[String]| {
        let criteria = open.sheet.rubric.criteria.iter();
        let names: Vec<&str> = criteria
            .filter(|criterion| ids.contains(&criterion.id))
            .map(|criterion| criterion.name.get(lang))
            .collect();
        names.join(words::and(lang))
    };
    let mut lines = Vec::new();
    if !total.empty.is_empty() {
        lines.push(words::done_missing_scores(lang, &named(&total.empty)));
    }
    if !total.doubtful.is_empty() {
        lines.push(words::done_doubtful_scores(lang, &named(&total.doubtful)));
    }
    if open.review.summary.trim().is_empty() {
        lines.push(words::done_missing_summary(lang).to_owned());
    }
    if !state.drafts.is_empty() {
        lines.push(words::done_missing_drafts(lang, state.drafts.len()));
    }
    lines
}

/// Puts the report aside, or takes it up again as it was before.
pub(super) fn hold(state: &mut State, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let held = open.review.status == Status::Hold;
    let status = if held {
        before_hold(&open.review)
    } else {
        Status::Hold
    };
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

/// The status that a report had when it was put aside.
fn before_hold(review: &Review) -> Status {
    let before =
        review
            .history
            .iter()
            .rev()
            .find_map(|entry| match (&entry.item, &entry.old, &entry.new) {
                (Item::Status, Value::Status(before), Value::Status(Status::Hold)) => Some(*before),
                _ => None,
            });
    match before {
        Some(before @ (Status::Reading | Status::Done)) => before,
        // What is taken up is being read.
        _ => Status::Reading,
    }
}

/// Begins or changes the summary.
pub(super) fn summary(state: &mut State, now: &Now) -> Vec<Effect> {
    let summary = state
        .opened()
        .map(|open| open.review.summary.clone())
        .unwrap_or_default();
    notes::open_editor(state, DraftPlace::Summary, summary, now)
}
