use super::{Check, Found, Reading, Severity, documented};
use crate::lang::say;
use crate::report::ParseNoteKind;

documented! {
    /// Two styles of number at one level
    ///
    /// # What it finds
    /// Headings of one level of which some are numbered in one way and some in another. Full-width
    /// and half-width brackets side by side, （一） and (二), are of severity info.
    ///
    /// # Why it matters
    /// Different kinds of numbers mean different levels; mixed, the order of the sections is lost.
    ///
    /// # Reported
    /// ```text fazhi
    /// Harbour report 2023
    /// 一、What was done
    /// （一）Berths. All berths were in use.
    /// ⟦(二)⟧Cranes. Two cranes were bought.
    /// 二、Plan
    /// The quay will be widened in spring.
    /// ```
    ///
    /// # Not reported
    /// Different kinds of numbers at different levels.
    /// ```text fazhi
    /// Harbour report 2023
    /// 一、What was done
    /// （一）Berths. All berths were in use.
    /// （二）Cranes. Two cranes were bought.
    /// 二、Plan
    /// 1.Quay. The quay will be widened in spring.
    /// ```
    ///
    /// # Source
    /// GB/T 9704-2012 《党政机关公文格式》, 7.3.3: 一、 → （一） → 1. → （1）.
    NumberMixed = "number-mixed", Warning;

    /// 同一层次序号形式不一致
    ///
    /// # 检查内容
    /// 同一层次的标题，有的用这种序号，有的用那种。全角“（一）”与半角“(二)”并用的，列为提示。
    ///
    /// # 为什么重要
    /// 不同的序号表示不同的层次，混用后层次不清。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// （一）加强普法宣传。开展普法活动20次。
    /// ⟦(二)⟧规范行政执法。开展执法检查36次。
    /// 二、存在的不足和原因
    /// 执法人员少，原因是编制不足。
    /// ```
    ///
    /// # 不报告的情形
    /// 不同层次用不同的序号。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// （一）加强普法宣传。开展普法活动20次。
    /// （二）规范行政执法。开展执法检查36次。
    /// 二、存在的不足和原因
    /// 1.执法人员少。原因是编制不足。
    /// 2.普法形式单一。原因是经费不足。
    /// ```
    ///
    /// # 依据
    /// GB/T 9704-2012《党政机关公文格式》7.3.3：结构层次序数依次为“一、”“（一）”“1.”“（1）”。
    chinese
}

impl Check for NumberMixed {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        for note in reading.notes(ParseNoteKind::NumberMixed) {
            // A note without a number speaks of the width of the brackets.
            if note.detail.is_empty() {
                let message = say!(
                    "序号括号全角、半角并用",
                    "full-width and half-width brackets are mixed in the numbers"
                );
                let help = say!(
                    "请统一用全角“（一）”",
                    "use the full-width （一） throughout"
                );
                found.push(Found::at(note.span, message, help).with_severity(Severity::Info));
            } else {
                let message = say!(
                    "同一层次序号形式不一致",
                    "two styles of number stand at one level"
                );
                let help = say!(
                    "同一层次请用同一种序号",
                    "use one style of number at each level"
                );
                found.push(Found::at(note.span, message, help));
            }
        }
    }
}
