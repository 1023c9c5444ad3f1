//! What can be wrong with a profile: where, with which key, and what would be right.

use super::{Points, PointsError};
use crate::lang::{Lang, profile as words};

/// A fault of a profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {key}: {problem:?}")]
pub struct ProfileError {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// The key as a path (`rubric.criterion[2].max`, places counted from 1); empty for a
    /// fault of TOML itself.
    pub key: String,
    /// What is wrong.
    pub problem: Problem,
}

/// The kinds of [`ProfileError`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// Not TOML; the parser's own words.
    Toml(String),
    /// A key that must be there is not.
    Missing,
    /// A key that means nothing here; the keys that would, the most similar first.
    Unknown(Vec<&'static str>),
    /// Another type of value is needed.
    WrongType(Expected),
    /// `format` is not `zhupi-profile`.
    WrongFormat,
    /// A version this program does not know; the one it does.
    WrongVersion(u32),
    /// Not an id: small ASCII letters, digits, `-` and `_`, beginning with a letter.
    BadId(String),
    /// The id was given before, on this line.
    Duplicate(String, usize),
    /// Not one of the words that may stand here.
    BadChoice(String, Vec<String>),
    /// No `wrong right` with exceptions.
    BadSlip(String),
    /// No regular expression; why.
    BadPattern(String),
    /// No number of points.
    BadPoints(PointsError),
    /// Must be more than 0.
    NotPositive,
    /// Not a multiple of the step; the nearest that are.
    OffStep(Points, Points, Points),
    /// The criteria count for this much together; the total says that.
    SumOff(Points, Points),
    /// The shares make this much together and not 100.
    SharesOff(Points),
    /// A group with a weight whose criteria count for nothing.
    EmptyGroup,
    /// Something that only another way of combining readers can have.
    WrongCombine(&'static str),
    /// More than the criterion's maximum, or than the total.
    AboveMax(Points),
    /// A cap smaller than the deduction it caps.
    CapBelow(Points),
    /// A band that does not lie below the one before it, which begins here.
    NotDescending(Points),
    /// The last band does not begin at 0.
    LastNotZero,
    /// Something that only another kind of criterion can have.
    WrongKind(&'static str),
    /// At least one is needed.
    Empty,
    /// Not a day as `2022-05-01`.
    BadDate,
    /// Not a day of the year as `03-01`.
    BadDay,
}

/// The type of value that a key needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A string.
    Text,
    /// A string, or `{ zh = …, en = … }`.
    Bilingual,
    /// A number or a decimal in quotes.
    Points,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    Bool,
    /// A list of strings.
    TextList,
    /// A table.
    Table,
    /// A list of tables.
    TableList,
}

impl ProfileError {
    /// The fault as a sentence: place, key, what is wrong, what would be right.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let problem = self.problem.message(lang);
        let (line, column) = (self.line, self.column);
        if self.key.is_empty() {
            words::at(lang, line, column, &problem)
        } else {
            words::at_key(lang, line, column, &self.key, &problem)
        }
    }
}

impl Problem {
    fn message(&self, lang: Lang) -> String {
        match self {
            Self::Toml(reason) => words::bad_toml(lang, reason.trim_end()),
            Self::Missing => words::missing(lang).to_owned(),
            Self::Unknown(known) => words::unknown(lang, &known.join(words::comma(lang))),
            Self::WrongType(expected) => words::wrong_type(lang, expected.word(lang)),
            Self::WrongFormat => words::wrong_format(lang).to_owned(),
            Self::WrongVersion(version) => words::wrong_version(lang, *version),
            Self::BadId(id) => words::bad_id(lang, id),
            Self::Duplicate(id, line) => words::duplicate(lang, id, *line),
            Self::BadChoice(given, known) => {
                words::bad_choice(lang, given, &known.join(words::comma(lang)))
            }
            Self::BadSlip(given) => words::bad_slip(lang, given),
            Self::BadPattern(reason) => words::bad_pattern(lang, reason),
            Self::BadPoints(PointsError::NotANumber) => words::not_a_number(lang).to_owned(),
            Self::BadPoints(PointsError::TooFine) => words::too_fine(lang).to_owned(),
            Self::BadPoints(PointsError::TooLarge) => words::too_large(lang).to_owned(),
            Self::NotPositive => words::not_positive(lang).to_owned(),
            Self::OffStep(step, below, above) => words::off_step(lang, *step, *below, *above),
            Self::SumOff(sum, total) => words::sum_off(lang, *sum, *total),
            Self::SharesOff(sum) => words::shares_off(lang, *sum),
            Self::EmptyGroup => words::empty_group(lang).to_owned(),
            Self::WrongCombine(combine) => words::wrong_combine(lang, combine),
            Self::AboveMax(max) => words::above_max(lang, *max),
            Self::CapBelow(points) => words::cap_below(lang, *points),
            Self::NotDescending(before) => words::not_descending(lang, *before),
            Self::LastNotZero => words::last_not_zero(lang).to_owned(),
            Self::WrongKind(kinds) => words::wrong_kind(lang, kinds),
            Self::Empty => words::empty(lang).to_owned(),
            Self::BadDate => words::bad_date(lang).to_owned(),
            Self::BadDay => words::bad_day(lang).to_owned(),
        }
    }
}

impl Expected {
    fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Text => words::type_text(lang),
            Self::Bilingual => words::type_bilingual(lang),
            Self::Points => words::type_points(lang),
            Self::Whole => words::type_whole(lang),
            Self::Bool => words::type_bool(lang),
            Self::TextList => words::type_text_list(lang),
            Self::Table => words::type_table(lang),
            Self::TableList => words::type_table_list(lang),
        }
    }
}
