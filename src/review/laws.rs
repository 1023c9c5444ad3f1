//! The laws of histories: merging, undoing and replaying, over thousands of random sessions.

use proptest::prelude::*;

use super::*;
use crate::profile::Points;

/// What a session does next: an edit of one of a few items, undo, redo, or taking in what
/// another session has written so far.
#[derive(Clone, Debug)]
enum Step {
    Set(Vec<Change>),
    Undo,
    Redo,
    Fetch(usize),
}

const N_SESSIONS: usize = 3;

fn change() -> impl Strategy<Value = Change> {
    let text = "[甲乙\u{0}\u{202e}\"\\\\\n]{0,3}";
    let score = (0..4_i32, text).prop_map(|(points, comment)| Change {
        item: Item::Score(if points % 2 == 0 { "form" } else { "plan" }.to_owned()),
        new: Value::Score(Score {
            value: ScoreValue::Points(Points(points * 50)),
            deductions: std::collections::BTreeMap::new(),
            comment,
            cites: Vec::new(),
            confidence: None,
            at: "t".to_owned(),
        }),
    });
    let note = ("[12]", text).prop_map(|(id, body)| Change {
        item: Item::Note(id.clone()),
        new: Value::Note(Note {
            id,
            kind: NoteKind::Praise,
            target: Target::Whole,
            body,
            criterion: None,
            check: None,
            created: "t".to_owned(),
            modified: None,
        }),
    });
    let gone = "[12]".prop_map(|id| Change {
        item: Item::Note(id),
        new: Value::Absent,
    });
    let summary = text.prop_map(|text| Change {
        item: Item::Summary,
        new: Value::Text(text),
    });
    let status =
        prop::sample::select(vec![Status::New, Status::Done, Status::Hold]).prop_map(|status| {
            Change {
                item: Item::Status,
                new: Value::Status(status),
            }
        });
    prop_oneof![score, note, gone, summary, status]
}

fn step() -> impl Strategy<Value = (usize, Step)> {
    let step = prop_oneof![
        4 => prop::collection::vec(change(), 1..4).prop_map(Step::Set),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
        2 => (0..N_SESSIONS).prop_map(Step::Fetch),
    ];
    (0..N_SESSIONS, step)
}

fn stamp(session: usize) -> Stamp {
    Stamp {
        session: format!("{session:016x}"),
        at: "2026-01-01T00:00:00+08:00".to_owned(),
    }
}

/// Copies of one review after several sessions worked on them, knowing each other in part.
/// Two of them may be one session: a machine that was copied while it ran.
fn sessions(steps: Vec<(usize, Step)>, is_copied: bool) -> Vec<Review> {
    let mut copies = vec![Review::empty("a.txt", "甲"); N_SESSIONS];
    for (session, step) in steps {
        let stamp = stamp(if is_copied { session.min(1) } else { session });
        match step {
            Step::Set(changes) => drop(copies[session].set(&stamp, changes)),
            Step::Undo => drop(copies[session].undo(&stamp)),
            Step::Redo => drop(copies[session].redo(&stamp)),
            Step::Fetch(from) => copies[session] = Review::merge(&copies[session], &copies[from]),
        }
    }
    copies
}

