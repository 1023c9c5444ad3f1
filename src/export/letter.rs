//! One review note as it goes to a unit, before any format: what stands in it and in which
//! order.
//!
//! Every text here is as the reviewer or the report has it; escaping it is each format's
//! business. Markdown, HTML, DOCX and templates all show this, so that they cannot differ
//! in what they say.

use super::bundle::{Placed, ReviewBundle, Row};
use super::reckoning::{by_hand_said, marked, reckoning};
use crate::lang::{Lang, common, export as words};
use crate::profile::{Criterion, CriterionKind, Points};
use crate::review::anchor::Grade;
use crate::review::{NoteKind, Score, ScoreValue, Status, Target};
use crate::stats::Total;

/// A review note.
pub(super) struct Letter<'a> {
    /// Name and value of each line of the title block.
    pub(super) fields: Vec<(&'static str, String)>,
    /// What the reader must know first; see [`notice`].
    pub(super) notice: Option<String>,
    /// The score table, in the rubric's order.
    pub(super) scores: Vec<ScoreLine<'a>>,
    /// What they add up to.
    pub(super) total: Total<'a>,
    /// Sentences under the table: how the total came about.
    pub(super) cautions: Vec<String>,
    /// The reviewer's notes by section.
    pub(super) notes: Vec<Group<'a>>,
    /// Notes made from findings of the automatic checks, by section.
    pub(super) findings: Vec<Group<'a>>,
    /// The summary; may be empty.
    pub(super) summary: &'a str,
}

/// One line of the score table.
pub(super) struct ScoreLine<'a> {
    /// What the score sheet calls it.
    pub(super) name: &'a str,
    /// The score in words.
    pub(super) value: String,
    /// The most there is, in words; empty for a flag.
    pub(super) max: String,
    /// Deductions taken, then the comment.
    pub(super) why: String,
}

/// Notes that stand under one heading.
pub(super) struct Group<'a> {
    /// The heading.
    pub(super) heading: String,
    /// The notes.
    pub(super) notes: Vec<LetterNote<'a>>,
}

/// One note.
pub(super) struct LetterNote<'a> {
    /// The note with its place.
    pub(super) placed: Placed<'a>,
    /// Its kind in words.
    pub(super) kind: &'static str,
    /// The passage to quote; empty where the heading says it already.
    pub(super) quote: &'a str,
    /// That the place is not sure.
    pub(super) caution: Option<&'static str>,
}

/// A section of the letter, for formats that number them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chapter {
    Scores,
    Notes,
    Findings,
    Summary,
}

impl<'a> Letter<'a> {
    pub(super) fn of(bundle: &'a ReviewBundle, row: &'a Row, lang: Lang) -> Self {
        let total = bundle.total(row);
        let rubric = &bundle.profile_of(row).rubric;
        let criteria = &rubric.criteria;
        let scores = criteria.iter().map(|criterion| {
            let given = row.review.scores.get(&criterion.id);
            score_line(criterion, given, lang)
        });
        let (findings, notes) = row
            .placed()
            .into_iter()
            .partition(|placed| placed.note.check.is_some());
        Self {
            fields: fields(row, &total, lang),
            notice: notice(row, lang),
            scores: scores.collect(),
            cautions: reckoning(rubric, &total, lang),
            notes: groups(row, notes, lang),
            findings: groups(row, findings, lang),
            summary: &row.review.summary,
            total,
        }
    }

    /// The sections that have something to say, each with its numbered heading.
    pub(super) fn chapters(&self, lang: Lang) -> Vec<(Chapter, String)> {
        let all = [
            (Chapter::Scores, words::scores(lang), true),
            (Chapter::Notes, words::notes(lang), !self.notes.is_empty()),
            (
                Chapter::Findings,
                words::findings(lang),
                !self.findings.is_empty(),
            ),
            (
                Chapter::Summary,
                words::summary(lang),
                !self.summary.trim().is_empty(),
            ),
        ];
        all.into_iter()
            .filter(|(_, _, says)| *says)
            .zip(1..)
            .map(|((chapter, name, _), number)| {
                (chapter, words::numbered(lang, &numeral(lang, number), name))
            })
            .collect()
    }
}

