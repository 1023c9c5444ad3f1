//! XML as a small tree: elements by their local names, attributes, text.
//!
//! Lenient, as office programs are: a document that breaks off keeps what came
//! before, wrong end tags close what is open. No DTD is read, no entity beyond
//! XML's own five is resolved, nothing outside the document is looked at.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// Elements nested deeper hang from the ancestor at this depth, so that walking
/// the tree by recursion is safe.
const MAX_DEPTH: usize = 160;

/// A report of 10,000 characters has some 20,000 nodes; a tree of this many
/// takes about 200 MB.
const MAX_NODES: usize = 2_000_000;

#[derive(Debug)]
enum Content<'a> {
    /// Name with prefix, and the raw attributes.
    Element(&'a str, &'a str),
    Text(Cow<'a, str>),
}

#[derive(Debug)]
struct Node<'a> {
    content: Content<'a>,
    first_child: u32,
    next: u32,
}

/// No node; the root is never a child.
const NONE: u32 = 0;

/// A parsed document.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    /// Whether it broke off, or was nested or grew beyond the limits.
    pub(super) damaged: bool,
}

/// An element of a [`Tree`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'t> {
    tree: &'t Tree<'t>,
    idx: u32,
}

/// A child: an element or a piece of text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Child<'t> {
    Element(Element<'t>),
    Text(&'t str),
}

impl<'a> Tree<'a> {
    /// Parses as much as is well-formed.
    pub(super) fn parse(source: &'a str) -> Self {
        let mut tree = Self {
            nodes: vec![Node {
                content: Content::Element("", ""),
                first_child: NONE,
                next: NONE,
            }],
            damaged: false,
        };
        let mut reader = Reader::from_str(source);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        // Open elements with the last child of each.
        let mut open: Vec<(u32, u32)> = vec![(0, NONE)];
        let mut n_too_deep = 0_usize;
        loop {
            let event = reader.read_event();
            let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            if tree.nodes.len() >= MAX_NODES {
                tree.damaged = true;
                break;
            }
            match event {
                Ok(Event::Start(start)) => {
                    let content = element(source, &start, end, 1);
                    let idx = tree.add(&mut open, content);
                    if open.len() < MAX_DEPTH {
                        open.push((idx, NONE));
                    } else {
                        n_too_deep += 1;
                        tree.damaged = true;
                    }
                }
                Ok(Event::Empty(start)) => {
                    let content = element(source, &start, end, 2);
                    tree.add(&mut open, content);
                }
                Ok(Event::End(_)) => {
                    if n_too_deep > 0 {
                        n_too_deep -= 1;
                    } else if open.len() > 1 {
                        open.pop();
                    }
                }
                Ok(Event::Text(text)) => {
                    tree.add(&mut open, Content::Text(text.into_inner()));
                }
                Ok(Event::CData(text)) => {
                    tree.add(&mut open, Content::Text(text.into_inner()));
                }
                Ok(Event::GeneralRef(name)) => {
                    tree.add(&mut open, Content::Text(reference(&name)));
                }
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(_) => {
                    tree.damaged = true;
                    break;
                }
            }
        }
        tree.damaged |= open.len() > 1;
        tree
    }

    fn add(&mut self, open: &mut [(u32, u32)], content: Content<'a>) -> u32 {
        let idx = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        self.nodes.push(Node {
            content,
            first_child: NONE,
            next: NONE,
        });
        if let Some((parent, last)) = open.last_mut() {
            let link = if *last == NONE {
                self.nodes
                    .get_mut(*parent as usize)
                    .map(|node| &mut node.first_child)
            } else {
                self.nodes
                    .get_mut(*last as usize)
                    .map(|node| &mut node.next)
            };
            if let Some(link) = link {
                *link = idx;
            }
            *last = idx;
        }
        idx
    }

    /// The node above the document's outermost element.
    pub(super) fn root(&self) -> Element<'_> {
        Element { tree: self, idx: 0 }
    }
}

/// Name and raw attributes as slices of the source; `tail` is the length of
/// what follows them before `end`: `>` or `/>`.
fn element<'a>(source: &'a str, start: &BytesStart<'_>, end: usize, tail: usize) -> Content<'a> {
    let from = end.saturating_sub(start.len() + tail);
    let whole = source.get(from..from + start.len()).unwrap_or("");
    let name_len = start.name().as_ref().len();
    let (name, attributes) = whole.split_at_checked(name_len).unwrap_or((whole, ""));
    Content::Element(name, attributes)
}

