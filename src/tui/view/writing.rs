//! The note editor: the passage above, the text below, the terminal's cursor at the caret.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use crate::lang::tui as words;
use crate::review::Target;

use super::super::editor::Editor;
use super::super::state::{DraftPlace, State};
use super::navigator::pick;
use super::notes::{kind_word, wrapped};
use super::paint::{Canvas, inset, row_of};

/// Rows of the passage that stay above the text.
const PASSAGE_ROWS: usize = 4;

/// Draws the editor into the annotation pane.
pub(super) fn draw(
    state: &State,
    editor: &Editor,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> Option<Position> {
    let theme = &state.settings.theme;
    let lang = state.settings.lang;
    let (name, passage) = match editor.place() {
        DraftPlace::Note {
            target,
            kind,
            edits,
            private,
            ..
        } => {
            let passage = match target {
                Target::Whole => words::whole_report(lang).to_owned(),
                Target::Span(anchor) | Target::Section { anchor, .. } => anchor.exact.clone(),
            };
            let name = match edits {
                Some(_) => words::edit_note(lang),
                None => words::new_note(lang),
            };
            let kind = if *private {
                crate::lang::advice::private(lang)
            } else {
                kind_word(*kind, lang)
            };
            (format!("{name} · {kind}"), passage)
        }
        DraftPlace::Score { criterion } | DraftPlace::Comment { criterion } => {
            let sheet = state.sheet();
            let known = sheet.rubric.criterion(criterion);
            let name = known.map_or(criterion.as_str(), |known| pick(&known.name, lang));
            (words::score_comment(lang).to_owned(), name.to_owned())
        }
        DraftPlace::Summary => (
            words::summary(lang).to_owned(),
            words::summary_for(lang).to_owned(),
        ),
    };
    canvas.head(area, true, &name, "");
    let room = inset(area, 1);
    let passage = wrapped(passage.trim(), usize::from(room.width), canvas.ambiguous());
    let n_passage = passage.len().min(PASSAGE_ROWS);
    for (nth, line) in passage.iter().take(n_passage).enumerate() {
        let row = row_of(room, nth + 1);
        canvas.put(row, row.x, line, theme.dim);
    }
    let used = u16::try_from(n_passage + 2).unwrap_or(0);
    let field = Rect {
        y: room.y + used,
        height: room.height.saturating_sub(used),
        ..room
    };
    if field.is_empty() {
        return None;
    }
    let mut drawn = Buffer::empty(field);
    (&editor.area).render(field, &mut drawn);
    drawn.set_style(field, theme.vermilion);
    canvas.sheet.paste(&drawn);
    let caret = editor.area.screen_cursor();
    let (top, left) = editor.area.scroll_offset();
    let x = u16::try_from(caret.col)
        .unwrap_or(u16::MAX)
        .saturating_sub(left);
    let y = u16::try_from(caret.row)
        .unwrap_or(u16::MAX)
        .saturating_sub(top);
    Some(Position {
        x: (field.x + x).min(field.x + field.width - 1),
        y: (field.y + y).min(field.y + field.height - 1),
    })
}
