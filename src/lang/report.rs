//! Words for what the analysis of a report notices.

words! {
    /// A number is missing in a sequence; the number that is missing.
    number_skipped(number: &str) => "序号不连续，缺“{number}”", "the numbering skips {number}";
    /// A number occurs twice or goes back; the number as it should look.
    number_doubled(number: &str) => "序号重复或倒退：“{number}”", "the number {number} is doubled or goes back";
    /// Bracket or numeral lost.
    number_mangled => "序号残缺，括号或数字丢失", "the number has lost its bracket or numeral";
    /// A heading's numbering does not fit its place.
    level_wrong => "序号与所在层次不符", "the numbering does not fit the place of the heading";
    /// Two styles of number at one level.
    number_mixed => "同一层次序号形式不一致", "two styles of number at one level";
    /// Wrong mark after the number; the number as it should look.
    number_punctuation(number: &str) => "序号后的标点不规范，应为“{number}”", "wrong mark with the number, it should read {number}";
    /// A step is missing in 一是…三是; the marker that is missing.
    item_skipped(marker: &str) => "要点不连续，缺“{marker}”", "the points skip {marker}";
    /// A heading without body.
    heading_empty => "标题下没有正文", "the heading has no body";
    /// The heading runs into its body without a mark, or stands inside a paragraph.
    heading_run_in => "标题与正文相连，未分开", "the heading runs into its body";
    /// The title is broken over several lines.
    title_broken => "文件标题分成数行", "the title is broken over several lines";
    /// The title stands twice.
    title_doubled => "文件标题重复出现", "the title stands twice";
    /// No title was found.
    title_missing => "没有文件标题", "there is no title";
    /// A sentence is cut by a page break.
    sentence_cut => "句子中间断行", "a sentence is cut in two by a line break";
    /// A heading recognised without a number.
    heading_unnumbered => "标题没有序号", "the heading has no number";
}
