//! Words for what is wrong with a profile.

use std::fmt::Display;

words! {
    /// A fault of TOML itself.
    at(line: usize, column: usize, problem: &str) => "第 {line} 行第 {column} 列：{problem}", "line {line}, column {column}: {problem}";
    /// A fault of a key.
    at_key(line: usize, column: usize, key: &str, problem: &str) => "第 {line} 行第 {column} 列 `{key}`：{problem}", "line {line}, column {column}, `{key}`: {problem}";
    /// Between the members of a list.
    comma => "、", ", ";
    /// Not TOML.
    bad_toml(reason: &str) => "不是合法的 TOML：{reason}", "not valid TOML: {reason}";
    /// A key is missing.
    missing => "缺少这一项，请补上", "missing; add it";
    /// A key that means nothing.
    unknown(known: &str) => "不认识这一项；此处可用：{known}", "unknown key; here you may use: {known}";
    /// Wrong type.
    wrong_type(expected: &str) => "此处应为{expected}", "must be {expected}";
    /// Not a profile.
    wrong_format => "应写作 format = \"zhupi-profile\"", "must read format = \"zhupi-profile\"";
    /// A version from the future.
    wrong_version(version: u32) => "本程序只认识版本 {version}，请写 version = {version} 或升级程序", "this program knows version {version}; write version = {version} or upgrade";
    /// Not an id.
    bad_id(id: &str) => "`{id}` 不能作标识；请用小写英文字母开头，只含小写字母、数字、- 和 _", "`{id}` is no id; begin with a small ASCII letter and use only small letters, digits, - and _";
    /// An id given twice.
    duplicate(id: &str, line: usize) => "标识 `{id}` 在第 {line} 行已用过，请另取一个", "id `{id}` is already used on line {line}; choose another";
    /// Not one of the words allowed.
    bad_choice(given: &str, known: &str) => "不能写 `{given}`；可选：{known}", "`{given}` is not possible; choose one of: {known}";
    /// Not a slip with its right wording.
    bad_slip(given: &str) => "`{given}` 应写成“错误写法 正确写法 !例外”，以空格分开", "write `{given}` as `wrong right !exception`, with spaces between";
    /// Not a regular expression.
    bad_pattern(reason: &str) => "不是合法的正则表达式：{reason}", "not a regular expression: {reason}";
    /// Not a number.
    not_a_number => "不是十进制数，请写成 12.5 这样", "not a decimal number; write it like 12.5";
    /// More than two places.
    too_fine => "小数最多两位", "at most two decimal places";
    /// Too large.
    too_large => "数值过大，最多一千万", "too large; at most 10,000,000";
    /// 0 or less.
    not_positive => "必须大于 0", "must be more than 0";
    /// Not a multiple of the step.
    off_step(step: impl Display, below: impl Display, above: impl Display) => "不是步长 {step} 的整数倍；可改为 {below} 或 {above}", "not a multiple of the step {step}; make it {below} or {above}";
    /// Criteria and total disagree.
    sum_off(sum: impl Display, total: impl Display) => "各指标满分合计 {sum}，总分写的是 {total}；请使两者相等", "the criteria add up to {sum} and the total says {total}; make them equal";
    /// Shares of readers.
    shares_off(sum: impl Display) => "各方占比合计 {sum}，应为 100；请改到相等", "the shares add up to {sum}; they must make 100";
    /// A weight over nothing.
    empty_group => "这一组有 weight，却没有计入总分的指标；请给它指标，或去掉 weight", "this group has a weight but no criterion that counts; give it one, or drop the weight";
    /// Not for this way of combining.
    wrong_combine(combine: &str) => "只有 combine = \"{combine}\" 时才有这一项", "only combine = \"{combine}\" has this";
    /// More than there is.
    above_max(max: impl Display) => "超过了上限 {max}", "more than the maximum {max}";
    /// A cap below its deduction.
    cap_below(points: impl Display) => "累计上限小于每次扣分 {points}；请不小于它", "the cap is below the {points} taken off each time; raise it";
    /// Bands out of order.
    not_descending(before: impl Display) => "档次应从高到低排列，此处必须小于上一档的 {before}", "bands go from the highest down; this must be less than {before}, where the one before begins";
    /// The last band leaves a gap.
    last_not_zero => "最后一档的 min 应为 0，使每个分数都有所属", "the last band must begin at 0, so that every score has one";
    /// Not for this kind of criterion.
    wrong_kind(kinds: &str) => "只有 kind 为 {kinds} 的指标才有这一项", "only criteria of kind {kinds} have this";
    /// An empty list.
    empty => "至少要有一项", "at least one is needed";
    /// Not a date.
    bad_date => "日期请写成 2022-05-01", "write the date as 2022-05-01";
    /// Not a day of the year.
    bad_day => "日期请写成 03-01", "write the day as 03-01";
    /// A string.
    type_text => "字符串", "a string";
    /// A text in two languages.
    type_bilingual => "字符串，或 { zh = \"…\", en = \"…\" }", "a string or { zh = \"…\", en = \"…\" }";
    /// Points.
    type_points => "分数，如 12、0.5 或 \"0.5\"", "a number of points: 12, 0.5 or \"0.5\"";
    /// A whole number.
    type_whole => "整数", "a whole number";
    /// A truth value.
    type_bool => "true 或 false", "true or false";
    /// A list of strings.
    type_text_list => "字符串的列表", "a list of strings";
    /// A table.
    type_table => "表", "a table";
    /// A list of tables.
    type_table_list => "表的列表", "a list of tables";
}
