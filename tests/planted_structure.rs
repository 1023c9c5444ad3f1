//! Faults of structure, of years and names, and of citations, planted one by one into clean
//! reports of our own: how many of them are found, and that the clean reports are left alone.
//!
//! Found means: the check that is meant reports something that it does not report of the
//! clean text.

mod planting;

use std::collections::BTreeSet;

use planting::{Tally, check_clean, findings};
use zhupi::profile::{self, Profile};

/// A town, a street office and a bureau, each with its own habits of numbering.
const CLEAN: [&str; 3] = [
    "云溪县青石镇2023年法治政府建设情况报告\n\
2023年，青石镇坚持以习近平新时代中国特色社会主义思想为指导，在县委、县政府的坚强领导下，扎实推进法治政府建设。现将青石镇2023年法治政府建设情况报告如下：\n\
一、2023年度推进法治政府建设的主要举措和成效\n\
（一）健全决策机制\n\
我镇严格落实《重大行政决策程序暂行条例》，青石镇党委召开专题会议4次，印发《青石镇法治建设要点》（青政发〔2023〕5号）。\n\
（二）规范行政执法\n\
青石镇认真学习《中华人民共和国行政处罚法》《中华人民共和国行政强制法》，办理案件15件。全镇持证执法人员12名。\n\
（三）深化普法宣传\n\
青石镇开展《中华人民共和国民法典》《信访工作条例》宣讲36场次，落实《法治政府建设实施纲要（2021—2025年）》。一是进村庄，开展宣讲20场次。二是进校园，开展宣讲10场次。三是进企业，开展宣讲6场次。\n\
二、2023年度推进法治政府建设存在的不足和原因\n\
（一）执法力量不足\n\
全镇持证执法人员只有12名，由于编制有限，夜间巡查排不开班。\n\
（二）普法形式单一\n\
原因是普法经费少，多数村以发放宣传册为主，针对性不强。\n\
三、2023年度党政主要负责人履行推进法治建设第一责任人职责情况\n\
镇党委书记、镇长带头学法，青石镇政府听取法治建设工作汇报2次，对重要工作亲自部署。\n\
四、2024年度推进法治政府建设的主要安排\n\
（一）充实执法力量\n\
招录执法人员2名，实行夜间巡查轮班制。\n\
（二）创新普法形式\n\
制作方言普法短视频，组织村民旁听庭审，提高普法的针对性。\n\
青石镇人民政府\n\
2023年12月20日\n",
    "云溪县临江街道办事处关于2024年度法治政府建设工作情况的报告\n\
县委、县政府：\n\
2024年，我街道深入学习贯彻习近平法治思想，根据《法治社会建设实施纲要（2020—2025年）》，推进依法行政。现将有关情况报告如下：\n\
一、2024年主要工作举措及成效\n\
（一）强化组织领导。街道党工委专题学习《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》，听取汇报3次，印发工作要点（云临办发〔2024〕12号）。\n\
（二）化解矛盾纠纷。临江街道坚持网格排查，宣传《人民调解法》《道路交通安全法》，调解纠纷60起。一是摸排在先，入户80次。二是调解在前，成功57起。三是回访在后，回访57户。四是归档在册，立卷57份。\n\
（三）推进政务公开。按照《政府信息公开条例》，全街道公开信息126条。\n\
二、存在的问题及原因\n\
（一）合同审查意识不强。部分社区签订合同前没有送审，主要是社区干部不了解程序，有3份合同漏审。\n\
（二）档案归集不及时。因人员调整频繁，有11份卷宗超期归档。\n\
三、党政主要负责人履行推进法治建设第一责任人职责情况\n\
街道党工委书记召开专题会议3次，主任带队检查执法案卷2次。\n\
四、2025年工作打算\n\
（一）建立合同送审清单。签订前一律送司法所审查。\n\
（二）按月归集卷宗。逾期的予以通报。\n\
云溪县人民政府临江街道办事处\n\
2025年1月10日\n",
    "云溪县水利局2022年度法治政府建设年度报告\n\
2022年，云溪县水利局认真落实《中华人民共和国水法》《中华人民共和国行政许可法》，稳步推进法治政府建设，现将有关情况报告如下。\n\
一、工作举措和成效\n\
1.依法履行职能\n\
我局按照《优化营商环境条例》办理许可事项46件，全局干部参加《中华人民共和国公职人员政务处分法》考试2次。\n\
2.严格水政执法\n\
依据《中华人民共和国防洪法》《中华人民共和国行政复议法》巡河120次，查处案件4件，公布清单（云水发〔2022〕31号）。\n\
3.开展普法活动\n\
在世界水日开展宣传8场次，发放手册600册。\n\
二、存在的不足及原因\n\
1.执法装备落后\n\
因经费不足，巡河只有1艘旧艇，夜间巡查难。\n\
2.业务培训较少\n\
由于人员分散，全年只组织培训2次。\n\
三、主要负责人履行法治建设第一责任人职责情况\n\
局党组书记、局长主持学法4次，审定执法案卷6件。\n\
四、下一年度工作安排\n\
1.更新执法装备\n\
购置巡河艇1艘，每周夜间巡查2次。\n\
2.加密业务培训\n\
每季度组织培训1次，年底统一考试。\n\
云溪县水利局\n\
2023年1月6日\n",
];

