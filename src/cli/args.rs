//! What can be typed: subcommands and options, with help in the reader's language.

#![expect(
    clippy::disallowed_methods,
    reason = "the environment stands for options here and nowhere else"
)]

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::sync::OnceLock;

use clap::{ArgAction, Args as ClapArgs, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::home::{self, Home};
use crate::lang::{Lang, cli as words};
use crate::session::Options;

/// The language of help: known before the arguments are parsed, and never changed.
static LANG: OnceLock<Lang> = OnceLock::new();

/// A word of help in the language of help.
fn w(word: fn(Lang) -> &'static str) -> &'static str {
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
    /// Colour of results.
    #[arg(long, global = true, value_name = "WHEN", value_parser = ["auto", "always", "never"], hide_possible_values = true, help = w(words::opt_color))]
    pub color: Option<String>,
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
        }
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

/// The subcommands.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// One row per report.
    #[command(about = w(words::about_list))]
    List(Paths),
    /// The text.
    #[command(about = w(words::about_text))]
    Text(TextArgs),
    /// The section tree, and corrections by hand.
    #[command(about = w(words::about_outline))]
    Outline(OutlineArgs),
    /// Quantities.
    #[command(about = w(words::about_figures))]
    Figures(Paths),
    /// A phrase in many reports.
    #[command(about = w(words::about_search))]
    Search(SearchArgs),
    /// One review.
    #[command(about = w(words::about_show))]
    Show(ReportArg),
    /// One score, or many from standard input.
    #[command(about = w(words::about_score))]
    Score(ScoreArgs),
    /// One note.
    #[command(about = w(words::about_note))]
    Note(NoteArgs),
    /// The summary.
    #[command(about = w(words::about_summary))]
    Summary(SummaryArgs),
    /// The status.
    #[command(about = w(words::about_status))]
    Status(StatusArgs),
    /// Takes the last edit back.
    #[command(about = w(words::about_undo))]
    Undo(ReportArg),
    /// Does it again.
    #[command(about = w(words::about_redo))]
    Redo(ReportArg),
    /// Notes that moved or are lost.
    #[command(about = w(words::about_anchors))]
    Anchors(Paths),
    /// Reviews as files.
    #[command(about = w(words::about_export))]
    Export(ExportArgs),
    /// Profiles.
    #[command(about = w(words::about_profile))]
    Profile(ProfileArgs),
    /// A store in the batch's folder.
    #[command(about = w(words::about_init))]
    Init(InitArgs),
    /// The store.
    #[command(about = w(words::about_store))]
    Store(StoreArgs),
    /// The parser's child process.
    #[command(name = "__ingest", hide = true)]
    Ingest,
}

/// Folders and files.
#[derive(ClapArgs, Debug)]
pub struct Paths {
    /// Folders and files.
    #[arg(value_name = "PATH", required = true, help = w(words::arg_paths))]
    pub paths: Vec<PathBuf>,
}

/// Arguments of `text`.
#[derive(ClapArgs, Debug)]
pub struct TextArgs {
    /// The file.
    #[arg(value_name = "FILE", help = w(words::arg_report))]
    pub report: OsString,
    /// The encoding to read it in.
    #[arg(long, value_name = "NAME", help = w(words::opt_encoding))]
    pub encoding: Option<String>,
}

/// Arguments of `outline`.
#[derive(ClapArgs, Debug)]
pub struct OutlineArgs {
    /// The report.
    #[arg(value_name = "REPORT", help = w(words::arg_report))]
    pub report: OsString,
    /// Without corrections by hand.
    #[arg(long, conflicts_with_all = ["set", "title", "issuer", "year", "reset"], help = w(words::opt_raw))]
    pub raw: bool,
    /// Corrections of single sections.
    #[arg(long, value_name = "ID:WHAT", action = ArgAction::Append, help = w(words::opt_set))]
    pub set: Vec<String>,
    /// The title.
    #[arg(long, value_name = "TEXT", help = w(words::opt_title))]
    pub title: Option<String>,
    /// The issuer.
    #[arg(long, value_name = "NAME", help = w(words::opt_issuer))]
    pub issuer: Option<String>,
    /// The year.
    #[arg(long, value_name = "YEAR", help = w(words::opt_year))]
    pub year: Option<i32>,
    /// Takes all corrections back.
    #[arg(long, help = w(words::opt_reset))]
    pub reset: bool,
}

/// One report.
#[derive(ClapArgs, Debug)]
pub struct ReportArg {
    /// The report.
    #[arg(value_name = "REPORT", help = w(words::arg_report))]
    pub report: OsString,
}

/// Arguments of `score`.
#[derive(ClapArgs, Debug)]
pub struct ScoreArgs {
    /// The report, or `-`.
    #[arg(value_name = "REPORT", help = w(words::arg_score_report))]
    pub report: OsString,
    /// The criterion.
    #[arg(value_name = "CRITERION", help = w(words::arg_criterion))]
    pub criterion: Option<String>,
    /// The points.
    #[arg(value_name = "VALUE", allow_negative_numbers = true, help = w(words::arg_value))]
    pub value: Option<String>,
    /// Why.
    #[arg(long, value_name = "TEXT", help = w(words::opt_comment))]
    pub comment: Option<String>,
}

/// Arguments of `note`.
#[derive(ClapArgs, Debug)]
pub struct NoteArgs {
    /// The report.
    #[arg(value_name = "REPORT", help = w(words::arg_report))]
    pub report: OsString,
    /// The comment.
    #[arg(value_name = "BODY", help = w(words::arg_body))]
    pub body: Option<String>,
    /// On this passage.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, conflicts_with_all = ["span", "section", "whole"], help = w(words::opt_quote))]
    pub quote: Option<String>,
    /// Which of several.
    #[arg(long, value_name = "N", requires = "quote", help = w(words::opt_nth))]
    pub nth: Option<usize>,
    /// On these characters.
    #[arg(long, value_name = "START..END", conflicts_with_all = ["section", "whole"], help = w(words::opt_span))]
    pub span: Option<String>,
    /// On a section.
    #[arg(long, value_name = "ID", conflicts_with = "whole", help = w(words::opt_section))]
    pub section: Option<String>,
    /// On the whole report.
    #[arg(long, help = w(words::opt_whole))]
    pub whole: bool,
    /// Its kind.
    #[arg(long, value_name = "KIND", help = w(words::opt_kind))]
    pub kind: Option<String>,
    /// The criterion it bears on.
    #[arg(long, value_name = "CRITERION", help = w(words::opt_criterion))]
    pub criterion: Option<String>,
    /// For nobody else.
    #[arg(long, help = w(words::opt_private))]
    pub private: bool,
    /// Changes a note.
    #[arg(long, value_name = "ID", conflicts_with_all = ["delete", "private"], help = w(words::opt_edit))]
    pub edit: Option<String>,
    /// Deletes a note.
    #[arg(long, value_name = "ID", conflicts_with_all = ["body", "quote", "span", "section", "whole", "kind", "criterion", "private"], help = w(words::opt_delete))]
    pub delete: Option<String>,
}

/// Arguments of `summary`.
#[derive(ClapArgs, Debug)]
pub struct SummaryArgs {
    /// The report.
    #[arg(value_name = "REPORT", help = w(words::arg_report))]
    pub report: OsString,
    /// The summary.
    #[arg(value_name = "BODY", help = w(words::arg_summary))]
    pub body: Option<String>,
}

/// Arguments of `status`.
#[derive(ClapArgs, Debug)]
pub struct StatusArgs {
    /// The report.
    #[arg(value_name = "REPORT", help = w(words::arg_report))]
    pub report: OsString,
    /// The status.
    #[arg(value_name = "STATUS", help = w(words::arg_status))]
    pub status: Option<String>,
}

/// Arguments of `search`.
#[derive(ClapArgs, Debug)]
pub struct SearchArgs {
    /// The phrase.
    #[arg(value_name = "PATTERN", allow_hyphen_values = true, help = w(words::arg_pattern))]
    pub pattern: String,
    /// Folders and files.
    #[arg(value_name = "PATH", required = true, help = w(words::arg_paths))]
    pub paths: Vec<PathBuf>,
    /// As a regular expression.
    #[arg(long, conflicts_with = "exact", help = w(words::opt_regex))]
    pub regex: bool,
    /// Character by character.
    #[arg(long, help = w(words::opt_exact))]
    pub exact: bool,
}

/// Arguments of `export`.
#[derive(ClapArgs, Debug)]
pub struct ExportArgs {
    /// Folders and files.
    #[arg(value_name = "PATH", required = true, help = w(words::arg_paths))]
    pub paths: Vec<PathBuf>,
    /// The format.
    #[arg(long, value_name = "FORMAT", help = w(words::opt_format))]
    pub format: String,
    /// Where to.
    #[arg(short, long = "output", value_name = "OUT", help = w(words::opt_out))]
    pub out: Option<PathBuf>,
}

/// Arguments of `init`.
#[derive(ClapArgs, Debug)]
pub struct InitArgs {
    /// The batch's folder.
    #[arg(value_name = "DIR", help = w(words::arg_folder))]
    pub folder: Option<PathBuf>,
}

/// Arguments of `store`.
#[derive(ClapArgs, Debug)]
pub struct StoreArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: StoreCommand,
}

