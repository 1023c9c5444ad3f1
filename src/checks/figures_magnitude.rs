use super::quantity::{between, sentences};
use super::same::twice;
use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::CharSpan;

documented! {
    /// A figure that is off by a power of ten
    ///
    /// # What it finds
    /// The same quantity given twice with values that differ by a power of ten (15万元, 15元); a part that
    /// fits its total only with 万 added or taken away; 万 or 亿 written twice; more people than the
    /// report says the place has.
    ///
    /// # Why it matters
    /// A lost or added 万 turns a figure into nonsense.
    ///
    /// # Reported
    /// ```text fazhi
    /// 投入资金⟦50万元，其中县级30元、镇级20万元⟧。全年⟦15万万⟧元用于普法。
    /// ```
    ///
    /// # Not reported
    /// Figures that nothing else in the text measures; 人次, which counts a person many times.
    /// ```text fazhi
    /// 投入资金50万元，其中县级30万元、镇级20万元。全镇总人口3.2万人，宣传覆盖群众12万人次。
    /// ```
    ///
    /// # Source
    /// 《中华人民共和国统计法》, article 6.
    FiguresMagnitude = "figures-magnitude", Warning;

    /// 数量级有误
    ///
    /// # 检查内容
    /// 同一数据前后相差十的倍数（15万元、15元）；某一分项加上或去掉“万”才与合计相符；“万”“亿”重复；人数多于文中所说的总人口。
    ///
    /// # 为什么重要
    /// 多写或漏写一个“万”，数据就完全失实。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 全镇总人口3.2万人，普法教育覆盖群众⟦32万人⟧。
    /// ```
    ///
    /// # 不报告的情形
    /// 文中没有其他数据可以对照的；可以重复计算的“人次”。
    /// ```text fazhi
    /// 普法教育覆盖群众5万人，投入资金15万元。
    /// ```
    ///
    /// # 依据
    /// 《中华人民共和国统计法》第六条：统计数据应当真实、准确。
    chinese
}

impl Check for FiguresMagnitude {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let mut spans: Vec<CharSpan> = twice(reading)
            .into_iter()
            .filter(|pair| pair.power_of_ten)
            .map(|pair| pair.span)
            .collect();
        spans.extend(parts(reading));
        spans.extend(doubled(reading));
        spans.extend(people(reading));
        spans.extend(broken(reading));
        spans.extend(impossible(reading));
        spans.sort_unstable();
        spans.dedup_by(|later, before| later.overlaps(*before));
        for span in spans {
            let words = reading.slice(span).trim().to_owned();
            found.push(Found::at(
                span,
                say!(
                    "“{words}”数量级与上下文不符",
                    "“{words}” is off by a power of ten"
                ),
                say!(
                    "请核对是否多写或漏写了“万”“亿”",
                    "see whether 万 or 亿 is lost or added"
                ),
            ));
        }
    }
}

/// Totals whose parts add up only with one of them ten thousand times larger or smaller.
fn parts(reading: &Reading<'_>) -> Vec<CharSpan> {
    let mut spans = Vec::new();
    for sentence in sentences(reading) {
        for (nth, total) in sentence.quantities.iter().enumerate() {
            let rest: Vec<_> = sentence.quantities[nth + 1..]
                .iter()
                .take_while(|part| part.class == total.class)
                .collect();
            let (Some(first), Some(last)) = (rest.first(), rest.last()) else {
                continue;
            };
            let lead = between(reading, total.end, first.start);
            if !["其中", "分别", "（", "(", "：", "包括"]
                .iter()
                .any(|word| lead.contains(word))
            {
                continue;
            }
            let sum: f64 = rest.iter().map(|part| part.value()).sum();
            let fits = |value: f64| (value - total.value()).abs() <= total.value() * 1e-6;
            let scaled = rest.iter().any(|part| {
                [1e4, 1e-4]
                    .iter()
                    .any(|scale| fits(sum - part.value() + part.value() * scale))
            });
            let whole = [1e4, 1e-4].iter().any(|scale| fits(sum * scale));
            if !fits(sum) && (scaled || whole) {
                spans.push(CharSpan::new(total.start, last.end));
            }
        }
    }
    spans
}

/// 15万万元, 3亿亿元; 万亿 is a number.
fn doubled(reading: &Reading<'_>) -> Vec<CharSpan> {
    let mut spans = Vec::new();
    for (at, pair) in reading.chars.windows(2).enumerate() {
        // 12万余万元 too.
        let apart = pair[0] == '万' && matches!(pair[1], '余' | '多') && reading.at(at + 2) == '万';
        let is_doubled = apart || matches!(pair, ['万', '万'] | ['亿', '亿' | '万']);
        let numeral = |ch: char| ch.is_ascii_digit() || ch == '.';
        if !is_doubled || at == 0 || !numeral(reading.at(at - 1)) || reading.is_aside(at) {
            continue;
        }
        let n_digits = (0..at)
            .rev()
            .take_while(|&at| numeral(reading.at(at)))
            .count();
        let end = at + 2 + usize::from(apart);
        spans.push(CharSpan::new(at - n_digits, end));
    }
    spans
}

