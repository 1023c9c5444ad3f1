//! `check PATH…`: what the checks find, with the passage and what to do.

use serde::Serialize;

use super::args::Args;
use super::command::CheckArgs;
use super::error::CliError;
use super::exit::Exit;
use super::out::Out;
use super::paint::Weight;
use super::progress::each;
use super::search::unread;
use crate::checks::{self, Finding, Severity, Switches};
use crate::lang::{Lang, checks as severities, cli as words};
use crate::report::Report;
use crate::session::Session;
use crate::text::{Ambiguous, CharIdx, CharSpan, Safe, width};

/// A row in the shape of `DESIGN.md` section 6; all but the report is null for one that
/// could not be read.
#[derive(Serialize, Default)]
struct JsonFinding<'a> {
    report: &'a str,
    check: Option<&'a str>,
    severity: Option<&'a str>,
    start: Option<u32>,
    end: Option<u32>,
    quote: Option<&'a str>,
    message: Option<&'a str>,
    why: Option<&'a str>,
    help: Option<&'a str>,
}

pub(super) fn run(check: &CheckArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let lang = args.lang();
    if let Some(id) = &check.explain {
        let about = checks::about(id).ok_or_else(|| no_check(id, lang))?;
        out.lines(about.text(lang).trim_end())?;
        return out.end(Exit::Success);
    }
    let switches = switches(check, lang)?;
    let session = Session::open(args.options(&check.paths))?;
    session.set_switches(switches);
    let mut tally = Tally::default();
    let mut is_troubled = false;
    each(
        &session,
        &mut out,
        |report_idx| {
            let report = session.read(report_idx)?;
            let findings = session.findings_in(&report);
            Ok((report, findings))
        },
        |out, report_idx, found| {
            let path = session.discover().entries[report_idx].path.as_str();
            match found {
                Ok((report, findings)) => {
                    tally.add(&findings);
                    write(out, path, &report, &findings, lang)
                }
                Err(error) => {
                    is_troubled = true;
                    let row = JsonFinding {
                        report: path,
                        ..JsonFinding::default()
                    };
                    let error: crate::batch::ReadError = error;
                    unread(out, row, &error.message(lang, path))
                }
            }
        },
    )?;
    if !out.json && tally.n_reports > 1 {
        out.weighted(&tally.foot(lang), Weight::Dim)?;
    }
    is_troubled |= super::problems(&session);
    out.end(match (is_troubled, tally.n_findings()) {
        (true, _) => Exit::Failure,
        (false, 0) => Exit::Success,
        (false, _) => Exit::Found,
    })
}

fn switches(check: &CheckArgs, lang: Lang) -> Result<Switches, CliError> {
    for id in &check.only {
        checks::about(id).ok_or_else(|| no_check(id, lang))?;
    }
    let severity = |id: &String| {
        Severity::of_id(id).ok_or_else(|| CliError::Said(words::no_severity(lang, id)))
    };
    Ok(Switches {
        only: (!check.only.is_empty()).then(|| check.only.iter().cloned().collect()),
        at_least: check.severity.as_ref().map(severity).transpose()?,
        ..Switches::default()
    })
}

/// The message for a check that does not exist.
pub(super) fn no_check(id: &str, lang: Lang) -> CliError {
    let known: Vec<&str> = checks::abouts().map(|about| about.id).collect();
    CliError::Said(words::no_check(
        lang,
        id,
        &known.join(words::list_comma(lang)),
    ))
}

/// How much was found.
#[derive(Default)]
struct Tally {
    n_reports: usize,
    /// Infos, warnings, errors.
    n_of: [usize; 3],
}

impl Tally {
    fn add(&mut self, findings: &[Finding]) {
        self.n_reports += 1;
        for finding in findings {
            self.n_of[finding.severity as usize] += 1;
        }
    }

    fn n_findings(&self) -> usize {
        self.n_of.iter().sum()
    }

