//! Where the platform wants things kept.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use directories::ProjectDirs;
use sha2::{Digest, Sha256};

use super::file;
use super::settings::{Settings, SettingsError};

/// Held while the settings are read and written: of two that are set at once both stay.
static WRITING: Mutex<()> = Mutex::new(());

/// The person's own folders; all of them absent where the platform names none.
#[derive(Clone, Debug, Default)]
pub struct Home {
    config: Option<PathBuf>,
    data: Option<PathBuf>,
    state: Option<PathBuf>,
    cache: Option<PathBuf>,
}

impl Home {
    /// The folders of whoever runs the program. Nothing is made or read.
    #[must_use]
    pub fn find() -> Self {
        let Some(folders) = ProjectDirs::from("", "", "zhupi") else {
            return Self::default();
        };
        let data = folders.data_local_dir().to_path_buf();
        let state = folders
            .state_dir()
            .map_or_else(|| data.join("state"), Path::to_path_buf);
        Self {
            config: Some(folders.config_dir().to_path_buf()),
            data: Some(data),
            state: Some(state),
            cache: Some(folders.cache_dir().to_path_buf()),
        }
    }

    /// Folders under one given folder.
    #[must_use]
    pub fn under(folder: &Path) -> Self {
        Self {
            config: Some(folder.join("config")),
            data: Some(folder.join("data")),
            state: Some(folder.join("state")),
            cache: Some(folder.join("cache")),
        }
    }

    /// `config.toml`.
    #[must_use]
    pub fn settings_file(&self) -> Option<PathBuf> {
        self.config
            .as_ref()
            .map(|config| config.join("config.toml"))
    }

    /// `keys.toml`.
    #[must_use]
    pub fn keys_file(&self) -> Option<PathBuf> {
        self.config.as_ref().map(|config| config.join("keys.toml"))
    }

    /// `phrases.toml`.
    #[must_use]
    pub fn phrases_file(&self) -> Option<PathBuf> {
        self.config
            .as_ref()
            .map(|config| config.join("phrases.toml"))
    }

    /// The folder of the user's own profiles.
    #[must_use]
    pub fn profiles(&self) -> Option<PathBuf> {
        self.config.as_ref().map(|config| config.join("profiles"))
    }

    /// The folder of the user's own templates.
    #[must_use]
    pub fn templates(&self) -> Option<PathBuf> {
        self.config.as_ref().map(|config| config.join("templates"))
    }

    /// The folder of what can be deleted at any time.
    #[must_use]
    pub fn cache(&self) -> Option<&Path> {
        self.cache.as_deref()
    }

    /// The folder of what the person makes.
    pub(super) fn data(&self) -> Option<&Path> {
        self.data.as_deref()
    }

    /// The folder of what is remembered between sessions.
    #[must_use]
    pub fn state(&self) -> Option<&Path> {
        self.state.as_deref()
    }

    /// Where the store of a batch without `.zhupi/` lies: one folder per batch root.
    #[must_use]
    pub fn store_of(&self, root: &Path) -> Option<PathBuf> {
        let data = self.data.as_ref()?;
        Some(data.join("stores").join(name_of(root)))
    }

    /// Whether what is remembered can be written at all: made now if need be.
    #[must_use]
    pub fn keeps(&self) -> bool {
        self.state.as_deref().is_some_and(|state| {
            make_private(state).is_ok()
                && rustix::fs::access(state, rustix::fs::Access::WRITE_OK).is_ok()
        })
    }

