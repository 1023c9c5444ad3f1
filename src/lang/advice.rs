//! Words of findings and matches on the screen.

words! {
    /// The checks have not run yet.
    still_checking => "还在检查，稍候", "still checking, one moment";
    /// No finding in that direction.
    no_more_findings => "没有下一条检查发现了", "no further finding";
    /// The comparison has not run yet.
    still_comparing => "正在与本批其他报告比对，稍候", "comparing with the other reports, one moment";
    /// No match in that direction.
    no_more_matches => "没有下一处雷同段落了", "no further match";
    /// No finding at the cursor.
    no_finding_here => "光标处没有检查发现，按 ]f 到下一条", "no finding at the cursor: ]f goes to the next";
    /// A finding became a note.
    accepted => "已采纳为批注，e 修改，u 撤销", "accepted as a note: e edits, u takes it back";
    /// A finding became a note bearing on a criterion.
    accepted_for(criterion: &str) => "已采纳为批注，归入“{criterion}”；e 修改，u 撤销", "accepted as a note on {criterion}: e edits, u takes it back";
    /// A finding became a note, and a deduction is proposed.
    accepted_with_deduction(criterion: &str, deduction: &str, points: &str) => "已采纳为批注（s 评分）；建议“{criterion}”扣 {points} 分：{deduction}", "accepted as a note (s scores); proposed: {points} off {criterion}: {deduction}";
    /// A finding was dismissed.
    dismissed => "不采纳，u 撤销", "dismissed, u takes it back";
    /// A finding was dismissed for the batch.
    dismissed_in_batch => "不采纳，本批相同的也不再提示（:findings-reset 恢复）", "dismissed here and wherever it stands in this batch (:findings-reset takes it back)";
    /// What was dismissed for the batch shows again.
    findings_reset => "本批不再提示的检查发现已恢复", "findings dismissed for the batch show again";
    /// The prompt for the reason.
    ask_reason => "不采纳的理由（本报告，可不填）：", "Why dismiss, in this report (may be empty): ";
    /// The prompt for the reason, for the whole batch.
    ask_reason_batch => "不采纳的理由（全批相同的，可不填）：", "Why dismiss, in the whole batch (may be empty): ";
    /// Keys of that prompt.
    reason_keys => "Tab 换范围  Enter 确定  Esc 返回", "Tab scope  Enter yes  Esc back";
    /// Head of the annotation pane: notes and findings.
    head_notes(n_notes: usize, n_findings: usize) => "批注 {n_notes}  发现 {n_findings}", "Notes {n_notes}  Found {n_findings}";
    /// The first line of a finding.
    finding_line(severity: &str, place: &str) => "{severity} · {place}", "{severity} · {place}";
    /// The first line of a finding that is new since the text changed.
    new_finding_line(severity: &str, place: &str) => "新 {severity} · {place}", "new {severity} · {place}";
    /// Head of the list of checks.
    head_checks(n_on: usize, n_all: usize) => "检查开关（全批）{n_on}/{n_all}", "Checks of this batch {n_on}/{n_all}";
    /// Keys of that list.
    hint_checks => "Enter 开关  ? 说明  Esc 返回", "Enter switches  ? explains  Esc back";
    /// At the foot: the batch says otherwise than the profile.
    switched_here => "* 本批与模板不同", "* not as the profile says";
    /// A check was switched off.
    switched_off(check: &str) => "{check}：本批不再检查", "{check}: off in this batch";
    /// A check was switched on.
    switched_on(check: &str) => "{check}：本批检查", "{check}: on in this batch";
    /// How to switch by command.
    check_how => "用法：:check on 检查名、:check off 检查名；:check 列出全部", "use :check on ID or :check off ID; :check lists them";
    /// No such check.
    no_such_check(check: &str) => "没有名为“{check}”的检查；:check 列出全部", "no check `{check}`; :check lists them";
    /// The first line of a match.
    match_line(report: &str, n_chars: u32) => "雷同 {n_chars} 字 · {report}", "{n_chars} shared · {report}";
    /// Why a finding matters.
    why(why: &str) => "为何：{why}", "why: {why}";
    /// What to do about a finding.
    help(help: &str) => "建议：{help}", "do: {help}";
    /// The keys of a finding.
    finding_keys => "a 采纳  x 不采纳", "a accept  x dismiss";
    /// The keys of a match.
    match_keys => "= 对照", "= side by side";
    /// The kind of a private remark, in the editor's head.
    private => "私记，只给自己看", "private, for your eyes only";
    /// A remark was saved.
    remark_made => "已记私记，只有自己看得到", "remark kept, for your eyes only";
    /// Hint: accept.
    do_accept => "采纳", "accept";
    /// Hint: next finding.
    do_next => "下一条", "next";
    /// Hint: dismiss.
    do_dismiss => "不采纳", "dismiss";
    /// A remark's first line.
    remark_line(place: &str) => "私记 · {place}", "private · {place}";
}
