//! What a reviewer does, key by key.

use super::super::effect::Effect;
use super::super::msg::Msg;
use super::super::state::{Mode, Pane};
use super::Screen;
use crate::review::{NoteKind, Status, Target};

#[track_caller]
fn commits(screen: &Screen) -> usize {
    let commits = screen.effects.iter().map(|effect| match effect {
        Effect::Commit { entries, .. } => entries.len(),
        _ => 0,
    });
    commits.sum()
}

fn screen() -> Screen {
    Screen::new((120, 40))
}

#[test]
fn enter_goes_from_the_list_into_the_text_and_sections_follow() {
    let mut screen = screen();
    assert_eq!(screen.state.focus, Pane::List);
    screen.keys("<Enter>]]");
    assert_eq!(screen.state.focus, Pane::Text);
    assert_eq!(screen.at_cursor(), "一、2025年度");
    screen.keys("2]]");
    assert_eq!(screen.at_cursor(), "（二）规范行政执");
    screen.keys("[[[[");
    assert_eq!(screen.at_cursor(), "一、2025年度");
}

#[test]
fn rows_keep_their_column_and_counts_count() {
    let mut screen = screen();
    screen.keys("<Enter>2j");
    let two = screen.state.reader.cursor;
    screen.keys("k");
    screen.keys("j");
    assert_eq!(screen.state.reader.cursor, two);
    screen.keys("gg2j");
    assert_eq!(screen.state.reader.cursor, two);
}

#[test]
fn a_sentence_is_selected_noted_and_handed_to_the_store() {
    let mut screen = screen();
    screen.keys("<Enter>/12次<Enter>vis");
    let span = screen.state.selection().expect("selected");
    let open = screen.state.opened().expect("open");
    let passage = open.report.source.text.slice(span).to_owned();
    assert_eq!(passage, "全年召开镇党委会12次，其中研究法治议题4次。");
    screen.keys("c数字与第三部分不符。<Enter>请核实<Tab>");
    assert!(matches!(screen.state.mode, Mode::Write(_)));
    let saves_drafts = |effect: &Effect| matches!(effect, Effect::SaveDraft(_));
    assert!(
        screen.effects.iter().any(saves_drafts),
        "text is on its way to disk as it is typed"
    );
    screen.keys("<C-s>");
    let open = screen.state.opened().expect("open");
    let note = &open.review.notes[0];
    assert_eq!(note.body, "数字与第三部分不符。\n请核实");
    assert_eq!(note.kind, NoteKind::Question);
    let Target::Span(anchor) = &note.target else {
        panic!("a note on a passage");
    };
    assert_eq!(anchor.exact, passage);
    assert_eq!(commits(&screen), 1);
    assert_eq!(
        screen.state.focus,
        Pane::Text,
        "reading goes on where it was"
    );
    assert!(
        screen
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::DropDraft(_)))
    );
}

#[test]
fn without_a_selection_a_note_is_on_the_section() {
    let mut screen = screen();
    screen.keys("<Enter>]]]]cx<C-s>");
    let note = &screen.state.opened().expect("open").review.notes[0];
    let Target::Section { id, anchor } = &note.target else {
        panic!("a note on a section");
    };
    assert_eq!(id, "1.1");
    assert!(
        anchor.exact.starts_with("（一）严格行政决策程序"),
        "{}",
        anchor.exact
    );
}

#[test]
fn escape_keeps_what_was_typed_as_a_draft_that_can_be_taken_up_again() {
    let mut screen = screen();
    screen.keys("<Enter>cabc<Esc>");
    assert_eq!(commits(&screen), 0);
    assert_eq!(screen.state.drafts.len(), 1);
    screen.keys("<Tab><BS>");
    screen.state.focus = Pane::Notes;
    screen.keys("ed<C-s>");
    let open = screen.state.opened().expect("open");
    assert_eq!(open.review.notes[0].body, "abcd");
    assert!(screen.state.drafts.is_empty());
}

