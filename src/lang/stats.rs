//! Words of the batch as numbers.

words! {
    /// Head of the progress.
    head_progress(reports: usize) => "进度（共 {reports} 份）", "Progress ({reports} reports)";
    /// By status.
    progress(done: usize, reading: usize, hold: usize, new: usize) => "已评 {done}  评阅中 {reading}  搁置 {hold}  未评 {new}", "{done} done  {reading} reading  {hold} on hold  {new} new";
    /// Time spent.
    spent(time: &str) => "共用时 {time}", "{time} spent";
    /// Pace.
    pace(each: &str, left: &str) => "已评的平均每份 {each}，余下约需 {left}", "{each} for each done; the rest will take about {left}";
    /// Head of a rubric's table.
    head_sheet(name: &str, max: &str) => "{name}（满分 {max}）", "{name} (of {max})";
    /// Column.
    col_criterion => "指标", "criterion";
    /// Column.
    col_n => "份数", "n";
    /// Column.
    col_mean => "平均", "mean";
    /// Column.
    col_median => "中位", "median";
    /// Column.
    col_min => "最低", "min";
    /// Column.
    col_max => "最高", "max";
    /// Column.
    col_sd => "标准差", "sd";
    /// Column.
    col_shape => "分布", "shape";
    /// The total.
    total => "总分", "total";
    /// Column.
    col_rank => "名次", "rank";
    /// Column.
    col_report => "报告", "report";
    /// Column.
    col_unit => "单位", "unit";
    /// Column.
    col_class => "类别", "class";
    /// Column.
    col_total => "总分", "total";
    /// Column.
    col_grade => "等次", "grade";
    /// Column.
    col_flags => "标志", "flags";
    /// A class of units.
    township => "乡镇", "township";
    /// A class of units.
    county => "县级", "county";
    /// A class of units.
    department => "部门", "department";
    /// No total yet.
    incomplete => "未评完", "incomplete";
    /// How a total came about.
    reckoned(report: &str, how: &str) => "  {report}：{how}", "  {report}: {how}";
    /// A sentence of one reader's total.
    of_reader(reader: &str, sentence: &str) => "{reader}：{sentence}", "{reader}: {sentence}";
    /// Reviews with something wrong.
    head_unreadable(n: usize) => "读不了或有疑问的评阅（{n} 份），以上数字请核对", "Reviews that cannot be read or are in doubt ({n}); mind the numbers above";
    /// Head.
    head_classes => "按单位类别", "By class of unit";
    /// One class.
    class_line(class: &str, n: usize, mean: &str, median: &str) => "{class}  {n} 份  平均 {mean}  中位 {median}", "{class}  {n} reports  mean {mean}  median {median}";
    /// Head.
    head_outliers => "偏离平均两个标准差以上", "More than two deviations from the mean";
    /// One of them.
    outlier(report: &str, reviewer: &str, what: &str, value: &str, mean: &str) => "{report}（{reviewer}）{what} {value}，平均 {mean}", "{report} ({reviewer}) {what} {value}, mean {mean}";
    /// Head.
    head_drift => "本人前后宽严（按评分先后，得分占满分的百分比）", "Own drift (in order of scoring, percent of the maximum)";
    /// One stretch.
    drift(nth: usize, n: usize, mean: &str) => "第 {nth} 段  {n} 份  平均 {mean}", "stretch {nth}  {n} reports  mean {mean}";
    /// Less than a minute.
    seconds(seconds: u64) => "{seconds} 秒", "{seconds} s";
    /// Less than an hour.
    minutes(minutes: u64) => "{minutes} 分钟", "{minutes} min";
    /// Hours.
    hours(hours: u64, minutes: u64) => "{hours} 小时 {minutes} 分", "{hours} h {minutes} min";
}

/// Hours and minutes; below a minute, seconds.
#[must_use]
pub fn time(lang: crate::lang::Lang, spent: u64) -> String {
    match (spent / 3_600, spent / 60 % 60) {
        (0, 0) => seconds(lang, spent),
        (0, n_minutes) => minutes(lang, n_minutes),
        (n_hours, n_minutes) => hours(lang, n_hours, n_minutes),
    }
}

/// What a class is called that goes by the id of a rank; another goes by its own.
#[must_use]
pub fn class(lang: crate::lang::Lang, id: &str) -> &str {
    match id {
        "township" => township(lang),
        "county" => county(lang),
        "department" => department(lang),
        other => other,
    }
}
