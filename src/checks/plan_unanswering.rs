use super::prose::{items, key_words, of_part};
use super::{Check, Found, Reading, documented};
use crate::lang::say;

documented! {
    /// A shortcoming that the plan does not answer
    ///
    /// # What it finds
    /// A shortcoming of which the plan repeats no word that matters. Judged by pairs of characters (words
    /// in English) that both have in common, usual ones left out.
    ///
    /// # Why it matters
    /// A plan is there to answer the shortcomings.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 二、存在的不足和原因
    /// ⟦一是档案归集迟缓，卷宗缺页较多。⟧二是普法形式单一。
    /// 三、2024年工作安排
    /// 丰富普法形式，组织村民旁听庭审。
    /// ```
    ///
    /// # Not reported
    /// Shortcomings that share a word with the plan; reports without one of the two parts.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次。
    /// 二、存在的不足和原因
    /// 一是档案归集迟缓。二是普法形式单一。
    /// 三、2024年工作安排
    /// 按月归集档案，丰富普法形式。
    /// ```
    ///
    /// # Source
    /// 《法治政府建设与责任落实督察工作规定》, article 24, items 2 and 4.
    PlanUnanswering = "plan-unanswering", Info;

    /// 安排没有回应不足
    ///
    /// # 检查内容
    /// 某一项不足，在下一年安排中找不到相关内容，并指出是哪一项。判断方法：比较两处共同的词语（相邻两字，英文为单词），常用词不计。
    ///
    /// # 为什么重要
    /// 下一年安排应当逐项回应存在的不足。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 二、存在的不足
    /// ⟦一是夜间巡查频次偏低。⟧二是合同审查滞后。
    /// 三、2024年工作安排
    /// 合同签订前先送审查，三日内反馈。
    /// ```
    ///
    /// # 不报告的情形
    /// 安排中提到了同一内容；缺少其中一个部分。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次。
    /// 二、存在的不足
    /// 一是夜间巡查频次偏低。
    /// 三、2024年工作安排
    /// 每周增加两次夜间巡查。
    /// ```
    ///
    /// # 依据
    /// 《法治政府建设与责任落实督察工作规定》第二十四条第二项、第四项。
    chinese
}

impl Check for PlanUnanswering {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let parts = (of_part(reading, "shortcomings"), of_part(reading, "plan"));
        let (Some(lacks), Some(plan)) = parts else {
            return;
        };
        if plan.n_letters < 8 {
            return;
        }
        let planned = key_words(&plan.body);
        for (span, words) in items(reading, &lacks) {
            let wanted = key_words(&words);
            if wanted.len() < 3 || wanted.iter().any(|word| planned.contains(word)) {
                continue;
            }
            found.push(Found::at(
                span,
                say!(
                    "下一年安排没有回应这一项（两处没有共同的词语）",
                    "the plan does not answer this (no word in common)"
                ),
                say!(
                    "请在安排中写明针对这一问题的措施",
                    "say in the plan what will be done about it"
                ),
            ));
        }
    }
}
