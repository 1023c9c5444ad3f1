//! Words of folding and repeating.

words! {
    /// A folded section's row.
    folded(n_chars: usize) => "已折叠 {n_chars} 字", "{n_chars} characters folded";
    /// A folded section's row, with notes in it.
    folded_with_notes(n_chars: usize, n_notes: usize) => "已折叠 {n_chars} 字，批注 {n_notes} 条", "{n_chars} characters folded, {n_notes} notes";
    /// The row of folded asides.
    folded_aside(n_chars: usize) => "网页残留等 {n_chars} 字已折叠", "{n_chars} characters of page residue folded";
    /// Asides are folded from now on.
    asides_folded => "网页残留、页眉页码已折叠", "page residue, headers and page numbers folded";
    /// Asides are shown from now on.
    asides_shown => "网页残留、页眉页码已显示", "page residue, headers and page numbers shown";
    /// This report has no asides.
    no_asides => "这份报告没有网页残留、页眉页码", "this report has no page residue, headers or page numbers";
    /// No section with a body at the cursor.
    nothing_to_fold => "光标处没有可折叠的章节", "no section to fold at the cursor";
    /// Nothing was edited yet.
    nothing_to_repeat => "还没有可重复的操作", "nothing to repeat yet";
    /// What the note spoke of is not here.
    nowhere_to_repeat => "光标处没有同类的段落可批注", "nothing of that kind at the cursor to note";
    /// The note was written once more.
    repeated(body: &str) => "已重复批注：{body}", "noted again: {body}";
    /// A measure that is none.
    no_measure(typed: &str, least: u16, most: u16) => "“{typed}”不是版心宽度，应为 {least} 至 {most} 列", "`{typed}` is no reading width: give {least} to {most} columns";
    /// The measure from now on.
    measure(cols: u16) => "版心 {cols} 列", "reading width {cols} columns";
    /// Scores that rest on a note.
    cited_by(names: &str) => "评分依据：{names}", "scores resting on it: {names}";
}
