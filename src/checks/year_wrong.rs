use std::collections::BTreeMap;

use super::years::{Year, years};
use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::report::Section;
use crate::text::CharSpan;

documented! {
    /// A year that belongs to another report
    ///
    /// # What it finds
    /// A year in the title, a heading, the opening or the plan that is not the year the report is
    /// about, or for the plan not the year after it; a date of signature before that year; 上一年度
    /// in a report signed within the year it is about.
    ///
    /// # Why it matters
    /// Such a year is left over from last year’s report, or the plan is for a year gone by.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、⟦2022⟧年推进法治政府建设的主要举措和成效
    /// 2023年，开展普法活动20次。
    /// 二、⟦2023⟧年工作安排
    /// 增加专职人员2名，开展执法检查。
    /// 青石镇人民政府
    /// 2023年12月20日
    /// ```
    ///
    /// # Not reported
    /// Comparisons with other years, terms of plans, years within 《》 and brackets.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、2023年推进法治政府建设的主要举措和成效
    /// 2022年以来，开展普法活动20次，同比2022年增加3次。落实2021—2025年规划。
    /// 二、2024年工作安排
    /// 增加专职人员2名。
    /// 青石镇人民政府
    /// 2024年1月20日
    /// ```
    ///
    /// # Source
    /// 《法治政府建设与责任落实督察工作规定》 (厅字〔2019〕28号), article 24.
    YearWrong = "year-wrong", Warning;

    /// 年份有误
    ///
    /// # 检查内容
    /// 标题、各部分标题、开头、工作安排中的年份，与报告所属年度不一致（工作安排应为下一年度）；落款日期早于所属年度；当年落款的报告写“上一年度”。
    ///
    /// # 为什么重要
    /// 这样的年份往往是上年材料留下的，或者把安排写成了已经过去的一年。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// ⟦2022⟧年，青石镇在县委、县政府的坚强领导下，推进法治政府建设。现将情况报告如下。
    /// 一、2023年主要举措和成效
    /// 开展普法活动20次。
    /// 二、2024年工作安排
    /// 增加专职人员2名。
    /// 青石镇人民政府
    /// 2024年1月20日
    /// ```
    ///
    /// # 不报告的情形
    /// 与往年比较；规划期限；书名号和括号内的年份。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 2023年，青石镇推进法治政府建设。
    /// 一、主要举措和成效
    /// 2022年12月以来，开展普法活动20次，比2022年增加3次。
    /// 二、下一年度工作安排
    /// 2024年，我镇将增加专职人员2名。
    /// 青石镇人民政府
    /// 2024年1月20日
    /// ```
    ///
    /// # 依据
    /// 《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）第二十四条。
    chinese
}

impl Check for YearWrong {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        if reading.profile.parts.iter().all(|part| part.year.is_none()) {
            return;
        }
        let mut claims = claims(reading);
        claims.sort_by_key(|claim| claim.span.start);
        claims.dedup_by_key(|claim| claim.span.start);
        let Some(year) = spoken_of(reading, &claims) else {
            return;
        };
        for claim in &claims {
            let fits = claim
                .offsets
                .iter()
                .any(|offset| claim.value == year + offset);
            if fits {
                continue;
            }
            let right = year + claim.offsets.last().copied().unwrap_or(0);
            let written = claim.value;
            let message = match claim.place {
                Place::Date => say!(
                    "落款日期早于报告所属的{year}年",
                    "the date lies before {year}, which the report is about"
                ),
                _ => say!(
                    "此处写{written}年，按全文应为{right}年",
                    "this says {written}; by the rest of the report it is {right}"
                ),
            };
            found.push(Found::at(
                claim.span,
                message,
                say!("请核对并改正年份", "check the year and put it right"),
            ));
        }
        last_year(reading, year, found);
    }
}

/// Where a year is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Title,
    Opening,
    Heading,
    Plan,
    Date,
}

/// A year that tells which year the report is about.
struct Claim {
    place: Place,
    value: i32,
    span: CharSpan,
    /// The years it may be, counted from the report’s.
    offsets: Vec<i32>,
}

