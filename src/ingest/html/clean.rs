//! What is taken out of a page before the parser sees it.
//!
//! Scripts, styles and comments are no text. Formatting elements become `span`
//! and elements nested too deeply lose their tags, because the standard's
//! repairs of both (adoption agency, reconstruction) cost the square of the
//! input or multiply it.

use memchr::{memchr, memchr2, memmem};

/// Deeper elements lose their tags, not their text.
const MAX_DEPTH: usize = 120;

/// Elements whose content is no markup; all but `textarea` and `title` hold no text.
const RAW: &[&str] = &[
    "script",
    "style",
    "iframe",
    "noembed",
    "noframes",
    "xmp",
    "template",
    "object",
    "svg",
    "math",
    "textarea",
    "title",
    "plaintext",
];

/// A quoted value may hold `>` up to this far behind the first one.
const LONGEST_VALUE: usize = 4 << 10;

/// The parser copies a piece of text for every reference added to it, so that
/// 100,000 of them took half a minute. A comment after this many ends the piece.
const MAX_PARTS: usize = 64;

/// Elements that the parser would reopen in every following block.
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Elements without content, or closed by the next one of their kind.
const SHALLOW: &[&str] = &[
    "br", "hr", "img", "input", "meta", "link", "base", "col", "area", "wbr", "param", "source",
    "p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead",
];

/// A page fit to be parsed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Clean {
    pub(super) html: String,
    /// The page's title, as written.
    pub(super) title: String,
    n_parts: usize,
    /// Whether tags were taken away because they were nested too deeply.
    pub(super) too_deep: bool,
}

/// Goes over the source once.
pub(super) fn clean(source: &str) -> Clean {
    let mut out = Clean {
        html: String::with_capacity(source.len()),
        ..Clean::default()
    };
    let mut depth = 0_usize;
    let mut rest = source;
    // Behind the last `>` nothing is a tag.
    let n_plain = source.len() - memchr::memrchr(b'>', source.as_bytes()).map_or(0, |at| at + 1);
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        if rest.len() - at <= n_plain {
            break;
        }
        let (text, tag) = rest.split_at(at);
        out.text(text);
        out.part();
        if let Some(after) = tag.strip_prefix("<!--") {
            rest = after_marker(after, "-->");
            continue;
        }
        if tag.starts_with("<!") || tag.starts_with("<?") {
            rest = after_marker(tag, ">");
            continue;
        }
        let Some((raw, after)) = split_tag(tag) else {
            out.html.push_str("&lt;");
            rest = tag.get(1..).unwrap_or("");
            continue;
        };
        rest = after;
        let closing = raw.starts_with("</");
        let inner = raw.trim_start_matches(['<', '/']).trim_end_matches('>');
        let name_len = inner
            .find(|ch: char| !ch.is_ascii_alphanumeric() && !matches!(ch, ':' | '-'))
            .unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(name_len);
        let name = name.to_ascii_lowercase();
        if RAW.contains(&name.as_str()) {
            if !closing && !attributes.ends_with('/') {
                let (content, after) = raw_content(rest, &name);
                if name == "title" && out.title.is_empty() {
                    content.trim().clone_into(&mut out.title);
                }
                rest = after;
            }
            continue;
        }
        let shallow = SHALLOW.contains(&name.as_str()) || attributes.ends_with('/');
        let written = if FORMATTING.contains(&name.as_str()) {
            "span"
        } else {
            name.as_str()
        };
        if closing {
            if !shallow {
                if depth > MAX_DEPTH {
                    depth -= 1;
                    continue;
                }
                depth = depth.saturating_sub(1);
            }
            out.html.push_str("</");
            out.html.push_str(written);
            out.html.push('>');
        } else {
            if !shallow {
                depth += 1;
                if depth > MAX_DEPTH {
                    out.too_deep = true;
                    continue;
                }
            }
            out.html.push('<');
            out.html.push_str(written);
            out.html.push_str(attributes);
            out.html.push('>');
        }
    }
    out.text(&rest.replace('<', "&lt;"));
    out
}

