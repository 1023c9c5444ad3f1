//! Quantities as reports print them, and what looks like one.

use proptest::prelude::*;

use super::*;

/// The figures of a sentence as `value unit`, `value..max unit`, `~` before approximate ones.
fn read(text: &str) -> String {
    let shown = |figure: &Figure| {
        let about = if figure.approx { "~" } else { "" };
        let max = figure.max.map(|max| format!("..{max}")).unwrap_or_default();
        format!("{about}{}{max}{}", figure.value, figure.unit)
    };
    let figures = quantities(text, &[]);
    figures.iter().map(shown).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(read(text), expected, "{text}");
}

#[test]
fn numerals_and_units() {
    check("先后召开3次党委会专题研究", "3次");
    check("92份文件", "92份");
    check("代表满意率100％", "100%");
    check("满意率达 99.8 %", "99.8%");
    check("学习 47 次", "47次");
    check("发放资料1,500份", "1500份");
    check("共１２场", "12场");
    check("投入1.2亿元", "120000000元");
    check("补助0.29万元", "2900元");
    check("一千二百人次", "1200人次");
    check("开展两场培训", "2场");
    check("召开一次会议", "1次");
    check("组织三十二名干部", "32名");
    check("百分之九十五", "95%");
    check("同比增长12.5%", "12.5%");
    check("提高3.2个百分点", "3.2百分点");
    check("0起", "0起");
    check("受理12件，办结12件，办结率100%", "12件 12件 100%");
    check("2个镇25个村（社区）", "2个 25个");
    check("培训3小时", "3小时");
    check("用时10天", "10天");
    check("宣传活动12场次", "12场次");
}

#[test]
fn approximate_figures() {
    check("15万余元", "~150000元");
    check("近3000份", "~3000份");
    check("95%以上", "~95%");
    check("约200人次", "~200人次");
    check("3000余份", "~3000份");
    check("十余次", "~10次");
    check("20多名", "~20名");
    check("十来人", "~10人");
    check("超过50件", "~50件");
    check("不少于2次", "~2次");
    check("30人左右", "~30人");
    check("3万多人次", "~30000人次");
    check("百余份", "~100份");
    check("近千人次", "~1000人次");
    check("上百场", "~100场");
    check("三千多万元", "~30000000元");
    check("高达50人", "50人");
    check("节约3万元", "30000元");
    check("附近3个村", "3个");
}

#[test]
fn ranges() {
    check("20～30人", "20..30人");
    check("3-5次", "3..5次");
    check("3至5场", "3..5场");
    check("3次至5次", "3..5次");
    check("3%—5%", "3..5%");
    check("三至五名", "3..5名");
    check("三四次", "~3..4次");
    check("2到3万元", "20000..30000元");
    check("5000到1万元", "5000..10000元");
}

#[test]
fn what_only_looks_like_a_figure() {
    for text in [
        "第3次会议",
        "第 3 次",
        "第三届",
        "党的二十大",
        "十九届五中全会",
        "“八五”普法",
        "八五普法",
        "一是",
        "2023年12月7日",
        "2024年度",
        "2023 年",
        "二〇二三年",
        "12月4日",
        "〔2023〕2号",
        "岔依治委【2023】02号",
        "1-11月",
        "14:10",
        "14时30分",
        "电话：0415-1234567",
        "12345热线",
        "“三项制度”",
        "《条例（3次修订）》",
        "几次",
        "数十人",
        "十几次",
        "多次",
        "一个",
        "一批",
        "一起",
        "进一步",
        "三分之一",
        "1/3",
        "百姓",
        "千家万户",
        "万余",
        "一方面",
        "十分重视",
        "二十一世纪",
        "三年行动计划",
        "近三年",
        "3年来",
        "2021—2025年",
        "G318",
        "1.2.3项",
        "从三个方面",
        "2023-12-07",
        "第十四五",
        "一体化",
        "三级网格",
        "前3名",
        "五一",
        "两委",
        "1000人大",
        "一件事",
    ] {
        check(text, "");
    }
}

#[test]
fn unquoted_names_that_count_are_figures() {
    check("落实行政执法三项制度", "3项");
    check("历时3年", "3年");
}

#[track_caller]
fn check_of(text: &str, expected: &str) {
    let figures = quantities(text, &[]);
    let things: Vec<&str> = figures
        .iter()
        .map(|figure| figure.of.as_deref().unwrap_or("-"))
        .collect();
    assert_eq!(things.join(" "), expected, "{text}");
}

#[test]
fn the_thing_counted() {
    check_of("先后召开3次党委会专题研究法治建设", "党委会");
    check_of("制定92份文件", "文件");
    check_of("代表满意率100％", "代表满意率");
    check_of("化解率达100%", "化解率");
    check_of("全年排查各类矛盾纠纷22起", "矛盾纠纷");
    check_of("配备73名网格员", "网格员");
    check_of("发放宣传资料3000余份", "宣传资料");
    check_of("学习47次", "学习");
    check_of("2022年共开展会前学法10次", "会前学法");
    check_of("开展普法培训2场次26人", "普法培训 -");
    check_of("举办了2场专题讲座", "专题讲座");
    check_of("全镇15个村、2个社区实行每月一次", "村 社区 -");
    check_of("培养25名“法律明白人”", "法律明白人");
    check_of("，12件", "-");
}

#[test]
fn spans_hold_the_quantity_as_printed() {
    let text = "全年发放近3000余份，投入15万余元，满意率95%以上。";
    let body = Text::new(text.to_owned());
    let figures = quantities(text, &[]);
    let printed: Vec<&str> = figures
        .iter()
        .map(|figure| body.slice(figure.span))
        .collect();
    assert_eq!(printed, ["近3000余份", "15万余元", "95%以上"]);
    let sentence = sentence_of(&body, figures[1].span);
    assert_eq!(body.slice(sentence), text);
}

#[test]
fn hidden_stretches_yield_nothing() {
    let text = "浏览次数：25次\n召开3次会议";
    let found = quantities(text, &[CharSpan::new(0, 8)]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].span, CharSpan::new(11, 13));
}

proptest! {
    #[test]
    fn any_text_gives_ordered_figures_within_it(text in "[0-9０-９一二两三十百千万亿几余多第年月日次份%％元至~.,，。 \n“”《》a-z-]{0,60}") {
        let n_chars = text.chars().count();
        let mut last = 0;
        for figure in quantities(&text, &[]) {
            prop_assert!(figure.span.start.get() >= last);
            prop_assert!(!figure.span.is_empty());
            last = figure.span.end.get();
            prop_assert!(last <= n_chars);
            prop_assert!(figure.value.is_finite());
        }
    }
}