/// The year most claims agree on; where two are equal, the one the analysis took.
fn spoken_of(reading: &Reading<'_>, claims: &[Claim]) -> Option<i32> {
    let mut votes: BTreeMap<i32, (usize, bool)> = BTreeMap::new();
    let taken = reading.report.year.as_ref().map(|year| year.value);
    for claim in claims.iter().filter(|claim| claim.place != Place::Date) {
        for offset in &claim.offsets {
            votes.entry(claim.value - offset).or_default().0 += 1;
        }
    }
    if let Some(date) = &reading.report.date {
        let before = if date.value.month < 10 {
            date.value.year - 1
        } else {
            date.value.year
        };
        votes.entry(before).or_default().0 += 1;
    }
    for (year, vote) in &mut votes {
        vote.1 = Some(*year) == taken;
    }
    let best = votes.iter().max_by_key(|(_, vote)| **vote)?;
    Some(*best.0)
}

fn claims(reading: &Reading<'_>) -> Vec<Claim> {
    let report = reading.report;
    let mut claims = Vec::new();
    let mut add = |place: Place, year: Year, offsets: &[i32]| {
        if !reading.is_aside(year.span.start.get()) {
            claims.push(Claim {
                place,
                value: year.value,
                span: year.span,
                offsets: offsets.to_vec(),
            });
        }
    };
    if let Some(span) = report.title.as_ref().and_then(|title| title.span) {
        let years = years(reading, span);
        let offsets: &[i32] = if years.len() > 1 { &[0, 1] } else { &[0] };
        for year in years {
            add(Place::Title, year, offsets);
        }
    }
    for section in report.sections.iter().filter(|section| section.level > 0) {
        let Some(offsets) = offsets_of(reading, section) else {
            continue;
        };
        for year in years(reading, section.heading_span) {
            // （二）2022年12月开展… is a date.
            if !year.next.is_ascii_digit()
                && !matches!(
                    year.next,
                    '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
                )
            {
                add(Place::Heading, year, &offsets);
            }
        }
    }
    for year in opening(reading) {
        add(Place::Opening, year, &[0]);
    }
    for year in plan(reading) {
        add(Place::Plan, year, &[1, 2]);
    }
    if let Some(date) = &report.date
        && let Some(span) = date.span
    {
        let year = Year {
            value: date.value.year,
            span,
            next: ' ',
        };
        add(Place::Date, year, &[0, 1, 2, 3]);
    }
    claims
}

/// The years that a section may name in its heading; `None` where it may name any.
fn offsets_of(reading: &Reading<'_>, section: &Section) -> Option<Vec<i32>> {
    // What was achieved lies in the report’s year, whatever year made it look like the plan.
    let heading = reading.slice(section.heading_span);
    let says = |words: &[&str]| words.iter().any(|word| heading.contains(word));
    if section.level == 1
        && says(&[
            "成效",
            "成绩",
            "主要举措",
            "不足",
            "存在",
            "情况",
            "问题",
            "职责",
        ])
        && !says(&["下一步", "下步", "打算", "安排", "计划", "思路"])
    {
        return Some(vec![0]);
    }
    let parts = if section.parts.is_empty() {
        let parent = section.parent?;
        // Points below a part name what they like, but those of a plan speak of its year.
        return (section.level <= 3)
            .then(|| offsets_of(reading, &reading.report.sections[parent]))
            .flatten()
            .filter(|_| {
                reading
                    .slice(section.heading_span)
                    .contains("推进法治政府建设")
            });
    } else {
        &section.parts
    };
    let mut offsets: Vec<i32> = Vec::new();
    for span in parts.iter().filter(|span| span.sure) {
        let part = reading
            .profile
            .parts
            .iter()
            .find(|part| part.id == span.part)?;
        offsets.push(part.year.unwrap_or(0));
    }
    offsets.sort_unstable();
    offsets.dedup();
    // Of a part that is not sure, only that it is done or planned.
    if offsets.is_empty() && section.level == 1 {
        return Some(vec![0, 1]);
    }
    (!offsets.is_empty()).then_some(offsets)
}

