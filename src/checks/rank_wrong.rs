use super::names::Kind;
use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::is_han;

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
                }
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
        return false;
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
            staff || deeds && (!is_han(before) || "在将使让由是对".contains(before))
        }
        "全乡" | "我乡" | "本乡" => !follows(&["镇", "村", "土", "亲", "音"]),
        "全镇" | "我镇" | "本镇" => !follows(&["街", "乡", "域"]),
        "我街" => !follows(&["道", "镇", "巷", "头", "区"]),
        // 自我局限, 基本局面, 资本局.
        "我局" | "本局" => {
            !"自基资版样根".contains(before) && !follows(&["限", "面", "部", "势", "长"])
        }
        "我委" => !"自由任使".contains(before) && !follows(&["托", "派", "任", "屈", "员"]),
        "我街道" | "本街道" | "全街道" => !follows(&["社区工作", "路"]),
        _ => !is_han(before) || "在由经和与对将以向使为是据，".contains(before),
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::check;

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
