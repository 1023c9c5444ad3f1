//! Words of the pickers: the search over the batch, lists of notes, the phrase bank.

words! {
    /// The kind of what is no note yet.
    draft => "草稿", "draft";
    /// Head of the search over the batch.
    head_hits => "查找全部报告", "Search all reports";
    /// Head of the list of the report's notes.
    head_notes_here => "本报告的批注", "Notes of this report";
    /// Head of the list of all notes.
    head_notes_all => "全部批注", "Notes of all reports";
    /// Head of the phrase bank.
    head_phrases => "常用语", "Phrase bank";
    /// Head of the list of commands.
    head_commands => "全部命令", "All commands";
    /// Keys of the list of commands.
    hint_commands => "Enter 执行  输入文字或首字母筛选  Esc 返回", "Enter runs it  type to narrow  Esc back";
    /// Keys of the search.
    hint_hits => "Enter 前往（n N 继续）  ↑↓ 移动  Esc 返回", "Enter goes there (n N go on)  Up Down move  Esc back";
    /// Keys of the lists of notes.
    hint_notes => "Enter 前往  Tab 本报告/全部  输入文字或首字母筛选  Esc 返回", "Enter goes there  Tab this report/all  type to narrow  Esc back";
    /// Keys of the phrase bank.
    hint_phrases => "Enter 插入  输入文字或首字母筛选  Esc 返回", "Enter inserts  type to narrow  Esc back";
    /// How many hits there are.
    hits_found(n: usize, reports: usize) => "{n} 处，{reports} 份报告", "{n} in {reports} reports";
    /// The search goes on.
    hits_so_far(n: usize, reports: usize) => "查找中… {n} 处，{reports} 份", "searching… {n} in {reports}";
    /// Reports that could not be read.
    hits_unread(n: usize) => "，{n} 份未能读取", ", {n} not read";
    /// More hits than are shown.
    hits_shown(n: usize) => "（列出前 {n} 处）", " (first {n} shown)";
    /// Before anything is typed into the search.
    hits_none_typed => "输入要查的文字，随打随查全部报告；单位名可只打首字母", "type what to find in every report; initials do for the names of units";
    /// Entries that fit, of all.
    count(fitting: usize, all: usize) => "{fitting}/{all}", "{fitting}/{all}";
    /// Notes are being read.
    reading => "正在读取…", "reading…";
    /// No notes.
    no_notes => "还没有批注", "no notes yet";
    /// No phrases.
    no_phrases => "常用语是空的：在批注上按 gi 收入一条，写过的批注也会列在这里", "the phrase bank is empty: gi on a note keeps it; notes written before are listed here too";
    /// Nothing fits what was typed.
    nothing_fits => "没有符合的", "nothing fits";
    /// A phrase was added.
    phrase_added => "已收入常用语", "kept in the phrase bank";
    /// A phrase that is there already.
    phrase_known => "常用语里已有这一条", "the phrase bank has it already";
    /// From where a phrase comes: this batch.
    written_here => "写过", "written";
    /// From where a phrase comes: the person's own file.
    own => "收藏", "kept";
    /// The hit at hand, of all.
    hit_of(nth: usize, n: usize) => "第 {nth} 处，全部报告共 {n} 处", "hit {nth} of {n} in all reports";
}
