//! `units.csv` in the batch root: the units expected, their classes and reports.
//!
//! Columns `unit`, `class`, `report` (or 单位, 类别, 报告) in any order; only
//! the first is needed. The file is decoded as reports are, because
//! spreadsheets write it in whatever encoding they like.

use std::fs;
use std::io;
use std::path::Path;

use crate::ingest::{self, Options};

/// The file's name.
pub(super) const FILE_NAME: &str = "units.csv";

/// A unit that is expected to report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// Its name.
    pub unit: String,
    /// Its class; empty where none is given.
    pub class: String,
    /// Its report's printed path; empty where none is given.
    pub report: String,
}

/// Why `units.csv` cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum UnitsError {
    /// It cannot be read.
    #[error("{0}")]
    Read(io::Error),
    /// It is not text.
    #[error("not text")]
    NotText,
    /// A line is no line of a CSV file.
    #[error("line {0}: not CSV")]
    Line(u64),
    /// The first line names no `unit` column.
    #[error("no `unit` column")]
    NoUnitColumn,
}

/// The units of a batch; none where there is no such file.
pub(super) fn load(root: &Path) -> Result<Vec<Unit>, UnitsError> {
    #[expect(clippy::disallowed_methods, reason = "this room reads the batch")]
    let bytes = match fs::read(root.join(FILE_NAME)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(UnitsError::Read(error)),
    };
    if bytes.is_empty() {
        return Ok(Vec::new());
    }
    let text = ingest::ingest("units.txt", &bytes, &Options::default())
        .map_err(|_| UnitsError::NotText)?;
    parse(text.text.as_str())
}

fn parse(text: &str) -> Result<Vec<Unit>, UnitsError> {
    let mut lines = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let columns = lines.headers().map_err(|_| UnitsError::Line(1))?.clone();
    let column = |names: [&str; 2]| {
        columns
            .iter()
            .position(|column| names.iter().any(|name| column.eq_ignore_ascii_case(name)))
    };
    let unit = column(["unit", "单位"]).ok_or(UnitsError::NoUnitColumn)?;
    let (class, report) = (column(["class", "类别"]), column(["report", "报告"]));
    let mut units = Vec::new();
    for line in lines.records() {
        let line = line
            .map_err(|error| UnitsError::Line(error.position().map_or(0, csv::Position::line)))?;
        let field = |column: Option<usize>| {
            column
                .and_then(|column| line.get(column))
                .unwrap_or_default()
                .to_owned()
        };
        let unit = field(Some(unit));
        if !unit.is_empty() {
            units.push(Unit {
                unit,
                class: field(class),
                report: field(report),
            });
        }
    }
    Ok(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str, &str)]) {
        let units = parse(text).unwrap();
        let shown: Vec<(&str, &str, &str)> = units
            .iter()
            .map(|unit| (&*unit.unit, &*unit.class, &*unit.report))
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn columns_are_found_by_name_in_either_language() {
        check(
            "unit,class,report\n青石镇,乡镇,qs.txt\n\n县水务局,部门,\n",
            &[("青石镇", "乡镇", "qs.txt"), ("县水务局", "部门", "")],
        );
        check(
            "报告,单位\n\"a,b.txt\", 石桥乡 \n",
            &[("石桥乡", "", "a,b.txt")],
        );
        check("Unit\n云岭乡\n", &[("云岭乡", "", "")]);
    }

    #[test]
    fn a_file_without_units_says_so() {
        assert!(matches!(
            parse("name,class\nx,y\n"),
            Err(UnitsError::NoUnitColumn)
        ));
    }
}
