//! How a note finds its passage again.
//!
//! In the text it was made in, an anchor is its position. In a changed text the passage is
//! looked for, and what was found is graded. A note is never bound to another place in
//! silence: reports of this genre repeat whole sentences, so a quote counts only where the
//! text around it agrees with what stood around it.
//!
//! What is left out: passages whose own words were changed (`carry`).

use super::carry;
use super::model::Anchor;
use crate::text::{CharIdx, CharSpan, Text};

/// Characters of context kept on either side.
pub const CONTEXT: u32 = 32;

/// Context that must agree on the weaker side before a passage counts as moved: a clause of
/// the usual length. Whatever is shorter occurs by chance in formulaic prose.
const ENOUGH: usize = 8;

/// How sure it is that a passage was found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The passage stands where it stood, with the same words around it.
    Exact,
    /// The passage stands elsewhere, or what is around it changed a little; one place only.
    Moved,
    /// A place that may be it; the reviewer has to say.
    Doubtful,
    /// No place.
    Lost,
}

impl Grade {
    /// The id, the same in both languages.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Moved => "moved",
            Self::Doubtful => "doubtful",
            Self::Lost => "lost",
        }
    }
}

/// Where a passage was found, and how surely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// How surely.
    pub grade: Grade,
    /// Where; `None` if and only if lost.
    pub span: Option<CharSpan>,
}

impl Found {
    pub(super) fn new(grade: Grade, span: CharSpan) -> Self {
        Self {
            grade,
            span: Some(span),
        }
    }

    pub(super) const LOST: Self = Self {
        grade: Grade::Lost,
        span: None,
    };
}

/// Binds to a passage of a text whose SHA-256 is given. A span beyond the end is cut there.
#[must_use]
pub fn make(text: &Text, text_sha256: &str, span: CharSpan) -> Anchor {
    let end = span.end.min(text.len());
    let start = span.start.min(end);
    let span = CharSpan { start, end };
    let before = CharIdx(start.0.saturating_sub(CONTEXT));
    Anchor {
        span,
        exact: text.slice(span).to_owned(),
        prefix: text
            .slice(CharSpan {
                start: before,
                end: start,
            })
            .to_owned(),
        suffix: text
            .slice(CharSpan {
                start: end,
                end: end + CONTEXT,
            })
            .to_owned(),
        text_sha256: text_sha256.to_owned(),
    }
}

/// Looks for the passage in a text whose SHA-256 is given. Linear in the text, unless the
/// quote is so short that it stands everywhere; then only [`MOST`] places are weighed.
#[must_use]
pub fn find(anchor: &Anchor, text: &Text, text_sha256: &str) -> Found {
    if anchor.text_sha256 == text_sha256
        && anchor.span.end <= text.len()
        && text.slice(anchor.span) == anchor.exact
    {
        return Found::new(Grade::Exact, anchor.span);
    }
    if anchor.exact.is_empty() {
        return Found::LOST;
    }
    let (places, all) = places(anchor, text);
    let whole: Vec<&Place> = places.iter().filter(|place| place.whole).collect();
    match whole.as_slice() {
        [place] if all => {
            let same = place.span == anchor.span;
            Found::new(if same { Grade::Exact } else { Grade::Moved }, place.span)
        }
        [] => match places
            .iter()
            .filter(|place| place.likely)
            .collect::<Vec<_>>()[..]
        {
            [place] if all => Found::new(Grade::Moved, place.span),
            _ => match best(&places, anchor) {
                Some(place) => Found::new(Grade::Doubtful, place.span),
                None => carry::find_changed(anchor, text),
            },
        },
        // Twins with the same surroundings: nothing here tells them apart.
        _ => best(&places, anchor)
            .map_or(Found::LOST, |place| Found::new(Grade::Doubtful, place.span)),
    }
}

/// How many places of a quote are weighed; with more, none is trusted.
pub const MOST: usize = 1_000;

/// A place where the quote stands.
struct Place {
    span: CharSpan,
    /// Characters of the context that agree, on both sides together.
    agreeing: usize,
    /// All of the context agrees.
    whole: bool,
    /// All of one side agrees, and enough of the other.
    likely: bool,
}