fn fields(row: &Row, total: &Total, lang: Lang) -> Vec<(&'static str, String)> {
    let mut fields = Vec::new();
    if let Some(issuer) = row.issuer() {
        fields.push((words::issuer(lang), issuer.to_owned()));
    }
    fields.push(match row.title() {
        Some(title) => (words::report_title(lang), words::titled(lang, title)),
        None => (words::file(lang), row.path.clone()),
    });
    if let Some(year) = row.year() {
        fields.push((words::year(lang), year.to_string()));
    }
    fields.push((words::reviewer(lang), row.review.reviewer.clone()));
    // A note that goes out before the review is finished says so.
    if row.review.status != Status::Done {
        fields.push((
            words::status(lang),
            status(lang, row.review.status).to_owned(),
        ));
    }
    let points = if total.empty.is_empty() {
        words::out_of(lang, total.points, total.max)
    } else {
        let n_scored = total.n_criteria - total.empty.len();
        words::out_of_so_far(lang, marked(total), total.max, n_scored, total.n_criteria)
    };
    fields.push((words::total(lang), points));
    if let Some(grade) = grade_name(total, lang) {
        fields.push((words::grade(lang), grade.to_owned()));
    }
    fields
}

/// The grade in words; `None` while there is none.
pub(super) fn grade_name<'a>(total: &Total<'a>, lang: Lang) -> Option<&'a str> {
    match total.grade {
        Some(grade) => Some(grade.name.get(lang)),
        None if total.rejected => Some(words::no_grade(lang)),
        None => None,
    }
}

fn score_line<'a>(criterion: &'a Criterion, given: Option<&Score>, lang: Lang) -> ScoreLine<'a> {
    ScoreLine {
        name: criterion.name.get(lang),
        value: value(criterion, given, lang),
        max: match criterion.kind {
            CriterionKind::Award | CriterionKind::Deduct => criterion.max.to_string(),
            CriterionKind::Bonus => format!("+{}", criterion.max),
            CriterionKind::Penalty => format!("−{}", criterion.max),
            CriterionKind::Flag => String::new(),
        },
        why: given
            .map(|score| why(criterion, score, lang))
            .unwrap_or_default(),
    }
}

impl Letter<'_> {
    /// The last line of the score table.
    pub(super) fn sum(&self, lang: Lang) -> [String; 3] {
        let sum = words::sum(lang).to_owned();
        [sum, marked(&self.total), self.total.max.to_string()]
    }
}

/// A score in words.
pub(super) fn value(criterion: &Criterion, given: Option<&Score>, lang: Lang) -> String {
    match given.map(|score| score.value) {
        None => words::none(lang).to_owned(),
        Some(ScoreValue::NotApplicable) => words::not_applicable(lang).to_owned(),
        Some(ScoreValue::Points(points)) if criterion.kind == CriterionKind::Flag => {
            if points > Points(0) {
                words::raised(lang).to_owned()
            } else {
                words::not_raised(lang).to_owned()
            }
        }
        Some(ScoreValue::Points(points)) => points.to_string(),
    }
}

fn why(criterion: &Criterion, score: &Score, lang: Lang) -> String {
    let mut reasons: Vec<String> = Vec::new();
    let applies = score.value != ScoreValue::NotApplicable;
    for deduction in criterion.deductions.iter().filter(|_| applies) {
        let label = deduction.label.get(lang);
        match score.deductions.get(&deduction.id) {
            None | Some(0) => {}
            Some(1) => reasons.push(words::deduction(lang, label, deduction.taken(1))),
            Some(&times) => {
                let off = deduction.taken(times);
                reasons.push(words::deduction_times(lang, label, times, off));
            }
        }
    }
    reasons.extend(by_hand_said(criterion, score, lang));
    if !score.comment.is_empty() {
        reasons.push(score.comment.clone());
    }
    reasons.join(words::stop(lang))
}

