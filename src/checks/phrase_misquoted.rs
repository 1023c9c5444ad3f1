use std::collections::BTreeSet;

use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::profile::{Phrase, Profile};
use crate::text::{CharSpan, numerals::is_chinese_numeral};

documented! {
    /// A set phrase misquoted
    ///
    /// # What it finds
    /// Wordings that the profile lists as wrong (习近平的法治思想), and passages that differ from one of
    /// its fixed phrases by one character (谁执法谁守法), two in long ones, whatever the punctuation.
    ///
    /// # Why it matters
    /// Names of doctrines, slogans and systems have one wording; a slip is embarrassing.
    ///
    /// # Reported
    /// ```text fazhi
    /// 深入学习⟦习近平的法治思想⟧，落实“⟦谁执法谁守法⟧”责任制。
    /// ```
    ///
    /// # Not reported
    /// The right wording with any punctuation or quotation marks, phrases that the profile does not
    /// list, other phrases of the same build (谁主管谁普法), whole members left out.
    /// ```text fazhi
    /// 深入学习习近平法治思想，落实“谁执法、谁普法”“谁主管谁普法”责任制，坚持公众参与、风险评估、合法性审查。
    /// ```
    ///
    /// # Source
    /// The profile's `fixed` and `misquoted`.
    PhraseMisquoted = "phrase-misquoted", Warning;

    /// 固定表述有误
    ///
    /// # 检查内容
    /// 模板列明的错误表述（习近平的法治思想），以及与模板中的固定表述只差一字（较长的差两字）的文字（谁执法谁守法），不计标点。
    ///
    /// # 为什么重要
    /// 重要思想、制度和提法只有一种规范表述，写错影响严肃性。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 全面贯彻党的二十大和⟦二十二中、三中全会⟧精神，坚持⟦公众参与、专家认证、风险评估、合法性审查、集体讨论决定⟧。
    /// ```
    ///
    /// # 不报告的情形
    /// 标点、引号不同而文字正确；模板没有列入的表述；句式相同的其他提法（谁主管谁普法）；省略其中某一项。
    /// ```text fazhi
    /// 贯彻党的二十届二中、三中全会精神，运用法治思维和法治方式深化改革、推动发展。
    /// ```
    ///
    /// # 依据
    /// 模板中的 `fixed` 和 `misquoted`。
    chinese
}

impl Check for PhraseMisquoted {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let letters = Letters::new(reading);
        let listed = &reading.profile.misquoted;
        let mut slips: Vec<(usize, usize, &str)> = Vec::new();
        for (start, end, nth) in reading.profile.misquoted_words().find(&letters.chars) {
            if !is_excepted(&letters.chars, start, end, &listed[nth].except) {
                slips.push((start, end, &listed[nth].right));
            }
        }
        slips.extend(near(&letters, reading.profile));
        slips.sort_unstable_by_key(|&(start, end, _)| (start, usize::MAX - end));
        let mut free = 0;
        for (start, end, right) in slips {
            if start < free {
                continue;
            }
            free = end;
            let span = CharSpan::new(letters.places[start], letters.places[end - 1] + 1);
            let inner = |words: &str| words.replace('“', "‘").replace('”', "’");
            let (words, right) = (inner(reading.slice(span)), inner(right));
            found.push(Found::at(
                span,
                say!(
                    "“{words}”表述有误，应为“{right}”",
                    "“{words}” should read “{right}”"
                ),
                say!("请改为“{right}”", "write “{right}”"),
            ));
        }
    }
}

/// The letters and digits of a report, and where they stand.
struct Letters {
    chars: Vec<char>,
    places: Vec<usize>,
    /// Where commas and their like stand.
    pauses: BTreeSet<usize>,
}

impl Letters {
    fn new(reading: &Reading<'_>) -> Self {
        let mut letters = Self {
            chars: Vec::with_capacity(reading.chars.len()),
            places: Vec::with_capacity(reading.chars.len()),
            pauses: BTreeSet::new(),
        };
        for (at, &ch) in reading.chars.iter().enumerate() {
            // A sentence's end parts words as a space does not.
            let parts = matches!(ch, '。' | '\n');
            if (ch.is_alphanumeric() || parts) && !reading.is_aside(at) {
                letters.chars.push(ch);
                letters.places.push(at);
            } else if matches!(ch, '，' | '、' | '；' | '：' | ',' | ';' | ':') {
                letters.pauses.insert(at);
            }
        }
        letters
    }
}

