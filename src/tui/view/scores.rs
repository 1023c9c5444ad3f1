//! The score pane: every criterion with what it was given, the total, and below it what the
//! criterion at hand asks.

use ratatui::layout::{Position, Rect};

use crate::lang::{Lang, tui as words};
use crate::profile::{Criterion, CriterionKind, Rubric};
use crate::review::{Confidence, Item, ScoreValue};
use crate::stats::Total;
use crate::text::width;

use super::super::state::{Open, Pane, State};
use super::notes::head;
use super::paint::{Canvas, inset, row_of};
use super::{explain, total_word};

/// A row of the sheet.
#[derive(Clone, Copy)]
enum Row<'r> {
    /// The head of a group, by its place.
    Group(usize),
    /// A criterion with its place.
    Criterion(usize, &'r Criterion),
}

/// Draws criteria, total and explanation.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let theme = &state.settings.theme;
    let focused = state.focus == Pane::Scores;
    head(state, canvas, area, focused);
    let open = state.opened()?;
    let total = open.total();
    let rows = rows(&open.sheet.rubric);
    let height = sheet_height(rows.len(), area);
    let at_cursor = |row: &Row| matches!(row, Row::Criterion(nth, _) if *nth == state.scores.at);
    let at = rows.iter().position(at_cursor).unwrap_or(0);
    // The criterion at hand and the next one stay in view.
    let first = (at + 2).min(rows.len()).saturating_sub(height);
    let mut cursor = None;
    for (place, row) in rows.iter().skip(first).take(height).enumerate() {
        let area_of_row = row_of(area, place + 1);
        match row {
            Row::Group(nth) => draw_group(&total, *nth, canvas, inset(area_of_row, 1)),
            Row::Criterion(nth, criterion) => {
                let doubtful = total.doubtful.contains(&criterion.id);
                let drawn = draw_criterion(state, open, criterion, doubtful, canvas, area_of_row);
                if *nth == state.scores.at {
                    let style = if focused {
                        theme.cursor_row
                    } else {
                        theme.cursor_row_away
                    };
                    canvas.tint(area_of_row, style);
                    cursor = focused.then_some(drawn);
                }
            }
        }
    }
    draw_total(state, &total, canvas, inset(row_of(area, height + 1), 1));
    let room = room_below(height, area);
    if let Some(criterion) = open.sheet.rubric.criteria.get(state.scores.at) {
        let lines = explain::lines(state, open, criterion, usize::from(room.width));
        explain::draw(state, &lines, canvas, room);
    }
    cursor
}

/// How many lines stand below the total, and how many rows there are for them.
pub(in crate::tui) fn score_lines(state: &State, area: Rect) -> (usize, usize) {
    let Some(open) = state.opened() else {
        return (0, 0);
    };
    let rubric = &open.sheet.rubric;
    let room = room_below(sheet_height(rows(rubric).len(), area), area);
    let n_lines = rubric.criteria.get(state.scores.at).map_or(0, |criterion| {
        explain::lines(state, open, criterion, usize::from(room.width)).len()
    });
    (n_lines, usize::from(room.height))
}

/// Groups and criteria in the order of the sheet, a group's head over its first criterion.
fn rows(rubric: &Rubric) -> Vec<Row<'_>> {
    let mut rows = Vec::with_capacity(rubric.criteria.len());
    let mut group = None;
    for (nth, criterion) in rubric.criteria.iter().enumerate() {
        if criterion.group != group {
            group.clone_from(&criterion.group);
            let place = rubric
                .groups
                .iter()
                .position(|known| Some(&known.id) == group.as_ref());
            rows.extend(place.map(Row::Group));
        }
        rows.push(Row::Criterion(nth, criterion));
    }
    rows
}

/// Rows that the sheet takes: all, or half of the pane.
fn sheet_height(n_rows: usize, area: Rect) -> usize {
    n_rows.min((usize::from(area.height) / 2).max(4))
}

/// What is left below the total.
fn room_below(sheet_height: usize, area: Rect) -> Rect {
    let used = u16::try_from(sheet_height + 3).unwrap_or(u16::MAX);
    let room = Rect {
        y: area.y.saturating_add(used),
        height: area.height.saturating_sub(used),
        ..area
    };
    inset(room, 1)
}

