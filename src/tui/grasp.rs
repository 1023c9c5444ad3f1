//! What a selection takes in one grasp: sentence, paragraph, clause, item, quoted phrase, figure.

use crate::report::{Report, figures};
use crate::text::{CharIdx, CharSpan, objects};

use super::keymap::Action;

/// The actions that select an object, the commonest first.
pub const OBJECTS: [Action; 6] = [
    Action::ObjectSentence,
    Action::ObjectParagraph,
    Action::ObjectClause,
    Action::ObjectItem,
    Action::ObjectQuoted,
    Action::ObjectFigure,
];

/// The object of an action at a position; `None` where there is none of that kind.
///
/// A figure is also taken from before it within its sentence, as one reads on to it.
#[must_use]
pub fn object(report: &Report, action: Action, at: CharIdx) -> Option<CharSpan> {
    let text = &report.source.text;
    let found = match action {
        Action::ObjectSentence => objects::sentence(text, at),
        Action::ObjectParagraph => objects::paragraph(text, at),
        Action::ObjectClause => objects::clause(text, at),
        Action::ObjectQuoted => objects::quoted(text, at),
        Action::ObjectItem => report.sections[report.section_at(at)]
            .items
            .iter()
            .map(|item| item.span)
            .find(|span| span.contains(at)),
        Action::ObjectFigure => figure(report, at),
        _ => None,
    };
    found.filter(|span| !span.is_empty())
}

/// The figure at a position, or the next one of the sentence.
fn figure(report: &Report, at: CharIdx) -> Option<CharSpan> {
    let sentence = objects::sentence(&report.source.text, at)?;
    figures(report)
        .into_iter()
        .map(|figure| figure.span)
        .find(|span| span.end > at && sentence.covers(*span))
}

/// The action whose object at its own beginning is this very span.
#[must_use]
pub fn action_of(report: &Report, span: CharSpan) -> Option<Action> {
    OBJECTS
        .into_iter()
        .find(|&action| object(report, action, span.start) == Some(span))
}
