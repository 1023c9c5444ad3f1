//! What a profile says of wording: set phrases, phrases with one right wording, slips.

use std::sync::OnceLock;

use super::Profile;
use super::error::Problem;
use super::read::{Faults, Fields};
use crate::text::Words;

/// A wrong wording, and the right one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slip {
    /// As it should not be written.
    pub wrong: String,
    /// As it should.
    pub right: String,
    /// Longer wordings that contain the wrong one and are right.
    pub except: Vec<String>,
}

/// A phrase that has one right wording.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// The wording.
    pub words: String,
    /// Wordings that nearly are the phrase and are right.
    pub except: Vec<String>,
}

/// What is looked for in every report, built when it is first asked for.
///
/// It follows from the profile's words, and so two of them never differ.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lookups {
    typos: OnceLock<Words>,
    misquoted: OnceLock<Words>,
    pieces: OnceLock<Words>,
}

impl PartialEq for Lookups {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Lookups {}

impl Profile {
    /// The typing mistakes, to be found in one pass.
    pub(crate) fn typo_words(&self) -> &Words {
        let wrong = || Words::new(self.typos.iter().map(|slip| slip.wrong.as_str()));
        self.lookups.typos.get_or_init(wrong)
    }

    /// The misquoted phrases, to be found in one pass.
    pub(crate) fn misquoted_words(&self) -> &Words {
        let wrong = || Words::new(self.misquoted.iter().map(|slip| slip.wrong.as_str()));
        self.lookups.misquoted.get_or_init(wrong)
    }

    /// The pieces of the fixed phrases as `cut` cuts them, to be found in one pass.
    pub(crate) fn phrase_pieces(&self, cut: impl FnOnce() -> Vec<String>) -> &Words {
        let pieces = || Words::new(cut().iter().map(String::as_str));
        self.lookups.pieces.get_or_init(pieces)
    }
}

/// Reads the tables of wording: set phrases, fixed phrases, misquotes, typing mistakes.
#[derive(Default)]
pub(super) struct Wording {
    pub(super) stock: Vec<String>,
    pub(super) fixed: Vec<Phrase>,
    pub(super) misquoted: Vec<Slip>,
    pub(super) typos: Vec<Slip>,
}

impl Wording {
    pub(super) fn read(faults: &mut Faults, mut fields: Fields) -> Self {
        let mut wording = Self {
            stock: fields.texts(faults, "stock"),
            fixed: phrases(faults, &mut fields),
            misquoted: slips(faults, &mut fields, "misquoted"),
            typos: slips(faults, &mut fields, "typos"),
        };
        wording.typos.extend(misspelt(faults, &mut fields));
        fields.finish(faults);
        wording
    }
}

/// Phrases as `phrase` or `phrase !except !except`.
fn phrases(faults: &mut Faults, fields: &mut Fields) -> Vec<Phrase> {
    let lines = fields.texts(faults, "fixed").into_iter();
    let phrases = lines.map(|line| {
        let mut parts = line.split(" !").map(str::to_owned);
        Phrase {
            words: parts.next().unwrap_or_default(),
            except: parts.collect(),
        }
    });
    phrases.collect()
}

/// Lines of one right word and the ways in which it is misspelt.
fn misspelt(faults: &mut Faults, fields: &mut Fields) -> Vec<Slip> {
    let mut slips = Vec::new();
    for line in fields.text(faults, "misspelt").unwrap_or_default().lines() {
        let mut words = line.split_whitespace();
        let Some(right) = words.next() else { continue };
        let n_before = slips.len();
        slips.extend(words.map(|wrong| Slip {
            wrong: wrong.to_owned(),
            right: right.to_owned(),
            except: Vec::new(),
        }));
        if slips.len() == n_before || slips[n_before..].iter().any(|slip| slip.wrong == right) {
            fields.fault(faults, "misspelt", Problem::BadSlip(line.to_owned()));
        }
    }
    slips
}

/// Slips as `wrong right` or `wrong right !except !except`, without spaces within a word.
fn slips(faults: &mut Faults, fields: &mut Fields, name: &'static str) -> Vec<Slip> {
    let mut slips = Vec::new();
    for line in fields.texts(faults, name) {
        let mut words = line.split_whitespace();
        let (Some(wrong), Some(right)) = (words.next(), words.next()) else {
            fields.fault(faults, name, Problem::BadSlip(line));
            continue;
        };
        let except: Option<Vec<String>> = words
            .map(|word| word.strip_prefix('!').map(str::to_owned))
            .collect();
        let Some(except) = except else {
            fields.fault(faults, name, Problem::BadSlip(line.clone()));
            continue;
        };
        slips.push(Slip {
            wrong: wrong.to_owned(),
            right: right.to_owned(),
            except,
        });
    }
    slips
}
