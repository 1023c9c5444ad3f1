//! What comes back: a filled-in form, annotations or JSON as records, one per report and
//! reviewer, before they are compared with what there is.
//!
//! Reading never writes and never stops at the first fault: every line or record that
//! cannot be understood is a [`Fault`] with its place.

use super::place::Place;
use super::{import_annotations, import_form, import_json};
use crate::lang::{Lang, import as words};
use crate::report::Corrections;
use crate::review::{Confidence, EditError, FindingVerdict, NoteKind, Status};

/// The contents of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incoming {
    /// One per report and reviewer, in the file's order.
    pub records: Vec<Record>,
    /// What could not be understood.
    pub faults: Vec<Fault>,
    /// Records that the one who exported could not read.
    pub n_unreadable: usize,
    /// Where it comes from, as far as it says: one unless several files were put together.
    pub origins: Vec<Origin>,
}

/// Where a file comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The name of the batch.
    pub batch: String,
    /// Its id, where a store had given it one.
    pub batch_id: Option<String>,
    /// Id and SHA-256 of the profile that scores were given under, where said.
    pub profile: Option<(String, String)>,
}

impl Incoming {
    pub(super) fn comes_from(&mut self, origin: Origin) {
        if !self.origins.contains(&origin) {
            self.origins.push(origin);
        }
    }
}

/// What a file says of one report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// Where in the file it begins.
    pub place: Place,
    /// The report's printed path, or a piece of it.
    pub report: String,
    /// SHA-256 of its text, where the file says it.
    pub text_sha256: Option<String>,
    /// Who reviewed; empty where the file does not say.
    pub reviewer: String,
    /// The status, where said.
    pub status: Option<Status>,
    /// Scores in the file's order.
    pub scores: Vec<InScore>,
    /// Notes in the file's order.
    pub notes: Vec<InNote>,
    /// The summary, where said.
    pub summary: Option<String>,
    /// Whether it went through somebody's text editor, which may have changed characters
    /// that its encoding lacks and spaces at the ends of lines.
    pub is_form: bool,
    /// What was said of findings.
    pub findings: Vec<(String, u32, FindingVerdict)>,
    /// Corrections of the outline, where said.
    pub outline: Option<Corrections>,
}

/// One score.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InScore {
    /// Where in the file.
    pub place: Place,
    /// The criterion's id.
    pub criterion: String,
    /// As typed; `None` leaves the points as they are.
    pub value: Option<String>,
    /// How often each deduction was taken, where said.
    pub deductions: Option<std::collections::BTreeMap<String, u32>>,
    /// The comment, where said.
    pub comment: Option<String>,
    /// Ids of notes, where said.
    pub cites: Option<Vec<String>>,
    /// How sure.
    pub confidence: Option<Confidence>,
    /// When it was given; empty for now.
    pub at: String,
}

/// One note.
#[derive(Clone, Debug, PartialEq)]
pub struct InNote {
    /// Where in the file.
    pub place: Place,
    /// Its id; empty where it has none yet.
    pub id: String,
    /// Its kind.
    pub kind: NoteKind,
    /// What it speaks of.
    pub target: InTarget,
    /// The comment.
    pub body: String,
    /// The criterion it bears on.
    pub criterion: Option<String>,
    /// The finding it was made from.
    pub check: Option<String>,
    /// When it was written; empty for now.
    pub created: String,
    /// When it was last changed.
    pub modified: Option<String>,
}

/// What a note speaks of, as a file can say it.
#[derive(Clone, Debug, PartialEq)]
pub enum InTarget {
    /// The whole report.
    Whole,
    /// A passage; with the id of a section, that section's heading.
    Passage {
        /// The section's id when the note was written.
        section: Option<String>,
        /// The words; empty where only the place is known.
        exact: String,
        /// What stood before them.
        prefix: String,
        /// What stood behind them.
        suffix: String,
        /// Where, in the text of this SHA-256 (empty: unknown).
        span: Option<(u32, u32)>,
        /// SHA-256 of the text that `span` points into.
        text_sha256: String,
    },
}

