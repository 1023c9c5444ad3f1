//! `=`: choosing what stands beside the open report, and keeping it in step.

use crate::lang::beside as words;
use crate::profile::comparing_form;
use crate::review::Status;

use super::super::advice::name_of;
use super::super::beside::{Beside, Shown};
use super::super::blocks::Block;
use super::super::effect::Effect;
use super::super::layout::{Panes, layout};
use super::super::prompt::{Prompt, PromptFor};
use super::super::reader::Reader;
use super::super::state::{Overlay, Pane, State};

/// What begins the name of a reviewer where reports and reviewers can be typed.
const REVIEWER: char = '@';

/// Closes what stands beside, opens the other side of the selected match, or asks.
pub(super) fn toggle(state: &mut State) -> Vec<Effect> {
    if state.beside.take().is_some() {
        return Vec::new();
    }
    if state.opened().is_none() {
        return Vec::new();
    }
    if let Some(Block::Match(nth)) = state.block() {
        return beside_match(state, nth);
    }
    let prompt = Prompt::new(PromptFor::Beside, String::new());
    state.overlays.push(Overlay::Prompt(prompt));
    Vec::new()
}

fn beside_match(state: &mut State, nth: usize) -> Vec<Effect> {
    let Some(shared) = state.opened().and_then(|open| open.matches().get(nth)) else {
        return Vec::new();
    };
    let pieces = shared.pieces.iter().map(|(_, there)| *there).collect();
    let (other, here, there) = (shared.b.report, shared.a.span, shared.b.span);
    let effects = ask_for(state, other, None);
    if let Some(beside) = &mut state.beside {
        beside.shared = Some((here, there, pieces));
    }
    state.focus = Pane::Text;
    effects
}

pub(super) fn ask_for(
    state: &mut State,
    report_idx: usize,
    reviewer: Option<String>,
) -> Vec<Effect> {
    state.generation += 1;
    let name = match &reviewer {
        Some(reviewer) => reviewer.clone(),
        None => name_of(state, report_idx),
    };
    state.beside = Some(Beside {
        generation: state.generation,
        report_idx,
        is_review: reviewer.is_some(),
        name,
        shown: None,
        shared: None,
        reader: Reader::default(),
    });
    state.focus = Pane::Text;
    state.zoom = false;
    vec![Effect::OpenBeside {
        generation: state.generation,
        report_idx,
        reviewer,
    }]
}

/// Another report was opened: nothing stands beside itself, nor the review of another report.
pub(super) fn turned_to(state: &mut State, report_idx: usize) {
    state.beside = state.beside.take().filter(|beside| {
        let same = beside.report_idx == report_idx;
        if beside.is_review { same } else { !same }
    });
}

/// The reports that what was typed may mean, the likeliest first; without anything typed the
/// same unit's other years.
pub(in crate::tui) fn candidates(state: &State, typed: &str) -> Vec<usize> {
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let typed = typed.trim();
    let row = |nth: usize| state.rows.get(nth).and_then(Option::as_deref);
    let others = (0..state.n_reports()).filter(|nth| *nth != open.report_idx);
    if typed.is_empty() {
        let own = row(open.report_idx);
        let unit = own.and_then(super::super::derived::unit_name);
        let year = own.and_then(|own| own.year).unwrap_or(i32::MAX);
        let mut years: Vec<(usize, i32)> = others
            .filter(|&nth| {
                let other = row(nth).and_then(super::super::derived::unit_name);
                unit.is_some() && other == unit
            })
            .map(|nth| (nth, row(nth).and_then(|row| row.year).unwrap_or(0)))
            .collect();
        // The year before, then older ones, then later ones.
        years.sort_by_key(|&(nth, other)| (other > year, (year - other).abs(), nth));
        return years.into_iter().map(|(nth, _)| nth).collect();
    }
    let wanted = comparing_form(typed);
    let holds = |nth: &usize| {
        let name = format!("{} {}", name_of(state, *nth), path_of(state, *nth));
        comparing_form(&name).contains(&wanted)
    };
    others.filter(holds).take(50).collect()
}

fn path_of(state: &State, nth: usize) -> &str {
    let batch = state.batch.as_ref();
    let entry = batch.and_then(|batch| batch.entries.get(nth));
    entry.map_or("", |entry| entry.path.as_str())
}

/// What `Enter` would open, for the right end of the line.
pub(in crate::tui) fn proposal(state: &State, typed: &str) -> String {
    let lang = state.settings.lang;
    if typed.starts_with([REVIEWER, '＠']) {
        return words::a_reviewer(lang).to_owned();
    }
    let found = candidates(state, typed);
    match found.as_slice() {
        [] if typed.is_empty() => words::type_a_name(lang).to_owned(),
        [] => words::nobody(lang).to_owned(),
        [one] => name_of(state, *one),
        [first, rest @ ..] => words::and_more(lang, &name_of(state, *first), rest.len()),
    }
}

/// `Enter` in the line that asks what to put beside.
pub(super) fn chosen(state: &mut State, typed: &str) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    if let Some(name) = typed.trim().strip_prefix([REVIEWER, '＠']) {
        if open.review.status != Status::Done {
            state.complain(words::own_first(lang));
            return Vec::new();
        }
        let report_idx = open.report_idx;
        let name = name.trim().to_owned();
        return ask_for(state, report_idx, Some(name));
    }
    match candidates(state, typed).first() {
        Some(&report_idx) => ask_for(state, report_idx, None),
        None if typed.trim().is_empty() => {
            state.complain(words::no_other_year(lang));
            Vec::new()
        }
        None => {
            state.complain(words::no_such_report(lang, typed.trim()));
            Vec::new()
        }
    }
}

/// What was asked for is here.
pub(super) fn arrived(
    state: &mut State,
    generation: u64,
    name: Option<String>,
    shown: Shown,
) -> Vec<Effect> {
    if let Some(beside) = &mut state.beside
        && beside.generation == generation
    {
        beside.shown = Some(shown);
        beside.reader.stale = true;
        if let Some(name) = name {
            beside.name = name;
        }
    }
    Vec::new()
}

/// Lays the other text out and scrolls it to where the open one is.
pub(super) fn keep_step(state: &mut State) {
    let panes = layout(state);
    let Some(mut beside) = state.beside.take() else {
        return;
    };
    if let Some(page) = panes
        .beside
        .map(|rect| Panes::page_in(rect, state.settings.measure))
    {
        let height = usize::from(page.height);
        beside.fit(page.width.max(2), height, state.settings.ambiguous);
        if let Some(open) = state.opened() {
            beside.follow(open, &state.reader);
        }
    }
    state.beside = Some(beside);
}
