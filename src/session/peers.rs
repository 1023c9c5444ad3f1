//! How the same criterion was scored in other reports.

use super::open::Session;
use super::reviews::CommitError;
use crate::profile::Points;
use crate::review::{Review, ScoreValue};
use crate::stats::{by_nearness, total};

/// A report that the current reviewer scored by the same rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// Which report.
    pub report_idx: usize,
    /// What it was given for the criterion, if anything.
    pub value: Option<ScoreValue>,
    /// The comment on that.
    pub comment: String,
    /// Its total so far.
    pub total: Points,
    /// Criteria without a score.
    pub n_empty: usize,
    /// Id of its grade.
    pub grade: Option<String>,
}

impl Session {
    /// The reports scored by the same rubric as one, from the nearest on: by the points of a
    /// criterion, then by the total. Only the current reviewer's own scores.
    ///
    /// # Errors
    ///
    /// The store cannot be opened.
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn peers(&self, report_idx: usize, criterion: &str) -> Result<Vec<Peer>, CommitError> {
        let readers: Vec<String> = self.reviewer().into_iter().collect();
        let reviewed = self.reviewed(&readers, |_, _, _| {})?;
        let sheet = self.profile_of(report_idx);
        let peer = |report_idx: usize, review: &Review| {
            let total = total(&sheet.rubric, &review.scores);
            let score = review.scores.get(criterion);
            Peer {
                report_idx,
                value: score.map(|score| score.value),
                comment: score.map_or_else(String::new, |score| score.comment.clone()),
                total: total.points,
                n_empty: total.empty.len(),
                grade: total.grade.map(|grade| grade.id.clone()),
            }
        };
        let alike = reviewed
            .iter()
            .filter(|one| one.sheet.class == sheet.class && !one.review.scores.is_empty());
        let (own, others): (Vec<Peer>, Vec<Peer>) = alike
            .map(|one| peer(one.report_idx, &one.review))
            .partition(|peer| peer.report_idx == report_idx);
        let standpoint = |peer: &Peer| {
            let points = match peer.value {
                Some(ScoreValue::Points(points)) => Some(points),
                Some(ScoreValue::NotApplicable) | None => None,
            };
            (points, peer.total)
        };
        let at = own.first().map_or((None, Points(0)), standpoint);
        let places = by_nearness(at, &others.iter().map(standpoint).collect::<Vec<_>>());
        let mut others: Vec<Option<Peer>> = others.into_iter().map(Some).collect();
        Ok(places
            .into_iter()
            .filter_map(|nth| others[nth].take())
            .collect())
    }
}
