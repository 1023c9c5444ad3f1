use super::cited::{official, year_range};
use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::{CharSpan, compare::fold_char};

documented! {
    /// A plan with wrong years
    ///
    /// # What it finds
    /// The official name of a plan or outline (纲要, 规划) with years other than its own, or one
    /// whose term ended more than a year before the report’s.
    ///
    /// # Why it matters
    /// The years are part of the name; wrong ones name a document that does not exist.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 落实《法治政府建设实施纲要（⟦2020—2025⟧年）》，开展普法活动20次。
    /// ```
    ///
    /// # Not reported
    /// Any dash between the years; names without years; plans of provinces, cities and counties.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 落实《法治政府建设实施纲要（2021-2025年）》《法治社会建设实施纲要》《湖南省法治社会建设实施纲要（2021—2025年）》，开展普法活动20次。
    /// ```
    ///
    /// # Source
    /// The official names in the profile.
    PlanYearsWrong = "plan-years-wrong", Warning;

    /// 规划纲要的年份有误
    ///
    /// # 检查内容
    /// 规划、纲要的名称与正式名称相同而起止年份不同，或者期限在报告年度之前已满一年以上。
    ///
    /// # 为什么重要
    /// 年份是文件名称的一部分，写错了就成了并不存在的文件。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 落实《法治中国建设规划（⟦2021－2025⟧年）》，开展普法活动20次。
    /// ```
    ///
    /// # 不报告的情形
    /// 年份之间用何种连接号；只写名称不写年份；省、市、县自己的规划。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 落实《法治中国建设规划（2020－2025年）》和《法治政府建设实施纲要》（2021年至2025年），开展普法活动20次。
    /// ```
    ///
    /// # 依据
    /// 模板中的正式名称。
    chinese
}

impl Check for PlanYearsWrong {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let plans: Vec<(String, (i32, i32))> = reading
            .profile
            .party_rule_names
            .iter()
            .filter_map(|name| {
                let (base, years) = official(name);
                Some((base.into_iter().collect(), years?))
            })
            .collect();
        let mut bases: Vec<&str> = plans.iter().map(|(base, _)| base.as_str()).collect();
        bases.sort_unstable();
        bases.dedup();
        for base in bases {
            let known: Vec<(i32, i32)> = plans
                .iter()
                .filter(|plan| plan.0 == base)
                .map(|plan| plan.1)
                .collect();
            for place in reading.places(base) {
                let Some((span, years)) = years_behind(reading, place) else {
                    continue;
                };
                if is_own(reading, place) {
                    found.extend(judge(reading, base, &known, span, years));
                }
            }
        }
    }
}

/// Whether nothing stands before the name that makes it another document's.
fn is_own(reading: &Reading<'_>, place: CharSpan) -> bool {
    let at = place.start.get();
    let before = at.checked_sub(1).map_or('\n', |at| reading.at(at));
    !reading.is_aside(at)
        && !matches!(
            before,
            '省' | '市' | '县' | '区' | '州' | '盟' | '旗' | '镇' | '乡' | '道' | '国'
        )
}

/// The years in brackets behind a name, and where they stand.
fn years_behind(reading: &Reading<'_>, place: CharSpan) -> Option<(CharSpan, (i32, i32))> {
    let mut at = place.end.get();
    while matches!(reading.at(at), '》' | '〉' | '”' | ' ' | '\u{3000}') {
        at += 1;
    }
    if !matches!(reading.at(at), '(' | '（' | '〔' | '[' | '【') {
        return None;
    }
    let start = at + 1;
    let end = (start..start + 20)
        .find(|&idx| matches!(reading.at(idx), ')' | '）' | '〕' | ']' | '】' | '\n'))?;
    let words: Vec<char> = reading.chars[start..end]
        .iter()
        .map(|&ch| fold_char(ch))
        .filter(|ch| !ch.is_whitespace())
        .collect();
    let years = year_range(&words)?;
    let last = (start..end).rfind(|&idx| reading.at(idx).is_numeric())?;
    Some((CharSpan::new(start, last + 1), years))
}

fn judge(
    reading: &Reading<'_>,
    base: &str,
    known: &[(i32, i32)],
    span: CharSpan,
    years: (i32, i32),
) -> Option<Found> {
    if known.contains(&years) {
        let year = reading.report.year.as_ref()?.value;
        let (first, last) = known.iter().copied().max()?;
        let (_, ended) = years;
        return (ended + 1 < year && last > ended).then(|| {
            Found::at(
                span,
                say!(
                    "“{base}”的期限到{ended}年为止",
                    "the term of “{base}” ended in {ended}"
                ),
                say!(
                    "请核对是否应为{first}—{last}年",
                    "see whether {first}—{last} is meant"
                ),
            )
        });
    }
    // The one that shares a year with what is written, else the latest.
    let close = |&&(first, last): &&(i32, i32)| first == years.0 || last == years.1;
    let (first, last) = known.iter().rev().find(close).or(known.iter().max())?;
    Some(Found::at(
        span,
        say!(
            "“{base}”的起止年份应为{first}—{last}年",
            "the years of “{base}” are {first}—{last}"
        ),
        say!("请改为“{first}—{last}年”", "write “{first}—{last}年”"),
    ))
}
