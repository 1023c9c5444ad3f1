//! Findings and matches: what arrives, going from one to the next, accepting, dismissing.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::checks::{self, Finding};
use crate::lang::advice as words;
use crate::session::{self, FindingKey, Row};
use crate::similar::Match;
use crate::text::CharIdx;

use super::super::advice::muted_as;
use super::super::blocks::Block;
use super::super::effect::Effect;
use super::super::msg::Now;
use super::super::prompt::{Prompt, PromptFor};
use super::super::reader::Scroll;
use super::super::state::{Overlay, Pane, State};
use super::super::tally;
use super::{reading, saving};

/// The checks ran over a report.
pub(super) fn found(
    state: &mut State,
    text_sha256: &str,
    mut findings: Vec<Finding>,
    new: BTreeSet<FindingKey>,
) -> Vec<Effect> {
    let selected = state.block();
    if let Some(open) = state.opened_mut()
        && open.report.text_sha256 == text_sha256
    {
        findings.sort_by_key(|finding| {
            finding
                .span
                .map_or((0, finding.start()), |span| (1, span.start.0))
        });
        open.advice.findings = Some(Arc::new(findings));
        open.advice.new = new;
    }
    recount(state);
    if let Some(block) = selected {
        state.select_block(block);
    }
    Vec::new()
}

/// The checks, or the comparison, failed: it says so where the findings would stand.
pub(super) fn failed(state: &mut State, text_sha256: &str, why: String) -> Vec<Effect> {
    if let Some(open) = state.opened_mut()
        && open.report.text_sha256 == text_sha256
    {
        open.say_trouble(why);
    }
    Vec::new()
}

/// Brings the counts of the open report's row up to date.
pub(super) fn recount(state: &mut State) {
    let (Some(undecided), Some(open)) = (state.undecided(), state.opened()) else {
        return;
    };
    let report_idx = open.report_idx;
    if let Some(Some(row)) = state.rows.get(report_idx)
        && row.undecided != undecided
    {
        let row = Row {
            undecided,
            ..Row::clone(row)
        };
        tally::put(state, report_idx, Arc::new(row));
    }
}

/// The report was compared with the others of the batch.
pub(super) fn matched(
    state: &mut State,
    text_sha256: &str,
    mut matches: Vec<Match>,
) -> Vec<Effect> {
    if let Some(open) = state.opened_mut()
        && open.report.text_sha256 == text_sha256
    {
        matches.sort_by_key(|shared| (shared.a.span.start, shared.b.report));
        open.advice.matches = Some(Arc::new(matches));
    }
    Vec::new()
}

/// The next or previous finding: in the annotation pane of the list there, else of the text.
pub(super) fn next_finding(state: &mut State, forward: bool) -> Vec<Effect> {
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let all: Vec<(Block, Option<CharIdx>)> = open
        .findings(&state.muted)
        .map(|(nth, finding)| (Block::Finding(nth), finding.span.map(|span| span.start)))
        .collect();
    let running = open.advice.findings.is_none();
    go_on(state, &all, forward, |lang| {
        if running {
            words::still_checking(lang)
        } else {
            words::no_more_findings(lang)
        }
    })
}

/// The next or previous passage shared with another report.
pub(super) fn next_match(state: &mut State, forward: bool) -> Vec<Effect> {
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let all: Vec<(Block, Option<CharIdx>)> = open
        .matches()
        .iter()
        .enumerate()
        .map(|(nth, shared)| (Block::Match(nth), Some(shared.a.span.start)))
        .collect();
    if open.advice.matches.is_none() {
        let (report_idx, report) = (open.report_idx, Arc::clone(&open.report));
        state.say(words::still_comparing(state.settings.lang));
        return vec![Effect::Compare { report_idx, report }];
    }
    go_on(state, &all, forward, words::no_more_matches)
}

