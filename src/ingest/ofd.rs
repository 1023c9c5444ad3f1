//! OFD (GB/T 33190): the text codes of every page, in the order of the pages.
//!
//! Characters are put in place by the same layer as those of a PDF. Left out:
//! annotations, seals, pictures, attachments.

use super::Options;
use super::draft::Draft;
use super::error::{Fault, Limit};
use super::model::NoticeKind;
use super::package::{Package, resolve};
use super::pdf::{Glyph, Page, lines, write};
use super::xml::{Element, Tree};

/// More pages than this are no report.
const MAX_PAGES: usize = 3_000;

/// Reads an OFD.
pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Draft, Fault> {
    let mut package = Package::open(bytes, options)?;
    let missing = |name: &str| Fault::Damaged(format!("no {name}"));
    let source = package.text("OFD.xml")?.ok_or_else(|| missing("OFD.xml"))?;
    let tree = Tree::parse(&source);
    let roots = tree.root().descendants("DocRoot");
    let root = roots
        .first()
        .map(|root| root.text())
        .ok_or_else(|| missing("DocRoot"))?;
    let root = resolve("", root.trim());
    let mut draft = Draft::default();
    if let Some(second) = roots.get(1) {
        draft.notice(NoticeKind::SecondDocument(second.text().trim().to_owned()));
    }
    let document = package.text(&root)?.ok_or_else(|| missing(&root))?;
    let document = Tree::parse(&document);
    let folder = root
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder)
        .to_owned();
    let locations: Vec<String> = document
        .root()
        .descendants("Pages")
        .into_iter()
        .flat_map(Element::elements)
        .filter_map(|page| Some(resolve(&folder, page.attr("BaseLoc")?.trim())))
        .collect();
    if locations.len() > MAX_PAGES {
        return Err(Fault::TooLarge {
            limit: Limit::Pages,
            found: locations.len() as u64,
            allowed: MAX_PAGES as u64,
        });
    }
    let mut pages = Vec::with_capacity(locations.len());
    for (nth, location) in (1_u32..).zip(&locations) {
        let Some(source) = package.text(location)? else {
            draft.notice(NoticeKind::PageUnreadable(nth));
            continue;
        };
        let tree = Tree::parse(&source);
        if tree.damaged {
            draft.notice(NoticeKind::PartlyDamaged);
        }
        let glyphs: Vec<Glyph> = tree
            .root()
            .descendants("TextObject")
            .into_iter()
            .flat_map(glyphs)
            .collect();
        if glyphs.is_empty() && !tree.root().descendants("ImageObject").is_empty() {
            draft.notice(NoticeKind::PageUnreadable(nth));
        }
        pages.push(Page {
            lines: lines(glyphs),
        });
    }
    if pages.iter().all(|page| page.lines.is_empty()) {
        return Err(Fault::NoTextLayer(
            u32::try_from(locations.len()).unwrap_or(u32::MAX),
        ));
    }
    write(&pages, &mut draft);
    Ok(draft)
}

/// Numbers apart by blanks; `g n d` stands for `n` times `d`.
fn numbers(list: &str, most: usize) -> Vec<f32> {
    let mut found = Vec::new();
    let mut words = list.split_ascii_whitespace();
    while let Some(word) = words.next() {
        if found.len() >= most {
            break;
        }
        if word == "g" {
            let times: usize = words.next().and_then(|n| n.parse().ok()).unwrap_or(0);
            let value: f32 = words
                .next()
                .and_then(|value| value.parse().ok())
                .unwrap_or(0.0);
            found.extend(std::iter::repeat_n(value, times.min(most)));
        } else if let Ok(value) = word.parse() {
            found.push(value);
        }
    }
    found
}

