//! The body: paragraphs, tables, text boxes, notes, in reading order.

use super::super::draft::Draft;
use super::super::model::{MarkKind, NoticeKind};
use super::super::xml::{Child, Element, Tree};
use super::change_mark;
use super::numbering::{Number, Numbering};
use super::styles::{ListRef, Look, Styles, heading_of_outline, is_shaded};
use crate::text::CharSpan;

/// Writes the parts of a document into a draft.
pub(super) struct Writer<'w> {
    draft: &'w mut Draft,
    styles: &'w Styles,
    numbering: Numbering,
    /// The look handed down by cell, paragraph and style.
    look: Look,
    /// Whether the next paragraph has to begin a line of its own.
    pending_line: bool,
    n_notes: u32,
}

impl<'w> Writer<'w> {
    /// A writer at the document's beginning.
    pub(super) fn new(draft: &'w mut Draft, styles: &'w Styles, numbering: Numbering) -> Self {
        Self {
            draft,
            styles,
            numbering,
            look: Look::default(),
            pending_line: false,
            n_notes: 0,
        }
    }

    /// Everything that stands in a body, cell, text box or note.
    pub(super) fn blocks(&mut self, parent: Element<'_>) {
        for block in parent.elements() {
            match block.name() {
                "p" => self.paragraph(block),
                "tbl" => self.table(block),
                "sdt" => self.content_control(block),
                "AlternateContent" => {
                    if let Some(choice) = alternative(block) {
                        self.blocks(choice);
                    }
                }
                "customXml" | "smartTag" | "sdtContent" | "txbxContent" => self.blocks(block),
                name => {
                    if let Some(kind) = change_mark(name) {
                        self.changed(kind, |writer| writer.blocks(block));
                    }
                }
            }
        }
    }

    fn content_control(&mut self, control: Element<'_>) {
        let Some(content) = control.child("sdtContent") else {
            return;
        };
        let is_contents = control
            .descendants("docPartGallery")
            .first()
            .and_then(|gallery| gallery.attr("val"))
            .is_some_and(|name| name == "Table of Contents");
        self.line();
        let start = self.draft.at();
        self.blocks(content);
        if is_contents {
            self.draft.mark(start, MarkKind::Chrome);
        }
    }

    /// Ends the line before, if one stands open.
    fn line(&mut self) {
        if self.pending_line {
            self.draft.push('\n');
            self.pending_line = false;
        }
    }

    fn changed(&mut self, kind: MarkKind, write: impl FnOnce(&mut Self)) {
        let start = self.draft.at();
        write(self);
        if self.draft.at() > start {
            self.draft.mark(start, kind);
            self.draft.notice(NoticeKind::TrackedChanges);
        }
    }

    fn paragraph(&mut self, paragraph: Element<'_>) {
        self.line();
        let properties = paragraph.child("pPr");
        let style_id = properties.and_then(|properties| properties.val("pStyle"));
        let style_id = style_id.as_deref();
        let style = self.styles.get(style_id);
        let own_list = properties.map_or_else(ListRef::default, ListRef::of);
        let place = self.numbering.place(own_list, style.list, style_id);
        let number = place.and_then(|(list, level)| self.numbering.next(list, level));
        let start = self.draft.at();
        if let Some(number) = number {
            self.number(&number, paragraph);
        }
        let outer = self.look;
        let shaded = properties
            .and_then(|properties| properties.child("shd"))
            .is_some_and(is_shaded);
        self.look = style.look.over(Look::on_shade(shaded)).over(outer);
        let mut boxes = Vec::new();
        self.inline(paragraph, &mut boxes);
        self.look = outer;
        let own_level: Option<u32> =
            properties.and_then(|properties| properties.child("outlineLvl")?.number("val"));
        let level = match own_level {
            Some(level) => heading_of_outline(level),
            None => style.heading,
        };
        if style.contents {
            self.draft.mark(start, MarkKind::Chrome);
        } else if let Some(level) = level {
            self.hint(start, level);
        }
        self.pending_line = true;
        for text_box in boxes {
            self.line();
            let start = self.draft.at();
            self.blocks(text_box);
            self.draft.mark(start, MarkKind::TextBox);
        }
    }

