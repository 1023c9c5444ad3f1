//! Units that stand behind a numeral.

use super::numeral::Numeral;

/// A unit as it is read.
pub(super) struct Unit {
    /// Its name: 个 stands for 个工作日 too, `%` for ％.
    pub(super) name: &'static str,
    /// The character behind it.
    pub(super) end: usize,
}

/// Every unit, longer ones before those they begin with.
const UNITS: &[&str] = &[
    "%",
    "‰",
    "个百分点",
    "个小时",
    "个月",
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "公里",
    "公顷",
    "公斤",
    "千克",
    "千米",
    "千瓦",
    "美元",
    "小时",
    "分钟",
    "课时",
    "学时",
    "人次",
    "人份",
    "场次",
    "件次",
    "户次",
    "车次",
    "家次",
    "班次",
    "批次",
    "起次",
    "余元",
    "元",
    "份",
    "次",
    "场",
    "件",
    "起",
    "人",
    "名",
    "个",
    "项",
    "条",
    "户",
    "家",
    "部",
    "处",
    "期",
    "册",
    "本",
    "张",
    "幅",
    "篇",
    "批",
    "宗",
    "例",
    "位",
    "支",
    "组",
    "对",
    "台",
    "套",
    "辆",
    "块",
    "间",
    "座",
    "面",
    "所",
    "亩",
    "吨",
    "斤",
    "米",
    "天",
    "周",
    "年",
    "轮",
    "遍",
    "节",
    "堂",
    "门",
    "类",
    "种",
    "句",
    "字",
    "页",
    "倍",
    "案",
    "封",
    "通",
    "班",
    "岁",
    "栋",
    "幢",
    "株",
    "棵",
    "头",
    "只",
    "袋",
    "瓶",
    "箱",
    "枚",
    "盏",
    "根",
    "片",
    "艘",
    "道",
    "层",
    "分",
    "笔",
    "款",
    "则",
    "段",
    "顿",
    "把",
    "副",
    "顶",
    "村",
    "站",
];

/// Units that 一 counts; 一 with any other mostly means no counting (一个, 一起, 一批).
const AFTER_ONE: [&str; 10] = [
    "次", "场", "份", "件", "名", "例", "宗", "人次", "场次", "期",
];

/// Words that begin with a unit and are none: 次 in 次数, 人 in 人民, 分 in 分别.
const NOT_UNITS: &[&str] = &[
    "次数",
    "次生",
    "人民",
    "人员密集",
    "人大",
    "人均",
    "人才",
    "人事",
    "人居",
    "人社",
    "人格",
    "分别",
    "分类",
    "分级",
    "分之",
    "分管",
    "分析",
    "分工",
    "分局",
    "分步",
    "分段",
    "年度",
    "年来",
    "年行动",
    "年规划",
    "年计划",
    "年级",
    "年底",
    "年初",
    "年末",
    "年代",
    "年以来",
    "本级",
    "本地",
    "本镇",
    "面向",
    "面对",
    "家庭",
    "对照",
    "对标",
    "对口",
    "对外",
    "部门",
    "部署",
    "部分",
    "站式",
    "站所",
    "道路",
    "条例",
    "起来",
    "起步",
    "处理",
    "处置",
    "通过",
    "种子",
    "把手",
    "头雁",
    "班子",
    "案管",
    "周边",
    "天平",
    "个方面",
    "个维度",
    "个层面",
    "字方针",
    "支部",
    "次性",
    "位一体",
    "件事",
    "所谓",
    "类型",
    "门口",
    "场所",
    "项目制",
    "层级",
    "村级",
];

/// Reads the unit at `at`, spaces before it allowed.
pub(super) fn read(chars: &[char], at: usize, numeral: &Numeral) -> Option<Unit> {
    if !numeral.value.is_finite() {
        return None;
    }
    let n_spaces = chars
        .get(at..)?
        .iter()
        .take(2)
        .take_while(|ch| **ch == ' ')
        .count();
    let at = at + n_spaces;
    let rest = chars.get(at..)?;
    let begins = |word: &str| {
        let mut rest = rest.iter();
        word.chars().all(|ch| rest.next() == Some(&ch))
    };
    if NOT_UNITS.iter().any(|word| begins(word)) {
        return None;
    }
    let name = *UNITS.iter().find(|unit| begins(unit))?;
    let end = at + name.chars().count();
    let is_one =
        numeral.chinese && numeral.max.is_none() && (numeral.value - 1.0).abs() < f64::EPSILON;
    if is_one && !AFTER_ONE.contains(&name) {
        return None;
    }
    let short_enough = match name {
        // 2023年 is a date, 3年 a time.
        "年" => numeral.max.unwrap_or(numeral.value) < 20.0,
        // 14时30分 is a time of day, 九分 no mark.
        "分" => !numeral.chinese,
        // 三村 is a name.
        "村" | "站" | "把" | "分钟" | "副" => !numeral.chinese || name == "分钟",
        _ => true,
    };
    short_enough.then_some(Unit {
        name: match name {
            "个百分点" => "百分点",
            "余元" => "元",
            "个小时" => "小时",
            name => name,
        },
        end,
    })
}

/// Whether a unit measures time.
pub(super) fn is_time(unit: &str) -> bool {
    matches!(unit, "年" | "个月" | "天" | "周")
}
