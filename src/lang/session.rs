//! Words on opening a batch and its store.

words! {
    /// `--profile` names another profile than the store's.
    not_pinned(asked: &str, pinned: &str) => "注意：评阅库里的评分按模板“{pinned}”给出，这次改用 `{asked}`，合计不能直接比较\n要正式更换，请执行 `zhupi profile take {asked}`，会先列出受影响的报告", "Note: the scores in the store were given under the profile `{pinned}`, and `{asked}` is used this time; totals cannot be compared\nTo change it for good run `zhupi profile take {asked}`, which lists the reports it affects first";
    /// Paths like a mistyped one.
    near(paths: &str) => "是不是：{paths}", "Is it one of: {paths}";
    /// The reviewer's name cannot be used.
    bad_reviewer(name: &str) => "评阅人姓名 `{name}` 不可用\n请用 1 至 60 个字，不含控制字符，首尾不留空格", "The reviewer's name `{name}` cannot be used\nUse 1 to 60 characters without control characters or spaces at the ends";
    /// No such profile.
    unknown_profile(name: &str, known: &str) => "没有名为 `{name}` 的模板\n可用：{known}；也可写 TOML 文件的路径", "No profile is called `{name}`\nThere are: {known}; the path of a TOML file will do as well";
    /// The profile's file cannot be read.
    profile_unreadable(file: &str, reason: &str) => "无法读取模板 `{file}`：{reason}\n请检查路径和权限", "Cannot read the profile `{file}`: {reason}\nCheck its path and permissions";
    /// A new profile's name cannot be used.
    profile_name(name: &str) => "`{name}` 不能作模板名称\n请用小写字母、数字和 -，以字母开头", "`{name}` is no name for a profile\nUse small letters, digits and -, beginning with a letter";
    /// A new profile's name is taken.
    profile_taken(name: &str) => "已有名为 `{name}` 的模板，未改动\n请另取名称", "There is a profile called `{name}` already; nothing was changed\nChoose another name";
    /// A new profile cannot be written.
    profile_unwritten(file: &str, reason: &str) => "无法写入模板 `{file}`：{reason}", "Cannot write the profile `{file}`: {reason}";
    /// The profile has faults.
    profile_faults(file: &str, n: usize) => "模板 `{file}` 有 {n} 处错误，未采用：", "The profile `{file}` has {n} faults and was not used:";
    /// REPORT names nothing.
    no_report(spec: &str, root: &str) => "批次 `{root}` 中没有与 `{spec}` 相符的报告\n用 `zhupi list` 查看路径，或用 --batch 指定批次文件夹", "No report of the batch `{root}` matches `{spec}`\nSee the paths with `zhupi list`, or give the batch's folder with --batch";
    /// REPORT names several.
    several_reports(spec: &str, n: usize) => "与 `{spec}` 相符的报告有 {n} 份，未作任何改动；请写得更具体：", "`{spec}` matches {n} reports and nothing was done; say more of the path:";
    /// More candidates than are listed.
    and_more(n: usize) => "  ……另有 {n} 份", "  … and {n} more";
    /// A line of a settings file that cannot be read.
    bad_line(line: usize, why: &str) => "第 {line} 行的写法不对（应为 名称 = 值，文字加引号）", "line {line}: {why}";
    /// The settings file cannot be used.
    settings_unused(file: &str, reason: &str) => "设置文件 `{file}` 未采用：{reason}\n请改正后重新打开，本次按默认设置运行", "The settings `{file}` were not used: {reason}\nMend the file; the usual settings hold until then";
    /// The phrase bank cannot be read.
    phrases_unused(file: &str, reason: &str) => "常用语文件 `{file}` 未采用：{reason}", "The phrase bank `{file}` was not used: {reason}";
    /// Nothing will be kept.
    nothing_kept => "个人目录不可写：可以阅读，但阅读位置和设置不会保存", "Your home cannot be written: reading works, but place and settings will not be kept";
    /// There is no place for a store.
    store_nowhere => "没有可以存放评阅库的位置\n请用 --store 指定文件夹，或在批次文件夹里运行 `zhupi init`", "There is no place for a store\nName a folder with --store, or run `zhupi init` in the batch";
    /// An edit without a reviewer.
    no_reviewer => "尚未指明评阅人\n请加 --reviewer 姓名，或设置环境变量 ZHUPI_REVIEWER，或在 config.toml 中写 reviewer = \"姓名\"", "No reviewer is named\nAdd --reviewer NAME, set ZHUPI_REVIEWER, or write reviewer = \"NAME\" in config.toml";
}
