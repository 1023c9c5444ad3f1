//! Every word the user sees, in Chinese and English.
//!
//! **A word that lacks one of the two languages does not compile.** One file
//! per room whose words it holds; the words are functions made by
//! `words!`, so a message cannot be shown without what it speaks of.
//!
//! What is left out: choosing the language (`home`, `cli`), and making foreign
//! text safe for a terminal (`text`): the words here may carry file names and
//! quotes as they are.

/// The language of the screen and of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese, the default.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Reads `zh` or `en`, also as they begin a locale's name (`zh_CN.UTF-8`).
    /// `C`, `POSIX` and the empty name say nothing about a language: `None`.
    #[must_use]
    pub fn from_locale(name: &str) -> Option<Self> {
        let language = name.split(['_', '.', '@', '-']).next().unwrap_or("");
        match language.to_ascii_lowercase().as_str() {
            "" | "c" | "posix" => None,
            "zh" => Some(Self::Zh),
            _ => Some(Self::En),
        }
    }
}

/// Makes one function per word: `name => "中文", "English";` gives
/// `name(lang) -> &'static str`; `name(path: &str) => "…{path}…", "…{path}…";`
/// gives `name(lang, path) -> String`. In tests every word is also listed in `TABLE`.
macro_rules! words {
    ($( $(#[$doc:meta])* $name:ident $( ( $($arg:ident : $ty:ty),* $(,)? ) )? => $zh:literal, $en:literal ; )*) => {
        $( $crate::lang::words!(@one $(#[$doc])* $name $( ( $($arg : $ty),* ) )? => $zh, $en); )*

        /// Name, Chinese and English of every word of this file, for the tests over all words.
        #[cfg(test)]
        pub(crate) const TABLE: &[$crate::lang::Word] = &[ $( (stringify!($name), $zh, $en) ),* ];
    };
    (@one $(#[$doc:meta])* $name:ident => $zh:literal, $en:literal) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(lang: $crate::lang::Lang) -> &'static str {
            match lang {
                $crate::lang::Lang::Zh => $zh,
                $crate::lang::Lang::En => $en,
            }
        }
    };
    (@one $(#[$doc:meta])* $name:ident ( $($arg:ident : $ty:ty),* ) => $zh:literal, $en:literal) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(lang: $crate::lang::Lang $(, $arg: $ty)*) -> String {
            match lang {
                $crate::lang::Lang::Zh => format!($zh),
                $crate::lang::Lang::En => format!($en),
            }
        }
    };
}
pub(crate) use words;

pub use said::Said;
pub(crate) use said::say;

/// Name, Chinese, English.
#[cfg(test)]
pub(crate) type Word = (&'static str, &'static str, &'static str);

pub mod advice;
pub mod batch;
pub mod beside;
pub mod checks;
pub mod cli;
pub mod command;
pub mod common;
pub mod dashboard;
pub mod export;
pub mod fold;
pub mod form;
pub mod import;
pub mod ingest;
pub mod keys;
pub mod listing;
pub mod manners;
pub mod outside;
pub mod own_keys;
pub mod picking;
pub mod pinning;
pub mod profile;
pub mod report;
pub mod review;
mod said;
pub mod session;
pub mod start;
pub mod stats;
pub mod store;
pub mod system;
pub mod template;
pub mod tui;
pub mod tutor;
pub mod upkeep;
pub mod usage;
pub mod waiting;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_choose_a_language_or_say_nothing() {
        assert_eq!(Lang::from_locale("zh_CN.UTF-8"), Some(Lang::Zh));
        assert_eq!(Lang::from_locale("en_US.UTF-8"), Some(Lang::En));
        assert_eq!(Lang::from_locale("de"), Some(Lang::En));
        assert_eq!(Lang::from_locale("C.UTF-8"), None);
        assert_eq!(Lang::from_locale(""), None);
    }

    /// Every file of words; a file that is not listed here fails the build of the tests,
    /// because its `TABLE` is then unused.
    const TABLES: &[(&str, &[Word])] = &[
        ("advice", advice::TABLE),
        ("batch", batch::TABLE),
        ("beside", beside::TABLE),
        ("checks", checks::TABLE),
        ("cli", cli::TABLE),
        ("command", command::TABLE),
        ("common", common::TABLE),
        ("dashboard", dashboard::TABLE),
        ("export", export::TABLE),
        ("fold", fold::TABLE),
        ("form", form::TABLE),
        ("import", import::TABLE),
        ("ingest", ingest::TABLE),
        ("keys", keys::TABLE),
        ("listing", listing::TABLE),
        ("manners", manners::TABLE),
        ("outside", outside::TABLE),
        ("own_keys", own_keys::TABLE),
        ("picking", picking::TABLE),
        ("pinning", pinning::TABLE),
        ("profile", profile::TABLE),
        ("report", report::TABLE),
        ("review", review::TABLE),
        ("session", session::TABLE),
        ("start", start::TABLE),
        ("stats", stats::TABLE),
        ("store", store::TABLE),
        ("system", system::TABLE),
        ("template", template::TABLE),
        ("tui", tui::TABLE),
        ("tutor", tutor::TABLE),
        ("upkeep", upkeep::TABLE),
        ("usage", usage::TABLE),
        ("waiting", waiting::TABLE),
    ];

    #[test]
    fn every_word_says_something_in_both_languages() {
        for (file, table) in TABLES {
            for (name, zh, en) in *table {
                assert!(!zh.trim().is_empty(), "{file}::{name} has no Chinese");
                assert!(!en.trim().is_empty(), "{file}::{name} has no English");
                assert!(!en.ends_with('.'), "{file}::{name} ends with a full stop");
            }
        }
    }

    /// Words that stand in one line of the narrowest usual screen.
    fn is_one_line(file: &str, name: &str) -> bool {
        let kinds = ["hint_", "head_", "do_", "place_", "group_", "col_"];
        file == "keys" || kinds.iter().any(|kind| name.starts_with(kind))
    }

    #[test]
    fn words_of_one_line_fit_80_columns() {
        let mut n_looked_at = 0;
        for (file, table) in TABLES {
            for (name, zh, en) in table.iter().filter(|word| is_one_line(file, word.0)) {
                n_looked_at += 1;
                for word in [zh, en] {
                    // Here everything beyond ASCII is taken to be two columns wide.
                    let cols =
                        word.chars().count() + word.chars().filter(|ch| !ch.is_ascii()).count();
                    assert!(cols <= 80 && !word.contains('\n'), "{file}::{name}: {cols}");
                }
            }
        }
        assert!(n_looked_at > 100, "{n_looked_at}");
    }

    #[test]
    fn words_carry_what_they_speak_of() {
        assert_eq!(common::n_chars(Lang::Zh, 3), "3 字");
        assert_eq!(common::report(Lang::En), "report");
    }
}
