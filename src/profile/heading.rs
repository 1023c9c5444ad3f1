//! Which parts a heading names, and where running text turns to a part.
//!
//! A heading can name several parts (存在的不足及下一步打算). Every match of every part's
//! patterns is a claim on a stretch of the heading; of claims that overlap, the one that
//! begins first holds, of two that begin together the longer one, of two equal ones the
//! part that the profile lists first.

use super::letters::Letters;
use super::pattern::{Pattern, comparing_form};
use super::{Part, Profile};

/// A part that a heading names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartHit<'p> {
    /// The part.
    pub part: &'p Part,
    /// Whether the heading says so; otherwise its wording only suggests it.
    pub sure: bool,
}

impl Profile {
    /// The part of an id.
    #[must_use]
    pub fn part(&self, id: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.id == id)
    }

    /// The part that holds headings naming none (加强组织领导…), where the profile has one.
    #[must_use]
    pub fn topics_part(&self) -> Option<&Part> {
        self.parts.iter().find(|part| part.topics)
    }

    /// The parts that a heading names, in the order in which it names them; those that
    /// it only suggests come last, and only where it names no part or one.
    ///
    /// `heading` stands without its number. `year` is the report's year: a heading that
    /// names a later year than its part speaks of belongs to the part that speaks of that
    /// year (2024年重点工作 in a report on 2023 is the plan).
    #[must_use]
    pub fn parts_of_heading(&self, heading: &str, year: Option<i32>) -> Vec<PartHit<'_>> {
        let folded = comparing_form(heading);
        let letters = Letters::of(&folded);
        let mut hits: Vec<PartHit> = Vec::new();
        for part in self.claims(&folded, letters) {
            let part = self.by_year(part, &folded, year);
            if !hits.iter().any(|hit| hit.part.id == part.id) {
                hits.push(PartHit { part, sure: true });
            }
        }
        if hits.is_empty() {
            hits.extend(
                self.by_year_alone(&folded, year)
                    .map(|part| PartHit { part, sure: true }),
            );
        }
        if hits.len() < 2 {
            let suggested = self.parts.iter().find(|part| {
                !hits.iter().any(|hit| hit.part.id == part.id)
                    && part
                        .hints
                        .iter()
                        .any(|hint| hint.find_among(&folded, letters).is_some())
            });
            hits.extend(suggested.map(|part| PartHit { part, sure: false }));
        }
        hits
    }

    /// The part to which running text turns with a sentence, where it does.
    #[must_use]
    pub fn turn(&self, sentence: &str) -> Option<&Part> {
        let folded = comparing_form(sentence);
        let letters = Letters::of(&folded);
        let matches = |turn: &Pattern| turn.find_among(&folded, letters).is_some();
        let turns_to = |part: &&Part| part.turns.iter().any(matches);
        self.parts.iter().find(turns_to)
    }

    /// The parts whose claims hold, in order of place; a part may occur twice.
    fn claims(&self, folded: &str, letters: Letters) -> Vec<&Part> {
        let mut claims = Vec::new();
        for (nth, part) in self.parts.iter().enumerate() {
            let trapped = || {
                let mut traps = part.except.iter();
                traps.any(|trap| trap.find_among(folded, letters).is_some())
            };
            let found = part
                .patterns
                .iter()
                .filter_map(|pattern| pattern.find_among(folded, letters));
            let found: Vec<_> = found.collect();
            if found.is_empty() || trapped() {
                continue;
            }
            let found = found.into_iter();
            claims.extend(found.map(|range| (range.start, std::cmp::Reverse(range.end), nth)));
        }
        claims.sort_unstable();
        let mut taken = 0;
        let mut parts = Vec::new();
        for (start, std::cmp::Reverse(end), nth) in claims {
            if start >= taken && end > start {
                taken = end;
                parts.push(&self.parts[nth]);
            }
        }
        parts
    }

    /// `part`, or the part that speaks of the later year which the heading names.
    fn by_year<'p>(&'p self, part: &'p Part, folded: &str, year: Option<i32>) -> &'p Part {
        match part.year {
            Some(of_part) => self
                .by_year_alone(folded, year)
                .filter(|other| other.year.is_some_and(|of_other| of_other > of_part))
                .unwrap_or(part),
            None => part,
        }
    }

    /// The part that speaks of the year which the heading names, where that is not the
    /// report's own year and the heading names no other.
    fn by_year_alone(&self, folded: &str, year: Option<i32>) -> Option<&Part> {
        let year = year?;
        let named = years(folded);
        let &first = named.first()?;
        if first == year || named.iter().any(|&other| other != first) {
            return None;
        }
        self.parts
            .iter()
            .find(|part| part.year.is_some_and(|offset| offset == first - year))
    }
}

/// The years that a heading names as `2024年` or `二〇二四年`.
fn years(folded: &str) -> Vec<i32> {
    let chars: Vec<char> = folded.chars().collect();
    let digit = |ch: char| match ch {
        '〇' | '○' | '零' => Some(0),
        _ => "一二三四五六七八九"
            .chars()
            .zip(1..)
            .find_map(|(han, value)| (han == ch).then_some(value))
            .or(ch.to_digit(10).and_then(|value| i32::try_from(value).ok())),
    };
    chars
        .windows(5)
        .filter(|window| window[4] == '年')
        .filter_map(|window| {
            let mut digits = window[..4].iter().map(|&ch| digit(ch));
            digits.try_fold(0, |year, digit| Some(year * 10 + digit?))
        })
        .filter(|year| (1949..2200).contains(year))
        .collect()
}

#[cfg(test)]
#[path = "heading_tests.rs"]
mod tests;
