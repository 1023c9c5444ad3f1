//! Why the system refused something, in words.

use std::io;

use super::Lang;

words! {
    /// No such file.
    not_found => "文件或文件夹不存在", "no such file or folder";
    /// Permission denied.
    denied => "没有权限", "permission denied";
    /// The disk is full.
    full => "磁盘空间不足", "no space left on the disk";
    /// The quota is used up.
    quota => "磁盘配额已用完", "disk quota used up";
    /// A file would be larger than may be.
    too_large => "超出文件大小限制", "the limit of a file's size is reached";
    /// The file system is read-only.
    read_only => "磁盘为只读", "the disk is read-only";
    /// It exists already.
    exists => "已存在", "it exists already";
    /// A folder where a file was expected.
    is_folder => "是文件夹，不是文件", "it is a folder, not a file";
    /// A file where a folder was expected.
    not_folder => "不是文件夹", "it is not a folder";
    /// The text is not UTF-8.
    not_utf8 => "不是 UTF-8 文本", "not UTF-8 text";
    /// Descriptors ran out.
    too_many_files => "打开的文件过多", "too many open files";
    /// The device failed.
    device => "磁盘读写出错", "the disk reports an error";
    /// Whatever else, in the system's own words.
    other(said: &str) => "系统报告：{said}", "the system says: {said}";
}

/// Linux and macOS agree on these numbers.
const EIO: i32 = 5;
const ENFILE: i32 = 23;
const EMFILE: i32 = 24;

/// Why the system refused, short, without the file's name.
#[must_use]
pub fn reason(lang: Lang, error: &io::Error) -> String {
    let known = match error.kind() {
        io::ErrorKind::NotFound => not_found(lang),
        io::ErrorKind::PermissionDenied => denied(lang),
        io::ErrorKind::StorageFull => full(lang),
        io::ErrorKind::QuotaExceeded => quota(lang),
        io::ErrorKind::FileTooLarge => too_large(lang),
        io::ErrorKind::ReadOnlyFilesystem => read_only(lang),
        io::ErrorKind::AlreadyExists => exists(lang),
        io::ErrorKind::IsADirectory => is_folder(lang),
        io::ErrorKind::NotADirectory => not_folder(lang),
        io::ErrorKind::InvalidData => not_utf8(lang),
        _ => match error.raw_os_error() {
            Some(EIO) => device(lang),
            Some(EMFILE | ENFILE) => too_many_files(lang),
            _ => return other(lang, &error.to_string()),
        },
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_reasons_are_said_in_the_language_and_others_quoted() {
        let denied = io::Error::from(io::ErrorKind::PermissionDenied);
        assert_eq!(reason(Lang::Zh, &denied), "没有权限");
        assert_eq!(
            reason(Lang::En, &io::Error::from_raw_os_error(EIO)),
            "the disk reports an error"
        );
        assert_eq!(
            reason(Lang::En, &io::Error::other("odd")),
            "the system says: odd"
        );
    }
}
