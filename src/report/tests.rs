//! Laws of the analysis that hold for any text; tables of cases stand in the
//! modules below.

mod broken;
mod metadata;
mod outlines;
mod points;
mod unseen;

use proptest::prelude::*;

use super::{Corrections, Report, analyse, steps};
use crate::ingest::{Format, Ingested};
use crate::profile::Profile;
use crate::text::{CharIdx, Text};

/// A text as `ingest` hands it over, without marks and hints.
pub(super) fn ingested(text: &str) -> Ingested {
    Ingested {
        text: Text::new(text.to_owned()),
        format: Format::Txt,
        encoding: None,
        sure: true,
        marks: Vec::new(),
        hints: Vec::new(),
        notices: Vec::new(),
    }
}

/// The analysis of a text without profile and corrections.
pub(super) fn report(text: &str) -> Report {
    analyse(
        ingested(text),
        "a.txt",
        &Profile::default(),
        &Corrections::default(),
    )
}

/// The analysis of a text under the built-in profile `fazhi`.
pub(super) fn fazhi(text: &str) -> Report {
    let profile = crate::profile::find("fazhi").expect("it is built in");
    analyse(ingested(text), "a.txt", &profile, &Corrections::default())
}

/// The outline as lines: indent by level, number, heading.
pub(super) fn outline(report: &Report) -> Vec<String> {
    let headed = report.sections.iter().filter(|section| section.level > 0);
    headed
        .map(|section| {
            let indent = "  ".repeat(usize::from(section.level) - 1);
            let number = section.number.as_deref().unwrap_or("-");
            let heading = section.heading.as_deref().unwrap_or("");
            format!("{indent}{number} {heading}")
        })
        .collect()
}

/// Checks what must hold of every outline.
fn check_laws(report: &Report) {
    let whole = report.source.text.span();
    assert!(!report.sections.is_empty());
    assert_eq!(
        report.sections[0].span.start,
        CharIdx(0),
        "the first section begins the text"
    );
    let mut covered = CharIdx(0);
    for (idx, section) in report.sections.iter().enumerate() {
        assert!(whole.covers(section.span), "within the text");
        if section.level > 0 {
            assert!(
                section.span.covers(section.heading_span),
                "heading within its section"
            );
        }
        if let Some(parent) = section.parent {
            let parent = &report.sections[parent];
            assert!(parent.span.covers(section.span), "nested");
            assert!(parent.level < section.level);
            assert!(section.id.starts_with(&parent.id));
        } else {
            assert_eq!(section.span.start, covered, "top sections cover the text");
            covered = section.span.end;
        }
        if let Some(next) = report.sections.get(idx + 1) {
            assert!(section.span.start <= next.span.start, "ordered");
            assert!(
                next.parent == Some(idx) || section.span.end <= next.span.start,
                "disjoint"
            );
        }
        for item in &section.items {
            assert!(section.span.covers(item.span), "items within their section");
        }
        for part in &section.parts {
            assert!(section.span.covers(part.span), "parts within their section");
        }
    }
    assert_eq!(covered, whole.end, "nothing left over");
    assert!(report.notes.is_sorted_by_key(|note| note.span.start));
    assert!(report.notes.iter().all(|note| whole.covers(note.span)));
}

/// Pieces of which nasty reports are made.
fn piece() -> impl Strategy<Value = String> {
    let fixed = [
        "一、",
        "二、",
        "三、",
        "四、",
        "（一）",
        "(二)",
        "（三）",
        "一)",
        ")",
        "1.",
        "2、",
        "1.1 ",
        "12.4",
        "①",
        "㈠",
        "第一章 ",
        "# ",
        "## ",
        "一是",
        "二是",
        "第一，",
        "\n",
        "\n\n",
        "。",
        "；",
        "，",
        "：",
        " ",
        "\u{3000}",
        "加强组织领导",
        "存在的不足和原因",
        "下一步，",
        "2023年",
        "二〇二三年",
        "瓦屋镇人民政府",
        "报     告",
        "关于2023年度法治政府建设情况的报告",
        "2023年12月7日",
        "来源：",
        "发布时间：2024-01-05",
        "附件：",
        "|",
        "\u{202e}",
        "\u{200b}",
        "🙂",
        "Introduction",
        "II. ",
        "A. ",
        "……3",
        "县委、县政府：",
        "〔2023〕2号",
    ];
    prop_oneof![
        8 => proptest::sample::select(fixed.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[一二三四五六七八九十]{1,3}[、.)） ]",
    ]
}

proptest! {
    #[test]
    fn outlines_are_ordered_nested_and_covering(pieces in prop::collection::vec(piece(), 0..60)) {
        check_laws(&report(&pieces.concat()));
    }

    #[test]
    fn any_text_is_analysed(text in any::<String>()) {
        check_laws(&report(&text));
    }
}

#[test]
fn the_work_grows_with_the_length_of_the_text_and_no_faster() {
    let texts = [
        "一、主要举措\n（一）加强组织领导。一是成立专班；二是定期调度。\n1.加强学习。扎实推进。\n",
        "一、二、三、（一）（二）一是二是1.2、",
        "（一）加强领导我镇认真落实各项工作要求",
        "一、一、一、\n",
        "、",
        "2023年，",
        "瓦屋镇",
        " ",
    ];
    for text in texts {
        let work = |times: usize| {
            steps::take();
            let text = text.repeat(times);
            check_laws(&report(&text));
            steps::take()
        };
        let (small, large) = (work(200), work(2_000));
        assert!(large <= small * 12, "{text}: {small} steps, then {large}");
    }
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(outline(&report(text)), expected, "{text}");
}

/// `sample-reports/14-青岚县松涧镇.txt`: the heading was taken for 四、二…, an enumeration.
#[test]
fn a_year_in_chinese_numerals_after_the_number_is_no_second_number() {
    check(
        "一、举措和成效\n抓好普法。\n二、二〇二六年主要安排\n继续抓好普法。\n",
        &["一 举措和成效", "二 二〇二六年主要安排"],
    );
}
