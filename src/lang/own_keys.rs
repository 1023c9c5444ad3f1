//! Words about the person's own key file.

words! {
    /// A line of the key file that does not hold; the first of `n`.
    refused(file: &str, line: usize, why: &str) => "{file} 第 {line} 行未生效：{why}", "{file}, line {line} does not hold: {why}";
    /// The key file cannot be read.
    not_read(file: &str, why: &str) => "{file} 读不出来（{why}），用默认的键", "{file} cannot be read ({why}); the usual keys hold";
    /// No `action = keys`.
    unreadable => "应写作 动作 = \"键\"", "write it as action = \"key\"";
    /// No such action.
    no_action(name: &str) => "没有动作 {name}", "no action {name}";
    /// Keys that cannot be changed.
    fixed(name: &str) => "{name} 的键不能改", "the keys of {name} stay as they are";
    /// No such key.
    no_key(keys: &str) => "“{keys}”不是键名", "`{keys}` is no key";
    /// Keys that another action has.
    clash(keys: &str, action: &str) => "{keys} 与 {action} 的键冲突", "{keys} clashes with the keys of {action}";
}
