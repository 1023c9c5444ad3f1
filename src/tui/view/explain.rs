//! What stands below the total: the level of the points, the usual deductions with their keys,
//! what the score rests on, what the criterion asks, and what was given before.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::lang::{Lang, tui as words};
use crate::profile::{Band, Criterion, Points};
use crate::review::{Confidence, Entry, EntryKind, Item, Note, Score, ScoreValue, Value};

use super::super::scores::{DEDUCTION_KEYS, read};
use super::super::state::{Open, State};
use super::notes::wrapped;
use super::paint::{Canvas, row_of};
use super::scores::value_word;

/// Rows of a passage that a score rests on.
const QUOTE_ROWS: usize = 2;
/// How many old values are shown.
const N_OLD: usize = 12;

/// A line and its style.
pub(super) type Line = (String, Style);

/// Draws the lines from the one that was turned to; says at the foot how many more there are.
pub(super) fn draw(state: &State, lines: &[Line], canvas: &mut Canvas<'_>, room: Rect) {
    let theme = &state.settings.theme;
    let height = usize::from(room.height);
    let top = state.scores.top.min(lines.len().saturating_sub(1));
    for (nth, (line, style)) in lines.iter().skip(top).take(height).enumerate() {
        let row = row_of(room, nth);
        canvas.put(row, row.x, line, *style);
    }
    let left = lines.len().saturating_sub(top + height);
    if left > 0 && height > 0 {
        let row = row_of(room, height - 1);
        let blank = " ".repeat(usize::from(row.width));
        canvas.put(row, row.x, &blank, theme.dim);
        let more = words::more_below(state.settings.lang, left + 1);
        canvas.put(row, row.x, &more, theme.dim);
    }
}

/// Everything there is to say of a criterion, the nearest to the score first.
pub(super) fn lines(state: &State, open: &Open, criterion: &Criterion, cols: usize) -> Vec<Line> {
    let theme = &state.settings.theme;
    let lang = state.settings.lang;
    let score = open.review.scores.get(&criterion.id);
    let mut page = Page {
        lines: Vec::new(),
        cols,
        state,
    };
    page.put(criterion.name.get(lang), theme.heading);
    let value = match read(&state.scores.pending, criterion) {
        Ok(ScoreValue::Points(points)) => Some(points),
        Ok(ScoreValue::NotApplicable) => None,
        Err(_) => score.and_then(|score| match score.value {
            ScoreValue::Points(points) => Some(points),
            ScoreValue::NotApplicable => None,
        }),
    };
    let level = value.and_then(|points| criterion.level(points));
    if let Some(level) = level {
        page.put(&level_line(level, lang), theme.status);
    }
    page.deductions(criterion, score);
    page.grounds(open, criterion, score);
    page.put(criterion.text.get(lang), theme.dim);
    for other in criterion
        .levels
        .iter()
        .filter(|other| Some(*other) != level)
    {
        page.put(&level_line(other, lang), theme.dim);
    }
    page.old_values(open, criterion);
    page.lines
}

fn level_line(level: &Band, lang: Lang) -> String {
    let (name, text) = (level.name.get(lang), level.text.get(lang));
    format!("≥{} {name} {text}", level.min)
}

struct Page<'s> {
    lines: Vec<Line>,
    cols: usize,
    state: &'s State,
}

