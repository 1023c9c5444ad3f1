use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::CharSpan;

documented! {
    /// Two punctuation marks where one belongs
    ///
    /// # What it finds
    /// Marks of pause or end next to each other, the same twice or two that exclude each other:
    /// ，， 。。 ，。 、， ; in English `,,` and `;;`.
    ///
    /// # Why it matters
    /// It is a slip of typing or of joining two texts, and shows that nobody read the report again.
    ///
    /// # Reported
    /// ```text fazhi
    /// 全年开展宣传12次⟦，，⟧化解纠纷36起。
    /// ```
    /// ```text generic
    /// We held 12 meetings⟦,,⟧ and settled 36 cases.
    /// ```
    ///
    /// # Not reported
    /// ！！ ？？ ！？ (tone), …… and ——, marks beside quotation marks and brackets, abbreviations,
    /// two marks in different lines.
    /// ```text fazhi
    /// 怎么办？！“办好了。”，镇里说……还有——（一）普法；（二）执法等。
    /// ```
    /// ```text generic
    /// Acme Co., Ltd. and others, etc.; see section 2... and so on.
    /// ```
    ///
    /// # Source
    /// GB/T 15834-2011 《标点符号用法》.
    MarkDoubled = "mark-doubled", Warning;

    /// 标点重复
    ///
    /// # 检查内容
    /// 表示停顿或结束的标点连用：同一标点写了两次，或者两个不能并用的标点相连，如“，，”“。。”“，。”“、，”；英文中为 `,,` `;;`。
    ///
    /// # 为什么重要
    /// 多为录入或拼接文稿时的疏漏，说明成稿后没有校对。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 依法化解矛盾纠纷36起⟦。。⟧下一步继续加强⟦、，⟧认真落实。
    /// ```
    ///
    /// # 不报告的情形
    /// “！！”“？？”“？！”等表示语气的连用，省略号、破折号，与引号、括号相邻的标点，英文缩写，分在两行的标点。
    /// ```text fazhi
    /// 成效如何？！群众说：“好。”，干部说：“还要再好！”
    /// ```
    ///
    /// # 依据
    /// GB/T 15834—2011《标点符号用法》。
    chinese
}

impl Check for MarkDoubled {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let mut at = 0;
        while at < reading.chars.len() {
            if reading.is_aside(at) {
                at += 1;
                continue;
            }
            let Some(end) = doubled(reading, at) else {
                at += 1;
                continue;
            };
            let span = CharSpan::new(at, end);
            let marks: String = reading.chars[at..end]
                .iter()
                .filter(|ch| !ch.is_whitespace())
                .collect();
            found.push(Found::at(
                span,
                say!("标点“{marks}”连用", "the marks {marks} stand together"),
                say!("请只保留一个标点", "keep one of them"),
            ));
            at = end;
        }
    }
}

/// Where a group of marks that begins at `at` ends, if they exclude each other.
fn doubled(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let first = reading.at(at);
    if !is_mark(first) {
        return None;
    }
    let mut end = at + 1;
    let mut marks = vec![first];
    loop {
        let n_blank = (end..end + 2)
            .take_while(|&place| matches!(reading.at(place), ' ' | '\u{3000}' | '\u{A0}'))
            .count();
        let next = reading.at(end + n_blank);
        // A space between two ASCII marks may be meant (`: ;` in a table).
        let may_follow = is_mark(next) && (n_blank == 0 || is_full(first) || is_full(next));
        if !may_follow {
            break;
        }
        marks.push(next);
        end += n_blank + 1;
    }
    let is_fault = marks.len() > 1
        && if marks.iter().all(char::is_ascii) {
            ascii_fault(reading, at, &marks)
        } else {
            let is_tone = marks
                .iter()
                .all(|mark| matches!(mark, '！' | '？' | '!' | '?'));
            // An abbreviation's point may stand before the mark of the sentence.
            let is_short = first == '.' && reading.at(at.wrapping_sub(1)).is_ascii_alphanumeric();
            !(is_tone || is_short || is_dots(&marks))
        };
    is_fault.then_some(end)
}

/// `,,` and `;;` and their mixtures; everything else in ASCII may be code or an abbreviation.
fn ascii_fault(reading: &Reading<'_>, at: usize, marks: &[char]) -> bool {
    let text = |idx: usize| {
        let ch = reading.at(idx);
        ch.is_alphanumeric() || matches!(ch, '”' | '"' | ')' | '）' | '》')
    };
    at > 0 && text(at - 1) && marks.len() < 4 && marks.iter().all(|mark| matches!(mark, ',' | ';'))
}

/// Three points are an ellipsis, whatever else is wrong with them.
fn is_dots(marks: &[char]) -> bool {
    marks.len() >= 3 && marks.iter().all(|mark| *mark == '.')
}

fn is_mark(ch: char) -> bool {
    is_full(ch) || matches!(ch, ',' | ';' | ':' | '!' | '?' | '.')
}

fn is_full(ch: char) -> bool {
    matches!(ch, '，' | '。' | '、' | '；' | '：' | '？' | '！' | '．')
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn marks_that_exclude_each_other_are_found_in_every_dress() {
        for text in [
            "开展宣传⟦，。⟧化解纠纷⟦；。⟧",
            "开展宣传⟦，,⟧化解纠纷⟦。.⟧",
            "开展宣传⟦， ，⟧化解纠纷⟦。。。⟧",
            "以下几点⟦：：⟧一是普法⟦。；⟧二是执法⟦？。⟧",
            "开展宣传⟦,,⟧化解纠纷。",
            "发放资料500份⟦、、⟧手册300份。",
        ] {
            check("mark-doubled", text);
        }
    }

    #[test]
    fn what_only_looks_doubled_is_left_alone() {
        for text in [
            "做到“两个维护”。《民法典》、《宪法》，（试行）。",
            "网址http://www.qss.gov.cn，电话0371-123，时间9:30。",
            "干得好！！！真的吗？？",
            "一是普法；\n（二）执法。\n、接上行",
            "等等……，还有……。",
            "std::fs a..b 1.,2",
        ] {
            check("mark-doubled", text);
        }
    }
}
