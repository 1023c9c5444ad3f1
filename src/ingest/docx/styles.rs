//! Styles: what a paragraph inherits (heading level, numbering, hidden type).

use super::super::xml::{Element, Tree};
use std::collections::BTreeMap;

/// Which list a paragraph belongs to, as far as one place says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ListRef {
    /// The list; 0 takes the paragraph out of any list.
    pub(super) list: Option<u32>,
    /// The level, from 0.
    pub(super) level: Option<u32>,
}

impl ListRef {
    /// Reads `numPr` of paragraph properties.
    pub(super) fn of(properties: Element<'_>) -> Self {
        let Some(numbering) = properties.child("numPr") else {
            return Self::default();
        };
        Self {
            list: numbering.child("numId").and_then(|id| id.number("val")),
            level: numbering
                .child("ilvl")
                .and_then(|level| level.number("val")),
        }
    }

    fn or(self, inherited: Self) -> Self {
        Self {
            list: self.list.or(inherited.list),
            level: self.level.or(inherited.level),
        }
    }
}

/// What may hide a run of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Formatted as hidden.
    vanish: Option<bool>,
    /// Written in white.
    white: Option<bool>,
    /// Type too small to be read.
    tiny: Option<bool>,
    /// Behind it lies a colour other than white.
    shaded: Option<bool>,
}

/// Type of two points and less is not meant to be read.
const TINY_HALF_POINTS: u32 = 4;

impl Look {
    /// Reads run properties.
    pub(super) fn of(properties: Element<'_>) -> Self {
        let mut look = Self::default();
        for setting in properties.elements() {
            let value = setting.attr("val");
            match setting.name() {
                "vanish" => look.vanish = Some(is_on(value.as_deref())),
                "color" => {
                    look.white = value.map(|value| {
                        value.eq_ignore_ascii_case("ffffff") || value.eq_ignore_ascii_case("white")
                    });
                }
                "sz" => {
                    look.tiny = value
                        .and_then(|value| value.parse::<u32>().ok())
                        .map(|half_points| half_points <= TINY_HALF_POINTS);
                }
                "shd" => look.shaded = Some(is_shaded(setting)),
                "highlight" => {
                    let painted = value.is_some_and(|value| value != "none" && value != "white");
                    look.shaded = Some(painted);
                }
                _ => {}
            }
        }
        look
    }

    /// This look over an inherited one.
    pub(super) fn over(self, inherited: Self) -> Self {
        Self {
            vanish: self.vanish.or(inherited.vanish),
            white: self.white.or(inherited.white),
            tiny: self.tiny.or(inherited.tiny),
            shaded: self.shaded.or(inherited.shaded),
        }
    }

    /// Whether a reader of the printed page would not see the characters.
    pub(super) fn hides(self) -> bool {
        self.vanish == Some(true)
            || self.tiny == Some(true)
            || (self.white == Some(true) && self.shaded != Some(true))
    }

    /// The look that a shaded cell or paragraph hands down.
    pub(super) fn on_shade(shaded: bool) -> Self {
        Self {
            shaded: shaded.then_some(true),
            ..Self::default()
        }
    }
}

/// Whether a `shd` element paints anything but white.
pub(super) fn is_shaded(shade: Element<'_>) -> bool {
    let fill = shade.attr("fill");
    let fill = fill.as_deref().unwrap_or("auto");
    let theme = shade.attr("themeFill").is_some();
    theme || !(fill == "auto" || fill.eq_ignore_ascii_case("ffffff"))
}

/// A switch is on unless it says that it is off.
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}

/// A style with all it inherits.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// 0 for the title, 1 to 9 for headings.
    pub(super) heading: Option<u8>,
    /// A line of a table of contents.
    pub(super) contents: bool,
    pub(super) list: ListRef,
    pub(super) look: Look,
}

/// The styles of a document by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    default_paragraph: Style,
}

struct Raw<'t> {
    element: Element<'t>,
    based_on: Option<String>,
}

