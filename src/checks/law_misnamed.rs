use std::collections::BTreeMap;

use super::cited::{cited, is_local, official};
use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::CharSpan;

documented! {
    /// A law or rule under a wrong name
    ///
    /// # What it finds
    /// A name between 《 and 》 that is nearly an official one, but not it: a character wrong, missing
    /// or added, or a word left out.
    ///
    /// # Why it matters
    /// A law that does not exist cannot have been taught or applied.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 落实《⟦重大行政决策程序暂定条例⟧》，开展普法活动20次。
    /// ```
    ///
    /// # Not reported
    /// Names with or without 中华人民共和国, (试行) and years; names of local rules; names that are
    /// merely unknown.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 落实《重大行政决策程序暂行条例》《湖南省行政程序规定》《行政处罚法》《青石镇普法工作方案》，开展普法活动20次。
    /// ```
    ///
    /// # Source
    /// The official names in the profile.
    LawMisnamed = "law-misnamed", Warning;

    /// 法律法规名称有误
    ///
    /// # 检查内容
    /// 书名号内的名称与某个正式名称只差一点：错一字、漏一字、多一字，或者少一个词。
    ///
    /// # 为什么重要
    /// 名称写错，就成了并不存在的法律，宣传和执行也就无从谈起。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 向群众宣传《⟦中华人民共和国土地承包法⟧》《⟦行政处法⟧》，开展普法活动20次。
    /// ```
    ///
    /// # 不报告的情形
    /// 是否带“中华人民共和国”“（试行）”和年份；地方文件的名称；仅仅是没有见过的名称。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 向群众宣传《民法典》《中华人民共和国农村土地承包法》《青石镇村规民约》，开展普法活动20次。
    /// ```
    ///
    /// # 依据
    /// 模板中的正式名称。
    chinese
}

impl Check for LawMisnamed {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let profile = reading.profile;
        if profile.law_names.is_empty() && profile.party_rule_names.is_empty() {
            return;
        }
        let names = profile.law_names.iter().chain(&profile.party_rule_names);
        let known: Vec<(Vec<char>, &str)> = names
            .map(|name| (official(name).0, name.as_str()))
            .collect();
        let abolished: Vec<Vec<char>> = profile
            .abolished
            .iter()
            .map(|law| official(&law.name).0)
            .collect();
        // A report cites the same name again and again.
        let mut judged: BTreeMap<(Vec<char>, bool), Option<&str>> = BTreeMap::new();
        for name in cited(reading) {
            let is_national = is_national(reading, name.span);
            let title = *judged.entry((name.base, is_national)).or_insert_with_key(
                |(base, is_national)| {
                    let is_right = known.iter().any(|(right, _)| right == base);
                    let is_name = is_right || abolished.contains(base);
                    (!is_name).then(|| nearest(base, *is_national, &known))?
                },
            );
            let Some(title) = title else { continue };
            let title = title
                .strip_prefix("中华人民共和国")
                .filter(|_| !reading.slice(name.span).starts_with("中华"))
                .unwrap_or(title);
            found.push(Found::at(
                name.span,
                say!("名称有误，应为《{title}》", "the right name is 《{title}》"),
                say!("请改为《{title}》", "write 《{title}》"),
            ));
        }
    }
}

/// The title of the official name that a name nearly is.
fn nearest<'n>(
    base: &[char],
    is_national: bool,
    known: &[(Vec<char>, &'n str)],
) -> Option<&'n str> {
    let is_short = base.len() < if is_national { 2 } else { 3 };
    if is_short || base.contains(&'〈') || base.contains(&'<') {
        return None;
    }
    let near = known
        .iter()
        .filter(|(right, _)| {
            // 城燃镇气管理条例 names no 镇: its characters only changed places.
            is_national || !is_local(base) || is_rearranged(base, right)
        })
        .filter_map(|(right, title)| {
            let distance = distance(base, right);
            let of_nation = || is_national.then(|| national(base, right))?;
            Some((distance.or_else(of_nation)?, *title))
        });
    let (_, title) = near.min_by_key(|(distance, _)| *distance)?;
    Some(title)
}

/// Whether the name as cited begins with the state's or the party's name, or something like
/// it: then no place's own rules can be meant.
fn is_national(reading: &Reading<'_>, span: CharSpan) -> bool {
    let words = reading.slice(span);
    words.starts_with("中华") || words.starts_with("中国共产党")
}

/// How far the name of a national law or party rule is from an official one, where
/// [`distance`] would have to think of other rules of the same build.
fn national(name: &[char], right: &[char]) -> Option<usize> {
    const STATE: [char; 7] = ['中', '华', '人', '民', '共', '和', '国'];
    // 中华共和国…, 中华人名共和国…: the state is misnamed, the law is not.
    if name.starts_with(&['中', '华']) && name.ends_with(right) {
        let state = &name[..name.len() - right.len()];
        return (state.len() <= 9).then_some(1);
    }
    let of_kind = |name: &[char]| kind(name).map_or(0, |kind| kind.chars().count());
    let (stem, right_stem) = (
        &name[..name.len() - of_kind(name)],
        &right[..right.len() - of_kind(right)],
    );
    // …条例 for …法, 民法 for 民法典.
    if stem == right_stem && !stem.is_empty() && !name.starts_with(&STATE) {
        return Some(1);
    }
    let is_same_kind = kind(name) == kind(right);
    let n_lost = right.len().checked_sub(name.len());
    let n_added = name.len().checked_sub(right.len());
    let is_within = |outer: &[char], inner: &[char]| {
        let mut rest = outer.iter();
        inner.iter().all(|ch| rest.any(|other| other == ch))
    };
    let is_near = match (n_added, n_lost) {
        (Some(0), _) => right.len() >= 8 && name[0] == right[0] && two_edits(name, right).is_some(),
        (Some(1 | 2), _) => is_within(name, right) && right.len() >= 4,
        (_, Some(1 | 2)) => is_within(right, name) && name.len() >= 3,
        _ => false,
    };
    (is_same_kind && is_near).then_some(3)
}

