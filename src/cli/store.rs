//! `init` and `store path|check|repair|dump|drafts|purge`.

use std::borrow::Cow;
use std::path::Path;

use serde::Serialize;

use super::args::Args;
use super::command::{InitArgs, PathArgs, PurgeArgs, StoreArgs, StoreCommand};
use super::error::CliError;
use super::exit::Exit;
use super::out::{Out, say};
use super::shape::one_line;
use super::{history, merge};
use crate::export::json_safe;
use crate::lang::{Lang, cli as words, upkeep};
use crate::session::{self, Offer, Session};
use crate::store::{self, Draft, DraftPlace, Problem};
use crate::text::shell_quoted;

/// A half-typed text.
#[derive(Serialize)]
struct JsonDraft<'a> {
    id: &'a str,
    report: &'a str,
    reviewer: &'a str,
    place: &'static str,
    text: &'a str,
    caret: u32,
    at: &'a str,
}

pub(super) fn init(init: &InitArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let folder = init.folder.clone().or_else(|| args.batch.clone());
    let folder = folder.unwrap_or_else(|| Path::new(".").to_path_buf());
    let made = session::init(&folder, &args.options(&[]))?;
    let lang = args.lang();
    if let Some(earlier) = &made.earlier {
        say(&words::earlier_store(lang, &earlier.to_string_lossy()));
    }
    if !made.is_new {
        say(&words::store_is_there(lang, &made.dir.to_string_lossy()));
    }
    out.line(&made.dir.to_string_lossy())?;
    let exit = out.end(Exit::Success)?;
    if made.is_new {
        say(upkeep::driver_hint(lang));
    }
    Ok(exit)
}

pub(super) fn run(store: &StoreArgs, args: &Args, out: Out) -> Result<Exit, CliError> {
    match &store.command {
        StoreCommand::Path(of) => path(of, args, out),
        StoreCommand::Check(of) => check(of, args, out),
        StoreCommand::Repair(of) => repair(of, args, out),
        StoreCommand::Dump => dump(args, out),
        StoreCommand::Drafts => drafts(args, out),
        StoreCommand::History(report) => history::run(report, args, out),
        StoreCommand::Purge(sure) => purge(sure, args, out),
        StoreCommand::MergeDriver(files) => merge::driver(files, args, out),
    }
}

/// `store path --json`.
#[derive(Serialize)]
struct JsonPath<'a> {
    store: Cow<'a, str>,
    exists: bool,
    root: Cow<'a, str>,
    batch: &'a str,
    batch_id: Option<&'a str>,
}

/// The store's folder, and on the side what a mistaken folder would keep to itself: that
/// there is nothing in it yet, or that this is no batch at all.
fn path(of: &PathArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let lang = args.lang();
    let session = Session::open(args.options(of.paths()))?;
    let dir = session.store_dir().0;
    let dir = dir.ok_or(CliError::Commit(session::CommitError::Nowhere))?;
    let exists = dir.join("store.json").exists();
    if out.json {
        let (batch_id, batch) = session.batch_name();
        out.document(&JsonPath {
            store: dir.to_string_lossy(),
            exists,
            root: session.root().to_string_lossy(),
            batch: &batch,
            batch_id: batch_id.as_deref(),
        })?;
    } else if out.terminal {
        out.line(&dir.to_string_lossy())?;
    } else {
        out.path(dir)?;
    }
    let exit = out.end(Exit::Success)?;
    if session.discover().entries.is_empty() {
        say(&words::store_of_no_batch(
            lang,
            &session.root().to_string_lossy(),
        ));
    } else if !exists {
        say(&words::store_absent(lang, &dir.to_string_lossy()));
    }
    Ok(exit)
}

/// `store check --json`: one line for each thing that is wrong.
#[derive(Serialize)]
struct JsonProblem<'a> {
    kind: &'static str,
    path: Option<Cow<'a, str>>,
    report: Option<&'a str>,
    message: String,
}

