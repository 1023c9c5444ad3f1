//! The writing thread.

#![expect(
    clippy::disallowed_methods,
    reason = "puts something in the store's way"
)]

use std::sync::Arc;
use std::sync::mpsc;

use super::faults::draft;
use super::*;
use crate::store::writer::{Answer, Job, Writer};

fn edits(review: &mut Review, text: &str) -> Box<Commit> {
    let entries = review.set(&stamp("s1"), edit::set_summary(text).unwrap());
    Box::new(commit(entries))
}

#[test]
fn what_is_handed_over_is_on_the_disk_when_the_thread_has_ended() {
    let dir = tempdir();
    let writer = Writer::start(Arc::new(store(dir.path())), |_| {}).unwrap();
    let mut review = Review::empty(REPORT, REVIEWER);
    for text in ["一", "二", "三"] {
        writer.send(Job::Commit(edits(&mut review, text), None));
        let mut draft = draft(text);
        draft.id = text.to_owned();
        writer.send(Job::Draft(Box::new(draft)));
    }
    assert!(writer.finish().is_empty());
    let found = store(dir.path()).load(REVIEWER, REPORT).unwrap().review;
    assert_eq!((found.summary.as_str(), found.history.len()), ("三", 3));
    assert_eq!(found.seconds, 9);
}

#[test]
fn a_draft_goes_when_and_only_when_its_note_is_saved() {
    let dir = tempdir();
    let disk = Arc::new(store(dir.path()));
    disk.init().unwrap();
    // Something stands where the reviews should go.
    let obstacle = disk.dir().join("reviews");
    fs::write(&obstacle, "").unwrap();
    let (answers, inbox) = mpsc::channel();
    let writer = Writer::start(Arc::clone(&disk), move |answer| {
        answers.send(answer).unwrap();
    })
    .unwrap();
    let typed = draft("半句");
    writer.send(Job::Draft(Box::new(typed.clone())));
    assert!(matches!(inbox.recv().unwrap(), Answer::DraftSaved(id) if id == typed.id));

    let mut review = Review::empty(REPORT, REVIEWER);
    writer.send(Job::Commit(
        edits(&mut review, "一"),
        Some(typed.id.clone()),
    ));
    let Answer::Failed { report, error } = inbox.recv().unwrap() else {
        panic!("saved through an obstacle");
    };
    assert_eq!(report, REPORT);
    assert!(error.message(Lang::Zh).contains("reviews"));
    assert_eq!(disk.drafts(REVIEWER).unwrap().0, [typed]);

    // The obstacle goes; what waited is saved together with what comes.
    fs::remove_file(&obstacle).unwrap();
    writer.send(Job::Commit(edits(&mut review, "二"), None));
    let Answer::Saved(Shape::Review, saved) = inbox.recv().unwrap() else {
        panic!("not saved");
    };
    assert_eq!((saved.history.len(), saved.revision), (2, 1));
    assert!(writer.finish().is_empty());
    assert!(disk.drafts(REVIEWER).unwrap().0.is_empty());
}

#[test]
fn what_cannot_be_saved_at_the_end_is_told() {
    let dir = tempdir();
    let disk = Arc::new(store(dir.path()));
    disk.init().unwrap();
    fs::write(disk.dir().join("reviews"), "").unwrap();
    let writer = Writer::start(Arc::clone(&disk), |_| {}).unwrap();
    writer.send(Job::Commit(
        edits(&mut Review::empty(REPORT, REVIEWER), "一"),
        None,
    ));
    let left = writer.finish();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].0, REPORT);
}
