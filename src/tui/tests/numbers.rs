//! The batch as numbers, the reports nearest in score, totals that are no results yet.

use std::sync::Arc;

use insta::assert_snapshot;

use super::super::beside::Shown;
use super::super::effect::Effect;
use super::super::msg::Msg;
use super::super::state::Pane;
use super::Screen;
use crate::lang::Lang;
use crate::profile::{self, Bilingual, Points};
use crate::review::ScoreValue;
use crate::session::{CriterionNumbers, Numbers, Outlier, Peer, SheetNumbers, Standing};
use crate::stats::{Bin, Distribution, Progress, distribution, histogram};

fn points(list: &[i32]) -> Vec<Points> {
    list.iter().map(|whole| Points(whole * 100)).collect()
}

fn spread(list: &[i32]) -> Distribution {
    distribution(&points(list)).expect("not empty")
}

fn bins(list: &[i32], max: i32, n: usize) -> Vec<Bin> {
    histogram(&points(list), Points(max * 100), n)
}

/// Of five reports, two of which have the same total.
fn numbers() -> Numbers {
    let profile = profile::find("fazhi").expect("built in");
    let criteria = profile.rubric.criteria.iter().map(|criterion| {
        let given = [12, 15, 15, 18];
        let scored = criterion.id != "bonus";
        CriterionNumbers {
            id: criterion.id.clone(),
            name: criterion.name.clone(),
            max: criterion.highest(),
            spread: scored.then(|| spread(&given)),
            n_not_applicable: 0,
            histogram: bins(&given, criterion.highest().0 / 100, 5),
        }
    });
    let totals = [92, 85, 85, 61];
    let grade = |id: &str| {
        let grades = profile.rubric.grades.iter();
        let grade = grades.clone().find(|grade| grade.id == id);
        grade.map(|grade| (grade.id.clone(), grade.name.clone()))
    };
    let standing = |nth: usize, rank, tied, points: Option<i32>, id: &str| {
        let mut standing = Standing::unranked(nth, &format!("{nth}.txt"), Points(10_000));
        standing.rank = rank;
        standing.tied = tied;
        standing.points = points.map(|whole| Points(whole * 100));
        standing.grade = grade(id);
        standing
    };
    let grades: Vec<String> = profile
        .rubric
        .grades
        .iter()
        .map(|grade| grade.id.clone())
        .collect();
    Numbers {
        n_reports: 14,
        progress: Progress {
            new: 9,
            reading: 1,
            done: 3,
            hold: 1,
        },
        seconds: 5_400,
        seconds_each: Some(1_500),
        seconds_left: Some(16_500),
        sheets: vec![SheetNumbers {
            class: None,
            name: profile.name.clone(),
            max: Points(10_000),
            total: Some(spread(&totals)),
            histogram: bins(&totals, 100, 10),
            criteria: criteria.collect(),
        }],
        ranking: vec![
            standing(0, Some(1), false, Some(92), &grades[0]),
            standing(1, Some(2), true, Some(85), &grades[1]),
            standing(0, Some(2), true, Some(85), &grades[1]),
            standing(1, Some(4), false, Some(61), &grades[2]),
            standing(0, None, false, None, ""),
        ],
        classes: vec![
            ("乡镇".to_owned(), spread(&[92, 85])),
            ("部门".to_owned(), spread(&[85, 61])),
        ],
        outliers: vec![Outlier {
            report_idx: 1,
            report: "1.txt".to_owned(),
            reviewer: "评阅员".to_owned(),
            criterion: Some((
                "plan".to_owned(),
                Bilingual {
                    zh: "下一年度安排".to_owned(),
                    en: "Plan".to_owned(),
                },
            )),
            value: Points(300),
            spread: spread(&[12, 12, 13]),
        }],
        drift: vec![spread(&[90, 88]), spread(&[73, 71])],
    }
}

