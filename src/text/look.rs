//! What a name looks like, so that two names that only look the same can be told.
//!
//! For flagging, never for matching: two units may truly bear names that look alike.

use unicode_normalization::UnicodeNormalization;

/// Characters that look like another, and which: letters of other scripts like Latin ones,
/// and the two forms that one Han character has in Unicode (the Z-variants of Unihan,
/// <https://www.unicode.org/reports/tr38/#kZVariant>, as far as they occur in names).
const ALIKE: &[(&str, char)] = &[
    ("аɑα", 'a'),
    ("вβ", 'b'),
    ("сϲ", 'c'),
    ("ԁ", 'd'),
    ("еҽε", 'e'),
    ("ɡ", 'g'),
    ("һн", 'h'),
    ("іıιӏ1|l", 'i'),
    ("јϳ", 'j'),
    ("кκ", 'k'),
    ("м", 'm'),
    ("пη", 'n'),
    ("оοσ0", 'o'),
    ("рρ", 'p'),
    ("ԛ", 'q'),
    ("г", 'r'),
    ("ѕ", 's'),
    ("тτ", 't'),
    ("υ", 'u'),
    ("νѵ", 'v'),
    ("ԝω", 'w'),
    ("хχ", 'x'),
    ("уγ", 'y'),
    ("ζ", 'z'),
    ("靑", '青'),
    ("户戸", '戶'),
    ("黃", '黄'),
    ("內", '内'),
    ("吳呉", '吴'),
    ("呂", '吕'),
    ("說", '説'),
    ("銳", '鋭'),
    ("教", '敎'),
    ("產", '産'),
    ("眞", '真'),
    ("卽", '即'),
    ("旣", '既'),
    ("淸", '清'),
    ("靜", '静'),
    ("録", '錄'),
    ("冊", '册'),
    ("別", '别'),
    ("刪", '删'),
    ("决", '決'),
    ("况", '況'),
    ("减", '減'),
    ("凉", '涼'),
    ("净", '淨'),
    ("爲", '為'),
    ("顏", '顔'),
    ("彥", '彦'),
    ("彔", '录'),
    ("强", '強'),
    ("敍", '敘'),
    ("硏", '研'),
    ("郞", '郎'),
    ("鄕", '鄉'),
    ("巿", '市'),
    ("曰", '日'),
    ("末", '未'),
    ("己巳", '已'),
    ("土", '士'),
    ("眀", '明'),
    ("峯", '峰'),
    ("衞", '衛'),
    ("羣", '群'),
    ("豐", '豊'),
    ("ー一―—–‐", '-'),
    ("〇○◯", 'o'),
    ("・•‧∙", '·'),
];

/// The look of a name: names that differ only in their look's letters are hard to tell apart.
/// Width, case, accents' composition, invisible characters and spaces do not count.
#[must_use]
pub fn look(name: &str) -> String {
    let folded = name.nfkc().flat_map(char::to_lowercase);
    folded
        .filter(|ch| !ch.is_whitespace() && !super::acts(*ch))
        .map(|ch| {
            let like = ALIKE.iter().find(|(others, _)| others.contains(ch));
            like.map_or(ch, |(_, like)| *like)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, alike: bool) {
        assert_eq!(look(a) == look(b), alike, "{a} {b}");
    }

    #[test]
    fn names_that_only_look_the_same_are_told() {
        check("青石镇", "靑石镇", true);
        check("Wang", "Wаng", true);
        check("ＷＡＮＧ", "wang", true);
        check("青石镇", "青\u{200b}石镇", true);
        check("李明", "李 眀", true);
        check("e\u{301}", "é", true);
        check("青石镇", "青石乡", false);
        check("甲科员", "乙科员", false);
    }
}
