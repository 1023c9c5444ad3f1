//! Corrections of the outline by hand: heading or body, level, part, title, issuer, year.
//!
//! The correction is an edit of the review; the report is analysed anew once it is saved.

use crate::lang::tui as words;
use crate::report::Corrections;
use crate::review::{self, EditError, Fix, edit as edits};
use crate::text::{CharSpan, motion};

use super::super::effect::Effect;
use super::super::keymap::Action;
use super::super::msg::Now;
use super::super::state::{Pane, State};
use super::saving;

/// Makes the line at the cursor a heading, or a heading body text.
pub(super) fn heading(state: &mut State, now: &Now) -> Vec<Effect> {
    let Some((line, is_heading, _)) = line(state) else {
        return Vec::new();
    };
    let fix = if is_heading { Fix::Body } else { Fix::Heading };
    fix_line(state, line, fix, now)
}

/// Makes the section's heading one level deeper.
pub(super) fn deeper(state: &mut State, now: &Now) -> Vec<Effect> {
    level(state, Action::Deeper, now)
}

/// Makes the section's heading one level higher.
pub(super) fn higher(state: &mut State, now: &Now) -> Vec<Effect> {
    level(state, Action::Higher, now)
}

fn level(state: &mut State, action: Action, now: &Now) -> Vec<Effect> {
    match line(state) {
        Some((line, true, level)) => {
            let level = match action {
                Action::Deeper => level.saturating_add(1),
                _ => level.saturating_sub(1),
            };
            fix_line(state, line, Fix::Level(level), now)
        }
        _ => {
            state.complain(words::no_heading_here(state.settings.lang));
            Vec::new()
        }
    }
}

/// Says which part the section at the cursor carries.
pub(super) fn part(state: &mut State, part: &str, now: &Now) -> Vec<Effect> {
    match line(state) {
        Some((line, true, _)) => fix_line(state, line, Fix::Part(part), now),
        _ => {
            state.complain(words::no_heading_here(state.settings.lang));
            Vec::new()
        }
    }
}

/// The heading of the section at the cursor, or in the text the line at the cursor where
/// that is no heading; whether it is one, and its level.
fn line(state: &mut State) -> Option<(CharSpan, bool, u8)> {
    let open = state.opened()?;
    let report = &open.report;
    let in_text = state.focus == Pane::Text;
    let section_idx = match state.focus {
        Pane::Navigator => state.navigator.at,
        _ => report.section_at(state.reader.cursor),
    };
    let section = report.sections.get(section_idx)?;
    let here = motion::line_at(&report.source.text, state.reader.cursor);
    if in_text && !section.heading_span.overlaps(here) {
        let blank = report.source.text.slice(here).trim().is_empty();
        return (!blank).then_some((here, false, 0));
    }
    (!section.heading_span.is_empty()).then_some((section.heading_span, true, section.level))
}

fn fix_line(state: &mut State, line: CharSpan, fix: Fix<'_>, now: &Now) -> Vec<Effect> {
    let profile = state.session.profile.clone();
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let mut corrections = open.review.outline.clone();
    let text = &open.report.source.text;
    let fixed = review::correct(&mut corrections, &profile, text, line, fix);
    set(state, fixed.map(|()| corrections), now)
}

/// Changes the title, issuer or year; the empty text takes the correction away.
pub(super) fn named(state: &mut State, what: &str, value: &str, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let mut corrections = open.review.outline.clone();
    let value = value.trim();
    let text = (!value.is_empty()).then(|| value.to_owned());
    match what {
        "title" => corrections.title = text,
        "issuer" => corrections.issuer = text,
        _ if value.is_empty() => corrections.year = None,
        _ => match value.parse() {
            Ok(year) => corrections.year = Some(year),
            Err(_) => {
                state.complain(words::no_year(lang, value));
                return Vec::new();
            }
        },
    }
    set(state, Ok(corrections), now)
}

/// Chooses the class of the unit, and so the rubric; the empty word takes the choice back.
pub(super) fn class(state: &mut State, typed: &str, now: &Now) -> Vec<Effect> {
    let profile = state.session.profile.clone();
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let mut corrections = open.review.outline.clone();
    let chosen = review::choose_class(&profile, typed);
    let chosen = chosen.map(|class| {
        corrections.class = class;
        corrections
    });
    set(state, chosen, now)
}

/// Takes every correction of the report back.
pub(super) fn reset(state: &mut State, now: &Now) -> Vec<Effect> {
    set(state, Ok(Corrections::default()), now)
}

fn set(state: &mut State, corrections: Result<Corrections, EditError>, now: &Now) -> Vec<Effect> {
    let changes = corrections.and_then(edits::set_outline);
    let Ok(effects) = saving::commit(state, changes, now) else {
        return Vec::new();
    };
    if !effects.is_empty() {
        state.say(words::outline_corrected(state.settings.lang));
    }
    effects
}
