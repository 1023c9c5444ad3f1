//! Under which profile a batch is read.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use super::error::ProfileFault;
use super::open::Session;
use crate::batch::Entry;
use crate::home::{self, Home};
use crate::lang::session as words;
use crate::profile::{self, Profile};

/// How many files are looked at to choose a profile.
const N_LOOKED_AT: usize = 20;

/// Begins to read the built-in profiles on a thread of its own: where somebody waits at a
/// terminal they are needed a moment later, and until then the other core has nothing to do.
pub fn warm_up() {
    // Where there can be no thread, whoever needs them first reads them.
    let _ = thread::Builder::new().spawn(profile::builtin);
}

impl Session {
    /// The profile asked for; else the one pinned in the store; else the first built-in
    /// that meets in at least half of the first 20 files; else `generic`.
    pub fn profile(&self) -> Arc<Profile> {
        let chosen = self.profile.get_or_init(|| match self.pinned_profile() {
            Some(Ok(pinned)) => pinned,
            _ => self.recognised_profile(),
        });
        Arc::clone(chosen)
    }

    /// Whether it is known which profile it is.
    #[cfg(test)]
    pub(crate) fn knows_profile(&self) -> bool {
        self.profile.get().is_some()
    }

    /// Reads the profile asked for, so that a wrong name is known before anything is done.
    pub(super) fn check_profile(&self) -> Result<(), ProfileFault> {
        if let Some(name) = &self.options.profile {
            let profile = named_profile(&self.home, name)?;
            // Nothing else sets it before the session is handed out.
            let _ = self.profile.set(profile);
        }
        Ok(())
    }

    /// The TOML of the profile that the store's scores are given under, once one was given.
    fn pinned_source(&self) -> Option<Result<String, ProfileFault>> {
        let store = self.store().ok()?;
        match store.profile() {
            Ok(source) => Some(Ok(source?)),
            // Reading it again tells why it cannot be read.
            Err(_) => Some(Err(read_profile(&store.dir().join("profile.toml")).err()?)),
        }
    }

    fn pinned_profile(&self) -> Option<Result<Arc<Profile>, ProfileFault>> {
        let source = match self.pinned_source()? {
            Ok(source) => source,
            Err(fault) => return Some(Err(fault)),
        };
        // The usual case costs no second reading of the rules.
        if let Some(same) = profile::builtin().iter().find(|own| own.source == source) {
            return Some(Ok(Arc::clone(same)));
        }
        let parsed = Profile::parse(&source).map(Arc::new);
        let file = self.store().ok()?.dir().join("profile.toml");
        Some(parsed.map_err(|faults| ProfileFault::Faults { file, faults }))
    }

    /// Why the store's profile is not used, if it is not: it has faults, or another one was
    /// asked for.
    pub(super) fn pinned_notice(&self) -> Option<String> {
        let (lang, asked) = (self.lang(), self.options.profile.as_ref());
        // A built-in one has no fault, and need not be read to know it.
        let pinned = self.pinned_source()?;
        if asked.is_none() && pinned.is_ok_and(|source| profile::is_builtin(&source)) {
            return None;
        }
        match self.pinned_profile()? {
            Err(fault) => Some(fault.message(lang)),
            Ok(pinned) => {
                let asked = asked?;
                (pinned.source != self.profile().source)
                    .then(|| words::not_pinned(lang, asked, &pinned.id))
            }
        }
    }

    fn recognised_profile(&self) -> Arc<Profile> {
        let narrow = self.recognised_among(&self.discover().entries);
        let is_generic =
            |profile: &Profile| Some(&profile.id) == profile::builtin().last().map(|it| &it.id);
        if !is_generic(&narrow) || self.root.targets == [self.root.dir.clone()] {
            return narrow;
        }
        // One report that cannot be read, or is none of the usual ones, does not speak for its
        // batch: the first edit pins the profile for all.
        self.recognised_among(&self.whole_batch())
    }

    fn recognised_among(&self, entries: &[Entry]) -> Arc<Profile> {
        let first = entries.get(..N_LOOKED_AT).unwrap_or(entries);
        let texts: Vec<(&str, String)> = first
            .iter()
            .filter_map(|entry| {
                let read = self.reader.read(entry, None).ok()?;
                Some((entry.path.as_str(), read.text.as_str().to_owned()))
            })
            .collect();
        profile::choose(texts.iter().map(|(path, text)| (*path, text.as_str())))
    }
}

/// A profile by name: built in, or of the user's; or by file.
///
/// # Errors
///
/// None has this name, or its file is no profile.
pub fn named_profile(home: &Home, name: &str) -> Result<Arc<Profile>, ProfileFault> {
    if let Some(profile) = profile::find(name) {
        return Ok(profile);
    }
    let own = own_profiles(home);
    if let Some((_, file)) = own.iter().find(|(own, _)| own == name) {
        return read_profile(file);
    }
    let file = Path::new(name);
    if name.contains('/') || file.extension().is_some_and(|ending| ending == "toml") {
        return read_profile(file);
    }
    let built_in = profile::builtin().iter().map(|profile| profile.id.clone());
    Err(ProfileFault::Unknown {
        name: name.to_owned(),
        known: built_in
            .chain(own.into_iter().map(|(name, _)| name))
            .collect(),
    })
}

/// The user's own profiles by the names of their files.
#[must_use]
pub fn own_profiles(home: &Home) -> Vec<(String, PathBuf)> {
    let files = home.profile_files().unwrap_or_default();
    files
        .into_iter()
        .filter_map(|file| {
            let name = file.file_stem()?.to_string_lossy().into_owned();
            Some((name, file))
        })
        .collect()
}

/// The profile of a file.
///
/// # Errors
///
/// The file cannot be read or is no profile.
pub fn read_profile(file: &Path) -> Result<Arc<Profile>, ProfileFault> {
    #[expect(
        clippy::disallowed_methods,
        reason = "profiles are files of the user's own"
    )]
    let source = fs::read_to_string(file).map_err(|source| ProfileFault::Read {
        file: file.to_path_buf(),
        source,
    })?;
    let parsed = Profile::parse(&source).map_err(|faults| ProfileFault::Faults {
        file: file.to_path_buf(),
        faults,
    })?;
    Ok(Arc::new(parsed))
}

/// Writes a new profile of the user's own that begins as another one.
///
/// # Errors
///
/// The name cannot be used or is taken, or the file cannot be written.
pub fn new_profile(home: &Home, name: &str, from: &Profile) -> Result<PathBuf, ProfileFault> {
    let fits = name.starts_with(|ch: char| ch.is_ascii_lowercase())
        && name
            .chars()
            .all(|ch| ch.is_ascii_lowercase() || ch.is_ascii_digit() || ch == '-' || ch == '_');
    let folder = home.profiles();
    let (Some(folder), true) = (folder, fits) else {
        return Err(ProfileFault::Name(name.to_owned()));
    };
    let file = folder.join(format!("{name}.toml"));
    if profile::find(name).is_some() || file.exists() {
        return Err(ProfileFault::Taken(name.to_owned()));
    }
    let source = with_id(&from.source, &from.id, name);
    home::write_whole(&file, source.as_bytes()).map_err(|source| ProfileFault::Write {
        file: file.clone(),
        source,
    })?;
    Ok(file)
}

/// The source with its own `id` line, and no other, renamed.
fn with_id(source: &str, old: &str, new: &str) -> String {
    source.replacen(&format!("id = \"{old}\""), &format!("id = \"{new}\""), 1)
}