/// The characters of a text object. Measures are millimetres from the page's
/// top; they become points from its foot, as the line layer expects.
fn glyphs(object: Element<'_>) -> Vec<Glyph> {
    const POINTS: f32 = 72.0 / 25.4;
    let boundary = object
        .attr("Boundary")
        .map(|list| numbers(&list, 4))
        .unwrap_or_default();
    let (left, top) = (
        boundary.first().copied().unwrap_or(0.0),
        boundary.get(1).copied().unwrap_or(0.0),
    );
    let matrix = object
        .attr("CTM")
        .map(|list| numbers(&list, 6))
        .filter(|matrix| matrix.len() == 6);
    let place = |x: f32, y: f32| match matrix.as_deref() {
        Some(&[xx, xy, yx, yy, dx, dy]) => (xx * x + yx * y + dx, xy * x + yy * y + dy),
        _ => (x, y),
    };
    let size = object.number::<f32>("Size").unwrap_or(4.0);
    let scale = matrix
        .as_deref()
        .and_then(|matrix| matrix.get(3))
        .map_or(1.0, |scale| scale.abs());
    let mut found = Vec::new();
    for code in object
        .elements()
        .filter(|element| element.name() == "TextCode")
    {
        let text = code.text();
        let n_chars = text.chars().count();
        let steps = |name: &str| {
            code.attr(name)
                .map(|list| numbers(&list, n_chars))
                .unwrap_or_default()
        };
        let (across, down) = (steps("DeltaX"), steps("DeltaY"));
        let (mut x, mut y) = (
            code.number("X").unwrap_or(0.0),
            code.number("Y").unwrap_or(0.0),
        );
        for (nth, ch) in text.chars().enumerate() {
            let (placed_x, placed_y) = place(x, y);
            let width = if ch.is_ascii() { size / 2.0 } else { size };
            let step = across.get(nth).copied();
            found.push(Glyph {
                x: (left + placed_x) * POINTS,
                y: -(top + placed_y) * POINTS,
                width: step.map_or(width, |step| step.min(width)) * scale * POINTS,
                size: size * scale * POINTS,
                text: ch.to_string(),
                turns: 0,
            });
            x += step.unwrap_or(if down.is_empty() { width } else { 0.0 });
            y += down.get(nth).copied().unwrap_or(0.0);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::{Fault, Options, ingest};
    use std::io::Write as _;

    fn package(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer
                .start_file(*name, zip::write::SimpleFileOptions::default())
                .unwrap();
            writer.write_all(content.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    const ROOT: &str = "<ofd:OFD><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";
    const DOCUMENT: &str = "<ofd:Document><ofd:Pages><ofd:Page ID='1' BaseLoc='Pages/Page_0/Content.xml'/></ofd:Pages></ofd:Document>";

    #[test]
    fn text_codes_become_lines() {
        let page = "<ofd:Page><ofd:Content><ofd:Layer>
            <ofd:TextObject Boundary='20 60 100 8' Size='5'><ofd:TextCode X='0' Y='5' DeltaX='g 3 5'>一、举措</ofd:TextCode></ofd:TextObject>
            <ofd:TextObject Boundary='60 30 100 8' Size='7'><ofd:TextCode X='0' Y='7' DeltaX='7 7 7 7'>青石乡报告</ofd:TextCode></ofd:TextObject>
            </ofd:Layer></ofd:Content></ofd:Page>";
        let bytes = package(&[
            ("OFD.xml", ROOT),
            ("Doc_0/Document.xml", DOCUMENT),
            ("Doc_0/Pages/Page_0/Content.xml", page),
        ]);
        let read = ingest("a.ofd", &bytes, &Options::default()).unwrap();
        let lines: Vec<&str> = read.text.as_str().lines().map(str::trim).collect();
        assert_eq!(lines, ["青石乡报告", "一、举措"]);
    }

    #[test]
    fn pages_of_pictures_are_named() {
        let page = "<ofd:Page><ofd:ImageObject/></ofd:Page>";
        let bytes = package(&[
            ("OFD.xml", ROOT),
            ("Doc_0/Document.xml", DOCUMENT),
            ("Doc_0/Pages/Page_0/Content.xml", page),
        ]);
        let fault = ingest("a.ofd", &bytes, &Options::default())
            .unwrap_err()
            .fault;
        assert_eq!(fault, Fault::NoTextLayer(1));
    }
}
