//! Sheets of cells as a workbook: `SpreadsheetML` (ECMA-376) written by hand.
//!
//! **No cell is a formula: there is no formula element here, and text cells are strings in
//! the text format, so that `=1+1` and `007` stay what they are even when somebody edits
//! the cell.** A text longer than a cell may be (32,767 UTF-16 units) is cut, and the cell
//! says so at its end.

use std::io;

use super::markup::{escape, put};
use super::pack::{self, XML};
use crate::text::{Ambiguous, width};

/// UTF-16 units that a cell can hold, by Excel's specification.
const MOST_UNITS: usize = 32_767;
/// Widths of columns, in characters of ASCII; what is wider is wrapped.
const WIDTH: (usize, usize) = (8, 36);
/// Height of a line, and the most a row may have, in points: enough for the fonts that stand
/// in for 宋体 where it is missing, whose lines are 16.3.
const LINE: usize = 17;
const MOST_HEIGHT: usize = 405;
/// Room between a row's text and its lines.
const MARGIN: usize = 3;
/// Lines that a head may take.
const HEAD_LINES: usize = 3;

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Empty,
    Text(String),
    Number(String),
}

impl Value {
    pub(super) fn text(text: &str) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text.to_owned())
        }
    }

    /// A number as its digits, or an empty cell.
    pub(super) fn number(number: Option<impl ToString>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number.to_string()))
    }
}

/// A sheet: a header that stays in sight, rows below it.
pub(super) struct Sheet {
    name: &'static str,
    rows: Vec<Vec<Value>>,
    n_columns: usize,
}

impl Sheet {
    pub(super) fn new(name: &'static str, header: &[&str]) -> Self {
        Self {
            name,
            rows: vec![header.iter().copied().map(Value::text).collect()],
            n_columns: header.len(),
        }
    }

    pub(super) fn push(&mut self, row: Vec<Value>) {
        self.rows.push(row);
    }

    /// The last cell, such as `$M$12`.
    fn last(&self) -> String {
        format!("${}${}", column(self.n_columns - 1), self.rows.len())
    }

    fn xml(&self, is_first: bool) -> String {
        let mut xml = format!(
            "{XML}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
             <sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView{} workbookViewId=\"0\">\
             <pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/>\
             </sheetView></sheetViews><cols>",
            if is_first { " tabSelected=\"1\"" } else { "" }
        );
        let widths: Vec<usize> = (0..self.n_columns).map(|nth| self.width(nth)).collect();
        for (nth, wide) in widths.iter().enumerate() {
            let at = nth + 1;
            put(
                &mut xml,
                format_args!("<col min=\"{at}\" max=\"{at}\" width=\"{wide}\" customWidth=\"1\"/>"),
            );
        }
        xml.push_str("</cols><sheetData>\n");
        for (nth, row) in self.rows.iter().enumerate() {
            let height = (n_lines(row, &widths) * LINE + MARGIN).min(MOST_HEIGHT);
            put(
                &mut xml,
                format_args!("<row r=\"{}\" ht=\"{height}\" customHeight=\"1\">", nth + 1),
            );
            for (at, value) in row.iter().enumerate() {
                cell(&mut xml, nth, at, value);
            }
            xml.push_str("</row>\n");
        }
        put(
            &mut xml,
            format_args!(
                "</sheetData><autoFilter ref=\"A1:{}\"/>\
                 <pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>\
                 <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>",
                self.last().replace('$', "")
            ),
        );
        xml
    }

    /// As wide as the widest line of its cells, within bounds. A head is wrapped, so that a
    /// long one does not hold a column of numbers apart.
    fn width(&self, column: usize) -> usize {
        let wide = |row: &Vec<Value>| match row.get(column) {
            Some(Value::Text(text) | Value::Number(text)) => widest_line(text),
            _ => 0,
        };
        let (head, body) = self.rows.split_at(1.min(self.rows.len()));
        // Two more for the filter's button.
        let head = head
            .iter()
            .map(wide)
            .map(|head| head.div_ceil(HEAD_LINES) + 2);
        let body = body.iter().map(|row| wide(row) + 2);
        head.chain(body).max().unwrap_or(0).clamp(WIDTH.0, WIDTH.1)
    }
}

/// Lines that the tallest cell of a row takes once it is wrapped. A program that opens the
/// sheet need not work that out by itself, and some do not.
fn n_lines(row: &[Value], widths: &[usize]) -> usize {
    let lines = row.iter().zip(widths).map(|(value, &wide)| match value {
        Value::Text(text) => text
            .lines()
            .take(MOST_HEIGHT / LINE)
            .map(|line| width(line, Ambiguous::Wide).div_ceil(wide - 1).max(1))
            .sum(),
        _ => 1,
    });
    lines.max().unwrap_or(1)
}

fn widest_line(text: &str) -> usize {
    let lines = text.lines().map(|line| {
        // Beyond the bound nothing is measured: a line has at most two columns a byte.
        if line.len() > 4 * WIDTH.1 {
            WIDTH.1
        } else {
            width(line, Ambiguous::Wide)
        }
    });
    lines.max().unwrap_or(0)
}

fn cell(xml: &mut String, row: usize, at: usize, value: &Value) {
    let place = format!("{}{}", column(at), row + 1);
    match value {
        // For its lines: a table is printed with all of them.
        Value::Empty => put(xml, format_args!("<c r=\"{place}\" s=\"3\"/>")),
        Value::Number(digits) => put(
            xml,
            format_args!("<c r=\"{place}\" s=\"2\"><v>{digits}</v></c>"),
        ),
        Value::Text(text) => {
            let style = if row == 0 { 1 } else { 3 };
            let text = held(text);
            put(
                xml,
                format_args!(
                    "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
                ),
            );
        }
    }
}

