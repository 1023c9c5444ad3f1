//! What can be typed: subcommands and options, with help in the reader's language.

#![expect(
    clippy::disallowed_methods,
    reason = "the environment stands for options here and nowhere else"
)]

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use clap::{ArgAction, Args as ClapArgs, ColorChoice, CommandFactory, FromArgMatches, Parser};

use super::command::Command;
use super::examples;
use super::out::say;
use super::paint;
use super::usage;

use crate::export::EXPORTERS;
use crate::home::{self, Home};
use crate::lang::{Lang, cli as words, template, usage as usage_words};
use crate::session::Options;

/// The language of help: known before the arguments are parsed, and never changed.
static LANG: OnceLock<Lang> = OnceLock::new();

/// A word of help in the language of help.
pub(super) fn w(word: fn(Lang) -> &'static str) -> &'static str {
    word(LANG.get().copied().unwrap_or_default())
}

/// The whole command line.
#[derive(Parser)]
#[command(
    name = "zhupi",
    version,
    about = w(words::about),
    override_usage = w(words::usage),
    help_template = w(words::help_template),
    subcommand_help_heading = w(words::commands),
    disable_help_subcommand = true
)]
struct Line {
    #[arg(value_name = "PATH", help = w(words::arg_paths))]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    args: Args,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Options everywhere.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(next_help_heading = w(words::options_everywhere))]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub struct Args {
    /// The store's folder.
    #[arg(long, global = true, value_name = "DIR", help = w(words::opt_store))]
    pub store: Option<PathBuf>,
    /// The batch's folder.
    #[arg(long, global = true, value_name = "DIR", help = w(words::opt_batch))]
    pub batch: Option<PathBuf>,
    /// A profile by name or file.
    #[arg(long, global = true, value_name = "NAME|FILE", help = w(words::opt_profile))]
    pub profile: Option<String>,
    /// Who reviews.
    #[arg(long, global = true, value_name = "NAME", help = w(words::opt_reviewer))]
    pub reviewer: Option<String>,
    /// The language.
    #[arg(long, global = true, value_name = "zh|en", value_parser = ["zh", "en"], hide_possible_values = true, help = w(words::opt_lang))]
    pub lang: Option<String>,
    /// Whether results and the screen are more than plain text.
    #[arg(long, global = true, value_name = "WHEN", value_enum, hide_possible_values = true, help = w(words::opt_color))]
    pub color: Option<ColorChoice>,
    /// The screen drawn with ASCII only.
    #[arg(long, global = true, help = w(words::opt_ascii))]
    pub ascii: bool,
    /// Results as JSON.
    #[arg(long, global = true, help = w(words::opt_json))]
    pub json: bool,
    /// Read links that leave the batch.
    #[arg(long, global = true, help = w(words::opt_follow))]
    pub follow: bool,
    /// Bind a store of another batch; overwrite an export.
    #[arg(long, global = true, help = w(words::opt_force))]
    pub force: bool,
}

impl Args {
    /// The language of messages.
    #[must_use]
    pub fn lang(&self) -> Lang {
        LANG.get().copied().unwrap_or_default()
    }

    /// What a session is opened with for these paths.
    #[must_use]
    pub fn options(&self, paths: &[PathBuf]) -> Options {
        Options {
            paths: paths.to_vec(),
            store: self.store.clone(),
            batch: self.batch.clone(),
            profile: self.profile.clone(),
            reviewer: self.reviewer.clone().filter(|name| name != "all"),
            lang: Some(self.lang()),
            force: self.force,
            follow: self.follow,
            home: None,
            known_as: None,
        }
    }

    /// Whether the screen is to be without colour.
    #[must_use]
    pub fn plain(&self) -> bool {
        self.color == Some(ColorChoice::Never)
    }

    /// Whether everybody's reviews are asked for.
    #[must_use]
    pub fn everybody(&self) -> bool {
        self.reviewer.as_deref() == Some("all")
    }

    /// Options not typed are those of the environment; an empty variable says nothing.
    fn take_environment(&mut self) {
        fn set(name: &str) -> Option<OsString> {
            env::var_os(name).filter(|value| !value.is_empty())
        }
        fn text(name: &str) -> Option<String> {
            set(name).map(|value| value.to_string_lossy().into_owned())
        }
        let path = |name| set(name).map(PathBuf::from);
        self.store = self.store.take().or_else(|| path("ZHUPI_STORE"));
        self.batch = self.batch.take().or_else(|| path("ZHUPI_BATCH"));
        self.profile = self.profile.take().or_else(|| text("ZHUPI_PROFILE"));
        self.reviewer = self.reviewer.take().or_else(|| text("ZHUPI_REVIEWER"));
    }
}

