//! Words of what comes back: forms, annotations, JSON.

words! {
    /// Where in the file, and what is wrong.
    fault(place: &str, problem: &str) => "{place}：{problem}", "{place}: {problem}";
    /// No format that can be read.
    unknown => "不是可以导入的文件（评阅表、W3C 批注、zhupi 的 JSON）", "nothing that can be imported (a form, W3C annotations, JSON of zhupi)";
    /// Of a later version.
    newer(version: u64) => "由更新的版本写成（格式第 {version} 版），请升级 zhupi", "written by a later version (format {version}); upgrade zhupi";
    /// Broken JSON or a wrong value.
    broken(what: &str) => "读不懂：{what}", "cannot be understood: {what}";
    /// A line of a form.
    line(line: &str) => "这一行放不到任何地方：`{line}`", "this line belongs nowhere: `{line}`";
    /// A passage that is not there.
    not_found(quote: &str) => "报告中找不到这段原文：`{quote}`", "the report does not have this passage: `{quote}`";
    /// A passage that stands in several places.
    ambiguous(quote: &str, n: usize) => "这段原文在报告中有 {n} 处，请多抄几个字：`{quote}`", "this passage stands in {n} places; copy more of it: `{quote}`";
    /// No such section.
    no_section(id: &str) => "报告中没有章节 `{id}`", "the report has no section `{id}`";
    /// The report cannot be read.
    unread => "报告文件读不了，无法定位", "the report's file cannot be read, so nothing can be placed in it";
    /// No such report.
    no_report(report: &str) => "批次中没有这份报告：`{report}`", "the batch has no such report: `{report}`";
    /// A report found by its text.
    by_text(old: &str, new: &str) => "`{old}` 已改名，按内容认作 `{new}`", "`{old}` has another name now: `{new}` has the same text";
    /// Records of somebody else.
    other_reviewer(reviewer: &str, n: usize) => "未导入 {n} 份：评阅人是 `{reviewer}`\n要导入这些，请加 --reviewer", "{n} not imported: the reviewer is `{reviewer}`\nTo take them, name the reviewer with --reviewer";
    /// Nothing for the current reviewer.
    nothing_for(reviewer: &str) => "文件中没有 `{reviewer}` 的评阅", "the file has no review of `{reviewer}`";
    /// A note whose passage is not found, but taken.
    taken_lost(fault: &str) => "{fault}（批注已收下，用 zhupi anchors 可重新定位）", "{fault} (the note is kept; see zhupi anchors)";
    /// Records that the exporter could not read.
    not_in_file(n: usize) => "导出时有 {n} 条记录未能读取，本文件不含其内容", "{n} records could not be read when this file was written; it has nothing of them";
    /// Nothing was written.
    nothing_written(n: usize) => "有 {n} 处放不进去，什么都没有写入\n请改正后重来，或加 --skip 只导入其余部分", "{n} could not be placed; nothing was written\nCorrect them and try again, or take the rest with --skip";
    /// What a dry run found.
    would(n_reports: usize, n_edits: usize) => "试运行：将改动 {n_reports} 份评阅的 {n_edits} 处", "Dry run: {n_edits} changes in {n_reports} reviews";
    /// One report in a dry run.
    would_one(report: &str, n_edits: usize) => "{report}：{n_edits} 处", "{report}: {n_edits} changes";
    /// What was written.
    done(n_reports: usize, n_edits: usize) => "已导入：改动 {n_reports} 份评阅的 {n_edits} 处", "Imported: {n_edits} changes in {n_reports} reviews";
    /// Everything was there already.
    nothing_new => "文件内容与评阅库一致，没有需要改动的", "The store says all of it already; nothing was changed";
}