/// A reference as text; an unknown one stays as it is written.
fn reference(name: &quick_xml::events::BytesRef<'_>) -> Cow<'static, str> {
    if let Ok(Some(ch)) = name.resolve_char_ref() {
        return Cow::Owned(ch.to_string());
    }
    Cow::Borrowed(match name.as_ref() {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        other => return Cow::Owned(format!("&{other};")),
    })
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

impl<'t> Element<'t> {
    fn node(self) -> Option<&'t Node<'t>> {
        self.tree.nodes.get(self.idx as usize)
    }

    /// The name without its prefix.
    pub(super) fn name(self) -> &'t str {
        match self.node().map(|node| &node.content) {
            Some(Content::Element(name, _)) => local(name),
            _ => "",
        }
    }

    /// The value of an attribute, by its name without prefix.
    pub(super) fn attr(self, name: &str) -> Option<Cow<'t, str>> {
        let Content::Element(_, raw) = &self.node()?.content else {
            return None;
        };
        quick_xml::events::attributes::Attributes::new(raw, 0)
            .with_checks(false)
            .filter_map(Result::ok)
            .find(|attribute| local(attribute.key.into_inner()) == name)
            .map(
                |attribute| match quick_xml::escape::unescape(&attribute.value) {
                    Ok(value) => Cow::Owned(value.into_owned()),
                    Err(_) => Cow::Owned(attribute.value.into_owned()),
                },
            )
    }

    /// The value of an attribute as a number.
    pub(super) fn number<N: std::str::FromStr>(self, name: &str) -> Option<N> {
        self.attr(name)?.trim().parse().ok()
    }

    /// All children in order.
    pub(super) fn children(self) -> impl Iterator<Item = Child<'t>> {
        let mut at = self.node().map_or(NONE, |node| node.first_child);
        let tree = self.tree;
        std::iter::from_fn(move || {
            if at == NONE {
                return None;
            }
            let idx = at;
            let node = tree.nodes.get(idx as usize)?;
            at = node.next;
            Some(match &node.content {
                Content::Element(..) => Child::Element(Element { tree, idx }),
                Content::Text(text) => Child::Text(text),
            })
        })
    }

    /// The children that are elements.
    pub(super) fn elements(self) -> impl Iterator<Item = Element<'t>> {
        self.children().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first child element of a name.
    pub(super) fn child(self, name: &str) -> Option<Element<'t>> {
        self.elements().find(|element| element.name() == name)
    }

    /// The attribute `val` of the first child of a name, as `OOXML` writes settings.
    pub(super) fn val(self, name: &str) -> Option<Cow<'t, str>> {
        self.child(name)?.attr("val")
    }

    /// All descendants of a name in document order, those within a match not looked into.
    pub(super) fn descendants(self, name: &str) -> Vec<Element<'t>> {
        let mut found = Vec::new();
        let mut stack: Vec<Element<'t>> = self.elements().collect();
        stack.reverse();
        while let Some(element) = stack.pop() {
            if element.name() == name {
                found.push(element);
            } else {
                let at = stack.len();
                stack.extend(element.elements());
                if let Some(added) = stack.get_mut(at..) {
                    added.reverse();
                }
            }
        }
        found
    }

    /// The element's own text, without that of its children.
    pub(super) fn text(self) -> String {
        self.children()
            .filter_map(|child| match child {
                Child::Text(text) => Some(text),
                Child::Element(_) => None,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_attributes_text_and_references_come_out() {
        let tree = Tree::parse(
            "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><w:a w:val='甲&amp;乙'><b/>丙&lt;&#x4E01;&e;<c x=\"1\"  /></w:a>",
        );
        assert!(!tree.damaged);
        let a = tree.root().child("a").unwrap();
        assert_eq!(a.attr("val").unwrap(), "甲&乙");
        assert_eq!(a.text(), "丙<丁&e;");
        let names: Vec<&str> = a.elements().map(Element::name).collect();
        assert_eq!(names, ["b", "c"]);
        assert_eq!(a.child("c").unwrap().number::<u8>("x"), Some(1));
    }

    #[test]
    fn what_breaks_off_keeps_what_came_before() {
        let tree = Tree::parse("<a><p>一</p><p>二");
        assert!(tree.damaged);
        let texts: Vec<String> = tree
            .root()
            .descendants("p")
            .into_iter()
            .map(Element::text)
            .collect();
        assert_eq!(texts, ["一", "二"]);
    }

    #[test]
    fn depth_is_bounded_and_nothing_is_lost() {
        let source = format!("{}x{}<p>尾</p>", "<d>".repeat(5_000), "</d>".repeat(5_000));
        let tree = Tree::parse(&source);
        assert!(tree.damaged);
        assert_eq!(tree.root().descendants("p").len(), 1);
    }
}
