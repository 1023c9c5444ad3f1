//! JSON Lines (<https://jsonlines.org>): one report and reviewer per line.
//!
//! A line is an object of `format` `zhupi-review-line`, `version` 1, `batch`, `batch_id`,
//! `profile` and
//! the keys of a report in the JSON export; a record that could not be read has `report`
//! and `error` instead. `import` reads both.

use std::io;

use serde::Serialize;

use super::Exporter;
use super::bundle::ReviewBundle;
use super::json::{ProfileName, ReportOut, profile_name, report};
use super::json_safe;
use crate::lang::{Lang, export as words};

/// The exporter of lines.
pub(super) const EXPORTER: Exporter = Exporter {
    id: "jsonl",
    extension: "jsonl",
    about: words::about_jsonl,
    write,
    ..Exporter::TEXT
};

fn write(bundle: &ReviewBundle, _: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let head = || Head {
        format: LINE,
        version: 1,
        batch: &bundle.batch,
        batch_id: bundle.batch_id.as_deref(),
        profile: profile_name(&bundle.profile),
    };
    for row in &bundle.rows {
        json_safe::line(
            &Line::Review {
                head: head(),
                review: Box::new(report(bundle, row)),
            },
            out,
        )?;
    }
    for unreadable in &bundle.unreadable {
        json_safe::line(
            &Line::Unreadable {
                head: head(),
                report: &unreadable.path,
                error: &unreadable.problem,
            },
            out,
        )?;
    }
    Ok(())
}

/// What every line calls itself.
pub(super) const LINE: &str = "zhupi-review-line";

#[derive(Serialize)]
struct Head<'a> {
    format: &'static str,
    version: u32,
    batch: &'a str,
    batch_id: Option<&'a str>,
    profile: ProfileName<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Line<'a> {
    Review {
        #[serde(flatten)]
        head: Head<'a>,
        #[serde(flatten)]
        review: Box<ReportOut<'a>>,
    },
    Unreadable {
        #[serde(flatten)]
        head: Head<'a>,
        report: &'a str,
        error: &'a str,
    },
}
