//! What the child process that parses a file answers, as JSON.
//!
//! The child is the same binary: it reads the file's bytes from standard input,
//! calls [`super::ingest`], and writes [`to_json`]; `batch` reads it back with
//! [`from_json`]. Nothing here starts or talks to a process. What comes back is
//! checked like any foreign input: spans beyond the text are refused.

use super::error::{Fault, IngestError, Limit, Other};
use super::model::{Format, HeadingHint, Ingested, Mark, MarkKind, Notice, NoticeKind};
use crate::text::{CharIdx, CharSpan, Text};
use serde::{Deserialize, Serialize};

/// The version of the answer's shape; parent and child are the same binary
/// unless it was replaced in between.
const VERSION: u32 = 1;

/// Why an answer could not be used.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    /// Not JSON, or not of this shape.
    #[error("the parser's answer cannot be read: {0}")]
    Shape(#[from] serde_json::Error),
    /// Of another version of the program.
    #[error("the parser's answer is of version {0}")]
    Version(u32),
    /// A mark, hint or notice lies outside the text.
    #[error("the parser's answer names a place outside the text")]
    Place,
}

#[derive(Serialize, Deserialize)]
struct Answer {
    version: u32,
    #[serde(flatten)]
    outcome: Outcome,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    Text(Box<Reading>),
    Error(Failure),
}

#[derive(Serialize, Deserialize)]
struct Reading {
    text: String,
    #[serde(with = "FormatDef")]
    format: Format,
    encoding: Option<String>,
    sure: bool,
    marks: Vec<(u32, u32, KindOfMark)>,
    hints: Vec<(u32, u32, u8)>,
    notices: Vec<(Option<(u32, u32)>, KindOfNotice)>,
}

#[derive(Serialize, Deserialize)]
struct Failure {
    name: String,
    #[serde(with = "FaultDef")]
    fault: Fault,
}

#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct KindOfMark(#[serde(with = "MarkKindDef")] MarkKind);

#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct KindOfNotice(#[serde(with = "NoticeKindDef")] NoticeKind);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Format")]
enum FormatDef {
    Txt,
    Md,
    Html,
    Docx,
    Pdf,
    Doc,
    Ofd,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "MarkKind")]
enum MarkKindDef {
    Chrome,
    Residue,
    Header,
    PageNumber,
    PageBreak,
    Hidden,
    Deleted,
    Inserted,
    Footnote,
    TextBox,
    AutoNumber,
    Table,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "NoticeKind")]