    /// The number, and a space where the text would otherwise run into it.
    fn number(&mut self, number: &Number, paragraph: Element<'_>) {
        let start = self.draft.at();
        self.draft.push_str(&number.text);
        let closes = number
            .text
            .ends_with(['、', '）', ')', '．', '。', '：', '.', '，']);
        if number.spaced && !(closes && first_char(paragraph).is_none_or(is_wide)) {
            self.draft.push(' ');
        }
        self.draft.mark(start, MarkKind::AutoNumber);
    }

    /// A hint without the blanks at both ends.
    fn hint(&mut self, start: usize, level: u8) {
        let written = self.draft.tail(start);
        let n_front = written.chars().take_while(|ch| ch.is_whitespace()).count();
        let n_kept = written.trim().chars().count();
        let start = start + n_front;
        self.draft
            .hint_span(CharSpan::new(start, start + n_kept), level);
    }

    /// What stands in a line: runs and what wraps them. Text boxes are put off
    /// until the paragraph is complete.
    fn inline<'t>(&mut self, parent: Element<'t>, boxes: &mut Vec<Element<'t>>) {
        for element in parent.elements() {
            match element.name() {
                "r" => self.run(element, boxes),
                "pPr" | "rPr" | "sdtPr" | "sdtEndPr" | "tcPr" | "ctrlPr" | "p" | "tbl" => {}
                "AlternateContent" => {
                    if let Some(choice) = alternative(element) {
                        self.inline(choice, boxes);
                    }
                }
                "t" => self.draft.push_str(&element.text()),
                name => match change_mark(name) {
                    Some(kind) => self.changed(kind, |writer| writer.inline(element, boxes)),
                    None => self.inline(element, boxes),
                },
            }
        }
    }

    fn run<'t>(&mut self, run: Element<'t>, boxes: &mut Vec<Element<'t>>) {
        let properties = run.child("rPr");
        let own = properties.map_or_else(Look::default, Look::of);
        let style = properties.and_then(|properties| properties.val("rStyle"));
        let look = own
            .over(self.styles.run_look(style.as_deref()))
            .over(self.look);
        let start = self.draft.at();
        self.run_content(run, boxes);
        if look.hides() && self.draft.tail(start).chars().any(|ch| !ch.is_whitespace()) {
            self.draft.mark(start, MarkKind::Hidden);
            self.draft.notice(NoticeKind::HiddenText);
        }
    }

    fn run_content<'t>(&mut self, run: Element<'t>, boxes: &mut Vec<Element<'t>>) {
        for element in run.elements() {
            match element.name() {
                "t" | "delText" => {
                    for child in element.children() {
                        if let Child::Text(text) = child {
                            self.draft.push_str(text);
                        }
                    }
                }
                "tab" | "ptab" => self.draft.push('\t'),
                "cr" => self.draft.push('\n'),
                "br" => self.line_break(element),
                "noBreakHyphen" => self.draft.push('\u{2011}'),
                "softHyphen" => self.draft.push('\u{ad}'),
                "sym" => self.symbol(element),
                "footnoteReference" | "endnoteReference" => self.note_reference(element),
                "AlternateContent" => {
                    if let Some(choice) = alternative(element) {
                        self.run_content(choice, boxes);
                    }
                }
                "drawing" | "pict" | "object" => boxes.extend(element.descendants("txbxContent")),
                "ruby" => {
                    if let Some(base) = element.child("rubyBase") {
                        self.inline(base, boxes);
                    }
                }
                _ => {}
            }
        }
    }

    /// A page break at the edge of a paragraph adds nothing; within a line it ends it.
    fn line_break(&mut self, element: Element<'_>) {
        match element.attr("type").as_deref() {
            Some("page" | "column") => {
                let start = self.draft.at();
                self.draft.break_line();
                self.draft.mark(start, MarkKind::PageBreak);
            }
            _ => self.draft.push('\n'),
        }
    }

    fn symbol(&mut self, element: Element<'_>) {
        let code = element
            .attr("char")
            .and_then(|code| u32::from_str_radix(&code, 16).ok());
        if let Some(ch) = code.and_then(char::from_u32) {
            self.draft.push(ch);
        }
    }

    /// References are printed as numbers; brackets keep them apart from figures.
    fn note_reference(&mut self, element: Element<'_>) {
        if element.attr("customMarkFollows").is_some() {
            return;
        }
        self.n_notes += 1;
        let start = self.draft.at();
        self.draft.push_str(&format!("[{}]", self.n_notes));
        self.draft.mark(start, MarkKind::AutoNumber);
    }

    /// Footnotes or endnotes, after the body.
    pub(super) fn notes(&mut self, tree: &Tree<'_>, name: &str) {
        let mut nth = 0;
        for note in tree.root().descendants(name) {
            if note.attr("type").is_some_and(|kind| kind != "normal") {
                continue;
            }
            nth += 1;
            self.line();
            let start = self.draft.at();
            self.draft.push_str(&format!("[{nth}] "));
            self.draft.mark(start, MarkKind::AutoNumber);
            self.blocks(note);
            self.draft.mark(start, MarkKind::Footnote);
        }
    }

    /// A running head or foot; one of numbers and dashes only is left to the page.
    pub(super) fn running_text(&mut self, part: Element<'_>) {
        let words: String = part
            .descendants("t")
            .into_iter()
            .map(Element::text)
            .collect();
        let trivial =
            |ch: char| ch.is_ascii_digit() || ch.is_whitespace() || "-—–－·/第页共".contains(ch);
        if words.chars().all(trivial) {
            return;
        }
        self.line();
        let start = self.draft.at();
        self.blocks(part);
        self.draft.mark(start, MarkKind::Header);
    }

    /// Cells apart by tabs, rows by newlines; a cell of several paragraphs keeps its lines.
    fn table(&mut self, table: Element<'_>) {
        self.line();
        let mut is_grid = false;
        let start = self.draft.at();
        let mut n_rows = 0;
        for row in rows(table) {
            self.line();
            let deleted = row
                .child("trPr")
                .is_some_and(|properties| properties.child("del").is_some());
            let row_start = self.draft.at();
            let mut n_cells = 0;
            for cell in cells(row) {
                if n_cells > 0 {
                    self.pending_line = false;
                    self.draft.push('\t');
                }
                n_cells += 1;
                self.cell(cell);
            }
            n_rows += 1;
            is_grid |= n_cells > 1;
            if deleted {
                self.draft.mark(row_start, MarkKind::Deleted);
                self.draft.notice(NoticeKind::TrackedChanges);
            }
            self.pending_line = true;
        }
        // A frame of single cells around text is layout, not a table.
        if is_grid {
            self.draft.mark(start, MarkKind::Table);
        }
        self.pending_line = n_rows > 0;
    }

    fn cell(&mut self, cell: Element<'_>) {
        let outer = self.look;
        let properties = cell.child("tcPr");
        let shaded = properties
            .and_then(|properties| properties.child("shd"))
            .is_some_and(is_shaded);
        self.look = Look::on_shade(shaded).over(outer);
        let continued = properties
            .and_then(|properties| properties.child("vMerge"))
            .is_some_and(|merge| merge.attr("val").as_deref() != Some("restart"));
        if !continued {
            self.pending_line = false;
            self.blocks(cell);
        }
        self.look = outer;
        self.pending_line = false;
    }
}

/// The rows of a table, also those that content controls and changes wrap.
fn rows(table: Element<'_>) -> Vec<Element<'_>> {
    wrapped(table, "tr")
}

fn cells(row: Element<'_>) -> Vec<Element<'_>> {
    wrapped(row, "tc")
}

fn wrapped<'t>(parent: Element<'t>, name: &str) -> Vec<Element<'t>> {
    let mut found = Vec::new();
    for element in parent.elements() {
        if element.name() == name {
            found.push(element);
        } else if matches!(
            element.name(),
            "sdt" | "sdtContent" | "ins" | "del" | "customXml"
        ) {
            found.extend(wrapped(element, name));
        }
    }
    found
}

/// The version of a passage for programs that know the newest features; the
/// older one holds the same text again.
fn alternative(element: Element<'_>) -> Option<Element<'_>> {
    element
        .child("Choice")
        .or_else(|| element.child("Fallback"))
}

/// The first character a paragraph will print.
fn first_char(paragraph: Element<'_>) -> Option<char> {
    paragraph
        .descendants("t")
        .into_iter()
        .find_map(|text| text.text().chars().next())
}

fn is_wide(ch: char) -> bool {
    ch as u32 >= 0x2e80 || "“‘《（【〔".contains(ch)
}
