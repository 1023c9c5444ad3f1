//! HTML: the review note and the report's text with the notes in its margin, on one page
//! that needs nothing else and prints on A4.
//!
//! Every foreign text is escaped ([`escape`]), there is no script, and the page's own
//! content security policy (<https://www.w3.org/TR/CSP3/>) allows its one style sheet, by
//! its hash, and nothing else: no script, image, font, frame or form could be loaded even
//! if one got in.

use std::io;

use sha2::{Digest, Sha256};

use super::Exporter;
use super::bundle::{ReviewBundle, Row};
use super::html_text::marked_text;
use super::letter::{Chapter, Group, Letter, LetterNote, appendix, heads, paragraphs};
use super::markup::{escape, put};
use crate::lang::{Lang, export as words};

const STYLE: &str = include_str!("html.css");

/// The exporter of pages.
pub(super) const EXPORTER: Exporter = Exporter {
    id: "html",
    extension: "html",
    about: words::about_html,
    per_report: true,
    write,
    ..Exporter::TEXT
};

fn write(bundle: &ReviewBundle, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let mut page = head(bundle, lang);
    for (nth, row) in bundle.letters().0.into_iter().enumerate() {
        let letter = Letter::of(bundle, row, lang);
        article(&mut page, nth, row, &letter, lang);
    }
    footer(&mut page, bundle, lang);
    page.push_str("</body>\n</html>\n");
    out.write_all(page.as_bytes())
}

fn head(bundle: &ReviewBundle, lang: Lang) -> String {
    let tag = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let title = match bundle.rows.as_slice() {
        [row] => row.title().unwrap_or(&row.path),
        _ => &bundle.batch,
    };
    let title = words::field(lang, words::title(lang), title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        hash = base64(&Sha256::digest(STYLE.as_bytes())),
        title = escape(&title),
    )
}

/// Base64 with padding, RFC 4648.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let padded = [0, 1, 2].map(|nth| u32::from(chunk.get(nth).copied().unwrap_or(0)));
        let bits = padded[0] << 16 | padded[1] << 8 | padded[2];
        for (nth, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            if nth <= chunk.len() {
                text.push(char::from(DIGITS[(bits >> shift & 63) as usize]));
            } else {
                text.push('=');
            }
        }
    }
    text
}

fn article(page: &mut String, nth: usize, row: &Row, letter: &Letter, lang: Lang) {
    put(
        page,
        format_args!(
            "<article id=\"r{nth}\">\n<h1>{}</h1>\n<dl>\n",
            words::title(lang)
        ),
    );
    for (name, value) in &letter.fields {
        put(
            page,
            format_args!("<dt>{name}</dt><dd>{}</dd>\n", escape(value)),
        );
    }
    page.push_str("</dl>\n");
    if let Some(notice) = &letter.notice {
        put(
            page,
            format_args!("<p class=\"caution\">{}</p>\n", escape(notice)),
        );
    }
    for (chapter, name) in letter.chapters(lang) {
        let groups = match chapter {
            Chapter::Notes => listed(&letter.notes),
            Chapter::Findings => listed(&letter.findings),
            Chapter::Scores | Chapter::Summary => Vec::new(),
        };
        put(page, format_args!("<h2>{}</h2>\n", escape(&name)));
        match chapter {
            Chapter::Scores => scores(page, letter, lang),
            Chapter::Notes | Chapter::Findings => {
                for (heading, notes) in &groups {
                    put(page, format_args!("<h3>{}</h3>\n", escape(heading)));
                    for one in notes {
                        note(page, one, None);
                    }
                }
                if in_margin(chapter, letter).next().is_some() {
                    put(
                        page,
                        format_args!("<p class=\"caution\">{}</p>\n", words::in_margin(lang)),
                    );
                }
            }
            Chapter::Summary => {
                for paragraph in paragraphs(letter.summary) {
                    put(page, format_args!("<p>{}</p>\n", escape(paragraph)));
                }
            }
        }
    }
    if let Some(report) = &row.report {
        put(page, format_args!("<h2>{}</h2>\n", words::text(lang)));
        let mut notes: Vec<&LetterNote> = in_margin(Chapter::Notes, letter)
            .chain(in_margin(Chapter::Findings, letter))
            .collect();
        notes.sort_by_key(|note| (note.placed.span, &note.placed.note.id));
        marked_text(page, nth, report, &notes);
    }
    page.push_str("</article>\n");
}

