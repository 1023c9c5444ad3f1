//! PDF with a text layer: characters by position, joined to lines and paragraphs.
//!
//! Scanned pages hold no characters and are named by their numbers; nothing is
//! guessed from pictures. Runs in a child process ([`Format::needs_child`]).
//!
//! [`Format::needs_child`]: super::Format::needs_child

mod cmap;
mod content;
mod font;
mod furniture;
mod lines;
mod paragraphs;

use super::Options;
use super::draft::Draft;
use super::error::{Fault, Limit};
use super::model::NoticeKind;
pub(super) use content::Glyph;
use content::Interpreter;
pub(super) use lines::lines;
use lopdf::{Document, LoadOptions};
pub(super) use paragraphs::{Page, write};

/// More pages than this are no report.
const MAX_PAGES: usize = 3_000;
/// What one stream may unpack to.
const MAX_STREAM: usize = 32 << 20;

/// Reads a PDF.
pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Draft, Fault> {
    super::check_size(bytes, options)?;
    let load = LoadOptions::with_max_decompressed_size(MAX_STREAM);
    let document = match Document::load_mem_with_options(bytes, load) {
        Ok(document) => document,
        Err(lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword) => {
            return Err(Fault::Encrypted);
        }
        Err(error) => return Err(Fault::Damaged(format!("pdf: {error}"))),
    };
    if document.is_encrypted() {
        return Err(Fault::Encrypted);
    }
    let ids: Vec<lopdf::ObjectId> = document.page_iter().take(MAX_PAGES + 1).collect();
    if ids.len() > MAX_PAGES {
        return Err(Fault::TooLarge {
            limit: Limit::Pages,
            found: ids.len() as u64,
            allowed: MAX_PAGES as u64,
        });
    }
    if ids.is_empty() {
        return Err(Fault::Damaged("pdf: no pages".to_owned()));
    }
    let mut draft = Draft::default();
    let mut interpreter = Interpreter::new(&document);
    let mut pages = Vec::with_capacity(ids.len());
    let (mut n_pictures, mut n_unknown) = (0_u32, 0_usize);
    for (nth, id) in (1_u32..).zip(&ids) {
        let drawn = interpreter.page(*id);
        let glyphs = drawn.glyphs;
        n_unknown += glyphs
            .iter()
            .filter(|glyph| glyph.text.contains('\u{fffd}'))
            .count();
        let empty = glyphs.iter().all(|glyph| glyph.text.trim().is_empty());
        if drawn.n_unreadable > glyphs.len() / 4 || (empty && drawn.n_pictures > 0) {
            draft.notice(NoticeKind::PageUnreadable(nth));
        } else if drawn.n_unreadable > 0 {
            draft.notice(NoticeKind::PartlyDamaged);
        }
        n_pictures = n_pictures.saturating_add(drawn.n_pictures);
        pages.push(Page {
            lines: lines(glyphs),
        });
    }
    if pages.iter().all(|page| page.lines.is_empty()) {
        return Err(Fault::NoTextLayer(
            u32::try_from(ids.len()).unwrap_or(u32::MAX),
        ));
    }
    write(&pages, &mut draft);
    if n_unknown > 0 {
        draft.notice(NoticeKind::Undecodable(
            u32::try_from(n_unknown).unwrap_or(u32::MAX),
        ));
    }
    if n_pictures > 0 {
        draft.notice(NoticeKind::Pictures(n_pictures));
    }
    Ok(draft)
}
