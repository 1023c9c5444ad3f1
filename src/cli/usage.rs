//! Wrong use said in the reader's language: what clap found, in our words.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::out::say;
use crate::lang::{Lang, usage as words};

/// Ends the program over what clap refused; help and version are printed as they are.
pub(super) fn end(error: &clap::Error, lang: Lang) -> ! {
    use ErrorKind as Kind;
    match error.kind() {
        Kind::DisplayHelp
        | Kind::DisplayVersion
        | Kind::DisplayHelpOnMissingArgumentOrSubcommand => error.exit(),
        _ => {
            say(&message(error, lang));
            std::process::exit(2);
        }
    }
}

/// What is wrong, what may have been meant, and how it is used.
fn message(error: &clap::Error, lang: Lang) -> String {
    let of = |kind| shown(error, kind);
    let arg = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::UnknownArgument => words::unknown_argument(lang, &arg),
        ErrorKind::InvalidSubcommand => {
            words::unknown_command(lang, &of(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => words::no_command(lang).to_owned(),
        ErrorKind::MissingRequiredArgument => words::missing(lang, &arg),
        ErrorKind::ArgumentConflict => words::conflict(lang, &arg, &of(ContextKind::PriorArg)),
        ErrorKind::InvalidValue if value.is_empty() => words::no_value(lang, &arg),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            words::wrong_value(lang, &arg, &value)
        }
        ErrorKind::InvalidUtf8 => words::not_utf8(lang).to_owned(),
        _ => words::wrong(lang).to_owned(),
    };
    let mut lines = vec![what];
    let valid = of(ContextKind::ValidValue);
    if !valid.is_empty() {
        lines.push(words::valid(lang, &valid));
    }
    let near = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .map(of);
    if let Some(near) = near.iter().find(|near| !near.is_empty()) {
        lines.push(words::near(lang, near));
    }
    let usage = of(ContextKind::Usage);
    // "Usage: zhupi list [OPTIONS] <PATH>...", in whatever lines.
    let usage = usage
        .split_once(':')
        .map_or(usage.as_str(), |(_, line)| line);
    if let Some(line) = usage.lines().map(str::trim).find(|line| !line.is_empty()) {
        lines.push(words::usage(lang, line));
    }
    lines.join("\n")
}

/// What clap says of one side of an error; empty where it says nothing.
fn shown(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