impl Letters {
    /// Whether a comma or its like stands between the first and the last letter of a passage.
    fn pause_within(&self, start: usize, end: usize) -> bool {
        let pauses = |pair: &[usize]| pair[1] > pair[0] + 1 && self.pauses.contains(&(pair[0] + 1));
        self.places[start..end].windows(2).any(pauses)
    }

    /// Whether a mark or the beginning of the text stands before a letter.
    fn begins(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.places.get(before));
        before.is_none_or(|&before| before + 1 < self.places[at])
    }
}

/// Whether a slip is part of a longer wording that is right.
pub(super) fn is_excepted(chars: &[char], start: usize, end: usize, except: &[String]) -> bool {
    except.iter().any(|longer| {
        let longer: Vec<char> = longer.chars().collect();
        let len = end - start;
        (0..=longer.len().saturating_sub(len)).any(|shift| {
            longer[shift..].starts_with(&chars[start..end])
                && start
                    .checked_sub(shift)
                    .and_then(|from| chars.get(from..from + longer.len()))
                    .is_some_and(|here| here == longer)
        })
    })
}

/// A fixed phrase in letters.
struct Whole<'p> {
    phrase: &'p Phrase,
    chars: Vec<char>,
}

impl Whole<'_> {
    /// Where the phrase is cut: whatever one slip touches, a piece of it stays whole.
    fn cuts(&self) -> impl Iterator<Item = (usize, usize)> {
        let len = self.chars.len();
        let n_pieces = if len >= 6 { 3 } else { 2 };
        (0..n_pieces).map(move |nth| (nth * len / n_pieces, (nth + 1) * len / n_pieces))
    }
}

fn letters_of(words: &str) -> Vec<char> {
    words.chars().filter(|ch| ch.is_alphanumeric()).collect()
}

/// Passages that are nearly a fixed phrase: start, end, and the phrase.
fn near<'p>(letters: &Letters, profile: &'p Profile) -> Vec<(usize, usize, &'p str)> {
    let phrases = profile.fixed_phrases.iter();
    let wholes: Vec<Whole> = phrases
        .map(|phrase| Whole {
            phrase,
            chars: letters_of(&phrase.words),
        })
        .collect();
    let cuts: Vec<(usize, usize, usize)> = wholes
        .iter()
        .enumerate()
        .flat_map(|(nth, whole)| whole.cuts().map(move |(from, to)| (nth, from, to)))
        .collect();
    let pieces = profile.phrase_pieces(|| {
        let cuts = cuts.iter();
        cuts.map(|&(nth, from, to)| wholes[nth].chars[from..to].iter().collect())
            .collect()
    });
    let chars = &letters.chars;
    let mut right: Vec<(usize, usize)> = Vec::new();
    let mut slips = Vec::new();
    for (at, _, piece) in pieces.find(chars) {
        let (nth, offset, _) = cuts[piece];
        let whole = &wholes[nth];
        let start = at.checked_sub(offset);
        if let Some(start) = start
            && chars[start..].starts_with(&whole.chars)
        {
            right.push((start, start + whole.chars.len()));
            continue;
        }
        // A character lost before the piece, or put in there, shifts the beginning.
        let shifted = [(at + 1).checked_sub(offset), at.checked_sub(offset + 1)];
        let starts = start.into_iter().chain(shifted.into_iter().flatten());
        let slip = starts
            .take(if offset == 0 { 1 } else { 3 })
            .find_map(|start| {
                let end = start + slip_end(letters, start, &whole.chars)?;
                Some((start, end))
            });
        if let Some((start, end)) = slip {
            let says = |words: &String| {
                let words = letters_of(words);
                chars[start..].starts_with(&words) && start + words.len() >= end
            };
            // 行政执法、公安 is not 行政执法公示: a short phrase has no pause within.
            let is_parted = whole.chars.len() < 8 && letters.pause_within(start, end);
            if !is_parted && !whole.phrase.except.iter().any(says) {
                slips.push((start, end, whole.phrase.words.as_str()));
            }
        }
    }
    // What is part of a phrase that is right is right.
    right.sort_unstable();
    let longest = wholes.iter().map(|whole| whole.chars.len()).max();
    let is_right = |&(start, end, _): &(usize, usize, &str)| {
        let first = right.partition_point(|&(from, _)| from + longest.unwrap_or(0) < end);
        let mut near = right[first..]
            .iter()
            .take_while(|&&(from, _)| from <= start);
        near.any(|&(_, to)| end <= to)
    };
    slips.retain(|slip| !is_right(slip));
    slips
}

