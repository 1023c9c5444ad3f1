//! Finding all places of a pattern: in comparing form, exactly, or by regular expression.
//!
//! Places do not overlap and come in order. What is left out: reading the
//! texts, and the words of the errors.

use memchr::memmem;
use regex::{Regex, RegexBuilder};

use super::compare::{Folded, fold_char, is_chinese, is_space};
use super::units::{CharIdx, CharSpan};
use super::width::is_han;

/// How a pattern is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// As a phrase, with width, case and spaces between Chinese characters folded.
    #[default]
    Folded,
    /// As a phrase, character by character.
    Exact,
    /// As a regular expression; `^` and `$` are ends of lines.
    Regex,
}

/// A pattern ready to be found in many texts.
#[derive(Clone, Debug)]
pub struct Finder(Needle);

#[derive(Clone, Debug)]
enum Needle {
    Folded(Box<Phrase>),
    Exact(Box<memmem::Finder<'static>>),
    Regex(Box<Regex>),
}

/// A phrase in comparing form.
#[derive(Clone, Debug)]
struct Phrase {
    whole: memmem::Finder<'static>,
    chars: Vec<char>,
    /// Its first character if that is Han: nothing else folds to it, so a text need not
    /// be folded but only be compared where it stands.
    head: Option<memmem::Finder<'static>>,
}

impl Phrase {
    fn new(pattern: &str) -> Self {
        let folded = Folded::new(pattern);
        let chars: Vec<char> = folded.as_str().chars().collect();
        let head = chars.first().filter(|&&ch| is_han(ch)).map(|ch| {
            let mut bytes = [0; 4];
            memmem::Finder::new(ch.encode_utf8(&mut bytes)).into_owned()
        });
        Self {
            whole: memmem::Finder::new(folded.as_str()).into_owned(),
            chars,
            head,
        }
    }

    /// The end of the phrase if it stands at this byte of a text.
    fn end_at(&self, text: &str, start: usize) -> Option<usize> {
        let rest = text.get(start..)?;
        let mut chars = rest.char_indices();
        let mut before = None;
        let mut end = start;
        for &wanted in &self.chars {
            let (mut byte, mut ch) = chars.next()?;
            if is_space(ch) && before.is_some_and(is_chinese) {
                let mut over = chars.clone();
                let next = over.find(|&(_, next)| !is_space(next));
                if let Some((next_byte, next)) = next.filter(|&(_, next)| is_chinese(next)) {
                    (byte, ch, chars) = (next_byte, next, over);
                }
            }
            if fold_char(ch) != wanted {
                return None;
            }
            before = Some(ch);
            end = start + byte + ch.len_utf8();
        }
        Some(end)
    }

    /// All places in bytes, not overlapping; `None` where the text must be folded first.
    fn places<'a>(&'a self, text: &'a str) -> Option<impl Iterator<Item = (usize, usize)> + 'a> {
        let head = self.head.as_ref()?;
        let mut free = 0;
        Some(head.find_iter(text.as_bytes()).filter_map(move |start| {
            let end = (start >= free).then(|| self.end_at(text, start))??;
            free = end;
            Some((start, end))
        }))
    }
}

/// Why a pattern cannot be used.
#[derive(Clone, Debug, thiserror::Error)]
pub enum PatternError {
    /// It is empty, or nothing but spaces that are folded away.
    #[error("the pattern is empty")]
    Empty,
    /// It is no regular expression; the text says where and why, in English.
    #[error("not a regular expression: {0}")]
    Regex(String),
}

/// The most a compiled regular expression may take: 2 MB.
const REGEX_SIZE: usize = 2 << 20;

impl Finder {
    /// Prepares a pattern.
    ///
    /// # Errors
    /// The pattern is empty, or no regular expression where one is asked for.
    pub fn new(pattern: &str, mode: Mode) -> Result<Self, PatternError> {
        if pattern.is_empty() {
            return Err(PatternError::Empty);
        }
        let needle = match mode {
            Mode::Folded => Needle::Folded(Box::new(Phrase::new(pattern))),
            Mode::Exact => Needle::Exact(Box::new(memmem::Finder::new(pattern).into_owned())),
            Mode::Regex => {
                let regex = RegexBuilder::new(pattern)
                    .multi_line(true)
                    .size_limit(REGEX_SIZE)
                    .build()
                    .map_err(|error| PatternError::Regex(error.to_string()))?;
                Needle::Regex(Box::new(regex))
            }
        };
        Ok(Self(needle))
    }

    /// All places in a text. Linear in its length; empty matches of a regular expression are left out.
    #[must_use]
    pub fn find_all(&self, text: &str) -> Vec<CharSpan> {
        match &self.0 {
            Needle::Folded(phrase) => match phrase.places(text) {
                Some(places) => to_chars(text, places),
                None => self.find_all_folded(&Folded::new(text)),
            },
            Needle::Exact(finder) => {
                let len = finder.needle().len();
                let places = finder.find_iter(text.as_bytes());
                to_chars(text, places.map(|start| (start, start + len)))
            }
            Needle::Regex(regex) => {
                let places = regex.find_iter(text).filter(|found| !found.is_empty());
                to_chars(text, places.map(|found| (found.start(), found.end())))
            }
        }
    }