/// What `store` can do.
#[derive(Subcommand, Debug)]
pub enum StoreCommand {
    /// Where it is.
    #[command(about = w(words::about_store_path))]
    Path,
    /// What is wrong with it.
    #[command(about = w(words::about_store_check))]
    Check,
    /// Takes over what can be read of damaged files.
    #[command(about = w(words::about_store_repair))]
    Repair,
    /// All that is in it.
    #[command(about = w(words::about_store_dump))]
    Dump,
    /// Half-typed text.
    #[command(about = w(words::about_store_drafts))]
    Drafts,
    /// Every edit of a review.
    #[command(about = w(words::about_store_history))]
    History(ReportArg),
}

/// Arguments of `profile`.
#[derive(ClapArgs, Debug)]
pub struct ProfileArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: ProfileCommand,
}

/// What `profile` can do.
#[derive(Subcommand, Debug)]
pub enum ProfileCommand {
    /// Names of profiles.
    #[command(about = w(words::about_profile_list))]
    List,
    /// One profile.
    #[command(about = w(words::about_profile_show))]
    Show {
        /// Its name or file.
        #[arg(value_name = "NAME|FILE", help = w(words::arg_profile))]
        name: String,
    },
    /// Faults of a profile.
    #[command(about = w(words::about_profile_check))]
    Check {
        /// Its name or file.
        #[arg(value_name = "FILE", help = w(words::arg_profile))]
        name: String,
    },
    /// A new profile from a built-in one.
    #[command(about = w(words::about_profile_new))]
    New {
        /// Its name.
        #[arg(value_name = "NAME", help = w(words::arg_profile_new))]
        name: String,
        /// The one it begins as.
        #[arg(long, value_name = "NAME", default_value = "generic", help = w(words::opt_from))]
        from: String,
    },
}

