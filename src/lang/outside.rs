//! Words about the person's own editor.

words! {
    /// No folder for the editor's file.
    no_folder => "没有可写的文件夹来放编辑器的文件，请在这里接着写", "there is no writable folder for the editor's file; go on writing here";
    /// The editor's file cannot be written.
    no_file(folder: &str, why: &str) => "{folder} 里不能建文件（{why}），请在这里接着写", "no file can be made in {folder} ({why}); go on writing here";
    /// The editor cannot be started.
    no_editor(editor: &str, why: &str) => "打不开编辑器 {editor}（{why}）；请设环境变量 EDITOR，文字没有丢", "the editor {editor} cannot be started ({why}); set EDITOR. The text is kept";
    /// The editor failed.
    editor_failed(editor: &str, how: &str) => "编辑器 {editor} 没有正常结束（{how}），它存下的文字已取回", "the editor {editor} ended badly ({how}); what it saved is taken over";
    /// What the editor saved cannot be read.
    not_read_back(file: &str, why: &str) => "编辑器存的文件读不出来（{why}），仍在 {file}；这里是原来的文字", "what the editor saved cannot be read ({why}) and stays in {file}; here is the text as before";
    /// The text came back.
    taken_over => "已取回编辑器里的文字，Ctrl-s 保存", "text taken over from the editor; Ctrl-s saves it";
}
