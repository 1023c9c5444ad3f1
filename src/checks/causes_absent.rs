use super::prose::{of_part, says};
use super::{Check, Found, Reading, documented};
use crate::lang::say;

documented! {
    /// Shortcomings without causes
    ///
    /// # What it finds
    /// A part on shortcomings in which no word gives a cause. Judged by words: 原因, 由于, 因为, 源于, 缺乏,
    /// 受…影响, 主要是; `because`, `due to`, `owing to`, `cause`, `lack of`.
    ///
    /// # Why it matters
    /// The rule asks for shortcomings and their causes.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// ⟦二、存在的不足⟧
    /// 一是普法形式比较单一，针对性不强。二是行政执法不够规范，执法水平有待提高。
    /// ```
    ///
    /// # Not reported
    /// Parts that name a cause in any of these words; reports without such a part.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次。
    /// 二、存在的不足和原因
    /// 普法形式比较单一，原因是普法人员只有2名，由于身兼数职，难以深入。
    /// ```
    ///
    /// # Source
    /// 《法治政府建设与责任落实督察工作规定》, article 24, item 2.
    CausesAbsent = "causes-absent", Info;

    /// 不足没有分析原因
    ///
    /// # 检查内容
    /// “存在的不足”部分没有任何说明原因的词语。判断方法：查找“原因”“由于”“因为”“源于”“缺乏”“受……影响”“主要是”等词（英文为 because、due to 等）。
    ///
    /// # 为什么重要
    /// 规定要求报告“存在的不足和原因”。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// ⟦二、存在的不足⟧
    /// 普法宣传的广度和深度还不够，执法人员的业务水平有待进一步提高。
    /// ```
    ///
    /// # 不报告的情形
    /// 用上述任何词语说明了原因；没有这一部分。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次。
    /// 二、存在的不足
    /// 因执法人员缺乏，夜间巡查频次不够。
    /// ```
    ///
    /// # 依据
    /// 《法治政府建设与责任落实督察工作规定》第二十四条第二项。
    chinese
}

/// Words that give a cause.
const CAUSES: [&str; 34] = [
    "原因",
    "由于",
    "因为",
    "因此",
    "源于",
    "在于",
    "缘于",
    "归因",
    "根源",
    "缺乏",
    "缺少",
    "受限",
    "制约",
    "影响",
    "主要是",
    "导致",
    "造成",
    "致使",
    "所致",
    "身兼",
    "编制",
    "经费不足",
    "人手不足",
    "重视不够",
    "认识不足",
    "because",
    "due to",
    "owing to",
    "cause",
    "reason",
    "lack of",
    "result of",
    "stems from",
    "since ",
];

impl Check for CausesAbsent {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let Some(part) = of_part(reading, "shortcomings") else {
            return;
        };
        // 原因 in the heading announces causes and gives none.
        if part.n_letters < 15 || says(&part.body, &CAUSES) {
            return;
        }
        found.push(Found::at(
            part.heading,
            say!(
                "不足部分没有写原因（未见“由于”“原因是”等说明）",
                "no cause is given (no word such as because or due to)"
            ),
            say!(
                "请逐项补写产生问题的原因",
                "say for each shortcoming where it comes from"
            ),
        ));
    }
}
