//! Opening a batch: its root, its store's place, language and reviewer.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use super::clock;
use super::error::SessionError;
use super::findings::FoundIn;
use super::fresh::Facts;
use super::row::Row;
use crate::batch::{self, Batch, Reader, Root, STORE_FOLDER, Select};
use crate::checks::Switches;
use crate::home::{self, Home, Place, Settings, SettingsError};
use crate::lang::{Lang, manners, session as words, system};
use crate::profile::Profile;
use crate::report::Report;
use crate::review::Stamp;
use crate::store::Store;
use crate::text::Safe;

/// What a session is opened with; everything has a usual value.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Folders and files; the whole batch of the current folder where none is given.
    pub paths: Vec<PathBuf>,
    /// `--store` or `ZHUPI_STORE`.
    pub store: Option<PathBuf>,
    /// `--batch` or `ZHUPI_BATCH`.
    pub batch: Option<PathBuf>,
    /// `--profile` or `ZHUPI_PROFILE`: a name or a file.
    pub profile: Option<String>,
    /// `--reviewer` or `ZHUPI_REVIEWER`.
    pub reviewer: Option<String>,
    /// `--lang` or `ZHUPI_LANG`.
    pub lang: Option<Lang>,
    /// Bind a store that belongs to another batch.
    pub force: bool,
    /// Id and name that the batch has elsewhere: a store made now takes them over.
    pub known_as: Option<(String, String)>,
    /// Read links that leave the batch.
    pub follow: bool,
    /// The person's folders; those of the platform where `None`.
    pub home: Option<Home>,
}

/// By which rule the store's place was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorePlace {
    /// `--store` or `ZHUPI_STORE`.
    Given,
    /// `.zhupi/` in the batch root.
    Batch,
    /// The platform's data directory.
    Home,
    /// Nowhere: the platform names no data directory.
    Nowhere,
}

/// A batch opened with its store.
pub struct Session {
    pub(super) options: Options,
    pub(super) home: Home,
    pub(super) settings: Settings,
    pub(super) root: Root,
    pub(super) reader: Reader,
    pub(super) store_dir: Option<PathBuf>,
    pub(super) store_place: StorePlace,
    lang: RwLock<Lang>,
    pub(super) reviewer: RwLock<Option<String>>,
    pub(super) id: String,
    batch: OnceLock<Arc<Batch>>,
    pub(super) store: OnceLock<Store>,
    pub(super) profile: OnceLock<Arc<Profile>>,
    /// The profile once more for each class, with the class's rubric.
    pub(super) class_profiles: OnceLock<Vec<Arc<Profile>>>,
    /// The reports read last, the latest at the back.
    pub(super) reports: Mutex<VecDeque<(usize, Arc<Report>)>>,
    pub(super) rows: Mutex<Vec<Option<Arc<Row>>>>,
    /// What saves need to know of reports, by index.
    pub(super) facts: Mutex<BTreeMap<usize, Facts>>,
    /// The reports by the names of their review files.
    pub(super) stems: OnceLock<BTreeMap<String, usize>>,
    /// Which checks run; `None` until that is asked.
    pub(super) switches: RwLock<Option<Arc<Switches>>>,
    /// Findings that the list does not count: check and quote.
    pub(super) muted: RwLock<Vec<(String, String)>>,
    /// Raised whenever rows that are being worked out are stale.
    pub(super) rows_epoch: AtomicU64,
    /// What was found in the reports read last, the latest at the back.
    pub(super) findings: Mutex<VecDeque<FoundIn>>,
    notices: Vec<SettingsError>,
}

impl Session {
    /// Finds the batch root, the store's place and the settings. Walks nothing and
    /// reads no report.
    ///
    /// # Errors
    ///
    /// No path exists, a path lies outside the batch given, the profile asked for
    /// cannot be used, or the reviewer's name cannot.
    pub fn open(options: Options) -> Result<Self, SessionError> {
        let home = options.home.clone().unwrap_or_else(Home::find);
        let (settings, notices) = match home.settings() {
            Ok(settings) => (settings, Vec::new()),
            Err(error) => (Settings::default(), vec![error]),
        };
        let root = batch::find_root(&options.paths, options.batch.as_deref())?;
        let options = Options {
            // What is tried in the practice batch never touches another store.
            store: options.store.filter(|_| !is_practice(&home, &root)),
            ..options
        };
        let (store_dir, store_place) = place_of_store(&options, &root, &home);
        let reviewer = options
            .reviewer
            .clone()
            .or_else(|| settings.reviewer.clone());
        if let Some(name) = &reviewer {
            check_reviewer(name)?;
        }
        let lang = choose_lang(options.lang, &settings);
        let reader = Reader {
            root: root.dir.clone(),
            program: std::env::current_exe().unwrap_or_else(|_| PathBuf::from("zhupi")),
            follow: options.follow,
        };
        let session = Self {
            home,
            settings,
            root,
            reader,
            store_dir,
            store_place,
            lang: RwLock::new(lang),
            reviewer: RwLock::new(reviewer),
            id: format!("{:016x}", clock::random()),
            batch: OnceLock::new(),
            store: OnceLock::new(),
            profile: OnceLock::new(),
            class_profiles: OnceLock::new(),
            reports: Mutex::default(),
            rows: Mutex::default(),
            facts: Mutex::default(),
            stems: OnceLock::new(),
            switches: RwLock::default(),
            muted: RwLock::default(),
            rows_epoch: AtomicU64::default(),
            findings: Mutex::default(),
            notices,
            options,
        };
        session.check_profile()?;
        Ok(session)
    }

    /// The batch; walked on the first call, the same on every later one.
    pub fn discover(&self) -> &Arc<Batch> {
        self.batch
            .get_or_init(|| Arc::new(batch::discover(&self.root, self.select())))
    }

