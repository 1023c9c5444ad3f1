//! Foreign text inside HTML and XML: it shows, and it does nothing.
//!
//! What acts or hides is shown as `⟨U+202E⟩`; so are the two characters that
//! XML 1.0 (<https://www.w3.org/TR/xml/#charsets>) has no place for and that are no
//! controls, U+FFFE and U+FFFF. A tab is a space.

use std::fmt::Write;

use crate::text::Safe;

/// A text escaped for element content and for attribute values in either quotes.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for (nth, line) in text.split('\n').enumerate() {
        if nth > 0 {
            escaped.push('\n');
        }
        for ch in shown(line).chars() {
            match ch {
                '&' => escaped.push_str("&amp;"),
                '<' => escaped.push_str("&lt;"),
                '>' => escaped.push_str("&gt;"),
                '"' => escaped.push_str("&quot;"),
                '\'' => escaped.push_str("&#39;"),
                ch => escaped.push(ch),
            }
        }
    }
    escaped
}

/// One line with nothing in it that acts, hides, or that XML cannot hold.
pub(super) fn shown(line: &str) -> String {
    let line = line.strip_suffix('\r').unwrap_or(line).replace('\t', " ");
    let safe = Safe::new(&line).into_string();
    if !safe.contains(['\u{FFFE}', '\u{FFFF}']) {
        return safe;
    }
    let mut shown = String::with_capacity(safe.len() + 16);
    for ch in safe.chars() {
        if matches!(ch, '\u{FFFE}' | '\u{FFFF}') {
            let _ = write!(shown, "⟨U+{:04X}⟩", u32::from(ch));
        } else {
            shown.push(ch);
        }
    }
    shown
}

/// Writes into a string, which cannot fail.
pub(super) fn put(page: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = page.write_fmt(what);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use quick_xml::events::Event;
    use quick_xml::reader::Reader;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(escape(text), expected);
    }

    #[test]
    fn what_markup_would_read_is_escaped() {
        check("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;");
        check("\"一\" 'a'", "&quot;一&quot; &#39;a&#39;");
        check("一\t二\r\n三", "一 二\n三");
        check("\u{202E}\u{1}\u{FFFE}", "⟨U+202E⟩⟨U+0001⟩⟨U+FFFE⟩");
    }

    proptest! {
        #[test]
        fn any_text_is_one_text_in_xml(text in any::<String>()) {
            let page = format!("<p a=\"{0}\">{0}</p>", escape(&text));
            let mut reader = Reader::from_str(&page);
            let mut tags = 0;
            loop {
                match reader.read_event() {
                    Ok(Event::Eof) => break,
                    Ok(Event::Start(_) | Event::End(_)) => tags += 1,
                    Ok(Event::Text(_) | Event::GeneralRef(_)) => {}
                    other => prop_assert!(false, "{:?}", other),
                }
            }
            prop_assert_eq!(tags, 2);
            let is_xml = |ch: char| matches!(ch, '\n' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
            prop_assert!(page.chars().all(is_xml));
        }
    }
}
