//! Which format a file is in: by its ending, corrected by its first bytes.
//!
//! A name that promises a document may hide another document that is read just
//! as well (a web page or a `.docx` saved as `.doc`); a name that promises
//! plain text and hides something else is refused, because a reviewer who
//! opens a `.txt` expects to see what other programs show.

use super::error::{Fault, IngestError, Other};
use super::model::Format;
use memchr::memmem;

impl Format {
    /// Whether reading it can abort or eat memory whatever we check beforehand,
    /// so that it belongs in a child process with limits.
    #[must_use]
    pub fn needs_child(self) -> bool {
        matches!(self, Self::Pdf | Self::Doc | Self::Html)
    }

    /// The usual ending of the format's files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Txt => "txt",
            Self::Md => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Doc => "doc",
            Self::Ofd => "ofd",
        }
    }
}

/// The format that a name's ending promises; `None` for endings that are no report's.
#[must_use]
pub fn format_of(name: &str) -> Option<Format> {
    let (_, ending) = name.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "txt" => Format::Txt,
        "md" | "markdown" => Format::Md,
        "html" | "htm" => Format::Html,
        "docx" => Format::Docx,
        "pdf" => Format::Pdf,
        "doc" | "wps" => Format::Doc,
        "ofd" => Format::Ofd,
        _ => return None,
    })
}

/// What the first bytes show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    Readable(Format),
    Other(Other),
    /// Nothing that contradicts plain text.
    Plain,
}

/// The format to read a file as.
///
/// # Errors
/// The bytes are of a kind that has to be converted first, or a file named as
/// plain text is something else.
pub fn sniff(name: &str, bytes: &[u8]) -> Result<Format, IngestError> {
    let named = format_of(name);
    let found = look(bytes);
    let fault = match (named, found) {
        (Some(Format::Txt | Format::Md), Seen::Readable(Format::Pdf)) => {
            Fault::Unsupported(Other::Pdf)
        }
        (Some(Format::Txt | Format::Md), Seen::Readable(Format::Docx | Format::Doc)) => {
            Fault::Unsupported(Other::Word)
        }
        (Some(Format::Txt | Format::Md), Seen::Readable(Format::Ofd)) => {
            Fault::Unsupported(Other::Archive)
        }
        // A saved page under `.txt` is shown as it is: its source is text.
        (Some(plain @ (Format::Txt | Format::Md)), Seen::Readable(_) | Seen::Plain) => {
            return Ok(plain);
        }
        (_, Seen::Readable(format)) => return Ok(format),
        (_, Seen::Other(other)) => Fault::Unsupported(other),
        (Some(format), Seen::Plain) => match format {
            Format::Html => return Ok(format),
            _ if bytes.is_empty() => Fault::Empty,
            // A `.doc` that is really plain text occurs; damaged ones must not pass for it.
            Format::Doc if !bytes.contains(&0) => return Ok(Format::Txt),
            _ => Fault::Damaged(format!("no {} header", format.ending())),
        },
        (None, Seen::Plain) => {
            if bytes.contains(&0)
                && !bytes.starts_with(b"\xff\xfe")
                && !bytes.starts_with(b"\xfe\xff")
            {
                Fault::NotText
            } else {
                return Ok(Format::Txt);
            }
        }
    };
    Err(IngestError {
        name: name.to_owned(),
        fault,
    })
}

/// How far from the start a marker may stand.
const REACH: usize = 1024;

fn look(bytes: &[u8]) -> Seen {
    let head = bytes.get(..bytes.len().min(REACH)).unwrap_or(bytes);
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return compound(bytes);
    }
    if memmem::find(head, b"%PDF-").is_some_and(|at| at < 8 || head.get(..at).is_some_and(is_junk))
    {
        return Seen::Readable(Format::Pdf);
    }
    for (magic, other) in MAGICS {
        if bytes.starts_with(magic) {
            return Seen::Other(*other);
        }
    }
    if head.starts_with(b"\xdb\xa5-") || head.starts_with(b"\x31\xbe\x00\x00") {
        return Seen::Other(Other::OldWord);
    }
    let lower = head.to_ascii_lowercase();
    let lower = lower
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(&lower)
        .trim_ascii_start();
    if memmem::find(lower, b"progid=\"word.document\"").is_some()
        || memmem::find(lower, b"schemas.microsoft.com/office/word/2003/wordml").is_some()
    {
        return Seen::Other(Other::WordXml);
    }
    if [
        &b"<!doctype html"[..],
        b"<html",
        b"<head",
        b"<body",
        b"<!--",
        b"<meta ",
    ]
    .iter()
    .any(|tag| lower.starts_with(tag))
        || (lower.starts_with(b"<?xml") && memmem::find(lower, b"<html").is_some())
        || (lower.starts_with(b"mime-version:")
            && memmem::find(lower, b"multipart/related").is_some())
    {
        return Seen::Readable(Format::Html);
    }
    Seen::Plain
}

