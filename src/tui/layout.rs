//! Which pane stands where: a pure function of size, focus and zoom.
//!
//! Panes fold by rule: three columns from 110 columns on; below, the report
//! list with the text, the text alone, or the text with the annotations,
//! whichever holds the focus; below 80 columns one pane at a time. Both
//! `update` (for scrolling) and `view` (for drawing) use it.

use ratatui::layout::Rect;

use super::state::{Mode, Pane, State};
use super::tutor;

/// The smallest screen that is drawn.
pub const FLOOR: (u16, u16) = (60, 15);

/// Columns of the margin at the left of the text, where marks stand.
pub const MARGIN: u16 = 2;

/// Where everything stands; a pane that is not shown is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The report list, its head included.
    pub list: Option<Rect>,
    /// The section navigator, its head included.
    pub navigator: Option<Rect>,
    /// The reading pane, its head included.
    pub text: Option<Rect>,
    /// Notes or scores, head included.
    pub side: Option<Rect>,
    /// A second text beside the first or below it, head included.
    pub beside: Option<Rect>,
    /// Vertical rules between the columns.
    pub rules: [Option<Rect>; 2],
    /// The tutor's strip above the last row.
    pub tutor: Option<Rect>,
    /// The last row.
    pub status: Rect,
}

impl Panes {
    /// Rows of a pane below its head; at least 1, so that scrolling has a page.
    #[must_use]
    pub fn body_height(pane: Option<Rect>) -> usize {
        pane.map_or(1, |rect| usize::from(rect.height.saturating_sub(1)).max(1))
    }

    /// Where the text's rows stand: below the head, right of the margin, no wider than
    /// `measure`, in the middle of a pane that is much wider.
    #[must_use]
    pub fn page(&self, measure: u16) -> Option<Rect> {
        self.text.map(|pane| Self::page_in(pane, measure))
    }

    /// The same for a second text.
    #[must_use]
    pub fn page_in(pane: Rect, measure: u16) -> Rect {
        let room = pane.width.saturating_sub(MARGIN + 1);
        let width = room.min(measure);
        let spare = room - width;
        let indent = if spare > 8 { spare / 2 } else { 0 };
        Rect {
            x: pane.x + MARGIN + indent,
            y: pane.y + 1,
            width,
            height: pane.height.saturating_sub(1),
        }
    }
}

/// Whether a screen of this size is too small to draw.
#[must_use]
pub fn too_small(size: (u16, u16)) -> bool {
    size.0 < FLOOR.0 || size.1 < FLOOR.1
}

/// Lays out the screen.
#[must_use]
pub fn layout(state: &State) -> Panes {
    let (cols, rows) = state.size;
    let strip = tutor::n_rows(state);
    let size = (cols, rows.saturating_sub(strip));
    let mut panes = panes(size, state.focus, state.zoom, state.n_reports());
    let writing = matches!(state.mode, Mode::Write(_));
    if state.beside.is_some() && state.focus == Pane::Text && !state.zoom && !writing {
        panes = with_beside(size, panes);
    }
    if strip > 0 {
        panes.tutor = Some(Rect {
            height: strip,
            ..panes.status
        });
        panes.status.y += strip;
    }
    panes
}

/// The two texts alone: side by side where there is room, else one above the other.
fn with_beside(size: (u16, u16), panes: Panes) -> Panes {
    let (cols, rows) = size;
    let body = Rect::new(0, 0, cols, rows.saturating_sub(1));
    if cols >= 100 {
        let (text, beside) = split_left(body, cols.saturating_sub(1) / 2);
        return Panes {
            text: Some(text),
            beside: Some(beside),
            rules: [Some(rule_after(text)), None],
            status: panes.status,
            ..Panes::default()
        };
    }
    let height = body.height.div_ceil(2);
    Panes {
        text: Some(Rect { height, ..body }),
        beside: Some(Rect {
            y: body.y + height,
            height: body.height - height,
            ..body
        }),
        status: panes.status,
        ..Panes::default()
    }
}

fn panes(size: (u16, u16), focus: Pane, zoom: bool, n_reports: usize) -> Panes {
    let (cols, rows) = size;
    let status = Rect::new(0, rows.saturating_sub(1), cols, rows.min(1));
    let body = Rect::new(0, 0, cols, rows.saturating_sub(1));
    let mut panes = Panes {
        status,
        ..Panes::default()
    };
    let left_focused = matches!(focus, Pane::List | Pane::Navigator);
    let side_focused = matches!(focus, Pane::Notes | Pane::Scores);
    if zoom {
        match focus {
            Pane::List => panes.list = Some(body),
            Pane::Navigator => panes.navigator = Some(body),
            Pane::Text => panes.text = Some(body),
            Pane::Notes | Pane::Scores => panes.side = Some(body),
        }
        return panes;
    }
    if cols >= 110 {
        let left = if cols >= 150 { 34 } else { 26 };
        let side = if cols >= 150 { 44 } else { 33 };
        let (left, rest) = split_left(body, left);
        let (text, side) = split_left(rest, rest.width.saturating_sub(side + 1));
        panes.rules = [Some(rule_after(left)), Some(rule_after(text))];
        (panes.list, panes.navigator) = stack(left, n_reports);
        panes.text = Some(text);
        panes.side = Some(side);
    } else if cols >= 80 && left_focused {
        let (left, text) = split_left(body, 26);
        panes.rules[0] = Some(rule_after(left));
        (panes.list, panes.navigator) = stack(left, n_reports);
        panes.text = Some(text);
    } else if cols >= 80 && side_focused {
        let (text, side) = split_left(body, cols - 35);
        panes.rules[0] = Some(rule_after(text));
        panes.text = Some(text);
        panes.side = Some(side);
    } else if left_focused {
        (panes.list, panes.navigator) = stack(body, n_reports);
    } else if side_focused {
        panes.side = Some(body);
    } else {
        panes.text = Some(body);
    }
    panes
}

