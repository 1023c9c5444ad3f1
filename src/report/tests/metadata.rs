//! Title, issuer, year, dates, addressee, document number.

use super::fazhi;
use crate::report::{Date, Rank};

/// A beginning of a report and what it says: title, issuer, short name, year.
type Case<'a> = (
    &'a str,
    Option<&'a str>,
    Option<&'a str>,
    Option<&'a str>,
    Option<i32>,
);

const BODY: &str = "\n一、主要举措和成效\n（一）加强组织领导\n成立专班，定期调度，压实责任。\n二、存在的不足和原因\n人手不足，经费紧张。\n三、下一步打算\n加强培训，补齐短板。\n";

#[track_caller]
fn check_all(cases: &[Case]) {
    for (front, title, issuer, short, year) in cases {
        let text = match front.split_once("⟨…⟩") {
            Some((front, end)) => format!("{front}{BODY}{end}"),
            None => format!("{front}{BODY}"),
        };
        let report = fazhi(&text);
        let unit = report.issuer.as_ref().map(|issuer| &issuer.value);
        let found = (
            report.title.as_ref().map(|title| title.value.as_str()),
            unit.map(|issuer| issuer.name.as_str()),
            unit.map(|issuer| issuer.short.as_str()),
            report.year.as_ref().map(|year| year.value),
        );
        assert_eq!(found, (*title, *issuer, *short, *year), "{front}");
    }
}

const PREAMBLE: &str = "2023年，在县委、县政府的坚强领导下，我镇认真贯彻落实上级决策部署，扎实推进法治政府建设，现将有关情况报告如下。";

#[test]
fn titles_of_townships() {
    let own = |title: &str| format!("{title}\n\n{PREAMBLE}");
    let cases = [
        (
            "青岚县松涧镇人民政府关于2023年法治政府建设情况的报告",
            "青岚县松涧镇人民政府",
            "松涧镇",
        ),
        ("松涧镇2023年法治政府建设情况报告", "松涧镇", "松涧镇"),
        (
            "松涧镇人民政府2023年度法治政府建设工作总结",
            "松涧镇人民政府",
            "松涧镇",
        ),
        ("2023年松涧镇法治政府建设工作情况报告", "松涧镇", "松涧镇"),
        (
            "2023年度松涧镇人民政府法治政府建设年度报告",
            "松涧镇人民政府",
            "松涧镇",
        ),
        (
            "关于松涧镇2023年度法治政府建设情况的报告",
            "松涧镇",
            "松涧镇",
        ),
        (
            "关于2023年度松涧镇法治政府建设工作情况的报告",
            "松涧镇",
            "松涧镇",
        ),
        ("柳湾街道2023年法治政府建设工作总结", "柳湾街道", "柳湾街道"),
        (
            "柳湾街道办事处关于2023年法治政府建设情况的报告",
            "柳湾街道办事处",
            "柳湾街道",
        ),
        (
            "中共松涧镇委员会松涧镇人民政府关于2023年度法治政府建设情况的报告",
            "松涧镇人民政府",
            "松涧镇",
        ),
        (
            "松涧镇党委松涧镇人民政府关于2023年推进法治政府建设情况的报告",
            "松涧镇人民政府",
            "松涧镇",
        ),
        (
            "望江回族乡推进法治政府建设2023年度工作报告",
            "望江回族乡",
            "望江回族乡",
        ),
        (
            "松涧镇推进2023年法治政府建设工作情况报告",
            "松涧镇",
            "松涧镇",
        ),
        (
            "松涧镇2023年度党政主要负责人履行推进法治建设第一责任人职责情况报告",
            "松涧镇",
            "松涧镇",
        ),
    ];
    for (title, issuer, short) in cases {
        check_all(&[(
            &own(title),
            Some(title),
            Some(issuer),
            Some(short),
            Some(2023),
        )]);
    }
}

