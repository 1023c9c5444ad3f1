//! Text made safe for a terminal: what acts on it or hides in the text is
//! shown as `⟨U+202E⟩`.
//!
//! **[`Safe`] is the only way of foreign text to a terminal**: reports, file
//! names, notes, names of reviewers, messages of errors and of panics.

use std::borrow::Cow;
use std::fmt;

use super::cells::{Shown, pieces};
use super::width::{Ambiguous, TAB, is_plain, push_shown};

/// A text in which nothing acts on a terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Safe(Cow<'static, str>);

impl Safe {
    /// Shows every character that acts on a terminal as `⟨U+XXXX⟩`, `\n` and tabs included.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(Cow::Owned(clean(text).into_owned()))
    }

    /// A text of the program itself.
    ///
    /// It is made safe like any other; clean text is not copied.
    #[must_use]
    pub fn from_static(text: &'static str) -> Self {
        Self(clean(text))
    }

    /// The lines of a text, each made safe; tabs become spaces, CR LF ends a line as LF does.
    #[must_use]
    pub fn lines(text: &str) -> Vec<Self> {
        text.split('\n')
            .map(|line| {
                let line = line.strip_suffix('\r').unwrap_or(line);
                if line.contains('\t') {
                    Self::new(&line.replace('\t', &" ".repeat(TAB)))
                } else {
                    Self::new(line)
                }
            })
            .collect()
    }

    /// The text, fit for a terminal.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, fit for a terminal.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0.into_owned()
    }
}

impl fmt::Display for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for Safe {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Safe {
    fn from(text: String) -> Self {
        match clean(&text) {
            Cow::Owned(cleaned) => Self(Cow::Owned(cleaned)),
            Cow::Borrowed(_) => Self(Cow::Owned(text)),
        }
    }
}

/// The text with every character that acts on a terminal shown as `⟨U+XXXX⟩`;
/// borrowed where there is none.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let acting = |shown: Shown| match shown {
        Shown::Plain => None,
        Shown::Escape(ch) => Some(ch),
        Shown::Tab => Some('\t'),
    };
    if pieces(text, Ambiguous::Narrow).all(|piece| acting(piece.shown).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len() + 16);
    for mut piece in pieces(text, Ambiguous::Narrow) {
        if let Some(ch) = acting(piece.shown) {
            piece.shown = Shown::Escape(ch);
        }
        push_shown(&mut cleaned, &piece, 0);
    }
    Cow::Owned(cleaned)
}

/// How many characters of a text are shown as `⟨U+XXXX⟩`; a line's own `\n` and tabs do not count.
#[must_use]
pub fn n_hidden(text: &str) -> usize {
    text.split('\n')
        .flat_map(|line| pieces(line, Ambiguous::Narrow))
        .filter(|piece| matches!(piece.shown, Shown::Escape(_)))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_acts_is_shown() {
        let check = |text: &str, expected: &str| assert_eq!(Safe::new(text).as_str(), expected);
        check("瓦屋镇2023年", "瓦屋镇2023年");
        check("a\x1b]52;c;AA\x07b", "a⟨U+001B⟩]52;c;AA⟨U+0007⟩b");
        check("青\u{202E}石", "青⟨U+202E⟩石");
        check("a\u{9b}2J", "a⟨U+009B⟩2J");
        check("a\nb\tc", "a⟨U+000A⟩b⟨U+0009⟩c");
        check("零\u{200B}宽\u{2028}", "零⟨U+200B⟩宽⟨U+2028⟩");
        check("\u{E0068}", "⟨U+E0068⟩");
    }

    #[test]
    fn clean_text_is_not_copied() {
        assert!(matches!(
            clean("　　一、“关键”（二）——……"),
            Cow::Borrowed(_)
        ));
        assert!(matches!(clean("cafe\u{301} ☀\u{FE0F}"), Cow::Borrowed(_)));
    }

    #[test]
    fn lines_keep_their_ends_and_no_tab() {
        let lines: Vec<String> = Safe::lines("一\r\n\tb\u{7}\n")
            .into_iter()
            .map(Safe::into_string)
            .collect();
        assert_eq!(lines, ["一", "    b⟨U+0007⟩", ""]);
    }

    #[test]
    fn hidden_characters_are_counted() {
        assert_eq!(n_hidden("一\n\t二\u{200B}\u{202E}三"), 2);
    }

    proptest! {
        #[test]
        fn nothing_that_acts_gets_through(text in ".{0,60}") {
            let safe = Safe::new(&text);
            prop_assert!(!safe.as_str().chars().any(super::super::cells::acts));
            prop_assert_eq!(Safe::new(safe.as_str()), safe);
        }
    }
}