#[test]
fn colon_w_makes_the_draft_left_a_note() {
    let mut screen = screen();
    screen.keys("<Enter>cabc<Esc>:w<Enter>");
    let open = screen.state.opened().expect("open");
    assert_eq!(open.review.notes[0].body, "abc");
}

#[test]
fn digits_score_and_are_saved_by_going_on() {
    let mut screen = screen();
    screen.keys("s30");
    assert_eq!(commits(&screen), 0, "pending until a key says so");
    screen.keys("j-6<Enter>");
    let open = screen.state.opened().expect("open");
    let points = |id: &str| open.review.scores[id].value;
    assert_eq!(format!("{:?}", points("measures")), "Points(Points(3000))");
    assert_eq!(
        format!("{:?}", points("shortcomings")),
        "Points(Points(1400))"
    );
    assert_eq!(commits(&screen), 2);
}

#[test]
fn points_out_of_range_stay_pending_and_say_why() {
    let mut screen = screen();
    screen.keys("s99<Enter>");
    assert_eq!(screen.state.scores.pending, "99");
    assert_eq!(screen.state.scores.at, 0);
    assert!(screen.said().contains("35"), "{}", screen.said());
    screen.keys("<BS><BS>30<Enter>");
    assert_eq!(screen.state.scores.at, 1);
}

#[test]
fn undo_and_redo_take_back_and_do_again() {
    let mut screen = screen();
    screen.keys("s30<Enter><Esc>u");
    assert!(
        screen
            .state
            .opened()
            .expect("open")
            .review
            .scores
            .is_empty()
    );
    screen.keys("U");
    assert_eq!(screen.state.opened().expect("open").review.scores.len(), 1);
}

#[test]
fn done_names_what_is_missing_and_goes_on_to_the_next_report() {
    let mut screen = screen();
    screen.keys("<Enter>D");
    let drawn = screen.drawn();
    assert!(drawn.contains("未评分：主要举措和成效"), "{drawn}");
    screen.keys("<Enter>");
    assert!(
        screen
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Open { report_idx: 1, .. }))
    );
    assert_eq!(
        screen.state.opened().expect("open").review.status,
        Status::Done
    );
}

#[test]
fn an_edit_without_a_reviewer_asks_once_and_then_goes_on() {
    let mut screen = screen();
    screen.state.session.reviewer = None;
    screen.keys("<Enter>c");
    assert!(screen.drawn().contains("评阅人姓名"), "{}", screen.drawn());
    screen.keys("<C-u>评阅员<Enter>");
    let asked = screen
        .effects
        .iter()
        .any(|effect| *effect == Effect::SetReviewer("评阅员".to_owned()));
    assert!(asked);
    screen.send(Msg::ReviewerSet(Ok("评阅员".to_owned())));
    assert!(matches!(screen.state.mode, Mode::Write(_)));
}

#[test]
fn what_could_not_be_saved_is_kept_and_shown_until_it_is() {
    let mut screen = screen();
    screen.keys("s30<Enter>");
    screen.send(Msg::SaveFailed {
        report_idx: 0,
        remarks: false,
        reason: "磁盘已满".to_owned(),
    });
    assert_eq!(screen.state.n_unsaved(), 1);
    screen.keys("<Esc>");
    assert!(screen.drawn().contains("未保存 1 处"), "{}", screen.drawn());
    screen.keys("Q");
    assert!(
        !screen.effects.contains(&Effect::Quit),
        "leaving asks first"
    );
    let review = screen.state.opened().expect("open").review.clone();
    let entries = review
        .history
        .iter()
        .map(|entry| entry.id.clone())
        .collect();
    assert!(screen.drawn().contains("仍要退出"), "{}", screen.drawn());
    screen.send(Msg::Saved {
        report_idx: 0,
        entries,
        review: Box::new(review),
    });
    assert!(screen.drawn().contains("已保存"), "{}", screen.drawn());
    // The question is no longer true.
    assert!(!screen.drawn().contains("仍要退出"), "{}", screen.drawn());
    screen.keys("Q");
    assert!(screen.effects.contains(&Effect::Quit));
}