#[test]
fn titles_of_departments_and_counties() {
    let own = |title: &str| format!("{title}\n\n{}", PREAMBLE.replace("我镇", "我局"));
    let cases = [
        (
            "青岚县农业农村局关于2023年度法治政府建设情况的报告",
            "青岚县农业农村局",
            "农业农村局",
        ),
        (
            "青岚县市场监督管理局2023年法治政府建设工作总结",
            "青岚县市场监督管理局",
            "市场监督管理局",
        ),
        (
            "临河区应急管理局2023年度推进法治政府建设工作情况报告",
            "临河区应急管理局",
            "应急管理局",
        ),
        (
            "县住房和城乡建设局2023年法治政府建设情况报告",
            "县住房和城乡建设局",
            "县住房和城乡建设局",
        ),
        (
            "青岚县国有云岭林场2023年法治建设工作总结",
            "青岚县国有云岭林场",
            "国有云岭林场",
        ),
        (
            "青岚经济开发区管委会关于2023年度法治政府建设情况的报告",
            "青岚经济开发区管委会",
            "青岚经济开发区管委会",
        ),
        (
            "青岚县人民政府关于2023年度法治政府建设情况的报告",
            "青岚县人民政府",
            "青岚县",
        ),
        ("青岚县2023年法治政府建设情况报告", "青岚县", "青岚县"),
        (
            "临河区人民政府办公室2023年度法治政府建设情况报告",
            "临河区人民政府办公室",
            "人民政府办公室",
        ),
        (
            "青岚县卫生健康委员会2023年法治政府建设年度报告",
            "青岚县卫生健康委员会",
            "卫生健康委员会",
        ),
        (
            "青岚县城市管理综合行政执法局2023年度法治政府建设工作报告",
            "青岚县城市管理综合行政执法局",
            "城市管理综合行政执法局",
        ),
        (
            "国家税务总局青岚县税务局2023年法治政府建设情况报告",
            "国家税务总局青岚县税务局",
            "税务局",
        ),
    ];
    for (title, issuer, short) in cases {
        check_all(&[(
            &own(title),
            Some(title),
            Some(issuer),
            Some(short),
            Some(2023),
        )]);
    }
}

#[test]
fn titles_that_are_broken_spaced_doubled_or_absent() {
    let title = Some("青岚县松涧镇人民政府关于2023年度法治政府建设情况的报告");
    let (issuer, short, year) = (Some("青岚县松涧镇人民政府"), Some("松涧镇"), Some(2023));
    let with = |front: &str| format!("{front}\n{PREAMBLE}");
    check_all(&[
        (
            &with("青岚县松涧镇人民政府\n关于2023年度法治政府建设情况的报告"),
            title,
            issuer,
            short,
            year,
        ),
        (
            &with("青岚县松涧镇人民政府\n关于2023年度法治政府建设情况的\n报     告"),
            title,
            issuer,
            short,
            year,
        ),
        (
            &with("青岚县松涧镇人民政府关于2023年度\n法治政府建设情况的报告"),
            title,
            issuer,
            short,
            year,
        ),
        (
            &with("　　青岚县松涧镇人民政府 关于 2023 年度 法治政府建设情况的报告"),
            title,
            issuer,
            short,
            year,
        ),
        (
            &with(
                "青岚县松涧镇人民政府关于2023年度法治政府建设情况的报告\n来源：青岚县司法局 发布时间：2024-01-12\n青岚县松涧镇人民政府关于2023年度法治政府建设情况的报告",
            ),
            title,
            issuer,
            short,
            year,
        ),
        (
            &format!("{} ⟨…⟩", PREAMBLE.replace("我镇", "松涧镇")),
            None,
            Some("松涧镇"),
            short,
            year,
        ),
        (
            &format!("{PREAMBLE}⟨…⟩\n\n          松涧镇人民政府\n          2023年12月20日\n"),
            None,
            Some("松涧镇人民政府"),
            short,
            year,
        ),
        (
            &format!("{PREAMBLE}⟨…⟩\n中共松涧镇委员会  松涧镇人民政府\n2023年12月20日\n"),
            None,
            Some("松涧镇人民政府"),
            short,
            year,
        ),
        (
            &with("松涧镇人民政府2023年度法治政府建设情况报告 "),
            Some("松涧镇人民政府2023年度法治政府建设情况报告"),
            Some("松涧镇人民政府"),
            short,
            year,
        ),
        (
            "松涧镇2023年法治政府建设情况报告2023年，松涧镇认真贯彻落实上级决策部署，扎实推进法治政府建设。",
            Some("松涧镇2023年法治政府建设情况报告"),
            Some("松涧镇"),
            short,
            year,
        ),
        (
            "当前位置：首页 > 政务公开 > 法治政府建设\n| 索引号 | 0001 | 发布日期 | 2024-03-01 |\n字体：\n大\n中\n小\n松涧镇2023年法治政府建设情况报告\n浏览次数：12\n2023年，松涧镇认真贯彻落实上级决策部署，扎实推进法治政府建设，成效明显。",
            Some("松涧镇2023年法治政府建设情况报告"),
            Some("松涧镇"),
            short,
            year,
        ),
    ]);
}

