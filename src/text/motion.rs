//! Moving through Chinese prose: by clause, sentence, paragraph and line.
//!
//! All are pure: a text and a place give a place. A paragraph is a line that is
//! not blank; a sentence ends with 。！？… and what closes after it, or with
//! its line; a clause also ends with ，、；：. Moving costs the characters passed.

use super::body::Text;
use super::units::{CharIdx, CharSpan};

/// What ends a sentence.
fn ends_sentence(ch: char) -> bool {
    matches!(ch, '。' | '！' | '？' | '…' | '!' | '?' | '｡')
}

/// What ends a clause within a sentence.
fn ends_clause(ch: char) -> bool {
    ends_sentence(ch) || matches!(ch, '，' | '、' | '；' | '：' | '—' | ',' | ';' | ':' | '､')
}

/// What may follow the end of a clause and still belongs to it.
fn closes(ch: char) -> bool {
    matches!(
        ch,
        '”' | '’' | '）' | '》' | '」' | '』' | '】' | '〕' | '〉' | ')' | ']'
    )
}

/// The kinds of pieces that prose is cut into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    Clause,
    Sentence,
}

/// The pieces of the line that holds `at`, in order; together they are the whole line
/// without its indent and its trailing spaces.
pub(crate) fn cuts(text: &Text, at: CharIdx, cut: Cut) -> Vec<CharSpan> {
    let line = line_at(text, at);
    let chars: Vec<char> = text.slice(line).chars().collect();
    let (mut pieces, mut start, mut ended) = (Vec::new(), 0, false);
    for (nth, &ch) in chars.iter().enumerate() {
        let next = chars.get(nth + 1).copied();
        let before = if nth > 0 { chars[nth - 1] } else { ' ' };
        let ends = match cut {
            Cut::Clause => ends_clause(ch),
            Cut::Sentence => ends_sentence(ch),
        };
        // 3.5, 10:30 and 1,000 are one; an English full stop needs a space after it.
        let in_number =
            ch.is_ascii_punctuation() && next.is_some_and(|next| next.is_ascii_alphanumeric());
        let full_stop =
            ch == '.' && before.is_alphanumeric() && next.is_none_or(char::is_whitespace);
        ended = (ends || ended && closes(ch)) && !in_number || full_stop;
        let goes_on = next.is_some_and(|next| {
            closes(next) || ends_sentence(next) || cut == Cut::Clause && ends_clause(next)
        });
        if ended && !goes_on {
            pieces.extend(trimmed(&chars, line.start, start, nth + 1));
            (start, ended) = (nth + 1, false);
        }
    }
    pieces.extend(trimmed(&chars, line.start, start, chars.len()));
    pieces
}

/// A piece of a line without the spaces around it; nothing if it is all spaces.
fn trimmed(chars: &[char], base: CharIdx, start: usize, end: usize) -> Option<CharSpan> {
    let piece = &chars[start..end];
    let first = piece.iter().position(|ch| !ch.is_whitespace())?;
    let last = piece.iter().rposition(|ch| !ch.is_whitespace())?;
    let base = base.get() + start;
    Some(CharSpan::new(base + first, base + last + 1))
}

/// The line that holds a place, without its `\n`. The `\n` itself belongs to the line it ends.
#[must_use]
pub fn line_at(text: &Text, at: CharIdx) -> CharSpan {
    let byte = text.byte_of(at);
    let content = text.as_str();
    let start = content
        .get(..byte)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |newline| newline + 1);
    let end = content
        .get(byte..)
        .and_then(|after| after.find('\n'))
        .map_or(content.len(), |newline| byte + newline);
    CharSpan {
        start: text.char_of(start),
        end: text.char_of(end),
    }
}

/// The first place of the line (`0`).
#[must_use]
pub fn line_start(text: &Text, at: CharIdx) -> CharIdx {
    line_at(text, at).start
}

/// The last character of the line (`$`); the place itself where the line is empty.
#[must_use]
pub fn line_end(text: &Text, at: CharIdx) -> CharIdx {
    let line = line_at(text, at);
    if line.is_empty() {
        line.start
    } else {
        CharIdx(line.end.0 - 1)
    }
}

/// The start of the next clause (`w`); the last character where there is none.
#[must_use]
pub fn next_clause(text: &Text, at: CharIdx) -> CharIdx {
    next_piece(text, at, Cut::Clause)
}

/// The start of this clause, or of the one before when already there (`b`).
#[must_use]
pub fn prev_clause(text: &Text, at: CharIdx) -> CharIdx {
    prev_piece(text, at, Cut::Clause)
}

/// The start of the next sentence (`)`); the last character where there is none.
#[must_use]
pub fn next_sentence(text: &Text, at: CharIdx) -> CharIdx {
    next_piece(text, at, Cut::Sentence)
}

/// The start of this sentence, or of the one before when already there (`(`).
#[must_use]
pub fn prev_sentence(text: &Text, at: CharIdx) -> CharIdx {
    prev_piece(text, at, Cut::Sentence)
}

/// The start of the next paragraph (`}`); the last character where there is none.
#[must_use]
pub fn next_paragraph(text: &Text, at: CharIdx) -> CharIdx {
    next_line(text, at).map_or_else(|| last(text), |line| ink_start(text, line))
}

/// The start of this paragraph, or of the one before when already there (`{`).
#[must_use]
pub fn prev_paragraph(text: &Text, at: CharIdx) -> CharIdx {
    let here = ink_start(text, line_at(text, at));
    if here < at && !is_blank(text, line_at(text, at)) {
        return here;
    }
    prev_line(text, at).map_or(CharIdx(0), |line| ink_start(text, line))
}

