//! Colours and attributes of a cell, reduced to what the terminal can show,
//! and the shortest sequence from one look to another.

use ratatui::style::{Color, Modifier, Style};

use super::encode::push_number;

/// How many colours the terminal shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None: bold, dim, underlined and reversed are left.
    Mono,
    /// The sixteen named ones.
    Ansi,
    /// The table of 256.
    #[default]
    Indexed,
    /// All.
    True,
}

/// A colour as it is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
enum Paint {
    #[default]
    Default,
    /// 0–15 the named colours, then the table of 256.
    Indexed(u8),
    Rgb(u8, u8, u8),
}

/// How a cell looks. Equal looks are equal on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Look {
    fg: Paint,
    bg: Paint,
    attributes: Modifier,
}

/// Attribute, the code that sets it, the code that takes it back.
const ATTRIBUTES: &[(Modifier, u8, u8)] = &[
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Attributes that show on a cell without a character.
const ON_BLANK: Modifier = Modifier::UNDERLINED
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

impl Look {
    /// This look with a style laid over it, on a terminal of this depth.
    pub(super) fn patched(mut self, style: Style, depth: Depth) -> Self {
        if let Some(fg) = style.fg {
            self.fg = paint(fg, depth);
        }
        if let Some(bg) = style.bg {
            self.bg = paint(bg, depth);
        }
        self.attributes.insert(style.add_modifier);
        self.attributes.remove(style.sub_modifier);
        self
    }

    /// What of it shows on a blank cell: without the rest, blank cells are equal and can be
    /// erased.
    pub(super) fn on_blank(self) -> Self {
        if self.attributes.intersects(ON_BLANK) {
            return self;
        }
        Self {
            bg: self.bg,
            ..Self::default()
        }
    }

    /// Whether its letters have no colour of their own.
    pub(super) fn is_uncoloured(self) -> bool {
        self.fg == Paint::Default
    }

    /// As ratatui has it, to compare with.
    #[cfg(test)]
    pub(super) fn style(self) -> Style {
        let color = |paint| match paint {
            Paint::Default => Color::Reset,
            Paint::Indexed(nth) => Color::Indexed(nth),
            Paint::Rgb(r, g, b) => Color::Rgb(r, g, b),
        };
        Style::new()
            .fg(color(self.fg))
            .bg(color(self.bg))
            .add_modifier(self.attributes)
    }

    /// Appends the shortest sequence that turns the terminal's look into this one.
    pub(super) fn switch(self, from: Option<Self>, out: &mut Vec<u8>) {
        if from == Some(self) {
            return;
        }
        // Both are written at the end of what is sent, and the longer is taken away.
        out.extend_from_slice(b"\x1b[");
        let start = out.len();
        self.codes(Self::default(), true, out);
        if let Some(from) = from {
            let end = out.len();
            self.codes(from, false, out);
            if out.len() - end < end - start {
                out.drain(start..end);
            } else {
                out.truncate(end);
            }
        }
        out.push(b'm');
    }

    fn codes(self, from: Self, reset: bool, out: &mut Vec<u8>) {
        let mut codes = Codes { out, first: true };
        if reset && self != Self::default() {
            codes.push(0);
        }
        let mut lost = from.attributes.difference(self.attributes);
        let mut kept = from.attributes.intersection(self.attributes);
        for &(attribute, _, off) in ATTRIBUTES {
            if lost.contains(attribute) {
                codes.push(off);
                // One code takes back both of a pair: bold and dim, the two ways to blink.
                for &(other, _, _) in ATTRIBUTES.iter().filter(|pair| pair.2 == off) {
                    lost.remove(other);
                    kept.remove(other);
                }
            }
        }
        for &(attribute, on, _) in ATTRIBUTES {
            if self.attributes.contains(attribute) && !kept.contains(attribute) {
                codes.push(on);
            }
        }
        if self.fg != from.fg {
            codes.paint(self.fg, 30);
        }
        if self.bg != from.bg {
            codes.paint(self.bg, 40);
        }
    }
}

/// The parameters of a CSI sequence, written where they are sent from.
struct Codes<'o> {
    out: &'o mut Vec<u8>,
    first: bool,
}

impl Codes<'_> {
    fn push(&mut self, code: u8) {
        if !std::mem::take(&mut self.first) {
            self.out.push(b';');
        }
        push_number(self.out, usize::from(code));
    }

    fn paint(&mut self, paint: Paint, base: u8) {
        match paint {
            Paint::Default => self.push(base + 9),
            Paint::Indexed(nth @ 0..=7) => self.push(base + nth),
            Paint::Indexed(nth @ 8..=15) => self.push(base + 60 + nth - 8),
            Paint::Indexed(nth) => [base + 8, 5, nth]
                .into_iter()
                .for_each(|code| self.push(code)),
            Paint::Rgb(r, g, b) => [base + 8, 2, r, g, b]
                .into_iter()
                .for_each(|code| self.push(code)),
        }
    }
}