/// Parses the arguments of the program. Help and wrong use end it here.
///
/// Returns the subcommand, or the paths for the screen.
#[must_use]
pub fn parse() -> (Option<Command>, Vec<PathBuf>, Args) {
    let raw: Vec<OsString> = env::args_os().collect();
    let _ = LANG.set(language(&raw));
    let choice = color(&raw);
    paint::settle(choice);
    let line = only_paths(&raw).map_or_else(|| parsed(&raw, choice), Ok);
    let mut line = line.unwrap_or_else(|error| {
        // Where the command itself is mistyped, its options are not what is wrong.
        let name = raw.get(1).map(Path::new).filter(|name| !is_option(name));
        let mistyped = name.and_then(mistyped).filter(|_| error.use_stderr());
        if let Some(message) = mistyped {
            say(&message);
            std::process::exit(2);
        }
        usage::end(&error, w_lang())
    });
    line.args.take_environment();
    if let (None, [name, ..]) = (&line.command, line.paths.as_slice())
        && let Some(message) = mistyped(name)
    {
        say(&message);
        std::process::exit(2);
    }
    (line.command, line.paths, line.args)
}

fn parsed(raw: &[OsString], choice: ColorChoice) -> Result<Line, clap::Error> {
    let matches = typed(raw).color(choice).try_get_matches_from(raw)?;
    Line::from_arg_matches(&matches)
}

/// The line where nothing but paths can be meant: what is no option, and has a character
/// that no subcommand has. To build a parser would cost half of the time to the first frame.
fn only_paths(raw: &[OsString]) -> Option<Line> {
    let paths = raw.get(1..)?;
    let is_path = |path: &OsString| {
        let bytes = path.as_encoded_bytes();
        !bytes.starts_with(b"-") && !bytes.iter().all(|byte| in_command(*byte))
    };
    paths.iter().all(is_path).then(|| Line {
        paths: paths.iter().map(PathBuf::from).collect(),
        args: Args::default(),
        command: None,
    })
}

/// Whether a subcommand's name may have it.
fn in_command(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte == b'_'
}

fn is_option(argument: &Path) -> bool {
    argument.as_os_str().as_encoded_bytes().starts_with(b"-")
}

/// What to say to a name that is no file, no command, and no path either.
fn mistyped(name: &Path) -> Option<String> {
    let typed = name.to_str()?;
    if name.symlink_metadata().is_ok() || typed.contains('/') {
        return None;
    }
    let command = command();
    let known = command.get_subcommands().filter(|sub| !sub.is_hide_set());
    let known: Vec<&str> = known.map(clap::Command::get_name).collect();
    let near = similar::get_close_matches(typed, &known, 1, 0.7);
    Some(match near.first() {
        _ if known.contains(&typed) => return None,
        Some(near) => words::mistyped(w_lang(), typed, near),
        None if typed.contains('.') => return None,
        None => usage_words::unknown_name(w_lang(), typed),
    })
}

fn w_lang() -> Lang {
    LANG.get().copied().unwrap_or_default()
}

/// The language of help and messages: `--lang` wherever it stands, `ZHUPI_LANG`, the
/// settings, the locale, Chinese.
fn language(raw: &[OsString]) -> Lang {
    let typed = |name: &OsStr| match name.to_str() {
        Some("zh") => Some(Lang::Zh),
        Some("en") => Some(Lang::En),
        _ => None,
    };
    let option = value_of(raw, "--lang").and_then(typed);
    let settings = || Home::find().settings().ok()?.lang;
    option
        .or_else(|| env::var_os("ZHUPI_LANG").and_then(|name| typed(&name)))
        .or_else(|| settings().as_deref().and_then(Lang::from_locale))
        .or_else(home::locale_lang)
        .unwrap_or_default()
}

/// `--color` wherever it stands: wrong use is said in it too.
fn color(raw: &[OsString]) -> ColorChoice {
    match value_of(raw, "--color").and_then(OsStr::to_str) {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

/// What is typed for an option, before the arguments are parsed.
fn value_of<'a>(raw: &'a [OsString], option: &str) -> Option<&'a OsStr> {
    raw.iter().enumerate().find_map(|(nth, arg)| {
        if arg == option {
            return raw.get(nth + 1).map(OsString::as_os_str);
        }
        let value = arg.to_str()?.strip_prefix(option)?.strip_prefix('=')?;
        Some(OsStr::new(value))
    })
}

/// The command line with its own words for `--help` and `--version`.
pub(super) fn command() -> clap::Command {
    worded_where(&|_| true)
}

/// As [`command`], but only the subcommands that are typed have words of their own: those of
/// the others would cost a start of the screen more than everything else it parses.
fn typed(raw: &[OsString]) -> clap::Command {
    worded_where(&|name| raw.iter().any(|arg| arg == name))
}

fn worded_where(is_wanted: &dyn Fn(&str) -> bool) -> clap::Command {
    worded(Line::command(), is_wanted)
        .disable_version_flag(true)
        .arg(
            clap::Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(w(words::opt_version)),
        )
}