fn groups<'a>(row: &'a Row, placed: Vec<Placed<'a>>, lang: Lang) -> Vec<Group<'a>> {
    let mut groups: Vec<Group> = Vec::new();
    for placed in placed {
        let heading = heading(row, &placed, lang);
        let under_its_heading =
            matches!(placed.note.target, Target::Section { .. }) && placed.span.is_some();
        let note = LetterNote {
            kind: kind(lang, placed.note.kind),
            quote: if under_its_heading {
                ""
            } else {
                placed.quote()
            },
            caution: (placed.grade == Some(Grade::Doubtful)).then(|| words::uncertain(lang)),
            placed,
        };
        match groups.last_mut().filter(|last| last.heading == heading) {
            Some(last) => last.notes.push(note),
            None => groups.push(Group {
                heading,
                notes: vec![note],
            }),
        }
    }
    groups
}

/// The heading under which a note stands.
fn heading(row: &Row, placed: &Placed, lang: Lang) -> String {
    let Some(grade) = placed.grade else {
        return words::whole(lang).to_owned();
    };
    let section = row
        .report
        .as_ref()
        .and_then(|report| Some((report, report.sections.get(placed.section?)?)));
    match section {
        None if grade == Grade::Lost && row.report.is_some() => words::lost(lang).to_owned(),
        None => words::unplaced(lang).to_owned(),
        Some((_, section)) if section.heading.is_none() => words::preamble(lang).to_owned(),
        Some((report, section)) => {
            words::on_section(lang, report.source.text.slice(section.heading_span))
        }
    }
}

/// That the report's file could not be read, and what is to be minded of the review's.
pub(super) fn notice(row: &Row, lang: Lang) -> Option<String> {
    let unread = row
        .report
        .is_none()
        .then(|| words::report_unread(lang).to_owned());
    match (unread, &row.problem) {
        (Some(unread), Some(problem)) => Some(unread + words::stop(lang) + problem),
        (unread, problem) => unread.or_else(|| problem.clone()),
    }
}

/// How a row's total came about, on one line of a table; empty where nothing is scored.
pub(super) fn reckoned(bundle: &ReviewBundle, row: &Row, total: &Total, lang: Lang) -> String {
    if row.review.scores.is_empty() {
        return String::new();
    }
    let between = match lang {
        Lang::Zh => "",
        Lang::En => "; ",
    };
    reckoning(&bundle.profile_of(row).rubric, total, lang).join(between)
}

/// The head of the score table: criterion, score, maximum, why.
pub(super) fn heads(lang: Lang) -> [&'static str; 4] {
    [
        words::criterion(lang),
        words::score(lang),
        words::max(lang),
        words::remarks(lang),
    ]
}

/// What is listed behind all notes, each list with its heading: reports not reviewed yet and
/// records that could not be read.
pub(super) fn appendix(bundle: &ReviewBundle, lang: Lang) -> Vec<(String, Vec<String>)> {
    let (_, left) = bundle.letters();
    let left: Vec<String> = left.into_iter().map(|row| row.path.clone()).collect();
    let unreadable = bundle.unreadable.iter();
    let unreadable: Vec<String> = unreadable
        .map(|one| words::unreadable_one(lang, &one.path, &one.problem))
        .collect();
    let lists = [
        (words::not_reviewed(lang, left.len()), left),
        (words::unreadable(lang, unreadable.len()), unreadable),
    ];
    lists
        .into_iter()
        .filter(|(_, lines)| !lines.is_empty())
        .collect()
}

/// The number of a section of the note: 一、二、三 or 1, 2, 3.
fn numeral(lang: Lang, number: usize) -> String {
    match (lang, "一二三四五六".chars().nth(number.saturating_sub(1))) {
        (Lang::Zh, Some(numeral)) => numeral.to_string(),
        _ => number.to_string(),
    }
}

/// What the screen calls a status.
pub(super) fn status(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::New => common::status_new(lang),
        Status::Reading => common::status_reading(lang),
        Status::Done => common::status_done(lang),
        Status::Hold => common::status_hold(lang),
    }
}

/// What the screen calls a kind of note.
pub(super) fn kind(lang: Lang, kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Problem => common::kind_problem(lang),
        NoteKind::Question => common::kind_question(lang),
        NoteKind::Praise => common::kind_praise(lang),
        NoteKind::Suggestion => common::kind_suggestion(lang),
    }
}

/// The non-empty lines of a text, trimmed.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}