    /// The texts of the user's own profiles with their files, by name.
    ///
    /// # Errors
    ///
    /// The folder is there and cannot be read.
    pub fn profile_files(&self) -> io::Result<Vec<PathBuf>> {
        let Some(folder) = self.profiles() else {
            return Ok(Vec::new());
        };
        let listing = match fs::read_dir(&folder) {
            Ok(listing) => listing,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut files = listing
            .map(|item| item.map(|item| item.path()))
            .collect::<io::Result<Vec<_>>>()?;
        files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
        files.sort();
        Ok(files)
    }

    /// The settings; the usual ones where there is no `config.toml`.
    ///
    /// # Errors
    ///
    /// The file cannot be read or is no settings file; the usual settings hold then.
    pub fn settings(&self) -> Result<Settings, SettingsError> {
        let Some(path) = self.settings_file() else {
            return Ok(Settings::default());
        };
        match file::read(&path) {
            Ok(None) => Ok(Settings::default()),
            Ok(Some(text)) => {
                Settings::parse(&text).map_err(|error| SettingsError::toml(path, &text, error))
            }
            Err(source) => Err(SettingsError::Read { file: path, source }),
        }
    }

    /// The text of `keys.toml`; empty where there is none.
    ///
    /// # Errors
    ///
    /// The file is there and cannot be read.
    pub fn keys(&self) -> io::Result<String> {
        let text = self.keys_file().map(|path| file::read(&path)).transpose()?;
        Ok(text.flatten().unwrap_or_default())
    }

    /// Writes the reviewer's name into `config.toml`, leaving every other line as it is.
    ///
    /// # Errors
    ///
    /// The file cannot be read or written.
    pub fn set_reviewer(&self, reviewer: &str) -> io::Result<()> {
        let value = toml::Value::String(reviewer.to_owned());
        self.set("reviewer", &value.to_string())
    }

    /// Writes a setting, its value given as TOML, into `config.toml`, leaving every other line
    /// as it is.
    ///
    /// # Errors
    ///
    /// The file cannot be read or written, or would be no settings file: then it stays as it is.
    pub fn set(&self, key: &str, value: &str) -> io::Result<()> {
        let path = self
            .settings_file()
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        let _alone = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        let text = file::read(&path)?.unwrap_or_default();
        let text = Settings::with(&text, key, value);
        if let Err(error) = Settings::parse(&text) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, error));
        }
        file::write_whole(&path, text.as_bytes())
    }
}

fn make_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

/// The first 16 hex digits of SHA-256.
pub(super) fn short_hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let mut head = [0; 8];
    head.copy_from_slice(&digest[..8]);
    format!("{:016x}", u64::from_be_bytes(head))
}

/// A folder name for a batch root: its last name for people, its hash for certainty.
pub(super) fn name_of(root: &Path) -> String {
    use std::os::unix::ffi::OsStrExt;
    let hash = short_hash(root.as_os_str().as_bytes());
    let name: String = root
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .chars()
        .filter(|ch| ch.is_alphanumeric() || *ch == '-')
        .take(20)
        .collect();
    if name.is_empty() {
        hash
    } else {
        format!("{name}-{hash}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_batch_root_has_a_folder_of_its_own() {
        let home = Home::under(Path::new("/h"));
        let store = |root| home.store_of(Path::new(root)).unwrap();
        assert_ne!(store("/a/报告"), store("/b/报告"));
        assert_eq!(store("/a/报告"), store("/a/报告"));
        assert!(
            store("/a/报 告/")
                .display()
                .to_string()
                .contains("stores/报告-")
        );
    }

    #[test]
    fn without_folders_everything_is_absent_and_nothing_fails() {
        let home = Home::default();
        assert_eq!(home.settings().unwrap(), Settings::default());
        assert_eq!(home.profile_files().unwrap(), Vec::<PathBuf>::new());
        assert!(!home.keeps());
    }

    #[test]
    fn the_reviewer_is_written_and_read_back() {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::under(dir.path());
        home.set_reviewer("评审甲").unwrap();
        assert_eq!(home.settings().unwrap().reviewer.as_deref(), Some("评审甲"));
        assert!(home.keeps());
    }

    #[test]
    fn a_setting_is_written_and_nothing_that_could_not_be_read() {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::under(dir.path());
        home.set_reviewer("评审甲").unwrap();
        home.set("theme", "\"mono\"").unwrap();
        let settings = home.settings().unwrap();
        assert_eq!(settings.theme, Some(crate::home::Theme::Mono));
        assert_eq!(settings.reviewer.as_deref(), Some("评审甲"));
        assert!(home.set("theme", "\"pink\"").is_err());
        assert_eq!(home.settings().unwrap(), settings);
    }
}
