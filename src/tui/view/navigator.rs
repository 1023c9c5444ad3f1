//! The section navigator: the outline of the open report, and the parts it lacks.

use ratatui::layout::{Position, Rect};

use crate::lang::{Lang, tui as words};
use crate::profile::{Bilingual, Profile};
use crate::report::Section;
use crate::text::Ambiguous;

use super::super::state::{Open, Pane, State};
use super::paint::{Canvas, row_of};

/// Draws the navigator.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let lang = state.settings.lang;
    let theme = &state.settings.theme;
    let focused = state.focus == Pane::Navigator;
    let Some(open) = state.opened() else {
        canvas.head(area, focused, words::head_sections(lang), "");
        return None;
    };
    let sections = &open.report.sections;
    let here = open.report.section_at(state.reader.cursor);
    let count = format!("{}/{}", here + 1, sections.len());
    canvas.head(area, focused, words::head_sections(lang), &count);
    let missing = missing_line(state, open);
    let height = usize::from(area.height.saturating_sub(1 + u16::from(missing.is_some())));
    let at = state.navigator.at;
    let mut cursor = None;
    let shown = sections.iter().enumerate().skip(state.navigator.top);
    for (nth, (section_idx, section)) in shown.take(height).enumerate() {
        let row = row_of(area, nth + 1);
        let depth = u16::from(section.level.saturating_sub(1)).min(4);
        let indent = row.x + 1 + 2 * depth;
        let n_notes = open.notes_in(section_idx);
        let right = Rect {
            width: row.width.saturating_sub(1),
            ..row
        };
        let right_at = if n_notes > 0 {
            canvas.put_right(right, &n_notes.to_string(), theme.vermilion)
        } else {
            right.x + right.width
        };
        let room = Rect {
            width: right_at.saturating_sub(row.x),
            ..row
        };
        let style = if section.level <= 1 {
            theme.heading
        } else {
            theme.status
        };
        canvas.put(
            room,
            indent,
            &label(section, &state.session.profile, lang),
            style,
        );
        if section_idx == at {
            let style = if focused {
                theme.cursor_row
            } else {
                theme.cursor_row_away
            };
            canvas.tint(row, style);
            cursor = focused.then_some(Position { x: row.x, y: row.y });
        }
    }
    if let Some(line) = missing {
        let row = row_of(area, usize::from(area.height).saturating_sub(1));
        canvas.put(row, row.x + 1, &line, theme.heading);
    }
    cursor
}

/// How a section is called in one line. A top heading that names a required part goes by the
/// part's name: real ones all begin with the same twenty characters.
pub(in crate::tui) fn label(section: &Section, profile: &Profile, lang: Lang) -> String {
    let names: Vec<&str> = section
        .parts
        .iter()
        .filter(|span| section.level == 1 && span.sure)
        .filter_map(|span| profile.parts.iter().find(|part| part.id == span.part))
        .map(|part| pick(&part.name, lang))
        .collect();
    let joined = names.join(words::and(lang));
    let heading = match &section.heading {
        Some(heading) if joined.is_empty() || width(heading) <= width(&joined) => heading,
        _ => &joined,
    };
    match (&section.number, section.level) {
        (_, 0) => words::preamble(lang).to_owned(),
        (None, _) => heading.to_owned(),
        (Some(number), _) if number.chars().all(|ch| ch.is_ascii_digit() || ch == '.') => {
            format!("{number} {heading}")
        }
        (Some(number), 2) => format!("({number}){heading}"),
        (Some(number), _) => format!("{number}、{heading}"),
    }
}

fn width(text: &str) -> usize {
    crate::text::width(text, Ambiguous::Narrow)
}

/// The required parts that were not found, in one line.
fn missing_line(state: &State, open: &Open) -> Option<String> {
    let lang = state.settings.lang;
    let names: Vec<&str> = open
        .report
        .missing_parts
        .iter()
        .filter_map(|id| {
            state
                .session
                .profile
                .parts
                .iter()
                .find(|part| part.id == *id)
        })
        .map(|part| pick(&part.name, lang))
        .collect();
    (!names.is_empty()).then(|| words::parts_missing(lang, &names.join(words::and(lang))))
}

/// A profile's text in the screen's language.
pub(super) fn pick(text: &Bilingual, lang: Lang) -> &str {
    match lang {
        Lang::Zh => &text.zh,
        Lang::En => &text.en,
    }
}
