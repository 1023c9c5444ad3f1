//! A terminal screen as an SVG picture, the same bytes for the same screen.
//!
//! Every character stands where its cell is, whatever font draws it: a run of
//! one style and one width is one `<text>` with the place of each of its
//! characters; what looks only at the first place is right too where a wide
//! character is as wide as the font is high. The cursor is left out.

use std::fmt::Write as _;

/// Cells as a common 14-pixel font has them.
const CELL_WIDTH: u16 = 9;
const CELL_HEIGHT: u16 = 25;
const BASELINE: u16 = 19;
/// A wide character is as wide as its font is high, a narrow one three fifths of it.
const WIDE_FONT: u16 = 2 * CELL_WIDTH;
const NARROW_FONT: u16 = CELL_WIDTH * 5 / 3;
const MARGIN: u16 = 14;

/// Paper and ink of the picture, and the sixteen colours a terminal names.
const PAPER: &str = "#faf7f0";
const INK: &str = "#2b2925";
const NAMED: [&str; 16] = [
    "#2b2925", "#b3341f", "#4f7a3a", "#9a7414", "#35618e", "#7d4f86", "#3b7a78", "#8a857a",
    "#6b675f", "#cf4127", "#5f8f47", "#b58a1e", "#4577a8", "#946199", "#4b918e", "#faf7f0",
];

/// How a run of cells is drawn.
#[derive(PartialEq)]
struct Style {
    ink: String,
    paper: Option<String>,
    /// Wide, bold, dim, italic, underlined: a letter each.
    classes: Vec<&'static str>,
}

impl Style {
    fn of(cell: &vt100::Cell) -> Self {
        let ink = colour(cell.fgcolor()).unwrap_or_else(|| INK.to_owned());
        let paper = colour(cell.bgcolor());
        let (ink, paper) = if cell.inverse() {
            (paper.unwrap_or_else(|| PAPER.to_owned()), Some(ink))
        } else {
            (ink, paper)
        };
        let classes = [
            (cell.is_wide(), "w"),
            (cell.bold(), "b"),
            (cell.dim(), "d"),
            (cell.italic(), "i"),
            (cell.underline(), "u"),
        ];
        let classes = classes.into_iter().filter(|(there, _)| *there);
        Self {
            ink,
            paper,
            classes: classes.map(|(_, class)| class).collect(),
        }
    }

    fn is_wide(&self) -> bool {
        self.classes.contains(&"w")
    }

    fn attributes(&self) -> String {
        let mut attributes = String::new();
        if !self.classes.is_empty() {
            let _ = write!(attributes, " class=\"{}\"", self.classes.join(" "));
        }
        if self.ink != INK {
            let _ = write!(attributes, " fill=\"{}\"", self.ink);
        }
        attributes
    }
}

/// A run of cells of one style in one row.
struct Run {
    style: Style,
    start: u16,
    end: u16,
    /// Each character that shows, with its column.
    shown: Vec<(u16, String)>,
}

/// Draws the screen on a light page.
pub(crate) fn svg(screen: &vt100::Screen) -> String {
    let (rows, cols) = screen.size();
    let width = cols.get() * CELL_WIDTH + 2 * MARGIN;
    let height = rows.get() * CELL_HEIGHT + 2 * MARGIN;
    let mut svg = String::new();
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" fill=\"{INK}\">\n<style>\
         text{{font:{NARROW_FONT}px 'DejaVu Sans Mono',Menlo,Consolas,monospace}}\
         .w{{font:{WIDE_FONT}px 'Sarasa Mono SC','Noto Sans Mono CJK SC','PingFang SC',\
         'Microsoft YaHei',sans-serif}}\
         .b{{font-weight:bold}}.d{{opacity:.6}}.i{{font-style:italic}}\
         .u{{text-decoration:underline}}</style>"
    );
    let _ = writeln!(
        svg,
        "<rect width=\"{width}\" height=\"{height}\" rx=\"10\" fill=\"{PAPER}\"/>"
    );
    for row in 0..rows.get() {
        for run in runs(screen, row, cols.get()) {
            draw(&mut svg, row, &run);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn runs(screen: &vt100::Screen, row: u16, cols: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for col in 0..cols {
        let Some(cell) = screen.cell(row, col) else {
            continue;
        };
        if cell.is_wide_continuation() {
            if let Some(run) = runs.last_mut() {
                run.end = col + 1;
            }
            continue;
        }
        let style = Style::of(cell);
        if runs.last().is_none_or(|run| run.style != style) {
            runs.push(Run {
                style,
                start: col,
                end: col,
                shown: Vec::new(),
            });
        }
        let run = runs.last_mut().expect("one was just pushed");
        run.end = col + 1;
        let contents = cell.contents();
        if !contents.trim().is_empty() {
            run.shown.push((col, contents.to_owned()));
        }
    }
    runs
}

fn draw(svg: &mut String, row: u16, run: &Run) {
    let x = |col: u16| MARGIN + col * CELL_WIDTH;
    let top = MARGIN + row * CELL_HEIGHT;
    if let Some(paper) = &run.style.paper {
        let _ = writeln!(
            svg,
            "<rect x=\"{}\" y=\"{top}\" width=\"{}\" height=\"{CELL_HEIGHT}\" fill=\"{paper}\"/>",
            x(run.start),
            (run.end - run.start) * CELL_WIDTH,
        );
    }
    let (lines, shown): (Vec<_>, Vec<_>) = run
        .shown
        .iter()
        .partition(|(_, shown)| stroke(shown).is_some());
    for (col, line) in lines {
        let width = stroke(line).unwrap_or_default();
        let _ = writeln!(
            svg,
            "<rect x=\"{}\" y=\"{top}\" width=\"{width}\" height=\"{CELL_HEIGHT}\" fill=\"{}\"/>",
            x(*col) + (CELL_WIDTH - width) / 2,
            run.style.ink,
        );
    }
    let step = if run.style.is_wide() { 2 } else { 1 };
    for together in shown.chunk_by(|a, b| a.0 + step == b.0) {
        let places: Vec<String> = together
            .iter()
            .map(|(col, _)| x(*col).to_string())
            .collect();
        let text: String = together.iter().map(|(_, shown)| escaped(shown)).collect();
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\"{}>{text}</text>",
            places.join(" "),
            top + BASELINE,
            run.style.attributes(),
        );
    }
}

/// The width of an upright line, which fonts leave gaps in between the rows.
fn stroke(shown: &str) -> Option<u16> {
    match shown {
        "│" => Some(1),
        "┃" => Some(3),
        _ => None,
    }
}

fn colour(colour: vt100::Color) -> Option<String> {
    match colour {
        vt100::Color::Default => None,
        vt100::Color::Idx(n) => Some(indexed(n)),
        vt100::Color::Rgb(r, g, b) => Some(format!("#{r:02x}{g:02x}{b:02x}")),
    }
}

/// The colour of a number as xterm's table of 256 has it.
fn indexed(n: u8) -> String {
    if let Some(named) = NAMED.get(usize::from(n)) {
        return (*named).to_owned();
    }
    if n >= 232 {
        let grey = 8 + (n - 232) * 10;
        return format!("#{grey:02x}{grey:02x}{grey:02x}");
    }
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    let n = n - 16;
    let (r, g, b) = (level(n / 36), level(n / 6 % 6), level(n % 6));
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
