//! What each key does, in one line: for help, hints and the README.

words! {
    /// The tutor.
    tutor => "练习：跟着样例走一遍", "the tutor: a walk through samples";
    /// The batch as numbers.
    stats => "统计：进度、分布、名次、宽严", "statistics: progress, spread, ranking, drift";
    /// The reports nearest in score.
    nearest => "得分相近的报告，对照同一部分", "reports nearest in score, side by side";
    /// Switch checks.
    checks => "检查开关（全批）", "switch checks for the batch";
    /// Key of the same name.
    down => "下移一行", "down";
    /// Key of the same name.
    up => "上移一行", "up";
    /// Key of the same name.
    left => "左移；列表中回到上级", "left; to the parent in lists";
    /// Key of the same name.
    right => "右移；列表中打开", "right; open in lists";
    /// Key of the same name.
    top => "到开头", "to the beginning";
    /// Key of the same name.
    bottom => "到末尾", "to the end";
    /// Key of the same name.
    half_page_down => "下翻半页", "half a page down";
    /// Key of the same name.
    half_page_up => "上翻半页", "half a page up";
    /// Key of the same name.
    page_down => "下翻一页", "a page down";
    /// Key of the same name.
    page_up => "上翻一页", "a page up";
    /// Key of the same name.
    next_clause => "下一分句", "next clause";
    /// Key of the same name.
    prev_clause => "上一分句", "previous clause";
    /// Key of the same name.
    next_sentence => "下一句", "next sentence";
    /// Key of the same name.
    prev_sentence => "上一句", "previous sentence";
    /// Key of the same name.
    next_paragraph => "下一段", "next paragraph";
    /// Key of the same name.
    prev_paragraph => "上一段", "previous paragraph";
    /// Key of the same name.
    line_start => "行首", "beginning of the line";
    /// Key of the same name.
    line_end => "行尾", "end of the line";
    /// Key of the same name.
    next_pane => "下一窗格", "next pane";
    /// Key of the same name.
    prev_pane => "上一窗格", "previous pane";
    /// Key of the same name.
    open => "打开、确认", "open, confirm";
    /// Key of the same name.
    back => "退回一步", "back out of one thing";
    /// Key of the same name.
    next_report => "下一份报告", "next report";
    /// Key of the same name.
    prev_report => "上一份报告", "previous report";
    /// Key of the same name.
    next_section => "下一章节", "next section";
    /// Key of the same name.
    prev_section => "上一章节", "previous section";
    /// Key of the same name.
    next_note => "下一条批注", "next note";
    /// Key of the same name.
    prev_note => "上一条批注", "previous note";
    /// Key of the same name.
    next_finding => "下一条检查发现", "next finding";
    /// Key of the same name.
    prev_finding => "上一条检查发现", "previous finding";
    /// Key of the same name.
    next_match => "下一处雷同段落", "next match";
    /// Key of the same name.
    prev_match => "上一处雷同段落", "previous match";
    /// Key of the same name.
    remark => "记私记，只给自己看", "private remark, for your eyes only";
    /// Key of the same name.
    accept_finding => "采纳检查发现，作为批注", "accept the finding as a note";
    /// Key of the same name.
    dismiss_finding => "不采纳检查发现，写明理由", "dismiss the finding with a reason";
    /// Key of the same name.
    next_empty => "下一个未评指标", "next empty criterion";
    /// Key of the same name.
    prev_empty => "上一个未评指标", "previous empty criterion";
    /// Key of the same name.
    next_unfinished => "下一份未评完的报告", "next unfinished report";
    /// Key of the same name.
    prev_unfinished => "上一份未评完的报告", "previous unfinished report";
    /// Key of the same name.
    same_part_next => "下一份报告的同一部分", "same part in the next report";
    /// Key of the same name.
    same_part_prev => "上一份报告的同一部分", "same part in the previous report";
    /// Key of the same name.
    set_mark => "设标记（接字母）", "set a mark (then a letter)";
    /// Key of the same name.
    go_to_mark => "到标记（接字母）", "go to a mark (then a letter)";
    /// Key of the same name.
    jump_back => "跳转前的位置", "back to before the jump";
    /// Key of the same name.
    jump_forward => "再向前跳", "forward again";
    /// Key of the same name.
    select => "选字", "select characters";
    /// Key of the same name.
    select_paragraphs => "选段", "select paragraphs";
    /// Key of the same name.
    object_sentence => "选整句", "the sentence";
    /// Key of the same name.
    object_paragraph => "选整段", "the paragraph";
    /// Key of the same name.
    object_clause => "选分句", "the clause";
    /// Key of the same name.
    object_item => "选要点", "the item";
    /// Key of the same name.
    object_quoted => "选引号、书名号内", "the quoted phrase";
    /// Key of the same name.
    note => "批注所选文字或本章节", "note on the selection or section";
    /// Key of the same name.
    note_whole => "批注整份报告", "note on the whole report";
    /// Key of the same name.
    edit_note => "修改批注，续写草稿", "edit the note, go on with a draft";
    /// Key of the same name.
    delete_note => "删除批注", "delete the note";
    /// Key of the same name.
    object_figure => "选数据", "select the figure";
    /// Key of the same name.
    copy => "复制", "copy";
    /// Key of the same name.
    scores => "评分", "score";
    /// Key of the same name.
    points_given => "给分", "points given";
    /// Key of the same name.
    points_off => "扣分", "points taken off";
    /// Key of the same name.
    erase_point => "删一位", "erase a digit";
    /// Key of the same name.
    not_applicable => "不适用", "not applicable";
    /// `a`…
    deduct => "计一次常见扣分项（字母见栏内）", "count a usual deduction (letters in the pane)";
    /// `t`
    cite => "引用光标处的批注作依据，或取消", "rest the score on the note at the cursor, or not";
    /// `w`
    confidence => "把握程度：低、中、高", "how sure: low, medium, high";
    /// `X`
    clear_score => "撤去这一项评分", "take this score away";
    /// Key of the same name.
    score_comment => "写评分说明", "comment on the score";
    /// Key of the same name.
    summary => "写总评", "write the summary";
    /// Key of the same name.
    done => "评完，到下一份", "done, and on to the next";
    /// Key of the same name.
    queue => "待处理：两种写法、存疑的批注、读不了的评阅", "what waits: two versions, doubtful notes, an unreadable review";
    /// `g h`.
    hold => "搁置，或重新拿起", "put aside, or take up again";
    /// Key of the same name.
    undo => "撤销", "undo";
    /// Key of the same name.
    redo => "重做", "redo";
    /// Key of the same name.
    repeat => "重复上一次操作", "repeat the last edit";
    /// Key of the same name.
    toggle_heading => "本行作标题，或标题作正文", "make the line a heading, or a heading body text";
    /// Key of the same name.
    deeper => "标题降一级", "heading one level deeper";
    /// Key of the same name.
    higher => "标题升一级", "heading one level higher";
    /// Key of the same name.
    search => "在本报告中查找", "search this report";
    /// Key of the same name.
    next_hit => "下一处", "next hit";
    /// Key of the same name.
    prev_hit => "上一处", "previous hit";
    /// What the keys do.
    search_batch => "在全部报告中查找", "search all reports";
    /// What the keys do.
    list_notes => "批注总表", "list the notes";
    /// What the keys do.
    phrase => "从常用语写批注", "write from the phrase bank";
    /// What the keys do.
    keep_phrase => "把批注收入常用语", "keep the note in the phrase bank";
    /// What the keys do.
    filter => "筛选列表", "filter the list";
    /// What the keys do.
    sort => "列表排序", "sort the list";
    /// Key of the same name.
    scroll_centre => "光标行居中", "cursor row to the middle";
    /// Key of the same name.
    scroll_top => "光标行到顶", "cursor row to the top";
    /// Key of the same name.
    scroll_bottom => "光标行到底", "cursor row to the bottom";
    /// Key of the same name.
    zoom => "只看这一窗格，或全部", "this pane alone, or all";
    /// Key of the same name.
    fold => "折叠本章节，或展开", "fold the section, or open it";
    /// Key of the same name.
    fold_all => "折叠全部章节", "fold all sections";
    /// Key of the same name.
    open_all => "展开全部章节", "open all folds";
    /// Key of the same name.
    fold_asides => "折叠网页残留、页眉页码，或显示", "fold page residue, headers and page numbers, or show them";
    /// Key of the same name.
    beside => "对照：另一份报告、上年、他人评阅、雷同段落；再按关闭", "side by side: report, other year, another's review, match; again closes";
    /// Key of the same name.
    narrower => "正文窄一些", "narrower lines";
    /// Key of the same name.
    wider => "正文宽一些", "wider lines";
    /// Key of the same name.
    command => "命令行", "command line";
    /// Key of the same name.
    help => "帮助", "help";
    /// Key of the same name.
    quit => "返回上级或退出", "up one level, or quit";
    /// Key of the same name.
    quit_now => "退出", "quit";
    /// Key of the same name.
    suspend => "挂起到后台", "suspend";
    /// Key of the same name.
    redraw => "重画屏幕", "redraw";
}
