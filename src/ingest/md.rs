//! Markdown: the text is the source as it stands; headings become hints.
//!
//! Offsets, quotes and searches refer to what the file says, so no markup is
//! taken away; link targets, images, code fences and raw HTML are not marked.

use super::Options;
use super::draft::Draft;
use super::error::Fault;
use super::txt;
use crate::text::CharSpan;
use pulldown_cmark::{Event, HeadingLevel, Options as Syntax, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads Markdown of any encoding.
pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Draft, Fault> {
    let (text, mut draft) = txt::decode(bytes, options, None)?;
    let found = headings(&text);
    let mut at = Counter::default();
    let spans: Vec<(CharSpan, u8)> = found
        .into_iter()
        .map(|(range, level)| {
            (
                CharSpan::new(at.chars(&text, range.start), at.chars(&text, range.end)),
                level,
            )
        })
        .collect();
    draft.set_text(text);
    for (span, level) in spans {
        draft.hint_span(span, level);
    }
    Ok(draft)
}

/// Byte ranges of the headings' words, without `#` and underlines. A single
/// heading of the first level at the top is the title, as most writers use it.
fn headings(text: &str) -> Vec<(Range<usize>, u8)> {
    let mut found: Vec<(Range<usize>, u8)> = Vec::new();
    let mut open: Option<(u8, Option<Range<usize>>)> = None;
    let syntax = Syntax::ENABLE_TABLES | Syntax::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, range) in Parser::new_ext(text, syntax).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => open = Some((level_of(level), None)),
            Event::End(TagEnd::Heading(_)) => {
                if let Some((level, Some(words))) = open.take() {
                    found.push((words, level));
                }
            }
            _ => {
                if let Some((_, words)) = &mut open {
                    let so_far = words.take();
                    let start = so_far
                        .as_ref()
                        .map_or(range.start, |so_far| so_far.start.min(range.start));
                    let end = so_far.map_or(range.end, |so_far| so_far.end.max(range.end));
                    *words = Some(start..end);
                }
            }
        }
    }
    let n_first = found.iter().filter(|(_, level)| *level == 1).count();
    if n_first == 1 && found.first().is_some_and(|(_, level)| *level == 1) {
        for (_, level) in &mut found {
            *level -= 1;
        }
    }
    found
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Turns rising byte offsets into counts of characters in one pass.
#[derive(Default)]
struct Counter {
    byte: usize,
    chars: usize,
}

impl Counter {
    fn chars(&mut self, text: &str, byte: usize) -> usize {
        if byte < self.byte {
            *self = Self::default();
        }
        self.chars += text
            .get(self.byte..byte)
            .map_or(0, |part| part.chars().count());
        self.byte = byte;
        self.chars
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Options, ingest};

    #[track_caller]
    fn check(source: &str, expected: &[(u8, &str)]) {
        let read = ingest("a.md", source.as_bytes(), &Options::default()).unwrap();
        assert_eq!(read.text.as_str(), source);
        let hints: Vec<(u8, &str)> = read
            .hints
            .iter()
            .map(|hint| (hint.level, read.text.slice(hint.span)))
            .collect();
        assert_eq!(hints, expected);
    }

    #[test]
    fn headings_become_hints_and_the_source_stays() {
        check(
            "# 青石乡报告\n\n## 一、*举措* ##\n\n正文\n",
            &[(0, "青石乡报告"), (1, "一、*举措*")],
        );
        check(
            "# 一、举措\n# 二、不足\n",
            &[(1, "一、举措"), (1, "二、不足")],
        );
        check("标题\n====\n\n小节\n----\n", &[(0, "标题"), (1, "小节")]);
        check("```\n# 不是标题\n```\n#也不是\n", &[]);
    }
}
