//! One report file, and how its path is printed and stored.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// A file that is tried as a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Relative to the batch root, with `/`; what is printed and stored, see [`printed`].
    pub path: String,
    /// Where the file is.
    pub file: PathBuf,
}

/// A relative path as it is printed and stored: bytes that are not UTF-8 as
/// `%XX`, and `%` itself as `%25`, so that two files never print alike.
#[must_use]
pub fn printed(relative: &Path) -> String {
    let mut shown = String::new();
    for part in relative.components() {
        if !shown.is_empty() {
            shown.push('/');
        }
        shown.push_str(&printed_name(part.as_os_str()));
    }
    shown
}

/// [`printed`] for one name.
#[must_use]
pub fn printed_name(name: &OsStr) -> String {
    let bytes = name.as_bytes();
    let mut shown = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for (nth, piece) in chunk.valid().split('%').enumerate() {
            if nth > 0 {
                shown.push_str("%25");
            }
            shown.push_str(piece);
        }
        for byte in chunk.invalid() {
            shown.push('%');
            shown.extend(hex_digits(*byte));
        }
    }
    shown
}

/// The relative path that prints like this; `None` where none does, or where it
/// would lead out of the folder it is relative to.
#[must_use]
pub fn unprinted(path: &str) -> Option<PathBuf> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    let found = PathBuf::from(OsStr::from_bytes(&bytes));
    let inside = found
        .components()
        .all(|part| matches!(part, std::path::Component::Normal(_)));
    (inside && !bytes.is_empty()).then_some(found)
}

/// The two upper-case hex digits of a byte.
fn hex_digits(byte: u8) -> [char; 2] {
    [byte >> 4, byte & 15].map(|digit| {
        char::from_digit(u32::from(digit), 16).map_or('0', |digit| digit.to_ascii_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &[u8], expected: &str) {
        let path = Path::new(OsStr::from_bytes(name));
        assert_eq!(printed(path), expected);
        assert_eq!(unprinted(expected).as_deref(), Some(path));
    }

    #[test]
    fn paths_that_lead_out_are_none() {
        for path in ["../a.txt", "/etc/passwd", "", "a/../../b", "%2", "%zz"] {
            assert_eq!(unprinted(path), None, "{path}");
        }
    }

    #[test]
    fn names_are_printed_so_that_no_two_look_alike() {
        check("乡镇/青石镇.txt".as_bytes(), "乡镇/青石镇.txt");
        check(b"a\xFF\xFEb.txt", "a%FF%FEb.txt");
        check(b"a%FF.txt", "a%25FF.txt");
        check(b"100%.txt", "100%25.txt");
        check(b"a\nb\x1b.txt", "a\nb\x1b.txt");
    }
}
