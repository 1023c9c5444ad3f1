//! Words of the queue: what waits for the reviewer's word, and what other sessions did.

words! {
    /// Head of the queue.
    head_queue(n: usize) => "待处理（{n}）", "Waiting ({n})";
    /// Keys on a review that cannot be read.
    hint_repair => "Enter 修复（原件留存到 trash/）  Esc 返回", "Enter repair (the original goes to trash/)  Esc back";
    /// Keys on one of several values.
    hint_value => "* 为现用值  Enter 以此为准  j k 上下  Esc 返回", "* in force  Enter keep this one  j k move  Esc back";
    /// Keys on a doubtful note.
    hint_doubtful => "Enter 就在找到处  o 去看  w 改批全文  d 删除  Esc 返回", "Enter it is there  o look  w on the whole report  d delete  Esc back";
    /// Keys on a lost note.
    hint_lost => "Enter 去选新位置  w 改批全文  d 删除  Esc 返回", "Enter choose a passage  w on the whole report  d delete  Esc back";
    /// A note as an item.
    note => "批注", "note";
    /// No value.
    absent => "（无）", "(nothing)";
    /// The queue is empty.
    nothing_waits => "没有待处理的事项", "Nothing waits";
    /// The queue became empty.
    all_settled => "待处理事项已全部处理", "All settled";
    /// How to bind a note anew.
    choose_passage => "选中新的原文后输入 :bind", "Select the passage, then type :bind";
    /// `:bind` without a note or selection.
    bind_how => "先在批注栏选中批注，再选中原文，然后 :bind", "Select a note in the notes pane and a passage in the text, then :bind";
    /// A note was bound anew.
    bound => "批注已改批此处", "The note is bound here";
    /// Another session wrote.
    changed_elsewhere => "另一会话的修改已载入", "Another session's edits are in";
    /// Something waits in the open report.
    waits(n: usize) => "有 {n} 处待处理，按 gq 查看", "{n} things wait, gq shows them";
    /// The review was repaired.
    repaired(n_kept: usize, n_lost: usize) => "已修复：保留改动 {n_kept} 条，无法读取 {n_lost} 条；原件在 trash/", "Repaired: {n_kept} edits kept, {n_lost} unreadable; the original is in trash/";
    /// There was nothing to repair.
    not_repaired => "这份评阅不是损坏，无法修复；原因见状态行", "This review is not damaged and cannot be repaired";
    /// An item has another value too.
    another_value => "另有一种写法，gq 处理", "there is another version: gq";
}
