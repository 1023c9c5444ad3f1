use super::quantity::{Quantity, before, between, has, sentences, shown};
use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::CharSpan;

documented! {
    /// A rate does not agree with its counts
    ///
    /// # What it finds
    /// Within a sentence: more settled, answered or closed than were found or received; a rate
    /// (化解率, 办结率, 成功率) that the two counts beside it do not give.
    ///
    /// # Why it matters
    /// Whoever recomputes the rate finds that one of the three figures is wrong.
    ///
    /// # Reported
    /// ```text fazhi
    /// 全年排查矛盾纠纷⟦22起，化解25起⟧。
    /// 受理信访件⟦50件，办结45件，办结率98%⟧。
    /// ```
    ///
    /// # Not reported
    /// Rates within the rounding of their printed digits; 余, 约; counts carried over from last year;
    /// rates of something else than the counts.
    /// ```text fazhi
    /// 排查矛盾纠纷22起，化解22起，化解率达100%。
    /// 受理48件，办结47件，办结率97.9%，群众满意率96%。
    /// ```
    ///
    /// # Source
    /// 《中华人民共和国统计法》, article 6.
    FiguresRate = "figures-rate", Warning;

    /// 比率与件数不符
    ///
    /// # 检查内容
    /// 同一句中，化解、办结、答复的件数多于排查、受理的件数；化解率、办结率、成功率与前面两个件数算出的结果不符。
    ///
    /// # 为什么重要
    /// 一算就能发现三个数中有错，影响报告的可信度。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 全镇共受理各类纠纷⟦120件，调解成功108件，调解成功率为95%⟧。
    /// 接到群众投诉⟦10件，办结12件⟧。
    /// ```
    ///
    /// # 不报告的情形
    /// 在四舍五入或截位范围以内；带“余”“约”的数；含上年结转、历史积案；不是同一事项的比率。
    /// ```text fazhi
    /// 受理信访件10件，办结12件（含上年结转2件），满意率95%。
    /// 排查纠纷92起，成功化解信访积案12件。
    /// ```
    ///
    /// # 依据
    /// 《中华人民共和国统计法》第六条：统计数据应当真实、准确。
    chinese
}

/// What is found or comes in.
const CAME: [&str; 19] = [
    "承办", "承接", "排查", "受理", "收到", "接到", "摸排", "登记", "交办", "接收", "立案", "发现",
    "接访", "转办", "应", "收集", "申请", "来信", "来访",
];

/// What is done about it; the same word stands in the name of the rate.
const DONE: [&str; 19] = [
    "化解", "调解", "调处", "办结", "结案", "整改", "答复", "解决", "处置", "处理", "审结", "销号",
    "回复", "办理", "完成", "审查", "出庭", "备案", "采纳",
];

/// What makes more of a thing done than came in.
const CARRIED: [&str; 10] = [
    "积案", "历史", "往年", "遗留", "存量", "结转", "上年", "去年", "陈年", "旧案",
];

impl Check for FiguresRate {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        for sentence in sentences(reading) {
            let quantities = &sentence.quantities;
            let mut free = 0;
            for (nth, done) in quantities.iter().enumerate() {
                let Some((came, deed)) = came_of(reading, quantities, nth) else {
                    continue;
                };
                if came.start < free {
                    continue;
                }
                let rate = rate_of(reading, quantities, nth, deed);
                let (n_came, n_done) = (came.value(), done.value());
                if n_done > n_came {
                    let end = rate.map_or(done.end, |_| done.end);
                    free = end;
                    let (n_came, n_done) = (shown(n_came), shown(n_done));
                    found.push(Found::at(
                        CharSpan::new(came.start, end),
                        say!(
                            "{deed} {n_done}，多于前面的 {n_came}",
                            "{n_done} done of {n_came}"
                        ),
                        say!("请核对两个数", "see which of the two is wrong"),
                    ));
                } else if let Some(rate) =
                    rate.filter(|rate| !agrees(reading, rate, n_done / n_came))
                {
                    free = rate.end;
                    let right = shown(n_done / n_came * 100.0);
                    let (n_came, n_done) = (shown(n_came), shown(n_done));
                    let start = came.start.min(rate.start);
                    found.push(Found::at(
                        CharSpan::new(start, rate.end.max(done.end)),
                        say!(
                            "{n_came} 中{deed} {n_done}，应为 {right}%",
                            "{n_done} of {n_came} is {right}%"
                        ),
                        say!("请核对件数和比率", "see which of the figures is wrong"),
                    ));
                }
            }
        }
    }
}

