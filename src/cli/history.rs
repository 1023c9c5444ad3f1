//! `store history`: every edit of a review as a log, and an edit as a line for people.

use super::args::Args;
use super::command::HistoryArgs;
use super::error::CliError;
use super::exit::Exit;
use super::out::{Out, say};
use super::review::item;
use crate::export::json_safe;
use crate::lang::{Lang, export, upkeep as words};
use crate::profile::Profile;
use crate::review::{Entry, EntryKind, FindingVerdict, Item, Review, ScoreValue, Target, Value};
use crate::session::Session;
use crate::store;

/// Characters of a text that a line shows.
const SHOWN: usize = 60;

pub(super) fn run(history: &HistoryArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    if let Some(report) = &history.report {
        let (session, report_idx) = Session::open_report(args.options(&[]), report)?;
        let reviewers = if args.everybody() {
            session.reviewers()?
        } else {
            session.reviewer().into_iter().collect()
        };
        let mut exit = Exit::Success;
        for reviewer in reviewers {
            let loaded = session.review_of(&reviewer, report_idx)?;
            if let Some(problem) = &loaded.problem {
                say(&problem.message(args.lang()));
                exit = Exit::Failure;
            }
            let profile = session.profile_of(report_idx);
            log(&mut out, &loaded.review, false, &profile, args.lang())?;
        }
        return out.end(exit);
    }
    let session = Session::open(args.options(&[]))?;
    let reviewers = match (args.everybody(), session.reviewer()) {
        (false, Some(reviewer)) => vec![reviewer],
        _ => session.reviewers()?,
    };
    let mut exit = Exit::Success;
    for reviewer in reviewers {
        for loaded in session.store()?.reviews(&reviewer)? {
            if let Some(problem) = &loaded.problem {
                say(&problem.message(args.lang()));
                exit = Exit::Failure;
            }
            let profile = session.profile_of_path(&loaded.review.report);
            log(&mut out, &loaded.review, true, &profile, args.lang())?;
        }
    }
    out.end(exit)
}

fn log(
    out: &mut Out,
    review: &Review,
    with_report: bool,
    profile: &Profile,
    lang: Lang,
) -> Result<(), CliError> {
    if with_report && !out.json && !review.history.is_empty() {
        out.head(&review.report)?;
    }
    for entry in &review.history {
        if out.json {
            let line = store::history_line(entry, &review.report);
            out.exactly(&json_safe(line.trim_end()))?;
            out.exactly("\n")?;
        } else {
            out.line(&entry_line(entry, &review.reviewer, profile, lang))?;
        }
    }
    Ok(())
}

fn entry_line(entry: &Entry, reviewer: &str, profile: &Profile, lang: Lang) -> String {
    let at = entry.at.get(..16).unwrap_or(&entry.at).replace('T', " ");
    let kind = match &entry.kind {
        EntryKind::Set => String::new(),
        EntryKind::Undo(of) => format!("{} #{} ", words::undid(lang), of.seq),
        EntryKind::Redo(of) => format!("{} #{} ", words::redid(lang), of.seq),
        EntryKind::ByHand => format!("{} ", words::by_hand(lang)),
    };
    let change = change_line(&entry.item, &entry.old, &entry.new, Some(profile), lang);
    format!("{at}  {reviewer}  #{}  {kind}{change}", entry.id.seq)
}

/// One item before and after: `规范性 的分值：3 → 5`, or what it was given first.
pub(super) fn change_line(
    of: &Item,
    old: &Value,
    new: &Value,
    profile: Option<&Profile>,
    lang: Lang,
) -> String {
    let of = item(of, profile, lang);
    match (old, new) {
        (Value::Absent, new) => words::given(lang, &of, &value(new, lang)),
        (old, Value::Absent) => words::taken_away(lang, &of, &value(old, lang)),
        (old, new) => words::change(lang, &of, &value(old, lang), &value(new, lang)),
    }
}

/// A value in one short line.
pub(super) fn value(value: &Value, lang: Lang) -> String {
    match value {
        Value::Absent => words::nothing(lang).to_owned(),
        Value::Status(status) => super::shape::status(*status, lang).to_owned(),
        Value::Text(text) => quoted(text),
        Value::Score(score) => {
            let given = match score.value {
                ScoreValue::Points(points) => points.to_string(),
                ScoreValue::NotApplicable => export::not_applicable(lang).to_owned(),
            };
            if score.comment.is_empty() {
                given
            } else {
                format!("{given} {}", quoted(&score.comment))
            }
        }
        Value::Note(note) => match &note.target {
            Target::Whole => quoted(&note.body),
            Target::Span(anchor) | Target::Section { anchor, .. } => {
                format!("「{}」{}", short(&anchor.exact, 20), quoted(&note.body))
            }
        },
        Value::Outline(outline) => {
            let given = [
                outline.title.is_some(),
                outline.issuer.is_some(),
                outline.year.is_some(),
            ];
            let n = outline.headings.len() + given.into_iter().filter(|it| *it).count();
            words::corrected(lang, n)
        }
        Value::Finding(FindingVerdict::Accepted { .. }) => words::accepted(lang).to_owned(),
        Value::Finding(FindingVerdict::Dismissed { reason, .. }) if reason.is_empty() => {
            words::dismissed(lang).to_owned()
        }
        Value::Finding(FindingVerdict::Dismissed { reason, .. }) => {
            format!("{} {}", words::dismissed(lang), quoted(reason))
        }
    }
}

fn quoted(text: &str) -> String {
    format!("“{}”", short(text, SHOWN))
}

fn short(text: &str, n_chars: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(n_chars) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or(&line)),
        None => line,
    }
}
