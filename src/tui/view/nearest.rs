//! The reports nearest in score: what each was given for the criterion and in all, and below
//! the list what was said of the one at hand.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::lang::dashboard as words;
use crate::profile::Criterion;
use crate::review::ScoreValue;
use crate::session::Peer;

use super::super::advice::name_of;
use super::super::dashboard::{Nearest, n_peers};
use super::super::state::State;
use super::cursor_in;
use super::notes::wrapped;
use super::paint::{Canvas, inset, row_of, sheet};
use super::scores::value_word;
use super::total_word;

/// Widest list.
const COLS: u16 = 84;

/// Draws the list.
pub(super) fn draw(
    state: &State,
    over: &Nearest,
    canvas: &mut Canvas<'_>,
    screen: Rect,
) -> Option<Position> {
    let lang = state.settings.lang;
    let theme = &state.settings.theme;
    let open = state.opened()?;
    let criterion = open.sheet.rubric.criterion(&over.criterion)?;
    let area = sheet(screen, COLS);
    canvas.clear(area);
    let own = open.review.scores.get(&criterion.id);
    let own = given(state, criterion, own.map(|score| score.value));
    let total = open.total();
    let total = total_word(total.points, total.empty.len());
    let head = words::head_nearest(lang, criterion.name.get(lang));
    canvas.head(area, true, &head, &words::this_one(lang, &own, &total));
    let room = inset(area, 2);
    let foot = row_of(room, usize::from(area.height).saturating_sub(1));
    canvas.put(foot, foot.x, words::hint_nearest(lang), theme.dim);
    let Some(peers) = &over.peers else {
        let row = row_of(room, 1);
        canvas.put(row, row.x, words::looking(lang), theme.dim);
        return None;
    };
    let height = n_peers(screen.height);
    let mut cursor = None;
    let shown = peers.iter().enumerate().skip(over.list.top).take(height);
    for (place, (nth, peer)) in shown.enumerate() {
        let row = row_of(room, place + 1);
        draw_peer(state, criterion, peer, canvas, row);
        if nth == over.list.at {
            canvas.tint(row_of(area, place + 1), theme.cursor_row);
            cursor = cursor_in(screen, row.x, row.y);
        }
    }
    let used = u16::try_from(peers.len().min(height) + 2).unwrap_or(u16::MAX);
    let below = Rect {
        y: room.y.saturating_add(used),
        height: room.height.saturating_sub(used + 1),
        ..room
    };
    if let Some(peer) = peers.get(over.list.at) {
        let (said, style) = if peer.comment.is_empty() {
            (words::no_comment(lang), theme.dim)
        } else {
            (peer.comment.as_str(), theme.vermilion)
        };
        let lines = wrapped(said, usize::from(below.width), canvas.ambiguous());
        for (nth, line) in lines.iter().enumerate() {
            let row = row_of(below, nth);
            canvas.put(row, row.x, line, style);
        }
    }
    cursor
}

/// One report: its name, its points, its total and grade.
fn draw_peer(
    state: &State,
    criterion: &Criterion,
    peer: &Peer,
    canvas: &mut Canvas<'_>,
    row: Rect,
) {
    let lang = state.settings.lang;
    let theme = &state.settings.theme;
    let sheet = state.sheet();
    let grade = peer.grade.as_ref().and_then(|id| {
        let mut grades = sheet.rubric.grades.iter();
        grades.find(|grade| grade.id == *id)
    });
    let total = words::total_of(lang, &total_word(peer.total, peer.n_empty));
    let right = match grade {
        Some(grade) => format!("{total} {}", grade.name.get(lang)),
        None => total,
    };
    let right_at = canvas.put_right(row, &right, theme.dim);
    let middle = Rect {
        width: right_at.saturating_sub(row.x).min(row.width / 2 + 6),
        ..row
    };
    let points = given(state, criterion, peer.value);
    let points_at = canvas.put_right(middle, &points, theme.vermilion);
    let room = Rect {
        width: points_at.saturating_sub(row.x + 1),
        ..row
    };
    canvas.put(room, room.x, &name_of(state, peer.report_idx), Style::new());
}

/// What was given, of how many points.
fn given(state: &State, criterion: &Criterion, value: Option<ScoreValue>) -> String {
    let lang = state.settings.lang;
    match value {
        Some(value @ ScoreValue::Points(_)) => {
            format!("{}/{}", value_word(criterion, value, lang), criterion.max)
        }
        Some(value) => value_word(criterion, value, lang),
        None => "–".to_owned(),
    }
}
