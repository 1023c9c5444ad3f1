//! Words around findings; what a check says stands with the check.

words! {
    /// Severity `error`.
    severity_error => "错误", "error";
    /// Severity `warning`.
    severity_warning => "存疑", "warning";
    /// Severity `info`.
    severity_info => "提示", "info";
    /// The heading of what a check finds.
    about_finds => "检查内容", "What it finds";
    /// The heading of why it matters.
    about_why => "为什么重要", "Why it matters";
    /// The heading of examples that are reported.
    about_reported => "报告的情形", "Reported";
    /// The heading of what is not reported.
    about_not_reported => "不报告的情形", "Not reported";
    /// The heading of the rule it rests on.
    about_source => "依据", "Source";
}
