//! `config.toml`: what the person wants everywhere.

use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::lang::{Lang, session as words, system};

/// The settings; keys that this version does not know are left alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The reviewer's name.
    pub reviewer: Option<String>,
    /// `zh` or `en`.
    pub lang: Option<String>,
    /// `narrow` or `wide`: how the terminal draws characters of ambiguous width.
    pub ambiguous: Option<String>,
    /// Colours of the screen.
    pub theme: Option<Theme>,
    /// Draw with ASCII only.
    pub ascii: bool,
    /// Clicks and the wheel come to the program; off, the terminal selects as everywhere.
    pub mouse: bool,
    /// Characters per row of the reading pane.
    pub measure: Option<u16>,
}

/// The screen's colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// For a light background.
    Light,
    /// For a dark background.
    Dark,
    /// No colour.
    Mono,
}

/// Why the settings could not be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file cannot be read.
    #[error("{}: {source}", file.display())]
    Read {
        /// Which file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file is no TOML, or a value has another type.
    #[error("{}:{line}: {error}", file.display())]
    Toml {
        /// Which file.
        file: PathBuf,
        /// Where, from 1.
        line: usize,
        /// What.
        error: Box<toml::de::Error>,
    },
}

impl SettingsError {
    pub(super) fn toml(file: PathBuf, text: &str, error: toml::de::Error) -> Self {
        let before = error.span().and_then(|span| text.get(..span.start));
        Self::Toml {
            file,
            line: 1 + before.map_or(0, |before| before.matches('\n').count()),
            error: Box::new(error),
        }
    }

    /// Which file.
    #[must_use]
    pub fn file(&self) -> &Path {
        match self {
            Self::Read { file, .. } | Self::Toml { file, .. } => file,
        }
    }

    /// What is wrong with it.
    #[must_use]
    pub fn reason(&self, lang: Lang) -> String {
        match self {
            Self::Read { source, .. } => system::reason(lang, source),
            Self::Toml { line, error, .. } => words::bad_line(lang, *line, error.message()),
        }
    }
}

impl Settings {
    pub(super) fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The file's text with a key set to a value given as TOML; comments and other keys stay
    /// as they are.
    pub(super) fn with(text: &str, key: &str, value: &str) -> String {
        let line = format!("{key} = {value}");
        let top = text
            .lines()
            .take_while(|line| !line.trim_start().starts_with('['));
        let old = top
            .enumerate()
            .find(|(_, line)| {
                line.split_once('=')
                    .is_some_and(|(known, _)| known.trim() == key)
            })
            .map(|(nth, _)| nth);
        let mut lines: Vec<&str> = text.lines().collect();
        match old {
            Some(nth) => lines[nth] = &line,
            None => lines.insert(0, &line),
        }
        lines.join("\n") + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, reviewer: &str, expected: &str) {
        let value = toml::Value::String(reviewer.to_owned()).to_string();
        let written = Settings::with(text, "reviewer", &value);
        assert_eq!(written, expected);
        assert_eq!(
            Settings::parse(&written).unwrap().reviewer.as_deref(),
            Some(reviewer)
        );
    }

    #[test]
    fn the_reviewer_is_set_and_everything_else_stays() {
        check("", "评审甲", "reviewer = \"评审甲\"\n");
        check(
            "# 设置\nlang = \"en\"\nreviewer = \"旧\"\n",
            "新",
            "# 设置\nlang = \"en\"\nreviewer = \"新\"\n",
        );
        check(
            "[later]\nreviewer = \"x\"\n",
            "a\"b",
            "reviewer = 'a\"b'\n[later]\nreviewer = \"x\"\n",
        );
    }

    #[test]
    fn every_setting_of_the_screen_is_read_as_it_is_written() {
        let set = [
            ("lang", "\"en\""),
            ("ambiguous", "\"wide\""),
            ("theme", "\"light\""),
            ("ascii", "true"),
            ("mouse", "true"),
            ("measure", "60"),
            ("ascii", "false"),
        ];
        let text = set.iter().fold("# own\n".to_owned(), |text, (key, value)| {
            Settings::with(&text, key, value)
        });
        assert!(text.contains("# own"));
        assert_eq!(text.matches("ascii").count(), 1);
        let read = Settings::parse(&text).unwrap();
        assert_eq!(
            (read.theme, read.lang.as_deref()),
            (Some(Theme::Light), Some("en"))
        );
        assert_eq!(
            (read.ascii, read.mouse, read.measure),
            (false, true, Some(60))
        );
        assert_eq!(read.ambiguous.as_deref(), Some("wide"));
    }

    #[test]
    fn unknown_keys_are_no_error() {
        let settings = Settings::parse("theme = \"dark\"\nfuture = 1\n").unwrap();
        assert_eq!(settings.theme, Some(Theme::Dark));
        assert!(!settings.mouse, "a terminal keeps its own selecting");
        assert!(Settings::parse("mouse = true").unwrap().mouse);
        assert!(Settings::parse("ascii = 3").is_err());
    }
}
