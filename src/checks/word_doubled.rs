use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::{CharSpan, is_han};

documented! {
    /// A word written twice
    ///
    /// # What it finds
    /// A word of two to eight characters directly followed by itself (开展开展), a function word
    /// doubled (的的, 了了, 和和), a common verb begun twice at the start of a clause (加加强); in
    /// English a word repeated after a space.
    ///
    /// # Why it matters
    /// It is a slip of typing or of joining two texts.
    ///
    /// # Reported
    /// ```text fazhi
    /// 全年⟦开展开展⟧宣传12次，取得⟦的的⟧成效明显。
    /// ```
    /// ```text generic
    /// We met ⟦the the⟧ council.
    /// ```
    ///
    /// # Not reported
    /// Reduplication (试试, 人人, 一一, 天天, 种种, 渐渐, 一个一个, 讨论讨论), single characters that two
    /// words share by chance (工作作风, 学习习近平), 目的的, 为了了解, 以及及时; `had had`, `that that`.
    /// ```text fazhi
    /// 人人参与，天天宣传，一一登记，渐渐改善，一个一个谈，工作作风转变，学习习近平法治思想，为了了解情况，以及及时处置。
    /// ```
    /// ```text generic
    /// He had had time to say that that was so.
    /// ```
    ///
    /// # Source
    /// GB/T 9704-2012 asks for a text without slips; 《党政机关公文处理工作条例》, article 19.
    WordDoubled = "word-doubled", Warning;

    /// 词语重复
    ///
    /// # 检查内容
    /// 二至八字的词语紧接着又写一遍（开展开展）；虚词重复（的的、了了、和和）；分句开头的常用动词首字重复（加加强）；英文中隔一空格重复的单词。
    ///
    /// # 为什么重要
    /// 多为录入或拼接文稿时的疏漏。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 全镇⟦矛盾纠纷矛盾纠纷⟧化解36起，⟦加加⟧强普法宣传。
    /// ```
    ///
    /// # 不报告的情形
    /// 叠词（试试、人人、一一、天天、种种、渐渐、一个一个、讨论讨论）；前后两词恰好同字（工作作风、学习习近平）；目的的、为了了解、以及及时。
    /// ```text fazhi
    /// 以营利为目的的行为，种种问题，大家再讨论讨论，试试新办法，件件有着落。
    /// ```
    ///
    /// # 依据
    /// 《党政机关公文处理工作条例》第十九条：公文应当表述准确、文字精练。
    chinese
}

impl Check for WordDoubled {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let mut at = 0;
        while at < reading.chars.len() {
            let end = if reading.is_aside(at) {
                None
            } else {
                chinese(reading, at).or_else(|| english(reading, at))
            };
            let Some(end) = end else {
                at += 1;
                continue;
            };
            let words: String = reading.chars[at..end].iter().collect();
            found.push(Found::at(
                CharSpan::new(at, end),
                say!("“{words}”重复", "“{words}” is written twice"),
                say!("请删去重复的字词", "delete one of them"),
            ));
            at = end;
        }
    }
}

/// Function words whose doubling is a slip, but where these characters stand before it or
/// behind it (目的的, 为了了解).
const FUNCTION: [(char, &str, &str); 16] = [
    ('的', "目标有的", "确士"),
    ('了', "末未不了罢", "解却断结如得不"),
    ('是', "", "非否"),
    ('和', "总共平温缓随柔饱祥调谦", "美气睦谐解平善"),
    ('与', "给赋授予", "者会"),
    ('在', "存现实潜正所自内外旨好贵", ""),
    ('及', "以涉普波危顾触", "时早格其第"),
    ('把', "", "关"),
    ('被', "", "告动子"),
    ('而', "", "且后今"),
    ('或', "", "者许"),
    ('也', "", ""),
    ('都', "首国古成", ""),
    ('该', "应", ""),
    ('以', "予加可难足所得", "及上下来后前外内免便致"),
    ('将', "部干主老武名", "士领军才帅来"),
];

/// Verbs that are begun twice (加加强), each told by its two characters.
const VERBS: [&str; 34] = [
    "加强", "推进", "开展", "组织", "建立", "健全", "完善", "落实", "宣传", "培训", "强化", "深化",
    "提高", "提升", "增强", "坚持", "认真", "积极", "严格", "规范", "依法", "全面", "深入", "充分",
    "切实", "有效", "及时", "制定", "召开", "举办", "化解", "排查", "调解", "审查",
];

/// Verbs that are doubled to say that something is done lightly.
const LIGHTLY: [&str; 16] = [
    "讨论", "研究", "商量", "学习", "考虑", "了解", "锻炼", "休息", "打听", "活动", "收拾", "整理",
    "比较", "合计", "琢磨", "介绍",
];