impl<'a> JsonProblem<'a> {
    fn of(problem: &'a Problem, lang: Lang) -> Self {
        let (kind, path) = match problem {
            Problem::Broken(error) => ("broken", error.path()),
            Problem::ByHand(path) => ("by-hand", Some(path.as_path())),
            Problem::LeftOver(path) => ("left-over", Some(path.as_path())),
            Problem::Copy(path) => ("copy", Some(path.as_path())),
            Problem::HalfDone(mark) => ("half-done", Some(mark.path.as_path())),
            Problem::Stranger(path) => ("stranger", Some(path.as_path())),
        };
        Self {
            kind,
            path: path.map(Path::to_string_lossy),
            report: None,
            message: one_line(&said(problem, lang)),
        }
    }

    fn of_offer(session: &Session, offer: &'a Offer) -> Self {
        Self {
            kind: "orphan",
            path: None,
            report: Some(&offer.review.report),
            message: one_line(&offered(session, offer)),
        }
    }
}

fn check(of: &PathArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let session = Session::open(args.options(of.paths()))?;
    let lang = args.lang();
    let store = session.store()?;
    super::say_faults(&session);
    let problems = store.check()?;
    for problem in &problems {
        if out.json {
            out.json(&JsonProblem::of(problem, lang))?;
        } else {
            out.lines(&said(problem, lang))?;
        }
    }
    let orphans = session.offers().unwrap_or_default();
    for offer in &orphans {
        if out.json {
            out.json(&JsonProblem::of_offer(&session, offer))?;
        } else {
            out.lines(&offered(&session, offer))?;
        }
    }
    if problems.is_empty() && orphans.is_empty() && !out.json {
        let dir = store.dir().to_string_lossy();
        out.line(&if store.exists() {
            words::store_sound(lang, &dir)
        } else {
            words::store_absent(lang, &dir)
        })?;
    }
    // A flipped bit and a change by hand look the same, and may have changed a score.
    let is_in_doubt = problems.iter().any(|problem| {
        matches!(
            problem,
            Problem::Broken(_) | Problem::ByHand(_) | Problem::HalfDone(_)
        )
    });
    out.end(Exit::of(is_in_doubt))
}

/// Repairs every reviewer's damaged files, whose originals go to `trash/`, and takes over
/// what is offered.
fn repair(of: &PathArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let session = Session::open(args.options(of.paths()))?;
    let lang = args.lang();
    let store = session.store()?;
    let entries = &session.discover().entries;
    let known: Vec<&str> = entries.iter().map(|entry| entry.path.as_str()).collect();
    for reviewer in store.reviewers()? {
        for repaired in store.repair(&reviewer, &known)? {
            let path = repaired.path.to_string_lossy();
            let original = repaired.original.to_string_lossy();
            let n_kept = repaired.n_entries.unwrap_or(0);
            out.line(&words::repaired(
                lang,
                &path,
                n_kept,
                repaired.n_lost,
                &original,
            ))?;
        }
    }
    for mark in store.forget_half_done()? {
        out.line(&upkeep::half_done_left(lang, &mark.command))?;
    }
    take_offers(&session, &mut out)?;
    out.end(Exit::Success)
}

/// Takes over the current reviewer's reviews whose report has another path now.
fn take_offers(session: &Session, out: &mut Out) -> Result<(), CliError> {
    let lang = session.lang();
    for offer in session.offers()? {
        let Some(report_idx) = offer.report_idx else {
            out.lines(&offered(session, &offer))?;
            continue;
        };
        session.adopt(&offer.review, report_idx)?;
        let to = &session.discover().entries[report_idx].path;
        out.line(&words::orphan_taken(lang, &offer.review.report, to))?;
    }
    Ok(())
}

