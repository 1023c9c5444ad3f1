//! `phrases.toml`: comments kept for reuse.
//!
//! ```toml
//! [[phrase]]
//! text = "数字与前文不符，请核实"
//! ```
//!
//! The person may edit the file; what is added goes to its end, and everything else in it
//! stays as it is.

use std::io;
use std::path::PathBuf;

use serde::Deserialize;

use super::file;
use super::folders::Home;
use super::settings::SettingsError;

#[derive(Deserialize, Default)]
struct OnDisk {
    #[serde(default)]
    phrase: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    text: String,
}

impl Home {
    /// The person's own phrases, in the order of the file; none where there is no file.
    ///
    /// # Errors
    ///
    /// The file cannot be read or is no phrase bank.
    pub fn phrases(&self) -> Result<Vec<String>, SettingsError> {
        let Some(path) = self.phrases_file() else {
            return Ok(Vec::new());
        };
        let text = match file::read(&path) {
            Ok(text) => text.unwrap_or_default(),
            Err(source) => return Err(SettingsError::Read { file: path, source }),
        };
        parse(&text).map_err(|error| SettingsError::toml(path, &text, error))
    }

    /// Adds a phrase to the end of the file; `false` where it is there already.
    ///
    /// # Errors
    ///
    /// There is no configuration folder, the file is no phrase bank, or it cannot be written.
    pub fn add_phrase(&self, phrase: &str) -> Result<bool, SettingsError> {
        let Some(path) = self.phrases_file() else {
            return Err(SettingsError::Read {
                file: PathBuf::from("phrases.toml"),
                source: io::Error::from(io::ErrorKind::NotFound),
            });
        };
        if self.phrases()?.iter().any(|known| known == phrase) {
            return Ok(false);
        }
        let written = file::read(&path).and_then(|text| {
            let text = with_phrase(&text.unwrap_or_default(), phrase);
            file::write_whole(&path, text.as_bytes())
        });
        match written {
            Ok(()) => Ok(true),
            Err(source) => Err(SettingsError::Read { file: path, source }),
        }
    }
}

fn parse(text: &str) -> Result<Vec<String>, toml::de::Error> {
    let bank: OnDisk = toml::from_str(text)?;
    let texts = bank.phrase.into_iter().map(|entry| entry.text);
    Ok(texts.filter(|text| !text.trim().is_empty()).collect())
}

fn with_phrase(text: &str, phrase: &str) -> String {
    let text = text.trim_end();
    let gap = if text.is_empty() { "" } else { "\n\n" };
    let value = toml::Value::String(phrase.to_owned());
    format!("{text}{gap}[[phrase]]\ntext = {value}\n")
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write the files they read")]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_added_once_and_nothing_else_changes() {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::under(dir.path());
        assert_eq!(home.phrases().unwrap(), Vec::<String>::new());
        assert!(home.add_phrase("数字“不符”\n请核实 \\").unwrap());
        let path = home.phrases_file().unwrap();
        let own = format!("# 我的\n{}", std::fs::read_to_string(&path).unwrap());
        std::fs::write(&path, own).unwrap();
        assert!(home.add_phrase("请补充").unwrap());
        assert!(!home.add_phrase("请补充").unwrap());
        assert_eq!(home.phrases().unwrap(), ["数字“不符”\n请核实 \\", "请补充"]);
        assert!(
            std::fs::read_to_string(&path)
                .unwrap()
                .starts_with("# 我的\n")
        );
    }

    #[test]
    fn a_file_that_is_no_bank_is_named_and_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::under(dir.path());
        home.add_phrase("请补充").unwrap();
        let path = home.phrases_file().unwrap();
        std::fs::write(&path, "phrase = 3").unwrap();
        assert!(matches!(home.phrases(), Err(SettingsError::Toml { .. })));
        assert!(home.add_phrase("再来").is_err());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "phrase = 3");
    }
}
