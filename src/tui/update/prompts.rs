//! Overlays: the line at the foot, help, questions, and the reviewer's name before the first edit.

use crate::lang::tui as words;
use crate::term::{Key, KeyCode};
use crate::text::CharSpan;

use super::super::effect::Effect;
use super::super::keymap::Action;
use super::super::msg::Now;
use super::super::prompt::{Prompt, PromptFor};
use super::super::reader::Scroll;
use super::super::search::Search;
use super::super::state::{Awaiting, Confirmed, Overlay, State};
use super::super::view::overlay::help_lines;
use super::{
    act, advising, besiding, closing, commands, listing, notes, opening, palette, reading, scoring,
};

/// Carries out an edit, after asking for the reviewer's name if it is not known.
pub(super) fn with_reviewer(
    state: &mut State,
    (action, key): (Action, Key),
    now: &Now,
    edit: impl FnOnce(&mut State, &Now) -> Vec<Effect>,
) -> Vec<Effect> {
    if state.session.reviewer.is_some() {
        return edit(state, now);
    }
    ask_reviewer(state, Awaiting::Action(action, key))
}

/// Asks who reviews, proposing the login name; `then` is carried out afterwards.
pub(super) fn ask_reviewer(state: &mut State, then: Awaiting) -> Vec<Effect> {
    state.awaiting_reviewer = Some(then);
    let prompt = Prompt::new(PromptFor::Reviewer, state.session.proposed.clone());
    state.overlays.push(Overlay::Prompt(prompt));
    Vec::new()
}

/// The name was taken, or refused.
pub(super) fn reviewer_set(
    state: &mut State,
    result: Result<String, String>,
    now: &Now,
) -> Vec<Effect> {
    match result {
        Ok(name) => {
            state.session.reviewer = Some(name.clone());
            if let Some(open) = state.opened_mut() {
                open.review.reviewer = name;
            }
            // What this reviewer did before is in the store: it is read while the edit begins,
            // and both are joined when it comes.
            let mut effects = opening::again(state);
            match state.awaiting_reviewer.take() {
                Some(Awaiting::Action(action, key)) => {
                    effects.extend(act::act(state, action, key, 0, now));
                }
                Some(Awaiting::Points) => effects.extend(scoring::keep(state, now)),
                Some(Awaiting::Command(typed)) => {
                    effects.extend(commands::run(state, &typed, now));
                }
                None => {}
            }
            effects
        }
        Err(sentence) => {
            let then = state.awaiting_reviewer.take().unwrap_or(Awaiting::Points);
            let effects = ask_reviewer(state, then);
            state.complain(sentence);
            effects
        }
    }
}