impl Page<'_> {
    fn put(&mut self, text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        let rows = wrapped(text, self.cols, self.state.settings.ambiguous);
        self.lines.extend(rows.into_iter().map(|row| (row, style)));
    }

    /// The usual deductions with their keys and how often each is taken.
    fn deductions(&mut self, criterion: &Criterion, score: Option<&Score>) {
        let theme = &self.state.settings.theme;
        let lang = self.state.settings.lang;
        for (nth, deduction) in criterion.deductions.iter().enumerate() {
            let key = DEDUCTION_KEYS.get(nth).copied().unwrap_or(' ');
            let cap = deduction
                .cap
                .map(|cap| words::deduction_cap(lang, &cap.to_string()))
                .unwrap_or_default();
            let (points, label) = (deduction.points, deduction.label.get(lang));
            let taken = score.and_then(|score| score.deductions.get(&deduction.id).copied());
            match taken.filter(|&times| times > 0) {
                Some(times) => {
                    let off = deduction.taken(times);
                    let text = format!("{key} {label} ×{times} = -{off}");
                    self.put(&text, theme.vermilion);
                }
                None => self.put(&format!("{key} -{points} {label}{cap}"), theme.dim),
            }
        }
        let Some(score) = score.filter(|score| !score.deductions.is_empty()) else {
            return;
        };
        let left = criterion.after_deductions(&score.deductions);
        if let ScoreValue::Points(points) = score.value
            && points != left
        {
            let by_hand = points - left;
            let sign = if by_hand > Points(0) { "+" } else { "" };
            let by_hand = format!("{sign}{by_hand}");
            self.put(
                &words::adjusted(lang, &left.to_string(), &by_hand),
                theme.dim,
            );
        }
    }

    /// Passages, reason, confidence; what another session gave.
    fn grounds(&mut self, open: &Open, criterion: &Criterion, score: Option<&Score>) {
        let theme = &self.state.settings.theme;
        let lang = self.state.settings.lang;
        if let Some(span) = self.state.scores.passage {
            self.put(
                &words::passage_at_hand(lang, span.len() as usize),
                theme.heading,
            );
        }
        let others = open.review.others_of(&Item::Score(criterion.id.clone()));
        for other in others {
            let value = value_of(criterion, other, lang);
            self.put(&words::other_value(lang, &value), theme.heading);
        }
        let Some(score) = score else {
            return;
        };
        if !score.comment.is_empty() {
            self.put(&score.comment, theme.vermilion);
        }
        if let Some(confidence) = score.confidence {
            let word = confidence_word(confidence, lang);
            self.put(&words::confidence_is(lang, word), theme.dim);
        }
        for (nth, id) in score.cites.iter().enumerate() {
            let note = open.review.notes.iter().find(|note| note.id == *id);
            let shown = note.map_or_else(|| words::ground_gone(lang).to_owned(), passage);
            let text = format!("{}{} {shown}", words::ground(lang), nth + 1);
            let ambiguous = self.state.settings.ambiguous;
            let rows = wrapped(&text, self.cols, ambiguous);
            let rows = rows.into_iter().take(QUOTE_ROWS);
            self.lines.extend(rows.map(|row| (row, theme.dim)));
        }
    }

    /// What was given before, the latest first, with its time.
    fn old_values(&mut self, open: &Open, criterion: &Criterion) {
        let theme = &self.state.settings.theme;
        let lang = self.state.settings.lang;
        let item = Item::Score(criterion.id.clone());
        let entries = open.review.history.iter().rev();
        let of_item = entries.filter(|entry| entry.item == item).take(N_OLD);
        for (nth, entry) in of_item.enumerate() {
            if nth == 0 {
                self.put(words::history(lang), theme.heading);
            }
            self.put(&old_value(criterion, entry, lang), theme.dim);
        }
    }
}

/// One edit of a score: when, from what to what, and how.
fn old_value(criterion: &Criterion, entry: &Entry, lang: Lang) -> String {
    let day = entry.at.get(5..10).unwrap_or_default();
    let time = entry.at.get(11..16).unwrap_or_default();
    let old = value_of(criterion, &entry.old, lang);
    let new = value_of(criterion, &entry.new, lang);
    let how = match entry.kind {
        EntryKind::Set => "",
        EntryKind::Undo(_) => words::by_undo(lang),
        EntryKind::Redo(_) => words::by_redo(lang),
        EntryKind::ByHand => words::by_hand(lang),
    };
    let what = if old == new {
        words::grounds_changed(lang).to_owned()
    } else {
        format!("{old} → {new}")
    };
    format!("{day} {time}  {what}{how}")
}

fn value_of(criterion: &Criterion, value: &Value, lang: Lang) -> String {
    match value {
        Value::Score(score) => value_word(criterion, score.value, lang),
        _ => "–".to_owned(),
    }
}

/// The passage of a note, or its words where it speaks of the whole report.
fn passage(note: &Note) -> String {
    let text = note
        .anchor()
        .map_or(note.body.as_str(), |anchor| &anchor.exact);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn confidence_word(confidence: Confidence, lang: Lang) -> &'static str {
    match confidence {
        Confidence::Low => words::confidence_low(lang),
        Confidence::Medium => words::confidence_medium(lang),
        Confidence::High => words::confidence_high(lang),
    }
}
