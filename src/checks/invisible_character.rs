use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::{CharSpan, is_han};

documented! {
    /// Characters that nobody sees
    ///
    /// # What it finds
    /// Control characters, zero-width and direction-changing characters, soft hyphens, tag and
    /// private-use characters between the words.
    ///
    /// # Why it matters
    /// They come with pasted text, break searching and names, and can hide or reorder what is read.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇⟦⟧人民政府开展宣传12次。
    /// ```
    /// ```text generic
    /// The council met ⟦⟧twelve times.
    /// ```
    ///
    /// # Not reported
    /// Ideographic and no-break spaces, tabs, characters that hold an emoji together, joiners in
    /// scripts that need them, characters that could not be decoded (the report says so when read).
    /// ```text fazhi
    /// 　　青石镇 人民政府	开展宣传12次👍🏽。
    /// ```
    ///
    /// # Source
    /// Unicode, general categories Cc and Cf; 《党政机关公文格式》 GB/T 9704-2012 knows none of them.
    InvisibleCharacter = "invisible-character", Warning;

    /// 不可见字符
    ///
    /// # 检查内容
    /// 文字之间的控制字符、零宽字符、改变文字方向的字符、软连字符、标签字符和私用区字符。
    ///
    /// # 为什么重要
    /// 多由粘贴带入，会使检索、地名和单位名称匹配失败，也可能隐藏或颠倒所读内容。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 全镇化解矛盾⟦⟧纠纷36起。
    /// ```
    ///
    /// # 不报告的情形
    /// 全角空格、不间断空格、制表符，组成表情符号的连接符，某些文字必需的连接符，无法解码的字符（读入时已提示）。
    /// ```text fazhi
    /// 　　全镇 化解矛盾纠纷36起。
    /// ```
    ///
    /// # 依据
    /// Unicode 通用类别 Cc、Cf；GB/T 9704—2012《党政机关公文格式》不使用这类字符。
    chinese
}

impl Check for InvisibleCharacter {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let mut at = 0;
        while at < reading.chars.len() {
            if reading.is_aside(at) || !is_invisible(reading, at) {
                at += 1;
                continue;
            }
            let start = at;
            while at < reading.chars.len() && is_invisible(reading, at) {
                at += 1;
            }
            let code = format!("U+{:04X}", u32::from(reading.at(start)));
            let n_chars = at - start;
            found.push(Found::at(
                CharSpan::new(start, at),
                say!(
                    "有 {n_chars} 个不可见字符（{code}）",
                    "invisible characters: {n_chars}, the first is {code}"
                ),
                say!("请删除", "delete them"),
            ));
        }
    }
}

fn is_invisible(reading: &Reading<'_>, at: usize) -> bool {
    let ch = reading.at(at);
    let before = at.checked_sub(1).map_or('\n', |before| reading.at(before));
    match ch {
        '\n' | '\t' => false,
        // Joiners and variation selectors belong to emoji and to scripts that shape letters.
        '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' => {
            let joins = matches!(before, '\u{200B}'..='\u{200D}');
            joins || before.is_ascii() || is_han(before) || is_full_mark(before)
        }
        '\0'..='\u{1F}'
        | '\u{7F}'..='\u{9F}'
        | '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180E}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFC}'
        | '\u{E000}'..='\u{F8FF}'
        | '\u{F0000}'..='\u{10_FFFD}' => true,
        // A flag is spelt with tags behind a black flag.
        '\u{E0000}'..='\u{E007F}' => {
            !matches!(before, '\u{1F3F4}' | '\u{E0020}'..='\u{E007E}') || before == '\u{E007F}'
        }
        _ => false,
    }
}

fn is_full_mark(ch: char) -> bool {
    matches!(ch, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF65}' | '“' | '”' | '‘' | '’')
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn one_finding_for_a_group() {
        check(
            "invisible-character",
            "青石镇⟦\u{200B}\u{200B}\u{200D}⟧人民政府⟦\u{7}⟧。",
        );
        check(
            "invisible-character",
            "青石镇⟦\u{F06C}⟧普法，⟦\u{AD}⟧执法⟦\u{2028}⟧",
        );
        check("invisible-character", "青石镇\u{A0}\u{3000}❤\u{FE0F}普法");
    }
}
