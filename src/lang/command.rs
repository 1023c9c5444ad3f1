//! Words of the command line and of reasons why a key cannot act.

words! {
    /// What `:check` does.
    about_check => "检查开关（全批）", "switches checks for the batch";
    /// There is but one report in the list.
    one_report => "列表里只有一份报告", "there is but one report in the list";
    /// The report has no notes.
    no_notes => "本报告还没有批注", "no notes on this report yet";
    /// No marks were set.
    no_marks => "还没有设过标记", "no marks are set";
    /// More commands than are shown.
    more(n: usize) => "等 {n} 个", "of {n}";
    /// Before anything is typed: what can be.
    hint_empty => "Tab 补全  ↑ 以前的命令", "Tab completes  Up goes back";
    /// What `q` does.
    about_q => "退出", "quit";
    /// What `w` does.
    about_w => "把留下的草稿存为批注", "make the draft left a note";
    /// What `status` does.
    about_status => "改状态", "set the status";
    /// What `title`, `issuer`, `year`, `part` do.
    about_correct => "更正识别结果", "correct what was read";
    /// What `filter` does.
    about_filter => "筛选列表", "filter the list";
    /// What `sort` does; a `!` reverses.
    about_sort => "列表排序，加 ! 倒序", "sort the list, ! reverses";
    /// What `set` does.
    about_set => "改设置，当即生效并记住", "change a setting, for later too";
    /// What `bind` does.
    about_bind => "把选中的批注改绑到所选文字", "bind the selected note to the selection";
    /// What `outline-reset` does.
    about_outline_reset => "撤去全部章节更正", "take all corrections of the outline back";
    /// What `measure` does.
    about_measure => "设正文栏宽（列）", "set the widest reading column";
    /// What `findings-reset` does.
    about_findings_reset => "恢复全批不再提示的检查发现", "bring muted findings back";
    /// What `export` does.
    about_export => "导出：给出要用的命令", "export: shows the command to use";
    /// Where exporting is done.
    export_how => "导出在命令行进行。按 q 退出后运行：", "Exporting is done on the command line. Press q to quit, then run:";
    /// The folder proposed for what is exported.
    export_folder => "评阅意见", "notes";
    /// The question after it.
    export_copy => "复制这条命令？", "Copy this command?";
    /// A command was copied.
    export_copied => "命令已复制", "command copied";
    /// What `phrase` does.
    about_phrase => "把这句话收入常用语", "keep these words as a phrase";
    /// Hint: next hit.
    do_next_hit => "下一处", "next hit";
    /// Hint: filter.
    do_filter => "筛选", "filter";
}
