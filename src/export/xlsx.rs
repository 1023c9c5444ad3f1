//! XLSX: the batch as a workbook of four sheets: scores, notes, statistics, rubric.
//!
//! What stands in the sheets is put together here, how a sheet is written is `xlsx_sheet`'s
//! business. Reports and reviews that could not be read are rows of the first sheet: the
//! path, and the problem in the last column. With several reviewers, ranks and statistics
//! are each reviewer's own.

use std::collections::BTreeMap;
use std::io;

use super::Exporter;
use super::bundle::{ReviewBundle, Row};
use super::letter::{grade_name, kind, notice, reckoned, status};
use super::xlsx_sheet::{Sheet, Value, workbook};
use crate::lang::{Lang, export as words};
use crate::profile::{Criterion, CriterionKind, Points, Profile};
use crate::review::ScoreValue;
use crate::stats::{self, Distribution, Statistics};

/// The exporter of workbooks.
pub(super) const EXPORTER: Exporter = Exporter {
    id: "xlsx",
    extension: "xlsx",
    about: words::about_xlsx,
    is_text: false,
    write,
    ..Exporter::TEXT
};

fn write(bundle: &ReviewBundle, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let by_reviewer = by_reviewer(bundle);
    let sheets = [
        scores(bundle, &by_reviewer, lang),
        notes(bundle, lang),
        statistics(&by_reviewer, lang),
        rubric(bundle, lang),
    ];
    workbook(&sheets, out)
}

/// By reviewer and class.
type Counted<'a> = BTreeMap<(&'a str, Option<&'a str>), OfReviewer<'a>>;

/// The statistics of one reviewer, over the reports of one class.
struct OfReviewer<'a> {
    /// The profile with the rubric of the class.
    profile: &'a Profile,
    /// Indices of the bundle's rows, in the order of the sheets that were counted.
    rows: Vec<usize>,
    stats: Statistics<'a>,
}

/// The statistics by reviewer and class: points of different rubrics do not compare.
fn by_reviewer(bundle: &ReviewBundle) -> Counted<'_> {
    let mut rows: BTreeMap<(&str, Option<&str>), Vec<usize>> = BTreeMap::new();
    for (idx, row) in bundle.rows.iter().enumerate() {
        let class = bundle.profile_of(row).class.as_deref();
        let key = (row.review.reviewer.as_str(), class);
        rows.entry(key).or_default().push(idx);
    }
    let count = |rows: Vec<usize>| {
        let profile = bundle.profile_of(&bundle.rows[rows[0]]);
        let sheets: Vec<stats::Sheet> = rows
            .iter()
            .map(|&idx| &bundle.rows[idx].review)
            .map(|review| stats::Sheet {
                status: review.status,
                scores: &review.scores,
            })
            .collect();
        OfReviewer {
            stats: stats::statistics(&profile.rubric, &sheets),
            profile,
            rows,
        }
    };
    rows.into_iter()
        .map(|(key, rows)| (key, count(rows)))
        .collect()
}

fn scores(bundle: &ReviewBundle, by_reviewer: &Counted, lang: Lang) -> Sheet {
    let mut ranks: BTreeMap<usize, usize> = BTreeMap::new();
    for one in by_reviewer.values() {
        for place in &one.stats.ranking {
            if let Some(rank) = place.rank {
                ranks.insert(one.rows[place.sheet], rank);
            }
        }
    }
    let criteria = bundle.criteria();
    let mut header = vec![
        words::column_path(lang),
        words::column_title(lang),
        words::issuer(lang),
        words::year(lang),
        words::reviewer(lang),
        words::status(lang),
    ];
    header.extend(criteria.iter().map(|criterion| criterion.name.get(lang)));
    header.extend([
        words::total(lang),
        words::max(lang),
        words::grade(lang),
        words::column_empty(lang),
        words::column_reckoning(lang),
        words::rank(lang),
        words::column_notes(lang),
        words::summary(lang),
        words::column_problem(lang),
    ]);
    let n_columns = header.len();
    let mut sheet = Sheet::new(words::scores(lang), &header);
    for (idx, row) in bundle.rows.iter().enumerate() {
        sheet.push(score_row(bundle, row, ranks.get(&idx).copied(), lang));
    }
    for unreadable in &bundle.unreadable {
        let mut cells = vec![Value::Empty; n_columns];
        cells[0] = Value::text(&unreadable.path);
        cells[n_columns - 1] = Value::text(&unreadable.problem);
        sheet.push(cells);
    }
    sheet
}

