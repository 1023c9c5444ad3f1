//! What the checks find in a report, and what is said of it.

use std::sync::{Arc, PoisonError};

use super::open::Session;
use crate::batch::ReadError;
use crate::checks::{self, Finding, Severity};
use crate::lang::Lang;
use crate::profile::Profile;
use crate::report::Report;
use crate::review::edit::{NewNote, add_note, verdict};
use crate::review::{Anchor, Change, EditError, FindingVerdict, NoteKind, Review, Target, anchor};

/// A report that is kept, and what was found in it.
pub(super) type FoundIn = (Arc<Report>, Arc<[Finding]>);

/// How many lists of findings are kept: those of the reports that are kept.
const MOST_KEPT: usize = 16;

impl Session {
    /// What the checks find in a report, in order of the text. The last few are kept.
    ///
    /// # Errors
    ///
    /// The file cannot be read; see [`ReadError`].
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn findings(&self, report_idx: usize) -> Result<Arc<[Finding]>, ReadError> {
        let report = self.read(report_idx)?;
        let kept = self.findings.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.iter().find(|(of, _)| Arc::ptr_eq(of, &report));
        if let Some((_, findings)) = found {
            return Ok(Arc::clone(findings));
        }
        drop(kept);
        let findings: Arc<[Finding]> = self.findings_in(&report).into();
        let mut kept = self.findings.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_back((report, Arc::clone(&findings)));
        if kept.len() > MOST_KEPT {
            kept.pop_front();
        }
        Ok(findings)
    }

    /// What the checks find in an analysed report; nothing is kept.
    #[must_use]
    pub fn findings_in(&self, report: &Report) -> Vec<Finding> {
        checks::run(report, &self.profile(), &self.switches())
    }

    /// How many findings of a report were not dismissed, and how many of each severity
    /// nothing was said of.
    pub(super) fn count_findings(
        &self,
        report: &Report,
        review: Option<&Review>,
    ) -> (usize, FindingCounts) {
        let findings = self.findings_in(report);
        let said = match review {
            Some(review) => verdicts(review, report, &findings),
            None => vec![None; findings.len()],
        };
        let dismissed = said
            .iter()
            .flatten()
            .filter(|verdict| matches!(verdict, FindingVerdict::Dismissed { .. }));
        let n_kept = findings.len() - dismissed.count();
        let undecided = findings.iter().zip(&said);
        let undecided =
            undecided.filter(|(finding, said)| said.is_none() && !self.is_muted(finding));
        (
            n_kept,
            FindingCounts::of(undecided.map(|(finding, _)| finding)),
        )
    }
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FindingCounts {
    /// Faults against a rule.
    pub errors: usize,
    /// Very likely faults.
    pub warnings: usize,
    /// Worth knowing.
    pub infos: usize,
}

impl FindingCounts {
    /// Counts findings.
    pub fn of<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            *match finding.severity {
                Severity::Error => &mut counts.errors,
                Severity::Warning => &mut counts.warnings,
                Severity::Info => &mut counts.infos,
            } += 1;
        }
        counts
    }
}

/// Makes a note of a finding, with its passage, what is wrong and what to do, and the
/// criterion it bears on. `id` is the note's.
///
/// # Errors
/// See [`add_note`].
pub fn accept(
    profile: &Profile,
    report: &Report,
    finding: &Finding,
    id: &str,
    at: &str,
    lang: Lang,
) -> Result<Vec<Change>, EditError> {
    let proposed = checks::proposal(profile, &profile.rubric, finding);
    let note = NewNote {
        id: id.to_owned(),
        kind: match finding.severity {
            Severity::Info => NoteKind::Suggestion,
            Severity::Warning | Severity::Error => NoteKind::Problem,
        },
        target: anchor_of(report, finding).map_or(Target::Whole, Target::Span),
        body: &body(finding, lang),
        criterion: proposed.map(|(criterion, _)| criterion.id.as_str()),
        check: Some(finding.check()),
    };
    let mut changes = add_note(profile, note, at)?;
    let accepted = FindingVerdict::Accepted {
        note: id.to_owned(),
    };
    changes.extend(verdict(finding.check(), finding.start(), accepted)?);
    Ok(changes)
}

/// Dismisses a finding.
///
/// # Errors
/// A reason that is too long.
pub fn dismiss(report: &Report, finding: &Finding, reason: &str) -> Result<Vec<Change>, EditError> {
    let dismissed = FindingVerdict::Dismissed {
        reason: reason.to_owned(),
        anchor: anchor_of(report, finding),
    };
    verdict(finding.check(), finding.start(), dismissed)
}

/// What was said of each finding, in the order of the findings.
#[must_use]
pub fn verdicts<'r>(
    review: &'r Review,
    report: &Report,
    findings: &[Finding],
) -> Vec<Option<&'r FindingVerdict>> {
    let said = review.verdicts(&report.source.text, &report.text_sha256);
    let of = |finding: &Finding| {
        let key = (finding.check().to_owned(), finding.start());
        said.get(&key).copied()
    };
    findings.iter().map(of).collect()
}

fn anchor_of(report: &Report, finding: &Finding) -> Option<Anchor> {
    let bind = |span| anchor::make(&report.source.text, &report.text_sha256, span);
    finding.span.map(bind)
}

/// The wording of a note: what is wrong, and what to do.
fn body(finding: &Finding, lang: Lang) -> String {
    let (message, help) = (finding.message.get(lang), finding.help.get(lang));
    match lang {
        Lang::Zh => format!("{message}。{help}。"),
        Lang::En => {
            let mut words = message.chars();
            let first = words.next().map(|ch| ch.to_uppercase().to_string());
            let message = first.unwrap_or_default() + words.as_str();
            format!("{message}; {help}.")
        }
    }
}
