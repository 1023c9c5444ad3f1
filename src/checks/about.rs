//! What a check says of itself: the doc comment of its file, in two languages, is the text
//! shown by `zhupi check --explain` and on the screen, and its examples are tests.

use super::Severity;
use crate::lang::{Lang, checks as words};

/// A check's documentation.
#[derive(Debug, PartialEq, Eq)]
pub struct About {
    /// ASCII id, never renamed; it names the fault, not the cure (`part-missing`).
    pub id: &'static str,
    /// How grave its findings are where the profile does not say otherwise.
    pub severity: Severity,
    /// Whether it runs where the profile does not say otherwise.
    pub on: bool,
    /// The documentation in Markdown, in Chinese.
    zh: Page,
    /// The same in English.
    en: Page,
}

/// The fixed headings of a check's documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// What it finds.
    Finds,
    /// Why it matters.
    Why,
    /// Examples that are reported.
    Reported,
    /// What is not reported, with examples.
    NotReported,
    /// Regulation, article, date.
    Source,
}

/// The documentation in one language.
#[derive(Debug, PartialEq, Eq)]
struct Page {
    whole: String,
    title: String,
    /// Lines below the headings, in the order of [`Heading::ALL`].
    below: [String; 5],
    /// The paragraph of [`Heading::Why`] in one line.
    why: String,
}

impl Heading {
    /// All headings in their fixed order.
    pub const ALL: [Self; 5] = [
        Self::Finds,
        Self::Why,
        Self::Reported,
        Self::NotReported,
        Self::Source,
    ];

    /// The heading as it stands in the documentation.
    #[must_use]
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Finds => words::about_finds(lang),
            Self::Why => words::about_why(lang),
            Self::Reported => words::about_reported(lang),
            Self::NotReported => words::about_not_reported(lang),
            Self::Source => words::about_source(lang),
        }
    }
}

impl About {
    /// Reads the doc comments of a check.
    pub(super) fn read(
        id: &'static str,
        severity: Severity,
        on: bool,
        [en, zh]: [&'static str; 2],
    ) -> Self {
        Self {
            id,
            severity,
            on,
            zh: Page::read(zh, Lang::Zh),
            en: Page::read(en, Lang::En),
        }
    }

    fn page(&self, lang: Lang) -> &Page {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// The fault's name, one line.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        &self.page(lang).title
    }

    /// Why it matters, in one line.
    #[must_use]
    pub fn why(&self, lang: Lang) -> &str {
        &self.page(lang).why
    }

    /// What stands under one heading, in Markdown; examples are fenced blocks.
    #[must_use]
    pub fn below(&self, heading: Heading, lang: Lang) -> &str {
        &self.page(lang).below[heading as usize]
    }

    /// The whole documentation in Markdown.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        &self.page(lang).whole
    }
}

impl Page {
    fn read(doc: &str, lang: Lang) -> Self {
        let lines = doc
            .lines()
            .map(|line| line.strip_prefix(' ').unwrap_or(line));
        let mut page = Self {
            whole: String::new(),
            title: String::new(),
            below: Default::default(),
            why: String::new(),
        };
        let mut under = None;
        let mut is_example = false;
        for line in lines {
            is_example ^= line.starts_with("```");
            page.whole.push_str(line);
            page.whole.push('\n');
            let heading = line.strip_prefix("# ").filter(|_| !is_example);
            let heading = heading.map(|words| {
                let known = Heading::ALL.iter();
                known.copied().find(|heading| heading.word(lang) == words)
            });
            match (heading, under) {
                (Some(heading), _) => under = heading,
                (None, None) if page.title.is_empty() => line.clone_into(&mut page.title),
                (None, None) => {}
                (None, Some(heading)) => {
                    let below = &mut page.below[heading as usize];
                    below.push_str(line);
                    below.push('\n');
                }
            }
        }
        let between = if lang == Lang::En { " " } else { "" };
        for text in &mut page.below {
            *text = text.trim_matches('\n').to_owned();
        }
        let why = page.below[Heading::Why as usize].lines();
        page.why = why.collect::<Vec<_>>().join(between);
        page
    }
}

/// What `documented!` gives a check.
pub(crate) trait Documented {
    /// The documentation.
    fn about(&self) -> &'static About;
}

/// Declares a check with its documentation in English, then in Chinese. Both are doc
/// comments of the check; the headings of [`Heading`] stand in each, in their order. The
/// examples are blocks fenced by ` ```text ` and a profile's id: under *Reported* each must be
/// reported by the check, under *Not reported* none may. What `⟦` and `⟧` enclose must be
/// what is reported.
macro_rules! documented {
    (
        $(#[doc = $en:literal])*
        $check:ident = $id:literal, $severity:ident $(, $off:ident)?;
        $(#[doc = $zh:literal])*
        chinese
    ) => {
        $(#[doc = $en])*
        #[doc = "\n\n---\n\n"]
        $(#[doc = $zh])*
        pub(crate) struct $check;

        impl $crate::checks::about::Documented for $check {
            fn about(&self) -> &'static $crate::checks::About {
                static ABOUT: ::std::sync::LazyLock<$crate::checks::About> =
                    ::std::sync::LazyLock::new(|| $crate::checks::About::read(
                        $id,
                        $crate::checks::Severity::$severity,
                        $crate::checks::about::documented!(@on $($off)?),
                        [concat!($($en, "\n"),*), concat!($($zh, "\n"),*)],
                    ));
                &ABOUT
            }
        }
    };
    (@on) => { true };
    (@on off) => { false };
}
pub(crate) use documented;