/// Bytes that stand before `%PDF-` in files that mail programs have touched.
fn is_junk(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .all(|byte| byte.is_ascii_whitespace() || *byte == 0 || *byte >= 0x80)
}

const MAGICS: &[(&[u8], Other)] = &[
    (b"{\\rtf", Other::Rtf),
    (b"\x89PNG", Other::Picture),
    (b"\xff\xd8\xff", Other::Picture),
    (b"GIF8", Other::Picture),
    (b"II*\x00", Other::Picture),
    (b"MM\x00*", Other::Picture),
    (b"Rar!\x1a\x07", Other::Archive),
    (b"7z\xbc\xaf\x27\x1c", Other::Archive),
    (b"\x1f\x8b", Other::Archive),
];

/// Tells the kinds of zip apart by the names in their directory, which stand
/// unpacked in the bytes.
fn archive(bytes: &[u8]) -> Seen {
    let holds = |name: &[u8]| memmem::find(bytes, name).is_some();
    if holds(b"word/document.xml") || holds(b"word\\document.xml") || holds(b"word/document2.xml") {
        Seen::Readable(Format::Docx)
    } else if holds(b"OFD.xml") {
        Seen::Readable(Format::Ofd)
    } else if holds(b"xl/workbook.") || holds(b"application/vnd.oasis.opendocument.spreadsheet") {
        Seen::Other(Other::Spreadsheet)
    } else if holds(b"ppt/presentation.xml")
        || holds(b"application/vnd.oasis.opendocument.presentation")
    {
        Seen::Other(Other::Presentation)
    } else if holds(b"application/vnd.oasis.opendocument.text") {
        Seen::Other(Other::Odt)
    } else if holds(b"[Content_Types].xml") {
        // A document part under another name: the relationships say where.
        Seen::Readable(Format::Docx)
    } else {
        Seen::Other(Other::Archive)
    }
}

/// Tells the kinds of compound file apart by the names of their streams, which
/// stand in UTF-16 in the bytes.
fn compound(bytes: &[u8]) -> Seen {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &wide).is_some()
    };
    if holds("EncryptedPackage") {
        // An encrypted docx: `doc` finds the stream and says so.
        Seen::Readable(Format::Doc)
    } else if holds("WordDocument") {
        Seen::Readable(Format::Doc)
    } else if holds("Workbook") || holds("Book\0") {
        Seen::Other(Other::Spreadsheet)
    } else if holds("PowerPoint Document") {
        Seen::Other(Other::Presentation)
    } else if holds("WPS") {
        Seen::Other(Other::OldWps)
    } else {
        Seen::Readable(Format::Doc)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, bytes: &[u8], expected: &Result<Format, Fault>) {
        assert_eq!(
            &sniff(name, bytes).map_err(|error| error.fault),
            expected,
            "{name}"
        );
    }

    #[test]
    fn names_and_bytes_together_give_the_format() {
        use Format::{Doc, Docx, Html, Md, Pdf, Txt};
        let docx = b"PK\x03\x04....word/document.xml....";
        check("a.txt", "瓦屋镇".as_bytes(), &Ok(Txt));
        check("a.TXT", b"", &Ok(Txt));
        check("a.md", b"# x", &Ok(Md));
        check("a.doc", b"<html><body>", &Ok(Html));
        check("a.wps", docx, &Ok(Docx));
        check("a.doc", b"%PDF-1.4", &Ok(Pdf));
        check("a.doc", b"{\\rtf1", &Err(Fault::Unsupported(Other::Rtf)));
        check("a.txt", docx, &Err(Fault::Unsupported(Other::Word)));
        check("a.txt", b"%PDF-1.4", &Err(Fault::Unsupported(Other::Pdf)));
        check("a.txt", b"<html>", &Ok(Txt));
        check(
            "a.txt",
            b"PK\x03\x04other",
            &Err(Fault::Unsupported(Other::Archive)),
        );
        check(
            "a.docx",
            b"PK\x03\x04xl/workbook.xml",
            &Err(Fault::Unsupported(Other::Spreadsheet)),
        );
        check("a.docx", b"", &Err(Fault::Empty));
        check(
            "a.pdf",
            b"hello",
            &Err(Fault::Damaged("no pdf header".to_owned())),
        );
        check("a.doc", b"plain words", &Ok(Txt));
        check("a", b"\x7fELF\0\0", &Err(Fault::NotText));
        check(
            "a",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",
            &Ok(Doc),
        );
    }
}
