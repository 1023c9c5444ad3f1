//! The score pane: every criterion with what it was given, the total, and what the criterion asks.

use ratatui::layout::{Position, Rect};

use crate::lang::tui as words;
use crate::profile::{Criterion, CriterionKind};
use crate::review::ScoreValue;

use super::super::state::{Open, Pane, State};
use super::navigator::pick;
use super::notes::{head, wrapped};
use super::paint::{Canvas, inset, row_of};

/// Draws criteria, total and explanation.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let theme = &state.settings.theme;
    let lang = state.settings.lang;
    let focused = state.focus == Pane::Scores;
    head(state, canvas, area, focused);
    let open = state.opened()?;
    let criteria = &state.session.profile.rubric.criteria;
    let mut cursor = None;
    for (nth, criterion) in criteria.iter().enumerate() {
        let row = row_of(area, nth + 1);
        let inner = inset(row, 1);
        let at_cursor = nth == state.scores.at;
        let pending = at_cursor && !state.scores.pending.is_empty();
        let (given, style) = if pending {
            (format!("{}_", state.scores.pending), theme.heading)
        } else {
            let scored = open.review.scores.contains_key(&criterion.id);
            let style = if scored { theme.vermilion } else { theme.dim };
            (given(open, criterion, state), style)
        };
        let max = match criterion.kind {
            CriterionKind::Flag => String::new(),
            CriterionKind::Bonus => format!("/+{:<3}", criterion.max.to_string()),
            _ => format!("/{:<4}", criterion.max.to_string()),
        };
        let max_at = canvas.put_right(inner, &max, theme.dim);
        let value = Rect {
            width: max_at.saturating_sub(inner.x),
            ..inner
        };
        let value_at = canvas.put_right(value, &given, style);
        let room = Rect {
            width: value_at.saturating_sub(inner.x + 1),
            ..inner
        };
        canvas.put(room, room.x, pick(&criterion.name, lang), theme.status);
        if at_cursor {
            let style = if focused {
                theme.cursor_row
            } else {
                theme.cursor_row_away
            };
            canvas.tint(row, style);
            let x = value_at + u16::try_from(given.chars().count()).unwrap_or(0);
            let x = x
                .saturating_sub(u16::from(pending))
                .min(max_at.saturating_sub(1));
            cursor = focused.then_some(Position { x, y: row.y });
        }
    }
    let total_at = criteria.len() + 2;
    draw_total(state, open, canvas, inset(row_of(area, total_at), 1));
    if let Some(criterion) = criteria.get(state.scores.at) {
        let rest = Rect {
            y: area.y + u16::try_from(total_at + 2).unwrap_or(0),
            height: area
                .height
                .saturating_sub(u16::try_from(total_at + 2).unwrap_or(0)),
            ..area
        };
        explain(state, criterion, canvas, inset(rest, 1));
    }
    cursor
}

/// What a criterion was given, as the pane shows it.
fn given(open: &Open, criterion: &Criterion, state: &State) -> String {
    let lang = state.settings.lang;
    match open
        .review
        .scores
        .get(&criterion.id)
        .map(|score| score.value)
    {
        None => "–".to_owned(),
        Some(ScoreValue::NotApplicable) => words::not_applicable(lang).to_owned(),
        Some(ScoreValue::Points(points)) if criterion.kind == CriterionKind::Flag => {
            let raised = points.0 != 0;
            (if raised {
                words::flag_raised(lang)
            } else {
                words::flag_clear(lang)
            })
            .to_owned()
        }
        Some(ScoreValue::Points(points)) => points.to_string(),
    }
}

/// The running total, its grade, and how many criteria are empty.
fn draw_total(state: &State, open: &Open, canvas: &mut Canvas<'_>, row: Rect) {
    let theme = &state.settings.theme;
    let lang = state.settings.lang;
    let total = open.total(&state.session.profile);
    let behind = canvas.put(row, row.x, words::total(lang), theme.heading);
    let behind = canvas.put(row, behind + 1, &total.points.to_string(), theme.vermilion);
    let behind = canvas.put(row, behind, &format!("/{}", total.max), theme.dim);
    let right = if total.empty.is_empty() {
        total
            .grade
            .map(|grade| pick(&grade.name, lang).to_owned())
            .unwrap_or_default()
    } else {
        words::n_empty(lang, total.empty.len())
    };
    let room = Rect {
        x: behind + 1,
        width: (row.x + row.width).saturating_sub(behind + 1),
        ..row
    };
    canvas.put_right(room, &right, theme.heading);
}

/// What the criterion asks, its usual deductions, its levels: as far as there is room.
fn explain(state: &State, criterion: &Criterion, canvas: &mut Canvas<'_>, area: Rect) {
    let theme = &state.settings.theme;
    let lang = state.settings.lang;
    let cols = usize::from(area.width);
    let mut nth = 0;
    let mut line = |canvas: &mut Canvas<'_>, text: &str, style| {
        for row_text in wrapped(text, cols, canvas.settings.ambiguous) {
            let row = row_of(area, nth);
            canvas.put(row, row.x, &row_text, style);
            nth += 1;
        }
    };
    line(canvas, pick(&criterion.name, lang), theme.heading);
    line(canvas, pick(&criterion.text, lang), theme.dim);
    for deduction in &criterion.deductions {
        let cap = deduction
            .cap
            .map(|cap| words::deduction_cap(lang, &cap.to_string()))
            .unwrap_or_default();
        let text = format!(
            "-{} {}{cap}",
            deduction.points,
            pick(&deduction.label, lang)
        );
        line(canvas, &text, theme.dim);
    }
    for level in &criterion.levels {
        let text = format!(
            "≥{} {} {}",
            level.min,
            pick(&level.name, lang),
            pick(&level.text, lang)
        );
        line(canvas, &text, theme.dim);
    }
}
