//! Everything that could be a heading: numbers at the beginning of lines,
//! 一、 and （一） inside lines, and lines that the document itself styles.
//!
//! What is left out: deciding (`select.rs`).

use std::ops::Range;

use crate::ingest::HeadingHint;
use crate::text::numerals::is_chinese_numeral;

use super::extent::{Ended, Extent, extent};
use super::markers::{Flaw, Number, Style, number_at};
use super::page::{Page, is_blank};
use super::steps;

/// What stands before a candidate inside a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Before {
    /// Anything else: believed only where the heading's words speak for it.
    Word,
    /// `；` or a closing bracket or quote.
    Weak,
    /// The end of a sentence, a colon, or a blank.
    Stop,
    /// The beginning of the line.
    Line,
}

/// A place that could be a heading.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// First character of number and heading.
    pub(super) at: usize,
    /// The line it stands on.
    pub(super) line: usize,
    /// What stands before it.
    pub(super) before: Before,
    /// Its number, if it has one.
    pub(super) number: Option<Number>,
    /// Its style; for lines styled by the document, their level.
    pub(super) style: Style,
    /// The number's value, or the value it must have where the numeral is lost.
    pub(super) value: Option<u32>,
    /// First character of the heading's words.
    pub(super) body: usize,
    /// Where the words end.
    pub(super) extent: Extent,
    /// Whether the document itself styles it as a heading, and at which level.
    pub(super) hint: Option<u8>,
    /// Whether it is taken for a heading.
    pub(super) picked: bool,
    /// What is wrong with its number where it stands.
    pub(super) slip: Option<Slip>,
}

/// How a number does not fit its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// It is the number of another level.
    Misplaced,
    /// It is of another style than those of its siblings.
    Mixed,
}

impl Candidate {
    /// Number of characters of the heading's words.
    pub(super) fn len(&self) -> usize {
        self.extent.end.saturating_sub(self.body)
    }

    /// Whether it opens its line.
    pub(super) fn opens_line(&self) -> bool {
        self.before == Before::Line
    }

    /// The flaw of its number.
    pub(super) fn flaw(&self) -> Option<Flaw> {
        self.number.and_then(|number| number.flaw)
    }

    /// Whether it is a short line of its own.
    pub(super) fn is_short_line(&self) -> bool {
        self.opens_line() && self.extent.ended == Ended::Line && self.len() <= 45
    }
}

/// Collects the candidates of a page in order of position.
pub(super) fn collect(page: &Page, hints: &[HeadingHint]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut hints = hints.iter().peekable();
    let contents = contents(page);
    for (idx, line) in page.lines.iter().enumerate() {
        let mut hint = None;
        while let Some(next) = hints.peek() {
            if next.span.start.get() >= line.last.max(line.start + 1) {
                break;
            }
            if next.span.end.get() > line.first {
                hint = Some(next.level);
            }
            hints.next();
        }
        let listed = contents.contains(&idx);
        if line.chrome || listed || line.is_empty() || page.at(line.first) == '|' {
            continue;
        }
        let mut from = line.first + 1;
        if let Some(candidate) = opening(page, idx, hint) {
            from = candidate.body;
            found.push(candidate);
        }
        inside(page, idx, from, &mut found);
    }
    found
}

/// The candidate that opens a line.
fn opening(page: &Page, idx: usize, hint: Option<u8>) -> Option<Candidate> {
    let line = page.lines[idx];
    let n_hashes = (line.first..line.last)
        .take_while(|&at| page.at(at) == '#')
        .count();
    let hashed = (1..=6).contains(&n_hashes) && is_blank(page.at(line.first + n_hashes));
    let mut first = line.first + if hashed { n_hashes } else { 0 };
    // Emphasis around a whole heading is Markdown's, not the heading's.
    while first < line.last && (is_blank(page.at(first)) || matches!(page.at(first), '*' | '_')) {
        first += 1;
    }
    let number = number_at(&page.chars, first, line.last).filter(|_| !leads_to_page(page, idx));
    let level = match (hashed, hint) {
        (true, _) => u8::try_from(n_hashes).ok(),
        (false, hint) => hint.filter(|&level| level > 0),
    };
    // Where the document styles the heading, 三项制度 is its words.
    let number = number.filter(|number| level.is_none() || number.flaw != Some(Flaw::Glued));
    if number.is_none() && level.is_none() {
        return None;
    }
    let body = number.map_or(first, |number| number.body);
    let extent = extent(page, body, line.last);
    // A whole paragraph that a document styles as a heading is none.
    let level = level.filter(|_| extent.end - body <= 100 && line.len() <= 160);
    let style = match (level, number) {
        (Some(level), number) if hashed || number.is_none() => Style::Hint(level),
        (_, Some(number)) => number.style,
        (_, None) => return None,
    };
    (extent.end > body).then_some(Candidate {
        at: if hashed { line.first } else { first },
        line: idx,
        before: Before::Line,
        number,
        style,
        value: number.and_then(|number| number.value),
        body,
        extent,
        hint: level,
        picked: false,
        slip: None,
    })
}

