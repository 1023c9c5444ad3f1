//! Runs of two reports become matches: those close together in the same order are
//! joined, set phrases are discounted, short ones dropped.

use super::print::{Print, to_u32};
use super::runs::{Piece, Run};
use super::stock::Cover;
use super::{Grain, Match, Place};
use crate::text::CharSpan;

/// Runs with at most so many letters and digits between them, in both reports, are one
/// match. Measured on published reports: an edited sentence is replaced by about one
/// sentence of its length.
const GAP: usize = 30;

/// Two reports compared.
pub(super) struct Pair<'p> {
    pub(super) a: (usize, &'p Print),
    pub(super) b: (usize, &'p Print),
}

/// A match, and where it stands among the letters and digits.
pub(super) struct Found {
    pub(super) shown: Match,
    pieces: Vec<Piece>,
}

impl Found {
    /// The match without ends that are mostly set phrases, such as a title and headings
    /// above a copied passage; `None` where fewer letters are left than asked for, or less
    /// than half of those is the report's own words.
    pub(super) fn own(self, cover: &Cover, grain: Grain) -> Option<Match> {
        let open = |piece: &Piece| cover.open_between(piece.a, piece.a_end());
        let is_own = |piece: &Piece| open(piece) * 2 >= piece.len;
        let first = self.pieces.iter().position(is_own)?;
        let last = self.pieces.iter().rposition(is_own)?;
        let pieces = &self.pieces[first..=last];
        let least = grain.min_chars as usize;
        let chars: usize = pieces.iter().map(|piece| piece.len).sum();
        let n_open: usize = pieces.iter().map(open).sum();
        if chars < least || n_open * 2 < least {
            return None;
        }
        let Match { a, b, pieces, .. } = self.shown;
        let spans = pieces[first..=last].to_vec();
        Some(Match::of(a.report, b.report, spans, to_u32(chars)))
    }
}

impl Pair<'_> {
    /// What is long enough, in order of place; `runs` in any order.
    pub(super) fn found(&self, mut runs: Vec<Run>, grain: Grain) -> Vec<Found> {
        runs.retain(|run| run.len() >= grain.shortest());
        runs.sort_by_key(|run| (run.first(), run.last()));
        runs.dedup();
        let mut chains: Vec<Vec<Run>> = Vec::new();
        for run in runs {
            let chain = chains
                .iter_mut()
                .filter_map(|chain| Some((gap(chain.last()?, &run)?, chain)))
                .min_by_key(|(gap, _)| *gap);
            match chain {
                Some((_, chain)) => chain.push(run),
                None => chains.push(vec![run]),
            }
        }
        let shared = |chain: &[Run]| -> usize { chain.iter().map(Run::len).sum() };
        chains.retain(|chain| shared(chain) >= grain.min_chars as usize);
        chains
            .into_iter()
            .map(|chain| {
                let chars = to_u32(shared(&chain));
                let pieces: Vec<Piece> = chain.into_iter().flat_map(|run| run.pieces).collect();
                Found {
                    shown: self.shown(&pieces, chars),
                    pieces,
                }
            })
            .collect()
    }

    fn shown(&self, pieces: &[Piece], chars: u32) -> Match {
        let spans = |piece: &Piece| -> (CharSpan, CharSpan) {
            (
                self.a.1.span(piece.a, piece.a_end()),
                self.b.1.span(piece.b, piece.b_end()),
            )
        };
        let pieces: Vec<(CharSpan, CharSpan)> = pieces.iter().map(spans).collect();
        Match::of(self.a.0, self.b.0, pieces, chars)
    }
}

impl Match {
    /// From at least one pair of equal pieces, in order.
    fn of(a: usize, b: usize, pieces: Vec<(CharSpan, CharSpan)>, chars: u32) -> Self {
        let (first, last) = (pieces[0], pieces[pieces.len() - 1]);
        let place = |report, start: CharSpan, end: CharSpan| Place {
            report,
            span: CharSpan {
                start: start.start,
                end: end.end,
            },
        };
        Self {
            a: place(a, first.0, last.0),
            b: place(b, first.1, last.1),
            chars,
            pieces,
        }
    }
}

/// How far a run lies behind another in both texts, if that is near enough to be joined.
fn gap(before: &Run, after: &Run) -> Option<usize> {
    let (end, start) = (before.last(), after.first());
    let gap_a = start.a.checked_sub(end.a_end())?;
    let gap_b = start.b.checked_sub(end.b_end())?;
    (gap_a <= GAP && gap_b <= GAP).then_some(gap_a + gap_b)
}
