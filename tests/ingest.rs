//! Real files of every format, read as a reviewer would get them, and broken ones.

use proptest::prelude::*;
use zhupi::ingest::{Fault, Ingested, MarkKind, NoticeKind, Options, ingest};
use zhupi::text::CharIdx;

const REPORT: &str = include_str!("fixtures/ingest/report.txt");

const FIXTURES: &[(&str, &[u8])] = &[
    ("report.docx", include_bytes!("fixtures/ingest/report.docx")),
    ("report.doc", include_bytes!("fixtures/ingest/report.doc")),
    ("report.pdf", include_bytes!("fixtures/ingest/report.pdf")),
    ("stsong.pdf", include_bytes!("fixtures/ingest/stsong.pdf")),
    ("scan.pdf", include_bytes!("fixtures/ingest/scan.pdf")),
    ("locked.pdf", include_bytes!("fixtures/ingest/locked.pdf")),
    (
        "numbered.docx",
        include_bytes!("fixtures/ingest/numbered.docx"),
    ),
    (
        "numbered.doc",
        include_bytes!("fixtures/ingest/numbered.doc"),
    ),
    ("report.txt", include_bytes!("fixtures/ingest/report.txt")),
];

#[track_caller]
fn bytes_of(name: &str) -> &'static [u8] {
    let found = FIXTURES.iter().find(|(of, _)| *of == name);
    found.expect("the fixture is listed").1
}

#[track_caller]
fn read(name: &str) -> Ingested {
    ingest(name, bytes_of(name), &Options::default()).expect("the fixture is readable")
}

/// The lines that hold anything, without furniture of pages.
fn body_lines(read: &Ingested) -> Vec<String> {
    let is_furniture = |at: usize| {
        read.marks.iter().any(|mark| {
            matches!(mark.kind, MarkKind::PageNumber | MarkKind::Header)
                && mark.span.contains(CharIdx::new(at))
        })
    };
    let body: String = read
        .text
        .as_str()
        .chars()
        .enumerate()
        .filter(|(at, _)| !is_furniture(*at))
        .map(|(_, ch)| ch)
        .collect();
    lines(&body)
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// Marks of a kind with their text.
fn marked(read: &Ingested, kind: MarkKind) -> Vec<&str> {
    let of_kind = read.marks.iter().filter(|mark| mark.kind == kind);
    of_kind.map(|mark| read.text.slice(mark.span)).collect()
}

#[test]
fn word_processors_files_give_the_text_they_were_made_from() {
    for name in ["report.docx", "report.doc"] {
        assert_eq!(
            read(name).text.as_str().trim_end(),
            REPORT.trim_end(),
            "{name}"
        );
    }
}

#[test]
fn pdfs_give_the_paragraphs_they_were_made_from() {
    for name in ["report.pdf", "stsong.pdf"] {
        assert_eq!(body_lines(&read(name)), lines(REPORT), "{name}");
    }
    assert_eq!(
        marked(&read("stsong.pdf"), MarkKind::PageNumber).first(),
        Some(&"- 1 -")
    );
}

#[test]
fn automatic_numbers_changes_and_hidden_text_are_shown_and_marked() {
    let read = read("numbered.docx");
    assert_eq!(
        read.text.as_str(),
        include_str!("fixtures/ingest/numbered.txt").trim_end()
    );
    let numbers = marked(&read, MarkKind::AutoNumber);
    assert_eq!(
        numbers,
        ["一、", "（一）", "1.", "2.", "（二）", "二、", "（一）"]
    );
    let hints: Vec<(u8, &str)> = read
        .hints
        .iter()
        .map(|hint| (hint.level, read.text.slice(hint.span)))
        .collect();
    assert_eq!(
        hints,
        [
            (0, "青石乡2025年度法治政府建设情况报告"),
            (1, "一、主要举措和成效"),
            (1, "二、存在的不足")
        ]
    );
    for (kind, text) in [
        (MarkKind::Deleted, "35"),
        (MarkKind::Inserted, "36"),
        (MarkKind::Hidden, "内部"),
    ] {
        assert_eq!(marked(&read, kind), [text]);
    }
}

#[test]
fn the_old_format_marks_changes_and_says_that_numbers_are_lost() {
    let read = read("numbered.doc");
    for (kind, text) in [
        (MarkKind::Deleted, "35"),
        (MarkKind::Inserted, "36"),
        (MarkKind::Hidden, "内部"),
    ] {
        assert_eq!(marked(&read, kind), [text]);
    }
    assert!(read.text.as_str().contains("类别\t件数\n调解\t36\n"));
    assert!(
        read.notices
            .iter()
            .any(|notice| notice.kind == NoticeKind::NumbersLost)
    );
}

#[test]
fn scans_and_locked_files_say_so() {
    let fault = |name| {
        ingest(name, bytes_of(name), &Options::default())
            .unwrap_err()
            .fault
    };
    assert_eq!(fault("scan.pdf"), Fault::NoTextLayer(1));
    assert_eq!(fault("locked.pdf"), Fault::Encrypted);
}

/// What holds of every reading: places lie in the text and stand in order, no
/// carriage return is left, and the same bytes give the same reading.
fn holds(name: &str, bytes: &[u8]) {
    let outcome = ingest(name, bytes, &Options::default());
    assert_eq!(outcome, ingest(name, bytes, &Options::default()));
    let Ok(read) = outcome else { return };
    assert!(!read.text.as_str().contains('\r'));
    assert!(read.marks.is_sorted());
    let end = read.text.len();
    assert!(
        read.marks
            .iter()
            .all(|mark| mark.span.end <= end && !mark.span.is_empty())
    );
    assert!(
        read.hints
            .iter()
            .all(|hint| hint.span.end <= end && hint.level <= 9)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn broken_files_do_no_harm(
        hits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
        is_cut in proptest::bool::weighted(0.3),
    ) {
        for (name, bytes) in FIXTURES {
            let mut bytes = bytes.to_vec();
            for (at, byte) in &hits {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            if is_cut {
                bytes.truncate(cut.index(bytes.len()));
            }
            holds(name, &bytes);
        }
    }

    #[test]
    fn any_bytes_under_any_name_do_no_harm(
        bytes in proptest::collection::vec(any::<u8>(), 0..600),
        markup in "(<[a-z/!]{0,6}[ ='\">]{0,3}|&[a-z#0-9]{0,4};?|[一-十 \n#]){0,60}",
    ) {
        for name in ["a.txt", "a.md", "a.html", "a.docx", "a.doc", "a.pdf", "a.ofd", "a"] {
            holds(name, &bytes);
            holds(name, markup.as_bytes());
        }
    }
}