/// The places of the quote in order, and whether these are all.
fn places(anchor: &Anchor, text: &Text) -> (Vec<Place>, bool) {
    let n_prefix = anchor.prefix.chars().count();
    let n_suffix = anchor.suffix.chars().count();
    let n_exact = anchor.exact.chars().count();
    let content = text.as_str();
    let finder = memchr::memmem::Finder::new(anchor.exact.as_bytes());
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(at) = content
        .as_bytes()
        .get(from..)
        .and_then(|rest| finder.find(rest))
    {
        if places.len() == MOST {
            return (places, false);
        }
        let byte = from + at;
        let (head, tail) = (
            content.get(..byte).unwrap_or(""),
            content.get(byte + anchor.exact.len()..).unwrap_or(""),
        );
        let before = agreeing(anchor.prefix.chars().rev(), head.chars().rev());
        let after = agreeing(anchor.suffix.chars(), tail.chars());
        let start = text.char_of(byte).get();
        places.push(Place {
            span: CharSpan::new(start, start + n_exact),
            agreeing: before + after,
            whole: before == n_prefix && after == n_suffix,
            likely: before >= n_prefix.min(ENOUGH)
                && after >= n_suffix.min(ENOUGH)
                && (before == n_prefix || after == n_suffix)
                && before + after >= ENOUGH,
        });
        // One character on: a passage may overlap itself (哈哈哈).
        from = byte + anchor.exact.chars().next().map_or(1, char::len_utf8);
    }
    (places, true)
}

/// The place that agrees most; of equals the one nearest to where the passage stood.
fn best<'p>(places: &'p [Place], anchor: &Anchor) -> Option<&'p Place> {
    places.iter().max_by_key(|place| {
        let distance = place.span.start.0.abs_diff(anchor.span.start.0);
        (place.agreeing, std::cmp::Reverse(distance))
    })
}

