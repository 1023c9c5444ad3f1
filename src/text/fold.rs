//! Characters folded to one form: full-width ASCII to ASCII, radicals to the
//! characters they look like.

/// The ASCII character that a full-width form (U+FF01–U+FF5E) or the ideographic
/// space stands for, and the Chinese character that a Kangxi radical (⼀, ⼯: what some PDF
/// fonts give) stands for; any other character unchanged.
#[must_use]
pub fn fold_width_char(ch: char) -> char {
    match ch {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch),
        '\u{3000}' => ' ',
        '\u{2F00}'..='\u{2FD5}' => {
            let nth = u32::from(ch) - 0x2F00;
            RADICALS.get(nth as usize).copied().unwrap_or(ch)
        }
        _ => ch,
    }
}

/// The characters that U+2F00–U+2FD5 decompose to.
#[rustfmt::skip]
const RADICALS: [char; 214] = [
    '一', '丨', '丶', '丿', '乙', '亅', '二', '亠', '人', '儿', '入', '八', '冂', '冖', '冫', '几', '凵', '刀', '力', '勹',
    '匕', '匚', '匸', '十', '卜', '卩', '厂', '厶', '又', '口', '囗', '土', '士', '夂', '夊', '夕', '大', '女', '子', '宀',
    '寸', '小', '尢', '尸', '屮', '山', '巛', '工', '己', '巾', '干', '幺', '广', '廴', '廾', '弋', '弓', '彐', '彡', '彳',
    '心', '戈', '戶', '手', '支', '攴', '文', '斗', '斤', '方', '无', '日', '曰', '月', '木', '欠', '止', '歹', '殳', '毋',
    '比', '毛', '氏', '气', '水', '火', '爪', '父', '爻', '爿', '片', '牙', '牛', '犬', '玄', '玉', '瓜', '瓦', '甘', '生',
    '用', '田', '疋', '疒', '癶', '白', '皮', '皿', '目', '矛', '矢', '石', '示', '禸', '禾', '穴', '立', '竹', '米', '糸',
    '缶', '网', '羊', '羽', '老', '而', '耒', '耳', '聿', '肉', '臣', '自', '至', '臼', '舌', '舛', '舟', '艮', '色', '艸',
    '虍', '虫', '血', '行', '衣', '襾', '見', '角', '言', '谷', '豆', '豕', '豸', '貝', '赤', '走', '足', '身', '車', '辛',
    '辰', '辵', '邑', '酉', '釆', '里', '金', '長', '門', '阜', '隶', '隹', '雨', '靑', '非', '面', '革', '韋', '韭', '音',
    '頁', '風', '飛', '食', '首', '香', '馬', '骨', '高', '髟', '鬥', '鬯', '鬲', '鬼', '魚', '鳥', '鹵', '鹿', '麥', '麻',
    '黃', '黍', '黑', '黹', '黽', '鼎', '鼓', '鼠', '鼻', '齊', '齒', '龍', '龜', '龠',
];

/// [`fold_width_char`] over a whole text; the number of characters stays the same.
#[must_use]
pub fn fold_width(text: &str) -> String {
    text.chars().map(fold_width_char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_ascii_folds_and_nothing_else_does() {
        assert_eq!(fold_width("ＡＢｃ１２（）　：、。“”"), "ABc12() :、。“”");
        assert_eq!(
            fold_width("⼀、⼯作，⿓"),
            "一、工作,龙".replace('龙', "龍")
        );
        assert_eq!(fold_width("\u{2FD5}\u{2FD6}"), "龠\u{2FD6}");
    }
}
