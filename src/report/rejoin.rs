//! Lines that belong together: a number alone on its line and the words below
//! it, a year that a web page put on a line of its own, and text that was
//! broken hard at a fixed width.
//!
//! The characters stay where they are; a joined line merely reaches over the
//! breaks within it. What is left out: joining across page chrome.

use super::markers::{Flaw, number_at};
use super::page::{Line, is_blank, is_han};
use super::steps;

/// Most blank lines between a number and its words.
const MOST_BLANK: usize = 2;

/// Joins the lines of a text that belong together.
pub(super) fn rejoin(chars: &[char], lines: &[Line]) -> Vec<Line> {
    let wrap = Wrap::of(chars, lines);
    steps::add(lines.len());
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    // The last line that prints, and where it went.
    let mut above: Option<(usize, Line)> = None;
    for (idx, &line) in lines.iter().enumerate() {
        if line.chrome {
            above = None;
        } else if !line.is_empty() {
            let gap = above.map_or(0, |(place, _)| joined.len() - 1 - place);
            let below = lines.get(idx + 1).copied();
            if let Some((place, last)) = above
                && belongs(chars, (last, line, below), gap, wrap)
            {
                joined[place].last = line.last;
                joined.truncate(place + 1);
                above = Some((place, line));
                continue;
            }
            above = Some((joined.len(), line));
        }
        joined.push(line);
    }
    joined
}

/// Whether a line goes on with the next; `gap` is the number of blank lines between them.
fn belongs(
    chars: &[char],
    (line, next, below): (Line, Line, Option<Line>),
    gap: usize,
    wrap: Option<Wrap>,
) -> bool {
    let opens_number = number_at(chars, next.first, next.last)
        .is_some_and(|number| !matches!(number.flaw, Some(Flaw::Bare | Flaw::Glued)));
    let words = is_han(chars[next.first]) || matches!(chars[next.first], '“' | '《');
    let before = chars[line.last - 1];
    if is_lone_number(chars, line) && !is_lone_number(chars, next) && !opens_number {
        let year = is_digits(chars, next) && below.is_some_and(|below| counted(chars, below));
        return gap <= MOST_BLANK && (words || year || chars[next.first].is_ascii_digit());
    }
    if gap > 0 || opens_number {
        return false;
    }
    if is_digits(chars, next) && below.is_some_and(|below| counted(chars, below)) {
        return is_han(before) || matches!(before, ',' | '、');
    }
    if is_digits(chars, line) && counted(chars, next) {
        return true;
    }
    let indent = |line: Line| line.first - line.start;
    let ended = matches!(before, '。' | ';' | '；' | ':' | '!' | '！' | '?');
    wrap.is_some_and(|wrap| wrap.is_full(chars, line))
        && !ended
        && (indent(next) == 0 || indent(next) < indent(line))
        && !matches!(chars[next.first], '|' | '#' | '-' | '*')
}

/// Whether a line holds `一、`, `（一）` or `1.` and nothing else.
fn is_lone_number(chars: &[char], line: Line) -> bool {
    let form = &chars[line.first..line.last];
    if !(2..=6).contains(&form.len()) {
        return false;
    }
    let numeral = |form: &[char]| {
        let mut printed = form.iter().filter(|&&ch| !is_blank(ch)).peekable();
        printed.peek().is_some()
            && printed.all(|&ch| {
                matches!(
                    ch,
                    '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
                ) || ch.is_ascii_digit()
            })
    };
    match form {
        ['(', inner @ .., ')'] | [inner @ .., '、' | '.'] => numeral(inner),
        _ => false,
    }
}

/// Whether a line holds nothing but a number of at most four digits.
fn is_digits(chars: &[char], line: Line) -> bool {
    let form = &chars[line.first..line.last];
    (1..=4).contains(&form.len()) && form.iter().all(char::is_ascii_digit)
}

/// Whether a line begins with what a number counts.
fn counted(chars: &[char], line: Line) -> bool {
    let units = "年月日次个件名人场份期条起项余多";
    !line.is_empty() && !line.chrome && units.contains(chars[line.first])
}

/// The width at which a text was broken hard.
#[derive(Clone, Copy)]
struct Wrap {
    /// Most lines that are full reach this far.
    width: usize,
    /// Counted in cells of a screen, where a Chinese character has two, and not in characters.
    cells: bool,
}

/// How far full lines fall short: a number or a word that was not divided, a mark kept together.
const SHORT: usize = 4;

impl Wrap {
    /// The width of a text, counted the way in which more lines are full.
    fn of(chars: &[char], lines: &[Line]) -> Option<Self> {
        let ways = [false, true].into_iter();
        let found = ways.filter_map(|cells| Self::counting(chars, lines, cells));
        found.max_by_key(|&(_, full)| full).map(|(wrap, _)| wrap)
    }

    fn counting(chars: &[char], lines: &[Line], cells: bool) -> Option<(Self, usize)> {
        let printed = || lines.iter().filter(|line| !line.chrome && !line.is_empty());
        let mut lengths: Vec<usize> = printed().map(|&line| length(chars, line, cells)).collect();
        lengths.sort_unstable();
        let width = *lengths.get(lengths.len() * 19 / 20)?;
        let range = if cells { 36..=130 } else { 18..=65 };
        let wrap = Self { width, cells };
        let longer = lengths.iter().filter(|&&len| len > width + SHORT).count();
        let full: Vec<Line> = printed()
            .copied()
            .filter(|&line| wrap.is_full(chars, line))
            .collect();
        // A line broken within a sentence ends with a word or a comma.
        let broken = full
            .iter()
            .filter(|line| is_han(chars[line.last - 1]) || chars[line.last - 1].is_ascii_digit())
            .count();
        let fits = range.contains(&width)
            && longer * 30 <= lengths.len()
            && full.len() >= 6
            && full.len() * 5 >= lengths.len() * 2
            && broken * 2 > full.len();
        fits.then_some((wrap, full.len()))
    }

    fn is_full(self, chars: &[char], line: Line) -> bool {
        length(chars, line, self.cells) + SHORT >= self.width
    }
}

/// How far a line reaches, its indent included.
fn length(chars: &[char], line: Line, cells: bool) -> usize {
    let reach = &chars[line.start..line.last];
    steps::add(reach.len());
    if !cells {
        return reach.len();
    }
    reach
        .iter()
        .map(|ch| match ch {
            // Marks are as wide as the writer made them: in Chinese text, full width.
            '(' | ')' | ',' | ':' | ';' | '!' | '?' => 2,
            ch => 1 + usize::from(!ch.is_ascii()),
        })
        .sum()
}
