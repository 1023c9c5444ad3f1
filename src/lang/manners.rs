//! Words of the screen about the terminal: its clipboard, its mouse.

words! {
    /// A setting was changed.
    set_to(name: &str, value: &str) => "已设 {name}={value}，以后也如此", "{name}={value}, also from now on";
    /// A setting could not be kept.
    not_kept(why: &str) => "设置只在这一次有效，没有记下：{why}", "set for this session only, not kept: {why}";
    /// A setting has no such value.
    no_value(name: &str, value: &str, known: &str) => "{name} 不能设为“{value}”，可设：{known}", "{name} cannot be `{value}`; give one of: {known}";
    /// Nothing was named to set.
    settings(names: &str) => "可设：{names}（:set 加名称看取值）", "can be set: {names} (:set and a name shows its values)";
    /// A setting was named without a value.
    needs_value(name: &str, known: &str) => "{name} 要设成什么？可设：{known}", "set {name} to what? One of: {known}";
    /// More was to be copied than terminals take.
    too_long_to_copy(n_chars: usize, kib: usize, most: usize, han: usize) => "未复制：共 {n_chars} 字（{kib} KB），终端一次最多收 {most} KB（约 {han} 字）；请少选一些，全文请用 zhupi export 导出", "not copied: {n_chars} characters ({kib} KB), a terminal takes {most} KB at most (some {han} Han characters); select less, or use zhupi export for the whole";
    /// Text was pasted where keys are commands.
    paste_refused => "未粘贴：这里按键是命令，写批注或查找时才能粘贴", "not pasted: keys are commands here; paste into a note or a search";
    /// The mouse was switched on.
    mouse_on => "鼠标已开：滚轮翻页，单击定位；要用终端自己的选字功能，按住 Shift 拖动", "mouse on: the wheel scrolls, a click goes there; hold Shift to select with the terminal";
    /// The mouse was switched off.
    mouse_off => "鼠标已关：可用终端自己的选字和复制", "mouse off: the terminal selects and copies by itself";
}