/// Years that open a paragraph before the first heading, or that stand with 现将.
fn opening(reading: &Reading<'_>) -> Vec<Year> {
    let report = reading.report;
    let end = report
        .sections
        .iter()
        .find(|section| section.level > 0)
        .map_or(reading.chars.len().min(600), |first| {
            first.heading_span.start.get()
        });
    let start = report
        .title
        .as_ref()
        .and_then(|title| title.span)
        .map_or(0, |span| span.end.get());
    let mut found = Vec::new();
    for year in years(reading, CharSpan::new(start.min(end), end)) {
        let at = year.span.start.get();
        let mut before = at;
        while before > 0 && matches!(reading.at(before - 1), ' ' | '\u{3000}' | '\u{A0}') {
            before -= 1;
        }
        let opens_line = before == 0 || reading.at(before - 1) == '\n';
        let lead: String = reading.chars[at.saturating_sub(12)..at].iter().collect();
        let announced = lead
            .rsplit_once("现将")
            .is_some_and(|(_, unit)| !unit.contains(['。', '，']));
        let is_date = year.next.is_ascii_digit();
        if (opens_line && matches!(year.next, '，' | ',' | '来' | '我' | '全') || announced)
            && !is_date
        {
            found.push(year);
        }
    }
    found
}

/// Years that open a sentence of the plan that says what will be done.
fn plan(reading: &Reading<'_>) -> Vec<Year> {
    let mut found = Vec::new();
    for section in &reading.report.sections {
        let next = |id: &str| {
            let part = reading.profile.parts.iter().find(|part| part.id == id);
            part.is_some_and(|part| part.year == Some(1))
        };
        for span in section
            .parts
            .iter()
            .filter(|span| span.sure && next(&span.part))
        {
            let body = span.span.start.max(section.heading_span.end);
            for year in years(
                reading,
                CharSpan {
                    start: body,
                    end: span.span.end.max(body),
                },
            ) {
                let at = year.span.start.get();
                let before = (0..at)
                    .rev()
                    .map(|at| reading.at(at))
                    .find(|ch| !ch.is_whitespace());
                let opens = before.is_none_or(|ch| matches!(ch, '。' | '：' | '；' | ':' | '\n'))
                    || reading.at(at - 1) == '\n';
                let rest: String = (at + 5..at + 30)
                    .map(|at| reading.at(at))
                    .take_while(|&ch| ch != '。')
                    .collect();
                let says = ["将", "要", "继续", "计划", "拟"]
                    .iter()
                    .any(|word| rest.contains(word));
                if opens && says && matches!(year.next, '，' | ',' | '我') {
                    found.push(year);
                }
            }
        }
    }
    found
}

/// 上一年度 of the regulation, pasted into a report that was signed within its year.
fn last_year(reading: &Reading<'_>, year: i32, found: &mut Vec<Found>) {
    let date = reading.report.date.as_ref().map(|date| date.value.year);
    for section in reading
        .report
        .sections
        .iter()
        .filter(|section| section.level == 1)
    {
        let heading = reading.slice(section.heading_span);
        let Some(byte) = heading.find("上一年度").or_else(|| heading.find("上年度")) else {
            continue;
        };
        let before = heading.get(..byte).unwrap_or_default().chars().count();
        let start = section.heading_span.start.get() + before;
        let end = (start..start + 4)
            .take_while(|&at| matches!(reading.at(at), '上' | '一' | '年' | '度'))
            .last()
            .map_or(start, |at| at + 1);
        let finding = Found::at(
            CharSpan::new(start, end),
            say!(
                "“上一年度”照搬了规定的文字，报告的是{year}年",
                "上一年度 is pasted from the regulation; the report is about {year}"
            ),
            say!("请写明“{year}年”", "write {year}年"),
        );
        // Written in the next year, last year is the year the report is about.
        let is_sure = date == Some(year);
        found.push(finding.info_unless(is_sure));
    }
}