/// What a reviewer sees.
fn seen(review: &Review) -> Review {
    Review {
        history: Vec::new(),
        ..review.clone()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn merging_is_commutative_associative_idempotent_and_loses_nothing(
        steps in prop::collection::vec(step(), 0..30),
        is_copied in any::<bool>(),
    ) {
        let copies = sessions(steps, is_copied);
        let [a, b, c] = &copies[..] else { unreachable!("three sessions") };
        let ab = Review::merge(a, b);
        prop_assert_eq!(&ab, &Review::merge(b, a));
        prop_assert_eq!(&Review::merge(&ab, b), &ab);
        prop_assert_eq!(Review::merge(&ab, c), Review::merge(a, &Review::merge(b, c)));
        for copy in [a, b] {
            let is_kept = |entry: &Entry| ab.history.iter().any(|kept| {
                kept.id.seq == entry.id.seq && (&kept.item, &kept.new) == (&entry.item, &entry.new)
            });
            prop_assert!(copy.history.iter().all(is_kept));
            prop_assert!(is_copied || copy.history.iter().all(|entry| ab.history.contains(entry)));
        }
        // Taking in the entries one by one, in any order, is the same as merging.
        let mut absorbed = Review::empty("a.txt", "甲");
        for entry in b.history.iter().chain(a.history.iter().rev()) {
            absorbed.absorb(std::slice::from_ref(entry));
        }
        prop_assert_eq!(absorbed, ab);
    }

    /// Two sessions give one item two values without knowing of each other: both are kept,
    /// until somebody who sees both says something; who sees only one of them settles nothing.
    #[test]
    fn two_values_for_one_item_are_both_kept(
        (first, second) in ("[甲乙]{1,3}", "[甲丙]{1,3}"),
        is_based in any::<bool>(),
    ) {
        prop_assume!(first != second);
        let mut left = Review::empty("a.txt", "甲");
        if is_based {
            left.set(&stamp(0), summary("原来的"));
        }
        let mut right = left.clone();
        left.set(&stamp(1), summary(&first));
        right.set(&stamp(2), summary(&second));
        let mut merged = Review::merge(&left, &right);
        let mut kept = merged.others_of(&Item::Summary).to_vec();
        kept.push(merged.value(&Item::Summary));
        kept.sort_by_key(|value| *value != Value::Text(first.clone()));
        prop_assert_eq!(kept, vec![Value::Text(first), Value::Text(second)]);

        left.set(&stamp(1), summary("第三"));
        prop_assert_eq!(Review::merge(&left, &right).others_of(&Item::Summary).len(), 1);

        // Also saying again what is in force settles it, for good.
        let in_force = merged.summary.clone();
        prop_assert_eq!(merged.set(&stamp(2), summary(&in_force)).len(), 1);
        prop_assert!(merged.others.is_empty());
        prop_assert_eq!(&merged.summary, &in_force);
        prop_assert_eq!(&Review::merge(&merged, &right), &merged);
    }

    #[test]
    fn undoing_everything_gives_the_beginning_and_redoing_it_the_end(
        steps in prop::collection::vec(step(), 0..30)
    ) {
        let copies = sessions(steps, false);
        let end = Review::merge(&Review::merge(&copies[0], &copies[1]), &copies[2]);
        // A new session, as after a restart.
        let mut review = end.clone();
        let mut n_undone = 0;
        let mut states = vec![seen(&review)];
        while !review.undo(&stamp(9)).is_empty() {
            n_undone += 1;
            states.push(seen(&review));
            prop_assert!(n_undone <= end.history.len());
        }
        prop_assert_eq!(seen(&review), Review::empty("a.txt", "甲"));
        for _ in 0..n_undone {
            prop_assert_eq!(Some(seen(&review)), states.pop());
            prop_assert!(!review.redo(&stamp(9)).is_empty());
        }
        prop_assert_eq!(seen(&review), seen(&end));
    }
}

fn summary(text: &str) -> Vec<Change> {
    edit::set_summary(text).expect("short enough")
}

#[test]
fn undo_prefers_what_this_session_did_and_says_whose_action_it_took_back() {
    let mut screen = Review::empty("a.txt", "甲");
    let mine = screen.set(&stamp(1), edit::set_status(Status::Done));
    // A command run meanwhile by the same person.
    let theirs = screen.set(&stamp(2), summary("总评"));
    let undone = screen.undo(&stamp(1));
    assert_eq!(undone[0].kind, EntryKind::Undo(mine[0].id.clone()));
    assert_eq!(screen.summary, "总评");
    let undone = screen.undo(&stamp(1));
    assert_eq!(undone[0].kind, EntryKind::Undo(theirs[0].id.clone()));
    assert_eq!(undone[0].old, Value::Text("总评".to_owned()));
    assert_eq!(undone[0].new, Value::Absent);
    assert!(screen.undo(&stamp(1)).is_empty());
}

#[test]
fn what_was_built_on_an_undone_action_meanwhile_stays() {
    let mut base = Review::empty("a.txt", "甲");
    base.set(&stamp(0), summary("一"));
    let (mut left, mut right) = (base.clone(), base);
    left.undo(&stamp(1));
    right.set(&stamp(2), summary("二"));
    let merged = Review::merge(&left, &right);
    assert_eq!(merged.summary, "二");
    let mut merged = merged;
    merged.undo(&stamp(3));
    assert_eq!(merged.summary, "");
}

#[test]
fn an_edit_beats_a_deletion_that_did_not_know_of_it() {
    let note = |body: &str| Change {
        item: Item::Note("n".to_owned()),
        new: Value::Note(Note {
            id: "n".to_owned(),
            kind: NoteKind::Problem,
            target: Target::Whole,
            body: body.to_owned(),
            criterion: None,
            check: None,
            created: String::new(),
            modified: None,
        }),
    };
    let mut base = Review::empty("a.txt", "甲");
    base.set(&stamp(0), vec![note("一")]);
    let (mut left, mut right) = (base.clone(), base);
    left.set(&stamp(1), vec![note("二")]);
    right.set(&stamp(2), edit::delete_note(&right, "n").expect("the note"));
    let merged = Review::merge(&left, &right);
    assert_eq!(merged.notes[0].body, "二");
    assert_eq!(
        merged.others_of(&Item::Note("n".to_owned())),
        [Value::Absent]
    );
}

#[test]
fn something_new_ends_redo() {
    let mut review = Review::empty("a.txt", "甲");
    review.set(&stamp(1), summary("一"));
    review.undo(&stamp(1));
    review.set(&stamp(1), edit::set_status(Status::Hold));
    assert!(review.redo(&stamp(1)).is_empty());
    assert_eq!(review.summary, "");
}

#[test]
fn a_change_that_changes_nothing_leaves_no_trace() {
    let mut review = Review::empty("a.txt", "甲");
    assert!(review.set(&stamp(1), summary("")).is_empty());
    assert_eq!(review.status, Status::New);
    review.set(&stamp(1), summary("一"));
    assert_eq!(review.status, Status::Reading);
    assert!(review.set(&stamp(1), summary("一")).is_empty());
    assert_eq!(review.history.len(), 1);
}

#[test]
fn a_forged_history_neither_panics_nor_loops() {
    let mut review = Review::empty("a.txt", "甲");
    let mut entries = review.clone().set(&stamp(1), summary("一"));
    let id = entries[0].id.clone();
    entries[0].over = vec![id.clone()];
    for kind in [EntryKind::Undo(id.clone()), EntryKind::Redo(id)] {
        let mut forged = entries[0].clone();
        forged.kind = kind;
        forged.id.seq = 0;
        entries.push(forged);
    }
    entries[0].id.seq = u64::MAX;
    entries[0].with = Some(3);
    review.absorb(&entries);
    review.undo(&stamp(2));
    review.redo(&stamp(2));
    review.set(&stamp(2), summary("二"));
}
