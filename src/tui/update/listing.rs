//! The list's filter and order: the line that is typed, the menu, what becomes of the cursor.

use crate::lang::listing as words;
use crate::term::{Key, KeyCode};

use super::super::effect::Effect;
use super::super::filter;
use super::super::layout::{Panes, layout};
use super::super::prompt::{Prompt, PromptFor};
use super::super::sort::SortBy;
use super::super::state::{ListCursor, Overlay, State};
use super::opening;

/// Begins a filter with the one that holds.
pub(super) fn ask(state: &mut State) -> Vec<Effect> {
    let typed = state.listing.filter.typed.clone();
    state.listing.before = Some((typed.clone(), state.list.at));
    let prompt = Prompt::new(PromptFor::Filter, typed);
    state.overlays.push(Overlay::Prompt(prompt));
    Vec::new()
}

/// The line changed: the list follows as one types.
pub(super) fn typed(state: &mut State, line: &str) -> Vec<Effect> {
    state.set_filter(line);
    first_shown(state)
}

/// Goes to the first report shown where the one at hand is hidden.
fn first_shown(state: &mut State) -> Vec<Effect> {
    let order = &state.listing.order;
    match (order.place_of(state.list.at), order.report_at(0)) {
        (None, Some(first)) => opening::show(state, first),
        _ => Vec::new(),
    }
}

/// `Esc`: the filter and the report of before.
pub(super) fn decline(state: &mut State) -> Vec<Effect> {
    let Some((typed, report_idx)) = state.listing.before.take() else {
        return Vec::new();
    };
    state.set_filter(&typed);
    opening::show(state, report_idx)
}

/// `Enter`: the filter holds, unless it shows nothing.
pub(super) fn accept(state: &mut State, line: &str) -> Vec<Effect> {
    if state.listing.order.is_empty() {
        let effects = decline(state);
        state.complain(words::filter_fits_none(state.settings.lang, line));
        return effects;
    }
    state.listing.before = None;
    Vec::new()
}

/// Takes the filter away; `false` where there is none.
pub(super) fn drop_filter(state: &mut State) -> bool {
    if state.listing.filter.typed.is_empty() {
        return false;
    }
    state.set_filter("");
    state.say(words::filter_dropped(state.settings.lang));
    true
}

/// Filters by a line typed as a command.
pub(super) fn filter_by(state: &mut State, line: &str) -> Vec<Effect> {
    state.listing.before = Some((state.listing.filter.typed.clone(), state.list.at));
    let mut effects = typed(state, line);
    effects.extend(accept(state, line));
    effects
}

/// Completes the line as far as all candidates agree.
pub(super) fn complete(state: &mut State) {
    let lang = state.settings.lang;
    let profile = state.session.profile.clone();
    if let Some(Overlay::Prompt(prompt)) = state.overlays.last_mut() {
        prompt.complete(filter::completions(&prompt.text, lang, &profile));
    }
}

/// Opens the menu of orders, the cursor on the one that holds.
pub(super) fn ask_order(state: &mut State) -> Vec<Effect> {
    let by = state.listing.by;
    let at = SortBy::ALL.iter().position(|(_, known)| *known == by);
    state.overlays.push(Overlay::Order(at.unwrap_or(0)));
    Vec::new()
}

/// A key in the menu of orders.
pub(super) fn order_key(state: &mut State, key: Key) -> Vec<Effect> {
    let Some(Overlay::Order(at)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    let last = SortBy::ALL.len() - 1;
    let chosen = match key.folded().code {
        KeyCode::Char('j') | KeyCode::Down => {
            *at = (*at + 1).min(last);
            return Vec::new();
        }
        KeyCode::Char('k') | KeyCode::Up => {
            *at = at.saturating_sub(1);
            return Vec::new();
        }
        KeyCode::Enter => SortBy::ALL[*at].1,
        KeyCode::Char('r') => state.listing.by,
        KeyCode::Char(letter) => match SortBy::ALL.iter().find(|(known, _)| *known == letter) {
            Some((_, by)) => *by,
            None => {
                state.overlays.pop();
                return Vec::new();
            }
        },
        KeyCode::Esc => {
            state.overlays.pop();
            return Vec::new();
        }
        _ => return Vec::new(),
    };
    state.overlays.pop();
    let reversed = state.listing.by == chosen && !state.listing.reversed;
    sort_by(state, chosen, reversed);
    Vec::new()
}

/// Brings the list into an order; the report at hand stays at hand.
pub(super) fn sort_by(state: &mut State, by: SortBy, reversed: bool) {
    state.listing.by = by;
    state.listing.reversed = reversed;
    state.arrange();
    follow(state);
    let lang = state.settings.lang;
    let sign = state.order_sign();
    state.say(words::sorted(lang, by.name(lang), sign));
}

/// Scrolls the list so that the report at hand shows.
pub(super) fn follow(state: &mut State) {
    let height = Panes::body_height(layout(state).list);
    let len = state.listing.order.len();
    let mut cursor = ListCursor {
        at: state.list_place(),
        top: state.list.top,
    };
    cursor.go(cursor.at, len, height);
    state.list.top = cursor.top;
}
