//! Words of what comes back: forms, annotations, JSON.

words! {
    /// Where in the file, and what is wrong.
    fault(place: &str, problem: &str) => "{place}：{problem}", "{place}: {problem}";
    /// A file of which nothing can be imported.
    no_file(file: &str, why: &str) => "`{file}`：{why}；什么都没有写入", "`{file}`: {why}; nothing was written";
    /// A line of the file.
    at_line(line: usize) => "第 {line} 行", "line {line}";
    /// No format that can be read.
    unknown => "不是可以导入的文件（评阅表、W3C 批注、zhupi 的 JSON）", "nothing that can be imported (a form, W3C annotations, JSON of zhupi)";
    /// Of a later version.
    newer(version: u64) => "由更新的版本写成（格式第 {version} 版），请升级 zhupi", "written by a later version (format {version}); upgrade zhupi";
    /// Broken JSON.
    syntax(line: usize, column: usize) => "JSON 写法有误（第 {line} 行第 {column} 个字节处），可能不完整", "no valid JSON from line {line}, byte {column} on; it may be broken off";
    /// A key that is not there.
    missing(key: &str) => "缺少 `{key}`", "`{key}` is missing";
    /// A value that a key cannot have.
    value(key: &str, value: &str) => "`{key}` 不能是 `{value}`", "`{key}` cannot be `{value}`";
    /// A value of another type.
    wrong_type(what: &str) => "有一项的类型不对（文字、数字或列表用错了地方）", "a value of the wrong type: {what}";
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
    /// Nobody said who imports, and the file names reviewers.
    whose(commands: &str) => "尚未指明评阅人；文件里写的评阅人可以这样导入：\n{commands}", "No reviewer is named; those of the file can be imported so:\n{commands}";
    /// Nothing for the current reviewer.
    nothing_for(reviewer: &str) => "文件中没有 `{reviewer}` 的评阅", "the file has no review of `{reviewer}`";
    /// A note whose passage is not found, but taken.
    taken_lost(fault: &str) => "{fault}（批注已收下，用 zhupi anchors 可重新定位）", "{fault} (the note is kept; see zhupi anchors)";
    /// The file is of another batch.
    foreign(theirs: &str, ours: &str, root: &str) => "文件出自批次 {theirs}，这里是批次 {ours}（`{root}`），没有一份报告的正文与文件相符；什么都没有写入\n请到那个批次的文件夹里执行，或用 --batch 指定；确要导入这里请加 --force", "the file is of the batch {theirs}, this is the batch {ours} (`{root}`), and no report here has the text of one there; nothing was written\nRun it in the folder of that batch, or name it with --batch; --force takes it here all the same";
    /// The batch has another store elsewhere.
    other_store(theirs: &str, ours: &str) => "文件出自另一个评阅库（批次 {theirs}），报告正文与本批次 {ours} 相符，照常导入", "the file is of another store (batch {theirs}) with the texts of this batch {ours}; it is taken in";
    /// A batch with its id.
    batch(name: &str, id: &str) => "“{name}”[{id}]", "`{name}` [{id}]";
    /// A batch without an id.
    batch_without_id(name: &str) => "“{name}”", "`{name}`";
    /// Scores given under another rubric.
    other_rubric(theirs: &str, ours: &str) => "文件中的分数按另一份评分表给出（模板 {theirs}，本评阅库用的是 {ours}），请逐项核对", "the scores in the file were given under another rubric (profile {theirs}, this store has {ours}); look at each of them";
    /// The store that was written to.
    into_store(dir: &str) => "评阅库：{dir}", "Store: {dir}";
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
