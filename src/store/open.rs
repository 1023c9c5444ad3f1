//! A store and its batch: opening without writing, and making what is missing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::atomic::{self, Durable};
use super::commit::PinnedProfile;
use super::copies::Listed;
use super::error::StoreError;
use super::file::Shape;
use super::io::{self, Modes};
use super::json::Json;
use super::lock::{self, Lock};
use super::names;
use super::read::Last;

/// The version of `store.json` this program writes.
const VERSION: u64 = 1;

/// What is kept out of Git: nothing here is anybody else's business or worth merging.
const GITIGNORE: &str = "drafts/\nlocks/\nreserve\ntrash/\nprivate/\n.*.zhupi-tmp\n";

/// Tells Git to join two versions of a review with our merge driver, and to leave the ends of
/// lines alone. Where the driver is not registered, Git merges as it does any text.
const GITATTRIBUTES: &str = "reviews/** -text merge=zhupi\nverdicts/** -text merge=zhupi\n";

/// Bytes of the reserve: more than any draft that a person types in one sitting.
const RESERVE: usize = 64 << 10;

/// The batch that a store is opened for.
pub struct Binding<'a> {
    /// An id for the batch, of 16 hex digits; used if the store is made now.
    pub id: &'a str,
    /// The name of the batch: its root's.
    pub name: &'a str,
    /// Whether the batch has a report of this path.
    pub knows_path: &'a dyn Fn(&str) -> bool,
    /// Whether the batch has a report whose text has one of these SHA-256. Asked only where
    /// no path is known, because answering may mean reading the batch.
    pub knows_text: &'a dyn Fn(&BTreeSet<String>) -> bool,
    /// The store lies where this batch's own does, and not where somebody said.
    pub in_place: bool,
    /// Take the store even if it knows no report of the batch.
    pub force: bool,
}

impl Binding<'static> {
    /// A batch of which nothing is known but what its store says.
    #[must_use]
    pub fn unknown(force: bool) -> Self {
        Self {
            id: "",
            name: "",
            knows_path: &|_| false,
            knows_text: &|_| false,
            in_place: false,
            force,
        }
    }
}

/// By what the batch of a store is known: its reports' paths, and the hashes of their texts.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) paths: BTreeSet<String>,
    pub(super) texts: BTreeSet<String>,
}

/// A folder of reviews. Cheap to make; every method looks at the disk as it is then.
#[derive(Debug)]
pub struct Store {
    pub(super) dir: PathBuf,
    pub(super) batch_id: String,
    pub(super) batch_name: String,
    /// Why nothing may be written: a store of a newer version, or a damaged `store.json`.
    sealed: Option<StoreError>,
    /// Folders that this process has swept of dead writers' leavings.
    pub(super) swept: Mutex<BTreeSet<PathBuf>>,
    /// The file read or written last, so that a save need not parse it again.
    pub(super) last: Mutex<Option<Last>>,
    /// What was last listed of files that may be copies.
    pub(super) copies: Mutex<Listed>,
}

impl Store {
    /// Opens a store, which need not be there yet. Writes nothing.
    ///
    /// # Errors
    /// A store that belongs to another batch, unless forced; one that cannot be listed.
    /// A damaged or newer `store.json` is no error: see [`Store::sealed`].
    pub fn open(dir: &Path, binding: &Binding<'_>) -> Result<Self, StoreError> {
        let store = Self::without_batch(dir, binding.id, binding.name);
        store.check_batch(binding)?;
        Ok(store)
    }

    /// Opens a store without asking whose batch it is: for `store check`, `dump`, `merge`.
    #[must_use]
    pub fn without_batch(dir: &Path, batch_id: &str, batch_name: &str) -> Self {
        let (sealed, known) = match read_card(&dir.join("store.json")) {
            Ok(known) => (None, known),
            Err(error) => (Some(error), None),
        };
        let (batch_id, batch_name) =
            known.unwrap_or_else(|| (batch_id.to_owned(), batch_name.to_owned()));
        Self {
            dir: dir.to_owned(),
            batch_id,
            batch_name,
            sealed,
            swept: Mutex::default(),
            last: Mutex::default(),
            copies: Mutex::default(),
        }
    }

    /// A store that lies in the batch's own place and bears its name is not looked into. Else
    /// the first review whose path the batch knows ends the search: mostly the first of all.
    fn check_batch(&self, binding: &Binding<'_>) -> Result<(), StoreError> {
        let is_namesake = self.batch_name.is_empty() || self.batch_name == binding.name;
        if binding.force || binding.in_place && is_namesake {
            return Ok(());
        }
        let marks = self.marks(|path| (binding.knows_path)(path))?;
        let is_own = match marks {
            None => true,
            // Nothing that could be read speaks for or against it.
            Some(marks) if marks.paths.is_empty() => binding.in_place || is_namesake,
            Some(marks) => (binding.knows_text)(&marks.texts),
        };
        if is_own {
            return Ok(());
        }
        Err(StoreError::Foreign {
            path: self.dir.clone(),
            belongs_to: self.batch_name.clone(),
            batch: binding.name.to_owned(),
        })
    }

