use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::{CharIdx, CharSpan};

documented! {
    /// A required part says nothing
    ///
    /// # What it finds
    /// A required part that has its heading, but less than a sentence beneath it, or only
    /// 无, 略, 见附件 and their like.
    ///
    /// # Why it matters
    /// A heading alone does not report; the part counts as missing.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// ⟦二、存在的不足和原因⟧
    /// 无。
    /// 三、2024年工作安排
    /// 增加专职人员2名，每季度开展一次执法检查。
    /// ```
    ///
    /// # Not reported
    /// Short parts of at least a sentence; parts that consist of sub-headings; parts that are
    /// not required.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 二、存在的不足和原因
    /// 执法人员少，原因是编制不足。
    /// 三、其他需要报告的情况
    /// 无。
    /// ```
    ///
    /// # Source
    /// 《法治政府建设与责任落实督察工作规定》 (厅字〔2019〕28号), article 24.
    PartEmpty = "part-empty", Error;

    /// 必备部分没有内容
    ///
    /// # 检查内容
    /// 必备部分只有标题，标题下不足一句话，或者只写“无”“略”“见附件”之类。
    ///
    /// # 为什么重要
    /// 只有标题不算报告，该部分按缺少处理。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 二、存在的不足和原因
    /// 执法人员少，原因是编制不足。
    /// ⟦三、2024年工作安排⟧
    /// 青石镇人民政府
    /// 2023年12月20日
    /// ```
    ///
    /// # 不报告的情形
    /// 虽短但至少有一句话；由下级标题组成的部分；不要求的部分。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 二、存在的不足和原因
    /// （一）执法人员数量不足；
    /// （二）普法形式比较单一。
    /// ```
    ///
    /// # 依据
    /// 《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）第二十四条。
    chinese
}

/// Characters of a sentence that says something; 执法人员少。 has five.
const SENTENCE: usize = 5;

/// What is written where nothing is said.
const NOTHING: [&str; 10] = [
    "无",
    "暂无",
    "略",
    "同上",
    "见附件",
    "详见附件",
    "没有",
    "待补充",
    "暂缺",
    "待定",
];

impl Check for PartEmpty {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        for (idx, part) in reading.profile.parts.iter().enumerate() {
            if !part.required {
                continue;
            }
            let sections = reading.report.sections.iter();
            let spans: Vec<(CharSpan, CharSpan)> = sections
                .flat_map(|section| {
                    let spans = section.parts.iter();
                    spans
                        .filter(|span| span.part == part.id)
                        .map(|span| (section.heading_span, span.span))
                })
                .collect();
            let Some(&(heading, _)) = spans.iter().find(|(heading, _)| !heading.is_empty()) else {
                continue;
            };
            if spans
                .iter()
                .any(|&(heading, span)| says_something(reading, heading, span))
            {
                continue;
            }
            let (zh, en) = (&part.name.zh, &part.name.en);
            let message = say!("“{zh}”部分没有内容", "the part “{en}” says nothing");
            let help = say!("请补写具体内容", "write what there is to report");
            found.push(Found::at(heading, message, help).about_part(&part.id, idx));
        }
    }
}

/// Whether a stretch holds a sentence besides its heading and the signature.
fn says_something(reading: &Reading<'_>, heading: CharSpan, span: CharSpan) -> bool {
    let mut words = String::new();
    for at in span.start.get()..span.end.get() {
        let ch = reading.at(at);
        if ch.is_alphanumeric()
            && !heading.contains(CharIdx::new(at))
            && !reading.is_aside(at)
            && !reading.is_signature(at)
        {
            words.push(ch);
        }
    }
    words.chars().count() >= SENTENCE && !NOTHING.contains(&words.as_str())
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn a_part_in_two_places_says_something_where_one_of_them_does() {
        check(
            "part-empty",
            "青石镇2023年法治政府建设情况报告\n一、主要举措和成效\n全年开展普法活动20次。\n\
             ⟦二、存在的不足和原因⟧\n暂无。\n三、2024年工作安排\n增加专职人员2名，开展执法检查。\n",
        );
        check(
            "part-empty",
            "青石镇2023年法治政府建设情况报告\n一、主要举措和成效\n全年开展普法活动20次。\n\
             二、存在的不足及下一步打算\n一是普法形式单一。下一步，开展执法检查。\n",
        );
    }
}