/// 3.6余人次, 1.5份: a part of a person or of a leaflet has lost its 万.
fn broken(reading: &Reading<'_>) -> Vec<CharSpan> {
    const WHOLE: &[&str] = &["人次", "人", "名", "份", "册", "件", "起", "户"];
    let of_mean = [
        "均", "每", "密度", "比", "相当", "折合", "配备", "系数", "万", "亿",
    ];
    let digits = |from: usize| {
        (from..reading.chars.len())
            .find(|&at| !reading.at(at).is_ascii_digit())
            .unwrap_or(reading.chars.len())
    };
    let mut spans = Vec::new();
    let mut at = 0;
    while at < reading.chars.len() {
        let point = digits(at);
        let end = if reading.at(point) == '.' {
            digits(point + 1)
        } else {
            point
        };
        if point == at || end <= point + 1 {
            at = end + 1;
            continue;
        }
        let unit = end + usize::from(matches!(reading.at(end), '余' | '多'));
        let word = WHOLE.iter().find(|word| reading.says(unit, word));
        let before = super::quantity::before(reading, 0, at);
        if let Some(word) = word
            && !reading.is_aside(at)
            && !super::quantity::has(&before, &of_mean)
        {
            spans.push(CharSpan::new(at, unit + word.chars().count()));
        }
        at = end + 1;
    }
    spans
}

/// Hundreds of millions of people or leaflets, money for an office counted in 亿 or in single 元.
fn impossible(reading: &Reading<'_>) -> Vec<CharSpan> {
    use super::quantity::{before, class, has};
    const FUNDS: [&str; 8] = [
        "普法经费",
        "执法经费",
        "办公经费",
        "工作经费",
        "专项经费",
        "调解经费",
        "法治经费",
        "宣传经费",
    ];
    const SPENT: [&str; 5] = ["经费", "资金", "投资", "投入", "拨付"];
    let figures = reading.figures().iter();
    let wrong = figures.filter(|figure| {
        let words = before(reading, 0, figure.span.start.get());
        let is_huge = figure.value >= 1e8;
        match class(&figure.unit) {
            "人" | "份" | "件" | "人次" | "户" | "户次" => {
                is_huge && !has(&words, &["全国", "阅读", "点击", "浏览", "播放", "人口"])
            }
            "元" => {
                let is_single = figure.value < 1000.0 && has(&words, &SPENT);
                let is_each = has(&words, &["每", "人均", "均", "标准", "元", "最低", "单价"])
                    || reading.says_any(
                        figure.span.end.get(),
                        &["/", "每", "的标准", "以下", "标准"],
                    );
                is_huge && has(&words, &FUNDS) || is_single && !is_each
            }
            _ => false,
        }
    });
    wrong.map(|figure| figure.span).collect()
}

/// More people than live there.
fn people(reading: &Reading<'_>) -> Vec<CharSpan> {
    let says_all = |words: &str| {
        let ends = [
            "总人口",
            "人口",
            "常住人口",
            "户籍人口",
            "人口达",
            "人口为",
            "人口约",
            "人口共",
            "总人口为",
        ];
        ends.iter().any(|end| words.ends_with(end))
    };
    let figures = reading.figures();
    let of_people = |unit: &str| matches!(unit, "人" | "名");
    let before = |at: usize| super::quantity::before(reading, at.saturating_sub(12), at);
    let most = figures
        .iter()
        .filter(|figure| {
            of_people(&figure.unit) && says_all(before(figure.span.start.get()).trim())
        })
        .map(|figure| figure.max.unwrap_or(figure.value))
        .fold(0.0, f64::max);
    if most < 500.0 {
        return Vec::new();
    }
    figures
        .iter()
        .filter(|figure| of_people(&figure.unit) && figure.value > most * 5.0)
        .filter(|figure| {
            let words = before(figure.span.start.get());
            let wider = [
                "全县", "全市", "全省", "全国", "阅读", "点击", "浏览", "关注", "粉丝", "线上",
                "流动",
            ];
            !wider.iter().any(|word| words.contains(word)) && !words.contains("人口")
        })
        .map(|figure| figure.span)
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn what_the_unit_rules_out() {
        check(
            "figures-magnitude",
            "受教育群众⟦3.6余人次⟧，发放资料⟦1.5份⟧，投资⟦12万余万⟧元，接受咨询⟦3亿人次⟧，普法经费⟦20亿元⟧，投入⟦30元⟧。",
        );
        check(
            "figures-magnitude",
            "平均每村2.5人，人均2.6份，覆盖3.6万人次，招商引资20亿元，罚款50元，投入每人30元，压缩至0.5个工作日，阅读量3亿人次。",
        );
    }

    #[test]
    fn the_same_sum_with_and_without_a_myriad() {
        check(
            "figures-magnitude",
            "青石镇2023年法治政府建设情况报告\n一、主要举措和成效\n全年共投入普法经费15万元，群众满意。\n\
             二、党政主要负责人履职情况\n镇长协调，⟦全年共投入普法经费15元⟧。\n",
        );
        check(
            "figures-magnitude",
            "投入资金⟦50万元，包括县级30万元、镇级20元⟧。",
        );
    }
}
