//! `import FILE [--dry-run] [--skip]`: what came back becomes edits of the current
//! reviewer's reviews.
//!
//! The whole file is checked before the first write; taken again it changes nothing, so a
//! run cut short is simply repeated.

use std::collections::{BTreeMap, BTreeSet, btree_map};
use std::ffi::OsStr;
use std::path::Path;

use serde::Serialize;

use super::args::Args;
use super::command::ImportArgs;
use super::edit;
use super::error::CliError;
use super::exit::Exit;
use super::import_origin as origin;
use super::out::{Out, say};
use super::progress::Progress;
use crate::export::{self, Fault, Incoming, Place, Problem, Record};
use crate::ingest;
use crate::lang::{Lang, cli, import as words, system};
use crate::review::{Entry, Review};
use crate::session::{CommitError, Options, Session, read_file};
use crate::text::shell_quoted;

pub(super) fn run(args_of: &ImportArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let lang = args.lang();
    let text = read(args_of, lang)?;
    let incoming = export::read(&text);
    if let Some(fault) = incoming.faults.iter().find(|fault| fault.place.is_whole()) {
        return Err(no_file(&args_of.file, &fault.message(lang), lang));
    }
    let origin = incoming.origins.first();
    let session = Session::open(Options {
        known_as: origin.and_then(|from| Some((from.batch_id.clone()?, from.batch.clone()))),
        ..args.options(&[])
    })?;
    super::own_store(&session)?;
    origin::check(&session, &incoming, args.force)?;
    let Some(reviewer) = session.reviewer() else {
        return Err(whose(&incoming, &args_of.file, lang));
    };
    if incoming.n_unreadable > 0 {
        say(&words::not_in_file(lang, incoming.n_unreadable));
    }
    let mut taken = Taken {
        session: &session,
        planned: BTreeMap::new(),
        faults: incoming.faults.clone(),
        lost: Vec::new(),
    };
    let progress = Progress::reading(lang, incoming.records.len());
    let n_own = own(&incoming, &reviewer, lang, |record| {
        progress.step();
        taken.record(record);
    });
    drop(progress);
    if n_own == 0 && !incoming.records.is_empty() {
        return Err(CliError::Said(words::nothing_for(lang, &reviewer)));
    }
    // What was read wrong and what could not be placed come in the order of the file.
    taken.faults.sort_by_key(|fault| fault.place.order());
    for fault in &taken.lost {
        say(&words::taken_lost(lang, &fault.message(lang)));
    }
    for fault in &taken.faults {
        say(&fault.message(lang));
    }
    let n_faults = taken.faults.len();
    if n_faults > 0 && !args_of.skip {
        return Err(CliError::Said(words::nothing_written(lang, n_faults)));
    }
    let done = if args_of.dry_run {
        taken.write(true, &mut out)?
    } else {
        // Cut short, `store check` says so until the same file is taken in again.
        let changed = taken.planned.values();
        let n_changed = changed.filter(|(_, entries)| !entries.is_empty()).count();
        let begun = session.begin("import", text.as_bytes(), n_changed)?;
        let done = taken.write(false, &mut out)?;
        begun.end().map_err(CommitError::Store)?;
        done
    };
    if out.json {
        out.document(&Report {
            dry_run: args_of.dry_run,
            reviews: done.n_reviews,
            changes: done.n_changes,
            faults: faults_out(&taken.faults, lang),
        })?;
    }
    let said = match (done.n_changes, args_of.dry_run) {
        (0, _) => words::nothing_new(lang).to_owned(),
        (n, true) => words::would(lang, done.n_reviews, n),
        (n, false) => words::done(lang, done.n_reviews, n),
    };
    say(&said);
    if let (Some(store), _) = session.store_dir() {
        say(&words::into_store(lang, &store.to_string_lossy()));
    }
    out.end(Exit::of(n_faults > 0))
}

/// The file as text: UTF-8, else as a report's text would be read.
fn read(args_of: &ImportArgs, lang: Lang) -> Result<String, CliError> {
    let name = args_of.file.to_string_lossy();
    let bytes = read_file(&args_of.file).map_err(|error| {
        CliError::Said(cli::import_unread(
            lang,
            &name,
            &system::reason(lang, &error),
        ))
    })?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => ingest::ingest("import.txt", error.as_bytes(), &ingest::Options::default())
            .map(|read| read.text.as_str().to_owned())
            .map_err(|_| {
                let fault = Fault::new(Place::default(), Problem::Unknown);
                no_file(&args_of.file, &fault.message(lang), lang)
            }),
    }
}

/// A file of which nothing can be imported, and why.
fn no_file(file: &Path, why: &str, lang: Lang) -> CliError {
    CliError::Said(words::no_file(lang, &file.to_string_lossy(), why))
}

