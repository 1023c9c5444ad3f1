//! Half-typed text: where it waits, how it is gone on with, what is said while it is not safe.

use super::super::blocks::Block;
use super::super::effect::Effect;
use super::super::msg::{Msg, Opened};
use super::super::state::{Draft, DraftPlace, Mode, Pane};
use super::Screen;
use crate::review::{Review, Status};

fn waiting(id: char, text: &str) -> Draft {
    Draft {
        id: id.to_string().repeat(16),
        reviewer: "评阅员".to_owned(),
        report: "01-石梁镇.txt".to_owned(),
        place: DraftPlace::Summary,
        text: text.to_owned(),
        caret: 2,
        at: String::new(),
    }
}

/// Answers every request for a report with these drafts on disk.
fn answer(screen: &mut Screen, drafts: &[Draft]) {
    for effect in std::mem::take(&mut screen.effects) {
        if let Effect::Open {
            generation,
            report_idx,
        } = effect
        {
            let (path, report) = screen.reports[report_idx].clone();
            let here = drafts.iter().filter(|draft| draft.report == path);
            let opened = Opened {
                report,
                sheet: screen.state.session.profile.clone(),
                review: Review::empty(&path, "评阅员"),
                read_only: None,
                remarks: Review::empty(&path, "评阅员"),
                drafts: here.cloned().collect(),
                troubles: Vec::new(),
            };
            screen.send(Msg::Opened {
                generation,
                report_idx,
                result: Box::new(Ok(opened)),
            });
        }
    }
}

/// A screen that comes back to the first report, where drafts wait on disk.
fn reopened(drafts: &[Draft]) -> Screen {
    let mut screen = Screen::new((120, 40));
    screen.keys("J");
    answer(&mut screen, drafts);
    screen.keys("K");
    answer(&mut screen, drafts);
    screen
}

fn written(screen: &Screen) -> String {
    match &screen.state.mode {
        Mode::Write(editor) => editor.body(),
        _ => panic!("nothing is being written"),
    }
}

#[test]
fn a_draft_that_waits_is_selected_and_e_goes_on_with_it() {
    let drafts = [waiting('a', "早先的"), waiting('b', "写到一半")];
    for keys in ["e", "<Enter>e", "<Enter><Tab>e"] {
        let mut screen = reopened(&drafts);
        assert_eq!(screen.state.block(), Some(Block::Draft(1)));
        assert!(screen.drawn().contains("写到一半"), "{}", screen.drawn());
        screen.keys(keys);
        assert_eq!(written(&screen), "写到一半", "{keys}");
        screen.keys("。");
        assert_eq!(written(&screen), "写到。一半", "the caret is where it was");
    }
}

#[test]
fn nothing_typed_is_lost_by_what_happens_around_it() {
    let mut screen = Screen::new((120, 40));
    screen.keys("<Enter>c数字与前文<Esc>");
    let kept = screen.state.drafts.clone();
    for keys in [
        "ghgh",
        "<Tab><Tab><Tab>",
        "s30<Enter>",
        "zozo",
        "=<Esc>",
        "u",
        "zl",
    ] {
        screen.keys(keys);
        screen.answer();
        assert_eq!(screen.state.drafts, kept, "{keys}");
    }
    for size in [(0, 0), (1, 1), (60, 15), (1_000, 1_000), (80, 24)] {
        screen.send(Msg::Resized(size.0, size.1));
        assert_eq!(screen.state.drafts, kept, "{size:?}");
    }
    screen.state.focus = Pane::Text;
    screen.state.select_block(Block::Draft(0));
    screen.keys("e");
    assert_eq!(written(&screen), "数字与前文");
    // The same while it is being written.
    for size in [(0, 0), (1, 1), (80, 24)] {
        screen.send(Msg::Resized(size.0, size.1));
        screen.drawn();
        assert_eq!(written(&screen), "数字与前文", "{size:?}");
    }
}

#[test]
fn a_draft_left_while_the_report_was_read_anew_stays() {
    let mut screen = Screen::new((120, 40));
    screen.state.session.reviewer = None;
    screen.keys("<Enter>c<Enter>");
    screen.send(Msg::ReviewerSet(Ok("评阅员".to_owned())));
    // What is on disk was read before this was typed.
    screen.keys("写到一半<Esc>");
    answer(&mut screen, &[]);
    assert_eq!(screen.state.drafts.len(), 1);
}

