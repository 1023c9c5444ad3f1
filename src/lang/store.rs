//! Words for what can go wrong with a store.

words! {
    /// A file or folder could not be read.
    cannot_read(path: &str, why: &str) => "读不了 {path}：{why}；文件未动，其余照常", "cannot read {path}: {why}; it was left as it is, the rest goes on";
    /// A folder could not be made.
    cannot_create(path: &str, why: &str) => "建不了文件夹 {path}：{why}；未保存，可换用 --store 指定别处", "cannot make the folder {path}: {why}; nothing was saved, use --store to keep reviews elsewhere";
    /// A file could not be written.
    cannot_write(path: &str, why: &str) => "{why}，写不了 {path}，这次修改未保存；原有内容完好，排除后再试", "{why}: cannot write {path}, this edit is not saved; what was there is intact, try again when that is mended";
    /// A lock could not be taken.
    cannot_lock(path: &str, why: &str) => "{why}，锁不住 {path}，这次修改未保存；请把评阅库放到本机磁盘（--store）", "{why}: cannot lock {path}, this edit is not saved; keep the store on a local disk (--store)";
    /// A file could not be removed.
    cannot_remove(path: &str, why: &str) => "删不了 {path}：{why}", "cannot remove {path}: {why}";
    /// Another session held the lock.
    busy(path: &str) => "另一个会话一直占用 {path}，这次修改未保存；请稍候再试，不要删除该文件", "another session keeps {path}, this edit is not saved; try again in a moment, there is no need to delete anything";
    /// A file cannot be read as what it should be.
    damaged(path: &str, why: &str, repair: &str) => "{path} 已损坏：{why}；未作改动，该报告暂为只读，用 {repair} 修复", "{path} is damaged: {why}; it was left as it is and the report is read-only until {repair}";
    /// The command that repairs the store of a batch.
    repair(batch: &str) => "`zhupi store repair {batch}`", "`zhupi store repair {batch}`";
    /// The same, where the store does not lie in the batch.
    repair_in_batch => "`zhupi store repair`（在批次文件夹里执行）", "`zhupi store repair` in the batch's folder";
    /// A key that is not there.
    key_missing(key: &str) => "缺少 `{key}`（或为 0）", "`{key}` is missing or 0";
    /// A key with a wrong value.
    key_wrong(key: &str) => "`{key}` 处的内容不对", "what `{key}` holds is wrong";
    /// A file that makes no sense.
    unintelligible => "内容不完整，或者不是本程序写的格式", "it is broken off or of another format";
    /// A file of a later version.
    newer(path: &str, version: u64) => "{path} 由更新的版本（{version}）写成，只能阅读；请升级 zhupi", "{path} was written by a newer version ({version}) and is read-only here; update zhupi";
    /// A file that speaks for another.
    misnamed(path: &str, says: &str) => "{path} 的内容是 {says}，与文件名不符，不予采用；请移到它该在的位置", "{path} holds {says}, which is not what its name says; it is not used, move it to where it belongs";
    /// A store of another batch.
    foreign(path: &str, belongs_to: &str, batch: &str) => "评阅库 {path} 属于批次“{belongs_to}”，不是“{batch}”；确要使用请加 --force", "the store {path} belongs to the batch `{belongs_to}`, not to `{batch}`; --force uses it all the same";
    /// A name nobody can have.
    bad_reviewer(name: &str) => "`{name}` 不能作评阅人姓名；请用 1 至 60 个字", "`{name}` cannot be a reviewer's name; use 1 to 60 characters";
    /// Something that could not be read again.
    unwritable(path: &str, why: &str) => "写入 {path} 的内容将无法读回（{why}），这次修改未保存；原文件未动", "this edit is not saved: what would be written to {path} could not be read again: {why}; the file was left as it is";
    /// ELOOP, ENODEV.
    no_file => "是链接或特殊文件，评阅库里只认普通文件", "it is a link or a special file, and a store holds ordinary files";
    /// ENOLCK, ENOTSUP.
    no_locks => "该文件系统不支持文件锁", "this file system has no locks";
}
