//! The number formats of Word's automatic numbering (ECMA-376, 17.18.59).

/// A counter's value in one of Word's formats; formats we do not know print
/// decimal digits, as Word does for those its fonts lack.
pub(super) fn format(value: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{value:02}"),
        "upperRoman" => roman(value),
        "lowerRoman" => roman(value).to_lowercase(),
        "upperLetter" => letters(value, 'A'),
        "lowerLetter" => letters(value, 'a'),
        "chineseCounting" if value >= 100 => digits(value, "○一二三四五六七八九"),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => counting(value, "〇一二三四五六七八九", "十百千万"),
        "chineseLegalSimplified" => counting(value, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万"),
        "ideographLegalTraditional" => counting(value, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬"),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
            digits(value, "〇一二三四五六七八九")
        }
        "decimalFullWidth" | "decimalFullWidth2" => digits(value, "０１２３４５６７８９"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => match value {
            0 => "⓪".to_owned(),
            1..=20 => one(0x2460, value),
            21..=35 => one(0x3251 - 20, value),
            36..=50 => one(0x32b1 - 35, value),
            _ => value.to_string(),
        },
        "decimalEnclosedParen" if (1..=20).contains(&value) => one(0x2474, value),
        "decimalEnclosedFullstop" if (1..=20).contains(&value) => one(0x2488, value),
        "ideographEnclosedCircle" if (1..=10).contains(&value) => one(0x3280, value),
        "ideographTraditional" => cycle(value, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => cycle(value, "子丑寅卯辰巳午未申酉戌亥"),
        "numberInDash" => format!("- {value} -"),
        _ => value.to_string(),
    }
}

/// The `value`-th character of a block that begins at `first` with 1.
fn one(first: u32, value: u32) -> String {
    char::from_u32(first + value - 1).map_or_else(|| value.to_string(), String::from)
}

fn cycle(value: u32, of: &str) -> String {
    usize::try_from(value)
        .ok()
        .and_then(|nth| of.chars().nth(nth.checked_sub(1)?))
        .map_or_else(|| value.to_string(), String::from)
}

fn digits(value: u32, of: &str) -> String {
    value
        .to_string()
        .chars()
        .filter_map(|digit| of.chars().nth(digit.to_digit(10)? as usize))
        .collect()
}

fn letters(value: u32, first: char) -> String {
    let Some(nth) = value.checked_sub(1) else {
        return "0".to_owned();
    };
    // Word repeats the letter: a … z, aa, bb; no list of a report gets past 30 rounds.
    let letter = char::from_u32(first as u32 + nth % 26).unwrap_or(first);
    std::iter::repeat_n(letter, (nth / 26 + 1).min(30) as usize).collect()
}

fn roman(value: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if value == 0 || value > 9_999 {
        return value.to_string();
    }
    let mut rest = value;
    let mut text = String::new();
    for (worth, sign) in SIGNS {
        while rest >= worth {
            text.push_str(sign);
            rest -= worth;
        }
    }
    text
}

/// 十一, 二十, 一百〇五: ten alone and ten to nineteen begin without 一.
fn counting(value: u32, digits: &str, units: &str) -> String {
    if value == 0 || value > 99_999 {
        return value.to_string();
    }
    let digit = |nth: u32| digits.chars().nth(nth as usize).unwrap_or('?');
    let mut text = String::new();
    let mut pending_zero = false;
    for (power, unit) in [(4, 3), (3, 2), (2, 1), (1, 0)] {
        let nth = value / 10_u32.pow(power) % 10;
        if nth == 0 {
            pending_zero |= !text.is_empty();
            continue;
        }
        if pending_zero {
            text.push(digit(0));
            pending_zero = false;
        }
        if !(power == 1 && nth == 1 && text.is_empty()) {
            text.push(digit(nth));
        }
        text.extend(units.chars().nth(unit));
    }
    if !value.is_multiple_of(10) {
        if pending_zero {
            text.push(digit(0));
        }
        text.push(digit(value % 10));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn values_print_as_word_prints_them() {
        let cases = [
            (1, "chineseCounting", "一"),
            (10, "chineseCounting", "十"),
            (12, "chineseCountingThousand", "十二"),
            (20, "chineseCounting", "二十"),
            (21, "japaneseCounting", "二十一"),
            (105, "chineseCountingThousand", "一百〇五"),
            (110, "chineseCountingThousand", "一百一十"),
            (105, "chineseCounting", "一○五"),
            (12, "ideographDigital", "一二"),
            (3, "chineseLegalSimplified", "叁"),
            (1, "decimalEnclosedCircle", "①"),
            (20, "decimalEnclosedCircleChinese", "⑳"),
            (21, "decimalEnclosedCircle", "㉑"),
            (36, "decimalEnclosedCircle", "㊱"),
            (2, "ideographTraditional", "乙"),
            (9, "decimalZero", "09"),
            (14, "lowerRoman", "xiv"),
            (28, "upperLetter", "BB"),
            (7, "decimalFullWidth", "７"),
            (7, "unheard-of", "7"),
            (u32::MAX, "chineseCounting", "四二九四九六七二九五"),
        ];
        for (value, name, expected) in cases {
            assert_eq!(format(value, name), expected, "{value} {name}");
        }
    }
}
