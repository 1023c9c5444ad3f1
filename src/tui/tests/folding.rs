//! Folds, the margin, `.` and the objects.

use insta::assert_snapshot;

use super::super::effect::Effect;
use super::super::page::RowKind;
use super::Screen;
use crate::review::{NoteKind, Target};

fn screen() -> Screen {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>");
    screen
}

fn kinds(screen: &Screen) -> Vec<RowKind> {
    let rows = &screen.state.reader.rows;
    rows.iter().map(|row| row.kind).collect()
}

#[test]
fn a_section_folds_to_its_heading_and_opens_again() {
    let mut screen = screen();
    let all = screen.state.reader.rows.len();
    screen.keys("]]za");
    assert_eq!(screen.at_cursor(), "一、2025年度");
    let fold = kinds(&screen);
    assert_eq!(
        fold.iter().filter(|kind| **kind == RowKind::Folded).count(),
        1
    );
    screen.keys("za");
    assert_eq!(screen.state.reader.rows.len(), all);
}

#[test]
fn sections_within_a_fold_are_passed_over_and_a_jump_opens_it() {
    let mut screen = screen();
    screen.keys("zM]]]]");
    assert_eq!(screen.at_cursor(), "二、存在的不足和");
    let n_folds = |screen: &Screen| {
        let all = kinds(screen);
        all.iter().filter(|kind| **kind == RowKind::Folded).count()
    };
    assert_eq!(n_folds(&screen), 4);
    screen.keys("/集市<Enter>");
    assert_eq!(screen.at_cursor(), "集市和村口。\n\n");
    assert_eq!(n_folds(&screen), 3, "the fold that hid the hit is open");
    screen.keys("zR");
    assert_eq!(n_folds(&screen), 0);
}

#[test]
fn folds_and_marks_of_the_margin_are_drawn() {
    let mut screen = Screen::new((120, 24));
    screen.keys("<Enter>/12次<Enter>visc数字不符。<C-s>s30<Enter>q");
    screen.keys("/普法形式<Enter>visc请举例。<C-s>/学习6次<Enter>]]za");
    assert_snapshot!(screen.drawn());
}

#[test]
fn a_figure_is_selected_on_it_and_from_before_it() {
    let mut screen = screen();
    screen.keys("/党委会<Enter>vin");
    let selected = |screen: &Screen| {
        let span = screen.state.selection().expect("selected");
        let open = screen.state.opened().expect("open");
        open.report.source.text.slice(span).to_owned()
    };
    assert_eq!(selected(&screen), "12次");
    screen.keys("<Esc>/4次<Enter>vin");
    assert_eq!(selected(&screen), "4次");
}

#[track_caller]
fn passages(screen: &Screen) -> Vec<(NoteKind, String, String)> {
    let open = screen.state.opened().expect("open");
    let notes = open.review.notes.iter().map(|note| {
        let passage = match &note.target {
            Target::Whole => String::new(),
            Target::Span(anchor) | Target::Section { anchor, .. } => anchor.exact.clone(),
        };
        (note.kind, passage, note.body.clone())
    });
    notes.collect()
}

#[test]
fn a_point_writes_the_note_again_on_the_same_kind_of_passage() {
    let mut screen = screen();
    screen.keys(".");
    assert_eq!(screen.said(), "还没有可重复的操作");
    screen.keys("/12次<Enter>visc请附证明。<Tab><C-s>/9件<Enter>.");
    let noted = passages(&screen);
    let (kind, passage, body) = &noted[1];
    assert_eq!(passage, "办理行政处罚案件9件，没有发生行政复议。");
    assert_eq!((*kind, body.as_str()), (NoteKind::Question, "请附证明。"));
    screen.keys("/普法形式<Enter>viq.");
    let commits = |effect: &Effect| matches!(effect, Effect::Commit { .. });
    assert_eq!(screen.effects.iter().filter(|it| commits(it)).count(), 3);
    screen.keys("ggdd");
    assert_eq!(passages(&screen).len(), 3, "no note at the top to delete");
}

#[test]
fn a_point_on_a_selection_notes_the_selection() {
    let mut screen = screen();
    screen.keys("]]cB<C-s>/5名<Enter>vl.");
    let noted = passages(&screen);
    assert!(noted[0].1.starts_with("一、2025年度"), "{noted:?}");
    assert_eq!(noted[1].1, "5名");
}

#[test]
fn the_reading_width_is_set_by_command() {
    let mut screen = screen();
    screen.keys(":measure 40<Enter>");
    assert_eq!(screen.state.reader.cols, 40);
    let kept = Effect::KeepSetting("measure", "40".to_owned());
    assert!(screen.effects.contains(&kept), "as `:set measure` does");
    screen.keys("z>z>z<");
    assert_eq!(screen.state.settings.measure, 44);
    let kept = Effect::KeepSetting("measure", "44".to_owned());
    assert_eq!(screen.effects.last(), Some(&kept), "so does a key");
    screen.keys(":measure 7<Enter>");
    assert_eq!(screen.said(), "“7”不是版心宽度，应为 30 至 120 列");
}
