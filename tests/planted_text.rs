//! Faults of figures and text, planted one by one into clean reports of our own: how many
//! of them are found, and that the clean reports are left alone.
//!
//! A plant takes words of the report and puts others in their place, at every place where they
//! stand. Found means: the check that is meant reports something that touches the words put
//! there, or the characters next to them.

mod planting;

use planting::{Tally, check_clean, findings};
use zhupi::profile;

/// Two reports of fictional townships without a fault that a check knows.
const CLEAN: [&str; 2] = [
    "青石镇2023年法治政府建设情况报告\n\
2023年，青石镇坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，落实“谁执法谁普法”责任制，推进依法行政。现将有关情况报告如下：\n\
一、2023年度推进法治政府建设的主要举措和成效\n\
（一）健全决策机制。2月28日、6月30日、9月30日、11月30日召开4次专题会议，研究部署法治政府建设。严格执行公众参与、专家论证、风险评估、合法性审查、集体讨论决定程序，聘请法律顾问2名，审查合同26份、规范性文件3份，合法性审查率100%。\n\
（二）规范行政执法。落实行政执法“三项制度”，学习《中华人民共和国行政处罚法》《中华人民共和国行政强制法》，开展执法培训12场次，其中集中培训5场次、现场教学7场次。办理案件15件，其中城建8件、农业4件、林业3件。执法经费投入30万元，其中县级20万元、镇级10万元。2023年办理行政案件15件，比上年的12件增加25%。\n\
（三）化解矛盾纠纷。坚持和发展新时代“枫桥经验”，在河湾村、柳坝村设立调解室，全年排查矛盾纠纷92起，化解90起，化解率97.8%；受理信访件18件，办结18件，办结率100%，群众满意率98%。\n\
（四）深化普法宣传。开展“法律进乡村”“法律进校园”活动36场次，其中进乡村20场次、进校园16场次，发放宣传册1500份，普法覆盖率达到95%。12月4日国家宪法宣传周期间，组织村（社区）干部旁听庭审2次。截至目前，全镇已经培育“法律明白人”48名（男30名、女18名）。\n\
二、2023年度推进法治政府建设存在的不足和原因\n\
（一）执法力量不足。全镇持证执法人员只有6名，由于编制有限，夜间巡查排不开班。\n\
（二）普法形式单一。原因是普法经费少，多数村仍以发放宣传册为主，针对性不强。\n\
三、2023年度党政主要负责人履行推进法治建设第一责任人职责情况\n\
镇党委书记、镇长带头学法，主持党委理论学习中心组学法4次，听取法治建设工作汇报2次，对重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办。\n\
四、2024年度推进法治政府建设的主要安排\n\
（一）充实执法力量。招录执法人员2名，实行夜间巡查轮班制。\n\
（二）创新普法形式。制作方言普法短视频，组织村民旁听庭审，提高普法的针对性。\n\
青石镇人民政府\n\
2023年12月20日\n",
    "石桥乡关于2024年度法治政府建设情况的报告\n\
县委依法治县办：\n\
2024年，石桥乡认真贯彻党的二十大和二十届二中、三中全会精神，增强“四个意识”、坚定“四个自信”、做到“两个维护”，扎实推进法治政府建设。现将情况报告如下：\n\
一、主要举措和成效\n\
（一）加强组织领导。调整依法治乡领导小组，由乡党委书记任组长，1月15日、7月9日召开会议，印发工作要点。把法治建设纳入重要议事日程，开展督查3次。\n\
（二）推进政务公开。通过门户网站（http://www.sqx.gov.cn）主动公开信息126条，每天9:30更新；办理依申请公开2件，答复2件，答复率100%。\n\
（三）规范文明执法。运用法治思维和法治方式开展工作，全面推行执法全过程记录和重大执法决定法制审核。检查企业40家，发现隐患25处，整改25处，整改率100%。罚款收入由4万元下降到3万元，下降25%。\n\
（四）多元化解纠纷。人人参与、天天走访，逐户逐户谈，一一登记。全年受理纠纷60起，调解成功57起，调解成功率95%。调解员队伍现有20名，分别为专职5名、兼职15名。司法所在双岔村试行“板凳说事”，村民说：“有事坐下来谈，比什么都好。”\n\
（五）抓实法治宣传。组织“学法日”12次，举办讲座8场、展览4场，共计12场；参与干部群众3000余人次。群众知晓率、满意率分别达96%和97%。\n\
二、党政主要负责人履行法治建设第一责任人职责情况\n\
乡党委书记召开专题会议3次，乡长带队检查执法案卷2次，全年共学法6次。\n\
三、存在的不足和原因\n\
一是档案归集不及时。因人员调整频繁，有11份卷宗超期归档。二是合同审查意识不强。部分村签订合同前没有送审，主要是村干部不了解程序。\n\
四、2025年工作安排\n\
一是按月归集执法卷宗，逾期通报。二是建立村级合同送审清单，签订前一律送司法所审查。\n\
石桥乡人民政府\n\
2025年1月10日\n",
];