/// Whether a name has another's characters in another order.
fn is_rearranged(name: &[char], right: &[char]) -> bool {
    let sorted = |name: &[char]| {
        let mut chars = name.to_vec();
        chars.sort_unstable();
        chars
    };
    name.len() == right.len() && sorted(name) == sorted(right)
}

/// How far a name is from an official one; `None` where it is another name.
fn distance(name: &[char], right: &[char]) -> Option<usize> {
    let is_law = name.ends_with(&['法']) && !name.ends_with(&['办', '法']);
    // 关于加强…的意见: papers of every office are called so, and differ by a word.
    let same_kind = kind(name) == kind(right) && !name.starts_with(&['关', '于']);
    if name.len() >= 5 && is_rearranged(name, right) {
        return Some(1);
    }
    let start = name.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (name_rest, right_rest) = (&name[start..], &right[start..]);
    let end = name_rest
        .iter()
        .rev()
        .zip(right_rest.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (added, lost) = (name_rest.len() - end, right_rest.len() - end);
    let n_right = right.len();
    match (added, lost) {
        // One character wrong, missing or added.
        (1, 1) if n_right >= 5 || (is_law && n_right >= 4) => Some(1),
        (1, 1) if n_right == 3 && start == 2 && right.ends_with(&['典']) => Some(1),
        (0, 1) if n_right >= 5 || (n_right == 4 && is_law) => Some(1),
        (1, 0) if n_right >= 4 || (n_right == 3 && (is_law || right.ends_with(&['典']))) => {
            Some(1)
        }
        // Two others.
        (2, 2) if n_right >= 12 && same_kind => Some(2),
        // A word left out or put in.
        // 安全生产条例 is a province's, and not 安全生产许可证条例 with a word left out.
        (0, 2) if same_kind && n_right >= 6 && name.len() >= 4 => Some(lost),
        (0, 3) if same_kind && is_law && n_right >= 6 && name.len() >= 4 => Some(lost),
        (2, 0) if same_kind && n_right >= 8 => Some(2),
        // Two places a character apart in a long name.
        (a, l) if same_kind && n_right >= 12 && a.abs_diff(l) <= 1 && a + l > 2 => {
            two_edits(name_rest, right_rest)
        }
        _ => None,
    }
}

/// What kind of document the end of a name says.
fn kind(name: &[char]) -> Option<&'static str> {
    let name: String = name.iter().collect();
    let kinds = [
        "办法", "条例", "规定", "法典", "纲要", "规划", "意见", "准则", "细则", "章程", "计划",
        "体系", "决定", "方案", "通知", "法",
    ];
    kinds.into_iter().find(|kind| name.ends_with(kind))
}

/// Whether two edits of one character each turn one into the other.
fn two_edits(name: &[char], right: &[char]) -> Option<usize> {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (nth, ch) in name.iter().enumerate() {
        let mut before = row[0];
        row[0] = nth + 1;
        for (at, other) in right.iter().enumerate() {
            let kept = before + usize::from(ch != other);
            before = row[at + 1];
            row[at + 1] = kept.min(before + 1).min(row[at] + 1);
        }
    }
    (row[right.len()] <= 2).then_some(2)
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn characters_that_changed_places_are_told_also_where_they_look_like_a_place() {
        for text in [
            "学习《⟦城燃镇气管理条例⟧》《⟦优化营商环条境例⟧》《⟦民区族域自治法⟧》。",
            "学习《云溪市城镇燃气管理条例》《城镇燃气管理条例》。",
        ] {
            check("law-misnamed", text);
        }
    }

    #[test]
    fn a_name_that_says_it_is_national_is_held_to_it() {
        for text in [
            "《⟦中华人民共和国行政处罚条例⟧》《⟦中华共和国长江保护法⟧》《⟦中华人名共和国食品安全法⟧》",
            "《⟦中华人民共和国安全生产管理法⟧》《⟦中华人民共和国土地法⟧》《⟦中华人民共和国民法⟧》",
            "《⟦中华人民共和国反电信网络欺诈法⟧》《⟦中华人民共和国村委会组织法⟧》《⟦中国共产党党内监督规定⟧》",
            "《⟦重大行政程序决策暂行条例⟧》《⟦营商环境优化条例⟧》《⟦农民工工资支付保障条例⟧》",
        ] {
            check("law-misnamed", text);
        }
    }

    #[test]
    fn papers_of_an_office_may_be_called_nearly_as_a_national_one() {
        for text in [
            "印发《关于加强法治建设的意见》《关于加强法治政府建设的意见》",
            "落实《安全生产条例》《行政许可条例》《重大行政决策程序暂行规定》",
            "学习《中华人民共和国国家公园法》《中国共产党章程》《中华人民共和国宪法》",
        ] {
            check("law-misnamed", text);
        }
    }
}
