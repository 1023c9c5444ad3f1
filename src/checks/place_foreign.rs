use super::closing::signatory;
use super::names::{Kind, is_short_for, named};
use super::{Check, Found, Reading, Severity, documented};
use crate::lang::say;
use crate::text::{CharSpan, is_han};

documented! {
    /// Another place where the report speaks of itself
    ///
    /// # What it finds
    /// The name of another town, where the sentence is about the issuer itself (白石镇党委坚持…), and
    /// slogans with a name that is not the issuer’s (法治白石, 平安白石). A slogan alone is of severity
    /// info: it may name the county.
    ///
    /// # Why it matters
    /// Another town’s name shows that the passage was copied.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 青石镇开展普法活动20次。⟦白石镇⟧党委高度重视法治建设，专题研究4次。
    /// 青石镇人民政府
    /// 2023年12月20日
    /// ```
    ///
    /// # Not reported
    /// Towns named as partners or examples, names of the places above, slogans without a name.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 青石镇开展普法活动20次，赴白石镇学习经验，与白石镇派出所联合执法。推进法治青石、平安建设和法治政府建设。
    /// 青石镇人民政府
    /// 2023年12月20日
    /// ```
    ///
    /// # Source
    /// Ours.
    PlaceForeign = "place-foreign", Warning;

    /// 出现其他地方的名称
    ///
    /// # 检查内容
    /// 在说本单位的地方写了别的乡镇（“白石镇党委高度重视……”），或者口号里的地名不是本单位的（法治白石、平安白石）。仅有口号的列为提示，因为可能是本县的名称。
    ///
    /// # 为什么重要
    /// 出现别的乡镇名称，说明这一段是照搬来的。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 青石镇开展普法活动20次，加快推进法治⟦乾塘⟧进程。
    /// 青石镇人民政府
    /// 2023年12月20日
    /// ```
    ///
    /// # 不报告的情形
    /// 作为合作对象或学习对象提到的乡镇；上级地名；不含地名的口号；古镇、特色小镇等不是建制镇的名称。
    /// ```text fazhi
    /// 云溪县青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 青石镇开展普法活动20次，组织干部到白石镇观摩。为建设法治云溪、平安青石作出贡献。
    /// 印发《青石老街保护办法》《青石古镇游览须知》，制定《特色小镇建设规划》。
    /// 青石镇人民政府
    /// 2023年12月20日
    /// ```
    ///
    /// # 依据
    /// 本程序所定。
    chinese
}

impl Check for PlaceForeign {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let Some(issuer) = &reading.report.issuer else {
            return;
        };
        let short = issuer.value.short.as_str();
        let Some(kind) = Kind::of(short) else {
            return;
        };
        if matches!(kind, Kind::Town | Kind::Township | Kind::Subdistrict) {
            towns(reading, short, &issuer.value.name, found);
        }
        slogans(reading, short, &issuer.value.name, found);
        let title = reading
            .report
            .title
            .as_ref()
            .map(|title| title.value.as_str());
        let named = [Some(issuer.value.name.as_str()), title];
        if let Some(whole) = named
            .into_iter()
            .flatten()
            .find(|name| name.contains(short) && !name.starts_with(short))
        {
            counties(reading, whole, short, found);
        }
    }
}

/// 在清源县委的领导下 in the report of a unit of 云溪县: only where the issuer’s full name says
/// which county is its own.
fn counties(reading: &Reading<'_>, whole: &str, short: &str, found: &mut Vec<Found>) {
    for kind in ["县", "区", "市"] {
        let Some(own) = whole.find(kind).filter(|&byte| byte >= 6) else {
            continue;
        };
        let own = whole.get(..own).unwrap_or_default();
        for authority in ["县委", "区委", "市委"] {
            for place in reading.places(authority) {
                let at = place.start.get();
                let lead: Vec<char> = (at.saturating_sub(5)..at)
                    .map(|at| reading.at(at))
                    .collect();
                let lead: String = lead.iter().collect();
                let behind: String = (place.end.get()..place.end.get() + 16)
                    .map(|at| reading.at(at))
                    .take_while(|&ch| !matches!(ch, '。' | '\n'))
                    .collect();
                let name = ["在中共", "在", "中共"]
                    .iter()
                    .find_map(|word| lead.rsplit_once(word));
                let Some((_, name)) = name else { continue };
                let n_chars = name.chars().count();
                let is_name = (2..=3).contains(&n_chars)
                    && name.chars().all(is_han)
                    && !name.starts_with(['我', '全', '各', '本', '省', '市', '上', '该']);
                if reading.is_aside(at)
                    || !is_name
                    || !behind.contains("领导下")
                    || own.ends_with(name)
                    || whole.contains(name)
                {
                    continue;
                }
                let county = authority.chars().next().unwrap_or('县');
                // A county’s report may name the city above it, and a town’s as well.
                if county == '市' && kind != "市" || county != '市' && kind == "市" {
                    continue;
                }
                found.push(Found::at(
                    CharSpan::new(at - n_chars, at + 1),
                    say!(
                        "报告单位是{short}，此处却写“{name}{county}”",
                        "the report is {short}’s, and this speaks of “{name}{county}”"
                    ),
                    say!(
                        "请核对是否照搬了其他单位的内容",
                        "see whether it was copied from another unit"
                    ),
                ));
            }
        }
        return;
    }
}