/// What a reviewer must never be told of these.
const LEGITIMATE: &str = "白果县柳坝镇2024年法治政府建设情况报告\n\
今年以来，在中共白果县委、县政府的正确领导下，柳坝镇扎实推进法治政府建设。2023年12月启动的普法工作于2024年完成。现将情况报告如下：\n\
一、工作开展情况及成效\n\
（一）坚持党建引领。一是组织干部到青石镇观摩，学习青石镇、石桥乡经验；二是会同河口镇司法所、河口镇派出所开展联合调解2次。2022年以来，累计调解纠纷80起，较2023年增加5起。\n\
（二）服务大局。统筹全局、着眼全局谋划法治建设，各乡镇和街道联动，县直部门、市场监管局、县司法局参加，县人民政府令第5号施行。\n\
（三）普法到户。法治乡村、平安建设成效明显，法治宣传进村入户20次。学习《湖南省行政程序规定》《白果县普法责任清单》《柳坝镇村规民约》《关于进一步把社会主义核心价值观融入法治建设的指导意见》，旁听（2024）湘0121行初12号案件庭审，落实中办发〔2016〕71号文件。\n\
二、存在的不足和原因\n\
一是人员不足，因编制少，只有3人。二是经费不足，原因是财政紧张，缺口2万元。\n\
三、党政主要负责人履职情况\n\
镇长主持学法4次，使用Excel、5G和X光机各1次。\n\
四、2025年工作安排\n\
（一）补充人员。2025年招录2人。\n\
（二）争取经费。到2026年补足经费2万元。\n\
柳坝镇人民政府\n\
2025年2月8日\n";

