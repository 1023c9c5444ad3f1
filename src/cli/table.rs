//! Tables for people, aligned by what the terminal shows.

use crate::text::{Ambiguous, Safe, fit, width};

/// How a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// A column: its heading, its side, and the most cells it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) align: Align,
    pub(super) most: usize,
}

/// The lines of a table with its heading; cells are made safe, cut and padded, and no
/// line ends in spaces.
pub(super) fn lines(columns: &[Column], rows: &[Vec<String>]) -> Vec<String> {
    let head: Vec<String> = columns
        .iter()
        .map(|column| column.name.to_owned())
        .collect();
    let cells: Vec<Vec<String>> = std::iter::once(&head)
        .chain(rows)
        .map(|row| {
            row.iter()
                .map(|cell| Safe::new(cell).into_string())
                .collect()
        })
        .collect();
    let widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(nth, column)| {
            let widest = cells
                .iter()
                .filter_map(|row| row.get(nth))
                .map(|cell| cols(cell));
            widest.max().unwrap_or(0).min(column.most)
        })
        .collect();
    cells
        .iter()
        .map(|row| {
            let mut line = String::new();
            for ((cell, column), &cols_wanted) in row.iter().zip(columns).zip(&widths) {
                if !line.is_empty() {
                    line.push_str("  ");
                }
                let shown = fit(cell, cols_wanted, Ambiguous::Narrow);
                let blank = " ".repeat(cols_wanted.saturating_sub(cols(&shown)));
                match column.align {
                    Align::Left => line.extend([shown, blank]),
                    Align::Right => line.extend([blank, shown]),
                }
            }
            line.trim_end().to_owned()
        })
        .collect()
}

fn cols(cell: &str) -> usize {
    width(cell, Ambiguous::Narrow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_by_cells() {
        let columns = [
            Column {
                name: "报告",
                align: Align::Left,
                most: 8,
            },
            Column {
                name: "分",
                align: Align::Right,
                most: 6,
            },
        ];
        let rows = [("青石镇", "9"), ("ab\u{1b}", "100"), ("很长很长的名字", "")];
        let rows = rows.map(|(a, b)| vec![a.to_owned(), b.to_owned()]);
        assert_eq!(
            lines(&columns, &rows),
            ["报告       分", "青石镇      9", "ab⟨U+00…  100", "很长很…"]
        );
    }
}