#[test]
fn years_in_every_dress() {
    let cases = [
        (
            "松涧镇二〇二三年法治政府建设情况报告\n一年来，我镇认真贯彻落实上级决策部署，扎实推进法治政府建设工作，取得明显成效。",
            2023,
        ),
        (
            "松涧镇法治政府建设情况报告\n2023 年度，我镇认真贯彻落实《法治政府建设实施纲要（2021－2025年）》，扎实推进各项工作。",
            2023,
        ),
        (
            "松涧镇法治政府建设情况报告\n今年以来，我镇认真贯彻落实上级决策部署，扎实推进法治政府建设工作，取得明显成效。⟨…⟩\n松涧镇人民政府\n2023年12月20日",
            2023,
        ),
        (
            "松涧镇法治政府建设情况报告\n上一年度，我镇认真贯彻落实上级决策部署，扎实推进法治政府建设工作，取得明显成效。⟨…⟩\n松涧镇人民政府\n2024年1月10日",
            2023,
        ),
        (
            "松涧镇2023法治政府建设情况报告\n一年来，我镇认真贯彻落实上级决策部署，扎实推进法治政府建设工作，取得明显成效。",
            2023,
        ),
        (
            "松涧镇2023年法治政府建设情况及2024年工作计划的报告\n一年来，我镇认真贯彻落实上级决策部署，扎实推进各项工作。",
            2023,
        ),
    ];
    for (front, year) in cases {
        let (front, end) = front.split_once("⟨…⟩").unwrap_or((front, ""));
        let report = fazhi(&format!("{front}{BODY}{end}"));
        assert_eq!(report.year.map(|year| year.value), Some(year), "{front}");
    }
}

#[test]
fn values_carry_the_passage_they_were_read_from() {
    let text = "青政发〔2024〕3号\n松涧镇2023年法治政府建设情况报告\n来源：松涧镇人民政府  发布时间：2024-01-15 10:20\n县委、县政府：\n2023年，我镇认真贯彻落实上级决策部署，扎实推进法治政府建设工作，现报告如下：\n\
                一、主要举措\n成立专班。\n二、存在不足\n人手不足。\n　　　　松涧镇人民政府\n　　　　二〇二四年一月十日\n";
    let report = fazhi(text);
    let shown = |span: Option<crate::text::CharSpan>| report.source.text.slice(span.unwrap());
    let date = report.date.unwrap();
    assert_eq!(
        date.value,
        Date {
            year: 2024,
            month: 1,
            day: 10
        }
    );
    assert_eq!(shown(date.span), "二〇二四年一月十日");
    let published = report.published.unwrap();
    assert_eq!(
        published.value,
        Date {
            year: 2024,
            month: 1,
            day: 15
        }
    );
    assert_eq!(shown(published.span), "2024-01-15");
    let addressee = report.addressee.unwrap();
    assert_eq!(
        (addressee.value.as_str(), shown(addressee.span)),
        ("县委、县政府", "县委、县政府")
    );
    let number = report.document_number.unwrap();
    assert_eq!(
        (number.value.as_str(), shown(number.span)),
        ("青政发〔2024〕3号", "青政发〔2024〕3号")
    );
    let issuer = report.issuer.unwrap();
    assert_eq!(issuer.value.rank, Some(Rank::Township));
    assert_eq!(shown(issuer.span), "松涧镇人民政府");
    assert_eq!(shown(report.year.unwrap().span), "2023年");
    assert_eq!(
        shown(report.title.unwrap().span),
        "松涧镇2023年法治政府建设情况报告"
    );
}

