use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::report::ParseNoteKind;

documented! {
    /// A heading number has lost a bracket or its numeral
    ///
    /// # What it finds
    /// A heading that begins with what is left of a number: 一) without its opening bracket, ) without
    /// bracket and numeral.
    ///
    /// # Why it matters
    /// Such remains come from pasting; the order of the sections can no longer be read.
    ///
    /// # Reported
    /// ```text fazhi
    /// Harbour report 2023
    /// 一、What was done
    /// （一）Berths. All berths were in use.
    /// ⟦二）⟧Cranes. Two cranes were bought.
    /// 二、Plan
    /// The quay will be widened in spring.
    /// ```
    ///
    /// # Not reported
    /// Brackets opened earlier in the same line.
    /// ```text fazhi
    /// Harbour report 2023
    /// 一、What was done
    /// （一）Berths. All berths were in use.
    /// （二）Cranes. Two cranes (both new) were bought.
    /// 二、Plan
    /// The quay will be widened in spring.
    /// ```
    ///
    /// # Source
    /// GB/T 9704-2012 《党政机关公文格式》, 7.3.3: 一、 → （一） → 1. → （1）.
    NumberMangled = "number-mangled", Warning;

    /// 标题序号残缺
    ///
    /// # 检查内容
    /// 标题开头的序号只剩一部分：“一）”缺左括号，“）”缺括号和数字。
    ///
    /// # 为什么重要
    /// 残缺的序号多由粘贴造成，各节先后次序无法辨认。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// （一）加强普法宣传。开展普法活动20次。
    /// ⟦)⟧规范行政执法。开展执法检查36次。
    /// 二、存在的不足和原因
    /// 执法人员少，原因是编制不足。
    /// ```
    ///
    /// # 不报告的情形
    /// 同一行前面已有左括号的。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// （一）加强普法宣传（含宪法宣传）。开展普法活动20次。
    /// （二）规范行政执法。开展执法检查36次。
    /// 二、存在的不足和原因
    /// 执法人员少，原因是编制不足。
    /// ```
    ///
    /// # 依据
    /// GB/T 9704-2012《党政机关公文格式》7.3.3：结构层次序数依次为“一、”“（一）”“1.”“（1）”。
    chinese
}

impl Check for NumberMangled {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        for note in reading.notes(ParseNoteKind::NumberMangled) {
            found.push(Found::at(
                note.span,
                say!(
                    "标题序号残缺，括号或数字丢失",
                    "the heading’s number has lost its bracket or its numeral"
                ),
                say!("请补全序号", "write the whole number"),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    const TITLE: &str = "青石镇2023年法治政府建设情况报告\n";

    #[test]
    fn whatever_is_left_of_a_second_level_number_is_told() {
        for remains in [
            "⟦、⟧",
            "⟦二 ⟧",
            "⟦二（⟧",
            "⟦（二（⟧",
            "⟦（（二）⟧",
            "⟦（二））⟧",
            "⟦（二⟧",
            "⟦二）⟧",
            "⟦）⟧",
        ] {
            check(
                "number-mangled",
                &format!(
                    "{TITLE}一、主要举措和成效\n（一）加强普法宣传。开展普法活动20次。\n\
                     {remains}规范行政执法。开展执法检查36次。\n（三）化解矛盾纠纷。调解纠纷12起。\n\
                     二、存在的不足和原因\n执法人员少，原因是编制不足。\n"
                ),
            );
        }
    }

    #[test]
    fn a_top_number_without_its_mark_is_told_where_it_is_missing() {
        for remains in ["⟦二⟧", "⟦二 ⟧", "⟦、⟧"] {
            check(
                "number-mangled",
                &format!(
                    "{TITLE}一、主要举措和成效\n开展普法活动20次。\n\
                     {remains}2023年存在的不足和原因\n执法人员少，原因是编制不足。\n\
                     三、2024年工作安排\n补充人员2名。\n"
                ),
            );
        }
        check(
            "number-mangled",
            &format!(
                "{TITLE}一、主要举措和成效\n三项制度全面落实\n二是开展普法宣传\n十个村全部覆盖\n\
                 二、2024年工作安排\n补充人员2名。\n"
            ),
        );
    }

    #[test]
    fn arabic_numbers_lose_their_numeral_too() {
        check(
            "number-mangled",
            &format!(
                "{TITLE}一、主要举措和成效\n1.加强普法宣传。开展普法活动20次。\n\
                 ⟦.⟧规范行政执法。开展执法检查36次。\n二、存在的不足和原因\n执法人员少，原因是编制不足。\n"
            ),
        );
    }

    #[test]
    fn headings_within_one_line_lose_theirs_behind_a_sentence() {
        for remains in ["⟦二）⟧", "⟦）⟧", "⟦（二⟧"] {
            check(
                "number-mangled",
                &format!(
                    "{TITLE}现将情况报告如下：一、主要举措和成效（一）加强普法宣传。开展普法活动20次。\
                     {remains}规范行政执法。开展执法检查36次。（三）化解矛盾纠纷。调解纠纷12起。\
                     二、存在的不足和原因（一）执法人员少。原因是编制不足。（二）装备差。原因是经费少。\n"
                ),
            );
        }
    }
}