    /// By what the batch of this store is known; `None` as soon as `is_known` holds for a path.
    pub(super) fn marks(
        &self,
        is_known: impl Fn(&str) -> bool,
    ) -> Result<Option<Marks>, StoreError> {
        let mut marks = Marks::default();
        for reviewer in self.reviewers()? {
            for stored in self.stored(&reviewer, Shape::Review)? {
                let Ok(parsed) = stored.read() else { continue };
                if is_known(&parsed.review.report) {
                    return Ok(None);
                }
                marks.paths.insert(parsed.review.report);
                marks.texts.insert(parsed.review.text_sha256);
            }
        }
        marks.texts.remove("");
        Ok(Some(marks))
    }

    /// Whether the folder is a store's.
    pub(super) fn is_store(&self) -> bool {
        self.dir.join("store.json").is_file() || self.dir.join("reviews").is_dir()
    }

    /// The folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Whether anything is on the disk yet.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.dir.is_dir()
    }

    /// Whether it says on the disk which batch it belongs to.
    #[must_use]
    pub fn is_bound(&self) -> bool {
        io::exists(&self.dir.join("store.json"))
    }

    /// Id and name of the batch it belongs to, or will belong to.
    #[must_use]
    pub fn batch(&self) -> (&str, &str) {
        (&self.batch_id, &self.batch_name)
    }

    /// Why nothing may be written, if so.
    #[must_use]
    pub fn sealed(&self) -> Option<&StoreError> {
        self.sealed.as_ref()
    }

    /// The TOML of the profile that the scores here are given under, once one was given.
    ///
    /// # Errors
    /// The file is there and cannot be read.
    pub fn profile(&self) -> Result<Option<String>, StoreError> {
        self.toml("profile.toml")
    }

    /// The TOML of the checks that were switched for this batch, if any were.
    ///
    /// # Errors
    /// The file is there and cannot be read.
    pub fn checks(&self) -> Result<Option<String>, StoreError> {
        self.toml("checks.toml")
    }

    /// Keeps the TOML of the checks that were switched for this batch; makes the store where
    /// there is none.
    ///
    /// # Errors
    /// The file cannot be written; a store of a newer version.
    pub fn set_checks(&self, source: &str) -> Result<(), StoreError> {
        self.make(None)?;
        let path = self.dir.join("checks.toml");
        atomic::replace(&path, source.as_bytes(), self.modes(), Durable::Name)
    }

    fn toml(&self, name: &str) -> Result<Option<String>, StoreError> {
        let path = self.dir.join(name);
        let Some(bytes) = io::read(&path)? else {
            return Ok(None);
        };
        String::from_utf8(bytes)
            .map(|text| Some(text.replace("\r\n", "\n")))
            .map_err(|_| StoreError::damaged(&path, "not UTF-8"))
    }

    /// Puts another profile in the place of the pinned one, which is kept in `trash/`: gives
    /// where, if there was another.
    ///
    /// # Errors
    /// Something could not be written; the pinned profile is then the one before or the new one.
    pub fn take_profile(&self, source: &str) -> Result<Option<PathBuf>, StoreError> {
        self.make(None)?;
        let path = self.dir.join("profile.toml");
        let before = io::read(&path)?.filter(|before| before != source.as_bytes());
        let kept = before.map(|before| self.keep_in_trash(&path, &before));
        let kept = kept.transpose()?;
        atomic::replace(&path, source.as_bytes(), self.modes(), Durable::Name)?;
        Ok(kept)
    }

    /// Makes what a store consists of, as far as it is missing. The first edit does this by
    /// itself.
    ///
    /// # Errors
    /// Something cannot be made; a store of a newer version.
    pub fn init(&self) -> Result<(), StoreError> {
        self.make(None)
    }

    pub(super) fn make(&self, profile: Option<&PinnedProfile>) -> Result<(), StoreError> {
        if self.sealed.is_some() {
            // What was wrong may be over by now.
            read_card(&self.dir.join("store.json"))?;
        }
        io::make_dirs(&self.dir, Modes::of(&self.dir))?;
        let modes = self.modes();
        let card = Json::object([
            ("format", Json::text("zhupi-store")),
            ("version", Json::number(VERSION)),
            (
                "batch",
                Json::object([
                    ("id", Json::text(&self.batch_id)),
                    ("name", Json::text(&self.batch_name)),
                ]),
            ),
        ]);
        let card = format!("{}\n", card.pretty());
        atomic::create(&self.dir.join(".gitignore"), GITIGNORE.as_bytes(), modes)?;
        let attributes = self.dir.join(".gitattributes");
        atomic::create(&attributes, GITATTRIBUTES.as_bytes(), modes)?;
        atomic::create(&self.dir.join("store.json"), card.as_bytes(), modes)?;
        if let Some(profile) = profile.filter(|profile| !profile.source.is_empty()) {
            let path = self.dir.join("profile.toml");
            atomic::create(&path, profile.source.as_bytes(), modes)?;
        }
        io::make_dirs(&self.dir.join("locks"), modes)
    }

    pub(super) fn modes(&self) -> Modes {
        Modes::of(&self.dir)
    }

    /// Keeps some room on the disk for a draft on the day it is full. Best effort: a save
    /// that succeeded is not called a failure because of it.
    pub(super) fn lay_reserve(&self) {
        let path = self.dir.join("reserve");
        if io::exists(&path) {
            return;
        }
        // Bytes that no file system can store in less room.
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let bytes: Vec<u8> = std::iter::repeat_with(|| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()
        })
        .flatten()
        .take(RESERVE)
        .collect();
        let _ = atomic::create(&path, &bytes, self.modes());
    }

    /// Once per process, removes what dead writers left where no lock is held: in the store's
    /// own folder, among its marks, its trash and a reviewer's drafts. `written` is a file just written.
    pub(super) fn tidy(&self, reviewer: &str, written: &Path) {
        let mut swept = self.swept.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(now) = io::changed(written) else {
            return;
        };
        let own = ["", "locks", "trash"].map(|name| self.dir.join(name));
        for dir in own.into_iter().chain(self.draft_dir(reviewer).ok()) {
            if swept.insert(dir.clone()) {
                atomic::sweep_old(&dir, now);
            }
        }
    }

    pub(super) fn release_reserve(&self) -> bool {
        let path = self.dir.join("reserve");
        io::exists(&path) && io::remove(&path).is_ok()
    }

    /// Takes the lock of a reviewer.
    pub(super) fn lock(&self, reviewer: &str) -> Result<Lock, StoreError> {
        let name = format!("{}.lock", names::reviewer_folder(reviewer)?);
        lock::take(&self.dir.join("locks").join(name), self.modes())
    }

    /// The folder of a reviewer's files.
    pub(super) fn folder(&self, shape: Shape, reviewer: &str) -> Result<PathBuf, StoreError> {
        let kind = match shape {
            Shape::Review => "reviews",
            Shape::Remarks => "private",
        };
        Ok(self.dir.join(kind).join(names::reviewer_folder(reviewer)?))
    }

    /// The file of a review, whether it is there or not.
    ///
    /// # Errors
    /// A name that no reviewer can have.
    pub fn path_of(
        &self,
        shape: Shape,
        reviewer: &str,
        report: &str,
    ) -> Result<PathBuf, StoreError> {
        let name = format!("{}.json", names::file_stem(report));
        Ok(self.folder(shape, reviewer)?.join(name))
    }

    /// Makes a reviewer's folder ready for writing; for who holds the lock. Once per process
    /// it also removes what dead writers left, and brings to the disk the names of folders
    /// that a dead one may have made and not synced.
    pub(super) fn ready(&self, folder: &Path) -> Result<(), StoreError> {
        io::make_dirs(folder, self.modes())?;
        let mut swept = self.swept.lock().unwrap_or_else(PoisonError::into_inner);
        if swept.contains(folder) {
            return Ok(());
        }
        atomic::sweep(folder)?;
        let above = folder.ancestors().skip(1);
        for dir in above.take_while(|dir| dir.starts_with(&self.dir)) {
            io::sync_dir(dir)?;
        }
        io::sync_name(&self.dir)?;
        swept.insert(folder.to_owned());
        Ok(())
    }
}

/// The batch's id and name in `store.json`; `None` where there is no such file.
fn read_card(path: &Path) -> Result<Option<(String, String)>, StoreError> {
    let Some(bytes) = io::read(path)? else {
        return Ok(None);
    };
    let damaged = |why: String| StoreError::damaged(path, why);
    let text = String::from_utf8(bytes).map_err(|_| damaged("not UTF-8".to_owned()))?;
    let json = Json::parse(text.trim_start_matches('\u{FEFF}')).map_err(damaged)?;
    let mut card = super::decode::Object::new(json, "").map_err(damaged)?;
    if card.text_or_empty("format").map_err(damaged)? != "zhupi-store" {
        return Err(damaged("`format` is not `zhupi-store`".to_owned()));
    }
    let version: u64 = card.number_or_zero("version").map_err(damaged)?;
    if version > VERSION {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            version,
        });
    }
    let Some(mut batch) = card.object("batch").map_err(damaged)? else {
        return Ok(Some((String::new(), String::new())));
    };
    Ok(Some((
        batch.text_or_empty("id").map_err(damaged)?,
        batch.text_or_empty("name").map_err(damaged)?,
    )))
}
