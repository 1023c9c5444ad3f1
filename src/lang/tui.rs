//! Words of the screen; what each key does is in `keys`.

words! {
    /// The screen is too small to draw.
    too_small(cols: u16, rows: u16) => "窗口太小：请放大到至少 {cols} 列 {rows} 行", "window too small: needs {cols} columns by {rows} rows";
    /// Head of the report list.
    head_reports => "报告", "Reports";
    /// Head of the section navigator.
    head_sections => "章节", "Sections";
    /// Head of the reading pane without a report.
    head_text => "正文", "Text";
    /// Head of the annotation pane: notes.
    head_notes(n: usize) => "批注 {n}", "Notes {n}";
    /// Head of the annotation pane: scores.
    head_scores(total: &str) => "评分 {total}", "Scores {total}";
    /// Head of the help overlay.
    head_help(place: &str) => "帮助：{place}", "Help: {place}";
    /// Head of a question.
    head_question => "请确认", "Please confirm";
    /// The batch is being listed.
    listing => "正在列出报告…", "listing reports…";
    /// A report is being opened.
    opening => "正在打开…", "opening…";
    /// An empty batch.
    no_reports => "这里没有报告", "no reports here";
    /// What to do about an empty batch.
    no_reports_hint => "这个文件夹里没有可读的报告。\n支持 txt、md、html、docx、pdf、doc、wps、ofd。\n按 q 退出，再用 zhupi 文件夹 打开别处。", "No report in this folder.\nRead are txt, md, html, docx, pdf, doc, wps, ofd.\nPress q to quit, then zhupi FOLDER to open another";
    /// Units of units.csv without a report.
    units_missing(n: usize) => "未报送 {n} 家", "{n} units missing";
    /// Files of the folder that are no reports.
    passed_over(n: usize) => "另有 {n} 个文件未读取", "{n} other files passed over";
    /// The text before the first heading.
    preamble => "开头", "Preamble";
    /// Required parts that were not found.
    parts_missing(names: &str) => "缺：{names}", "missing: {names}";
    /// Between the names of a list.
    and => "、", ", ";
    /// A note's place when it speaks of the whole report.
    whole_report => "整份报告", "whole report";
    /// A draft that waits.
    draft_waits => "草稿（e 续写，d 删除）", "draft (e to go on, d to drop)";
    /// The summary for the unit.
    summary => "总评", "Summary";
    /// Whom the summary is for.
    summary_for => "随批注发给报送单位的总评", "sent to the unit with the notes";
    /// The annotation pane without notes.
    no_notes => "还没有批注", "No notes yet";
    /// A passage of a note that is no longer found.
    note_lost => "原文已改，找不到这段话", "the text changed: passage not found";
    /// A passage of a note that may be another one.
    note_doubtful => "原文已改，位置待核", "the text changed: place to be checked";
    /// Head of the editor for a new note.
    new_note => "写批注", "New note";
    /// Head of the editor for a note that exists.
    edit_note => "改批注", "Edit note";
    /// Head of the editor for the comment on a score.
    score_comment => "评分说明", "Comment on the score";
    /// A score of na.
    not_applicable => "不适用", "n/a";
    /// A flag that is raised.
    flag_raised => "是", "raised";
    /// A flag that is not raised.
    flag_clear => "否", "no";
    /// The total.
    total => "总分", "Total";
    /// Criteria without a score.
    n_empty(n: usize) => "还有 {n} 项未评", "{n} to go";
    /// The most a deduction takes off.
    deduction_cap(cap: &str) => "，最多 {cap}", ", at most {cap}";
    /// A flag sends the report back.
    grade_returned => "退回", "returned";
    /// A flag rejects the report.
    grade_rejected => "不予评等", "rejected";
    /// More lines than there is room for.
    more_below(n: usize) => "↓ 还有 {n} 行，空格翻页", "↓ {n} more lines: Space";
    /// Points given by hand beside counted deductions.
    adjusted(left: &str, by_hand: &str) => "按扣分应为 {left}，另调 {by_hand}", "{left} by deductions, {by_hand} by hand";
    /// A selection that the next score rests on.
    passage_at_hand(n: usize) => "下一个分数将引用所选 {n} 字", "the next score cites the {n} characters selected";
    /// What another session gave the same criterion.
    other_value(value: &str) => "另一处同时给了 {value}，重给一次即定", "{value} was given elsewhere meanwhile: score it again to settle";
    /// How sure.
    confidence_is(word: &str) => "把握：{word}", "confidence: {word}";
    /// Not sure.
    confidence_low => "低", "low";
    /// As usual.
    confidence_medium => "中", "medium";
    /// Beyond doubt.
    confidence_high => "高", "high";
    /// Before the number of a passage that a score rests on.
    ground => "依据", "ground ";
    /// A note that is no longer there.
    ground_gone => "（批注已删除）", "(note deleted)";
    /// Head of old values.
    history => "改动", "Changes";
    /// An edit that changed no points.
    grounds_changed => "依据、理由或把握有改动", "grounds, reason or confidence changed";
    /// Taken back.
    by_undo => "（撤销）", " (undo)";
    /// Done again.
    by_redo => "（重做）", " (redo)";
    /// Edited in the file.
    by_hand => "（改在文件里）", " (in the file)";
    /// Something could not be written.
    unsaved(n: usize, since: &str, why: &str) => "未保存 {n} 处（{since} 起）：{why}", "{n} not saved since {since}: {why}";
    /// Something is being written.
    saving => "保存中", "saving";
    /// All is on disk.
    saved => "已保存", "saved";
    /// Progress through the batch.
    progress(done: usize, all: usize) => "已评 {done}/{all}", "{done}/{all} done";
    /// Hint in the editor.
    hint_writing => "Ctrl-s 保存  Tab 类别  Esc 留作草稿  Ctrl-e 外部编辑器", "Ctrl-s save  Tab kind  Esc keep draft  Ctrl-e own editor";
    /// Hint in the score pane.
    hint_scores => "Enter 保存  数字 给分  字母 扣分  x 不适用", "Enter save  digits give  letters deduct  x n/a";
    /// Hint: open.
    do_open => "打开", "open";
    /// Hint: next unfinished report.
    do_next_unfinished => "下一份未评", "next to do";
    /// Hint: note.
    do_note => "批注", "note";
    /// Hint: select.
    do_select => "选字", "select";
    /// Hint: sentence.
    do_sentence => "整句", "sentence";
    /// Hint: copy.
    do_copy => "复制", "copy";
    /// Hint: back.
    do_back => "返回", "back";
    /// Hint: score.
    do_score => "评分", "score";
    /// Hint: go on with a draft.
    do_go_on => "续写", "go on";
    /// Hint: edit.
    do_edit => "修改", "edit";
    /// Hint: delete.
    do_delete => "删除", "delete";
    /// Hint: help.
    do_help => "帮助", "help";
    /// Keys of a question.
    confirm_keys => "Enter 确定  Esc 返回", "Enter yes  Esc back";
    /// Keys of the help overlay.
    help_keys => "/ 查找  j k 滚动  Esc 返回", "/ search  j k scroll  Esc back";
    /// The prompt for the reviewer's name.
    ask_reviewer => "评阅人姓名（首次编辑前填一次）：", "Reviewer's name (asked once): ";
    /// The reading pane.
    place_text => "正文", "text";
    /// The reading pane while selecting.
    place_select => "选字", "selecting";
    /// The report list.
    place_list => "报告", "reports";
    /// The section navigator.
    place_navigator => "章节", "sections";
    /// The notes.
    place_notes => "批注", "notes";
    /// The score pane.
    place_scores => "评分", "scores";
    /// Group of keys.
    group_move => "移动", "Move";
    /// Group of keys.
    group_go => "跳转", "Go";
    /// Group of keys.
    group_select => "选择", "Select";
    /// Group of keys.
    group_note => "批注", "Notes";
    /// Group of keys.
    group_score => "评分与状态", "Scores and status";
    /// Group of keys.
    group_outline => "更正章节", "Correct the outline";
    /// Group of keys.
    group_find => "查找", "Search";
    /// Group of keys.
    group_view => "版面", "View";
    /// Group of keys.
    group_program => "程序", "Program";
    /// No such key here.
    unknown_key(keys: &str) => "这里没有 {keys} 键，按 ? 看可用的键", "no key {keys} here: ? shows the keys";
    /// An input method is on where keys are commands.
    input_method_on(ch: char) => "收到汉字“{ch}”：这里按键是命令，请先关闭输入法", "got “{ch}”: keys are commands here, please switch the input method off";
    /// Nothing to undo.
    nothing_to_undo => "没有可撤销的操作", "nothing to undo";
    /// Nothing to redo.
    nothing_to_redo => "没有可重做的操作", "nothing to redo";
    /// Undone.
    undone => "已撤销", "undone";
    /// Redone.
    redone => "已重做", "redone";
    /// No open report.
    no_open_report => "还没有打开报告", "no report is open";
    /// The report list ends here.
    no_more_reports => "没有下一份了", "no further report";
    /// Every report is done.
    all_done => "全部评完了", "every report is done";
    /// No section there.
    no_more_sections => "没有下一个章节了", "no further section";
    /// No note there.
    no_more_notes => "没有下一条批注了", "no further note";
    /// No empty criterion.
    no_empty_criterion => "各项都已评分", "every criterion has a score";
    /// A part that the other report does not have.
    part_not_there => "那份报告没有这一部分", "that report lacks this part";
    /// The cursor is in no part.
    in_no_part => "光标所在的章节不属于必备部分", "the section at the cursor carries no required part";
    /// No note under the cursor.
    no_note_here => "光标处没有批注", "no note at the cursor";
    /// No object here.
    nothing_to_select => "光标处没有可选的内容", "nothing of that kind at the cursor";
    /// Draft kept.
    draft_kept => "草稿已留存：按 e 续写，:w 存为批注", "draft kept: e goes on, :w makes it a note";
    /// Drafts of the report that were found on disk.
    drafts_found(n: usize) => "有 {n} 份未完的草稿，按 e 续写", "{n} unfinished drafts: e goes on";
    /// Private remarks that could not be read.
    remarks_unread(why: &str) => "私记未能读取：{why}", "the remarks could not be read: {why}";
    /// Drafts that could not be read.
    drafts_unread(why: &str) => "草稿未能读取：{why}", "drafts could not be read: {why}";
    /// A draft of another report.
    draft_of_another(report: &str) => "这份草稿属于 {report}，请先打开它", "this draft belongs to {report}: open that first";
    /// An empty note.
    empty_note => "没有内容，未存为批注", "nothing written, no note made";
    /// A note was saved.
    note_made => "已批注", "note made";
    /// A note was deleted.
    note_deleted => "已删除，按 u 撤销", "deleted, u takes it back";
    /// The question before a draft is dropped.
    draft_drop => "删除这份草稿？删除后不能撤销", "Drop this draft? It cannot be brought back";
    /// A draft was dropped.
    draft_dropped => "草稿已删除", "draft dropped";
    /// Copied.
    copied(n: usize) => "已复制 {n} 字", "{n} characters copied";
    /// Nothing to copy.
    nothing_to_copy => "没有选中文字", "nothing selected";
    /// Nothing found.
    not_found(pattern: &str) => "没有找到“{pattern}”", "`{pattern}` not found";
    /// No search yet.
    no_search => "还没有查找过，按 / 开始", "nothing searched yet: / begins";
    /// A mark was set.
    mark_set(name: char) => "已设标记 {name}", "mark {name} set";
    /// No such mark.
    no_mark(name: char) => "没有标记 {name}", "no mark {name}";
    /// The mark's name is awaited.
    mark_name => "标记名（一个字母）：", "mark (one letter): ";
    /// The jump list ends here.
    no_jump => "没有更早的跳转位置", "no earlier place";
    /// How to quit.
    how_to_quit => "按 q 退出，Q 直接退出", "q quits, Q quits at once";
    /// Reading only.
    read_only(why: &str) => "只读：{why}", "read-only: {why}";
    /// Scores that the rubric no longer allows, before done.
    done_doubtful_scores(names: &str) => "分值不合评分表：{names}", "points the rubric does not allow: {names}";
    /// A score rests on no passage.
    no_grounds => "这一项没有引用批注；光标放到批注上按 t 引用", "this score cites no note: t cites the one at the cursor";
    /// A passage that a score rests on is shown.
    ground_shown(nth: usize, of: usize) => "依据 {nth}/{of}，按 s 回到评分", "ground {nth} of {of}: s goes back to the scores";
    /// A letter that counts nothing here.
    no_such_deduction(n: usize) => "这一项只有 {n} 个常见扣分项，字母见栏内", "this criterion has {n} usual deductions; their letters are in the pane";
    /// A deduction was counted.
    deducted(label: &str, times: u32, points: &str) => "{label} ×{times}，扣 {points}", "{label} ×{times}, {points} off";
    /// A score was taken away.
    score_cleared => "已撤去这一项评分，按 u 撤销", "score taken away, u brings it back";
    /// A low score without grounds.
    low_without_grounds(name: &str) => "“{name}”给分较低，却没有引用批注，也没有写理由", "`{name}` is scored low, with no note cited and no reason given";
    /// The question after it.
    low_all_the_same => "仍这样给分？（Esc 返回：光标放到批注上按 t 引用，按 e 写理由）", "Give it all the same? (Esc goes back: t cites the note at the cursor, e writes a reason)";
    /// The words of a note made from the passage that a score rests on.
    ground_of(name: &str) => "评分依据：{name}", "ground of the score: {name}";
    /// Missing before done.
    done_missing_scores(names: &str) => "未评分：{names}", "no score: {names}";
    /// No summary before done.
    done_missing_summary => "没有总评", "no summary";
    /// Drafts before done.
    done_missing_drafts(n: usize) => "还有 {n} 份草稿未存为批注", "{n} drafts are no notes yet";
    /// The question after it.
    done_anyway => "仍标为已评？", "Mark it done all the same?";
    /// Marked done.
    marked_done(name: &str) => "{name} 已评完", "{name} is done";
    /// Put aside.
    put_aside => "已搁置", "put aside";
    /// Taken up again.
    taken_up => "已重新拿起", "taken up again";
    /// Leaving with unsaved edits.
    quit_unsaved(n: usize) => "有 {n} 处修改未能保存", "{n} edits could not be saved";
    /// The question after it.
    quit_anyway => "仍要退出？这些修改不会保存，草稿都已留存", "Quit all the same? These edits will not be saved; drafts are kept";
    /// The same, where half-typed text is not on disk either.
    quit_without_drafts => "仍要退出？这些修改和没写完的草稿都不会保存", "Quit all the same? Neither these edits nor half-typed text will be saved";
    /// The cursor is at no heading.
    no_heading_here => "光标处没有标题", "no heading at the cursor";
    /// A year that is none.
    no_year(typed: &str) => "“{typed}”不是年份，应如 2025", "`{typed}` is no year; write it as 2025";
    /// The outline was corrected.
    outline_corrected => "已更正，按 u 撤销", "corrected, u takes it back";
    /// No such command.
    no_command(name: &str) => "没有命令 {name}，:help 看全部", "no command {name}: see :help";
    /// Saved by command.
    nothing_to_save => "没有待保存的草稿；修改都已随手保存", "no draft to save; every edit is saved as it is made";
    /// A setting that does not exist.
    no_setting(setting: &str, known: &str) => "没有设置 {setting}；可用：{known}", "no setting {setting}; known: {known}";
    /// A comment needs a score.
    score_first => "请先给这一项评分", "give this criterion a score first";
    /// The name was refused because empty.
    name_needed => "请填写姓名", "a name is needed";
    /// Pending points that are no number.
    not_points(typed: &str) => "“{typed}”不是分数", "`{typed}` is no number of points";
    /// The draft cannot be written.
    draft_unsaved(since: &str, why: &str) => "草稿未写入磁盘（{since} 起）：{why}", "draft not on disk since {since}: {why}";
    /// Edits of a report that could not be saved to the end.
    left_unsaved(report: &str, why: &str) => "{report} 的修改未能保存：{why}", "edits of {report} could not be saved: {why}";
    /// There is no terminal.
    no_terminal => "这里没有终端，打不开界面；可用 zhupi list、show、export 等命令（zhupi --help）", "there is no terminal here for the screen; zhupi list, show, export and the other commands work without one (zhupi --help)";
    /// The terminal cannot place a cursor.
    unfit_terminal(term: &str) => "这个终端不能显示界面（TERM={term}，不能定位光标）；请换一个终端，或设 TERM=xterm-256color", "this terminal cannot carry the screen (TERM={term} cannot place a cursor); use another one, or set TERM=xterm-256color";
    /// The terminal failed.
    terminal_failed(why: &str) => "终端出错：{why}；已保存的评阅和草稿都在", "the terminal failed: {why}; everything saved and every draft is kept";
    /// Copying failed.
    copy_failed(why: &str) => "未复制：{why}", "not copied: {why}";
    /// Too much for a terminal's clipboard.
    copy_too_long(n_bytes: usize) => "共 {n_bytes} 字节，终端的剪贴板放不下；请少选一些", "{n_bytes} bytes are more than a terminal's clipboard takes; select less";
    /// A panic, before its place and message.
    panicked => "zhupi 出错退出；已保存的评阅和草稿都在，请再次打开。请把下面一行告诉开发者：", "zhupi stopped because of a fault of its own; everything saved and every draft is kept, just open it again. Please report the line below:";
    /// A panic of a worker, caught.
    fault(said: &str) => "程序自身出错（{said}）；请把这一行告诉开发者", "a fault of the program ({said}); please report this line";
    /// Saving failed.
    save_failed(why: &str) => "{why}（修改仍在，会再试）", "{why} (kept, will be tried again)";
}
