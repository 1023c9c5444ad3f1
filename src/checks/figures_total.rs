use super::quantity::{Quantity, between, has, is_pause, sentences, shown};
use super::tables::{WrongTotal, wrong_totals};
use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::CharSpan;

documented! {
    /// Parts do not add up to their total
    ///
    /// # What it finds
    /// Rows of a table that do not make its row 合计, and its column. Within a sentence: parts after 其中, 分别, a colon or in brackets, or before 共计, 合计, whose sum
    /// exceeds the total, or a single part that does; parts that are all of it and fall short. Parts
    /// after 其中 that fall short by little are shown as info.
    ///
    /// # Why it matters
    /// Figures that contradict each other are not to be trusted, whichever is wrong.
    ///
    /// # Reported
    /// ```text fazhi
    /// 全年排查矛盾纠纷⟦50起，其中婚姻家庭20起、邻里25起、土地15起⟧。
    /// 开展培训集中⟦5次、专题4次，共计12次⟧。
    /// |案件类别|立案|办结|
    /// |城建|8|7|
    /// |水利|5|5|
    /// |合计|13|⟦13⟧|
    /// ```
    ///
    /// # Not reported
    /// Parts that may overlap (党员, 女), lists that end with 等, 余 and 约, parts of another unit, a
    /// part after 其中 that is only one of several.
    /// ```text fazhi
    /// 全年排查矛盾纠纷50起，其中婚姻家庭20起、邻里30起，化解48起。
    /// 全镇干部45人，其中党员30人、女20人。
    /// ```
    ///
    /// # Source
    /// 《中华人民共和国统计法》, article 6: statistics must be true and accurate.
    FiguresTotal = "figures-total", Warning;

    /// 分项与合计不符
    ///
    /// # 检查内容
    /// 表格各行、各列相加与“合计”不符；同一句中，“其中”“分别”、冒号或括号后的各分项，或“共计”“合计”前的各分项，相加超过合计，或单项超过合计；分项已经列全而相加不足。“其中”后的分项相加略少于合计的，只作提示。
    ///
    /// # 为什么重要
    /// 数据互相矛盾，无论哪一个有误，整份报告的数据都不可信。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 聘请法律顾问⟦15名（镇级3名、村级10名）⟧。
    /// 办理信访件⟦30件，其中重复访35件⟧。
    /// ```
    ///
    /// # 不报告的情形
    /// 可能交叉的分项（党员、妇女）；以“等”结尾的列举；带“余”“约”的数；计量单位不同；“其中”后只列一项。
    /// ```text fazhi
    /// 发放资料2000余份，其中手册800份、折页900份。
    /// 受理案件20件，其中治安案件12件等。
    /// ```
    ///
    /// # 依据
    /// 《中华人民共和国统计法》第六条：统计数据应当真实、准确。
    chinese
}

/// What parts have in common that need not exclude each other.
const OVERLAPPING: [&str; 15] = [
    "党员",
    "女",
    "妇女",
    "少数民族",
    "大专",
    "本科",
    "研究生",
    "学历",
    "岁",
    "以上",
    "以下",
    "退役",
    "退伍",
    "团员",
    "持证",
];

/// How a clause begins that no longer lists parts.
const GOES_ON: [&str; 44] = [
    "化解",
    "成功",
    "调解成功",
    "调处成功",
    "办结",
    "已",
    "现",
    "均",
    "全部",
    "完成",
    "解决",
    "处理",
    "处置",
    "整改",
    "发放",
    "覆盖",
    "受益",
    "受教育",
    "参与",
    "参加",
    "涉及",
    "开展",
    "组织",
    "举办",
    "召开",
    "同比",
    "较",
    "比",
    "共",
    "全年",
    "累计",
    "下发",
    "答复",
    "提出",
    "同时",
    "并",
    "未",
    "接受",
    "解答",
    "其中",
    "排查",
    "受理",
    "张贴",
    "悬挂",
];

/// How parts are announced.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Listing {
    /// Some of the total: 其中.
    Some,
    /// All of it.
    All,
}