    /// All places in a text that is in comparing form already; the places are those of the
    /// original. A pattern that is not meant folded is then looked for in the folded text.
    #[must_use]
    pub fn find_all_folded(&self, folded: &Folded) -> Vec<CharSpan> {
        let content = folded.as_str();
        let finder = match &self.0 {
            Needle::Folded(phrase) => &phrase.whole,
            Needle::Exact(finder) => finder,
            Needle::Regex(regex) => {
                return regex
                    .find_iter(content)
                    .filter(|found| !found.is_empty())
                    .map(|found| folded.span_of(found.start(), found.end()))
                    .collect();
            }
        };
        let len = finder.needle().len();
        finder
            .find_iter(content.as_bytes())
            .map(|start| folded.span_of(start, start + len))
            .collect()
    }

    /// Whether the pattern is anywhere in the text.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        match &self.0 {
            Needle::Folded(phrase) => {
                if let Some(mut places) = phrase.places(text) {
                    return places.next().is_some();
                }
                let folded = Folded::new(text);
                phrase.whole.find(folded.as_str().as_bytes()).is_some()
            }
            Needle::Exact(finder) => finder.find(text.as_bytes()).is_some(),
            Needle::Regex(regex) => regex.is_match(text),
        }
    }
}

/// All places of a phrase in a text in comparing form; none for an empty phrase.
#[must_use]
pub fn find_all(folded: &Folded, pattern: &str) -> Vec<CharSpan> {
    Finder::new(pattern, Mode::Folded)
        .map(|finder| finder.find_all_folded(folded))
        .unwrap_or_default()
}

/// Bytes to characters in one pass; the places must be in order.
fn to_chars(text: &str, places: impl Iterator<Item = (usize, usize)>) -> Vec<CharSpan> {
    let (mut byte, mut at) = (0, 0);
    let mut char_of = |to: usize| {
        at += text
            .get(byte..to)
            .map_or(0, |passed| passed.chars().count());
        byte = to;
        CharIdx::new(at)
    };
    places
        .map(|(start, end)| CharSpan {
            start: char_of(start),
            end: char_of(end),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `[` and `]` stand around what is found.
    #[track_caller]
    fn check(mode: Mode, pattern: &str, drawn: &str) {
        let text: String = drawn.chars().filter(|ch| !"[]".contains(*ch)).collect();
        let finder = Finder::new(pattern, mode).unwrap();
        let mut redrawn = String::new();
        let places = finder.find_all(&text);
        for (nth, ch) in text.chars().enumerate() {
            let at = CharIdx::new(nth);
            redrawn.extend(places.iter().filter(|span| span.start == at).map(|_| '['));
            redrawn.push(ch);
            redrawn.extend(places.iter().filter(|span| span.end == at + 1).map(|_| ']'));
        }
        assert_eq!(redrawn, drawn, "{pattern}");
        assert_eq!(finder.is_in(&text), !places.is_empty());
    }

    #[test]
    fn phrases_are_found_in_comparing_form() {
        check(Mode::Folded, "法治政府", "推进[法治政府]，[法治 政　府]。");
        check(Mode::Folded, "（一）ａ", "[(一)A][（一）a]");
        check(Mode::Folded, "法 治", "[法治] [法 治]");
        check(Mode::Folded, "政府", "法\n政\n府");
        check(Mode::Folded, "关关", "[关关]关");
    }

    #[test]
    fn exact_means_exact() {
        check(Mode::Exact, "法治A", "法 治A法治a[法治A]");
    }

    #[test]
    fn regular_expressions_know_lines() {
        check(Mode::Regex, r"^\p{Han}、", "[一、]总体\n[二、]不足三、");
        check(Mode::Regex, r"\d*", "共[15]件");
    }

    #[test]
    fn bad_patterns_are_refused() {
        assert!(matches!(
            Finder::new("", Mode::Folded),
            Err(PatternError::Empty)
        ));
        assert!(matches!(
            Finder::new("(", Mode::Regex),
            Err(PatternError::Regex(_))
        ));
        assert!(find_all(&Folded::new("a"), "").is_empty());
    }

    proptest! {
        #[test]
        fn a_phrase_taken_from_a_text_is_found_there(
            text in "[法治政府 \u{3000}aＡ，1\n]{1,40}",
            start in 0_usize..40,
            len in 1_usize..6,
        ) {
            let chars: Vec<char> = text.chars().collect();
            let start = start % chars.len();
            let end = (start + len).min(chars.len());
            let ink = |ch: &&char| !ch.is_whitespace();
            let n_before = chars[start..end].iter().take_while(|ch| !ink(ch)).count();
            let start = start + n_before;
            let end = end - chars[start..end].iter().rev().take_while(|ch| !ink(ch)).count();
            if start == end {
                return Ok(());
            }
            let phrase: String = chars[start..end].iter().collect();
            let found = Finder::new(&phrase, Mode::Folded).unwrap().find_all(&text);
            let here = CharSpan::new(start, end);
            prop_assert_eq!(&found, &find_all(&Folded::new(&text), &phrase), "by both ways");
            // Unless a match before it overlaps.
            prop_assert!(found.iter().any(|span| *span == here || span.overlaps(here)));
        }
    }
}