#[test]
fn the_dashboard_shows_the_batch_as_numbers() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>gt");
    assert!(screen.effects.contains(&Effect::Count));
    assert!(screen.drawn().contains("正在统计"));
    screen.send(Msg::Numbers(Ok(Arc::new(numbers()))));
    assert_snapshot!("dashboard_at_80", screen.drawn());
    screen.keys("G");
    assert_snapshot!("dashboard_at_80_foot", screen.drawn());
    screen.send(Msg::Resized(120, 40));
    screen.keys("g");
    assert_snapshot!("dashboard_at_120", screen.drawn());
    screen.state.settings.lang = Lang::En;
    screen.state.settings.ascii = true;
    assert_snapshot!("dashboard_at_120_en_ascii", screen.drawn());
    screen.keys("q");
    assert!(screen.state.overlays.is_empty());
}

#[test]
fn a_report_is_opened_from_its_rank() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>:stats<Enter>");
    screen.send(Msg::Numbers(Ok(Arc::new(numbers()))));
    screen.keys("<Tab><Tab>jj<Enter>");
    screen.answer();
    assert!(screen.state.overlays.is_empty());
    assert_eq!(screen.state.opened().expect("open").report_idx, 1);
}

#[test]
fn an_empty_batch_says_how_to_begin_and_trouble_is_told() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>gt");
    screen.send(Msg::Numbers(Ok(Arc::default())));
    assert!(screen.drawn().contains("还没有评分"), "{}", screen.drawn());
    screen.send(Msg::Numbers(Err("评阅库打不开".to_owned())));
    assert!(screen.state.overlays.is_empty());
    assert_eq!(screen.said(), "评阅库打不开");
}

#[test]
fn a_total_that_is_no_result_yet_stands_in_brackets() {
    let mut screen = Screen::new((120, 30));
    screen.keys("<Enter>s30<Enter>");
    assert!(screen.drawn().contains("评分 (30)"), "{}", screen.drawn());
    assert!(
        screen.drawn().contains("总分 (30)/100"),
        "{}",
        screen.drawn()
    );
    screen.keys("18<Enter>18<Enter>12<Enter>9<Enter>");
    assert!(screen.drawn().contains("评分 87"), "{}", screen.drawn());
}

/// Two others, the nearer first.
fn peers() -> Vec<Peer> {
    let peer = |value: i32, total: i32, n_empty, comment: &str| Peer {
        report_idx: 1,
        value: Some(ScoreValue::Points(Points(value * 100))),
        comment: comment.to_owned(),
        total: Points(total * 100),
        n_empty,
        grade: None,
    };
    vec![
        peer(29, 88, 0, "数据齐全，缺少典型案例。"),
        peer(33, 20, 3, ""),
    ]
}

#[test]
fn the_nearest_in_score_are_put_beside_at_the_same_part() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>s30<Enter>kg=");
    let asked = Effect::Nearest {
        report_idx: 0,
        criterion: "measures".to_owned(),
    };
    assert!(screen.effects.contains(&asked), "{:?}", screen.effects);
    screen.send(Msg::Nearest(Ok(peers())));
    assert_snapshot!("nearest_at_80", screen.drawn());
    screen.send(Msg::Resized(120, 40));
    screen.state.settings.lang = Lang::En;
    assert_snapshot!("nearest_at_120_en", screen.drawn());
    screen.state.settings.lang = Lang::Zh;
    screen.keys("<Enter>");
    assert_eq!(screen.state.focus, Pane::Text);
    assert_eq!(screen.at_cursor(), "一、2025年度");
    let beside = screen.state.beside.as_ref().expect("beside");
    let generation = beside.generation;
    screen.send(Msg::BesideOpened {
        generation,
        name: None,
        shown: Shown::Report(Arc::clone(&screen.reports[1].1)),
    });
    assert_snapshot!("nearest_beside_at_120", screen.drawn());
}

#[test]
fn without_another_score_there_is_nothing_to_compare() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>sg=");
    screen.send(Msg::Nearest(Ok(Vec::new())));
    assert!(screen.state.overlays.is_empty());
    assert!(screen.said().contains("无从对照"));
}
