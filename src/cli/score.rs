//! `score REPORT CRITERION VALUE`, and `score -` for many at once.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};

use clap::{ArgAction, Args as ClapArgs};

use super::args::{Args, w};
use super::edit::{self, Edited};
use super::error::CliError;
use super::exit::Exit;
use super::out::{Out, say};
use crate::lang::{Lang, cli as words};
use crate::review::edit::{Given, ScoreEdit, note_of, set_score};
use crate::review::{Confidence, Entry, Review};
use crate::session::{CommitError, Session};
use crate::stats;
use crate::store::Shape;

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
    /// Points taken off, and how often.
    #[arg(long, value_name = "ID[=N]", action = ArgAction::Append, help = w(words::opt_deduct))]
    pub deduct: Vec<String>,
    /// Notes that the score rests on.
    #[arg(long, value_name = "NOTE", action = ArgAction::Append, help = w(words::opt_cite))]
    pub cite: Vec<String>,
    /// How sure.
    #[arg(long, value_name = "low|medium|high", value_parser = ["low", "medium", "high"], help = w(words::opt_confidence))]
    pub confidence: Option<String>,
}

pub(super) fn run(score: &ScoreArgs, args: &Args, out: Out) -> Result<Exit, CliError> {
    if score.report == "-" && score.criterion.is_none() {
        return batch(args, out);
    }
    let says_more = !score.deduct.is_empty() || !score.cite.is_empty();
    let says_more = says_more || score.comment.is_some() || score.confidence.is_some();
    let criterion = score.criterion.as_deref();
    let Some(criterion) = criterion.filter(|_| score.value.is_some() || says_more) else {
        return Err(CliError::Said(words::score_usage(args.lang()).to_owned()));
    };
    let mut edited = Edited::open(args, &score.report, Shape::Review)?;
    let profile = edited.profile();
    let edit = score_edit(score, &edited.review, args.lang())?;
    edited.set(|_, review, stamp| set_score(&profile, review, criterion, edit, &stamp.at))?;
    say_total(&edited);
    out.end(Exit::Success)
}

/// What was given about a score.
fn score_edit<'a>(
    score: &'a ScoreArgs,
    review: &Review,
    lang: Lang,
) -> Result<ScoreEdit<'a>, CliError> {
    let mut deductions = BTreeMap::new();
    for typed in &score.deduct {
        let (id, times) = typed.split_once('=').unwrap_or((typed, "1"));
        let times: u32 = times
            .parse()
            .map_err(|_| CliError::Said(words::bad_deduct(lang, typed)))?;
        *deductions.entry(id.to_owned()).or_default() += times;
    }
    let mut cites = Vec::new();
    for typed in score.cite.iter().filter(|typed| *typed != "-") {
        // The beginning of an id will do; what is kept is the whole.
        let note = note_of(review, typed)?;
        if !cites.contains(&note.id) {
            cites.push(note.id.clone());
        }
    }
    Ok(ScoreEdit {
        value: score.value.as_deref().map(Given::Text),
        deductions: (!score.deduct.is_empty()).then_some(deductions),
        comment: score.comment.as_deref(),
        cites: (!score.cite.is_empty()).then_some(cites),
        confidence: score.confidence.as_deref().and_then(Confidence::of_id),
    })
}

fn say_total(edited: &Edited) {
    let profile = edited.profile();
    let total = stats::total(&profile.rubric, &edited.review.scores);
    let lang = edited.session.lang();
    let (points, max) = (total.points.to_string(), total.max.to_string());
    say(&words::saved_total(
        lang,
        edited.path(),
        &points,
        &max,
        total.empty.len(),
    ));
}

/// Lines `REPORT⇥CRITERION⇥VALUE[⇥COMMENT]`: all are checked, then all are written, report
/// by report. Written again they change nothing, so a run cut short is simply repeated.
fn batch(args: &Args, out: Out) -> Result<Exit, CliError> {
    let session = Session::open(args.options(&[]))?;
    let lang = args.lang();
    if session.reviewer().is_none() {
        return Err(CliError::Commit(CommitError::NoReviewer));
    }
    let input = edit::standard_input()?;
    let mut planned: BTreeMap<usize, (Review, Vec<Entry>)> = BTreeMap::new();
    let mut faults = Vec::new();
    let mut n_lines = 0;
    for (nth, line) in input.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        n_lines += 1;
        if let Err(fault) = plan(&session, line, &mut planned) {
            faults.push(words::line_fault(lang, nth + 1, &fault));
        }
    }
    if !faults.is_empty() {
        faults.push(words::nothing_written(lang).to_owned());
        return Err(CliError::Said(faults.join("\n")));
    }
    let changed = planned.values().filter(|(_, entries)| !entries.is_empty());
    let begun = session.begin("score -", input.as_bytes(), changed.count())?;
    let mut n_written = 0;
    for (report_idx, (_, entries)) in &planned {
        if !entries.is_empty() {
            session.commit(*report_idx, entries)?;
            n_written += 1;
        }
    }
    begun.end().map_err(CommitError::Store)?;
    say(&words::scores_written(lang, n_lines, n_written));
    out.end(Exit::Success)
}

/// Takes one line into the plan, or says what is wrong with it.
fn plan(
    session: &Session,
    line: &str,
    planned: &mut BTreeMap<usize, (Review, Vec<Entry>)>,
) -> Result<(), String> {
    let lang = session.lang();
    let mut fields = line.splitn(4, '\t');
    let (Some(report), Some(criterion), Some(value)) =
        (fields.next(), fields.next(), fields.next())
    else {
        return Err(words::line_fields(lang).to_owned());
    };
    let comment = fields.next();
    let report_idx = session
        .resolve_listed(OsStr::new(report))
        .map_err(|error| error.message(lang))?;
    if let std::collections::btree_map::Entry::Vacant(slot) = planned.entry(report_idx) {
        let loaded = session
            .review(report_idx)
            .map_err(|error| error.message(lang))?;
        let review = edit::writable(session, loaded).map_err(|error| error.message(lang))?;
        slot.insert((review, Vec::new()));
    }
    let Some((review, entries)) = planned.get_mut(&report_idx) else {
        return Ok(());
    };
    let stamp = session.stamp();
    let edit = ScoreEdit {
        value: Some(Given::Text(value.trim())),
        comment,
        ..ScoreEdit::default()
    };
    let profile = session.profile_of(report_idx);
    let changes = set_score(&profile, review, criterion.trim(), edit, &stamp.at)
        .map_err(|error| error.message(lang))?;
    entries.extend(review.set(&stamp, changes));
    Ok(())
}
