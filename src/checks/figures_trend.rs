use super::quantity::{Quantity, before, between, has, sentences, shown};
use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::CharSpan;

documented! {
    /// A change does not agree with the figures given
    ///
    /// # What it finds
    /// Within a sentence that gives the value of both years: a rise called a fall or the other way
    /// round, a percentage of change, or a difference, that the two values do not give.
    ///
    /// # Why it matters
    /// The comparison is what the reader remembers, and anybody can recompute it.
    ///
    /// # Reported
    /// ```text fazhi
    /// 今年办理案件⟦40件，去年20件，同比增长50%⟧。
    /// 信访量由⟦30件下降到36件⟧。
    /// ```
    ///
    /// # Not reported
    /// Changes without the value of one of the years; those within rounding; 余, 约; 百分点.
    /// ```text fazhi
    /// 今年办理案件40件，去年20件，同比增长100%。
    /// 全年办理案件40件，同比增长50%。
    /// ```
    ///
    /// # Source
    /// 《中华人民共和国统计法》, article 6.
    FiguresTrend = "figures-trend", Warning;

    /// 增减与所列数据不符
    ///
    /// # 检查内容
    /// 同一句列出两年的数值，而增减方向相反，或者增减幅度、增减数与两个数值算出的结果不符。
    ///
    /// # 为什么重要
    /// 同比是读者最关注的数据，谁都可以重新计算。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 2023年受理纠纷⟦36起，较上年的48起下降50%⟧。
    /// 普法活动由⟦12场增加到8场⟧。
    /// ```
    ///
    /// # 不报告的情形
    /// 只有一年的数值；在四舍五入范围以内；带“余”“约”的数；百分点。
    /// ```text fazhi
    /// 2023年受理纠纷36起，较上年的48起下降25%。
    /// 信访量由30件下降到24件，降幅20%。
    /// ```
    ///
    /// # 依据
    /// 《中华人民共和国统计法》第六条：统计数据应当真实、准确。
    chinese
}

const UP: [&str; 9] = [
    "增长", "上升", "增加", "提高", "提升", "上涨", "增幅", "增至", "增多",
];
const DOWN: [&str; 8] = [
    "下降", "减少", "降低", "下滑", "降幅", "降至", "降到", "减至",
];
const OLD: [&str; 8] = ["去年", "上年", "上一年", "同期", "前年", "由", "从", "原来"];
const TO: [&str; 12] = [
    "增至",
    "增加到",
    "增加至",
    "上升到",
    "上升至",
    "提高到",
    "降至",
    "降到",
    "下降到",
    "下降至",
    "减少到",
    "减少至",
];

impl Check for FiguresTrend {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        for sentence in sentences(reading) {
            let mut free = 0;
            for three in sentence.quantities.windows(3) {
                found.extend(old_behind(reading, three));
            }
            for pair in sentence.quantities.windows(2) {
                let Some((old, new)) = old_and_new(reading, &pair[0], &pair[1]) else {
                    continue;
                };
                if pair[0].start < free {
                    continue;
                }
                let Some((end, right)) = fault(reading, &sentence.quantities, pair, old, new)
                else {
                    continue;
                };
                free = end;
                let (old, new) = (shown(old), shown(new));
                found.push(Found::at(
                    CharSpan::new(pair[0].start, end),
                    say!(
                        "由 {old} 到 {new}，应为{right}",
                        "from {old} to {new} is {right}"
                    ),
                    say!(
                        "请核对两年的数值和增减",
                        "see which of the figures is wrong"
                    ),
                ));
            }
        }
    }
}

/// 30次，同比增长80%（去年20次）: the earlier value stands behind the change.
fn old_behind(reading: &Reading<'_>, three: &[Quantity]) -> Option<Found> {
    let (new, rate, old) = (&three[0], &three[1], &three[2]);
    let lead = between(reading, rate.end, old.start);
    let said = between(reading, new.end, rate.start);
    let compares = has(&lead, &["去年", "上年", "上一年", "同期"]) && lead.chars().count() <= 10;
    let comparable =
        rate.class == "%" && new.class == old.class && new.is_exact() && old.is_exact();
    let states = has(&said, &UP) != has(&said, &DOWN) && said.chars().count() <= 10;
    if !compares || !comparable || !states || old.value() <= 0.0 || rate.figure.approx {
        return None;
    }
    let change = (new.value() - old.value()) / old.value() * 100.0;
    let stated = if has(&said, &UP) {
        rate.value()
    } else {
        -rate.value()
    };
    if (change - stated).abs() <= 1.0 {
        return None;
    }
    let (from, to, right) = (shown(old.value()), shown(new.value()), shown(change));
    Some(Found::at(
        CharSpan::new(new.start, old.end),
        say!(
            "由 {from} 到 {to}，应为 {right}%",
            "from {from} to {to} is {right}%"
        ),
        say!(
            "请核对两年的数值和增减",
            "see which of the figures is wrong"
        ),
    ))
}

