//! Words of the dashboard and of the comparison with reports nearest in score.

words! {
    /// Head of the dashboard.
    head_dashboard(name: &str) => "统计：{name}", "Statistics: {name}";
    /// Its keys.
    hint_dashboard => "Enter 打开报告  Tab 下一栏  Esc 返回", "Enter opens the report  Tab next part  Esc back";
    /// While the numbers are worked out.
    counting => "正在统计……", "counting…";
    /// Nothing is scored.
    nothing_scored => "还没有评分：打开一份报告，按 s 逐项评分", "nothing is scored yet: open a report and press s";
    /// Head of the ranking.
    head_ranking => "名次", "Ranking";
    /// A rank that several share.
    tied(rank: usize) => "并列{rank}", "{rank}=";
    /// One value far from the mean.
    outlier(report: &str, what: &str, value: &str, mean: &str) => "{report}  {what} {value}，平均 {mean}", "{report}  {what} {value}, mean {mean}";
    /// One stretch of scoring.
    stretch(nth: usize, n: usize, mean: &str) => "第 {nth} 段 {n} 份 {mean}%", "stretch {nth}, {n} reports, {mean}%";
    /// Head of the reports nearest in score.
    head_nearest(criterion: &str) => "得分相近：{criterion}", "Nearest in score: {criterion}";
    /// This report.
    this_one(given: &str, total: &str) => "本份 {given}，总分 {total}", "this one {given}, total {total}";
    /// A total.
    total_of(total: &str) => "总分 {total}", "total {total}";
    /// Keys of that list.
    hint_nearest => "Enter 对照同一部分  Esc 返回", "Enter compares the same part  Esc back";
    /// Nobody else is scored.
    no_peers => "还没有别的报告评过分，无从对照", "no other report is scored yet";
    /// No comment on a score.
    no_comment => "没有评语", "no comment";
    /// While they are looked up.
    looking => "正在查找……", "looking…";
}
