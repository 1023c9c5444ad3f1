use super::{Check, Found, Reading, documented};
use crate::lang::say;

documented! {
    /// A required part is missing
    ///
    /// # What it finds
    /// A part that the profile requires and that no heading and no passage of the report carries.
    /// Where none of them is there, that is said once.
    ///
    /// # Why it matters
    /// A report must speak of every item the rule names; a missing part loses its points.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次。
    /// 二、存在的不足和原因
    /// 普法形式单一，原因是人手不足。
    /// 三、党政主要负责人履职情况
    /// 镇长主持召开专题会议4次。
    /// ```
    ///
    /// # Not reported
    /// Parts in another order, two parts under one heading, parts the profile does not require.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次。
    /// 二、党政主要负责人履职情况
    /// 镇长主持召开专题会议4次。
    /// 三、存在的不足和下一步打算
    /// 普法形式单一，原因是人手不足。下一步将增加专职人员2名。
    /// ```
    ///
    /// # Source
    /// 《法治政府建设与责任落实督察工作规定》 (厅字〔2019〕28号), article 24; the parts stand in
    /// the profile.
    PartMissing = "part-missing", Error;

    /// 缺少必备部分
    ///
    /// # 检查内容
    /// 模板要求的部分，标题和正文中都没有。一个也没有的，只提示一次。
    ///
    /// # 为什么重要
    /// 规定列明的各项内容都应报告；缺少的部分不能得分。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次。
    /// 二、存在的不足和原因
    /// 普法形式单一，原因是人手不足。
    /// 三、2024年工作安排
    /// 增加专职人员2名。
    /// ```
    ///
    /// # 不报告的情形
    /// 各部分先后次序不同；两个部分合写在一个标题下；模板不要求的部分。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、党政主要负责人履职情况
    /// 镇长主持召开专题会议4次。
    /// 二、主要举措和成效
    /// 全年开展普法活动20次。
    /// 三、存在的不足和原因
    /// 普法形式单一，原因是人手不足。
    /// 四、2024年工作安排
    /// 增加专职人员2名。
    /// ```
    ///
    /// # 依据
    /// 《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）第二十四条；必备部分见模板。
    chinese
}

impl Check for PartMissing {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let required = reading.profile.parts.iter().filter(|part| part.required);
        let n_required = required.count();
        if n_required > 1 && reading.report.missing_parts.len() == n_required {
            let id = &reading.profile.id;
            found.push(Found::absent(
                say!(
                    "模板“{id}”要求的部分一个也没有找到，可能不是这类报告",
                    "no part that the profile “{id}” requires was found; it may be a report of another kind"
                ),
                say!(
                    "请核对；如确不是，用“--profile generic”打开",
                    "see what it is; if it is another kind, open it with `--profile generic`"
                ),
            ));
            return;
        }
        for (idx, part) in reading.profile.parts.iter().enumerate() {
            if !reading.report.missing_parts.contains(&part.id) {
                continue;
            }
            let (zh, en) = (&part.name.zh, &part.name.en);
            let message = say!("缺少“{zh}”部分", "the part “{en}” is missing");
            let help = say!(
                "请补写“{zh}”，单列一部分",
                "add the part “{en}” under a heading of its own"
            );
            found.push(Found::absent(message, help).about_part(&part.id, idx));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::findings_of;

    #[test]
    fn a_report_of_another_kind_is_told_once() {
        let n_findings = |text: &str| findings_of("part-missing", text, "fazhi").len();
        assert_eq!(
            n_findings("Harbour report\n\n1. Berths\nAll in use.\n2. Cranes\nTwo were bought.\n"),
            1
        );
        assert_eq!(
            n_findings("青石镇2023年法治政府建设情况报告\n一、存在的不足和原因\n人手不足。\n"),
            3
        );
    }
}
