//! The command line: one file per subcommand.
//!
//! **Results go to standard output, talk to standard error; nothing foreign
//! reaches a terminal but through `text::Safe`; a closed pipe is no error.**
//! Every edit is made by the same functions as on the screen.

mod anchors;
mod args;
mod check;
mod command;
mod correct;
mod edit;
mod error;
mod examples;
mod exit;
mod export;
mod export_args;
mod export_names;
mod figures;
mod finding;
mod history;
mod import;
mod import_origin;
mod list;
mod manual;
mod merge;
mod note;
mod out;
mod outline;
mod paint;
mod pinning;
mod profile;
mod progress;
mod review;
mod score;
mod search;
mod shape;
mod show;
mod similar;
mod start;
mod stats;
mod stats_text;
mod store;
mod table;
mod text;
mod usage;

pub use args::{Args, parse};
pub use command::Command;
pub use error::CliError;
pub use exit::Exit;
pub use out::say;
pub use start::{has_terminal, is_batch, on_terminal, start_page};

use out::Out;

use crate::lang::{Lang, cli as words};
use crate::session::{CommitError, Session};
use crate::store::Loaded;

/// Runs a subcommand.
#[must_use]
pub fn run(command: Command, args: &Args) -> Exit {
    let out = Out::new(args);
    let done = match command {
        Command::List(list) => list::run(&list, args, out),
        Command::Text(text) => text::run(&text, args, out),
        Command::Outline(outline) => outline::run(&outline, args, out),
        Command::Figures(paths) => figures::run(&paths, args, out),
        Command::Check(check) => check::run(&check, args, out),
        Command::Finding(finding) => finding::run(&finding, args, out),
        Command::Search(search) => search::run(&search, args, out),
        Command::Similar(similar) => similar::run(&similar, args, out),
        Command::Anchors(anchors) => anchors::run(&anchors, args, out),
        Command::Merge(merge) => merge::run(&merge, args, out),
        Command::Export(export) => export::run(&export, args, out),
        Command::Import(import) => import::run(&import, args, out),
        Command::Init(init) => store::init(&init, args, out),
        Command::Stats(paths) => stats::run(&paths, args, out),
        Command::Store(store) => store::run(&store, args, out),
        Command::Show(report) => show::run(&report, args, out),
        Command::Score(score) => score::run(&score, args, out),
        Command::Note(note) => note::run(&note, args, out),
        Command::Summary(summary) => review::summary(&summary, args, out),
        Command::Status(status) => review::status(&status, args, out),
        Command::Undo(report) => review::undo(&report, args, out),
        Command::Redo(report) => review::redo(&report, args, out),
        Command::Profile(profile) => profile::run(&profile, args, out),
        Command::Completions { shell } => manual::completions(shell, out),
        Command::Man { command } => manual::man(command.as_deref(), args, out),
        Command::Ingest => ingest(),
    };
    match done {
        Ok(exit) => exit,
        Err(error) => error.end(args.lang()),
    }
}

/// Refuses a store that is not the batch's before anything is read; no store at all is
/// no fault where reviews are only read.
fn own_store(session: &Session) -> Result<(), CliError> {
    match session.store() {
        Ok(_) | Err(CommitError::Nowhere) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Says what of a batch could not be looked at, and whether there was anything.
fn problems(session: &Session) -> bool {
    let problems = &session.discover().problems;
    for problem in problems {
        say(&problem.message(session.lang()));
    }
    !problems.is_empty()
}

/// What is wrong with a review's file, in words: it cannot be read, it is of a later version,
/// or somebody changed it by hand.
fn trouble(loaded: &Loaded, lang: Lang) -> Option<String> {
    let by_hand = || {
        let report = &loaded.review.report;
        loaded.hand_edited.then(|| words::hand_edited(lang, report))
    };
    let problem = loaded.problem.as_ref();
    problem
        .map(|problem| problem.message(lang))
        .or_else(by_hand)
}

/// Says which files of the reviews asked for cannot be used and belong to no report of the
/// batch, so that no row speaks of them; whether there are any.
fn say_strays(session: &Session, args: &Args) -> Result<bool, CliError> {
    let mut is_any = false;
    for reviewer in session.readers(args.everybody())? {
        for stray in session.strays(&reviewer)? {
            if let Some(problem) = &stray.problem {
                say(&problem.message(session.lang()));
                is_any = true;
            }
        }
    }
    Ok(is_any)
}

/// Says what is wrong with the settings and the pinned profile: results depend on both.
fn say_faults(session: &Session) {
    for fault in session.faults() {
        say(&fault);
    }
}

/// Says which reviews lost their report, and which report may take them over.
fn say_offers(session: &Session) {
    // A store that cannot be listed is said where it is used.
    for offer in session.offers().unwrap_or_default() {
        say(&store::offered(session, &offer));
    }
}

/// The parser's side of `batch::child`.
fn ingest() -> Result<Exit, CliError> {
    let mut input = std::io::stdin().lock();
    let mut output = std::io::stdout().lock();
    crate::batch::serve_child(&mut input, &mut output)?;
    Ok(Exit::Success)
}
