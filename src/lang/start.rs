//! Words of the start page on the screen, and of the hints that go away.

words! {
    /// Head of the start page.
    head => "朱批 zhupi", "zhupi 朱批";
    /// Head of the batches.
    recent => "最近打开的批次", "Batches opened lately";
    /// Nothing was opened yet.
    none_yet => "当前文件夹里没有报告，也没有最近打开的批次", "The current folder holds no report, and no batch was opened lately";
    /// Head of what can be typed.
    elsewhere => "打开其他文件夹：按 q 退出，然后输入", "To open another folder: press q, then type";
    /// The keys of the page.
    keys => "Enter 打开  j k 选择  q 退出", "Enter open  j k choose  q quit";
    /// The keys of the page without a batch.
    keys_of_nothing => "q 退出", "q quit";
    /// A key that does nothing on the start page.
    not_here => "此键在这里不起作用；Enter 打开，q 退出", "this key does nothing here; Enter opens, q quits";
    /// Nobody has written a note in this batch.
    first_note => "写第一条批注：在正文中按 v 选字，再按 c；直接按 c 批注本章节", "Your first note: in the text v selects and c writes; c alone writes on the section";
    /// Nobody has given a score in this batch.
    first_score => "第一次评分：按 s，逐项输入分数", "Your first score: s, then points for each criterion";
}
