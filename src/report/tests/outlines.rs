//! Outlines: what numbering of official documents gives, and what real reports
//! do to it. The reports are made up; the faults are not.

use super::{fazhi, outline};

/// Checks every case and shows all that fail. Expected are the headings with number, separated
/// by ` / `, with one `·` for each level below the first.
#[track_caller]
fn check_all(cases: &[(&str, &str, &str)]) {
    let failed: Vec<String> = cases
        .iter()
        .filter_map(|(name, text, expected)| {
            let lines = outline(&fazhi(text)).into_iter();
            let lines: Vec<String> = lines.map(|line| line.replace("  ", "·")).collect();
            let found = lines.join(" / ");
            let differs = || format!("{name}\n  found    {found}\n  expected {expected}");
            (found != *expected).then(differs)
        })
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn numbering_in_every_dress() {
    check_all(&[
        (
            "both bracket widths, run-in and own line, points of either width",
            "青石镇人民政府关于2023年法治政府建设情况的报告\n2023年，我镇认真落实上级部署，扎实推进各项工作。\n一、主要举措和成效\n\
             （一）加强组织领导\n成立专班，定期调度，压实责任。\n(二)抓好普法宣传。一是进村；二是入户。\n1. 宣讲。每月一次。\n2．巡讲。每季一次。\n\
             二、存在的不足和原因\n一是人手不足。二是经费不足。\n",
            "一 主要举措和成效 / ·一 加强组织领导 / ·二 抓好普法宣传 / ··1 宣讲 / ··2 巡讲 / 二 存在的不足和原因",
        ),
        (
            "brackets and numerals lost",
            "一、主要举措和成效\n一)加强组织领导\n成立专班，定期调度。\n二）完善制度机制\n健全制度，狠抓落实。\n)强化普法宣传\n进村入户，广泛宣传。\n\
             （四推进政务公开\n及时公开各类信息。\n、存在的不足\n人手不足，经费紧张。\n三、下一步打算\n加强培训，补齐短板。\n",
            "一 主要举措和成效 / ·一 加强组织领导 / ·二 完善制度机制 / ·- 强化普法宣传 / ·四 推进政务公开 / - 存在的不足 / 三 下一步打算",
        ),
        (
            "wrong marks after numbers",
            "一.主要举措和成效\n（一）、加强组织领导\n成立专班，定期调度。\n（二）：完善制度\n健全制度，狠抓落实。\n二，存在的不足\n人手不足，经费紧张。\n\
             三 下一步打算\n加强培训，补齐短板。\n",
            "一 主要举措和成效 / ·一 加强组织领导 / ·二 完善制度 / 二 存在的不足 / 三 下一步打算",
        ),
        (
            "two levels, 一、 and 1.",
            "一、工作开展情况\n1.加强领导。成立专班。\n2.加强宣传。进村入户。\n3.加强执法。规范程序。\n二、存在的问题\n1、人手不足。\n2、经费不足。\n三、下一步打算\n1、强化培训。\n2、争取经费。\n",
            "一 工作开展情况 / ·1 加强领导 / ·2 加强宣传 / ·3 加强执法 / 二 存在的问题 / ·1 人手不足 / ·2 经费不足 / 三 下一步打算 / ·1 强化培训 / ·2 争取经费",
        ),
        (
            "enclosed numerals",
            "一、主要举措\n㈠加强领导\n成立专班，定期调度。\n㈡加强宣传\n进村入户，广泛宣传。\n二、存在不足\n①人手不足。\n②经费不足。\n",
            "一 主要举措 / ·㈠ 加强领导 / ·㈡ 加强宣传 / 二 存在不足 / ·① 人手不足 / ·② 经费不足",
        ),
        (
            "chapters and sections",
            "第一章 总体情况\n第一节 组织领导\n成立专班，定期调度。\n第二节 制度建设\n健全制度，狠抓落实。\n第二章 存在的不足\n人手不足，经费紧张。\n",
            "第一章 总体情况 / ·第一节 组织领导 / ·第二节 制度建设 / 第二章 存在的不足",
        ),
        (
            "parts over 一、 that begin anew",
            "第一部分 2023年工作情况\n一、主要做法\n（一）加强领导\n成立专班。\n二、存在问题\n人手不足。\n第二部分 2024年工作安排\n一、总体思路\n坚持党的领导。\n二、重点工作\n抓好普法。\n",
            "第一部分 2023年工作情况 / ·一 主要做法 / ··一 加强领导 / ·二 存在问题 / 第二部分 2024年工作安排 / ·一 总体思路 / ·二 重点工作",
        ),
        (
            "more than ten",
            "一、甲项工作\n略述如下。\n二、乙项工作\n略述如下。\n三、丙项工作\n略述如下。\n四、丁项工作\n略述如下。\n五、戊项工作\n略述如下。\n六、己项工作\n略述如下。\n\
             七、庚项工作\n略述如下。\n八、辛项工作\n略述如下。\n九、壬项工作\n略述如下。\n十、癸项工作\n略述如下。\n十一、子项工作\n略述如下。\n",
            "一 甲项工作 / 二 乙项工作 / 三 丙项工作 / 四 丁项工作 / 五 戊项工作 / 六 己项工作 / 七 庚项工作 / 八 辛项工作 / 九 壬项工作 / 十 癸项工作 / 十一 子项工作",
        ),
    ]);
}

#[test]
fn numbers_that_are_doubled_skipped_or_misplaced() {
    check_all(&[
        (
            "doubled and skipped",
            "一、主要举措\n成立专班，定期调度。\n二、履职情况\n带头学法用法。\n二、存在的不足\n人手不足。\n四、下一步打算\n加强培训。\n",
            "一 主要举措 / 二 履职情况 / 二 存在的不足 / 四 下一步打算",
        ),
        (
            "two levels both 一、",
            "一、2023年工作情况\n一、加强领导\n成立专班，定期调度。\n二、加强宣传\n进村入户。\n三、加强执法\n规范程序。\n二、存在的不足\n人手不足。\n三、下一步打算\n加强培训。\n",
            "一 2023年工作情况 / ·一 加强领导 / ·二 加强宣传 / ·三 加强执法 / 二 存在的不足 / 三 下一步打算",
        ),
        (
            "an inner list in the last section",
            "一、主要举措\n成立专班。\n二、存在不足\n人手不足。\n三、下一步打算\n一、加强学习\n学深悟透。\n二、加强宣传\n进村入户。\n",
            "一 主要举措 / 二 存在不足 / 三 下一步打算 / ·一 加强学习 / ·二 加强宣传",
        ),
        (
            "a bracketed number at the top level",
            "一、主要举措\n（一）加强领导\n成立专班。\n（二）加强宣传\n进村入户。\n二、履职情况\n带头学法，带头用法。\n（三）存在的不足和原因\n人手不足。\n四、下一步打算\n加强培训。\n",
            "一 主要举措 / ·一 加强领导 / ·二 加强宣传 / 二 履职情况 / 三 存在的不足和原因 / 四 下一步打算",
        ),
        (
            "一、 in the place of （二）",
            "一、主要举措\n（一）加强领导\n成立专班。\n二、加强宣传\n进村入户。\n（三）加强执法\n规范程序。\n二、存在的不足\n人手不足。\n三、下一步打算\n加强培训。\n",
            "一 主要举措 / ·一 加强领导 / ·二 加强宣传 / ·三 加强执法 / 二 存在的不足 / 三 下一步打算",
        ),
        (
            "1. running on under the next heading",
            "一、主要举措\n（一）加强领导\n1.成立专班。定期调度。\n2.健全制度。狠抓落实。\n（二）加强宣传\n3.进村入户。广泛宣传。\n4.以案释法。编印手册。\n二、存在不足\n人手不足。\n",
            "一 主要举措 / ·一 加强领导 / ··1 成立专班 / ··2 健全制度 / ·二 加强宣传 / ··3 进村入户 / ··4 以案释法 / 二 存在不足",
        ),
        (
            "（一） running on under 二、",
            "一、主要举措\n（一）加强领导\n成立专班。\n（二）加强宣传\n进村入户。\n二、存在不足\n（三）人手不足\n编制偏紧。\n（四）经费不足\n投入偏少。\n",
            "一 主要举措 / ·一 加强领导 / ·二 加强宣传 / 二 存在不足 / ·三 人手不足 / ·四 经费不足",
        ),
        (
            "no 一、 at all",
            "（一）主要举措\n成立专班，定期调度。\n1.加强领导。专题研究。\n2.加强宣传。进村入户。\n（二）存在的不足\n人手不足。\n（三）下一步打算\n加强培训。\n",
            "一 主要举措 / ·1 加强领导 / ·2 加强宣传 / 二 存在的不足 / 三 下一步打算",
        ),
        (
            "Arabic numbers at the top",
            "1.主要举措\n（1）加强领导。成立专班。\n（2）加强宣传。进村入户。\n2.存在的不足\n人手不足。\n3.下一步打算\n加强培训。\n",
            "1 主要举措 / ·1 加强领导 / ·2 加强宣传 / 2 存在的不足 / 3 下一步打算",
        ),
    ]);
}

#[test]
fn headings_that_run_into_their_body() {
    check_all(&[
        (
            "after a comma, a blank, or nothing",
            "一、主要举措\n（一）加强组织领导，我镇成立了由党委书记任组长、镇长任副组长的法治政府建设领导小组，定期召开会议研究部署有关工作。各站所抓好落实。\n\
             （二）加强法治宣传 结合“八五”普法规划，组织各村（社区）开展法治宣传活动二十余场次，发放资料三千余份。取得良好效果。\n\
             （三）加强矛盾化解我镇坚持和发展新时代“枫桥经验”，组织各村调解员逐户排查矛盾纠纷，做到小事不出村。全年化解纠纷三十起。\n二、存在不足\n人手不足。\n",
            "一 主要举措 / ·一 加强组织领导 / ·二 加强法治宣传 / ·三 加强矛盾化解 / 二 存在不足",
        ),
        (
            "before 一是",
            "一、主要举措\n（一）加强组织领导，一是成立专班；二是定期调度。\n（二）加强法治宣传一是进村；二是入户。\n二、存在的问题：一是人手不足。二是经费不足。\n三、下一步打算。一是加强培训。\n",
            "一 主要举措 / ·一 加强组织领导 / ·二 加强法治宣传 / 二 存在的问题 / 三 下一步打算",
        ),
        (
            "points that are one sentence",
            "一、主要举措\n成立专班，定期调度。\n二、存在的不足\n主要表现在：\n（一）对重点领域矛盾纠纷的排查力度还不够大；\n（二）在推进村（社区）普法工作中，方式较为单一，群众参与的积极性不高；\n（三）队伍建设有待加强。\n",
            "一 主要举措 / 二 存在的不足 / ·一 对重点领域矛盾纠纷的排查力度还不够大 / ·二 在推进村（社区）普法工作中，方式较为单一，群众参与的积极性不高 / ·三 队伍建设有待加强",
        ),
        (
            "colons",
            "一、主要做法：2023年，我镇坚持依法行政，成效明显。\n（一）聚焦“学”：强化理论武装\n坚持学深悟透，学用结合。\n（二）工作亮点：打造法治文化广场一处，建成法治书屋两个。\n二、存在问题：\n人手不足。\n",
            "一 主要做法 / ·一 聚焦“学”：强化理论武装 / ·二 工作亮点 / 二 存在问题",
        ),
        (
            "two halves with a blank, on a line of their own and before a full stop",
            "一、主要举措\n（一）强化组织领导 压实工作责任\n成立专班，定期调度。\n（二）强化普法宣传　营造浓厚氛围。进村入户，广泛宣传。\n二、存在不足\n人手不足。\n",
            "一 主要举措 / ·一 强化组织领导 压实工作责任 / ·二 强化普法宣传　营造浓厚氛围 / 二 存在不足",
        ),
    ]);
}

#[test]
fn reports_on_one_line() {
    check_all(&[
        (
            "with marks",
            "瓦窑镇2023年法治政府建设情况报告 2023年，瓦窑镇认真落实上级部署，现将有关情况报告如下：一、主要举措和成效（一）加强组织领导。一是成立专班；二是定期调度。\
             （二）加强法治宣传。开展活动20场次。二、存在的不足和原因 人手不足，经费紧张。三、下一步打算 （一）加强培训。（二）争取经费。 瓦窑镇人民政府 2023年12月20日",
            "一 主要举措和成效 / ·一 加强组织领导 / ·二 加强法治宣传 / 二 存在的不足和原因 / 三 下一步打算 / ·一 加强培训 / ·二 争取经费",
        ),
        (
            "without marks between heading and body",
            "2023年，瓦窑镇认真落实上级部署。现将有关情况报告如下。一、2023年度推进法治政府建设的主要举措和成效（一）扛牢政治责任我镇始终从高从严要求，认真履行职责。（二）抓实法治宣传，营造浓厚氛围。\
             全年开展活动20场次。二、2023年度推进法治政府建设存在的不足和原因一是人手不足。二是经费不足。三、2024年度推进法治政府建设的主要安排一是加强培训。二是争取经费。",
            "一 2023年度推进法治政府建设的主要举措和成效 / ·一 扛牢政治责任 / ·二 抓实法治宣传，营造浓厚氛围 / 二 2023年度推进法治政府建设存在的不足和原因 / 三 2024年度推进法治政府建设的主要安排",
        ),
        (
            "the first heading at the end of the preamble, another within a paragraph",
            "2023年，我镇认真落实上级部署，现将情况报告如下：一、主要举措\n（一）加强领导\n成立专班，定期调度。（二）加强宣传。进村入户。\n（三）加强执法\n规范程序。\n二、存在不足\n人手不足。三、下一步打算\n加强培训。\n",
            "一 主要举措 / ·一 加强领导 / ·二 加强宣传 / ·三 加强执法 / 二 存在不足 / 三 下一步打算",
        ),
    ]);
}

#[test]
fn lines_that_only_begin_with_a_number() {
    check_all(&[
        (
            "years, quantities, dates, ordinals",
            "一、主要举措\n2023年，我镇召开会议。\n12.4国家宪法日期间，开展宣传。\n1.5万余人次参加活动。\n3次党委会专题研究。\n一是成立专班，定期调度。\n二是健全制度，狠抓落实。\n第一，强化学习。\n一年来，我镇认真落实。\n二、存在不足\n一、二季度活动较少。\n",
            "一 主要举措 / 二 存在不足",
        ),
        (
            "a list within a point",
            "一、主要举措\n（一）抓好宣传\n六是多形式宣传。1、进一步深入宣传。2、开展宣传月活动。3、组织互动宣传。\n七是推进改革。\n二、存在不足\n人手不足，主要体现在：（一）编制少；（二）任务重。\n",
            "一 主要举措 / ·一 抓好宣传 / 二 存在不足",
        ),
        (
            "attachments",
            "一、主要举措\n成立专班，定期调度，狠抓落实，成效明显。\n二、存在不足\n人手不足。\n三、下一步打算\n加强培训。\n青石镇人民政府\n2023年12月20日\n附件：\n1.法治政府建设情况统计表\n2.典型案例材料\n",
            "一 主要举措 / 二 存在不足 / 三 下一步打算",
        ),
        (
            "a table of contents",
            "目录\n一、主要举措……1\n二、存在不足……3\n一、主要举措\n成立专班，定期调度。\n二、存在不足\n人手不足。\n",
            "一 主要举措 / 二 存在不足",
        ),
        (
            "references to articles and items",
            "一、主要举措\n根据《条例》第（一）项规定，依照《办法》第二章、第三章，结合三、四级网格实际，统一、规范执法标准。\n二、存在不足\n不足之一、之二已经整改。\n",
            "一 主要举措 / 二 存在不足",
        ),
    ]);
}

#[test]
fn headings_without_a_number() {
    check_all(&[
        (
            "short lines that name parts",
            "青石镇2023年法治政府建设工作总结\n2023年，我镇认真落实上级部署，扎实推进各项工作，取得明显成效。\n主要做法及成效\n我镇成立专班，定期调度，狠抓落实，形成了齐抓共管的良好局面，全年无重大案件。\n\
             存在的问题\n人手不足，经费紧张，宣传方式较为单一，干部法治素养有待进一步提升。\n下一步工作打算\n加强培训，争取经费，创新方式，不断提升依法行政能力和水平，推动工作再上台阶。\n",
            "- 主要做法及成效 / - 存在的问题 / - 下一步工作打算",
        ),
        (
            "before （一） that begins anew",
            "工作开展情况\n（一）加强领导\n成立专班，定期调度。\n（二）加强宣传\n进村入户。\n存在的主要问题\n（一）人手不足\n编制偏紧。\n（二）经费不足\n投入偏少。\n",
            "- 工作开展情况 / ·一 加强领导 / ·二 加强宣传 / - 存在的主要问题 / ·一 人手不足 / ·二 经费不足",
        ),
        (
            "where the first number is missing",
            "2024年，云岭国有林场认真贯彻落实上级决策部署，坚持依法治林，现将工作情况报告如下。\n2024年工作开展情况\n（一）强化领导。成立小组。\n（二）强化宣传。进村入户。\n二、存在问题\n队伍老化。\n三、下步打算\n加大宣传。\n",
            "- 2024年工作开展情况 / ·一 强化领导 / ·二 强化宣传 / 二 存在问题 / 三 下步打算",
        ),
        (
            "where a number is missing",
            "一、主要举措\n我镇成立专班，定期调度，狠抓落实，形成了齐抓共管的良好局面，全年无重大案件发生。\n存在的不足和原因\n人手不足，经费紧张，宣传方式较为单一，干部法治素养有待进一步提升。\n三、下一步打算\n加强培训。\n",
            "一 主要举措 / - 存在的不足和原因 / 三 下一步打算",
        ),
    ]);
}

#[test]
fn documents_in_other_scripts() {
    check_all(&[
        (
            "Markdown",
            "# Annual report\n\nSome words.\n\n## Introduction\n\nText here.\n\n1. first thing\n2. second thing\n\n## Results\n\n### Figures\n\nMore text.\n",
            "- Introduction / - Results / ·- Figures",
        ),
        (
            "numbered lines",
            "Annual report 2023\n\n1. Introduction\nThis report tells what was done.\n\n1.1 Scope\nAll of the town.\n\n1.2 Method\nWe counted.\n\n2. Results\nThe counts are below.\n\n3. Outlook\nWe go on.\n",
            "1 Introduction / ·1.1 Scope / ·1.2 Method / 2 Results / 3 Outlook",
        ),
        (
            "chapters, Roman numbers and letters",
            "Chapter 1: Beginnings\nText of it.\n\nI. Facts\nThe facts.\n\nII. Reasons\nThe reasons.\n\nA. First reason\nIt is so.\n\nB. Second reason\nIt is so too.\n\nChapter 2: Ends\nText of it.\n",
            "Chapter 1 Beginnings / ·I Facts / ·II Reasons / ··A First reason / ··B Second reason / Chapter 2 Ends",
        ),
        (
            "a list is no outline",
            "Things to do\n\n1. Buy paper for the office.\n2. Write the report.\n3. Send it.\n\nThat is all there is to do this week.\n",
            "",
        ),
    ]);
}