/// Who imports is not known: the file may say whose reviews it holds.
fn whose(incoming: &Incoming, file: &Path, lang: Lang) -> CliError {
    let named = incoming.records.iter().map(|record| &record.reviewer);
    let named: BTreeSet<&String> = named.filter(|name| !name.is_empty()).collect();
    if named.is_empty() {
        return CliError::Commit(CommitError::NoReviewer);
    }
    let commands = named.into_iter().map(|name| {
        let (file, name) = (shell_quoted(file), shell_quoted(Path::new(name)));
        format!("  zhupi import {file} --reviewer {name}")
    });
    CliError::Said(words::whose(lang, &commands.collect::<Vec<_>>().join("\n")))
}

/// Hands on the records of one reviewer, and says whose the others are. Gives how many
/// were handed on.
fn own(incoming: &Incoming, reviewer: &str, lang: Lang, mut take: impl FnMut(&Record)) -> usize {
    let mut others: BTreeMap<&str, usize> = BTreeMap::new();
    let mut n_own = 0;
    for record in &incoming.records {
        if record.reviewer.is_empty() || record.reviewer == reviewer {
            take(record);
            n_own += 1;
        } else {
            *others.entry(&record.reviewer).or_default() += 1;
        }
    }
    for (other, n) in others {
        say(&words::other_reviewer(lang, other, n));
    }
    n_own
}

/// What is to be written.
struct Taken<'a> {
    session: &'a Session,
    planned: BTreeMap<usize, (Review, Vec<Entry>)>,
    faults: Vec<Fault>,
    lost: Vec<Fault>,
}

/// What was written.
#[derive(Default)]
struct Done {
    n_reviews: usize,
    n_changes: usize,
}

/// `--json`.
#[derive(Serialize)]
struct Report {
    dry_run: bool,
    reviews: usize,
    changes: usize,
    faults: Vec<FaultOut>,
}

#[derive(Serialize)]
struct FaultOut {
    place: String,
    message: String,
}

fn faults_out(faults: &[Fault], lang: Lang) -> Vec<FaultOut> {
    let one = |fault: &Fault| FaultOut {
        place: fault.place.to_string(),
        message: fault.message(lang),
    };
    faults.iter().map(one).collect()
}

impl Taken<'_> {
    fn record(&mut self, record: &Record) {
        let (session, lang) = (self.session, self.session.lang());
        let refuse = |problem| Fault::new(record.place.clone(), problem);
        let Some(report_idx) = self.report_of(record) else {
            let fault = refuse(Problem::NoReport(record.report.clone()));
            return self.faults.push(fault);
        };
        if let btree_map::Entry::Vacant(slot) = self.planned.entry(report_idx) {
            let loaded = session
                .review(report_idx)
                .map_err(|error| error.message(lang));
            let review = loaded.and_then(|loaded| {
                edit::writable(session, loaded).map_err(|error| error.message(lang))
            });
            match review {
                Ok(review) => {
                    slot.insert((review, Vec::new()));
                }
                Err(message) => return self.faults.push(refuse(Problem::Review(message))),
            }
        }
        let Some((review, entries)) = self.planned.get_mut(&report_idx) else {
            return;
        };
        let report = session.read(report_idx).ok();
        let (profile, stamp) = (session.profile_of(report_idx), session.stamp());
        let plan = export::plan(&profile, report.as_deref(), review, record, &stamp);
        entries.extend(plan.entries);
        self.faults.extend(plan.faults);
        self.lost.extend(plan.lost);
    }

    /// The report of a path; where there is none, the only one with the same text. Only
    /// where no text is known, a piece of a path will do.
    fn report_of(&self, record: &Record) -> Option<usize> {
        let session = self.session;
        if let Some(report_idx) = session.discover().position(&record.report) {
            return Some(report_idx);
        }
        let Some(wanted) = record.text_sha256.as_deref() else {
            return session.resolve_listed(OsStr::new(&record.report)).ok();
        };
        let n_reports = session.discover().entries.len();
        let mut same = (0..n_reports)
            .filter(|&report_idx| session.row(report_idx).text_sha256.as_deref() == Some(wanted));
        let found = same.next().filter(|_| same.next().is_none())?;
        let path = &session.discover().entries[found].path;
        say(&words::by_text(session.lang(), &record.report, path));
        Some(found)
    }

    fn write(&self, dry_run: bool, out: &mut Out) -> Result<Done, CliError> {
        let mut done = Done::default();
        let progress = Progress::writing(self.session.lang(), self.planned.len());
        for (&report_idx, (_, entries)) in &self.planned {
            if entries.is_empty() {
                continue;
            }
            let path = &self.session.discover().entries[report_idx].path;
            if !dry_run {
                self.session.commit(report_idx, entries)?;
                progress.step();
            } else if !out.json {
                out.line(&words::would_one(self.session.lang(), path, entries.len()))?;
            }
            done.n_reviews += 1;
            done.n_changes += entries.len();
        }
        Ok(done)
    }
}
