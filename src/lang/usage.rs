//! Words of wrong use of the command line.

words! {
    /// An option that there is not, or an argument too many.
    unknown_argument(arg: &str) => "没有 `{arg}` 这个选项，或者多写了参数", "there is no option `{arg}`, or it is one argument too many";
    /// A subcommand that there is not.
    unknown_command(name: &str) => "没有 `{name}` 这个命令", "there is no command `{name}`";
    /// A name that is neither file nor command.
    unknown_name(name: &str) => "没有名为 `{name}` 的文件、文件夹或命令\n全部命令见 `zhupi --help`", "There is no file, folder or command `{name}`\nSee `zhupi --help`";
    /// No subcommand.
    no_command => "还要写明做什么", "a subcommand is wanted";
    /// Something is not there.
    missing(args: &str) => "还缺 {args}", "{args} is wanted as well";
    /// Two that do not go together.
    conflict(arg: &str, prior: &str) => "`{arg}` 不能与 `{prior}` 同用", "`{arg}` does not go together with `{prior}`";
    /// An option without its value.
    no_value(arg: &str) => "`{arg}` 后面还要写值", "`{arg}` wants a value";
    /// A value that cannot be.
    wrong_value(arg: &str, value: &str) => "`{arg}` 不能是 `{value}`", "`{arg}` cannot be `{value}`";
    /// An argument that is no text.
    not_utf8 => "有参数不是 UTF-8 文本", "an argument is not UTF-8";
    /// Whatever else.
    wrong => "命令的写法不对", "this is not how the command is used";
    /// What it could be.
    valid(values: &str) => "可用：{values}", "There are: {values}";
    /// What may have been meant.
    near(near: &str) => "是不是：{near}", "Did you mean: {near}";
    /// How it is used.
    usage(line: &str) => "用法：{line}", "Usage: {line}";
}
