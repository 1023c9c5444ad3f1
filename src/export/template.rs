//! The user's own template for the review note, as Markdown or HTML.
//!
//! A template is [minijinja](https://docs.rs/minijinja)'s language over what the built-in
//! notes show; `lang/template.rs` lists every field, and a test holds that list to
//! [`Page`]. It is rendered once for the whole export, or once per file.
//!
//! **Foreign text cannot come alive**: everything printed is escaped as the format's own
//! exporter escapes it, `safe` does not exist, and switching escaping off has no effect. A
//! field that does not exist is an error, and so is a template that does not end. A
//! template reads no files: there is nothing to include.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};
use serde::Serialize;

use super::bundle::{ReviewBundle, Row};
use super::letter::{Group, Letter, LetterNote, grade_name, paragraphs, status};
use super::markdown_text::inline;
use super::markup::escape;
use super::reckoning::marked;
use crate::lang::{Lang, template as words};

/// Instructions a template may take; some hundred reports with their notes need a
/// twentieth of it.
const FUEL: u64 = 20_000_000;

/// What a template writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Markdown,
    Html,
}

/// A template for a format.
#[derive(Clone, Debug)]
pub struct Template {
    /// What messages call it.
    name: String,
    source: String,
    kind: Kind,
}

/// Why a template could not be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name}:{}: {what}", line.unwrap_or_default())]
pub struct TemplateError {
    /// The template's file.
    name: String,
    /// The line, from 1.
    line: Option<usize>,
    /// What is wrong with it.
    what: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("no field {0}")]
    NoField(String),
    #[error("syntax: {0}")]
    Syntax(String),
    #[error("{0} is unknown")]
    Unknown(String),
    #[error("out of fuel")]
    TooLong,
    #[error("{0}")]
    Other(String),
}

impl TemplateError {
    /// Where, what, and what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let what = match &self.what {
            Fault::NoField(name) => words::no_field(lang, name),
            Fault::Syntax(detail) => words::syntax(lang, detail),
            Fault::Unknown(name) => words::unknown(lang, name),
            Fault::TooLong => words::too_long(lang).to_owned(),
            Fault::Other(detail) => words::other(lang, detail),
        };
        match self.line {
            Some(line) => words::at_line(lang, &self.name, line, &what),
            None => words::somewhere(lang, &self.name, &what),
        }
    }
}

/// What a template is given.
#[derive(Serialize)]
struct Page<'a> {
    batch: &'a str,
    letters: Vec<LetterOut<'a>>,
    not_reviewed: Vec<&'a str>,
    unreadable: Vec<Unread<'a>>,
}

#[derive(Serialize)]
struct Unread<'a> {
    path: &'a str,
    problem: &'a str,
}

#[derive(Serialize)]
struct LetterOut<'a> {
    issuer: &'a str,
    title: &'a str,
    path: &'a str,
    year: String,
    reviewer: &'a str,
    status: &'static str,
    total: String,
    max: String,
    grade: &'a str,
    notice: String,
    fields: Vec<Field>,
    scores: Vec<ScoreOut<'a>>,
    cautions: Vec<String>,
    notes: Vec<GroupOut<'a>>,
    findings: Vec<GroupOut<'a>>,
    summary: Vec<&'a str>,
}

#[derive(Serialize)]
struct Field {
    name: &'static str,
    value: String,
}

#[derive(Serialize)]
struct ScoreOut<'a> {
    name: &'a str,
    value: String,
    max: String,
    why: String,
}

#[derive(Serialize)]
struct GroupOut<'a> {
    heading: String,
    notes: Vec<NoteOut<'a>>,
}

#[derive(Serialize)]
struct NoteOut<'a> {
    kind: &'static str,
    body: Vec<&'a str>,
    quote: Vec<&'a str>,
    caution: &'static str,
}

impl<'a> Page<'a> {
    fn of(bundle: &'a ReviewBundle, lang: Lang) -> Self {
        let (shown, left) = bundle.letters();
        let unreadable = bundle.unreadable.iter().map(|one| Unread {
            path: &one.path,
            problem: &one.problem,
        });
        Self {
            batch: &bundle.batch,
            letters: shown
                .into_iter()
                .map(|row| letter_out(bundle, row, lang))
                .collect(),
            not_reviewed: left.into_iter().map(|row| row.path.as_str()).collect(),
            unreadable: unreadable.collect(),
        }
    }
}