/// The lines of a table of contents: from 目录 to where its first entry stands again as a heading.
fn contents(page: &Page) -> Range<usize> {
    let printed = |from: usize| {
        (from..page.lines.len()).filter(|&idx| {
            let line = page.lines[idx];
            !line.chrome && !line.is_empty()
        })
    };
    let is_title = |&idx: &usize| {
        let line = page.lines[idx];
        let words = page.slice(line.first, line.last).iter();
        line.len() <= 12 && words.filter(|ch| !is_blank(**ch)).eq(&['目', '录'])
    };
    let Some(title) = printed(0).take(40).find(is_title) else {
        return 0..0;
    };
    let Some(entry) = printed(title + 1).next() else {
        return 0..0;
    };
    let words = |idx: usize| {
        let line = page.lines[idx];
        let words = page.slice(line.first, line.last).iter();
        words.copied().filter(|&ch| !is_blank(ch))
    };
    let leader = |ch: &char| ch.is_ascii_digit() || matches!(ch, '…' | '.' | '·' | '-' | '—');
    let mut first: Vec<char> = words(entry).take(80).collect();
    while first.last().is_some_and(leader) {
        first.pop();
    }
    steps::add(page.len());
    let again = printed(entry + 1)
        .find(|&idx| first.len() >= 4 && words(idx).take(first.len()).eq(first.iter().copied()));
    again.map_or(0..0, |again| title..again)
}

/// Whether a line is an entry of a table of contents: `…… 3`, `..... 3`.
fn leads_to_page(page: &Page, idx: usize) -> bool {
    let line = page.lines[idx];
    let mut at = line.last;
    while at > line.first && page.at(at - 1).is_ascii_digit() {
        at -= 1;
    }
    if at == line.last {
        return false;
    }
    while at > line.first && is_blank(page.at(at - 1)) {
        at -= 1;
    }
    let dots = (line.first..at)
        .rev()
        .take_while(|&at| matches!(page.at(at), '…' | '.' | '·' | '-' | '—'))
        .count();
    dots >= 3 || (dots >= 1 && page.at(at - 1) == '…')
}

/// 一、 and （一） within a line.
fn inside(page: &Page, idx: usize, from: usize, found: &mut Vec<Candidate>) {
    let line = page.lines[idx];
    steps::add(line.len());
    let mut at = from;
    while at < line.last {
        let start = match page.at(at) {
            '(' if is_chinese_numeral(page.at(at + 1)) => Some(at),
            // `二）` and `）` where a heading begins: behind a sentence.
            ')' => {
                let mut start = at;
                while start > line.first && at - start < 3 && is_chinese_numeral(page.at(start - 1))
                {
                    start -= 1;
                }
                (start > line.first && page.at(start - 1) == '。').then_some(start)
            }
            '、' if is_chinese_numeral(page.at(at - 1)) => {
                let mut start = at - 1;
                while start > line.first && at - start < 4 && is_chinese_numeral(page.at(start - 1))
                {
                    start -= 1;
                }
                (start > line.first).then_some(start)
            }
            _ => None,
        };
        let candidate = start.and_then(|start| inner(page, idx, start));
        at += 1;
        if let Some(candidate) = candidate
            && found.last().is_none_or(|last| last.at < candidate.at)
        {
            found.push(candidate);
        }
    }
}

fn inner(page: &Page, idx: usize, at: usize) -> Option<Candidate> {
    let line = page.lines[idx];
    let number = number_at(&page.chars, at, line.last)?;
    let is_flawed = match number.flaw {
        None => false,
        // What is left of （二） is believed behind a sentence.
        Some(Flaw::Mangled) => page.at(at.checked_sub(1)?) != '。',
        Some(_) => true,
    };
    if !matches!(number.style, Style::Han | Style::ParenHan) || is_flawed {
        return None;
    }
    // 第（一）项, 《…（一）》, （一）类: parts of a sentence.
    if matches!(
        page.at(number.body),
        '项' | '款' | '条' | '类' | '》' | '、' | ',' | '。' | '和' | '至'
    ) {
        return None;
    }
    let mut prior = at;
    while prior > line.first && is_blank(page.at(prior - 1)) {
        prior -= 1;
    }
    let before = match page.at(prior.checked_sub(1)?) {
        '。' | ':' | '！' | '!' | '?' => Before::Stop,
        '、' | '第' | '《' | '之' => return None,
        _ if prior < at => Before::Stop,
        ';' | '；' | '”' | ')' | '】' | '》' | '.' => Before::Weak,
        _ => Before::Word,
    };
    let extent = extent(page, number.body, line.last);
    (extent.end > number.body).then_some(Candidate {
        at,
        line: idx,
        before,
        number: Some(number),
        style: number.style,
        value: number.value,
        body: number.body,
        extent,
        hint: None,
        picked: false,
        slip: None,
    })
}