/// Notes without a place in the text.
fn listed<'l, 'a>(groups: &'l [Group<'a>]) -> Vec<(&'l str, Vec<&'l LetterNote<'a>>)> {
    let without_place = |group: &'l Group<'a>| {
        let notes = group.notes.iter();
        let notes: Vec<_> = notes.filter(|note| note.placed.span.is_none()).collect();
        (!notes.is_empty()).then_some((group.heading.as_str(), notes))
    };
    groups.iter().filter_map(without_place).collect()
}

/// Notes that stand beside their passage.
fn in_margin<'l, 'a>(
    chapter: Chapter,
    letter: &'l Letter<'a>,
) -> impl Iterator<Item = &'l LetterNote<'a>> {
    let groups = match chapter {
        Chapter::Findings => &letter.findings,
        _ => &letter.notes,
    };
    let notes = groups.iter().flat_map(|group| &group.notes);
    notes.filter(|note| note.placed.span.is_some())
}

fn scores(page: &mut String, letter: &Letter, lang: Lang) {
    page.push_str("<table>\n<thead><tr>");
    for head in heads(lang) {
        put(page, format_args!("<th scope=\"col\">{head}</th>"));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for line in &letter.scores {
        put(
            page,
            format_args!(
                "<tr><td>{}</td><td class=\"number\">{}</td><td class=\"number\">{}</td><td>{}</td></tr>\n",
                escape(line.name),
                line.value,
                line.max,
                escape(&line.why)
            ),
        );
    }
    let [sum, points, max] = letter.sum(lang);
    put(
        page,
        format_args!(
            "<tr class=\"sum\"><td>{sum}</td><td class=\"number\">{points}</td><td class=\"number\">{max}</td><td></td></tr>\n</tbody>\n</table>\n"
        ),
    );
    for caution in &letter.cautions {
        put(
            page,
            format_args!("<p class=\"caution\">{}</p>\n", escape(caution)),
        );
    }
}

/// One note; in the margin with the number it has and a link to its passage.
pub(super) fn note(page: &mut String, note: &LetterNote, at: Option<(&str, usize)>) {
    match at {
        Some((place, number)) => put(
            page,
            format_args!(
                "<div class=\"note\" id=\"n{place}\"><p><a href=\"#m{place}\">[{number}]</a> "
            ),
        ),
        None => page.push_str("<div class=\"note\"><p>"),
    }
    put(
        page,
        format_args!("<span class=\"kind\">{}</span> ", note.kind),
    );
    let body: Vec<String> = paragraphs(&note.placed.note.body).map(escape).collect();
    put(page, format_args!("{}</p>", body.join("</p><p>")));
    if at.is_none() && !note.quote.is_empty() {
        put(
            page,
            format_args!("<blockquote>{}</blockquote>", escape(note.quote)),
        );
    }
    if let Some(caution) = note.caution {
        put(page, format_args!("<p class=\"caution\">{caution}</p>"));
    }
    page.push_str("</div>\n");
}

fn footer(page: &mut String, bundle: &ReviewBundle, lang: Lang) {
    let lists = appendix(bundle, lang);
    if lists.is_empty() {
        return;
    }
    page.push_str("<footer>\n");
    for (title, lines) in lists {
        put(page, format_args!("<h2>{}</h2>\n<ul>\n", escape(&title)));
        for line in lines {
            put(page, format_args!("<li>{}</li>\n", escape(&line)));
        }
        page.push_str("</ul>\n");
    }
    page.push_str("</footer>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_the_standard_one() {
        // RFC 4648, section 10.
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
