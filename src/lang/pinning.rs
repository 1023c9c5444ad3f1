//! Words of changing the profile of a store.

words! {
    /// `profile take`.
    about => "更换评阅库的模板：先列出合计、等次有变的评阅，加 --yes 才更换", "Change the store's profile: lists the reviews it affects; `--yes` does it";
    /// `--yes`.
    opt_yes => "确认更换", "Do it";
    /// A review comes to something else.
    affected(report: &str, reviewer: &str, before: &str, after: &str) => "{report}  {reviewer}：{before} → {after}", "{report}  {reviewer}: {before} → {after}";
    /// Scores out of range.
    out_of_range(names: &str) => "  超出新的分值范围，原样保留，待改：{names}", "  out of the new range, kept until changed: {names}";
    /// Scores of no criterion.
    unknown(names: &str) => "  新模板没有这些指标，分数保留而不计入：{names}", "  of no criterion of the new profile, kept and not counted: {names}";
    /// Criteria without a score.
    empty(names: &str) => "  待评：{names}", "  without a score: {names}";
    /// Nothing is affected.
    nobody => "没有评阅受影响", "No review is affected";
    /// It is the store's profile.
    same(name: &str) => "评阅库用的就是 `{name}`，无需更换", "`{name}` is the store's profile already";
    /// Not yet.
    ask(n: usize, name: &str) => "更换为 `{name}` 将影响 {n} 份评阅（分数本身都不改动），未更换\n确认请加 --yes", "Changing to `{name}` affects {n} reviews (no score itself is changed); nothing was done\nAdd --yes to do it";
    /// Done.
    taken(name: &str, n: usize) => "评阅库的模板已换成 `{name}`，{n} 份评阅受影响", "The store's profile is `{name}` now; {n} reviews are affected";
    /// Where the one before is.
    kept(path: &str) => "原模板保存在 {path}", "The one before is kept in {path}";
    /// A score that the rubric does not allow.
    no_longer_fits => "（不合现行分值范围）", "(out of the rubric's range)";
}
