//! What a message does to the state: pure, without disk, clock or terminal.
//!
//! Overlays take keys first, then the editor, then the table of keys. What is
//! to be done outside comes back as [`Effect`]s, in order.

mod act;
mod advising;
pub(super) mod besiding;
mod closing;
mod commands;
mod correcting;
mod folding;
mod grounds;
mod keys;
mod listing;
mod lists;
mod notes;
mod numbers;
mod opening;
mod palette;
mod picking;
mod prompts;
mod queue;
mod reading;
mod repeating;
mod saving;
mod scoring;
mod searching;
mod setting;
mod switching;
mod syncing;
mod writing;

pub(super) use commands::beside;

use std::collections::VecDeque;

use crate::term::{Key, KeyCode};

use super::effect::Effect;
use super::layout::{Panes, layout};
use super::msg::{Msg, Now};
use super::state::{Mode, Overlay, State};
use super::{tally, tutor};

/// Everything that waited, in order. Characters typed in a row into a text field go in as
/// one piece, so that a burst, or what an input method commits, is one step of undo.
///
/// What is typed while a report is on its way is held until it is there: it was meant for
/// the new one, and on a slow line one types ahead.
pub fn update_all(state: &mut State, msgs: Vec<Msg>, now: &Now) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut burst = String::new();
    let mut msgs: VecDeque<Msg> = msgs.into();
    while let Some(msg) = msgs.pop_front() {
        if burst.is_empty() && is_early(state, &msg) {
            state.held.push(msg);
            continue;
        }
        let arrives = matches!(
            msg,
            Msg::Opened { .. } | Msg::Listed(_) | Msg::ReviewerSet(_)
        );
        if let Some(ch) = typed_char(&msg)
            && takes_text(state)
        {
            burst.push(ch);
            continue;
        }
        if !burst.is_empty() {
            let text = Msg::Paste(std::mem::take(&mut burst));
            effects.extend(update(state, text, now));
        }
        effects.extend(update(state, msg, now));
        if arrives && !is_awaited(state) {
            for held in std::mem::take(&mut state.held).into_iter().rev() {
                msgs.push_front(held);
            }
        }
    }
    if !burst.is_empty() {
        effects.extend(update(state, Msg::Paste(burst), now));
    }
    effects
}

/// One thing that happened.
pub fn update(state: &mut State, msg: Msg, now: &Now) -> Vec<Effect> {
    crate::text::drill::point("update");
    let before = tutor::glance(state);
    let moves_only = matches!(&msg, Msg::Key(key) if keys::moves_in_text(state, *key));
    let mut effects = happened(state, msg, now);
    let laid_out = settle(state);
    if laid_out || !moves_only {
        state.picture += 1;
    }
    if tutor::notice(state, before.as_ref()) {
        effects.extend(saving::place(state));
    }
    effects
}

