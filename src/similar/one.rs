//! The matches of one report with every other, read one after the other: nothing of
//! them is kept, so that this costs the screen no memory.

use std::sync::atomic::{AtomicU32, Ordering};

use super::join::{Found, Pair};
use super::print::Print;
use super::runs::{Run, run};
use super::stock::{Cover, Phrases, most_reports};
use super::{Grain, Match};

/// One report, to be held against the others; [`Self::look`] may be called from any thread.
pub struct Search {
    report: usize,
    print: Print,
    phrases: Phrases,
    grain: Grain,
    /// Hashes and the marks they stand at, by hash.
    sorted: Vec<(u32, u32)>,
    /// By the upper half of a hash: whether any begins so.
    known: Vec<bool>,
    /// Per entry of `sorted` that is the first of its hash: in how many reports it was met.
    met: Vec<AtomicU32>,
}

/// What one other report has in common; still to be held against all ([`Search::finish`]).
#[derive(Default)]
pub struct Seen {
    found: Vec<Found>,
}

impl Search {
    /// Prepares a report's print. `stock` are the profile's set phrases.
    #[must_use]
    pub fn new(report: usize, print: Print, stock: &[String], grain: Grain) -> Self {
        let marks = print.marks.iter();
        let mut sorted: Vec<(u32, u32)> = marks.map(|&(at, hash)| (hash, at)).collect();
        sorted.sort_unstable();
        let mut known = vec![false; 1 << 16];
        for &(hash, _) in &sorted {
            known[(hash >> 16) as usize] = true;
        }
        Self {
            report,
            phrases: Phrases::new(stock),
            grain,
            met: sorted.iter().map(|_| AtomicU32::new(0)).collect(),
            sorted,
            known,
            print,
        }
    }

    /// Looks through another report.
    #[must_use]
    pub fn look(&self, report: usize, print: &Print) -> Seen {
        let mut seeds = Vec::new();
        let mut hits = Vec::new();
        for &(there, hash) in &print.marks {
            if !self.known[(hash >> 16) as usize] {
                continue;
            }
            let first = self.sorted.partition_point(|&(known, _)| known < hash);
            let same = self.sorted[first..].iter();
            let same = same.take_while(|&&(known, _)| known == hash).take(8);
            for (nth, &(_, at)) in same.enumerate() {
                if nth == 0 {
                    hits.push(first);
                }
                seeds.push((i64::from(there) - i64::from(at), at, there));
            }
        }
        hits.sort_unstable();
        hits.dedup();
        for hit in hits {
            self.met[hit].fetch_add(1, Ordering::Relaxed);
        }
        seeds.sort_unstable();
        let mut runs: Vec<Run> = Vec::new();
        for (_, at, there) in seeds {
            let place = (at as usize, there as usize);
            if !runs.iter().any(|run| run.covers(place.0, place.1)) {
                let (a, b) = (&self.print.units, &print.units);
                runs.extend(run(a, b, place, self.grain.gram, &mut 0));
            }
        }
        let pair = Pair {
            a: (self.report, &self.print),
            b: (report, print),
        };
        Seen {
            found: pair.found(runs, self.grain),
        }
    }

    /// The matches, longest first: `a` is always the report asked for. `n_reports` counts
    /// the batch.
    #[must_use]
    pub fn finish(self, seen: Vec<Seen>, n_reports: usize) -> Vec<Match> {
        let most = most_reports(n_reports);
        let mut common = Vec::new();
        let mut n_met = 0;
        for (nth, &(hash, at)) in self.sorted.iter().enumerate() {
            if nth == 0 || self.sorted[nth - 1].0 != hash {
                // The report itself has it too.
                n_met = self.met[nth].load(Ordering::Relaxed) as usize + 1;
            }
            if n_met > most {
                common.push((at as usize, at as usize + self.grain.gram));
            }
        }
        let stock = self.phrases.places(&self.print.units);
        let cover = Cover::new(self.print.units.len(), common.into_iter().chain(stock));
        let found = seen.into_iter().flat_map(|seen| seen.found);
        let mut matches: Vec<Match> = found
            .filter_map(|found| found.own(&cover, self.grain))
            .collect();
        matches.sort_by(Match::longest_first);
        matches
    }
}
