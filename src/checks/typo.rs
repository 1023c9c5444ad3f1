use super::phrase_misquoted::is_excepted;
use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::CharSpan;

documented! {
    /// A typing mistake
    ///
    /// # What it finds
    /// Wordings of the profile's list of mistakes that no right text contains (布署, 开张活动).
    ///
    /// # Why it matters
    /// A report with typing mistakes was not read again.
    ///
    /// # Reported
    /// ```text fazhi
    /// 全年⟦开张⟧宣传12次，统一⟦布署⟧。
    /// ```
    /// ```text generic
    /// We ⟦recieve⟧ visitors and ⟦occured⟧ costs.
    /// ```
    ///
    /// # Not reported
    /// Whatever is not in the list; listed wordings inside longer ones that are right.
    /// ```text fazhi
    /// 便民店开张，以经济建设为中心，统一部署，自己经营。
    /// ```
    ///
    /// # Source
    /// The profile's `typos`; 《现代汉语词典》, 《通用规范汉字表》.
    Typo = "typo", Warning;

    /// 错别字
    ///
    /// # 检查内容
    /// 模板所列、在正确文字中不会出现的错误写法（布署、开张活动）。
    ///
    /// # 为什么重要
    /// 有错别字，说明成稿后没有校对。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// ⟦截止目前⟧，全镇⟦巳经⟧化解矛盾⟦纠份⟧36起。
    /// ```
    ///
    /// # 不报告的情形
    /// 没有列入的写法；恰好包含在正确词句中的写法。
    /// ```text fazhi
    /// 截至目前，消防讯息已经公布，以经验促发展。
    /// ```
    ///
    /// # 依据
    /// 模板中的 `typos`；《现代汉语词典》《通用规范汉字表》。
    chinese
}

impl Check for Typo {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let typos = &reading.profile.typos;
        let mut free = 0;
        for (start, end, nth) in reading.profile.typo_words().find(&reading.chars) {
            let typo = &typos[nth];
            let is_part = is_part_of_word(reading, start, end)
                || is_excepted(&reading.chars, start, end, &typo.except);
            if start < free || is_part || reading.is_aside(start) {
                continue;
            }
            free = end;
            let (wrong, right) = (&typo.wrong, &typo.right);
            found.push(Found::at(
                CharSpan::new(start, end),
                say!(
                    "“{wrong}”有误，应为“{right}”",
                    "“{wrong}” should be “{right}”"
                ),
                say!("请改为“{right}”", "write “{right}”"),
            ));
        }
    }
}

/// Whether English letters go on before or behind: then it is another word.
fn is_part_of_word(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let letter = |ch: char| ch.is_ascii_alphabetic();
    let before = start
        .checked_sub(1)
        .is_some_and(|before| letter(reading.at(before)));
    letter(reading.at(start)) && before || letter(reading.at(end - 1)) && letter(reading.at(end))
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn words_that_only_meet_are_no_slips() {
        for text in [
            "新增墙绘12处，同意试点，重点人群重点管控，引领道德新风，建立既管当前又管长远的机制",
            "既将法治纳入考核，又将其作为依据；既使群众满意，又使企业受益；治安照明30盏，流转便捷",
            "打击违规犯罪，采取的成效显著的措施，工作组识别风险，提供深刻服务，上述求助均已办结",
            "企业发展，小组职责，夜间题写，时间题目，监管里程，自己完成整改，周末发生纠纷2起",
            "⟦组职⟧干部，⟦己完成⟧整改，⟦末发生⟧案件，⟦尊守⟧法律，⟦台帐⟧齐全，依法⟦签定合同⟧",
        ] {
            check("typo", text);
        }
    }
}
