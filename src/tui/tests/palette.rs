//! The list of commands, exporting, and failures that are not shown as emptiness.

use super::super::effect::Effect;
use super::super::msg::{Msg, Opened};
use super::super::picker::Picking;
use super::super::state::{Overlay, Pane};
use super::Screen;
use crate::review::{Review, Status};

fn listed(screen: &Screen) -> Vec<String> {
    match screen.state.overlays.last() {
        Some(Overlay::Picker(picker)) => match &picker.what {
            Picking::Commands(all) => {
                let fitting = picker.fitting.iter();
                fitting.map(|nth| all[*nth].name.clone()).collect()
            }
            _ => panic!("another list"),
        },
        _ => Vec::new(),
    }
}

#[test]
fn tab_lists_every_command_and_enter_runs_one() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>:<Tab>");
    let all = listed(&screen);
    for name in [
        "w",
        "status",
        "export",
        "next-report",
        "zoom",
        "outline-reset",
    ] {
        assert!(all.iter().any(|it| it == name), "{name}");
    }
    assert!(!all.iter().any(|it| it == "points-given"), "a key alone");
    insta::assert_snapshot!(screen.drawn());
    screen.keys("zoom<Enter>");
    assert!(screen.state.zoom, "{}", screen.said());
    assert!(screen.state.overlays.is_empty());
}

#[test]
fn what_takes_a_word_waits_for_it_and_escape_goes_back_to_the_line() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>:statu<Tab>");
    assert!(listed(&screen).is_empty(), "there is one: it is completed");
    screen.keys(" done<Enter>");
    let status = screen.state.opened().expect("open").review.status;
    assert_eq!(status, Status::Done);
    screen.keys(":o<Tab>");
    assert!(listed(&screen).len() > 1);
    screen.keys("<Esc>");
    assert!(
        matches!(screen.state.overlays.last(), Some(Overlay::Prompt(prompt)) if prompt.text == "o")
    );
    screen.keys("<C-u><Tab>mea<Enter>60<Enter>");
    assert_eq!(screen.state.settings.measure, 60);
}

#[test]
fn export_shows_the_very_command_and_copies_it() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>:export<Enter>");
    let drawn = screen.drawn();
    assert!(
        drawn.contains("zhupi export '' --format docx -o 评阅意见/"),
        "{drawn}"
    );
    screen.keys("<Enter>");
    let copies =
        |effect: &Effect| matches!(effect, Effect::Copy(line) if line.starts_with("zhupi export "));
    assert!(screen.effects.iter().any(copies));
}

#[test]
fn what_failed_does_not_look_as_if_there_were_nothing() {
    let mut screen = Screen::new((120, 40));
    screen.keys("<Enter>");
    for _ in 0..2 {
        screen.send(Msg::LookedInVain {
            text_sha256: screen.sha(),
            why: "程序自身出错".to_owned(),
        });
    }
    let drawn = screen.drawn();
    assert_eq!(drawn.matches("!程序自身出错").count(), 1, "{drawn}");
    screen.send(Msg::LookedInVain {
        text_sha256: "of another text".to_owned(),
        why: "别的".to_owned(),
    });
    assert!(!screen.drawn().contains("别的"));

    screen.keys("J");
    let Some(&Effect::Open {
        generation,
        report_idx,
    }) = screen
        .effects
        .iter()
        .find(|it| matches!(it, Effect::Open { .. }))
    else {
        panic!("nothing is opened");
    };
    let (path, report) = screen.reports[report_idx].clone();
    let opened = Opened {
        report,
        sheet: screen.state.session.profile.clone(),
        review: Review::empty(&path, "评阅员"),
        read_only: None,
        remarks: Review::empty(&path, ""),
        drafts: Vec::new(),
        troubles: vec!["私记未能读取：权限不够".to_owned()],
    };
    screen.send(Msg::Opened {
        generation,
        report_idx,
        result: Box::new(Ok(opened)),
    });
    screen.state.side = Pane::Notes;
    assert!(
        screen.drawn().contains("!私记未能读取：权限不够"),
        "{}",
        screen.drawn()
    );
}
