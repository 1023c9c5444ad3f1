//! Words of the tutor. Keys come from the key table.

words! {
    /// How far one is.
    step(nth: usize, all: usize) => "练习 {nth}/{all}", "Tutor {nth}/{all}";
    /// The step before was done.
    well_done => "好！", "Good! ";
    /// Open a report.
    step_open(key: &str) => "左边是报告列表。按 {key} 打开第一份。", "At the left is the list of reports. {key} opens the first";
    /// Read on.
    step_section(key: &str) => "按 {key} 到下一章节，看看“不足”和“安排”怎么写。", "{key} goes to the next section: see how shortcomings and plan are written";
    /// Search.
    step_search(key: &str) => "按 {key}，输入“合法性审查”，回车；n 到下一处，Esc 结束查找。", "{key}, type 合法性审查, Enter; n goes to the next hit, Esc ends the search";
    /// The next report.
    step_next(key: &str) => "按 {key} 看下一份报告：双桥乡。章节栏下面写着它缺什么。", "{key} goes to the next report. Below its sections stands what it lacks";
    /// Accept a finding.
    step_accept(next: &str, accept: &str) => "右边是检查发现。按 {next} 到下一条，{accept} 采纳为批注。", "At the right is what the checks found. {next} goes to the next, {accept} makes it a note";
    /// Dismiss a finding.
    step_dismiss(next: &str, dismiss: &str) => "不是每条都对。{next} 再到下一条，{dismiss} 不采纳，写一句理由，回车。", "Not every one is right. {next}, then {dismiss} puts it aside; type a reason, Enter";
    /// Write a note.
    step_note(select: &str, note: &str) => "自己写一条：在正文按 {select} 选字（is 选整句），{note} 写批注，Ctrl-s 保存。", "Write your own: in the text {select} selects (is takes a sentence), {note} writes, Ctrl-s saves";
    /// Take it back.
    step_undo(undo: &str, redo: &str) => "写错了不要紧：{undo} 撤销，{redo} 恢复。撤销一次试试。", "Nothing is final: {undo} takes back, {redo} does again. Take one back";
    /// Score.
    step_score(key: &str) => "按 {key} 评分：输入分数，回车保存，下面是各档的说明。", "{key} scores: type points, Enter saves; below stands what they mean";
    /// Side by side.
    step_beside(next: &str, beside: &str) => "到《柳湾街道》（J）。{next} 到雷同段落，{beside} 与另一份并排对照。", "Go to 柳湾街道 (J). {next} goes to a copied passage, {beside} shows both side by side";
    /// Numbers.
    step_stats(key: &str) => "按 {key} 看全批统计，Esc 返回。", "{key} shows the batch as numbers, Esc comes back";
    /// Done.
    step_done(key: &str) => "按 {key} 评完这一份：它先说还缺什么，回车照样评完。", "{key} marks the report done: it names what is missing, Enter does it all the same";
    /// All done.
    finished(key: &str) => "练习完了。{key} 看全部按键，:tutor 收起本栏，q 退出。评自己的报告：zhupi 文件夹；导出：zhupi export 文件夹 --format docx -o 目录/", "That was all. {key} shows every key, :tutor hides this, q leaves. Your own reports: zhupi FOLDER; to export: zhupi export FOLDER --format docx -o OUT/";
    /// The strip is hidden.
    hidden => "练习已收起，:tutor 接着练", "the tutor is hidden, :tutor takes it up again";
    /// The practice batch cannot be made.
    no_practice(why: &str) => "建不了练习批次：{why}", "the practice batch cannot be made: {why}";
    /// On the start page: how to practise.
    start_practice(key: &str) => "第一次用？按 {key} 跟着四份样例练一遍，不影响正式评阅", "New here? {key} leads through four samples; your own reviews are not touched";
}
