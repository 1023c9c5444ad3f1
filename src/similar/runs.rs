//! Runs that two texts share: from one place that is the same, as far as it goes
//! in both directions, small changes included.
//!
//! A copied passage rarely stays untouched: a number, a name, a 的 is changed.
//! A change of at most [`SLIP`] characters on either side with [`HOLD`] equal ones
//! behind it does not end a run.

/// The largest change within a run, in characters on either side.
const SLIP: usize = 4;
/// How many characters after a change must be the same.
const HOLD: usize = 8;

/// A stretch that is the same in both texts, letter by letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Piece {
    /// Where it begins in the first text.
    pub(super) a: usize,
    /// Where it begins in the second.
    pub(super) b: usize,
    /// How long it is.
    pub(super) len: usize,
}

impl Piece {
    pub(super) fn a_end(&self) -> usize {
        self.a + self.len
    }

    pub(super) fn b_end(&self) -> usize {
        self.b + self.len
    }

    fn diagonal(&self) -> usize {
        self.b.wrapping_sub(self.a)
    }
}

/// A shared run: its pieces in order, with small changes between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) pieces: Vec<Piece>,
}

impl Run {
    pub(super) fn first(&self) -> Piece {
        self.pieces[0]
    }

    pub(super) fn last(&self) -> Piece {
        self.pieces[self.pieces.len() - 1]
    }

    /// Letters and digits, changed ones included.
    pub(super) fn len(&self) -> usize {
        let (first, last) = (self.first(), self.last());
        (last.a_end() - first.a).min(last.b_end() - first.b)
    }

    /// Whether one of its pieces covers a place that is the same in both texts.
    pub(super) fn covers(&self, a: usize, b: usize) -> bool {
        self.pieces
            .iter()
            .any(|piece| piece.diagonal() == b.wrapping_sub(a) && piece.a <= a && a < piece.a_end())
    }
}

/// The run around a place where `gram` characters are the same; `None` where they are
/// not. `steps` counts the characters looked at.
pub(super) fn run(
    a_units: &[u16],
    b_units: &[u16],
    (a, b): (usize, usize),
    gram: usize,
    steps: &mut u64,
) -> Option<Run> {
    *steps += gram as u64;
    if a_units.get(a..a + gram)? != b_units.get(b..b + gram)? {
        return None;
    }
    let seed = whole(a_units, b_units, a, b, steps);
    let mut pieces = Vec::new();
    let mut first = seed;
    while let Some(before) = before(a_units, b_units, first, steps) {
        pieces.push(before);
        first = before;
    }
    pieces.reverse();
    pieces.push(seed);
    let mut last = seed;
    while let Some(after) = after(a_units, b_units, last, steps) {
        pieces.push(after);
        last = after;
    }
    Some(Run { pieces })
}

/// The longest piece around two equal places.
fn whole(a_units: &[u16], b_units: &[u16], a: usize, b: usize, steps: &mut u64) -> Piece {
    let back = back(&a_units[..a], &b_units[..b]);
    let forth = forth(&a_units[a..], &b_units[b..]);
    *steps += (back + forth) as u64;
    Piece {
        a: a - back,
        b: b - back,
        len: back + forth,
    }
}

fn forth(a: &[u16], b: &[u16]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

fn back(a: &[u16], b: &[u16]) -> usize {
    let pairs = a.iter().rev().zip(b.iter().rev());
    pairs.take_while(|(a, b)| a == b).count()
}

/// Changes from the smallest up: characters passed over in either text.
fn slips() -> impl Iterator<Item = (usize, usize)> {
    (1..=2 * SLIP).flat_map(|sum| {
        (0..=SLIP.min(sum))
            .map(move |a| (a, sum - a))
            .filter(|&(_, b)| b <= SLIP)
    })
}

fn after(a_units: &[u16], b_units: &[u16], last: Piece, steps: &mut u64) -> Option<Piece> {
    let (a, b) = (last.a_end(), last.b_end());
    for (da, db) in slips() {
        let (Some(a_rest), Some(b_rest)) = (a_units.get(a + da..), b_units.get(b + db..)) else {
            continue;
        };
        let held = forth(&a_rest[..a_rest.len().min(HOLD)], b_rest);
        *steps += held as u64 + 1;
        if held == HOLD {
            let len = forth(a_rest, b_rest);
            *steps += len as u64;
            return Some(Piece {
                a: a + da,
                b: b + db,
                len,
            });
        }
    }
    None
}

fn before(a_units: &[u16], b_units: &[u16], first: Piece, steps: &mut u64) -> Option<Piece> {
    for (da, db) in slips() {
        let (Some(a), Some(b)) = (first.a.checked_sub(da), first.b.checked_sub(db)) else {
            continue;
        };
        let a_rest = &a_units[..a];
        let held = back(&a_rest[a.saturating_sub(HOLD)..], &b_units[..b]);
        *steps += held as u64 + 1;
        if held == HOLD {
            let len = back(a_rest, &b_units[..b]);
            *steps += len as u64;
            return Some(Piece {
                a: a - len,
                b: b - len,
                len,
            });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces as `a..a_end=b`, from the seed given by its text.
    #[track_caller]
    fn check(a: &str, b: &str, seed: &str, expected: &[&str]) {
        let units = |text: &str| text.encode_utf16().collect::<Vec<_>>();
        let (a, b, seed) = (units(a), units(b), units(seed));
        let find = |text: &[u16]| text.windows(seed.len()).position(|part| part == seed);
        let place = (find(&a).unwrap(), find(&b).unwrap());
        let run = run(&a, &b, place, seed.len(), &mut 0).unwrap();
        let pieces = run.pieces.iter();
        let drawn: Vec<String> = pieces
            .map(|piece| String::from_utf16(&a[piece.a..piece.a_end()]).unwrap())
            .collect();
        assert_eq!(drawn, expected);
        for piece in &run.pieces {
            assert_eq!(a[piece.a..piece.a_end()], b[piece.b..piece.b_end()]);
        }
    }

    #[test]
    fn a_small_change_does_not_end_a_run() {
        check(
            "xx全年组织开展法治宣传活动12场次覆盖群众两千人yy",
            "uu全年组织开展法治宣传活动356场次覆盖群众两千人vv",
            "法治宣传",
            &["全年组织开展法治宣传活动", "场次覆盖群众两千人"],
        );
        check(
            "全年组织开展法治的宣传活动并下沉到村组院落",
            "全年组织开展法治宣传活动并下沉到村组院落",
            "下沉到村",
            &["全年组织开展法治", "宣传活动并下沉到村组院落"],
        );
    }

    #[test]
    fn a_large_change_ends_it() {
        check(
            "甲全年组织开展法治宣传活动乙",
            "丙全年组织开展法治检查",
            "组织",
            &["全年组织开展法治"],
        );
        check(
            "全年组织开展法治",
            "全年组织开展法治",
            "年组",
            &["全年组织开展法治"],
        );
    }
}
