use super::{Check, Found, Reading, documented};
use crate::lang::{Said, say};
use crate::text::CharSpan;

documented! {
    /// Quotation marks or brackets that do not pair
    ///
    /// # What it finds
    /// “ ” ‘ ’ 《 》 〈 〉 （ ） 【 】 〔 〕 [ ] 「 」 without their other half, turned round (”…“, ”…”, “…“),
    /// or doubled (““…””), paragraph by paragraph; straight quotes in odd number.
    ///
    /// # Why it matters
    /// The reader cannot tell where a quotation, a title or an aside ends.
    ///
    /// # Reported
    /// ```text fazhi
    /// 推行“村民自治”、⟦”民主协商”⟧制度，落实⟦“一岗双责，⟧学习⟦《宪法、⟧《民法典》。
    /// ```
    /// ```text generic
    /// The council (which met twice)⟦)⟧ settled ⟦“all cases.⟧
    /// ```
    ///
    /// # Not reported
    /// Half- and full-width brackets that close each other, titles within titles, quotations that
    /// run over several paragraphs, apostrophes, numbers as `1)` or 一） at the start of a line.
    /// ```text fazhi
    /// 落实《关于印发〈普法规划〉的通知》（试行)，做到“两个‘维护’”，
    /// 1)普法；2)执法；
    /// 一）组织。
    /// ```
    /// ```text generic
    /// It's the council's plan: 1) meet, 2) report (see “Annex”).
    /// ```
    ///
    /// # Source
    /// GB/T 15834-2011 《标点符号用法》, 4.8, 4.9, 4.15.
    PairBroken = "pair-broken", Warning;

    /// 引号、括号不成对
    ///
    /// # 检查内容
    /// 逐段检查引号、书名号、括号：缺少一半；方向写反（”…“、”…”、“…“）；重复（““…””）；直引号为单数。
    ///
    /// # 为什么重要
    /// 引文、书名或附注到哪里为止，读者无法判断。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 坚持⟦”枫桥经验“⟧，落实⟦““⟧三重一大”制度，学习《行政处罚法》⟦》⟧。
    /// 全镇⟦（含村组，⟧开展宣传12次。
    /// ```
    ///
    /// # 不报告的情形
    /// 全角与半角括号互相配对；书名号套书名号；跨段的引文；英文撇号；行首的“1)”“一）”。
    /// ```text fazhi
    /// 组织学习《〈民法典〉读本》（简装），推进“放管服”改革。
    /// ```
    ///
    /// # 依据
    /// GB/T 15834—2011《标点符号用法》4.8、4.9、4.15。
    chinese
}

/// Opening and closing forms, by kind; half and full width are one kind.
const KINDS: [(&str, &str); 10] = [
    ("“", "”"),
    ("‘", "’"),
    ("《", "》"),
    ("〈", "〉"),
    ("（(", "）)"),
    ("【", "】"),
    ("〔", "〕"),
    ("[［", "]］"),
    ("「", "」"),
    ("『", "』"),
];

/// What stands between two marks that were meant for a pair is no longer than this.
const NEAR: usize = 30;

/// One mark of a kind.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Token {
    at: usize,
    opens: bool,
}

/// A fault of a kind within a paragraph.
struct Fault {
    start: usize,
    end: usize,
    what: What,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    NotClosed,
    NotOpened,
    Turned,
    Doubled,
}

impl Check for PairBroken {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let mut faults = Vec::new();
        let lines: Vec<(usize, usize)> = reading
            .text()
            .lines()
            .map(|line| (line.start.get(), line.end.get()))
            .collect();
        for kind in KINDS {
            let mut open_before: Option<Fault> = None;
            for &(start, end) in &lines {
                let tokens = tokens(reading, kind, start, end);
                if tokens.is_empty() {
                    continue;
                }
                let mut here = resolve(reading, &tokens);
                // A quotation may run over several paragraphs; a book's title does not.
                if kind.0 != "《"
                    && let Some(last) = open_before.take()
                {
                    match here.iter().position(|fault| fault.what == What::NotOpened) {
                        Some(first) if tokens[0].at == here[first].start => {
                            here.remove(first);
                        }
                        _ => faults.push(last),
                    }
                }
                let is_last = |fault: &Fault| {
                    fault.what == What::NotClosed
                        && tokens.last().is_some_and(|token| token.at == fault.start)
                };
                if kind.0 != "《" && here.last().is_some_and(is_last) {
                    open_before = here.pop();
                }
                faults.extend(here);
            }
            faults.extend(open_before);
        }
        for &(start, end) in &lines {
            faults.extend(straight(reading, start, end));
        }
        faults.sort_by_key(|fault| (fault.start, fault.end));
        let mut free = 0;
        for fault in faults {
            if fault.start < free {
                continue;
            }
            free = fault.end;
            let words: String = reading.chars[fault.start..fault.end].iter().collect();
            let (message, help) = said(fault.what, &words);
            found.push(Found::at(
                CharSpan::new(fault.start, fault.end),
                message,
                help,
            ));
        }
    }
}

