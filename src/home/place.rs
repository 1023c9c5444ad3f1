//! Where the reviewer was in each batch, and which batches were opened lately.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::file;
use super::folders::{Home, name_of};
use crate::text::CharIdx;

/// Where the reviewer was when the screen was last seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The open report, by printed path.
    pub report: Option<String>,
    /// The pane in use, by its name on the screen's side.
    pub pane: Option<String>,
    /// By printed path: the cursor's character, and the row of the pane it stood on.
    pub cursors: BTreeMap<String, (CharIdx, usize)>,
    /// Findings to be shown no more in this batch: check and quote.
    pub muted: Vec<(String, String)>,
    /// How many reviews were done, of how many reports; `None` where that was not known.
    pub progress: Option<(usize, usize)>,
    /// By printed path: where a selection begins that ends at the cursor, and whether it is of
    /// whole paragraphs.
    pub selections: BTreeMap<String, (CharIdx, bool)>,
    /// Steps of the tutor that were done; only in the practice batch.
    pub tutor: usize,
}

/// A batch opened before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentBatch {
    /// Its root.
    pub root: PathBuf,
    /// When it was last left, RFC 3339.
    pub at: String,
    /// How many reviews were done then, of how many reports.
    pub progress: Option<(usize, usize)>,
}

#[derive(Serialize, Deserialize)]
struct OnDisk {
    format: String,
    version: u32,
    root: String,
    at: String,
    report: Option<String>,
    pane: Option<String>,
    cursors: BTreeMap<String, (u32, usize)>,
    #[serde(default)]
    muted: Vec<(String, String)>,
    #[serde(default)]
    progress: Option<(usize, usize)>,
    #[serde(default)]
    selections: BTreeMap<String, (u32, bool)>,
    #[serde(default)]
    tutor: usize,
}

const FORMAT: &str = "zhupi-place";
const VERSION: u32 = 1;

impl Home {
    fn places(&self) -> Option<PathBuf> {
        Some(self.state()?.join("places"))
    }

    fn place_file(&self, root: &Path) -> Option<PathBuf> {
        Some(self.places()?.join(name_of(root) + ".json"))
    }

    /// Where the reviewer was in a batch; the beginning where nothing usable is remembered.
    #[must_use]
    pub fn place(&self, root: &Path) -> Place {
        let known = self.place_file(root).and_then(|file| load(&file));
        known.map_or_else(Place::default, |known| Place {
            report: known.report,
            pane: known.pane,
            cursors: known
                .cursors
                .into_iter()
                .map(|(path, (at, row))| (path, (CharIdx(at), row)))
                .collect(),
            muted: known.muted,
            progress: known.progress,
            selections: known
                .selections
                .into_iter()
                .map(|(path, (at, paragraphs))| (path, (CharIdx(at), paragraphs)))
                .collect(),
            tutor: known.tutor,
        })
    }

    /// Remembers where the reviewer is in a batch; `at` is now, RFC 3339.
    ///
    /// # Errors
    ///
    /// There is no state folder, or it cannot be written.
    pub fn save_place(&self, root: &Path, place: &Place, at: &str) -> io::Result<()> {
        let file = self
            .place_file(root)
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        let known = OnDisk {
            format: FORMAT.to_owned(),
            version: VERSION,
            root: root.to_string_lossy().into_owned(),
            at: at.to_owned(),
            report: place.report.clone(),
            pane: place.pane.clone(),
            cursors: place
                .cursors
                .iter()
                .map(|(path, (at, row))| (path.clone(), (at.0, *row)))
                .collect(),
            muted: place.muted.clone(),
            progress: place.progress,
            selections: place
                .selections
                .iter()
                .map(|(path, (at, paragraphs))| (path.clone(), (at.0, *paragraphs)))
                .collect(),
            tutor: place.tutor,
        };
        let text = serde_json::to_string_pretty(&known)?;
        file::write_whole(&file, text.as_bytes())
    }

    /// Batches opened before that are still there, the latest first.
    #[must_use]
    pub fn recent_batches(&self) -> Vec<RecentBatch> {
        let listing = self.places().and_then(|places| fs::read_dir(places).ok());
        let mut recent: Vec<RecentBatch> = listing
            .into_iter()
            .flatten()
            .filter_map(|item| load(&item.ok()?.path()))
            .map(|known| RecentBatch {
                root: PathBuf::from(known.root),
                at: known.at,
                progress: known.progress,
            })
            .filter(|batch| batch.root.is_dir())
            .collect();
        recent.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.root.cmp(&b.root)));
        recent
    }
}

fn load(file: &Path) -> Option<OnDisk> {
    let text = file::read(file).ok()??;
    let known: OnDisk = serde_json::from_str(&text).ok()?;
    (known.format == FORMAT && known.version == VERSION).then_some(known)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write the files they read")]
mod tests {
    use super::*;

    #[test]
    fn a_place_comes_back_and_damage_is_the_beginning() {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::under(dir.path());
        let root = dir.path();
        assert_eq!(home.place(root), Place::default());
        let place = Place {
            report: Some("乡镇/1.txt".to_owned()),
            pane: Some("text".to_owned()),
            cursors: BTreeMap::from([("乡镇/1.txt".to_owned(), (CharIdx(120), 7))]),
            muted: vec![("part-missing".to_owned(), String::new())],
            progress: Some((3, 14)),
            selections: BTreeMap::from([("乡镇/1.txt".to_owned(), (CharIdx(90), true))]),
            tutor: 3,
        };
        home.save_place(root, &place, "2026-01-01T00:00:00+08:00")
            .unwrap();
        assert_eq!(home.place(root), place);
        assert_eq!(home.recent_batches()[0].root, root);
        assert_eq!(home.recent_batches()[0].progress, Some((3, 14)));
        let file = home.place_file(root).unwrap();
        fs::write(file, "{").unwrap();
        assert_eq!(home.place(root), Place::default());
        assert_eq!(home.recent_batches(), []);
    }
}