#[test]
fn composed_characters_where_keys_are_commands_say_so() {
    let mut screen = screen();
    screen.keys("<Enter>批");
    assert!(screen.said().contains("输入法"), "{}", screen.said());
    screen.keys("】】");
    assert_eq!(
        screen.at_cursor(),
        "一、2025年度",
        "full-width brackets are brackets"
    );
}

#[test]
fn a_search_follows_typing_and_escape_returns() {
    let mut screen = screen();
    screen.keys("<Enter>/普法");
    assert_eq!(
        screen.at_cursor(),
        "普法形式单一。二"
            .chars()
            .take(8)
            .collect::<String>()
            .replace("二", "\n")
    );
    screen.keys("<Esc>");
    assert_eq!(screen.state.reader.cursor.0, 0);
    screen.keys("/普法<Enter>n");
    assert!(
        screen.at_cursor().starts_with("普法搬到集市"),
        "{}",
        screen.at_cursor()
    );
    screen.keys("n");
    assert!(screen.at_cursor().starts_with("普法形式"), "around the end");
}

#[test]
fn the_same_part_is_found_in_the_next_report() {
    let mut screen = screen();
    screen.keys("<Enter>]]]]]]]]");
    screen.answer();
    assert!(
        screen.at_cursor().starts_with("二、存在的不足"),
        "{}",
        screen.at_cursor()
    );
    screen.keys("]s");
    screen.answer();
    assert!(
        screen.at_cursor().starts_with("二、存在的问题"),
        "{}",
        screen.at_cursor()
    );
}

#[test]
fn quitting_goes_up_a_level_before_it_leaves() {
    let mut screen = screen();
    screen.keys("<Enter>sq");
    assert_eq!(screen.state.focus, Pane::Text);
    screen.keys("q");
    assert_eq!(screen.state.focus, Pane::List);
    screen.keys("q");
    assert!(screen.effects.contains(&Effect::Quit));
}

#[test]
fn a_paste_where_keys_are_commands_runs_none() {
    let mut screen = screen();
    screen.keys("<Enter>");
    screen.send(Msg::Paste("Q\nqqq".to_owned()));
    assert!(!screen.effects.contains(&Effect::Quit));
}

#[test]
fn what_is_typed_before_a_report_is_there_is_meant_for_it() {
    let mut screen = screen();
    screen.keys("<Enter>J]]cx");
    assert!(
        matches!(screen.state.mode, Mode::Normal),
        "nothing is written on the old report"
    );
    screen.answer();
    screen.keys("<C-s>");
    let open = screen.state.opened().expect("open");
    assert_eq!(open.report_idx, 1);
    assert_eq!(open.review.notes[0].body, "x");
}

#[test]
fn in_the_list_one_goes_on_without_waiting() {
    let mut screen = screen();
    screen.keys("jk");
    assert_eq!(screen.state.list.at, 0);
    screen.keys("jQ");
    assert!(screen.effects.contains(&Effect::Quit));
}

#[test]
fn a_draft_whose_note_is_saved_does_not_come_back() {
    let mut screen = screen();
    screen.keys("<Enter>cabc<C-s>");
    let draft = screen.effects.iter().find_map(|effect| match effect {
        Effect::DropDraft(draft) => Some(draft.clone()),
        _ => None,
    });
    let draft = draft.expect("the draft is dropped");
    let open = screen.state.opened().expect("open");
    let opened = super::super::msg::Opened {
        report: open.report.clone(),
        sheet: open.sheet.clone(),
        review: open.review.clone(),
        read_only: None,
        remarks: crate::review::Review::default(),
        drafts: vec![draft.clone()],
        troubles: Vec::new(),
    };
    screen.keys("J");
    screen.answer();
    screen.effects.clear();
    screen.keys("K");
    let generation = screen.state.generation;
    screen.send(Msg::Opened {
        generation,
        report_idx: 0,
        result: Box::new(Ok(opened)),
    });
    assert!(screen.state.drafts.is_empty());
    assert!(screen.effects.contains(&Effect::DropDraft(draft)));
}