/// A text as a cell can hold it: what acts is shown, and what would be read as an escape
/// (`_x0041_`, ECMA-376 part 1, 22.9.2.19) has its first `_` escaped.
fn held(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (nth, line) in text.lines().enumerate() {
        if nth > 0 {
            shown.push('\n');
        }
        shown.push_str(&super::markup::shown(line));
    }
    let shown = cut(&shown);
    let mut held = String::with_capacity(shown.len());
    let mut rest = shown.as_str();
    while let Some((before, after)) = rest.split_once("_x") {
        held.push_str(before);
        let is_escape = after.as_bytes().get(4) == Some(&b'_')
            && after.bytes().take(4).all(|byte| byte.is_ascii_hexdigit());
        held.push_str(if is_escape { "_x005F_x" } else { "_x" });
        rest = after;
    }
    held.push_str(rest);
    escape(&held)
}

fn cut(text: &str) -> String {
    // The mark and what `_x` adds have their place below the limit.
    const MARK: &str = "…[32767]";
    let n_units = |text: &str| text.encode_utf16().count() + 6 * text.matches("_x").count();
    if text.len() <= MOST_UNITS / 4 || n_units(text) <= MOST_UNITS {
        return text.to_owned();
    }
    let mut left = MOST_UNITS - MARK.encode_utf16().count();
    let mut kept = String::new();
    for ch in text.chars() {
        let takes = if ch == '_' { 7 } else { ch.len_utf16() };
        if takes > left {
            break;
        }
        left -= takes;
        kept.push(ch);
    }
    kept + MARK
}

/// The name of a column: A, B, … Z, AA….
fn column(nth: usize) -> String {
    let mut name = Vec::new();
    let mut rest = nth + 1;
    while rest > 0 {
        rest -= 1;
        name.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    name.iter().rev().collect()
}

/// Writes the sheets as one workbook.
pub(super) fn workbook(sheets: &[Sheet], out: &mut dyn io::Write) -> io::Result<()> {
    let mut types = String::new();
    let mut relations = String::new();
    let mut listed = String::new();
    let mut names = String::new();
    let mut parts: Vec<(String, String)> = Vec::new();
    for (nth, sheet) in sheets.iter().enumerate() {
        let (number, name) = (nth + 1, escape(sheet.name));
        put(
            &mut types,
            format_args!(
                "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
            ),
        );
        put(
            &mut relations,
            format_args!(
                "<Relationship Id=\"rId{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
            ),
        );
        put(
            &mut listed,
            format_args!("<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"),
        );
        put(
            &mut names,
            format_args!(
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{nth}\" hidden=\"1\">'{name}'!$A$1:{}</definedName>",
                sheet.last()
            ),
        );
        put(
            &mut names,
            format_args!(
                "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{nth}\">'{name}'!$1:$1</definedName>"
            ),
        );
        parts.push((
            format!("xl/worksheets/sheet{number}.xml"),
            sheet.xml(nth == 0),
        ));
    }
    let styles = sheets.len() + 1;
    let fixed = [
        (
            "[Content_Types].xml",
            format!(
                "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>{types}</Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "{XML}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><bookViews><workbookView/></bookViews><sheets>{listed}</sheets><definedNames>{names}</definedNames></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}<Relationship Id=\"rId{styles}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        ("xl/styles.xml", format!("{XML}{STYLES}")),
    ];
    let mut all: Vec<(&str, String)> = fixed.into_iter().collect();
    all.extend(parts.iter().map(|(name, xml)| (name.as_str(), xml.clone())));
    pack::write(&all, out)
}

/// 0 plain; 1 header; 2 number; 3 text (format `@`), wrapped; all but the first in thin lines.
const STYLES: &str = concat!(
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"宋体\"/></font><font><b/><sz val=\"11\"/><name val=\"黑体\"/></font></fonts>",
    "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>",
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFF3E7E5\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>",
    "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>",
    "<border><left style=\"thin\"/><right style=\"thin\"/><top style=\"thin\"/><bottom style=\"thin\"/><diagonal/></border></borders>",
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>",
    "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>",
    "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"2\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/></xf>",
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"center\" vertical=\"center\"/></xf>",
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"center\" wrapText=\"1\"/></xf></cellXfs>",
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>",
    "</styleSheet>"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        let names = [0, 25, 26, 51, 52, 701, 702].map(column);
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn what_a_spreadsheet_would_unescape_is_escaped() {
        assert_eq!(held("_x0041_ _x_ _x004_"), "_x005F_x0041_ _x_ _x004_");
        assert_eq!(held("一\r\n\u{1}=1"), "一\n⟨U+0001⟩=1");
    }

    #[test]
    fn a_cell_never_holds_more_than_it_can() {
        for text in [
            "一".repeat(40_000),
            "_x0041_".repeat(9_000),
            "😀".repeat(20_000),
        ] {
            let held = held(&text);
            let n_units = held.encode_utf16().count();
            assert!(
                n_units <= MOST_UNITS && held.ends_with("…[32767]"),
                "{n_units}"
            );
        }
        let fits = "一".repeat(MOST_UNITS);
        assert_eq!(held(&fits), fits);
    }
}
