//! Words of the list's filter and order, and of the pickers that lie over the panes.

words! {
    /// Key of a clause: status.
    key_status => "状态", "status";
    /// Key of a clause: score.
    key_score => "得分", "score";
    /// Key of a clause: year.
    key_year => "年", "year";
    /// Key of a clause: unit.
    key_issuer => "单位", "issuer";
    /// Key of a clause: class of the unit.
    key_class => "类别", "class";
    /// Key of a clause: missing parts.
    key_missing => "缺", "missing";
    /// Key of a clause: number of notes.
    key_notes => "批注", "notes";
    /// Value of a clause: any part.
    any => "任一", "any";
    /// Value of a clause: without a score, without notes.
    none => "无", "none";
    /// The prompt of the filter.
    ask_filter => "筛选：", "filter: ";
    /// At the right of the filter while nothing is typed: an example.
    filter_example => "名称、首字母，或 状态:在读 得分<60 缺:任一（Tab 补全）", "name, or status:new score<60 missing:any (Tab completes)";
    /// At the right of the filter: how many reports are shown.
    filter_count(shown: usize, all: usize) => "{shown}/{all} 份", "{shown} of {all}";
    /// A value that is none.
    filter_trouble(value: &str) => "不认识“{value}”", "`{value}` means nothing";
    /// Foot of the list: the filter and how many reports it hides.
    filtered(typed: &str, hidden: usize) => "筛选 {typed} · 隐去 {hidden}", "filter {typed} · {hidden} hidden";
    /// The list without a report that the filter shows.
    nothing_shown => "没有符合筛选的报告\n按 f 修改，Esc 取消", "no report fits the filter\nf changes it, Esc drops it";
    /// The filter was taken away.
    filter_dropped => "已取消筛选", "filter dropped";
    /// No report fits, so the cursor stays.
    filter_fits_none(typed: &str) => "没有报告符合“{typed}”", "no report fits `{typed}`";
    /// Head of the menu of orders.
    head_sort => "排序", "Sort";
    /// Keys of the menu of orders.
    sort_keys => "字母或 Enter 选定，再选一次倒序  Esc 返回", "a letter or Enter chooses, again reverses  Esc back";
    /// Order by path.
    sort_path => "文件路径", "path";
    /// Order by status.
    sort_status => "状态", "status";
    /// Order by score.
    sort_score => "得分", "score";
    /// Order by year.
    sort_year => "年度", "year";
    /// Order by unit.
    sort_issuer => "单位名称", "unit";
    /// Order by number of missing parts.
    sort_missing => "缺少的必备部分", "missing parts";
    /// Order by number of notes.
    sort_notes => "批注条数", "notes";
    /// Foot of the list: its order.
    sorted(by: &str, sign: &str) => "按{by}排序 {sign}", "by {by} {sign}";
}