enum NoticeKindDef {
    Truncated { read: u64, total: u64 },
    EncodingDoubtful,
    Undecodable(u32),
    TrackedChanges,
    HiddenText,
    PageUnreadable(u32),
    BodyFoundBy(String),
    ReadAs(#[serde(with = "FormatDef")] Format),
    SecondDocument(String),
    PartlyDamaged,
    TooDeep,
    NumbersLost,
    Pictures(u32),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Fault")]
enum FaultDef {
    NotText,
    Unsupported(#[serde(with = "OtherDef")] Other),
    Encrypted,
    Damaged(String),
    TooLarge {
        #[serde(with = "LimitDef")]
        limit: Limit,
        found: u64,
        allowed: u64,
    },
    NoTextLayer(u32),
    Empty,
    UnknownEncoding(String),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Limit")]
enum LimitDef {
    FileBytes,
    UnpackedBytes,
    Ratio,
    Entries,
    Pages,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Other")]
enum OtherDef {
    Rtf,
    Spreadsheet,
    Presentation,
    Odt,
    Archive,
    Picture,
    Word,
    Pdf,
    OldWord,
    OldWps,
    WordXml,
    Unknown,
}

fn pair(span: CharSpan) -> (u32, u32) {
    (span.start.0, span.end.0)
}

/// The outcome of [`super::ingest`] as the child writes it.
#[must_use]
pub fn to_json(outcome: &Result<Ingested, IngestError>) -> Vec<u8> {
    let outcome = match outcome {
        Ok(read) => Outcome::Text(Box::new(Reading {
            text: read.text.as_str().to_owned(),
            format: read.format,
            encoding: read.encoding.clone(),
            sure: read.sure,
            marks: read
                .marks
                .iter()
                .map(|mark| (mark.span.start.0, mark.span.end.0, KindOfMark(mark.kind)))
                .collect(),
            hints: read
                .hints
                .iter()
                .map(|hint| (hint.span.start.0, hint.span.end.0, hint.level))
                .collect(),
            notices: read
                .notices
                .iter()
                .map(|notice| (notice.span.map(pair), KindOfNotice(notice.kind.clone())))
                .collect(),
        })),
        Err(error) => Outcome::Error(Failure {
            name: error.name.clone(),
            fault: error.fault.clone(),
        }),
    };
    let answer = Answer {
        version: VERSION,
        outcome,
    };
    serde_json::to_vec(&answer).unwrap_or_default()
}

/// Reads the child's answer back.
///
/// # Errors
/// The answer is not whole, of another version, or names places outside its text.
pub fn from_json(bytes: &[u8]) -> Result<Result<Ingested, IngestError>, WireError> {
    let answer: Answer = serde_json::from_slice(bytes)?;
    if answer.version != VERSION {
        return Err(WireError::Version(answer.version));
    }
    let reading = match answer.outcome {
        Outcome::Text(reading) => reading,
        Outcome::Error(Failure { name, fault }) => return Ok(Err(IngestError { name, fault })),
    };
    let text = Text::new(reading.text);
    let span = |start, end| {
        let span = CharSpan {
            start: CharIdx(start),
            end: CharIdx(end),
        };
        (start <= end && span.end <= text.len())
            .then_some(span)
            .ok_or(WireError::Place)
    };
    let mut marks = Vec::with_capacity(reading.marks.len());
    for (start, end, KindOfMark(kind)) in reading.marks {
        let span = span(start, end)?;
        marks.push(Mark { span, kind });
    }
    let mut hints = Vec::with_capacity(reading.hints.len());
    for (start, end, level) in reading.hints {
        let span = span(start, end)?;
        hints.push(HeadingHint { span, level });
    }
    let mut notices = Vec::with_capacity(reading.notices.len());
    for (place, KindOfNotice(kind)) in reading.notices {
        let span = place.map(|(start, end)| span(start, end)).transpose()?;
        notices.push(Notice { span, kind });
    }
    Ok(Ok(Ingested {
        text,
        format: reading.format,
        encoding: reading.encoding,
        sure: reading.sure,
        marks,
        hints,
        notices,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_outcomes_come_back_as_they_were() {
        let read = Ingested {
            text: Text::new("瓦屋镇\n第一页".to_owned()),
            format: Format::Pdf,
            encoding: None,
            sure: false,
            marks: vec![Mark {
                span: CharSpan::new(4, 7),
                kind: MarkKind::PageNumber,
            }],
            hints: vec![HeadingHint {
                span: CharSpan::new(0, 3),
                level: 0,
            }],
            notices: vec![Notice {
                span: Some(CharSpan::new(0, 1)),
                kind: NoticeKind::Truncated { read: 1, total: 2 },
            }],
        };
        let failed = IngestError {
            name: "a.pdf".to_owned(),
            fault: Fault::TooLarge {
                limit: Limit::Pages,
                found: 9,
                allowed: 1,
            },
        };
        for outcome in [Ok(read), Err(failed)] {
            assert_eq!(from_json(&to_json(&outcome)).unwrap(), outcome);
        }
    }

    #[test]
    fn an_answer_that_is_cut_foreign_or_lies_is_refused() {
        let whole = r#"{"version":1,"text":{"text":"瓦","format":"Pdf","encoding":null,"sure":true,"marks":[[0,1,"Chrome"]],"hints":[],"notices":[]}}"#;
        assert!(from_json(whole.as_bytes()).is_ok());
        let cut = &whole.as_bytes()[..whole.len() - 3];
        assert!(matches!(from_json(cut), Err(WireError::Shape(_))));
        let newer = whole.replace(r#""version":1"#, r#""version":2"#);
        assert!(matches!(
            from_json(newer.as_bytes()),
            Err(WireError::Version(2))
        ));
        for lie in ["[0,2,", "[1,0,"] {
            let lying = whole.replace("[0,1,", lie);
            assert!(matches!(from_json(lying.as_bytes()), Err(WireError::Place)));
        }
    }
}