/// Cuts `width` columns off the left, and one more for the rule between.
fn split_left(area: Rect, width: u16) -> (Rect, Rect) {
    let width = width.min(area.width);
    let rest = area.width.saturating_sub(width + 1);
    (
        Rect { width, ..area },
        Rect {
            x: area.x + area.width - rest,
            width: rest,
            ..area
        },
    )
}

fn rule_after(area: Rect) -> Rect {
    Rect {
        x: area.x + area.width,
        width: 1,
        ..area
    }
}

/// Report list above, navigator below: the list as high as its entries, at most half.
fn stack(area: Rect, n_reports: usize) -> (Option<Rect>, Option<Rect>) {
    let wanted = u16::try_from(n_reports.saturating_add(2)).unwrap_or(u16::MAX);
    let height = wanted.clamp(area.height / 4, area.height / 2);
    (
        Some(Rect { height, ..area }),
        Some(Rect {
            y: area.y + height,
            height: area.height - height,
            ..area
        }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws the panes as letters, every fourth column and second row.
    fn drawing(size: (u16, u16), focus: Pane, zoom: bool) -> String {
        let panes = panes(size, focus, zoom, 5);
        let inside = |rect: Option<Rect>, x, y| {
            rect.is_some_and(|rect| rect.contains(ratatui::layout::Position { x, y }))
        };
        let mut drawn = String::new();
        for y in (0..size.1).step_by(4).chain([size.1 - 1]) {
            for x in (0..size.0).step_by(4) {
                drawn.push(match (x, y) {
                    _ if inside(panes.list, x, y) => 'L',
                    _ if inside(panes.navigator, x, y) => 'N',
                    _ if inside(panes.text, x, y) => 'T',
                    _ if inside(panes.side, x, y) => 'A',
                    _ if inside(Some(panes.status), x, y) => '_',
                    _ => '|',
                });
            }
            drawn.push('\n');
        }
        drawn
    }

    #[test]
    fn a_wide_screen_shows_every_pane() {
        assert_eq!(
            drawing((120, 24), Pane::Text, false),
            "\
LLLLLLLTTTTTTTTTTTTTTTAAAAAAAA
LLLLLLLTTTTTTTTTTTTTTTAAAAAAAA
NNNNNNNTTTTTTTTTTTTTTTAAAAAAAA
NNNNNNNTTTTTTTTTTTTTTTAAAAAAAA
NNNNNNNTTTTTTTTTTTTTTTAAAAAAAA
NNNNNNNTTTTTTTTTTTTTTTAAAAAAAA
______________________________
"
        );
    }

    #[test]
    fn eighty_columns_show_what_the_focus_needs() {
        assert_eq!(
            drawing((80, 16), Pane::List, false),
            "LLLLLLLTTTTTTTTTTTTT\nLLLLLLLTTTTTTTTTTTTT\nNNNNNNNTTTTTTTTTTTTT\nNNNNNNNTTTTTTTTTTTTT\n____________________\n"
        );
        assert_eq!(
            drawing((80, 16), Pane::Text, false),
            "TTTTTTTTTTTTTTTTTTTT\nTTTTTTTTTTTTTTTTTTTT\nTTTTTTTTTTTTTTTTTTTT\nTTTTTTTTTTTTTTTTTTTT\n____________________\n"
        );
        assert_eq!(
            drawing((80, 16), Pane::Scores, false),
            "TTTTTTTTTTTTAAAAAAAA\nTTTTTTTTTTTTAAAAAAAA\nTTTTTTTTTTTTAAAAAAAA\nTTTTTTTTTTTTAAAAAAAA\n____________________\n"
        );
    }

    #[test]
    fn panes_lie_within_the_screen_and_apart_at_every_size() {
        for cols in 0..200 {
            for rows in [0, 1, 2, 15, 24, 60] {
                for focus in [
                    Pane::List,
                    Pane::Navigator,
                    Pane::Text,
                    Pane::Notes,
                    Pane::Scores,
                ] {
                    for zoom in [false, true] {
                        let panes = panes((cols, rows), focus, zoom, 40_000);
                        let shown: Vec<Rect> =
                            [panes.list, panes.navigator, panes.text, panes.side]
                                .into_iter()
                                .flatten()
                                .chain([panes.status])
                                .collect();
                        let screen = Rect::new(0, 0, cols, rows);
                        for (nth, rect) in shown.iter().enumerate() {
                            assert!(rect.is_empty() || screen.intersection(*rect) == *rect);
                            for other in &shown[nth + 1..] {
                                assert!(!rect.intersects(*other), "{cols}x{rows} {focus:?}");
                            }
                        }
                    }
                }
            }
        }
    }
}
