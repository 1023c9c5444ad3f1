//! `text FILE`: the one text that all offsets point into.

use serde::Serialize;

use super::args::Args;
use super::command::TextArgs;
use super::error::CliError;
use super::exit::Exit;
use super::out::{Out, say};
use crate::ingest::{Format, MarkKind, TEXT_VERSION};
use crate::lang::cli as words;
use crate::session::Session;

/// The shape of `DESIGN.md` section 6.
#[derive(Serialize)]
struct Document<'a> {
    report: &'a str,
    format: &'static str,
    encoding: Option<&'a str>,
    sure: bool,
    text_version: u32,
    text_sha256: &'a str,
    text: &'a str,
    marks: Vec<JsonMark>,
}

#[derive(Serialize)]
struct JsonMark {
    kind: &'static str,
    start: u32,
    end: u32,
}

pub(super) fn run(text: &TextArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let (session, report_idx) = Session::open_report(args.options(&[]), &text.report)?;
    let lang = args.lang();
    let path = &session.discover().entries[report_idx].path;
    let report = session
        .read_as(report_idx, text.encoding.clone())
        .map_err(|error| CliError::Said(error.message(lang, path)))?;
    let source = &report.source;
    if out.json {
        out.document(&Document {
            report: path,
            format: format_id(source.format),
            encoding: source.encoding.as_deref(),
            sure: source.sure,
            text_version: TEXT_VERSION,
            text_sha256: &report.text_sha256,
            text: source.text.as_str(),
            marks: source
                .marks
                .iter()
                .map(|mark| JsonMark {
                    kind: mark_id(mark.kind),
                    start: mark.span.start.0,
                    end: mark.span.end.0,
                })
                .collect(),
        })?;
    } else if out.terminal {
        let shown = source.text.as_str();
        out.lines(shown.strip_suffix('\n').unwrap_or(shown))?;
    } else {
        out.exactly(source.text.as_str())?;
    }
    let exit = out.end(Exit::Success)?;
    for notice in &source.notices {
        say(&notice.kind.message(lang));
    }
    if !source.sure
        && let Some(encoding) = &source.encoding
    {
        say(&words::encoding_doubtful(lang, path, encoding));
    }
    Ok(exit)
}

fn format_id(format: Format) -> &'static str {
    match format {
        Format::Txt => "txt",
        Format::Md => "md",
        Format::Html => "html",
        Format::Docx => "docx",
        Format::Pdf => "pdf",
        Format::Doc => "doc",
        Format::Ofd => "ofd",
    }
}

fn mark_id(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Chrome => "chrome",
        MarkKind::Residue => "residue",
        MarkKind::Header => "header",
        MarkKind::PageNumber => "page-number",
        MarkKind::PageBreak => "page-break",
        MarkKind::Hidden => "hidden",
        MarkKind::Deleted => "deleted",
        MarkKind::Inserted => "inserted",
        MarkKind::Footnote => "footnote",
        MarkKind::TextBox => "text-box",
        MarkKind::AutoNumber => "auto-number",
        MarkKind::Table => "table",
    }
}
