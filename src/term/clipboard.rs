//! Copying to the clipboard of the person's own machine, through the line: OSC 52.
//!
//! The selection is always `c`, the only one that mosh takes; tmux needs
//! `set-clipboard on`. Whether it worked cannot be known.

use std::io::{self, Write};

use super::guard::output;
use crate::text::Safe;

/// The most that is copied. Terminals cut longer sequences off without a word.
pub const MAX_BYTES: usize = 12 * 1024;

/// Why nothing was copied.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// More bytes of UTF-8 than terminals take.
    #[error("{n_bytes} bytes are more than the {MAX_BYTES} a terminal takes")]
    TooLong {
        /// How long the text is.
        n_bytes: usize,
    },
    /// Writing to the terminal failed.
    #[error("cannot write to the terminal")]
    Io(#[from] io::Error),
}

/// Copies a text. What would act where it is pasted is copied as `⟨U+001B⟩`; newlines and
/// tabs stay.
///
/// # Errors
/// The text is too long, or writing to the terminal fails.
pub fn copy(text: &str) -> Result<(), CopyError> {
    let sequence = sequence(text)?;
    output()?.write_all(sequence.as_bytes())?;
    Ok(())
}

/// How many bytes a text is when copied.
#[must_use]
pub fn n_bytes(text: &str) -> usize {
    harmless(text).len()
}

fn sequence(text: &str) -> Result<String, CopyError> {
    let safe = harmless(text);
    if safe.len() > MAX_BYTES {
        return Err(CopyError::TooLong {
            n_bytes: safe.len(),
        });
    }
    Ok(format!("\x1b]52;c;{}\x07", base64(safe.as_bytes())))
}

/// The text with what would act where it is pasted spelt out.
fn harmless(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            let cells: Vec<String> = line
                .split('\t')
                .map(|cell| Safe::new(cell).into_string())
                .collect();
            cells.join("\t")
        })
        .collect();
    lines.join("\n")
}

/// RFC 4648 section 4, with padding.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, nth| {
            bits << 8 | u32::from(chunk.get(nth).copied().unwrap_or(0))
        });
        for nth in 0..4 {
            encoded.push(if nth <= chunk.len() {
                char::from(ALPHABET[(bits >> (18 - nth * 6) & 63) as usize])
            } else {
                '='
            });
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_rfc_4648() {
        for (plain, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    #[test]
    fn what_is_copied_cannot_act_where_it_is_pasted() {
        let copied = |text| sequence(text).unwrap();
        assert_eq!(copied("法\n\t治"), "\x1b]52;c;5rOVCgnmsrs=\x07");
        assert_eq!(
            copied("\x1b[201~"),
            format!("\x1b]52;c;{}\x07", base64("⟨U+001B⟩[201~".as_bytes()))
        );
    }

    #[test]
    fn what_is_too_long_is_refused_with_its_length() {
        let long = "法".repeat(5_000);
        assert!(matches!(
            sequence(&long),
            Err(CopyError::TooLong { n_bytes: 15_000 })
        ));
    }
}
