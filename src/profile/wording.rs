//! What a profile says of wording: set phrases, phrases with one right wording, slips.

use super::error::Problem;
use super::read::{Faults, Fields};

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

/// Reads the tables of wording: set phrases, fixed phrases, misquotes, typing mistakes.
#[derive(Default)]
pub(super) struct Wording {
    pub(super) stock: Vec<String>,
    pub(super) fixed: Vec<String>,
    pub(super) misquoted: Vec<Slip>,
    pub(super) typos: Vec<Slip>,
}

impl Wording {
    pub(super) fn read(faults: &mut Faults, mut fields: Fields) -> Self {
        let wording = Self {
            stock: fields.texts(faults, "stock"),
            fixed: fields.texts(faults, "fixed"),
            misquoted: slips(faults, &mut fields, "misquoted"),
            typos: slips(faults, &mut fields, "typos"),
        };
        fields.finish(faults);
        wording
    }
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