fn go_on(
    state: &mut State,
    all: &[(Block, Option<CharIdx>)],
    forward: bool,
    none: impl Fn(crate::lang::Lang) -> &'static str,
) -> Vec<Effect> {
    let cursor = state.reader.cursor;
    let selected = state.block();
    let here = all.iter().position(|(block, _)| Some(*block) == selected);
    let at_here = here.is_some_and(|here| all[here].1.is_none_or(|at| at == cursor));
    let wanted = match (here, forward) {
        (Some(here), true) if state.focus == Pane::Notes || at_here => all.get(here + 1),
        (Some(here), false) if state.focus == Pane::Notes || at_here => {
            here.checked_sub(1).and_then(|above| all.get(above))
        }
        (None, true) if state.focus == Pane::Notes => all.first(),
        (_, true) => all.iter().find(|(_, at)| at.is_some_and(|at| at > cursor)),
        (_, false) => all.iter().rfind(|(_, at)| at.is_some_and(|at| at < cursor)),
    };
    let Some(&(block, at)) = wanted else {
        state.say(none(state.settings.lang));
        return Vec::new();
    };
    state.side = Pane::Notes;
    state.select_block(block);
    match at {
        Some(at) => reading::go(state, at, Scroll::Least),
        None => Vec::new(),
    }
}

/// Accepts the finding at hand: it becomes a note with its passage, its words and the
/// criterion it bears on; a deduction is proposed and never taken.
pub(super) fn accept(state: &mut State, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(finding) = state.finding_at_hand().cloned() else {
        state.complain(words::no_finding_here(lang));
        return Vec::new();
    };
    let id = state.session.ids.next_id();
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let sheet = Arc::clone(&open.sheet);
    let proposed = checks::proposal(&sheet, &sheet.rubric, &finding);
    let changes = session::accept(&sheet, &open.report, &finding, &id, &now.at, lang);
    let said = match proposed {
        Some((criterion, Some(deduction))) => words::accepted_with_deduction(
            lang,
            criterion.name.get(lang),
            deduction.label.get(lang),
            &deduction.points.to_string(),
        ),
        Some((criterion, None)) => words::accepted_for(lang, criterion.name.get(lang)),
        None => words::accepted(lang).to_owned(),
    };
    let Ok(effects) = saving::commit(state, changes, now) else {
        return Vec::new();
    };
    let nth = state
        .opened()
        .and_then(|open| open.review.notes.iter().position(|note| note.id == id));
    state.note = nth;
    state.say(said);
    effects
}

/// Asks why the finding at hand is none.
pub(super) fn dismiss(state: &mut State, _: &Now) -> Vec<Effect> {
    if state.finding_at_hand().cloned().is_none() {
        state.complain(words::no_finding_here(state.settings.lang));
        return Vec::new();
    }
    if saving::may_edit(state) {
        let purpose = PromptFor::Dismiss { batch: false };
        let prompt = Prompt::new(purpose, String::new());
        state.overlays.push(Overlay::Prompt(prompt));
    }
    Vec::new()
}

/// Dismisses the finding at hand, for this report or wherever it stands in the batch.
pub(super) fn dismissed(state: &mut State, reason: &str, batch: bool, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(finding) = state.finding_at_hand().cloned() else {
        return Vec::new();
    };
    let place = state.note;
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let changes = session::dismiss(&open.report, &finding, reason.trim());
    let Ok(mut effects) = saving::commit(state, changes, now) else {
        return Vec::new();
    };
    if batch {
        state.muted.push(muted_as(&finding));
        recount(state);
        effects.push(Effect::Mute(state.muted.clone()));
        effects.extend(saving::place(state));
        state.say(words::dismissed_in_batch(lang));
    } else {
        state.say(words::dismissed(lang));
    }
    // The next one takes the place of the one that is gone.
    let len = state.blocks().len();
    state.note = place.map(|nth| nth.min(len.saturating_sub(1)));
    effects
}