fn letter_out<'a>(bundle: &'a ReviewBundle, row: &'a Row, lang: Lang) -> LetterOut<'a> {
    let letter = Letter::of(bundle, row, lang);
    let fields = letter.fields.into_iter();
    let scores = letter.scores.into_iter();
    LetterOut {
        issuer: row.issuer().unwrap_or_default(),
        title: row.title().unwrap_or_default(),
        path: &row.path,
        year: row.year().map(|year| year.to_string()).unwrap_or_default(),
        reviewer: &row.review.reviewer,
        status: status(lang, row.review.status),
        grade: grade_name(&letter.total, lang).unwrap_or_default(),
        total: marked(&letter.total),
        max: letter.total.max.to_string(),
        notice: letter.notice.unwrap_or_default(),
        fields: fields.map(|(name, value)| Field { name, value }).collect(),
        scores: scores
            .map(|line| ScoreOut {
                name: line.name,
                value: line.value,
                max: line.max,
                why: line.why,
            })
            .collect(),
        cautions: letter.cautions,
        notes: groups_out(letter.notes),
        findings: groups_out(letter.findings),
        summary: paragraphs(letter.summary).collect(),
    }
}

fn groups_out(groups: Vec<Group>) -> Vec<GroupOut> {
    groups
        .into_iter()
        .map(|group| GroupOut {
            heading: group.heading,
            notes: group.notes.iter().map(note_out).collect(),
        })
        .collect()
}

fn note_out<'a>(note: &LetterNote<'a>) -> NoteOut<'a> {
    NoteOut {
        kind: note.kind,
        body: paragraphs(&note.placed.note.body).collect(),
        quote: paragraphs(note.quote).collect(),
        caution: note.caution.unwrap_or_default(),
    }
}

impl Template {
    /// A template for the format of this name; `None` if the format takes none.
    #[must_use]
    pub fn new(format: &str, name: &str, source: &str) -> Option<Self> {
        let kind = match format {
            "md" => Kind::Markdown,
            "html" => Kind::Html,
            _ => return None,
        };
        Some(Self {
            name: name.to_owned(),
            source: source.to_owned(),
            kind,
        })
    }

    /// The bundle as the template has it.
    ///
    /// # Errors
    ///
    /// The template has a fault, uses a field that is not there, or does not end.
    pub fn render(&self, bundle: &ReviewBundle, lang: Lang) -> Result<String, TemplateError> {
        let page = Page::of(bundle, lang);
        environment(self.kind)
            .template_from_named_str(&self.name, &self.source)
            .and_then(|template| template.render(Serde(&page)))
            .map_err(|error| self.error(&error))
    }

    fn error(&self, error: &minijinja::Error) -> TemplateError {
        let of_source = error.range().and_then(|range| self.source.get(range));
        let detail = || match error.detail() {
            Some(detail) => detail.to_owned(),
            None => error.kind().to_string(),
        };
        let what = match (error.kind(), of_source) {
            (ErrorKind::UndefinedError, Some(name)) => Fault::NoField(name.trim().to_owned()),
            (ErrorKind::SyntaxError, _) => Fault::Syntax(detail()),
            (ErrorKind::UnknownFilter | ErrorKind::UnknownTest | ErrorKind::UnknownFunction, _) => {
                // "filter safe is unknown"
                let detail = detail();
                let name = detail.split_whitespace().nth(1).unwrap_or(&detail);
                Fault::Unknown(name.to_owned())
            }
            (ErrorKind::OutOfFuel, _) => Fault::TooLong,
            _ => Fault::Other(detail()),
        };
        TemplateError {
            name: self.name.clone(),
            line: error.line(),
            what,
        }
    }
}

fn environment(kind: Kind) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    // A line that holds nothing but a statement leaves no line behind.
    let syntax = SyntaxConfig::builder()
        .keep_trailing_newline(true)
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build();
    environment.set_syntax(syntax.expect("the delimiters are the usual ones"));
    for filter in ["safe", "escape", "e"] {
        environment.remove_filter(filter);
    }
    // A name of its own, so that no built-in escaping takes part.
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("zhupi".into()));
    environment.set_formatter(move |out, _, value| {
        let text = value.to_string();
        // What a block captured was escaped when it was printed into it.
        let text = match kind {
            _ if value.is_safe() => text,
            Kind::Html => escape(&text),
            Kind::Markdown => inline(&text),
        };
        Ok(out.write_str(&text)?)
    });
    environment
}

#[cfg(test)]
mod tests {
    use super::super::fixture::bundle;
    use super::*;
    use crate::lang::Lang;
    use std::collections::BTreeSet;

    #[track_caller]
    fn render(format: &str, source: &str) -> Result<String, String> {
        let template = Template::new(format, "a.tpl", source).unwrap();
        template
            .render(&bundle(), Lang::En)
            .map_err(|error| error.message(Lang::En))
    }

