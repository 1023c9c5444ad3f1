//! What leaves the program: one file per format, one registry.
//!
//! **The same bundle gives the same bytes; remarks are not in a bundle and so cannot leave;
//! what could not be read is listed in every format.** An exporter writes to any
//! `io::Write`; opening files, and never overwriting one, is the caller's business.
//!
//! A new format is a file with an [`Exporter`] and a line in [`EXPORTERS`].

mod annotations;
mod bundle;
mod csv;
mod csv_cell;
mod docx;
mod docx_parts;
mod form;
mod html;
mod html_text;
mod import_annotations;
mod import_form;
mod import_json;
mod import_plan;
mod incoming;
mod json;
mod json_safe;
mod jsonl;
mod letter;
mod markdown;
mod markdown_text;
mod markup;
mod pack;
mod place;
mod reckoning;
mod template;
mod xlsx;
mod xlsx_sheet;

pub use bundle::{Placed, ReviewBundle, Row, Unreadable};
pub use csv_cell::{guard, unguard};
pub use import_plan::{Plan, plan};
pub use incoming::{Fault, InNote, InScore, InTarget, Incoming, Origin, Problem, Record, read};
pub use json_safe::json_safe;
pub use place::Place;
pub use reckoning::{by_hand_said, marked, reckoning};
pub use template::{Template, TemplateError};

use std::io;

use crate::lang::Lang;

/// One export format.
#[derive(Clone, Copy)]
pub struct Exporter {
    /// The name of the format on the command line (`md`).
    pub id: &'static str,
    /// What its files end in, without the point.
    pub extension: &'static str,
    /// What it gives, in one line.
    pub about: fn(Lang) -> &'static str,
    /// Whether a terminal could show it; otherwise it is for files only.
    pub is_text: bool,
    /// Whether it makes sense to write one file per report ([`ReviewBundle::of_row`]) into
    /// a folder.
    pub per_report: bool,
    /// Whether reports without a review are written too.
    pub also_unreviewed: bool,
    /// Writes the bundle with headings and labels in a language; ids stay as they are. The
    /// only errors are those of the writer.
    pub write: fn(&ReviewBundle, Lang, &mut dyn io::Write) -> io::Result<()>,
}

impl Exporter {
    /// What is usual: one text for the whole batch, of what is reviewed.
    const TEXT: Self = Self {
        id: "",
        extension: "",
        about: |_| "",
        is_text: true,
        per_report: false,
        also_unreviewed: false,
        write: |_, _, _| Ok(()),
    };
}

/// Every format, in the order in which help lists them.
pub const EXPORTERS: &[Exporter] = &[
    markdown::EXPORTER,
    docx::EXPORTER,
    html::EXPORTER,
    csv::WIDE,
    csv::LONG,
    xlsx::EXPORTER,
    json::EXPORTER,
    jsonl::EXPORTER,
    annotations::EXPORTER,
    form::EXPORTER,
];

/// The exporter of a name.
#[must_use]
pub fn find(id: &str) -> Option<&'static Exporter> {
    EXPORTERS.iter().find(|exporter| exporter.id == id)
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod import_tests;
#[cfg(test)]
mod tests;