fn score_row(bundle: &ReviewBundle, row: &Row, rank: Option<usize>, lang: Lang) -> Vec<Value> {
    let total = bundle.total(row);
    let review = &row.review;
    let mut cells = vec![
        Value::text(&row.path),
        Value::text(row.title().unwrap_or_default()),
        Value::text(row.issuer().unwrap_or_default()),
        Value::number(row.year()),
        Value::text(&review.reviewer),
        Value::text(status(lang, review.status)),
    ];
    for criterion in bundle.criteria() {
        let given = review.scores.get(&criterion.id).map(|score| score.value);
        cells.push(match given {
            None => Value::Empty,
            Some(ScoreValue::NotApplicable) => Value::text(words::not_applicable(lang)),
            Some(ScoreValue::Points(points)) => Value::number(Some(points)),
        });
    }
    let scored = !review.scores.is_empty();
    cells.extend([
        Value::number(scored.then_some(total.points)),
        Value::number(Some(total.max)),
        Value::text(grade_name(&total, lang).unwrap_or_default()),
        Value::number(Some(total.empty.len())),
        Value::text(&reckoned(bundle, row, &total, lang)),
        Value::number(rank),
        Value::number(Some(review.notes.len())),
        Value::text(&review.summary),
        Value::text(&notice(row, lang).unwrap_or_default()),
    ]);
    cells
}

fn notes(bundle: &ReviewBundle, lang: Lang) -> Sheet {
    let header = [
        words::column_path(lang),
        words::issuer(lang),
        words::reviewer(lang),
        words::column_section(lang),
        words::column_heading(lang),
        words::column_kind(lang),
        words::column_comment(lang),
        words::quote(lang),
        words::criterion(lang),
        words::column_start(lang),
        words::column_end(lang),
        words::column_at(lang),
        words::column_id(lang),
    ];
    let mut sheet = Sheet::new(words::notes(lang), &header);
    for row in &bundle.rows {
        for placed in row.placed() {
            let note = placed.note;
            let criterion = note.criterion.as_deref();
            let criterion = criterion.map(|id| name_of(bundle.profile_of(row), id, lang));
            sheet.push(vec![
                Value::text(&row.path),
                Value::text(row.issuer().unwrap_or_default()),
                Value::text(&row.review.reviewer),
                Value::text(row.section_id(placed.section).unwrap_or_default()),
                Value::text(row.heading(placed.section).unwrap_or_default()),
                Value::text(kind(lang, note.kind)),
                Value::text(&note.body),
                Value::text(placed.quote()),
                Value::text(criterion.unwrap_or_default()),
                Value::number(placed.span.map(|span| span.start)),
                Value::number(placed.span.map(|span| span.end)),
                Value::text(&note.created),
                Value::text(&note.id),
            ]);
        }
    }
    sheet
}

/// What the score sheet calls a criterion; the id where the rubric has none of it.
fn name_of<'a>(profile: &'a Profile, id: &'a str, lang: Lang) -> &'a str {
    let criterion = profile.rubric.criterion(id);
    criterion.map_or(id, |criterion| criterion.name.get(lang))
}

