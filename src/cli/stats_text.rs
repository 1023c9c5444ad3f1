//! The batch as numbers, for people: heads, tables and bars.

use super::error::CliError;
use super::out::Out;
use super::stats::Counted;
use super::table::{self, Align, Column};
use crate::lang::{Lang, stats as words};
use crate::session::{Numbers, SheetNumbers};
use crate::stats::{Bin, Distribution};

/// Columns of the longest bar.
const BAR: usize = 30;

pub(super) fn write(counted: &Counted, lang: Lang, out: &mut Out) -> Result<(), CliError> {
    let numbers = &counted.numbers;
    progress(numbers, lang, out)?;
    for sheet in &numbers.sheets {
        out.line("")?;
        write_sheet(sheet, lang, out)?;
    }
    if !numbers.ranking.is_empty() {
        out.line("")?;
        out.table(&ranking(counted, lang))?;
        for (row, reckoning) in numbers.ranking.iter().zip(&counted.reckoning) {
            for sentence in reckoning {
                out.line(&words::reckoned(lang, &row.report, sentence))?;
            }
        }
    }
    if !counted.unreadable.is_empty() {
        out.line("")?;
        out.head(&words::head_unreadable(lang, counted.unreadable.len()))?;
        for one in &counted.unreadable {
            out.line(&format!("  {}  {}", one.report, one.reviewer))?;
        }
    }
    if numbers.classes.len() > 1 {
        out.line("")?;
        out.head(words::head_classes(lang))?;
        for (class, spread) in &numbers.classes {
            let line = words::class_line(
                lang,
                counted.class_name(class, lang),
                spread.n,
                &spread.mean.to_string(),
                &spread.median.to_string(),
            );
            out.line(&line)?;
        }
    }
    if !numbers.outliers.is_empty() {
        out.line("")?;
        out.head(words::head_outliers(lang))?;
        for far in &numbers.outliers {
            let criterion = far.criterion.as_ref().map(|(_, name)| name.get(lang));
            let what = criterion.unwrap_or(words::total(lang));
            let (value, mean) = (far.value.to_string(), far.spread.mean.to_string());
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
    if !numbers.drift.is_empty() {
        out.line("")?;
        out.head(words::head_drift(lang))?;
        for (nth, stretch) in numbers.drift.iter().enumerate() {
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

fn progress(numbers: &Numbers, lang: Lang, out: &mut Out) -> Result<(), CliError> {
    let progress = &numbers.progress;
    out.head(&words::head_progress(lang, numbers.n_reports))?;
    out.line(&words::progress(
        lang,
        progress.done,
        progress.reading,
        progress.hold,
        progress.new,
    ))?;
    if numbers.seconds > 0 {
        out.line(&words::spent(lang, &words::time(lang, numbers.seconds)))?;
    }
    if let (Some(each), Some(left)) = (numbers.seconds_each, numbers.seconds_left) {
        let (each, left) = (words::time(lang, each), words::time(lang, left));
        out.line(&words::pace(lang, &each, &left))?;
    }
    Ok(())
}

fn write_sheet(sheet: &SheetNumbers, lang: Lang, out: &mut Out) -> Result<(), CliError> {
    out.head(&words::head_sheet(
        lang,
        sheet.name.get(lang),
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
        let name = format!("{} /{}", criterion.name.get(lang), criterion.max);
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

fn cells(name: String, spread: Option<&Distribution>, bins: &[Bin]) -> Vec<String> {
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
fn sparks(bins: &[Bin]) -> String {
    let most = bins.iter().map(|bin| bin.n).max().unwrap_or(0).max(1);
    let bar = |bin: &Bin| match bin.n {
        0 => '·',
        n => ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'][(n * 8).div_ceil(most) - 1],
    };
    bins.iter().map(bar).collect()
}

fn ranking(counted: &Counted, lang: Lang) -> Vec<String> {
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
    let rows: Vec<Vec<String>> = counted
        .numbers
        .ranking
        .iter()
        .map(|row| {
            let score = row.points.as_ref();
            let class = row.class.as_deref();
            let class = class.map(|class| counted.class_name(class, lang));
            let grade = row.grade.as_ref().map(|(_, name)| name.get(lang));
            vec![
                row.rank
                    .map_or_else(|| "–".to_owned(), |rank| rank.to_string()),
                row.report.clone(),
                text(&row.unit),
                class.unwrap_or_default().to_owned(),
                score.map_or_else(|| words::incomplete(lang).to_owned(), ToString::to_string),
                grade.unwrap_or_default().to_owned(),
                row.flags.join(" "),
            ]
        })
        .collect();
    table::lines(&columns, &rows)
}
