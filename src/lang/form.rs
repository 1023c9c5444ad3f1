//! Words of the form that a colleague fills in; `import` knows both languages' words.

use std::fmt::Display;

words! {
    /// How to fill it in.
    how_to => "评阅表。用任何文字编辑器填写后存盘，交回后用 zhupi import 导入。\n以 # 开头的行是说明，不会读入。方括号里的标识请勿改动。\n分数写在冒号后面；不适用写 na；留空表示不改；写一个减号 - 表示撤销。\n批注写在所属章节下，一条一段，以 问题： 疑问： 肯定： 或 建议： 开头，\n下一行可写 原文： 抄上所指的文字；不写原文则是对整节的批注。\n一段话写不下时，续行请以空格开头。", "A form. Fill it in with any text editor; zhupi import takes it back.\nLines that begin with # explain and are not read. Leave what is in square brackets as it is.\nA score goes behind its colon; na where it does not apply; left empty it stays as it was; - takes it back.\nA note goes under its section, one paragraph each, beginning with problem: question: praise: or suggestion:\nThe next line may be passage: and the words it is about; without it the note is on the section.\nA text goes on in lines that begin with a space";
    /// A key and its value.
    key(key: &str, value: &str) => "{key}：{value}", "{key}：{value}";
    /// Key: the batch.
    batch => "批次", "batch";
    /// Key: the report.
    report => "报告", "report";
    /// Key: the text's SHA-256.
    text => "正文", "text";
    /// Key: who reviewed.
    reviewer => "评阅人", "reviewer";
    /// Key: the status.
    status => "状态", "status";
    /// What the status may be.
    status_hint => "评完了写 已评，先放一放写 搁置", "done when finished, hold to put it aside";
    /// What a score may be.
    range(max: impl Display, step: impl Display) => "0 到 {max}，间隔 {step}", "0 to {max} by {step}";
    /// What a flag may be.
    range_flag => "是 或 否", "yes or no";
    /// Key: why.
    comment => "说明", "why";
    /// Key: the passage.
    quote => "原文", "passage";
    /// Key: the summary.
    summary => "总评", "summary";
    /// In place of a section's id: the whole report.
    whole => "全文", "whole";
    /// In place of a section's id: passages that are gone.
    lost => "无处", "lost";
}
