//! What waits is written, in order, whatever fails meanwhile.

#![expect(
    clippy::disallowed_methods,
    reason = "puts something in the store's way"
)]

use std::fs;
use std::sync::mpsc;

use super::*;
use crate::home::Home;
use crate::review::{NoteKind, Review, Target, edit};
use crate::session::Options;
use crate::store::DraftPlace;

const REPORT: &str = "瓦屋镇.txt";

fn session(dir: &std::path::Path) -> Arc<Session> {
    fs::create_dir_all(dir.join("b/.zhupi")).unwrap();
    fs::write(dir.join("b").join(REPORT), "一、主要举措\n").unwrap();
    let session = Session::open(Options {
        paths: vec![dir.join("b")],
        reviewer: Some("甲".to_owned()),
        home: Some(Home::under(&dir.join("home"))),
        ..Options::default()
    });
    Arc::new(session.unwrap())
}

/// A writer whose thread is not started: every round is the test's.
fn writer(session: &Arc<Session>) -> (Writer, mpsc::Receiver<Event>) {
    let (events, inbox) = mpsc::channel();
    let writer = Writer {
        session: Arc::clone(session),
        events: Mutex::new(events),
        queue: Mutex::default(),
        wake: Condvar::new(),
        writing: Mutex::new(()),
    };
    (writer, inbox)
}

fn draft(text: &str) -> Draft {
    Draft {
        id: "00000000000000d1".to_owned(),
        reviewer: "甲".to_owned(),
        report: REPORT.to_owned(),
        place: DraftPlace::Note {
            target: Target::Whole,
            kind: NoteKind::Problem,
            criterion: None,
            edits: None,
            private: false,
        },
        text: text.to_owned(),
        caret: 0,
        at: "2026-01-05T09:30:00+08:00".to_owned(),
    }
}

fn drafts(session: &Session) -> Vec<String> {
    let (drafts, problems) = session.drafts().unwrap();
    assert!(problems.is_empty());
    drafts.into_iter().map(|draft| draft.text).collect()
}

#[test]
fn a_text_whose_note_cannot_be_saved_is_on_the_disk_to_the_last_character() {
    let dir = tempfile::tempdir().unwrap();
    let session = session(dir.path());
    let obstacle = dir.path().join("b/.zhupi/reviews");
    fs::write(&obstacle, "").unwrap();
    let (writer, inbox) = writer(&session);
    writer.save_draft(draft("写到"));
    writer.flush();
    // The last keys and the save come in one go.
    let mut review = Review::empty(REPORT, "甲");
    let entries = review.set(&session.stamp(), edit::set_summary("写到这里").unwrap());
    writer.save_draft(draft("写到这里"));
    writer.commit(0, entries);
    writer.drop_draft(draft("写到这里"));
    writer.flush();
    assert_eq!(drafts(&session), ["写到这里"]);
    let failed = |event: Event| matches!(event, Event::Msg(Msg::SaveFailed { .. }));
    assert!(inbox.try_iter().any(failed));

    fs::remove_file(obstacle).unwrap();
    writer.flush();
    assert!(writer.lock().is_empty());
    assert_eq!(drafts(&session), <[&str; 0]>::default());
    assert_eq!(session.review(0).unwrap().review.summary, "写到这里");
}

#[test]
fn a_store_that_could_not_be_opened_is_opened_when_the_fault_is_over() {
    let dir = tempfile::tempdir().unwrap();
    let session = session(dir.path());
    let card = dir.path().join("b/.zhupi/store.json");
    fs::create_dir(&card).unwrap();
    let (writer, _inbox) = writer(&session);
    writer.save_draft(draft("写到"));
    writer.flush();
    assert!(!writer.lock().is_empty());
    fs::remove_dir(card).unwrap();
    writer.flush();
    assert!(writer.lock().is_empty());
    assert_eq!(drafts(&session), ["写到"]);
}

#[test]
fn a_panic_is_a_failure_and_the_thread_lives() {
    let dir = tempfile::tempdir().unwrap();
    let session = session(dir.path());
    let (writer, _inbox) = writer(&session);
    let died: Result<(), String> = writer.caught(|| panic!("查无此事"));
    assert!(died.unwrap_err().contains("查无此事"));
}

#[test]
fn time_spent_is_written_with_an_edit_or_on_leaving_and_never_begins_a_review() {
    let dir = tempfile::tempdir().unwrap();
    let session = session(dir.path());
    let (writer, _inbox) = writer(&session);
    writer.spend(0, Duration::from_millis(2_700));
    writer.flush();
    assert!(session.review(0).unwrap().review.history.is_empty());
    let mut review = Review::empty(REPORT, "甲");
    let entries = review.set(&session.stamp(), edit::set_summary("好").unwrap());
    writer.commit(0, entries);
    writer.write(false);
    let saved = session.review(0).unwrap().review;
    assert_eq!((saved.seconds, saved.revision), (2, 1));
    writer.spend(0, Duration::from_millis(500));
    writer.write(false);
    assert_eq!(session.review(0).unwrap().review.revision, 1);
    writer.flush();
    let saved = session.review(0).unwrap().review;
    assert_eq!((saved.seconds, saved.revision), (3, 2));
    writer.flush();
    assert_eq!(session.review(0).unwrap().review.revision, 2);
}
