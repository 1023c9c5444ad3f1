//! The score pane, key by key: what a score rests on, deductions, history.

use insta::assert_snapshot;

use super::super::effect::Effect;
use super::super::state::{Overlay, Pane};
use super::Screen;
use crate::review::{Confidence, Score, ScoreValue};

fn screen() -> Screen {
    Screen::new((120, 40))
}

#[track_caller]
fn score(screen: &Screen, id: &str) -> Score {
    let open = screen.state.opened().expect("open");
    open.review.scores[id].clone()
}

fn points(screen: &Screen, id: &str) -> String {
    match score(screen, id).value {
        ScoreValue::Points(points) => points.to_string(),
        ScoreValue::NotApplicable => "na".to_owned(),
    }
}

#[test]
fn a_letter_counts_a_deduction_and_goes_round_at_its_cap() {
    let mut screen = screen();
    screen.keys("sa");
    assert_eq!(points(&screen, "measures"), "30");
    screen.keys("c");
    screen.keys("c");
    assert_eq!(points(&screen, "measures"), "26");
    assert!(screen.said().contains("×2"), "{}", screen.said());
    // It can count once only: pressed again it is taken back.
    screen.keys("a");
    assert_eq!(points(&screen, "measures"), "31");
    assert!(
        !score(&screen, "measures")
            .deductions
            .contains_key("no-figures")
    );
    screen.keys("r");
    assert!(screen.said().contains("扣分项"), "{}", screen.said());
}

#[test]
fn points_given_by_hand_stay_on_top_of_what_deductions_take_off() {
    let mut screen = screen();
    screen.keys("sa32<Enter>kc");
    assert_eq!(points(&screen, "measures"), "30");
    let drawn = screen.drawn();
    assert!(drawn.contains("按扣分应为 28，另调 +2"), "{drawn}");
}

#[test]
fn a_selection_becomes_the_ground_of_the_next_score_and_one_undo_takes_both_back() {
    let mut screen = screen();
    screen.keys("<Enter>/12次<Enter>vis");
    let selected = screen.state.selection().expect("selected");
    screen.keys("s");
    assert_eq!(screen.state.focus, Pane::Scores);
    assert_eq!(
        screen.state.marked(),
        Some(selected),
        "one sees what is cited"
    );
    assert!(
        screen.drawn().contains("下一个分数将引用所选"),
        "{}",
        screen.drawn()
    );
    screen.keys("b");
    assert_eq!(screen.state.marked(), None);
    let open = screen.state.opened().expect("open");
    let note = &open.review.notes[0];
    assert_eq!(note.criterion.as_deref(), Some("measures"));
    assert_eq!(
        score(&screen, "measures").cites,
        std::slice::from_ref(&note.id)
    );
    screen.keys("u");
    let open = screen.state.opened().expect("open");
    assert!(open.review.notes.is_empty() && open.review.scores.is_empty());
}

#[test]
fn a_selection_without_a_word_is_no_ground() {
    let mut screen = screen();
    screen.keys("<Enter>jvs30<Enter>");
    assert_eq!(points(&screen, "measures"), "30");
    let open = screen.state.opened().expect("open");
    assert!(open.review.notes.is_empty(), "{:?}", open.review.notes);
}

#[test]
fn enter_on_a_score_shows_its_passages_in_turn_and_s_comes_back() {
    let mut screen = screen();
    screen.keys("<Enter>/12次<Enter>visc甲<C-s>/9件<Enter>visc乙<C-s>s");
    screen.keys("20<Enter>k");
    let drawn = screen.drawn();
    assert!(drawn.contains("依据1"), "{drawn}");
    screen.state.reader.cursor = crate::text::CharIdx(0);
    screen.keys("<Enter>");
    assert_eq!(screen.state.focus, Pane::Text);
    assert_eq!(screen.at_cursor(), "办理行政处罚案件");
    screen.keys("s");
    assert_eq!(
        (screen.state.focus, screen.state.scores.at),
        (Pane::Scores, 0)
    );
}

#[test]
fn a_note_is_cited_by_hand_and_given_up_again() {
    let mut screen = screen();
    screen.keys("<Enter>/12次<Enter>visc甲<C-s>ggs34<Enter>k");
    assert!(score(&screen, "measures").cites.is_empty());
    screen.keys("<Esc>]cst");
    assert_eq!(score(&screen, "measures").cites.len(), 1);
    screen.keys("t");
    assert!(score(&screen, "measures").cites.is_empty());
}

#[test]
fn a_low_score_that_rests_on_nothing_asks_once() {
    let mut screen = screen();
    screen.keys("s5<Enter>");
    assert!(matches!(
        screen.state.overlays.last(),
        Some(Overlay::Confirm(_))
    ));
    assert!(
        screen.drawn().contains("没有引用批注"),
        "{}",
        screen.drawn()
    );
    screen.keys("<Esc>");
    assert_eq!(screen.state.scores.pending, "5", "nothing is thrown away");
    screen.keys("<Enter>");
    assert_eq!(points(&screen, "measures"), "5");
    screen.keys("3<Enter><Enter>");
    assert_eq!(points(&screen, "shortcomings"), "3");
    assert_eq!(screen.state.scores.at, 2);
}

#[test]
fn confidence_goes_round_and_a_score_can_be_taken_away() {
    let mut screen = screen();
    screen.keys("sw");
    assert!(screen.said().contains("先给"), "{}", screen.said());
    screen.keys("30<Enter>kw");
    assert_eq!(score(&screen, "measures").confidence, Some(Confidence::Low));
    screen.keys("www");
    assert_eq!(score(&screen, "measures").confidence, Some(Confidence::Low));
    screen.keys("X");
    let open = screen.state.opened().expect("open");
    assert!(open.review.scores.is_empty());
    assert!(
        screen
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Commit { .. }))
    );
}

#[test]
fn the_level_of_the_points_being_typed_is_in_view() {
    let mut screen = screen();
    screen.keys("s30");
    let levels: Vec<String> = screen.drawn().lines().map(str::to_owned).collect();
    let shown = levels.iter().position(|line| line.contains("≥28 良好"));
    let asked = levels.iter().position(|line| line.contains("≥31.5 优秀"));
    assert!(shown.is_some() && shown < asked, "{}", levels.join("\n"));
}

#[test]
fn scores_at_80_columns_with_grounds_and_history() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>/12次<Enter>viss");
    screen.keys("bw12<Enter>k34<Enter>k");
    assert_snapshot!(screen.drawn());
    screen.keys(" ");
    assert_snapshot!(screen.drawn());
}

#[test]
fn e_right_after_enter_gives_the_reason_for_the_score_just_given() {
    let mut screen = screen();
    screen.keys("s30<Enter>");
    assert_eq!(screen.state.scores.at, 1);
    screen.keys("e写得清楚<C-s>");
    assert_eq!(score(&screen, "measures").comment, "写得清楚");
    assert_eq!(screen.state.scores.at, 0);
    // After any other move it is the criterion at hand that is spoken of.
    screen.keys("jke<Esc>j");
    screen.keys("e");
    assert!(screen.said().contains("请先"), "{}", screen.said());
}
