//! The one bundle that every exporter is shown in its snapshots: two reviewed reports of
//! fictional places, one not reviewed, one whose file is gone, two records unreadable, and
//! text that tries what text can try.

use std::sync::Arc;

use super::bundle::{ReviewBundle, Row, Unreadable};
use crate::ingest::{Format, Ingested};
use crate::profile::{self, Profile};
use crate::report::{Date, Issuer, Located, Report, Section};
use crate::review::{
    Anchor, Confidence, Note, NoteKind, Review, Score, ScoreValue, Status, Target, anchor,
};
use crate::text::{CharSpan, Text};

const TEXT: &str = "青石镇2023年法治政府建设情况报告\n\
一、主要举措和成效\n\
全年召开3次党委会专题研究法治建设，排查纠纷22起，化解22起。\n\
二、存在的不足\n\
学法不够经常，<b>形式</b>单一，详见 https://example.com/a。\n\
青石镇人民政府\n2023年12月7日\n";

/// The span of the first occurrence of `passage` in the fixture's text.
fn span(passage: &str) -> CharSpan {
    let byte = TEXT.find(passage).expect("the passage is in the text");
    let start = TEXT.get(..byte).expect("found there").chars().count();
    CharSpan::new(start, start + passage.chars().count())
}

fn located<T>(value: T, passage: &str) -> Located<T> {
    Located {
        value,
        span: Some(span(passage)),
    }
}

fn section(id: &str, heading: Option<&str>, whole: CharSpan) -> Section {
    Section {
        id: id.to_owned(),
        number: None,
        heading: heading.map(str::to_owned),
        level: u8::from(heading.is_some()),
        span: whole,
        heading_span: heading.map(span).unwrap_or_default(),
        parent: None,
        parts: Vec::new(),
        items: Vec::new(),
    }
}

fn report() -> Report {
    let text = Text::new(TEXT.to_owned());
    let (first, second, end) = (
        span("一、主要举措和成效").start.get(),
        span("二、存在的不足").start.get(),
        text.len().get(),
    );
    Report {
        sections: vec![
            section("0", None, CharSpan::new(0, first)),
            section(
                "1",
                Some("一、主要举措和成效"),
                CharSpan::new(first, second),
            ),
            section("2", Some("二、存在的不足"), CharSpan::new(second, end)),
        ],
        source: Ingested {
            text,
            format: Format::Txt,
            encoding: Some("utf-8".to_owned()),
            sure: true,
            marks: Vec::new(),
            hints: Vec::new(),
            notices: Vec::new(),
        },
        text_sha256: "aa".repeat(32),
        title: Some(located(
            "青石镇2023年法治政府建设情况报告".to_owned(),
            "青石镇2023年法治政府建设情况报告",
        )),
        issuer: Some(located(
            Issuer {
                name: "青石镇人民政府".to_owned(),
                short: "青石镇".to_owned(),
                rank: None,
            },
            "青石镇人民政府",
        )),
        year: Some(located(2023, "2023年")),
        date: Some(located(
            Date {
                year: 2023,
                month: 12,
                day: 7,
            },
            "2023年12月7日",
        )),
        published: None,
        addressee: None,
        document_number: None,
        missing_parts: vec!["leaders".to_owned(), "plan".to_owned()],
        notes: Vec::new(),
    }
}

fn score(points: &str) -> Score {
    Score {
        value: match points {
            "na" => ScoreValue::NotApplicable,
            points => ScoreValue::Points(points.parse().expect("a decimal")),
        },
        deductions: std::collections::BTreeMap::new(),
        comment: String::new(),
        cites: Vec::new(),
        confidence: None,
        at: "2024-01-15T09:30:00+08:00".to_owned(),
    }
}

fn note(id: &str, kind: NoteKind, target: Target, body: &str) -> Note {
    Note {
        id: id.repeat(8),
        kind,
        target,
        body: body.to_owned(),
        criterion: None,
        check: None,
        created: "2024-01-15T09:31:00+08:00".to_owned(),
        modified: None,
    }
}

