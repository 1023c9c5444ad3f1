//! Words of `DESIGN.md` section 2 that several rooms use.

words! {
    /// One document.
    report => "报告", "report";
    /// What a reviewer wrote about a passage.
    note => "批注", "note";
    /// The length of a text.
    n_chars(n: u32) => "{n} 字", "{n} chars";
    /// Status `new`.
    status_new => "未读", "new";
    /// Status `reading`.
    status_reading => "在读", "reading";
    /// Status `done`.
    status_done => "已评", "done";
    /// Status `hold`.
    status_hold => "搁置", "hold";
    /// Kind of note `problem`.
    kind_problem => "问题", "problem";
    /// Kind of note `question`.
    kind_question => "疑问", "question";
    /// Kind of note `praise`.
    kind_praise => "肯定", "praise";
    /// Kind of note `suggestion`.
    kind_suggestion => "建议", "suggestion";
}
