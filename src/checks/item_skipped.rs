use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::report::ParseNoteKind;

documented! {
    /// A step is missing among the points
    ///
    /// # What it finds
    /// Points within a paragraph (一是…，二是…) of which one is missing between two that are there.
    ///
    /// # Why it matters
    /// A point was dropped, or its marker was lost in pasting; the reader misses one that was counted.
    ///
    /// # Reported
    /// ```text fazhi
    /// Harbour report 2023
    /// 一、What was done
    /// 一是berths were repaired；⟦三是⟧cranes were bought。
    /// 二、Plan
    /// The quay will be widened in spring.
    /// ```
    ///
    /// # Not reported
    /// Points that begin again, single points, and words that happen to contain 一是.
    /// ```text fazhi
    /// Harbour report 2023
    /// 一、What was done
    /// 一是berths were repaired；二是cranes were bought。
    /// 二、Plan
    /// The quay will be widened in spring.
    /// ```
    ///
    /// # Source
    /// Ours: points that are counted must be complete.
    ItemSkipped = "item-skipped", Warning;

    /// 要点缺项
    ///
    /// # 检查内容
    /// 段内的要点（一是……，二是……）中间少了一项。
    ///
    /// # 为什么重要
    /// 要点漏写，或粘贴时丢了“二是”，读者会少看一项。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 加强普法宣传。一是走进学校，开展活动20次；⟦三是⟧走进机关，开展活动6次。
    /// 二、存在的不足和原因
    /// 执法人员少，原因是编制不足。
    /// ```
    ///
    /// # 不报告的情形
    /// 重新从“一是”开始的；只有一项的；碰巧含有“一是”二字的词语。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 加强普法宣传。一是走进学校，开展活动20次；二是走进机关，开展活动6次。
    /// 二、存在的不足和原因
    /// 一是执法人员少。二是普法形式单一。
    /// ```
    ///
    /// # 依据
    /// 本程序所定：列举的要点应当齐全。
    chinese
}

impl Check for ItemSkipped {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        for note in reading.notes(ParseNoteKind::ItemSkipped) {
            let marker = &note.detail;
            found.push(Found::at(
                note.span,
                say!("要点不连续，缺“{marker}”", "the points skip {marker}"),
                say!(
                    "请补上缺少的要点，或更正其后的次序",
                    "add the point that is missing, or remarker those that follow"
                ),
            ));
        }
    }
}
