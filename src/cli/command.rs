//! The subcommands and their arguments.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Args as ClapArgs, Subcommand};

use super::args::w;
use super::export_args::ExportArgs;
use super::score::ScoreArgs;
use crate::lang::{cli as words, pinning, upkeep};

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
    /// Passages that reports share.
    #[command(about = w(words::about_similar))]
    Similar(SimilarArgs),
    /// What the checks find.
    #[command(about = w(words::about_check))]
    Check(CheckArgs),
    /// Accepts or dismisses a finding.
    #[command(about = w(words::about_finding))]
    Finding(FindingArgs),
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
    /// The batch as numbers.
    #[command(about = w(words::about_stats))]
    Stats(Paths),
    /// Notes that moved or are lost.
    #[command(about = w(words::about_anchors))]
    Anchors(AnchorsArgs),
    /// Several stores as one.
    #[command(about = w(upkeep::about_merge))]
    Merge(MergeArgs),
    /// Reviews as files.
    #[command(about = w(words::about_export))]
    Export(ExportArgs),
    /// What came back.
    #[command(about = w(words::about_import))]
    Import(ImportArgs),
    /// Profiles.
    #[command(about = w(words::about_profile))]
    Profile(ProfileArgs),
    /// A store in the batch's folder.
    #[command(about = w(words::about_init))]
    Init(InitArgs),
    /// The store.
    #[command(about = w(words::about_store))]
    Store(StoreArgs),
    /// Completions for a shell.
    #[command(about = w(words::about_completions))]
    Completions {
        /// The shell.
        #[arg(value_name = "SHELL", value_enum, hide_possible_values = true, help = w(words::arg_shell))]
        shell: clap_complete::Shell,
    },
    /// The manual page.
    #[command(about = w(words::about_man))]
    Man {
        /// Of a subcommand.
        #[arg(value_name = "COMMAND", help = w(words::arg_man))]
        command: Option<String>,
    },
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

/// Arguments of `similar`.
#[derive(ClapArgs, Debug)]
pub struct SimilarArgs {
    /// Folders and files.
    #[arg(value_name = "PATH", required = true, help = w(words::arg_paths))]
    pub paths: Vec<PathBuf>,
    /// The shortest match, in letters and digits.
    #[arg(
        long,
        value_name = "N",
        default_value_t = crate::similar::MIN_CHARS,
        value_parser = clap::value_parser!(u32).range(i64::from(crate::similar::LEAST_CHARS)..),
        help = w(words::opt_min_chars)
    )]
    pub min_chars: u32,
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
    #[arg(long, conflicts_with_all = ["set", "title", "issuer", "year", "class", "reset"], help = w(words::opt_raw))]
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
    /// The class whose rubric the report is scored by.
    #[arg(long, value_name = "CLASS", help = w(words::opt_class))]
    pub class: Option<String>,
    /// Takes all corrections back.
    #[arg(long, help = w(words::opt_reset))]
    pub reset: bool,
}

/// Arguments of `check`.
#[derive(ClapArgs, Debug)]
pub struct CheckArgs {
    /// Folders and files.
    #[arg(value_name = "PATH", required_unless_present = "explain", help = w(words::arg_paths))]
    pub paths: Vec<PathBuf>,
    /// Only these checks.
    #[arg(long, value_name = "CHECK", value_delimiter = ',', action = ArgAction::Append, help = w(words::opt_only))]
    pub only: Vec<String>,
    /// Findings at least this grave.
    #[arg(long, value_name = "SEVERITY", help = w(words::opt_severity))]
    pub severity: Option<String>,
    /// The documentation of a check.
    #[arg(long, value_name = "CHECK", conflicts_with_all = ["paths", "only", "severity"], help = w(words::opt_explain))]
    pub explain: Option<String>,
}

/// Arguments of `finding`.
#[derive(ClapArgs, Debug)]
pub struct FindingArgs {
    /// The report.
    #[arg(value_name = "REPORT", help = w(words::arg_report))]
    pub report: OsString,
    /// The check.
    #[arg(value_name = "CHECK", help = w(words::arg_check))]
    pub check: String,
    /// Where the finding begins.
    #[arg(value_name = "START", help = w(words::arg_start))]
    pub start: String,
    /// What is said of it.
    #[arg(value_name = "accept|dismiss", help = w(words::arg_verdict))]
    pub verdict: FindingVerb,
    /// Why.
    #[arg(long, value_name = "TEXT", help = w(words::opt_reason))]
    pub reason: Option<String>,
}

/// What can be said of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum FindingVerb {
    /// Make a note of it.
    Accept,
    /// Leave it out of sight.
    Dismiss,
}

