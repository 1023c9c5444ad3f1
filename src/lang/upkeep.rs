//! Words of looking after a store: history, purge, merge, what waits to be settled.

words! {
    /// `store purge`.
    about_purge => "清空 trash/（已替换或损坏的旧文件、换下的模板），不可恢复", "Empty trash/, which keeps replaced and damaged files and profiles, for good";
    /// `merge`.
    about_merge => "把其他评阅库并入一个评阅库", "Merge other stores into one";
    /// `store merge-driver`.
    about_driver => "供 Git 合并同一份评阅的两个版本", "Git's merge driver: two versions of one review as one";
    /// `merge`'s FROM.
    arg_from => "要并入的评阅库，或含有 .zhupi/ 的文件夹", "Stores to merge, or folders that hold `.zhupi/`";
    /// `--into`.
    opt_into => "并入哪个评阅库，或含有 .zhupi/ 的文件夹", "The store to merge into, or the folder that holds its `.zhupi/`";
    /// `--dry-run`.
    opt_dry_run => "只显示将发生的变化，不写入", "Show what would change and write nothing";
    /// `--yes`.
    opt_yes => "确认清空", "Do it";
    /// `store history`'s REPORT.
    arg_history => "报告；省略则列出全部评阅的改动", "The report; every review where it is left out";
    /// `anchors --fix`.
    opt_fix => "处理这条批注：单独使用表示认可现在找到的位置", "Settle this note; alone, it is right where it was found";
    /// `anchors --to`.
    opt_to => "改批到这些字（起..止）", "Bind it to these characters";
    /// `anchors --whole`.
    opt_fix_whole => "改为批注整份报告", "Make it a note on the whole report";
    /// `anchors --drop`.
    opt_fix_delete => "删除这条批注", "Delete it";

    /// No value.
    nothing => "（无）", "(nothing)";
    /// An item before and after.
    change(item: &str, old: &str, new: &str) => "{item}：{old} → {new}", "{item}: {old} → {new}";
    /// An item that had no value.
    given(item: &str, new: &str) => "{item}：{new}", "{item}: {new}";
    /// An item that has no value any more.
    taken_away(item: &str, old: &str) => "{item}：删去 {old}", "{item}: removed {old}";
    /// What an entry did: undo.
    undid => "撤销", "undo";
    /// What an entry did: redo.
    redid => "重做", "redo";
    /// What an entry did: taken over from a file changed by hand.
    by_hand => "手工改文件", "file changed by hand";
    /// Several notes were corrected.
    corrected(n: usize) => "更正 {n} 处", "{n} corrections";
    /// A finding was taken over as a note.
    accepted => "采纳", "accepted";
    /// A finding was dismissed.
    dismissed => "不采纳", "dismissed";

    /// A profile among what `store purge` removes.
    purge_profile(path: &str) => "{path}（换下的模板：此前的评分按它给出，删除后查不到）", "{path} (a profile that was replaced: scores were given under it, and nothing else keeps it)";
    /// `store purge` without `--yes`.
    purge_ask(n: usize, dir: &str) => "将永久删除 `{dir}` 中的 {n} 个旧文件，未动\n确认请加 --yes", "{n} old files in `{dir}` would be removed for good; nothing was done\nAdd --yes to do it";
    /// `store purge` was done.
    purged(n: usize) => "已删除 {n} 个文件", "{n} files removed";
    /// What `store purge` cannot reach.
    purge_limits => "管不到的：Git 历史、备份和网盘的旧版本、磁盘上未覆盖的扇区；评阅历史里仍有改动前后的内容（`zhupi store history`）", "Out of its reach: Git history, backups and old versions kept by synchronisers, blocks the disk has not overwritten; and each review's own history still holds what was written (`zhupi store history`)";
    /// There is nothing to purge.
    purge_nothing => "没有可清除的文件", "Nothing to remove";

    /// A conflict copy.
    conflict_copy(path: &str, repair: &str) => "`{path}` 是同步软件留下的副本：内容已并入显示，下次保存时写入正本，副本移到 trash/（也可执行 {repair}）", "`{path}` is a copy left by a synchroniser: what it holds is shown, and the next save (or {repair}) takes it in and moves the copy to trash/";
    /// A batch of edits that was cut short.
    half_done(command: &str, n_files: u64, at: &str, repair: &str) => "`{command}`（{at} 开始，共 {n_files} 个文件）只做了一半\n再次执行同一命令即可做完；{repair} 则放弃其余部分", "`{command}` (begun {at}, {n_files} files) is half done\nRun the same command again to finish it; {repair} leaves the rest undone";
    /// A mark of a batch of edits was removed.
    half_done_left(command: &str) => "不再提示 `{command}` 未做完：已写入的保留", "`{command}` is no longer called half done; what it wrote stays";

    /// A folder that holds no store.
    no_store(path: &str) => "`{path}` 里没有评阅库（应含 store.json 或 reviews/）\n要在批次文件夹里建一个，请先执行 `zhupi init`", "`{path}` holds no store: no store.json, no reviews/\nTo make one in a batch's folder run `zhupi init` first";
    /// Nothing was merged.
    merge_refused => "未写入任何内容；处理以上问题后再试", "Nothing was written; mend this and try again";
    /// A reviewer who is new here.
    merge_new_reviewer(reviewer: &str) => "新评阅人：{reviewer}", "New reviewer: {reviewer}";
    /// A review that is new here.
    merge_new_review(reviewer: &str, report: &str, n: usize) => "{reviewer}  `{report}`：新增评阅，{n} 条改动", "{reviewer}  `{report}`: new review, {n} edits";
    /// A review that changes.
    merge_review(reviewer: &str, report: &str, n: usize) => "{reviewer}  `{report}`：这里已有，将增加 {n} 条改动", "{reviewer}  `{report}`: is here already, {n} edits come to it";
    /// Two values for one item.
    merge_settle(n: usize) => "  其中 {n} 项两处写法不同，两个都保留，待确定", "  {n} items have two values; both are kept until somebody settles it";
    /// The values of an item that are to be settled.
    settle_between(item: &str, values: &str) => "{item}：{values}", "{item}: {values}";
    /// Names that look alike.
    alike(a: &str, b: &str) => "注意：评阅人“{a}”和“{b}”看起来相同，但不是同一个名字，按两人处理", "Note: the reviewers “{a}” and “{b}” look alike and are not the same name; they stay two";
    /// Another profile.
    other_profile(path: &str) => "注意：`{path}` 的评分用的是另一份模板，合计不能直接比较", "Note: the scores of `{path}` were given under another profile; totals cannot be compared";
    /// A file changed by hand in a source.
    merge_by_hand(path: &str) => "注意：`{path}` 被人手工改过（校验和不符），按现有内容并入", "Note: `{path}` was edited by hand (its checksum does not fit); it is merged as it is";
    /// What a merge did.
    merged(n: usize, n_same: usize) => "已并入 {n} 份评阅，{n_same} 份没有变化", "{n} reviews merged, {n_same} as they were";
    /// What a merge would do.
    would_merge(n: usize, n_same: usize) => "将并入 {n} 份评阅，{n_same} 份没有变化；未写入", "{n} reviews would be merged, {n_same} are as they were; nothing was written";
    /// The merge driver failed.
    driver_failed(why: &str) => "无法合并：{why}", "Cannot merge: {why}";
    /// How to register the merge driver.
    driver_hint => "用 Git 保存评阅时，在每台机器的仓库里执行一次：\n  git config merge.zhupi.driver \"zhupi store merge-driver %O %A %B %P\"", "To keep reviews in Git, run this once in the repository on each machine:\n  git config merge.zhupi.driver \"zhupi store merge-driver %O %A %B %P\"";

    /// No note of this id in the paths.
    fix_no_note(id: &str) => "没有编号为 `{id}` 的批注\n编号见 `zhupi anchors`", "There is no note `{id}`\nSee `zhupi anchors` for the ids";
    /// A note that is where it was.
    fix_exact(id: &str) => "批注 {id} 就在原处，无需处理", "Note {id} is where it was; there is nothing to settle";
    /// A lost note has no place to confirm.
    fix_lost(id: &str) => "批注 {id} 的原文已找不到\n用 --to 起..止 指明新位置，或用 --whole 改批整份报告，或用 --drop 删除", "The passage of note {id} is gone\nGive a new place with --to START..END, or --whole for the report, or --drop to delete it";
    /// A note was bound anew.
    fixed(id: &str, quote: &str) => "批注 {id} 现批注“{quote}”", "Note {id} is now on “{quote}”";
    /// A note is on the whole report now.
    fixed_whole(id: &str) => "批注 {id} 现批注整份报告", "Note {id} is now on the whole report";

    /// Head of the values that stand beside the one in force.
    head_others(n: usize) => "待确定（{n} 项有两种写法）", "To settle ({n} items with two values)";
    /// How to settle on the command line.
    others_hint => "  重新写一次该项（score、note --edit、summary、status）即为确定", "  set the item once more (score, note --edit, summary, status) to settle it";
    /// Another value.
    or => "或", "or";
}