fn statistics(by_reviewer: &Counted, lang: Lang) -> Sheet {
    let header = [
        words::reviewer(lang),
        words::criterion(lang),
        words::stat_n(lang),
        words::stat_mean(lang),
        words::stat_median(lang),
        words::stat_min(lang),
        words::stat_max(lang),
        words::stat_sd(lang),
        words::not_applicable(lang),
    ];
    let mut sheet = Sheet::new(words::statistics(lang), &header);
    for ((reviewer, _), one) in by_reviewer {
        let named = |name: &str| in_class(name, one.profile, lang);
        for criterion in &one.stats.criteria {
            sheet.push(spread(
                reviewer,
                &named(name_of(one.profile, &criterion.id, lang)),
                criterion.spread.as_ref(),
                Some(criterion.n_not_applicable),
            ));
        }
        let total = one.stats.total.as_ref();
        sheet.push(spread(reviewer, &named(words::total(lang)), total, None));
    }
    sheet
}

fn spread(
    reviewer: &str,
    name: &str,
    spread: Option<&Distribution>,
    n_not_applicable: Option<usize>,
) -> Vec<Value> {
    let points = |of: fn(&Distribution) -> Points| Value::number(spread.map(of));
    vec![
        Value::text(reviewer),
        Value::text(name),
        Value::number(Some(spread.map_or(0, |spread| spread.n))),
        points(|spread| spread.mean),
        points(|spread| spread.median),
        points(|spread| spread.min),
        points(|spread| spread.max),
        Value::number(spread.and_then(|spread| spread.sd)),
        Value::number(n_not_applicable),
    ]
}

fn rubric(bundle: &ReviewBundle, lang: Lang) -> Sheet {
    let header = [
        words::column_id(lang),
        words::criterion(lang),
        words::column_kind(lang),
        words::max(lang),
        words::step(lang),
        words::weight(lang),
        words::remarks(lang),
        words::deductions(lang),
    ];
    let mut sheet = Sheet::new(words::rubric(lang), &header);
    for profile in bundle.profiles() {
        for criterion in &profile.rubric.criteria {
            sheet.push(vec![
                Value::text(&criterion.id),
                Value::text(&in_class(criterion.name.get(lang), profile, lang)),
                Value::text(counts(criterion, lang)),
                Value::number(Some(criterion.highest())),
                Value::number(Some(criterion.step)),
                Value::number(criterion.weight),
                Value::text(criterion.text.get(lang)),
                Value::text(&deductions(criterion, lang)),
            ]);
        }
        for grade in &profile.rubric.grades {
            let name = grade.name.get(lang);
            let grade_from = in_class(&words::grade_from(lang, name, grade.min), profile, lang);
            let mut cells = vec![Value::Empty; header.len()];
            cells[0] = Value::text(&grade.id);
            cells[1] = Value::text(&grade_from);
            cells[2] = Value::text(words::grade(lang));
            sheet.push(cells);
        }
    }
    sheet
}

/// A name with the class whose rubric it stands in.
fn in_class(name: &str, profile: &Profile, lang: Lang) -> String {
    let class = profile.class.as_deref();
    let class = class.and_then(|id| profile.classes.iter().find(|class| class.id == id));
    match class {
        Some(class) => words::in_class(lang, name, class.name.get(lang)),
        None => name.to_owned(),
    }
}

fn counts(criterion: &Criterion, lang: Lang) -> &'static str {
    match criterion.kind {
        CriterionKind::Award => words::kind_award(lang),
        CriterionKind::Deduct => words::kind_deduct(lang),
        CriterionKind::Bonus => words::kind_bonus(lang),
        CriterionKind::Penalty => words::kind_penalty(lang),
        CriterionKind::Flag => words::kind_flag(lang),
    }
}

fn deductions(criterion: &Criterion, lang: Lang) -> String {
    let deductions = criterion.deductions.iter();
    let lines: Vec<String> = deductions
        .map(|one| words::deduction(lang, one.label.get(lang), one.points))
        .collect();
    lines.join("\n")
}
