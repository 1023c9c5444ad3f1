//! Markdown: one review note per report, ready to send to the unit.
//!
//! Title block, scores with total and grade, notes by section with the quoted passage,
//! summary; at the end, what was not reviewed and what could not be read. `CommonMark`
//! with GitHub's tables: <https://spec.commonmark.org/0.31.2/>,
//! <https://github.github.com/gfm/>.

use std::io;

use super::bundle::{Placed, ReviewBundle, Row};
use super::markdown_text::{inline, lines};
use super::{Exporter, Options};
use crate::lang::{Lang, common, export as words};
use crate::profile::{Criterion, CriterionKind, Points};
use crate::review::anchor::Grade;
use crate::review::{NoteKind, ScoreValue, Status, Target};
use crate::stats::Total;

/// The exporter of review notes.
pub(super) struct Markdown;

impl Exporter for Markdown {
    fn id(&self) -> &'static str {
        "md"
    }

    fn extension(&self) -> &'static str {
        "md"
    }

    fn about(&self, lang: Lang) -> &'static str {
        words::about_md(lang)
    }

    fn per_report(&self) -> bool {
        true
    }

    fn write(
        &self,
        bundle: &ReviewBundle,
        options: &Options,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let lang = options.lang;
        let mut page = String::new();
        let alone = bundle.rows.len() == 1;
        for row in bundle.rows.iter().filter(|row| alone || row.is_reviewed()) {
            between(&mut page);
            Note { bundle, row, lang }.write(&mut page);
        }
        if !alone {
            list_not_reviewed(&mut page, bundle, lang);
        }
        list_unreadable(&mut page, bundle, lang);
        out.write_all(page.as_bytes())
    }
}

/// Adds a block to the page, one empty line before it.
fn block(page: &mut String, text: &str) {
    if !page.is_empty() {
        page.push('\n');
    }
    page.push_str(text.trim_end());
    page.push('\n');
}

fn heading(page: &mut String, level: usize, words: &str) {
    block(page, &format!("{} {words}", "#".repeat(level)));
}

/// A rule between two notes on one page.
fn between(page: &mut String) {
    if !page.is_empty() {
        block(page, "---");
    }
}

fn list_not_reviewed(page: &mut String, bundle: &ReviewBundle, lang: Lang) {
    let rows: Vec<&Row> = bundle
        .rows
        .iter()
        .filter(|row| !row.is_reviewed())
        .collect();
    if rows.is_empty() {
        return;
    }
    between(page);
    heading(page, 2, &words::not_reviewed(lang, rows.len()));
    let items: Vec<String> = rows
        .iter()
        .map(|row| format!("- {}", inline(&row.path)))
        .collect();
    block(page, &items.join("\n"));
}

fn list_unreadable(page: &mut String, bundle: &ReviewBundle, lang: Lang) {
    if bundle.unreadable.is_empty() {
        return;
    }
    between(page);
    heading(page, 2, &words::unreadable(lang, bundle.unreadable.len()));
    let items: Vec<String> = bundle
        .unreadable
        .iter()
        .map(|one| words::unreadable_one(lang, &inline(&one.path), &inline(&one.problem)))
        .map(|line| format!("- {line}"))
        .collect();
    block(page, &items.join("\n"));
}

/// One review note being written.
struct Note<'a> {
    bundle: &'a ReviewBundle,
    row: &'a Row,
    lang: Lang,
}

