use super::*;
use crate::lang::Lang;
use crate::review::Stamp;

fn profile() -> Profile {
    Profile::parse(
        r#"
format = "zhupi-profile"
version = 1
id = "test"
name = "Test"
[rubric]
total = 11
[[rubric.criterion]]
id = "form"
name = "Form"
max = 10
step = 0.5
[[rubric.criterion.deduction]]
id = "no-figures"
label = "No figures"
points = 0.5
cap = 1.5
[[rubric.criterion]]
id = "third"
name = "Third"
kind = "deduct"
max = 1
step = 0.2
[[rubric.criterion]]
id = "reject"
name = "Reject"
kind = "flag"
effect = "reject"
"#,
    )
    .expect("a profile without faults")
}

#[track_caller]
fn check_score(criterion: &str, typed: &str, expected: Result<ScoreValue, &str>) {
    let edit = ScoreEdit {
        value: Some(Given::Text(typed)),
        ..ScoreEdit::default()
    };
    let review = Review::empty("a.txt", "甲");
    let found = set_score(&profile(), &review, criterion, edit, "t");
    let found = match &found {
        Ok(changes) => match &changes[0].new {
            Value::Score(score) => Ok(score.value),
            other => panic!("{other:?}"),
        },
        Err(error) => Err(error.message(Lang::En)),
    };
    assert_eq!(found, expected.map_err(str::to_owned));
}

#[test]
fn points_are_held_to_range_and_step() {
    check_score("form", "7.5", Ok(ScoreValue::Points(Points(750))));
    check_score("form", "１０", Ok(ScoreValue::Points(Points(1_000))));
    check_score("form", "NA", Ok(ScoreValue::NotApplicable));
    check_score("third", "1", Ok(ScoreValue::Points(Points(100))));
    check_score("form", "11", Err("11 is out of range; give `form` 0 to 10"));
    check_score("form", "-1", Err("-1 is out of range; give `form` 0 to 10"));
    check_score(
        "form",
        "7.3",
        Err("7.3 is between two steps; `form` goes by 0.5, the nearest are 7, 7.5"),
    );
    check_score(
        "form",
        "good",
        Err("`good` is no number of points; give `form` 0 to 10, or na (not applicable)"),
    );
    check_score(
        "fame",
        "1",
        Err("no criterion `fame`; this rubric has: form, third, reject"),
    );
    check_score("reject", "1", Ok(ScoreValue::Points(RAISED)));
    check_score("reject", "否", Ok(ScoreValue::Points(Points(0))));
    check_score(
        "reject",
        "5",
        Err("`5` does not fit `reject`; it is 1 (raised), 0 (not raised) or na"),
    );
}

#[test]
fn deductions_are_held_to_the_score_sheet() {
    let taken = |id: &str, times| ScoreEdit {
        value: Some(Given::Text("9")),
        deductions: Some(BTreeMap::from([(id.to_owned(), times)])),
        ..ScoreEdit::default()
    };
    let review = Review::empty("a.txt", "甲");
    let set = |edit| set_score(&profile(), &review, "form", edit, "t");
    assert!(set(taken("no-figures", 3)).is_ok());
    assert!(matches!(
        set(taken("no-figures", 4)),
        Err(EditError::DeductionTooOften { most: 3, .. })
    ));
    assert!(matches!(
        set(taken("nothing", 1)),
        Err(EditError::NoDeduction { .. })
    ));
}

fn note(id: &str, body: &str) -> Result<Vec<Change>, EditError> {
    let new = NewNote {
        id: id.to_owned(),
        kind: NoteKind::Problem,
        target: Target::Whole,
        body,
        criterion: None,
        check: None,
    };
    add_note(&profile(), new, "t")
}

#[test]
fn a_note_says_something() {
    assert_eq!(note("1", " \n　"), Err(EditError::EmptyNote));
    assert_eq!(
        note("1", &"字".repeat(TEXT_LIMIT + 1)),
        Err(EditError::TooLong {
            n_chars: TEXT_LIMIT + 1
        })
    );
    assert!(note("1", "缺少数据").is_ok());
}

#[test]
fn what_is_not_named_in_an_edit_stays() {
    let stamp = Stamp {
        session: "s".to_owned(),
        at: "t".to_owned(),
    };
    let mut review = Review::empty("a.txt", "甲");
    review.set(&stamp, note("abcd1", "第一").unwrap());
    review.set(&stamp, note("abcd2", "第二").unwrap());
    let first = ScoreEdit {
        value: Some(Given::Text("8")),
        comment: Some("尚可"),
        cites: Some(vec!["abcd1".to_owned()]),
        ..ScoreEdit::default()
    };
    let changes = set_score(&profile(), &review, "form", first, "t").unwrap();
    review.set(&stamp, changes);
    let second = ScoreEdit {
        value: Some(Given::Text("9")),
        ..ScoreEdit::default()
    };
    let changes = set_score(&profile(), &review, "form", second, "u").unwrap();
    review.set(&stamp, changes);
    let score = &review.scores["form"];
    assert_eq!((score.comment.as_str(), score.at.as_str()), ("尚可", "u"));

    // A piece of an id is enough where it fits one note, and deleting the note takes it
    // out of the score that cites it, in one action.
    assert!(matches!(
        delete_note(&review, "abcd"),
        Err(EditError::NoteAmbiguous { .. })
    ));
    let before = review.clone();
    let changes = delete_note(&review, "abcd1").unwrap();
    review.set(&stamp, changes);
    assert!(review.scores["form"].cites.is_empty());
    review.undo(&stamp);
    assert_eq!(review.scores, before.scores);
    assert_eq!(review.notes, before.notes);
}
