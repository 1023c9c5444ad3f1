//! What the program noticed in the open report: findings of the checks, passages shared with
//! other reports. Advice, so that all of it stands beside the reviewer's own work.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::checks::Finding;
use crate::session::{FindingCounts, FindingKey};
use crate::similar::Match;
use crate::text::CharIdx;

use super::blocks::Block;
use super::derived::unit_name;
use super::open::Open;
use super::state::{Pane, State};

/// What was noticed in a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Advice {
    /// In order of the text, those about something absent first; `None` until the checks ran.
    pub findings: Option<Arc<Vec<Finding>>>,
    /// Which findings are new since the text changed.
    pub new: BTreeSet<FindingKey>,
    /// In order of the text, `a` being the place in this report; `None` until looked for.
    pub matches: Option<Arc<Vec<Match>>>,
}

/// A finding that the reviewer wants to see no more in this batch: check and quote.
pub type Muted = (String, String);

/// How a finding is known in [`Muted`].
#[must_use]
pub fn muted_as(finding: &Finding) -> Muted {
    (finding.check().to_owned(), finding.quote.clone())
}

impl Open {
    /// The findings about which nothing was decided yet, with their place among all.
    pub fn findings<'o>(
        &'o self,
        muted: &'o [Muted],
    ) -> impl Iterator<Item = (usize, &'o Finding)> + 'o {
        let all = self
            .advice
            .findings
            .as_deref()
            .map_or(&[][..], Vec::as_slice);
        all.iter().enumerate().filter(move |(_, finding)| {
            let key = (finding.check().to_owned(), finding.start());
            !self.judged.contains(&key)
                && !muted
                    .iter()
                    .any(|(check, quote)| check == finding.check() && *quote == finding.quote)
        })
    }

    /// The passages shared with other reports.
    #[must_use]
    pub fn matches(&self) -> &[Match] {
        self.advice.matches.as_deref().map_or(&[], Vec::as_slice)
    }

    /// The innermost undecided finding at a position.
    #[must_use]
    pub fn finding_at(&self, muted: &[Muted], at: CharIdx) -> Option<usize> {
        self.findings(muted)
            .filter_map(|(nth, finding)| Some((nth, finding.span?)))
            .filter(|(_, span)| span.contains(at))
            .min_by_key(|(_, span)| span.len())
            .map(|(nth, _)| nth)
    }
}

impl State {
    /// The finding that keys speak of: the selected one, else the one at the cursor.
    #[must_use]
    pub fn finding_at_hand(&self) -> Option<&Finding> {
        let open = self.opened()?;
        let nth = match (self.focus, self.block()) {
            (Pane::Notes, Some(Block::Finding(nth))) => Some(nth),
            (Pane::Notes, _) => None,
            (_, selected) => open.finding_at(&self.muted, self.reader.cursor).or({
                // One about something absent stands nowhere in the text.
                match selected {
                    Some(Block::Finding(nth)) => Some(nth),
                    _ => None,
                }
            }),
        };
        open.advice.findings.as_ref()?.get(nth?)
    }

    /// How many findings of the open report wait for a word, once the checks ran.
    #[must_use]
    pub fn undecided(&self) -> Option<FindingCounts> {
        let open = self.opened()?;
        open.advice.findings.as_ref()?;
        let waiting = open.findings(&self.muted);
        Some(FindingCounts::of(waiting.map(|(_, finding)| finding)))
    }
}

/// The required part that a position belongs to, by the innermost section that says so.
#[must_use]
pub fn part_at(open: &Open, at: CharIdx) -> Option<String> {
    let sections = &open.report.sections;
    let mut section = Some(open.report.section_at(at));
    while let Some(section_idx) = section {
        let parts = &sections[section_idx].parts;
        let found = parts
            .iter()
            .find(|part| part.span.contains(at))
            .or(parts.first());
        if let Some(part) = found {
            return Some(part.part.clone());
        }
        section = sections[section_idx].parent;
    }
    None
}

/// How a report of the batch is called: by its unit and year where those are known.
#[must_use]
pub fn name_of(state: &State, report_idx: usize) -> String {
    let row = state.rows.get(report_idx).and_then(Option::as_deref);
    if let Some((row, name)) = row.and_then(|row| Some((row, unit_name(row)?))) {
        return match row.year {
            Some(year) => format!("{name} {year}"),
            None => name.to_owned(),
        };
    }
    let batch = state.batch.as_ref();
    let entry = batch.and_then(|batch| batch.entries.get(report_idx));
    entry.map_or_else(String::new, |entry| entry.path.clone())
}
