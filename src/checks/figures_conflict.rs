use super::same::{Twice, twice};
use super::{Check, Found, Reading, documented};
use crate::lang::say;

documented! {
    /// The same quantity with two values
    ///
    /// # What it finds
    /// Two sentences that count the same thing in the same words and with the same unit and give two
    /// exact values. Where a clause may have another subject than the one before, it is info.
    ///
    /// # Why it matters
    /// One of the two is wrong, and the reader cannot know which.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年共化解矛盾纠纷92起，成效明显。
    /// 二、存在的不足和原因
    /// ⟦虽然全年共化解矛盾纠纷98起⟧，但普法形式单一。
    /// ```
    ///
    /// # Not reported
    /// 余, 约; other years, halves of the year, months; plans; the same words with another unit; values
    /// that differ by a power of ten (`figures-magnitude`).
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 上半年化解矛盾纠纷40起。全年共化解矛盾纠纷92起。
    /// 二、2024年工作安排
    /// 全年化解矛盾纠纷100起。
    /// ```
    ///
    /// # Source
    /// 《中华人民共和国统计法》, article 6.
    FiguresConflict = "figures-conflict", Warning;

    /// 同一数据前后不一
    ///
    /// # 检查内容
    /// 两处用同样的词语、同样的单位说同一件事，而给出两个确切的数值。分句的主语可能不同的，只作提示。
    ///
    /// # 为什么重要
    /// 两个数至少有一个是错的，读者无从判断。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全镇共开展法治宣传活动20场次，群众反映良好。
    /// 二、党政主要负责人履职情况
    /// 镇长主持召开专题会议，⟦全镇共开展法治宣传活动25场次⟧。
    /// ```
    ///
    /// # 不报告的情形
    /// 带“余”“约”的数；其他年度、上半年、某月；下一年安排；单位不同；相差十的倍数的（见 `figures-magnitude`）。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 法律顾问开展法律宣传15场次。普法志愿者开展法律宣传120场次。
    /// ```
    ///
    /// # 依据
    /// 《中华人民共和国统计法》第六条：统计数据应当真实、准确。
    chinese
}

impl Check for FiguresConflict {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        for pair in twice(reading) {
            let Twice {
                span,
                first,
                second,
                sure,
                power_of_ten,
            } = pair;
            if power_of_ten {
                continue;
            }
            let here = Found::at(
                span,
                say!(
                    "同一数据前文为“{first}”，此处为“{second}”",
                    "the same quantity is {first} further up and {second} here"
                ),
                say!("请核对，前后保持一致", "see which of the two is right"),
            );
            found.push(here.info_unless(sure));
        }
    }
}
