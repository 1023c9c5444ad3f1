//! What is saved is what is loaded, whatever a field holds.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::profile::Points;
use crate::report::{Correction, Corrections};
use crate::review::{
    Anchor, Change, Confidence, FindingVerdict, Note, NoteKind, Score, ScoreValue, Target,
};
use crate::store::file::{self, Kept};
use crate::text::{CharIdx, CharSpan};

/// Any text at all, and what readers of JSON, terminals and files stumble over.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        prop::sample::select(vec![
            "",
            "\u{0}",
            "\"\\\n\r\t",
            "\u{FEFF}",
            "\u{2028}\u{2029}",
            "\u{202E}txt.exe",
            "\u{1b}[2J",
            "  \"checksum\": \"",
            "}\n",
            "\r\n",
            "null",
            "../..",
            "%2E",
            "𠀀🙂",
            "\u{E0001}",
            "\u{FFFF}",
            "é",
            "e\u{301}",
        ])
        .prop_map(str::to_owned),
    ]
}

fn anchor() -> impl Strategy<Value = Anchor> {
    (any::<(u16, u16)>(), [text(), text(), text(), text()]).prop_map(
        |((start, len), [exact, prefix, suffix, text_sha256])| Anchor {
            span: CharSpan::new(start.into(), usize::from(start) + usize::from(len)),
            exact,
            prefix,
            suffix,
            text_sha256,
        },
    )
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![
        Just(Target::Whole),
        anchor().prop_map(Target::Span),
        (text(), anchor()).prop_map(|(id, anchor)| Target::Section { id, anchor }),
    ]
}

fn note() -> impl Strategy<Value = Change> {
    let kind = prop::sample::select(NoteKind::ALL.to_vec());
    let maybe = || prop::option::of(text());
    (text(), kind, target(), text(), [maybe(), maybe(), maybe()]).prop_map(
        |(id, kind, target, body, [criterion, check, modified])| Change {
            item: Item::Note(id.clone()),
            new: Value::Note(Note {
                id,
                kind,
                target,
                body,
                criterion,
                check,
                created: "2026".to_owned(),
                modified,
            }),
        },
    )
}

fn score() -> impl Strategy<Value = Change> {
    let value = prop_oneof![
        (-1_000_000_000..1_000_000_000_i32).prop_map(|points| ScoreValue::Points(Points(points))),
        (0..10_000_i32).prop_map(|points| ScoreValue::Points(Points(points))),
        Just(ScoreValue::NotApplicable),
    ];
    let confidence = prop::option::of(prop::sample::select(vec![
        Confidence::Low,
        Confidence::Medium,
        Confidence::High,
    ]));
    let deductions = prop::collection::btree_map(text(), any::<u32>(), 0..3);
    let cites = prop::collection::vec(text(), 0..3);
    (text(), value, deductions, text(), cites, confidence).prop_map(
        |(criterion, value, deductions, comment, cites, confidence)| Change {
            item: Item::Score(criterion),
            new: Value::Score(Score {
                value,
                deductions,
                comment,
                cites,
                confidence,
                at: String::new(),
            }),
        },
    )
}

fn outline() -> impl Strategy<Value = Change> {
    let maybe = || prop::option::of(text());
    let heading = (any::<Option<bool>>(), any::<Option<u8>>(), maybe(), text()).prop_map(
        |(heading, level, part, quote)| Correction {
            heading,
            level,
            part,
            quote,
        },
    );
    let headings = prop::collection::btree_map(any::<u32>().prop_map(CharIdx), heading, 0..3);
    (maybe(), maybe(), any::<Option<i32>>(), headings).prop_map(
        |(title, issuer, year, headings)| Change {
            item: Item::Outline,
            new: Value::Outline(Corrections {
                title,
                issuer,
                year,
                class: None,
                headings,
            }),
        },
    )
}

