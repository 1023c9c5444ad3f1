//! Automatic numbers: what Word prints before a paragraph of a list.
//!
//! Lists (`w:num`) share the counters of their definition (`w:abstractNum`);
//! an override of the start value restarts them once (ECMA-376, 17.9).

use super::super::xml::{Element, Tree};
use super::numerals;
use super::styles::{ListRef, Styles};
use std::collections::{BTreeMap, BTreeSet};

/// Word's lists have nine levels.
const N_LEVELS: usize = 9;

#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// The level (from 1) whose use restarts this one; 0 never restarts it.
    restart: Option<usize>,
    legal: bool,
    spaced: bool,
    style: Option<String>,
}

#[derive(Debug, Default)]
struct Definition {
    levels: BTreeMap<usize, Level>,
    /// The style that holds the true definition.
    style: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    definition: u32,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: BTreeMap<u32, Definition>,
    lists: BTreeMap<u32, List>,
    counts: BTreeMap<u32, [Option<u32>; N_LEVELS]>,
    started: BTreeSet<(u32, usize)>,
}

impl Numbering {
    /// Reads `numbering.xml`; definitions that only name a style are followed through `styles`.
    pub(super) fn parse(tree: &Tree<'_>, styles: &Styles) -> Self {
        let mut numbering = Self::default();
        let Some(root) = tree.root().child("numbering") else {
            return numbering;
        };
        for element in root.elements() {
            match element.name() {
                "abstractNum" => {
                    if let Some(id) = element.number("abstractNumId") {
                        numbering.definitions.insert(id, definition(element));
                    }
                }
                "num" => {
                    if let Some(id) = element.number("numId") {
                        numbering.lists.insert(id, list(element));
                    }
                }
                _ => {}
            }
        }
        numbering.follow_style_links(styles);
        numbering
    }

    fn follow_style_links(&mut self, styles: &Styles) {
        let links: Vec<(u32, u32)> = self
            .lists
            .iter()
            .filter_map(|(&id, list)| {
                let style = self.definitions.get(&list.definition)?.style.as_deref()?;
                let true_list = styles.get(Some(style)).list.list?;
                Some((id, self.lists.get(&true_list)?.definition))
            })
            .collect();
        for (id, definition) in links {
            if let Some(list) = self.lists.get_mut(&id) {
                list.definition = definition;
            }
        }
    }

    /// The list and level of a paragraph whose own properties and style say so.
    pub(super) fn place(
        &self,
        own: ListRef,
        inherited: ListRef,
        style: Option<&str>,
    ) -> Option<(u32, usize)> {
        let id = own.list.or(inherited.list).filter(|id| *id != 0)?;
        let list = self.lists.get(&id)?;
        let by_style = || {
            let levels = &self.definitions.get(&list.definition)?.levels;
            let (level, _) = levels
                .iter()
                .find(|(_, level)| level.style.is_some() && level.style.as_deref() == style)?;
            Some(*level)
        };
        let level = match own.level {
            Some(level) => usize::try_from(level).unwrap_or(0),
            None if own.list.is_none() => by_style()
                .or_else(|| usize::try_from(inherited.level?).ok())
                .unwrap_or(0),
            None => 0,
        };
        Some((id, level.min(N_LEVELS - 1)))
    }

    fn level<'l>(&'l self, list: &'l List, level: usize) -> Option<&'l Level> {
        list.levels
            .get(&level)
            .or_else(|| self.definitions.get(&list.definition)?.levels.get(&level))
    }

    /// Counts one paragraph and gives the number it bears; `None` for levels
    /// without a number.
    pub(super) fn next(&mut self, id: u32, level: usize) -> Option<Number> {
        let list = self.lists.get(&id)?;
        let start = self.level(list, level).map_or(1, |found| found.start);
        let mut counts = self
            .counts
            .get(&list.definition)
            .copied()
            .unwrap_or_default();
        let first_use = self.started.insert((id, level));
        let value = match list.starts.get(&level) {
            Some(&start) if first_use => start,
            _ => counts
                .get(level)
                .copied()
                .flatten()
                .map_or(start, |count| count.saturating_add(1)),
        };
        if let Some(count) = counts.get_mut(level) {
            *count = Some(value);
        }
        for deeper in level + 1..N_LEVELS {
            let restarts = match self.level(list, deeper).and_then(|found| found.restart) {
                Some(restart) => level < restart,
                None => true,
            };
            if restarts && let Some(count) = counts.get_mut(deeper) {
                *count = None;
            }
        }
        let shown = self.level(list, level)?;
        let number = Number {
            text: self.print(list, shown, &counts),
            spaced: shown.spaced,
        };
        self.counts.insert(list.definition, counts);
        (!number.text.is_empty()).then_some(number)
    }

