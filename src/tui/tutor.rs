//! The tutor: a first hour in steps, each done when the person has done the thing.
//!
//! What was done is seen from the state before and after a message, so that no action knows of
//! the tutor. What is left out: the practice batch (`home`), and the strip (`view::tutor`).

use crate::lang::{Lang, tutor as words};
use crate::review::FindingVerdict;

use super::effect::Effect;
use super::keymap::{Action, Place};
use super::state::{Overlay, Pane, State};

/// How far one is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tutor {
    /// The step at hand; behind the last all is done.
    pub at: usize,
    /// The strip is put away.
    pub hidden: bool,
    /// The step before was done just now.
    pub well_done: bool,
}

/// One thing to do.
pub struct Step {
    /// What, with the keys that hold.
    said: fn(Lang, &[String]) -> String,
    /// Those keys, and where they are pressed.
    keys: &'static [(Action, Place)],
    /// Whether it was done between two looks.
    done: fn(&Glance, &Glance) -> bool,
}

/// What the tutor sees of the state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    report_idx: Option<usize>,
    reading: Option<usize>,
    section: usize,
    searched: bool,
    n_from_findings: usize,
    n_dismissed: usize,
    n_own_notes: usize,
    n_entries: usize,
    n_scores: usize,
    beside: bool,
    counted: bool,
    n_done: usize,
}

/// More of something on the same report.
fn more(before: &Glance, after: &Glance, of: fn(&Glance) -> usize) -> bool {
    before.report_idx == after.report_idx && of(after) > of(before)
}

/// The steps, in order.
pub const STEPS: &[Step] = &[
    Step {
        said: |lang, keys| words::step_open(lang, &keys[0]),
        keys: &[(Action::Open, Place::List)],
        done: |_, after| after.reading.is_some(),
    },
    Step {
        said: |lang, keys| words::step_section(lang, &keys[0]),
        keys: &[(Action::NextSection, Place::Text)],
        done: |before, after| more(before, after, |glance| glance.section),
    },
    Step {
        said: |lang, keys| words::step_search(lang, &keys[0]),
        keys: &[(Action::Search, Place::Text)],
        done: |before, after| !before.searched && after.searched,
    },
    Step {
        said: |lang, keys| words::step_next(lang, &keys[0]),
        keys: &[(Action::NextReport, Place::Text)],
        done: |before, after| after.report_idx.is_some() && before.report_idx != after.report_idx,
    },
    Step {
        said: |lang, keys| words::step_accept(lang, &keys[0], &keys[1]),
        keys: &[
            (Action::NextFinding, Place::Text),
            (Action::AcceptFinding, Place::Text),
        ],
        done: |before, after| more(before, after, |glance| glance.n_from_findings),
    },
    Step {
        said: |lang, keys| words::step_dismiss(lang, &keys[0], &keys[1]),
        keys: &[
            (Action::NextFinding, Place::Text),
            (Action::DismissFinding, Place::Text),
        ],
        done: |before, after| more(before, after, |glance| glance.n_dismissed),
    },
    Step {
        said: |lang, keys| words::step_note(lang, &keys[0], &keys[1]),
        keys: &[(Action::Select, Place::Text), (Action::Note, Place::Text)],
        done: |before, after| more(before, after, |glance| glance.n_own_notes),
    },
    Step {
        said: |lang, keys| words::step_undo(lang, &keys[0], &keys[1]),
        keys: &[(Action::Undo, Place::Text), (Action::Redo, Place::Text)],
        done: |before, after| {
            // What is taken back is less than before, and one entry of the history more.
            let less = |of: fn(&Glance) -> usize| of(after) < of(before);
            more(before, after, |glance| glance.n_entries)
                && (less(|glance| glance.n_own_notes)
                    || less(|glance| glance.n_from_findings)
                    || less(|glance| glance.n_dismissed))
        },
    },
    Step {
        said: |lang, keys| words::step_score(lang, &keys[0]),
        keys: &[(Action::Scores, Place::Text)],
        done: |before, after| more(before, after, |glance| glance.n_scores),
    },
    Step {
        said: |lang, keys| words::step_beside(lang, &keys[0], &keys[1]),
        keys: &[
            (Action::NextMatch, Place::Text),
            (Action::Beside, Place::Text),
        ],
        done: |before, after| !before.beside && after.beside,
    },
    Step {
        said: |lang, keys| words::step_stats(lang, &keys[0]),
        keys: &[(Action::Stats, Place::Text)],
        done: |before, after| before.counted && !after.counted,
    },
    Step {
        said: |lang, keys| words::step_done(lang, &keys[0]),
        keys: &[(Action::Done, Place::Text)],
        done: |before, after| after.n_done > before.n_done,
    },
];

