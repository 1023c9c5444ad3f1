//! Colours and attributes. Vermilion is what the reviewer wrote, and nothing else.
//!
//! State is never told by colour alone: every style here also differs in
//! weight, reversal or underline, or stands beside a sign. The foreground and
//! background are the terminal's own.

use ratatui::style::{Color, Modifier, Style};

/// A set of styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What the reviewer wrote.
    pub vermilion: Style,
    /// A passage with a note.
    pub noted: Style,
    /// What stands back: chrome, hints, rules.
    pub dim: Style,
    /// Headings.
    pub heading: Style,
    /// The head of the focused pane.
    pub head_focused: Style,
    /// The head of another pane.
    pub head: Style,
    /// The entry under the cursor of the focused pane.
    pub cursor_row: Style,
    /// The entry under the cursor of another pane.
    pub cursor_row_away: Style,
    /// Selected text.
    pub selection: Style,
    /// A hit of the search.
    pub hit: Style,
    /// The hit at hand.
    pub hit_current: Style,
    /// Something went wrong.
    pub error: Style,
    /// Plain text.
    pub status: Style,
    /// The ground of what lies over the panes.
    pub overlay: Style,
}

impl Theme {
    /// For light letters on a dark ground.
    #[must_use]
    pub fn dark() -> Self {
        Self::coloured(
            Color::Indexed(203),
            Color::Indexed(245),
            (Color::Indexed(255), Color::Indexed(237)),
            Color::Indexed(24),
        )
    }

    /// For dark letters on a light ground.
    #[must_use]
    pub fn light() -> Self {
        Self::coloured(
            Color::Indexed(160),
            Color::Indexed(243),
            (Color::Indexed(16), Color::Indexed(254)),
            Color::Indexed(153),
        )
    }

    /// Without any colour.
    #[must_use]
    pub fn monochrome() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let reversed = plain.add_modifier(Modifier::REVERSED);
        let underlined = plain.add_modifier(Modifier::UNDERLINED);
        Self {
            vermilion: bold,
            noted: underlined,
            dim: plain.add_modifier(Modifier::DIM),
            heading: bold,
            head_focused: reversed.add_modifier(Modifier::BOLD),
            head: bold,
            cursor_row: reversed,
            cursor_row_away: underlined,
            selection: reversed,
            hit: underlined.add_modifier(Modifier::BOLD),
            hit_current: reversed.add_modifier(Modifier::BOLD),
            error: reversed.add_modifier(Modifier::BOLD),
            status: plain,
            overlay: plain,
        }
    }

    fn coloured(vermilion: Color, grey: Color, on: (Color, Color), selection: Color) -> Self {
        // Wherever a ground is set the letters are too, so that a theme that does not fit the
        // terminal can still be read.
        let (ink, ground) = on;
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            vermilion: plain.fg(vermilion),
            noted: plain.add_modifier(Modifier::UNDERLINED),
            dim: plain.fg(grey),
            heading: bold,
            head_focused: bold.add_modifier(Modifier::REVERSED),
            head: bold.fg(grey),
            cursor_row: bold.fg(ink).bg(ground),
            cursor_row_away: plain.fg(ink).bg(ground),
            selection: plain.fg(ink).bg(selection),
            hit: plain.add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            hit_current: plain.add_modifier(Modifier::REVERSED),
            error: bold.add_modifier(Modifier::REVERSED),
            status: plain,
            overlay: plain.fg(ink).bg(ground),
        }
    }
}
