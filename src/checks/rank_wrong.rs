use super::names::Kind;
use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::{CharSpan, is_han};

documented! {
    /// The report speaks of itself as of a unit of another kind
    ///
    /// # What it finds
    /// 我局, 全局干部 in the report of a town; 我乡, 乡党委 in the report of a 镇; 我镇 in the report of
    /// a department.
    ///
    /// # Why it matters
    /// Such a word is left over from the report of another unit that was copied.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// ⟦我局⟧开展普法活动20次，⟦全局⟧干部参加学习。
    /// ```
    ///
    /// # Not reported
    /// 全局 in the sense of the whole (统筹全局, 全局性), 乡镇, and units above the issuer’s.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 我镇统筹全局，自觉为全局作表率，在县司法局指导下开展普法活动20次，全县各乡镇干部参加学习。
    /// ```
    ///
    /// # Source
    /// Ours.
    RankWrong = "rank-wrong", Warning;

    /// 自称与单位层级不符
    ///
    /// # 检查内容
    /// 镇的报告里出现“我局”“全局干部”，镇的报告里出现“我乡”“乡党委”，部门的报告里出现“我镇”。
    ///
    /// # 为什么重要
    /// 这样的字样是照搬其他单位的报告留下的。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// ⟦我乡⟧开展普法活动20次，⟦乡党委⟧专题研究法治建设4次。
    /// ```
    ///
    /// # 不报告的情形
    /// 表示整体的“全局”（统筹全局、全局性）；乡镇；本单位的上级。
    /// ```text fazhi
    /// 青岚县农业农村局2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 我局深入各乡镇开展普法活动20次，着力提升全局观念，服务全县发展大局。
    /// ```
    ///
    /// # 依据
    /// 本程序所定。
    chinese
}

impl Check for RankWrong {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let Some(issuer) = &reading.report.issuer else {
            return;
        };
        let Some(own) = Kind::of(&issuer.value.short) else {
            return;
        };
        let short = &issuer.value.short;
        let mut report = |place: CharSpan| {
            let word = reading.slice(place);
            found.push(Found::at(
                place,
                say!(
                    "报告单位是{short}，此处却称“{word}”",
                    "the report is {short}’s, and this says “{word}”"
                ),
                say!(
                    "请核对是否照搬了其他单位的内容",
                    "see whether it was copied from another unit"
                ),
            ));
        };
        own_name_of_another_rank(reading, short, &mut report);
        for (kind, words) in WORDS {
            if may_say(own, *kind) {
                continue;
            }
            for word in words.iter().filter(|word| !fits(short, own, *kind, word)) {
                for place in reading.places(word) {
                    let at = place.start.get();
                    if reading.is_aside(at) || !is_meant(reading, at, word) {
                        continue;
                    }
                    report(place);
                }
            }
        }
    }
}

/// 双溪乡 in the report of 双溪镇.
fn own_name_of_another_rank(reading: &Reading<'_>, short: &str, report: &mut impl FnMut(CharSpan)) {
    const RANKS: [&str; 3] = ["街道", "镇", "乡"];
    let own = RANKS
        .iter()
        .find_map(|rank| Some((*rank, short.strip_suffix(rank)?)));
    let Some((own, stem)) = own.filter(|(_, stem)| stem.chars().count() > 1) else {
        return;
    };
    for rank in RANKS.iter().filter(|rank| **rank != own) {
        for place in reading.places(&format!("{stem}{rank}")) {
            let end = place.end.get();
            let is_part = reading.says_any(end, &["镇", "村", "路", "土", "社区", "小学", "中学"]);
            if !reading.is_aside(place.start.get()) && !is_part {
                report(place);
            }
        }
    }
}