fn next_piece(text: &Text, at: CharIdx, cut: Cut) -> CharIdx {
    let here = cuts(text, at, cut)
        .into_iter()
        .find(|piece| piece.start > at);
    here.or_else(|| {
        let line = next_line(text, at)?;
        cuts(text, line.start, cut).first().copied()
    })
    .map_or_else(|| last(text), |piece| piece.start)
}

fn prev_piece(text: &Text, at: CharIdx, cut: Cut) -> CharIdx {
    let here = cuts(text, at, cut)
        .into_iter()
        .rfind(|piece| piece.start < at);
    here.or_else(|| {
        let line = prev_line(text, at)?;
        cuts(text, line.start, cut).last().copied()
    })
    .map_or(CharIdx(0), |piece| piece.start)
}

/// The next line below that is not blank.
pub(crate) fn next_line(text: &Text, at: CharIdx) -> Option<CharSpan> {
    let mut line = line_at(text, at);
    while line.end < text.len() {
        line = line_at(text, line.end + 1);
        if !is_blank(text, line) {
            return Some(line);
        }
    }
    None
}

fn prev_line(text: &Text, at: CharIdx) -> Option<CharSpan> {
    let mut line = line_at(text, at);
    while line.start > CharIdx(0) {
        line = line_at(text, CharIdx(line.start.0 - 1));
        if !is_blank(text, line) {
            return Some(line);
        }
    }
    None
}

/// The first character of a line that is no space.
fn ink_start(text: &Text, line: CharSpan) -> CharIdx {
    let n_spaces = text
        .slice(line)
        .chars()
        .take_while(|ch| ch.is_whitespace())
        .count();
    line.start + u32::try_from(n_spaces).unwrap_or(0)
}

pub(crate) fn is_blank(text: &Text, line: CharSpan) -> bool {
    text.slice(line).chars().all(char::is_whitespace)
}

/// The last character of the text, `\n` not counted; 0 in an empty one.
fn last(text: &Text) -> CharIdx {
    let n_ends = text
        .as_str()
        .chars()
        .rev()
        .take_while(|&ch| ch == '\n')
        .count();
    CharIdx::new(text.len().get().saturating_sub(n_ends + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` marks every place that repeated moving from one end stops at.
    #[track_caller]
    fn check(
        next: fn(&Text, CharIdx) -> CharIdx,
        prev: fn(&Text, CharIdx) -> CharIdx,
        drawn: &str,
    ) {
        let text = Text::new(drawn.replace('|', ""));
        let mut marks = Vec::new();
        for (nth, (byte, _)) in drawn.match_indices('|').enumerate() {
            marks.push(CharIdx::new(
                drawn.get(..byte).unwrap().chars().count() - nth,
            ));
        }
        let mut at = CharIdx(0);
        let mut forward = Vec::new();
        for _ in 0..40 {
            let to = next(&text, at);
            if to == at {
                break;
            }
            forward.push(to);
            at = to;
        }
        // Moving on stops at the last character at last.
        assert_eq!(forward.pop(), Some(last(&text)), "{drawn}");
        assert_eq!(forward, marks, "{drawn}");
        let mut backward = Vec::new();
        for _ in 0..40 {
            let to = prev(&text, at);
            if to == at {
                break;
            }
            backward.push(to);
            at = to;
        }
        backward.reverse();
        if backward.first() == Some(&CharIdx(0)) && marks.first() != Some(&CharIdx(0)) {
            backward.remove(0);
        }
        assert_eq!(backward, marks, "{drawn} backward");
    }

    #[test]
    fn places_by_clause() {
        let check = |drawn| check(next_clause, prev_clause, drawn);
        check("坚持“依法、|依规”，|推进工作。|二是抓");
        check("二、|举措\n　　|一是抓，|二是干");
        check("全年3.5万元，|共1,000件：|10:30开会");
        check("结束了。”|他说——|是的……|好的");
    }

    #[test]
    fn places_by_sentence() {
        let check = |drawn| check(next_sentence, prev_sentence, drawn);
        check("健全制度，修订程序。|审查合同！|加强监督");
        check("他说：“好。”|我说（对！）|行吧");
        check("标题\n\n|正文，一句。|又一句……|完了");
        check("Rule of law. |It works, 3.5 times. |End");
    }

    #[test]
    fn places_by_paragraph() {
        let check = |drawn| check(next_paragraph, prev_paragraph, drawn);
        check("标题\n　　|一段。二句。\n\n \n|二段\n");
    }

    #[test]
    fn ends_of_lines() {
        let text = Text::new("标题\n　正文\n\n".to_owned());
        assert_eq!(line_start(&text, CharIdx(4)), CharIdx(3));
        assert_eq!(line_end(&text, CharIdx(4)), CharIdx(5));
        assert_eq!(line_end(&text, CharIdx(2)), CharIdx(1));
        assert_eq!(line_end(&text, CharIdx(7)), CharIdx(7));
        assert_eq!(line_start(&text, CharIdx(99)), CharIdx(8));
    }

    #[test]
    fn an_empty_text_has_one_place() {
        let text = Text::default();
        for motion in [next_clause, prev_sentence, next_paragraph, line_end] {
            assert_eq!(motion(&text, CharIdx(0)), CharIdx(0));
        }
    }
}
