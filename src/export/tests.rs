//! Every exporter over the one fixture, and what must hold of all of them.

use super::fixture::bundle;
use super::*;

fn bytes(id: &str, bundle: &ReviewBundle, lang: Lang) -> Vec<u8> {
    let mut bytes = Vec::new();
    (find(id).unwrap().write)(bundle, lang, &mut bytes).unwrap();
    bytes
}

fn written(id: &str, bundle: &ReviewBundle, lang: Lang) -> String {
    String::from_utf8(bytes(id, bundle, lang)).unwrap()
}

#[test]
fn review_notes_as_they_are_sent() {
    insta::assert_snapshot!("batch.md", written("md", &bundle(), Lang::Zh));
    insta::assert_snapshot!("one.en.md", written("md", &bundle().of_row(2), Lang::En));
}

#[test]
fn pages_as_they_are_opened() {
    insta::assert_snapshot!(
        "batch.html",
        without_style(&written("html", &bundle(), Lang::Zh))
    );
}

/// A page without its style sheet, which has a file of its own.
fn without_style(page: &str) -> String {
    let (before, rest) = page.split_once("<style>").unwrap();
    let (style, after) = rest.split_once("</style>").unwrap();
    assert!(!style.contains('<'));
    format!("{before}<style/>{after}")
}

/// One part of a package; opening it checks every part's checksum.
fn part(package: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(io::Cursor::new(package)).unwrap();
    let mut wanted = String::new();
    for idx in 0..package.len() {
        let mut part = package.by_index(idx).unwrap();
        let mut content = String::new();
        io::Read::read_to_string(&mut part, &mut content).unwrap();
        well_formed(&content);
        if part.name().unwrap() == name {
            wanted = content;
        }
    }
    wanted
}

#[track_caller]
fn well_formed(xml: &str) {
    let mut reader = quick_xml::reader::Reader::from_str(xml);
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Text(text) => {
                assert!(!text.contains(|ch: char| ch.is_control() && ch != '\n'));
            }
            _ => {}
        }
    }
}

#[test]
fn documents_as_they_are_signed() {
    let package = bytes("docx", &bundle(), Lang::Zh);
    insta::assert_snapshot!(
        "batch.docx",
        part(&package, "word/document.xml").replace("><w:tr>", ">\n<w:tr>")
    );
    // What makes the package is what reads it here: an office's own documents come in this way.
    let options = crate::ingest::Options::default();
    let read = crate::ingest::ingest("意见.docx", &package, &options).unwrap();
    assert!(read.text.as_str().contains("序号层次有误 2 次（扣 1）"));
}

#[test]
fn tables_as_they_are_opened() {
    insta::assert_snapshot!("wide.csv", written("csv", &bundle(), Lang::Zh));
    insta::assert_snapshot!("long.csv", written("csv-long", &bundle(), Lang::Zh));
}

#[test]
fn workbooks_as_they_are_opened() {
    let package = bytes("xlsx", &bundle(), Lang::Zh);
    let sheets = [1, 2, 3, 4].map(|nth| {
        let sheet = part(&package, &format!("xl/worksheets/sheet{nth}.xml"));
        assert!(!sheet.contains("<f"), "a formula");
        sheet.replace("</c><c", "</c>\n<c")
    });
    insta::assert_snapshot!("batch.xlsx", sheets.join("\n\n"));
}

#[test]
fn data_as_programs_read_it() {
    insta::assert_snapshot!("bundle.json", written("json", &bundle(), Lang::Zh));
    insta::assert_snapshot!("batch.jsonl", written("jsonl", &bundle(), Lang::Zh));
    insta::assert_snapshot!("batch.jsonld", written("annotations", &bundle(), Lang::Zh));
}

#[test]
fn every_exporter_has_a_name_of_its_own_and_repeats_itself_exactly() {
    let mut ids: Vec<&str> = EXPORTERS.iter().map(|exporter| exporter.id).collect();
    for id in &ids {
        assert_eq!(
            bytes(id, &bundle(), Lang::Zh),
            bytes(id, &bundle(), Lang::Zh)
        );
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), EXPORTERS.len());
    assert!(find("docm").is_none());
}

#[test]
fn nothing_that_could_not_be_read_is_left_out() {
    for exporter in EXPORTERS {
        let written = shown(exporter.id, &bundle());
        let in_doubt = bundle().rows[0].problem.clone().unwrap();
        assert!(written.contains(&in_doubt), "{}", exporter.id);
        for unreadable in bundle().unreadable {
            for text in [unreadable.path, unreadable.problem] {
                assert!(written.contains(&text), "{} in {}", text, exporter.id);
            }
        }
    }
}

/// What stands in an export, whatever it is packed in.
fn shown(id: &str, bundle: &ReviewBundle) -> String {
    let bytes = bytes(id, bundle, Lang::En);
    match id {
        "docx" => part(&bytes, "word/document.xml"),
        "xlsx" => part(&bytes, "xl/worksheets/sheet1.xml"),
        _ => String::from_utf8(bytes).unwrap(),
    }
}

#[test]
fn an_empty_batch_is_written_too() {
    let empty = ReviewBundle::default();
    assert_eq!(written("md", &empty, Lang::Zh), "");
    assert_eq!(written("csv", &empty, Lang::Zh).lines().count(), 1);
    assert!(written("json", &empty, Lang::Zh).contains("\"reports\": []"));
}

#[test]
fn a_spreadsheet_reads_back_every_cell() {
    let table = written("csv", &bundle(), Lang::Zh);
    let table = table.strip_prefix('\u{feff}').unwrap();
    let mut reader = ::csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| {
            row.unwrap()
                .iter()
                .map(|cell| unguard(cell).to_owned())
                .collect()
        })
        .collect();
    assert_eq!(rows.len(), 5);
    let [.., total, _, grade, n_empty, reckoned, n_notes, _, _] = rows[2].as_slice() else {
        panic!("{:?}", rows[2]);
    };
    // (30.5 + 14 + 0 + 8.5) × 100 / 85 + 1.5, rounded once.
    assert_eq!(
        (total.as_str(), grade.as_str(), n_notes.as_str()),
        ("63.85", "一般", "6")
    );
    assert_eq!(
        (n_empty.as_str(), reckoned.as_str()),
        (
            "0",
            "不适用：下一年度安排。其余各项得 53 分，满分 85 分，按 100 分折算为 62.35 分（53 ÷ 85 × 100），另加 1.5 分。"
        )
    );
    assert_eq!(rows[4][0], "=乌石镇.pdf");
}
