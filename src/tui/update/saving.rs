//! Edits on their way to disk: made here at once, kept until the store says they are safe.

use std::sync::Arc;

use crate::lang::{tui as words, waiting};
use crate::review::{Change, EditError, Entry, EntryId, Review};
use crate::session::Row;

use super::super::effect::Effect;
use super::super::msg::Now;
use super::super::queue::n_waiting;
use super::super::state::{Confirmed, DraftTrouble, Memory, Overlay, Pane, State};
use super::super::tally;
use super::opening;

/// Carries out changes on the open report and hands them to the store.
pub(super) fn commit(
    state: &mut State,
    changes: Result<Vec<Change>, EditError>,
    now: &Now,
) -> Result<Vec<Effect>, ()> {
    let lang = state.settings.lang;
    let changes = match changes {
        Ok(changes) => changes,
        Err(error) => {
            state.complain(error.message(lang));
            return Err(());
        }
    };
    let stamp = state.stamp(now);
    if !may_edit(state) {
        return Err(());
    }
    let Some(open) = state.opened_mut() else {
        return Err(());
    };
    let entries = open.review.set(&stamp, changes);
    Ok(keep(state, entries, now))
}

/// Whether the open review may be edited; says why not.
pub(super) fn may_edit(state: &mut State) -> bool {
    let lang = state.settings.lang;
    let Some(open) = state.opened() else {
        state.complain(words::no_open_report(lang));
        return false;
    };
    if let Some(why) = open.read_only.clone() {
        let queue = waiting::waits(lang, n_waiting(open));
        state.complain(format!("{}  {queue}", words::read_only(lang, &why)));
        return false;
    }
    true
}

/// Keeps entries until they are on disk.
fn keep(state: &mut State, entries: Vec<Entry>, now: &Now) -> Vec<Effect> {
    if entries.is_empty() {
        return Vec::new();
    }
    refresh(state);
    let Some(report_idx) = state.opened().map(|open| open.report_idx) else {
        return Vec::new();
    };
    let unsaved = state.unsaved.entry(report_idx).or_default();
    unsaved.add(&entries, &now.at);
    vec![Effect::Commit {
        report_idx,
        entries,
    }]
}

/// Brings what is derived from the open review up to date: where notes stand, the list's row.
fn refresh(state: &mut State) {
    let Some(open) = state.opened_mut() else {
        return;
    };
    open.find_notes();
    let (report_idx, n_notes) = (open.report_idx, open.review.notes.len());
    let scored = !open.review.scores.is_empty();
    let total = open.total();
    let points = total.points;
    let n_scored = (total.n_criteria - total.empty.len(), total.n_criteria);
    let status = open.review.status;
    let undecided = state.undecided();
    if let Some(Some(row)) = state.rows.get(report_idx) {
        let mut row = Row::clone(row);
        row.status = status;
        row.score = scored.then_some(points);
        row.n_scored = n_scored;
        row.n_notes = n_notes;
        row.undecided = undecided.unwrap_or(row.undecided);
        tally::put(state, report_idx, Arc::new(row));
        state.listing.stale = state.listing.is_arranged();
    }
    if state.note.is_some_and(|nth| nth >= state.blocks().len()) {
        state.note = None;
    }
}

/// The store has these entries, and this is what it holds now.
pub(super) fn saved(
    state: &mut State,
    report_idx: usize,
    ids: &[EntryId],
    review: Review,
) -> Vec<Effect> {
    let mut rest = Vec::new();
    state.latest.insert(report_idx, review.clone());
    if let Some(unsaved) = state.unsaved.get_mut(&report_idx) {
        unsaved.written(ids);
        rest.clone_from(&unsaved.entries);
        if rest.is_empty() {
            state.unsaved.remove(&report_idx);
        }
    }
    if let Some(open) = state.opened_mut()
        && open.report_idx == report_idx
    {
        open.review = review;
        open.absorb(&rest);
        refresh(state);
    }
    count_saved(state);
    // A correction of the outline takes effect by analysing the report anew.
    match state.opened() {
        Some(open)
            if open.report_idx == report_idx && open.review.outline != open.analysed_with =>
        {
            opening::again(state)
        }
        _ => Vec::new(),
    }
}

/// Says that all is saved where it is, and takes back the question whether to leave without.
fn count_saved(state: &mut State) {
    state.saved = state.n_unsaved() == 0;
    if state.saved {
        let asks = |overlay: &Overlay| matches!(overlay, Overlay::Confirm(confirm) if confirm.then == Confirmed::Quit);
        state.overlays.retain(|overlay| !asks(overlay));
    }
}

