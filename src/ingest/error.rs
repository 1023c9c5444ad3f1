//! Why a file could not be read.

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {fault}")]
pub struct IngestError {
    /// The file's name as it was handed in.
    pub name: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// Neither text nor any document we know.
    #[error("not text")]
    NotText,
    /// A known kind of file that has to be converted first.
    #[error("is {0:?}, which has to be converted first")]
    Unsupported(Other),
    /// Protected by a password.
    #[error("encrypted")]
    Encrypted,
    /// Broken; what the parser said.
    #[error("damaged: {0}")]
    Damaged(String),
    /// Over a limit.
    #[error("over the limit {limit:?}: {found} > {allowed}")]
    TooLarge {
        /// Which limit.
        limit: Limit,
        /// What the file has, in the limit's own unit.
        found: u64,
        /// What is allowed.
        allowed: u64,
    },
    /// No page holds text; scanned pictures, most likely. The number of pages.
    #[error("no text layer on any of {0} pages")]
    NoTextLayer(u32),
    /// The document holds no text at all.
    #[error("no text in it")]
    Empty,
    /// The chosen encoding is none we know.
    #[error("unknown encoding {0}")]
    UnknownEncoding(String),
}

/// A limit on what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of the file.
    FileBytes,
    /// Bytes an archive unpacks to.
    UnpackedBytes,
    /// Bytes of one entry against its packed size: a bomb.
    Ratio,
    /// Entries of an archive.
    Entries,
    /// Pages of a PDF.
    Pages,
}

/// Kinds of file that are recognised only to say how to convert them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// Rich Text Format.
    Rtf,
    /// A spreadsheet (xls, xlsx, et, ods).
    Spreadsheet,
    /// A presentation (ppt, pptx, dps).
    Presentation,
    /// `OpenDocument` text.
    Odt,
    /// An archive of files.
    Archive,
    /// A picture.
    Picture,
    /// A Word document, where plain text was promised.
    Word,
    /// A PDF, where plain text was promised.
    Pdf,
    /// Word 6, Word 95 or older.
    OldWord,
    /// A WPS document of the years before 2005.
    OldWps,
    /// Word 2003's single XML file.
    WordXml,
    /// An ending and content we do not know.
    Unknown,
}
