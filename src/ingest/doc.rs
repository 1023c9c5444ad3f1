//! DOC and WPS, the old binary format: the piece table over a compound file.
//!
//! Text comes from the pieces in order, tracked deletions and hidden type from
//! the character properties, headings and table rows from the paragraph
//! properties ([MS-DOC]). Left out: automatic numbers, comments, pictures.
//!
//! [MS-DOC]: https://learn.microsoft.com/openspecs/office_file_formats/ms-doc

mod fib;
mod properties;
mod styles;

use super::Options;
use super::draft::Draft;
use super::error::{Fault, Other};
use super::model::{MarkKind, NoticeKind};
use crate::text::CharSpan;
use fib::{Fib, Part, Piece};
use properties::{Properties, Ranges};
use std::io::{Cursor, Read};

/// Reads a DOC or WPS.
pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Draft, Fault> {
    super::check_size(bytes, options)?;
    let damaged = |error: std::io::Error| Fault::Damaged(format!("compound file: {error}"));
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    if file.exists("/EncryptedPackage") {
        return Err(Fault::Encrypted);
    }
    let limit = bytes.len() as u64;
    let mut stream = |name: &str| -> Result<Vec<u8>, Fault> {
        let mut content = Vec::new();
        file.open_stream(name)
            .and_then(|stream| stream.take(limit).read_to_end(&mut content))
            .map_err(|error| Fault::Damaged(format!("{name}: {error}")))?;
        Ok(content)
    };
    let main = stream("/WordDocument")?;
    let fib = Fib::parse(&main)?;
    let table = stream(fib.table_name())?;
    let pieces = fib.pieces(&table)?;
    let properties = Properties::parse(&main, &table, &fib);

    let mut draft = Draft::default();
    let mut writer = Writer {
        draft: &mut draft,
        main: &main,
        pieces: &pieces,
        properties: &properties,
        n_notes: 0,
    };
    let mut from = 0_u32;
    for (length, part) in fib.parts() {
        let to = from.saturating_add(length);
        writer.part(from, to, part);
        from = to;
    }
    if properties.has_lists {
        draft.notice(NoticeKind::NumbersLost);
    }
    draft.trim_newlines(0);
    if draft.as_str().trim().is_empty() {
        return Err(Fault::Empty);
    }
    Ok(draft)
}

struct Writer<'w> {
    draft: &'w mut Draft,
    main: &'w [u8],
    pieces: &'w [Piece],
    properties: &'w Properties,
    n_notes: u32,
}

/// A character, where its bytes stand in the stream.
struct At {
    offset: u32,
    ch: char,
}

