//! Words for what an edit can be refused for.

words! {
    /// No such criterion; the ids there are.
    no_criterion(id: &str, known: &str) => "没有指标 `{id}`；本评分表的指标：{known}", "no criterion `{id}`; this rubric has: {known}";
    /// Neither a number nor `na`.
    not_points(text: &str, criterion: &str, max: &str) => "`{text}` 不是分值；`{criterion}` 应给 0 至 {max} 的数，或 na（不适用）", "`{text}` is no number of points; give `{criterion}` 0 to {max}, or na (not applicable)";
    /// `na` where the rubric forbids it.
    always_applies(criterion: &str, max: &str) => "评分表规定 `{criterion}` 不能评“不适用”；应给 0 至 {max} 分", "by the rubric `{criterion}` always applies; give it 0 to {max}";
    /// Beyond the range.
    out_of_range(points: &str, criterion: &str, max: &str) => "{points} 分超出范围；`{criterion}` 应给 0 至 {max} 分", "{points} is out of range; give `{criterion}` 0 to {max}";
    /// Between two steps.
    off_step(points: &str, criterion: &str, step: &str, near: &str) => "{points} 分不合步长；`{criterion}` 以 {step} 分为一档，相近的是 {near}", "{points} is between two steps; `{criterion}` goes by {step}, the nearest are {near}";
    /// A flag got a number.
    not_a_flag(text: &str, criterion: &str) => "`{text}` 不能用于 `{criterion}`；该项只有 1（有）、0（无）或 na", "`{text}` does not fit `{criterion}`; it is 1 (raised), 0 (not raised) or na";
    /// No such deduction of the criterion.
    no_deduction(id: &str, criterion: &str, known: &str) => "`{criterion}` 没有扣分项 `{id}`；可用的有：{known}", "`{criterion}` has no deduction `{id}`; it has: {known}";
    /// A deduction taken more often than its cap lets it.
    deduction_too_often(id: &str, most: u32) => "扣分项 `{id}` 最多计 {most} 次", "deduction `{id}` counts {most} times at most";
    /// A list that has nothing in it.
    none => "（无）", "(none)";
    /// No note of that id.
    no_note(id: &str) => "没有编号为 `{id}` 的批注；用 `zhupi show` 查看编号", "no note `{id}`; `zhupi show` lists the ids";
    /// A piece of an id that fits several notes.
    note_ambiguous(id: &str, candidates: &str) => "`{id}` 对应不止一条批注：{candidates}", "`{id}` fits several notes: {candidates}";
    /// A note without words.
    empty_note => "批注没有内容，未保存；请写上一句话", "the note is empty and was not saved; write at least a word";
    /// A passage of no characters.
    empty_passage => "所选段落为空；请先选中文字，或对整篇作批注", "the passage is empty; select some text, or write a note on the whole report";
    /// Text beyond the limit.
    too_long(n_chars: usize, limit: usize) => "文字过长：{n_chars} 字，上限 {limit} 字；请分成几条", "the text is too long: {n_chars} characters, the limit is {limit}; split it";
    /// No such status.
    no_status(id: &str) => "没有状态 `{id}`；可用：new、reading、done、hold", "no status `{id}`; use new, reading, done or hold";
    /// No such kind of note.
    no_kind(id: &str) => "没有批注类别 `{id}`；可用：problem、question、praise、suggestion", "no kind of note `{id}`; use problem, question, praise or suggestion";
    /// The profile has no such class of units.
    no_class(id: &str, known: &str) => "评分表没有名为 `{id}` 的单位类别；可用：{known}", "the rubric has no class called `{id}`; there are: {known}";
    /// The profile has no such part.
    no_part(id: &str, known: &str) => "没有名为 `{id}` 的部分；可用：{known}", "no part is called `{id}`; there are: {known}";
    /// A level that no heading has.
    bad_level(level: u8) => "标题层级 {level} 不可用；应为 1 至 9", "a heading cannot have level {level}; use 1 to 9";
}
