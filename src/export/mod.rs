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
mod jsonl;
mod letter;
mod markdown;
mod markdown_text;
mod markup;
mod pack;
mod template;
mod xlsx;
mod xlsx_sheet;

pub use bundle::{Placed, ReviewBundle, Row, Unreadable};
pub use csv_cell::{guard, unguard};
pub use import_plan::{Plan, plan};
pub use incoming::{Fault, InNote, InScore, InTarget, Incoming, Problem, Record, read};
pub use template::{Template, TemplateError};

use std::io;

use crate::lang::Lang;

/// How to export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of headings and labels; ids stay as they are.
    pub lang: Lang,
}

/// One export format.
pub trait Exporter: Sync {
    /// The name of the format on the command line (`md`).
    fn id(&self) -> &'static str;

    /// What its files end in, without the point.
    fn extension(&self) -> &'static str;

    /// What it gives, in one line.
    fn about(&self, lang: Lang) -> &'static str;

    /// Whether a terminal could show it; otherwise it is for files only.
    fn is_text(&self) -> bool {
        true
    }

    /// Whether it makes sense to write one file per report
    /// ([`ReviewBundle::of_row`]) into a folder.
    fn per_report(&self) -> bool {
        false
    }

    /// Whether reports without a review are written too.
    fn also_unreviewed(&self) -> bool {
        false
    }

    /// Writes the bundle.
    ///
    /// # Errors
    /// Those of `out`, and nothing else.
    fn write(
        &self,
        bundle: &ReviewBundle,
        options: &Options,
        out: &mut dyn io::Write,
    ) -> io::Result<()>;
}

/// Every format, in the order in which help lists them.
pub const EXPORTERS: &[&dyn Exporter] = &[
    &markdown::Markdown,
    &docx::Docx,
    &html::Html,
    &csv::Csv { long: false },
    &csv::Csv { long: true },
    &xlsx::Xlsx,
    &json::Json,
    &jsonl::JsonLines,
    &annotations::Annotations,
    &form::Form,
];

/// The exporter of a name.
#[must_use]
pub fn find(id: &str) -> Option<&'static dyn Exporter> {
    EXPORTERS
        .iter()
        .copied()
        .find(|exporter| exporter.id() == id)
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod import_tests;
#[cfg(test)]
mod tests;
