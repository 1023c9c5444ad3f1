//! A parsed page as lines: blocks, tables, headings, hidden elements.

use super::super::draft::Draft;
use super::super::model::{MarkKind, NoticeKind};
use crate::text::CharSpan;
use dom_query::{NodeId, NodeRef};

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Elements that are never part of a document's body.
const CHROME: &[&str] = &[
    "nav", "button", "select", "input", "noscript", "footer", "menu",
];

/// A table with a cell longer than this lays out a page.
const LONG_CELL: usize = 300;

/// Writes a page into a draft.
pub(super) struct Walker<'w> {
    pub(super) draft: &'w mut Draft,
    /// Containers whose place in the text is wanted.
    pub(super) wanted: Vec<NodeId>,
    /// Where they were found.
    pub(super) found: Vec<CharSpan>,
    /// Headings with their levels, in order.
    pub(super) headings: Vec<(CharSpan, u8)>,
    /// Blanks seen since the last character, to be written as one if any follows.
    gap: Gap,
    preformatted: bool,
    /// Length of the longest cell of each open table.
    longest_cells: Vec<(usize, usize)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    /// Blanks with a line end of the source among them.
    Line,
}

impl<'w> Walker<'w> {
    /// A walker that will note where `wanted` stand.
    pub(super) fn new(draft: &'w mut Draft, wanted: Vec<NodeId>) -> Self {
        Self {
            draft,
            wanted,
            found: Vec::new(),
            headings: Vec::new(),
            gap: Gap::None,
            preformatted: false,
            longest_cells: Vec::new(),
        }
    }

    /// Writes a node and all below it; the depth is bounded by `clean`.
    pub(super) fn node(&mut self, node: NodeRef<'_>) {
        if node.is_text() {
            self.text(&node.text());
            return;
        }
        if !node.is_element() {
            if node.is_document() {
                self.children(node);
            }
            return;
        }
        let name = node.node_name().unwrap_or_default();
        let name = name.as_ref();
        if matches!(name, "head" | "script" | "style" | "template") {
            return;
        }
        if name == "br" {
            self.gap = Gap::None;
            self.draft.push('\n');
            return;
        }
        let is_block = BLOCKS.contains(&name);
        if is_block {
            self.end_line();
        }
        let start = self.draft.at();
        self.element(node, name);
        if is_block {
            self.end_line();
        }
        let start = start.min(self.draft.at());
        if CHROME.contains(&name) {
            self.draft.mark(start, MarkKind::Chrome);
        }
        if self.draft.at() > start && is_hidden(node) {
            self.draft.mark(start, MarkKind::Hidden);
            self.draft.notice(NoticeKind::HiddenText);
        }
        if self.wanted.contains(&node.id) {
            self.found.push(CharSpan::new(start, self.draft.at()));
        }
    }

    fn element(&mut self, node: NodeRef<'_>, name: &str) {
        let start = self.draft.at();
        match name {
            "table" => {
                self.longest_cells.push((0, 0));
                self.children(node);
                let (longest, n_columns) = self.longest_cells.pop().unwrap_or_default();
                if longest <= LONG_CELL && n_columns > 1 {
                    self.draft.mark(start, MarkKind::Table);
                }
            }
            "tr" => {
                let mut n_cells = 0;
                for child in node.children_it(false) {
                    if matches!(child.node_name().as_deref(), Some("td" | "th")) {
                        if n_cells > 0 {
                            self.gap = Gap::None;
                            self.draft.push('\t');
                        }
                        n_cells += 1;
                        self.cell(child);
                    }
                }
                if let Some((_, n_columns)) = self.longest_cells.last_mut() {
                    *n_columns = n_cells.max(*n_columns);
                }
            }
            "pre" => {
                let outer = std::mem::replace(&mut self.preformatted, true);
                self.children(node);
                self.preformatted = outer;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.children(node);
                let level = name
                    .chars()
                    .last()
                    .and_then(|digit| digit.to_digit(10))
                    .unwrap_or(1);
                let written = self.draft.tail(start);
                let n_front = written.chars().take_while(|ch| ch.is_whitespace()).count();
                let n_kept = written.trim().chars().count();
                let span = CharSpan::new(start + n_front, start + n_front + n_kept);
                self.headings.push((span, u8::try_from(level).unwrap_or(1)));
            }
            _ => self.children(node),
        }
    }