impl Writer<'_> {
    /// Writes the characters `from..to`; comments are no text and are left out.
    fn part(&mut self, from: u32, to: u32, part: Part) {
        let mark = match part {
            Part::Comments => return,
            Part::Body => None,
            Part::Marked(kind) => Some(kind),
        };
        let chars = self.chars(from, to);
        let printed: String = chars.iter().map(|at| at.ch).collect();
        if mark.is_some() {
            // Page numbers between dashes are no words.
            let trivial = |ch: char| {
                ch.is_ascii_digit() || ch.is_whitespace() || ch.is_control() || "-—–－".contains(ch)
            };
            if printed.chars().all(trivial) {
                return;
            }
            self.draft.break_line();
        }
        let start = self.draft.at();
        self.write(&chars);
        self.draft.trim_newlines(start);
        if let Some(kind) = mark {
            self.draft.mark(start, kind);
        }
    }

    /// The characters `from..to` of the document, piece by piece.
    fn chars(&self, from: u32, to: u32) -> Vec<At> {
        let mut chars = Vec::new();
        for piece in self.pieces {
            let (start, end) = (piece.start.max(from), piece.end.min(to));
            if start >= end {
                continue;
            }
            let width = if piece.compressed { 1 } else { 2 };
            let first = piece
                .offset
                .saturating_add((start - piece.start).saturating_mul(width));
            let last = first.saturating_add((end - start).saturating_mul(width));
            let bytes = self.main.get(first as usize..).unwrap_or(&[]);
            let bytes = bytes.get(..(last - first) as usize).unwrap_or(bytes);
            if piece.compressed {
                let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
                chars.extend(
                    (first..)
                        .zip(text.chars())
                        .map(|(offset, ch)| At { offset, ch }),
                );
            } else {
                let units = bytes
                    .chunks_exact(2)
                    .filter_map(|pair| Some(u16::from_le_bytes([*pair.first()?, *pair.last()?])));
                let mut offset = first;
                for decoded in char::decode_utf16(units) {
                    let ch = decoded.unwrap_or('\u{fffd}');
                    chars.push(At { offset, ch });
                    offset = offset.saturating_add(if ch as u32 > 0xffff { 4 } else { 2 });
                }
            }
        }
        chars
    }

    /// Fields show their result, not their instruction; control characters become what they print.
    fn write(&mut self, chars: &[At]) {
        // For each open field: whether its instruction is still running.
        let mut fields: Vec<bool> = Vec::new();
        let mut line = self.draft.at();
        let mut run: Option<(usize, u8)> = None;
        for at in chars {
            match at.ch {
                '\u{13}' => fields.push(true),
                '\u{14}' => {
                    if let Some(instruction) = fields.last_mut() {
                        *instruction = false;
                    }
                }
                '\u{15}' => {
                    fields.pop();
                }
                _ if fields.contains(&true) => {}
                _ => {
                    let kind = self.properties.changed.at(at.offset);
                    if run.map(|(_, kind)| kind) != kind {
                        self.end_run(run);
                        run = kind.map(|kind| (self.draft.at(), kind));
                    }
                    self.character(at, &mut line);
                }
            }
        }
        self.end_run(run);
    }

    fn end_run(&mut self, run: Option<(usize, u8)>) {
        let Some((start, kind)) = run else { return };
        if self.draft.tail(start).trim().is_empty() {
            return;
        }
        for (bit, mark, notice) in [
            (
                Ranges::DELETED,
                MarkKind::Deleted,
                NoticeKind::TrackedChanges,
            ),
            (
                Ranges::INSERTED,
                MarkKind::Inserted,
                NoticeKind::TrackedChanges,
            ),
            (Ranges::HIDDEN, MarkKind::Hidden, NoticeKind::HiddenText),
        ] {
            if kind & bit != 0 {
                self.draft.mark(start, mark);
                self.draft.notice(notice);
            }
        }
    }

    fn character(&mut self, at: &At, line: &mut usize) {
        match at.ch {
            '\r' => {
                self.heading(*line, at.offset);
                self.draft.push('\n');
                *line = self.draft.at();
            }
            '\u{7}' if self.properties.row_ends.at(at.offset).is_some() => {
                // The last cell's own mark is the row's end.
                self.draft.pop_tab();
                self.draft.push('\n');
                *line = self.draft.at();
            }
            '\u{7}' | '\t' => self.draft.push('\t'),
            '\u{b}' => self.draft.push('\n'),
            '\u{c}' | '\u{e}' => {
                self.heading(*line, at.offset);
                self.draft.break_line();
                *line = self.draft.at();
            }
            '\u{1e}' => self.draft.push('\u{2011}'),
            '\u{1f}' => self.draft.push('\u{ad}'),
            '\u{2}' => {
                self.n_notes += 1;
                let start = self.draft.at();
                self.draft.push_str(&format!("[{}]", self.n_notes));
                self.draft.mark(start, MarkKind::AutoNumber);
            }
            ch if ch < ' ' => {}
            ch => self.draft.push(ch),
        }
    }

    fn heading(&mut self, line: usize, offset: u32) {
        let Some(level) = self.properties.headings.at(offset) else {
            return;
        };
        let written = self.draft.tail(line);
        let n_front = written.chars().take_while(|ch| ch.is_whitespace()).count();
        let n_kept = written.trim().chars().count();
        self.draft.hint_span(
            CharSpan::new(line + n_front, line + n_front + n_kept),
            level,
        );
    }
}

/// What no reader of Word 97 and later wrote.
fn too_old() -> Fault {
    Fault::Unsupported(Other::OldWord)
}
