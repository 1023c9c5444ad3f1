//! Words of what leaves the program: review notes and tables.

use std::fmt::Display;

words! {
    /// The title of a review note.
    title => "评阅意见", "Review note";
    /// A line of the title block.
    field(name: &str, value: &str) => "{name}：{value}", "{name}: {value}";
    /// Between the members of a list.
    comma => "、", ", ";
    /// Between two sentences of one cell.
    stop => "；", "; ";
    /// Who sent the report.
    issuer => "报送单位", "unit";
    /// The report's own title.
    report_title => "报告", "report";
    /// The title in the marks a title has.
    titled(title: &str) => "《{title}》", "{title}";
    /// The file, where a report has no title.
    file => "文件", "file";
    /// The year reported on.
    year => "年度", "year";
    /// The day of signature.
    date => "成文日期", "date";
    /// Who reviewed.
    reviewer => "评阅人", "reviewer";
    /// How far the review is.
    status => "状态", "status";
    /// The sum of points.
    total => "总分", "total";
    /// Points out of the most there are.
    out_of(points: impl Display, max: impl Display) => "{points}（满分 {max}）", "{points} of {max}";
    /// The band of the total.
    grade => "等次", "grade";
    /// A flag that leaves no grade.
    no_grade => "不评定等次", "no grade";
    /// Points so far, out of the most there are.
    out_of_so_far(points: impl Display, max: impl Display, n_scored: usize, n: usize) => "{points}（满分 {max}，未评完 {n_scored}/{n}）", "{points} of {max}, {n_scored} of {n} scored";
    /// Criteria without a score.
    empty(n_scored: usize, n: usize, criteria: &str) => "* 未评完（{n_scored}/{n}），尚未评分：{criteria}。总分只按已评部分计算。", "* {n_scored} of {n} scored; not scored yet: {criteria}; the total is reckoned from what is scored so far";
    /// Criteria taken out, the rest scaled up.
    scaled(criteria: &str, from: impl Display, of: impl Display, max: impl Display, to: impl Display, then: &str) => "不适用：{criteria}。其余各项得 {from} 分，满分 {of} 分，按 {max} 分折算为 {to} 分（{from} ÷ {of} × {max}）{then}。", "not applicable: {criteria}; the others have {from} of {of}, scaled to {to} of {max} ({from} ÷ {of} × {max}){then}";
    /// Bonus after that.
    and_bonus(points: impl Display) => "，另加 {points} 分", ", plus {points}";
    /// Penalty after that.
    and_penalty(points: impl Display) => "，另扣 {points} 分", ", minus {points}";
    /// Criteria that do not apply and count in full.
    in_full(criteria: &str) => "不适用，按满分计：{criteria}。", "not applicable, counted in full: {criteria}";
    /// Criteria that do not apply and count as nothing.
    as_nothing(criteria: &str) => "不适用，不计分：{criteria}。", "not applicable, counted as nothing: {criteria}";
    /// Points off beyond the deductions counted.
    further_off(points: impl Display) => "另扣 {points}", "{points} further off";
    /// Points given back on top of the deductions counted.
    given_back(points: impl Display) => "酌情加回 {points}", "{points} given back";
    /// Column: criteria without a score.
    column_empty => "未评项", "not scored";
    /// Column: how the total came about.
    column_reckoning => "总分说明", "how the total came about";
    /// Scores that the rubric no longer allows.
    doubtful(criteria: &str) => "得分不合评分表，请复核：{criteria}。", "scores the rubric does not allow, to be checked: {criteria}";
    /// Section of the note.
    scores => "评分", "Scores";
    /// Section of the note.
    notes => "批注", "Notes";
    /// Section of the note: what the checks found and the reviewer took over.
    findings => "采纳的检查发现", "Accepted findings";
    /// Section of the note.
    summary => "总评", "Summary";
    /// A numbered section of the note.
    numbered(number: &str, name: &str) => "{number}、{name}", "{number}. {name}";
    /// Column of the score table.
    criterion => "指标", "criterion";
    /// Column of the score table.
    score => "得分", "score";
    /// Column of the score table.
    max => "满分", "maximum";
    /// Column of the score table.
    remarks => "说明", "why";
    /// Points off for a reason.
    deduction(label: &str, points: impl Display) => "{label}（扣 {points}）", "{label} (−{points})";
    /// Points off for a reason met several times.
    deduction_times(label: &str, times: u32, points: impl Display) => "{label} {times} 次（扣 {points}）", "{label}, {times} times (−{points})";
    /// A criterion that does not apply.
    not_applicable => "不适用", "not applicable";
    /// No score.
    none => "—", "—";
    /// A flag that is raised.
    raised => "是", "yes";
    /// A flag that is not raised.
    not_raised => "否", "no";
    /// The last row of the score table.
    sum => "合计", "total";
    /// Notes on the whole report.
    whole => "全文", "The whole report";
    /// The text before the first heading.
    preamble => "开头部分", "Before the first heading";
    /// Notes on a section: its heading has numbers of its own and must not seem one of ours.
    on_section(heading: &str) => "对“{heading}”的意见", "On “{heading}”";
    /// Notes whose passage was not found again.
    lost => "原文已找不到的批注", "Notes whose passage is no longer found";
    /// Notes of a report that could not be read.
    unplaced => "未能定位的批注", "Notes without a place";
    /// A passage found elsewhere, not surely.
    uncertain => "原文有改动，位置待核实", "the text changed; the place is to be checked";
    /// Before a quoted passage.
    quote => "原文", "passage";
    /// A kind and its comment.
    remark_of_kind(kind: &str) => "{kind}：", "{kind}: ";
    /// A report whose file is gone or could not be read.
    report_unread => "报告文件未能读取，批注按原有引文列出", "The report's file could not be read; notes are listed with the passages they quote";
    /// Reports without a review.
    not_reviewed(n: usize) => "尚未评阅的报告（{n} 份）", "Reports not reviewed yet ({n})";
    /// Records that could not be read.
    unreadable(n: usize) => "未能读取的记录（{n} 条），以上不含其内容", "Records that could not be read ({n}); nothing of them is above";
    /// One of them.
    unreadable_one(path: &str, problem: &str) => "{path}：{problem}", "{path}: {problem}";
    /// Column: the report's path.
    column_path => "报告路径", "report";
    /// Column: its title.
    column_title => "标题", "title";
    /// Column: how many notes.
    column_notes => "批注数", "notes";
    /// Column: what a row speaks of.
    column_record => "记录", "record";
    /// Column: the id.
    column_id => "标识", "id";
    /// Column: the name.
    column_name => "名称", "name";
    /// Column: the value.
    column_value => "值", "value";
    /// Column: the section.
    column_section => "章节", "section";
    /// Column: where a passage begins.
    column_start => "起", "start";
    /// Column: where a passage ends.
    column_end => "止", "end";
    /// Column: the notes that a score rests on.
    column_cites => "依据批注", "cites";
    /// Column: the comment.
    column_comment => "内容", "comment";
    /// Column: when.
    column_at => "时间", "at";
    /// Column: what could not be read, or is in doubt.
    column_problem => "问题", "problem";
    /// The Markdown exporter.
    about_md => "每份报告一页评阅意见，可直接发给单位（Markdown）", "a review note per report, ready to send (Markdown)";
    /// Where the notes with a place are.
    in_margin => "其余批注见正文页边", "The other notes stand beside the text";
    /// Section of the page: the report itself.
    text => "报告正文", "The report";
    /// The HTML exporter.
    about_html => "评阅意见和带页边批注的正文，一个网页，可打印（HTML）", "the review note and the text with notes in its margin, one page to print (HTML)";
    /// Where the office signs.
    sign => "评阅单位（盖章）：", "for the reviewing office:";
    /// When it signed.
    sign_date => "　　年　　月　　日", "date:";
    /// The DOCX exporter.
    about_docx => "评阅意见，公文格式，可打印盖章（Word DOCX）", "the review note as an official document (Word DOCX)";
    /// Column: the place among all.
    rank => "名次", "rank";
    /// Column: the heading of the section.
    column_heading => "章节标题", "heading";
    /// Column: what kind of note, or of criterion.
    column_kind => "类别", "kind";
    /// Sheet: statistics.
    statistics => "统计", "Statistics";
    /// Column: how many values.
    stat_n => "份数", "n";
    /// Column: the mean.
    stat_mean => "平均", "mean";
    /// Column: the median.
    stat_median => "中位数", "median";
    /// Column: the lowest.
    stat_min => "最低", "lowest";
    /// Column: the highest.
    stat_max => "最高", "highest";
    /// Column: the standard deviation.
    stat_sd => "标准差", "standard deviation";
    /// Sheet: the rubric.
    rubric => "评分表", "Rubric";
    /// Column: the step of points.
    step => "分值间隔", "step";
    /// Column: the weight of a criterion.
    weight => "计入总分", "counts for";
    /// Column: usual reasons for taking points off.
    deductions => "扣分情形", "deductions";
    /// A grade and the points it begins with.
    grade_from(name: &str, points: impl Display) => "{name}（{points} 分起）", "{name} (from {points})";
    /// A name, and the class of units whose rubric has it.
    in_class(name: &str, class: &str) => "{name}（{class}）", "{name} ({class})";
    /// Criteria of this kind.
    kind_award => "得分", "award";
    /// Criteria of this kind.
    kind_deduct => "扣分", "deduct";
    /// Criteria of this kind.
    kind_bonus => "加分", "bonus";
    /// Criteria of this kind.
    kind_penalty => "总分外扣分", "penalty";
    /// Criteria of this kind.
    kind_flag => "否决", "flag";
    /// The XLSX exporter.
    about_xlsx => "成绩、批注、统计和评分表四张工作表（Excel XLSX）", "scores, notes, statistics and rubric as sheets (Excel XLSX)";
    /// The wide CSV exporter.
    about_csv => "每份报告一行的成绩表（CSV）", "a table with one row per report (CSV)";
    /// The long CSV exporter.
    about_csv_long => "每个得分、每条批注一行（CSV）", "one row per score and note (CSV)";
    /// The form exporter.
    about_form => "评阅表，用任何文字编辑器填写后可导入（纯文本）", "a form to fill in with any editor and import again (plain text)";
    /// The JSON Lines exporter.
    about_jsonl => "每份评阅一行，供程序读取（JSON Lines）", "one line per review, for programs (JSON Lines)";
    /// The annotations exporter.
    about_annotations => "批注，供其他批注软件读取（W3C Web Annotation）", "the notes, for other annotation tools (W3C Web Annotation)";
    /// The JSON exporter.
    about_json => "全部评阅数据，供程序读取（JSON）", "everything, for programs (JSON)";
}
