use super::closing::signatory;
use super::names::{Kind, is_short_for};
use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::text::{CharSpan, is_han};

documented! {
    /// Title and signature name different units
    ///
    /// # What it finds
    /// A signature, or the announcement 现将…报告如下, that names another unit of the same kind than the
    /// title does.
    ///
    /// # Why it matters
    /// A report answers for one unit; a second name shows that it was copied.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 开展普法活动20次。
    /// ⟦白石镇人民政府⟧
    /// 2023年12月20日
    /// ```
    ///
    /// # Not reported
    /// The same unit with or without the places above it, with or without 人民政府 or 党委.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 开展普法活动20次。
    /// 云溪县青石镇人民政府
    /// 2023年12月20日
    /// ```
    ///
    /// # Source
    /// Ours.
    IssuerChanges = "issuer-changes", Warning;

    /// 标题与落款单位不一致
    ///
    /// # 检查内容
    /// 落款或“现将……报告如下”中的单位，与标题中的不是同一个单位，而层级相同。
    ///
    /// # 为什么重要
    /// 一份报告只代表一个单位；出现第二个单位，多是照搬所致。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 现将⟦白石镇⟧2023年法治政府建设情况报告如下：
    /// 一、主要举措和成效
    /// 开展普法活动20次。
    /// 青石镇人民政府
    /// 2023年12月20日
    /// ```
    ///
    /// # 不报告的情形
    /// 同一单位，写不写上级地名、写不写“人民政府”“党委”。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 现将我镇2023年法治政府建设情况报告如下：
    /// 一、主要举措和成效
    /// 开展普法活动20次。
    /// 中共青石镇委员会
    /// 2023年12月20日
    /// ```
    ///
    /// # 依据
    /// 本程序所定。
    chinese
}

impl Check for IssuerChanges {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let Some(issuer) = &reading.report.issuer else {
            return;
        };
        let title = reading
            .report
            .title
            .as_ref()
            .map(|title| title.value.as_str());
        let in_title = title.and_then(|title| unit_in(title).map(|unit| core(&unit)));
        let own = in_title.unwrap_or_else(|| core(&issuer.value.name));
        let mut others = Vec::new();
        if let Some((name, span)) = signatory(reading) {
            others.push((core(&name), name, span));
        }
        others.extend(announced(reading));
        for (other, name, span) in others {
            if !differ(&own, &other) {
                continue;
            }
            found.push(Found::at(
                span,
                say!(
                    "报告单位是“{own}”，此处却是“{name}”",
                    "the report is “{own}”’s, and this names “{name}”"
                ),
                say!(
                    "请核对报告单位，统一名称",
                    "see whose report it is, and name one unit"
                ),
            ));
        }
    }
}

/// The unit that a title begins with.
fn unit_in(title: &str) -> Option<String> {
    let name = title.strip_prefix("关于").unwrap_or(title);
    let upto = name
        .find("关于")
        .or_else(|| name.find("20"))
        .or_else(|| name.find("二〇"))
        .or_else(|| name.find("法治"))?;
    let unit = name.get(..upto)?.trim();
    let n_chars = unit.chars().count();
    ((3..=24).contains(&n_chars) && Kind::of(&core(unit)).is_some()).then(|| unit.to_owned())
}

/// A unit's name without 中共, 人民政府 and their like, and without the places above it.
fn core(name: &str) -> String {
    let name = name.strip_prefix("中共").unwrap_or(name);
    let mut base = name;
    for office in [
        "人民政府办公室",
        "人民政府",
        "党委政府",
        "党委",
        "委员会",
        "党工委",
        "工作委员会",
        "政府",
    ] {
        if let Some(rest) = name.strip_suffix(office)
            && Kind::of(rest).is_some_and(|kind| kind != Kind::Department)
        {
            base = rest;
            break;
        }
    }
    let base = base
        .strip_suffix("办事处")
        .filter(|base| base.ends_with("街道"))
        .unwrap_or(base);
    let base = if base.ends_with("街道办") {
        base.strip_suffix('办').unwrap_or(base)
    } else {
        base
    };
    let above = base
        .char_indices()
        .filter(|&(byte, ch)| {
            let stem = base.get(..byte).unwrap_or_default().chars().count();
            let rest = base.get(byte..).unwrap_or_default().chars().count();
            matches!(ch, '省' | '市' | '县' | '区' | '州' | '旗')
                && stem >= 1
                && rest > 2
                && !base.get(byte..).unwrap_or_default().starts_with("市场")
                && !base.get(byte..).unwrap_or_default().starts_with("市管")
                && !base.get(byte..).unwrap_or_default().starts_with("市政")
                && !base.get(byte..).unwrap_or_default().starts_with("区管")
        })
        .map(|(byte, ch)| byte + ch.len_utf8())
        .next_back()
        .unwrap_or(0);
    base.get(above..).unwrap_or(base).to_owned()
}

/// The unit whose report 现将 announces.
fn announced(reading: &Reading<'_>) -> Option<(String, String, CharSpan)> {
    let place = reading.places("现将").into_iter().next()?;
    let start = place.end.get();
    // 现将石桥乡2023年度…, 现将石桥乡有关工作情况….
    let matters = [
        "有关",
        "工作",
        "法治",
        "推进",
        "今年",
        "本年度",
        "上年度",
        "年度",
        "贯彻",
        "落实",
        "开展",
        "相关",
        "的",
    ];
    let last = reading.chars.len().min(start + 15);
    let end = (start + 2..=last).find(|&at| {
        let next = reading.at(at);
        let is_name = Kind::of(&reading.chars[start..at].iter().collect::<String>());
        !is_han(next) || is_name.is_some() && reading.says_any(at, &matters)
    })?;
    let next = reading.at(end);
    if !is_han(next) && !next.is_ascii_digit() && !next.is_whitespace() {
        return None;
    }
    let name: String = reading.chars[start..end].iter().collect();
    let is_name = !name.starts_with(['我', '本', '全'])
        && Kind::of(&core(&name)).is_some()
        && name.chars().count() >= 3;
    is_name.then(|| (core(&name), name, CharSpan::new(start, end)))
}

/// Whether two units are of one kind and not the same.
fn differ(own: &str, other: &str) -> bool {
    let (Some(kind), Some(other_kind)) = (Kind::of(own), Kind::of(other)) else {
        return false;
    };
    let is_township = |kind| matches!(kind, Kind::Town | Kind::Township | Kind::Subdistrict);
    // No bureau and no county signs as a town; an office of the town may sign for it.
    let alike = kind == other_kind || is_township(other_kind);
    let too_short = own.chars().count() < 3 && is_township(kind) || other.chars().count() < 3;
    alike && !too_short && !is_short_for(own, other) && !is_short_for(other, own)
}
