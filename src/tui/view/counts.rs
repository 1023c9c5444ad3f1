//! How many findings of a report wait for a word, at the right of its row in the list: the
//! signs are those of the text's right margin, so that no colour tells them apart.
//!
//! What is left out: hints on taste (`info`), of which nearly every report has some.

use ratatui::layout::Rect;

use crate::session::FindingCounts;
use crate::text::width;

use super::paint::Canvas;

/// The sign of errors.
pub(super) const ERROR: &str = "!";

/// The sign of other findings.
pub(super) fn other(plain_lines: bool) -> &'static str {
    if plain_lines { ":" } else { "╎" }
}

/// Draws the counts as far as they fit, errors before warnings; nothing where there is nothing.
pub(super) fn draw(counts: FindingCounts, canvas: &mut Canvas<'_>, room: Rect) {
    let sign = other(canvas.settings.plain_lines());
    let errors = counted(ERROR, counts.errors);
    let warnings = counted(sign, counts.warnings);
    let both = format!("{errors} {warnings}");
    let fits = |line: &&str| width(line, canvas.ambiguous()) <= usize::from(room.width);
    let lines = [both.trim(), errors.as_str()];
    if let Some(line) = lines.into_iter().find(fits) {
        canvas.put_right(room, line, canvas.settings.theme.dim);
    }
}

/// A number behind its sign; nothing for none.
fn counted(sign: &str, n: usize) -> String {
    match n {
        0 => String::new(),
        n => format!("{sign}{n}"),
    }
}