/// Hands a message to what it concerns.
fn happened(state: &mut State, msg: Msg, now: &Now) -> Vec<Effect> {
    match msg {
        Msg::Key(key) => keys::key(state, key, now),
        Msg::Paste(text) => keys::paste(state, &text),
        Msg::Mouse(mouse) => lists::mouse(state, mouse, now),
        Msg::Resized(cols, rows) => {
            state.size = (cols, rows);
            Vec::new()
        }
        Msg::Profile(profile) => {
            state.session.profile = profile;
            Vec::new()
        }
        Msg::Glimpse(paths) => {
            state.glimpse = paths;
            Vec::new()
        }
        Msg::Listed(batch) => opening::listed(state, batch),
        Msg::Rows(rows) => {
            for (report_idx, row) in rows {
                tally::arrived(state, report_idx, row);
            }
            advising::recount(state);
            if state.listing.is_arranged() {
                state.arrange();
            }
            Vec::new()
        }
        Msg::Opened {
            generation,
            report_idx,
            result,
        } => opening::opened(state, generation, report_idx, *result),
        Msg::Saved {
            report_idx,
            entries,
            review,
        } => {
            let mut effects = saving::saved(state, report_idx, &entries, *review);
            effects.extend(numbers::again(state));
            effects
        }
        Msg::SaveFailed {
            report_idx,
            remarks,
            reason,
        } => saving::failed(state, report_idx, remarks, reason),
        Msg::DraftSaved => saving::draft_saved(state),
        Msg::DraftFailed(why) => saving::draft_failed(state, why, now),
        Msg::ReviewerSet(result) => prompts::reviewer_set(state, result, now),
        Msg::Findings {
            text_sha256,
            findings,
            new,
        } => advising::found(state, &text_sha256, findings, new),
        Msg::Numbers(result) => numbers::came(state, result),
        Msg::Nearest(result) => numbers::nearest_came(state, result),
        Msg::Checks { states, switched } => switching::came(state, states, switched),
        Msg::Matches {
            text_sha256,
            matches,
        } => advising::matched(state, &text_sha256, matches),
        Msg::LookedInVain { text_sha256, why } => advising::failed(state, &text_sha256, why),
        Msg::BesideOpened {
            generation,
            name,
            shown,
        } => besiding::arrived(state, generation, name, shown),
        Msg::RemarksSaved {
            report_idx,
            entries,
            remarks,
        } => {
            saving::remarks_saved(state, report_idx, &entries, *remarks);
            Vec::new()
        }
        Msg::EditedOutside { id, text, trouble } => {
            writing::edited_outside(state, &id, text, trouble)
        }
        Msg::Hits(more) => searching::found(state, more),
        Msg::Notes(notes, drafts) => picking::notes_came(state, notes, drafts),
        Msg::Phrases(phrases, trouble) => picking::phrases_came(state, phrases, trouble),
        Msg::PhraseKept(result) => picking::phrase_kept(state, result),
        Msg::Synced(fresh) => syncing::synced(state, fresh),
        Msg::Repaired { report_idx, result } => queue::repaired(state, report_idx, result),
        Msg::Stop => vec![Effect::Suspend],
        Msg::SettingKept(Ok(())) => Vec::new(),
        Msg::SettingKept(Err(sentence)) | Msg::Told(sentence) => {
            state.complain(sentence);
            Vec::new()
        }
    }
}

/// Lays the page out anew where its size changed, so that drawing has nothing to decide; tells
/// whether it did.
fn settle(state: &mut State) -> bool {
    let panes = layout(state);
    state.reader.stale |= folding::reveal(state);
    state.reader.stale |= state.reader.folds.asides != state.settings.fold_asides;
    state.reader.folds.asides = state.settings.fold_asides;
    let Some(Ok(open)) = &state.open else {
        return false;
    };
    let (cols, height) = panes
        .page(state.settings.measure)
        .map_or((state.reader.cols, state.reader.height), |page| {
            (page.width, usize::from(page.height))
        });
    let cols = cols.max(2);
    let reader = &state.reader;
    let lays_out = cols != reader.cols || height != reader.height || reader.stale;
    if lays_out {
        let report = open.report.clone();
        let ambiguous = state.settings.ambiguous;
        state.reader.lay_out(&report, cols, height, ambiguous);
    }
    listing::follow(state);
    lists::follow_section(state, Panes::body_height(panes.navigator));
    besiding::keep_step(state);
    lays_out
}

/// Whether what one sees is about to change by an answer: a report is on its way, or the
/// reviewer's name is being taken over and the edit that asked for it has not begun.
fn is_awaited(state: &State) -> bool {
    let busy = !state.overlays.is_empty() || matches!(state.mode, Mode::Write(_));
    let on_its_way = state.batch.is_none() || state.opening.is_some();
    !busy && (on_its_way || state.awaiting_reviewer.is_some())
}

/// Whether a message was typed for what is still on its way. In the list one goes on past
/// reports without waiting for them, and one can always leave.
fn is_early(state: &State, msg: &Msg) -> bool {
    if !is_awaited(state) {
        return false;
    }
    match msg {
        Msg::Key(key) => !keys::goes_on(state, *key),
        Msg::Paste(_) => true,
        _ => false,
    }
}

/// Whether characters are text now and not commands.
fn takes_text(state: &State) -> bool {
    match state.overlays.last() {
        Some(Overlay::Prompt(_) | Overlay::Picker(_)) => true,
        Some(Overlay::Help(help)) => help.typing,
        Some(_) => false,
        None => matches!(state.mode, Mode::Write(_)),
    }
}

/// The character of a key that is nothing but a character.
fn typed_char(msg: &Msg) -> Option<char> {
    match msg {
        Msg::Key(Key {
            code: KeyCode::Char(ch),
            ctrl: false,
            alt: false,
            ..
        }) => Some(*ch),
        _ => None,
    }
}
