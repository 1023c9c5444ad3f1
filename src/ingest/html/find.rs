//! Where in a page the document itself stands.
//!
//! Containers that the content systems of government sites use are tried
//! first; then Readability; else the whole page is the document.

use dom_query::{Document, NodeId};
use dom_smoothie::{Config, Readability};

/// Selectors of containers, the most telling first. TRS, `UCAP`, `Hanweb` and
/// `VSB` are the systems that most sites run on.
const CONTAINERS: &[&str] = &[
    ".TRS_Editor",
    ".trs_editor_view",
    "#UCAP-CONTENT",
    ".TRS_UEDITOR",
    ".pages_content",
    "#zoom",
    "#Zoom",
    ".article-content",
    ".article_content",
    "#vsb_content",
    ".v_news_content",
    "#NewsContent",
    "#js_content",
    ".news_content",
    ".content_text",
    ".article-con",
    ".xxgk-content",
    "#article-content",
    "#articleContent",
    ".conTxt",
    ".txt_con",
    "article",
    "#content",
    ".content",
];

/// A container with less text than this is an empty frame.
const MIN_CHARS: usize = 120;

/// The containers of the first selector that holds a document, and the selector.
pub(super) fn containers(page: &Document) -> Option<(Vec<NodeId>, &'static str)> {
    CONTAINERS.iter().find_map(|selector| {
        let found: Vec<NodeId> = page
            .try_select(selector)?
            .nodes()
            .iter()
            .filter(|node| {
                node.text()
                    .chars()
                    .filter(|ch| !ch.is_whitespace())
                    .take(MIN_CHARS)
                    .count()
                    >= MIN_CHARS
            })
            .map(|node| node.id)
            .collect();
        (!found.is_empty()).then_some((found, *selector))
    })
}

/// Pages with more elements than this are not put through Readability.
const MAX_ELEMENTS: usize = 20_000;

/// The lines of the article that Readability finds, without blanks; `None` where it finds none.
pub(super) fn article_lines(html: &str) -> Option<Vec<String>> {
    let config = Config {
        max_elements_to_parse: MAX_ELEMENTS,
        disable_json_ld: true,
        text_mode: dom_smoothie::TextMode::Formatted,
        ..Config::default()
    };
    let mut readability = Readability::new(html, None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    let lines: Vec<String> = article
        .text_content
        .lines()
        .map(squeezed)
        .filter(|line| !line.is_empty())
        .collect();
    let n_chars: usize = lines.iter().map(|line| line.chars().count()).sum();
    (n_chars >= MIN_CHARS).then_some(lines)
}

/// A line without its blanks, for comparing.
pub(super) fn squeezed(line: &str) -> String {
    line.chars().filter(|ch| !ch.is_whitespace()).collect()
}
