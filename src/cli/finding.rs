//! `finding REPORT CHECK START accept|dismiss`: what the reviewer says of a finding.

use super::args::Args;
use super::check::no_check;
use super::command::{FindingArgs, FindingVerb};
use super::edit::Edited;
use super::error::CliError;
use super::exit::Exit;
use super::out::{Out, say};
use crate::checks::{self, Finding, Switches};
use crate::lang::{Lang, cli as words};
use crate::review::{FindingVerdict, IdSource};
use crate::session::{accept, dismiss, verdicts};
use crate::store::Shape;

pub(super) fn run(wanted: &FindingArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let lang = args.lang();
    if wanted.verdict == FindingVerb::Accept && wanted.reason.is_some() {
        return Err(CliError::Said(words::reason_for_dismissal(lang).to_owned()));
    }
    checks::about(&wanted.check).ok_or_else(|| no_check(&wanted.check, lang))?;
    let mut edited = Edited::open(args, &wanted.report, Shape::Review)?;
    // The check may be off in the profile and still have been asked for by `check --only`.
    edited.session.set_switches(Switches {
        only: Some([wanted.check.clone()].into()),
        ..Switches::default()
    });
    let report = edited.session.read(edited.report_idx);
    let report = report.map_err(|error| CliError::Said(error.message(lang, edited.path())))?;
    let findings = edited.session.findings_in(&report);
    let finding = choose(&findings, wanted, lang)?;
    if wanted.verdict == FindingVerb::Dismiss {
        let reason = wanted.reason.as_deref().unwrap_or_default();
        edited.set(|_, _, _| dismiss(&report, finding, reason))?;
        let dismissed = words::finding_dismissed(lang, finding.check(), finding.start());
        say(&dismissed);
        return out.end(Exit::Success);
    }
    let said = verdicts(&edited.review, &report, std::slice::from_ref(finding));
    if let Some(Some(FindingVerdict::Accepted { note })) = said.first()
        && edited.review.note(note).is_some()
    {
        out.line(note)?;
        return out.end(Exit::Success);
    }
    let id = IdSource::from_seed(edited.session.id_seed()).next_id();
    let sheet = edited.session.profile_of(edited.report_idx);
    edited.set(|_, _, stamp| accept(&sheet, &report, finding, &id, &stamp.at, lang))?;
    if let Some((criterion, Some(deduction))) = checks::proposal(&sheet, &sheet.rubric, finding) {
        say(&words::finding_proposes(
            lang,
            criterion.name.get(lang),
            deduction.label.get(lang),
            &deduction.points.to_string(),
            &criterion.id,
            &deduction.id,
        ));
    }
    out.line(&id)?;
    out.end(Exit::Success)
}

/// The finding that begins there; for something absent `-`, or the part it is about.
fn choose<'f>(
    findings: &'f [Finding],
    wanted: &FindingArgs,
    lang: Lang,
) -> Result<&'f Finding, CliError> {
    let (check, start) = (wanted.check.as_str(), wanted.start.as_str());
    let name = |finding: &Finding| match (finding.span, &finding.part) {
        (Some(span), _) => span.start.to_string(),
        (None, Some(part)) => part.clone(),
        (None, None) => "-".to_owned(),
    };
    let names: Vec<String> = findings.iter().map(name).collect();
    let known = || names.join(words::list_comma(lang));
    if findings.is_empty() {
        return Err(CliError::Said(words::no_finding_at_all(lang, check)));
    }
    let mut fitting = findings
        .iter()
        .zip(&names)
        .filter(|(finding, name)| *name == start || (start == "-" && finding.span.is_none()));
    match (fitting.next(), fitting.next()) {
        (Some((finding, _)), None) => Ok(finding),
        (Some(_), Some(_)) => Err(CliError::Said(words::many_findings(lang, check, &known()))),
        (None, _) => Err(CliError::Said(words::no_finding(
            lang,
            check,
            start,
            &known(),
        ))),
    }
}
