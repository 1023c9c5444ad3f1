//! Words of the command line: help, tables, messages.

words! {
    /// What the program is.
    about => "朱批：在终端里评阅一批报告，写批注、评分、回传意见", "zhupi 朱批: read a batch of reports in the terminal, write in the margin, give each a mark, send the notes back";
    /// How to call it.
    usage => "zhupi [PATH]…                 打开阅读界面\n      zhupi COMMAND [选项] [参数]…   执行一条命令", "zhupi [PATH]…                     open the screen\n       zhupi COMMAND [OPTION] [ARGUMENT]…  do one thing";
    /// The layout of help.
    help_template => "{about}\n\n用法: {usage}\n\n{all-args}", "{about}\n\nUsage: {usage}\n\n{all-args}";
    /// The layout of a subcommand's help.
    subcommand_template => "{about}\n\n用法: {usage}\n\n{all-args}", "{about}\n\nUsage: {usage}\n\n{all-args}";
    /// Heading over the subcommands.
    commands => "命令", "Commands";
    /// Heading over a subcommand's arguments.
    arguments => "参数", "Arguments";
    /// Heading over a subcommand's own options.
    options => "选项", "Options";
    /// Heading over the options that work everywhere.
    options_everywhere => "通用选项", "Options everywhere";
    /// `PATH`.
    arg_paths => "报告文件或文件夹", "Report files and folders";
    /// `REPORT`.
    arg_report => "报告：文件，列表中的路径，或路径中独有的一段", "The report: a file, a path as listed, or a piece of exactly one";
    /// `--store`.
    opt_store => "评阅库文件夹 [ZHUPI_STORE]", "The store's folder [ZHUPI_STORE]";
    /// `--batch`.
    opt_batch => "批次文件夹 [ZHUPI_BATCH]", "The batch's folder [ZHUPI_BATCH]";
    /// `--profile`.
    opt_profile => "模板名或 TOML 文件 [ZHUPI_PROFILE]", "A profile by name or TOML file [ZHUPI_PROFILE]";
    /// `--reviewer`.
    opt_reviewer => "评阅人；查看时 all 表示全部 [ZHUPI_REVIEWER]", "Who reviews; `all` for everybody where reviews are only read [ZHUPI_REVIEWER]";
    /// `--lang`.
    opt_lang => "语言 zh 或 en [ZHUPI_LANG]", "The language, zh or en [ZHUPI_LANG]";
    /// `--color`.
    opt_color => "颜色和粗体：auto、always 或 never [NO_COLOR]", "Colour and bold: auto, always or never [NO_COLOR]";
    /// `--ascii`.
    opt_ascii => "阅读界面只用 ASCII 字符画线和标记", "Draw the screen's lines and signs with ASCII only";
    /// `--json`.
    opt_json => "以 JSON 输出", "Results as JSON";
    /// `--follow`.
    opt_follow => "读取指向批次之外的链接", "Read links that leave the batch";
    /// `--force`.
    opt_force => "覆盖已有的导出文件；启用属于别的批次的评阅库", "Overwrite an export; use a store that belongs to another batch";
    /// `--help`.
    opt_help => "显示帮助", "Show this help";
    /// `--version`.
    opt_version => "显示版本", "Show the version";
    /// `--encoding`.
    opt_encoding => "指定编码，如 gb18030、big5、utf-16le", "Read it in this encoding: gb18030, big5, utf-16le…";
    /// `--raw`.
    opt_raw => "不带人工更正", "Without corrections by hand";
    /// `--set`.
    opt_set => "更正一节：ID:heading、ID:body、ID:level=N、ID:part=PART", "Correct a section: ID:heading, ID:body, ID:level=N, ID:part=PART";
    /// `--title`.
    opt_title => "更正标题", "Set the title";
    /// `--issuer`.
    opt_issuer => "更正报送单位", "Set the issuer";
    /// `--year`.
    opt_year => "更正年度", "Set the year";
    /// `--class`.
    opt_class => "指定单位类别（按该类别的评分表评；空值撤回）", "Choose the class of the unit, and so its rubric; empty takes it back";
    /// `--reset`.
    opt_reset => "撤掉全部人工更正", "Take all corrections back";
    /// `profile`'s argument.
    arg_profile => "模板名或 TOML 文件", "A profile by name or TOML file";
    /// `profile new`'s argument.
    arg_profile_new => "新模板的名称（小写字母、数字、-）", "The new profile's name (small letters, digits, -)";
    /// `--from`.
    opt_from => "以哪个模板为底本", "The profile it begins as";

    /// `list`.
    about_list => "列出报告，每份一行", "One row per report";
    /// `text`.
    about_text => "输出正文", "The text of a report";
    /// `outline`.
    about_outline => "显示章节、必备部分和要点；人工更正", "The section tree with parts and items; corrections by hand";
    /// `profile`.
    about_profile => "模板：必备部分、评分表、法规名称", "Profiles: required parts, rubric, names of laws";
    /// `profile list`.
    about_profile_list => "列出模板", "List the profiles";
    /// `profile show`.
    about_profile_show => "显示一个模板", "Show a profile";
    /// `profile check`.
    about_profile_check => "检查模板文件", "Check a profile's file";
    /// `profile new`.
    about_profile_new => "以现有模板为底本新建模板", "Make a profile from an existing one";
    /// `show`.
    about_show => "查看一份评阅", "Show one review";
    /// `score`.
    about_score => "评分；`score -` 从标准输入逐行读取", "Score a criterion; `score -` reads many from standard input";
    /// `note`.
    about_note => "写、改、删批注", "Write, change or delete a note";
    /// `summary`.
    about_summary => "写总评（回传给报送单位）；不带内容则显示", "Set the summary for the unit; shows it without BODY";
    /// `status`.
    about_status => "设置评阅状态；不带状态则显示", "Set how far the review is; shows it without STATUS";
    /// `undo`.
    about_undo => "撤销上一步", "Take the last edit back";
    /// `redo`.
    about_redo => "重做", "Do the last undone edit again";
    /// `search`.
    about_search => "在报告中查找", "Find a phrase in the reports";
    /// `similar`.
    about_similar => "列出报告之间的雷同段落，长的在前", "Passages that reports share, longest first";
    /// `--min-chars`.
    opt_min_chars => "最少雷同字数：只计文字和数字，相邻各段合并计算", "The fewest letters and digits shared, after joining";
    /// A match and its two places.
    match_head(chars: u32, a: &str, b: &str) => "雷同 {chars} 字  {a}  {b}", "{chars} characters shared  {a}  {b}";
    /// `figures`.
    about_figures => "列出数据：数值、计量单位、所在章节和原句", "Quantities with unit, section and sentence";
    /// `stats`.
    about_stats => "进度、用时、各指标和总分的分布、名次", "Progress, pace, distribution per criterion and total, ranking";
    /// `check`.
    about_check => "检查报告，列出发现的问题和处理办法", "What the checks find, and what to do";
    /// `finding`.
    about_finding => "采纳一项检查发现为批注，或不予采纳", "Accept a finding as a note, or dismiss it";
    /// `check --only`.
    opt_only => "只运行这些检查，可用逗号分隔", "Run only these checks, separated by commas";
    /// `check --severity`.
    opt_severity => "只列出不低于此级的：error、warning、info", "Only findings at least this grave: error, warning, info";
    /// `check --explain`.
    opt_explain => "说明一项检查：查什么、为什么、实例、依据", "Explain a check: what, why, examples, source";
    /// A check's id.
    arg_check => "检查的名称，如 number-skipped", "The check, as number-skipped";
    /// Where a finding begins.
    arg_start => "发现所在位置（`check --json` 的 start）；没有位置的写 -，或写该部分的名称", "Where it begins (start of `check --json`); - or the part’s id for something absent";
    /// What is said of a finding.
    arg_verdict => "accept 采纳为批注，dismiss 不予采纳", "accept: make it a note; dismiss: leave it out of sight";
    /// `finding --reason`.
    opt_reason => "不予采纳的理由", "Why it is dismissed";
    /// No such check; the ids there are.
    no_check(id: &str, known: &str) => "没有检查 `{id}`；可用的有：{known}", "no check `{id}`; there are: {known}";
    /// No such severity.
    no_severity(id: &str) => "没有级别 `{id}`；可用：error、warning、info", "no severity `{id}`; use error, warning or info";
    /// No such finding; those of the check there are.
    no_finding(check: &str, start: &str, known: &str) => "`{check}` 在 {start} 处没有发现；该报告中有：{known}", "`{check}` found nothing at {start}; in this report it has: {known}";
    /// No finding of the check at all.
    no_finding_at_all(check: &str) => "`{check}` 在该报告中没有发现", "`{check}` found nothing in this report";
    /// A finding that several fit.
    many_findings(check: &str, known: &str) => "`{check}` 有多项没有位置的发现，请写明部分：{known}", "`{check}` has several findings without a place; name the part: {known}";
    /// A reason given for an acceptance.
    reason_for_dismissal => "--reason 只用于 dismiss", "--reason goes with dismiss only";
    /// What is to be done about a finding.
    check_help(help: &str) => "办法：{help}", "do: {help}";
    /// The foot of the findings of several reports.
    check_foot(reports: usize, findings: usize, errors: usize, warnings: usize, infos: usize) => "{reports} 份报告，{findings} 项发现：错误 {errors}，存疑 {warnings}，提示 {infos}", "{reports} reports, {findings} findings: {errors} errors, {warnings} warnings, {infos} infos";
    /// A finding was dismissed.
    finding_dismissed(check: &str, start: u32) => "已不予采纳：{check} {start}", "dismissed: {check} {start}";
    /// What an accepted finding proposes to the score.
    finding_proposes(criterion: &str, label: &str, points: &str, id: &str, deduction: &str) => "建议“{criterion}”因“{label}”扣 {points} 分；照此扣分：zhupi score REPORT {id} --deduct {deduction}", "proposed: {points} off {criterion} for {label}; to take it: zhupi score REPORT {id} --deduct {deduction}";
    /// Between the members of a list.
    list_comma => "、", ", ";
    /// `anchors`.
    about_anchors => "列出位置变动、存疑或丢失的批注", "Notes that moved, are doubtful or lost";
    /// `export`.
    about_export => "导出评阅结果", "Export reviews";
    /// `init`.
    about_init => "在批次文件夹中建立评阅库 .zhupi/", "Make the store .zhupi/ in the batch's folder";
    /// `store`.
    about_store => "评阅库：位置、检查、修复、内容、草稿、历史", "The store: place, check, repair, contents, drafts, history";
    /// `store path`.
    about_store_path => "显示评阅库位置", "Where the store is";
    /// `store check`.
    about_store_check => "检查评阅库，不作改动", "Look for what is wrong; changes nothing";
    /// `store repair`.
    about_store_repair => "修复损坏的评阅文件，原件留存到 trash/；报告改名或移动后，把原评阅转给正文相同的报告", "Take over what can be read of damaged files, the originals go to trash/; give the review of a report that was renamed or moved to the one with the same text";
    /// A file was repaired.
    repaired(path: &str, n_kept: usize, n_lost: usize, original: &str) => "已修复 `{path}`：保留改动 {n_kept} 条，无法读取 {n_lost} 条；原件在 `{original}`", "Repaired `{path}`: {n_kept} edits kept, {n_lost} unreadable; the original is `{original}`";
    /// `store dump`.
    about_store_dump => "输出全部评阅，每份一行 JSON", "Every review, one line of JSON each";
    /// `store drafts`.
    about_store_drafts => "列出未写完的草稿", "Half-typed text";
    /// `store history`.
    about_store_history => "列出一份评阅的全部改动", "Every edit of a review";

    /// `score`'s REPORT.
    arg_score_report => "报告；`-` 表示从标准输入读取 报告⇥指标⇥分值[⇥说明]", "The report; `-` reads lines REPORT⇥CRITERION⇥VALUE[⇥COMMENT] from standard input";
    /// `CRITERION`.
    arg_criterion => "指标（见 `zhupi profile show`）", "The criterion (see `zhupi profile show`)";
    /// `VALUE`.
    arg_value => "分值，或 na（不适用）", "The points, or na for not applicable";
    /// `--comment`.
    opt_comment => "评分说明", "Why";
    /// `--deduct`.
    opt_deduct => "扣分情形及次数（替换原有的扣分；可多次给出；不写分值则按扣分算）", "A deduction and how often (in the place of those there are; repeatable; without VALUE the points follow)";
    /// `--cite`.
    opt_cite => "评分所依据的批注编号（可多次给出；`-` 撤掉）", "A note that the score rests on (repeatable; `-` takes them back)";
    /// `--confidence`.
    opt_confidence => "把握程度", "How sure";
    /// `--deduct` without a number behind `=`.
    bad_deduct(typed: &str) => "`--deduct {typed}` 读不懂；应为 扣分情形编号 或 编号=次数", "`--deduct {typed}` cannot be read; give the id of a deduction, or ID=N";
    /// What a score rests on.
    show_cites(ids: &str) => "依据批注 {ids}", "rests on note {ids}";
    /// How sure a score is.
    show_confidence(sure: &str) => "把握 {sure}", "confidence {sure}";
    /// A deduction taken.
    show_deduction(label: &str, times: u32, points: &str) => "扣分 {label} × {times}（−{points}）", "deduction {label} × {times} (−{points})";
    /// `BODY` of a note.
    arg_body => "批注内容；`-` 表示从标准输入读取", "The comment; `-` reads standard input";
    /// `--quote`.
    opt_quote => "批注这段原文", "On this passage";
    /// `--nth`.
    opt_nth => "原文多次出现时，取第 N 处", "Which of several places";
    /// `--span`.
    opt_span => "批注这些字（起..止，见 --json 的 start、end）", "On these characters, as `start` and `end` in JSON";
    /// `--section`.
    opt_section => "批注这一节（章节编号见 outline）", "On a section, by its id in the outline";
    /// `--whole`.
    opt_whole => "批注整份报告", "On the whole report";
    /// `--kind`.
    opt_kind => "类别 problem、question、praise、suggestion", "Its kind: problem, question, praise, suggestion";
    /// `--criterion`.
    opt_criterion => "关联的指标", "The criterion it bears on";
    /// `--private`.
    opt_private => "私记：不导出、不合并", "For nobody else: never exported or merged";
    /// `--edit`.
    opt_edit => "修改这条批注", "Change this note";
    /// `--delete`.
    opt_delete => "删除这条批注", "Delete this note";
    /// `BODY` of a summary.
    arg_summary => "总评；`-` 表示从标准输入读取，空串表示清除", "The summary; `-` reads standard input, an empty one clears it";
    /// `STATUS`.
    arg_status => "new、reading、done 或 hold", "new, reading, done or hold";

    /// Standard input failed.
    no_input(reason: &str) => "无法读取标准输入：{reason}", "Cannot read standard input: {reason}";
    /// A file changed by hand.
    hand_edited(report: &str) => "`{report}` 的评阅文件被人手工改过：按现有内容使用，保存前原件会留存到 trash/", "The review of `{report}` was edited by hand: it is used as it is, and kept in trash/ before it is written";
    /// `score` without its arguments.
    score_usage => "缺少指标或分值\n用法：zhupi score REPORT CRITERION VALUE，或 zhupi score -", "Criterion or value is missing\nUse: zhupi score REPORT CRITERION VALUE, or zhupi score -";
    /// A score was saved.
    saved_total(report: &str, points: &str, max: &str, n_empty: usize) => "已保存 `{report}`：合计 {points}/{max}，未评分 {n_empty} 项", "Saved `{report}`: {points}/{max} in all, {n_empty} criteria without a score";
    /// A line of `score -` is wrong.
    line_fault(line: usize, fault: &str) => "第 {line} 行：{fault}", "Line {line}: {fault}";
    /// A line of `score -` has too few fields.
    line_fields => "应为 报告⇥指标⇥分值[⇥说明]，以制表符分隔", "it should read REPORT⇥CRITERION⇥VALUE[⇥COMMENT], divided by tabs";
    /// A faulty batch of scores.
    nothing_written => "有错误，全部未写入；改正后重新运行", "Nothing was written; mend the lines and run it again";
    /// A batch of scores was written.
    scores_written(n_lines: usize, n_reports: usize) => "已读 {n_lines} 行，更新 {n_reports} 份评阅", "{n_lines} lines read, {n_reports} reviews changed";
    /// A note without a body.
    note_body => "缺少批注内容\n写在最后，或用 `-` 从标准输入读取", "The comment is missing\nWrite it last, or `-` to read standard input";
    /// A note without a place.
    note_place => "未指明批注位置\n用 --quote 原文、--span 起..止、--section 编号 或 --whole", "The note has no place\nUse --quote TEXT, --span START..END, --section ID or --whole";
    /// A note was deleted.
    note_deleted(id: &str) => "已删除批注 {id}", "Deleted note {id}";
    /// No such section.
    no_section(id: &str, report: &str) => "`{report}` 没有编号为 `{id}` 的章节\n编号见 `zhupi outline`", "`{report}` has no section `{id}`\nSee `zhupi outline` for the ids";
    /// A quote that is not there.
    no_quote(quote: &str, report: &str) => "`{report}` 中没有“{quote}”\n请核对原文，可用 `zhupi search` 查找", "`{report}` does not hold “{quote}”\nCheck the words; `zhupi search` finds them";
    /// Fewer places than `--nth` asks for.
    no_nth(n: usize, nth: usize) => "只有 {n} 处，没有第 {nth} 处；--nth 应为 1 至 {n}", "There are {n} places, no number {nth}; give --nth 1 to {n}";
    /// A quote in several places.
    many_quotes(quote: &str, n: usize) => "“{quote}”出现 {n} 处，未写入；请用 --nth 指明：", "“{quote}” stands in {n} places and nothing was written; choose with --nth:";
    /// More places than are listed.
    more_places(n: usize) => "  ……另有 {n} 处", "  … and {n} more";
    /// A span that is none.
    bad_span(span: &str, length: u32) => "`{span}` 不是有效范围\n应为 起..止，起小于止，不超过 {length}", "`{span}` is no stretch of the text\nUse START..END with START below END, at most {length}";
    /// Something was saved.
    saved(report: &str, items: &str) => "已保存 `{report}`：{items}", "Saved `{report}`: {items}";
    /// An edit that changes nothing.
    unchanged(report: &str) => "`{report}` 没有变化", "`{report}` is as it was";
    /// Nothing to undo.
    nothing_to_undo(report: &str) => "`{report}` 没有可撤销的改动", "`{report}` has nothing to undo";
    /// Nothing to redo.
    nothing_to_redo(report: &str) => "`{report}` 没有可重做的改动", "`{report}` has nothing to redo";
    /// What was undone.
    undone(items: &str) => "已撤销：{items}", "Undone: {items}";
    /// What was done again.
    redone(items: &str) => "已重做：{items}", "Done again: {items}";
    /// The status.
    item_status => "状态", "status";
    /// The summary.
    item_summary => "总评", "summary";
    /// A score.
    item_score(criterion: &str) => "{criterion} 的分值", "score of {criterion}";
    /// A note.
    item_note(id: &str) => "批注 {id}", "note {id}";
    /// The outline.
    item_outline => "结构更正", "corrections of the outline";
    /// A finding.
    item_finding(check: &str) => "检查发现 {check}", "finding {check}";

    /// No reviewer.
    nobody => "（未指明）", "(nobody)";
    /// The total.
    head_total(points: &str, max: &str) => "    合计  {points}/{max}", "    Total  {points}/{max}";
    /// Head of the scores.
    head_scores => "评分", "Scores";
    /// Head of the notes.
    head_notes(n: usize) => "批注（{n} 条）", "Notes ({n})";
    /// Head of the summary.
    head_summary => "总评", "Summary";
    /// A criterion that does not apply.
    not_applicable => "不适用", "not applicable";
    /// A score under another profile.
    no_such_criterion => "（当前模板没有这项指标）", "(no criterion of this profile)";
    /// A note on the whole report.
    whole_report => "整份报告", "whole report";
    /// The passage stands where it stood.
    grade_exact => "原处", "exact";
    /// The passage moved.
    grade_moved => "已移动", "moved";
    /// A place that may be it.
    grade_doubtful => "存疑", "doubtful";
    /// No place.
    grade_lost => "已丢失", "lost";

    /// `PATTERN`.
    arg_pattern => "要找的词句；全角半角、大小写、汉字间空格不计", "The phrase; width, case and spaces between Chinese characters do not count";
    /// `--regex`.
    opt_regex => "按正则表达式查找", "As a regular expression";
    /// `--exact`.
    opt_exact => "逐字符精确查找", "Character by character";
    /// `--format`.
    opt_format => "格式，见下", "The format, see below";
    /// Head of the formats.
    formats => "格式", "Formats";
    /// `-o`.
    opt_out => "输出文件；是文件夹或以 / 结尾时，评阅意见、批注和评阅表每份报告一个文件；- 表示标准输出", "The file; in a folder, or where it ends in /, notes, annotations and forms are one file per report; - is standard output";
    /// `store path`'s folder.
    arg_batch_path => "批次文件夹或其中的报告（默认当前文件夹）", "The batch's folder or a report of it (the current folder by default)";
    /// `init`'s folder.
    arg_folder => "批次文件夹（默认当前文件夹）", "The batch's folder (the current one by default)";

    /// An empty pattern.
    pattern_empty => "查找内容为空\n请写上要找的词句", "The pattern is empty\nGive a phrase to look for";
    /// A pattern that is no regular expression.
    pattern_wrong(pattern: &str, why: &str) => "`{pattern}` 不是正则表达式（例如括号没有成对）\n去掉 --regex 可按原样查找", "`{pattern}` is no regular expression: {why}\nLeave --regex out to find it as it stands";
    /// No such format.
    no_format(format: &str, known: &str) => "没有 `{format}` 这种导出格式\n可用：{known}", "There is no export format `{format}`\nThere are: {known}";
    /// A format that no terminal can show.
    not_for_terminal(format: &str, extension: &str) => "{format} 不是文字格式，不能显示在终端上\n请用 -o 写入文件，如 -o 评阅意见.{extension}", "{format} is no text for a terminal\nWrite it to a file with -o, such as -o notes.{extension}";
    /// A name that is no file and looks like a command.
    mistyped(name: &str, near: &str) => "没有文件或命令 `{name}`\n是不是：zhupi {near}", "There is no file and no command `{name}`\nDid you mean: zhupi {near}";
    /// Heading over the examples.
    examples => "例", "Examples";
    /// `completions`.
    about_completions => "输出命令行补全脚本", "Print completions for a shell";
    /// `completions`' argument.
    arg_shell => "bash、zsh、fish、elvish 或 powershell", "bash, zsh, fish, elvish or powershell";
    /// `man`.
    about_man => "输出手册页（roff）", "Print the manual page (roff)";
    /// `man`'s argument.
    arg_man => "某条命令的手册页", "The page of a command";
    /// `man` of what is no command.
    no_command(name: &str) => "没有命令 `{name}`\n用 zhupi --help 查看全部命令", "There is no command `{name}`\nzhupi --help lists them";
    /// `import`.
    about_import => "导入填好的评阅表、批注或 JSON", "Import a filled-in form, annotations or JSON";
    /// `import`'s argument.
    arg_import => "导出后填好的文件；- 表示标准输入", "The file that came back; - for standard input";
    /// `--dry-run`.
    opt_dry_run => "只检查并说明会改动什么，不写入", "Check and say what would change; write nothing";
    /// `--skip`.
    opt_skip => "放不进去的略过，只导入其余部分", "Leave out what cannot be placed and take the rest";
    /// The file to import cannot be read.
    import_unread(file: &str, why: &str) => "读不了 `{file}`：{why}", "Cannot read `{file}`: {why}";
    /// An export was written.
    exported(file: &str, n: usize) => "已导出到 `{file}`：{n} 份", "Exported to `{file}`: {n} reviews";
    /// The name of the file that names what could not be read.
    out_unreadable => "未能读取的记录", "records that could not be read";
    /// A name without an ending, where a folder may be meant.
    out_file_or_folder(name: &str, extension: &str) => "`{name}` 没有扩展名，不知是文件还是文件夹，未写入\n每份报告一个文件请写 `{name}/`，合为一个文件请写 `{name}.{extension}`", "`{name}` has no ending, so it may mean a file or a folder; nothing was written\nWrite `{name}/` for one file per report, `{name}.{extension}` for one file";
    /// A name without an ending, of a format that programs know by it.
    out_without_ending(name: &str, extension: &str) => "`{name}` 没有扩展名，其他软件打不开，未写入\n请写 `{name}.{extension}`", "`{name}` has no ending, so no program would open it; nothing was written\nWrite `{name}.{extension}`";
    /// The export's file exists.
    out_exists(file: &str) => "`{file}` 已存在，未覆盖\n请换文件名，或加 --force 覆盖", "`{file}` exists and was not overwritten\nChoose another name, or add --force";
    /// The export's file is a link or no file.
    out_not_a_file(file: &str) => "`{file}` 是链接或不是普通文件，未写入\n请换文件名", "`{file}` is a link or no ordinary file; nothing was written\nChoose another name";
    /// The export could not be written.
    out_unwritten(file: &str, reason: &str) => "无法写入 `{file}`：{reason}\n原有文件未动", "Cannot write `{file}`: {reason}\nNothing was changed";
    /// `init` found a store.
    store_is_there(dir: &str) => "评阅库 `{dir}` 已经存在", "The store `{dir}` is there already";
    /// Reviews of this batch elsewhere.
    earlier_store(dir: &str) => "此前的评阅在 `{dir}`，没有移动；如需沿用，请把其中的 reviews 文件夹复制过来", "Earlier reviews of this batch are in `{dir}` and were not moved; copy its reviews folder to go on with them";
    /// The store has no fault.
    store_sound(dir: &str) => "评阅库 `{dir}` 没有问题", "The store `{dir}` is sound";
    /// There is no store yet.
    store_of_no_batch(root: &str) => "`{root}` 里没有报告，不是批次文件夹\n请写明批次文件夹，或用 --batch 指定", "`{root}` holds no report and is no batch\nName the batch's folder, or give it with --batch";
    /// A store that is not there yet.
    store_absent(dir: &str) => "评阅库 `{dir}` 尚未建立，第一次评阅时自动建立", "The store `{dir}` is not there yet; the first edit makes it";
    /// A review file changed by hand.
    hand_edited_file(path: &str) => "`{path}` 被人手工改过：按现有内容使用，保存前原件会留存到 trash/", "`{path}` was edited by hand: it is used as it is, and kept in trash/ before it is written";
    /// A dead writer's file.
    left_over(path: &str) => "`{path}` 是中断的保存留下的临时文件，下次保存时清除", "`{path}` was left by a save that was cut short; the next save removes it";
    /// A strange file.
    stranger(path: &str) => "`{path}` 不是评阅库的文件", "`{path}` is none of the store's files";
    /// A review without its report.
    orphan(report: &str) => "`{report}` 的评阅还在，但报告不在原处，也没有唯一一份正文相同的未评报告\n请把报告放回原处；评阅仍在评阅库里，不会丢失", "There is a review of `{report}`, which is gone, and not exactly one unreviewed report has the same text\nPut the report back where it was; the review stays in the store";
    /// A review that may belong to another path.
    orphan_offer(report: &str, to: &str, repair: &str) => "`{report}` 的评阅还在，但报告不在原处；`{to}` 正文相同，尚未评阅\n执行 {repair} 把评阅转给它", "There is a review of `{report}`, which is gone; `{to}` has the same text and no review\nRun {repair} to give it the review";
    /// A review was taken over.
    orphan_taken(report: &str, to: &str) => "已把 `{report}` 的评阅转给 `{to}`，原文件未动", "Gave the review of `{report}` to `{to}`; the old file stays";
    /// `--set` that is none.
    bad_set(typed: &str) => "无法理解 `--set {typed}`\n应为 编号:heading、编号:body、编号:level=N、编号:part=部分；编号见 outline，普通段落写 @字符位置", "`--set {typed}` means nothing\nUse ID:heading, ID:body, ID:level=N or ID:part=PART, with an id of the outline, or @POSITION for a line that is no heading";

    /// Standard output failed.
    no_output(reason: &str) => "无法输出：{reason}", "Cannot write the results: {reason}";
    /// No terminal for the screen.
    no_terminal => "阅读界面需要终端，当前输入或输出不是终端\n请改用命令，如 `zhupi list PATH`；全部命令见 `zhupi --help`", "The screen needs a terminal, and standard input or output is none\nUse a command such as `zhupi list PATH`; see `zhupi --help`";

    /// The start page: nothing to open in the current folder.
    start_nothing_here => "朱批（zhupi）：当前文件夹里没有报告，请指明要打开的文件夹或文件", "zhupi 朱批: the current folder holds no report; say which folder or file to open";
    /// The start page: batches opened lately.
    start_recent => "最近打开的批次：", "Batches opened lately:";
    /// The start page: what to type.
    start_type => "可以输入：", "What to type:";
    /// The start page: commands.
    start_commands => "  zhupi 文件夹        打开一批报告，逐份评阅\n  zhupi list 文件夹   列出其中的报告\n  zhupi --help        查看全部命令", "  zhupi FOLDER        open a batch of reports and review them\n  zhupi list FOLDER   list the reports in it\n  zhupi --help        show every command";

    /// Column: report.
    col_report => "报告", "Report";
    /// Column: issuer.
    col_issuer => "单位", "Issuer";
    /// Column: year.
    col_year => "年度", "Year";
    /// Column: length.
    col_chars => "字数", "Chars";
    /// Column: sections.
    col_sections => "章节", "Sections";
    /// Column: missing parts.
    col_missing => "缺少部分", "Missing";
    /// Column: status.
    col_status => "状态", "Status";
    /// Column: score.
    col_score => "得分", "Score";
    /// Column: criteria scored of all.
    col_scored => "已评项", "Scored";
    /// What the star at a score says.
    list_partial => "* 未评完，得分只按已评各项计算", "* not all criteria are scored; the score is what is scored so far";
    /// Column: grade.
    col_grade => "等次", "Grade";
    /// Column: reviewer.
    col_reviewer => "评阅人", "Reviewer";
    /// What a unit's row says that has no report.
    unit_missing(unit: &str) => "{unit}：未报送", "{unit}: no report";
    /// Foot of the list.
    foot(n: usize) => "共 {n} 份报告", "{n} reports";
    /// Foot: unreadable reports.
    foot_unreadable(n: usize) => "，其中 {n} 份无法读取", ", {n} of them unreadable";
    /// Foot: files passed over.
    foot_passed(n: usize) => "；略过其他文件 {n} 个", "; {n} other files passed over";
    /// Foot: units without a report.
    foot_missing_units(n: usize) => "；{n} 个单位未报送", "; {n} units without a report";
    /// Nothing to list.
    no_reports(root: &str) => "`{root}` 中没有报告\n可识别 txt、md、html、docx、pdf、doc、wps、ofd 文件；单独指明的文件不限扩展名", "`{root}` holds no report\nFiles ending in txt, md, html, docx, pdf, doc, wps, ofd count; a file named by itself is always tried";
    /// In place of a row: cannot be read.
    unreadable => "无法读取", "unreadable";
    /// Progress.
    progress(done: usize, all: usize) => "已读 {done}/{all}", "read {done}/{all}";
    /// Progress.
    progress_written(done: usize, all: usize) => "已写入 {done}/{all}", "written {done}/{all}";

    /// Column: id.
    col_id => "名称", "Id";
    /// Column: name.
    col_name => "全称", "Name";
    /// Column: file.
    col_file => "文件", "File";
    /// In place of a file.
    built_in => "（内置）", "(built in)";
    /// A profile without fault.
    profile_sound(name: &str, n_parts: usize, n_criteria: usize) => "`{name}` 没有错误：{n_parts} 个部分，{n_criteria} 项指标", "`{name}` has no fault: {n_parts} parts, {n_criteria} criteria";
    /// Between names.
    between => "、", ", ";

    /// Head of an outline: title.
    head_title => "标题", "Title";
    /// Nothing known.
    unknown => "（未识别）", "(not found)";
    /// Text before the first heading.
    preamble => "（正文开头）", "(before the first heading)";
    /// Items of a section.
    n_items(n: usize) => "要点 {n}", "{n} items";
    /// A part that is not sure.
    unsure(part: &str) => "{part}？", "{part}?";
    /// Parts that are missing.
    missing_parts(parts: &str) => "缺少部分：{parts}", "Missing parts: {parts}";
    /// Parse notes.
    parse_notes(n: usize) => "结构疑点 {n} 处", "{n} irregularities";
    /// The encoding is a guess.
    encoding_doubtful(report: &str, encoding: &str) => "`{report}` 的编码不能确定，按 {encoding} 读取；如有乱码请用 --encoding 指定", "The encoding of `{report}` is not certain; read as {encoding}. Use --encoding if it looks wrong";
}
