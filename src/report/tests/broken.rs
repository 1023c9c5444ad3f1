//! Text whose lines are not the writer's: broken at a fixed width, numbers and
//! years on lines of their own, contents, attachments, emphasis.

use super::{fazhi, outline};

/// The headings with number, separated by ` / `, one `·` for each level below the first.
fn headings(text: &str) -> String {
    let lines = outline(&fazhi(text)).into_iter();
    let lines: Vec<String> = lines.map(|line| line.replace("  ", "·")).collect();
    lines.join(" / ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(headings(text), expected, "{text}");
}

/// Breaks every line at so many characters.
fn wrapped(text: &str, width: usize) -> String {
    let lines = text.lines().map(|line| {
        let chars: Vec<char> = line.chars().collect();
        let rows: Vec<String> = chars
            .chunks(width)
            .map(|row| row.iter().collect())
            .collect();
        rows.join("\n")
    });
    lines.collect::<Vec<String>>().join("\n")
}

const BODY: &str = "本镇坚持把学习宣传贯彻习近平法治思想作为长期政治任务，纳入理论学习中心组学习内容，\
    全年组织集中学习多次，推动法治观念深入人心，各项工作取得新的进展。";

#[test]
fn text_broken_at_a_fixed_width_reads_as_it_was_written() {
    let heading = "坚持高位推动，全面加强党对法治政府建设工作的集中统一领导，压紧压实各方责任";
    let paragraphs = [
        format!("2023年，{BODY}现将情况报告如下："),
        "一、主要举措和成效".to_owned(),
        format!("（一）{heading}"),
        BODY.repeat(2),
        format!("（二）抓好普法宣传。{BODY}"),
        "二、存在的不足和原因".to_owned(),
        BODY.to_owned(),
        "三、下一步打算".to_owned(),
        BODY.to_owned(),
    ];
    let indented = paragraphs.map(|paragraph| format!("\u{3000}\u{3000}{paragraph}\n"));
    let title = "松涧镇人民政府关于2023年法治政府建设情况的报告";
    let text = format!("{title}\n{}", indented.concat());
    let text = text.replace(BODY, &BODY.repeat(3));
    let expected = headings(&text);
    assert!(expected.contains(heading), "{expected}");
    for width in [24, 30, 38, 42] {
        assert_eq!(headings(&wrapped(&text, width)), expected, "{width}");
    }
}

#[test]
fn a_number_alone_on_its_line_belongs_to_the_words_below() {
    check(
        "松涧镇2023年法治政府建设情况报告\n一、\n主要举措和成效\n（一）\n\n加强组织领导\n成立专班，定期调度。\n（二）\n加强普法宣传\n进村入户，广泛宣传。\n二、\n存在的不足\n人手不足。\n",
        "一 主要举措和成效 / ·一 加强组织领导 / ·二 加强普法宣传 / 二 存在的不足",
    );
}

#[test]
fn a_year_on_a_line_of_its_own_is_part_of_the_heading() {
    check(
        "松涧镇\n2023\n年法治政府建设情况报告\n一、\n2023\n年工作情况\n全年开会\n6\n次，定期调度，压实责任。\n二、存在的不足\n人手不足。\n三、\n2024\n年工作计划\n加强培训。\n",
        "一 2023年工作情况 / 二 存在的不足 / 三 2024年工作计划",
    );
}

#[test]
fn a_year_right_behind_the_point_is_no_second_number() {
    check(
        "1.2023年工作开展情况\n成立专班，定期调度。\n2.存在的问题\n人手不足。\n3.2024年工作计划\n加强培训。\n",
        "1 2023年工作开展情况 / 2 存在的问题 / 3 2024年工作计划",
    );
}

#[test]
fn bare_numbers_over_dotted_ones_are_headings() {
    check(
        "1 主要工作\n1.1 加强组织领导\n成立专班，定期调度。\n1.2 规范执法\n健全制度。\n2 存在问题\n人手不足。\n3 2024年工作计划\n3.1 加强培训\n分批轮训。\n",
        "1 主要工作 / ·1.1 加强组织领导 / ·1.2 规范执法 / 2 存在问题 / 3 2024年工作计划 / ·3.1 加强培训",
    );
}

#[test]
fn entries_of_the_contents_are_no_headings() {
    check(
        "松涧镇2023年法治政府建设情况报告\n目  录\n一、主要举措和成效\t1\n（一）加强组织领导\t1\n二、存在的不足\t6\n\n一、主要举措和成效\n（一）加强组织领导\n成立专班，定期调度。\n二、存在的不足\n人手不足。\n",
        "一 主要举措和成效 / ·一 加强组织领导 / 二 存在的不足",
    );
}

#[test]
fn what_is_numbered_anew_in_an_attachment_is_no_section() {
    check(
        "松涧镇2023年法治政府建设情况报告\n一、主要举措和成效\n成立专班，定期调度。\n二、存在的不足\n人手不足。\n三、下一步打算\n加强培训。\n松涧镇人民政府\n2024年1月5日\n附件\n行政执法情况统计表\n一、行政处罚 23件\n二、行政检查 52次\n",
        "一 主要举措和成效 / 二 存在的不足 / 三 下一步打算",
    );
}

#[test]
fn radicals_of_a_pdf_number_like_the_characters_they_look_like() {
    check(
        "⼀、主要⼯作\n（⼀）加强领导\n成立专班，定期调度。\n（⼆）加强宣传\n进村入户。\n⼆、存在的不⾜\n人手不⾜。\n",
        "⼀ 主要⼯作 / ·⼀ 加强领导 / ·⼆ 加强宣传 / ⼆ 存在的不⾜",
    );
}

#[test]
fn emphasis_is_neither_title_nor_heading() {
    let text = "**松涧镇2023年法治政府建设情况报告**\n\n**一、主要举措和成效**\n\n**（一）加强领导。**成立专班。\n\n**（二）加强宣传。**进村入户。\n\n**二、存在的不足**\n\n人手不足。\n";
    check(
        text,
        "一 主要举措和成效 / ·一 加强领导 / ·二 加强宣传 / 二 存在的不足",
    );
    let title = fazhi(text).title.map(|title| title.value);
    assert_eq!(title.as_deref(), Some("松涧镇2023年法治政府建设情况报告"));
}
