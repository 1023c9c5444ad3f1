//! `show REPORT`: one review.

use super::args::Args;
use super::command::ReportArg;
use super::error::CliError;
use super::exit::Exit;
use super::out::{Out, say};
use super::{history, review as edits, shape};
use crate::export::{self, json_safe};
use crate::lang::{Lang, cli as words, common, pinning, upkeep};
use crate::profile::{Criterion, Profile};
use crate::review::anchor::Grade;
use crate::review::{Note, NoteKind, Review, Score, ScoreValue, Target};
use crate::session::Session;
use crate::stats;
use crate::store;

pub(super) fn run(report: &ReportArg, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let (session, report_idx) = Session::open_report(args.options(&[]), &report.report)?;
    let lang = args.lang();
    let mut exit = Exit::Success;
    let mut reviews = Vec::new();
    let loaded = if args.everybody() {
        let reviewers = session.reviewers()?.into_iter();
        let of_report = reviewers.map(|name| session.review_of(&name, report_idx));
        of_report.collect::<Result<Vec<_>, _>>()?
    } else {
        vec![session.review(report_idx)?]
    };
    for loaded in loaded {
        if let Some(trouble) = super::trouble(&loaded, lang) {
            say(&trouble);
            exit = Exit::Failure;
        }
        if !(args.everybody() && loaded.review.history.is_empty()) {
            reviews.push(loaded.review);
        }
    }
    if let Err(error) = session.read(report_idx) {
        let path = &session.discover().entries[report_idx].path;
        say(&error.message(lang, path));
        exit = Exit::Failure;
    }
    if out.json {
        let documents: Vec<String> = reviews.iter().map(store::document).collect();
        if args.everybody() {
            let all: Vec<&str> = documents
                .iter()
                .map(|document| document.trim_end())
                .collect();
            out.exactly(&json_safe(&format!("[{}]\n", all.join(",\n"))))?;
        } else {
            out.exactly(&json_safe(&documents.concat()))?;
        }
        return out.end(exit);
    }
    for (nth, review) in reviews.iter().enumerate() {
        // Every block begins with its head, and blocks stand apart.
        let lines = lines(&session, report_idx, review, lang);
        for (nth_block, block) in lines.split(String::is_empty).enumerate() {
            if nth > 0 || nth_block > 0 {
                out.line("")?;
            }
            out.table(block)?;
        }
    }
    out.end(exit)
}

fn lines(session: &Session, report_idx: usize, review: &Review, lang: Lang) -> Vec<String> {
    let profile = session.profile_of(report_idx);
    let total = stats::total(&profile.rubric, &review.scores);
    let mut lines = vec![format!("{}  {}", common::report(lang), review.report)];
    if !review.title.is_empty() {
        lines.push(format!("{}  {}", words::head_title(lang), review.title));
    }
    let reviewer = if review.reviewer.is_empty() {
        words::nobody(lang)
    } else {
        &review.reviewer
    };
    let mut head = format!(
        "{}  {reviewer}    {}  {}",
        words::col_reviewer(lang),
        words::col_status(lang),
        shape::status(review.status, lang),
    );
    if !review.scores.is_empty() {
        head += &words::head_total(lang, &export::marked(&total), &total.max.to_string());
        if let Some(grade) = total.grade {
            head.push_str("  ");
            head.push_str(grade.name.get(lang));
        }
    }
    lines.push(head);
    if !review.scores.is_empty() {
        lines.extend(export::reckoning(&profile.rubric, &total, lang));
    }
    lines.extend(score_lines(&profile, review, lang));
    if !review.scores.is_empty() {
        lines.extend(total.groups.iter().map(|subtotal| {
            let name = subtotal.group.name.get(lang);
            format!("  {name}  {}/{}", subtotal.points, subtotal.max)
        }));
    }
    lines.extend(note_lines(session, report_idx, review, lang));
    if !review.summary.is_empty() {
        lines.push(String::new());
        lines.push(words::head_summary(lang).to_owned());
        lines.extend(indented(&review.summary));
    }
    lines.extend(other_lines(review, &profile, lang));
    lines
}

/// Items that two sessions set differently: every value, the one in force first.
fn other_lines(review: &Review, profile: &Profile, lang: Lang) -> Vec<String> {
    if review.others.is_empty() {
        return Vec::new();
    }
    let head = upkeep::head_others(lang, review.others.len());
    let mut lines = vec![String::new(), head];
    for (item, others) in &review.others {
        let values = std::iter::once(history::value(&review.value(item), lang))
            .chain(others.iter().map(|other| history::value(other, lang)));
        let or = format!("  {}  ", upkeep::or(lang));
        let values = values.collect::<Vec<_>>().join(&or);
        lines.push(format!(
            "  {}: {values}",
            edits::item(item, Some(profile), lang)
        ));
    }
    lines.push(upkeep::others_hint(lang).to_owned());
    lines
}

