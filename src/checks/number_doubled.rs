use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::report::ParseNoteKind;

documented! {
    /// A heading number is doubled or goes back
    ///
    /// # What it finds
    /// A heading with the same number as one before it at the same level, or a smaller one.
    ///
    /// # Why it matters
    /// Two sections of one number cannot be told apart when they are cited.
    ///
    /// # Reported
    /// ```text generic
    /// # Harbour report 2023
    /// ## 1. Summary
    /// All berths were in use for the whole year.
    /// ## 2. Costs
    /// Costs rose by four per cent.
    /// ⟦## 2. ⟧Plan
    /// The quay will be widened in spring.
    /// ```
    ///
    /// # Not reported
    /// Numbers that begin again under the next heading.
    /// ```text generic
    /// # Harbour report 2023
    /// ## 1. Costs
    /// ### 1. Wages
    /// Wages rose by four per cent.
    /// ## 2. Plan
    /// ### 1. Quay
    /// The quay will be widened in spring.
    /// ```
    ///
    /// # Source
    /// GB/T 9704-2012 《党政机关公文格式》, 7.3.3: 一、 → （一） → 1. → （1）.
    NumberDoubled = "number-doubled", Warning;

    /// 标题序号重复或倒退
    ///
    /// # 检查内容
    /// 同一层次的标题，序号与前面的相同，或者变小。
    ///
    /// # 为什么重要
    /// 两节用同一个序号，引用时无法区分。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次。
    /// 二、存在的不足和原因
    /// 执法人员少，原因是编制不足。
    /// ⟦二、⟧党政主要负责人履职情况
    /// 镇长主持召开专题会议4次。
    /// 三、2024年工作安排
    /// 增加专职人员2名。
    /// ```
    ///
    /// # 不报告的情形
    /// 下一标题下重新从一开始。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// （一）加强普法宣传。开展普法活动20次。
    /// （二）规范行政执法。开展执法检查36次。
    /// 二、存在的不足和原因
    /// （一）执法人员少。原因是编制不足。
    /// （二）普法形式单一。原因是经费不足。
    /// ```
    ///
    /// # 依据
    /// GB/T 9704-2012《党政机关公文格式》7.3.3：结构层次序数依次为“一、”“（一）”“1.”“（1）”。
    chinese
}

impl Check for NumberDoubled {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        for note in reading.notes(ParseNoteKind::NumberDoubled) {
            let number = &note.detail;
            found.push(Found::at(
                note.span,
                say!(
                    "序号重复或倒退：“{number}”",
                    "the number “{number}” is doubled or goes back"
                ),
                say!("请按先后次序重新编号", "number the sections in their order"),
            ));
        }
    }
}
