//! What reports do that were read after the parser was written: one case for
//! each fault found. The reports are made up; the faults are not.

use super::{fazhi, outline};
use crate::report::Report;

const BODY: &str = "\n一、主要举措和成效\n成立专班，定期调度，压实责任。\n二、存在的不足和原因\n人手不足，经费紧张。\n三、下一步打算\n加强培训，补齐短板。\n";

#[track_caller]
fn check_outline(text: &str, expected: &str) {
    let lines = outline(&fazhi(text)).into_iter();
    let lines: Vec<String> = lines.map(|line| line.replace("  ", "·")).collect();
    assert_eq!(lines.join(" / "), expected, "{text}");
}

fn issuer_and_year(report: &Report) -> (Option<&str>, Option<i32>) {
    let issuer = report.issuer.as_ref();
    (
        issuer.map(|issuer| issuer.value.name.as_str()),
        report.year.as_ref().map(|year| year.value),
    )
}

/// `front` stands above the body, `end` below it.
#[track_caller]
fn check_metadata(front: &str, end: &str, issuer: Option<&str>, year: Option<i32>) {
    let report = fazhi(&format!("{front}{BODY}{end}"));
    assert_eq!(issuer_and_year(&report), (issuer, year), "{front}");
}

#[test]
fn a_dash_typed_or_scanned_for_the_first_numeral_is_one() {
    check_outline(
        "—、组织领导情况\n（—）加强领导\n成立专班。\n（二）加强宣传\n进村入户。\n二、存在问题\n人手不足。\n",
        "— 组织领导情况 / ·— 加强领导 / ·二 加强宣传 / 二 存在问题",
    );
    check_outline(
        "一、主要举措\n成立专班，\n——严格落实责任，\n—积极宣传。\n二、存在问题\n人手不足。\n",
        "一 主要举措 / 二 存在问题",
    );
}

#[test]
fn numerals_with_nothing_but_a_blank_are_believed_in_a_run_that_names_parts() {
    check_outline(
        "一  组织领导情况\n成立专班，定期调度。\n二  工作开展情况\n进村入户。\n三  存在问题\n人手不足。\n四  下步打算\n加强培训。\n",
        "一 组织领导情况 / 二 工作开展情况 / 三 存在问题 / 四 下步打算",
    );
    check_outline("一 二 三 四 五\n上山打老虎\n二 人同行\n三 人成虎\n", "");
}

#[test]
fn sentences_counted_by_number_are_points_and_no_headings() {
    check_outline(
        "一、主要举措\n（1）建立合同示范文本库，收录摊位租赁、古建修缮、垃圾清运等文本18种。\n（2）建立履约跟踪台账，对39份在履行合同逐月核对，追回逾期租金23.4万元。\n\
         二、存在不足\n1.人手不足。\n2.经费不足。\n",
        "一 主要举措 / 二 存在不足 / ·1 人手不足 / ·2 经费不足",
    );
    let report = fazhi(
        "一、主要举措\n（1）建立合同示范文本库，收录摊位租赁、古建修缮、垃圾清运等文本18种。\n（2）建立履约跟踪台账，对39份在履行合同逐月核对，追回逾期租金23.4万元。\n",
    );
    let markers: Vec<&str> = report.sections[0]
        .items
        .iter()
        .map(|item| item.marker.as_str())
        .collect();
    assert_eq!(markers, ["（1）", "（2）"]);
}

#[test]
fn a_half_width_point_ends_a_heading_like_a_full_stop() {
    check_outline(
        "一.工作开展情况\n(一)提高认识,加强领导.街道成立专班,定期调度.\n(二)加强学习.组织培训.\n二.存在的不足\n人手不足.\n",
        "一 工作开展情况 / ·一 提高认识,加强领导 / ·二 加强学习 / 二 存在的不足",
    );
}

#[test]
fn the_unit_below_the_title_is_the_issuer() {
    let year = Some(2024);
    check_metadata(
        "2024年度法治政府建设情况报告\n（西柏镇人民政府）\n2024年，成效明显。",
        "",
        Some("西柏镇人民政府"),
        year,
    );
    check_metadata(
        "2024年度法治政府建设工作总结\n——青岭县水利局\n今年以来，成效明显。",
        "",
        Some("青岭县水利局"),
        year,
    );
}

#[test]
fn the_unit_whose_work_is_reported_is_the_issuer() {
    check_metadata(
        "2023年，在市司法局和区委、区政府的领导下，苍云区司法局认真履职，成效明显。现将苍云区司法局2023年度法治政府建设情况报告如下：",
        "",
        Some("苍云区司法局"),
        Some(2023),
    );
    check_metadata(
        "2021年来，街道按照要求，围绕“法治工作全局化”的总目标，上下一心。现将2021年工作情况报告如下。",
        "",
        None,
        Some(2021),
    );
    check_metadata(
        "法治政府建设情况报告\n2024年，和平街道认真落实上级部署，和平街道成效明显。",
        "",
        Some("和平街道"),
        Some(2024),
    );
}

#[test]
fn units_of_every_kind_in_titles() {
    let title = |title: &str, issuer: &str| {
        check_metadata(
            &format!("{title}\n2023年，成效明显，亮点突出，特色鲜明。"),
            "",
            Some(issuer),
            Some(2023),
        );
    };
    title(
        "国家统计局青岭调查队2023年法治政府建设情况报告",
        "国家统计局青岭调查队",
    );
    title(
        "中共柳岸街道工作委员会、柳岸街道办事处关于2023年度法治政府建设情况的报告",
        "柳岸街道办事处",
    );
    title(
        "北原市自然资源和规划局关于2023年度法治政府建设工作情况的报告",
        "北原市自然资源和规划局",
    );
    title(
        "临江高新技术产业开发区管理委员会2023年度法治政府建设情况报告",
        "临江高新技术产业开发区管理委员会",
    );
    title(
        "乌兰苏木人民政府关于2023年法治政府建设工作情况的报告",
        "乌兰苏木人民政府",
    );
}

