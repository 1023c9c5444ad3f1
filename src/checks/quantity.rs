//! Quantities with the words around them, as the checks on figures compare them.

use super::Reading;
use crate::report::Figure;

/// A figure and where it stands in its sentence.
pub(super) struct Quantity<'r> {
    pub(super) figure: &'r Figure,
    pub(super) start: usize,
    pub(super) end: usize,
    /// What its unit counts, the same for units that are used for one another.
    pub(super) class: &'r str,
    /// The words before it, back to the last pause or figure.
    pub(super) before: String,
}

/// The quantities of one sentence, in order.
pub(super) struct Sentence<'r> {
    pub(super) quantities: Vec<Quantity<'r>>,
}

/// Sentences with at least two quantities; a sentence ends with 。 ！ ？ or its line.
pub(super) fn sentences<'r>(reading: &'r Reading<'_>) -> Vec<Sentence<'r>> {
    let mut sentences: Vec<Sentence<'r>> = Vec::new();
    let mut last_end = 0;
    for figure in reading.figures() {
        let (start, end) = (figure.span.start.get(), figure.span.end.get());
        let quantity = Quantity {
            figure,
            start,
            end,
            class: class(&figure.unit),
            before: before(reading, last_end, start),
        };
        let ends = |at: usize| matches!(reading.at(at), '。' | '！' | '？' | '\n');
        match sentences.last_mut() {
            Some(sentence) if !(last_end..start).any(ends) => sentence.quantities.push(quantity),
            _ => sentences.push(Sentence {
                quantities: vec![quantity],
            }),
        }
        last_end = end;
    }
    sentences.retain(|sentence| sentence.quantities.len() > 1);
    sentences
}

/// Units that count the same.
pub(super) fn class(unit: &str) -> &str {
    match unit {
        "件" | "起" | "宗" | "例" | "案" | "件次" | "起次" => "件",
        "人" | "名" | "位" => "人",
        "次" | "场" | "场次" | "期" | "堂" => "次",
        "份" | "册" | "本" | "张" => "份",
        unit => unit,
    }
}

/// The words before a place, back to a pause.
pub(super) fn before(reading: &Reading<'_>, from: usize, start: usize) -> String {
    const LONGEST: usize = 30;
    let from = from.max(start.saturating_sub(LONGEST));
    let pause = (from..start)
        .rfind(|&at| is_pause(reading.at(at)))
        .map_or(from, |at| at + 1);
    let words = (pause..start).map(|at| reading.at(at));
    words.filter(|ch| !ch.is_whitespace()).collect()
}

/// The words between two places.
pub(super) fn between(reading: &Reading<'_>, start: usize, end: usize) -> String {
    (start..end).map(|at| reading.at(at)).collect()
}

/// Marks that end a clause.
pub(super) fn is_pause(ch: char) -> bool {
    matches!(
        ch,
        '，' | '。'
            | '；'
            | '：'
            | '、'
            | '！'
            | '？'
            | ','
            | ';'
            | ':'
            | '('
            | ')'
            | '（'
            | '）'
            | '\n'
    )
}

/// Whether any of the words stands in a text.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// A number as it is printed in a message.
pub(super) fn shown(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    rounded.to_string()
}

impl Quantity<'_> {
    /// Whether it is one exact number.
    pub(super) fn is_exact(&self) -> bool {
        !self.figure.approx && self.figure.max.is_none()
    }

    pub(super) fn value(&self) -> f64 {
        self.figure.value
    }
}
