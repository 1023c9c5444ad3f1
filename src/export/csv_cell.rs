//! Cells of a table that a spreadsheet opens: text stays text.
//!
//! A spreadsheet takes a cell that begins with `=` for a formula, `007` for seven and
//! `3-5` for a day in March. The rule that prevents it, and how to undo it:
//!
//! - A text cell gets a leading apostrophe where its first character that is not a space
//!   is one of `= + - @ '` or a tab or carriage return, also full width; and where it
//!   begins with a digit and holds nothing but digits, spaces and `. , : / % + - e` and
//!   年月日.
//! - Reading back: of a text cell that begins with an apostrophe, drop that one.
//!
//! Numbers, days (`YYYY-MM-DD`) and empty cells are written as they are.

use std::borrow::Cow;

use crate::text::fold_width_char;

/// A text as a cell that no spreadsheet takes for anything else.
#[must_use]
pub fn guard(text: &str) -> Cow<'_, str> {
    if needs_guard(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text of a cell that [`guard`] made.
#[must_use]
pub fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

fn needs_guard(text: &str) -> bool {
    let acts = |ch: char| matches!(ch, '=' | '+' | '-' | '@' | '\'' | '\t' | '\r' | '\n');
    let is_blank = |ch: &char| !ch.is_whitespace() || matches!(ch, '\t' | '\r' | '\n');
    let first = text.chars().map(fold_width_char).find(is_blank);
    let looks_like_a_number = |ch: char| {
        ch.is_ascii_digit()
            || matches!(ch, '.' | ',' | ':' | '/' | '%' | '+' | '-' | 'e' | 'E')
            || matches!(ch, ' ' | '年' | '月' | '日')
    };
    match first {
        Some(first) if acts(first) => true,
        Some(first) if first.is_ascii_digit() => {
            text.chars().map(fold_width_char).all(looks_like_a_number)
        }
        None | Some(_) => false,
    }
}

/// Writes one record: cells quoted where they must be (RFC 4180), CR LF at the end.
pub(super) fn record(cells: &[Cell<'_>]) -> String {
    let mut line = String::new();
    for (nth, cell) in cells.iter().enumerate() {
        if nth > 0 {
            line.push(',');
        }
        let text = match cell {
            Cell::Text(text) => guard(text),
            Cell::Value(value) => Cow::Borrowed(value.as_str()),
        };
        if text.contains(['"', ',', '\r', '\n']) || text.starts_with(' ') || text.ends_with(' ') {
            line.push('"');
            line.push_str(&text.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(&text);
        }
    }
    line.push_str("\r\n");
    line
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    /// Words from anywhere: guarded.
    Text(&'a str),
    /// A number, a day, an id of the program's own: written as it is.
    Value(String),
}

impl Cell<'_> {
    /// A value, or an empty cell.
    pub(super) fn value(value: Option<impl ToString>) -> Self {
        Self::Value(value.map(|value| value.to_string()).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_spreadsheet_would_take_for_something_else_is_guarded() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            " =1",
            "＝1",
            "'=1",
            "007",
            "3-5",
            "2023年12月7日",
            "１２",
            "1e5",
            "12:30",
            "90%",
        ] {
            assert_eq!(guard(text), format!("'{text}"));
        }
        for text in [
            "",
            "青石镇",
            "2023年工作",
            "3次党委会",
            "a=1",
            "“=”",
            "001.txt",
        ] {
            assert_eq!(guard(text), text);
        }
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in ".*") {
            let cell = guard(&text);
            prop_assert_eq!(unguard(&cell), text.as_str());
        }

        #[test]
        fn any_record_reads_back(cells in proptest::collection::vec(".*", 2..6)) {
            let line = record(&cells.iter().map(|cell| Cell::Text(cell)).collect::<Vec<_>>());
            let line = format!("\u{feff}{line}");
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
            let read = reader.records().next().unwrap().unwrap();
            let read: Vec<&str> = read.iter().map(unguard).collect();
            prop_assert_eq!(read, cells);
        }
    }
}