fn paint(color: Color, depth: Depth) -> Paint {
    let named = match color {
        Color::Reset => return Paint::Default,
        _ if depth == Depth::Mono => return Paint::Default,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(nth) if nth < 16 || depth >= Depth::Indexed => nth,
        Color::Indexed(nth) => {
            let (r, g, b) = rgb_of(nth);
            nearest(r, g, b, 0..16)
        }
        Color::Rgb(r, g, b) => match depth {
            Depth::True => return Paint::Rgb(r, g, b),
            Depth::Indexed => nearest(r, g, b, 16..256),
            Depth::Ansi | Depth::Mono => nearest(r, g, b, 0..16),
        },
    };
    Paint::Indexed(named)
}

/// The entry of the table of 256 that is nearest, by the sum of squared differences.
fn nearest(r: u8, g: u8, b: u8, among: std::ops::Range<u16>) -> u8 {
    among
        .map(|nth| u8::try_from(nth).unwrap_or(u8::MAX))
        .min_by_key(|&nth| {
            let (r2, g2, b2) = rgb_of(nth);
            [(r, r2), (g, g2), (b, b2)]
                .into_iter()
                .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
                .sum::<u32>()
        })
        .unwrap_or(7)
}

/// The colour of an entry of xterm's table of 256.
fn rgb_of(nth: u8) -> (u8, u8, u8) {
    const NAMED: [(u8, u8, u8); 16] = [
        (0, 0, 0),
        (205, 0, 0),
        (0, 205, 0),
        (205, 205, 0),
        (0, 0, 238),
        (205, 0, 205),
        (0, 205, 205),
        (229, 229, 229),
        (127, 127, 127),
        (255, 0, 0),
        (0, 255, 0),
        (255, 255, 0),
        (92, 92, 255),
        (255, 0, 255),
        (0, 255, 255),
        (255, 255, 255),
    ];
    let step = |level: u8| if level == 0 { 0 } else { 55 + level * 40 };
    match nth {
        0..=15 => NAMED[usize::from(nth)],
        16..=231 => {
            let cube = nth - 16;
            (step(cube / 36), step(cube / 6 % 6), step(cube % 6))
        }
        232..=255 => {
            let grey = 8 + (nth - 232) * 10;
            (grey, grey, grey)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    fn look(style: Style) -> Look {
        Look::default().patched(style, Depth::True)
    }

    #[track_caller]
    fn check(from: Style, to: Style, expected: &str) {
        let mut out = Vec::new();
        look(to).switch(Some(look(from)), &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn looks_change_by_the_shortest_sequence() {
        let plain = Style::new();
        check(plain, plain, "");
        check(plain, plain.red().bold(), "\x1b[1;31m");
        check(plain.red().bold(), plain, "\x1b[m");
        check(plain.bold(), plain.bold().red(), "\x1b[31m");
        check(plain.bold().dim(), plain.dim(), "\x1b[0;2m");
        check(
            plain.red().bold().on_blue(),
            plain.red().on_blue(),
            "\x1b[22m",
        );
        check(plain.red().on_blue(), plain.on_blue(), "\x1b[39m");
        check(plain, plain.fg(Color::Rgb(1, 2, 3)), "\x1b[38;2;1;2;3m");
        check(plain, plain.fg(Color::LightRed), "\x1b[91m");
        check(plain, plain.bg(Color::Indexed(200)), "\x1b[48;5;200m");
    }

    #[test]
    fn an_unknown_look_is_set_anew() {
        let mut out = Vec::new();
        look(Style::new().bold()).switch(None, &mut out);
        Look::default().switch(None, &mut out);
        assert_eq!(out, b"\x1b[0;1m\x1b[m");
    }

    #[test]
    fn colours_are_reduced_to_what_the_terminal_shows() {
        let vermilion = Color::Rgb(200, 30, 30);
        assert_eq!(paint(vermilion, Depth::True), Paint::Rgb(200, 30, 30));
        assert_eq!(paint(vermilion, Depth::Indexed), Paint::Indexed(160));
        assert_eq!(paint(vermilion, Depth::Ansi), Paint::Indexed(1));
        assert_eq!(paint(vermilion, Depth::Mono), Paint::Default);
        assert_eq!(paint(Color::Indexed(160), Depth::Ansi), Paint::Indexed(1));
    }

    #[test]
    fn what_does_not_show_on_a_blank_cell_is_dropped_there() {
        let of = |style| look(style).on_blank();
        assert_eq!(of(Style::new().red().bold()), Look::default());
        assert_ne!(of(Style::new().red().reversed()), Look::default());
        assert_ne!(of(Style::new().on_red()), Look::default());
    }
}