    #[track_caller]
    fn refused(source: &str, first_line: &str) {
        let message = render("md", source).unwrap_err();
        assert_eq!(message.lines().next(), Some(first_line));
    }

    #[test]
    fn a_note_of_ones_own() {
        let source = "\
# 本县评阅意见
{% for letter in letters %}
## {{ letter.issuer or letter.path }} {{ letter.total }}/{{ letter.max }}
{% for group in letter.notes %}
### {{ group.heading }}
{% for note in group.notes %}
- {{ note.kind }} {{ note.body | join(' ') }}
{% for line in note.quote %}
  > {{ line }}
{% endfor %}
{% endfor %}
{% endfor %}
{% endfor %}
{{ not_reviewed | length }} {{ unreadable | length }}
";
        insta::assert_snapshot!("template.md", render("md", source).unwrap());
    }

    #[test]
    fn no_text_comes_alive_by_any_way() {
        let quotes = "{% for l in letters %}{% for g in l.notes %}{% for n in g.notes %}{{ n.quote }}{% endfor %}{% endfor %}{% endfor %}";
        for source in [
            quotes.to_owned(),
            format!("{{% autoescape false %}}{quotes}{{% endautoescape %}}"),
            format!("{{% set all %}}{quotes}{{% endset %}}{{{{ all }}}}"),
            "{{ '<b>' }}{{ '<b>' | upper }}{{ ['<b>'] | join('<i>') }}".to_owned(),
        ] {
            for format in ["md", "html"] {
                let page = render(format, &source).unwrap();
                let bare = page.replace("\\<", "");
                assert!(!bare.contains('<'), "{format} {source}: {page}");
                assert!(page.contains('b'), "{format} {source}: {page}");
            }
        }
        refused(
            "{{ batch | safe }}",
            "Template `a.tpl`, line 1: there is no filter, test or function `safe`",
        );
    }

    #[test]
    fn a_template_with_a_fault_names_its_line() {
        refused(
            "一\n{{ letters[0].titel }}\n",
            "Template `a.tpl`, line 2: there is no field `letters[0].titel`",
        );
        refused(
            "{{ bach }}",
            "Template `a.tpl`, line 1: there is no field `bach`",
        );
        refused(
            "\n\n{% for l in letters %}",
            "Template `a.tpl`, line 3: syntax error (unexpected end of input, expected end of block)",
        );
        refused(
            "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
            "Template `a.tpl`, line 1: it runs too long; look at its loops",
        );
        refused(
            "{% include 'x' %}",
            "Template `a.tpl`, line 1: syntax error (unknown statement include)",
        );
    }

    #[test]
    fn only_text_for_people_takes_a_template() {
        assert!(Template::new("csv", "a", "").is_none());
    }

    /// The places of all that a value holds, as the words list them.
    fn places(value: &serde_json::Value, at: &str, found: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::Object(members) => {
                for (name, value) in members {
                    let dot = if at.is_empty() { "" } else { "." };
                    places(value, &format!("{at}{dot}{name}"), found);
                }
            }
            serde_json::Value::Array(items) => {
                for item in items {
                    places(item, &format!("{at}[]"), found);
                }
            }
            _ => {
                found.insert(at.to_owned());
            }
        }
    }

    /// The places the words list, with the shapes they give in words written out.
    fn listed(lang: Lang) -> BTreeSet<String> {
        let mut listed = BTreeSet::new();
        for place in words::fields(lang)
            .lines()
            .filter_map(|line| line.split("  ").next())
        {
            match place {
                "letters" | "letters[].notes" | "letters[].findings" => {}
                "letters[].notes[].notes[]" => {
                    for member in ["kind", "body[]", "quote[]", "caution"] {
                        assert!(words::fields(lang).contains(member));
                        listed.insert(format!("{place}.{member}"));
                    }
                }
                place => {
                    listed.insert(place.to_owned());
                }
            }
        }
        let as_notes: Vec<String> = listed
            .iter()
            .filter(|place| place.starts_with("letters[].notes[]"))
            .map(|place| place.replacen(".notes[]", ".findings[]", 1))
            .collect();
        listed.extend(as_notes);
        listed
    }

    #[test]
    fn the_fields_that_help_lists_are_those_there_are() {
        let bundle = bundle();
        let page = serde_json::to_value(Page::of(&bundle, Lang::Zh)).unwrap();
        let mut found = BTreeSet::new();
        places(&page, "", &mut found);
        assert_eq!(listed(Lang::Zh), found);
        assert_eq!(listed(Lang::En), found);
    }
}