fn said(what: What, words: &str) -> (Said, Said) {
    match what {
        What::NotClosed => (
            say!(
                "{words}：只有前一半，没有配对的后一半",
                "{words} … is opened and not closed"
            ),
            say!(
                "请补上后一半，或删去前一半",
                "close it, or take the opening mark away"
            ),
        ),
        What::NotOpened => (
            say!(
                "{words}：只有后一半，没有配对的前一半",
                "{words} closes what was not opened"
            ),
            say!(
                "请补上前一半，或删去后一半",
                "open it, or take the closing mark away"
            ),
        ),
        What::Turned => (
            say!(
                "{words}：引号或括号方向有误",
                "in {words} a mark is turned round"
            ),
            say!("请改为左右成对", "turn it"),
        ),
        What::Doubled => (
            say!("{words}：引号或括号重复", "the mark stands twice: {words}"),
            say!("请只保留一个", "keep one"),
        ),
    }
}

fn tokens(reading: &Reading<'_>, kind: (&str, &str), start: usize, end: usize) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for at in start..end {
        let ch = reading.at(at);
        // A search in the words of a kind would cost more than all else here.
        let is_in = |marks: &str| marks.chars().any(|mark| mark == ch);
        let opens = is_in(kind.0);
        if !opens && !is_in(kind.1) || reading.is_aside(at) {
            continue;
        }
        let before = if at > start { reading.at(at - 1) } else { '\n' };
        if ch == '’' && before.is_ascii_alphanumeric() {
            continue;
        }
        if matches!(ch, ')' | '）') && is_number(reading, &tokens, start, at) {
            continue;
        }
        // `:)` and `:(` are faces.
        if matches!(ch, '(' | ')') && matches!(before, ':' | ';') && !opens {
            continue;
        }
        tokens.push(Token { at, opens });
    }
    tokens
}

/// Whether a closing bracket belongs to a number (`1)`, 一）, `a)`) and not to a bracket.
fn is_number(reading: &Reading<'_>, tokens: &[Token], start: usize, at: usize) -> bool {
    let n_numerals = (start..at)
        .rev()
        .take(3)
        .take_while(|&idx| {
            let ch = reading.at(idx);
            ch.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(ch)
        })
        .count();
    let first = at - n_numerals;
    let begins = first == start
        || matches!(
            reading.at(first - 1),
            ' ' | '\u{3000}' | '\u{A0}' | '\t' | '；' | ';' | '。' | '，' | '：' | ':' | ','
        );
    let is_open = tokens.iter().fold(0_i32, |depth, token| {
        (depth + if token.opens { 1 } else { -1 }).max(0)
    }) > 0;
    begins && !is_open && (n_numerals > 0 || (start..at).all(|idx| reading.at(idx).is_whitespace()))
}

/// Reads the marks of one kind in one paragraph from left to right, and tells the
/// likeliest fault wherever they do not pair.
fn resolve(reading: &Reading<'_>, tokens: &[Token]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at += step(reading, tokens, at, &mut faults);
    }
    faults
}

/// Deals with the pair or the fault that begins at a token; how many tokens it took.
fn step(reading: &Reading<'_>, tokens: &[Token], at: usize, faults: &mut Vec<Fault>) -> usize {
    let token = tokens[at];
    let next = tokens.get(at + 1).copied();
    let third = tokens.get(at + 2).copied();
    let closes = |token: Option<Token>| token.is_some_and(|token| !token.opens);
    let near = |next: Token| next.at - token.at <= NEAR && next.at > token.at + 1;
    let mut fault = |start: usize, end: usize, what: What| faults.push(Fault { start, end, what });
    if token.opens {
        if closes(next) {
            return 2;
        }
        let Some(next) = next else {
            fault(token.at, clause_end(reading, token.at), What::NotClosed);
            return 1;
        };
        if next.at == token.at + 1 {
            let n_closed = tokens[at + 2..]
                .iter()
                .take_while(|token| !token.opens)
                .count();
            if n_closed < 2 {
                fault(token.at, token.at + 2, What::Doubled);
                return if n_closed == 0 { 2 } else { 3 };
            }
            let [third, fourth] = [tokens[at + 2], tokens[at + 3]];
            if fourth.at == third.at + 1 {
                fault(token.at, token.at + 2, What::Doubled);
                fault(third.at, third.at + 2, What::Doubled);
            }
            return 4;
        }
        // One within another: 《关于印发《规划》的通知》.
        if let Some(taken) = nested(&tokens[at..]) {
            return taken;
        }
        let turned = near(next) && !closes(third) && !has_pause(reading, token.at, next.at);
        if turned {
            fault(token.at, next.at + 1, What::Turned);
            return 2;
        }
        fault(token.at, clause_end(reading, token.at), What::NotClosed);
        return 1;
    }
    let Some(next) = next else {
        fault(token.at, token.at + 1, What::NotOpened);
        return 1;
    };
    let is_doubled = token.at > 0 && at > 0 && tokens[at - 1].at + 1 == token.at;
    if is_doubled && !tokens[at - 1].opens {
        fault(token.at, token.at + 1, What::NotOpened);
        return 1;
    }
    if !next.opens {
        // ”民主协商”: the first was meant to open.
        if near(next) && !has_pause(reading, token.at, next.at) {
            fault(token.at, next.at + 1, What::Turned);
            return 2;
        }
        fault(token.at, token.at + 1, What::NotOpened);
        return 1;
    }
    // ”枫桥经验“, unless the opening mark has a closing one of its own and stands where a
    // quotation begins.
    let both_turned = near(next)
        && !has_pause(reading, token.at, next.at)
        && (!closes(third) || starts_badly(reading, next.at));
    if both_turned {
        fault(token.at, next.at + 1, What::Turned);
        return 2;
    }
    fault(token.at, token.at + 1, What::NotOpened);
    1
}