/// A chain of styles longer than this is a loop.
const MAX_CHAIN: usize = 24;

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn parse(tree: &Tree<'_>) -> Self {
        let mut raw: BTreeMap<String, Raw<'_>> = BTreeMap::new();
        let mut default_id = None;
        let styles = tree.root().child("styles");
        for element in styles
            .into_iter()
            .flat_map(Element::elements)
            .filter(|element| element.name() == "style")
        {
            let Some(id) = element.attr("styleId") else {
                continue;
            };
            let is_default = element
                .attr("default")
                .is_some_and(|value| is_on(Some(&value)));
            if is_default && element.attr("type").as_deref() == Some("paragraph") {
                default_id = Some(id.to_string());
            }
            let based_on = element.val("basedOn").map(std::borrow::Cow::into_owned);
            raw.insert(id.into_owned(), Raw { element, based_on });
        }
        let by_id: BTreeMap<String, Style> = raw
            .keys()
            .map(|id| (id.clone(), resolve(&raw, id)))
            .collect();
        let default_paragraph = default_id
            .and_then(|id| by_id.get(&id).cloned())
            .unwrap_or_default();
        Self {
            by_id,
            default_paragraph,
        }
    }

    /// The style of an id; the default paragraph style where there is none.
    pub(super) fn get(&self, id: Option<&str>) -> &Style {
        id.and_then(|id| self.by_id.get(id))
            .unwrap_or(&self.default_paragraph)
    }

    /// The look of a character style.
    pub(super) fn run_look(&self, id: Option<&str>) -> Look {
        id.and_then(|id| self.by_id.get(id))
            .map_or_else(Look::default, |style| style.look)
    }
}

fn resolve(raw: &BTreeMap<String, Raw<'_>>, id: &str) -> Style {
    let mut style = Style::default();
    let mut outline: Option<u32> = None;
    let mut next = Some(id.to_owned());
    for _ in 0..MAX_CHAIN {
        let Some(Raw { element, based_on }) = next.as_deref().and_then(|id| raw.get(id)) else {
            break;
        };
        if let Some(name) = element.val("name") {
            style.heading = style.heading.or_else(|| heading_name(&name));
            style.contents |= is_contents_name(&name);
        }
        if let Some(properties) = element.child("pPr") {
            style.list = style.list.or(ListRef::of(properties));
            outline = outline.or_else(|| properties.child("outlineLvl")?.number("val"));
        }
        if let Some(properties) = element.child("rPr") {
            style.look = style.look.over(Look::of(properties));
        }
        next.clone_from(based_on);
    }
    if let Some(level) = outline {
        style.heading = heading_of_outline(level).or(style.heading.filter(|_| level < 9));
    }
    style
}

/// Word's outline levels count from 0; 9 is body text.
pub(super) fn heading_of_outline(level: u32) -> Option<u8> {
    u8::try_from(level)
        .ok()
        .filter(|level| *level < 9)
        .map(|level| level + 1)
}

/// The level that a style's name promises, in English or Chinese.
fn heading_name(name: &str) -> Option<u8> {
    let name = name.trim().to_lowercase();
    if name == "title" || name == "标题" {
        return Some(0);
    }
    let rest = name
        .strip_prefix("heading")
        .or_else(|| name.strip_prefix("标题"))?;
    let level: u8 = rest.trim().parse().ok()?;
    (1..=9).contains(&level).then_some(level)
}

fn is_contents_name(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    ["toc ", "目录 "].iter().any(|prefix| {
        name.strip_prefix(prefix)
            .is_some_and(|rest| rest.parse::<u8>().is_ok())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_inherit_levels_lists_and_looks_and_loops_end() {
        let tree = Tree::parse(
            r#"<w:styles><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
            <w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
            <w:style w:styleId="x"><w:name w:val="一级"/><w:basedOn w:val="1"/><w:rPr><w:vanish/></w:rPr></w:style>
            <w:style w:styleId="p"><w:name w:val="p"/><w:basedOn w:val="q"/></w:style>
            <w:style w:styleId="q"><w:name w:val="标题 2"/><w:basedOn w:val="p"/></w:style>
            <w:style w:styleId="t"><w:name w:val="toc 1"/></w:style></w:styles>"#,
        );
        let styles = Styles::parse(&tree);
        let x = styles.get(Some("x"));
        assert_eq!(
            (x.heading, x.list.list, x.look.hides()),
            (Some(1), Some(3), true)
        );
        assert_eq!(styles.get(Some("p")).heading, Some(2));
        assert!(styles.get(Some("t")).contents);
        assert_eq!(styles.get(None).heading, None);
    }
}