impl Check for FiguresTotal {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let mut free = 0;
        for sentence in sentences(reading) {
            let quantities = &sentence.quantities;
            for nth in 0..quantities.len() {
                let after = parts_after(reading, quantities, nth);
                let before = || Some((parts_before(reading, quantities, nth)?, Listing::All));
                let Some((parts, listing)) = after.or_else(before) else {
                    continue;
                };
                let total = &quantities[nth];
                let Some((span, sum, grave)) = fault(reading, total, &parts, listing) else {
                    continue;
                };
                if span.start.get() < free {
                    continue;
                }
                free = span.end.get();
                let here = unequal(span, sum, total.value());
                found.push(here.info_unless(grave));
            }
        }
        for WrongTotal { span, sum, total } in wrong_totals(reading) {
            found.push(unequal(span, sum, total));
        }
    }
}

fn unequal(span: CharSpan, sum: f64, total: f64) -> Found {
    let (sum, total) = (shown(sum), shown(total));
    Found::at(
        span,
        say!(
            "分项合计 {sum}，与总数 {total} 不符",
            "the parts add up to {sum}, the total is {total}"
        ),
        say!("请核对总数和各分项", "see which of the figures is wrong"),
    )
}

type Parts<'q, 'r> = Vec<&'q Quantity<'r>>;

/// The parts that follow a total.
fn parts_after<'q, 'r>(
    reading: &Reading<'_>,
    quantities: &'q [Quantity<'r>],
    nth: usize,
) -> Option<(Parts<'q, 'r>, Listing)> {
    let total = &quantities[nth];
    let rest = &quantities[nth + 1..];
    let first = rest.iter().position(|part| part.class == total.class)?;
    let lead = between(reading, total.end, rest[first].start);
    let bracket = lead.starts_with(['（', '(']);
    let listing = if has(&lead, &["其中", "包括", "包含", "含"]) {
        Listing::Some
    } else if bracket || lead.starts_with(['：', ':']) || lead.contains("分别") {
        Listing::All
    } else {
        return None;
    };
    // 审结39件（含上年结转2件），其中维持17件: the parts are not those of the 2.
    let closes = lead
        .find(['）', ')'])
        .is_some_and(|close| !lead.get(..close).unwrap_or_default().contains(['（', '(']));
    if lead.contains('；') || closes || total.class == "%" {
        return None;
    }
    let mut parts = vec![&rest[first]];
    let mut end = rest[first].end;
    for part in &rest[first + 1..] {
        let gap = between(reading, end, part.start);
        let clause = gap.rfind(is_pause).map_or("", |at| {
            gap.get(at..)
                .unwrap_or_default()
                .trim_start_matches(is_pause)
        });
        let is_over = gap.contains('；')
            || bracket && gap.contains(['）', ')'])
            || gap.contains('等')
            || !gap.contains('、') && GOES_ON.iter().any(|verb| clause.trim().starts_with(verb));
        if is_over {
            break;
        }
        if part.class == total.class {
            parts.push(part);
        }
        end = part.end;
    }
    Some((parts, listing))
}

/// The parts before a total that says so: 共计, 合计.
fn parts_before<'q, 'r>(
    reading: &Reading<'_>,
    quantities: &'q [Quantity<'r>],
    nth: usize,
) -> Option<Parts<'q, 'r>> {
    let total = &quantities[nth];
    let says_so = [
        "共计",
        "合计",
        "总计",
        "总共",
        "共",
        "共有",
        "共达",
        "共计达",
    ];
    if !says_so.contains(&total.before.as_str()) {
        return None;
    }
    let mut parts: Parts = Vec::new();
    let mut is_closer = false;
    for part in quantities[..nth].iter().rev() {
        let Some(&next) = parts.last() else {
            if part.class != total.class {
                return None;
            }
            parts.push(part);
            continue;
        };
        let comma = !between(reading, part.end, next.start).contains('、');
        // 组织学习12次，举办讲座8场、展览4场，共计12场: a comma parts what 、 holds together.
        if part.class != total.class || comma && is_closer {
            break;
        }
        is_closer |= !comma;
        parts.push(part);
    }
    parts.reverse();
    let adds = |part: &&Quantity| has(&part.before, &["共", "累计", "总", "其中"]);
    (parts.len() > 1 && !parts.iter().any(adds)).then_some(parts)
}