/// The value of the earlier and of the later year, if two figures are these.
fn old_and_new(reading: &Reading<'_>, first: &Quantity, second: &Quantity) -> Option<(f64, f64)> {
    let gap = between(reading, first.end, second.start);
    let comparable = first.class == second.class
        && first.class != "%"
        && first.is_exact()
        && second.is_exact()
        && !gap.contains('；')
        && gap.chars().count() <= 20;
    if !comparable {
        return None;
    }
    let year = reading.report.year.as_ref().map_or(0, |year| year.value);
    let last_year = format!("{}年", year - 1);
    let this_year = format!("{year}年");
    let says_old = |words: &str| has(words, &OLD) || words.contains(&last_year);
    let lead = before(reading, 0, first.start);
    if has(&gap, &TO)
        || says_old(&lead) && has(&gap, &["今年", "本年", &this_year, "到", "至", "达"])
    {
        return (says_old(&lead) || has(&gap, &TO)).then_some((first.value(), second.value()));
    }
    let compares = has(&gap, &["去年", "上年", "上一年", "同期", &last_year]);
    compares.then_some((second.value(), first.value()))
}

/// Where the wrong statement ends, and what would be right.
fn fault(
    reading: &Reading<'_>,
    quantities: &[Quantity],
    pair: &[Quantity],
    old: f64,
    new: f64,
) -> Option<(usize, String)> {
    let (first, second) = (&pair[0], &pair[1]);
    let gap = between(reading, first.end, second.start);
    let change = new - old;
    let right = |unit: &str, size: f64| {
        let verb = if change < 0.0 { "减少" } else { "增加" };
        format!("{verb}{}{unit}", shown(size))
    };
    let wrong_way = |words: &str| {
        let (up, down) = (has(words, &UP), has(words, &DOWN));
        up && !down && change < 0.0 || down && !up && change > 0.0
    };
    if has(&gap, &TO) && wrong_way(&gap) {
        return Some((second.end, right("", change.abs())));
    }
    let third = quantities.iter().find(|third| third.start > second.start)?;
    let said = between(reading, second.end, third.start);
    let mut clause = third.before.as_str();
    for lead in [
        "同比",
        "环比",
        "较上年",
        "比上年",
        "较去年",
        "比去年",
        "较上一年",
        "总体",
        "共",
    ] {
        clause = clause.strip_prefix(lead).unwrap_or(clause);
    }
    let begins = UP.iter().chain(&DOWN).any(|word| clause.starts_with(word));
    // 下降到29件 gives the next value, not a change.
    let states = begins && said.chars().count() <= 14 && !has(&said, &["到", "至"]);
    if !states || said.contains('；') || third.figure.max.is_some() {
        return None;
    }
    let is_percent = third.class == "%";
    if !is_percent && third.class != second.class || old <= 0.0 {
        return None;
    }
    let size = if is_percent {
        change.abs() / old * 100.0
    } else {
        change.abs()
    };
    let unit = if is_percent { "%" } else { "" };
    let decimals = between(reading, third.start, third.end)
        .split_once('.')
        .map_or(0, |(_, rest)| {
            rest.chars().take_while(char::is_ascii_digit).count()
        });
    let step = if is_percent {
        10_f64.powi(-i32::try_from(decimals).unwrap_or(0))
    } else {
        1e-6
    };
    let off = (size - third.value()).abs();
    let is_off = off > step + 1e-9 && !third.figure.approx;
    (is_off || wrong_way(&said)).then(|| (third.end, right(unit, size)))
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn changes_are_recomputed() {
        for text in [
            "2023年受理⟦36起，比上年48起增加25%⟧。",
            "青石镇2023年报告\n2022年发生案件⟦40件，2023年发生案件30件，同比下降35%⟧。",
            "从去年的⟦20件增加到今年的25件，增加6件⟧。",
            "信访量⟦24件，较去年30件减少8件⟧。",
        ] {
            check("figures-trend", text);
        }
    }

    #[test]
    fn right_changes_are_left_alone() {
        for text in [
            "从去年的20件增加到今年的25件，增长25%。",
            "2023年受理36起，比上年48起减少12起，下降25%。",
            "信访量由30件下降到24件，群众满意率提高5%。",
            "召开会议3次，开展培训5次，同比增长20%。",
            "山林纠纷由2022年的45件、去年的38件下降到今年的29件。",
            "受理案件37件，较去年的30件增长23%。",
        ] {
            check("figures-trend", text);
        }
    }
}