fn score_lines(profile: &Profile, review: &Review, lang: Lang) -> Vec<String> {
    if review.scores.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![String::new(), words::head_scores(lang).to_owned()];
    for criterion in &profile.rubric.criteria {
        let name = criterion.name.get(lang);
        let Some(score) = review.scores.get(&criterion.id) else {
            lines.push(format!("  {name}  —/{}", criterion.max));
            continue;
        };
        let value = match score.value {
            ScoreValue::Points(points) => format!("{points}/{}", criterion.max),
            ScoreValue::NotApplicable => words::not_applicable(lang).to_owned(),
        };
        let fits = match score.value {
            ScoreValue::Points(points) => criterion.check_value(points).is_ok(),
            ScoreValue::NotApplicable => true,
        };
        let remark = if fits {
            ""
        } else {
            pinning::no_longer_fits(lang)
        };
        lines.push(format!("  {name}  {value}{remark}"));
        lines.extend(ground_lines(criterion, score, lang));
        if !score.comment.is_empty() {
            lines.extend(indented(&score.comment).map(|line| format!("  {line}")));
        }
    }
    let known = |id: &String| profile.rubric.criterion(id).is_some();
    let strange = review.scores.keys().filter(|id| !known(id));
    lines.extend(strange.map(|id| format!("  {id}  {}", words::no_such_criterion(lang))));
    lines
}

/// What a score rests on: points taken off, notes, how sure.
fn ground_lines(criterion: &Criterion, score: &Score, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let applies = score.value != ScoreValue::NotApplicable;
    for deduction in criterion.deductions.iter().filter(|_| applies) {
        if let Some(&times) = score.deductions.get(&deduction.id) {
            let off = deduction.taken(times).to_string();
            let label = deduction.label.get(lang);
            lines.push(words::show_deduction(lang, label, times, &off));
        }
    }
    lines.extend(export::by_hand_said(criterion, score, lang));
    if !score.cites.is_empty() {
        let ids = score.cites.join(words::between(lang));
        lines.push(words::show_cites(lang, &ids));
    }
    if let Some(confidence) = score.confidence {
        lines.push(words::show_confidence(lang, confidence.id()));
    }
    lines.iter().map(|line| format!("    {line}")).collect()
}

fn note_lines(session: &Session, report_idx: usize, review: &Review, lang: Lang) -> Vec<String> {
    if review.notes.is_empty() {
        return Vec::new();
    }
    let found = session.anchors(report_idx, review).unwrap_or_default();
    let report = session.read(report_idx).ok();
    let mut lines = vec![String::new(), words::head_notes(lang, review.notes.len())];
    for note in &review.notes {
        let place = found
            .iter()
            .find(|(id, _)| *id == note.id)
            .map(|(_, found)| found);
        let section = place.and_then(|place| {
            let report = report.as_ref()?;
            let section = report.section_at(place.span?.start);
            Some(report.sections[section].id.clone())
        });
        let mut head = vec![note.id.clone(), kind(note.kind, lang).to_owned()];
        match (&note.target, section, place.and_then(|place| place.span)) {
            (Target::Whole, ..) => head.push(words::whole_report(lang).to_owned()),
            (_, Some(section), Some(span)) => head.push(format!("§{section}  {span}")),
            _ => {}
        }
        if let Some(place) = place
            && place.grade != Grade::Exact
        {
            head.push(grade(place.grade, lang).to_owned());
        }
        lines.push(format!("  {}", head.join("  ")));
        if let Some(quote) = quote(note) {
            lines.push(format!("    「{quote}」"));
        }
        lines.extend(indented(&note.body).map(|line| format!("  {line}")));
    }
    lines
}

fn indented(text: &str) -> impl Iterator<Item = String> + '_ {
    text.lines().map(|line| format!("  {line}"))
}

/// The passage a note speaks of, on one line.
fn quote(note: &Note) -> Option<String> {
    let anchor = note.anchor()?;
    Some(anchor.exact.replace('\n', " "))
}

fn kind(kind: NoteKind, lang: Lang) -> &'static str {
    match kind {
        NoteKind::Problem => common::kind_problem(lang),
        NoteKind::Question => common::kind_question(lang),
        NoteKind::Praise => common::kind_praise(lang),
        NoteKind::Suggestion => common::kind_suggestion(lang),
    }
}

/// How surely a passage was found again, in words.
pub(super) fn grade(grade: Grade, lang: Lang) -> &'static str {
    match grade {
        Grade::Exact => words::grade_exact(lang),
        Grade::Moved => words::grade_moved(lang),
        Grade::Doubtful => words::grade_doubtful(lang),
        Grade::Lost => words::grade_lost(lang),
    }
}