/// Check, words of the clean reports, what is put in their place.
const PLANTS: &[(&str, &str, &[&str])] = &[
    (
        "date-late",
        "2023年12月20日",
        &[
            "2024年4月1日",
            "2024年5月20日",
            "2024年12月3日",
            "2024.5.6",
            "2024-06-30",
            "二〇二四年六月八日",
            "2025年1月3日",
            "2024 年 7 月 9 日",
        ],
    ),
    (
        "date-late",
        "2025年1月10日",
        &[
            "2025年4月10日",
            "2025年11月1日",
            "2025/8/1",
            "2026年1月10日",
        ],
    ),
    (
        "date-late",
        "2023年1月6日",
        &["2023年4月6日", "2023年10月6日"],
    ),
    (
        "issuer-changes",
        "\n青石镇人民政府\n",
        &[
            "\n白石镇人民政府\n",
            "\n云溪县白石镇人民政府\n",
            "\n中共白石镇委员会\n",
            "\n石桥乡人民政府\n",
            "\n中共河口镇委员会 河口镇人民政府\n",
            "\n                    河口镇人民政府\n",
            "\n临江街道办事处\n",
        ],
    ),
    (
        "issuer-changes",
        "现将青石镇2023年",
        &[
            "现将白石镇2023年",
            "现将石桥乡2023年",
            "现将河口镇2023年",
            "现将河口镇有关工作和2023年",
        ],
    ),
    (
        "issuer-changes",
        "\n云溪县人民政府临江街道办事处\n",
        &[
            "\n云溪县人民政府滨河街道办事处\n",
            "\n滨河街道办事处\n",
            "\n中共滨河街道工作委员会\n",
            "\n白石镇人民政府\n",
        ],
    ),
    (
        "issuer-changes",
        "\n云溪县水利局\n",
        &[
            "\n云溪县农业农村局\n",
            "\n云溪县司法局\n",
            "\n林业局\n",
            "\n白石镇人民政府\n",
        ],
    ),
    (
        "place-foreign",
        "青石镇党委",
        &["白石镇党委", "石桥乡党委", "河口镇党委", "瓦窑坪镇党委"],
    ),
    (
        "place-foreign",
        "青石镇认真",
        &["白石镇认真", "石桥乡认真", "河口镇努力", "河口镇对照"],
    ),
    (
        "place-foreign",
        "青石镇开展",
        &[
            "白石镇开展",
            "石桥乡累计",
            "河口镇充分利用",
            "河口镇广泛宣传",
        ],
    ),
    (
        "place-foreign",
        "青石镇政府",
        &["白石镇政府", "白石镇党委政府", "白石镇主要领导"],
    ),
    (
        "place-foreign",
        "青石镇坚持",
        &["白石镇坚持", "白石镇党委、政府坚持"],
    ),
    (
        "place-foreign",
        "《青石镇法治",
        &["《白石镇法治", "《石桥乡法治"],
    ),
    (
        "place-foreign",
        "扎实推进法治政府建设",
        &[
            "扎实推进法治乾塘建设",
            "扎实推进平安乾塘建设",
            "加快推进法治乾塘进程",
            "为建设法治乾塘、平安乾塘提供保障",
        ],
    ),
    (
        "place-foreign",
        "在县委、县政府的坚强领导下",
        &[
            "在清源县委、县政府的坚强领导下",
            "在清源县委县政府的坚强领导下",
            "在中共清源县委的坚强领导下",
            "在清源区委、区政府的坚强领导下",
        ],
    ),
    (
        "place-foreign",
        "临江街道坚持",
        &["滨河街道坚持", "白石镇坚持", "滨河街道党工委坚持"],
    ),
    (
        "rank-wrong",
        "我镇",
        &["我乡", "我局", "我街道", "本乡", "本局"],
    ),
    ("rank-wrong", "全镇", &["全乡", "全街道"]),
    ("rank-wrong", "全镇持证", &["全局持证"]),
    ("rank-wrong", "镇党委书记", &["局党组书记"]),
    ("rank-wrong", "我局", &["我委"]),
    (
        "rank-wrong",
        "镇党委书记",
        &["乡党委书记", "街道党工委书记"],
    ),
    ("rank-wrong", "镇长带头", &["乡长带头", "局长带头"]),
    ("rank-wrong", "我街道", &["我镇", "我乡", "我局"]),
    ("rank-wrong", "全街道", &["全镇", "全乡"]),
    ("rank-wrong", "街道党工委", &["镇党委", "乡党委"]),
    ("rank-wrong", "我局", &["我镇", "我乡", "我街道"]),
    (
        "placeholder",
        "4次",
        &[
            "X次",
            "XX次",
            "xx次",
            "××次",
            "＊＊次",
            "**次",
            "__次",
            "（）次",
            "( )次",
            "x次",
            "□□次",
            "○○次",
            "…次",
        ],
    ),
    (
        "placeholder",
        "36场次",
        &["X场次", "XX场次", "××场次", "____场次"],
    ),
    (
        "placeholder",
        "12名",
        &["X名", "xx名", "＿＿名", "（填写）名", "（ ）名"],
    ),
    (
        "placeholder",
        "青石镇开展",
        &[
            "XX镇开展",
            "xx镇开展",
            "××镇开展",
            "某某镇开展",
            "X镇开展",
            "＊＊镇开展",
        ],
    ),
    (
        "placeholder",
        "2023年，",
        &[
            "20XX年，",
            "20xx年，",
            "20××年，",
            "202X年，",
            "20__年，",
            "20  年，",
            "202X 年，",
            "XXXX年，",
        ],
    ),
    (
        "placeholder",
        "2023年12月20日",
        &[
            "2023年X月X日",
            "2023年××月××日",
            "2023年  月  日",
            "20XX年X月X日",
        ],
    ),
    ("placeholder", "126条", &["XXX条", "*条", "（待填）条"]),
    (
        "placeholder",
        "云溪县水利局认真",
        &["XX县水利局认真", "云溪县XX局认真", "某县水利局认真"],
    ),
    (
        "plan-years-wrong",
        "（2021—2025年）",
        &[
            "（2020—2025年）",
            "（2021—2026年）",
            "（2015—2020年）",
            "(2020-2025年)",
            "（2022－2025年）",
            "（2021年—2024年）",
            "（2021—2035年）",
            "（2016-2020）",
        ],
    ),
    (
        "plan-years-wrong",
        "（2020—2025年）",
        &[
            "（2021—2025年）",
            "（2020—2024年）",
            "(2021～2025年)",
            "（2020至2035年）",
        ],
    ),
    (
        "document-number",
        "〔2023〕5号",
        &[
            "[2023]5号",
            "【2023】5号",
            "（2023）5号",
            "(2023)5号",
            "〔2023〕第5号",
            "〔2023〕05号",
            "〔23〕5号",
            "［2023］5号",
            "〔2023〕 005号",
            "〔2023年〕5号",
            "{2023}5号",
            "〔2023]5号",
            "〔2023〕5",
            "2023年5号",
            "【2023】第05号",
            "〈2023〉5号",
            "2023(5)号",
            "2023〔5〕号",
        ],
    ),
    (
        "document-number",
        "〔2024〕12号",
        &[
            "[2024]12号",
            "（2024）12号",
            "〔2024〕012号",
            "〔2024〕第12号",
        ],
    ),
    (
        "document-number",
        "〔2022〕31号",
        &["[2022]31号", "【2022】31号", "〔2022〕第31号"],
    ),
];