    fn foot(&self, lang: Lang) -> String {
        let [infos, warnings, errors] = self.n_of;
        words::check_foot(
            lang,
            self.n_reports,
            self.n_findings(),
            errors,
            warnings,
            infos,
        )
    }
}

fn severity_word(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => severities::severity_error(lang),
        Severity::Warning => severities::severity_warning(lang),
        Severity::Info => severities::severity_info(lang),
    }
}

fn write(
    out: &mut Out,
    path: &str,
    report: &Report,
    findings: &[Finding],
    lang: Lang,
) -> Result<(), CliError> {
    let text = &report.source.text;
    let mut lines = text.lines().enumerate().peekable();
    for finding in findings {
        if out.json {
            out.json(&JsonFinding {
                report: path,
                check: Some(finding.check()),
                severity: Some(finding.severity.id()),
                start: finding.span.map(|span| span.start.0),
                end: finding.span.map(|span| span.end.0),
                quote: finding.span.map(|_| finding.quote.as_str()),
                message: Some(finding.message.get(lang)),
                why: Some(finding.why(lang)),
                help: Some(finding.help.get(lang)),
            })?;
            continue;
        }
        let said = format!(
            "{} {}: {}",
            severity_word(finding.severity, lang),
            finding.check(),
            finding.message.get(lang)
        );
        let help = words::check_help(lang, finding.help.get(lang));
        let Some(span) = finding.span else {
            out.placed(&format!("{path}: "), &said)?;
            out.line(&format!("    {help}"))?;
            continue;
        };
        while lines.peek().is_some_and(|(_, line)| line.end < span.start) {
            lines.next();
        }
        let Some(&(nth, line)) = lines.peek() else {
            break;
        };
        let section = &report.sections[report.section_at(span.start)].id;
        out.placed(&format!("{path}:{}:{section}: ", nth + 1), &said)?;
        let around = around(line, span);
        let passage = Safe::new(text.slice(around));
        out.line(&format!("    {}", passage.as_ref()))?;
        out.line(&format!("    {}", carets(report, around, span)))?;
        out.line(&format!("    {help}"))?;
    }
    Ok(())
}

/// Paragraphs reach a thousand characters on one line: people see what is around the place.
const AROUND: u32 = 16;
/// Of a long passage people see the beginning.
const MOST_SHOWN: u32 = 40;

fn around(line: CharSpan, place: CharSpan) -> CharSpan {
    let end = place.end.min(place.start + MOST_SHOWN).min(line.end);
    CharSpan {
        start: CharIdx(place.start.0.saturating_sub(AROUND)).max(line.start),
        end: (end + AROUND).min(line.end),
    }
}

/// Carets that stand under the place, by the columns of what is before and in it.
fn carets(report: &Report, around: CharSpan, place: CharSpan) -> String {
    let text = &report.source.text;
    let cols = |start: CharIdx, end: CharIdx| {
        let safe = Safe::new(text.slice(CharSpan { start, end }));
        width(safe.as_ref(), Ambiguous::Narrow)
    };
    let before = cols(around.start, place.start);
    let n_carets = cols(place.start, place.end.min(around.end)).max(1);
    format!("{}{}", " ".repeat(before), "^".repeat(n_carets))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Options, ingest};
    use crate::report::{Corrections, analyse};

    #[test]
    fn carets_stand_under_chinese_as_under_latin() {
        let check = |text: &str, start: usize, end: usize, expected: &str| {
            let ingested = ingest("a.txt", text.as_bytes(), &Options::default()).unwrap();
            let profile = crate::profile::Profile::default();
            let report = analyse(ingested, "a.txt", &profile, &Corrections::default());
            let (line, span) = (
                report.source.text.lines().next().unwrap(),
                CharSpan::new(start, end),
            );
            assert_eq!(carets(&report, around(line, span), span), expected);
        };
        check("abc def", 4, 7, "    ^^^");
        check("青石镇2023年", 3, 7, "      ^^^^");
        check("青石镇共排查", 3, 4, "      ^^");
        check("青\u{202e}石", 2, 3, "          ^^");
    }
}
