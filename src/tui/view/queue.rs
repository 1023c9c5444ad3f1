//! The queue: what waits, line by line, and what the keys do with the line at hand.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::lang::{Lang, cli as item_words, waiting as words};
use crate::review::anchor::Grade;
use crate::review::{FindingVerdict, Item, ScoreValue, Value};
use crate::text::fit;

use super::super::queue::{Queue, Waiting, waiting};
use super::super::state::{Open, State};
use super::cursor_in;
use super::navigator::pick;
use super::paint::{Canvas, inset, row_of};

/// Draws the queue.
pub(super) fn draw(
    state: &State,
    queue: &Queue,
    canvas: &mut Canvas<'_>,
    screen: Rect,
) -> Option<Position> {
    let open = state.opened()?;
    let lang = state.settings.lang;
    let theme = &state.settings.theme;
    let lines = waiting(open);
    let cols = screen.width.min(84);
    let rows = u16::try_from(lines.len() + 4).unwrap_or(u16::MAX);
    let area = Rect {
        x: screen.x + (screen.width - cols) / 2,
        y: screen.y + 1,
        width: cols,
        height: rows.min(screen.height.saturating_sub(2)),
    };
    canvas.clear(area);
    canvas.head(area, true, &words::head_queue(lang, lines.len()), "");
    let room = inset(area, 2);
    let height = usize::from(area.height.saturating_sub(4)).max(1);
    let top = (queue.at + 1).saturating_sub(height);
    let mut cursor = None;
    for (nth, line) in lines.iter().enumerate().skip(top).take(height) {
        let row = row_of(room, nth - top + 2);
        let said = said(line, open, state);
        let said = fit(&said, usize::from(row.width), canvas.ambiguous());
        canvas.put(row, row.x, &said, Style::new());
        if nth == queue.at {
            let whole = row_of(area, nth - top + 2);
            canvas.tint(whole, theme.cursor_row);
            cursor = cursor_in(screen, row.x, row.y);
        }
    }
    let keys = match lines.get(queue.at) {
        Some(Waiting::ReadOnly(_)) => words::hint_repair(lang),
        Some(Waiting::Value { .. }) => words::hint_value(lang),
        Some(Waiting::Note {
            grade: Grade::Lost, ..
        }) => words::hint_lost(lang),
        _ => words::hint_doubtful(lang),
    };
    let last = row_of(room, usize::from(area.height).saturating_sub(1));
    canvas.put(last, last.x, keys, theme.dim);
    cursor
}

fn said(line: &Waiting, open: &Open, state: &State) -> String {
    let lang = state.settings.lang;
    match line {
        Waiting::ReadOnly(why) => one_line(why),
        Waiting::Value {
            item,
            value,
            in_force,
        } => {
            let sign = if *in_force { "* " } else { "  " };
            format!("{sign}{}: {}", name(item, state), shown(value, lang))
        }
        Waiting::Note { nth, grade } => {
            let word = match grade {
                Grade::Lost => item_words::grade_lost(lang),
                _ => item_words::grade_doubtful(lang),
            };
            let note = open.review.notes.get(*nth);
            let quote = note.and_then(|note| note.anchor());
            let quote = quote.map_or("", |anchor| anchor.exact.as_str());
            let body = note.map_or("", |note| note.body.as_str());
            one_line(&format!("{word}  {body}  「{quote}」"))
        }
    }
}

fn name(item: &Item, state: &State) -> String {
    let lang = state.settings.lang;
    match item {
        Item::Status => item_words::item_status(lang).to_owned(),
        Item::Summary => item_words::item_summary(lang).to_owned(),
        Item::Score(id) => match state.session.profile.rubric.criterion(id) {
            Some(criterion) => pick(&criterion.name, lang).to_owned(),
            None => id.clone(),
        },
        Item::Note(_) => words::note(lang).to_owned(),
        Item::Outline => item_words::item_outline(lang).to_owned(),
        Item::Finding(check, _) => item_words::item_finding(lang, check),
    }
}

fn shown(value: &Value, lang: Lang) -> String {
    match value {
        Value::Absent => words::absent(lang).to_owned(),
        Value::Status(status) => match status {
            crate::review::Status::New => crate::lang::common::status_new(lang),
            crate::review::Status::Reading => crate::lang::common::status_reading(lang),
            crate::review::Status::Done => crate::lang::common::status_done(lang),
            crate::review::Status::Hold => crate::lang::common::status_hold(lang),
        }
        .to_owned(),
        Value::Text(text) => one_line(text),
        Value::Score(score) => {
            let given = match score.value {
                ScoreValue::Points(points) => points.to_string(),
                ScoreValue::NotApplicable => item_words::not_applicable(lang).to_owned(),
            };
            one_line(&format!("{given}  {}", score.comment))
        }
        Value::Note(note) => one_line(&note.body),
        Value::Outline(outline) => crate::lang::upkeep::corrected(lang, outline.headings.len()),
        Value::Finding(FindingVerdict::Accepted { .. }) => {
            crate::lang::upkeep::accepted(lang).to_owned()
        }
        Value::Finding(FindingVerdict::Dismissed { reason, .. }) => {
            let word = crate::lang::upkeep::dismissed(lang);
            one_line(&format!("{word}  {reason}"))
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
