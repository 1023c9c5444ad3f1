//! Reviews as JSON for others: one document, one line each, the history.

use std::io::Write;

use super::encode;
use super::error::StoreError;
use super::file::{self, Kept, Shape};
use super::json::Json;
use super::names::sha256_hex;
use super::open::Store;
use super::read::Stored;
use crate::review::{Entry, Review};

/// A review in the shape of its file, as one indented document.
#[must_use]
pub fn document(review: &Review) -> String {
    let bytes = file::to_bytes(review, Shape::Review, &Kept::default());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// One entry of a history, on one line.
#[must_use]
pub fn history_line(entry: &Entry, report: &str) -> String {
    encode::entry(entry, report).compact()
}

impl Store {
    /// Writes the whole logical state of the store, one line per review, in order of
    /// reviewer, then report. A file that cannot be read is a line with `report`, `reviewer`,
    /// `path` and `error`. Private remarks are nobody else's business and left out.
    ///
    /// Gives the number of files that could not be read.
    ///
    /// # Errors
    /// The store cannot be listed (inner), or `out` cannot be written to (outer).
    pub fn dump(&self, out: &mut dyn Write) -> std::io::Result<Result<usize, StoreError>> {
        let reviewers = match self.reviewers() {
            Ok(reviewers) => reviewers,
            Err(error) => return Ok(Err(error)),
        };
        let mut n_bad = 0;
        for reviewer in reviewers {
            let mut stored = match self.stored(&reviewer, Shape::Review) {
                Ok(stored) => stored,
                Err(error) => return Ok(Err(error)),
            };
            // Named by slug and hash; ordered by report, which only reading tells.
            let mut lines: Vec<(bool, String, String)> =
                stored.drain(..).map(|stored| self.line(&stored)).collect();
            lines.sort();
            for (is_bad, _, line) in lines {
                n_bad += usize::from(is_bad);
                writeln!(out, "{line}")?;
            }
        }
        Ok(Ok(n_bad))
    }

    /// Whether it is bad, the report, the line.
    fn line(&self, stored: &Stored) -> (bool, String, String) {
        match stored.read() {
            Ok(parsed) => {
                let json = encode::review(&parsed.review, stored.shape, &parsed.kept);
                let mut json = match json {
                    Json::Object(fields) => fields,
                    _ => Vec::new(),
                };
                let bytes = file::to_bytes(&parsed.review, stored.shape, &parsed.kept);
                if let Some(sum) = checksum_of(&bytes) {
                    json.push(("checksum".to_owned(), Json::Text(sum)));
                }
                (false, parsed.review.report, Json::Object(json).compact())
            }
            Err(error) => {
                let path = stored.path.strip_prefix(&self.dir).unwrap_or(&stored.path);
                let line = Json::object([
                    ("report", Json::Null),
                    ("reviewer", Json::text(&stored.reviewer)),
                    ("path", Json::text(path.to_string_lossy())),
                    ("error", Json::text(error.to_string())),
                ]);
                (true, path.to_string_lossy().into_owned(), line.compact())
            }
        }
    }
}

fn checksum_of(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let without: String = text
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("  \"checksum\": "))
        .collect();
    Some(sha256_hex(without.as_bytes()))
}
