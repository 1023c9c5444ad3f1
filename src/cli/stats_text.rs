//! The batch as numbers, for people: heads, tables and bars.

use super::error::CliError;
use super::out::Out;
use super::stats_shape::{BinOut, Document, SheetOut, SpreadOut};
use super::table::{self, Align, Column};
use crate::lang::{Lang, stats as words};

/// Columns of the longest bar.
const BAR: usize = 30;

pub(super) fn write(document: &Document, lang: Lang, out: &mut Out) -> Result<(), CliError> {
    progress(document, lang, out)?;
    for sheet in &document.sheets {
        out.line("")?;
        write_sheet(sheet, lang, out)?;
    }
    if !document.ranking.is_empty() {
        out.line("")?;
        out.table(&ranking(document, lang))?;
        for row in &document.ranking {
            for sentence in &row.reckoning {
                out.line(&words::reckoned(lang, &row.report, sentence))?;
            }
        }
    }
    if !document.unreadable.is_empty() {
        out.line("")?;
        out.head(&words::head_unreadable(lang, document.unreadable.len()))?;
        for one in &document.unreadable {
            out.line(&format!("  {}  {}", one.report, one.reviewer))?;
        }
    }
    if document.classes.len() > 1 {
        out.line("")?;
        out.head(words::head_classes(lang))?;
        for class in &document.classes {
            let line = words::class_line(
                lang,
                &class.name,
                class.spread.n,
                &class.spread.mean.to_string(),
                &class.spread.median.to_string(),
            );
            out.line(&line)?;
        }
    }
    if !document.outliers.is_empty() {
        out.line("")?;
        out.head(words::head_outliers(lang))?;
        for far in &document.outliers {
            let what = far.name.as_deref().unwrap_or(words::total(lang));
            let (value, mean) = (far.value.to_string(), far.mean.to_string());
            out.line(&words::outlier(
                lang,
                &far.report,
                &far.reviewer,
                what,
                &value,
                &mean,
            ))?;
        }
    }
    if !document.drift.is_empty() {
        out.line("")?;
        out.head(words::head_drift(lang))?;
        for (nth, stretch) in document.drift.iter().enumerate() {
            out.line(&words::drift(
                lang,
                nth + 1,
                stretch.n,
                &stretch.mean.to_string(),
            ))?;
        }
    }
    Ok(())
}

fn progress(document: &Document, lang: Lang, out: &mut Out) -> Result<(), CliError> {
    let progress = &document.progress;
    out.head(&words::head_progress(lang, document.reports))?;
    out.line(&words::progress(
        lang,
        progress.done,
        progress.reading,
        progress.hold,
        progress.new,
    ))?;
    if progress.seconds > 0 {
        out.line(&words::spent(lang, &time(progress.seconds, lang)))?;
    }
    if let (Some(each), Some(left)) = (progress.seconds_each, progress.seconds_left) {
        out.line(&words::pace(lang, &time(each, lang), &time(left, lang)))?;
    }
    Ok(())
}

fn write_sheet(sheet: &SheetOut, lang: Lang, out: &mut Out) -> Result<(), CliError> {
    out.head(&words::head_sheet(
        lang,
        &sheet.name,
        &sheet.max.to_string(),
    ))?;
    let column = |name, align| Column {
        name,
        align,
        most: 30,
    };
    let columns = [
        column(words::col_criterion(lang), Align::Left),
        column(words::col_n(lang), Align::Right),
        column(words::col_mean(lang), Align::Right),
        column(words::col_median(lang), Align::Right),
        column(words::col_min(lang), Align::Right),
        column(words::col_max(lang), Align::Right),
        column(words::col_sd(lang), Align::Right),
        column(words::col_shape(lang), Align::Left),
    ];
    let mut rows = Vec::new();
    for criterion in &sheet.criteria {
        let name = format!("{} /{}", criterion.name, criterion.max);
        rows.push(cells(name, criterion.spread.as_ref(), &criterion.histogram));
    }
    let total = words::total(lang).to_owned();
    rows.push(cells(total, sheet.total.as_ref(), &[]));
    for line in table::lines(&columns, &rows) {
        out.line(&line)?;
    }
    let most = sheet.histogram.iter().map(|bin| bin.n).max().unwrap_or(0);
    if most == 0 {
        return Ok(());
    }
    out.line("")?;
    for bin in &sheet.histogram {
        let range = format!("{}–{}", bin.from, bin.to);
        let bar = "█".repeat((bin.n * BAR).div_ceil(most));
        out.line(format!("{range:>9} {:>4} {bar}", bin.n).trim_end())?;
    }
    Ok(())
}

fn cells(name: String, spread: Option<&SpreadOut>, bins: &[BinOut]) -> Vec<String> {
    let Some(spread) = spread else {
        return vec![name, "0".to_owned()];
    };
    vec![
        name,
        spread.n.to_string(),
        spread.mean.to_string(),
        spread.median.to_string(),
        spread.min.to_string(),
        spread.max.to_string(),
        spread
            .sd
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        sparks(bins),
    ]
}

/// A small bar for each range.
fn sparks(bins: &[BinOut]) -> String {
    let most = bins.iter().map(|bin| bin.n).max().unwrap_or(0).max(1);
    let bar = |bin: &BinOut| match bin.n {
        0 => '·',
        n => ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'][(n * 8).div_ceil(most) - 1],
    };
    bins.iter().map(bar).collect()
}

fn ranking(document: &Document, lang: Lang) -> Vec<String> {
    let column = |name, align, most| Column { name, align, most };
    let columns = [
        column(words::col_rank(lang), Align::Right, 6),
        column(words::col_report(lang), Align::Left, 36),
        column(words::col_unit(lang), Align::Left, 20),
        column(words::col_class(lang), Align::Left, 12),
        column(words::col_total(lang), Align::Right, 9),
        column(words::col_grade(lang), Align::Left, 12),
        column(words::col_flags(lang), Align::Left, 20),
    ];
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let rows: Vec<Vec<String>> = document
        .ranking
        .iter()
        .map(|row| {
            let score = row.score.as_ref();
            vec![
                row.rank
                    .map_or_else(|| "–".to_owned(), |rank| rank.to_string()),
                row.report.clone(),
                text(&row.unit),
                text(&row.class_name),
                score.map_or_else(|| words::incomplete(lang).to_owned(), ToString::to_string),
                text(&row.grade_name),
                row.flags.join(" "),
            ]
        })
        .collect();
    table::lines(&columns, &rows)
}

/// Hours and minutes; below a minute, seconds.
fn time(seconds: u64, lang: Lang) -> String {
    match (seconds / 3_600, seconds / 60 % 60) {
        (0, 0) => words::seconds(lang, seconds),
        (0, minutes) => words::minutes(lang, minutes),
        (hours, minutes) => words::hours(lang, hours, minutes),
    }
}