#[test]
fn a_draft_that_could_not_be_written_comes_back_with_its_report() {
    let mut screen = Screen::new((120, 40));
    screen.keys("<Enter>c写到一半<Esc>");
    screen.send(Msg::DraftFailed("磁盘已满".to_owned()));
    screen.keys("J");
    answer(&mut screen, &[]);
    assert!(screen.state.drafts.is_empty());
    screen.keys("K");
    answer(&mut screen, &[]);
    assert_eq!(screen.state.drafts.len(), 1);
    assert_eq!(screen.state.drafts[0].text, "写到一半");
}

#[test]
fn a_draft_is_dropped_only_when_asked_twice() {
    let mut screen = Screen::new((120, 40));
    screen.keys("<Enter>c写到一半<Esc>d");
    assert!(screen.drawn().contains("不能撤销"), "{}", screen.drawn());
    screen.keys("<Esc>");
    assert_eq!(screen.state.drafts.len(), 1);
    screen.keys("d<Enter>");
    assert!(screen.state.drafts.is_empty());
    let drops = |effect: &Effect| matches!(effect, Effect::DropDraft(_));
    assert!(screen.effects.iter().any(drops));
}

#[test]
fn what_is_not_on_disk_says_since_when_and_why() {
    let mut screen = Screen::new((120, 40));
    screen.keys("<Enter>gp只给自己看<C-s>");
    screen.send(Msg::SaveFailed {
        report_idx: 0,
        remarks: true,
        reason: "磁盘已满".to_owned(),
    });
    screen.keys("j");
    let drawn = screen.drawn();
    assert!(
        drawn.contains("未保存 1 处（09:30 起）：磁盘已满"),
        "{drawn}"
    );
    screen.keys("Q");
    assert!(
        !screen.effects.contains(&Effect::Quit),
        "leaving asks first"
    );
    assert!(screen.drawn().contains("草稿都已留存"));
    screen.keys("<Esc>");
    screen.send(Msg::DraftFailed("磁盘已满".to_owned()));
    screen.keys("Q");
    assert!(screen.drawn().contains("草稿都不会保存"));

    let mut screen = Screen::new((120, 40));
    screen.keys("<Enter>c写到");
    screen.send(Msg::DraftFailed("磁盘已满".to_owned()));
    let drawn = screen.drawn();
    assert!(
        drawn.contains("草稿未写入磁盘（09:30 起）：磁盘已满"),
        "{drawn}"
    );
    screen.send(Msg::DraftSaved);
    assert!(!screen.drawn().contains("未写入"), "{}", screen.drawn());
}

#[test]
fn a_report_put_aside_comes_back_as_it_was() {
    let status = |screen: &Screen| screen.state.opened().expect("open").review.status;
    let mut screen = Screen::new((120, 40));
    screen.keys("<Enter>gh");
    assert_eq!(status(&screen), Status::Hold);
    screen.keys("gh");
    assert_eq!(status(&screen), Status::Reading);
    screen.keys(":status done<Enter>ghgh");
    assert_eq!(status(&screen), Status::Done);
}

#[test]
fn what_was_half_typed_at_a_place_is_gone_on_with_there() {
    let mut screen = Screen::new((120, 40));
    screen.keys("<Enter>gs总的看<Esc>gs");
    assert_eq!(written(&screen), "总的看");
    screen.keys("<Esc>s30<Enter>e写得<Esc>");
    assert_eq!(screen.state.focus, Pane::Scores);
    screen.keys("e");
    assert_eq!(written(&screen), "写得");
    screen.keys("清楚<C-s>");
    assert_eq!(screen.state.focus, Pane::Scores);
    assert_eq!(screen.state.drafts.len(), 1, "the summary still waits");
}

#[test]
fn drafts_are_listed_with_the_notes_and_opened_from_there() {
    let here = waiting('a', "这里写到一半");
    let mut there = waiting('b', "那里写到一半");
    there.report = "02-双桥乡.txt".to_owned();
    let drafts = [here.clone(), there.clone()];
    let mut screen = reopened(&drafts);
    screen.keys("gn");
    assert!(
        screen.drawn().contains("这里写到一半"),
        "{}",
        screen.drawn()
    );
    screen.keys("<Enter>");
    assert_eq!(screen.state.block(), Some(Block::Draft(0)));
    screen.keys("gn<Tab>");
    screen.send(Msg::Notes(Vec::new(), vec![(0, here), (1, there)]));
    screen.keys("nl");
    assert!(
        screen.drawn().contains("那里写到一半"),
        "{}",
        screen.drawn()
    );
    screen.keys("<Enter>");
    answer(&mut screen, &drafts);
    assert_eq!(screen.state.list.at, 1);
    assert_eq!(screen.state.focus, Pane::Notes);
    screen.keys("e");
    assert_eq!(written(&screen), "那里写到一半");
}
