//! All matches of a batch: the fingerprints of every report, sorted, so that what is
//! shared stands side by side.

use rayon::prelude::*;

use super::join::Pair;
use super::print::{Print, to_u32};
use super::runs::{Run, run};
use super::stock::{Cover, Phrases, most_reports};
use super::{Grain, Match};

/// With how many further reports a fingerprint pairs one. What stands in more of them links
/// each with its neighbours in the batch: the work stays linear, and nobody reads
/// a passage against three hundred others.
const PARTNERS: usize = 24;
/// How many further entries are looked at for them.
const LOOKS: usize = 64;
/// How often one fingerprint counts within one report.
const REPEATS: usize = 8;

/// The fingerprint stands in no other report.
const ALONE: u32 = u32::MAX;
/// It stands in so many that it is a set phrase.
const COMMON: u32 = u32::MAX - 1;

/// The prints of a batch, ready to be asked; about 6 bytes a character.
pub struct Index {
    prints: Vec<Print>,
    phrases: Phrases,
    grain: Grain,
    /// Fingerprints of several reports: report and place, by hash, then report, then place.
    entries: Vec<(u32, u32)>,
    /// Whether another hash begins at an entry.
    begins: Vec<bool>,
    /// Per report, per mark: its entry, or [`ALONE`], or [`COMMON`].
    ranks: Vec<u32>,
    /// Where a report's marks begin in `ranks`.
    starts: Vec<usize>,
}

/// What asking an index yields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// The matches, longest first.
    pub matches: Vec<Match>,
    /// How many characters, marks and entries were looked at.
    pub steps: u64,
}

impl Index {
    /// Sorts the prints of a batch; a report that cannot be read has an empty one. All must
    /// be of this grain. `stock` are the profile's set phrases.
    #[must_use]
    pub fn new(prints: Vec<Print>, stock: &[String], grain: Grain) -> Self {
        let mut starts = Vec::with_capacity(prints.len() + 1);
        let mut n_marks = 0;
        for print in &prints {
            starts.push(n_marks);
            n_marks += print.marks.len();
        }
        let mut keys: Vec<u64> = Vec::with_capacity(n_marks);
        for print in &prints {
            for &(_, hash) in &print.marks {
                keys.push(u64::from(hash) << 32 | keys.len() as u64);
            }
        }
        keys.par_sort_unstable();
        let mut index = Self {
            phrases: Phrases::new(stock),
            grain,
            entries: Vec::new(),
            begins: Vec::new(),
            ranks: vec![ALONE; n_marks],
            starts,
            prints,
        };
        for group in keys.chunk_by(|a, b| a >> 32 == b >> 32) {
            if group.len() > 1 {
                index.add(group);
            }
        }
        index
    }

    /// Takes in the marks of one hash.
    fn add(&mut self, group: &[u64]) {
        let from = self.entries.len();
        let (mut n_reports, mut n_here, mut before) = (0, 0, usize::MAX);
        for key in group {
            let mark = usize::try_from(key & 0xFFFF_FFFF).unwrap_or(usize::MAX);
            let report = self.starts.partition_point(|&start| start <= mark) - 1;
            if report != before {
                (before, n_here) = (report, 0);
                n_reports += 1;
            }
            n_here += 1;
            if n_here > REPEATS {
                continue;
            }
            let (at, _) = self.prints[report].marks[mark - self.starts[report]];
            self.ranks[mark] = to_u32(self.entries.len());
            self.begins.push(self.entries.len() == from);
            self.entries.push((to_u32(report), at));
        }
        let unused = if n_reports == 1 {
            ALONE
        } else if n_reports > most_reports(self.prints.len()) {
            COMMON
        } else {
            return;
        };
        self.entries.truncate(from);
        self.begins.truncate(from);
        for key in group {
            let mark = usize::try_from(key & 0xFFFF_FFFF).unwrap_or(usize::MAX);
            self.ranks[mark] = unused;
        }
    }

    /// All matches of the batch, longest first, or `None` once `go_on` says no.
    pub fn matches(&self, go_on: &(dyn Fn() -> bool + Sync)) -> Option<Work> {
        let work: Option<Vec<Work>> = (0..self.prints.len())
            .into_par_iter()
            .map(|report| go_on().then(|| self.matches_after(report)))
            .collect();
        let mut all = Work::default();
        for work in work? {
            all.steps += work.steps;
            all.matches.extend(work.matches);
        }
        all.matches.par_sort_unstable_by(Match::longest_first);
        Some(all)
    }

    /// The matches of one report with those behind it.
    fn matches_after(&self, report: usize) -> Work {
        let print = &self.prints[report];
        let mut work = Work {
            steps: print.marks.len() as u64,
            ..Work::default()
        };
        let mut seeds = self.seeds(report);
        work.steps += seeds.len() as u64;
        seeds.sort_unstable();
        let mut cover = None;
        for seeds in seeds.chunk_by(|a, b| a.other == b.other) {
            let other = seeds[0].other as usize;
            let pair = Pair {
                a: (report, print),
                b: (other, &self.prints[other]),
            };
            let mut runs: Vec<Run> = Vec::new();
            for seed in seeds {
                let place = (seed.at as usize, seed.at_other());
                work.steps += runs.len() as u64;
                if runs.iter().any(|run| run.covers(place.0, place.1)) {
                    continue;
                }
                let (a, b) = (&print.units, &pair.b.1.units);
                runs.extend(run(a, b, place, self.grain.gram, &mut work.steps));
            }
            for found in pair.found(runs, self.grain) {
                let cover = cover.get_or_insert_with(|| self.cover(report));
                work.matches.extend(found.own(cover, self.grain));
            }
        }
        work
    }

    /// Places that look the same in reports behind this one.
    fn seeds(&self, report: usize) -> Vec<Seed> {
        let mut seeds = Vec::new();
        for (&(at, _), &rank) in self.prints[report].marks.iter().zip(self.ranks_of(report)) {
            if rank == ALONE || rank == COMMON {
                continue;
            }
            let from = rank as usize + 1;
            let to = (from + LOOKS).min(self.entries.len());
            let (mut n_partners, mut before) = (0, to_u32(report));
            for (&(other, there), begins) in self.entries[from..to].iter().zip(&self.begins[from..])
            {
                if *begins {
                    break;
                }
                if other == to_u32(report) {
                    continue;
                }
                if other != before {
                    (before, n_partners) = (other, n_partners + 1);
                }
                if n_partners > PARTNERS {
                    break;
                }
                seeds.push(Seed {
                    other,
                    diagonal: i64::from(there) - i64::from(at),
                    at,
                });
            }
        }
        seeds
    }

    fn ranks_of(&self, report: usize) -> &[u32] {
        let start = self.starts[report];
        &self.ranks[start..start + self.prints[report].marks.len()]
    }

    fn cover(&self, report: usize) -> Cover {
        let print = &self.prints[report];
        let common = print.marks.iter().zip(self.ranks_of(report));
        let common = common
            .filter(|(_, rank)| **rank == COMMON)
            .map(|(&(at, _), _)| (at as usize, at as usize + self.grain.gram));
        let stock = self.phrases.places(&print.units);
        Cover::new(print.units.len(), common.chain(stock))
    }
}

/// A place that looks the same in another report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seed {
    other: u32,
    diagonal: i64,
    at: u32,
}

impl Seed {
    fn at_other(&self) -> usize {
        usize::try_from(i64::from(self.at) + self.diagonal).unwrap_or_default()
    }
}