    /// `%1` to `%9` become the counters of their levels.
    fn print(&self, list: &List, shown: &Level, counts: &[Option<u32>; N_LEVELS]) -> String {
        if shown.format == "bullet" {
            // Bullets come as characters of symbol fonts, which mean nothing without them.
            return shown
                .text
                .chars()
                .map(|ch| {
                    if ('\u{e000}'..='\u{f8ff}').contains(&ch) {
                        '•'
                    } else {
                        ch
                    }
                })
                .collect();
        }
        let mut text = String::new();
        let mut chars = shown.text.chars().peekable();
        while let Some(ch) = chars.next() {
            let nth = chars.peek().and_then(|next| next.to_digit(10)).unwrap_or(0) as usize;
            if ch != '%' || nth == 0 {
                text.push(ch);
                continue;
            }
            chars.next();
            let level = self.level(list, nth - 1);
            let value = counts
                .get(nth - 1)
                .copied()
                .flatten()
                .unwrap_or_else(|| level.map_or(1, |level| level.start));
            let format = match level {
                Some(level) if !shown.legal => level.format.as_str(),
                _ => "decimal",
            };
            text.push_str(&numerals::format(value, format));
        }
        text
    }
}

/// A printed number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// As Word prints it: 一、, （二）, 1.1.
    pub(super) text: String,
    /// Whether a space or tab follows.
    pub(super) spaced: bool,
}

fn definition(element: Element<'_>) -> Definition {
    Definition {
        levels: element
            .elements()
            .filter(|child| child.name() == "lvl")
            .filter_map(level)
            .collect(),
        style: element
            .val("numStyleLink")
            .map(std::borrow::Cow::into_owned),
    }
}

fn list(element: Element<'_>) -> List {
    let mut list = List {
        definition: element
            .child("abstractNumId")
            .and_then(|id| id.number("val"))
            .unwrap_or(0),
        ..List::default()
    };
    for change in element
        .elements()
        .filter(|child| child.name() == "lvlOverride")
    {
        let Some(nth) = change.number::<usize>("ilvl") else {
            continue;
        };
        if let Some(start) = change
            .child("startOverride")
            .and_then(|start| start.number("val"))
        {
            list.starts.insert(nth, start);
        }
        if let Some((nth, level)) = change.child("lvl").and_then(level) {
            list.levels.insert(nth, level);
        }
    }
    list
}

fn level(element: Element<'_>) -> Option<(usize, Level)> {
    let nth: usize = element.number("ilvl")?;
    // Newer formats stand in an AlternateContent whose fallback is a plain one.
    let format = element
        .val("numFmt")
        .or_else(|| element.descendants("Fallback").first()?.val("numFmt"))
        .map_or_else(|| "decimal".to_owned(), std::borrow::Cow::into_owned);
    Some((
        nth,
        Level {
            start: element
                .child("start")
                .and_then(|start| start.number("val"))
                .unwrap_or(0),
            format,
            text: element
                .val("lvlText")
                .map(std::borrow::Cow::into_owned)
                .unwrap_or_default(),
            restart: element
                .child("lvlRestart")
                .and_then(|restart| restart.number("val")),
            legal: element
                .child("isLgl")
                .is_some_and(|legal| super::styles::is_on(legal.attr("val").as_deref())),
            spaced: element.val("suff").as_deref() != Some("nothing"),
            style: element.val("pStyle").map(std::borrow::Cow::into_owned),
        },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREE_LEVELS: &str = r#"<w:numbering>
      <w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/><w:suff w:val="nothing"/><w:pStyle w:val="h1"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/><w:isLgl/><w:lvlRestart w:val="1"/></w:lvl>
      </w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
    </w:numbering>"#;

    #[track_caller]
    fn check(paragraphs: &[(u32, usize)], expected: &[&str]) {
        let tree = Tree::parse(THREE_LEVELS);
        let mut numbering = Numbering::parse(&tree, &Styles::default());
        let printed: Vec<String> = paragraphs
            .iter()
            .map(|&(list, level)| {
                numbering
                    .next(list, level)
                    .map_or_else(String::new, |number| number.text)
            })
            .collect();
        assert_eq!(printed, expected);
    }

    #[test]
    fn levels_count_and_restart_as_in_word() {
        check(
            &[(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)],
            &["一、", "（一）", "（二）", "二、", "（一）"],
        );
        check(
            &[(1, 0), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)],
            &["一、", "1.1", "（一）", "1.2", "二、", "2.1"],
        );
    }

    #[test]
    fn an_override_restarts_once_and_lists_share_counters() {
        check(
            &[(1, 0), (2, 0), (2, 0), (1, 0)],
            &["一、", "五、", "六、", "七、"],
        );
    }

    #[test]
    fn a_number_above_that_was_never_used_shows_its_start() {
        check(&[(1, 2), (9, 0), (1, 8)], &["1.1", "", ""]);
    }

    #[test]
    fn a_style_gives_the_level() {
        let tree = Tree::parse(THREE_LEVELS);
        let numbering = Numbering::parse(&tree, &Styles::default());
        let by_style = ListRef {
            list: Some(1),
            level: None,
        };
        assert_eq!(
            numbering.place(ListRef::default(), by_style, Some("h1")),
            Some((1, 0))
        );
        let out = ListRef {
            list: Some(0),
            level: None,
        };
        assert_eq!(numbering.place(out, by_style, Some("h1")), None);
    }
}
