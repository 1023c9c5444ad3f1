//! Another profile for a store whose scores are given already: what it would change, and the
//! change itself.

use std::path::PathBuf;

use super::open::Session;
use super::reviews::CommitError;
use crate::profile::{Points, Profile};
use crate::review::Review;
use crate::stats;

/// What a review comes to under one profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The total; what is scored so far where criteria are empty.
    pub points: Points,
    /// The most it can be.
    pub max: Points,
    /// Id and name of the grade, where there is one.
    pub grade: Option<String>,
    /// Ids of criteria without a score.
    pub empty: Vec<String>,
    /// Ids of criteria whose score is out of range or off the step.
    pub out_of_range: Vec<String>,
    /// Ids of scores that are of no criterion.
    pub unknown: Vec<String>,
}

impl Outcome {
    fn of(profile: &Profile, review: &Review) -> Self {
        let total = stats::total(&profile.rubric, &review.scores);
        Self {
            points: total.points,
            max: total.max,
            grade: total.grade.map(|grade| grade.id.clone()),
            empty: total.empty,
            out_of_range: total.doubtful,
            unknown: total.unknown,
        }
    }
}

/// A review that another profile makes something else of. Its scores stay as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Affected {
    /// The report.
    pub report: String,
    /// Whose review.
    pub reviewer: String,
    /// What it comes to now.
    pub before: Outcome,
    /// What it would come to.
    pub after: Outcome,
}

impl Session {
    /// The reviews of everybody that come to something else under this session's profile than
    /// under another session's of the same batch, in order of reviewer and report.
    ///
    /// # Errors
    ///
    /// The store cannot be opened or listed, or a review cannot be read: its scores would be
    /// left out in silence.
    pub fn affected(&self, before: &Self) -> Result<Vec<Affected>, CommitError> {
        let mut affected = Vec::new();
        for reviewer in self.reviewers()? {
            for loaded in self.store()?.reviews(&reviewer)? {
                if let Some(problem) = loaded.problem.filter(|_| loaded.review.history.is_empty()) {
                    return Err(problem.into());
                }
                let review = loaded.review;
                if review.scores.is_empty() {
                    continue;
                }
                let of =
                    |session: &Self| Outcome::of(&session.profile_of_path(&review.report), &review);
                let (before, after) = (of(before), of(self));
                if before != after {
                    affected.push(Affected {
                        report: review.report,
                        reviewer: reviewer.clone(),
                        before,
                        after,
                    });
                }
            }
        }
        Ok(affected)
    }

    /// Pins this session's profile in the store; gives where the one before is kept, if there
    /// was another.
    ///
    /// # Errors
    ///
    /// The store cannot be opened or written.
    pub fn pin_profile(&self) -> Result<Option<PathBuf>, CommitError> {
        Ok(self.store()?.take_profile(&self.profile().source)?)
    }
}
