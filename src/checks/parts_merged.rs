use std::collections::BTreeSet;

use super::{Check, Found, Reading, documented};
use crate::lang::{Lang, say};
use crate::report::{PartSpan, Section};

documented! {
    /// Required parts are merged
    ///
    /// # What it finds
    /// A section that carries two required parts, of which one has no section of its own.
    ///
    /// # Why it matters
    /// Merged parts are easily cut short; some score sheets take points off for it.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// ⟦二、存在的不足和下一步打算⟧
    /// 执法人员少，原因是编制不足。下一步将增加专职人员2名。
    /// ```
    ///
    /// # Not reported
    /// A section that names two parts where each has a section of its own as well.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 二、存在的不足和原因
    /// 执法人员少，原因是编制不足。
    /// 三、下一步打算
    /// 增加专职人员2名，开展执法检查。
    /// ```
    ///
    /// # Source
    /// 《法治政府建设与责任落实督察工作规定》 (厅字〔2019〕28号), article 24.
    PartsMerged = "parts-merged", Info;

    /// 必备部分合并
    ///
    /// # 检查内容
    /// 一个章节承载两个必备部分，其中有的没有单独成节。
    ///
    /// # 为什么重要
    /// 合并的部分往往写得简略；有的评分表对此扣分。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// ⟦二、存在的问题及下一步工作安排⟧
    /// 执法人员少，原因是编制不足。下一步将增加专职人员2名。
    /// ```
    ///
    /// # 不报告的情形
    /// 各部分都单独成节。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 二、存在的不足和原因
    /// 执法人员少，原因是编制不足。
    /// 三、党政主要负责人履职情况
    /// 镇长主持召开专题会议4次。
    /// ```
    ///
    /// # 依据
    /// 《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）第二十四条。
    chinese
}

impl Check for PartsMerged {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let sections = &reading.report.sections;
        let carried = |section: &Section| -> BTreeSet<usize> {
            let spans = section.parts.iter().filter(|span| span.sure);
            let part = |span: &PartSpan| {
                let mut parts = reading.profile.parts.iter();
                parts.position(|part| part.required && part.id == span.part)
            };
            spans.filter_map(part).collect()
        };
        let parts: Vec<BTreeSet<usize>> = sections.iter().map(carried).collect();
        let alone: BTreeSet<usize> = parts
            .iter()
            .filter(|parts| parts.len() == 1)
            .flatten()
            .copied()
            .collect();
        for (section, parts) in sections.iter().zip(&parts) {
            let Some(&idx) = parts.iter().find(|idx| !alone.contains(idx)) else {
                continue;
            };
            if parts.len() < 2 || section.heading_span.is_empty() {
                continue;
            }
            let names = |lang: Lang, between: &str| {
                let parts = parts
                    .iter()
                    .map(|&idx| reading.profile.parts[idx].name.get(lang));
                parts.collect::<Vec<_>>().join(between)
            };
            let (zh, en) = (names(Lang::Zh, "”与“"), names(Lang::En, "” and “"));
            let message = say!("“{zh}”合写在一个部分", "“{en}” share one section");
            let help = say!("请分开写，各成一部分", "give each a section of its own");
            found.push(
                Found::at(section.heading_span, message, help)
                    .about_part(&reading.profile.parts[idx].id, idx),
            );
        }
    }
}