/// How units of a kind speak of themselves.
const WORDS: &[(Kind, &[&str])] = &[
    (
        Kind::Town,
        &[
            "我镇",
            "本镇",
            "全镇",
            "镇党委",
            "镇政府",
            "镇人民政府",
            "镇人大",
            "镇长带头",
            "镇长主持",
            "书记、镇长",
            "书记和镇长",
        ],
    ),
    (
        Kind::Township,
        &[
            "我乡",
            "本乡",
            "全乡",
            "乡党委",
            "乡政府",
            "乡人民政府",
            "乡人大",
            "乡长带头",
            "乡长主持",
            "书记、乡长",
            "书记和乡长",
        ],
    ),
    (
        Kind::Subdistrict,
        &[
            "我街道",
            "本街道",
            "全街道",
            "我街",
            "街道党工委",
            "街道办事处",
        ],
    ),
    (
        Kind::Department,
        &[
            "我局",
            "本局",
            "我委",
            "全局",
            "局党组",
            "局党委",
            "局长带头",
            "局长主持",
            "书记、局长",
            "书记和局长",
        ],
    ),
];

/// Whether a unit speaks of itself so. Of departments each has its own word, 我局 or 我委.
fn fits(short: &str, own: Kind, kind: Kind, word: &str) -> bool {
    let office = |name: &str| {
        let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
        if ends(&["局"]) {
            Some('局')
        } else if ends(&["委", "委员会"]) {
            Some('委')
        } else {
            None
        }
    };
    let differs = word.starts_with(['我', '本'])
        && office(short).is_some_and(|own| office(word).is_some_and(|word| own != word));
    own == kind && !(kind == Kind::Department && differs)
}

/// A department may tell of towns; only 我 and 本 would be its own voice. See [`is_meant`].
fn may_say(own: Kind, kind: Kind) -> bool {
    own == Kind::County && kind == Kind::Department
}

/// Whether the word means the unit that speaks.
fn is_meant(reading: &Reading<'_>, at: usize, word: &str) -> bool {
    let before = at.checked_sub(1).map_or('\n', |at| reading.at(at));
    let end = at + word.chars().count();
    let follows = |words: &[&str]| reading.says_any(end, words);
    let department = reading
        .report
        .issuer
        .as_ref()
        .and_then(|issuer| Kind::of(&issuer.value.short));
    let own_voice = word.starts_with(['我', '本']);
    if matches!(department, Some(Kind::Department | Kind::County)) && !own_voice && word != "全局"
    {
        return department == Some(Kind::Department) && is_office_speaking(reading, at, word);
    }
    match word {
        "全局" => {
            // The whole of a matter (服务全局, 全局性) is no bureau.
            let staff = follows(&[
                "干部",
                "领导干部",
                "职工",
                "党员",
                "各股",
                "各科",
                "各单位",
                "执法人员",
                "工作人员",
                "人员",
                "机关",
                "中层",
                "持证",
                "现有",
                "共有",
                "在编",
                "在岗",
                "系统",
                "业务",
            ]) || reading.at(end).is_ascii_digit();
            let deeds = follows(&[
                "上下",
                "共",
                "开展",
                "累计",
                "范围",
                "普法",
                "执法",
                "法治",
                "依法行政",
                "学法",
                "先后",
                "组织",
                "召开",
                "形成",
                "营造",
                "集中",
                "全年",
                "参加",
                "完成",
                "办理",
                "划分",
                "建成",
                "以",
            ]);
            // At the head of a clause it acts; as a matter it is 全局性 or 全局观念.
            let acts = follows(&[
                "严格",
                "深入",
                "坚持",
                "认真",
                "切实",
                "整体",
                "高度重视",
                "专职",
                "始终",
                "积极",
                "不断",
                "全面",
                "全体",
            ]);
            let is_head = !is_han(before);
            staff || acts && is_head || deeds && (is_head || "在将使让由是对".contains(before))
        }
        _ if word.starts_with("书记") => is_other_office(reading, at, word),
        "全乡" | "我乡" | "本乡" => !follows(&["镇", "村", "土", "亲", "音"]),
        "全镇" | "我镇" | "本镇" => !follows(&["街", "乡", "域"]),
        "我街" => !follows(&["道", "镇", "巷", "头", "区"]),
        // 自我局限, 基本局面, 资本局.
        "我局" | "本局" => {
            !"自基资版样根".contains(before) && !follows(&["限", "面", "部", "势", "长"])
        }
        "我委" => !"自由任使".contains(before) && !follows(&["托", "派", "任", "屈", "员"]),
        "我街道" | "本街道" | "全街道" => !follows(&["社区工作", "路"]),
        _ => {
            let lead: String = reading.chars[at.saturating_sub(2)..at].iter().collect();
            !is_han(before)
                || "在由经和与对将以向使为是据，".contains(before)
                || super::names::is_no_name(&lead)
        }
    }
}

