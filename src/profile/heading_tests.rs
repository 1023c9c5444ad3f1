//! Headings as units word them, and the parts of `fazhi` that they name.

use crate::profile;

/// Each line: a heading, `=>`, the parts it names (`?` behind one it only suggests).
#[track_caller]
fn check(year: i32, table: &str) {
    let fazhi = profile::find("fazhi").unwrap();
    let mut wrong = Vec::new();
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (heading, expected) = line.split_once(" =>").unwrap();
        let hits = fazhi.parts_of_heading(heading, Some(year));
        let named: Vec<String> = hits
            .iter()
            .map(|hit| format!("{}{}", hit.part.id, if hit.sure { "" } else { "?" }))
            .collect();
        if named.join(" ") != expected.trim() {
            wrong.push(format!("{heading} => {} (not {expected})", named.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn measures_by_their_many_names() {
    check(
        2023,
        "2023年度推进法治政府建设的主要举措和成效 => measures
        推进法治政府建设的主要举措及成效 => measures
        一年来推进法治政府建设的主要做法 => measures
        主要措施和取得的成效 => measures
        推进法治政府建设的主要措施 => measures
        主要工作举措和成效 => measures
        主要做法和成效 => measures
        主要做法及工作成效 => measures
        采取的主要措施、取得的成效 => measures
        工作开展情况 => measures
        工作成效 => measures
        主要工作成效 => measures
        取得的成绩 => measures
        2023年工作总结 => measures
        2023年法治政府建设工作总结 => measures
        2023年度工作开展情况 => measures
        2023年工作情况 => measures
        2023年法治政府建设情况 => measures
        法治政府建设工作推进情况 => measures
        法治政府建设基本情况 => measures
        基本情况 => measures
        总体情况 => measures
        主要工作 => measures
        主要工作情况 => measures
        重点工作完成情况 => measures
        工作回顾 => measures
        今年以来的工作情况 => measures
        上一年度推进法治政府建设的主要举措和成效 => measures
        二〇二三年工作总结 => measures
        ２０２３ 年 主要 做法 => measures
        工作亮点 => measures
        基本情况和主要成效 => measures
        2023年法治政府建设工作 => measures
        推进依法行政工作情况 => measures
        主要工作及成效 => measures
        法治政府建设进展 => measures
        取得的主要成效 => measures
        2022年法治政府建设主要措施 => measures
        推进法治政府建设总体情况 => measures
        经验做法 => measures
        法治建设工作落实情况 => measures
        主要任务完成情况 => measures",
    );
}

#[test]
fn shortcomings_by_their_many_names() {
    check(
        2023,
        "2023年度推进法治政府建设存在的不足和原因 => shortcomings
        存在的不足和原因 => shortcomings
        存在的主要问题 => shortcomings
        存在问题 => shortcomings
        存在的问题与不足 => shortcomings
        存在的困难和问题 => shortcomings
        存在的短板弱项 => shortcomings
        问题与不足 => shortcomings
        问题及原因分析 => shortcomings
        主要问题 => shortcomings
        不足之处 => shortcomings
        短板 => shortcomings
        差距和不足 => shortcomings
        工作中的不足 => shortcomings
        工作存在的不足及原因 => shortcomings
        推进法治政府建设中存在的问题和困难 => shortcomings
        法治政府建设方面的不足与原因 => shortcomings
        面临的困难和挑战 => shortcomings
        存在的薄弱环节 => shortcomings
        原因分析 => shortcomings
        法治政府建设工作存在的问题及原因 => shortcomings
        当前存在的主要困难 => shortcomings
        需要进一步解决的问题 => shortcomings
        存在的短板和不足 => shortcomings
        面临的形势和问题 => shortcomings
        有待改进的方面 => shortcomings
        主要举措成效及存在的问题 => measures shortcomings",
    );
}

#[test]
fn leaders_by_their_many_names() {
    check(
        2023,
        "2023年度党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况 => leaders
        党政主要负责人履行推进法治建设第一责任人职责情况 => leaders
        主要负责人履行法治建设第一责任人职责情况 => leaders
        主要负责人履职情况 => leaders
        党政主要负责人履职情况 => leaders
        第一责任人职责落实情况 => leaders
        落实“第一责任人”职责情况 => leaders
        切实履行法治建设第一责任人职责 => leaders
        履行推进法治建设第一责任人职责的主要举措 => leaders
        党政一把手履行法治建设职责情况 => leaders
        主要领导履行推进法治建设职责情况 => leaders
        主要负责同志履行法治政府建设职责工作情况 => leaders
        履行推进法治建设职责情况 => leaders
        区政府主要负责同志履行推进法治建设第一责任人职责情况 => leaders
        党委书记、镇长履行推进法治建设职责情况 => leaders
        领导干部履职尽责情况 => leaders
        履行法治建设第一责任人情况 => leaders
        述法工作情况 => leaders",
    );
}

#[test]
fn plans_by_their_many_names() {
    check(
        2023,
        "2024年度推进法治政府建设的主要工作安排 => plan
        下一年度推进法治政府建设的主要安排 => plan
        下一年度推进法治政府建设的主要举措 => plan
        下一步工作打算 => plan
        下一步工作计划 => plan
        下一步工作措施 => plan
        下一步打算 => plan
        下步工作 => plan
        下步工作安排 => plan
        下一步重点工作 => plan
        下一步，我镇将继续做好以下工作 => plan
        下阶段工作思路 => plan
        今后工作思路 => plan
        今后的工作打算 => plan
        明年工作计划 => plan
        2024年工作计划 => plan
        2024年工作思路 => plan
        2024年重点工作 => plan
        2024年工作 => plan
        2024年度推进法治政府建设的主要举措 => plan
        2024年法治政府建设工作要点 => plan
        二〇二四年工作打算 => plan
        工作打算 => plan
        工作计划 => plan
        未来工作展望 => plan
        下一步努力方向 => plan
        今后一段时期的工作 => plan
        明确下一步工作思路 => plan
        后续工作安排 => plan
        整改措施及下一步工作计划 => plan
        2023年度推进法治政府建设的工作计划 => plan",
    );
}

#[test]
fn a_heading_can_name_two_parts() {
    check(
        2023,
        "存在的不足及下一步打算 => shortcomings plan
        存在的问题和下一步工作打算 => shortcomings plan
        存在的主要问题及下步工作措施 => shortcomings plan
        存在的问题及工作打算 => shortcomings plan
        存在的不足和2024年工作计划 => shortcomings plan
        不足与下一步安排 => shortcomings plan
        2023年工作总结和2024年工作计划 => measures plan
        2023年工作总结及下一步打算 => measures plan
        工作开展情况及存在的问题 => measures shortcomings
        主要举措、成效和存在的不足 => measures shortcomings
        存在的问题及整改措施 => shortcomings plan?
        存在的不足和改进措施 => shortcomings plan?
        存在的问题与努力方向 => shortcomings plan?",
    );
}

#[test]
fn other_matters() {
    check(
        2023,
        "其他需要报告的情况 => other
        其他需要报告的问题 => other
        其它需要说明的事项 => other
        需要报告的其他事项 => other
        其他情况 => other
        意见建议 => other?",
    );
}

#[test]
fn topic_headings_name_no_part() {
    check(
        2023,
        "加强组织领导 =>
        强化组织领导，夯实组织基础 =>
        落实法治政府责任 =>
        强化政治理论学习 =>
        坚持问题导向，提升治理水平 =>
        着力解决群众反映强烈的突出问题 =>
        补齐短板 =>
        聚焦突出问题，规范执法行为 =>
        周密安排部署，保障法治建设工作顺利开展 =>
        严格执法程序，规范执法行为 =>
        完善社会自治功能，健全矛盾防范和化解机制 =>
        行政机关负责人出庭应诉 =>
        科学制定工作计划 =>
        创新工作思路，破解执法难题 =>
        落实重大行政决策年度计划 =>
        加大普法力度，营造良好氛围 =>
        强化措施，推进依法行政 =>
        全面推进依法行政 =>
        加强行政执法监督 =>
        化解矛盾纠纷，维护社会稳定 =>",
    );
}

#[test]
fn a_later_year_turns_a_heading_to_the_part_that_speaks_of_it() {
    check(2024, "2024年重点工作 => measures");
    check(2022, "2024年重点工作 => measures");
    check(2023, "2023年重点工作 => measures");
    let fazhi = profile::find("fazhi").unwrap();
    let hits = fazhi.parts_of_heading("2024年工作打算", None);
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].part.id, "plan");
}

#[track_caller]
fn check_turn(sentence: &str, expected: Option<&str>) {
    let fazhi = profile::find("fazhi").unwrap();
    assert_eq!(fazhi.turn(sentence).map(|part| part.id.as_str()), expected);
}

#[test]
fn running_text_turns_to_a_part() {
    check_turn("下一步，我乡将坚决落实各项目标任务。", Some("plan"));
    check_turn("2024年，我镇将继续加强普法。", Some("plan"));
    check_turn("针对以上问题，我街道将从三个方面改进。", Some("plan"));
    check_turn(
        "我乡法治工作虽然取得了一定成效，但还存在一些差距。",
        Some("shortcomings"),
    );
    check_turn("存在的主要问题是：", Some("shortcomings"));
    check_turn("全年召开3次党委会专题研究法治建设。", None);
    check_turn("坚持问题导向，解决群众反映的突出问题。", None);
}
