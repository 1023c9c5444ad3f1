//! The start page: batches opened lately, and what to type.

use std::path::Path;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::home::RecentBatch;
use crate::lang::{Lang, cli, start as words, tui, tutor as words_tutor};
use crate::term::Sheet;
use crate::text::{Ambiguous, width};

use super::super::keymap::{Action, Place};
use super::super::layout::too_small;
use super::super::start::Start;
use super::paint::{Canvas, inset, row_of};
use super::{cursor_in, say_too_small};

/// Most columns of the column of names.
const NAME_COLS: usize = 30;

/// Draws the page; gives the place of the terminal's cursor.
pub(in crate::tui) fn draw(page: &Start, sheet: &mut Sheet) -> Option<Position> {
    let area = sheet.area();
    let settings = &page.settings;
    let (lang, theme) = (settings.lang, &settings.theme);
    let mut canvas = Canvas {
        sheet,
        ground: Style::new(),
        settings,
    };
    if too_small(page.size) || too_small((area.width, area.height)) {
        say_too_small(&mut canvas, area);
        return None;
    }
    canvas.head(area, true, words::head(lang), "");
    let room = inset(area, 2);
    let mut at = 2;
    let mut cursor = None;
    if page.batches.is_empty() {
        canvas.put(
            row_of(room, at),
            room.x,
            words::none_yet(lang),
            theme.status,
        );
        at += 1;
    } else {
        canvas.put(row_of(room, at), room.x, words::recent(lang), theme.heading);
        at += 1;
        let columns = Columns::of(page);
        let shown = page.batches.iter().enumerate().skip(page.list.top);
        for (nth, batch) in shown.take(page.height()) {
            let row = row_of(room, at);
            put_batch(&mut canvas, row, batch, columns);
            if nth == page.list.at {
                canvas.tint(row_of(inset(area, 1), at), theme.cursor_row);
                cursor = cursor_in(area, row.x, row.y);
            }
            at += 1;
        }
    }
    at += 1;
    canvas.put(
        row_of(room, at),
        room.x,
        words::elsewhere(lang),
        theme.heading,
    );
    for line in cli::start_commands(lang).lines() {
        at += 1;
        canvas.put(row_of(room, at), room.x, line, theme.dim);
    }
    let practice = settings.keymap.keys_of(Action::Tutor, Place::List);
    let practice = words_tutor::start_practice(lang, &practice.unwrap_or_default());
    canvas.put(row_of(room, at + 2), room.x, &practice, theme.status);
    let foot = row_of(area, usize::from(area.height).saturating_sub(1));
    match &page.trouble {
        Some(sentence) => {
            let sentence = sentence.lines().collect::<Vec<_>>().join("  ");
            canvas.put(foot, foot.x, &format!("! {sentence}"), theme.error);
        }
        None => {
            let keys = if page.batches.is_empty() {
                words::keys_of_nothing(lang)
            } else {
                words::keys(lang)
            };
            canvas.put_right(foot, keys, theme.dim);
        }
    }
    cursor
}

/// How wide the columns of the batches' table are.
#[derive(Clone, Copy)]
struct Columns {
    name: u16,
    progress: u16,
}

impl Columns {
    fn of(page: &Start) -> Self {
        let settings = &page.settings;
        let cols = |text: &str| width(text, settings.ambiguous);
        let names = page.batches.iter().map(|batch| cols(&name(batch)));
        let progress = page
            .batches
            .iter()
            .map(|batch| cols(&progress(batch, settings.lang)));
        let widest = |cols: usize| u16::try_from(cols).unwrap_or(u16::MAX);
        Self {
            name: widest(names.max().unwrap_or(0).min(NAME_COLS)),
            progress: widest(progress.max().unwrap_or(0)),
        }
    }
}

fn name(batch: &RecentBatch) -> String {
    let name = batch.root.file_name().unwrap_or(batch.root.as_os_str());
    name.to_string_lossy().into_owned()
}

fn progress(batch: &RecentBatch, lang: Lang) -> String {
    let counted = |(n_done, n_reports)| tui::progress(lang, n_done, n_reports);
    batch.progress.map_or_else(String::new, counted)
}

/// Name, when it was left, how far it is, and its folder as far as there is room.
fn put_batch(canvas: &mut Canvas<'_>, row: Rect, batch: &RecentBatch, columns: Columns) {
    let theme = canvas.settings.theme;
    let lang = canvas.settings.lang;
    let column = |x: u16, width: u16| Rect { x, width, ..row };
    let room = column(row.x, columns.name);
    canvas.put(room, room.x, &name(batch), theme.heading);
    let when = batch.at.get(..16).unwrap_or_default().replace('T', " ");
    let room = column(room.x + room.width + 3, 16);
    canvas.put(room, room.x, &when, theme.status);
    let room = column(room.x + room.width + 3, columns.progress);
    canvas.put_right(room, &progress(batch, lang), theme.status);
    let behind = room.x + room.width + if columns.progress > 0 { 3 } else { 0 };
    let room = column(behind, (row.x + row.width).saturating_sub(behind));
    let folder = batch.root.parent().unwrap_or(Path::new("/"));
    let folder = end_of(&folder.to_string_lossy(), room.width, canvas.ambiguous());
    canvas.put(room, room.x, &folder, theme.dim);
}

/// As many of a path's last folders as fit, behind an ellipsis if there are more.
fn end_of(path: &str, cols: u16, ambiguous: Ambiguous) -> String {
    let cols = usize::from(cols);
    let mut shown = path.to_owned();
    let mut rest = path;
    while width(&shown, ambiguous) > cols {
        let Some((_, shorter)) = rest.split_once('/') else {
            return String::new();
        };
        rest = shorter;
        shown = format!("…/{rest}");
    }
    shown
}
