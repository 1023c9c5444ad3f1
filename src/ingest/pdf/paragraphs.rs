//! Lines of pages become paragraphs; page furniture is told from the body.
//!
//! A line is continued by the next where that line's first word would not have
//! fitted behind it; so a paragraph ends at a short line, and only there or
//! before an indented line, a wide gap, or a numbered heading.

use super::super::draft::Draft;
use super::super::model::MarkKind;
use super::furniture::{Role, roles};
use super::lines::Line;
use crate::text::CharSpan;
use std::collections::BTreeMap;

/// The lines of one page.
pub(in crate::ingest) struct Page {
    pub(in crate::ingest) lines: Vec<Line>,
}

/// Margins and spacing that most lines keep.
struct Measure {
    left: f32,
    right: f32,
    leading: f32,
}

/// Writes the pages' text.
pub(in crate::ingest) fn write(pages: &[Page], draft: &mut Draft) {
    let roles = roles(pages);
    let measure = measure(pages, &roles);
    // Furniture waits until the paragraph that runs over it is complete.
    let mut waiting: Vec<(&str, MarkKind)> = Vec::new();
    let mut last: Option<(&Line, usize)> = None;
    for (nth_page, (page, roles)) in pages.iter().zip(&roles).enumerate() {
        for (line, role) in page.lines.iter().zip(roles) {
            match role {
                Role::Header => waiting.push((&line.text, MarkKind::Header)),
                Role::Number => waiting.push((&line.text, MarkKind::PageNumber)),
                Role::Body => {
                    let joined = last.is_some_and(|(before, of_page)| {
                        continues(before, line, &measure, of_page == nth_page)
                    });
                    if joined {
                        join(
                            draft,
                            &line.text,
                            last.is_some_and(|(_, of_page)| of_page != nth_page),
                        );
                    } else {
                        end_paragraph(draft, &mut waiting);
                        let same_page = last.is_some_and(|(_, of_page)| of_page == nth_page);
                        if same_page
                            && last.is_some_and(|(before, _)| {
                                before.y - line.y > measure.leading * 1.75
                            })
                        {
                            draft.push('\n');
                        }
                        indent(draft, line, &measure);
                        draft.push_str(&line.text);
                    }
                    last = Some((line, nth_page));
                }
            }
        }
    }
    end_paragraph(draft, &mut waiting);
    draft.trim_newlines(0);
}

fn end_paragraph(draft: &mut Draft, waiting: &mut Vec<(&str, MarkKind)>) {
    draft.break_line();
    for (text, kind) in waiting.drain(..) {
        let start = draft.at();
        draft.push_str(text);
        draft.mark(start, kind);
        draft.push('\n');
    }
}

/// A first line set in by whole characters keeps them as ideographic spaces.
fn indent(draft: &mut Draft, line: &Line, measure: &Measure) {
    let n = ((line.left - measure.left) / line.size.max(1.0)).round();
    if (1.0..=3.0).contains(&n) && !line.text.starts_with(char::is_whitespace) {
        for _ in 0..if n > 2.0 {
            3
        } else if n > 1.0 {
            2
        } else {
            1
        } {
            draft.push('\u{3000}');
        }
    }
}

/// Puts a line behind the one it continues: words of letters apart by a space.
fn join(draft: &mut Draft, text: &str, over_page: bool) {
    let text = text.trim_start();
    let before = draft.as_str().chars().next_back();
    let after = text.chars().next();
    let wordlike = |ch: Option<char>| {
        ch.is_some_and(|ch| ch.is_ascii_alphabetic() || matches!(ch, ',' | '.' | ';'))
    };
    if wordlike(before) && after.is_some_and(|ch| ch.is_ascii_alphabetic()) {
        draft.push(' ');
    }
    let at = draft.at();
    draft.push_str(text);
    if over_page {
        // The two characters between which the page ends.
        draft.mark_span(
            CharSpan::new(at.saturating_sub(1), (at + 1).min(draft.at())),
            MarkKind::PageBreak,
        );
    }
}

/// Whether `next` goes on with the paragraph of `line`.
fn continues(line: &Line, next: &Line, measure: &Measure, same_page: bool) -> bool {
    let size = line.size.max(next.size);
    let set_in = next.left - measure.left > size * 0.8;
    if set_in
        || (line.size - next.size).abs() > size * 0.15
        || begins_anew(&next.text)
        || line.text.contains('\t')
        || next.text.contains('\t')
    {
        return false;
    }
    if same_page && line.y - next.y > measure.leading * 1.5 {
        return false;
    }
    line.right + first_word(next) > measure.right + size * 0.1
}

/// The width of what could not be parted from the line's first character.
fn first_word(line: &Line) -> f32 {
    let n_chars = line.text.chars().count().max(1);
    let text = line.text.trim_start();
    let letters = text.chars().take_while(char::is_ascii_graphic).count();
    if letters > 0 {
        // A number keeps its unit's first character with it at most.
        return count(letters) * line.size * 0.6;
    }
    // Openers stay with what they open, closers with what they close.
    let average = (line.right - line.left) / count(n_chars);
    let opening = text.chars().take_while(|ch| OPENERS.contains(*ch)).count();
    let closing = text
        .chars()
        .skip(opening + 1)
        .take_while(|ch| CLOSERS.contains(*ch))
        .count();
    average.max(line.size) * count(opening + 1 + closing)
}

