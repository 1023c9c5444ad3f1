use std::collections::BTreeMap;

use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::report::{ParseNoteKind, Section};

documented! {
    /// A heading without body
    ///
    /// # What it finds
    /// A heading beneath which nothing stands, neither body nor sub-heading.
    ///
    /// # Why it matters
    /// A heading announces something; left empty, a passage was lost or never written.
    ///
    /// # Reported
    /// ```text generic
    /// # Harbour report 2023
    /// ## 1. Summary
    /// All berths were in use for the whole year.
    /// ⟦## 2. Costs⟧
    /// ## 3. Plan
    /// The quay will be widened in spring.
    /// ```
    ///
    /// # Not reported
    /// Lists whose points are all written as headings, and headings that are whole sentences.
    /// ```text generic
    /// # Harbour report 2023
    /// ## 1. Summary
    /// All berths were in use for the whole year.
    /// ## 2. Plan
    /// ### 2.1 Widen the quay
    /// ### 2.2 Buy two cranes
    /// ```
    ///
    /// # Source
    /// Ours: a heading needs a body.
    HeadingEmpty = "heading-empty", Warning;

    /// 标题下没有正文
    ///
    /// # 检查内容
    /// 标题下面既没有正文，也没有下级标题。
    ///
    /// # 为什么重要
    /// 标题下应有内容；空着的，或是内容丢失，或是没有写。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// （一）加强普法宣传。开展普法活动20次。
    /// ⟦（二）规范行政执法⟧
    /// （三）推进政务公开。公开信息200条。
    /// 二、存在的不足和原因
    /// 执法人员少，原因是编制不足。
    /// ```
    ///
    /// # 不报告的情形
    /// 各条都写成标题的清单；本身就是完整句子的标题。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 开展普法活动20次。
    /// 二、2024年工作安排
    /// （一）加强普法宣传
    /// （二）规范行政执法
    /// （三）推进政务公开
    /// ```
    ///
    /// # 依据
    /// 本程序所定：标题之下应有正文。
    chinese
}

fn ends_sentence(ch: char) -> bool {
    matches!(ch, '。' | '；' | ';' | '！' | '：' | '.')
}

/// Whether a section's body begins beneath the line of its heading.
fn stands_alone(reading: &Reading<'_>, section: &Section) -> bool {
    let mut behind = section.heading_span.end.get()..section.span.end.get();
    behind
        .find(|&at| !ends_sentence(reading.at(at)))
        .is_some_and(|at| reading.at(at) == '\n')
}

/// The children of a section, counted.
#[derive(Clone, Copy, Default)]
struct Family {
    children: usize,
    empty: usize,
    /// Those with a body that begins beneath the heading's line.
    alone: usize,
}

impl Check for HeadingEmpty {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let sections = &reading.report.sections;
        let notes: Vec<_> = reading.notes(ParseNoteKind::HeadingEmpty).collect();
        let is_empty = |section: &Section| {
            let noted = notes
                .binary_search_by_key(&section.heading_span.start, |note| note.span.start)
                .is_ok();
            let body = section.heading_span.end.get()..section.span.end.get();
            // Signature and page chrome are no body.
            let mut beneath = body
                .skip_while(|&at| ends_sentence(reading.at(at)))
                .filter(|&at| !reading.at(at).is_whitespace())
                .peekable();
            let is_no_body = |at| reading.is_signature(at) || reading.is_aside(at);
            let is_sentence = ends_sentence(reading.at(section.heading_span.end.get()));
            noted || (beneath.peek().is_some() || is_sentence) && beneath.all(is_no_body)
        };
        let mut families: BTreeMap<Option<usize>, Family> = BTreeMap::new();
        for section in sections.iter().filter(|section| section.level > 0) {
            let family = families.entry(section.parent).or_default();
            family.children += 1;
            if is_empty(section) {
                family.empty += 1;
            } else if stands_alone(reading, section) {
                family.alone += 1;
            }
        }
        for section in sections.iter().filter(|section| is_empty(section)) {
            let words = reading.slice(section.heading_span).trim_end();
            let family = families.get(&section.parent).copied().unwrap_or_default();
            // A sentence is its own body, unless the bodies of its like stand beneath theirs.
            let is_alone = family.alone > 1 && family.alone + family.empty == family.children;
            let behind = reading.at(section.heading_span.end.get());
            let is_sentence = words.ends_with(ends_sentence) || ends_sentence(behind);
            let is_sentence = is_sentence && !is_alone || words.chars().count() > 40;
            let is_list =
                section.parent.is_some() && family.children > 1 && family.empty == family.children;
            if is_sentence || is_list {
                continue;
            }
            found.push(Found::at(
                section.heading_span,
                say!("标题下没有正文", "nothing stands beneath the heading"),
                say!(
                    "请补写正文，或删去标题",
                    "write the body, or take the heading out"
                ),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn a_heading_with_a_full_stop_is_empty_where_its_like_have_bodies_beneath() {
        check(
            "heading-empty",
            "青石镇2023年法治政府建设情况报告\n一、主要举措和成效\n\
             （一）加强普法宣传。\n开展普法活动20次。\n⟦（二）规范行政执法⟧。\n\
             （三）化解矛盾纠纷。\n调解纠纷12起。\n二、存在的不足和原因\n执法人员少，原因是编制不足。\n",
        );
        check(
            "heading-empty",
            "青石镇2023年法治政府建设情况报告\n一、主要举措和成效\n\
             （一）加强普法宣传。开展普法活动20次。\n（二）调解矛盾纠纷12起。\n\
             （三）规范行政执法。开展执法检查2次。\n二、存在的不足和原因\n执法人员少，原因是编制不足。\n",
        );
    }
}