/// Numerals of headings in order.
const NUMERALS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "七"];

/// A heading's number: where its numeral stands in its line, and how it is written.
struct Numbered {
    before: &'static str,
    value: usize,
    after: &'static str,
}

/// The number a line opens with.
fn numbered(line: &str) -> Option<Numbered> {
    for (nth, han) in NUMERALS.iter().enumerate() {
        let arabic = (nth + 1).to_string();
        for (before, numeral, after) in [("", *han, "、"), ("（", *han, "）"), ("", &arabic, ".")]
        {
            if line.starts_with(&format!("{before}{numeral}{after}")) {
                return Some(Numbered {
                    before,
                    value: nth + 1,
                    after,
                });
            }
        }
    }
    None
}

impl Numbered {
    fn numeral(&self, value: usize) -> String {
        if self.after == "." {
            value.to_string()
        } else {
            NUMERALS[value - 1].to_owned()
        }
    }

    fn number(&self, value: usize) -> String {
        format!("{}{}{}", self.before, self.numeral(value), self.after)
    }
}

/// The report with one line changed.
fn with_line(lines: &[&str], nth: usize, line: &str) -> String {
    let mut lines = lines.to_vec();
    lines[nth] = line;
    lines.join("\n")
}

/// The report with a stretch of lines changed.
fn with_lines(lines: &[&str], from: usize, to: usize, with: &[&str]) -> String {
    let mut all = lines.to_vec();
    all.splice(from..to, with.iter().copied());
    all.join("\n")
}