#[test]
fn nothing_is_invented() {
    for text in [
        "",
        "\n\n",
        "法治",
        "一、主要举措\n成立专班，认真落实。\n2025110\n",
        "Some words.\nMore of them.\n",
    ] {
        let report = fazhi(text);
        assert_eq!(report.issuer, None, "{text}");
        assert_eq!(report.year, None, "{text}");
        assert_eq!(report.date, None, "{text}");
        assert_eq!(report.published, None, "{text}");
        assert_eq!(report.addressee, None, "{text}");
        assert_eq!(report.document_number, None, "{text}");
        assert_eq!(report.title, None, "{text}");
    }
}

#[test]
fn a_one_line_report_states_its_frame_too() {
    let text = "青岚县柳湾街道办事处2024年度法治政府建设情况报告 发布日期：2025-01-20 09:30 来源：柳湾街道 2024年以来，柳湾街道扎实推进法治政府建设，现将有关情况报告如下： \
                一、主要举措和成效 成立专班，定期调度。 二、存在的不足 人手不足，经费紧张。 青岚县柳湾街道办事处 2025年1月15日 扫一扫在手机打开当前页 【打印】 【关闭】";
    let report = fazhi(text);
    let title = report.title.map(|title| title.value);
    assert_eq!(
        title.as_deref(),
        Some("青岚县柳湾街道办事处2024年度法治政府建设情况报告")
    );
    let issuer = report.issuer.map(|issuer| issuer.value.short);
    assert_eq!(issuer.as_deref(), Some("柳湾街道"));
    assert_eq!(report.year.map(|year| year.value), Some(2024));
    let date = report.date.map(|date| date.value);
    assert_eq!(
        date,
        Some(Date {
            year: 2025,
            month: 1,
            day: 15
        })
    );
}

#[test]
fn names_of_departments_come_in_full_where_the_report_gives_them() {
    check_all(&[
        (
            "青岚县发改局2023年法治政府建设工作情况报告\n2023年，我局认真贯彻落实上级决策部署，扎实推进各项工作。⟨…⟩青岚县发展和改革局\n2023年12月11日\n",
            Some("青岚县发改局2023年法治政府建设工作情况报告"),
            Some("青岚县发展和改革局"),
            Some("发展和改革局"),
            Some(2023),
        ),
        (
            "青岚县商务局2023年法治政府建设工作总结及2024年工作计划\n2023年，县商务局认真贯彻落实上级决策部署，扎实推进各项工作。",
            Some("青岚县商务局2023年法治政府建设工作总结及2024年工作计划"),
            Some("青岚县商务局"),
            Some("商务局"),
            Some(2023),
        ),
        (
            "中共临河区柳湾街道工作委员会 临河区柳湾街道办事处关于2023年度法治政府建设情况的报告\n2023年，我街道认真贯彻落实上级决策部署，扎实推进各项工作。",
            Some(
                "中共临河区柳湾街道工作委员会临河区柳湾街道办事处关于2023年度法治政府建设情况的报告",
            ),
            Some("临河区柳湾街道办事处"),
            Some("柳湾街道"),
            Some(2023),
        ),
        (
            "生成日期：2024-01-31\n发布机构：临河区文化旅游局\n2023年度法治政府建设情况报告\n2023年，我局认真贯彻落实上级决策部署，扎实推进各项工作。",
            Some("2023年度法治政府建设情况报告"),
            Some("临河区文化旅游局"),
            Some("文化旅游局"),
            Some(2023),
        ),
    ]);
}