/// A review without its report, and what to do.
pub(super) fn offered(session: &Session, offer: &Offer) -> String {
    let (lang, from) = (session.lang(), &offer.review.report);
    match offer.report_idx {
        Some(report_idx) => {
            let to = &session.discover().entries[report_idx].path;
            let root = shell_quoted(session.root());
            let repair = crate::lang::store::repair(lang, &root);
            words::orphan_offer(lang, from, to, &repair)
        }
        None => words::orphan(lang, from),
    }
}

fn said(problem: &Problem, lang: Lang) -> String {
    match problem {
        Problem::Broken(error) => error.message(lang),
        Problem::ByHand(path) => words::hand_edited_file(lang, &path.to_string_lossy()),
        Problem::LeftOver(path) => words::left_over(lang, &path.to_string_lossy()),
        Problem::Copy(path) => {
            let repair = store::repair_said(lang, path);
            upkeep::conflict_copy(lang, &path.to_string_lossy(), &repair)
        }
        Problem::HalfDone(mark) => {
            let repair = store::repair_said(lang, &mark.path);
            upkeep::half_done(lang, &mark.command, mark.n_files, &mark.at, &repair)
        }
        Problem::Stranger(path) => words::stranger(lang, &path.to_string_lossy()),
    }
}

fn dump(args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let session = Session::open(args.options(&[]))?;
    let mut lines = Vec::new();
    let dumped = session.store()?.dump(&mut lines)?;
    let n_bad = dumped?;
    out.exactly(&json_safe(&String::from_utf8_lossy(&lines)))?;
    out.end(Exit::of(n_bad > 0))
}

fn drafts(args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let session = Session::open(args.options(&[]))?;
    let lang = args.lang();
    let (drafts, problems) = session.drafts()?;
    for draft in &drafts {
        if out.json {
            out.json(&json_draft(draft))?;
        } else {
            out.line(&format!("{}  {}  {}", draft.id, draft.at, draft.report))?;
            for line in draft.text.lines() {
                out.line(&format!("  {line}"))?;
            }
        }
    }
    let exit = Exit::of(!problems.is_empty());
    let exit = out.end(exit)?;
    for problem in &problems {
        say(&problem.message(lang));
    }
    if drafts.is_empty() && problems.is_empty() && session.reviewer().is_none() {
        return Err(CliError::Commit(session::CommitError::NoReviewer));
    }
    Ok(exit)
}

fn json_draft(draft: &Draft) -> JsonDraft<'_> {
    JsonDraft {
        id: &draft.id,
        report: &draft.report,
        reviewer: &draft.reviewer,
        place: match &draft.place {
            DraftPlace::Note { private: true, .. } => "remark",
            DraftPlace::Note { .. } => "note",
            DraftPlace::Score { .. } => "score",
            DraftPlace::Comment { .. } => "comment",
            DraftPlace::Summary => "summary",
        },
        text: &draft.text,
        caret: draft.caret,
        at: &draft.at,
    }
}

/// Empties `trash/`, once it is said to mean it.
fn purge(purge: &PurgeArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let session = Session::open(args.options(&[]))?;
    let lang = args.lang();
    let store = session.store()?;
    let trash = store.purgeable()?;
    if trash.is_empty() {
        out.line(upkeep::purge_nothing(lang))?;
        return out.end(Exit::Success);
    }
    for file in &trash {
        let path = file.to_string_lossy();
        if store::is_replaced_profile(file) {
            out.line(&upkeep::purge_profile(lang, &path))?;
        } else {
            out.line(&path)?;
        }
    }
    if !purge.yes {
        out.flush()?;
        let dir = store.dir().to_string_lossy();
        return Err(CliError::Said(upkeep::purge_ask(lang, trash.len(), &dir)));
    }
    let removed = store.purge()?;
    let exit = out.end(Exit::Success)?;
    say(&upkeep::purged(lang, removed.len()));
    say(upkeep::purge_limits(lang));
    Ok(exit)
}
