//! `ToUnicode` maps: which characters a font's codes stand for (ISO 32000-1, 9.10.3).

use std::collections::BTreeMap;

/// More entries than this are no font's.
const MAX_ENTRIES: usize = 200_000;

/// Codes to text, with the lengths that codes may have.
#[derive(Debug, Default)]
pub(super) struct ToUnicode {
    map: BTreeMap<(usize, u32), String>,
    /// (length in bytes, lowest, highest) of each range of codes.
    ranges: Vec<(usize, u32, u32)>,
}

#[derive(Debug, PartialEq)]
enum Token {
    Hex(Vec<u8>),
    Open,
    Close,
    Word(String),
}

impl ToUnicode {
    /// Reads the map; what cannot be read is left out.
    pub(super) fn parse(source: &[u8]) -> Self {
        let tokens = tokens(source);
        let mut cmap = Self::default();
        let mut block: &str = "";
        let mut pending: Vec<&Token> = Vec::new();
        for token in &tokens {
            match token {
                Token::Word(word) => {
                    match word.as_str() {
                        "begincodespacerange" | "beginbfchar" | "beginbfrange" => block = word,
                        _ => block = "",
                    }
                    pending.clear();
                }
                _ if block.is_empty() => {}
                _ => {
                    pending.push(token);
                    if cmap.take(block, &pending) {
                        pending.clear();
                    }
                }
            }
        }
        cmap
    }

    /// Takes one entry of a block when it is complete.
    fn take(&mut self, block: &str, pending: &[&Token]) -> bool {
        match (block, pending) {
            ("begincodespacerange", [Token::Hex(low), Token::Hex(high)]) => {
                self.ranges.push((low.len(), number(low), number(high)));
                true
            }
            ("beginbfchar", [Token::Hex(code), Token::Hex(text)]) => {
                self.insert(code.len(), number(code), utf16(text));
                true
            }
            ("beginbfrange", [Token::Hex(low), Token::Hex(high), Token::Hex(text)]) => {
                self.insert_range(low.len(), number(low), number(high), text);
                true
            }
            (
                "beginbfrange",
                [
                    Token::Hex(low),
                    Token::Hex(_),
                    Token::Open,
                    texts @ ..,
                    Token::Close,
                ],
            ) => {
                for (nth, text) in texts.iter().enumerate() {
                    if let (Token::Hex(text), Ok(nth)) = (text, u32::try_from(nth)) {
                        self.insert(low.len(), number(low).saturating_add(nth), utf16(text));
                    }
                }
                true
            }
            _ => false,
        }
    }

    fn insert(&mut self, length: usize, code: u32, text: String) {
        if self.map.len() < MAX_ENTRIES {
            self.map.insert((length, code), text);
        }
    }

    fn insert_range(&mut self, length: usize, low: u32, high: u32, text: &[u8]) {
        let first = utf16(text);
        let mut chars: Vec<char> = first.chars().collect();
        let Some(last) = chars.pop() else { return };
        for code in low..=high.min(low.saturating_add(0xffff)) {
            let Some(ch) = char::from_u32((last as u32).saturating_add(code - low)) else {
                continue;
            };
            let text: String = chars.iter().copied().chain([ch]).collect();
            self.insert(length, code, text);
            if self.map.len() >= MAX_ENTRIES {
                return;
            }
        }
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// The length of the code that begins `bytes`.
    pub(super) fn code_length(&self, bytes: &[u8]) -> Option<usize> {
        self.ranges
            .iter()
            .filter(|(length, low, high)| {
                bytes
                    .get(..*length)
                    .is_some_and(|code| (*low..=*high).contains(&number(code)))
            })
            .map(|(length, ..)| *length)
            .max()
    }

    /// The text of a code.
    pub(super) fn get(&self, code: &[u8]) -> Option<&str> {
        self.map
            .get(&(code.len(), number(code)))
            .map(String::as_str)
    }
}

/// A code's bytes as a number, the highest byte first.
pub(super) fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(0, |sum, &byte| (sum << 8) | u32::from(byte))
}

fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .filter_map(|pair| Some(u16::from_be_bytes([*pair.first()?, *pair.last()?])))
        .collect();
    String::from_utf16_lossy(&units).replace('\0', "")
}

fn tokens(source: &[u8]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        match byte {
            b'<' => {
                let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
                let digits: Vec<u8> = rest
                    .get(..end)
                    .unwrap_or(&[])
                    .iter()
                    .filter_map(|byte| char::from(*byte).to_digit(16))
                    .filter_map(|digit| u8::try_from(digit).ok())
                    .collect();
                rest = rest.get(end + 1..).unwrap_or(&[]);
                let bytes = digits
                    .chunks(2)
                    .map(|pair| pair.iter().fold(0, |sum, digit| sum << 4 | digit));
                if !digits.is_empty() {
                    tokens.push(Token::Hex(bytes.collect()));
                }
            }
            b'[' => tokens.push(Token::Open),
            b']' => tokens.push(Token::Close),
            b'%' => {
                let end = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
                rest = rest.get(end..).unwrap_or(&[]);
            }
            _ if byte.is_ascii_alphabetic() => {
                let n = rest
                    .iter()
                    .take_while(|byte| byte.is_ascii_alphanumeric())
                    .count();
                let mut word = String::from(char::from(byte));
                word.extend(
                    rest.get(..n)
                        .unwrap_or(&[])
                        .iter()
                        .map(|byte| char::from(*byte)),
                );
                rest = rest.get(n..).unwrap_or(&[]);
                tokens.push(Token::Word(word));
            }
            _ => {}
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_ranges_and_arrays_are_read() {
        let cmap = ToUnicode::parse(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n2 beginbfchar <0001> <4E00> <0002> <D83DDE00> endbfchar 2 beginbfrange <0010><0012><4E01> <0020><0021>[<0041><00420043>] endbfrange",
        );
        let text = |code: u16| cmap.get(&code.to_be_bytes()).unwrap_or("-").to_owned();
        assert_eq!(
            [text(1), text(2), text(0x12), text(0x21), text(9)],
            ["一", "😀", "七", "BC", "-"].map(str::to_owned)
        );
        assert_eq!(cmap.code_length(&[0, 1, 2]), Some(2));
    }

    #[test]
    fn broken_maps_do_no_harm() {
        let cmap = ToUnicode::parse(b"beginbfrange <0000><FFFFFFFF><FFFF> <1> [ beginbfchar <");
        assert_eq!(cmap.get(&[0, 0]), Some("\u{ffff}"));
        assert!(cmap.map.len() <= MAX_ENTRIES);
    }
}
