//! DOCX: the document part and what it needs to be read as Word prints it.
//!
//! Body first; then footnotes and endnotes, then running heads and feet that
//! hold words, each marked. Comments are no text of the document and are left
//! out; so are pictures.

mod body;
mod numbering;
mod numerals;
mod styles;

use super::Options;
use super::draft::Draft;
use super::error::Fault;
use super::model::{MarkKind, NoticeKind};
use super::package::{Package, resolve};
use super::xml::{Element, Tree};
use body::Writer;
use numbering::Numbering;
use styles::Styles;

/// Where the parts of the package lie.
#[derive(Debug)]
struct Parts {
    document: String,
    /// (type's last word, path) of what the document refers to, in order.
    related: Vec<(String, String)>,
}

impl Parts {
    fn find(package: &mut Package<'_>) -> Result<Self, Fault> {
        let document = relationships(package, "_rels/.rels", "")?
            .into_iter()
            .find(|(kind, _)| kind == "officeDocument")
            .map_or_else(|| "word/document.xml".to_owned(), |(_, path)| path);
        let (folder, file) = document.rsplit_once('/').unwrap_or(("", &document));
        let related = relationships(package, &format!("{folder}/_rels/{file}.rels"), folder)?;
        Ok(Self { document, related })
    }

    fn of<'p>(&'p self, kind: &'p str) -> impl Iterator<Item = &'p str> {
        self.related
            .iter()
            .filter(move |(of, _)| of == kind)
            .map(|(_, path)| path.as_str())
    }

    /// The text of the part of a kind; the usual place where no relationship names it.
    fn text(&self, package: &mut Package<'_>, kind: &str) -> Result<String, Fault> {
        let folder = self
            .document
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        let path = match self.of(kind).next() {
            Some(path) => path.to_owned(),
            None => format!("{folder}/{kind}.xml"),
        };
        Ok(package.text(&path)?.unwrap_or_default())
    }
}

/// Type's last word and resolved target of each relationship; those that lead
/// out of the package are left out.
fn relationships(
    package: &mut Package<'_>,
    path: &str,
    folder: &str,
) -> Result<Vec<(String, String)>, Fault> {
    let source = package.text(path)?.unwrap_or_default();
    let tree = Tree::parse(&source);
    Ok(tree
        .root()
        .descendants("Relationship")
        .into_iter()
        .filter(|relationship| relationship.attr("TargetMode").as_deref() != Some("External"))
        .filter_map(|relationship| {
            let kind = relationship.attr("Type")?;
            let kind = kind.rsplit('/').next().unwrap_or("").to_owned();
            Some((kind, resolve(folder, &relationship.attr("Target")?)))
        })
        .collect())
}

/// Reads a DOCX.
pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Draft, Fault> {
    let mut package = Package::open(bytes, options)?;
    let parts = Parts::find(&mut package)?;
    let source = package
        .text(&parts.document)?
        .ok_or_else(|| Fault::Damaged(format!("no {}", parts.document)))?;
    let tree = Tree::parse(&source);
    let body = tree
        .root()
        .descendants("body")
        .into_iter()
        .next()
        .ok_or_else(|| Fault::Damaged(format!("no body in {}", parts.document)))?;
    let styles_source = parts.text(&mut package, "styles")?;
    let styles = Styles::parse(&Tree::parse(&styles_source));
    let numbering_source = parts.text(&mut package, "numbering")?;
    let numbering = Numbering::parse(&Tree::parse(&numbering_source), &styles);

    let mut draft = Draft::default();
    let mut writer = Writer::new(&mut draft, &styles, numbering);
    writer.blocks(body);
    let notes = [("footnotes", "footnote"), ("endnotes", "endnote")];
    for (kind, element) in notes {
        let source = parts.text(&mut package, kind)?;
        let tree = Tree::parse(&source);
        writer.notes(&tree, element);
    }
    for kind in ["header", "footer"] {
        for path in parts.of(kind) {
            let source = package.text(path)?.unwrap_or_default();
            let tree = Tree::parse(&source);
            for element in tree.root().elements() {
                writer.running_text(element);
            }
        }
    }
    let n_pictures = pictures(tree.root());
    if tree.damaged {
        draft.notice(NoticeKind::PartlyDamaged);
    }
    if package.has_doubles() {
        draft.notice(NoticeKind::SecondDocument(parts.document.clone()));
    }
    for path in parts.of("aFChunk") {
        draft.notice(NoticeKind::SecondDocument(path.to_owned()));
    }
    if draft.as_str().trim().is_empty() {
        return Err(Fault::Empty);
    }
    if n_pictures > 0 {
        draft.notice(NoticeKind::Pictures(n_pictures));
    }
    Ok(draft)
}

/// Pictures that stand in the text; each is embedded once by a `blip` or `imagedata`.
fn pictures(root: Element<'_>) -> u32 {
    let n = root.descendants("blip").len() + root.descendants("imagedata").len();
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The marks that tracked changes give.
fn change_mark(name: &str) -> Option<MarkKind> {
    match name {
        "ins" | "moveTo" => Some(MarkKind::Inserted),
        "del" | "moveFrom" => Some(MarkKind::Deleted),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
