use super::super::{Ingested, Limit, Options, ingest};
use super::*;
use std::io::Write as _;
use zip::write::SimpleFileOptions;

/// A package of the given parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn document(body: &str) -> Vec<u8> {
    package(&[(
        "word/document.xml",
        &format!("<w:document><w:body>{body}</w:body></w:document>"),
    )])
}

fn read_body(body: &str) -> Ingested {
    ingest("a.docx", &document(body), &Options::default()).unwrap()
}

/// Marks drawn as `kind:text`.
fn drawn(read: &Ingested) -> Vec<String> {
    read.marks
        .iter()
        .map(|mark| format!("{:?}:{}", mark.kind, read.text.slice(mark.span)))
        .collect()
}

#[track_caller]
fn check(body: &str, text: &str, marks: &[&str]) {
    let read = read_body(body);
    assert_eq!(read.text.as_str(), text);
    assert_eq!(drawn(&read), marks);
}

fn p(content: &str) -> String {
    format!("<w:p><w:r><w:t>{content}</w:t></w:r></w:p>")
}

#[test]
fn paragraphs_are_lines() {
    check(&(p("一") + &p("") + &p("二&amp;三")), "一\n\n二&三", &[]);
    check(
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t xml:space='preserve'> 乙</w:t><w:br/><w:t>丙</w:t></w:r><w:hyperlink><w:r><w:t>丁</w:t></w:r></w:hyperlink></w:p>",
        "甲\t 乙\n丙丁",
        &[],
    );
}

#[test]
fn tracked_changes_are_shown_and_marked() {
    let body = "<w:p><w:r><w:t>开展</w:t></w:r><w:ins><w:r><w:t>宣传</w:t></w:r></w:ins><w:del><w:r><w:delText>督查</w:delText></w:r></w:del><w:r><w:t>活动</w:t></w:r></w:p>";
    check(body, "开展宣传督查活动", &["Inserted:宣传", "Deleted:督查"]);
    let kinds: Vec<_> = read_body(body)
        .notices
        .into_iter()
        .map(|notice| notice.kind)
        .collect();
    assert_eq!(kinds, [NoticeKind::TrackedChanges]);
}

#[test]
fn hidden_tiny_and_white_text_is_marked_but_white_on_dark_is_not() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
    };
    let line = [
        run("<w:vanish/>", "甲"),
        run("<w:vanish w:val='0'/>", "乙"),
        run("<w:color w:val='FFFFFF'/>", "丙"),
        run("<w:sz w:val='2'/>", "丁"),
        run("<w:color w:val='FFFFFF'/><w:shd w:fill='C00000'/>", "戊"),
    ]
    .concat();
    check(
        &format!("<w:p>{line}</w:p>"),
        "甲乙丙丁戊",
        &["Hidden:甲", "Hidden:丙", "Hidden:丁"],
    );
    let cell = format!(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill='C00000'/></w:tcPr><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
        run("<w:color w:val='FFFFFF'/>", "表头")
    );
    check(&cell, "表头", &[]);
}

#[test]
fn tables_are_tabs_and_lines() {
    let cell = |content: &str| format!("<w:tc>{}</w:tc>", p(content));
    let body = format!(
        "{}<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>{}",
        p("前"),
        cell("类别"),
        cell("件数"),
        cell("调解"),
        cell("36"),
        p("后")
    );
    check(
        &body,
        "前\n类别\t件数\n调解\t36\n后",
        &["Table:类别\t件数\n调解\t36"],
    );
}

#[test]
fn a_text_box_comes_once_after_its_paragraph() {
    let text_box = format!("<w:txbxContent>{}</w:txbxContent>", p("框内"));
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{text_box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{text_box}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>正文</w:t></w:r></w:p>{}",
        p("下段")
    );
    check(&body, "正文\n框内\n下段", &["TextBox:框内"]);
}

#[test]
fn numbers_headings_notes_and_heads_come_from_the_other_parts() {
    let styles = r#"<w:styles><w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>"#;
    let numbering = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/><w:pStyle w:val="h1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    let in_style = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = [
        in_style("T", "报告"),
        in_style("h1", "主要举措"),
        "<w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id='2'/></w:r></w:p>".to_owned(),
        in_style("h1", "存在不足"),
    ]
    .concat();
    let bytes = package(&[
        (
            "_rels/.rels",
            "<Relationships><Relationship Type='x/officeDocument' Target='/w/d.xml'/></Relationships>",
        ),
        (
            "w/_rels/d.xml.rels",
            "<Relationships><Relationship Type='x/header' Target='h.xml'/><Relationship Type='x/footer' Target='f.xml'/></Relationships>",
        ),
        (
            "w/d.xml",
            &format!("<w:document><w:body>{body}</w:body></w:document>"),
        ),
        ("w/styles.xml", styles),
        ("w/numbering.xml", numbering),
        (
            "w/footnotes.xml",
            &format!(
                "<w:footnotes><w:footnote w:type='separator'>{}</w:footnote><w:footnote w:id='2'>{}</w:footnote></w:footnotes>",
                p("x"),
                p("注文")
            ),
        ),
        ("w/h.xml", &format!("<w:hdr>{}</w:hdr>", p("页眉"))),
        ("w/f.xml", &format!("<w:ftr>{}</w:ftr>", p("- 1 -"))),
        ("word/document.xml", "<w:document><w:body/></w:document>"),
    ]);
    let read = ingest("a.docx", &bytes, &Options::default()).unwrap();
    assert_eq!(
        read.text.as_str(),
        "报告\n一、主要举措\n正文[1]\n二、存在不足\n[1] 注文\n页眉"
    );
    let hints: Vec<(u8, &str)> = read
        .hints
        .iter()
        .map(|hint| (hint.level, read.text.slice(hint.span)))
        .collect();
    assert_eq!(
        hints,
        [(0, "报告"), (1, "一、主要举措"), (1, "二、存在不足")]
    );
    assert_eq!(
        drawn(&read),
        [
            "AutoNumber:一、",
            "AutoNumber:[1]",
            "AutoNumber:二、",
            "AutoNumber:[1] ",
            "Footnote:[1] 注文",
            "Header:页眉"
        ]
    );
}

#[test]
fn what_is_no_document_says_so() {
    let fault = |bytes: &[u8]| {
        ingest("a.docx", bytes, &Options::default())
            .unwrap_err()
            .fault
    };
    assert_eq!(fault(&document(&p(" "))), Fault::Empty);
    assert!(matches!(
        fault(&package(&[("[Content_Types].xml", "")])),
        Fault::Damaged(_)
    ));
    assert!(matches!(fault(&document("")[..60]), Fault::Damaged(_)));
    let bomb = document(&" ".repeat(9 << 20));
    assert!(matches!(
        fault(&bomb),
        Fault::TooLarge {
            limit: Limit::Ratio,
            ..
        }
    ));
    let small = Options {
        max_unpacked: 1_000,
        ..Options::default()
    };
    let long = document(&p("一").repeat(100));
    let fault = ingest("a.docx", &long, &small).unwrap_err().fault;
    assert!(matches!(
        fault,
        Fault::TooLarge {
            limit: Limit::UnpackedBytes,
            ..
        }
    ));
}
