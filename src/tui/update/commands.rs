//! The command line `:`: every action of the key table by its name, and what has no key.

use crate::lang::{Lang, command as about, tui as words};
use crate::profile::{CHECK_IDS, Profile};
use crate::review::{Status, edit as edits};
use crate::term::Key;

use super::super::effect::Effect;
use super::super::keymap::{BINDINGS, action_name};
use super::super::msg::Now;
use super::super::prompt::Prompt;
use super::super::sort::SortBy;
use super::super::state::{Awaiting, State};
use super::{
    act, advising, closing, correcting, listing, opening, palette, prompts, queue, saving, setting,
    switching, writing,
};

/// A command with words of its own.
pub(super) struct Command {
    /// How it is typed.
    pub(super) name: &'static str,
    /// The words it knows.
    values: &'static [&'static str],
    /// Whether something is typed behind it.
    pub(super) takes: bool,
}

const fn alone(name: &'static str) -> Command {
    Command {
        name,
        values: &[],
        takes: false,
    }
}

const fn with(name: &'static str, values: &'static [&'static str]) -> Command {
    Command {
        name,
        values,
        takes: true,
    }
}

/// Commands with words of their own.
pub(super) const COMMANDS: &[Command] = &[
    alone("w"),
    alone("q"),
    alone("q!"),
    alone("summary"),
    with("status", &["new", "reading", "done", "hold"]),
    with("title", &[]),
    with("issuer", &[]),
    with("year", &[]),
    with("part", &[]),
    with("class", &[]),
    alone("bind"),
    alone("outline-reset"),
    with("measure", &[]),
    alone("findings-reset"),
    with("check", &["on", "off"]),
    with("filter", &[]),
    with("phrase", &[]),
    with(
        "sort",
        &[
            "path", "status", "score", "year", "issuer", "missing", "notes",
        ],
    ),
    with("set", setting::VALUES),
    alone("export"),
];

/// Runs a typed command.
pub(super) fn run(state: &mut State, typed: &str, now: &Now) -> Vec<Effect> {
    let typed = typed.trim();
    let (name, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
    let rest = rest.trim();
    match name {
        "" => Vec::new(),
        "q" => act::quit(state, false),
        "q!" | "qa" => act::quit(state, true),
        "set" => setting::set(state, rest),
        "phrase" if !rest.is_empty() => vec![Effect::AddPhrase(rest.to_owned())],
        "measure" => setting::measure(state, rest),
        "findings-reset" => {
            state.muted.clear();
            advising::recount(state);
            state.say(crate::lang::advice::findings_reset(state.settings.lang));
            let mut effects = vec![Effect::Mute(Vec::new())];
            effects.extend(saving::place(state));
            effects
        }
        "check" => switching::command(state, rest),
        "filter" => listing::filter_by(state, rest),
        "sort" => sort(state, rest),
        "w" | "summary" | "status" | "title" | "issuer" | "year" | "part" | "class"
        | "outline-reset"
            if state.session.reviewer.is_none() =>
        {
            prompts::ask_reviewer(state, Awaiting::Command(typed.to_owned()))
        }
        "w" => writing::save_left(state, now),
        "summary" => closing::summary(state, now),
        "title" | "issuer" | "year" => correcting::named(state, name, rest, now),
        "queue" => queue::open(state),
        "export" => palette::export(state),
        "bind" => queue::bind_to_selection(state, now),
        "class" => correcting::class(state, rest, now),
        "part" => correcting::part(state, rest, now),
        "outline-reset" => correcting::reset(state, now),
        "status" => match edits::read_status(rest) {
            Ok(status) => set_status(state, status, now),
            Err(error) => {
                state.complain(error.message(state.settings.lang));
                Vec::new()
            }
        },
        _ => named(state, name, now),
    }
}

/// Sets the status of the open report.
fn set_status(state: &mut State, status: Status, now: &Now) -> Vec<Effect> {
    saving::commit(state, Ok(edits::set_status(status)), now).unwrap_or_default()
}

/// Brings the list into an order; a `!` behind it turns it round, none asks.
fn sort(state: &mut State, typed: &str) -> Vec<Effect> {
    let (id, reversed) = match typed.strip_suffix('!') {
        Some(id) => (id, true),
        None => (typed, false),
    };
    match SortBy::ALL.iter().find(|(_, by)| by.id() == id) {
        Some((_, by)) => {
            listing::sort_by(state, *by, reversed);
            Vec::new()
        }
        None => listing::ask_order(state),
    }
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

/// Completes what was typed as far as all candidates agree; `false` where that is no further
/// and there are several.
pub(super) fn complete(prompt: &mut Prompt, profile: &Profile) -> bool {
    let candidates = candidates(&prompt.text, profile);
    let several = candidates.len() > 1;
    let before = prompt.text.clone();
    prompt.complete(candidates);
    !several || prompt.text != before
}

/// Everything that what was typed can become.
fn candidates(typed: &str, profile: &Profile) -> Vec<String> {
    let candidates: Vec<String> = match typed.split_once(' ') {
        Some(("part", _)) => profile
            .parts
            .iter()
            .map(|part| format!("part {}", part.id))
            .collect(),
        Some(("check", rest)) if rest.contains(' ') => {
            let verb = rest.split(' ').next().unwrap_or_default();
            let ids = CHECK_IDS.iter();
            ids.map(|id| format!("check {verb} {id}")).collect()
        }
        Some(("class", _)) => {
            let classes = profile.classes.iter().map(|class| class.id.as_str());
            let ids = classes.chain([profile.id.as_str()]);
            ids.map(|id| format!("class {id}")).collect()
        }
        Some((name, _)) => COMMANDS
            .iter()
            .filter(|known| known.name == name)
            .flat_map(|known| known.values)
            .map(|value| format!("{name} {value}"))
            .collect(),
        None => {
            let own = COMMANDS.iter().map(|command| command.name.to_owned());
            let mut names: Vec<String> = own.collect();
            let actions = palette::action_names().into_iter();
            names.extend(actions.filter(|name| COMMANDS.iter().all(|it| it.name != name)));
            names
        }
    };
    let fitting = candidates.into_iter();
    fitting
        .filter(|candidate| candidate.starts_with(typed))
        .collect()
}

/// The most candidates that are named beside the line.
const MOST_NAMED: usize = 4;

/// What stands beside the line: what the command does, or what it can become.
pub(in crate::tui) fn beside(typed: &str, profile: &Profile, lang: Lang) -> String {
    if typed.is_empty() {
        return about::hint_empty(lang).to_owned();
    }
    let name = typed.split(' ').next().unwrap_or(typed);
    let fitting = candidates(typed, profile);
    match (described(name, lang), fitting.as_slice()) {
        (Some(what), [] | [_]) => what.to_owned(),
        (None, [only]) => {
            let what = described(only, lang).unwrap_or_default();
            format!("{only}  {what}")
        }
        (_, several) => {
            let last = |line: &String| line.rsplit(' ').next().unwrap_or_default().to_owned();
            let named: Vec<String> = several.iter().take(MOST_NAMED).map(last).collect();
            let mut named = named.join("  ");
            if several.len() > MOST_NAMED {
                named = format!("{named} {}", about::more(lang, several.len()));
            }
            named
        }
    }
}

/// What a command does.
pub(super) fn described(name: &str, lang: Lang) -> Option<&'static str> {
    let own = match name {
        "q" | "q!" => about::about_q(lang),
        "w" => about::about_w(lang),
        "status" => about::about_status(lang),
        "title" | "issuer" | "year" | "part" | "class" => about::about_correct(lang),
        "filter" => about::about_filter(lang),
        "sort" => about::about_sort(lang),
        "set" => about::about_set(lang),
        "phrase" => about::about_phrase(lang),
        "check" => about::about_check(lang),
        "bind" => about::about_bind(lang),
        "outline-reset" => about::about_outline_reset(lang),
        "measure" => about::about_measure(lang),
        "findings-reset" => about::about_findings_reset(lang),
        "export" => about::about_export(lang),
        _ => {
            let mut bindings = BINDINGS.iter();
            let binding = bindings.find(|binding| action_name(binding.action) == name)?;
            return Some((binding.doc)(lang));
        }
    };
    Some(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile;
    use crate::tui::keymap::Action;
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
            super::complete(&mut prompt, &profile::find("fazhi").expect("built in"));
            prompt.text
        };
        assert_eq!(complete("sta"), "stat", "or `stats`");
        assert_eq!(complete("statu"), "status");
        assert_eq!(complete("status d"), "status done");
        assert_eq!(complete("set theme=l"), "set theme=light");
        assert_eq!(complete("next-r"), "next-report");
        assert_eq!(complete("part sh"), "part shortcomings");
        assert_eq!(complete("zzz"), "zzz");
    }

    #[test]
    fn beside_the_line_stands_what_it_can_become() {
        let profile = profile::find("fazhi").expect("built in");
        let beside = |typed: &str| super::beside(typed, &profile, Lang::Zh);
        assert_eq!(beside(""), "Tab 补全  ↑ 以前的命令");
        assert_eq!(beside("statu"), "status  改状态");
        assert_eq!(beside("status done"), "改状态");
        assert_eq!(beside("set lang"), "lang=zh  lang=en");
        assert_eq!(beside("zzz"), "");
    }
}
