use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::report::ParseNoteKind;

documented! {
    /// A heading’s number does not fit its level
    ///
    /// # What it finds
    /// A heading whose kind of number belongs to another level than its place: 1. among 一、 二、, or
    /// numbers that run on from the section before instead of beginning again.
    ///
    /// # Why it matters
    /// The levels of a document are read from its numbers; a wrong kind makes a section look like
    /// a part of another.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 二、存在的不足和原因
    /// 执法人员少，原因是编制不足。
    /// 三、党政主要负责人履职情况
    /// 镇长主持召开专题会议4次。
    /// ⟦4.2024年工作安排⟧
    /// 增加专职人员2名，每季度开展一次执法检查。
    /// ```
    ///
    /// # Not reported
    /// Levels left out: from 一、 straight to 1. is allowed where there are two levels only.
    /// ```text fazhi
    /// Harbour report 2023
    /// 一、What was done
    /// 1.Berths. All berths were in use.
    /// 2.Cranes. Two cranes were bought.
    /// 二、Plan
    /// 1.Quay. The quay will be widened in spring.
    /// ```
    ///
    /// # Source
    /// GB/T 9704-2012 《党政机关公文格式》, 7.3.3: 一、 → （一） → 1. → （1）.
    LevelWrong = "level-wrong", Warning;

    /// 标题序号与层次不符
    ///
    /// # 检查内容
    /// 标题用了别的层次的序号：“一、”“二、”之间出现“4.”；或者序号从上一节接着往下排，没有重新从一开始。
    ///
    /// # 为什么重要
    /// 公文的层次靠序号辨认，序号用错层次，就像成了别的部分的内容。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 二、存在的不足和原因
    /// 执法人员少，原因是编制不足。
    /// 三、党政主要负责人履职情况
    /// 镇长主持召开专题会议4次。
    /// ⟦4.2024年工作安排⟧
    /// 增加专职人员2名，每季度开展一次执法检查。
    /// ```
    ///
    /// # 不报告的情形
    /// 只有两个层次时，“一、”之下可以直接用“1.”。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 1.加强普法宣传。开展普法活动20次。
    /// 2.规范行政执法。开展执法检查36次。
    /// 二、存在的不足和原因
    /// 1.执法人员少。原因是编制不足。
    /// ```
    ///
    /// # 依据
    /// GB/T 9704-2012《党政机关公文格式》7.3.3：结构层次序数依次为“一、”“（一）”“1.”“（1）”。
    chinese
}

impl Check for LevelWrong {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        for note in reading.notes(ParseNoteKind::LevelWrong) {
            found.push(Found::at(
                note.span,
                say!("序号与所在层次不符", "the number does not fit the level of the heading"),
                say!("请按“一、”“（一）”“1.”“（1）”的次序改用本层次的序号，每节重新从一开始", "use the numbers of this level in the order 一、 （一） 1. （1）, and begin again in each section"),
            ));
        }
    }
}
