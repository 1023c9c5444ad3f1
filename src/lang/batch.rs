//! Words on finding and opening report files.

words! {
    /// None of the paths exists.
    path_missing(path: &str) => "找不到 `{path}`\n请检查路径是否写对", "`{path}` does not exist\nCheck the path";
    /// A folder or file cannot be looked at.
    cannot_look(path: &str, reason: &str) => "无法查看 `{path}`：{reason}\n请检查访问权限", "Cannot look at `{path}`: {reason}\nCheck its permissions";
    /// A path lies outside the batch.
    outside(path: &str, root: &str) => "`{path}` 不在批次 `{root}` 之内\n请改用 --batch 指定它所在的文件夹，或去掉 --batch", "`{path}` lies outside the batch `{root}`\nGive its own folder with --batch, or leave --batch out";
    /// A link to a folder that leaves the batch.
    folder_link_leaves(path: &str, target: &str) => "文件夹链接 `{path}` 指向批次之外（{target}），未读取\n确需读取请加 --follow", "The folder link `{path}` leaves the batch ({target}) and was not followed\nUse --follow to read it all the same";
    /// `units.csv` cannot be used.
    units(reason: &str) => "`units.csv` 未采用：{reason}\n首行应为 unit,class,report（或 单位,类别,报告）", "`units.csv` was not used: {reason}\nIts first line should be unit,class,report";
    /// `units.csv` is no text.
    units_not_text => "不是文本", "it is not text";
    /// A line of `units.csv` is no CSV.
    units_line(line: u64) => "第 {line} 行不是 CSV 格式", "line {line} is not CSV";
    /// `units.csv` has no `unit` column.
    units_no_column => "没有 unit（单位）一列", "it has no `unit` column";
    /// The file cannot be opened.
    cannot_open(path: &str, reason: &str) => "无法打开 `{path}`：{reason}\n请检查文件是否存在、是否有读取权限", "Cannot open `{path}`: {reason}\nCheck that it exists and that you may read it";
    /// Not a regular file.
    not_a_file(path: &str, kind: &str) => "`{path}` 是{kind}，不是文件，未读取\n请改用普通文件", "`{path}` is {kind}, not a file, and was not read\nUse an ordinary file";
    /// A folder.
    kind_folder => "文件夹", "a folder";
    /// A named pipe.
    kind_pipe => "管道", "a pipe";
    /// A socket.
    kind_socket => "套接字", "a socket";
    /// A device.
    kind_device => "设备", "a device";
    /// A link to a file outside the batch.
    link_leaves(path: &str, target: &str) => "链接 `{path}` 指向批次之外（{target}），未读取\n确需读取请加 --follow", "The link `{path}` leaves the batch ({target}) and was not read\nUse --follow to read it all the same";
    /// The file is empty.
    empty(path: &str) => "`{path}` 是空文件\n请核对是否报错了文件，或请报送单位重报", "`{path}` is an empty file\nCheck whether it is the right file, or ask the unit to send it again";
    /// The parser could not be started.
    parser_start(path: &str, reason: &str) => "无法启动解析程序，`{path}` 未读取：{reason}\n请重试", "The parser could not be started, so `{path}` was not read: {reason}\nTry again";
    /// The parser took too long.
    parser_slow(path: &str, seconds: u64) => "解析 `{path}` 超过 {seconds} 秒，已停止\n请用 WPS 或 Word 打开后另存为 docx 再试", "Parsing `{path}` took longer than {seconds} s and was stopped\nOpen it in Word or WPS, save it as docx and try again";
    /// A fault of the program, met while it read the file.
    parser_fault(path: &str, said: &str) => "读取 `{path}` 时程序自身出错（{said}），其他报告不受影响\n请把这一行告诉开发者；可另存为 docx 或 txt 再试", "A fault of the program was met in `{path}` ({said}); the other reports are not affected\nPlease report this line; saving the file as docx or txt may help";
    /// The parser died.
    parser_died(path: &str, how: &str) => "解析 `{path}` 时出错中止（{how}），其他报告不受影响\n请用 WPS 或 Word 打开后另存为 docx 再试", "The parser died of `{path}` ({how}); the other reports are not affected\nOpen it in Word or WPS, save it as docx and try again";
}
