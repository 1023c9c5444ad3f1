//! Words of the command line: help, tables, messages.

words! {
    /// What the program is.
    about => "朱批：在终端里批阅一批报告，写批注、打分、回传意见", "zhupi 朱批: read a batch of reports in the terminal, write in the margin, give each a mark, send the notes back";
    /// How to call it.
    usage => "zhupi [PATH]…                 打开阅读界面\n      zhupi COMMAND [选项] [参数]…   执行一条命令", "zhupi [PATH]…                     open the screen\n       zhupi COMMAND [OPTION] [ARGUMENT]…  do one thing";
    /// The layout of help.
    help_template => "{about}\n\n用法: {usage}\n\n{all-args}", "{about}\n\nUsage: {usage}\n\n{all-args}";
    /// The layout of a subcommand's help.
    subcommand_template => "{about}\n\n用法: {usage}\n\n{all-args}", "{about}\n\nUsage: {usage}\n\n{all-args}";
    /// Heading over the subcommands.
    commands => "命令", "Commands";
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
    opt_color => "颜色 auto、always 或 never", "Colour: auto, always or never";
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

    /// Standard output failed.
    no_output(reason: &str) => "无法输出：{reason}", "Cannot write the results: {reason}";
    /// No terminal for the screen.
    no_terminal => "阅读界面需要终端，当前输入或输出不是终端\n请改用命令，如 `zhupi list PATH`；全部命令见 `zhupi --help`", "The screen needs a terminal, and standard input or output is none\nUse a command such as `zhupi list PATH`; see `zhupi --help`";

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