fn review(report: &Report) -> Review {
    let anchor =
        |passage: &str| anchor::make(&report.source.text, &report.text_sha256, span(passage));
    let mut review = Review::empty("青石镇.txt", "评阅员甲");
    review.title = "青石镇2023年法治政府建设情况报告".to_owned();
    review.status = Status::Done;
    let scores = [
        ("measures", "30.5"),
        ("shortcomings", "14"),
        ("leaders", "0"),
        ("plan", "na"),
        ("form", "8.5"),
        ("bonus", "1.5"),
    ];
    review.scores = scores
        .map(|(id, points)| (id.to_owned(), score(points)))
        .into();
    let form = review.scores.get_mut("form").expect("scored above");
    form.deductions = [("numbering".to_owned(), 2), ("residue".to_owned(), 1)].into();
    form.confidence = Some(Confidence::High);
    let leaders = review.scores.get_mut("leaders").expect("scored above");
    leaders.deductions = [("part-missing".to_owned(), 1)].into();
    leaders.comment = "=全文未见|主要负责人履职情况".to_owned();
    leaders.cites = vec!["a1".repeat(8)];
    let gone = Anchor {
        exact: "这一段后来删去了".to_owned(),
        prefix: "删去之前的上文".to_owned(),
        suffix: "删去之前的下文".to_owned(),
        span: CharSpan::new(5, 13),
        text_sha256: "bb".repeat(32),
    };
    review.notes = vec![
        note(
            "a1",
            NoteKind::Problem,
            Target::Whole,
            "缺少党政主要负责人履职部分。\n\n请补写后重报。",
        ),
        note(
            "b2",
            NoteKind::Praise,
            Target::Span(anchor("排查纠纷22起，化解22起")),
            "数据前后一致。",
        ),
        note(
            "c3",
            NoteKind::Suggestion,
            Target::Section {
                id: "2".to_owned(),
                anchor: anchor("二、存在的不足"),
            },
            "不足应写明原因。<script>alert(1)</script> ![x](http://a.example/b.png)",
        ),
        note(
            "d4",
            NoteKind::Question,
            Target::Span(anchor("<b>形式</b>单一，详见 https://example.com/a")),
            "@何处？\u{202E}",
        ),
        note(
            "e5",
            NoteKind::Problem,
            Target::Span(gone),
            "此处数据有误。",
        ),
    ];
    let mut from_finding = note(
        "f6",
        NoteKind::Problem,
        Target::Span(anchor("召开3次党委会")),
        "会议次数应写明日期。",
    );
    from_finding.check = Some("date-missing".to_owned());
    review.notes.push(from_finding);
    review.summary = "总体较好。\n007 号问题请先改。".to_owned();
    review
}

/// The bundle.
pub(super) fn bundle() -> ReviewBundle {
    let report = report();
    let review = review(&report);
    let mut gone = Review::empty("柳河乡.docx", "评阅员甲");
    gone.title = "柳河乡法治政府建设年度报告".to_owned();
    gone.status = Status::Reading;
    gone.scores = [("measures".to_owned(), score("28"))].into();
    gone.notes = vec![review.notes[1].clone()];
    // The profile's hash changes with every word of it; the snapshots shall not.
    let mut profile = Profile::clone(&profile::find("fazhi").expect("built in"));
    profile.sha256 = "cc".repeat(32);
    ReviewBundle {
        batch: "2023年度".to_owned(),
        batch_id: Some("ba".repeat(8)),
        profile: Arc::new(profile),
        rows: vec![
            Row {
                path: "柳河乡.docx".to_owned(),
                profile: None,
                report: None,
                review: gone,
                problem: Some("评阅文件被人手工改过".to_owned()),
            },
            Row {
                path: "白杨乡.txt".to_owned(),
                profile: None,
                report: Some(Arc::new(report.clone())),
                review: Review::empty("白杨乡.txt", "评阅员甲"),
                problem: None,
            },
            Row {
                path: "青石镇.txt".to_owned(),
                profile: None,
                report: Some(Arc::new(report)),
                review,
                problem: None,
            },
        ],
        unreadable: vec![
            Unreadable {
                path: "柳河乡.docx".to_owned(),
                problem: "文件不存在".to_owned(),
            },
            Unreadable {
                path: "=乌石镇.pdf".to_owned(),
                problem: "第 3 页起没有文字层".to_owned(),
            },
        ],
    }
}