impl Clean {
    fn text(&mut self, text: &str) {
        for (nth, part) in text.split('&').enumerate() {
            if nth > 0 {
                self.part();
                self.html.push('&');
            }
            self.html.push_str(part);
        }
    }

    /// Counts what may add to a piece of text, and ends the piece before it is long.
    fn part(&mut self) {
        self.n_parts += 1;
        if self.n_parts.is_multiple_of(MAX_PARTS) {
            self.html.push_str("<!---->");
        }
    }
}

fn after_marker<'s>(source: &'s str, marker: &str) -> &'s str {
    memmem::find(source.as_bytes(), marker.as_bytes())
        .and_then(|at| source.get(at + marker.len()..))
        .unwrap_or("")
}

/// The tag at the beginning of `source`, its quoted values respected, and what
/// follows. Where quotes do not come out even the first `>` ends it.
fn split_tag(source: &str) -> Option<(&str, &str)> {
    let first = source.get(1..)?.trim_start_matches('/').chars().next()?;
    if !first.is_ascii_alphabetic() {
        return None;
    }
    let bytes = source.as_bytes();
    let simple_end = memchr(b'>', bytes)?;
    let mut at = 1;
    // A quote that is never closed must not swallow the page.
    let longest = bytes.len().min(simple_end + LONGEST_VALUE);
    while at < longest {
        let byte = *bytes.get(at)?;
        let before = bytes.get(at - 1).copied().unwrap_or(0);
        match byte {
            b'>' => return source.split_at_checked(at + 1),
            b'"' | b'\'' if before == b'=' || before.is_ascii_whitespace() => {
                match bytes
                    .get(at + 1..longest)
                    .and_then(|tail| memchr(byte, tail))
                {
                    Some(close) => at += close + 2,
                    None => break,
                }
            }
            _ => at += 1,
        }
    }
    source.split_at_checked(simple_end + 1)
}

/// The content of an element that holds no markup, and what follows its end tag.
fn raw_content<'s>(source: &'s str, name: &str) -> (&'s str, &'s str) {
    let mut from = 0;
    let bytes = source.as_bytes();
    while let Some(at) = bytes.get(from..).and_then(|tail| memmem::find(tail, b"</")) {
        let start = from + at;
        let named = bytes
            .get(start + 2..start + 2 + name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
        if named {
            let end = bytes
                .get(start..)
                .and_then(|tail| memchr2(b'>', b'<', tail.get(2..)?))
                .map_or(bytes.len(), |close| start + close + 3);
            return (
                source.get(..start).unwrap_or(""),
                source.get(end..).unwrap_or(""),
            );
        }
        from = start + 2;
    }
    (source, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(clean(source).html, expected);
    }

    #[test]
    fn scripts_styles_and_comments_are_no_text() {
        check(
            "甲<script>if (a<b) '</p>'</SCRIPT >乙<style>p{}</style><!-- x > y -->丙",
            "甲乙丙",
        );
        check("<p title=\"a>b\">甲</p>", "<p title=\"a>b\">甲</p>");
        check("3 < 5 and <b>x</b>", "3 &lt; 5 and <span>x</span>");
        check("<script>never closed", "");
        check("x <a href='y", "x &lt;a href='y");
        assert_eq!(clean("<title>青石乡</title>x").title, "青石乡");
    }

    #[test]
    fn depth_is_capped_and_text_stays() {
        let source = format!("{}深{}", "<div>".repeat(10_000), "</div>".repeat(10_000));
        let cleaned = clean(&source);
        assert!(cleaned.too_deep);
        assert!(cleaned.html.contains('深'));
        assert_eq!(cleaned.html.matches("<div>").count(), MAX_DEPTH);
        assert_eq!(cleaned.html.matches("</div>").count(), MAX_DEPTH);
    }
}
