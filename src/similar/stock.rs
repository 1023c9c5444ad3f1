//! Which letters of a report are set phrases.

use super::print::Print;
use super::{Grain, MIN_CHARS};

/// Per letter or digit of one report: how many of those before it are no set phrase.
#[derive(Clone, Debug, Default)]
pub(super) struct Cover {
    open: Vec<u32>,
}

impl Cover {
    /// From stretches that are set phrases, in any order.
    pub(super) fn new(n_units: usize, stretches: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut edges = vec![0_i32; n_units + 1];
        for (start, end) in stretches {
            edges[start.min(n_units)] += 1;
            edges[end.min(n_units)] -= 1;
        }
        let (mut depth, mut n_open) = (0, 0);
        let mut open = Vec::with_capacity(n_units + 1);
        open.push(0);
        for edge in &edges[..n_units] {
            depth += edge;
            n_open += u32::from(depth == 0);
            open.push(n_open);
        }
        Self { open }
    }

    /// How many letters of a stretch are no set phrase.
    pub(super) fn open_between(&self, start: usize, end: usize) -> usize {
        let at = |place: usize| self.open.get(place).copied().unwrap_or_default();
        at(end).saturating_sub(at(start)) as usize
    }
}

/// The set phrases of a profile, by their first two letters.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    sorted: Vec<(u32, Vec<u16>)>,
}

impl Phrases {
    pub(super) fn new(phrases: &[String]) -> Self {
        let mut sorted: Vec<(u32, Vec<u16>)> = phrases
            .iter()
            .map(|phrase| Print::new(phrase, &[], Grain::new(MIN_CHARS)).units)
            .filter_map(|units| Some((head(&units)?, units)))
            .collect();
        sorted.sort_unstable();
        Self { sorted }
    }

    /// Where set phrases stand; stretches may overlap.
    pub(super) fn places<'t>(
        &'t self,
        units: &'t [u16],
    ) -> impl Iterator<Item = (usize, usize)> + 't {
        (0..units.len()).flat_map(move |at| {
            let rest = &units[at..];
            let head = head(rest);
            let from = head.map_or(0, |head| {
                self.sorted.partition_point(|(key, _)| *key < head)
            });
            self.sorted[from..]
                .iter()
                .take_while(move |(key, _)| Some(*key) == head)
                .filter(move |(_, phrase)| rest.starts_with(phrase))
                .map(move |(_, phrase)| (at, at + phrase.len()))
        })
    }
}

fn head(units: &[u16]) -> Option<u32> {
    let [first, second, ..] = units else {
        return None;
    };
    Some(u32::from(*first) << 16 | u32::from(*second))
}

/// A fingerprint found in more reports than this, of so many, is a set phrase of the batch.
///
/// In a batch of a county's twenty units nothing is common enough to be told from
/// copying; in a large one, a twentieth of the reports do not copy from one another.
pub(super) fn most_reports(n_reports: usize) -> usize {
    (n_reports / 20).max(20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_outside_set_phrases_are_counted() {
        let cover = Cover::new(10, [(2, 5), (4, 6), (9, 12)].into_iter());
        assert_eq!(cover.open_between(0, 10), 5);
        assert_eq!(cover.open_between(2, 6), 0);
        assert_eq!(cover.open_between(5, 8), 2);
    }

    #[test]
    fn phrases_are_found_without_their_punctuation() {
        let phrases = ["同部署、同推进", "同部署、同推进、同落实", "a"];
        let phrases = Phrases::new(&phrases.map(str::to_owned));
        let units = |text: &str| text.encode_utf16().collect::<Vec<_>>();
        let text = units("做到同部署同推进同落实");
        let places: Vec<_> = phrases.places(&text).collect();
        assert_eq!(places, [(2, 8), (2, 11)]);
        assert_eq!(phrases.places(&units("同")).count(), 0);
    }
}
