//! What the analysis of a text yields.

use std::collections::BTreeMap;

use crate::ingest::Ingested;
use crate::text::{CharIdx, CharSpan};

/// A value and the passage it was read from; `None` where the reviewer set it by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// The passage that says so.
    pub span: Option<CharSpan>,
}

/// A day of the calendar; only days that exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month.
    pub day: u8,
}

/// The rank 层级 of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// 乡、镇、街道.
    Township,
    /// 县、区、市 and their governments.
    County,
    /// A department of a county or higher government.
    Department,
}

impl Rank {
    /// The word for it in profiles.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Township => "township",
            Self::County => "county",
            Self::Department => "department",
        }
    }
}

/// Who sent the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// The name as given, as long as the text gives it (`东峡乡人民政府`).
    pub name: String,
    /// The short name by which the text calls it (`东峡乡`).
    pub short: String,
    /// Its rank, where the name tells.
    pub rank: Option<Rank>,
}

/// The stretch of a section that belongs to a required part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartSpan {
    /// Id of the profile's part.
    pub part: String,
    /// Where, within the section.
    pub span: CharSpan,
    /// Whether a heading says so; otherwise position or wording suggests it.
    pub sure: bool,
}

/// An inline enumerated point: 一是…；二是….
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The marker as printed (`一是`).
    pub marker: String,
    /// Marker and body.
    pub span: CharSpan,
}

/// A node of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The place in the tree (`2.3`); `0` for the text before the first heading.
    pub id: String,
    /// The numeral as printed, without brackets and points.
    pub number: Option<String>,
    /// The heading without numeral and run-in body; `None` for section `0`.
    pub heading: Option<String>,
    /// Depth by numbering, 1 to 9; 0 for section `0`.
    pub level: u8,
    /// The whole section, children included.
    pub span: CharSpan,
    /// Numeral and heading as printed; empty for section `0`.
    pub heading_span: CharSpan,
    /// Index of the parent in [`Report::sections`].
    pub parent: Option<usize>,
    /// The required parts it carries, in order of position.
    pub parts: Vec<PartSpan>,
    /// Inline points of its own text, in order.
    pub items: Vec<Item>,
}

/// An irregularity met while reading the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseNote {
    /// What it is; `lang::report` has the words.
    pub kind: ParseNoteKind,
    /// The passage.
    pub span: CharSpan,
    /// What was met or expected, for the message; may be empty.
    pub detail: String,
}

/// Kinds of [`ParseNote`]; printed in kebab case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ParseNoteKind {
    /// A number is missing in a sequence.
    NumberSkipped,
    /// A number occurs twice in a sequence.
    NumberDoubled,
    /// Bracket or numeral lost (`一)`, `)`).
    NumberMangled,
    /// A heading's numbering does not fit its place.
    LevelWrong,
    /// Two styles of number at one level.
    NumberMixed,
    /// Wrong mark after the number (`1、`, `（一）、`).
    NumberPunctuation,
    /// A step is missing in 一是…三是.
    ItemSkipped,
    /// A heading without body.
    HeadingEmpty,
    /// The heading runs into its body.
    HeadingRunIn,
    /// The title is broken over several lines.
    TitleBroken,
    /// The title stands twice.
    TitleDoubled,
    /// No title was found.
    TitleMissing,
    /// A sentence is cut by a page break.
    SentenceCut,
    /// A heading recognised without a number.
    HeadingUnnumbered,
}

/// A quantity with its unit and its sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Index of the section in [`Report::sections`].
    pub section: usize,
    /// The quantity as printed.
    pub span: CharSpan,
    /// The value, or the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub max: Option<f64>,
    /// The unit (`元`, `份`, `%`, `人次`).
    pub unit: String,
    /// 余, 近, 约, 以上 and their like stand with it.
    pub approx: bool,
    /// The thing counted, as far as the sentence says.
    pub of: Option<String>,
}

/// One correction of the outline by hand, bound to the line it speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// `Some(true)`: a heading; `Some(false)`: body; `None`: as found.
    pub heading: Option<bool>,
    /// The level it is to have.
    pub level: Option<u8>,
    /// The part it is to carry.
    pub part: Option<String>,
    /// The first characters of the line, so that a changed text is noticed.
    pub quote: String,
}

/// The reviewer's corrections of one report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// The title set by hand.
    pub title: Option<String>,
    /// The issuer set by hand.
    pub issuer: Option<String>,
    /// The year set by hand.
    pub year: Option<i32>,
    /// The class of its unit set by hand: an id of the profile, or any other word for none.
    pub class: Option<String>,
    /// By the position of the heading's first character.
    pub headings: BTreeMap<CharIdx, Correction>,
}

/// One report, analysed.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Text, marks and notices as read.
    pub source: Ingested,
    /// SHA-256 of the text in UTF-8, in lower-case hex.
    pub text_sha256: String,
    /// Joined when broken, unspaced when letter-spaced.
    pub title: Option<Located<String>>,
    /// Who sent it.
    pub issuer: Option<Located<Issuer>>,
    /// The year it reports on.
    pub year: Option<Located<i32>>,
    /// Date of signature.
    pub date: Option<Located<Date>>,
    /// Date of publication.
    pub published: Option<Located<Date>>,
    /// Whom it addresses.
    pub addressee: Option<Located<String>>,
    /// 发文字号.
    pub document_number: Option<Located<String>>,
    /// The outline in pre-order; section `0` first where the text does not begin with a heading.
    /// Never empty.
    pub sections: Vec<Section>,
    /// Required parts that were not found, in the profile's order.
    pub missing_parts: Vec<String>,
    /// Irregularities in order of position.
    pub notes: Vec<ParseNote>,
}

impl Report {
    /// The innermost section that holds a position; the last one for positions at or beyond the end.
    #[must_use]
    pub fn section_at(&self, at: CharIdx) -> usize {
        self.sections
            .iter()
            .rposition(|section| section.span.start <= at)
            .unwrap_or(0)
    }
}
