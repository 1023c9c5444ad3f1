use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::report::ParseNoteKind;

documented! {
    /// A heading number is skipped
    ///
    /// # What it finds
    /// A heading whose number does not follow the one before it, or a first heading that does
    /// not begin at one.
    ///
    /// # Why it matters
    /// A gap in the numbers means that a section was dropped or that the numbers were not carried
    /// on after a change; whoever cites the section cites the wrong one.
    ///
    /// # Reported
    /// ```text generic
    /// # Harbour report 2023
    /// ## 1. Summary
    /// All berths were in use for the whole year.
    /// ⟦## 3. ⟧Plan
    /// The quay will be widened in spring.
    /// ```
    ///
    /// # Not reported
    /// Levels left out (from 一、 to 1.), points within a paragraph (一是…), numbers that begin again
    /// under the next heading.
    /// ```text generic
    /// # Harbour report 2023
    /// ## 1. Summary
    /// All berths were in use for the whole year.
    /// ## 2. Plan
    /// ### 1. Quay
    /// The quay will be widened in spring.
    /// ### 2. Cranes
    /// Two cranes will be bought.
    /// ```
    ///
    /// # Source
    /// GB/T 9704-2012 《党政机关公文格式》, 7.3.3: 一、 → （一） → 1. → （1）.
    NumberSkipped = "number-skipped", Warning;

    /// 标题序号缺号
    ///
    /// # 检查内容
    /// 标题序号与上一个不相接，或第一个标题不从“一”开始。
    ///
    /// # 为什么重要
    /// 序号缺号，多因删改后没有顺延，或漏写了一节；引用时会指错位置。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// （一）加强普法宣传。开展普法活动20次。
    /// ⟦（三）⟧规范行政执法。开展执法检查36次。
    /// 二、存在的不足和原因
    /// 执法人员少，原因是编制不足。
    /// ```
    ///
    /// # 不报告的情形
    /// 跳过层次（一、之下直接用1.）；段内的“一是”“二是”；下一标题下重新从一开始。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 1.加强普法宣传。开展普法活动20次。
    /// 2.规范行政执法。开展执法检查36次。
    /// 二、存在的不足和原因
    /// 1.执法人员少。原因是编制不足。
    /// 2.普法形式单一。原因是经费不足。
    /// ```
    ///
    /// # 依据
    /// GB/T 9704-2012《党政机关公文格式》7.3.3：结构层次序数依次为“一、”“（一）”“1.”“（1）”。
    chinese
}

impl Check for NumberSkipped {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        for note in reading.notes(ParseNoteKind::NumberSkipped) {
            let number = &note.detail;
            found.push(Found::at(
                note.span,
                say!("序号不连续，缺“{number}”", "the numbering skips “{number}”"),
                say!(
                    "请补上缺少的一节，或将后面的序号顺延",
                    "add the section that is missing, or renumber those that follow"
                ),
            ));
        }
    }
}
