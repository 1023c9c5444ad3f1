use super::words::Words;
use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::CharSpan;

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
    /// 全面贯彻党的二十大和⟦二十二中⟧、三中全会精神，坚持⟦公众参与、专家认证、风险评估、合法性审查、集体讨论决定⟧。
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
        let wrong = Words::new(listed.iter().map(|slip| slip.wrong.as_str()));
        let mut slips: Vec<(usize, usize, &str)> = Vec::new();
        for (start, end, nth) in wrong.find(&letters.chars) {
            if !is_excepted(&letters.chars, start, end, &listed[nth].except) {
                slips.push((start, end, &listed[nth].right));
            }
        }
        slips.extend(near(&letters.chars, &reading.profile.fixed_phrases));
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
}

impl Letters {
    fn new(reading: &Reading<'_>) -> Self {
        let mut letters = Self {
            chars: Vec::with_capacity(reading.chars.len()),
            places: Vec::with_capacity(reading.chars.len()),
        };
        for (at, &ch) in reading.chars.iter().enumerate() {
            // A sentence's end parts words as a space does not.
            let parts = matches!(ch, '。' | '\n');
            if (ch.is_alphanumeric() || parts) && !reading.is_aside(at) {
                letters.chars.push(ch);
                letters.places.push(at);
            }
        }
        letters
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

/// Passages that are nearly a fixed phrase: start, end, and the phrase.
fn near<'p>(chars: &[char], phrases: &'p [String]) -> Vec<(usize, usize, &'p str)> {
    let letters =
        |phrase: &str| -> Vec<char> { phrase.chars().filter(|ch| ch.is_alphanumeric()).collect() };
    let wholes: Vec<Vec<char>> = phrases.iter().map(|phrase| letters(phrase)).collect();
    let halves: Vec<String> = wholes
        .iter()
        .flat_map(|whole| {
            let (head, tail) = whole.split_at(whole.len() / 2);
            [head.iter().collect(), tail.iter().collect()]
        })
        .collect();
    let hits = Words::new(halves.iter().map(String::as_str)).find(chars);
    let mut right: Vec<(usize, usize)> = Vec::new();
    let mut slips = Vec::new();
    for &(at, _, half) in &hits {
        let whole = &wholes[half / 2];
        let is_tail = half % 2 == 1;
        let start = if is_tail {
            at.checked_sub(whole.len() / 2)
        } else {
            Some(at)
        };
        if let Some(start) = start
            && chars[start..].starts_with(whole)
        {
            right.push((start, start + whole.len()));
            continue;
        }
        let shifts: &[usize] = if is_tail { &[0, 1] } else { &[0] };
        for shift in shifts {
            let Some(start) = start.map(|start| start + shift).or(Some(0)) else {
                continue;
            };
            if let Some(end) = slip_end(&chars[start..], whole) {
                slips.push((start, start + end, phrases[half / 2].as_str()));
                break;
            }
        }
    }
    // What is part of a phrase that is right is right.
    slips.retain(|&(start, end, _)| !right.iter().any(|&(from, to)| from <= start && end <= to));
    slips
}

/// Where a passage ends that is the phrase but for one or two changed characters, a missing
/// or two exchanged ones. The first character is always the phrase's own.
fn slip_end(chars: &[char], whole: &[char]) -> Option<usize> {
    let len = whole.len();
    let most = if len >= 14 { 2 } else { 1 };
    if len < 5 || chars.first() != whole.first() {
        return None;
    }
    if let Some(here) = chars.get(..len) {
        let wrong: Vec<usize> = (0..len).filter(|&nth| here[nth] != whole[nth]).collect();
        let is_changed = wrong.len() <= most
            && wrong.iter().all(|&nth| here[nth] != '。' && here[nth] != '\n')
            // A digit or a last character may make it another phrase.
            && (len >= 6 || wrong.iter().all(|&nth| nth + 1 < len));
        let is_exchanged = wrong.len() == 2
            && wrong[0] + 1 == wrong[1]
            && here[wrong[0]] == whole[wrong[1]]
            && here[wrong[1]] == whole[wrong[0]];
        if is_changed || is_exchanged {
            return Some(len);
        }
    }
    let here = chars.get(..len - 1)?;
    let same = here.iter().zip(whole).take_while(|(a, b)| a == b).count();
    let is_short = len >= 8 && same < len - 1 && here[same..] == whole[same + 1..];
    is_short.then_some(len - 1)
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