/// Faults of numbers: check and text.
fn number_faults(report: &str) -> Vec<(&'static str, String)> {
    let lines: Vec<&str> = report.lines().collect();
    let mut faults = Vec::new();
    for (nth, line) in lines.iter().enumerate() {
        let Some(number) = numbered(line) else {
            continue;
        };
        let rest = line
            .strip_prefix(&number.number(number.value))
            .expect("it opens the line");
        let mut put = |check, text: String| faults.push((check, with_line(&lines, nth, &text)));
        let value = number.value;
        let is_top = number.after == "、";
        put(
            "number-skipped",
            format!("{}{rest}", number.number(value + 1)),
        );
        put(
            "number-skipped",
            format!("{}{rest}", number.number(value + 2)),
        );
        if value > 1 {
            put(
                "number-doubled",
                format!("{}{rest}", number.number(value - 1)),
            );
            put("number-doubled", format!("{}{rest}", number.number(1)));
        }
        let numeral = number.numeral(value);
        match number.after {
            "）" => {
                for mangled in [
                    format!("{numeral}）"),
                    "）".into(),
                    ")".into(),
                    format!("{numeral})"),
                ] {
                    put("number-mangled", format!("{mangled}{rest}"));
                }
                for mark in ["、", "，", ".", "：", "。"] {
                    put("number-punctuation", format!("（{numeral}）{mark}{rest}"));
                }
                put("number-mixed", format!("({numeral}){rest}"));
            }
            "、" => {
                for mark in [".", "．", "，", "。", ","] {
                    put("number-punctuation", format!("{numeral}{mark}{rest}"));
                }
            }
            _ => {
                for mark in ["、", "，", "。"] {
                    put("number-punctuation", format!("{numeral}{mark}{rest}"));
                }
            }
        }
        // Another kind of number among its like.
        if value > 1 {
            let others: &[(&str, String)] = &if is_top {
                vec![
                    ("level-wrong", format!("{value}.")),
                    ("level-wrong", format!("（{numeral}）")),
                    ("level-wrong", format!("{value}、")),
                ]
            } else if number.after == "）" {
                vec![
                    ("number-mixed", format!("{value}.")),
                    ("number-mixed", format!("（{value}）")),
                    ("number-mixed", format!("{value}、")),
                ]
            } else {
                vec![
                    ("number-mixed", format!("（{}）", NUMERALS[value - 1])),
                    ("number-mixed", format!("（{value}）")),
                ]
            };
            for (check, other) in others {
                put(check, format!("{other}{rest}"));
            }
        }
    }
    faults.extend(running_faults(&lines));
    faults.extend(point_faults(report));
    faults
}

/// Numbers that run on into the next section.
fn running_faults(lines: &[&str]) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    let mut n_before = 0;
    let mut running: Vec<String> = lines.iter().map(ToString::to_string).collect();
    for nth in 0..lines.len() {
        let Some(number) = numbered(lines[nth]) else {
            continue;
        };
        if number.after == "、" {
            continue;
        }
        if number.value == 1 && n_before > 0 && n_before < 5 {
            let rest = lines[nth]
                .strip_prefix(&number.number(1))
                .expect("it opens the line");
            running[nth] = format!("{}{rest}", number.number(n_before + 1));
            let next = lines
                .get(nth + 1..)
                .unwrap_or_default()
                .iter()
                .position(|line| {
                    numbered(line)
                        .is_some_and(|other| other.value == 2 && other.after == number.after)
                });
            if let Some(next) = next {
                let at = nth + 1 + next;
                let rest = lines[at]
                    .strip_prefix(&number.number(2))
                    .expect("it opens the line");
                running[at] = format!("{}{rest}", number.number(n_before + 2));
            }
            faults.push(("level-wrong", running.join("\n")));
            running = lines.iter().map(ToString::to_string).collect();
        }
        n_before = number.value;
    }
    faults
}

