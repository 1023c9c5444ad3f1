//! Words of the user's own templates for review notes.

words! {
    /// Every field of a template, one a line: its place, two spaces or more, what it is.
    fields => "\
batch                      批次名称
letters                    评阅意见，每份报告一篇
letters[].issuer           报送单位，未识别时为空
letters[].title            报告标题，未识别时为空
letters[].path             报告的文件
letters[].year             年度，未识别时为空
letters[].reviewer         评阅人
letters[].status           状态
letters[].total            总分，未评完时后面有 *
letters[].max              满分
letters[].grade            等次，未定时为空
letters[].notice           报告读不出来时的说明，平时为空
letters[].fields[].name    意见表头的一行：名称
letters[].fields[].value   意见表头的一行：内容
letters[].scores[].name    指标
letters[].scores[].value   得分
letters[].scores[].max     该指标的满分
letters[].scores[].why     扣分事项和说明
letters[].cautions[]       评分须注意之处，每条一句
letters[].notes            批注，按章节分组
letters[].notes[].heading  章节标题
letters[].notes[].notes[]  该章节下的批注：kind 种类，body[] 内容（每段一行），quote[] 引文（每段一行），caution 位置存疑的说明
letters[].findings         采纳的检查发现，形式同 notes
letters[].summary[]        总评，每段一行
not_reviewed[]             尚未评阅的报告的文件
unreadable[].path          没有读出来的报告或评阅文件
unreadable[].problem       原因", "\
batch                      the name of the batch
letters                    the review notes, one per report
letters[].issuer           who sent the report; empty where not found
letters[].title            the report's title; empty where not found
letters[].path             the report's file
letters[].year             the year reported on; empty where not found
letters[].reviewer         the reviewer
letters[].status           the status
letters[].total            points, with a * until every criterion is scored
letters[].max              the most points there are
letters[].grade            the grade; empty while there is none
letters[].notice           that the report cannot be read; empty otherwise
letters[].fields[].name    a line of the title block: its name
letters[].fields[].value   a line of the title block: its content
letters[].scores[].name    the criterion
letters[].scores[].value   the score
letters[].scores[].max     the criterion's most
letters[].scores[].why     deductions and comment
letters[].cautions[]       sentences on what to mind in the scores
letters[].notes            the notes, by section
letters[].notes[].heading  the section's heading
letters[].notes[].notes[]  its notes: kind, body[] (its paragraphs), quote[] (its lines), caution (that the place is not sure)
letters[].findings         accepted findings, shaped as notes
letters[].summary[]        the summary's paragraphs
not_reviewed[]             files of reports not reviewed yet
unreadable[].path          a report or review that could not be read
unreadable[].problem       why";
    /// Before the fields, in help.
    fields_head => "模板中的字段（--template，minijinja 语法；x[] 表示逐项循环）：", "Fields of a template (--template, minijinja; x[] is a list to loop over):";
    /// What a template was given to.
    no_templates(format: &str) => "`{format}` 不用模板\n--template 只用于 md 和 html", "`{format}` takes no template\n--template is for md and html";
    /// A template that could not be read.
    unread(file: &str, reason: &str) => "无法读取模板 `{file}`：{reason}\n请给出文件，或者配置目录下 templates/ 中的模板名", "The template `{file}` cannot be read: {reason}\nGive a file, or the name of one in templates/ in the configuration folder";
    /// A template that could not be used, and where.
    at_line(file: &str, line: usize, what: &str) => "模板 `{file}` 第 {line} 行：{what}\n没有导出；字段见 zhupi export --help", "Template `{file}`, line {line}: {what}\nNothing was exported; zhupi export --help lists the fields";
    /// A template that could not be used.
    somewhere(file: &str, what: &str) => "模板 `{file}`：{what}\n没有导出；字段见 zhupi export --help", "Template `{file}`: {what}\nNothing was exported; zhupi export --help lists the fields";
    /// A field that is not there.
    no_field(name: &str) => "没有 `{name}` 这个字段", "there is no field `{name}`";
    /// The syntax is wrong.
    syntax(detail: &str) => "语法错误，例如括号没有成对、缺少结束语句", "syntax error ({detail})";
    /// A filter, test or function that is not there.
    unknown(name: &str) => "没有 `{name}` 这个过滤器、判断或函数", "there is no filter, test or function `{name}`";
    /// Whatever else, in the library's words.
    other(detail: &str) => "这一处无法执行", "{detail}";
    /// It ran too long.
    too_long => "运行时间过长，请检查循环", "it runs too long; look at its loops";
    /// The option.
    opt_template => "自己的评阅意见模板（md、html）：文件，或者配置目录下 templates/ 中的名称", "Your own template for the review note (md, html): a file, or a name from templates/ in the configuration folder";
    /// An export into the batch.
    in_batch(file: &str) => "`{file}` 在批次目录之内，以后会作为一份报告列出；请导出到批次之外", "`{file}` lies in the batch and will be listed as a report from now on; better export outside of it";
}