    fn children(&mut self, node: NodeRef<'_>) {
        for child in node.children_it(false) {
            self.node(child);
        }
    }

    fn cell(&mut self, cell: NodeRef<'_>) {
        let start = self.draft.at();
        self.node(cell);
        self.gap = Gap::None;
        // A cell's last paragraph must not end the row.
        self.draft.trim_newlines(start);
        let length = self.draft.at() - start;
        if let Some((longest, _)) = self.longest_cells.last_mut() {
            *longest = length.max(*longest);
        }
    }

    /// Ends the line that stands open; in a cell's beginning there is none.
    fn end_line(&mut self) {
        self.gap = Gap::None;
        if !self.draft.as_str().ends_with('\t') {
            self.draft.break_line();
        }
    }

    /// Text with its blanks collapsed, as a browser shows it.
    fn text(&mut self, text: &str) {
        if self.preformatted {
            self.draft.push_str(text);
            return;
        }
        for ch in text.chars() {
            match ch {
                '\n' | '\r' => self.gap = Gap::Line,
                ' ' | '\t' | '\u{c}' => {
                    if self.gap == Gap::None {
                        self.gap = Gap::Space;
                    }
                }
                _ => {
                    let gap = std::mem::replace(&mut self.gap, Gap::None);
                    if gap != Gap::None {
                        self.write_gap(gap, ch);
                    }
                    self.draft.push(ch);
                }
            }
        }
    }

    /// One space, none at a line's beginning, none for a line end of the source between Han.
    fn write_gap(&mut self, gap: Gap, next: char) {
        let Some(last) = self.draft.as_str().chars().next_back() else {
            return;
        };
        let joined = gap == Gap::Line && is_wide(last) && is_wide(next);
        if !matches!(last, '\n' | '\t') && !joined {
            self.draft.push(' ');
        }
    }
}

fn is_wide(ch: char) -> bool {
    ch as u32 >= 0x2e80
}

/// Whether an element says of itself that it is not to be seen.
fn is_hidden(node: NodeRef<'_>) -> bool {
    if node.has_attr("hidden") {
        return true;
    }
    let color = node.attr("color").unwrap_or_default();
    if matches!(
        color.to_ascii_lowercase().as_str(),
        "#ffffff" | "#fff" | "white"
    ) {
        return true;
    }
    let Some(style) = node.attr("style") else {
        return false;
    };
    let style: String = style
        .chars()
        .filter(|ch| !ch.is_whitespace())
        .map(|ch| ch.to_ascii_lowercase())
        .collect();
    let mut white = false;
    let mut painted = false;
    for (property, value) in style.split(';').filter_map(|rule| rule.split_once(':')) {
        let value = value.trim_end_matches("!important");
        match (property, value) {
            ("display", "none") | ("visibility", "hidden") | ("opacity", "0") => return true,
            ("font-size", size) => {
                let n_digits = size
                    .find(|ch: char| !ch.is_ascii_digit() && ch != '.')
                    .unwrap_or(size.len());
                let (number, unit) = size.split_at(n_digits);
                if number.parse::<f32>().is_ok_and(|number| {
                    number <= 2.0 && (unit == "px" || unit == "pt" || number == 0.0)
                }) {
                    return true;
                }
            }
            ("color", "#fff" | "#ffffff" | "white" | "rgb(255,255,255)") => white = true,
            ("background" | "background-color", value) => {
                painted |= !matches!(value, "#fff" | "#ffffff" | "white" | "transparent" | "none");
            }
            _ => {}
        }
    }
    white && !painted
}
