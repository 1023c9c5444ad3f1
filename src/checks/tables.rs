//! Totals of tables that their rows or columns do not make.
//!
//! A table is what `ingest` leaves of one: lines of cells parted by tabs, or by `|` in Markdown.
//! Left out: shares and ranks, columns with a cell that is no number, rows below 其中, and
//! totals over subtotals.

use super::Reading;
use crate::text::{CharSpan, fold_width_char};

/// A total that is not the sum of its parts.
pub(super) struct WrongTotal {
    /// The total's cell.
    pub(super) span: CharSpan,
    /// What the parts add up to.
    pub(super) sum: f64,
    /// What is printed.
    pub(super) total: f64,
}

struct Cell {
    span: CharSpan,
    words: String,
    number: Option<Number>,
}

#[derive(Clone, Copy)]
struct Number {
    value: f64,
    n_decimals: i32,
}

type Row = Vec<Cell>;

/// Every wrong total, in order of place.
pub(super) fn wrong_totals(reading: &Reading<'_>) -> Vec<WrongTotal> {
    let mut wrong = Vec::new();
    for table in tables(reading) {
        // What stands above the first number is the head.
        let head = table
            .iter()
            .position(|row| row.iter().skip(1).any(|cell| cell.number.is_some()));
        let Some((head, rows)) = head.and_then(|head| table.split_at_checked(head)) else {
            continue;
        };
        let is_summable = |column: usize| {
            let no_sum = [
                "率", "比", "均", "序号", "得分", "排名", "%", "年度", "年份",
            ];
            let cells = head.iter().filter_map(|row| row.get(column));
            !cells
                .into_iter()
                .any(|cell| no_sum.iter().any(|word| cell.words.contains(word)))
        };
        if rows.iter().any(|row| row[0].words.starts_with("其中")) {
            continue;
        }
        let n_cells = rows[0].len();
        for (total, parts) in totals_below(rows) {
            let columns = (1..n_cells).filter(|&column| is_summable(column));
            wrong.extend(columns.filter_map(|column| {
                let parts = parts.iter().map(|row| row[column].number);
                unequal(&total[column], &parts.collect::<Option<Vec<_>>>()?)
            }));
        }
        let last = head.last().map(|row| row.len() - 1);
        if let Some(last) = last.filter(|&last| is_total(&head[head.len() - 1][last].words)) {
            wrong.extend(totals_beside(rows, last));
        }
    }
    wrong.sort_by_key(|one| one.span);
    wrong.dedup_by_key(|one| one.span);
    wrong
}

/// Rows of totals, each with the rows it is made of.
fn totals_below(rows: &[Row]) -> Vec<(&Row, &[Row])> {
    let names = rows.iter().enumerate();
    let at: Vec<usize> = names
        .filter(|(_, row)| row.iter().take(2).any(|cell| is_total(&cell.words)))
        .map(|(at, _)| at)
        .collect();
    match at[..] {
        [0] => vec![(&rows[0], &rows[1..])],
        [at] => vec![(&rows[at], &rows[..at])],
        _ => Vec::new(),
    }
}

/// Totals in the last column, where most rows show that it is the sum of those before it.
fn totals_beside(rows: &[Row], last: usize) -> Vec<WrongTotal> {
    let sums = rows.iter().filter_map(|row| {
        let parts = row[1..last].iter().map(|cell| cell.number);
        let parts = parts.collect::<Option<Vec<_>>>()?;
        row[last].number?;
        Some(unequal(&row[last], &parts))
    });
    let sums: Vec<Option<WrongTotal>> = sums.collect();
    let n_wrong = sums.iter().flatten().count();
    if last < 3 || n_wrong * 3 > sums.len() {
        return Vec::new();
    }
    sums.into_iter().flatten().collect()
}

fn unequal(total: &Cell, parts: &[Number]) -> Option<WrongTotal> {
    let printed = total.number?;
    if parts.len() < 2 {
        return None;
    }
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let n_decimals = parts.iter().map(|part| part.n_decimals).max()?;
    let n_rounded = f64::from(u32::try_from(parts.len()).ok()?);
    let n_decimals = n_decimals.max(printed.n_decimals);
    let slack = if n_decimals == 0 {
        0.0
    } else {
        n_rounded * 0.5 * 10_f64.powi(-n_decimals)
    };
    ((sum - printed.value).abs() > slack + 1e-6).then_some(WrongTotal {
        span: total.span,
        sum,
        total: printed.value,
    })
}

