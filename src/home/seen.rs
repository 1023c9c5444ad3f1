//! What the checks found in each report when it was last looked at, so that what appears in a
//! changed text can be told from what was there before.
//!
//! Only fingerprints of findings are kept, no text of a report.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::file;
use super::folders::{Home, name_of, short_hash};

/// What was found in one text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The checks that ran.
    pub ran: BTreeSet<String>,
    /// A fingerprint of every finding; of equal ones each stands here.
    pub findings: Vec<String>,
}

/// What was found in a report when it was last looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// SHA-256 of its text then.
    pub text_sha256: String,
    /// What was found in it.
    pub now: Found,
    /// What was found in the text that it had before, once there was another.
    pub before: Option<Found>,
}

#[derive(Serialize, Deserialize)]
struct OnDisk {
    format: String,
    version: u32,
    #[serde(flatten)]
    seen: Seen,
}

const FORMAT: &str = "zhupi-seen";
const VERSION: u32 = 1;

impl Home {
    fn seen_file(&self, root: &Path, report: &str) -> Option<PathBuf> {
        let folder = self.state()?.join("seen").join(name_of(root));
        Some(folder.join(short_hash(report.as_bytes()) + ".json"))
    }

    /// What was found in a report when it was last looked at; `None` where nothing usable is
    /// remembered.
    #[must_use]
    pub fn seen(&self, root: &Path, report: &str) -> Option<Seen> {
        let text = file::read(&self.seen_file(root, report)?).ok()??;
        let known: OnDisk = serde_json::from_str(&text).ok()?;
        (known.format == FORMAT && known.version == VERSION).then_some(known.seen)
    }

    /// Remembers what was found in a report.
    ///
    /// # Errors
    ///
    /// There is no state folder, or it cannot be written.
    pub fn save_seen(&self, root: &Path, report: &str, seen: Seen) -> io::Result<()> {
        let file = self
            .seen_file(root, report)
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        let known = OnDisk {
            format: FORMAT.to_owned(),
            version: VERSION,
            seen,
        };
        file::write_whole(&file, serde_json::to_string(&known)?.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_comes_back_for_its_report_alone() {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::under(dir.path());
        let seen = Seen {
            text_sha256: "a".to_owned(),
            now: Found {
                ran: ["typo".to_owned()].into(),
                findings: vec!["typo:1".to_owned(), "typo:1".to_owned()],
            },
            before: None,
        };
        assert_eq!(home.seen(dir.path(), "1.txt"), None);
        home.save_seen(dir.path(), "1.txt", seen.clone()).unwrap();
        assert_eq!(home.seen(dir.path(), "1.txt"), Some(seen));
        assert_eq!(home.seen(dir.path(), "2.txt"), None);
        assert!(Home::default().seen(dir.path(), "1.txt").is_none());
    }
}