/// Check, words of the clean reports, words put in their place.
const PLANTS: &[(&str, &str, &str)] = &[
    // Quotation marks and brackets.
    ("pair-broken", "“三项制度”", "”三项制度“"),
    ("pair-broken", "“三项制度”", "”三项制度”"),
    ("pair-broken", "“三项制度”", "“三项制度“"),
    ("pair-broken", "“三项制度”", "““三项制度””"),
    ("pair-broken", "“枫桥经验”", "“枫桥经验"),
    ("pair-broken", "“枫桥经验”", "枫桥经验”"),
    ("pair-broken", "“法律明白人”", "“法律明白人“"),
    ("pair-broken", "“谁执法谁普法”", "”谁执法谁普法“"),
    ("pair-broken", "“四个意识”", "“四个意识"),
    ("pair-broken", "“两个维护”", "”两个维护”"),
    ("pair-broken", "“学法日”", "““学法日”"),
    (
        "pair-broken",
        "《中华人民共和国行政处罚法》",
        "《中华人民共和国行政处罚法",
    ),
    (
        "pair-broken",
        "《中华人民共和国行政处罚法》",
        "中华人民共和国行政处罚法》",
    ),
    (
        "pair-broken",
        "《中华人民共和国行政强制法》",
        "》中华人民共和国行政强制法《",
    ),
    ("pair-broken", "（社区）", "（社区"),
    ("pair-broken", "（社区）", "社区）"),
    (
        "pair-broken",
        "（http://www.sqx.gov.cn）",
        "（http://www.sqx.gov.cn",
    ),
    ("pair-broken", "（男30名、女18名）", "（男30名、女18名"),
    // Widths.
    (
        "width-mixed",
        "落实行政执法“三项制度”，",
        "落实行政执法“三项制度”,",
    ),
    ("width-mixed", "村民旁听庭审，", "村民旁听庭审,"),
    (
        "width-mixed",
        "现将有关情况报告如下：",
        "现将有关情况报告如下:",
    ),
    ("width-mixed", "化解率97.8%；", "化解率97.8%;"),
    ("width-mixed", "村（社区）", "村(社区)"),
    ("width-mixed", "轮班制。", "轮班制."),
    (
        "width-mixed",
        "乡长带队检查执法案卷2次，",
        "乡长带队检查执法案卷2次,",
    ),
    ("width-mixed", "整改25处，", "整改25处,"),
    // Doubled marks.
    ("mark-doubled", "，", "，，"),
    ("mark-doubled", "。", "。。"),
    ("mark-doubled", "、", "、、"),
    ("mark-doubled", "，", "，。"),
    ("mark-doubled", "。", "；。"),
    ("mark-doubled", "；", "；；"),
    ("mark-doubled", "，", "，,"),
    ("mark-doubled", "：", "：："),
    ("mark-doubled", "，", "、，"),
    // Doubled words.
    ("word-doubled", "法治政府建设", "法治政府法治政府建设"),
    ("word-doubled", "化解", "化解化解"),
    ("word-doubled", "矛盾纠纷", "矛盾纠纷矛盾纠纷"),
    ("word-doubled", "落实行政", "落实落实行政"),
    ("word-doubled", "普法的", "普法的的"),
    ("word-doubled", "执法人员", "执法人员执法人员"),
    ("word-doubled", "规范性文件", "规范性规范性文件"),
    ("word-doubled", "比上年的", "比上年的的"),
    ("word-doubled", "实行夜间", "实行实行夜间"),
    ("word-doubled", "记录和重大", "记录和和重大"),
    // Cut sentences.
    (
        "sentence-cut",
        "研究部署法治政府建设。",
        "研究部署法治\n政府建设。",
    ),
    (
        "sentence-cut",
        "在河湾村、柳坝村设立调解室",
        "在河湾村、柳坝村设立\n\n调解室",
    ),
    (
        "sentence-cut",
        "组织村（社区）干部旁听庭审2次",
        "组织村（社区）干部\n\n旁听庭审2次",
    ),
    ("sentence-cut", "严格执行公众参与", "严格\n执行公众参与"),
    (
        "sentence-cut",
        "司法所在双岔村试行",
        "司法所在双岔村\n\n\n试行",
    ),
    ("sentence-cut", "通过门户网站", "通过门户\n网站"),
    (
        "sentence-cut",
        "多数村仍以发放宣传册为主",
        "多数村仍以发放\n　　宣传册为主",
    ),
    // Residue.
    ("residue", "，推进", "，[bookmark: _GoBack]推进"),
    ("residue", "化解", "&nbsp;化解"),
    ("residue", "执法", "<br>执法"),
    ("residue", "普法宣传", "普法<span>宣传"),
    ("residue", "坚持和发展", "当前位置：首页\n坚持和发展"),
    ("residue", "落实行政执法", "【打印页面】落实行政执法"),
    ("residue", "研究部署", "错误!未找到引用源。研究部署"),
    ("residue", "全年", "单击此处输入文字全年"),
    ("residue", "调解室", "调解室HYPERLINK \"http://a.b\""),
    // Invisible characters.
    ("invisible-character", "法治", "法\u{200B}治"),
    ("invisible-character", "执法", "执\u{FEFF}法"),
    ("invisible-character", "普法", "\u{202E}普法"),
    ("invisible-character", "化解", "化\u{AD}解"),
    ("invisible-character", "学法", "学\u{7}法"),
    ("invisible-character", "巡查", "巡\u{E000}查"),
    // Misquotes.
    ("phrase-misquoted", "习近平法治思想", "习近平的法治思想"),
    ("phrase-misquoted", "习近平法治思想", "习近平法制思想"),
    (
        "phrase-misquoted",
        "习近平新时代中国特色社会主义思想",
        "习近平新时代中国社会主义思想",
    ),
    (
        "phrase-misquoted",
        "习近平新时代中国特色社会主义思想",
        "习近平新时代中国特色社会主意思想",
    ),
    ("phrase-misquoted", "谁执法谁普法", "谁执法谁守法"),
    (
        "phrase-misquoted",
        "公众参与、专家论证",
        "公众参与、专家认证",
    ),
    ("phrase-misquoted", "集体讨论决定", "集体讨论确定"),
    ("phrase-misquoted", "枫桥经验", "风桥经验"),
    ("phrase-misquoted", "二十届二中", "二十二中"),
    ("phrase-misquoted", "坚定“四个自信”", "坚定“四个自觉”"),
    ("phrase-misquoted", "做到“两个维护”", "做到“两个拥护”"),
    (
        "phrase-misquoted",
        "法治思维和法治方式",
        "法制思维和法治方式",
    ),
    (
        "phrase-misquoted",
        "重大执法决定法制审核",
        "重大执法决定法治审核",
    ),
    ("phrase-misquoted", "第一责任人职责", "第一负责人职责"),
    ("phrase-misquoted", "重点环节亲自协调", "重点环节亲自协商"),
    // Typing mistakes.
    ("typo", "研究部署", "研究布署"),
    ("typo", "开展执法培训", "开张执法培训"),
    ("typo", "截至目前", "截止目前"),
    ("typo", "已经培育", "以经培育"),
    ("typo", "矛盾纠纷", "矛盾纠份"),
    ("typo", "宣传册", "宜传册"),
    ("typo", "排查矛盾", "排察矛盾"),
    ("typo", "贯彻", "贯切"),
    ("typo", "执法人员", "执法入员"),
    ("typo", "讲座", "讲坐"),
    ("typo", "安排", "按排"),
    // Totals.
    ("figures-total", "城建8件", "城建9件"),
    ("figures-total", "农业4件", "农业14件"),
    ("figures-total", "集中培训5场次", "集中培训8场次"),
    ("figures-total", "开展执法培训12场次", "开展执法培训10场次"),
    ("figures-total", "进乡村20场次", "进乡村26场次"),
    ("figures-total", "（男30名、女18名）", "（男32名、女18名）"),
    ("figures-total", "（男30名、女18名）", "（男30名、女12名）"),
    ("figures-total", "县级20万元", "县级25万元"),
    ("figures-total", "专职5名", "专职8名"),
    ("figures-total", "兼职15名", "兼职12名"),
    ("figures-total", "共计12场", "共计15场"),
    ("figures-total", "展览4场", "展览6场"),
    ("figures-total", "林业3件", "林业2件"),
    // Rates.
    ("figures-rate", "化解90起", "化解95起"),
    ("figures-rate", "化解率97.8%", "化解率100%"),
    ("figures-rate", "排查矛盾纠纷92起", "排查矛盾纠纷82起"),
    ("figures-rate", "化解率97.8%", "化解率87.8%"),
    ("figures-rate", "办结18件，", "办结28件，"),
    ("figures-rate", "办结18件，", "办结16件，"),
    ("figures-rate", "办结率100%", "办结率98%"),
    ("figures-rate", "整改25处", "整改28处"),
    ("figures-rate", "整改25处", "整改20处"),
    ("figures-rate", "答复2件", "答复3件"),
    ("figures-rate", "调解成功57起", "调解成功63起"),
    ("figures-rate", "调解成功率95%", "调解成功率98%"),
    // Trends.
    ("figures-trend", "增加25%", "增加35%"),
    ("figures-trend", "增加25%", "下降25%"),
    ("figures-trend", "比上年的12件", "比上年的18件"),
    ("figures-trend", "由4万元下降到3万元", "由3万元下降到4万元"),
    ("figures-trend", "下降25%", "下降33%"),
    ("figures-trend", "由4万元下降到3万元", "由4万元上升到3万元"),
    // The same figure twice.
    (
        "figures-conflict",
        "镇党委书记、镇长带头学法，",
        "镇党委书记、镇长带头学法，全年排查矛盾纠纷98起，",
    ),
    (
        "figures-conflict",
        "存在的不足和原因\n（一）",
        "存在的不足和原因\n全年共排查矛盾纠纷94起。\n（一）",
    ),
    (
        "figures-conflict",
        "乡党委书记召开专题会议3次，",
        "全年共受理纠纷66起，乡党委书记召开专题会议3次，",
    ),
    // Magnitudes.
    ("figures-magnitude", "县级20万元", "县级20元"),
    ("figures-magnitude", "镇级10万元", "镇级10元"),
    ("figures-magnitude", "由4万元", "由4万万元"),
    (
        "figures-magnitude",
        "执法经费投入30万元",
        "执法经费投入30元",
    ),
    // More than the whole.
    ("percent-over-100", "群众满意率98%", "群众满意率108%"),
    ("percent-over-100", "覆盖率达到95%", "覆盖率达到195%"),
    (
        "percent-over-100",
        "覆盖率达到95%",
        "覆盖率达到百分之一百一十",
    ),
    ("percent-over-100", "分别达96%和97%", "分别达96%和107%"),
    ("percent-over-100", "合法性审查率100%", "合法性审查率120%"),
    ("percent-over-100", "化解率97.8%", "化解率197.8%"),
    ("percent-over-100", "答复率100%", "答复率达101%"),
    // Dates.
    ("date-impossible", "2月28日", "2月30日"),
    ("date-impossible", "6月30日", "6月31日"),
    ("date-impossible", "9月30日", "9月31日"),
    ("date-impossible", "11月30日", "11月31日"),
    ("date-impossible", "12月4日", "13月4日"),
    ("date-impossible", "2023年12月20日", "2023年12月32日"),
    ("date-impossible", "1月15日", "2024年2月30日"),
    ("date-impossible", "7月9日", "7月39日"),
];

