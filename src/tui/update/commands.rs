//! The command line `:`: every action of the key table by its name, and what has no key.

use crate::lang::{Lang, tui as words};
use crate::review::{Status, edit as edits};
use crate::term::Key;
use crate::text::Ambiguous;

use super::super::effect::Effect;
use super::super::keymap::{Action, BINDINGS};
use super::super::msg::Now;
use super::super::prompt::Prompt;
use super::super::state::State;
use super::super::theme::Theme;
use super::{act, opening, prompts, saving, scoring, writing};

/// Commands with arguments of their own, and what they take.
const COMMANDS: &[(&str, &[&str])] = &[
    ("w", &[]),
    ("q", &[]),
    ("q!", &[]),
    ("summary", &[]),
    ("status", &["new", "reading", "done", "hold"]),
    (
        "set",
        &[
            "theme=dark",
            "theme=light",
            "theme=mono",
            "ambiguous=narrow",
            "ambiguous=wide",
            "lang=zh",
            "lang=en",
        ],
    ),
];

/// Runs a typed command.
pub(super) fn run(state: &mut State, typed: &str, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    let mut parts = typed.split_whitespace();
    let Some(name) = parts.next() else {
        return Vec::new();
    };
    let argument = parts.next();
    match (name, argument) {
        ("w", _) => writing::save_left(state, now),
        ("q", _) => act::quit(state, now, false),
        ("q!" | "qa", _) => act::quit(state, now, true),
        ("summary", _) => prompts::with_reviewer(state, Action::Summary, now, scoring::summary),
        ("status", Some(id)) => match edits::read_status(id) {
            Ok(status) => prompts::with_reviewer(state, Action::Back, now, |state, now| {
                set_status(state, status, now)
            }),
            Err(error) => {
                state.complain(error.message(lang));
                Vec::new()
            }
        },
        ("set", Some(setting)) => set(state, setting),
        _ => named(state, name, now),
    }
}

/// Sets the status of the open report.
fn set_status(state: &mut State, status: Status, now: &Now) -> Vec<Effect> {
    saving::commit(state, Ok(edits::set_status(status)), now).unwrap_or_default()
}

/// Changes a setting of this session.
fn set(state: &mut State, setting: &str) -> Vec<Effect> {
    let lang = state.settings.lang;
    match setting {
        "theme=dark" => state.settings.theme = Theme::dark(),
        "theme=light" => state.settings.theme = Theme::light(),
        "theme=mono" => state.settings.theme = Theme::monochrome(),
        "ambiguous=narrow" => state.settings.ambiguous = Ambiguous::Narrow,
        "ambiguous=wide" => state.settings.ambiguous = Ambiguous::Wide,
        "lang=zh" => state.settings.lang = Lang::Zh,
        "lang=en" => state.settings.lang = Lang::En,
        _ => {
            let known = COMMANDS.iter().find(|(name, _)| *name == "set");
            let known = known.map_or(String::new(), |(_, values)| values.join(" "));
            state.complain(words::no_setting(lang, setting, &known));
            return Vec::new();
        }
    }
    // Widths may have changed: the page is laid out anew.
    state.reader.cols = 0;
    vec![Effect::Repaint]
}

/// An action of the key table by its name (`next-report`), a number (a row), else a complaint.
fn named(state: &mut State, name: &str, now: &Now) -> Vec<Effect> {
    let lang = state.settings.lang;
    if let Ok(nth) = name.parse::<u32>() {
        return opening::row(state, nth);
    }
    let place = state.place();
    let found = BINDINGS
        .iter()
        .find(|binding| action_name(binding.action) == name && binding.places.holds(place));
    match found {
        Some(binding) => act::act(state, binding.action, Key::char(' '), 0, now),
        None => {
            state.complain(words::no_command(lang, name));
            Vec::new()
        }
    }
}

/// An action's name on the command line: `NextReport` is `next-report`.
pub(super) fn action_name(action: Action) -> String {
    let mut name = String::new();
    for ch in format!("{action:?}").chars() {
        if ch.is_ascii_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.push(ch.to_ascii_lowercase());
    }
    name
}

/// Completes what was typed as far as all candidates agree.
pub(super) fn complete(prompt: &mut Prompt) {
    let candidates: Vec<String> = match prompt.text.split_once(' ') {
        Some((name, _)) => COMMANDS
            .iter()
            .filter(|(known, _)| *known == name)
            .flat_map(|(known, values)| values.iter().map(move |value| format!("{known} {value}")))
            .collect(),
        None => COMMANDS
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .chain(BINDINGS.iter().map(|binding| action_name(binding.action)))
            .collect(),
    };
    let mut fitting = candidates
        .into_iter()
        .filter(|candidate| candidate.starts_with(&prompt.text));
    let Some(first) = fitting.next() else {
        return;
    };
    let common = fitting.fold(first, |common, next| {
        common
            .chars()
            .zip(next.chars())
            .take_while(|(left, right)| left == right)
            .map(|(ch, _)| ch)
            .collect()
    });
    *prompt = Prompt::new(prompt.purpose, common);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::prompt::PromptFor;

    #[test]
    fn actions_are_named_as_people_write_commands() {
        assert_eq!(action_name(Action::NextReport), "next-report");
        assert_eq!(action_name(Action::Down), "down");
    }

    #[test]
    fn completion_goes_as_far_as_the_candidates_agree() {
        let complete = |typed: &str| {
            let mut prompt = Prompt::new(PromptFor::Command, typed.to_owned());
            super::complete(&mut prompt);
            prompt.text
        };
        assert_eq!(complete("sta"), "status");
        assert_eq!(complete("status d"), "status done");
        assert_eq!(complete("set theme=l"), "set theme=light");
        assert_eq!(complete("next-r"), "next-report");
        assert_eq!(complete("zzz"), "zzz");
    }
}