/// What follows a town's name where a report speaks of itself.
const SELF: &[&str] = &[
    "党委",
    "党政",
    "党工委",
    "政府",
    "人民政府",
    "办事处",
    "法治政府",
    "法治建设",
    "依法治",
    "人大",
    "领导班子",
    "高质量发展",
    "经济社会",
    "实际",
    "坚持",
    "始终",
    "坚决",
    "全面",
    "认真",
    "积极",
    "高度重视",
    "紧紧",
    "严格",
    "深入",
    "持续",
    "不断",
    "切实",
    "着力",
    "扎实",
    "充分",
    "将",
    "围绕",
    "以习近平",
    "把",
    "聚焦",
    "立足",
    "结合",
    "通过",
    "组织",
    "开展",
    "共",
    "全年",
    "累计",
    "现有",
    "法治宣传",
    "综合行政执法",
    "执法",
    "干部",
    "机关",
    "辖区",
    "全体",
    "主要负责",
    "主要领导",
    "党委书记",
    "各村",
    "各项",
    "在县",
    "在区",
    "在市",
    "在上级",
    "推进",
    "落实",
    "成立",
    "建立",
    "健全",
    "制定",
    "加强",
    "先后",
    "20",
    "牢牢",
    "进一步",
    "依法",
    "大力",
    "稳步",
    "统筹",
    "压实",
    "普法",
    "矛盾纠纷",
    "社会",
    "群众",
    "人民调解",
    "法律顾问",
    "创新",
    "努力",
    "对照",
    "广泛",
    "率先",
    "已",
    "今年",
    "主动",
    "强化",
    "深化",
    "依托",
    "法制办",
    "综治中心",
    "牢固",
    "按照",
    "根据",
];

/// What ends as a town's name does and is none: 白石古镇 is a sight, 文旅小镇 a project.
const KINDS_OF_TOWN: &[&str] = &["古镇", "小镇", "集镇", "城镇", "重镇", "名镇", "强镇"];

/// What follows it where it is a partner.
const PARTNER: &[&str] = &[
    "派出所",
    "司法所",
    "法庭",
    "中学",
    "小学",
    "学校",
    "卫生院",
    "村委",
    "医院",
    "中心校",
];

fn towns(reading: &Reading<'_>, short: &str, whole: &str, found: &mut Vec<Found>) {
    let names = named(reading, &["镇", "乡", "街道"]);
    let signed = signatory(reading).map(|(_, span)| span);
    for named in names {
        let name = named.name.as_str();
        let is_own = short.ends_with(name)
            || name.ends_with(short)
            || whole.contains(name)
            || stem(name) == stem(short)
            || stem(short).chars().count() > 1 && name.starts_with(stem(short))
            || KINDS_OF_TOWN.iter().any(|kind| name.ends_with(kind));
        let end = named.span.end.get();
        let follows = |words: &[&str]| reading.says_any(end, words);
        let in_title = reading
            .report
            .title
            .as_ref()
            .and_then(|title| title.span)
            .is_some_and(|title| title.covers(named.span));
        let is_signed = signed.is_some_and(|span| span.covers(named.span));
        // 印发《白石镇…要点》 is a paper of one's own with another's name.
        let start = named.span.start.get();
        let lead = reading.chars[start.saturating_sub(12)..start]
            .iter()
            .collect::<String>();
        let lead = lead
            .rsplit(['，', '。', '；', '\n'])
            .next()
            .unwrap_or_default();
        let issues = ["印发", "制定", "制订", "出台", "修订", "下发"];
        let is_paper = lead.ends_with('《') && issues.iter().any(|word| lead.contains(word));
        let listed = matches!(reading.at(end), '、' | '等' | '和' | '与');
        let before = named
            .span
            .start
            .get()
            .checked_sub(1)
            .map_or('\n', |at| reading.at(at));
        if is_own
            || in_title
            || is_signed
            || listed
            || before == '、'
            || follows(PARTNER)
            || !follows(SELF) && !is_paper
        {
            continue;
        }
        found.push(Found::at(
            named.span,
            say!(
                "报告单位是{short}，此处却写“{name}”",
                "the report is {short}’s, and this speaks of “{name}”"
            ),
            say!(
                "请核对是否照搬了其他单位的内容",
                "see whether it was copied from another unit"
            ),
        ));
    }
}