fn change() -> impl Strategy<Value = Change> {
    let anchor = proptest::option::of(anchor());
    let finding = (text(), any::<u32>(), text(), any::<bool>(), anchor).prop_map(
        |(check, start, said, is_accepted, anchor)| Change {
            item: Item::Finding(check, start),
            new: Value::Finding(if is_accepted {
                FindingVerdict::Accepted { note: said }
            } else {
                FindingVerdict::Dismissed {
                    reason: said,
                    anchor,
                }
            }),
        },
    );
    let status =
        prop::sample::select(vec![Status::New, Status::Reading, Status::Done]).prop_map(|status| {
            Change {
                item: Item::Status,
                new: Value::Status(status),
            }
        });
    let summary = text().prop_map(|text| Change {
        item: Item::Summary,
        new: Value::Text(text),
    });
    prop_oneof![note(), score(), outline(), finding, status, summary]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn what_is_saved_is_loaded(
        changes in prop::collection::vec((0..2_usize, change()), 0..8),
        [report, reviewer, title, sha, profile] in [text(), text(), text(), text(), text()],
        (text_version, seconds, revision) in any::<(u32, u32, u32)>(),
        n_undone in 0..3,
    ) {
        // Two sessions that know nothing of each other, so that there are others as well.
        let mut copies = vec![Review::empty(&report, &reviewer); 2];
        for (session, change) in changes {
            copies[session].set(&stamp(&format!("{session}\"\u{0}.x")), vec![change]);
        }
        for _ in 0..n_undone {
            copies[0].undo(&stamp("undo"));
        }
        let mut review = Review::merge(&copies[0], &copies[1]);
        review.title = title;
        review.text_sha256 = sha.clone();
        review.text_version = text_version;
        review.profile = (profile, sha);
        review.seconds = seconds.into();
        review.revision = revision.into();
        let bytes = file::to_bytes(&review, Shape::Review, &Kept::default());
        let parsed = file::parse(&bytes, Shape::Review, Path::new("x")).unwrap();
        prop_assert_eq!(&parsed.review, &review);
        prop_assert!(!parsed.is_by_hand && parsed.newer.is_none());
        prop_assert_eq!(file::to_bytes(&review, Shape::Review, &parsed.kept), bytes);
    }

    /// Undone to the end, a review reads as before its first edit, whatever was done to it
    /// and by how many sessions.
    #[test]
    fn what_is_undone_to_the_end_is_dumped_as_nothing(
        changes in prop::collection::vec((0..3_usize, change()), 0..8),
        meetings in prop::collection::vec((0..8_usize, 0..3_usize, 0..3_usize), 0..4),
    ) {
        let mut copies = vec![Review::empty(REPORT, REVIEWER); 3];
        for (nth, (session, change)) in changes.into_iter().enumerate() {
            copies[session].set(&stamp(&format!("s{session}")), vec![change]);
            for (_, to, from) in meetings.iter().filter(|(at, ..)| *at == nth) {
                copies[*to] = Review::merge(&copies[*to], &copies[*from]);
            }
        }
        let mut review = copies.iter().fold(Review::empty(REPORT, REVIEWER), |all, copy| {
            Review::merge(&all, copy)
        });
        let mut n_left = review.history.len() + 1;
        while !review.undo(&stamp("last")).is_empty() {
            n_left -= 1;
            prop_assert!(n_left > 0);
        }
        let bare = |review: &Review| {
            let bytes = file::to_bytes(review, Shape::Review, &Kept::default());
            let again = file::parse(&bytes, Shape::Review, Path::new("x")).unwrap().review;
            document(&Review { history: Vec::new(), ..again })
        };
        prop_assert_eq!(bare(&review), bare(&Review::empty(REPORT, REVIEWER)));
    }

    /// No bytes make reading panic, and whatever is accepted can be written.
    #[test]
    fn a_mutilated_file_is_refused_or_can_be_saved(
        change in change(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..6),
    ) {
        let mut review = Review::empty(REPORT, REVIEWER);
        review.set(&stamp("s1"), vec![change]);
        let mut bytes = file::to_bytes(&review, Shape::Review, &Kept::default());
        for (at, byte, how) in edits {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => drop(bytes.remove(at)),
            }
        }
        if let Ok(parsed) = file::parse(&bytes, Shape::Review, Path::new("x")) {
            let again = file::to_bytes(&parsed.review, Shape::Review, &parsed.kept);
            let again = file::parse(&again, Shape::Review, Path::new("x"));
            prop_assert_eq!(again.map(|again| again.review), Ok(parsed.review));
        }
    }
}

#[test]
fn points_are_written_with_the_digits_they_are_shown_with() {
    let mut review = Review::empty(REPORT, REVIEWER);
    for hundredths in [0, 5, 29, 50, 100, 1_250, 3_333, -25, 999_999_999] {
        review.scores = BTreeMap::from([(
            "form".to_owned(),
            Score {
                value: ScoreValue::Points(Points(hundredths)),
                deductions: BTreeMap::new(),
                comment: String::new(),
                cites: Vec::new(),
                confidence: None,
                at: String::new(),
            },
        )]);
        let text = document(&review);
        let wanted = format!("\"value\": {},", Points(hundredths));
        assert!(text.contains(&wanted), "{wanted} in {text}");
    }
}