/// 镇党委书记、乡长: the second office is another unit’s.
fn is_other_office(reading: &Reading<'_>, at: usize, word: &str) -> bool {
    let lead = &reading.chars[at.saturating_sub(4)..at];
    let office = [&['党', '委'][..], &['党', '工', '委']]
        .into_iter()
        .find_map(|office| lead.strip_suffix(office));
    office.is_some_and(|unit| {
        unit.last()
            .is_none_or(|&ch| !is_han(ch) || "镇乡道".contains(ch) && !word.contains(ch))
    })
}

/// Whether a bureau’s report calls itself a town: 镇党委书记 opens a paragraph, or 全镇 a clause
/// in a paragraph that has named no town.
fn is_office_speaking(reading: &Reading<'_>, at: usize, word: &str) -> bool {
    const FAR: usize = 400;
    let near = &reading.chars[at.saturating_sub(FAR)..at];
    let line = near.iter().rposition(|&ch| ch == '\n');
    let lead = &near[line.map_or(0, |line| line + 1)..];
    let end = at + word.chars().count();
    match word {
        "镇党委" | "乡党委" | "街道党工委" => {
            lead.iter().all(|ch| ch.is_whitespace()) && reading.says_any(end, &["书记", "、"])
        }
        "全镇" | "全乡" | "全街道" => {
            let is_head = lead.last().is_none_or(|&ch| !is_han(ch));
            is_head && !lead.iter().any(|ch| matches!(ch, '镇' | '乡' | '街'))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

    #[test]
    fn offices_that_do_not_belong_together_are_told() {
        let town = "青石镇2023年法治政府建设情况报告\n一、主要举措和成效\n";
        for text in [
            "⟦青石乡⟧全面落实，青石乡村振兴，青石镇街道。",
            "镇党委⟦书记、乡长⟧学法，充分发挥⟦乡党委⟧作用，⟦全局⟧严格落实，从全局高度，全局性谋划。",
            "县司法局党组书记、局长到场，石桥乡党委书记、乡长参加，各乡党委报告。",
        ] {
            check("rank-wrong", &format!("{town}{text}"));
        }
        let bureau = "云溪县水利局2023年法治政府建设情况报告\n一、主要举措和成效\n";
        for text in [
            "⟦镇党委⟧书记带头学法。\n巡河20次，⟦全镇⟧干部参加。",
            "组织镇党委书记培训，到石桥镇巡河，全镇干部参加。",
        ] {
            check("rank-wrong", &format!("{bureau}{text}"));
        }
    }

    #[test]
    fn a_bureau_is_told_from_the_whole() {
        let title = "青石镇2023年法治政府建设情况报告\n一、主要举措和成效\n";
        for text in [
            "⟦全局⟧上下形成合力，对⟦全局⟧在编人员进行培训，⟦全局⟧25个股室在⟦全局⟧营造氛围。",
            "组织⟦我局⟧干部学习，⟦局党组⟧高度重视，推动⟦全局⟧干部学法。",
            "着眼全局、服务全局工作，在全局上谋划，带动全局发展，事关全局，以全局观念组织实施，推动全局开展。",
            "⟦我委⟧组织学习，自我委屈、我委托律师。",
            "破除自我局限，把握基本局面，县司法局党组书记到场指导。",
        ] {
            check("rank-wrong", &format!("{title}{text}"));
        }
    }
}
