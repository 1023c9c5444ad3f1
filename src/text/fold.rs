//! Characters folded to one form: full-width ASCII to ASCII.

/// The ASCII character that a full-width form (U+FF01–U+FF5E) or the ideographic
/// space stands for; any other character unchanged.
#[must_use]
pub fn fold_width_char(ch: char) -> char {
    match ch {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch),
        '\u{3000}' => ' ',
        _ => ch,
    }
}

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
    }
}
