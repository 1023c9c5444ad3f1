//! DOCX: the review note as an office prints and signs it.
//!
//! Office Open XML (ECMA-376, <https://ecma-international.org/publications-and-standards/standards/ecma-376/>),
//! written by hand: headings, paragraphs and one table need no library. Nothing refers to
//! anything outside the package, and there are no fields but the page number.

use std::io;

use super::Exporter;
use super::bundle::ReviewBundle;
use super::docx_parts as parts;
use super::letter::{Chapter, Group, Letter, LetterNote, appendix, heads, paragraphs};
use super::markup::{escape, put};
use super::pack::{self, XML};
use crate::lang::{Lang, export as words};

/// The exporter of documents.
pub(super) const EXPORTER: Exporter = Exporter {
    id: "docx",
    extension: "docx",
    about: words::about_docx,
    is_text: false,
    per_report: true,
    write,
    ..Exporter::TEXT
};

fn write(bundle: &ReviewBundle, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let part = |content: &str| format!("{XML}{content}");
    let parts = [
        ("[Content_Types].xml", part(parts::CONTENT_TYPES)),
        ("_rels/.rels", part(parts::RELATIONS)),
        ("word/document.xml", document(bundle, lang)),
        (
            "word/_rels/document.xml.rels",
            part(parts::DOCUMENT_RELATIONS),
        ),
        ("word/styles.xml", part(parts::STYLES)),
        ("word/settings.xml", part(parts::SETTINGS)),
        ("word/fontTable.xml", part(parts::FONTS)),
        ("word/footer1.xml", part(parts::FOOTER)),
    ];
    pack::write(&parts, out)
}

/// The main part.
pub(super) fn document(bundle: &ReviewBundle, lang: Lang) -> String {
    let mut body = Body {
        xml: String::new(),
        lang,
    };
    for row in bundle.letters().0 {
        body.letter(&Letter::of(bundle, row, lang));
    }
    for (nth, (title, lines)) in appendix(bundle, lang).into_iter().enumerate() {
        // What concerns other reports does not go to the unit of the last letter.
        let page = if nth == 0 { body.new_page() } else { "" };
        body.open("Heading1", page);
        body.run("", &title);
        body.close();
        for line in lines {
            body.paragraph("Normal", &line);
        }
    }
    if body.xml.is_empty() {
        body.paragraph("Title", words::title(lang));
    }
    format!(
        "{XML}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <w:body>{}{}</w:body></w:document>",
        body.xml,
        parts::SECTION
    )
}

/// The body being written.
struct Body {
    xml: String,
    lang: Lang,
}

