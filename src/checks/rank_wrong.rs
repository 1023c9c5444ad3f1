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
    /// 我镇统筹全局，在县司法局指导下开展普法活动20次，全县各乡镇干部参加学习。
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
            if *kind == own || may_say(own, *kind) {
                continue;
            }
            for word in *words {
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
        &["我局", "本局", "全局", "局长带头", "局长主持"],
    ),
];

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
            let whole = [
                '统', '揽', '筹', '大', '作', '展', '务', '眼', '关', '响', '系', '划', '谋', '怀',
                '在', '从', '足', '握', '观', '顾', '家', '设',
            ];
            let bureau = follows(&[
                "干部",
                "职工",
                "上下",
                "各",
                "党员",
                "执法",
                "机关",
                "工作人员",
                "系统",
                "共",
                "开展",
                "累计",
                "范围",
                "普法",
                "人员",
                "业务",
                "作表率",
                "中层",
                "现有",
                "法治",
                "依法行政",
                "学法",
                "先后",
                "组织",
                "召开",
                "形成",
                "营造",
                "集中",
                "持证",
                "共有",
                "全年",
                "参加",
                "完成",
                "办理",
            ]);
            let sense = follows(&["性", "观", "意识", "高度", "出发", "和", "、"]);
            !sense
                && (bureau || (before.is_ascii_digit() && !whole.contains(&before)))
                && !matches!(before, '统' | '揽' | '筹' | '谋' | '观')
        }
        "全乡" | "我乡" | "本乡" => !follows(&["镇", "村", "土", "亲", "音"]),
        "全镇" | "我镇" | "本镇" => !follows(&["街", "乡", "域"]),
        "我街" => !follows(&["道", "镇", "巷", "头", "区"]),
        // 县司法局我局: only where no name runs into the word.
        "我局" | "本局" => {
            !is_han(before) || "在由经和与对将以向使为是据到，即因按".contains(before)
        }
        "我街道" | "本街道" | "全街道" => !follows(&["社区工作", "路"]),
        _ => !is_han(before) || "在由经和与对将以向使为是据，".contains(before),
    }
}
