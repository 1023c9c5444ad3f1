//! Names of places and units in running text, told apart from other words by what stands
//! before them.

use super::Reading;
use crate::text::{CharSpan, is_han};

/// Kinds of unit as reports name themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// 镇.
    Town,
    /// 乡.
    Township,
    /// 街道.
    Subdistrict,
    /// 县, 区, 市, 旗.
    County,
    /// 局, 委 and their like.
    Department,
}

impl Kind {
    /// The kind that a unit's short name tells.
    pub(super) fn of(short: &str) -> Option<Self> {
        let ends = |ends: &[&str]| ends.iter().any(|end| short.ends_with(end));
        if ends(&["街道", "街道办事处", "街道办"]) {
            Some(Self::Subdistrict)
        } else if ends(&["镇"]) {
            Some(Self::Town)
        } else if ends(&["乡", "苏木"]) {
            Some(Self::Township)
        } else if ends(&["局", "委员会", "办公室", "委", "厅", "分局", "大队", "中心"])
        {
            Some(Self::Department)
        } else if ends(&["县", "区", "市", "旗", "州"]) {
            Some(Self::County)
        } else {
            None
        }
    }
}

/// Whether a name is a piece of another or short for it: 发改局 of 发展和改革局.
pub(super) fn is_short_for(short: &str, whole: &str) -> bool {
    let mut rest = whole.chars();
    short.chars().all(|ch| rest.any(|other| other == ch))
}

/// A place named in the text: `瓦屋镇`, without the places above it.
pub(super) struct Named {
    /// Its name without the places above it.
    pub(super) name: String,
    /// Where that name stands.
    pub(super) span: CharSpan,
}

/// Words before a name that are no part of it.
const LEADS: [&str; 40] = [
    "中共", "推动", "推进", "建设", "加快", "服务", "促进", "提升", "助力", "打造", "围绕", "立足",
    "结合", "根据", "按照", "现将", "关于", "全面", "深化", "实现", "营造", "维护", "确保", "提高",
    "成立", "制定", "印发", "出台", "建立", "为了", "在", "为", "将", "由", "对", "经", "使", "把",
    "以", "向",
];

/// Words that stand before 镇, 乡 and 街道 without being a place’s name: 组织镇党委.
const NO_NAMES: &str = "\
    组织 调整 做好 纳入 加强 通过 发挥 主持 参加 召开 成立 推动 推进 \
    落实 完善 健全 建立 制定 出台 印发 开展 强化 提升 提高 增强 促进 \
    保障 支持 协助 配合 指导 督促 监督 检查 规范 深化 优化 聚焦 围绕 \
    结合 依托 利用 整合 统筹 协调 带领 引导 动员 发动 鼓励 邀请 聘请 \
    委托 安排 部署 研究 学习 贯彻 传达 听取 汇报 报告 报送 提交 提请 \
    审议 审查 审核 批准 同意 确定 明确 细化 压实 履行 承担 负责 担任 \
    兼任 任命 选举 选派 抽调 调动 配备 配齐 充实 壮大 打造 建成 建设 \
    新建 改建 修建 设立 设置 开设 开通 开放 公布 公开 公示 发布 发放 \
    张贴 悬挂 播放 宣传 讲解 解读 培训 教育 考核 考评 评估 评价 表彰 \
    奖励 问责 追究 处理 处置 化解 调解 解决 排查 整治 整改 清理 梳理 \
    编制 修订 修改 更新 改进 改善 维护 维持 确保 保证 保持 坚持 坚定 \
    坚决 牢固 树立 营造 形成 实现 达到 完成 超过 覆盖 涉及 包括 包含 \
    属于 位于 来自 针对 对照 按照 根据 依据 依照 遵循 遵守 严格 认真 \
    积极 主动 切实 扎实 深入 持续 不断 全面 充分 及时 定期 每年 每月 \
    每季 今年 全年 年内 目前 截至 同时 此外 另外 其中 由于 因此 为了 \
    以及 并且 而且 或者 如果 虽然 但是 作为 成为 视为 列入 写入 融入 \
    引入 进入 走进 下沉 所有 全体 全部 部分 个别 多数 少数 重点 特别 \
    尤其 依法 科学 民主 自觉 接受 尊重 服务 方便 联合 联系 对接 衔接 \
    交由 移交 移送 转交 上报 下发 转发 起草 签订 签署 执行 实施 实行 \
    施行 推行 推广 运用 使用 采用 采取 进行 给予 予以 赋予 授予 授权 \
    下放 承接 接收 接到 收到 收集 征求 征集 吸收 吸纳 采纳 借鉴 参考 \
    参与 出席 列席 旁听 观摩 考察 调研 走访 慰问 看望 帮助 帮扶 扶持 \
    资助 投入 筹集 争取 申请 申报 获得 荣获 取得 赢得 受到 得到 依靠 \
    依赖 面向 面对 立足 着眼 着力 致力 助力 保护 保卫 捍卫 守护 守住 \
    筑牢 夯实 巩固 拓展 拓宽 延伸 扩大 减少 降低 控制 防止 防范 预防 \
    杜绝 避免 消除 打击 查处 查办 核查 核实 抽查 巡查 巡逻 巡视 巡察 \
    督查 督察 督办 督导 约谈 通报 警示 提醒 告知 通知 联动 带动 拉动 \
    驱动 激发 激励 凝聚 汇聚 集中 分管 主管 主抓 牵头 领导 管理 治理 \
    经营 运营 运行 启动 启用 试点 示范 创建 创新 创造 探索 总结 提炼 \
    分析 研判 预警 监测 掌握 了解 熟悉 认识 理解 领会 体现 展现 展示 \
    反映 反馈 回应 回复 答复 解答 咨询 讨论 协商 会商 座谈 交流 沟通 \
    联络 特色 美丽 中心 建制 工业 旅游 山区 偏远 周边 相邻 邻近 兄弟 \
    其他 先进 优秀 农业 生态 经济 历史 文化 千年 集体 基层 所在 驻地 \
    乡镇 县直 市直 区直 带头 主要 有关 相关 直属 下属 所属 以上 包村 \
    由镇 当前 现任 原任 一些 有的 许多 \
";