/// What a reviewer must never be told of these.
const LEGITIMATE: &str = "青石镇2023年法治政府建设情况报告\n\
一、主要举措和成效\n\
（一）普法宣传。人人学法、天天宣传，一一上门，种种办法都试试，群众法治意识渐渐提高，罚没收入增长120%，超额完成任务，完成率105%。\n\
（二）学习制度。学习《关于印发〈青石镇普法规划〉的通知》，做到“三个‘必须’”，上午9:30开课，累计学时1,200小时，平均得分92.5分，网址https://www.qss.gov.cn/a?b=1,2。\n\
1.化解纠纷22起，化解率100%。\n\
2.以“八五”普法为抓手，以案释法，以及时处置为要求，目的的实现靠大家。\n\
二、存在的不足和原因\n\
为了了解情况，逐村走访，发现河湾村WiFi覆盖不足，原因是资金缺口20万元。\n\
三、党政主要负责人履职情况\n\
镇长学法4次。\n\
四、2024年工作安排\n\
2024年2月29日前安装WiFi（无线网络），把“村村通”做实。\n\
青石镇人民政府\n\
2023年12月20日\n";

#[test]
fn clean_reports_are_left_alone() {
    check_clean(CLEAN.into_iter().chain([LEGITIMATE]));
}

#[test]
fn planted_faults_are_found() {
    let profile = profile::find("fazhi").expect("it is built in");
    let mut tally = Tally::default();
    for &(check, words, fault) in PLANTS {
        let mut n_places = 0;
        for report in CLEAN {
            for (byte, _) in report.match_indices(words).take(12) {
                n_places += 1;
                let (before, behind) = report.split_at(byte);
                let text = format!("{before}{fault}{}", behind.get(words.len()..).unwrap_or(""));
                let start = before.chars().count();
                let end = start + fault.chars().count();
                let is_found = findings(&profile, &text).iter().any(|found| {
                    found.check == check && found.place.start <= end && start <= found.place.end
                });
                tally.count(check, is_found, || {
                    let from = start.saturating_sub(12);
                    text.chars().skip(from).take(40).collect()
                });
            }
        }
        assert!(n_places > 0, "{words} stands in no clean report");
    }
    tally.demand();
}
