//! JSON that can be looked at: nothing in it acts on a terminal.

use std::io;

use serde::Serialize;

use crate::text::acts;

/// JSON in which nothing acts on a terminal: such characters can only stand in strings,
/// where an escape means the same.
#[must_use]
pub fn json_safe(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for ch in json.chars() {
        if ch != '\n' && acts(ch) {
            let mut units = [0; 2];
            for unit in ch.encode_utf16(&mut units) {
                safe.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    let digit = u32::from(*unit) >> shift & 15;
                    safe.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
            }
        } else {
            safe.push(ch);
        }
    }
    safe
}

/// Writes a document.
pub(super) fn document(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    let json = serde_json::to_string_pretty(value)?;
    writeln!(out, "{}", json_safe(&json))
}

/// Writes a document of one line.
pub(super) fn line(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    let json = serde_json::to_string(value)?;
    writeln!(out, "{}", json_safe(&json))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_says_the_same_and_acts_on_nothing() {
        let text = "青石镇\u{202e}\u{9b}\u{7f}\u{200b}\u{e0041}\n";
        let json = serde_json::to_string(text).unwrap();
        let safe = json_safe(&json);
        assert!(safe.is_ascii() || !safe.chars().any(acts), "{safe}");
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
    }
}