/// Whether two characters before 镇党委 are a word of their own and no town's name.
pub(super) fn is_no_name(lead: &str) -> bool {
    NO_NAMES.split(' ').any(|word| word == lead)
}

/// Every township-level or county-level name of the report's own words, whose beginning is certain.
pub(super) fn named(reading: &Reading<'_>, suffixes: &[&str]) -> Vec<Named> {
    let mut names = Vec::new();
    for suffix in suffixes {
        let n_suffix = suffix.chars().count();
        for place in reading.places(suffix) {
            if reading.is_aside(place.start.get()) {
                continue;
            }
            names.extend(name_before(reading, place.start.get(), n_suffix));
        }
    }
    names.sort_by_key(|name| name.span.start);
    names
}

/// The name that ends with the suffix at `at`.
fn name_before(reading: &Reading<'_>, at: usize, n_suffix: usize) -> Option<Named> {
    let mut start = at;
    while start > 0 && at - start < 18 && is_han(reading.at(start - 1)) {
        start -= 1;
    }
    let is_bounded = start == 0 || !is_han(reading.at(start - 1));
    if !is_bounded {
        return None;
    }
    let words: String = reading.chars[start..at].iter().collect();
    let mut stem = words.as_str();
    while let Some(rest) = LEADS.iter().find_map(|lead| stem.strip_prefix(lead)) {
        stem = rest;
    }
    // The last place of 鲁山县瓦屋.
    let above = stem
        .char_indices()
        .filter(|&(byte, ch)| matches!(ch, '省' | '市' | '县' | '区' | '州' | '旗') && byte > 0)
        .map(|(byte, ch)| byte + ch.len_utf8())
        .rfind(|&byte| byte < stem.len())
        .unwrap_or(0);
    let stem = stem.get(above..).unwrap_or(stem);
    // 进一步细化规范柳林镇: the words before a verb are no part of the name.
    let chars: Vec<char> = stem.chars().collect();
    let behind_verb = [2, 3].into_iter().find(|n| {
        let Some(verb) = chars.len().checked_sub(n + 2) else {
            return false;
        };
        let lead: String = chars[verb..verb + 2].iter().collect();
        chars.len() > 4 && is_no_name(&lead)
    });
    let stem: String = match behind_verb {
        Some(n) => chars[chars.len() - n..].iter().collect(),
        None => stem.to_owned(),
    };
    let n_stem = stem.chars().count();
    let pronouns = [
        '我', '本', '全', '各', '该', '两', '乡', '村', '城', '集', '小', '重', '市', '县', '区',
        '城', '到', '所', '辖', '驻', '某', '赴', '与', '和',
    ];
    let ending: String = stem.chars().skip(n_stem.saturating_sub(2)).collect();
    if is_no_name(&ending) {
        return None;
    }
    if !(2..=4).contains(&n_stem)
        || stem.starts_with(pronouns)
        || stem.contains([
            '的', '了', '个', '等', '各', '我', '全', '是', '将', '过', '治', '集', '由', '在',
            '对', '和', '与', '把',
        ])
    {
        return None;
    }
    let first = at - n_stem;
    Some(Named {
        name: reading.chars[first..at + n_suffix].iter().collect(),
        span: CharSpan::new(first, at + n_suffix),
    })
}