fn chinese(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let first = reading.at(at);
    if !is_han(first) {
        return None;
    }
    let before = at.checked_sub(1).map_or('\n', |before| reading.at(before));
    if reading.at(at + 1) == first {
        let behind = reading.at(at + 2);
        let is_function = FUNCTION.iter().any(|&(word, no_before, no_behind)| {
            word == first && !no_before.contains(before) && !no_behind.contains(behind)
        });
        let is_verb =
            !before.is_alphanumeric() && VERBS.iter().any(|verb| verb.chars().eq([first, behind]));
        if (is_function || is_verb) && behind != first {
            return Some(at + 2);
        }
    }
    if let Some(end) = clause(reading, at, before) {
        return Some(end);
    }
    (2..=8).rev().find_map(|len| {
        let word = reading.chars.get(at..at + len)?;
        let again = reading.chars.get(at + len..at + 2 * len)?;
        let is_word = word == again
            && word.iter().all(|&ch| is_han(ch))
            // 哈哈哈哈, 一步一步, 人人人人.
            && word.iter().any(|ch| *ch != first)
            && !is_distributive(word)
            && !LIGHTLY.iter().any(|verb| verb.chars().eq(word.iter().copied()));
        is_word.then_some(at + 2 * len)
    })
}

/// Where a clause ends that is written twice in a row: 通过政府网站公开，通过政府网站公开，.
fn clause(reading: &Reading<'_>, at: usize, before: char) -> Option<usize> {
    const LONGEST: usize = 60;
    let is_end = |ch: char| matches!(ch, '，' | '。' | '；' | ',' | ';');
    if !(is_end(before) || matches!(before, '\n' | '：')) {
        return None;
    }
    let len = (at..at + LONGEST).position(|at| is_end(reading.at(at)) || reading.at(at) == '\n')?;
    let (end, again) = (at + len, at + len + 1);
    let is_twice = len >= 5
        && reading.chars.get(at..end) == reading.chars.get(again..again + len)
        && !is_han(reading.at(again + len));
    is_twice.then_some(again + len)
}

/// 一个一个, 一件一件, 逐户逐户, 十个十个: two characters that count.
fn is_distributive(word: &[char]) -> bool {
    let [first, second] = word else {
        return false;
    };
    "一二两三四五六七八九十百千万几半逐每很多非".contains(*first) || *second == *first
}

fn english(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let is_letter = |idx: usize| reading.at(idx).is_alphabetic() && !is_han(reading.at(idx));
    let begins = is_letter(at) && (at == 0 || !reading.at(at - 1).is_alphanumeric());
    if !begins || at > 0 && matches!(reading.at(at - 1), '-' | '\'' | '’' | '/' | '.' | '_') {
        return None;
    }
    let len = (at..at + 24).take_while(|&idx| is_letter(idx)).count();
    let again = at + len + 1;
    let same = (0..len).all(|nth| {
        let (one, other) = (reading.at(at + nth), reading.at(again + nth));
        one.eq_ignore_ascii_case(&other)
    });
    let end = again + len;
    let is_word = reading.at(at + len) == ' ' && same && !is_word_char(reading.at(end));
    // Capitals are initials and names (`Duran Duran`, `A A`).
    if !is_word || len < 2 || reading.at(again).is_uppercase() {
        return None;
    }
    let word: String = reading.chars[at..at + len].iter().collect();
    let word = word.to_lowercase();
    let may_double = ["had", "that", "very", "so", "ha", "bye", "no", "is", "do"];
    (!may_double.contains(&word.as_str()) || word == "is" || word == "do").then_some(end)
}

fn is_word_char(ch: char) -> bool {
    ch.is_alphanumeric() || matches!(ch, '-' | '\'' | '’' | '_')
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_under};

    #[test]
    fn slips_are_found() {
        for text in [
            "⟦法治政府法治政府⟧建设",
            "推进⟦工作工作⟧落实，开展⟦了了⟧宣传。",
            "村委会⟦和和⟧司法所，问题⟦是是⟧什么",
            "，⟦推推⟧进依法行政",
        ] {
            check("word-doubled", text);
        }
    }

    #[test]
    fn reduplication_is_language() {
        for text in [
            "试试看，家家户户，时时处处，层层落实，步步推进，事事有回音，常常走访",
            "一件一件办，一户一户走，逐村逐村，研究研究，很多很多",
            "发展展示，人民民主，街道道路，公开开展，行政政策，普法法治，切实实现，全面面向",
            "不了了之，标的的价值，除了了解，存在在册，共和和平，是是非非，就是是否",
            "2020年20次，十个十个地数",
        ] {
            check("word-doubled", text);
        }
        check_under(
            "word-doubled",
            "generic",
            "Bye bye, 12 12, New York York Street.\n",
        );
    }
}
