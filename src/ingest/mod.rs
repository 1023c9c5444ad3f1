//! Bytes and a name become the one text that everything refers to.
//!
//! **The same bytes give the same text on every machine, and nothing of it is
//! dropped: page chrome, residue, headers, hidden and deleted passages stay in
//! the text and are marked by spans.** One file per format. This room opens no
//! file and starts no process: parsers that can abort run in a child process
//! that `batch` starts, which calls the same [`ingest`] and answers in the form
//! of [`wire`].

mod chrome;
mod doc;
mod docx;
mod draft;
mod encoding;
mod error;
mod html;
mod md;
mod message;
mod model;
mod ofd;
mod package;
mod pdf;
mod sniff;
mod txt;
pub mod wire;
mod xml;

pub use error::{Fault, IngestError, Limit, Other};
pub use model::{Format, HeadingHint, Ingested, Mark, MarkKind, Notice, NoticeKind, TEXT_VERSION};
pub use sniff::{format_of, sniff};

/// How a file is to be read, and how much of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// An encoding chosen by the reviewer (a WHATWG label: `gbk`, `big5`,
    /// `utf-16le`…); `None` finds it out.
    pub encoding: Option<String>,
    /// Plain text, Markdown and web pages are read up to this many bytes; a
    /// notice says what was left.
    pub max_text: usize,
    /// A document (docx, doc, pdf, ofd) larger than this is refused.
    pub max_file: usize,
    /// What a zip archive may unpack to in all.
    pub max_unpacked: usize,
    /// The file's true size, where `bytes` is only its beginning.
    pub total_bytes: Option<u64>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            encoding: None,
            max_text: 5 << 20,
            max_file: 64 << 20,
            max_unpacked: 96 << 20,
            total_bytes: None,
        }
    }
}

/// Reads the bytes of one file; `name` gives the format where the bytes do not.
///
/// # Errors
/// The file is not text, is encrypted, damaged beyond reading, over a limit, or
/// in a format that has to be converted first; [`IngestError::message`] says which.
pub fn ingest(name: &str, bytes: &[u8], options: &Options) -> Result<Ingested, IngestError> {
    let fail = |fault| IngestError {
        name: name.to_owned(),
        fault,
    };
    let format = sniff(name, bytes)?;
    let mut draft = match format {
        Format::Txt => txt::read(bytes, options),
        Format::Md => md::read(bytes, options),
        Format::Html => html::read(bytes, options),
        Format::Pdf => pdf::read(bytes, options),
        Format::Docx => docx::read(bytes, options),
        Format::Doc => doc::read(bytes, options),
        Format::Ofd => ofd::read(bytes, options),
    }
    .map_err(fail)?;
    if format_of(name).is_some_and(|named| named != format) {
        draft.notice(NoticeKind::ReadAs(format));
    }
    Ok(draft.finish(format))
}

/// Refuses a document above the limit on files.
fn check_size(bytes: &[u8], options: &Options) -> Result<(), Fault> {
    let found = (bytes.len() as u64).max(options.total_bytes.unwrap_or(0));
    let allowed = options.max_file as u64;
    if found > allowed {
        return Err(Fault::TooLarge {
            limit: Limit::FileBytes,
            found,
            allowed,
        });
    }
    Ok(())
}