/// One report.
#[derive(ClapArgs, Debug)]
pub struct ReportArg {
    /// The report.
    #[arg(value_name = "REPORT", help = w(words::arg_report))]
    pub report: OsString,
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

/// Arguments of `anchors`.
#[derive(ClapArgs, Debug)]
pub struct AnchorsArgs {
    /// Folders and files.
    #[arg(value_name = "PATH", required = true, help = w(words::arg_paths))]
    pub paths: Vec<PathBuf>,
    /// Settles this note.
    #[arg(long, value_name = "ID", help = w(upkeep::opt_fix))]
    pub fix: Option<String>,
    /// By binding it to these characters.
    #[arg(long, value_name = "START..END", requires = "fix", conflicts_with_all = ["whole", "drop"], help = w(upkeep::opt_to))]
    pub to: Option<String>,
    /// By making it a note on the whole report.
    #[arg(long, requires = "fix", conflicts_with = "drop", help = w(upkeep::opt_fix_whole))]
    pub whole: bool,
    /// By deleting it.
    #[arg(long, alias = "delete", requires = "fix", help = w(upkeep::opt_fix_delete))]
    pub drop: bool,
}

/// Arguments of `merge`.
#[derive(ClapArgs, Debug)]
pub struct MergeArgs {
    /// Other stores.
    #[arg(value_name = "FROM", required = true, help = w(upkeep::arg_from))]
    pub from: Vec<PathBuf>,
    /// The store they are merged into.
    #[arg(long, value_name = "STORE", help = w(upkeep::opt_into))]
    pub into: PathBuf,
    /// Writes nothing.
    #[arg(long, help = w(upkeep::opt_dry_run))]
    pub dry_run: bool,
}

/// Arguments of `store history`.
#[derive(ClapArgs, Debug)]
pub struct HistoryArgs {
    /// The report.
    #[arg(value_name = "REPORT", help = w(upkeep::arg_history))]
    pub report: Option<OsString>,
}

/// Arguments of `store purge`.
#[derive(ClapArgs, Debug)]
pub struct PurgeArgs {
    /// Without it nothing is done.
    #[arg(long, help = w(upkeep::opt_yes))]
    pub yes: bool,
}

/// Arguments of `store merge-driver`, as Git gives them.
#[derive(ClapArgs, Debug)]
pub struct DriverArgs {
    /// The common ancestor (`%O`).
    #[arg(value_name = "BASE")]
    pub base: PathBuf,
    /// Our version (`%A`); the result is written here.
    #[arg(value_name = "OURS")]
    pub ours: PathBuf,
    /// Their version (`%B`).
    #[arg(value_name = "THEIRS")]
    pub theirs: PathBuf,
    /// Where it lies in the repository (`%P`).
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
}

/// Arguments of `import`.
#[derive(ClapArgs, Debug)]
pub struct ImportArgs {
    /// The file.
    #[arg(value_name = "FILE", help = w(words::arg_import))]
    pub file: PathBuf,
    /// Only says what would happen.
    #[arg(long, help = w(words::opt_dry_run))]
    pub dry_run: bool,
    /// Takes what can be placed.
    #[arg(long, help = w(words::opt_skip))]
    pub skip: bool,
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
    Path(PathArgs),
    /// What is wrong with it.
    #[command(about = w(words::about_store_check))]
    Check(PathArgs),
    /// Takes over what can be read of damaged files.
    #[command(about = w(words::about_store_repair))]
    Repair(PathArgs),
    /// All that is in it.
    #[command(about = w(words::about_store_dump))]
    Dump,
    /// Half-typed text.
    #[command(about = w(words::about_store_drafts))]
    Drafts,
    /// Every edit of a review.
    #[command(about = w(words::about_store_history))]
    History(HistoryArgs),
    /// Empties `trash/`.
    #[command(about = w(upkeep::about_purge))]
    Purge(PurgeArgs),
    /// Joins two versions of a review for Git.
    #[command(about = w(upkeep::about_driver))]
    MergeDriver(DriverArgs),
}

/// Arguments of `store path`, `check` and `repair`.
#[derive(ClapArgs, Debug)]
pub struct PathArgs {
    /// A folder or file of the batch.
    #[arg(value_name = "PATH", help = w(words::arg_batch_path))]
    pub path: Option<PathBuf>,
}

impl PathArgs {
    /// The path, as what takes many wants it.
    pub fn paths(&self) -> &[PathBuf] {
        self.path.as_slice()
    }
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
    /// Another profile for the store.
    #[command(about = w(pinning::about))]
    Take {
        /// Its name or file.
        #[arg(value_name = "NAME|FILE", help = w(words::arg_profile))]
        name: String,
        /// Do it.
        #[arg(long, help = w(pinning::opt_yes))]
        yes: bool,
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