/// Points within paragraphs, with one missing.
fn point_faults(report: &str) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    for (from, to) in [
        ("二是", "三是"),
        ("三是", "四是"),
        ("四是", "五是"),
        ("二是", "四是"),
    ] {
        for (byte, _) in report.match_indices(from) {
            let (before, behind) = report.split_at(byte);
            let behind = behind.get(from.len()..).unwrap_or_default();
            faults.push(("item-skipped", format!("{before}{to}{behind}")));
        }
    }
    faults
}

/// Faults of parts and headings, of the signature and the date.
fn part_faults(report: &str) -> Vec<(&'static str, String)> {
    let lines: Vec<&str> = report.lines().collect();
    let (signature, date) = (lines.len() - 2, lines.len() - 1);
    let mut faults = vec![
        (
            "signature-missing",
            with_lines(&lines, signature, date, &[]),
        ),
        (
            "signature-missing",
            with_lines(&lines, signature, date, &["特此报告。"]),
        ),
        ("date-missing", with_lines(&lines, date, lines.len(), &[])),
        (
            "date-missing",
            with_lines(&lines, date, lines.len(), &["（此件公开发布）"]),
        ),
    ];
    let is_top = |line: &&str| numbered(line).is_some_and(|number| number.after == "、");
    let tops: Vec<usize> = (0..lines.len())
        .filter(|&nth| is_top(&lines[nth]))
        .collect();
    for (nth, &top) in tops.iter().enumerate() {
        let end = tops.get(nth + 1).copied().unwrap_or(signature);
        // The numbers of what follows close up.
        let mut rest: Vec<String> = lines.iter().map(ToString::to_string).collect();
        for (later, &at) in tops.iter().enumerate().skip(nth + 1) {
            rest[at] = rest[at].replacen(NUMERALS[later], NUMERALS[later - 1], 1);
        }
        rest.drain(top..end);
        faults.push(("part-missing", rest.join("\n")));
        for body in [
            "",
            "无。",
            "略",
            "（略）",
            "详见附件。",
            "暂无",
            "同上。",
            "待补充。",
            "无",
            "见附件",
        ] {
            faults.push(("part-empty", with_lines(&lines, top + 1, end, &[body])));
        }
    }
    for (nth, headings) in [
        (
            0,
            [
                "工作成效和存在问题",
                "主要举措、成效及存在的不足",
                "工作开展情况、成效和存在的问题",
            ],
        ),
        (
            2,
            [
                "党政主要负责人履职情况和下一步打算",
                "主要负责人履行职责情况及下一年度工作安排",
                "第一责任人职责履行情况及下步工作计划",
            ],
        ),
    ] {
        for heading in headings {
            let mut merged: Vec<String> = lines.iter().map(ToString::to_string).collect();
            merged[tops[nth]] = format!("{}、{heading}", NUMERALS[nth]);
            for (later, &at) in tops.iter().enumerate().skip(nth + 2) {
                merged[at] = merged[at].replacen(NUMERALS[later], NUMERALS[later - 1], 1);
            }
            merged.remove(tops[nth + 1]);
            faults.push(("parts-merged", merged.join("\n")));
        }
    }
    for (nth, line) in lines.iter().enumerate() {
        let is_heading = numbered(line).is_some() && !line.contains('。');
        let stands_alone = lines
            .get(nth + 1)
            .is_some_and(|next| numbered(next).is_none());
        if is_heading && !is_top(line) && stands_alone {
            faults.push(("heading-empty", with_lines(&lines, nth + 1, nth + 2, &[])));
        }
    }
    faults
}

