//! The file information block and the piece table.

use super::super::error::Fault;
use super::super::model::MarkKind;

/// A little-endian number at an offset.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..)?.first_chunk::<2>()?;
    Some(u16::from_le_bytes(*pair))
}

/// A little-endian number at an offset.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*four))
}

/// The offsets that reading text needs ([MS-DOC] 2.5).
#[derive(Debug)]
pub(super) struct Fib {
    second_table: bool,
    lengths: [u32; 7],
    clx: (u32, u32),
    /// Character property pages: offset and size in the table stream.
    pub(super) characters: (u32, u32),
    /// Paragraph property pages.
    pub(super) paragraphs: (u32, u32),
    /// The style sheet.
    pub(super) styles: (u32, u32),
}

/// A stretch of text and where its bytes stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) offset: u32,
    /// One byte a character instead of two.
    pub(super) compressed: bool,
}

/// What a part of a document's characters is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The text itself.
    Body,
    /// Notes, running heads and text boxes.
    Marked(MarkKind),
    /// Comments, which are no text of the document.
    Comments,
}

/// More characters than this are no report, whatever the table says.
const MAX_CHARS: u32 = 32 << 20;

impl Fib {
    /// Reads the block at the beginning of the main stream.
    pub(super) fn parse(main: &[u8]) -> Result<Self, Fault> {
        let damaged = || Fault::Damaged("doc: header".to_owned());
        let word = |at| u16_at(main, at).ok_or_else(damaged);
        let long = |at| u32_at(main, at).ok_or_else(damaged);
        if word(0)? != 0xa5ec {
            return Err(if word(0)? == 0xa5dc {
                super::too_old()
            } else {
                damaged()
            });
        }
        // 101 to 105 are Word 6 and 95.
        if word(2)? < 0xc1 {
            return Err(super::too_old());
        }
        let flags = word(0x0a)?;
        if flags & 0x0100 != 0 {
            return Err(Fault::Encrypted);
        }
        let mut lengths = [0; 7];
        for (slot, at) in lengths
            .iter_mut()
            .zip([0x4c, 0x50, 0x54, 0x5c, 0x60, 0x64, 0x68])
        {
            *slot = long(at)?.min(MAX_CHARS);
        }
        Ok(Self {
            second_table: flags & 0x0200 != 0,
            lengths,
            clx: (long(0x1a2)?, long(0x1a6)?),
            characters: (long(0xfa)?, long(0xfe)?),
            paragraphs: (long(0x102)?, long(0x106)?),
            styles: (long(0xa2)?, long(0xa6)?),
        })
    }

    /// The stream that holds the tables.
    pub(super) fn table_name(&self) -> &'static str {
        if self.second_table {
            "/1Table"
        } else {
            "/0Table"
        }
    }

    /// Lengths of the document's parts in order, and what each is.
    pub(super) fn parts(&self) -> impl Iterator<Item = (u32, Part)> {
        let parts = [
            Part::Body,
            Part::Marked(MarkKind::Footnote),
            Part::Marked(MarkKind::Header),
            Part::Comments,
            Part::Marked(MarkKind::Footnote),
            Part::Marked(MarkKind::TextBox),
            Part::Marked(MarkKind::TextBox),
        ];
        self.lengths.into_iter().zip(parts)
    }

    /// The piece table (2.8.35): property changes are skipped, pieces taken.
    pub(super) fn pieces(&self, table: &[u8]) -> Result<Vec<Piece>, Fault> {
        let damaged = || Fault::Damaged("doc: piece table".to_owned());
        let (offset, size) = (self.clx.0 as usize, self.clx.1 as usize);
        let clx = table
            .get(offset..)
            .and_then(|rest| rest.get(..size))
            .ok_or_else(damaged)?;
        let mut at = 0;
        while clx.get(at) == Some(&1) {
            at += 3 + usize::from(u16_at(clx, at + 1).ok_or_else(damaged)?);
        }
        if clx.get(at) != Some(&2) {
            return Err(damaged());
        }
        let size = u32_at(clx, at + 1).ok_or_else(damaged)? as usize;
        let plc = clx.get(at + 5..).ok_or_else(damaged)?;
        let plc = plc.get(..size).unwrap_or(plc);
        let n_pieces = plc.len().saturating_sub(4) / 12;
        let mut pieces = Vec::with_capacity(n_pieces);
        let mut n_chars = 0_u32;
        for nth in 0..n_pieces {
            let start = u32_at(plc, nth * 4).ok_or_else(damaged)?;
            let end = u32_at(plc, nth * 4 + 4).ok_or_else(damaged)?;
            let place = u32_at(plc, (n_pieces + 1) * 4 + nth * 8 + 2).ok_or_else(damaged)?;
            let compressed = place & 0x4000_0000 != 0;
            let offset = place & 0x3fff_ffff;
            if start >= end {
                continue;
            }
            // Pieces that overlap would let a small file tell an endless text.
            n_chars = n_chars.saturating_add(end - start);
            if n_chars > MAX_CHARS || end > MAX_CHARS {
                return Err(damaged());
            }
            pieces.push(Piece {
                start,
                end,
                offset: if compressed { offset / 2 } else { offset },
                compressed,
            });
        }
        Ok(pieces)
    }
}