fn draw_group(total: &Total, nth: usize, canvas: &mut Canvas<'_>, row: Rect) {
    let theme = canvas.settings.theme;
    let Some(sub) = total.groups.get(nth) else {
        return;
    };
    let sum = format!("{}/{}", sub.points, sub.max);
    let sum_at = canvas.put_right(row, &sum, theme.dim);
    let room = Rect {
        width: sum_at.saturating_sub(row.x + 1),
        ..row
    };
    canvas.put(
        room,
        room.x,
        sub.group.name.get(canvas.settings.lang),
        theme.heading,
    );
}

/// Draws a criterion's row; gives where the terminal's cursor goes.
fn draw_criterion(
    state: &State,
    open: &Open,
    criterion: &Criterion,
    doubtful: bool,
    canvas: &mut Canvas<'_>,
    row: Rect,
) -> Position {
    let theme = &state.settings.theme;
    let lang = state.settings.lang;
    let inner = inset(row, 1);
    let score = open.review.scores.get(&criterion.id);
    let sheet = &open.sheet.rubric.criteria;
    let at_cursor = sheet.get(state.scores.at).map(|at| &at.id) == Some(&criterion.id);
    let pending = at_cursor && !state.scores.pending.is_empty();
    let (given, style) = if pending {
        (format!("{}_", state.scores.pending), theme.heading)
    } else {
        let value = score.map_or_else(
            || "–".to_owned(),
            |score| value_word(criterion, score.value, lang),
        );
        let style = if score.is_some() {
            theme.vermilion
        } else {
            theme.dim
        };
        (value, style)
    };
    let sign = match score {
        _ if doubtful => "!",
        // Two sessions gave it different points; the queue settles which.
        _ if !open
            .review
            .others_of(&Item::Score(criterion.id.clone()))
            .is_empty() =>
        {
            "!"
        }
        Some(score) if score.confidence == Some(Confidence::Low) => "?",
        _ => "",
    };
    let max = match criterion.kind {
        CriterionKind::Flag => String::new(),
        CriterionKind::Bonus => format!("/+{:<3}", criterion.max.to_string()),
        CriterionKind::Penalty => format!("/-{:<3}", criterion.max.to_string()),
        _ => format!("/{:<4}", criterion.max.to_string()),
    };
    let max_at = canvas.put_right(inner, &max, theme.dim);
    let value = Rect {
        width: max_at.saturating_sub(inner.x),
        ..inner
    };
    let shown = format!("{sign}{given}");
    let value_at = canvas.put_right(value, &shown, style);
    let room = Rect {
        width: value_at.saturating_sub(inner.x + 1),
        ..inner
    };
    let indent = u16::from(criterion.group.is_some()) * 2;
    canvas.put(
        room,
        room.x + indent,
        criterion.name.get(lang),
        theme.status,
    );
    let x = value_at + u16::try_from(width(&shown, canvas.ambiguous())).unwrap_or(0);
    let x = x
        .saturating_sub(u16::from(pending))
        .min(max_at.saturating_sub(1));
    Position { x, y: row.y }
}

/// What was given, in words.
pub(in crate::tui) fn value_word(criterion: &Criterion, value: ScoreValue, lang: Lang) -> String {
    match value {
        ScoreValue::NotApplicable => words::not_applicable(lang).to_owned(),
        ScoreValue::Points(points) if criterion.kind == CriterionKind::Flag => {
            let raised = points.0 != 0;
            (if raised {
                words::flag_raised(lang)
            } else {
                words::flag_clear(lang)
            })
            .to_owned()
        }
        ScoreValue::Points(points) => points.to_string(),
    }
}

/// The running total, its grade, and how many criteria are empty.
fn draw_total(state: &State, total: &Total, canvas: &mut Canvas<'_>, row: Rect) {
    let theme = &state.settings.theme;
    let lang = state.settings.lang;
    let behind = canvas.put(row, row.x, words::total(lang), theme.heading);
    let points = total_word(total.points, total.empty.len());
    let behind = canvas.put(row, behind + 1, &points, theme.vermilion);
    let behind = canvas.put(row, behind, &format!("/{}", total.max), theme.dim);
    let right = match total.grade {
        _ if total.returned => words::grade_returned(lang).to_owned(),
        _ if total.rejected => words::grade_rejected(lang).to_owned(),
        _ if !total.empty.is_empty() => words::n_empty(lang, total.empty.len()),
        Some(grade) => grade.name.get(lang).to_owned(),
        None => String::new(),
    };
    let room = Rect {
        x: behind + 1,
        width: (row.x + row.width).saturating_sub(behind + 1),
        ..row
    };
    canvas.put_right(room, &right, theme.heading);
}
