//! What a selection takes in one grasp: the clause, sentence, paragraph or quoted phrase at a place.
//!
//! What is left out: items, sections and figures, which `report` knows.

use super::body::Text;
use super::motion::{Cut, cuts, is_blank, line_at};
use super::units::{CharIdx, CharSpan};

/// The clause at a place, with its mark at the end; `None` on a blank line.
#[must_use]
pub fn clause(text: &Text, at: CharIdx) -> Option<CharSpan> {
    piece(text, at, Cut::Clause)
}

/// The sentence at a place, with its mark at the end; `None` on a blank line.
#[must_use]
pub fn sentence(text: &Text, at: CharIdx) -> Option<CharSpan> {
    piece(text, at, Cut::Sentence)
}

/// The last piece of the line that begins at or before the place, else the first.
fn piece(text: &Text, at: CharIdx, cut: Cut) -> Option<CharSpan> {
    let pieces = cuts(text, at, cut);
    let here = pieces.iter().rfind(|piece| piece.start <= at);
    here.or(pieces.first()).copied()
}

/// The paragraph at a place without its indent; `None` on a blank line.
#[must_use]
pub fn paragraph(text: &Text, at: CharIdx) -> Option<CharSpan> {
    let line = line_at(text, at);
    if is_blank(text, line) {
        return None;
    }
    let pieces = cuts(text, at, Cut::Sentence);
    Some(CharSpan {
        start: pieces.first()?.start,
        end: pieces.last()?.end,
    })
}

/// Pairs of quotation marks. Straight ones pair from the start of their line.
const QUOTES: &[(char, char)] = &[
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('「', '」'),
    ('『', '』'),
    ('"', '"'),
];

/// The innermost quoted phrase around a place, without its marks; on a mark, the phrase it
/// belongs to. Quotes do not reach over the end of a line.
#[must_use]
pub fn quoted(text: &Text, at: CharIdx) -> Option<CharSpan> {
    let line = line_at(text, at);
    let mut open: Vec<(char, CharIdx)> = Vec::new();
    let mut best: Option<CharSpan> = None;
    for (nth, ch) in text.slice(line).chars().enumerate() {
        let here = CharIdx::new(line.start.get() + nth);
        let closed = open
            .iter()
            .rposition(|&(mark, _)| QUOTES.contains(&(mark, ch)));
        if let Some(depth) = closed {
            let (_, start) = open[depth];
            open.truncate(depth);
            let inner = CharSpan {
                start: start + 1,
                end: here,
            };
            let around = start <= at && at <= here;
            if around && best.is_none_or(|best| inner.len() < best.len()) {
                best = Some(inner);
            }
        } else if QUOTES.iter().any(|&(mark, _)| mark == ch) {
            open.push((ch, here));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` stands before the place, `[` and `]` around what is expected; without them nothing is.
    #[track_caller]
    fn check(object: fn(&Text, CharIdx) -> Option<CharSpan>, drawn: &str) {
        let text = Text::new(drawn.replace(['|', '[', ']'], ""));
        let place = |mark: char| {
            let before = drawn.split(mark).next()?;
            drawn
                .contains(mark)
                .then(|| CharIdx::new(before.chars().filter(|ch| !"|[]".contains(*ch)).count()))
        };
        let expected = place('[').zip(place(']'));
        let expected = expected.map(|(start, end)| CharSpan { start, end });
        assert_eq!(object(&text, place('|').unwrap()), expected, "{drawn}");
    }

    #[test]
    fn clauses() {
        check(clause, "一是健全，[修|订程序；]审查");
        check(
            clause,
            "一是健全[|，修订]"
                .replace("[|，修订]", "，[|修订]")
                .as_str(),
        );
        check(clause, "　　[一是|健全，]修订");
        check(clause, "[一是健全|，]修订");
        check(clause, "一\n| \n二");
    }

    #[test]
    fn sentences() {
        check(sentence, "好。[健全，修|订“程序。”]审查");
        check(sentence, "[标|题]\n正文。");
        check(sentence, "正文。\n|\n");
    }

    #[test]
    fn paragraphs() {
        check(paragraph, "标题\n　　[健全。修|订。] \n下段");
        check(paragraph, "标题\n　|　[健全。修订。]\n下段");
    }

    #[test]
    fn quoted_phrases() {
        check(quoted, "推进“[关键|少数]”学法");
        check(quoted, "推进“[关键少数]|”学法");
        check(quoted, "《关于〈[条|例]〉的通知》");
        check(quoted, "《[关|于〈条例〉的通知]》");
        check(quoted, "a \"[b |c]\" d");
        check(quoted, "推|进“关键”");
        check(quoted, "推进“关|键");
        check(quoted, "「[甲|乙]」");
    }
}
