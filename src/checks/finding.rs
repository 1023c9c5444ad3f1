//! One finding: what, where, why it matters, what to do.

use super::{About, Severity};
use crate::lang::{Lang, Said};
use crate::text::CharSpan;

/// What a check noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The check's documentation.
    pub about: &'static About,
    /// How grave it is.
    pub severity: Severity,
    /// The passage; `None` for something absent.
    pub span: Option<CharSpan>,
    /// The passage as it stands in the text.
    pub quote: String,
    /// The id of the profile's part it is about, where it is about one.
    pub part: Option<String>,
    /// What is wrong, in one sentence.
    pub message: Said,
    /// What to do, in one sentence.
    pub help: Said,
    /// Tells findings without a passage apart; see [`Finding::start`].
    nth: u32,
}

impl Finding {
    pub(super) fn new(about: &'static About, severity: Severity, found: Found, text: &str) -> Self {
        Self {
            about,
            severity,
            span: found.span,
            quote: text.to_owned(),
            part: found.part,
            message: found.message,
            help: found.help,
            nth: found.nth,
        }
    }

    /// The check's id.
    #[must_use]
    pub fn check(&self) -> &'static str {
        self.about.id
    }

    /// Why it matters, in one line.
    #[must_use]
    pub fn why(&self, lang: Lang) -> &'static str {
        self.about.why(lang)
    }

    /// With the check's id this says which finding of a report it is: where the passage
    /// begins, or for something absent the place of its part in the profile.
    #[must_use]
    pub fn start(&self) -> u32 {
        self.span.map_or(self.nth, |span| span.start.0)
    }
}

/// What a check hands over for one finding; made by [`Found::at`] and [`Found::absent`].
#[derive(Clone, Debug)]
pub(crate) struct Found {
    span: Option<CharSpan>,
    severity: Option<Severity>,
    part: Option<String>,
    nth: u32,
    message: Said,
    help: Said,
}

impl Found {
    /// Something wrong with a passage: what, and what to do.
    pub(crate) fn at(span: CharSpan, message: Said, help: Said) -> Self {
        Self {
            span: Some(span),
            severity: None,
            part: None,
            nth: 0,
            message,
            help,
        }
    }

    /// Something that is not there.
    pub(crate) fn absent(message: Said, help: Said) -> Self {
        Self {
            span: None,
            ..Self::at(CharSpan::default(), message, help)
        }
    }

    /// Less or more grave than the check's findings usually are.
    pub(crate) fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Of severity info where it is not sure.
    pub(crate) fn info_unless(self, sure: bool) -> Self {
        if sure {
            self
        } else {
            self.with_severity(Severity::Info)
        }
    }

    /// About a part of the profile, which stands at this place among its parts.
    pub(crate) fn about_part(mut self, id: &str, idx: usize) -> Self {
        self.part = Some(id.to_owned());
        self.nth = u32::try_from(idx).unwrap_or(u32::MAX);
        self
    }

    pub(super) fn span(&self) -> Option<CharSpan> {
        self.span
    }

    pub(super) fn severity(&self) -> Option<Severity> {
        self.severity
    }
}