/// Parses the arguments of the program. Help and wrong use end it here.
///
/// Returns the subcommand, or the paths for the screen.
#[must_use]
pub fn parse() -> (Option<Command>, Vec<PathBuf>, Args) {
    let raw: Vec<OsString> = env::args_os().collect();
    let _ = LANG.set(language(&raw));
    let mut line = match command().try_get_matches_from(raw) {
        Ok(matches) => Line::from_arg_matches(&matches).unwrap_or_else(|error| error.exit()),
        Err(error) => error.exit(),
    };
    line.args.take_environment();
    (line.command, line.paths, line.args)
}

/// The language of help and messages: `--lang` wherever it stands, `ZHUPI_LANG`, the
/// settings, the locale, Chinese.
fn language(raw: &[OsString]) -> Lang {
    let typed = |name: &OsStr| match name.to_str() {
        Some("zh") => Some(Lang::Zh),
        Some("en") => Some(Lang::En),
        _ => None,
    };
    let option = raw.iter().enumerate().find_map(|(nth, arg)| {
        if arg == "--lang" {
            return typed(raw.get(nth + 1)?);
        }
        typed(OsStr::new(arg.to_str()?.strip_prefix("--lang=")?))
    });
    let settings = || Home::find().settings().ok()?.lang;
    option
        .or_else(|| env::var_os("ZHUPI_LANG").and_then(|name| typed(&name)))
        .or_else(|| settings().as_deref().and_then(Lang::from_locale))
        .or_else(home::locale_lang)
        .unwrap_or_default()
}

/// The command line with its own words for `--help` and `--version`.
fn command() -> clap::Command {
    worded(Line::command()).disable_version_flag(true).arg(
        clap::Arg::new("version")
            .long("version")
            .short('V')
            .action(ArgAction::Version)
            .help(w(words::opt_version)),
    )
}

fn worded(command: clap::Command) -> clap::Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    let command = names.iter().fold(command, |command, name| {
        command.mut_subcommand(name, worded)
    });
    let template = if names.is_empty() {
        w(words::subcommand_template)
    } else {
        w(words::help_template)
    };
    command
        .help_template(template)
        .disable_help_flag(true)
        .arg(
            clap::Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help)
                .help(w(words::opt_help)),
        )
        .next_help_heading(w(words::options))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        command().debug_assert();
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
}
