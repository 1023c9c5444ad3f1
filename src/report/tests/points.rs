//! Parts, items, notes and corrections.

use super::{fazhi, ingested};
use crate::lang::Lang;
use crate::report::{Correction, Corrections, ParseNoteKind, Report, analyse};
use crate::text::{CharIdx, CharSpan};

/// Parts as `part:first characters`, unsure ones with `?`, in order of position.
fn parts(report: &Report) -> String {
    let spans = report.sections.iter().flat_map(|section| &section.parts);
    let shown = spans.map(|part| {
        let from = part.span.start.get();
        let text = report.source.text.slice(CharSpan::new(from, from + 4));
        format!(
            "{}{}:{}",
            part.part,
            if part.sure { "" } else { "?" },
            text.trim()
        )
    });
    shown.collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check_parts(text: &str, expected: &str, missing: &[&str]) {
    let report = fazhi(&format!("松涧镇2023年法治政府建设情况报告\n{text}"));
    assert_eq!(parts(&report), expected, "{text}");
    assert_eq!(report.missing_parts, missing, "{text}");
}

#[test]
fn headings_name_parts() {
    check_parts(
        "一、2023年度推进法治政府建设的主要举措和成效\n成立专班。\n二、2023年度推进法治政府建设存在的不足和原因\n人手不足。\n\
         三、2023年度党政主要负责人履行推进法治建设第一责任人职责的情况\n带头学法。\n四、2024年度推进法治政府建设的主要安排\n加强培训。\n五、其他需要报告的情况\n无。\n",
        "measures:一、20 shortcomings:二、20 leaders:三、20 plan:四、20 other:五、其他",
        &[],
    );
    check_parts(
        "一、2023年工作开展情况\n成立专班。\n二、第一责任人职责履行情况\n带头学法。\n三、存在的问题\n人手不足。\n四、2024年工作打算\n加强培训。\n",
        "measures:一、20 leaders:二、第一 shortcomings:三、存在 plan:四、20",
        &[],
    );
}

#[test]
fn a_section_with_two_parts_is_split_where_the_text_turns() {
    check_parts(
        "一、主要做法及成效\n成立专班。\n二、存在的不足及下一步打算\n一是人手不足。二是经费不足。\n下一步，我镇将加强培训。\n",
        "measures:一、主要 shortcomings:二、存在 plan:下一步，",
        &["leaders"],
    );
    check_parts(
        "一、主要做法及成效\n成立专班。\n二、存在的问题和下一步工作安排\n（一）存在的问题\n人手不足。\n（二）下一步工作安排\n加强培训。\n",
        "measures:一、主要 shortcomings:二、存在 plan:（二）下",
        &["leaders"],
    );
}

#[test]
fn topics_count_by_their_position() {
    check_parts(
        "一、加强组织领导\n成立专班。\n二、深化普法宣传\n进村入户。\n三、存在的不足\n人手不足。\n四、下一步打算\n加强培训。\n",
        "measures?:一、加强 measures?:二、深化 shortcomings:三、存在 plan:四、下一",
        &["leaders"],
    );
    // 负责人履职 among the topics does not end them.
    check_parts(
        "一、加强组织领导\n成立专班。\n二、切实履行推进法治建设第一责任人职责\n带头学法。\n三、深化普法宣传\n进村入户。\n四、存在的不足\n人手不足。\n五、下一步打算\n加强培训。\n",
        "measures?:一、加强 leaders:二、切实 measures?:三、深化 shortcomings:四、存在 plan:五、下一",
        &[],
    );
}

#[test]
fn parts_below_the_top_level_and_in_the_text_are_found() {
    check_parts(
        "一、2023年工作情况\n（一）加强领导\n成立专班。\n（二）存在的问题\n人手不足。\n（三）下一步工作安排\n加强培训。\n",
        "measures:一、20 shortcomings?:（二）存 plan?:（三）下",
        &["leaders"],
    );
    check_parts(
        "一、主要举措和成效\n成立专班。\n二、存在的不足\n人手不足，经费紧张。\n下一步，我镇将加强培训，补齐短板。\n",
        "measures:一、主要 shortcomings:二、存在 plan?:下一步，",
        &["leaders"],
    );
}

/// Items of all sections as `marker:text`.
#[track_caller]
fn check_items(text: &str, expected: &[&str]) {
    let report = fazhi(text);
    let items = report.sections.iter().flat_map(|section| &section.items);
    let shown: Vec<String> = items
        .map(|item| {
            assert!(
                report
                    .source
                    .text
                    .slice(item.span)
                    .starts_with(&item.marker)
            );
            report.source.text.slice(item.span).to_owned()
        })
        .collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn inline_points_have_their_own_spans() {
    check_items(
        "一、主要举措\n（一）加强领导。一是成立专班；二是定期调度。三是严格考核。\n统一是关键，唯一是民心。\n",
        &["一是成立专班；", "二是定期调度。", "三是严格考核。"],
    );
    check_items(
        "二、存在不足\n第一，人手不足。第二，经费不足。\n",
        &["第一，人手不足。", "第二，经费不足。"],
    );
    check_items(
        "首先，成立专班。其次，定期调度。最后，严格考核。",
        &["首先，成立专班。", "其次，定期调度。", "最后，严格考核。"],
    );
    check_items(
        "一、主要举措\n六是广泛宣传。1、进村入户。2、以案释法。七是推进改革。\n",
        &[
            "六是广泛宣传。1、进村入户。2、以案释法。",
            "1、进村入户。",
            "2、以案释法。",
            "七是推进改革。",
        ],
    );
    check_items(
        "做到（1）有计划；（2）有检查；①有人管；②有人查。",
        &[
            "（1）有计划；",
            "（2）有检查；①有人管；②有人查。",
            "①有人管；",
            "②有人查。",
        ],
    );
    check_items(
        "投入1.5万元，培训2.3万人次，位列第一，一是一，二是二。",
        &["一是一，", "二是二。"],
    );
}

/// Notes as `kind:passage`.
#[track_caller]
fn check_notes(text: &str, expected: &[(ParseNoteKind, &str, &str)]) {
    let report = fazhi(&format!("松涧镇2023年法治政府建设情况报告\n{text}"));
    let found: Vec<_> = report
        .notes
        .iter()
        .map(|note| {
            (
                note.kind,
                report.source.text.slice(note.span),
                note.detail.as_str(),
            )
        })
        .collect();
    assert_eq!(found, expected, "{text}");
    for note in &report.notes {
        assert!(!note.message(Lang::Zh).is_empty() && !note.message(Lang::En).is_empty());
    }
}

#[test]
fn irregularities_are_named_with_their_passage() {
    use ParseNoteKind as Kind;
    check_notes("一、主要举措\n成立专班。\n二、存在不足\n人手不足。\n", &[]);
    check_notes(
        "一、主要举措\n成立专班。\n三、存在不足\n一是人手不足。三是经费不足。\n三、下一步打算\n加强培训。\n",
        &[
            (Kind::NumberSkipped, "三、", "二、"),
            (Kind::ItemSkipped, "三是", "二是"),
            (Kind::NumberDoubled, "三、", "三、"),
        ],
    );
    check_notes(
        "一、主要举措\n一)加强领导\n成立专班。\n（二）、加强宣传\n进村入户。\n)加强执法\n规范程序。\n二、存在不足\n1、人手不足。编制偏少。\n2.经费不足。投入不够。\n",
        &[
            (Kind::NumberMangled, "一)", ""),
            (Kind::NumberPunctuation, "（二）、", "（二）"),
            (Kind::NumberMangled, ")", ""),
            (Kind::NumberPunctuation, "1、", "1."),
        ],
    );
    check_notes(
        "一、主要举措\n（一）加强领导\n成立专班。\n(二)加强宣传\n二、存在不足\n人手不足。\n",
        &[
            (Kind::NumberMixed, "(二)", ""),
            (Kind::HeadingEmpty, "(二)加强宣传", ""),
        ],
    );
    check_notes(
        "一、主要举措\n（一）加强领导\n1.成立专班。定期调度。\n（二）加强宣传\n2.进村入户。广泛宣传。\n3.以案释法。编印手册。\n二、存在不足\n人手不足。\n",
        &[(Kind::LevelWrong, "2.", "2.")],
    );
    // Another style of number where exactly one is missing; `1.` before it makes it a point.
    check_notes(
        "一、主要举措\n（一）加强领导。成立专班。\n2、加强宣传。进村入户。\n（三）加强执法。规范程序。\n二、存在不足\n1.人手不足。编制偏少。\n（2）经费不足。投入不够。\n3.车辆老旧。仅有一辆。\n",
        &[
            (Kind::NumberMixed, "2、", "（二）"),
            (Kind::NumberMixed, "（2）", "2."),
        ],
    );
    check_notes(
        "一、主要举措\n（一）加强领导\n1.成立专班。定期调度。\n2.健全制度。出台办法。\n（2）加强宣传\n进村入户。\n（三）加强执法\n规范程序。\n",
        &[(Kind::NumberMixed, "（2）", "（二）")],
    );
    check_notes(
        "一、主要举措\n（一）加强领导。成立专班。\n二、加强宣传。进村入户。\n（三）加强执法。规范程序。\n二、存在不足\n（1）人手不足\n编制偏少。\n（2）经费不足\n投入不够。\n",
        &[
            (Kind::LevelWrong, "二、加强宣传", ""),
            (Kind::LevelWrong, "（1）", "（1）"),
        ],
    );
    check_notes(
        "一、主要举措\n全镇严格落实普法责任制，组织干部职工认真学习法律法规，严格落实“谁\n\n“执法谁普法”责任制，营造良好氛围。\n",
        &[(Kind::SentenceCut, "\n\n", "")],
    );
    let broken = fazhi("松涧镇人民政府\n2023年法治政府建设情况报告\n一、主要举措\n成立专班。\n");
    assert_eq!(broken.notes[0].kind, Kind::TitleBroken);
    let untitled = fazhi("一、主要举措\n成立专班。\n");
    assert_eq!(untitled.notes[0].kind, Kind::TitleMissing);
    // A heading on a line of its own is no sentence, however long it is.
    check_notes(
        "一、举措\n抓好普法。\n二、党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况\n\
         镇党委书记、镇长认真履职，主持会议四次。\n",
        &[],
    );
}

/// A correction at the first place of a phrase.
fn correction(text: &str, phrase: &str, set: Correction) -> (CharIdx, Correction) {
    let byte = text.find(phrase).expect("the phrase stands in the text");
    let at = text.get(..byte).map_or(0, |before| before.chars().count());
    let quote = phrase.to_owned();
    (CharIdx::new(at), Correction { quote, ..set })
}

#[test]
fn corrections_by_hand_make_and_unmake_headings_and_hold_only_where_their_quote_does() {
    let text = "松涧镇2023年法治政府建设情况报告\n一、主要举措\n成立专班。\n几点体会\n贵在坚持。\n二、存在不足\n人手不足。\n三、另有一事\n说明如下。\n";
    let heading = |heading| Correction {
        heading: Some(heading),
        ..Correction::default()
    };
    let part = |part: &str| Correction {
        part: Some(part.to_owned()),
        ..Correction::default()
    };
    let level = |level| Correction {
        level: Some(level),
        ..Correction::default()
    };
    let profile = crate::profile::find("fazhi").unwrap();
    let run = |set: Vec<(CharIdx, Correction)>| {
        let corrections = Corrections {
            title: Some("自拟标题".to_owned()),
            issuer: Some("青岚县松涧镇人民政府".to_owned()),
            year: Some(2022),
            class: None,
            headings: set.into_iter().collect(),
        };
        let report = analyse(ingested(text), "a.txt", &profile, &corrections);
        assert_eq!(
            report
                .title
                .as_ref()
                .map(|title| (title.value.as_str(), title.span)),
            Some(("自拟标题", None))
        );
        assert_eq!(
            report
                .issuer
                .as_ref()
                .map(|issuer| issuer.value.short.as_str()),
            Some("松涧镇")
        );
        assert_eq!(report.year.as_ref().map(|year| year.value), Some(2022));
        report
    };
    let report = run(vec![
        correction(text, "几点体会", heading(true)),
        correction(text, "二、存在不足", level(2)),
        correction(text, "三、另有一事", part("other")),
    ]);
    assert_eq!(
        super::outline(&report),
        ["一 主要举措", "- 几点体会", "  二 存在不足", "三 另有一事"]
    );
    assert_eq!(
        report
            .sections
            .last()
            .map(|section| section.parts[0].part.as_str()),
        Some("other")
    );

    let report = run(vec![correction(text, "二、存在不足", heading(false))]);
    assert_eq!(super::outline(&report), ["一 主要举措", "三 另有一事"]);

    let (at, mut stale) = correction(text, "二、存在不足", heading(false));
    stale.quote = "二、不足之处".to_owned();
    assert_eq!(super::outline(&run(vec![(at, stale)])).len(), 3);
}
