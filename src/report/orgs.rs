//! Names of units: whether a name is one, its rank, and the short name.
//!
//! Only the ends of names are looked at: 市场监督管理局 is a department
//! although 市 stands in it, 住房和城乡建设局 although 乡 does.

use super::model::Rank;

/// What follows the place in the name of its government or party committee.
const OFFICES: [&str; 13] = [
    "党委政府",
    "党委和政府",
    "人民政府",
    "街道办事处",
    "地区办事处",
    "办事处",
    "党工委",
    "工作委员会",
    "工委",
    "党委",
    "政府",
    "委员会",
    "委",
];

/// Ends of the names of departments and other units.
const DEPARTMENTS: [&str; 49] = [
    "局",
    "委员会",
    "管委会",
    "办公室",
    "厅",
    "中心",
    "林场",
    "农场",
    "牧场",
    "大队",
    "支队",
    "总队",
    "调查队",
    "执法队",
    "管理段",
    "分局",
    "管理处",
    "管理站",
    "服务站",
    "法院",
    "检察院",
    "联合会",
    "联社",
    "总站",
    "公司",
    "集团",
    "学院",
    "大学",
    "学校",
    "医院",
    "海关",
    "银行",
    "司法所",
    "派出所",
    "总工会",
    "供销社",
    "档案馆",
    "研究院",
    "联合社",
    "合作社",
    "残联",
    "妇联",
    "工商联",
    "党校",
    "政府办",
    "信访办",
    "政务办",
    "人防办",
    "委",
];

/// Words that end in 区 without being a district, and in 市 without being a city.
const NO_PLACES: [&str; 22] = [
    "开发区",
    "园区",
    "新区",
    "示范区",
    "景区",
    "社区",
    "高新区",
    "保税区",
    "工业区",
    "林区",
    "矿区",
    "牧区",
    "校区",
    "库区",
    "灌区",
    "地区",
    "城区",
    "山区",
    "辖区",
    "片区",
    "城市",
    "都市",
];

/// Words that end like a department and are none.
const NO_DEPARTMENTS: [&str; 9] = [
    "全局", "格局", "大局", "布局", "结局", "当局", "开局", "新局", "破局",
];

/// The rank a name tells, `None` where it is not the name of a unit.
pub(super) fn rank(name: &str) -> Option<Rank> {
    place(name).or_else(|| department(name))
}

/// The rank of a place or of its government.
fn place(name: &str) -> Option<Rank> {
    let base = base(name);
    let township = ["镇", "乡", "街道", "苏木"];
    if township.iter().any(|end| has_stem(base, end))
        || (name.ends_with("街道办事处") || name.ends_with("街道办"))
    {
        return Some(Rank::Township);
    }
    if base.ends_with("地区") && name.ends_with("办事处") {
        return Some(Rank::Township);
    }
    if NO_PLACES.iter().any(|end| base.ends_with(end)) && !base.ends_with("新区") {
        return None;
    }
    let county = ["县", "区", "市", "旗", "盟", "州", "省"];
    county
        .iter()
        .any(|end| has_stem(base, end))
        .then_some(Rank::County)
}

fn department(name: &str) -> Option<Rank> {
    let zone = [
        "开发区",
        "园区",
        "示范区",
        "景区",
        "高新区",
        "保税区",
        "工业区",
    ];
    let ends = DEPARTMENTS.iter().chain(&zone);
    let long_enough = name.chars().count() >= 3;
    let is_word = NO_DEPARTMENTS.iter().any(|end| name.ends_with(end));
    (long_enough && !is_word && ends.into_iter().any(|end| name.ends_with(end)))
        .then_some(Rank::Department)
}

/// Whether a name ends so and has something before it.
fn has_stem(name: &str, end: &str) -> bool {
    name.strip_suffix(end).is_some_and(|stem| !stem.is_empty())
}

