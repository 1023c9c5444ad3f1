//! How reviewers and reports are named on disk.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::error::StoreError;
use crate::text;

/// Characters of a reviewer's name.
const NAME_CHARS: usize = 60;

/// Bytes of a reviewer's folder; file systems allow 255 for a name.
const FOLDER_BYTES: usize = 240;

/// SHA-256 in lower-case hex.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// The name of a report's file, without extension: `<slug>-<hash>`.
///
/// The hash is the first 16 hex digits of SHA-256 of the report's printed path; the slug is
/// for people and keeps letters, digits and `-` of the file's name, at most 40 characters
/// and 120 bytes.
#[must_use]
pub fn file_stem(report: &str) -> String {
    let name = report.rsplit('/').next().unwrap_or(report);
    let stem = match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    };
    let mut slug = String::new();
    let kept = stem.chars().filter(|ch| ch.is_alphanumeric() || *ch == '-');
    for ch in kept.take(40) {
        if slug.len() + ch.len_utf8() > 120 {
            break;
        }
        slug.push(ch);
    }
    let hash = sha256_hex(report.as_bytes());
    format!("{slug}-{}", hash.get(..16).unwrap_or(&hash))
}

/// The stem that a review's file carries, also one that a synchroniser copied beside it.
#[must_use]
pub fn stem_of(file_name: &str) -> Option<&str> {
    super::copies::copied_stem(file_name).or_else(|| file_name.strip_suffix(".json"))
}

/// A reviewer's name as it is kept: in NFC, without spaces around it.
///
/// # Errors
/// An empty name, or one that is too long to be a folder.
pub fn reviewer_name(name: &str) -> Result<String, StoreError> {
    let clean: String = name.trim().nfc().collect();
    let n_chars = clean.chars().count();
    if n_chars == 0 || n_chars > NAME_CHARS || encode(&clean).len() > FOLDER_BYTES {
        return Err(StoreError::BadReviewer {
            name: name.to_owned(),
        });
    }
    Ok(clean)
}

/// The folder of a reviewer: the name in NFC with `/ \ : * ? " < > |`, `%`, controls and
/// leading dots as `%XX`. `%` is among them so that two names never share a folder.
///
/// # Errors
/// As [`reviewer_name`].
pub fn reviewer_folder(name: &str) -> Result<String, StoreError> {
    reviewer_name(name).map(|name| encode(&name))
}

fn encode(name: &str) -> String {
    let mut folder = String::new();
    let mut leading = true;
    for ch in name.chars() {
        leading = leading && ch == '.';
        if leading || ch.is_control() || "/\\:*?\"<>|%".contains(ch) {
            let mut utf8 = [0; 4];
            for byte in ch.encode_utf8(&mut utf8).bytes() {
                let _ = write!(folder, "%{byte:02X}");
            }
        } else {
            folder.push(ch);
        }
    }
    folder
}

/// The reviewer of a folder; `None` where no reviewer has a folder of this name.
#[must_use]
pub fn reviewer_of_folder(folder: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = folder.as_bytes();
    while let [first, tail @ ..] = rest {
        if *first == b'%' {
            let hex = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(hex, 16).ok()?);
            rest = tail.get(2..)?;
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    let name = String::from_utf8(bytes).ok()?;
    (reviewer_folder(&name).ok()? == folder).then_some(name)
}

/// Pairs of different names that look alike.
pub(super) fn alike(names: &[String]) -> Vec<(String, String)> {
    let mut seen: BTreeMap<String, &String> = BTreeMap::new();
    let mut pairs = Vec::new();
    for name in names {
        let looks = text::look(name);
        match seen.get(&looks) {
            Some(other) if *other != name => pairs.push(((*other).clone(), name.clone())),
            Some(_) => {}
            None => {
                seen.insert(looks, name);
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check_stem(report: &str, slug: &str) {
        let stem = file_stem(report);
        let (found, hash) = stem.rsplit_once('-').expect("a hash behind the slug");
        assert_eq!((found, hash.len()), (slug, 16));
        assert!(sha256_hex(report.as_bytes()).starts_with(hash));
    }

    #[test]
    fn a_report_is_named_by_its_file_and_told_apart_by_its_path() {
        check_stem("瓦屋镇.txt", "瓦屋镇");
        check_stem("2024/a b_c-1.tar.gz", "abc-1tar");
        check_stem("x/.hidden", "hidden");
        check_stem("%FF报告.txt", "FF报告");
        check_stem("，。.txt", "");
        check_stem(&format!("{}.txt", "字".repeat(99)), &"字".repeat(40));
        check_stem(&format!("{}.txt", "𠀀".repeat(99)), &"𠀀".repeat(30));
        assert_ne!(file_stem("a/x.txt"), file_stem("b/x.txt"));
    }

    #[track_caller]
    fn check_folder(name: &str, folder: &str) {
        assert_eq!(reviewer_folder(name).as_deref(), Ok(folder));
        assert!(reviewer_of_folder(folder).is_some());
    }

    #[test]
    fn a_reviewer_cannot_leave_the_folder() {
        check_folder("甲科员", "甲科员");
        check_folder(" li ", "li");
        check_folder("..", "%2E%2E");
        check_folder(".a.b", "%2Ea.b");
        check_folder("a/b\\c:d", "a%2Fb%5Cc%3Ad");
        check_folder("a\u{1b}\u{85}b", "a%1B%C2%85b");
        check_folder("50%", "50%25");
        check_folder("e\u{301}", "é");
        for bad in ["", " ", &"长".repeat(61)] {
            assert!(reviewer_folder(bad).is_err());
        }
        for nobody in ["..", "a%2f", "%2", "%zz", "e\u{301}", ".store"] {
            assert_eq!(reviewer_of_folder(nobody), None);
        }
    }

    proptest! {
        #[test]
        fn folders_and_names_say_the_same(name in "\\PC{1,12}|[ -~]{1,12}") {
            if let Ok(folder) = reviewer_folder(&name) {
                prop_assert_eq!(reviewer_of_folder(&folder), reviewer_name(&name).ok());
                prop_assert!(!folder.contains('/') && !folder.starts_with('.'));
            }
        }
    }
}