impl Body {
    /// What makes a paragraph the first of a page; the first of all is so anyway.
    fn new_page(&self) -> &'static str {
        if self.xml.is_empty() {
            ""
        } else {
            "<w:pageBreakBefore/>"
        }
    }

    fn letter(&mut self, letter: &Letter) {
        let lang = self.lang;
        self.open("Title", self.new_page());
        self.run("", words::title(lang));
        self.close();
        for (name, value) in &letter.fields {
            self.open("Field", "");
            self.run("Kind", &words::field(lang, name, ""));
            self.run("", value);
            self.close();
        }
        if let Some(notice) = &letter.notice {
            self.paragraph("Caution", notice);
        }
        for (chapter, name) in letter.chapters(lang) {
            self.paragraph("Heading1", &name);
            match chapter {
                Chapter::Scores => self.scores(letter),
                Chapter::Notes => self.groups(&letter.notes),
                Chapter::Findings => self.groups(&letter.findings),
                Chapter::Summary => {
                    for paragraph in paragraphs(letter.summary) {
                        self.paragraph("Normal", paragraph);
                    }
                }
            }
        }
        // Seal and date never part, and never stand on a page of their own.
        self.keep_with_next();
        self.open("Sign", "<w:keepNext/>");
        self.run("", words::sign(lang));
        self.close();
        self.paragraph("Sign", words::sign_date(lang));
    }

    fn scores(&mut self, letter: &Letter) {
        let lang = self.lang;
        self.xml.push_str(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Scores\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>\
             <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
        );
        for width in WIDTHS {
            put(&mut self.xml, format_args!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.xml.push_str("</w:tblGrid>");
        self.table_row("<w:tblHeader/>", heads(lang), ["CellHead"; 4]);
        for (nth, line) in letter.scores.iter().enumerate() {
            let cells = [line.name, &line.value, &line.max, &line.why];
            // The sum never stands alone on a page.
            let name = if nth + 1 == letter.scores.len() {
                "CellLast"
            } else {
                "Cell"
            };
            self.table_row("", cells, [name, "CellNumber", "CellNumber", "Cell"]);
        }
        let [sum, points, max] = letter.sum(lang);
        self.table_row("", [&sum, &points, &max, ""], ["CellHead"; 4]);
        self.xml.push_str("</w:tbl>");
        for caution in &letter.cautions {
            self.paragraph("Caution", caution);
        }
    }

    fn table_row(&mut self, properties: &str, cells: [&str; 4], styles: [&str; 4]) {
        self.xml.push_str("<w:tr><w:trPr><w:cantSplit/>");
        self.xml.push_str(properties);
        self.xml.push_str("</w:trPr>");
        for ((cell, style), width) in cells.into_iter().zip(styles).zip(WIDTHS) {
            put(
                &mut self.xml,
                format_args!(
                    "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>"
                ),
            );
            let lines: Vec<&str> = paragraphs(cell).collect();
            self.paragraph(style, lines.first().copied().unwrap_or_default());
            for line in lines.iter().skip(1) {
                self.paragraph(style, line);
            }
            self.xml.push_str("</w:tc>");
        }
        self.xml.push_str("</w:tr>");
    }

    fn groups(&mut self, groups: &[Group]) {
        for group in groups {
            self.paragraph("Heading2", &group.heading);
            for note in &group.notes {
                self.note(note);
            }
        }
    }

    fn note(&mut self, note: &LetterNote) {
        let lang = self.lang;
        let mut lines = paragraphs(&note.placed.note.body);
        self.open("Normal", "");
        self.run("Kind", &words::remark_of_kind(lang, note.kind));
        self.run("", lines.next().unwrap_or_default());
        self.close();
        for line in lines {
            self.paragraph("Normal", line);
        }
        for (nth, line) in paragraphs(note.quote).enumerate() {
            let name = words::field(lang, words::quote(lang), line);
            self.paragraph("Passage", if nth == 0 { &name } else { line });
        }
        if let Some(caution) = note.caution {
            self.paragraph("Caution", caution);
        }
    }

    fn paragraph(&mut self, style: &str, text: &str) {
        self.open(style, "");
        self.run("", text);
        self.close();
    }

    fn open(&mut self, style: &str, properties: &str) {
        put(
            &mut self.xml,
            format_args!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>"),
        );
    }

    fn run(&mut self, style: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        self.xml.push_str("<w:r>");
        if !style.is_empty() {
            put(
                &mut self.xml,
                format_args!("<w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr>"),
            );
        }
        let text = escape(text).replace('\n', " ");
        put(
            &mut self.xml,
            format_args!("<w:t xml:space=\"preserve\">{text}</w:t></w:r>"),
        );
    }

    /// The last paragraph goes to the next page rather than leave what follows alone there.
    fn keep_with_next(&mut self) {
        if let Some(end) = self.xml.rfind("</w:pPr>") {
            self.xml.insert_str(end, "<w:keepNext/>");
        }
    }

    fn close(&mut self) {
        self.xml.push_str("</w:p>\n");
    }
}

/// Widths of the score table's columns in twentieths of a point; together the page core.
const WIDTHS: [u32; 4] = [3_000, 1_200, 1_000, 3_644];