/// Years of the title, the opening, headings, each a year off.
fn year_faults(report: &str) -> Vec<(&'static str, String)> {
    let lines: Vec<&str> = report.lines().collect();
    let mut faults = Vec::new();
    for (nth, line) in lines.iter().enumerate() {
        let is_place = nth == 0 || numbered(line).is_some() || line.starts_with("20");
        if !is_place || line.contains('月') {
            continue;
        }
        for year in 2022..=2025_i32 {
            let found = line.find(&format!("{year}年"));
            // Not the years of a plan.
            let Some(byte) = found.filter(|&byte| !line.contains(&format!("—{year}")) || byte == 0)
            else {
                continue;
            };
            for wrong in [year - 1, year + 1, year - 2] {
                let (before, behind) = line.split_at(byte);
                let behind = behind.get(4..).unwrap_or_default();
                // Not the year that the rest of the line has.
                let text = format!("{before}{wrong}{behind}");
                faults.push(("year-wrong", with_line(&lines, nth, &text)));
            }
        }
    }
    faults
}

/// Every law cited, with a character wrong, missing, or added; and laws no longer in force.
fn law_faults(report: &str, profile: &Profile, seed: &mut u64) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    let mut next = |n: usize| {
        *seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(*seed >> 33).expect("31 bits fit") % n
    };
    let fillers: Vec<char> = "民务政工定实的生公和全".chars().collect();
    for (open, _) in report.match_indices('《') {
        let (before, behind) = report.split_at(open + '《'.len_utf8());
        let Some((name, after)) = behind.split_once('》') else {
            continue;
        };
        let known = profile
            .law_names
            .iter()
            .any(|law| law == name || law.strip_prefix("中华人民共和国") == Some(name));
        let prefix = if name.starts_with("中华") { 7 } else { 0 };
        let chars: Vec<char> = name.chars().collect();
        if known && chars.len() - prefix >= 4 {
            for _ in 0..6 {
                let at = prefix + next(chars.len() - prefix - 1);
                let filler = fillers[next(fillers.len())];
                let mut wrong = chars.clone();
                match next(3) {
                    0 => wrong[at] = filler,
                    1 => drop(wrong.remove(at)),
                    _ => wrong.insert(at, filler),
                }
                let wrong: String = wrong.iter().collect();
                if wrong != name {
                    faults.push(("law-misnamed", format!("{before}{wrong}》{after}")));
                }
            }
        }
        for _ in 0..3 {
            let law = &profile.abolished[next(profile.abolished.len())];
            if law.since.as_str() < "2022" {
                faults.push(("law-abolished", format!("{before}{}》{after}", law.name)));
            }
        }
    }
    faults
}

#[test]
fn clean_reports_are_left_alone() {
    check_clean(CLEAN.into_iter().chain([LEGITIMATE]));
}

#[test]
fn planted_faults_are_found() {
    let profile = profile::find("fazhi").expect("it is built in");
    let mut tally = Tally::default();
    let mut seed = 20_261_122;
    for report in CLEAN {
        let mut faults = number_faults(report);
        faults.extend(part_faults(report));
        faults.extend(year_faults(report));
        faults.extend(law_faults(report, &profile, &mut seed));
        for &(check, words, wrong) in PLANTS {
            for (byte, _) in report.match_indices(words) {
                let (before, behind) = report.split_at(byte);
                let behind = behind.get(words.len()..).unwrap_or_default();
                faults.extend(
                    wrong
                        .iter()
                        .map(|wrong| (check, format!("{before}{wrong}{behind}"))),
                );
            }
        }
        let clean: BTreeSet<String> = findings(&profile, report)
            .into_iter()
            .map(|found| found.said)
            .collect();
        for (check, text) in faults {
            let is_found = findings(&profile, &text)
                .iter()
                .any(|found| found.check == check && !clean.contains(&found.said));
            tally.count(check, is_found, || difference(report, &text));
        }
    }
    tally.demand();
}

/// What is planted in a text, with a few characters before it.
fn difference(clean: &str, text: &str) -> String {
    let same = clean
        .chars()
        .zip(text.chars())
        .take_while(|(a, b)| a == b)
        .count();
    text.chars().skip(same.saturating_sub(8)).take(28).collect()
}
