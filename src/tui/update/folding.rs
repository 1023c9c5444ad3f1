//! Folding: a section to its heading, all sections, the asides to one row.

use crate::lang::fold as words;

use super::super::effect::Effect;
use super::super::keymap::Action;
use super::super::page::body_of;
use super::super::state::{Pane, State};

/// Folds or opens.
pub(super) fn fold(state: &mut State, action: Action) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let report = open.report.clone();
    match action {
        Action::FoldAsides => {
            state.settings.fold_asides = !state.settings.fold_asides;
            let n_asides = report
                .source
                .marks
                .iter()
                .filter(|mark| super::super::page::is_aside(mark.kind))
                .count();
            state.say(match (n_asides, state.settings.fold_asides) {
                (0, _) => words::no_asides(lang).to_owned(),
                (_, true) => words::asides_folded(lang).to_owned(),
                (_, false) => words::asides_shown(lang).to_owned(),
            });
        }
        Action::FoldAll => {
            let top = report.sections.iter().enumerate();
            state.reader.folds.sections = top
                .filter(|(_, section)| section.level == 1)
                .map(|(nth, _)| nth)
                .collect();
            // Where one stands stays in sight: at the heading above it.
            let row = state.reader.cursor;
            let folded = state.reader.folds.sections.iter().rev();
            let above = folded
                .map(|&nth| &report.sections[nth])
                .find(|section| section.span.contains(row));
            if let Some(section) = above {
                state.reader.cursor = section.heading_span.start;
            }
        }
        Action::OpenAll => state.reader.folds.sections.clear(),
        _ => toggle(state),
    }
    state.reader.stale = true;
    Vec::new()
}

/// Opens the fold at the cursor, or folds the section there.
fn toggle(state: &mut State) {
    let lang = state.settings.lang;
    let Some(open) = state.opened() else {
        return;
    };
    let report = open.report.clone();
    let cursor = state.reader.cursor;
    if state.focus == Pane::Text && state.reader.fold_at(cursor).is_some() {
        state.reader.folds.open_at(&report, cursor);
        return;
    }
    let section_idx = match state.focus {
        Pane::Navigator => state.navigator.at,
        _ => report.section_at(cursor),
    };
    let Some(section) = report
        .sections
        .get(section_idx)
        .filter(|section| body_of(&report, section).is_some())
    else {
        state.complain(words::nothing_to_fold(lang));
        return;
    };
    let folds = &mut state.reader.folds.sections;
    if !folds.remove(&section_idx) {
        folds.insert(section_idx);
        if section.span.contains(cursor) {
            state.reader.cursor = section.heading_span.start;
        }
    }
}

/// Opens what hides the cursor, because a jump led into it; gives whether anything was opened.
pub(super) fn reveal(state: &mut State) -> bool {
    let Some(open) = state.opened() else {
        return false;
    };
    let report = open.report.clone();
    let cursor = state.reader.cursor;
    let Some(fold) = state.reader.fold_at(cursor) else {
        return false;
    };
    if fold.row.span.start == cursor {
        return false;
    }
    if fold.kind == super::super::page::RowKind::FoldedAside {
        state.settings.fold_asides = false;
    } else {
        state.reader.folds.open_at(&report, cursor);
    }
    true
}
