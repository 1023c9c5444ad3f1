use std::collections::BTreeMap;

use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::report::{ParseNote, ParseNoteKind};
use crate::text::numerals::is_chinese_numeral;

documented! {
    /// A wrong mark stands with a heading number
    ///
    /// # What it finds
    /// 1、 for 1., 一. for 一、, a mark behind a bracket as in （一）、.
    ///
    /// # Why it matters
    /// The mark is part of the number in official documents; 一 takes 、, an Arabic numeral takes a
    /// point, brackets take nothing.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// ⟦1、⟧加强普法宣传。开展普法活动20次。
    /// ⟦2、⟧规范行政执法。开展执法检查36次。
    /// 二、存在的不足和原因
    /// 执法人员少，原因是编制不足。
    /// ```
    ///
    /// # Not reported
    /// A space or nothing behind the point.
    /// ```text fazhi
    /// Harbour report 2023
    /// 一、What was done
    /// 1. Berths. All berths were in use.
    /// 2. Cranes. Two cranes were bought.
    /// 二、Plan
    /// The quay will be widened in spring.
    /// ```
    ///
    /// # Source
    /// GB/T 9704-2012 《党政机关公文格式》, 7.3.3: 一、 → （一） → 1. → （1）.
    NumberPunctuation = "number-punctuation", Warning;

    /// 标题序号后的标点不规范
    ///
    /// # 检查内容
    /// “1.”写成“1、”，“一、”写成“一.”，“（一）”后面再加顿号。
    ///
    /// # 为什么重要
    /// 标点是序号的一部分：汉字数字后用顿号，阿拉伯数字后用圆点，带括号的不加标点。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// ⟦1、⟧加强普法宣传。开展普法活动20次。
    /// ⟦2、⟧规范行政执法。开展执法检查36次。
    /// 二、存在的不足和原因
    /// 执法人员少，原因是编制不足。
    /// ```
    ///
    /// # 不报告的情形
    /// 圆点后面有无空格。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 1. 加强普法宣传。开展普法活动20次。
    /// 2. 规范行政执法。开展执法检查36次。
    /// 二、存在的不足和原因
    /// 执法人员少，原因是编制不足。
    /// ```
    ///
    /// # 依据
    /// GB/T 9704-2012《党政机关公文格式》7.3.3：结构层次序数依次为“一、”“（一）”“1.”“（1）”。
    chinese
}

/// From so many numbers with the same wrong mark on, it is a habit and told once.
const HABIT: usize = 3;

impl Check for NumberPunctuation {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let mut habits: BTreeMap<String, Vec<&ParseNote>> = BTreeMap::new();
        for note in reading.notes(ParseNoteKind::NumberPunctuation) {
            habits.entry(mark(reading, note)).or_default().push(note);
        }
        for notes in habits.into_values() {
            let n_numbers = notes.len();
            if let [first, ..] = notes[..]
                && n_numbers >= HABIT
            {
                let number = &first.detail;
                found.push(Found::at(
                    first.span,
                    say!(
                        "有 {n_numbers} 处序号后的标点不规范，此处应为“{number}”",
                        "{n_numbers} numbers carry a wrong mark; this one should read “{number}”"
                    ),
                    say!(
                        "请改为“{number}”，其余照改",
                        "write “{number}”, and change the others alike"
                    ),
                ));
                continue;
            }
            for note in notes {
                let number = &note.detail;
                found.push(Found::at(
                    note.span,
                    say!(
                        "序号后的标点不规范，应为“{number}”",
                        "a wrong mark stands with the number, which should read “{number}”"
                    ),
                    say!("请改为“{number}”", "write “{number}”"),
                ));
            }
        }
    }
}

/// A number as printed without its numeral: 、 of 1、 and （）. of （一）.
fn mark(reading: &Reading<'_>, note: &ParseNote) -> String {
    let printed = reading.slice(note.span).chars();
    let numeral = |ch: &char| ch.is_ascii_digit() || is_chinese_numeral(*ch) || ch.is_whitespace();
    let marks: String = printed.filter(|ch| !numeral(ch)).collect();
    // 一. and 1、 are two habits.
    let han = note.detail.chars().any(is_chinese_numeral);
    format!("{marks}{han}")
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn a_habit_is_told_once() {
        let rest = "二、存在的不足和原因\n执法人员少，原因是编制不足。\n";
        check(
            "number-punctuation",
            &format!(
                "青石镇2023年法治政府建设情况报告\n一、主要举措和成效\n\
                 ⟦1、⟧加强普法宣传。开展普法活动20次。\n2、规范行政执法。开展执法检查36次。\n\
                 3、化解矛盾纠纷。调解纠纷12起。\n{rest}"
            ),
        );
        check(
            "number-punctuation",
            &format!(
                "青石镇2023年法治政府建设情况报告\n一、主要举措和成效\n\
                 ⟦1、⟧加强普法宣传。开展普法活动20次。\n⟦2、⟧规范行政执法。开展执法检查36次。\n{rest}"
            ),
        );
    }
}