impl Note<'_> {
    fn write(&self, page: &mut String) {
        let total = self.bundle.total(self.row);
        heading(page, 1, words::title(self.lang));
        self.title_block(page, &total);
        let mut number = 0;
        let mut numbered = |page: &mut String, name: &str| {
            number += 1;
            let name = words::numbered(self.lang, &numeral(self.lang, number), name);
            heading(page, 2, &name);
        };
        numbered(page, words::scores(self.lang));
        self.scores(page, &total);
        if !self.row.review.notes.is_empty() {
            numbered(page, words::notes(self.lang));
            self.notes(page);
        }
        if !self.row.review.summary.is_empty() {
            numbered(page, words::summary(self.lang));
            block(page, &lines(&self.row.review.summary).join("\n\n"));
        }
    }

    fn title_block(&self, page: &mut String, total: &Total) {
        let (row, lang) = (self.row, self.lang);
        let mut fields: Vec<String> = Vec::new();
        let mut field = |name: &str, value: &str| {
            fields.push(format!("- {}", words::field(lang, name, value)));
        };
        if let Some(issuer) = row.issuer() {
            field(words::issuer(lang), &inline(issuer));
        }
        match row.title() {
            Some(title) => {
                field(
                    words::report_title(lang),
                    &words::titled(lang, &inline(title)),
                );
            }
            None => field(words::file(lang), &inline(&row.path)),
        }
        if let Some(year) = row.year() {
            field(words::year(lang), &year.to_string());
        }
        field(words::reviewer(lang), &inline(&row.review.reviewer));
        field(words::status(lang), status(lang, row.review.status));
        field(
            words::total(lang),
            &words::out_of(lang, total.points, total.max),
        );
        if let Some(grade) = total.grade {
            field(words::grade(lang), &inline(grade.name.get(lang)));
        } else if total.rejected {
            field(words::grade(lang), words::no_grade(lang));
        }
        block(page, &fields.join("\n"));
        if row.report.is_none() {
            block(page, words::report_unread(lang));
        }
    }

    fn scores(&self, page: &mut String, total: &Total) {
        let lang = self.lang;
        let cells = [
            words::criterion(lang),
            words::score(lang),
            words::max(lang),
            words::remarks(lang),
        ];
        let mut table = vec![
            format!("| {} |", cells.join(" | ")),
            "| --- | ---: | ---: | --- |".to_owned(),
        ];
        for criterion in &self.bundle.profile.rubric.criteria {
            let max = match criterion.kind {
                CriterionKind::Award | CriterionKind::Deduct => criterion.max.to_string(),
                CriterionKind::Bonus => format!("+{}", criterion.max),
                CriterionKind::Flag => String::new(),
            };
            let name = inline(criterion.name.get(lang));
            let (value, why) = (self.value(criterion), self.why(criterion));
            table.push(format!("| {name} | {value} | {max} | {why} |"));
        }
        let sum = words::sum(lang);
        let (points, max) = (total.points, total.max);
        table.push(format!("| **{sum}** | **{points}** | **{max}** | |"));
        block(page, &table.join("\n"));
        for (ids, sentence) in [
            (&total.empty, words::empty as fn(Lang, &str) -> String),
            (&total.doubtful, words::doubtful),
        ] {
            if !ids.is_empty() {
                let names = self.names(ids).join(words::comma(lang));
                block(page, &sentence(lang, &names));
            }
        }
    }

    fn value(&self, criterion: &Criterion) -> String {
        let lang = self.lang;
        match self
            .row
            .review
            .scores
            .get(&criterion.id)
            .map(|score| score.value)
        {
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

    /// Deductions taken, then the comment.
    fn why(&self, criterion: &Criterion) -> String {
        let Some(score) = self.row.review.scores.get(&criterion.id) else {
            return String::new();
        };
        let lang = self.lang;
        let mut reasons: Vec<String> = Vec::new();
        for deduction in &criterion.deductions {
            let label = inline(deduction.label.get(lang));
            match score.deductions.get(&deduction.id) {
                None | Some(0) => {}
                Some(1) => reasons.push(words::deduction(lang, &label, deduction.taken(1))),
                Some(&times) => {
                    let off = deduction.taken(times);
                    reasons.push(words::deduction_times(lang, &label, times, off));
                }
            }
        }
        if !score.comment.is_empty() {
            reasons.push(inline(&score.comment));
        }
        reasons.join(words::stop(lang))
    }

    fn names(&self, ids: &[String]) -> Vec<String> {
        let rubric = &self.bundle.profile.rubric;
        let criteria = ids.iter().filter_map(|id| rubric.criterion(id));
        criteria
            .map(|criterion| inline(criterion.name.get(self.lang)))
            .collect()
    }

    fn notes(&self, page: &mut String) {
        let mut group = None;
        for placed in self.row.placed() {
            let name = self.heading(&placed);
            if group.as_ref() != Some(&name) {
                heading(page, 3, &name);
                group = Some(name);
            }
            self.note(page, &placed);
        }
    }

    /// The heading under which a note stands.
    fn heading(&self, placed: &Placed) -> String {
        let lang = self.lang;
        let Some(grade) = placed.grade else {
            return words::whole(lang).to_owned();
        };
        let section = self
            .row
            .report
            .as_ref()
            .and_then(|report| Some((report, report.sections.get(placed.section?)?)));
        match section {
            None if grade == Grade::Lost && self.row.report.is_some() => {
                words::lost(lang).to_owned()
            }
            None => words::unplaced(lang).to_owned(),
            Some((_, section)) if section.heading.is_none() => words::preamble(lang).to_owned(),
            Some((report, section)) => inline(report.source.text.slice(section.heading_span)),
        }
    }

    fn note(&self, page: &mut String, placed: &Placed) {
        let lang = self.lang;
        let kind = words::remark_of_kind(lang, kind(lang, placed.note.kind));
        let body = lines(&placed.note.body).join("\n\n  ");
        block(page, &format!("- **{}** {body}", kind.trim_end()));
        let under_its_heading =
            matches!(placed.note.target, Target::Section { .. }) && placed.span.is_some();
        let quoted = lines(placed.quote());
        if !quoted.is_empty() && !under_its_heading {
            let quoted: Vec<String> = quoted.iter().map(|line| format!("  > {line}")).collect();
            block(page, &quoted.join("\n"));
        }
        if placed.grade == Some(Grade::Doubtful) {
            block(page, &format!("  {}", words::uncertain(lang)));
        }
    }
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
