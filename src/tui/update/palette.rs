//! Every command of the command line as a list to choose from, and what the command line
//! cannot do itself.

use crate::lang::command as about;

use super::super::effect::Effect;
use super::super::keymap::{Action, BINDINGS, action_name, shown};
use super::super::msg::Now;
use super::super::picker::{Listed, Picker, Picking};
use super::super::prompt::{Prompt, PromptFor};
use super::super::state::{Confirm, Confirmed, Overlay, State};
use super::commands::{COMMANDS, described};
use super::prompts;

/// Lists what fits the line typed so far; `Esc` goes back to it.
pub(super) fn list(state: &mut State, typed: String) -> Vec<Effect> {
    let what = Picking::Commands(every(state));
    let picker = Picker::new(what, typed);
    state.overlays.push(Overlay::Picker(picker));
    Vec::new()
}

/// The commands that can be typed here: those with words of their own, then the actions of
/// this pane. What only makes sense as a key is left out.
fn every(state: &State) -> Vec<Listed> {
    let lang = state.settings.lang;
    let place = state.place();
    let own = COMMANDS.iter().map(|command| Listed {
        name: command.name.to_owned(),
        about: described(command.name, lang).unwrap_or_default().to_owned(),
        keys: String::new(),
        takes: command.takes,
    });
    let mut listed: Vec<Listed> = own.collect();
    for (binding, keys) in state.settings.keymap.at(place) {
        let name = action_name(binding.action);
        if is_key_only(binding.action) || listed.iter().any(|known| known.name == name) {
            continue;
        }
        let keys: Vec<String> = keys.iter().map(|keys| shown(keys)).collect();
        listed.push(Listed {
            name,
            about: (binding.doc)(lang).to_owned(),
            keys: keys.join("  "),
            takes: false,
        });
    }
    listed
}

/// Whether an action needs the key that stood for it.
pub(super) fn is_key_only(action: Action) -> bool {
    matches!(
        action,
        Action::PointsGiven
            | Action::PointsOff
            | Action::ErasePoint
            | Action::NotApplicable
            | Action::Deduct
            | Action::Back
    )
}

/// The names of all actions that can be typed, each once.
pub(super) fn action_names() -> Vec<String> {
    let typed = BINDINGS.iter().filter(|it| !is_key_only(it.action));
    let mut names: Vec<String> = Vec::new();
    for binding in typed {
        let name = action_name(binding.action);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// A command was chosen: it runs, or the line waits for what it takes.
pub(super) fn chosen(state: &mut State, listed: &Listed, now: &Now) -> Vec<Effect> {
    // The line typed so far lies below the list.
    if matches!(state.overlays.last(), Some(Overlay::Prompt(_))) {
        state.overlays.pop();
    }
    let mut line = listed.name.clone();
    if listed.takes {
        line.push(' ');
    }
    state
        .overlays
        .push(Overlay::Prompt(Prompt::new(PromptFor::Command, line)));
    if listed.takes {
        Vec::new()
    } else {
        prompts::accept(state, now)
    }
}

/// `:export`: exporting writes files and asks for a format, so that it has its place on the
/// command line; the very command is shown, to be copied.
pub(super) fn export(state: &mut State) -> Vec<Effect> {
    let lang = state.settings.lang;
    let root = state.batch.as_ref().map(|batch| batch.root.clone());
    let root = root.unwrap_or_default();
    let folder = about::export_folder(lang);
    let command = format!(
        "zhupi export {} --format docx -o {folder}/",
        shell_word(&root.to_string_lossy())
    );
    state.overlays.push(Overlay::Confirm(Confirm {
        lines: vec![
            about::export_how(lang).to_owned(),
            command.clone(),
            about::export_copy(lang).to_owned(),
        ],
        then: Confirmed::Copy(command),
    }));
    Vec::new()
}

/// A word as a shell reads it: as it is where nothing in it means anything there.
fn shell_word(word: &str) -> String {
    let plain = |ch: char| ch.is_alphanumeric() || "/._-+,:@%".contains(ch);
    if !word.is_empty() && !word.starts_with('-') && word.chars().all(plain) {
        return word.to_owned();
    }
    let word = word
        .strip_prefix('-')
        .map_or_else(|| word.to_owned(), |_| format!("./{word}"));
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_one_word_for_a_shell() {
        let check = |word: &str, expected: &str| assert_eq!(shell_word(word), expected);
        check("/home/甲/2025", "/home/甲/2025");
        check("", "''");
        check("a b", "'a b'");
        check("it's", r"'it'\''s'");
        check("$(id)", "'$(id)'");
        check("-x", "'./-x'");
    }
}