/// How many tokens a pair with whole pairs inside takes, if it is one.
fn nested(tokens: &[Token]) -> Option<usize> {
    let mut depth = 0_i32;
    for (nth, token) in tokens.iter().enumerate().take(12) {
        depth += if token.opens { 1 } else { -1 };
        if depth == 0 {
            return Some(nth + 1);
        }
    }
    None
}

/// Whether a mark of pause or end stands between two places.
fn has_pause(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    (start + 1..end).any(|at| "，。；：！？,;!?".contains(reading.at(at)))
}

/// Whether an opening mark is followed by what cannot begin a quotation.
fn starts_badly(reading: &Reading<'_>, at: usize) -> bool {
    "，。、；：！？,.;:!?）)》”的和与等 \n".contains(reading.at(at + 1))
}

/// The end of the clause that a mark opens, for showing it.
fn clause_end(reading: &Reading<'_>, at: usize) -> usize {
    let limit = (at + NEAR).min(reading.chars.len());
    let end = (at + 1..limit).find(|&idx| "，。；：！？、,;!?\n".contains(reading.at(idx)));
    match end {
        Some(end) if reading.at(end) != '\n' => end + 1,
        Some(end) => end,
        None => limit,
    }
}

/// Straight quotes of a paragraph in odd number: the last one.
fn straight(reading: &Reading<'_>, start: usize, end: usize) -> Option<Fault> {
    let is_quote = |at: &usize| {
        let inches = *at > start && reading.at(at - 1).is_ascii_digit();
        matches!(reading.at(*at), '"' | '＂') && !reading.is_aside(*at) && !inches
    };
    let quotes: Vec<usize> = (start..end).filter(is_quote).collect();
    let last = *quotes.last()?;
    (quotes.len() % 2 == 1).then_some(Fault {
        start: last,
        end: last + 1,
        what: What::NotClosed,
    })
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn every_way_of_not_pairing_is_told() {
        for text in [
            "坚持⟦“枫桥经验“⟧，落实“三重一大”制度。",
            "坚持⟦”枫桥经验“⟧，落实⟦”三重一大“⟧制度。",
            "坚持⟦”枫桥经验”⟧。",
            "坚持枫桥经验⟦”⟧，落实“三重一大”制度。",
            "坚持“枫桥经验”⟦”⟧，落实“三重一大”制度。",
            "坚持“枫桥经验”，落实⟦“三重一大制度。⟧",
            "学习⟦《宪法和民法典。⟧",
            "学习⟦》宪法《⟧。",
            "学习宪法⟦》⟧、《民法典》。",
            "全镇⟦（含村组开展宣传。⟧",
            "全镇含村组⟦）⟧开展宣传。",
            "推行⟦\"⟧一岗双责制度。",
        ] {
            check("pair-broken", text);
        }
    }

    #[test]
    fn pairs_of_every_kind_are_left_alone() {
        for text in [
            "做到“两个维护”、增强“四个意识”，学习《宪法》《民法典》（节选）。",
            "落实《关于印发《普法规划》的通知》和《〈条例〉释义》。",
            "他说：“要做到‘三个一’，\n还要回头看。”",
            "全镇（含12个村（社区））开展宣传。",
            "1）普法；2）执法。\n 一)组织；\n)完善制度。",
            "“‘谁执法谁普法’责任制”",
            "用\"双随机\"方式检查5\"屏幕。",
        ] {
            check("pair-broken", text);
        }
    }
}
