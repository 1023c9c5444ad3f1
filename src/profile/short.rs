//! A small matcher for the patterns that profiles are made of.
//!
//! Compiling seventy regular expressions takes longer than everything else before the first
//! report is on the screen. Nearly all of them consist of characters, classes, groups,
//! alternatives and repetition; those are matched here, by trying, in the same order and with
//! the same result as `regex`. What is left out: everything with a backslash, a flag or a
//! lazy repetition, and every search that takes too many steps; `regex` does those.

use super::letters::Letters;

/// Steps after which a search is left to `regex`.
const MAX_STEPS: usize = 20_000;

/// Items within items and rounds within rounds, after which a search is left to `regex`.
const MAX_DEPTH: usize = 300;

/// The longest counted repetition that is written out.
const MAX_COUNT: u32 = 64;

/// A pattern, ready to be tried.
#[derive(Clone, Debug)]
pub(super) struct Short {
    ways: Vec<Way>,
    /// The characters that a match can begin with, in order; empty where any can.
    first: Vec<char>,
    /// Whether a match can begin only where the text does.
    anchored: bool,
    /// Of each of these every match holds a character.
    needs: Vec<Letters>,
}

/// One alternative: items in a row.
type Way = Vec<Item>;

#[derive(Clone, Debug)]
struct Item {
    what: What,
    min: u32,
    max: u32,
}

#[derive(Clone, Debug)]
enum What {
    Char(char),
    Any,
    Class {
        negated: bool,
        ranges: Vec<(char, char)>,
    },
    Group(Vec<Way>),
    Start,
    End,
}

/// What remains to be matched behind the items at hand.
#[derive(Clone, Copy)]
struct Rest<'a> {
    items: &'a [Item],
    /// How often the first item has matched, and where it last began.
    done: u32,
    began: usize,
    then: Option<&'a Rest<'a>>,
}

impl Short {
    /// The matcher of a pattern, if it is one for us.
    pub(super) fn new(source: &str) -> Option<Self> {
        let mut chars = source.chars().peekable();
        let ways = ways(&mut chars)?;
        if chars.next().is_some() {
            return None;
        }
        let mut first = Vec::new();
        if !beginnings(&ways, &mut first) {
            first.clear();
        }
        first.sort_unstable();
        first.dedup();
        let at_start = |way: &Way| {
            matches!(
                way.first(),
                Some(Item {
                    what: What::Start,
                    ..
                })
            )
        };
        let anchored = ways.iter().all(at_start);
        let needs = needs(&ways);
        Some(Self {
            ways,
            first,
            anchored,
            needs,
        })
    }

    /// Whether the pattern can match a text of these characters.
    pub(super) fn may_match(&self, letters: Letters) -> bool {
        self.needs.iter().all(|need| need.meets(letters))
    }

    /// Where the pattern first matches, in bytes; `Err` where that takes too long.
    pub(super) fn find(&self, text: &str) -> Result<Option<std::ops::Range<usize>>, TooLong> {
        let mut search = Search {
            text,
            steps: 0,
            depth: 0,
        };
        if self.anchored {
            return Ok(search.ways(&self.ways, 0, None)?.map(|end| 0..end));
        }
        let starts = text.char_indices().map(|(at, ch)| (at, Some(ch)));
        for (start, ch) in starts.chain([(text.len(), None)]) {
            if !self.first.is_empty() && ch.is_none_or(|ch| self.first.binary_search(&ch).is_err())
            {
                continue;
            }
            if let Some(end) = search.ways(&self.ways, start, None)? {
                return Ok(Some(start..end));
            }
        }
        Ok(None)
    }
}

/// A search took too many steps.
#[derive(Debug)]
pub(super) struct TooLong;

struct Search<'t> {
    text: &'t str,
    steps: usize,
    depth: usize,
}

