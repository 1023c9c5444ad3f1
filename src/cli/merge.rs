//! `merge FROM… --into STORE`, and Git's merge driver.

#![expect(
    clippy::disallowed_methods,
    reason = "Git hands the versions of a file over as paths of its own"
)]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::Args;
use super::command::{DriverArgs, MergeArgs};
use super::error::CliError;
use super::exit::Exit;
use super::history::{change_line, value};
use super::out::{Out, say};
use super::progress::Progress;
use super::review::item;
use crate::batch;
use crate::lang::{Lang, system, upkeep as words};
use crate::profile::Profile;
use crate::session::{self, Options, Session};
use crate::store::{Binding, MergeFault, MergePlan, Planned, Store, join_files};

/// Changes of one review that are listed; the history has them all.
const LISTED: usize = 20;

pub(super) fn run(merge: &MergeArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let lang = args.lang();
    let from: Vec<Store> = merge.from.iter().map(|path| opened(path)).collect();
    let dir = store_in(&merge.into);
    let session = of_batch(&dir, args)?;
    let alone = alone(&dir, &from);
    let (into, plan) = match &session {
        Some(session) => (session.store()?, session.plan_merge(&from)?),
        None => {
            let plan = alone.plan_merge(&from, &Binding::unknown(args.force));
            (&alone, plan?)
        }
    };
    warn(&plan, lang);
    if !plan.faults.is_empty() {
        for fault in &plan.faults {
            say(&fault_said(fault, lang));
        }
        say(words::merge_refused(lang));
        return Ok(Exit::Failure);
    }
    for reviewer in &plan.new_reviewers {
        out.line(&words::merge_new_reviewer(lang, reviewer))?;
    }
    for planned in &plan.reviews {
        let profile = session
            .as_ref()
            .map(|session| session.profile_of_path(&planned.report));
        show(&mut out, planned, profile.as_deref(), lang)?;
    }
    // What differs is shown before anything is written.
    out.flush()?;
    let n_reviews = plan.reviews.len();
    if merge.dry_run {
        say(&words::would_merge(lang, n_reviews, plan.n_same));
        return out.end(Exit::Success);
    }
    let names: Vec<String> = merge
        .from
        .iter()
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    let command = format!(
        "merge {} --into {}",
        names.join(" "),
        merge.into.to_string_lossy()
    );
    let progress = Progress::writing(lang, n_reviews);
    into.merge(&plan, &from, &command, &session::now(), &|| progress.step())?;
    drop(progress);
    say(&words::merged(lang, n_reviews, plan.n_same));
    out.end(Exit::Success)
}

/// The store at a path: that folder, or `.zhupi/` in it.
fn store_in(path: &Path) -> PathBuf {
    let path = if batch::is_marked(path) {
        path.join(batch::STORE_FOLDER)
    } else {
        path.to_owned()
    };
    // One name for one folder, so that a merge run again finds its own mark.
    path.canonicalize().unwrap_or(path)
}

/// The batch that a store is for, where the store's place or `--batch` tells.
fn of_batch(dir: &Path, args: &Args) -> Result<Option<Session>, CliError> {
    let is_in_root = dir.file_name() == Some(OsStr::new(batch::STORE_FOLDER));
    let root = dir.parent().filter(|_| is_in_root);
    // Of a relative name nothing is left.
    let root = root.map(|root| Path::new(".").join(root));
    let Some(root) = args.batch.clone().or(root) else {
        return Ok(None);
    };
    let session = Session::open(Options {
        batch: Some(root),
        store: Some(dir.to_owned()),
        ..args.options(&[])
    })?;
    Ok(Some(session))
}

/// A store whose batch is known only by itself; one that is made now becomes one of the first
/// source's batch.
fn alone(dir: &Path, from: &[Store]) -> Store {
    let (id, name) = from.first().map_or(("", ""), Store::batch);
    Store::without_batch(dir, id, name)
}

fn opened(path: &Path) -> Store {
    Store::without_batch(&store_in(path), "", "")
}

fn warn(plan: &MergePlan, lang: Lang) {
    for (a, b) in &plan.alike {
        say(&words::alike(lang, a, b));
    }
    for path in &plan.other_profile {
        say(&words::other_profile(lang, &path.to_string_lossy()));
    }
    for path in &plan.by_hand {
        say(&words::merge_by_hand(lang, &path.to_string_lossy()));
    }
}

fn show(
    out: &mut Out,
    planned: &Planned,
    profile: Option<&Profile>,
    lang: Lang,
) -> Result<(), CliError> {
    let (reviewer, report) = (&planned.reviewer, &planned.report);
    let n_entries = planned.entries.len();
    if planned.is_new {
        return out.line(&words::merge_new_review(lang, reviewer, report, n_entries));
    }
    out.line(&words::merge_review(lang, reviewer, report, n_entries))?;
    for (item, old, new) in planned.changes.iter().take(LISTED) {
        out.line(&format!("  {}", change_line(item, old, new, profile, lang)))?;
    }
    if planned.changes.len() > LISTED {
        let more = planned.changes.len() - LISTED;
        out.line(&crate::lang::cli::more_places(lang, more))?;
    }
    if !planned.settle.is_empty() {
        out.line(&words::merge_settle(lang, planned.settle.len()))?;
    }
    for (of, values) in planned.settle.iter().take(LISTED) {
        let or = format!("  {}  ", words::or(lang));
        let values: Vec<String> = values.iter().map(|it| value(it, lang)).collect();
        let (of, values) = (item(of, profile, lang), values.join(&or));
        out.line(&format!(
            "    {}",
            words::settle_between(lang, &of, &values)
        ))?;
    }
    Ok(())
}

fn fault_said(fault: &MergeFault, lang: Lang) -> String {
    match fault {
        MergeFault::Unusable(error) => error.message(lang),
        MergeFault::NoStore(path) => words::no_store(lang, &path.to_string_lossy()),
    }
}

/// Git calls this with three versions of a file: the second is replaced by what the second and
/// third say together. On failure it stays as it is, and Git reports a conflict.
pub(super) fn driver(files: &DriverArgs, args: &Args, out: Out) -> Result<Exit, CliError> {
    let lang = args.lang();
    let failed = |why: &str| CliError::Said(words::driver_failed(lang, why));
    let read = |path: &Path| {
        fs::read(path).map_err(|error| {
            let why = system::reason(lang, &error);
            failed(&format!("{}: {why}", path.display()))
        })
    };
    let (ours, theirs) = (read(&files.ours)?, read(&files.theirs)?);
    // Messages name the file as the repository does, not Git's own copies.
    let named = |path: &Path| files.path.clone().unwrap_or_else(|| path.to_owned());
    let joined = join_files(
        (&named(&files.ours), &ours),
        (&named(&files.theirs), &theirs),
    )
    .map_err(|error| failed(&error.message(lang)))?;
    fs::write(&files.ours, joined).map_err(|error| failed(&system::reason(lang, &error)))?;
    out.end(Exit::Success)
}