fn is_total(words: &str) -> bool {
    let words: String = words.chars().filter(|ch| ch.is_alphabetic()).collect();
    ["合计", "总计", "共计", "小计", "总数"].contains(&words.as_str())
        || words.eq_ignore_ascii_case("total")
}

/// Neighbouring lines with the same number of cells, at least three of them.
fn tables(reading: &Reading<'_>) -> Vec<Vec<Row>> {
    let mut tables: Vec<Vec<Row>> = vec![Vec::new()];
    for line in reading.text().lines() {
        let row = row(reading, line);
        let table = tables.last().and_then(|table| table.first());
        if table.is_some_and(|first| first.len() != row.len()) {
            tables.push(Vec::new());
        }
        // The line of dashes below a Markdown table's head says nothing.
        let is_rule = row
            .iter()
            .all(|cell| cell.words.chars().all(|ch| matches!(ch, '-' | ':')));
        if let Some(table) = tables.last_mut().filter(|_| row.len() > 1 && !is_rule) {
            table.push(row);
        }
    }
    tables.retain(|table| table.len() > 2);
    tables
}

fn row(reading: &Reading<'_>, line: CharSpan) -> Row {
    let bare = reading.trimmed(line);
    let is_bar = reading.at(bare.start.get()) == '|';
    let line = if is_bar { bare } else { line };
    let (mut start, mut end) = (line.start.get(), line.end.get());
    let parts = if is_bar { '|' } else { '\t' };
    if is_bar && end > start + 1 {
        start += 1;
        end -= usize::from(reading.at(end - 1) == '|');
    }
    let mut row = Row::new();
    while start <= end {
        let close = (start..end)
            .find(|&at| reading.at(at) == parts)
            .unwrap_or(end);
        let span = reading.trimmed(CharSpan::new(start, close));
        let words = reading.slice(span).to_owned();
        let number = number(&words);
        row.push(Cell {
            span,
            words,
            number,
        });
        start = close + 1;
    }
    row
}

/// A cell that is one number: 1,024, 9.8, 12件.
fn number(words: &str) -> Option<Number> {
    let plain: String = words
        .chars()
        .map(fold_width_char)
        .filter(|ch| *ch != ',')
        .collect();
    let plain = plain.trim_end_matches([
        '件', '起', '次', '人', '名', '份', '个', '场', '户', '元', '万',
    ]);
    let is_number = plain.chars().all(|ch| ch.is_ascii_digit() || ch == '.');
    let value = plain.parse().ok().filter(|_| is_number)?;
    let n_decimals = plain.split_once('.').map_or(0, |(_, rest)| rest.len());
    Some(Number {
        value,
        n_decimals: i32::try_from(n_decimals).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn wrong_totals_of_rows_and_columns_are_told() {
        for text in [
            "情况如下表。\n类别\t立案（件）\t罚没款（万元）\n农资\t21\t9.8\n防疫\t18\t4.1\n耕地\t15\t6.7\n合计\t54\t⟦21.6⟧\n上述案件均已办结。",
            "|类别|件数|\n|---|---:|\n|合计|⟦1,024件⟧|\n|城建|1,000件|\n|农业|14件|",
            "村名\t排查\t调解\t普法\t合计\n河湾\t3\t2\t5\t10\n柳坝\t4\t1\t6\t11\n双岔\t1\t2\t3\t⟦7⟧\n石桥\t2\t2\t2\t6",
            "\t一季度\t二季度\n场次\t8\t12\n人次\t80\t90\n合 计\t88\t⟦101⟧",
        ] {
            check("figures-total", text);
        }
    }

    #[test]
    fn tables_that_add_up_or_need_not_are_left_alone() {
        for text in [
            "类别\t立案\t占比\n农资\t21\t58.3%\n防疫\t15\t41.6%\n合计\t36\t100%",
            "类别\t立案\t结案率\n农资\t21\t90\n防疫\t15\t80\n合计\t36\t86",
            "类别\t立案\t办结\n农资\t21\t20\n防疫\t/\t15\n合计\t36\t35",
            "类别\t人数\n村民\t20\n其中：女\t12\n合计\t20",
            "类别\t件数\n城建\t20\n小计\t20\n农业\t12\n合计\t32",
            "村名\t排查\t化解\t宣传\t合计\n河湾\t3\t2\t5\t40\n柳坝\t4\t1\t6\t50",
            "类别\t金额\n甲\t0.33\n乙\t0.33\n丙\t0.33\n合计\t1.00",
        ] {
            check("figures-total", text);
        }
    }
}
