//! Words on reading files: why one could not be read, what is doubtful in one that was.

words! {
    /// Neither text nor a known document.
    not_text(name: &str) => "`{name}` 不是文本文件，无法阅读\n请向报送单位索取 docx、pdf 或 txt 版本", "`{name}` is not text\nAsk the unit for a docx, pdf or txt";
    /// A known kind of file that has to be converted.
    unsupported(name: &str, what: &str) => "`{name}` 实为{what}，不能直接阅读\n请用 WPS 或 Word 打开，另存为 docx 后再试", "`{name}` is {what} and cannot be read as it is\nOpen it in Word, WPS or LibreOffice and save it as docx";
    /// Protected by a password.
    encrypted(name: &str) => "`{name}` 已加密\n请去掉打开密码后另存，或向报送单位索取未加密版本", "`{name}` is encrypted\nRemove the password and save it again, or ask the unit for an open copy";
    /// Broken beyond reading.
    damaged(name: &str, detail: &str) => "`{name}` 已损坏，无法读取\n请用 WPS 或 Word 打开修复后另存为 docx，或请报送单位重报", "`{name}` is damaged and cannot be read ({detail})\nLet Word or WPS repair it and save it as docx, or ask the unit to send it again";
    /// The same of a format that no word processor writes.
    damaged_page(name: &str, format: &str, detail: &str) => "`{name}` 已损坏，无法读取\n请用能打开 {format} 的软件核对，能打开就重新导出为 {format} 或 docx；打不开请报送单位重报", "`{name}` is damaged and cannot be read ({detail})\nSee whether a program for {format} opens it, and export it anew as {format} or docx; otherwise ask the unit to send it again";
    /// An archive of files.
    archive(name: &str) => "`{name}` 实为压缩包，不能直接阅读\n请解压，或改回原来的扩展名，再试", "`{name}` is an archive and cannot be read as it is\nUnpack it, or give it back the ending it had, and try again";
    /// A picture.
    picture(name: &str) => "`{name}` 实为图片，其中的文字不能读取\n请先用文字识别（OCR）转换，或向报送单位索取 docx 版本", "`{name}` is a picture, whose text cannot be read\nRun OCR over it, or ask the unit for the docx";
    /// Over a limit.
    unpacks_too_large(name: &str, allowed: &str) => "`{name}` 解压后超过上限 {allowed}，未读取\n请删去图片、附件后另存再试", "`{name}` was not read: it unpacks to more than the limit of {allowed}\nSave it without its pictures and attachments and try again";
    /// Too large, and by how much.
    too_large(name: &str, limit: &str, found: &str, allowed: &str) => "`{name}` {limit}为 {found}，超过上限 {allowed}，未读取\n请删去图片、附件后另存再试", "`{name}` was not read: {limit} {found}, the limit is {allowed}\nSave it without its pictures and attachments and try again";
    /// A PDF of pictures.
    no_text_layer(name: &str, n_pages: u32) => "`{name}` 共 {n_pages} 页，均无文字层（多为扫描件）\n请先用文字识别（OCR）转换，或向报送单位索取 docx 版本", "`{name}` has {n_pages} pages and none holds text (scanned, most likely)\nRun OCR over it, or ask the unit for the docx";
    /// A document without any text.
    empty(name: &str) => "`{name}` 没有任何文字\n请核对是否报错了文件", "`{name}` holds no text\nCheck whether it is the right file";
    /// A label that is no encoding.
    unknown_encoding(name: &str, label: &str) => "`{name}` 的编码 `{label}` 无法识别\n可用：utf-8、gb18030、big5、utf-16le、utf-16be", "`{name}`: no such encoding `{label}`\nTry utf-8, gb18030, big5, utf-16le or utf-16be";

    /// Limit on the size of a file.
    limit_file => "文件大小", "size";
    /// Limit on what an archive unpacks to.
    limit_unpacked => "解压后大小", "unpacked size";
    /// Limit on how far one entry of an archive blows up.
    limit_ratio => "压缩倍数", "compression ratio";
    /// Limit on the entries of an archive.
    limit_entries => "压缩包内文件数", "entries in the archive";
    /// Limit on the pages of a PDF.
    limit_pages => "页数", "pages";

    /// Rich Text Format.
    other_rtf => " RTF 文档", "an RTF document";
    /// A spreadsheet.
    other_spreadsheet => "电子表格", "a spreadsheet";
    /// A presentation.
    other_presentation => "演示文稿", "a presentation";
    /// An `OpenDocument` text.
    other_odt => " ODT 文档", "an OpenDocument text";
    /// A Word document under another name.
    other_word => " Word 文档（文件名写作文本）", "a Word document under the name of a text file";
    /// A PDF under another name.
    other_pdf => " PDF（文件名写作文本）", "a PDF under the name of a text file";
    /// Word 95 and older.
    other_old_word => " Word 95 或更早的文档", "a document of Word 95 or older";
    /// WPS before 2005.
    other_old_wps => "早期 WPS 文档", "a document of an early WPS";
    /// Word 2003's XML.
    other_word_xml => " Word 2003 XML 文档", "a Word 2003 XML document";
    /// Unknown.
    other_unknown => "未知格式", "of an unknown format";

    /// Plain text.
    format_txt => "纯文本", "plain text";
    /// A web page.
    format_html => "网页", "web page";

    /// Only the beginning was read.
    truncated(total: &str, read: &str) => "文件 {total}，只显示前 {read}", "{total}; showing the first {read}";
    /// The encoding is a guess.
    encoding_doubtful => "编码存疑，如有乱码请改选编码", "the encoding is a guess; choose another if the text looks wrong";
    /// Bytes that could not be decoded.
    undecodable(n: u32) => "{n} 处无法解码，以 \u{fffd} 显示", "{n} places could not be decoded and show as \u{fffd}";
    /// Tracked changes.
    tracked_changes => "含修订痕迹：插入和删除的文字均显示并标出", "tracked changes: inserted and deleted text is shown and marked";
    /// Hidden text.
    hidden_text => "含隐藏、极小或白色文字，已标出", "hidden, tiny or white text is shown and marked";
    /// A page without text.
    page_unreadable(page: u32) => "第 {page} 页没有可读文字（可能是扫描页）", "page {page} holds no readable text (scanned, perhaps)";
    /// How the body of a web page was found.
    body_found_by(method: &str) => "正文取自网页的 {method}", "body taken from {method} of the web page";
    /// Read as another format than named.
    read_as(format: &str) => "文件名与内容不符，按{format}读取", "the name says otherwise; read as {format}";
    /// A second document in the same file.
    second_document(name: &str) => "文件内还有另一份文档 `{name}`，未显示", "the file holds a second document `{name}`, which is not shown";
    /// Partly damaged.
    partly_damaged => "文件部分损坏，只显示能读出的内容", "the file is damaged in part; what can be read is shown";
    /// Nested too deeply.
    too_deep => "版式嵌套过深，部分文字次序可能有误", "nested too deeply; the order of some text is a guess";
    /// Automatic numbers that are missing.
    numbers_lost => "自动编号未能读出，标题序号可能缺失；另存为 docx 可完整显示", "automatic numbers are missing; save it as docx to see them";
    /// Pictures that may hold text.
    pictures(n: u32) => "含 {n} 张图片，图中文字不能读取", "{n} pictures, whose text cannot be read";
}