/// What may stand between the members of a phrase, or not, without being a slip.
const NEUTRAL: &str = "和与及并以的了将要应须等都均也已能可把对新";

/// How long a passage is that is the phrase but for one or two changed characters, one missing,
/// one put in, or two exchanged.
fn slip_end(letters: &Letters, start: usize, whole: &[char]) -> Option<usize> {
    let chars = letters.chars.get(start..)?;
    let len = whole.len();
    if len < 4 {
        return None;
    }
    let is_letter = |ch: char| ch != '。' && ch != '\n';
    if let Some(here) = chars.get(..len) {
        let wrong: Vec<usize> = (0..len).filter(|&nth| here[nth] != whole[nth]).collect();
        let is_changed = match wrong[..] {
            // Another character at the very beginning may belong to what stands before.
            [0] => len >= 7 && letters.begins(start),
            [_] => true,
            // Two changed next to each other are another word.
            [first, second] => len >= 14 && first > 0 && second > first + 1,
            _ => false,
        };
        let is_exchanged = match wrong[..] {
            [first, second] => {
                second == first + 1
                    && here[first] == whole[second]
                    && here[second] == whole[first]
                    && (first > 0 || len >= 6)
            }
            _ => false,
        };
        // 二十届四中 is another session than 二十届三中.
        let is_slip = |&nth: &usize| {
            is_letter(here[nth])
                && (is_exchanged
                    || !is_chinese_numeral(here[nth])
                    || !is_chinese_numeral(whole[nth]))
        };
        if (is_changed || is_exchanged) && wrong.iter().all(is_slip) {
            return Some(len);
        }
    }
    let same = chars.iter().zip(whole).take_while(|(a, b)| a == b).count();
    if same == 0 {
        return None;
    }
    let rest = |from: usize, to: usize| chars.get(from..to);
    let is_short = len >= 6
        && same < len - 1
        && !NEUTRAL.contains(whole[same])
        && rest(same, len - 1) == Some(&whole[same + 1..]);
    if is_short {
        return Some(len - 1);
    }
    // 公众参与和专家论证, 化解了矛盾: what joins two members, or colours the first, is no slip.
    let is_long = len >= 5
        && same < len
        && rest(same + 1, len + 1) == Some(&whole[same..])
        && is_letter(chars[same])
        && !NEUTRAL.contains(chars[same]);
    is_long.then_some(len + 1)
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn slips_of_every_kind_are_told() {
        for text in [
            "落实⟦谁执法准普法⟧责任制",
            "坚持⟦习近平新时代中国特色社会义思想⟧为指导",
            "增强“四个意识”、坚定“四个自信”、做到“两个维护”，⟦增强“四个意识”、坚定“四个自觉”、做到“两个维护⟧”",
            "⟦办事依法、遇事找法、解决问题用法、化解矛盾用法⟧",
            "⟦法治国家、法治政府、法治会社一体建设⟧",
            "落实“⟦谁执谁法普法⟧”“⟦谁执法谁法⟧”，学习⟦习近平法治化思想⟧，坚持“⟦枫桥经念⟧”，“⟦三重一太⟧”",
            "做到⟦科学决策、民主决测、依法决策⟧，“⟦发无授权不可为⟧”，⟦深化改革、推动发展、化解矛顿、维护稳定⟧",
        ] {
            check("phrase-misquoted", text);
        }
    }

    #[test]
    fn what_stands_next_to_a_phrase_is_not_it() {
        for text in [
            "习近平法治思想，习近平总书记关于全面依法治国，习近平新时代中国特色社会主义思想",
            "谁服务谁普法，谁主管谁负责，谁执法谁公开谁普法",
            "法治政府建设，法治社会建设，依法治镇，严格执法、公正司法、全民守法",
        ] {
            check("phrase-misquoted", text);
        }
    }
}