/// A key while a line is typed.
pub(super) fn prompt_key(state: &mut State, key: Key, now: &Now) -> Vec<Effect> {
    let Some(Overlay::Prompt(prompt)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    match (key.code, key.ctrl) {
        (KeyCode::Esc, _) | (KeyCode::Char('c'), true) => return decline(state),
        (KeyCode::Enter, _) => return accept(state, now),
        (KeyCode::Backspace, _) if prompt.text.is_empty() => return decline(state),
        (KeyCode::Backspace, _) => prompt.erase(1),
        (KeyCode::Char('u'), true) => prompt.erase(usize::MAX),
        (KeyCode::Up | KeyCode::Down, _) if prompt.purpose == PromptFor::Command => {
            let line = state.history.step(&prompt.text, key.code == KeyCode::Up);
            if let Some(line) = line {
                *prompt = Prompt::new(PromptFor::Command, line);
            }
            return Vec::new();
        }
        (KeyCode::Left, _) => prompt.go(-1),
        (KeyCode::Right, _) => prompt.go(1),
        (KeyCode::Home, _) => prompt.go(isize::MIN),
        (KeyCode::End, _) => prompt.go(isize::MAX),
        (KeyCode::Tab, _) if prompt.purpose == PromptFor::Command => {
            let went_on = commands::complete(prompt, &state.session.profile);
            // Nothing to be chosen from beside the line: all of it is listed.
            if !went_on && !prompt.text.contains(' ') {
                let typed = prompt.text.clone();
                return palette::list(state, typed);
            }
        }
        (KeyCode::Tab, _) if let PromptFor::Dismiss { batch } = prompt.purpose => {
            prompt.purpose = PromptFor::Dismiss { batch: !batch };
        }
        (KeyCode::Tab, _) if prompt.purpose == PromptFor::Filter => listing::complete(state),
        (KeyCode::Char(ch), false) => prompt.insert(&ch.to_string()),
        _ => {}
    }
    changed(state)
}

/// Text while a line is typed.
pub(super) fn prompt_text(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(Overlay::Prompt(prompt)) = state.overlays.last_mut() {
        prompt.insert(text);
    }
    changed(state)
}

/// The line changed: a search follows as one types.
fn changed(state: &mut State) -> Vec<Effect> {
    let Some(Overlay::Prompt(prompt)) = state.overlays.last() else {
        return Vec::new();
    };
    state.history.forget_place();
    match prompt.purpose {
        PromptFor::Search => {}
        PromptFor::Filter => {
            let line = prompt.text.clone();
            return listing::typed(state, &line);
        }
        PromptFor::Command
        | PromptFor::Reviewer
        | PromptFor::Pick
        | PromptFor::Beside
        | PromptFor::Dismiss { .. } => return Vec::new(),
    }
    let pattern = prompt.text.clone();
    let origin = state
        .search
        .as_ref()
        .map_or(state.reader.cursor, |search| search.origin);
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let report = open.report.clone();
    let text = &report.source.text;
    if pattern.is_empty() {
        state.search = None;
        state.reader.go(text, origin, Scroll::Least);
        return Vec::new();
    }
    let search = Search::new(&open.folded, &pattern, origin);
    let first = search
        .hits
        .iter()
        .find(|hit| hit.start >= origin)
        .or(search.hits.first())
        .map_or(origin, |hit: &CharSpan| hit.start);
    state.reader.go(text, first, Scroll::Least);
    state.search = Some(search);
    Vec::new()
}

/// `Esc`: back to before the line was asked for.
fn decline(state: &mut State) -> Vec<Effect> {
    let Some(Overlay::Prompt(prompt)) = state.overlays.pop() else {
        return Vec::new();
    };
    match prompt.purpose {
        PromptFor::Search => {
            if let Some(search) = state.search.take()
                && let Some(open) = state.opened()
            {
                let report = open.report.clone();
                state
                    .reader
                    .go(&report.source.text, search.origin, Scroll::Least);
            }
        }
        PromptFor::Reviewer => {
            // Points without a name belong to nobody.
            if state.awaiting_reviewer.take() == Some(Awaiting::Points) {
                state.scores.pending.clear();
            }
        }
        PromptFor::Filter => return listing::decline(state),
        PromptFor::Command | PromptFor::Pick | PromptFor::Beside | PromptFor::Dismiss { .. } => {}
    }
    Vec::new()
}

/// `Enter`.
pub(super) fn accept(state: &mut State, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(Overlay::Prompt(prompt)) = state.overlays.pop() else {
        return Vec::new();
    };
    match prompt.purpose {
        PromptFor::Search => {
            let Some(search) = &state.search else {
                return Vec::new();
            };
            let (pattern, origin, none) = (
                search.pattern.clone(),
                search.origin,
                search.hits.is_empty(),
            );
            if none {
                state.complain(words::not_found(lang, &pattern));
                return Vec::new();
            }
            // The jump list remembers where the search began, not the hits passed on the way.
            let found = state.reader.cursor;
            state.reader.cursor = origin;
            let effects = reading::go(state, found, Scroll::Least);
            state.say(format!("/{pattern}  {}", state.search_count()));
            effects
        }
        PromptFor::Command => {
            state.history.push(&prompt.text);
            let lines = state.history.lines().to_vec();
            let mut effects = vec![Effect::SaveHistory(lines)];
            effects.extend(commands::run(state, &prompt.text, now));
            effects
        }
        PromptFor::Beside => besiding::chosen(state, &prompt.text),
        PromptFor::Dismiss { batch } => advising::dismissed(state, &prompt.text, batch, now),
        PromptFor::Pick => Vec::new(),
        PromptFor::Filter => listing::accept(state, &prompt.text),
        PromptFor::Reviewer => {
            let name = prompt.text.trim().to_owned();
            if name.is_empty() {
                state.overlays.push(Overlay::Prompt(prompt));
                state.complain(words::name_needed(lang));
                return Vec::new();
            }
            vec![Effect::SetReviewer(name)]
        }
    }
}

/// A key while help is shown.
pub(super) fn help_key(state: &mut State, key: Key) -> Vec<Effect> {
    let height = isize::try_from(state.size.1.saturating_sub(3)).unwrap_or(1);
    let Some(Overlay::Help(help)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    if help.typing {
        match key.code {
            KeyCode::Enter => help.typing = false,
            KeyCode::Esc => {
                help.typing = false;
                help.filter.clear();
            }
            KeyCode::Backspace => {
                help.filter.pop();
            }
            KeyCode::Char(ch) if !key.ctrl => help.filter.push(ch),
            _ => {}
        }
        help.top = 0;
        return Vec::new();
    }
    let step = match key.folded().code {
        KeyCode::Char('j') | KeyCode::Down => 1,
        KeyCode::Char('k') | KeyCode::Up => -1,
        KeyCode::Char(' ') | KeyCode::PageDown => height,
        KeyCode::PageUp => -height,
        KeyCode::Char('g') | KeyCode::Home => isize::MIN,
        KeyCode::Char('/') => {
            help.typing = true;
            0
        }
        KeyCode::Esc | KeyCode::Enter | KeyCode::Char('q' | '?' | 'c') | KeyCode::F(1) => {
            state.overlays.pop();
            return Vec::new();
        }
        _ => 0,
    };
    let last = help_lines(help, &state.settings.keymap, state.settings.lang).len();
    let last = last.saturating_sub(usize::try_from(height).unwrap_or(1));
    help.top = help.top.saturating_add_signed(step).min(last);
    Vec::new()
}

/// Text typed into help's filter.
pub(super) fn help_text(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(Overlay::Help(help)) = state.overlays.last_mut() {
        help.filter.push_str(text.trim());
        help.top = 0;
    }
    Vec::new()
}

/// A key while a question is asked.
pub(super) fn confirm_key(state: &mut State, key: Key, now: &Now) -> Vec<Effect> {
    let Some(Overlay::Confirm(confirm)) = state.overlays.last() else {
        return Vec::new();
    };
    let then = confirm.then.clone();
    match key.folded().code {
        KeyCode::Enter | KeyCode::Char('y') => {
            state.overlays.pop();
            match then {
                Confirmed::Done => closing::done_anyway(state, now),
                Confirmed::LowScore => scoring::low_all_the_same(state, now),
                Confirmed::DropDraft(nth) => notes::drop_draft(state, nth),
                Confirmed::Copy(text) => {
                    state.say(crate::lang::command::export_copied(state.settings.lang));
                    vec![Effect::Copy(text)]
                }
                Confirmed::Quit => vec![Effect::Quit],
            }
        }
        KeyCode::Esc | KeyCode::Char('n' | 'q' | 'c') => {
            state.overlays.pop();
            Vec::new()
        }
        _ => Vec::new(),
    }
}
