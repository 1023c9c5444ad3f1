//! `:set`: how the screen looks and what it speaks. What is set holds at once, and in every
//! later session.

use crate::lang::{Lang, fold, manners, tui as words};
use crate::text::Ambiguous;

use super::super::effect::Effect;
use super::super::state::State;
use super::super::theme::Theme;
use super::act;

/// What can be set, for completion and for who mistypes; a measure may be another number.
pub(super) const VALUES: &[&str] = &[
    "theme=dark",
    "theme=light",
    "theme=mono",
    "ambiguous=narrow",
    "ambiguous=wide",
    "ascii=on",
    "ascii=off",
    "measure=60",
    "measure=72",
    "measure=84",
    "lang=zh",
    "lang=en",
    "mouse=on",
    "mouse=off",
];

/// What can be set, in one line.
fn names() -> String {
    let mut names: Vec<&str> = VALUES
        .iter()
        .filter_map(|it| it.split('=').next())
        .collect();
    names.dedup();
    names.join(" ")
}

/// The values of a setting, in one line; empty where there is no such setting.
fn known(name: &str) -> String {
    let values = VALUES.iter().filter_map(|known| known.split_once('='));
    let own = values.filter(|(known, _)| *known == name);
    own.map(|(_, value)| value).collect::<Vec<_>>().join(" ")
}

/// Sets what was typed: `theme=dark` or `theme dark`.
pub(super) fn set(state: &mut State, typed: &str) -> Vec<Effect> {
    let is_between = |ch: char| ch == '=' || ch == '＝' || ch.is_whitespace();
    let mut parts = typed.split(is_between).filter(|part| !part.is_empty());
    let name = parts.next().unwrap_or_default();
    let value = parts.collect::<Vec<_>>().join(" ");
    match name {
        "theme" => theme(state, &value),
        "ambiguous" => ambiguous(state, &value),
        "lang" => lang(state, &value),
        "ascii" | "mouse" => switch(state, name, &value),
        "measure" => measure(state, &value),
        _ => {
            let lang = state.settings.lang;
            let names = names();
            state.complain(match name {
                "" => manners::settings(lang, &names),
                _ => words::no_setting(lang, typed, &names),
            });
            Vec::new()
        }
    }
}

/// Says what a setting can be.
fn refuse(state: &mut State, name: &str, value: &str) -> Vec<Effect> {
    let (lang, known) = (state.settings.lang, known(name));
    state.complain(match value {
        "" => manners::needs_value(lang, name, &known),
        _ => manners::no_value(lang, name, value, &known),
    });
    Vec::new()
}

/// What was set holds from now on: the page is laid out and painted anew.
fn hold(state: &mut State, name: &'static str, value: &str, toml: String) -> Vec<Effect> {
    state.reader.stale = true;
    state.say(manners::set_to(state.settings.lang, name, value));
    vec![Effect::Repaint, Effect::KeepSetting(name, toml)]
}

fn theme(state: &mut State, value: &str) -> Vec<Effect> {
    state.settings.theme = match value {
        "dark" => Theme::dark(),
        "light" => Theme::light(),
        "mono" => Theme::monochrome(),
        _ => return refuse(state, "theme", value),
    };
    hold(state, "theme", value, quoted(value))
}

fn ambiguous(state: &mut State, value: &str) -> Vec<Effect> {
    state.settings.ambiguous = match value {
        "narrow" => Ambiguous::Narrow,
        "wide" => Ambiguous::Wide,
        _ => return refuse(state, "ambiguous", value),
    };
    hold(state, "ambiguous", value, quoted(value))
}

fn lang(state: &mut State, value: &str) -> Vec<Effect> {
    state.settings.lang = match value {
        "zh" => Lang::Zh,
        "en" => Lang::En,
        _ => return refuse(state, "lang", value),
    };
    let mut effects = hold(state, "lang", value, quoted(value));
    // What comes from the disk from now on speaks it too.
    effects.push(Effect::SetLang(state.settings.lang));
    effects
}

/// A setting that is on or off.
fn switch(state: &mut State, name: &str, value: &str) -> Vec<Effect> {
    let on = match value {
        "on" => true,
        "off" => false,
        _ => return refuse(state, name, value),
    };
    if name == "ascii" {
        state.settings.ascii = on;
        return hold(state, "ascii", value, on.to_string());
    }
    let lang = state.settings.lang;
    state.say(if on {
        manners::mouse_on(lang)
    } else {
        manners::mouse_off(lang)
    });
    let kept = Effect::KeepSetting("mouse", on.to_string());
    vec![Effect::SetMouse(on), kept]
}

/// Sets the widest reading column; without a number says how wide it is.
pub(super) fn measure(state: &mut State, typed: &str) -> Vec<Effect> {
    let lang = state.settings.lang;
    let (least, most) = act::MEASURE;
    match typed.parse::<u16>() {
        Ok(cols) if (least..=most).contains(&cols) => measured(state, cols),
        _ if typed.is_empty() => {
            state.say(fold::measure(lang, state.settings.measure));
            Vec::new()
        }
        _ => {
            state.complain(fold::no_measure(lang, typed, least, most));
            Vec::new()
        }
    }
}

/// The widest reading column is another one from now on.
pub(super) fn measured(state: &mut State, cols: u16) -> Vec<Effect> {
    state.settings.measure = cols;
    let cols = cols.to_string();
    hold(state, "measure", &cols, cols.clone())
}

/// A word as TOML.
fn quoted(value: &str) -> String {
    format!("\"{value}\"")
}
