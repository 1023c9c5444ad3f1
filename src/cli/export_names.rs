//! What the files of an export are called: one for each report and reviewer, in a folder.
//!
//! A report's ending is left out where no other report has the same name without it: people
//! expect `青石镇-甲.docx` of `青石镇.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;

use crate::batch::is_report_name;
use crate::text::Safe;

/// Bytes of a report's name that leave room for the reviewer's and an ending.
const LONGEST_REPORT: usize = 120;
/// Bytes of a reviewer's name that leave room for the report's.
const LONGEST_REVIEWER: usize = 60;

/// Gives names, no two alike even where upper and lower case are the same.
pub(super) struct Names {
    /// How often each name without its ending stands in the batch.
    n_bare: BTreeMap<String, usize>,
    taken: BTreeSet<String>,
}

impl Names {
    /// For reports of a batch with these printed paths.
    pub(super) fn new<'a>(paths: impl Iterator<Item = &'a str>) -> Self {
        let mut n_bare = BTreeMap::new();
        for path in paths {
            *n_bare.entry(bare(path).to_lowercase()).or_default() += 1;
        }
        Self {
            n_bare,
            taken: BTreeSet::new(),
        }
    }

    /// The next name, without an ending; nobody's where `reviewer` is empty.
    pub(super) fn next(&mut self, path: &str, reviewer: &str) -> String {
        let is_alone = self.n_bare.get(&bare(path).to_lowercase()) <= Some(&1);
        let report = if is_alone { bare(path) } else { path };
        let mut name = file_name(report, LONGEST_REPORT);
        if !reviewer.is_empty() {
            name = format!("{name}-{}", file_name(reviewer, LONGEST_REVIEWER));
        }
        let again = (2..).map(|nth| format!("{name}-{nth}"));
        let mut names = std::iter::once(name.clone()).chain(again);
        let free = names.find(|name| self.taken.insert(name.to_lowercase()));
        free.unwrap_or(name)
    }
}

/// A file's name for the batch as a whole.
pub(super) fn of_batch(name: &str) -> String {
    file_name(name, LONGEST_REPORT)
}

/// A printed path without the ending of a report.
fn bare(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match path.rsplit_once('.') {
        Some((bare, _)) if is_report_name(OsStr::new(name)) => bare,
        _ => path,
    }
}

/// A file name for a printed path: folders become part of it, and what a file system of
/// another kind would not take is replaced.
fn file_name(path: &str, longest: usize) -> String {
    let safe = Safe::new(path).into_string();
    let mut name = String::new();
    for ch in safe.trim_start_matches(['.', '-', ' ']).chars() {
        if name.len() + ch.len_utf8() > longest {
            break;
        }
        let is_refused = "/\\:*?\"<>|".contains(ch);
        name.push(if is_refused { '_' } else { ch });
    }
    match name.trim_end_matches(['.', ' ']) {
        "" => "zhupi".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(reports: &[(&str, &str)], expected: &[&str]) {
        let mut names = Names::new(reports.iter().map(|(path, _)| *path));
        let given: Vec<String> = reports
            .iter()
            .map(|(path, reviewer)| names.next(path, reviewer))
            .collect();
        assert_eq!(given, expected);
    }

    #[test]
    fn an_ending_is_left_out_where_the_name_is_still_the_only_one() {
        check(&[("青石镇.txt", "甲")], &["青石镇-甲"]);
        check(&[("青石镇.txt", "")], &["青石镇"]);
        check(&[("乡镇/青石镇.DOCX", "")], &["乡镇_青石镇"]);
        check(&[("2.总则", "甲")], &["2.总则-甲"]);
        check(
            &[("甲.txt", ""), ("甲.docx", ""), ("乙.docx", "")],
            &["甲.txt", "甲.docx", "乙"],
        );
        check(&[("a.txt", ""), ("A.docx", "")], &["a.txt", "A.docx"]);
    }

    #[test]
    fn no_two_files_have_one_name() {
        check(&[("a/b.txt", ""), ("a_b.txt", "")], &["a_b", "a_b-2"]);
        let long = "长".repeat(80);
        let (one, two) = (format!("{long}一.txt"), format!("{long}二.txt"));
        let kept = "长".repeat(40);
        check(&[(&one, ""), (&two, "")], &[&kept, &format!("{kept}-2")]);
        check(&[("a.txt", &long)], &[&format!("a-{}", "长".repeat(20))]);
    }

    #[test]
    fn every_file_system_takes_the_name() {
        check(&[("-rf.txt", ""), ("a: b .txt", "")], &["rf", "a_ b"]);
        check(&[("a\u{1b}b.txt", "")], &["a⟨U+001B⟩b"]);
        check(&[("...", "..")], &["zhupi-zhupi"]);
    }
}