impl Search<'_> {
    fn ways(
        &mut self,
        ways: &[Way],
        at: usize,
        then: Option<&Rest<'_>>,
    ) -> Result<Option<usize>, TooLong> {
        for way in ways {
            let rest = Rest {
                items: way,
                done: 0,
                began: at,
                then,
            };
            if let Some(end) = self.rest(rest, at)? {
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    /// Matches what remains from `at` on; the end of the match.
    fn rest(&mut self, rest: Rest<'_>, at: usize) -> Result<Option<usize>, TooLong> {
        self.steps += 1;
        if self.steps > MAX_STEPS || self.depth > MAX_DEPTH {
            return Err(TooLong);
        }
        self.depth += 1;
        let found = self.item(rest, at);
        self.depth -= 1;
        found
    }

    fn item(&mut self, rest: Rest<'_>, at: usize) -> Result<Option<usize>, TooLong> {
        let Some((item, behind)) = rest.items.split_first() else {
            return match rest.then {
                Some(then) => self.rest(*then, at),
                None => Ok(Some(at)),
            };
        };
        let next = Rest {
            items: behind,
            done: 0,
            began: at,
            then: rest.then,
        };
        match &item.what {
            What::Group(ways) => {
                // A round that matched nothing is the last one.
                let idle = rest.done > item.min && rest.began == at;
                if rest.done < item.max && !idle {
                    let again = Rest {
                        done: rest.done + 1,
                        began: at,
                        ..rest
                    };
                    if let Some(end) = self.ways(ways, at, Some(&again))? {
                        return Ok(Some(end));
                    }
                }
                if rest.done < item.min {
                    Ok(None)
                } else {
                    self.rest(next, at)
                }
            }
            What::Start if at == 0 => self.rest(next, at),
            What::End if at == self.text.len() => self.rest(next, at),
            What::Start | What::End => Ok(None),
            _ => self.single(item, next, at),
        }
    }

    /// An item of one character, as often as it goes, then fewer.
    fn single(&mut self, item: &Item, next: Rest<'_>, at: usize) -> Result<Option<usize>, TooLong> {
        let mut end = at;
        let mut n_met = 0;
        let tail = self.text.get(at..).unwrap_or("");
        for ch in tail.chars() {
            if n_met == item.max || !item.what.meets(ch) {
                break;
            }
            end += ch.len_utf8();
            n_met += 1;
        }
        self.steps += n_met as usize;
        loop {
            if n_met < item.min {
                return Ok(None);
            }
            if let Some(found) = self.rest(Rest { began: end, ..next }, end)? {
                return Ok(Some(found));
            }
            let Some(last) = self
                .text
                .get(at..end)
                .and_then(|met| met.chars().next_back())
            else {
                return Ok(None);
            };
            end -= last.len_utf8();
            n_met -= 1;
        }
    }
}

impl What {
    fn meets(&self, ch: char) -> bool {
        match self {
            Self::Char(own) => *own == ch,
            Self::Any => ch != '\n',
            Self::Class { negated, ranges } => {
                ranges.iter().any(|&(low, high)| low <= ch && ch <= high) != *negated
            }
            Self::Group(_) | Self::Start | Self::End => false,
        }
    }
}

/// Collects the characters that a match can begin with; `false` where any can.
fn beginnings(ways: &[Way], first: &mut Vec<char>) -> bool {
    ways.iter().all(|way| {
        for item in way {
            let known = match &item.what {
                What::Char(ch) => {
                    first.push(*ch);
                    true
                }
                What::Class {
                    negated: false,
                    ranges,
                } => {
                    let few = ranges.iter().all(|&(low, high)| low == high);
                    first.extend(ranges.iter().map(|&(low, _)| low));
                    few
                }
                What::Group(ways) => beginnings(ways, first),
                _ => false,
            };
            if !known {
                return false;
            }
            if item.min > 0 {
                return true;
            }
        }
        // Everything in it may be absent.
        false
    })
}

/// The sets of characters of each of which every match of one of the ways holds one.
fn needs(ways: &[Way]) -> Vec<Letters> {
    if let [way] = ways {
        return needs_of(way);
    }
    // Whichever way it is, one of the characters it needs most surely.
    let strictest = |way: &Way| needs_of(way).into_iter().min_by_key(|need| need.count());
    let of_each: Option<Vec<Letters>> = ways.iter().map(strictest).collect();
    let either = of_each.map(|sets| sets.into_iter().fold(Letters::NONE, Letters::or));
    either.into_iter().collect()
}

fn needs_of(way: &Way) -> Vec<Letters> {
    /// A class of more characters than these is hardly ever absent.
    const MAX_CLASS: u32 = 32;
    let mut found = Vec::new();
    for item in way.iter().filter(|item| item.min > 0) {
        match &item.what {
            What::Char(ch) => found.push(Letters::NONE.with(*ch)),
            What::Class {
                negated: false,
                ranges,
            } => {
                let width = |&(low, high): &(char, char)| u32::from(high) - u32::from(low) + 1;
                if ranges.iter().map(width).sum::<u32>() <= MAX_CLASS {
                    let chars = ranges.iter().flat_map(|&(low, high)| low..=high);
                    found.push(chars.fold(Letters::NONE, Letters::with));
                }
            }
            What::Group(ways) => found.extend(needs(ways)),
            What::Any | What::Class { .. } | What::Start | What::End => {}
        }
    }
    found
}

type Chars<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// Alternatives up to a closing bracket or the end.
fn ways(chars: &mut Chars<'_>) -> Option<Vec<Way>> {
    let mut ways = vec![Way::new()];
    while let Some(&ch) = chars.peek() {
        if ch == ')' {
            break;
        }
        chars.next();
        let what = match ch {
            '|' => {
                ways.push(Way::new());
                continue;
            }
            '(' => {
                if chars.peek() == Some(&'?') {
                    return None;
                }
                let group = self::ways(chars)?;
                if chars.next() != Some(')') {
                    return None;
                }
                What::Group(group)
            }
            '[' => class(chars)?,
            '.' => What::Any,
            '^' => What::Start,
            '$' => What::End,
            '\\' | '*' | '+' | '?' | '{' | '}' | ']' => return None,
            _ => What::Char(ch),
        };
        let (min, max) = repetition(chars)?;
        if matches!(what, What::Start | What::End) && (min, max) != (1, 1) {
            return None;
        }
        ways.last_mut()?.push(Item { what, min, max });
    }
    Some(ways)
}

fn class(chars: &mut Chars<'_>) -> Option<What> {
    let negated = chars.next_if_eq(&'^').is_some();
    let mut ranges: Vec<(char, char)> = Vec::new();
    loop {
        match chars.next()? {
            ']' if !ranges.is_empty() => return Some(What::Class { negated, ranges }),
            // Nested classes, set operations, escapes.
            '[' | ']' | '\\' | '&' | '~' | '^' | '-' => return None,
            low => {
                let high = if chars.next_if_eq(&'-').is_some() {
                    chars
                        .next()
                        .filter(|&high| high >= low && !matches!(high, ']' | '[' | '\\' | '-'))?
                } else {
                    low
                };
                ranges.push((low, high));
            }
        }
    }
}

/// How often the item before stands, and that no second sign of repetition follows.
fn repetition(chars: &mut Chars<'_>) -> Option<(u32, u32)> {
    let times = match chars.peek() {
        Some('*') => (0, u32::MAX),
        Some('+') => (1, u32::MAX),
        Some('?') => (0, 1),
        Some('{') => {
            chars.next();
            let min = number(chars)?;
            let max = if chars.next_if_eq(&',').is_some() {
                if chars.peek() == Some(&'}') {
                    u32::MAX
                } else {
                    number(chars)?
                }
            } else {
                min
            };
            if chars.peek() != Some(&'}') || min > max {
                return None;
            }
            (min, max)
        }
        _ => return Some((1, 1)),
    };
    chars.next();
    let lazy_or_twice = matches!(chars.peek(), Some('?' | '*' | '+' | '{'));
    (!lazy_or_twice).then_some(times)
}

fn number(chars: &mut Chars<'_>) -> Option<u32> {
    let mut value = chars.next()?.to_digit(10)?;
    while let Some(digit) = chars.peek().and_then(|ch| ch.to_digit(10)) {
        value = value * 10 + digit;
        if value > MAX_COUNT {
            return None;
        }
        chars.next();
    }
    Some(value)
}

#[cfg(test)]
#[path = "short_tests.rs"]
mod tests;