/// Where total and parts stand, what the parts add up to, and whether that is a fault beyond doubt.
fn fault(
    reading: &Reading<'_>,
    total: &Quantity,
    parts: &[&Quantity],
    listing: Listing,
) -> Option<(CharSpan, f64, bool)> {
    let exact = total.is_exact() && parts.iter().all(|part| part.is_exact());
    if !exact {
        return None;
    }
    let sum: f64 = parts.iter().map(|part| part.value()).sum();
    let start = total.start.min(parts[0].start);
    let end = total.end.max(parts[parts.len() - 1].end);
    let mut span_end = end;
    if matches!(reading.at(end), '）' | ')') && between(reading, start, end).contains(['（', '('])
    {
        span_end += 1;
    }
    let words = between(reading, start, end);
    // 每件最低100元、最高500元 are no parts.
    if has(&words, &["每", "最低", "最高", "平均", "人均"]) {
        return None;
    }
    // Men and women are all; women and party members may be the same.
    let overlap = !words.contains('男') && parts.iter().any(|part| has(&part.before, &OVERLAPPING));
    let largest = parts.iter().map(|part| part.value()).fold(0.0, f64::max);
    let least = parts
        .iter()
        .map(|part| part.value())
        .fold(f64::MAX, f64::min);
    let span = CharSpan::new(start, span_end);
    let slack = total.value().abs() * 1e-6;
    // A part that is off by a power of ten is `figures-magnitude`'s.
    let by_ten_thousand = parts.iter().any(|part| {
        [1e4, 1e-4]
            .iter()
            .any(|scale| (sum - part.value() + part.value() * scale - total.value()).abs() <= slack)
    });
    if by_ten_thousand && parts.len() > 1 {
        return None;
    }
    // 协议126份（口头协议276份）: one thing beside the other is no part of it.
    if parts.len() == 1 && listing == Listing::All {
        return None;
    }
    if largest > total.value() + slack {
        return Some((span, if parts.len() == 1 { largest } else { sum }, true));
    }
    if parts.len() < 2 || overlap {
        return None;
    }
    let next = between(reading, end, end + 4);
    let is_open = has(&words, &["等", "主要", "以及其他"]) || next.contains('等');
    if sum > total.value() + slack {
        return Some((span, sum, true));
    }
    let short = total.value() - sum;
    let doubtful = short > slack && !is_open && short < least.max(total.value() * 0.2);
    match listing {
        Listing::All if short > slack && !is_open => Some((span, sum, true)),
        Listing::Some if doubtful => Some((span, sum, false)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn totals_before_and_behind_their_parts() {
        for text in [
            "全年共开展普法活动⟦36场次，其中进校园12场次、进乡村20场次、进企业8场次⟧，发放资料500份。",
            "配备网格员⟦73名，分别为专职20名、兼职网格员50名⟧。",
            "化解纠纷婚姻⟦12起，邻里8起，合计25起⟧。",
            "投入⟦30万元（其中县级20万元、镇级15万元）⟧。",
            "审查合同⟦20件：民事12件、行政6件⟧。",
        ] {
            check("figures-total", text);
        }
    }

    #[test]
    fn figures_that_are_no_parts_are_left_alone() {
        for text in [
            "排查各类矛盾纠纷22起，化解22起，化解率达100%。",
            "全镇15个村、2个社区，聘请4名法律顾问，每月1次。",
            "办理案件20件，其中普通程序5件，罚款3万元，听证1件。",
            "组建队伍7支28人，举办培训5场400余人次，发放读本520本。",
            "开展宣传20次，发放资料500份，其中手册200份，解答咨询300人次。",
            "召开党委会3次、推进会2次，共计研究议题8个。",
            "化解纠纷50起，其中调解45起、引导诉讼5起。",
            "审结39件（含上年结转2件），其中维持17件、撤销3件、驳回5件、终止14件。",
            "制作调解协议书126份（口头协议276份）。",
            "落实调解补贴2.4万元（每件最低100元、最高500元）。",
        ] {
            check("figures-total", text);
        }
    }
}
