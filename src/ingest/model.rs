//! What reading a file gives: the text, its marks, heading hints and notices.
//!
//! Left out: how they are found (one file per format beside this one), and the
//! words for notices (`message.rs`).

use crate::text::{CharSpan, Text};

/// The version of the rules by which bytes become text. It rises when the same
/// bytes would give another text; anchors are then carried over.
pub const TEXT_VERSION: u32 = 1;

/// The format a file was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Txt,
    /// Markdown.
    Md,
    /// A web page.
    Html,
    /// Word, WPS and LibreOffice's XML format.
    Docx,
    /// PDF with a text layer.
    Pdf,
    /// Word's and WPS's old binary format.
    Doc,
    /// OFD, GB/T 33190.
    Ofd,
}

/// Why a stretch of the text is not plain body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// Page chrome: navigation, breadcrumbs, buttons, metadata tables of the site.
    Chrome,
    /// Paste residue: `[bookmark: _GoBack]`, field codes.
    Residue,
    /// A running head or foot of a page.
    Header,
    /// A page number.
    PageNumber,
    /// A line break that a page break put into a sentence.
    PageBreak,
    /// Hidden, tiny or white text of a document.
    Hidden,
    /// Text deleted under tracked changes.
    Deleted,
    /// Text inserted under tracked changes.
    Inserted,
    /// A footnote or endnote.
    Footnote,
    /// Text of a text box.
    TextBox,
    /// A number that the document's automatic numbering prints.
    AutoNumber,
    /// Cells of a table as text.
    Table,
}

/// A marked stretch of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Where it stands.
    pub span: CharSpan,
    /// What it is.
    pub kind: MarkKind,
}

/// A line that the document itself styles as a heading or title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadingHint {
    /// The heading's characters, without the line's end.
    pub span: CharSpan,
    /// 0 for the document's title, else 1 (highest) to 9.
    pub level: u8,
}

/// Something about the reading that the reviewer must know: a limit that cut
/// the text, pages without a text layer, tracked changes, a second document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Where it applies, if it has a place.
    pub span: Option<CharSpan>,
    /// What it is, with its numbers.
    pub kind: NoticeKind,
}

/// The kinds of [`Notice`]; `lang::ingest` has the words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoticeKind {
    /// Only the first part was read: (`read`, `total`), in bytes.
    Truncated {
        /// Bytes taken.
        read: u64,
        /// Bytes of the file.
        total: u64,
    },
    /// The encoding is a guess.
    EncodingDoubtful,
    /// Some bytes could not be decoded and stand as U+FFFD: how many.
    Undecodable(u32),
    /// The document holds tracked changes; insertions are shown, deletions marked.
    TrackedChanges,
    /// The document holds hidden, tiny or white text.
    HiddenText,
    /// A PDF page without a readable text layer, counted from 1.
    PageUnreadable(u32),
    /// The container or method by which the body of a web page was found.
    BodyFoundBy(String),
    /// The name says another format than the bytes; it was read as this one.
    ReadAs(Format),
    /// Only the first of several documents in one file was read; the name of the other.
    SecondDocument(String),
    /// Some parts of the file are damaged: what can be read is shown.
    PartlyDamaged,
    /// A stretch of the text is nested or laid out so deeply that its order is a guess.
    TooDeep,
    /// Automatic numbers of an old document could not be read and are missing.
    NumbersLost,
    /// Pictures stand where text was expected: how many.
    Pictures(u32),
}

/// What the bytes of one file became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ingested {
    /// The one text.
    pub text: Text,
    /// The format it was read as.
    pub format: Format,
    /// The name of the encoding (`utf-8`, `gb18030`, `utf-16le`…), for formats that have one.
    pub encoding: Option<String>,
    /// Whether encoding and format are beyond doubt.
    pub sure: bool,
    /// Marked stretches in order of start, then end.
    pub marks: Vec<Mark>,
    /// Lines styled as headings, in order.
    pub hints: Vec<HeadingHint>,
    /// What the reviewer must know of the reading.
    pub notices: Vec<Notice>,
}