/// The name without 人民政府, 办事处, 党委 and their like, and without 中共.
fn base(name: &str) -> &str {
    let name = name.strip_prefix("中共").unwrap_or(name);
    // 临河区人民政府东关街道办事处: the office stands below the government.
    let name = match name.split_once("人民政府") {
        Some((_, office)) if office.contains("街道") => office,
        _ => name,
    };
    if let Some(base) = name
        .strip_suffix("街道办事处")
        .or_else(|| name.strip_suffix("街道办"))
    {
        // 街道 belongs to the name of the place.
        return name.get(..base.len() + "街道".len()).unwrap_or(name);
    }
    let stripped = OFFICES.iter().find_map(|office| name.strip_suffix(office));
    let is_place = |base: &&str| {
        let ends = [
            "镇", "乡", "街道", "苏木", "县", "区", "市", "旗", "盟", "州", "省",
        ];
        ends.iter().any(|end| has_stem(base, end))
    };
    stripped.filter(is_place).unwrap_or(name)
}

/// The short name: without the places above it and, for governments, without 人民政府.
pub(super) fn short(name: &str) -> String {
    let base = base(name);
    let chars: Vec<char> = base.chars().collect();
    let is_department = place(name).is_none();
    let mut from = 0;
    let mut at = 0;
    while at + 1 < chars.len() {
        let boundary = matches!(chars[at], '省' | '市' | '县' | '区' | '旗' | '州' | '盟')
            || (chars[at] == '区' && at >= 2 && chars[at - 2..at] == ['治', '自']);
        let stem = at - from;
        let enough = stem >= 2 || (stem == 1 && chars[at] == '县');
        let rest = chars.len() - at - 1;
        let upto: String = chars[from..=at].iter().collect();
        let no_place = NO_PLACES.iter().any(|end| upto.ends_with(end));
        if boundary && enough && rest >= if is_department { 3 } else { 2 } && !no_place {
            from = at + 1;
        }
        at += 1;
    }
    chars[from..].iter().collect()
}

/// Of two units that stand side by side (中共…委员会…人民政府) the government; else the name.
pub(super) fn government(name: &str) -> &str {
    for office in [
        "委员会",
        "党工委",
        "工委",
        "党委",
        "镇委",
        "乡委",
        "县委",
        "区委",
        "市委",
    ] {
        if let Some((_, rest)) = name.split_once(office)
            && place(rest).is_some()
            && (rest.ends_with("政府") || rest.ends_with("办事处"))
        {
            return rest.trim_start_matches(['、', ',', '·', ' ']);
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: Option<Rank>, expected_short: &str) {
        assert_eq!(
            (rank(name), short(name).as_str()),
            (expected, expected_short),
            "{name}"
        );
    }

    #[test]
    fn ranks_and_short_names_follow_from_the_ends_of_names() {
        let (township, county, department) = (
            Some(Rank::Township),
            Some(Rank::County),
            Some(Rank::Department),
        );
        check("青岚县松涧镇人民政府", township, "松涧镇");
        check("松涧镇", township, "松涧镇");
        check("海晏市临河区白石庄镇", township, "白石庄镇");
        check("新市镇人民政府", township, "新市镇");
        check("临河区市桥街道办事处", township, "市桥街道");
        check("柳湾街道", township, "柳湾街道");
        check("临河区人民政府东关街道办事处", township, "东关街道");
        check("中共松涧镇委员会", township, "松涧镇");
        check("望江回族乡人民政府", township, "望江回族乡");
        check("海晏省青岚县人民政府", county, "青岚县");
        check("青岚县", county, "青岚县");
        check("临河区人民政府", county, "临河区");
        check("青岚县农业农村局", department, "农业农村局");
        check("县农业农村局", department, "县农业农村局");
        check("海晏市市场监督管理局", department, "市场监督管理局");
        check("海晏市城市管理局", department, "城市管理局");
        check("青岚县住房和城乡建设局", department, "住房和城乡建设局");
        check("青岚县卫生健康委员会", department, "卫生健康委员会");
        check("青岚县国有云岭林场", department, "国有云岭林场");
        check("青岚经济开发区管委会", department, "青岚经济开发区管委会");
        check("镇", None, "镇");
        check("法治政府建设", None, "法治政府建设");
    }

    #[test]
    fn of_two_units_side_by_side_the_government_is_the_issuer() {
        assert_eq!(
            government("中共松涧镇委员会松涧镇人民政府"),
            "松涧镇人民政府"
        );
        assert_eq!(government("松涧镇党委松涧镇人民政府"), "松涧镇人民政府");
        assert_eq!(government("青岚县卫生健康委员会"), "青岚县卫生健康委员会");
    }
}
