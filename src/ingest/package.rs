//! Zip packages (docx, ofd): entries by name, within limits.
//!
//! Sizes are counted while unpacking, never believed from the directory.

use super::Options;
use super::error::{Fault, Limit};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// More entries than this are no document.
const MAX_ENTRIES: usize = 20_000;
/// An entry above this size may not be more than [`MAX_RATIO`] times its packed size.
const BOMB_SIZE: u64 = 8 << 20;
/// Office XML packs at 10 to 60 times.
const MAX_RATIO: u64 = 250;

/// An open package that knows how much more it may unpack.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    budget: u64,
    allowed: u64,
}

impl<'a> Package<'a> {
    /// Opens a package.
    pub(super) fn open(bytes: &'a [u8], options: &Options) -> Result<Self, Fault> {
        super::check_size(bytes, options)?;
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| Fault::Damaged(format!("zip: {error}")))?;
        if archive.len() > MAX_ENTRIES {
            return Err(Fault::TooLarge {
                limit: Limit::Entries,
                found: archive.len() as u64,
                allowed: MAX_ENTRIES as u64,
            });
        }
        let allowed = options.max_unpacked as u64;
        Ok(Self {
            archive,
            budget: allowed,
            allowed,
        })
    }

    /// Whether two entries bear the same name, so that programs may show either.
    pub(super) fn has_doubles(&self) -> bool {
        self.archive.has_duplicate_names()
    }

    /// The text of an entry, decoded; `None` where there is none of that name.
    /// A leading slash, backslashes and the case of letters make no difference.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let wanted = plain(name);
        let Some(idx) = self
            .archive
            .file_names_raw()
            .position(|entry| plain(&String::from_utf8_lossy(entry)) == wanted)
        else {
            return Ok(None);
        };
        let damaged = |error: &dyn std::fmt::Display| Fault::Damaged(format!("{name}: {error}"));
        let entry = match self.archive.by_index(idx) {
            Ok(entry) if entry.encrypted() => return Err(Fault::Encrypted),
            Ok(entry) => entry,
            Err(zip::result::ZipError::UnsupportedArchive(why)) if why.contains("assword") => {
                return Err(Fault::Encrypted);
            }
            Err(error) => return Err(damaged(&error)),
        };
        let packed = entry.compressed_size().max(1);
        let mut bytes = Vec::new();
        entry
            .take(self.budget + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(&error))?;
        let size = bytes.len() as u64;
        if size > self.budget {
            return Err(Fault::TooLarge {
                limit: Limit::UnpackedBytes,
                found: self.allowed - self.budget + size,
                allowed: self.allowed,
            });
        }
        if size > BOMB_SIZE && size / packed > MAX_RATIO {
            return Err(Fault::TooLarge {
                limit: Limit::Ratio,
                found: size / packed,
                allowed: MAX_RATIO,
            });
        }
        self.budget -= size;
        let encoding =
            encoding_rs::Encoding::for_bom(&bytes).map_or(encoding_rs::UTF_8, |(found, _)| found);
        Ok(Some(encoding.decode(&bytes).0.into_owned()))
    }
}

fn plain(name: &str) -> String {
    name.trim_start_matches(['/', '\\'])
        .replace('\\', "/")
        .to_ascii_lowercase()
}

/// A relationship's target, taken from the folder of the part that names it.
pub(super) fn resolve(folder: &str, target: &str) -> String {
    let joined = if target.starts_with('/') {
        target.to_owned()
    } else {
        format!("{folder}/{target}")
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in joined.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_within_the_package() {
        assert_eq!(resolve("word", "numbering.xml"), "word/numbering.xml");
        assert_eq!(resolve("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "../../../x.xml"), "x.xml");
    }
}