const OPENERS: &str = "（《「『【“‘〔〈";
const CLOSERS: &str = "，。、；：？！）》」』】”’…％%〕〉";

#[expect(clippy::cast_precision_loss, reason = "counts of characters in a line")]
fn count(n: usize) -> f32 {
    n as f32
}

/// Whether a line begins with a heading's number: 一、 （一） 1. 第一章.
fn begins_anew(text: &str) -> bool {
    let text = text.trim_start();
    let numeral = |ch: char| "一二三四五六七八九十百〇零".contains(ch);
    let inner = text.strip_prefix(['（', '(']);
    let numbered = inner.unwrap_or(text);
    let rest = numbered.trim_start_matches(numeral);
    if rest.len() < numbered.len() {
        return match inner {
            Some(_) => rest.starts_with(['）', ')']),
            None => rest.starts_with('、'),
        };
    }
    if let Some(rest) = text.strip_prefix('第') {
        let after = rest.trim_start_matches(numeral);
        return after.len() < rest.len() && after.starts_with(['章', '节']);
    }
    let rest = text.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let after = rest.strip_prefix(['.', '．', '、']);
    let digit = |ch: char| ch.is_ascii_digit();
    (1..=2).contains(&(text.len() - rest.len()))
        && after.is_some_and(|after| !after.starts_with(digit))
}

/// The commonest of some measures, counted in steps of one point.
fn commonest(values: impl Iterator<Item = f32>) -> Option<f32> {
    let mut counts: BTreeMap<i64, (usize, f32)> = BTreeMap::new();
    for value in values.filter(|value| value.is_finite()) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the cast saturates, and points are small"
        )]
        let step = value.round() as i64;
        counts.entry(step).or_insert((0, value)).0 += 1;
    }
    let (_, value) = counts.into_values().max_by_key(|(n, _)| *n)?;
    Some(value)
}

fn measure(pages: &[Page], roles: &[Vec<Role>]) -> Measure {
    let mut body: Vec<(usize, &Line)> = Vec::new();
    for (nth, (page, roles)) in pages.iter().zip(roles).enumerate() {
        let of_body = page
            .lines
            .iter()
            .zip(roles)
            .filter(|(_, role)| **role == Role::Body);
        body.extend(of_body.map(|(line, _)| (nth, line)));
    }
    let widest = body
        .iter()
        .map(|(_, line)| line.right - line.left)
        .fold(0.0, f32::max);
    let wide = || {
        body.iter()
            .filter(|(_, line)| line.right - line.left > widest * 0.7)
    };
    let leading = commonest(body.windows(2).filter_map(|pair| {
        let [(one_page, one), (other_page, other)] = pair else {
            return None;
        };
        (one_page == other_page && one.y > other.y).then_some(one.y - other.y)
    }));
    Measure {
        left: commonest(wide().map(|(_, line)| line.left)).unwrap_or(0.0),
        right: commonest(wide().map(|(_, line)| line.right)).unwrap_or(0.0),
        leading: leading.unwrap_or(f32::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[(f32, f32, &str)]) -> Page {
        let line = |&(left, y, text): &(f32, f32, &str)| Line {
            text: text.to_owned(),
            left,
            right: left + count(text.chars().count()) * 10.0,
            y,
            size: 10.0,
        };
        Page {
            lines: lines.iter().map(line).collect(),
        }
    }

    #[track_caller]
    fn check(pages: &[Page], expected: &str, marks: &[&str]) {
        let mut draft = Draft::default();
        write(pages, &mut draft);
        let read = draft.finish(crate::ingest::Format::Pdf);
        assert_eq!(read.text.as_str(), expected);
        let drawn: Vec<String> = read
            .marks
            .iter()
            .map(|mark| format!("{:?}:{}", mark.kind, read.text.slice(mark.span)))
            .collect();
        assert_eq!(drawn, marks);
    }

    #[test]
    fn full_lines_are_joined_and_short_ones_end_a_paragraph() {
        let lines = [
            (20.0, 700.0, "今年以来青石乡坚"),
            (0.0, 680.0, "持依法行政开展法治宣"),
            (0.0, 660.0, "传。"),
            (0.0, 640.0, "（一）加强领导强化责"),
            (0.0, 620.0, "任"),
        ];
        let text =
            "\u{3000}\u{3000}今年以来青石乡坚持依法行政开展法治宣传。\n（一）加强领导强化责任";
        check(&[page(&lines)], text, &[]);
    }

    #[test]
    fn furniture_waits_for_the_end_of_the_paragraph_that_runs_over_it() {
        let body = |tail: &'static str, number: &'static str| {
            page(&[
                (40.0, 800.0, "青石乡报告"),
                (0.0, 700.0, "甲乙丙丁戊己庚辛壬癸"),
                (0.0, 680.0, "子丑寅卯辰巳午未申酉"),
                (0.0, 660.0, tail),
                (40.0, 600.0, number),
            ])
        };
        check(
            &[body("一二三四五六七八九十", "- 1 -"), body("完。", "- 2 -")],
            "青石乡报告\n甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉完。\n- 1 -\n青石乡报告\n- 2 -",
            &[
                "Header:青石乡报告",
                "PageBreak:十甲",
                "PageNumber:- 1 -",
                "Header:青石乡报告",
                "PageNumber:- 2 -",
            ],
        );
    }
}