#[test]
fn the_outline_is_corrected_by_hand_and_read_anew_once_that_is_saved() {
    let mut screen = screen();
    screen.keys("<Enter>]]]]#");
    let open = screen.state.opened().expect("open");
    let at = screen.state.reader.cursor;
    assert_eq!(open.review.outline.headings[&at].heading, Some(false));
    screen.keys(":part plan<Enter>:year 2024<Enter>");
    let review = screen.state.opened().expect("open").review.clone();
    assert_eq!(review.outline.headings[&at].part.as_deref(), Some("plan"));
    assert_eq!(review.outline.year, Some(2024));
    let before = screen.state.generation;
    let entries = review
        .history
        .iter()
        .map(|entry| entry.id.clone())
        .collect();
    screen.send(Msg::Saved {
        report_idx: 0,
        entries,
        review: Box::new(review),
    });
    assert_eq!(
        screen.state.generation,
        before + 1,
        "the report is asked for anew"
    );
    screen.answer();
    screen.keys("uuu");
    let open = screen.state.opened().expect("open");
    assert!(open.review.outline.headings.is_empty());
}

#[test]
fn a_command_that_edits_waits_for_the_reviewers_name() {
    let mut screen = screen();
    screen.state.session.reviewer = None;
    screen.keys(":status hold<Enter>评阅员<Enter>");
    screen.send(Msg::ReviewerSet(Ok("评阅员".to_owned())));
    assert_eq!(
        screen.state.opened().expect("open").review.status,
        Status::Hold
    );
}

#[test]
fn a_score_rests_on_the_note_at_hand_once_and_only_in_its_part() {
    let mut screen = screen();
    screen.keys("<Enter>/12次<Enter>viscx<C-s>s");
    screen.keys("30<Enter>14<Enter>18<Enter>12<Enter>9<Enter>");
    let review = &screen.state.opened().expect("open").review;
    assert_eq!(
        review.scores["measures"].cites,
        [review.notes[0].id.clone()]
    );
    for other in ["shortcomings", "leaders", "plan", "form"] {
        assert!(review.scores[other].cites.is_empty(), "{other}");
    }
}

#[test]
fn refused_points_never_reach_another_criterion_or_report() {
    for keys in ["]e", "J", "<Tab>", "e", "D"] {
        let mut screen = screen();
        screen.keys("s99");
        screen.keys(keys);
        assert_eq!(screen.state.scores.pending, "99", "after {keys}");
        assert_eq!(screen.state.scores.at, 0, "after {keys}");
        assert!(
            screen.said().contains("35"),
            "after {keys}: {}",
            screen.said()
        );
        assert_eq!(commits(&screen), 0, "after {keys}");
    }
}

#[test]
fn points_typed_are_saved_when_the_report_is_left() {
    let mut screen = screen();
    screen.keys("s30J");
    assert_eq!(commits(&screen), 1);
}

#[test]
fn a_review_read_before_a_save_does_not_take_the_edit_back() {
    let mut screen = screen();
    screen.keys("s30<Enter><Esc>");
    let review = screen.state.opened().expect("open").review.clone();
    let entries: Vec<_> = review
        .history
        .iter()
        .map(|entry| entry.id.clone())
        .collect();
    screen.keys("J");
    screen.answer();
    screen.keys("K");
    screen.send(Msg::Saved {
        report_idx: 0,
        entries,
        review: Box::new(review),
    });
    screen.answer();
    let open = screen.state.opened().expect("open");
    assert_eq!(open.report_idx, 0);
    assert_eq!(open.review.scores.len(), 1);
}

#[test]
fn a_note_opened_and_left_as_it_was_is_no_draft() {
    let mut screen = screen();
    screen.keys("<Enter>cabc<C-s>");
    screen.state.focus = Pane::Notes;
    screen.keys("e<Esc>");
    assert!(screen.state.drafts.is_empty(), "{}", screen.said());
    screen.keys("ed<Esc>");
    assert_eq!(screen.state.drafts.len(), 1);
}
