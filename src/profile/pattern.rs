//! Patterns: regular expressions of a profile, compiled when first used.
//!
//! A built-in profile is read before the first frame is drawn; compiling its
//! patterns then would cost more than everything else, so a pattern keeps its
//! source, and is compiled only where the small matcher beside this file does not
//! know it. Profiles of the user's own are compiled once while they are checked.

use std::sync::OnceLock;

use regex::Regex;

use super::letters::Letters;
use super::short::Short;
use crate::text::fold_width_char;

/// A regular expression over the [comparing form](comparing_form) of a heading,
/// sentence or text.
#[derive(Clone, Debug)]
pub struct Pattern {
    source: String,
    /// `None` inside where the source is none that is matched without compiling it.
    short: OnceLock<Option<Short>>,
    /// `None` inside where the source is no regular expression.
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern that is compiled when first used; one that does not compile never matches.
    pub(super) fn lazy(source: &str) -> Self {
        Self {
            source: source.to_owned(),
            short: OnceLock::new(),
            regex: OnceLock::new(),
        }
    }

    /// A pattern compiled at once, or the reason why it cannot be.
    pub(super) fn compiled(source: &str) -> Result<Self, String> {
        let regex = Regex::new(source).map_err(|error| reason(&error))?;
        Ok(Self {
            source: source.to_owned(),
            short: OnceLock::new(),
            regex: OnceLock::from(Some(regex)),
        })
    }

    /// The regular expression as the profile writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.source
    }

    /// Where the pattern first matches, in bytes of `folded`; `folded` is in comparing form.
    #[must_use]
    pub fn find(&self, folded: &str) -> Option<std::ops::Range<usize>> {
        self.find_among(folded, Letters::of(folded))
    }

    /// [`Self::find`], where the characters of the text are known already.
    pub(super) fn find_among(
        &self,
        folded: &str,
        letters: Letters,
    ) -> Option<std::ops::Range<usize>> {
        let short = self.short.get_or_init(|| Short::new(&self.source));
        if short
            .as_ref()
            .is_some_and(|short| !short.may_match(letters))
        {
            return None;
        }
        if let Some(Ok(found)) = short.as_ref().map(|short| short.find(folded)) {
            return found;
        }
        self.regex
            .get_or_init(|| Regex::new(&self.source).ok())
            .as_ref()?
            .find(folded)
            .map(|found| found.range())
    }

    /// Whether the pattern matches anywhere in `folded`, a text in comparing form.
    #[must_use]
    pub fn is_match(&self, folded: &str) -> bool {
        self.find(folded).is_some()
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Eq for Pattern {}

/// The last line of a regex error, which says what is wrong; the lines above draw it.
fn reason(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().last().unwrap_or_default();
    last.strip_prefix("error: ").unwrap_or(last).to_owned()
}

/// The form in which patterns meet a text: full-width ASCII folded, letters in
/// lower case, quotation marks dropped, white space dropped except between two
/// ASCII letters or digits, where it is one space.
#[must_use]
pub fn comparing_form(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut spaced = false;
    for ch in text.chars() {
        // Chinese characters fold to themselves.
        if ('\u{3400}'..='\u{9fff}').contains(&ch) {
            folded.push(ch);
            spaced = false;
            continue;
        }
        let ch = fold_width_char(ch);
        if ch.is_whitespace() || matches!(ch, '\u{200b}' | '\u{feff}') {
            spaced = true;
            continue;
        }
        if matches!(ch, '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」') {
            continue;
        }
        if spaced
            && ch.is_ascii_alphanumeric()
            && folded.ends_with(|c: char| c.is_ascii_alphanumeric())
        {
            folded.push(' ');
        }
        spaced = false;
        folded.extend(ch.to_lowercase());
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(comparing_form(text), expected);
    }

    #[test]
    fn headings_that_look_alike_are_compared_alike() {
        check("２０２３ 年　工作总结", "2023年工作总结");
        check(
            "履行“第一责任人”职责，落实情况",
            "履行第一责任人职责,落实情况",
        );
        check("  Work   Plan\tfor 2024 ", "work plan for 2024");
        check("报     告", "报告");
        check("", "");
    }

    #[test]
    fn a_pattern_compiles_when_it_is_needed_and_says_why_it_cannot() {
        assert_eq!(Pattern::lazy("不足|问题").find("存在的不足"), Some(9..15));
        assert!(!Pattern::lazy("(").is_match("("));
        assert_eq!(Pattern::compiled("(").unwrap_err(), "unclosed group");
        assert_eq!(Pattern::compiled("a").unwrap(), Pattern::lazy("a"));
    }
}
