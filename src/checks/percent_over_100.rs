use super::quantity::{before, has, is_pause};
use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::CharSpan;
use crate::text::numerals::parse_numeral;

documented! {
    /// More than 100 per cent of a whole
    ///
    /// # What it finds
    /// A percentage over 100 of what cannot exceed the whole: rates (满意率, 化解率, 覆盖率), shares
    /// (占), a satisfaction, in figures or as 百分之一百二十.
    ///
    /// # Why it matters
    /// It cannot be, and shows that the figures were not checked.
    ///
    /// # Reported
    /// ```text fazhi
    /// 群众满意率⟦120%⟧，矛盾纠纷化解率达到⟦百分之一百零五⟧。
    /// ```
    /// ```text generic
    /// The satisfaction rate was ⟦120%⟧, and ⟦110%⟧ of residents took part.
    /// ```
    ///
    /// # Not reported
    /// Growth (增长120%), what can be exceeded (完成率, 完成任务的120%), percentages up to 100.
    /// ```text fazhi
    /// 同比增长120%，完成年度任务的110%，任务完成率105%，群众满意率100%。
    /// ```
    /// ```text generic
    /// Costs rose by 120%, which is 110% of the plan, at a growth rate of 105%.
    /// ```
    ///
    /// # Source
    /// A share of a whole is at most the whole.
    PercentOver100 = "percent-over-100", Warning;

    /// 百分比超过100%
    ///
    /// # 检查内容
    /// 不可能超过全部的百分比大于100：满意率、化解率、覆盖率等比率，“占”全部的比重，包括写作“百分之一百二十”的。
    ///
    /// # 为什么重要
    /// 这样的数不可能成立，说明数据没有核对。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 普法覆盖率⟦130%⟧，群众满意率、知晓率分别达98%和⟦102%⟧，重点人群占⟦115%⟧。
    /// ```
    ///
    /// # 不报告的情形
    /// 增长幅度（增长120%）；可以超额的完成率、完成任务的比例；不超过100的百分比。
    /// ```text fazhi
    /// 罚没收入增长150%，超额完成，完成率达120%，是去年的130%。
    /// ```
    ///
    /// # 依据
    /// 部分不能大于整体。
    chinese
}

/// Words of change and of what may be exceeded.
const MAY_EXCEED: [&str; 34] = [
    "增长",
    "上升",
    "增加",
    "提高",
    "提升",
    "上涨",
    "增幅",
    "下降",
    "减少",
    "同比",
    "环比",
    "完成",
    "超额",
    "增速",
    "翻",
    "利用率",
    "收益率",
    "回报率",
    "周转率",
    "投资",
    "相当于",
    "是去年",
    "是上年",
    "为去年",
    "为上年",
    "达到去年",
    "达到上年",
    "年均",
    "缩放",
    "压缩",
    "赔偿",
    "罚款",
    "补贴",
    "较",
];

/// What is a share of a whole.
const SHARES: &[&str] = &[
    "率",
    "满意度",
    "占",
    "比重",
    "比例",
    "知晓度",
    "安全感",
    "幸福感",
    "参与度",
    "覆盖面",
];

/// The same in English.
const ENGLISH_SHARES: [&str; 8] = [
    "rate",
    "share",
    "coverage",
    "satisfaction",
    "proportion",
    "percentage",
    "turnout",
    "attendance",
];
const ENGLISH_EXCEED: [&str; 22] = [
    "grew",
    "growth",
    "rose",
    "rise",
    "increase",
    "increased",
    "up by",
    "gain",
    "gained",
    "fell",
    "interest",
    "inflation",
    "exceed",
    "exceeded",
    "return",
    "exchange",
    "more than doubled",
    "plan",
    "target",
    "budget",
    "jumped",
    "climbed",
];

impl Check for PercentOver100 {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        for (start, end, value) in percentages(reading) {
            if value <= 100.0 || !is_share(reading, start, end) {
                continue;
            }
            let words: String = reading.chars[start..end].iter().collect();
            found.push(Found::at(
                CharSpan::new(start, end),
                say!(
                    "“{words}”超过100%，不可能成立",
                    "{words} is more than the whole"
                ),
                say!("请核对数据", "see what the figure should be"),
            ));
        }
    }
}

/// Percentages in figures and in words.
fn percentages(reading: &Reading<'_>) -> Vec<(usize, usize, f64)> {
    let mut percentages: Vec<(usize, usize, f64)> = reading
        .figures()
        .iter()
        .filter(|figure| figure.unit == "%")
        .map(|figure| {
            let value = figure.max.unwrap_or(figure.value);
            (figure.span.start.get(), figure.span.end.get(), value)
        })
        .collect();
    for place in reading.places("百分之") {
        let start = place.end.get();
        let end = (start..start + 8)
            .find(|&at| !"一二三四五六七八九十百千零〇两".contains(reading.at(at)))
            .unwrap_or(start + 8);
        let digits = reading.chars.get(start..end).unwrap_or_default();
        if let Some(value) = parse_numeral(digits.iter().copied()) {
            percentages.push((place.start.get(), end, f64::from(value)));
        }
    }
    percentages
}

fn is_share(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    // 满意率、知晓率分别达98%和102%: enumerated rates belong together.
    let mut first = start;
    let stops = |ch: char| is_pause(ch) && ch != '、' && ch != ':' && ch != '：';
    while first > 0 && start - first < 30 && !stops(reading.at(first - 1)) {
        first -= 1;
    }
    let words: String = (first..start).map(|at| reading.at(at)).collect();
    let behind: String = (end..end + 20)
        .map(|at| reading.at(at))
        .take_while(|&ch| !is_pause(ch) || ch == ' ')
        .collect();
    let lower = english(reading, start);
    if has(&words, &MAY_EXCEED) || has(&lower, &ENGLISH_EXCEED) {
        return false;
    }
    let of_people = [
        "的群众",
        "的村民",
        "的居民",
        "的案件",
        "的干部",
        "的纠纷",
        "的受访",
        "的村",
        "的党员",
    ];
    let english_people = [
        " of residents",
        " of people",
        " of cases",
        " of all",
        " of the residents",
        " of staff",
        " of households",
        " of respondents",
    ];
    has(&words, SHARES)
        || before(reading, 0, start).ends_with('占')
        || of_people.iter().any(|people| behind.starts_with(people))
        || has(&lower, &ENGLISH_SHARES)
        || english_people
            .iter()
            .any(|people| behind.to_lowercase().starts_with(people))
}

/// The English clause before a place, in small letters.
fn english(reading: &Reading<'_>, start: usize) -> String {
    let mut first = start;
    while first > 0
        && start - first < 60
        && !matches!(reading.at(first - 1), '.' | ',' | ';' | '\n')
    {
        first -= 1;
    }
    (first..start)
        .map(|at| reading.at(at).to_ascii_lowercase())
        .collect()
}