/// The count that came in before a count done, and the deed.
fn came_of<'q, 'r>(
    reading: &Reading<'_>,
    quantities: &'q [Quantity<'r>],
    nth: usize,
) -> Option<(&'q Quantity<'r>, &'static str)> {
    let done = &quantities[nth];
    let deed = DONE.iter().find(|deed| done.before.contains(**deed))?;
    if has(&done.before, &CAME) {
        return None;
    }
    let came = quantities[..nth].iter().rev().take(3);
    let came = came.take_while(|came| came.class == done.class || came.class == "人");
    let came = came.filter(|came| came.class == done.class).last()?;
    let says_came = has(&came.before, &CAME) || came.before.contains("共") && !has(&came.before, &DONE)
        // 共调解80件，调解成功72件.
        || came.before.contains(*deed) && done.before.contains("成功") && !came.before.contains("成功");
    let lead = between(reading, came.start.saturating_sub(30), came.start);
    let lead = lead.rsplit('。').next().unwrap_or_default();
    let around = lead.to_owned() + &between(reading, came.start, done.end + 12);
    let is_whole = came.is_exact() && done.is_exact() && came.value() > 0.0;
    let settled = ["化解", "调解", "调处", "处置", "整改", "解决"];
    // 排查化解纠纷80起 counts both at once; 受理人民调解案件80件 does not.
    let both = CAME.iter().any(|word| {
        came.before.split_once(word).is_some_and(|(_, behind)| {
            let behind = behind.trim_start_matches(['并', '和', '、', '及']);
            settled.iter().any(|word| behind.starts_with(word))
        })
    });
    let same = is_same_matter(&came.before, &done.before);
    (says_came && is_whole && !both && same && !has(&around, &CARRIED)).then_some((came, *deed))
}

/// Whether what was done is done about what came in: it names nothing else.
fn is_same_matter(came: &str, done: &str) -> bool {
    let mut matter = done.to_owned();
    let empty = [
        "成功", "依法", "已经", "已", "全部", "及时", "现场", "完成", "有效", "就地", "其中", "共",
        "妥善", "了", "率", "到位",
    ];
    for word in DONE.iter().chain(&empty) {
        matter = matter.replace(word, "");
    }
    let is_known = |chars: &[char]| chars.iter().all(|ch| came.contains(*ch));
    let chars: Vec<char> = matter.chars().collect();
    chars.len() < 2 || is_known(&chars)
}

/// The rate of a deed beside its counts.
fn rate_of<'q, 'r>(
    reading: &Reading<'_>,
    quantities: &'q [Quantity<'r>],
    nth: usize,
    deed: &str,
) -> Option<&'q Quantity<'r>> {
    quantities[nth + 1..].iter().take(2).find(|rate| {
        let words = before(reading, 0, rate.start);
        let named = words.contains(deed) && words.contains('率')
            || words.contains("成功率")
            || words.starts_with('率');
        rate.class == "%" && named && !has(&words, &["提高", "提升", "增长", "下降", "同比"])
    })
}

/// Whether a printed rate can stand for a share.
fn agrees(reading: &Reading<'_>, rate: &Quantity, share: f64) -> bool {
    let percent = share * 100.0;
    let printed = between(reading, rate.start, rate.end);
    let decimals = printed.split_once(['.', '．']).map_or(0, |(_, rest)| {
        rest.chars().take_while(char::is_ascii_digit).count()
    });
    let slack = if rate.figure.approx { 2.0 } else { 1.0 };
    let step = slack * 10_f64.powi(-i32::try_from(decimals).unwrap_or(0)) + 1e-9;
    let behind = between(reading, rate.end, rate.end + 2);
    let at_least =
        has(&behind, &["以上"]) || has(&printed, &["以上"]) || has(&rate.before, &["超", "不低于"]);
    let off = percent - rate.value();
    // 100 is printed for the whole only, and the whole as nothing else.
    let is_whole = (rate.value() - 100.0).abs() < 1e-9;
    let one_is_whole =
        is_whole && share < 1.0 || !is_whole && share >= 1.0 && !at_least && !rate.figure.approx;
    !one_is_whole && (off.abs() < step || at_least && off > 0.0)
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn rates_are_recomputed() {
        for text in [
            "全年共排查矛盾纠纷⟦58起，成功化解50起，化解率达98%⟧。",
            "受理案件⟦30件，办结28件，办结率100%⟧。",
            "排查隐患⟦12处，完成整改15处⟧，整改率100%。",
            "收到代表建议⟦8件，答复9件⟧。",
            "受理12345工单⟦200件，办结200件，办结率99%⟧。",
        ] {
            check("figures-rate", text);
        }
    }

    #[test]
    fn what_agrees_or_is_not_comparable_is_left_alone() {
        for text in [
            "排查矛盾纠纷36起，化解35起，化解率97.2%。",
            "排查矛盾纠纷36起，化解35起，化解率97%，群众满意率98%。",
            "排查化解矛盾纠纷92起，成功化解信访积案12件。",
            "受理咨询100余人次，调解纠纷120件，成功率95%以上。",
            "解决矛盾纠纷23起，提供法律帮助11件，调解矛盾纠纷67件，形成卷宗34件。",
            "排查22起，化解21起，化解率95%以上。",
            "排查22起，化解22起，化解率99%以上。",
            "收集群众意见56条，排查不稳定因素16件次，依法化解群众难题34件次，调解成功率达100%。",
        ] {
            check("figures-rate", text);
        }
    }
}