/// A place's name without what kind of place it is.
fn stem(name: &str) -> &str {
    ["街道", "镇", "乡", "县", "区", "市"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(name)
}

/// Words that slogans put before the name of a place.
const SLOGANS: [&str; 5] = ["法治", "平安", "美丽", "幸福", "和谐"];

/// What else follows those words, by its first two characters.
const WORDS: &str = "政府 社会 国家 中国 建设 思维 思想 意识 宣传 教育 文化 环境 保障 乡村 乡镇 氛围 轨道 观念 方式 素养 理念 精神 工作 机关 队伍 示范 基层 基础 企业 校园 学校 课堂 讲座 人才 信仰 信用 体系 制度 机制 能力 水平 力量 成效 实践 改革 督察 督查 副校 委员 审核 审查 阵地 公园 广场 长廊 元素 细胞 创建 社区 村居 村庄 农村 农民 县城 城市 市场 营商 经济 市县 镇街 街道 家庭 家园 生活 生态 事业 责任 服务 需求 培训 学习 课程 活动 主题 专题 讲堂 大讲 书屋 书记 明白 体检 指导 指引 监督 调研 护航 护企 惠民 为民 利民 便民 引领 赋能 引擎 动力 优势 效能 效果 治理 化水 化轨 化建 化营 化程 化方 领域 专员 办公 办结 小组 研究 评估 考核 述职 述法 测评 机构 平台 网格 微信 公众 视频 动态 新闻 篇章 画卷 乐章 蓝图 目标 任务 规划 计划 方案 纲要 要求 原则 内容 问题 底线 红线 防线 屏障 盾牌 利剑 权威 秩序 稳定 和谐 安定 平安 幸福 美丽 安宁 祥和 安全 有序 健康 文明 富裕 繁荣 发展 进步 进程 进乡 进机 进企 进校 进社 进村 进家 进单 进万 网络 网上 交通 出行 医院 医疗 养老 金融 旅游 边界 边疆 铁路 高速 渡口 水域 春运 返乡 过年 过节 度假 夜市 夜巡 巡逻 志愿 联盟 商圈 工地 工程 林区 库区 景区 园区 厂区 小区 楼栋 驿站 港湾 之家 之路 之声 之光 之窗 干部 窗口 乡土 庭院 田园 河湖 宜居 乡风 民风 家风 新村 新风 邻里 人家 劳动 关系 共建 共治 共享 与德 德治 自治 同行 同德 相伴 先行 优先 优良 良好 是最 作为 不仅 就是 的最 的良 的社 的环 的氛 成为 元年 大院 大道 大厅 课题 故事 电影 晚会 文艺 作品 标语 手册 读本 用品 礼包 套餐 门诊 超市 银行 夜校 集市 快车 专线 热线 直通 驿道 里程 内涵 外延 实施 实效 实事 实际 常态 长效 统筹 融合 智治 智慧 智库 数字 数据 信息 科技 三湘 中原 燕赵 齐鲁 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 四川 贵州 云南 陕西 甘肃 青海 宁夏 新疆 西藏 内蒙 河北 山西 辽宁 吉林 黑龙 北京 天津 上海 重庆 台湾 香港 澳门 乡愁 人生 童年 校车 婚姻 感受 指数 程度 追求 向往 密码 样板 品牌 名片 高地 底色 成色 根基 沃土 土壤 种子 之花 之果 初心 使命 担当 作风 进步";

fn slogans(reading: &Reading<'_>, short: &str, whole: &str, found: &mut Vec<Found>) {
    let text = reading.text().as_str();
    for slogan in SLOGANS {
        for place in reading.places(slogan) {
            let at = place.end.get();
            let before = place
                .start
                .get()
                .checked_sub(1)
                .map_or('\n', |at| reading.at(at));
            let name: String = (at..at + 2).map(|at| reading.at(at)).collect();
            let opens = !is_han(before)
                || "设推进造建为进升现了创护在向的筑动快力促化断绕以".contains(before);
            let ends = {
                let rest: String = (at + 2..at + 6).map(|at| reading.at(at)).collect();
                let words = [
                    "建设", "进程", "创建", "作出", "贡献", "提供", "的", "新", "品牌", "、", "”",
                    "，", "。", "；", "！", "\n", "保驾", "更", "做出", "目标", "大局", "而",
                ];
                words.iter().any(|word| rest.starts_with(word))
            };
            if !opens
                || !ends
                || reading.is_aside(at)
                || !name.chars().all(is_han)
                || WORDS.split(' ').any(|word| word == name)
            {
                continue;
            }
            // Names of the issuer and of the places above and beside it are named in the text.
            let known = is_short_for(&name, whole)
                || [
                    "县", "市", "区", "省", "州", "镇", "乡", "街道", "村", "社区", "旗",
                ]
                .iter()
                .any(|kind| text.contains(&format!("{name}{kind}")));
            if known {
                continue;
            }
            let finding = Found::at(
                CharSpan::new(at, at + 2),
                say!(
                    "报告单位是{short}，此处却写“{slogan}{name}”",
                    "the report is {short}’s, and this says “{slogan}{name}”"
                ),
                say!(
                    "请核对“{name}”是否其他地方的名称",
                    "see whether “{name}” is another place"
                ),
            );
            // It may as well be the county’s name, which such reports need not spell out.
            found.push(finding.with_severity(Severity::Info));
        }
    }
}