/// What could not be placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where in the file.
    pub place: Place,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a line or record.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// Nothing this version can read.
    Unknown,
    /// Written by a later version.
    Newer(u64),
    /// The JSON is broken off, or is none, from this line and column on.
    Syntax(usize, usize),
    /// A key that has to be there is not.
    Missing(String),
    /// A key with a value that it cannot have.
    Value(&'static str, String),
    /// Something of another type than it has to be; in the library's words.
    Type(String),
    /// The review that it would go into cannot be written.
    Review(String),
    /// A line of a form that is neither.
    Line(String),
    /// A passage that does not stand in the report.
    NotFound(String),
    /// A passage that stands there more than once.
    Ambiguous(String, usize),
    /// A section that the report does not have.
    NoSection(String),
    /// The report's file cannot be read, so that nothing can be placed in it.
    Unread,
    /// The edit was refused.
    Refused(EditError),
    /// Said of no report, or of none of this batch.
    NoReport(String),
}

impl Problem {
    /// Why JSON was not understood.
    pub(super) fn of_json(error: &serde_json::Error) -> Self {
        let said = error.to_string();
        let missing = said.strip_prefix("missing field `");
        match missing.and_then(|rest| rest.split('`').next()) {
            _ if !error.is_data() => Self::Syntax(error.line(), error.column()),
            Some(key) => Self::Missing(key.to_owned()),
            None => Self::Type(said),
        }
    }
}

impl Fault {
    /// Makes one.
    #[must_use]
    pub fn new(place: Place, problem: Problem) -> Self {
        Self { place, problem }
    }

    /// Where, and what is wrong, on one line.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let problem = match &self.problem {
            Problem::Unknown => words::unknown(lang).to_owned(),
            Problem::Newer(version) => words::newer(lang, *version),
            Problem::Syntax(line, column) => words::syntax(lang, *line, *column),
            Problem::Missing(key) => words::missing(lang, key),
            Problem::Value(key, value) => words::value(lang, key, &short(value)),
            Problem::Type(what) => words::wrong_type(lang, what),
            Problem::Review(message) => message.replace('\n', " "),
            Problem::Line(line) => words::line(lang, &short(line)),
            Problem::NotFound(quote) => words::not_found(lang, &short(quote)),
            Problem::Ambiguous(quote, n) => words::ambiguous(lang, &short(quote), *n),
            Problem::NoSection(id) => words::no_section(lang, id),
            Problem::Unread => words::unread(lang).to_owned(),
            Problem::Refused(error) => error.message(lang).replace('\n', " "),
            Problem::NoReport(report) => words::no_report(lang, &short(report)),
        };
        match self.place.shown(lang) {
            place if place.is_empty() => problem,
            place => words::fault(lang, &place, &problem),
        }
    }
}

/// The beginning of a text, for a message.
fn short(text: &str) -> String {
    let mut chars = text.chars();
    let start: String = chars.by_ref().take(40).collect();
    if chars.next().is_some() {
        start + "…"
    } else {
        start
    }
}

/// Reads a file of any kind that `import` takes.
#[must_use]
pub fn read(text: &str) -> Incoming {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let begins = text.trim_start();
    if !begins.starts_with(['{', '[']) {
        if import_form::is_form(text) {
            return import_form::read(text);
        }
        return refused(Problem::Unknown);
    }
    let document = match serde_json::from_str::<serde_json::Value>(text) {
        Ok(document) => document,
        // Several documents one after the other are lines.
        Err(error) => {
            return import_json::lines(text).unwrap_or_else(|| refused(Problem::of_json(&error)));
        }
    };
    let format = document.get("format").and_then(|format| format.as_str());
    match format {
        Some("zhupi-export") => import_json::document(text),
        Some(super::jsonl::LINE) => {
            import_json::lines(text).unwrap_or_else(|| refused(Problem::Unknown))
        }
        Some(_) => refused(Problem::Unknown),
        None => import_annotations::read(&document),
    }
}

/// A file of which nothing can be used.
pub(super) fn refused(problem: Problem) -> Incoming {
    Incoming {
        faults: vec![Fault::new(Place::default(), problem)],
        ..Incoming::default()
    }
}
