//! The thing that a figure counts, as far as the clause says.
//!
//! 3次党委会 counts what follows; 矛盾纠纷22起 and 满意率100％ count what stands before.
//! No grammar: words that begin a new thought cut, verbs are left out.

/// The longest thing named.
const LONGEST: usize = 12;

/// Where the words behind a unit stop being its thing.
const CUTS: &[&str] = &[
    "进行", "用于", "对", "以", "为", "在", "并", "和", "与", "及", "等", "均", "已", "被", "将",
    "到", "向", "由", "是", "有", "纳入", "全部", "成功", "其中", "分别", "按", "从", "于", "共",
    "累计", "涉及", "同比", "进入", "深入", "带头", "实行", "每", "通过", "提出", "增至",
];

/// Words before a numeral that say nothing of the thing.
const FILLERS: &[&str] = &[
    "累计",
    "共计",
    "总计",
    "合计",
    "达到",
    "高达",
    "多达",
    "达",
    "共",
    "已",
    "约",
    "近",
    "超过",
    "超",
    "逾",
    "为",
    "是",
    "了",
    "各",
    "至",
    "到",
    "计",
    "有",
    "仅",
    "均",
    "每年",
    "全年",
    "先后",
    "分别",
    "不低于",
    "不少于",
    "保持在",
    "在",
    "年均",
    "将近",
    "接近",
];

/// Words at the beginning of a clause that say when and where.
const FRAMES: &[&str] = &[
    "今年以来",
    "今年",
    "全年",
    "年内",
    "本年度",
    "我镇",
    "我乡",
    "我局",
    "我街道",
    "全镇",
    "全乡",
    "全县",
    "全街道",
    "镇政府",
];

/// Verbs after which the thing begins (排查矛盾纠纷22起).
const VERBS: &[&str] = &[
    "召开", "开展", "组织", "举办", "举行", "排查", "化解", "处理", "处置", "办理", "办结", "受理",
    "发放", "印发", "出台", "制定", "修订", "审核", "审查", "审议", "签订", "悬挂", "张贴", "播放",
    "推送", "发布", "接待", "接受", "解答", "解决", "提供", "培育", "培养", "配备", "配置", "聘请",
    "聘用", "建立", "建成", "新建", "设立", "设置", "新增", "完成", "收到", "收集", "整改", "整治",
    "检查", "巡查", "查处", "立案", "下发", "下达", "惠及", "覆盖", "受益", "参加", "参与", "投入",
    "争取", "使用", "现有", "共有", "拥有", "划分", "选聘", "走访", "讲授", "实现", "吸引", "答复",
    "形成", "协调", "研究",
];

/// Verbs that are as often part of the thing (宣传资料, 调解卷宗).
const NOUNS_TOO: &[&str] = &["宣传", "培训", "学习", "服务", "调解", "公开", "专题"];

/// What the figure of `start..end` counts.
pub(super) fn of(chars: &[char], start: usize, end: usize, unit: &str) -> Option<String> {
    let rate = matches!(unit, "%" | "‰" | "百分点");
    let behind = if rate { None } else { behind(chars, end) };
    behind.or_else(|| before(chars, start))
}

/// Letters of the clause: Han, Latin, brackets left out.
fn is_word(ch: char) -> bool {
    ch.is_alphabetic()
}

fn behind(chars: &[char], end: usize) -> Option<String> {
    let rest = chars.get(end..)?;
    let skip = rest
        .iter()
        .take(2)
        .take_while(|ch| matches!(**ch, ' ' | '的'))
        .count();
    let rest = rest.get(skip..)?;
    let run: String = rest
        .iter()
        .take(LONGEST)
        .take_while(|ch| is_word(**ch))
        .collect();
    // An open quotation belongs to the thing: 3名“法律明白人”.
    if run.is_empty() {
        let quoted = rest.strip_prefix(&['“'])?;
        let length = quoted.iter().take(LONGEST).position(|ch| *ch == '”')?;
        return Some(quoted.iter().take(length).collect());
    }
    let cut = CUTS.iter().filter_map(|word| run.find(word));
    let verbs = VERBS
        .iter()
        .chain(NOUNS_TOO)
        .filter_map(|verb| run.find(verb).filter(|&at| at > 0));
    let cut = cut.chain(verbs).min().unwrap_or(run.len());
    let thing = run.get(..cut)?;
    let whole_word = cut == run.len();
    (thing.chars().count() > usize::from(!whole_word)).then(|| thing.to_owned())
}

fn before(chars: &[char], start: usize) -> Option<String> {
    let clause = chars.get(..start)?;
    let n_spaces = clause
        .iter()
        .rev()
        .take(2)
        .take_while(|ch| **ch == ' ')
        .count();
    let clause = clause.get(..clause.len() - n_spaces)?;
    let length = clause
        .iter()
        .rev()
        .take(LONGEST * 2)
        .take_while(|ch| is_word(**ch))
        .count();
    let (ahead, run) = clause.split_at(clause.len() - length);
    let run: String = run.iter().collect();
    let mut run = run.as_str();
    while let Some(shorter) = FILLERS.iter().find_map(|filler| run.strip_suffix(filler)) {
        run = shorter;
    }
    while let Some(shorter) = FRAMES.iter().find_map(|frame| run.strip_prefix(frame)) {
        run = shorter;
    }
    let behind = |verb: &&str| -> Option<usize> {
        let at = run.rfind(*verb)? + verb.len();
        let thing = run.get(at..)?;
        // 化解率 is a thing, not what was done.
        (!thing.is_empty() && !thing.starts_with(['率', '量', '力'])).then_some(at)
    };
    let at = VERBS.iter().filter_map(behind).max();
    // Between two figures (2场次26人) stands only the first one's unit.
    if at.is_none() && ahead.last().is_some_and(char::is_ascii_digit) {
        return None;
    }
    let thing = run
        .get(at.unwrap_or(0)..)?
        .trim_start_matches(['了', '各', '类']);
    let n_chars = thing.chars().count();
    (n_chars > 1).then(|| {
        thing
            .chars()
            .skip(n_chars.saturating_sub(LONGEST))
            .collect()
    })
}
