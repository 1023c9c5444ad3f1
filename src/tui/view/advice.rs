//! Findings, matches and private remarks as entries of the annotation pane.

use crate::checks::Severity;
use crate::lang::{Lang, advice as words, checks as severities, tui};
use crate::text::CharSpan;

use super::super::advice::name_of;
use super::super::state::{Open, State};
use super::notes::{Line, quote, wrapped};

/// Rows of a match's passage while it is selected.
const PASSAGE_ROWS: usize = 6;

/// A finding: what, and selected also where exactly, why and what to do.
pub(super) fn finding(
    state: &State,
    open: &Open,
    nth: usize,
    selected: bool,
    cols: usize,
) -> Vec<Line> {
    let theme = &state.settings.theme;
    let lang = state.settings.lang;
    let ambiguous = state.settings.ambiguous;
    let known = open.advice.findings.as_ref();
    let Some(finding) = known.and_then(|findings| findings.get(nth)) else {
        return Vec::new();
    };
    let place = place(state, open, finding.span);
    let key = (finding.check().to_owned(), finding.start());
    let severity = severity(finding.severity, lang);
    let head = if open.advice.new.contains(&key) {
        words::new_finding_line(lang, severity, &place)
    } else {
        words::finding_line(lang, severity, &place)
    };
    let mut lines = vec![(head, theme.heading)];
    let message = wrapped(finding.message.get(lang), cols, ambiguous);
    lines.extend(message.into_iter().map(|row| (row, theme.status)));
    if selected {
        if !finding.quote.trim().is_empty() {
            lines.extend(quote(state, &finding.quote, 2, cols));
        }
        let help = words::help(lang, finding.help.get(lang));
        let why = words::why(lang, finding.why(lang));
        for said in [help, why] {
            let rows = wrapped(&said, cols, ambiguous).into_iter();
            lines.extend(rows.map(|row| (row, theme.dim)));
        }
        lines.push((words::finding_keys(lang).to_owned(), theme.heading));
    }
    lines
}

/// A passage shared with another report.
pub(super) fn shared(
    state: &State,
    open: &Open,
    nth: usize,
    selected: bool,
    cols: usize,
) -> Vec<Line> {
    let theme = &state.settings.theme;
    let lang = state.settings.lang;
    let Some(shared) = open.matches().get(nth) else {
        return Vec::new();
    };
    let other = name_of(state, shared.b.report);
    let head = words::match_line(lang, &other, shared.chars);
    let mut lines = vec![(head, theme.heading)];
    let n_rows = if selected { PASSAGE_ROWS } else { 1 };
    let passage = open.report.source.text.slice(shared.a.span);
    lines.extend(quote(state, passage, n_rows, cols));
    if selected {
        lines.push((words::match_keys(lang).to_owned(), theme.heading));
    }
    lines
}

/// A private remark.
pub(super) fn remark(state: &State, open: &Open, nth: usize, cols: usize) -> Vec<Line> {
    let theme = &state.settings.theme;
    let lang = state.settings.lang;
    let note = &open.remarks.notes[nth];
    let place = place(state, open, open.remark_span(nth));
    let mut lines = vec![(words::remark_line(lang, &place), theme.heading)];
    if let crate::review::Target::Span(anchor) = &note.target {
        lines.extend(quote(state, &anchor.exact, 1, cols));
    }
    let body = wrapped(&note.body, cols, state.settings.ambiguous);
    lines.extend(body.into_iter().map(|row| (row, theme.vermilion)));
    lines
}

/// The section a span lies in, or that the whole report is spoken of.
fn place(state: &State, open: &Open, span: Option<CharSpan>) -> String {
    let lang = state.settings.lang;
    match span {
        Some(span) => {
            let section = &open.report.sections[open.report.section_at(span.start)];
            super::navigator::label(section, &state.session.profile, lang)
        }
        None => tui::whole_report(lang).to_owned(),
    }
}

pub(super) fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => severities::severity_error(lang),
        Severity::Warning => severities::severity_warning(lang),
        Severity::Info => severities::severity_info(lang),
    }
}