    /// As [`Session::discover`], but `None` where that would take a while.
    pub fn discover_few(&self) -> Option<&Arc<Batch>> {
        if self.batch.get().is_none() {
            let few = batch::discover_few(&self.root, self.select())?;
            // Another thread may have walked it meanwhile.
            let _ = self.batch.set(Arc::new(few));
        }
        self.batch.get()
    }

    pub(super) fn select(&self) -> Select {
        Select {
            follow: self.options.follow,
        }
    }

    /// About the first paths of the batch, without walking all of it.
    #[must_use]
    pub fn first_paths(&self, n_wanted: usize) -> Vec<String> {
        batch::first_paths(&self.root, n_wanted)
    }

    /// The batch root, without links.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root.dir
    }

    /// The store's folder, whether or not it exists yet, and by which rule it was found.
    #[must_use]
    pub fn store_dir(&self) -> (Option<&Path>, StorePlace) {
        (self.store_dir.as_deref(), self.store_place)
    }

    /// The language of the screen and of messages.
    #[must_use]
    pub fn lang(&self) -> Lang {
        *self.lang.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the language while running.
    pub fn set_lang(&self, lang: Lang) {
        *self.lang.write().unwrap_or_else(PoisonError::into_inner) = lang;
    }

    /// Whether this is the batch to practise on.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        is_practice(&self.home, &self.root)
    }

    /// The person's settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The person's folders.
    #[must_use]
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// The current reviewer, if one is known.
    #[must_use]
    pub fn reviewer(&self) -> Option<String> {
        let reviewer = self.reviewer.read().unwrap_or_else(PoisonError::into_inner);
        reviewer.clone()
    }

    /// Takes a name as the reviewer's from now on, and remembers it in the settings
    /// where they can be written.
    ///
    /// # Errors
    ///
    /// The name cannot be used.
    pub fn set_reviewer(&self, name: &str) -> Result<(), SessionError> {
        check_reviewer(name)?;
        *self
            .reviewer
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Some(name.to_owned());
        self.forget_all();
        // Without a writable home the name holds for this session only; `notices` says so.
        let _ = self.home.set_reviewer(name);
        Ok(())
    }

    /// Keeps a setting for later sessions, its value given as TOML.
    ///
    /// # Errors
    ///
    /// A sentence that says why it holds for this session only.
    pub fn keep_setting(&self, key: &str, value: &str) -> Result<(), String> {
        let kept = self.home.set(key, value);
        kept.map_err(|error| manners::not_kept(self.lang(), &system::reason(self.lang(), &error)))
    }

    /// The login name, to be proposed as the reviewer's.
    #[must_use]
    pub fn proposed_reviewer() -> String {
        home::login_name()
    }

    /// What the person should know on start: settings not used, nothing kept.
    #[must_use]
    pub fn notices(&self) -> Vec<String> {
        let mut notices = self.faults();
        if !self.home.keeps() {
            notices.push(words::nothing_kept(self.lang()).to_owned());
        }
        notices
    }

    /// What is wrong with the settings, and with the profile pinned in the store.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let lang = self.lang();
        let mut notices: Vec<String> = self
            .notices
            .iter()
            .map(|error| settings_message(error, lang))
            .collect();
        notices.extend(self.pinned_notice());
        notices.extend(self.switches_fault().map(|fault| fault.message(lang)));
        notices
    }

    /// Who edits, and now.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp {
            session: self.id.clone(),
            at: clock::now(),
        }
    }

    /// A random number from which ids are made.
    #[must_use]
    pub fn id_seed(&self) -> u64 {
        clock::random()
    }

    /// Where the reviewer was in this batch.
    #[must_use]
    pub fn place(&self) -> Place {
        self.home.place(self.root())
    }

    /// Remembers where the reviewer is.
    ///
    /// # Errors
    ///
    /// The state folder cannot be written.
    pub fn save_place(&self, place: &Place) -> std::io::Result<()> {
        self.home.save_place(self.root(), place, &clock::now())
    }
}

/// Whether a batch is the one to practise on.
fn is_practice(home: &Home, root: &Root) -> bool {
    let practice = home
        .practice()
        .and_then(|folder| folder.canonicalize().ok());
    practice.as_deref() == Some(&root.dir)
}

fn place_of_store(options: &Options, root: &Root, home: &Home) -> (Option<PathBuf>, StorePlace) {
    if let Some(given) = &options.store {
        (Some(given.clone()), StorePlace::Given)
    } else if root.marked {
        (Some(root.dir.join(STORE_FOLDER)), StorePlace::Batch)
    } else if let Some(folder) = home.store_of(&root.dir) {
        (Some(folder), StorePlace::Home)
    } else {
        (None, StorePlace::Nowhere)
    }
}

/// The language asked for, else that of the settings, else that of the locale, else Chinese.
fn choose_lang(asked: Option<Lang>, settings: &Settings) -> Lang {
    asked
        .or_else(|| settings.lang.as_deref().and_then(Lang::from_locale))
        .or_else(home::locale_lang)
        .unwrap_or_default()
}

/// The longest name of a reviewer.
const LONGEST_NAME: usize = 60;

fn check_reviewer(name: &str) -> Result<(), SessionError> {
    let fits = !name.is_empty()
        && name.trim() == name
        && name.chars().count() <= LONGEST_NAME
        && name.len() <= 200
        && Safe::new(name).as_ref() == name;
    if fits {
        Ok(())
    } else {
        Err(SessionError::Reviewer(name.to_owned()))
    }
}

fn settings_message(error: &SettingsError, lang: Lang) -> String {
    let file = Safe::new(&error.file().to_string_lossy()).to_string();
    words::settings_unused(lang, &file, &error.reason(lang))
}
