//! What was exported comes back: nothing is lost, nothing is added twice.

use std::sync::Arc;

use proptest::prelude::*;

use super::fixture::bundle;
use super::*;
use crate::review::{Change, Item, Review, ScoreValue, Stamp, Status, Value};

fn stamp() -> Stamp {
    Stamp {
        session: "5e".repeat(8),
        at: "2024-02-01T08:00:00+08:00".to_owned(),
    }
}

fn written(id: &str, bundle: &ReviewBundle) -> String {
    let mut bytes = Vec::new();
    (find(id).unwrap().write)(bundle, Lang::Zh, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Takes a file into the fixture's reviewed report, or into an empty review of it.
#[track_caller]
fn taken(text: &str, into: &Review) -> (Review, Plan) {
    let bundle = bundle();
    let incoming = read(text);
    assert_eq!(incoming.faults, []);
    let record = incoming
        .records
        .iter()
        .find(|one| one.report == "青石镇.txt");
    let report = bundle.rows[2].report.as_deref();
    let mut review = into.clone();
    let plan = plan(
        &bundle.profile,
        report,
        &mut review,
        record.unwrap(),
        &stamp(),
    );
    (review, plan)
}

/// The fixture's review as its history makes it.
fn reviewed() -> Review {
    let empty = Review::empty("青石镇.txt", "评阅员甲");
    taken(&written("json", &bundle()), &empty).0
}

fn row(review: Review) -> ReviewBundle {
    let mut bundle = bundle();
    bundle.rows[2].review = review;
    bundle
}

#[test]
fn json_out_in_and_out_again_is_the_same_bytes() {
    for id in ["json", "jsonl"] {
        let first = written(id, &bundle());
        let empty = Review::empty("青石镇.txt", "评阅员甲");
        let (review, plan) = taken(&first, &empty);
        assert_eq!(plan.faults, []);
        assert_eq!(plan.lost.len(), 1, "the passage that is gone is named");
        assert_eq!(written(id, &row(review.clone())), first);
        assert_eq!(taken(&first, &review).1.entries, []);
    }
}

#[test]
fn annotations_bring_every_note_back_and_nothing_twice() {
    let first = written("annotations", &bundle());
    let empty = Review::empty("青石镇.txt", "评阅员甲");
    let (review, plan) = taken(&first, &empty);
    assert_eq!((plan.faults.len(), review.notes.len()), (0, 6));
    assert_eq!(review.notes, reviewed().notes);
    assert_eq!(taken(&first, &review).1.entries, []);
}

#[test]
fn a_form_sent_back_untouched_changes_nothing() {
    let form = written("form", &bundle());
    insta::assert_snapshot!("form.txt", form.replace("\r\n", "\n"));
    let review = reviewed();
    let gbk = |text: &str| {
        let encoded: String = text
            .chars()
            .map(|ch| {
                let lacks = encoding_rs::GBK.encode(&ch.to_string()).2;
                if lacks { '?' } else { ch }
            })
            .collect();
        encoded
    };
    for worn in [
        form.clone(),
        form.replace("\r\n", "\n"),
        format!("\u{FEFF}{form}"),
        form.replace('：', ":"),
        form.replace("§ [", "§ 【")
            .replace("[measures]", "［measures］"),
        form.replace("\r\n", "  \r\n"),
        form.replace("    ", "\t"),
        gbk(&form),
    ] {
        let (_, plan) = taken(&worn, &review);
        assert_eq!((plan.entries, plan.faults), (Vec::new(), Vec::new()));
    }
}

#[test]
fn a_form_filled_in_by_hand_is_taken() {
    let form = "==== 报告: 青石镇.txt\n评阅人:评阅员乙\n状态：已评\n\
        主要举措 【measures】 ： 30\n说明: 数据实\n  但少对比\n\
        form［form］：8.5\n\
        § [全文]\n问题：缺少负责人履职部分\n\
        § [1]\n肯定: 做法具体\n原文：排查纠纷２２起\n\
        建议：再写一段\n总评：总体较好\n请修改\n";
    let empty = Review::empty("青石镇.txt", "评阅员乙");
    let (review, plan) = taken(form, &empty);
    assert_eq!(plan.faults, []);
    assert_eq!(review.status, Status::Done);
    assert_eq!(review.summary, "总体较好\n请修改");
    let measures = &review.scores["measures"];
    assert_eq!(
        (measures.value, measures.comment.as_str()),
        (
            ScoreValue::Points("30".parse().unwrap()),
            "数据实\n但少对比"
        )
    );
    let row = super::Row {
        report: bundle().rows[2].report.clone(),
        review: review.clone(),
        ..super::Row::default()
    };
    let notes: Vec<(&str, &str, Option<&str>)> = row
        .placed()
        .iter()
        .map(|one| {
            (
                one.note.body.as_str(),
                one.quote(),
                row.section_id(one.section),
            )
        })
        .collect();
    assert_eq!(
        notes,
        [
            ("缺少负责人履职部分", "", None),
            ("再写一段", "一、主要举措和成效", Some("1")),
            ("做法具体", "排查纠纷22起", Some("1")),
        ]
    );
    assert_eq!(taken(form, &review).1.entries, []);
}

#[track_caller]
fn check_faults(text: &str, expected: &[&str]) {
    let bundle = bundle();
    let incoming = read(text);
    let mut faults: Vec<String> = Vec::new();
    for record in &incoming.records {
        let mut review = Review::empty("青石镇.txt", "评阅员甲");
        let report = bundle.rows[2].report.as_deref();
        let plan = plan(&bundle.profile, report, &mut review, record, &stamp());
        faults.extend(plan.faults.iter().map(|fault| fault.message(Lang::En)));
    }
    faults.extend(incoming.faults.iter().map(|fault| fault.message(Lang::En)));
    assert_eq!(faults.len(), expected.len(), "{faults:#?}");
    for (fault, expected) in faults.iter().zip(expected) {
        assert!(fault.contains(expected), "{fault} | {expected}");
    }
}

#[test]
fn every_line_that_belongs_nowhere_is_named() {
    let form = |lines: &str| format!("==== 报告：青石镇.txt\n{lines}");
    check_faults(&form("[measures]：99\n"), &["line 2: "]);
    check_faults(&form("[measure]：9\n"), &["2: "]);
    check_faults(&form("建义：改一改\n"), &["2: this line belongs nowhere"]);
    check_faults(
        &form("§ [9.9]\n问题：无此节\n"),
        &["3: the report has no section `9.9`"],
    );
    check_faults(
        &form("§ [1]\n问题：不在\n原文：没有这句话\n"),
        &["3: the report does not have this passage"],
    );
    check_faults(&form("问题：多处\n原文：青石镇\n"), &["stands in 2 places"]);
    check_faults(&form("状态：写完\n"), &["2: "]);
    check_faults("评分：3\n", &["nothing that can be imported"]);
    check_faults("# zhupi-form 2\n==== 报告：a\n", &["format 2"]);
    check_faults(
        "{\"format\":\"zhupi-export\",\"version\":2,\"reports\":[]}",
        &["format 2"],
    );
    check_faults(
        "{\"format\":\"zhupi-store\",\"version\":1}",
        &["nothing that can"],
    );
    let report = |member: &str| {
        format!("{{\"format\":\"zhupi-export\",\"version\":1,\"reports\":[{{{member}}}]}}")
    };
    check_faults(&report(""), &["reports[0]: `report` is missing"]);
    check_faults(
        &report("\"report\":\"a\",\"status\":\"late\""),
        &["reports[0]: `status` cannot be `late`"],
    );
    check_faults(
        &report("\"report\":7"),
        &["reports[0]: a value of the wrong type"],
    );
    check_faults("{\"format\":", &["no valid JSON from line 1, byte 10 on"]);
    check_faults("[{\"body\":\"一\"}]", &["items[0]: `target` is missing"]);
}

#[test]
fn annotations_of_other_tools_find_their_passage() {
    let page = r#"{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation",
        "body":"何时开会？","motivation":"questioning",
        "target":{"source":"file:///tmp/%E9%9D%92%E7%9F%B3%E9%95%87.txt","selector":
        {"type":"TextQuoteSelector","exact":"召开3次党委会"}}}"#;
    let empty = Review::empty("青石镇.txt", "评阅员甲");
    let (review, plan) = taken(page, &empty);
    assert_eq!((plan.faults.len(), review.notes.len()), (0, 1));
    assert_eq!(review.notes[0].kind.id(), "question");
    assert_eq!(taken(page, &review).1.entries, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_words_come_back_from_a_form(
        body in "[一问题：:\\[\\]§=#\\-原文 \u{3000}\n\ta?é\u{202E}]{1,40}",
        comment in "[一说明：:\\[\\]§=#\\- \n\ta?]{0,30}",
    ) {
        prop_assume!(!body.trim().is_empty() && body.trim() != "-" && comment.trim() != "-");
        let mut review = reviewed();
        let mut note = review.notes[1].clone();
        note.body.clone_from(&body);
        let mut score = review.scores["plan"].clone();
        score.comment = comment;
        let set = |item, new| Change { item, new };
        review.set(&stamp(), vec![
            set(Item::Note(note.id.clone()), Value::Note(note)),
            set(Item::Summary, Value::Text(body)),
            set(Item::Score("plan".to_owned()), Value::Score(score)),
        ]);
        let form = written("form", &row(review.clone()));
        let (_, plan) = taken(&form, &review);
        prop_assert_eq!((plan.entries, plan.faults), (Vec::new(), Vec::new()));
    }

    #[test]
    fn no_file_brings_the_reader_down(lines in proptest::collection::vec(".{0,30}", 0..12)) {
        let text = lines.join("\n");
        let _ = read(&text);
        let _ = read(&format!("==== 报告：青石镇.txt\n{text}"));
        let _ = Arc::new(read(&format!("{{\"format\":\"zhupi-review-line\"}}\n{text}")));
    }
}