fn agreeing(wanted: impl Iterator<Item = char>, found: impl Iterator<Item = char>) -> usize {
    wanted.zip(found).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `⟦…⟧` marks the passage in `old`; the expected place in `new` is marked alike.
    #[track_caller]
    fn check(old: &str, new: &str, grade: Grade) {
        let (old, span) = unmark(old);
        let (new, expected) = unmark(new);
        let anchor = make(&Text::new(old), "old", span.expect("a marked passage"));
        let found = find(&anchor, &Text::new(new), "new");
        assert_eq!((found.grade, found.span), (grade, expected));
    }

    fn unmark(marked: &str) -> (String, Option<CharSpan>) {
        let place = |mark| marked.chars().position(|ch| ch == mark);
        let span = place('⟦').zip(place('⟧'));
        let plain = marked.chars().filter(|ch| !"⟦⟧".contains(*ch)).collect();
        (
            plain,
            span.map(|(start, end)| CharSpan::new(start, end - 1)),
        )
    }

    const HEAD: &str =
        "　　一是加强组织领导，镇党委召开专题会议研究部署法治建设工作，压实各村各部门责任，";
    const TAIL: &str =
        "二是完善制度机制，健全重大行政决策程序，落实合法性审查制度，聘请法律顾问两名，";

    #[test]
    fn an_unchanged_text_is_exact_even_among_twins() {
        let text = Text::new("依法行政。依法行政。依法行政。".to_owned());
        let span = CharSpan::new(5, 9);
        let found = find(&make(&text, "sha", span), &text, "sha");
        assert_eq!(found, Found::new(Grade::Exact, span));
    }

    #[test]
    fn a_passage_is_graded_by_what_stands_around_it() {
        let q = "开展普法宣传十二次";
        check(
            &format!("{HEAD}⟦{q}⟧{TAIL}"),
            &format!("{HEAD}⟦{q}⟧{TAIL}末尾另加一段。"),
            Grade::Exact,
        );
        check(
            &format!("{HEAD}⟦{q}⟧{TAIL}"),
            &format!("前面另加一段。\n{HEAD}⟦{q}⟧{TAIL}"),
            Grade::Moved,
        );
        // One side whole, the other changed beyond the nearest clause.
        check(
            &format!("{HEAD}⟦{q}⟧{TAIL}"),
            &format!("{HEAD}⟦{q}⟧二是完善制度机制，改写了后面。"),
            Grade::Moved,
        );
        // Nothing around it is the same: another place that says the same words?
        check(
            &format!("{HEAD}⟦{q}⟧{TAIL}"),
            &format!("全文重写，⟦{q}⟧，此外没有相同之处。"),
            Grade::Doubtful,
        );
        check(
            &format!("{HEAD}⟦{q}⟧{TAIL}"),
            "完全不同的一份报告，没有一句相同。",
            Grade::Lost,
        );
    }

    #[test]
    fn twins_are_told_apart_by_context_or_not_at_all() {
        let q = "开展普法宣传十二次";
        check(
            &format!("{TAIL}{q}。{HEAD}⟦{q}⟧{TAIL}"),
            &format!("新增一句。{TAIL}{q}。{HEAD}⟦{q}⟧{TAIL}"),
            Grade::Moved,
        );
        // The passage itself is gone, its twin elsewhere is still there.
        check(
            &format!("甲乙丙丁。{q}，戊己庚辛。{HEAD}⟦{q}⟧{TAIL}"),
            &format!("甲乙丙丁。⟦{q}⟧，戊己庚辛。{HEAD}{TAIL}"),
            Grade::Doubtful,
        );
        // Twins in identical surroundings.
        let block = format!("{HEAD}{q}{TAIL}");
        let found = {
            let old = Text::new(format!("{block}{block}"));
            let start = HEAD.chars().count();
            let anchor = make(&old, "old", CharSpan::new(start, start + q.chars().count()));
            find(&anchor, &Text::new(format!("{block}{block}。")), "new")
        };
        assert_eq!(found.grade, Grade::Doubtful);
    }

    #[test]
    fn a_quote_that_stands_everywhere_is_weighed_in_bounded_work() {
        let old = Text::new("的".repeat(200_000));
        let anchor = make(&old, "old", CharSpan::new(100, 101));
        let new = Text::new("的".repeat(200_001));
        assert_eq!(find(&anchor, &new, "new").grade, Grade::Doubtful);
    }

    #[test]
    fn an_anchor_from_a_strange_file_harms_nothing() {
        let text = Text::new("短文".to_owned());
        let mut anchor = make(&text, "sha", CharSpan::new(0, 2));
        anchor.span = CharSpan::new(4_000_000_000, 4_000_000_001);
        assert_eq!(find(&anchor, &text, "sha").grade, Grade::Moved);
        anchor.exact = String::new();
        assert_eq!(find(&anchor, &text, "sha").grade, Grade::Lost);
        assert!(make(&text, "sha", CharSpan::new(7, 9)).exact.is_empty());
    }

    fn edited(most: usize) -> impl Strategy<Value = (String, String, CharSpan)> {
        let words = prop::sample::select(vec![
            "依法行政",
            "。",
            "，",
            "加强",
            "普法宣传",
            "12次",
            "\n",
            "二是",
            "落实责任",
            "镇",
        ]);
        let text = prop::collection::vec(words.clone(), 4..60);
        let edits = prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8, words), 1..most);
        (text, edits, any::<prop::sample::Index>(), 1..20_usize).prop_map(
            |(pieces, edits, at, len)| {
                let old: Vec<char> = pieces.concat().chars().collect();
                let start = at.index(old.len());
                let span = CharSpan::new(start, (start + len).min(old.len()));
                let mut new = old.clone();
                for (at, how, word) in edits {
                    let at = at.index(new.len().max(1)).min(new.len());
                    match how {
                        0 => drop(new.splice(at..at, word.chars())),
                        1 => drop(new.drain(at..(at + 3).min(new.len()))),
                        _ => drop(new.splice(at..(at + 2).min(new.len()), word.chars())),
                    }
                }
                (old.into_iter().collect(), new.into_iter().collect(), span)
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// After any edits every note has a grade and, unless lost, a place; what is called
        /// exact or moved says the same words, and what is exact has the same context.
        #[test]
        fn grades_keep_their_promise((old, new, span) in edited(6)) {
            promise(old, new, span)?;
        }

        /// As above after up to a thousand edits.
        #[test]
        fn grades_keep_their_promise_after_many_edits((old, new, span) in edited(1_000)) {
            promise(old, new, span)?;
        }
    }

    fn promise(old: String, new: String, span: CharSpan) -> Result<(), TestCaseError> {
        let anchor = make(&Text::new(old), "old", span);
        let text = Text::new(new);
        let found = find(&anchor, &text, "new");
        prop_assert_eq!(found.span.is_none(), found.grade == Grade::Lost);
        if let Some(place) = found.span {
            prop_assert!(text.span().covers(place));
            let again = make(&text, "new", place);
            if found.grade <= Grade::Moved {
                prop_assert_eq!(&again.exact, &anchor.exact);
            }
            if found.grade == Grade::Exact {
                prop_assert_eq!(place, anchor.span);
                prop_assert!(again.prefix.ends_with(&anchor.prefix));
                prop_assert!(again.suffix.starts_with(&anchor.suffix));
            }
        }
        Ok(())
    }
}
