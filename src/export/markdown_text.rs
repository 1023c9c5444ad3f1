//! Foreign text inside Markdown: it shows, and it does nothing.
//!
//! Reports, notes and file names may hold anything. Escaped here they carry no live HTML,
//! link, image, heading, list or table: ASCII punctuation that Markdown
//! (<https://spec.commonmark.org/0.31.2/>, and GitHub's tables and autolinks) reads gets a
//! backslash, and characters that act or hide are shown as `⟨U+202E⟩`. One change cannot
//! be avoided: the `@` of what looks like a mail address becomes `＠`, because GitHub's
//! renderer links addresses whatever stands before them.

use crate::text::Safe;

/// Escapes a text for one line; line breaks become spaces.
pub(super) fn inline(text: &str) -> String {
    let mut line = String::with_capacity(text.len() + 8);
    for part in text.lines().map(str::trim).filter(|part| !part.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        escape(part, &mut line);
    }
    line
}

/// The non-empty lines of a text, each escaped.
pub(super) fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(inline).collect()
}

fn escape(part: &str, line: &mut String) {
    let shown = Safe::new(part).into_string();
    let chars: Vec<char> = shown.chars().collect();
    let word = |at: Option<usize>| {
        at.and_then(|at| chars.get(at))
            .is_some_and(char::is_ascii_alphanumeric)
    };
    let n_digits = chars.iter().take_while(|ch| ch.is_ascii_digit()).count();
    for (at, &ch) in chars.iter().enumerate() {
        let begins = line.is_empty() || at == 0;
        let acts = match ch {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' | '^' => true,
            // A list, a heading, an underlined heading.
            '#' | '-' | '+' | '=' => begins,
            '.' | ')' if at > 0 && at == n_digits => true,
            // GitHub links bare addresses: https://…, www.…
            ':' => chars.get(at + 1) == Some(&'/'),
            '.' => ends_in_www(&chars, at),
            _ => false,
        };
        if ch == '@' && word(at.checked_sub(1)) && word(Some(at + 1)) {
            line.push('＠');
            continue;
        }
        if acts {
            line.push('\\');
        }
        line.push(ch);
    }
}

fn ends_in_www(chars: &[char], at: usize) -> bool {
    let www = at.checked_sub(3).and_then(|start| chars.get(start..at));
    www.is_some_and(|www| www.iter().all(|ch| matches!(ch, 'w' | 'W')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(inline(text), expected);
    }

    #[test]
    fn ordinary_prose_stays_as_it_is() {
        check(
            "2023年，召开3次党委会；满意率100%（含网格）。",
            "2023年，召开3次党委会；满意率100%（含网格）。",
        );
        check("时间: 14:10, 3.5万元", "时间: 14:10, 3.5万元");
        check("a-b, c+d", "a-b, c+d");
    }

    #[test]
    fn what_markdown_would_read_is_escaped() {
        check("<img src=x onerror=a>", "\\<img src=x onerror=a\\>");
        check("![a](http://b)", "!\\[a\\](http\\://b)");
        check("# 一", "\\# 一");
        check("1. 一", "1\\. 一");
        check("- 一", "\\- 一");
        check("a|b", "a\\|b");
        check("www.example.com", "www\\.example.com");
        check("写信到 a.b@c.cn", "写信到 a.b＠c.cn");
        check("一\n---\n二", "一 \\--- 二");
        check("青\u{202E}石", "青⟨U+202E⟩石");
    }

    /// Whatever Markdown makes of an escaped text besides text.
    fn live(markdown: &str) -> Vec<String> {
        Parser::new_ext(markdown, Options::all())
            .filter(|event| {
                !matches!(
                    event,
                    Event::Text(_)
                        | Event::Start(Tag::Paragraph)
                        | Event::End(pulldown_cmark::TagEnd::Paragraph)
                )
            })
            .map(|event| format!("{event:?}"))
            .collect()
    }

    proptest! {
        #[test]
        fn no_text_comes_alive(text in "[a-z0-9一《” \\\\`*_\\[\\]<>&|~$^#+=.():/@!\n\t{}\"'-]{0,40}") {
            prop_assert_eq!(live(&inline(&text)), Vec::<String>::new());
        }
    }
}
