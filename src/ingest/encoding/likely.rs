//! How plausible bytes are as UTF-8, UTF-16, GB18030 or Big5.
//!
//! Shares of common characters are read off the bytes themselves: both
//! national encodings put their common characters into one block of lead bytes.

/// Byte order of UTF-16.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wide {
    Little,
    Big,
}

/// How many double-byte characters there are, and the share of common ones.
#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    pub(super) n_pairs: usize,
    pub(super) share: f64,
}

impl Share {
    fn of(n_common: usize, n_pairs: usize) -> Self {
        Self {
            n_pairs,
            share: ratio(n_common, n_pairs),
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "shares of counts below the limit on text, far below 2^52"
)]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

/// Multi-byte characters that are valid UTF-8, and stretches that are not.
pub(super) struct Census {
    pub(super) n_good: usize,
    pub(super) n_bad: usize,
}

/// Counts what is and what is not UTF-8; only sequences of three and four bytes
/// count as good, because GBK text often makes valid sequences of two.
pub(super) fn utf8_census(bytes: &[u8]) -> Census {
    let mut census = Census {
        n_good: 0,
        n_bad: 0,
    };
    for chunk in bytes.utf8_chunks() {
        census.n_good += chunk.valid().chars().filter(|&ch| ch > '\u{7ff}').count();
        census.n_bad += usize::from(!chunk.invalid().is_empty());
    }
    census
}

/// Valid UTF-8 that may well be something else: only two-byte characters that
/// are common Chinese when read as GBK, or the escapes of HZ.
pub(super) fn doubtful_utf8(text: &str) -> bool {
    if text.is_ascii() {
        return text.contains("~{") && text.contains("~}");
    }
    // The first character beyond the two-byte range settles it; nearly always the first line.
    if text.chars().any(|ch| ch > '\u{7ff}') {
        return false;
    }
    let share = gb_share(text.as_bytes());
    share.n_pairs >= 2 && share.share >= 0.75
}

/// Whether bytes without a mark are UTF-16, and whether that is beyond doubt.
pub(super) fn looks_utf16(bytes: &[u8]) -> Option<(Wide, bool)> {
    if bytes.len() < 4 {
        return None;
    }
    let little = utf16_share(bytes, u16::from_le_bytes);
    let big = utf16_share(bytes, u16::from_be_bytes);
    let (wide, best, other) = if little.0 >= big.0 {
        (Wide::Little, little, big)
    } else {
        (Wide::Big, big, little)
    };
    let (share, n_anchors) = best;
    if share < 0.9 || share - other.0 < 0.05 || (n_anchors == 0 && bytes.len() > 64) {
        return None;
    }
    Some((
        wide,
        share >= 0.97 && n_anchors > 0 && bytes.len().is_multiple_of(2),
    ))
}

/// The share of plausible code units, and how many of them are marks or digits
/// that every Chinese text holds.
fn utf16_share(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (f64, usize) {
    let (mut n_units, mut n_good, mut n_anchors) = (0, 0, 0);
    for pair in bytes.chunks_exact(2) {
        let &[first, second] = pair else { continue };
        n_units += 1;
        match unit([first, second]) {
            0x09
            | 0x0a
            | 0x0d
            | 0x20..=0x7e
            | 0x3000..=0x3002
            | 0xff01
            | 0xff08..=0xff0c
            | 0xff1a
            | 0xff1b
            | 0x201c
            | 0x201d => {
                n_good += 1;
                n_anchors += 1;
            }
            0x4e00..=0x9fff
            | 0x3003..=0x301f
            | 0xff02..=0xff5e
            | 0x2010..=0x2027
            | 0xa0
            | 0xb7
            | 0x2460..=0x2473 => n_good += 1,
            _ => {}
        }
    }
    (ratio(n_good, n_units), n_anchors)
}

/// The share of GB 2312's first level (the 3,755 commonest characters) and its signs.
pub(super) fn gb_share(bytes: &[u8]) -> Share {
    let (mut n_common, mut n_pairs) = (0, 0);
    for is_common in gb_pairs(bytes) {
        n_pairs += 1;
        n_common += usize::from(is_common);
    }
    Share::of(n_common, n_pairs)
}

/// Characters looked at together; one lost byte turns at least this many
/// into others before a line's end sets the pairs right again.
const WINDOW: usize = 16;

/// The lowest share of common characters in any window: low where a lost byte
/// shifted the pairs, though every pair is still valid.
pub(super) fn gb_worst_share(bytes: &[u8]) -> f64 {
    let mut worst = 1.0_f64;
    let mut recent = std::collections::VecDeque::with_capacity(WINDOW);
    let mut n_common = 0;
    for is_common in gb_pairs(bytes) {
        recent.push_back(is_common);
        n_common += usize::from(is_common);
        if recent.len() > WINDOW {
            n_common -= usize::from(recent.pop_front().unwrap_or(false));
        }
        if recent.len() == WINDOW {
            worst = worst.min(ratio(n_common, WINDOW));
        }
    }
    worst
}

/// For each character of more than one byte: is it a common one?
fn gb_pairs(bytes: &[u8]) -> impl Iterator<Item = bool> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let lead = *bytes.get(at)?;
            if lead < 0x80 {
                at += 1;
                continue;
            }
            let trail = bytes.get(at + 1).copied().unwrap_or(0);
            if (0x30..=0x39).contains(&trail) && lead >= 0x81 {
                at += 4;
                return Some(false);
            }
            if trail < 0x40 {
                at += 1;
                return Some(false);
            }
            at += 2;
            return Some(
                trail >= 0xa1 && (matches!(lead, 0xb0..=0xd7) || matches!(lead, 0xa1..=0xa3)),
            );
        }
    })
}

/// The share of Big5's first level (frequently used characters) and its signs.
pub(super) fn big5_share(bytes: &[u8]) -> Share {
    let (mut n_common, mut n_pairs) = (0, 0);
    let mut at = 0;
    while let Some(&lead) = bytes.get(at) {
        if lead < 0x80 {
            at += 1;
            continue;
        }
        n_pairs += 1;
        let trail = bytes.get(at + 1).copied().unwrap_or(0);
        if matches!(trail, 0x40..=0x7e | 0xa1..=0xfe) {
            n_common += usize::from(matches!(lead, 0xa1..=0xc6));
            at += 2;
        } else {
            at += 1;
        }
    }
    Share::of(n_common, n_pairs)
}
