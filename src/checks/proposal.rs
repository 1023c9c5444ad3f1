//! What a note made from a finding proposes to the score.

use super::Finding;
use crate::profile::{Criterion, Deduction, Profile, Rubric};

/// The criterion that a finding bears on, and the deduction to propose, where the profile and
/// the rubric have them.
#[must_use]
pub fn proposal<'r>(
    profile: &Profile,
    rubric: &'r Rubric,
    finding: &Finding,
) -> Option<(&'r Criterion, Option<&'r Deduction>)> {
    let mut proposals = profile.proposals.iter();
    let proposal =
        proposals.find(|proposal| proposal.checks.iter().any(|id| id == finding.check()))?;
    let criterion = match &proposal.criterion {
        Some(id) => rubric.criterion(id)?,
        None => {
            let part = finding.part.as_ref()?;
            let mut criteria = rubric.criteria.iter();
            criteria.find(|criterion| criterion.part.as_ref() == Some(part))?
        }
    };
    let mut deductions = criterion.deductions.iter();
    let deduction = deductions.find(|deduction| Some(&deduction.id) == proposal.deduction.as_ref());
    Some((criterion, deduction))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::tests::findings_of;
    use crate::profile;

    #[test]
    fn a_missing_part_proposes_the_deduction_of_its_own_criterion() {
        let text = "青石镇2023年法治政府建设情况报告\n一、主要举措和成效\n开展普法活动20次。\n";
        let profile = profile::find("fazhi").expect("it is built in");
        let proposed: Vec<_> = findings_of("part-missing", text, "fazhi")
            .iter()
            .filter_map(|finding| proposal(&profile, &profile.rubric, finding))
            .map(|(criterion, deduction)| {
                (criterion.id.as_str(), deduction.map(|one| one.id.as_str()))
            })
            .collect();
        let missing = Some("part-missing");
        assert_eq!(
            proposed,
            [
                ("shortcomings", missing),
                ("leaders", missing),
                ("plan", missing)
            ]
        );
    }

    #[test]
    fn every_proposal_of_a_built_in_profile_leads_to_a_criterion() {
        for profile in profile::builtin() {
            for proposal in &profile.proposals {
                let Some(id) = &proposal.criterion else {
                    continue;
                };
                let criterion = profile.rubric.criterion(id).expect("it is there");
                if let Some(id) = &proposal.deduction {
                    let known = criterion.deductions.iter().any(|one| one.id == *id);
                    assert!(known, "{id}");
                }
            }
        }
    }
}
