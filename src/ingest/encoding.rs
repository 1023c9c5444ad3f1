//! Bytes of unknown encoding become text, with a word on how sure that is.
//!
//! Order: byte order mark; strict UTF-8 of the whole; UTF-16 without a mark, by
//! the share of plausible code units; UTF-8 with some damage; lines of UTF-8
//! among lines of GBK; GB18030 against Big5 by their shares of common
//! characters; whatever `chardetng` says. Guesses are named as doubtful, bytes
//! that cannot be decoded stand as U+FFFD and are counted.

use super::error::Fault;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

mod likely;

use likely::{Wide, big5_share, gb_share, gb_worst_share, looks_utf16};

/// A decoded text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, without a leading byte order mark; line ends as they were.
    pub(super) text: String,
    /// The encoding's name in small letters.
    pub(super) name: &'static str,
    /// Whether the encoding is beyond doubt.
    pub(super) sure: bool,
    /// How many stretches of bytes stand as U+FFFD.
    pub(super) n_bad: u32,
}

/// Decodes the bytes. `cut` says that they are only the beginning of a file, so
/// that half a character at their end is no damage.
///
/// # Errors
/// The chosen encoding is unknown, or the bytes are not text.
pub(super) fn decode(bytes: &[u8], chosen: Option<&str>, cut: bool) -> Result<Decoded, Fault> {
    if let Some(label) = chosen {
        let encoding = Encoding::for_label(label.as_bytes())
            .ok_or_else(|| Fault::UnknownEncoding(label.to_owned()))?;
        return Ok(run(widened(encoding), bytes, cut, true));
    }
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return Err(Fault::UnknownEncoding("utf-32".to_owned()));
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let decoded = run(encoding, bytes, cut, true);
        return text_or_not(bytes, decoded);
    }
    if let Some(rest) = bytes.strip_prefix(b"\x84\x31\x95\x33") {
        return text_or_not(bytes, run(GB18030, rest, cut, true));
    }
    let has_nul = memchr::memchr(0, bytes).is_some();
    if !has_nul && let Some(text) = strict_utf8(bytes, cut) {
        let doubt = likely::doubtful_utf8(text);
        return Ok(Decoded {
            text: text.to_owned(),
            name: "utf-8",
            sure: !doubt,
            n_bad: 0,
        });
    }
    if let Some((wide, sure)) = looks_utf16(bytes) {
        let encoding = match wide {
            Wide::Little => UTF_16LE,
            Wide::Big => UTF_16BE,
        };
        return Ok(run(encoding, bytes, cut, sure));
    }
    if has_nul {
        return Err(Fault::NotText);
    }
    text_or_not(bytes, guess(bytes, cut))
}

/// GBK and GB2312 are read as GB18030, which holds both.
fn widened(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == encoding_rs::GBK {
        GB18030
    } else {
        encoding
    }
}

/// The text where the bytes are valid UTF-8 as a whole, or up to a last
/// character that the cut went through.
fn strict_utf8(bytes: &[u8], cut: bool) -> Option<&str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) if cut && error.error_len().is_none() => bytes
            .get(..error.valid_up_to())
            .and_then(|valid| std::str::from_utf8(valid).ok()),
        Err(_) => None,
    }
}