/// Carries out changes of the private remarks and hands them to the store.
pub(super) fn commit_remarks(
    state: &mut State,
    changes: Result<Vec<Change>, EditError>,
    now: &Now,
) -> Result<Vec<Effect>, ()> {
    let lang = state.settings.lang;
    let changes = changes.map_err(|error| state.complain(error.message(lang)))?;
    let stamp = state.stamp(now);
    if !may_edit(state) {
        return Err(());
    }
    let Some(open) = state.opened_mut() else {
        return Err(());
    };
    let entries = open.remarks.set(&stamp, changes);
    let report_idx = open.report_idx;
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let unsaved = state.unsaved_remarks.entry(report_idx).or_default();
    unsaved.add(&entries, &now.at);
    Ok(vec![Effect::CommitRemarks {
        report_idx,
        entries,
    }])
}

/// The store has these entries of the remarks, and this is what it holds now.
pub(super) fn remarks_saved(
    state: &mut State,
    report_idx: usize,
    ids: &[EntryId],
    remarks: Review,
) {
    let mut rest = Vec::new();
    if let Some(unsaved) = state.unsaved_remarks.get_mut(&report_idx) {
        unsaved.written(ids);
        rest.clone_from(&unsaved.entries);
    }
    if rest.is_empty() {
        state.unsaved_remarks.remove(&report_idx);
    }
    count_saved(state);
    if let Some(open) = state.opened_mut()
        && open.report_idx == report_idx
    {
        open.remarks = remarks;
        open.remarks.absorb(&rest);
    }
}

/// The open review was changed by another session.
pub(super) fn changed_elsewhere(state: &mut State) -> Vec<Effect> {
    refresh(state);
    match state.opened() {
        Some(open) if open.review.outline != open.analysed_with => opening::again(state),
        _ => Vec::new(),
    }
}

/// Saving a review, or private remarks, failed: the entries stay.
pub(super) fn failed(
    state: &mut State,
    report_idx: usize,
    remarks: bool,
    reason: String,
) -> Vec<Effect> {
    let lang = state.settings.lang;
    state.complain(words::save_failed(lang, &reason));
    let all = if remarks {
        &mut state.unsaved_remarks
    } else {
        &mut state.unsaved
    };
    if let Some(unsaved) = all.get_mut(&report_idx) {
        unsaved.reason = Some(reason);
    }
    Vec::new()
}

/// Half-typed text is on disk.
pub(super) fn draft_saved(state: &mut State) -> Vec<Effect> {
    state.draft_trouble = None;
    Vec::new()
}

/// Half-typed text could not be written; it is tried again every few seconds.
pub(super) fn draft_failed(state: &mut State, why: String, now: &Now) -> Vec<Effect> {
    let since = state.draft_trouble.take().map(|before| before.since);
    let since = since.unwrap_or_else(|| now.at.clone());
    state.draft_trouble = Some(DraftTrouble { since, why });
    Vec::new()
}

/// Takes the last edit back.
pub(super) fn undo(state: &mut State, now: &Now) -> Vec<Effect> {
    turn(state, now, false)
}

/// Does it again.
pub(super) fn redo(state: &mut State, now: &Now) -> Vec<Effect> {
    turn(state, now, true)
}

fn turn(state: &mut State, now: &Now, redo: bool) -> Vec<Effect> {
    let lang = state.settings.lang;
    let stamp = state.stamp(now);
    if !may_edit(state) {
        return Vec::new();
    }
    let Some(open) = state.opened_mut() else {
        return Vec::new();
    };
    let entries = if redo {
        open.review.redo(&stamp)
    } else {
        open.review.undo(&stamp)
    };
    if entries.is_empty() {
        state.say(if redo {
            words::nothing_to_redo(lang)
        } else {
            words::nothing_to_undo(lang)
        });
        return Vec::new();
    }
    state.say(if redo {
        words::redone(lang)
    } else {
        words::undone(lang)
    });
    keep(state, entries, now)
}

/// Where the reviewer is, to be remembered.
pub(super) fn place(state: &mut State) -> Vec<Effect> {
    opening::leave_place(state);
    let Some(batch) = &state.batch else {
        return Vec::new();
    };
    let path = |report_idx: usize| {
        batch
            .entries
            .get(report_idx)
            .map(|entry| entry.path.clone())
    };
    let pane = match state.focus {
        Pane::List => "list",
        Pane::Navigator => "navigator",
        Pane::Text => "text",
        Pane::Notes => "notes",
        Pane::Scores => "scores",
    };
    // While rows are being read, fewer seem done than are.
    let all_known = state.tally.n_known == batch.entries.len();
    let counted = all_known.then_some((state.tally.n_done, batch.entries.len()));
    let cursors = state
        .places
        .iter()
        .filter_map(|(&report_idx, &cursor)| Some((path(report_idx)?, cursor)))
        .collect();
    let selections = state
        .selections
        .iter()
        .filter_map(|(&report_idx, &selection)| Some((path(report_idx)?, selection)))
        .collect();
    vec![Effect::SavePlace(Memory {
        report: path(state.list.at),
        pane: Some(pane.to_owned()),
        cursors,
        muted: state.muted.clone(),
        progress: counted.or(state.start.progress),
        selections,
        tutor: state.tutor.as_ref().map_or(0, |tutor| tutor.at),
    })]
}
