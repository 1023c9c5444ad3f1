//! What other sessions of the same reviewer wrote meanwhile.

use crate::lang::waiting as words;
use crate::session::Fresh;

use super::super::effect::Effect;
use super::super::state::State;
use super::super::tally;
use super::{opening, saving};

/// Takes reviews over that another session wrote; what is not saved here yet stays on top.
pub(super) fn synced(state: &mut State, fresh: Vec<Fresh>) -> Vec<Effect> {
    let lang = state.settings.lang;
    let mut effects = Vec::new();
    for fresh in fresh {
        let report_idx = fresh.report_idx;
        if let Some(row) = fresh.row {
            tally::put(state, report_idx, row);
        }
        let review = fresh.loaded.review;
        if let Some(latest) = state.latest.get_mut(&report_idx) {
            latest.absorb(&review.history);
        }
        let Some(open) = state.opened_mut() else {
            continue;
        };
        if open.report_idx != report_idx {
            continue;
        }
        let was_read_only = open.read_only.is_some();
        if was_read_only != fresh.loaded.read_only {
            effects.extend(opening::again(state));
            continue;
        }
        let known = &open.review.history;
        let is_known = review
            .history
            .iter()
            .all(|entry| known.binary_search_by(|it| it.id.cmp(&entry.id)).is_ok());
        if fresh.loaded.problem.is_some() || is_known {
            continue;
        }
        // Taken in and not put in place: a save of this session may have been quicker.
        open.absorb(&review.history);
        effects.extend(saving::changed_elsewhere(state));
        state.say(words::changed_elsewhere(lang));
    }
    effects
}