/// What there is to see before something happens; `None` without a tutor at work.
#[must_use]
pub fn glance(state: &State) -> Option<Glance> {
    let tutor = state.tutor.as_ref()?;
    if tutor.hidden || tutor.at >= STEPS.len() {
        return None;
    }
    let over = state.overlays.last();
    let mut glance = Glance {
        searched: state.search.is_some() && over.is_none(),
        beside: state.beside.is_some(),
        counted: matches!(over, Some(Overlay::Dashboard(_))),
        n_done: state.tally.n_done,
        ..Glance::default()
    };
    if let Some(open) = state.opened() {
        let review = &open.review;
        let found = review.notes.iter().filter(|note| note.check.is_some());
        let verdicts = review.findings.values();
        glance.report_idx = Some(open.report_idx);
        glance.reading = Some(open.report_idx).filter(|_| state.focus == Pane::Text);
        glance.section = open.report.section_at(state.reader.cursor);
        glance.n_from_findings = found.count();
        glance.n_own_notes = review.notes.len() - glance.n_from_findings;
        glance.n_dismissed = verdicts
            .filter(|verdict| matches!(verdict, FindingVerdict::Dismissed { .. }))
            .count();
        glance.n_entries = review.history.len();
        glance.n_scores = review.scores.len();
    }
    Some(glance)
}

/// Goes on where the step at hand was done since `before`; what is to be remembered then.
pub fn notice(state: &mut State, before: Option<&Glance>) -> bool {
    let (Some(before), Some(after)) = (before, glance(state)) else {
        return false;
    };
    let Some(tutor) = &mut state.tutor else {
        return false;
    };
    let done = STEPS
        .get(tutor.at)
        .is_some_and(|step| (step.done)(before, &after));
    if done {
        tutor.at += 1;
        tutor.well_done = true;
    }
    done
}

/// What the strip says; `None` where there is none.
#[must_use]
pub fn said(state: &State) -> Option<String> {
    let tutor = state.tutor.as_ref().filter(|tutor| !tutor.hidden)?;
    let lang = state.settings.lang;
    let key = |&(action, place): &(Action, Place)| {
        let keys = state.settings.keymap.keys_of(action, place);
        keys.unwrap_or_else(|| format!(":{}", super::keymap::action_name(action)))
    };
    let Some(step) = STEPS.get(tutor.at) else {
        return Some(words::finished(lang, &key(&(Action::Help, Place::Text))));
    };
    let keys: Vec<String> = step.keys.iter().map(key).collect();
    let said = (step.said)(lang, &keys);
    let step = words::step(lang, tutor.at + 1, STEPS.len());
    let good = if tutor.well_done {
        words::well_done(lang)
    } else {
        ""
    };
    Some(format!("{step}  {good}{said}"))
}

/// Rows that the strip takes on a screen of so many rows.
#[must_use]
pub fn n_rows(state: &State) -> u16 {
    match said(state) {
        None => 0,
        Some(_) if state.size.1 < 18 => 1,
        Some(_) => 2,
    }
}

/// `:tutor`: in the practice batch puts the strip away or takes it up again, behind the last
/// step from the first on; elsewhere opens the practice batch.
pub fn toggle(state: &mut State) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(tutor) = &mut state.tutor else {
        return vec![Effect::Practise];
    };
    tutor.hidden = !tutor.hidden;
    tutor.well_done = false;
    if !tutor.hidden && tutor.at >= STEPS.len() {
        tutor.at = 0;
    }
    if tutor.hidden {
        state.say(words::hidden(lang));
    }
    Vec::new()
}
