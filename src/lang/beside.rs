//! Words of the second text.

words! {
    /// Head of the second text.
    head(name: &str) => "对照：{name}", "Beside: {name}";
    /// Keys at that head.
    head_keys => "= 关闭", "= closes";
    /// The prompt.
    ask => "对照（报告或 @评阅人，空着为上年）：", "Beside (report or @reviewer, empty: last year): ";
    /// A reviewer is being typed.
    a_reviewer => "他人评阅", "another's review";
    /// Nothing typed and no other year.
    type_a_name => "输入几个字", "type a few letters";
    /// Nothing fits what was typed.
    nobody => "没有", "none";
    /// The first that fits, of several.
    and_more(name: &str, n: usize) => "{name}，另 {n} 份", "{name} and {n} more";
    /// Another's review before one's own is done.
    own_first => "先评完自己的（D），再看他人的评阅", "finish your own review first (D), then look at others'";
    /// No report of the same unit.
    no_other_year => "本批没有同一单位的其他年份，请输入报告名", "no other year of this unit in the batch: type a report's name";
    /// No report of that name.
    no_such_report(typed: &str) => "没有名称含“{typed}”的报告", "no report's name holds `{typed}`";
    /// No reviewer of that name.
    no_such_reviewer(typed: &str, known: &str) => "没有评阅人“{typed}”；有：{known}", "no reviewer `{typed}`; there are: {known}";
    /// Nobody else reviewed.
    nobody_else => "评阅库里没有别的评阅人", "nobody else reviews in this store";
    /// The other wrote nothing about this report.
    nothing_written => "对方还没有评这份报告", "nothing written about this report yet";
}