fn worded(command: clap::Command, is_wanted: &dyn Fn(&str) -> bool) -> clap::Command {
    let is_leaf = !command.has_subcommands();
    let names: Vec<String> = command
        .get_subcommands()
        .map(clap::Command::get_name)
        .filter(|name| is_wanted(name))
        .map(str::to_owned)
        .collect();
    let command = names.iter().fold(command, |command, name| {
        command.mut_subcommand(name, |sub| worded(sub, is_wanted))
    });
    let layout = if is_leaf {
        w(words::subcommand_template)
    } else {
        w(words::help_template)
    };
    let examples = examples::of(command.get_name());
    let command = if examples.is_empty() {
        command
    } else {
        let head = w(words::examples);
        let mut after = format!("{head}:\n  {}", examples.join("\n  "));
        if command.get_name() == "export" {
            let formats = EXPORTERS
                .iter()
                .map(|known| format!("  {:<12} {}", known.id, w(known.about)));
            let formats = formats.collect::<Vec<_>>().join("\n");
            let fields = w(template::fields).replace('\n', "\n  ");
            after = format!(
                "{}:\n{formats}\n\n{after}\n\n{}\n  {fields}",
                w(words::formats),
                w(template::fields_head)
            );
        }
        command.after_help(after)
    };
    command
        .mut_args(|arg| {
            if arg.is_positional() {
                arg.help_heading(w(words::arguments))
            } else {
                arg
            }
        })
        .help_template(format!("{layout}{{after-help}}"))
        .disable_help_flag(true)
        .arg(
            clap::Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help)
                .help(w(words::opt_help)),
        )
        .next_help_heading(w(words::options))
        .subcommand_help_heading(w(words::commands))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        command().debug_assert();
    }

    #[track_caller]
    fn check_paths(typed: &[&str], is_only_paths: bool) {
        let raw: Vec<OsString> = ["zhupi"].iter().chain(typed).map(OsString::from).collect();
        let Some(line) = only_paths(&raw) else {
            return assert!(!is_only_paths, "{typed:?}");
        };
        assert!(is_only_paths, "{typed:?}");
        let same = parsed(&raw, ColorChoice::Never).unwrap();
        assert_eq!(line.paths, same.paths, "{typed:?}");
        assert_eq!(format!("{:?}", line.args), format!("{:?}", same.args));
        assert!(line.command.is_none() && same.command.is_none());
    }

    /// What is taken for paths without a parser is what the parser takes for paths.
    #[test]
    fn paths_are_known_without_the_parser() {
        for sub in command().get_subcommands() {
            for name in [sub.get_name()].into_iter().chain(sub.get_all_aliases()) {
                assert!(name.bytes().all(in_command), "{name}");
            }
        }
        check_paths(&[], true);
        check_paths(&["."], true);
        check_paths(&["青石镇.txt", "../reports", "a b", "A"], true);
        check_paths(&["list"], false);
        check_paths(&["reports"], false);
        check_paths(&["a.txt", "list"], false);
        check_paths(&["-"], false);
        check_paths(&["a.txt", "--json"], false);
        check_paths(&["--", "a.txt"], false);
        check_paths(&[""], false);
    }

    #[test]
    fn every_subcommand_shows_lines_that_it_takes() {
        for sub in command().get_subcommands().filter(|sub| !sub.is_hide_set()) {
            let examples = examples::of(sub.get_name());
            assert!(!examples.is_empty(), "{} has no example", sub.get_name());
            for line in examples {
                let own = line.split(" && ").last().unwrap_or(line);
                let own = own.split(['|', '<', '>']).next().unwrap_or(own);
                let words = own.split_whitespace().map(|word| word.trim_matches('\''));
                let parsed = command().try_get_matches_from(words);
                assert!(parsed.is_ok(), "{line}: {}", parsed.unwrap_err());
            }
        }
    }

    #[test]
    fn help_has_no_heading_of_the_parsers_own() {
        for sub in command().get_subcommands_mut() {
            let help = sub.render_help().to_string();
            assert!(!help.contains("Arguments:"), "{help}");
        }
    }

    #[track_caller]
    fn check(raw: &[&str], expected: Lang) {
        let raw: Vec<OsString> = raw.iter().map(OsString::from).collect();
        assert_eq!(language(&raw), expected);
    }

    #[test]
    fn the_language_is_known_wherever_it_is_typed() {
        check(&["zhupi", "--lang", "en", "list", "x"], Lang::En);
        check(&["zhupi", "list", "x", "--lang=en"], Lang::En);
        check(&["zhupi", "list", "--lang=zh", "x"], Lang::Zh);
    }

    #[test]
    fn colour_is_known_before_the_rest() {
        let typed = |raw: &[&str]| color(&raw.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(
            typed(&["zhupi", "list", "--color", "never"]),
            ColorChoice::Never
        );
        assert_eq!(
            typed(&["zhupi", "--color=always", "list"]),
            ColorChoice::Always
        );
        assert_eq!(typed(&["zhupi", "list", "--color"]), ColorChoice::Auto);
    }
}