#[test]
fn the_year_of_a_period_counts_where_no_other_is_named() {
    let (issuer, body) = (Some("金川镇人民政府"), "金川镇人民政府法治政府建设情况报告");
    check_metadata(
        &format!("{body}\n2023年以来，成效明显，亮点突出。"),
        "",
        issuer,
        Some(2023),
    );
    check_metadata(
        &format!("{body}\n2024年1月至12月，成效明显，亮点突出。"),
        "",
        issuer,
        Some(2024),
    );
    // Since years ago: what is signed says which year it is.
    check_metadata(
        &format!("{body}\n2018年以来，成效明显，亮点突出。"),
        "金川镇人民政府\n2024年1月5日\n",
        issuer,
        Some(2023),
    );
}

#[test]
fn a_heading_glued_to_its_body_ends_where_the_body_opens() {
    check_outline(
        "一、落实领导班子集体学法2022年，镇党委把法治建设列入议事日程。\n二、加强组织领导镇党委政府高度重视，成立领导小组。\n\
         三、加强普法宣传我镇利用赶集日，开展法治宣传。\n四、存在的问题及2023年打算，具体如下。人手不足。\n",
        "一 落实领导班子集体学法 / 二 加强组织领导 / 三 加强普法宣传 / 四 存在的问题及2023年打算，具体如下",
    );
}

#[test]
fn headings_in_another_script_are_given_to_no_part() {
    let report = fazhi(
        "# Annual report of Harrowmere\n\n## What we did\n\nWe held 12 meetings of the council and wrote 4 rules.\n\n## What we spent\n\nWe spent 3 million on roads and bridges.\n",
    );
    assert!(
        report
            .sections
            .iter()
            .all(|section| section.parts.is_empty())
    );
}

#[test]
fn the_signature_of_another_report_and_a_blank_in_the_title_name_no_issuer() {
    let own = "2023年，毛坪镇认真贯彻上级决策部署。毛坪镇党委专题研究4次，毛坪镇扎实推进各项工作。";
    check_metadata(
        own,
        "桃源乡人民政府\n2023年12月8日\n",
        Some("毛坪镇"),
        Some(2023),
    );
    check_metadata(
        own,
        "毛坪镇人民政府\n2023年12月8日\n",
        Some("毛坪镇人民政府"),
        Some(2023),
    );
    check_metadata(
        "XX镇2023年法治政府建设情况报告",
        "桃源乡人民政府\n2023年12月8日\n",
        Some("桃源乡人民政府"),
        Some(2023),
    );
}

#[test]
fn points_that_stand_alone_on_their_lines_and_name_parts_are_headings() {
    let body = "全镇开展普法宣传二十场次，发放各类资料三千份，化解矛盾纠纷四十五起，群众满意。";
    check_outline(
        &format!(
            "松涧镇2023年法治建设工作汇报\n2023年，松涧镇深入推进法治建设，各项工作取得新成效，现将情况汇报如下：\n一是主要做法和成效\n{body}\n二是存在的问题\n{body}\n三是下一步工作打算\n{body}\n"
        ),
        "- 主要做法和成效 / - 存在的问题 / - 下一步工作打算",
    );
}

#[test]
fn a_report_without_headings_is_dated_by_its_signature() {
    let text = "松涧镇2023年法治建设工作汇报\n2023年，松涧镇深入推进法治建设，各项工作取得新成效。\n全年普法二十场。\n松涧镇人民政府\n2023年11月28日\n";
    assert!(
        fazhi(text)
            .date
            .is_some_and(|date| (date.value.month, date.value.day) == (11, 28))
    );
}

#[test]
fn a_count_that_runs_on_under_the_next_heading_is_no_slip() {
    check_outline(
        "清江区2020年法治政府建设情况报告\n一、主要举措和成效\n（一）加强组织领导\n\
         1.加强党的领导。召开会议4次。\n2.强化考核评价。开展考核1次。\n（二）依法履行职能\n\
         3.深化审批改革。取消证明6项。\n二、存在的不足和原因\n人手不足。\n",
        "一 主要举措和成效 / ·一 加强组织领导 / ··1 加强党的领导 / ··2 强化考核评价 / \
         ·二 依法履行职能 / ··3 深化审批改革 / 二 存在的不足和原因",
    );
}

#[test]
fn the_longest_name_says_where_the_unit_lies() {
    check_metadata(
        "盐泉县青山乡2022年度法治政府建设工作报告\n2022年，我乡认真落实各项任务。现将情况报告如下：",
        "青山乡人民政府\n2022年12月30日\n",
        Some("盐泉县青山乡"),
        Some(2022),
    );
}

#[test]
fn the_title_below_a_cover_letter_is_the_title() {
    let front = "青石镇人民政府\n关于报送2023年度法治政府建设情况报告的函\n\n云溪县司法局：\n\
        现将《青石镇2023年度法治政府建设情况报告》报送你局，请审阅。\n\
        附件：青石镇2023年度法治政府建设情况报告\n青石镇人民政府\n2024年1月5日\n\n\
        青石镇2023年度法治政府建设情况报告\n2023年，青石镇扎实推进法治政府建设。现将有关情况报告如下：";
    let report = fazhi(&format!("{front}{BODY}"));
    let title = report.title.as_ref().map(|title| title.value.as_str());
    assert_eq!(title, Some("青石镇2023年度法治政府建设情况报告"));
    assert_eq!(
        issuer_and_year(&report),
        (Some("青石镇人民政府"), Some(2023))
    );
}