/// No other clue than the bytes themselves: none is valid UTF-8 as a whole.
fn guess(bytes: &[u8], cut: bool) -> Decoded {
    let (gb, big5) = (gb_share(bytes), big5_share(bytes));
    let gb_certain =
        gb.share >= 0.85 && gb.share - big5.share >= 0.1 && gb_worst_share(bytes) >= 0.6;
    let census = likely::utf8_census(bytes);
    // GBK text holds a valid sequence of UTF-8 here and there; only where it does
    // not read well as a whole can pieces of it be UTF-8.
    if !gb_certain && census.n_good >= 4 {
        if let Some(mixed) = by_lines(bytes) {
            return mixed;
        }
        // Damage hits a byte here and there; GBK text read as UTF-8 fails nearly everywhere.
        if census.n_good >= 4 * census.n_bad {
            return doubtful(run(UTF_8, bytes, cut, false));
        }
    }
    if gb.n_pairs >= 2 && gb.share >= 0.6 && gb.share >= big5.share {
        let mut decoded = run(GB18030, bytes, cut, true);
        decoded.sure = decoded.n_bad == 0 && gb_certain;
        return decoded;
    }
    if big5.n_pairs >= 2 && big5.share >= 0.7 {
        let mut decoded = run(BIG5, bytes, cut, true);
        decoded.sure = decoded.n_bad == 0 && big5.share >= 0.9 && big5.n_pairs >= 8;
        return decoded;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = widened(detector.guess(None, Utf8Detection::Deny));
    doubtful(run(encoding, bytes, cut, false))
}

fn doubtful(mut decoded: Decoded) -> Decoded {
    decoded.sure = false;
    decoded
}

/// A file put together from pieces in UTF-8 and in GBK: each line by itself.
/// `None` where no line is convincingly GBK.
fn by_lines(bytes: &[u8]) -> Option<Decoded> {
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    let mut n_bad = 0;
    let mut n_gb_lines = 0;
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if let Ok(line) = std::str::from_utf8(line) {
            text.push_str(line);
            continue;
        }
        let share = gb_share(line);
        let gb = run(GB18030, line, false, false);
        let part = if gb.n_bad == 0
            && share.n_pairs >= 2
            && share.share >= 0.75
            && gb_worst_share(line) >= 0.6
        {
            n_gb_lines += 1;
            gb
        } else {
            run(UTF_8, line, false, false)
        };
        n_bad += part.n_bad;
        text.push_str(&part.text);
    }
    (n_gb_lines > 0).then_some(Decoded {
        text,
        name: "utf-8+gb18030",
        sure: false,
        n_bad,
    })
}

/// Decodes with one encoding; a byte order mark of its own is dropped.
fn run(encoding: &'static Encoding, bytes: &[u8], cut: bool, sure: bool) -> Decoded {
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let mut text = String::with_capacity(
        decoder
            .max_utf8_buffer_length(bytes.len())
            .unwrap_or(bytes.len())
            .min(bytes.len() * 3 + 16),
    );
    let mut n_bad = 0_u32;
    let mut rest = bytes;
    loop {
        let (result, n_read) = decoder.decode_to_string_without_replacement(rest, &mut text, !cut);
        rest = rest.get(n_read..).unwrap_or(&[]);
        match result {
            encoding_rs::DecoderResult::InputEmpty => break,
            encoding_rs::DecoderResult::OutputFull => text.reserve(rest.len() * 3 + 16),
            encoding_rs::DecoderResult::Malformed(..) => {
                text.push('\u{fffd}');
                n_bad = n_bad.saturating_add(1);
            }
        }
    }
    Decoded {
        text,
        name: small_name(encoding),
        sure: sure && n_bad == 0,
        n_bad,
    }
}

/// The names of the encodings that Chinese files come in; others keep the standard's name.
fn small_name(encoding: &'static Encoding) -> &'static str {
    match encoding.name() {
        "UTF-8" => "utf-8",
        "UTF-16LE" => "utf-16le",
        "UTF-16BE" => "utf-16be",
        "gb18030" => "gb18030",
        "Big5" => "big5",
        other => other,
    }
}

/// Refuses what holds too many control characters or undecodable bytes to be text.
fn text_or_not(bytes: &[u8], decoded: Decoded) -> Result<Decoded, Fault> {
    let n_controls = bytes
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
        .count();
    let wide = decoded.name.starts_with("utf-16");
    let n_bad = usize::try_from(decoded.n_bad).unwrap_or(usize::MAX);
    if (!wide && n_controls > 4 && n_controls * 20 > bytes.len())
        || (n_bad > 8 && n_bad.saturating_mul(6) > bytes.len())
        || (wide && decoded.text.contains('\0'))
    {
        return Err(Fault::NotText);
    }
    Ok(decoded)
}

#[cfg(test)]
mod tests;
