//! The search over the batch: asked anew with every change of the line, gone through with `n`.

use std::collections::BTreeSet;

use crate::lang::picking as words;
use crate::text::CharIdx;
use crate::text::compare::fold_char;
use crate::text::initials::Word;

use super::super::effect::Effect;
use super::super::hits::{Hits, MoreHits};
use super::super::picker::{Picker, Picking};
use super::super::reader::Scroll;
use super::super::search::Search;
use super::super::state::{Arrival, Overlay, Pane, State};
use super::{opening, reading};

/// Opens the search with what was searched last.
pub(super) fn ask(state: &mut State) -> Vec<Effect> {
    let typed = state.hits.as_ref().map(|hits| hits.pattern.clone());
    let mut picker = Picker::new(Picking::Hits, typed.unwrap_or_default());
    if let (Some(hits), Some(open)) = (&state.hits, state.opened()) {
        let here = hits.number_at(open.report_idx, state.reader.cursor);
        picker.list.at = here.unwrap_or(1) - 1;
    }
    state.overlays.push(Overlay::Picker(picker));
    super::picking::scroll(state);
    Vec::new()
}

/// The line changed: what was searched before is dropped, and its workers stop.
pub(super) fn typed(state: &mut State, pattern: &str) -> Vec<Effect> {
    state.search_generation += 1;
    let generation = state.search_generation;
    if pattern.trim().is_empty() {
        state.hits = None;
        return vec![Effect::StopSearch { generation }];
    }
    let names = names_meant(state, pattern);
    state.hits = Some(Hits {
        generation,
        pattern: pattern.to_owned(),
        names: names.clone(),
        ..Hits::default()
    });
    vec![Effect::SearchBatch {
        generation,
        pattern: pattern.to_owned(),
        names,
    }]
}

/// The most names that a pattern stands for: with more, its letters are too few.
const MOST_NAMES: usize = 64;

/// What initials among a pattern stand for in the names of the batch's units: `slz` for 石梁镇.
/// One letter stands for nothing.
fn names_meant(state: &State, pattern: &str) -> Vec<String> {
    let mut names = BTreeSet::new();
    let has_letters = pattern.chars().any(|ch| fold_char(ch).is_ascii_lowercase());
    let Some(word) = Word::new(pattern).filter(|_| has_letters && pattern.chars().count() > 1)
    else {
        return Vec::new();
    };
    let issuers = state
        .rows
        .iter()
        .flatten()
        .filter_map(|row| row.issuer.as_ref());
    for name in issuers.flat_map(|issuer| [&issuer.short, &issuer.name]) {
        if let Some((start, end)) = word.place_in(name) {
            names.insert(
                name.chars()
                    .skip(start)
                    .take(end - start)
                    .collect::<String>(),
            );
        }
        if names.len() > MOST_NAMES {
            return Vec::new();
        }
    }
    names.into_iter().collect()
}

/// Nothing is typed any more: what the shell kept for it is given up.
pub(super) fn finished(state: &State) -> Effect {
    let generation = state.search_generation;
    Effect::StopSearch { generation }
}

/// Hits came.
pub(super) fn found(state: &mut State, more: MoreHits) -> Vec<Effect> {
    if let Some(hits) = &mut state.hits {
        hits.take(more);
    }
    Vec::new()
}

/// Goes to the hit under the picker's cursor; from there `n` and `N` go on.
pub(super) fn pick(state: &mut State, nth: usize) -> Vec<Effect> {
    let Some(hits) = &state.hits else {
        return Vec::new();
    };
    let Some(hit) = hits.hits.get(nth) else {
        return Vec::new();
    };
    let (report_idx, at) = (hit.report_idx, hit.span.start);
    let is_finished = hits.finished;
    state.focus = Pane::Text;
    let mut effects = go(state, report_idx, at);
    // One that still goes on shall find the rest.
    if is_finished {
        effects.push(finished(state));
    }
    effects
}

/// Whether `n` and `N` go through the batch: its search is the one that is marked.
pub(super) fn leads(state: &State) -> bool {
    match (&state.hits, &state.search) {
        (Some(hits), Some(search)) => hits.pattern == search.pattern && !hits.hits.is_empty(),
        _ => false,
    }
}

/// The next or previous hit of the batch.
pub(super) fn next(state: &mut State, forward: bool, count: u32) -> Vec<Effect> {
    let n = usize::try_from(count.max(1)).unwrap_or(1);
    let report_idx = state.opened().map_or(state.list.at, |open| open.report_idx);
    let at = state.reader.cursor;
    let Some(hits) = &state.hits else {
        return Vec::new();
    };
    let Some(hit) = hits.from(report_idx, at, forward, n) else {
        return Vec::new();
    };
    let (report_idx, at) = (hit.report_idx, hit.span.start);
    go(state, report_idx, at)
}

/// Goes to a hit; all of them are marked.
fn go(state: &mut State, report_idx: usize, at: CharIdx) -> Vec<Effect> {
    let Some(hits) = &state.hits else {
        return Vec::new();
    };
    let (pattern, names) = (hits.pattern.clone(), hits.names.clone());
    let is_open = state
        .opened()
        .is_some_and(|open| open.report_idx == report_idx);
    let effects = if is_open && state.opening.is_none() {
        if let Some(open) = state.opened() {
            state.search = Some(Search::named(&open.folded, &pattern, &names, at));
        }
        reading::go(state, at, Scroll::Least)
    } else {
        reading::remember(state);
        // The marks are set when the report is there.
        state.search = Some(Search {
            pattern: pattern.clone(),
            names,
            hits: Vec::new(),
            origin: at,
        });
        opening::open(state, report_idx, Arrival::At(at))
    };
    if let Some(hits) = &state.hits
        && let Some(nth) = hits.number_at(report_idx, at)
    {
        let sentence = words::hit_of(state.settings.lang, nth, hits.n_found);
        state.say(format!("{pattern}  {sentence}"));
    }
    effects
}
